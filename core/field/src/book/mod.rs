//! The read model: a pure fold of revisions, the same in whatever order they come.
//!
//! An entity is the set of its revisions. Its heads are those that no other one replaces; the
//! latest head stands in front, and more than one is a conflict that is shown, never hidden.
//! What is in front decides under which entities a record is found.

mod entity;
pub(crate) mod letters;
mod links;
mod search;
mod sorted;
mod texts;
mod word;

pub use search::Hit;

use crate::id::{CompartmentId, EntityId, EntityKey};
use crate::record::{Body, IGNORABLE_FROM, Record};
use crate::revision::Revision;
use crate::time::{Instant, Stamp};
use entity::Entity;
use links::{Links, Place};
use std::collections::{BTreeSet, HashMap};
use texts::Texts;

/// Everything known on this device, opened.
#[derive(Debug, Default, PartialEq)]
pub struct Book {
    entities: HashMap<EntityId, Entity>,
    links: Links,
    waiting: Links,
    texts: Texts,
    conflicts: BTreeSet<EntityId>,
    unread: BTreeSet<EntityId>,
    revisions: usize,
    last_stamp: Option<Stamp>,
}

impl Book {
    /// An empty book.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in one revision; one that is here already changes nothing.
    /// Returns whether it changed the book.
    pub fn apply(&mut self, revision: Revision) -> bool {
        let id = revision.entity;
        let vouched = (!revision.is_ahead()).then_some(revision.stamp);
        let entity = self.entities.entry(id).or_default();
        let before = entity.front().map(|front| (moment(front), places(front)));
        let count = entity.len();
        if !entity.insert(revision) {
            return false;
        }
        self.revisions += entity.len() - count;
        self.last_stamp = self.last_stamp.max(vouched);
        if let Some((at, places)) = before {
            self.links.remove(id, &places);
            self.waiting.remove(id, &places);
            self.texts.remove(at, id);
        }
        if let Some(front) = entity.front() {
            let mut texts = Vec::new();
            front.body.text(&mut texts);
            let places = places(front);
            if front.body.waits() {
                self.waiting.insert(id, &places);
            }
            self.links.insert(id, &places);
            self.texts.insert(moment(front), id, &texts);
        }
        let heads = entity.heads();
        set(&mut self.conflicts, id, heads.len() > 1);
        set(&mut self.unread, id, heads.iter().any(|head| is_unread(&head.body)));
        true
    }

    /// Forgets every revision for which `gone` says so: afterwards the book is as if they had
    /// never come. Returns the entities that this changed.
    ///
    /// The stamp of the last revision stays: what is written next still comes after.
    pub fn forget(&mut self, gone: impl Fn(&Revision) -> bool) -> Vec<EntityId> {
        let touched = |entity: &Entity| entity.all().any(&gone);
        let changed = self.entities.iter().filter(|(_, entity)| touched(entity));
        let changed: Vec<EntityId> = changed.map(|(id, _)| *id).collect();
        for id in &changed {
            let Some(entity) = self.entities.remove(id) else { continue };
            if let Some(front) = entity.front() {
                let places = places(front);
                self.links.remove(*id, &places);
                self.waiting.remove(*id, &places);
                self.texts.remove(moment(front), *id);
            }
            self.revisions -= entity.len();
            self.conflicts.remove(id);
            self.unread.remove(id);
            entity.into_all().filter(|revision| !gone(revision)).for_each(|revision| {
                self.apply(revision);
            });
        }
        changed
    }

    /// The record in front, by its id.
    #[must_use]
    pub fn get<K: EntityKey>(&self, id: K) -> Option<&K::Record> {
        self.front(id.into()).and_then(|front| K::Record::of(&front.body))
    }

    /// The revision in front of an entity.
    #[must_use]
    pub fn front(&self, entity: EntityId) -> Option<&Revision> {
        self.entities.get(&entity).and_then(Entity::front)
    }

    /// Unreplaced revisions, the one in front first. More than one is a conflict.
    #[must_use]
    pub fn heads(&self, entity: EntityId) -> Vec<&Revision> {
        self.entities.get(&entity).map(Entity::heads).unwrap_or_default()
    }

    /// Every revision of an entity, latest first.
    #[must_use]
    pub fn history(&self, entity: EntityId) -> Vec<&Revision> {
        self.entities.get(&entity).map(Entity::latest_first).unwrap_or_default()
    }

