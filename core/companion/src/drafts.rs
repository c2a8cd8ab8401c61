//! Drafts: what is being typed, sealed, one per slot, until a revision is made of it.

use crate::error::{Error, Result};
use crate::road::Road;
use crate::visits::VisitDraft;
use field::id::{CaseId, EntityId, VisitId};
use minicbor::{Decode, Encode};
use std::collections::BTreeSet;

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

/// The slots of drafts about cases, or about things that stand in them.
pub(crate) fn about(
    road: &Road,
    cases: &BTreeSet<CaseId>,
    entities: &BTreeSet<EntityId>,
) -> Result<Vec<Vec<u8>>> {
    let drafts = road.vault(|vault| vault.drafts())?;
    let hex = |id: &EntityId| id.bytes().iter().map(|b| format!("{b:02x}")).collect::<String>();
    let names: Vec<String> = entities
        .iter()
        .copied()
        .chain(cases.iter().map(|c| (*c).into()))
        .map(|id| hex(&id))
        .collect();
    let is_about = |draft: &vault::Draft| match Slot::named(&draft.slot) {
        Some(Slot::Visit(visit)) => {
            let typed = minicbor::decode::<VisitDraft>(&draft.bytes).ok();
            entities.contains(&visit.into()) || typed.is_some_and(|t| cases.contains(&t.case))
        }
        Some(Slot::Plan(case)) => cases.contains(&case),
        // A form's name holds the ids of what it is about.
        Some(Slot::Form(name)) => names.iter().any(|id| name.contains(id)),
        Some(Slot::Report) | None => false,
    };
    Ok(drafts.into_iter().filter(is_about).map(|draft| draft.slot).collect())
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
