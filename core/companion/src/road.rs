//! The one road that every change takes: build, check, seal and append, fold, tell.
//!
//! The vault stands behind a mutex: whoever holds it is the one writer. What is built is checked
//! against what is committed, appended in one durable transaction, and only then folded into the
//! book, whose lock is held for microseconds. So readers never wait for the disk.

mod erase;
mod import;

use self::import::{IMPORT_CHUNK, Import};
use crate::error::{Error, Result};
use crate::known::Known;
use crate::phone::{Clock, Listeners};
use crate::post::Post;
use field::check::check;
use field::id::{CompartmentId, EntityId, RevisionId};
use field::record::{Body, Record};
use field::revision::Revision;
use field::time::{Instant, Now, Stamp, Zone};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use vault::Vault;

/// An unlocked vault and what was read from it, shared by a session and its areas.
pub(crate) struct Road {
    writer: Mutex<Option<Writer>>,
    known: RwLock<Option<Known>>,
    clock: Arc<dyn Clock>,
    listeners: Arc<Listeners>,
    /// Closed together with the vault.
    post: Arc<Post>,
    /// How many rows there were when the vault was anchored last.
    anchored: AtomicU64,
}

struct Writer {
    vault: Vault,
    /// While an import runs.
    import: Option<Import>,
}

/// What is about to be written, in one durable transaction.
#[derive(Default)]
pub(crate) struct Changes {
    revisions: Vec<Revision>,
    compartments: Vec<CompartmentId>,
    finished_drafts: Vec<Vec<u8>>,
}

impl Road {
    pub(crate) fn new(vault: Vault, known: Known, clock: Arc<dyn Clock>, post: Arc<Post>) -> Self {
        Self {
            writer: Mutex::new(Some(Writer { vault, import: None })),
            known: RwLock::new(Some(known)),
            clock,
            listeners: Arc::default(),
            post,
            anchored: AtomicU64::new(0),
        }
    }

    /// Whether the vault was anchored with so many rows; from now on it was.
    pub(crate) fn anchored_at(&self, rows: u64) -> bool {
        self.anchored.swap(rows, Ordering::Relaxed) == rows
    }

    pub(crate) fn now(&self) -> Now {
        Now {
            at: Instant(self.clock.now_ms()),
            zone: Zone::named(&self.clock.zone()).unwrap_or(Zone::NETHERLANDS),
        }
    }

    pub(crate) fn post(&self) -> &Post {
        &self.post
    }

    pub(crate) fn listeners(&self) -> &Arc<Listeners> {
        &self.listeners
    }

    /// Answers a question from the read model.
    pub(crate) fn read<T>(&self, ask: impl FnOnce(&Known, Now) -> Result<T>) -> Result<T> {
        let now = self.now();
        ask(self.known().as_ref().ok_or(Error::Locked)?, now)
    }

