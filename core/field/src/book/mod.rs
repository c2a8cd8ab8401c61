//! The read model: a pure fold of revisions, the same in whatever order they come.
//!
//! An entity is the set of its revisions. Its heads are those that no other one replaces; the
//! latest head stands in front, and more than one is a conflict that is shown, never hidden.
//! What is in front decides under which entities a record is found.
//!
//! A revision that stands in a row of the vault need not stay open: the book keeps where it is
//! found, and asks its [`Shelf`] for the rest when somebody wants to know.

mod entity;
mod ids;
pub(crate) mod letters;
mod links;
mod outline;
mod search;
mod shelf;
mod sorted;
mod texts;
mod word;

pub use outline::{Half, Outline, Outlines};
pub use search::Hit;
pub use shelf::Shelf;

use crate::id::{CompartmentId, EntityId, EntityKey};
use crate::record::{Body, IGNORABLE_FROM, Record};
use crate::revision::Revision;
use crate::time::{Instant, Stamp};
use entity::{Entity, Kept};
use ids::Ids;
use links::{Links, Place};
use shelf::Shelved;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;
use texts::Texts;

/// How many entities a timeline opens in one go.
const PAGE: usize = 64;

/// Everything known on this device: opened, or on the shelf.
#[derive(Debug, Default, PartialEq)]
pub struct Book {
    entities: HashMap<EntityId, Entity, Ids>,
    links: Links,
    waiting: Links,
    texts: Texts,
    conflicts: BTreeSet<EntityId>,
    unread: BTreeSet<EntityId>,
    revisions: usize,
    last_stamp: Option<Stamp>,
    shelved: Shelved,
}

impl Book {
    /// An empty book.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on, what is not open comes from this shelf.
    pub fn set_shelf(&mut self, shelf: Arc<dyn Shelf + Send + Sync>) {
        self.shelved = Shelved::over(shelf);
    }

    /// How often the shelf did not give what should be there. When an answer made this go up, it
    /// is not whole.
    #[must_use]
    pub fn missed(&self) -> u64 {
        self.shelved.missed()
    }

    /// Takes in one revision; one that is here already changes nothing.
    /// Returns whether it changed the book.
    pub fn apply(&mut self, revision: Revision) -> bool {
        self.apply_row(0, revision)
    }

    /// As [`Book::apply`], of a revision that stands in a row of the vault.
    pub fn apply_row(&mut self, row: u64, revision: Revision) -> bool {
        let shelf = self.shelved.shelf();
        self.apply_over(row, revision, shelf.as_ref())
    }

