//! What a write puts down, before any of it is kept.

use super::{Changes, random};
use crate::error::{Error, Result};
use crate::known::Known;
use field::check::check;
use field::id::{CompartmentId, EntityId, RevisionId};
use field::record::{Body, Record};
use field::revision::Revision;
use field::time::{Instant, Now, Stamp};

/// Puts down revisions: ids, stamps and what they replace follow by themselves.
pub(crate) struct Pen<'a> {
    known: &'a Known,
    now: Now,
    stamp: Option<Stamp>,
    pub(super) changes: Changes,
}

impl<'a> Pen<'a> {
    pub(super) fn new(known: &'a Known, now: Now) -> Self {
        Self { known, now, stamp: known.book.last_stamp(), changes: Changes::default() }
    }

    pub(crate) fn now(&self) -> Now {
        self.now
    }

    /// A new entity in a compartment.
    pub(crate) fn add<R: Record>(&mut self, at: CompartmentId, record: R) -> Result<R::Id> {
        let id = EntityId::new(random()?).into();
        self.add_as(id, at, record)?;
        Ok(id)
    }

    /// A new entity whose id was given out before, with its draft.
    pub(crate) fn add_as<R: Record>(
        &mut self,
        id: R::Id,
        at: CompartmentId,
        record: R,
    ) -> Result<()> {
        self.put(id.into(), at, Vec::new(), record.into())
    }

    /// A new state of an entity; replaces every head, and so settles a conflict.
    pub(crate) fn change<R: Record>(&mut self, id: R::Id, record: R) -> Result<()> {
        let entity: EntityId = id.into();
        let heads = self.heads(entity);
        let at = heads.first().ok_or(Error::NotFound)?.compartment;
        let replaces = heads.iter().map(|r| r.id).collect();
        self.put(entity, at, replaces, record.into())
    }

    /// A state that came in from somebody else, for the personal compartment, in place of what
    /// stands there. It was checked where it was written, and may name what is not known here.
    pub(crate) fn take_in<R: Record>(&mut self, id: R::Id, record: R) -> Result<()> {
        let entity: EntityId = id.into();
        let personal = self.known.personal;
        let heads = self.heads(entity).into_iter().filter(|r| r.compartment == personal);
        let replaces = heads.map(|r| r.id).collect();
        self.lay(entity, personal, replaces, record.into())
    }

    /// What came in before under an id.
    pub(crate) fn taken_in<R: Record>(&self, id: R::Id) -> TakenIn<'_, R> {
        let heads = self.heads(id.into());
        let personal = heads.iter().find(|r| r.compartment == self.known.personal);
        match personal.and_then(|r| R::of(&r.body)) {
            Some(record) => TakenIn::Record(record),
            None if heads.is_empty() => TakenIn::Nothing,
            None => TakenIn::SomethingElse,
        }
    }

    /// Whether an entity ever was in this state.
    pub(crate) fn has_been(&self, entity: EntityId, body: &Body) -> bool {
        let written = self.changes.revisions.iter().filter(|r| r.entity == entity);
        written.chain(self.known.book.history(entity)).any(|r| r.body == *body)
    }

    /// What stands unreplaced of an entity, with what this write puts down.
    fn heads(&self, entity: EntityId) -> Vec<&Revision> {
        match self.changes.revisions.iter().rev().find(|r| r.entity == entity) {
            Some(written) => vec![written],
            None => self.known.book.heads(entity),
        }
    }

    /// A compartment of its own, for a new case.
    pub(crate) fn new_compartment(&mut self) -> Result<CompartmentId> {
        let id = CompartmentId::new(random()?);
        self.changes.compartments.push(id);
        Ok(id)
    }

    /// The compartment in which an entity lives.
    pub(crate) fn compartment_of(&self, id: impl Into<EntityId>) -> Result<CompartmentId> {
        let entity = id.into();
        let here = self.changes.revisions.iter().find(|r| r.entity == entity);
        here.map(|r| r.compartment)
            .or_else(|| self.known.book.compartment(entity))
            .ok_or(Error::NotFound)
    }

    /// Writes one of several heads anew in place of all of them.
    pub(crate) fn settle(&mut self, entity: EntityId, chosen: RevisionId) -> Result<()> {
        let heads = self.known.book.heads(entity);
        let chosen = heads.iter().find(|r| r.id == chosen).ok_or(Error::Conflict)?;
        let replaces = heads.iter().map(|r| r.id).collect();
        self.put(entity, chosen.compartment, replaces, chosen.body.clone())
    }

    /// The draft that this write finishes, by the name of its slot.
    pub(crate) fn finish_draft(&mut self, slot: Vec<u8>) {
        self.changes.finished_drafts.push(slot);
    }

    fn put(
        &mut self,
        entity: EntityId,
        compartment: CompartmentId,
        replaces: Vec<RevisionId>,
        body: Body,
    ) -> Result<()> {
        check(&|id| self.knows(id), &body, self.latest())?;
        self.lay(entity, compartment, replaces, body)
    }

    fn lay(
        &mut self,
        entity: EntityId,
        compartment: CompartmentId,
        replaces: Vec<RevisionId>,
        body: Body,
    ) -> Result<()> {
        let stamp = Stamp::after(self.stamp, self.now.at);
        self.stamp = Some(stamp);
        self.changes.revisions.push(Revision {
            id: RevisionId::new(random()?),
            entity,
            compartment,
            author: self.known.author,
            replaces,
            stamp,
            recorded: self.now.at,
            received: None,
            body,
        });
        Ok(())
    }

    /// The latest moment this phone has seen: a clock that was set back refuses nothing.
    fn latest(&self) -> Now {
        let seen = self.stamp.map_or(self.now.at, |stamp| Instant(stamp.ms));
        Now { at: self.now.at.max(seen), zone: self.now.zone }
    }

    fn knows(&self, id: EntityId) -> bool {
        self.known.book.knows(id) || self.changes.revisions.iter().any(|r| r.entity == id)
    }
}

/// What came in before under an id.
pub(crate) enum TakenIn<'a, R> {
    /// Nothing is known under this id.
    Nothing,
    /// This record.
    Record(&'a R),
    /// The id names something else here: of another kind, or in a case's own compartment.
    SomethingElse,
}