    /// Writes what `build` puts down. When it fails, or the disk does, nothing has changed.
    pub(crate) fn write<T>(
        &self,
        build: impl FnOnce(&Known, &mut Pen<'_>) -> Result<T>,
    ) -> Result<T> {
        let (outcome, changed) = self.write_quietly(build)?;
        if !changed.is_empty() {
            self.listeners.tell(&changed);
        }
        Ok(outcome)
    }

    /// As [`Road::write`]; returns what changed instead of telling it, so that no lock is held
    /// when listeners are called. What an import writes is told when it ends.
    fn write_quietly<T>(
        &self,
        build: impl FnOnce(&Known, &mut Pen<'_>) -> Result<T>,
    ) -> Result<(T, Vec<EntityId>)> {
        let mut guard = self.writer();
        let writer = guard.as_mut().ok_or(Error::Locked)?;
        let (outcome, changes) = {
            let known = self.known();
            let known = known.as_ref().ok_or(Error::Locked)?;
            let mut pen = Pen::new(known, self.now());
            let outcome = build(known, &mut pen)?;
            (outcome, pen.changes)
        };
        let changed: Vec<EntityId> = changes.revisions.iter().map(|r| r.entity).collect();
        let full = match &mut writer.import {
            Some(import) if import.by == thread::current().id() => {
                import.held.add(&changes);
                import.held.revisions.len() >= IMPORT_CHUNK
            }
            Some(_) => {
                // What this builds on may be held: that goes first.
                self.flush(&mut guard)?;
                append(&mut guard.as_mut().ok_or(Error::Locked)?.vault, &changes)?;
                self.take_in(changes);
                return Ok((outcome, changed));
            }
            None => {
                append(&mut writer.vault, &changes)?;
                self.take_in(changes);
                return Ok((outcome, changed));
            }
        };
        self.take_in(changes);
        if full {
            self.flush(&mut guard)?;
        }
        Ok((outcome, Vec::new()))
    }

    fn take_in(&self, changes: Changes) {
        if let Some(known) = self.known_mut().as_mut() {
            changes.revisions.into_iter().for_each(|r| known.take_in(r));
        }
    }

    /// Takes in records of others, and folds what is new.
    pub(crate) fn receive(
        &self,
        take: impl FnOnce(&mut Vault) -> std::result::Result<vault::Received, vault::Error>,
    ) -> Result<vault::Received> {
        let received = {
            let mut writer = self.writer();
            let received = take(&mut writer.as_mut().ok_or(Error::Locked)?.vault)?;
            if let Some(known) = self.known_mut().as_mut() {
                received.rows.iter().for_each(|row| known.take_in_row(row));
            }
            received
        };
        let changed: Vec<EntityId> =
            received.rows.iter().map(|row| EntityId::new(row.entity)).collect();
        if !changed.is_empty() {
            self.listeners.tell(&changed);
        }
        Ok(received)
    }

    /// Does something with the vault that is no revision: drafts, PIN.
    pub(crate) fn vault<T>(
        &self,
        act: impl FnOnce(&mut Vault) -> std::result::Result<T, vault::Error>,
    ) -> Result<T> {
        Ok(act(&mut self.writer().as_mut().ok_or(Error::Locked)?.vault)?)
    }

    /// Closes the vault and forgets what was read. Calls from now on return [`Error::Locked`].
    pub(crate) fn lock(&self) -> Result<()> {
        let writer = self.writer().take();
        *self.known_mut() = None;
        let closed = self.post.close();
        if let Some(writer) = writer {
            writer.vault.pause()?;
        }
        closed
    }

    fn writer(&self) -> MutexGuard<'_, Option<Writer>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known(&self) -> RwLockReadGuard<'_, Option<Known>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn known_mut(&self) -> RwLockWriteGuard<'_, Option<Known>> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Changes {
    fn add(&mut self, other: &Self) {
        self.revisions.extend_from_slice(&other.revisions);
        self.compartments.extend_from_slice(&other.compartments);
        self.finished_drafts.extend_from_slice(&other.finished_drafts);
    }
}

fn append(vault: &mut Vault, changes: &Changes) -> Result<()> {
    let contents: Vec<Vec<u8>> = changes.revisions.iter().map(Revision::to_content).collect();
    let entries: Vec<vault::Entry<'_>> = changes
        .revisions
        .iter()
        .zip(&contents)
        .map(|(revision, content)| vault::Entry {
            compartment: revision.compartment.bytes(),
            kind: revision.body.kind(),
            entity: revision.entity.bytes(),
            content,
        })
        .collect();
    let compartments: Vec<vault::NewCompartment> = changes
        .compartments
        .iter()
        .map(|id| vault::NewCompartment { id: id.bytes(), regime: 0 })
        .collect();
    let finished: Vec<&[u8]> = changes.finished_drafts.iter().map(Vec::as_slice).collect();
    vault.append(&vault::Batch {
        new_compartments: &compartments,
        entries: &entries,
        finished_drafts: &finished,
    })?;
    Ok(())
}

/// Puts down revisions: ids, stamps and what they replace follow by themselves.
pub(crate) struct Pen<'a> {
    known: &'a Known,
    now: Now,
    stamp: Option<Stamp>,
    changes: Changes,
}

impl<'a> Pen<'a> {
    fn new(known: &'a Known, now: Now) -> Self {
        Self { known, now, stamp: known.book.last_stamp(), changes: Changes::default() }
    }

    pub(crate) fn now(&self) -> Now {
        self.now
    }

    /// A new entity in a compartment.
    pub(crate) fn add<R: Record>(&mut self, at: CompartmentId, record: R) -> Result<R::Id> {
        let id = EntityId::new(random()?).into();
        self.add_as(id, at, record)?;
        Ok(id)
    }

    /// A new entity whose id was given out before, with its draft.
    pub(crate) fn add_as<R: Record>(
        &mut self,
        id: R::Id,
        at: CompartmentId,
        record: R,
    ) -> Result<()> {
        self.put(id.into(), at, Vec::new(), record.into())
    }

    /// A new state of an entity; replaces every head, and so settles a conflict.
    pub(crate) fn change<R: Record>(&mut self, id: R::Id, record: R) -> Result<()> {
        let entity: EntityId = id.into();
        let heads = self.heads(entity);
        let at = heads.first().ok_or(Error::NotFound)?.compartment;
        let replaces = heads.iter().map(|r| r.id).collect();
        self.put(entity, at, replaces, record.into())
    }

