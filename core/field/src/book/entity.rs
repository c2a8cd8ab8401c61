//! One entity: the set of its revisions, and which of them stand unreplaced.
//!
//! A revision replaces only what it names within its own entity, kind and compartment. One that
//! names a revision of another entity replaces nothing; one of another kind or compartment than
//! the rest stands beside them as a conflict. So nobody can make a record disappear from outside
//! its compartment, and no rule depends on what arrived first.
//!
//! A revision is here, or on the shelf until somebody asks for it.

use crate::id::{CompartmentId, RevisionId};
use crate::revision::Revision;
use crate::time::{Instant, Stamp};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::OnceLock;

/// One revision, or the row of the vault that it stands in.
#[derive(Debug)]
pub(super) struct Kept {
    /// Number of its row; 0 when it stands in none.
    pub(super) row: u64,
    pub(super) open: OnceLock<Box<Revision>>,
}

impl Kept {
    pub(super) fn new(row: u64, revision: Revision) -> Self {
        Self { row, open: OnceLock::from(Box::new(revision)) }
    }

    pub(super) fn on_shelf(row: u64) -> Self {
        Self { row, open: OnceLock::new() }
    }

    pub(super) fn get(&self) -> Option<&Revision> {
        self.open.get().map(AsRef::as_ref)
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.get().is_some()
    }

    /// Keeps what came from the shelf; when two asked at once, what came first.
    pub(super) fn fill(&self, revision: Revision) {
        let _ = self.open.set(Box::new(revision));
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        match (self.get(), other.get()) {
            (Some(ours), Some(theirs)) => ours == theirs,
            _ => self.row == other.row,
        }
    }
}

/// The revisions of one entity. Most have one: it stands here without a list around it.
#[derive(Debug, PartialEq)]
pub(super) struct Entity {
    /// Of what is in front. While something of it is on the shelf, all of it is in this one.
    pub(super) compartment: CompartmentId,
    /// Whether one of them came with a stamp that is not believed.
    pub(super) ahead: bool,
    pub(super) front: Kept,
    /// In the order of their stamps and ids.
    pub(super) others: Vec<Kept>,
}

impl Entity {
    pub(super) fn new(row: u64, revision: Revision) -> Self {
        let (compartment, ahead) = (revision.compartment, revision.is_ahead());
        Self { compartment, ahead, front: Kept::new(row, revision), others: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        1 + self.others.len()
    }

    pub(super) fn kept(&self) -> impl Iterator<Item = &Kept> {
        std::iter::once(&self.front).chain(&self.others)
    }

    /// Those that are open.
    pub(super) fn all(&self) -> impl Iterator<Item = &Revision> {
        self.kept().filter_map(Kept::get)
    }

    pub(super) fn into_all(self) -> impl Iterator<Item = Kept> {
        std::iter::once(self.front).chain(self.others)
    }

    /// The compartment of each revision.
    pub(super) fn compartments(&self) -> impl Iterator<Item = CompartmentId> {
        self.kept().map(|kept| kept.get().map_or(self.compartment, |r| r.compartment))
    }

    /// Whether it can be opened again when it is put on the shelf: all of it stands in rows, and
    /// in one compartment.
    pub(super) fn fits_on_shelf(&self) -> bool {
        self.kept().all(|kept| kept.row > 0) && self.compartments().all(|c| c == self.compartment)
    }

    /// Keeps nothing of it open.
    pub(super) fn put_on_shelf(&mut self) {
        if self.fits_on_shelf() {
            for kept in std::iter::once(&mut self.front).chain(&mut self.others) {
                kept.open = OnceLock::new();
            }
        }
    }

    /// Those that are open, latest first.
    pub(super) fn latest_first(&self) -> Vec<&Revision> {
        let mut all: Vec<&Revision> = self.all().collect();
        all.sort_by_key(|revision| Reverse(order(revision)));
        all
    }

    /// Takes in a revision of this entity, all of which has to be open; returns whether that
    /// changed anything.
    pub(super) fn insert(&mut self, row: u64, revision: Revision) -> bool {
        let key = order(&revision);
        let mut all = std::iter::once(&mut self.front).chain(&mut self.others);
        let same = |kept: &&mut Kept| kept.get().map(order) == Some(key);
        match all.find(same) {
            Some(known) if known.get().is_some_and(|known| stands_before(&revision, known)) => {
                *known = Kept::new(row, revision);
            }
            Some(_) => return false,
            None => self.others.push(Kept::new(row, revision)),
        }
        let first = self.heads().first().map(|head| order(head));
        let is_first = |other: &&mut Kept| other.get().map(order) == first;
        if let Some(other) = self.others.iter_mut().find(is_first) {
            std::mem::swap(&mut self.front, other);
        }
        self.others.sort_by_key(|kept| kept.get().map(order));
        self.compartment = self.front.get().map_or(self.compartment, |front| front.compartment);
        let ahead = self.all().any(Revision::is_ahead);
        self.ahead = ahead;
        true
    }

    /// The unreplaced revisions, latest first. Revisions that replace each other in a ring, which
    /// no honest phone writes, are all heads when nothing else is.
    pub(super) fn heads(&self) -> Vec<&Revision> {
        let all = self.latest_first();
        if all.len() < 2 {
            return all;
        }
        let replaced: HashSet<_> = self.all().flat_map(replaced_by).collect();
        let unreplaced = |r: &&Revision| !replaced.contains(&(r.id, r.body.kind(), r.compartment));
        let heads: Vec<&Revision> = all.iter().copied().filter(unreplaced).collect();
        if heads.is_empty() { all } else { heads }
    }
}

fn order(revision: &Revision) -> (Stamp, RevisionId) {
    (revision.stamp, revision.id)
}

fn replaced_by(revision: &Revision) -> impl Iterator<Item = (RevisionId, u32, CompartmentId)> {
    let others = revision.replaces.iter().filter(|id| **id != revision.id);
    others.map(|id| (*id, revision.body.kind(), revision.compartment))
}

/// Which of two revisions with the same stamp and id is kept. Twice the same one may differ in
/// its receipt: what was written here stands before what came back, then the later receipt, which
/// can only clear a stamp that was too far ahead. Anything else that differs is a forgery, and
/// only has to be settled alike on every device.
fn stands_before(one: &Revision, other: &Revision) -> bool {
    let by_receipt = |r: &Revision| r.received.map(|Instant(ms)| std::cmp::Reverse(ms));
    by_receipt(one)
        .cmp(&by_receipt(other))
        .then_with(|| one.compartment.cmp(&other.compartment))
        .then_with(|| one.author.cmp(&other.author))
        .then_with(|| one.to_content().cmp(&other.to_content()))
        .is_lt()
}
