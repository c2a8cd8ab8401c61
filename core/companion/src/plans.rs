//! The plan on one page (F4, in part): stressor, goal, action, owner, due; the client's yes.

use crate::areas::Plans;
use crate::drafts::Slot;
use crate::error::Result;
use crate::road::random;
use field::Rest;
use field::id::{CaseId, PlanId, PlanItemId};
use field::record::{ActionState, Owner, Plan, PlanItem};
use field::time::LocalDate;
use minicbor::{Decode, Encode};

/// A plan while it is being written.
#[derive(Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PlanDraft {
    /// Its rows.
    #[n(1)]
    pub items: Vec<PlanItemPart>,
    /// What the client wants, in the client's own words.
    #[n(2)]
    pub own_words: String,
}

/// One row.
#[derive(Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PlanItemPart {
    /// Its id, when it was written before.
    #[n(1)]
    pub id: Option<PlanItemId>,
    /// What stands in the way.
    #[n(2)]
    pub stressor: String,
    /// What is wanted instead.
    #[n(3)]
    pub goal: String,
    /// What is done about it.
    #[n(4)]
    pub action: String,
    /// Who does it.
    #[n(5)]
    pub owner: Owner,
    /// Who that is, by name.
    #[n(6)]
    pub owner_name: String,
    /// By which day.
    #[n(7)]
    pub due: Option<LocalDate>,
    /// Where it stands.
    #[n(8)]
    pub state: ActionState,
}

/// A plan.
#[derive(Clone, PartialEq)]
pub struct PlanView {
    /// For which case.
    pub case: CaseId,
    /// Its rows.
    pub items: Vec<PlanItemPart>,
    /// What the client wants.
    pub own_words: String,
    /// When the client said yes.
    pub clients_yes: Option<LocalDate>,
}

impl Plans {
    /// The plan of a case; empty when there is none yet.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Locked`].
    pub fn get(&self, case: CaseId) -> Result<PlanView> {
        self.road.read(|known, _| {
            known.get(case)?;
            let plan = known.book.under::<PlanId>(case).next_back();
            Ok(plan.map_or_else(
                || PlanView {
                    case,
                    items: Vec::new(),
                    own_words: String::new(),
                    clients_yes: None,
                },
                |(_, plan)| plan_view(case, plan),
            ))
        })
    }

    /// What was typed and not finished.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn draft(&self, case: CaseId) -> Result<Option<PlanDraft>> {
        Slot::Plan(case).read(&self.road)
    }

    /// Keeps what was typed so far: sealed, on this phone, over what stood there.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], [`crate::Error::StorageFull`].
    pub fn keep(&self, case: CaseId, draft: &PlanDraft) -> Result<()> {
        Slot::Plan(case).keep(&self.road, draft)
    }

    /// Writes the plan. A row that changes takes the client's yes away: it was said to other words.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], and what storage can meet.
    pub fn write(&self, case: CaseId, draft: &PlanDraft) -> Result<PlanView> {
        let draft = draft.clone();
        self.road.write(|known, pen| {
            let old = known.book.under::<PlanId>(case).next_back();
            let mut items = Vec::with_capacity(draft.items.len());
            for item in draft.items {
                let id = item.id.map_or_else(|| random().map(PlanItemId::new), Ok)?;
                let before = old.iter().flat_map(|(_, p)| &p.items).find(|i| i.id == id);
                items.push(item.onto(id, before));
            }
            let same = |plan: &Plan| same_words(&plan.items, &items);
            let record = Plan {
                case,
                clients_yes: old.and_then(|(_, p)| p.clients_yes.filter(|_| same(p))),
                items,
                own_words: draft.own_words,
                rest: old.map_or(Rest::NONE, |(_, p)| p.rest.clone()),
            };
            pen.finish_draft(Slot::Plan(case).name());
            match old {
                Some((id, _)) => pen.change(id, record),
                None => pen.add(pen.compartment_of(case)?, record).map(|_| ()),
            }
        })?;
        self.get(case)
    }

    /// Records that the client said yes to the plan as it stands.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no plan, and what storage can meet.
    pub fn client_said_yes(&self, case: CaseId, on: LocalDate) -> Result<PlanView> {
        self.road.write(|known, pen| {
            let old = known.book.under::<PlanId>(case).next_back();
            let (id, plan) = old.ok_or(crate::Error::NotFound)?;
            pen.change(id, Plan { clients_yes: Some(on), ..plan.clone() })
        })?;
        self.get(case)
    }
}

/// Whether two plans ask the same of everyone; where an action stands does not count.
fn same_words(a: &[PlanItem], b: &[PlanItem]) -> bool {
    let words = |i: &PlanItem| {
        (i.stressor.clone(), i.goal.clone(), i.action.clone(), i.owner, i.owner_name.clone(), i.due)
    };
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| words(x) == words(y))
}

impl PlanItemPart {
    fn onto(self, id: PlanItemId, old: Option<&PlanItem>) -> PlanItem {
        PlanItem {
            id,
            stressor: self.stressor,
            goal: self.goal,
            action: self.action,
            owner: self.owner,
            owner_name: self.owner_name,
            due: self.due,
            state: self.state,
            rest: old.map_or(Rest::NONE, |o| o.rest.clone()),
        }
    }
}

pub(crate) fn plan_view(case: CaseId, plan: &Plan) -> PlanView {
    PlanView {
        case,
        items: plan
            .items
            .iter()
            .map(|i| PlanItemPart {
                id: Some(i.id),
                stressor: i.stressor.clone(),
                goal: i.goal.clone(),
                action: i.action.clone(),
                owner: i.owner,
                owner_name: i.owner_name.clone(),
                due: i.due,
                state: i.state,
            })
            .collect(),
        own_words: plan.own_words.clone(),
        clients_yes: plan.clients_yes,
    }
}