    /// A state that came in from somebody else, for the personal compartment, in place of what
    /// stands there. It was checked where it was written, and may name what is not known here.
    pub(crate) fn take_in<R: Record>(&mut self, id: R::Id, record: R) -> Result<()> {
        let entity: EntityId = id.into();
        let personal = self.known.personal;
        let heads = self.heads(entity).into_iter().filter(|r| r.compartment == personal);
        let replaces = heads.map(|r| r.id).collect();
        self.lay(entity, personal, replaces, record.into())
    }

    /// What came in before under an id.
    pub(crate) fn taken_in<R: Record>(&self, id: R::Id) -> TakenIn<'_, R> {
        let heads = self.heads(id.into());
        let personal = heads.iter().find(|r| r.compartment == self.known.personal);
        match personal.and_then(|r| R::of(&r.body)) {
            Some(record) => TakenIn::Record(record),
            None if heads.is_empty() => TakenIn::Nothing,
            None => TakenIn::SomethingElse,
        }
    }

    /// Whether an entity ever was in this state.
    pub(crate) fn has_been(&self, entity: EntityId, body: &Body) -> bool {
        let written = self.changes.revisions.iter().filter(|r| r.entity == entity);
        written.chain(self.known.book.history(entity)).any(|r| r.body == *body)
    }

    /// What stands unreplaced of an entity, with what this write puts down.
    fn heads(&self, entity: EntityId) -> Vec<&Revision> {
        match self.changes.revisions.iter().rev().find(|r| r.entity == entity) {
            Some(written) => vec![written],
            None => self.known.book.heads(entity),
        }
    }

    /// A compartment of its own, for a new case.
    pub(crate) fn new_compartment(&mut self) -> Result<CompartmentId> {
        let id = CompartmentId::new(random()?);
        self.changes.compartments.push(id);
        Ok(id)
    }

    /// The compartment in which an entity lives.
    pub(crate) fn compartment_of(&self, id: impl Into<EntityId>) -> Result<CompartmentId> {
        let entity = id.into();
        let here = self.changes.revisions.iter().find(|r| r.entity == entity);
        here.map(|r| r.compartment)
            .or_else(|| self.known.book.compartment(entity))
            .ok_or(Error::NotFound)
    }

    /// Writes one of several heads anew in place of all of them.
    pub(crate) fn settle(&mut self, entity: EntityId, chosen: RevisionId) -> Result<()> {
        let heads = self.known.book.heads(entity);
        let chosen = heads.iter().find(|r| r.id == chosen).ok_or(Error::Conflict)?;
        let replaces = heads.iter().map(|r| r.id).collect();
        self.put(entity, chosen.compartment, replaces, chosen.body.clone())
    }

    /// The draft that this write finishes, by the name of its slot.
    pub(crate) fn finish_draft(&mut self, slot: Vec<u8>) {
        self.changes.finished_drafts.push(slot);
    }

    fn put(
        &mut self,
        entity: EntityId,
        compartment: CompartmentId,
        replaces: Vec<RevisionId>,
        body: Body,
    ) -> Result<()> {
        check(&|id| self.knows(id), &body, self.latest())?;
        self.lay(entity, compartment, replaces, body)
    }

    fn lay(
        &mut self,
        entity: EntityId,
        compartment: CompartmentId,
        replaces: Vec<RevisionId>,
        body: Body,
    ) -> Result<()> {
        let stamp = Stamp::after(self.stamp, self.now.at);
        self.stamp = Some(stamp);
        self.changes.revisions.push(Revision {
            id: RevisionId::new(random()?),
            entity,
            compartment,
            author: self.known.author,
            replaces,
            stamp,
            recorded: self.now.at,
            received: None,
            body,
        });
        Ok(())
    }

    /// The latest moment this phone has seen: a clock that was set back refuses nothing.
    fn latest(&self) -> Now {
        let seen = self.stamp.map_or(self.now.at, |stamp| Instant(stamp.ms));
        Now { at: self.now.at.max(seen), zone: self.now.zone }
    }

    fn knows(&self, id: EntityId) -> bool {
        self.known.book.front(id).is_some() || self.changes.revisions.iter().any(|r| r.entity == id)
    }
}

/// What came in before under an id.
pub(crate) enum TakenIn<'a, R> {
    /// Nothing is known under this id.
    Nothing,
    /// This record.
    Record(&'a R),
    /// The id names something else here: of another kind, or in a case's own compartment.
    SomethingElse,
}

/// Sixteen bytes from the system.
pub(crate) fn random() -> Result<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Error::Internal { code: 1 })?;
    Ok(bytes)
}
