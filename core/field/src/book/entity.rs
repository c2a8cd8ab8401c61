//! One entity: the set of its revisions, and which of them stand unreplaced.
//!
//! A revision replaces only what it names within its own entity, kind and compartment. One that
//! names a revision of another entity replaces nothing; one of another kind or compartment than
//! the rest stands beside them as a conflict. So nobody can make a record disappear from outside
//! its compartment, and no rule depends on what arrived first.

use crate::id::{CompartmentId, RevisionId};
use crate::revision::Revision;
use crate::time::{Instant, Stamp};
use std::collections::HashSet;

/// The revisions of one entity, in the order of their stamps and ids.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Entity {
    #[expect(clippy::vec_box, reason = "most have one: a vector of them would reserve four")]
    revisions: Vec<Box<Revision>>,
    front: usize,
}

impl Entity {
    pub(super) fn len(&self) -> usize {
        self.revisions.len()
    }

    pub(super) fn front(&self) -> Option<&Revision> {
        self.revisions.get(self.front).map(AsRef::as_ref)
    }

    pub(super) fn latest_first(&self) -> impl Iterator<Item = &Revision> {
        self.revisions.iter().rev().map(AsRef::as_ref)
    }

    /// Takes in a revision of this entity; returns whether that changed anything.
    pub(super) fn insert(&mut self, revision: Revision) -> bool {
        let key = order(&revision);
        match self.revisions.binary_search_by_key(&key, |known| order(known)) {
            Ok(at) => match self.revisions.get_mut(at) {
                Some(known) if stands_before(&revision, known) => **known = revision,
                _ => return false,
            },
            Err(at) => self.revisions.insert(at, Box::new(revision)),
        }
        self.front = self.head_indexes().first().copied().unwrap_or_default();
        true
    }

    /// The unreplaced revisions, latest first.
    pub(super) fn heads(&self) -> Vec<&Revision> {
        let indexes = self.head_indexes();
        indexes.into_iter().filter_map(|i| self.revisions.get(i)).map(AsRef::as_ref).collect()
    }

    /// Revisions that replace each other in a ring, which no honest phone writes, are all heads
    /// when nothing else is.
    fn head_indexes(&self) -> Vec<usize> {
        if self.len() == 1 {
            return vec![0];
        }
        let replaced: HashSet<_> = self.revisions.iter().flat_map(|r| replaced_by(r)).collect();
        let latest_first = || self.revisions.iter().enumerate().rev();
        let heads: Vec<_> = latest_first()
            .filter(|(_, r)| !replaced.contains(&(r.id, r.body.kind(), r.compartment)))
            .map(|(i, _)| i)
            .collect();
        if heads.is_empty() { latest_first().map(|(i, _)| i).collect() } else { heads }
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