    /// Entities with more than one head.
    pub fn conflicts(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.conflicts.iter().copied()
    }

    /// Whether a revision of an entity came with a stamp more than a day ahead of its receipt:
    /// the clock of the phone that wrote it was wrong, and so may be its place in the order.
    #[must_use]
    pub fn ahead(&self, entity: EntityId) -> bool {
        self.entities.get(&entity).is_some_and(|e| e.all().any(Revision::is_ahead))
    }

    /// How many entities stand here in a form that only a newer version can read, and may not be
    /// passed over: more than none means that this phone needs an update.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.unread.len()
    }

    /// Every record of a kind, oldest first (by when it happened).
    pub fn all<K: EntityKey>(&self) -> impl DoubleEndedIterator<Item = (K, &K::Record)> + '_ {
        self.of_kind(&self.links, None)
    }

    /// Records of a kind found under an entity (its case, partner, round …), oldest first.
    pub fn under<K: EntityKey>(
        &self,
        link: impl Into<EntityId>,
    ) -> impl DoubleEndedIterator<Item = (K, &K::Record)> + '_ {
        self.of_kind(&self.links, Some(link.into()))
    }

    /// Records of a kind about which something is still to be done ([`Record::waits`]), oldest
    /// first. However long the past is, this is as short as the work.
    pub fn waiting<K: EntityKey>(&self) -> impl DoubleEndedIterator<Item = (K, &K::Record)> + '_ {
        self.of_kind(&self.waiting, None)
    }

    /// As [`Book::waiting`], as far as found under an entity.
    pub fn waiting_under<K: EntityKey>(
        &self,
        link: impl Into<EntityId>,
    ) -> impl DoubleEndedIterator<Item = (K, &K::Record)> + '_ {
        self.of_kind(&self.waiting, Some(link.into()))
    }

    fn of_kind<'a, K: EntityKey>(
        &'a self,
        index: &'a Links,
        link: Option<EntityId>,
    ) -> impl DoubleEndedIterator<Item = (K, &'a K::Record)> + 'a {
        index.oldest_first(link, K::Record::KIND).filter_map(|(_, entity)| {
            let id = K::from(entity);
            self.get(id).map(|record| (id, record))
        })
    }

    /// Everything found under an entity, newest first, strictly before `before`: for paging a
    /// case's timeline.
    pub fn timeline(
        &self,
        link: EntityId,
        before: Option<(Instant, EntityId)>,
    ) -> impl Iterator<Item = (Instant, EntityId, &Revision)> + '_ {
        self.links
            .newest_first(link, before)
            .filter_map(|(at, entity)| self.front(entity).map(|front| (at, entity, front)))
    }

    /// Every revision that stands in a compartment.
    pub fn within(&self, compartment: CompartmentId) -> impl Iterator<Item = &Revision> {
        let all = self.entities.values().flat_map(Entity::all);
        all.filter(move |revision| revision.compartment == compartment)
    }

    /// The compartment in which an entity lives.
    #[must_use]
    pub fn compartment(&self, entity: EntityId) -> Option<CompartmentId> {
        self.front(entity).map(|r| r.compartment)
    }

    /// The highest stamp that may be taken over, for the next one of this device.
    #[must_use]
    pub fn last_stamp(&self) -> Option<Stamp> {
        self.last_stamp
    }

    /// How many entities and revisions it holds.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.entities.len(), self.revisions)
    }
}

/// When what stands in front happened, or was written down.
fn moment(front: &Revision) -> Instant {
    front.body.happened().unwrap_or(front.recorded)
}

/// Where the index holds an entity with this revision in front. What cannot be read is found
/// nowhere.
fn places(front: &Revision) -> Vec<Place> {
    if matches!(front.body, Body::Unknown(..)) {
        return Vec::new();
    }
    let mut under = Vec::new();
    front.body.links(&mut under);
    let at = moment(front);
    let kind = front.body.kind();
    let links = std::iter::once(None).chain(under.into_iter().map(Some));
    links.map(|link| Place { link, kind, at }).collect()
}

fn is_unread(body: &Body) -> bool {
    matches!(body, Body::Unknown(kind, _) if *kind < IGNORABLE_FROM)
}

fn set(among: &mut BTreeSet<EntityId>, entity: EntityId, is_one: bool) {
    if is_one {
        among.insert(entity);
    } else {
        among.remove(&entity);
    }
}
