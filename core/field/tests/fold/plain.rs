//! The rules of the fold, read word by word and without any index.

use field::id::{EntityId, RevisionId};
use field::record::{Body, IGNORABLE_FROM, Record};
use field::revision::Revision;
use field::time::{Instant, Stamp};
use std::collections::BTreeMap;

type Key = (Stamp, RevisionId);

/// Revisions by entity, stamp and id.
pub(crate) struct Plain(BTreeMap<EntityId, BTreeMap<Key, Revision>>);

impl Plain {
    pub(crate) fn of(all: &[Revision]) -> Self {
        let mut plain = Self(BTreeMap::new());
        for r in all {
            let same = |other: &&Revision| {
                (other.entity, other.stamp, other.id) == (r.entity, r.stamp, r.id)
            };
            // Written here first, then received latest, then whatever is settled alike.
            let kept = all.iter().filter(same).min_by_key(|r| {
                let receipt = r.received.map(|at| -at.0);
                (receipt, r.compartment, r.author, r.to_content())
            });
            let entity = plain.0.entry(r.entity).or_default();
            entity.insert((r.stamp, r.id), kept.unwrap().clone());
        }
        plain
    }

    fn entity(&self, id: EntityId) -> Vec<&Revision> {
        self.0.get(&id).map(|e| e.values().rev().collect()).unwrap_or_default()
    }

    fn head_revisions(&self, id: EntityId) -> Vec<&Revision> {
        let all = self.entity(id);
        let replaces = |a: &Revision, b: &Revision| {
            a.id != b.id
                && a.replaces.contains(&b.id)
                && a.body.kind() == b.body.kind()
                && a.compartment == b.compartment
        };
        let unreplaced = |r: &&Revision| !all.iter().any(|other| replaces(other, r));
        let heads: Vec<_> = all.iter().copied().filter(unreplaced).collect();
        if heads.is_empty() { all } else { heads }
    }

    pub(crate) fn heads(&self, id: EntityId) -> Vec<Key> {
        self.head_revisions(id).iter().map(|r| (r.stamp, r.id)).collect()
    }

    pub(crate) fn history(&self, id: EntityId) -> Vec<Key> {
        self.entity(id).iter().map(|r| (r.stamp, r.id)).collect()
    }

    fn is_ahead(r: &Revision) -> bool {
        r.received.is_some_and(|at| r.stamp.ms - at.0 > 24 * 3_600_000)
    }

    pub(crate) fn ahead(&self, id: EntityId) -> bool {
        self.entity(id).into_iter().any(Self::is_ahead)
    }

    pub(crate) fn conflicts(&self) -> Vec<EntityId> {
        self.0.keys().copied().filter(|id| self.heads(*id).len() > 1).collect()
    }

    pub(crate) fn unread(&self) -> usize {
        let unread = |r: &&Revision| matches!(r.body, Body::Unknown(k, _) if k < IGNORABLE_FROM);
        self.0.keys().filter(|id| self.head_revisions(**id).iter().any(unread)).count()
    }

    pub(crate) fn last_stamp(&self) -> Option<Stamp> {
        let all = self.0.values().flat_map(BTreeMap::values);
        all.filter(|r| !Self::is_ahead(r)).map(|r| r.stamp).max()
    }

    pub(crate) fn size(&self) -> (usize, usize) {
        (self.0.len(), self.0.values().map(BTreeMap::len).sum())
    }

    /// What the index has to answer, in the order of `found` in the tests.
    pub(crate) fn found(&self) -> Vec<Vec<EntityId>> {
        use field::record::{Attempt, Promise, PromiseState};
        let fronts = || self.0.keys().filter_map(|id| self.head_revisions(*id).first().copied());
        let open = |r: &Revision| match &r.body {
            Body::Promise(promise) => promise.state == PromiseState::Open,
            _ => false,
        };
        let pick_of = |link: Option<EntityId>, kind: Option<u32>, waiting: bool| {
            let mut found: Vec<(Instant, EntityId)> = fronts()
                .filter(|r| !waiting || open(r))
                .filter(|r| !matches!(r.body, Body::Unknown(..)))
                .filter(|r| kind.is_none_or(|kind| r.body.kind() == kind))
                .filter(|r| {
                    let mut under = Vec::new();
                    r.body.links(&mut under);
                    link.is_none_or(|link| under.contains(&link))
                })
                .map(|r| (r.body.happened().unwrap_or(r.recorded), r.entity))
                .collect();
            found.sort();
            if kind.is_none() {
                found.reverse();
            }
            found.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        };
        let pick = |link, kind| pick_of(link, kind, false);
        let open = |link| pick_of(link, Some(Promise::KIND), true);
        let (attempts, promises) = (Some(Attempt::KIND), Some(Promise::KIND));
        let mut found = vec![pick(None, attempts), pick(None, promises), open(None), Vec::new()];
        for n in 0..crate::worlds::ENTITIES {
            let link = Some(crate::worlds::entity_id(n));
            found.extend([
                pick(link, attempts),
                pick(link, promises),
                open(link),
                pick(link, None),
            ]);
        }
        found
    }
}
