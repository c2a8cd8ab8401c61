//! One entity: the set of its revisions, and which of them stand unreplaced.
//!
//! A revision replaces only what it names within its own entity, kind and compartment. One that
//! names a revision of another entity replaces nothing; one of another kind or compartment than
//! the rest stands beside them as a conflict. So nobody can make a record disappear from outside
//! its compartment, and no rule depends on what arrived first.

use crate::id::{CompartmentId, RevisionId};
use crate::revision::Revision;
use crate::time::{Instant, Stamp};
use std::cmp::Reverse;
use std::collections::HashSet;

/// The revisions of one entity. Most have one: it stands here without a list around it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Entity {
    front: Option<Box<Revision>>,
    /// In the order of their stamps and ids.
    #[expect(clippy::vec_box, reason = "one of them changes places with the front at times")]
    others: Vec<Box<Revision>>,
}

impl Entity {
    pub(super) fn len(&self) -> usize {
        self.all().count()
    }

    pub(super) fn front(&self) -> Option<&Revision> {
        self.front.as_deref()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Revision> {
        self.front.iter().chain(&self.others).map(AsRef::as_ref)
    }

    pub(super) fn into_all(self) -> impl Iterator<Item = Revision> {
        self.front.into_iter().chain(self.others).map(|revision| *revision)
    }

    pub(super) fn latest_first(&self) -> Vec<&Revision> {
        let mut all: Vec<&Revision> = self.all().collect();
        all.sort_by_key(|revision| Reverse(order(revision)));
        all
    }

    /// Takes in a revision of this entity; returns whether that changed anything.
    pub(super) fn insert(&mut self, revision: Revision) -> bool {
        let Some(front) = &mut self.front else {
            self.front = Some(Box::new(revision));
            return true;
        };
        let key = order(&revision);
        let mut all = std::iter::once(&mut *front).chain(&mut self.others);
        match all.find(|known| order(known) == key) {
            Some(known) if stands_before(&revision, known) => **known = revision,
            Some(_) => return false,
            None => self.others.push(Box::new(revision)),
        }
        let first = self.heads().first().map(|head| order(head));
        let other = self.others.iter_mut().find(|other| Some(order(other)) == first);
        if let Some((front, other)) = self.front.as_mut().zip(other) {
            std::mem::swap(front, other);
        }
        self.others.sort_by_key(|revision| order(revision));
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
