//! The one road that every change takes: build, check, seal and append, fold, tell.
//!
//! One at a time writes: whoever has the turn. What is built is checked against what is committed,
//! appended in one durable transaction, and only then folded into the book, whose lock is held for
//! microseconds. So readers do not wait for a writer, but for one that is at the disk just when they
//! open what was on the shelf.

mod checkup;
mod erase;
mod held;
mod import;
mod load;
mod pen;
mod snapshot;

pub(crate) use self::load::{Loaded, load};
pub(crate) use self::pen::{Pen, TakenIn};

use self::checkup::Checkup;
use self::held::Held;
use self::import::{IMPORT_CHUNK, Import};
use crate::error::{Error, Result};
use crate::known::{Known, revision};
use crate::phone::{Clock, Listeners};
use crate::post::Post;
use field::id::{CompartmentId, EntityId};
use field::revision::Revision;
use field::time::{Instant, Now, Zone};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use vault::Vault;

/// An unlocked vault and what was read from it, shared by a session and its areas.
pub(crate) struct Road {
    /// Whose turn it is to write, and what an import holds while it runs.
    turn: Mutex<Option<Import>>,
    held: Arc<Held>,
    known: RwLock<Option<Known>>,
    /// Whether something was written that could not be folded, because what it changes could not
    /// be opened.
    torn: AtomicBool,
    checkup: Checkup,
    clock: Arc<dyn Clock>,
    listeners: Arc<Listeners>,
    /// Closed together with the vault.
    post: Arc<Post>,
    /// How many rows there were when the vault was anchored last.
    anchored: AtomicU64,
}

/// What is about to be written, in one durable transaction.
#[derive(Default)]
pub(crate) struct Changes {
    revisions: Vec<Revision>,
    compartments: Vec<CompartmentId>,
    finished_drafts: Vec<Vec<u8>>,
}

impl Road {
    pub(crate) fn new(loaded: Loaded, clock: Arc<dyn Clock>, post: Arc<Post>) -> Self {
        let Loaded { held, known, damage } = loaded;
        let listeners = Arc::default();
        let checkup = match damage {
            Some(damage) => Checkup::done(damage),
            None => Checkup::begin(&held, &listeners),
        };
        Self {
            turn: Mutex::new(None),
            held,
            known: RwLock::new(Some(known)),
            torn: AtomicBool::new(false),
            checkup,
            clock,
            listeners,
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

    pub(crate) fn checkup(&self) -> &Checkup {
        &self.checkup
    }

    /// Answers a question from the read model. An answer for which something could not be opened
    /// is none.
    pub(crate) fn read<T>(&self, ask: impl FnOnce(&Known, Now) -> Result<T>) -> Result<T> {
        let now = self.now();
        let known = self.known();
        let known = known.as_ref().ok_or(Error::Locked)?;
        self.whole(known, || ask(known, now))
    }

    fn whole<T>(&self, known: &Known, ask: impl FnOnce() -> Result<T>) -> Result<T> {
        if self.torn.load(Ordering::Relaxed) {
            return Err(Error::Corrupt);
        }
        let before = known.book.missed();
        let answer = ask();
        if known.book.missed() == before { answer } else { Err(self.held.trouble()) }
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
        let mut turn = self.turn();
        let (outcome, changes) = {
            let known = self.known();
            let known = known.as_ref().ok_or(Error::Locked)?;
            let mut pen = Pen::new(known, self.now());
            let outcome = self.whole(known, || build(known, &mut pen))?;
            (outcome, pen.changes)
        };
        let own = thread::current().id();
        if let Some(import) = turn.as_mut().filter(|import| import.by == own) {
            let last = self.held.with(|vault| Ok(vault.last_row()))?;
            let first = last + 1 + import.held.revisions.len() as u64;
            import.held.add(&changes);
            let full = import.held.revisions.len() >= IMPORT_CHUNK;
            self.take_in(changes, first);
            if full {
                self.flush(&mut turn)?;
            }
            return Ok((outcome, Vec::new()));
        }
        // What this builds on may be held by an import: that goes first.
        self.flush(&mut turn)?;
        let changed: Vec<EntityId> = changes.revisions.iter().map(|r| r.entity).collect();
        let last = self.held.with(|vault| append(vault, &changes))?;
        self.take_in(changes, last + 1 - changed.len() as u64);
        Ok((outcome, changed))
    }

    /// Folds what stands in the rows from this one on.
    fn take_in(&self, changes: Changes, first: u64) {
        self.fold((first..).zip(changes.revisions));
    }

    fn fold(&self, revisions: impl Iterator<Item = (u64, Revision)>) {
        if let Some(known) = self.known_mut().as_mut() {
            let before = known.book.missed();
            revisions.for_each(|(row, revision)| known.take_in(row, revision));
            if known.book.missed() != before {
                self.torn.store(true, Ordering::Relaxed);
            }
        }
    }

    /// Takes in records of others, and folds what is new.
    pub(crate) fn receive(
        &self,
        take: impl FnOnce(&mut Vault) -> std::result::Result<vault::Received, vault::Error>,
    ) -> Result<vault::Received> {
        let received = {
            let _turn = self.turn();
            let received = self.held.with(take)?;
            // One that is no revision is left alone: the vault keeps it for a version that reads it.
            let revisions = received.rows.iter().filter_map(|r| Some((r.number, revision(r)?)));
            self.fold(revisions);
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
        let _turn = self.turn();
        self.held.with(act)
    }

    /// Closes the vault and forgets what was read. Calls from now on return [`Error::Locked`].
    pub(crate) fn lock(&self) -> Result<()> {
        self.checkup.end();
        let vault = {
            let _turn = self.turn();
            self.held.take()
        };
        *self.known_mut() = None;
        let closed = self.post.close();
        if let Some(vault) = vault {
            vault.pause()?;
        }
        closed
    }

    fn turn(&self) -> MutexGuard<'_, Option<Import>> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
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

/// Returns the number of the last row.
fn append(vault: &mut Vault, changes: &Changes) -> std::result::Result<u64, vault::Error> {
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
    })
}

/// Sixteen bytes from the system.
pub(crate) fn random() -> Result<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Error::Internal { code: 1 })?;
    Ok(bytes)
}
