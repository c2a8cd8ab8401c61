//! Drafts: what is being typed, sealed, one per slot, until a revision is made of it.

use crate::error::{Error, Result};
use crate::road::Road;
use field::id::{CaseId, VisitId};
use minicbor::{Decode, Encode};

/// Where a draft stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub(crate) enum Slot {
    /// The report being taken.
    #[n(1)]
    Report,
    /// A visit under way, or being corrected.
    #[n(2)]
    Visit(#[n(0)] VisitId),
    /// The plan of a case.
    #[n(4)]
    Plan(#[n(0)] CaseId),
    /// A sheet that is not done, by its name.
    #[n(5)]
    Form(#[n(0)] String),
}

impl Slot {
    pub(crate) fn name(&self) -> Vec<u8> {
        bytes(self)
    }

    pub(crate) fn named(name: &[u8]) -> Option<Self> {
        minicbor::decode(name).ok()
    }

    pub(crate) fn keep<T: Encode<()>>(&self, road: &Road, draft: &T) -> Result<()> {
        road.vault(|vault| vault.put_draft(&self.name(), &bytes(draft)))
    }

    /// The draft; `None` when there is none, or when another version left one that cannot be read.
    pub(crate) fn read<T: for<'b> Decode<'b, ()>>(&self, road: &Road) -> Result<Option<T>> {
        let name = self.name();
        let drafts = road.vault(|vault| vault.drafts())?;
        let draft = drafts.iter().find(|d| d.slot == name);
        Ok(draft.and_then(|d| minicbor::decode(&d.bytes).ok()))
    }

    pub(crate) fn discard(&self, road: &Road) -> Result<()> {
        road.vault(|vault| vault.delete_draft(&self.name()))
    }

    /// Every slot that holds a draft.
    pub(crate) fn all(road: &Road) -> Result<Vec<Self>> {
        let drafts = road.vault(|vault| vault.drafts())?;
        Ok(drafts.iter().filter_map(|d| Self::named(&d.slot)).collect())
    }
}

fn bytes<T: Encode<()>>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = minicbor::encode(value, &mut bytes);
    bytes
}

/// A visit's draft, or [`Error::NotFound`].
pub(crate) fn found<T>(draft: Option<T>) -> Result<T> {
    draft.ok_or(Error::NotFound)
}
