//! What is known while unlocked: the book, the pack, and who writes here.

use crate::error::{Error, Result};
use crate::pack::open_pack;
use field::book::Book;
use field::id::{
    CaseId, CompartmentId, DeviceId, EntityId, EntityKey, IncarnationId, MembershipId, PackId,
    TeamSecretId, WorkerId,
};
use field::pack::{DaysOff, Pack};
use field::record::{Body, Membership};
use field::revision::{Author, Revision};
use field::rule::person::{Who, who};
use field::time::Instant;
use seal::Secret32;
use seal::team::TeamKey;

/// What is known while unlocked.
pub(crate) struct Known {
    pub(crate) book: Book,
    pub(crate) pack: Pack,
    pub(crate) author: Author,
    pub(crate) personal: CompartmentId,
}

impl Known {
    pub(crate) fn days_off(&self) -> &DaysOff {
        &self.pack.days_off
    }

    /// Name and organisation of the worker.
    pub(crate) fn worker(&self) -> (String, String) {
        let worker = self.book.all::<WorkerId>().next_back();
        worker.map(|(_, w)| (w.name.clone(), w.organisation.clone())).unwrap_or_default()
    }

    /// The record in front, or [`Error::NotFound`].
    pub(crate) fn get<K: EntityKey>(&self, id: K) -> Result<&K::Record> {
        self.book.get(id).ok_or(Error::NotFound)
    }

    /// Whether this device wrote what stands in front of an entity, in whichever of its lives.
    pub(crate) fn wrote(&self, entity: EntityId) -> bool {
        self.book.front(entity).is_some_and(|r| r.author.device == self.author.device)
    }

    /// Folds a revision in that stands in a row; a pack that is in front afterwards is the one in
    /// use.
    pub(crate) fn take_in(&mut self, row: u64, revision: Revision) {
        let pack = matches!(revision.body, Body::PackFile(_));
        self.book.apply_row(row, revision);
        if pack {
            self.use_pack();
        }
    }

    /// Uses the pack that is in front.
    pub(crate) fn use_pack(&mut self) {
        if let Some((_, file)) = self.book.all::<PackId>().next_back()
            && let Ok((pack, _)) = open_pack(&file.file.0)
        {
            self.pack = pack;
        }
    }

    /// The team key in use; `None` before it was granted.
    pub(crate) fn team_key(&self) -> Option<TeamKey> {
        let team = self.membership()?.team;
        let keys = self.book.all::<TeamSecretId>().filter(|(_, s)| s.team == team);
        let (_, last) = keys.max_by_key(|(_, s)| s.epoch)?;
        Some(TeamKey { epoch: last.epoch, key: Secret32::from_slice(&last.key.0)? })
    }

    /// This device's place in a team.
    pub(crate) fn membership(&self) -> Option<&Membership> {
        self.book.all::<MembershipId>().next_back().map(|(_, m)| m)
    }

    /// About whom a case is. Of a person who was lost to damage nothing is shown; the case is.
    pub(crate) fn about(&self, case: CaseId) -> Result<Who> {
        let person = self.get(case)?.person;
        Ok(self.book.get(person).map(who).unwrap_or_default())
    }
}

/// An opened row of the vault as the revision that it holds; `None` when it is none.
pub(crate) fn revision(row: &vault::Row) -> Option<Revision> {
    let author = Author {
        device: DeviceId::new(row.author.device),
        incarnation: IncarnationId::new(row.author.incarnation),
    };
    let compartment = CompartmentId::new(row.compartment);
    Revision::from_content(&row.content, compartment, author, row.received_ms.map(Instant))
}
