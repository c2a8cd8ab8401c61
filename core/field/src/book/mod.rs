//! The read model: a pure fold of revisions, the same in whatever order they come.
//!
//! An entity is the set of its revisions. Its heads are those that no other one replaces; the
//! latest head stands in front, and more than one is a conflict that is shown, never hidden.

use crate::id::{CompartmentId, EntityId, EntityKey};
use crate::revision::Revision;
use crate::time::{Instant, Stamp};

/// Everything known on this device, opened.
#[derive(Debug, Default, PartialEq)]
pub struct Book {}

impl Book {
    /// An empty book.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in one revision; one that is here already changes nothing.
    /// Returns whether it was new.
    pub fn apply(&mut self, revision: Revision) -> bool {
        let _ = revision;
        false
    }

    /// The record in front, by its id.
    #[must_use]
    pub fn get<K: EntityKey>(&self, id: K) -> Option<&K::Record> {
        let _ = id;
        None
    }

    /// The revision in front of an entity.
    #[must_use]
    pub fn front(&self, entity: EntityId) -> Option<&Revision> {
        let _ = entity;
        None
    }

    /// Unreplaced revisions, the one in front first. More than one is a conflict.
    #[must_use]
    pub fn heads(&self, entity: EntityId) -> Vec<&Revision> {
        let _ = entity;
        Vec::new()
    }

    /// Every revision of an entity, latest first.
    #[must_use]
    pub fn history(&self, entity: EntityId) -> Vec<&Revision> {
        let _ = entity;
        Vec::new()
    }

    /// Entities with more than one head.
    pub fn conflicts(&self) -> impl Iterator<Item = EntityId> + '_ {
        std::iter::empty()
    }

    /// Every record of a kind, oldest first (by when it happened).
    pub fn all<K: EntityKey>(&self) -> impl DoubleEndedIterator<Item = (K, &K::Record)> + '_ {
        std::iter::empty()
    }

    /// Records of a kind found under an entity (its case, partner, round …), oldest first.
    pub fn under<K: EntityKey>(
        &self,
        link: impl Into<EntityId>,
    ) -> impl DoubleEndedIterator<Item = (K, &K::Record)> + '_ {
        let _ = link.into();
        std::iter::empty()
    }

    /// Everything found under an entity, newest first, strictly before `before`: for paging a
    /// case's timeline.
    pub fn timeline(
        &self,
        link: EntityId,
        before: Option<(Instant, EntityId)>,
    ) -> impl Iterator<Item = (Instant, EntityId, &Revision)> + '_ {
        let _ = (link, before);
        std::iter::empty()
    }

    /// The compartment in which an entity lives.
    #[must_use]
    pub fn compartment(&self, entity: EntityId) -> Option<CompartmentId> {
        self.front(entity).map(|r| r.compartment)
    }

    /// The highest stamp that may be taken over, for the next one of this device.
    #[must_use]
    pub fn last_stamp(&self) -> Option<Stamp> {
        None
    }

    /// How many entities and revisions it holds.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (0, 0)
    }
}

/// Where a text was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// In which entity.
    pub entity: EntityId,
    /// When that happened.
    pub at: Instant,
    /// The words around the match.
    pub excerpt: String,
    /// Where the match starts in `excerpt`, in characters.
    pub start: u32,
    /// How many characters match.
    pub length: u32,
}

impl Book {
    /// Entities whose text holds every word of `query` (letter case and accents aside), newest
    /// first, strictly before `before`; at most `limit`.
    #[must_use]
    pub fn search(
        &self,
        query: &str,
        before: Option<(Instant, EntityId)>,
        limit: usize,
    ) -> Vec<Hit> {
        let _ = (query, before, limit);
        Vec::new()
    }
}
