//! The index: under which entities a record is found, by kind and by when it happened.

use super::sorted::Sorted;
use crate::id::EntityId;
use crate::time::Instant;

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
pub(super) type Key = (Option<EntityId>, u32, (Instant, EntityId));

/// Every place of every entity.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Links(Sorted<Key, ()>);

impl Links {
    pub(super) fn insert(&mut self, entity: EntityId, places: &[Place]) {
        for p in places {
            self.0.insert((p.link, p.kind, (p.at, entity)), ());
        }
    }

    pub(super) fn remove(&mut self, entity: EntityId, places: &[Place]) {
        for p in places {
            self.0.remove(&(p.link, p.kind, (p.at, entity)));
        }
    }

    /// From every place, in whatever order.
    pub(super) fn of(mut keys: Vec<Key>) -> Self {
        keys.sort_unstable();
        Self(Sorted::of(keys.into_iter().map(|key| (key, ()))))
    }

    /// Every place, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Key> {
        self.0.between(|_| false, |_| false).map(|(key, ())| key)
    }

    pub(super) fn retain(&mut self, keep: impl Fn(&EntityId) -> bool) {
        self.0.retain(|(.., (_, entity))| keep(entity));
    }

    /// Entities of one kind under a link.
    pub(super) fn oldest_first(
        &self,
        link: Option<EntityId>,
        kind: u32,
    ) -> impl DoubleEndedIterator<Item = (Instant, EntityId)> + '_ {
        let here = (link, kind);
        let entries = self.0.between(
            move |(link, kind, _)| (*link, *kind) < here,
            move |(l, k, _)| (*l, *k) > here,
        );
        entries.map(|((.., found), ())| *found)
    }

    /// Entities of every kind under a link, strictly before `before`.
    pub(super) fn newest_first(
        &self,
        link: EntityId,
        before: Option<(Instant, EntityId)>,
    ) -> impl Iterator<Item = (Instant, EntityId)> + '_ {
        let link = Some(link);
        let mut kinds = Vec::new();
        let mut next = Some((link, 0));
        while let Some(from) = next {
            let mut rest =
                self.0.between(move |(l, k, _)| (*l, *k) < from, move |(l, ..)| *l > link);
            let Some(((_, kind, _), ())) = rest.next() else { break };
            let here = (link, *kind);
            let past = move |(l, k, at): &Key| {
                (*l, *k) > here || ((*l, *k) == here && before.is_some_and(|before| *at >= before))
            };
            kinds.push(self.0.between(move |(l, k, _)| (*l, *k) < here, past).rev().peekable());
            next = kind.checked_add(1).map(|kind| (link, kind));
        }
        // Merges the kinds, each of which is in order already.
        std::iter::from_fn(move || {
            let newest = kinds
                .iter_mut()
                .filter_map(|kind| kind.peek().map(|((.., found), ())| *found).map(|f| (f, kind)))
                .max_by_key(|(found, _)| *found);
            let (found, kind) = newest?;
            kind.next();
            Some(found)
        })
    }
}
