//! What is known while unlocked: the book, the pack, and who writes here.

use crate::error::{Error, Result};
use crate::pack::open_pack;
use field::book::Book;
use field::id::{CaseId, CompartmentId, EntityKey, PackId, WorkerId};
use field::pack::{DaysOff, Pack};
use field::record::Body;
use field::revision::{Author, Revision};
use field::rule::person::{Who, who};

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

    /// Folds a revision in; a pack that is in front afterwards is the one in use.
    pub(crate) fn take_in(&mut self, revision: Revision) {
        let pack = matches!(revision.body, Body::PackFile(_));
        self.book.apply(revision);
        if pack
            && let Some((_, file)) = self.book.all::<PackId>().next_back()
            && let Ok((pack, _)) = open_pack(&file.file.0)
        {
            self.pack = pack;
        }
    }

    /// About whom a case is. Of a person who was lost to damage nothing is shown; the case is.
    pub(crate) fn about(&self, case: CaseId) -> Result<Who> {
        let person = self.get(case)?.person;
        Ok(self.book.get(person).map(who).unwrap_or_default())
    }
}
