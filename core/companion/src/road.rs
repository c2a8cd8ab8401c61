//! The one road that every change takes: build, check, seal and append, fold, tell.
//!
//! The vault stands behind a mutex: whoever holds it is the one writer. What is built is checked
//! against what is committed, appended in one durable transaction, and only then folded into the
//! book, whose lock is held for microseconds. So readers never wait for the disk.

use crate::drafts::Slot;
use crate::error::{Error, Result};
use crate::phone::{Clock, Listeners};
use field::book::Book;
use field::check::check;
use field::id::{CompartmentId, EntityId, EntityKey, PackId, RevisionId, WorkerId};
use field::pack::{DaysOff, Pack};
use field::record::{Body, Record};
use field::revision::{Author, Revision};
use field::time::{Instant, Now, Stamp, Zone};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use vault::Vault;

/// What is known while unlocked.
pub(crate) struct Known {
    pub(crate) book: Book,
    pub(crate) pack: Pack,
    pub(crate) author: Author,
    pub(crate) personal: CompartmentId,
}

impl Known {
    pub(crate) fn days_off(&self) -> &DaysOff {
        &self.pack.days_off
    }

    /// Name and organisation of the worker.
    pub(crate) fn worker(&self) -> (String, String) {
        let worker = self.book.all::<WorkerId>().next_back();
        worker.map(|(_, w)| (w.name.clone(), w.organisation.clone())).unwrap_or_default()
    }

    /// The record in front, or [`Error::NotFound`].
    pub(crate) fn get<K: EntityKey>(&self, id: K) -> Result<&K::Record> {
        self.book.get(id).ok_or(Error::NotFound)
    }
}

/// An unlocked vault and what was read from it, shared by a session and its areas.
pub(crate) struct Road {
    writer: Mutex<Option<Writer>>,
    known: RwLock<Option<Known>>,
    clock: Arc<dyn Clock>,
    listeners: Arc<Listeners>,
}

struct Writer {
    vault: Vault,
    /// While an import runs: what is folded but not yet appended.
    held: Option<Changes>,
}

/// What is about to be written, in one durable transaction.
#[derive(Default)]
pub(crate) struct Changes {
    revisions: Vec<Revision>,
    compartments: Vec<CompartmentId>,
    finished_drafts: Vec<Vec<u8>>,
}

/// An import is appended in transactions of about this many revisions.
const IMPORT_CHUNK: usize = 2_000;

impl Road {
    pub(crate) fn new(vault: Vault, known: Known, clock: Arc<dyn Clock>) -> Self {
        Self {
            writer: Mutex::new(Some(Writer { vault, held: None })),
            known: RwLock::new(Some(known)),
            clock,
            listeners: Arc::default(),
        }
    }

    pub(crate) fn now(&self) -> Now {
        Now {
            at: Instant(self.clock.now_ms()),
            zone: Zone::named(&self.clock.zone()).unwrap_or(Zone::NETHERLANDS),
        }
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
    /// when listeners are called. During an import nothing is told.
    fn write_quietly<T>(
        &self,
        build: impl FnOnce(&Known, &mut Pen<'_>) -> Result<T>,
    ) -> Result<(T, Vec<EntityId>)> {
        let mut writer = self.writer();
        let writer = writer.as_mut().ok_or(Error::Locked)?;
        let (outcome, changes) = {
            let known = self.known();
            let known = known.as_ref().ok_or(Error::Locked)?;
            let mut pen = Pen::new(known, self.now());
            let outcome = build(known, &mut pen)?;
            (outcome, pen.changes)
        };
        match &mut writer.held {
            Some(held) => held.add(&changes),
            None => append(&mut writer.vault, &changes)?,
        }
        let mut changed: Vec<EntityId> = changes.revisions.iter().map(|r| r.entity).collect();
        if let Some(known) = self.known_mut().as_mut() {
            changes.revisions.into_iter().for_each(|r| known.take_in(r));
        }
        if let Some(held) = &writer.held {
            changed.clear();
            if held.revisions.len() >= IMPORT_CHUNK {
                writer.flush()?;
            }
        }
        Ok((outcome, changed))
    }

    /// Runs `fill`, whose writes are appended together, in large transactions. What it wrote is
    /// acknowledged when this returns; when the disk fails, unlocking again shows what is kept.
    pub(crate) fn import(&self, fill: impl FnOnce() -> Result<()>) -> Result<()> {
        self.writer().as_mut().ok_or(Error::Locked)?.held = Some(Changes::default());
        let filled = fill();
        let flushed = self.writer().as_mut().ok_or(Error::Locked)?.end_import();
        filled.and(flushed)
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
        match writer {
            Some(writer) => Ok(writer.vault.pause()?),
            None => Ok(()),
        }
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

impl Writer {
    fn flush(&mut self) -> Result<()> {
        match self.held.as_mut().map(std::mem::take) {
            Some(held) if !held.revisions.is_empty() => append(&mut self.vault, &held),
            _ => Ok(()),
        }
    }

    fn end_import(&mut self) -> Result<()> {
        let flushed = self.flush();
        self.held = None;
        flushed
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

impl Known {
    /// Folds a revision in; a pack that is in front afterwards is the one in use.
    pub(crate) fn take_in(&mut self, revision: Revision) {
        let pack = matches!(revision.body, Body::PackFile(_));
        self.book.apply(revision);
        if pack
            && let Some((_, file)) = self.book.all::<PackId>().next_back()
            && let Ok((pack, _)) = crate::settings::open_pack(&file.file.0)
        {
            self.pack = pack;
        }
    }
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

    /// The draft that this write finishes.
    pub(crate) fn finish_draft(&mut self, slot: &Slot) {
        self.changes.finished_drafts.push(slot.name());
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
