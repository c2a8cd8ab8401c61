//! The index: under which entities a record is found, by kind and by when it happened.

use crate::id::EntityId;
use crate::time::Instant;
use std::collections::{BTreeSet, btree_set};
use std::iter::Peekable;

const FIRST: (Instant, EntityId) = (Instant(i64::MIN), EntityId::new([0; 16]));
const LAST: (Instant, EntityId) = (Instant(i64::MAX), EntityId::new([255; 16]));

/// One way to find an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Under which entity; `None` is the list of everything.
    pub(super) link: Option<EntityId>,
    /// The kind of its record.
    pub(super) kind: u32,
    /// When it happened.
    pub(super) at: Instant,
}

/// Ordered by link, kind, time and entity.
type Entry = (Option<EntityId>, u32, (Instant, EntityId));

/// Every place of every entity.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Links(BTreeSet<Entry>);

impl Links {
    pub(super) fn insert(&mut self, entity: EntityId, places: &[Place]) {
        self.0.extend(places.iter().map(|p| (p.link, p.kind, (p.at, entity))));
    }

    pub(super) fn remove(&mut self, entity: EntityId, places: &[Place]) {
        for p in places {
            self.0.remove(&(p.link, p.kind, (p.at, entity)));
        }
    }

    /// Entities of one kind under a link.
    pub(super) fn oldest_first(
        &self,
        link: Option<EntityId>,
        kind: u32,
    ) -> impl DoubleEndedIterator<Item = (Instant, EntityId)> + '_ {
        self.0.range((link, kind, FIRST)..=(link, kind, LAST)).map(|(.., found)| *found)
    }

    /// Entities of every kind under a link, strictly before `before`.
    pub(super) fn newest_first(
        &self,
        link: EntityId,
        before: Option<(Instant, EntityId)>,
    ) -> NewestFirst<'_> {
        let link = Some(link);
        let mut kinds = Vec::new();
        let mut next = Some(0);
        while let Some(from) = next {
            let rest = self.0.range((link, from, FIRST)..=(link, u32::MAX, LAST));
            let Some((_, kind, _)) = { rest }.next() else { break };
            let range = match before {
                Some(before) => self.0.range((link, *kind, FIRST)..(link, *kind, before)),
                None => self.0.range((link, *kind, FIRST)..=(link, *kind, LAST)),
            };
            kinds.push(range.rev().peekable());
            next = kind.checked_add(1);
        }
        NewestFirst { kinds }
    }
}

/// Merges the kinds, each of which is in order already.
pub(super) struct NewestFirst<'a> {
    kinds: Vec<Peekable<std::iter::Rev<btree_set::Range<'a, Entry>>>>,
}

impl Iterator for NewestFirst<'_> {
    type Item = (Instant, EntityId);

    fn next(&mut self) -> Option<Self::Item> {
        let newest = self
            .kinds
            .iter_mut()
            .filter_map(|kind| kind.peek().map(|(.., found)| *found).map(|found| (found, kind)))
            .max_by_key(|(found, _)| *found);
        let (found, kind) = newest?;
        kind.next();
        Some(found)
    }
}