    /// As [`Book::apply_row`], while what was put on the shelf comes from another one.
    pub fn apply_over(&mut self, row: u64, revision: Revision, shelf: &dyn Shelf) -> bool {
        let id = revision.entity;
        let vouched = (!revision.is_ahead()).then_some(revision.stamp);
        match self.entities.entry(id) {
            Entry::Vacant(free) => {
                free.insert(Entity::new(row, revision));
                self.revisions += 1;
            }
            Entry::Occupied(known) => {
                let entity = known.into_mut();
                if !shelf::open(shelf, entity.kept()) {
                    self.shelved.miss();
                    return false;
                }
                let before = entity.front.get().map(|front| (moment(front), places(front)));
                let count = entity.len();
                if !entity.insert(row, revision) {
                    return false;
                }
                self.revisions += entity.len() - count;
                if let Some((at, places)) = before {
                    self.links.remove(id, &places);
                    self.waiting.remove(id, &places);
                    self.texts.remove(at, id);
                }
            }
        }
        self.last_stamp = self.last_stamp.max(vouched);
        let Some(entity) = self.entities.get(&id) else { return false };
        if let Some(front) = entity.front.get() {
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

    /// Keeps nothing of an entity open, when all of it can be opened again from the shelf.
    pub fn put_on_shelf(&mut self, entity: EntityId) {
        if let Some(entity) = self.entities.get_mut(&entity) {
            entity.put_on_shelf();
        }
    }

    /// Forgets every revision for which `gone` says so, by its entity and compartment: afterwards
    /// the book is as if they had never come. Returns the entities that this changed.
    ///
    /// The stamp of the last revision stays: what is written next still comes after.
    pub fn forget(&mut self, gone: impl Fn(EntityId, CompartmentId) -> bool) -> Vec<EntityId> {
        let touched = |id: EntityId, entity: &Entity| entity.compartments().any(|c| gone(id, c));
        let changed = self.entities.iter().filter(|(id, entity)| touched(**id, entity));
        let changed: Vec<EntityId> = changed.map(|(id, _)| *id).collect();
        let mut closed = Vec::new();
        for id in &changed {
            let Some(entity) = self.entities.remove(id) else { continue };
            match entity.front.get() {
                Some(front) => {
                    let places = places(front);
                    self.links.remove(*id, &places);
                    self.waiting.remove(*id, &places);
                    self.texts.remove(moment(front), *id);
                }
                None => closed.push(*id),
            }
            self.revisions -= entity.len();
            self.conflicts.remove(id);
            self.unread.remove(id);
            // What is on the shelf is all in one compartment: nothing of it is left.
            for Kept { row, open } in entity.into_all() {
                if let Some(revision) = open.into_inner()
                    && !gone(*id, revision.compartment)
                {
                    self.apply_row(row, *revision);
                }
            }
        }
        self.unlist(&closed.into_iter().collect());
        changed
    }

    /// Takes entities out of every index, where their fronts are not open to say where they stand.
    fn unlist(&mut self, closed: &BTreeSet<EntityId>) {
        if !closed.is_empty() {
            self.links.retain(|entity| !closed.contains(entity));
            self.waiting.retain(|entity| !closed.contains(entity));
            self.texts.retain(|entity| !closed.contains(entity));
        }
    }

    /// Whether something is known of an entity.
    #[must_use]
    pub fn knows(&self, entity: EntityId) -> bool {
        self.entities.contains_key(&entity)
    }

    /// The record in front, by its id.
    #[must_use]
    pub fn get<K: EntityKey>(&self, id: K) -> Option<&K::Record> {
        self.front(id.into()).and_then(|front| K::Record::of(&front.body))
    }

    /// The revision in front of an entity.
    #[must_use]
    pub fn front(&self, entity: EntityId) -> Option<&Revision> {
        let front = &self.entities.get(&entity)?.front;
        self.shelved.open(std::iter::once(front));
        front.get()
    }

    /// Unreplaced revisions, the one in front first. More than one is a conflict.
    #[must_use]
    pub fn heads(&self, entity: EntityId) -> Vec<&Revision> {
        self.opened(entity).map(Entity::heads).unwrap_or_default()
    }

    /// Every revision of an entity, latest first.
    #[must_use]
    pub fn history(&self, entity: EntityId) -> Vec<&Revision> {
        self.opened(entity).map(Entity::latest_first).unwrap_or_default()
    }

    fn opened(&self, entity: EntityId) -> Option<&Entity> {
        let entity = self.entities.get(&entity)?;
        self.shelved.open(entity.kept());
        Some(entity)
    }

    /// Opens what is in front of these, in one go.
    fn open_fronts(&self, entities: impl Iterator<Item = EntityId>) {
        let found = entities.filter_map(|id| self.entities.get(&id));
        self.shelved.open(found.map(|entity| &entity.front));
    }

    /// Whether an entity has more than one head.
    #[must_use]
    pub fn in_conflict(&self, entity: EntityId) -> bool {
        self.conflicts.contains(&entity)
    }

    /// Entities with more than one head.
    pub fn conflicts(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.conflicts.iter().copied()
    }

    /// Whether a revision of an entity came with a stamp more than a day ahead of its receipt:
    /// the clock of the phone that wrote it was wrong, and so may be its place in the order.
    #[must_use]
    pub fn ahead(&self, entity: EntityId) -> bool {
        self.entities.get(&entity).is_some_and(|entity| entity.ahead)
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
        let mut found = self.links.newest_first(link, before);
        let (mut some, mut at_once) = (VecDeque::new(), 1);
        let opened = std::iter::from_fn(move || {
            if some.is_empty() {
                some.extend(found.by_ref().take(at_once));
                self.open_fronts(some.iter().map(|(_, entity)| *entity));
                // Who asks for more than the first asks for a page.
                at_once = (4 * at_once).min(PAGE);
            }
            some.pop_front()
        });
        opened.filter_map(|(at, entity)| self.front(entity).map(|front| (at, entity, front)))
    }

    /// The entity of every revision that stands in a compartment.
    pub fn within(&self, compartment: CompartmentId) -> impl Iterator<Item = EntityId> {
        self.entities.iter().flat_map(move |(id, entity)| {
            entity.compartments().filter(move |c| *c == compartment).map(|_| *id)
        })
    }

    /// The compartment in which an entity lives.
    #[must_use]
    pub fn compartment(&self, entity: EntityId) -> Option<CompartmentId> {
        self.entities.get(&entity).map(|entity| entity.compartment)
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
