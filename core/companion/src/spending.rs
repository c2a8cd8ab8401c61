//! Spending (F7, in part): spend now, account for it afterwards.

use crate::areas::Plans;
use crate::error::Result;
use crate::known::Known;
use crate::road::Pen;
use field::Rest;
use field::id::{CallId, CaseId, PlanItemId, SpendingId};
use field::pack::Pack;
use field::record::Spending;
use field::rule::spending::{ToJustify, justify_by, over_mandate, to_justify};
use field::time::{Instant, LocalDate};

/// Money to be spent.
#[derive(Clone, PartialEq)]
pub struct SpendingDraft {
    /// Euro cents.
    pub cents: i64,
    /// What for.
    pub purpose: String,
    /// The row of the plan it serves.
    pub item: Option<PlanItemId>,
    /// Who agreed, when it goes over the mandate.
    pub agreed_by: String,
}

impl SpendingDraft {
    /// Whether it goes over the mandate.
    #[must_use]
    pub fn over_mandate(&self, pack: &Pack) -> bool {
        over_mandate(pack, self.cents)
    }
}

/// Money spent.
#[derive(Clone, PartialEq)]
pub struct SpendingView {
    /// Its id.
    pub spending: SpendingId,
    /// For which case.
    pub case: CaseId,
    /// Euro cents.
    pub cents: i64,
    /// What for.
    pub purpose: String,
    /// The row of the plan it serves.
    pub item: Option<PlanItemId>,
    /// When.
    pub at: Instant,
    /// Until when it can be accounted for.
    pub justify_by: LocalDate,
    /// Who agreed.
    pub agreed_by: String,
    /// The effect, once accounted for.
    pub effect: String,
    /// When it was accounted for.
    pub justified: Option<Instant>,
}

impl Plans {
    /// Writes spending down. Over the mandate it warns and asks for a name; it does not block.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], and what storage can meet.
    pub fn spend(&self, case: CaseId, draft: &SpendingDraft) -> Result<SpendingId> {
        self.road.write(|known, pen| spend(known, pen, case, None, draft.clone()))
    }

    /// Whether an amount goes over the mandate, for saying so before it is spent.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn over_mandate(&self, cents: i64) -> Result<bool> {
        self.road.read(|known, _| Ok(over_mandate(&known.pack, cents)))
    }

    /// Accounts for spending, by what it led to.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], and what storage can meet.
    pub fn justify(&self, id: SpendingId, effect: &str) -> Result<()> {
        self.road.write(|known, pen| {
            let old = known.get(id)?.clone();
            let justified = Some(pen.now().at);
            pen.change(id, Spending { effect: effect.to_owned(), justified, ..old })
        })
    }

    /// What is still to be accounted for, the earliest day first.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn to_justify(&self) -> Result<Vec<ToJustify>> {
        self.road.read(|known, now| Ok(to_justify(&known.book, now)))
    }
}

/// Puts spending down, in the compartment of its case.
pub(crate) fn spend(
    known: &Known,
    pen: &mut Pen<'_>,
    case: CaseId,
    call: Option<CallId>,
    draft: SpendingDraft,
) -> Result<SpendingId> {
    let now = pen.now();
    pen.add(
        pen.compartment_of(case)?,
        Spending {
            case,
            cents: draft.cents,
            purpose: draft.purpose,
            item: draft.item,
            call,
            at: now.at,
            justify_by: justify_by(&known.pack, now.date()),
            agreed_by: draft.agreed_by,
            effect: String::new(),
            justified: None,
            rest: Rest::NONE,
        },
    )
}

pub(crate) fn spending_view(id: SpendingId, spending: &Spending) -> SpendingView {
    SpendingView {
        spending: id,
        case: spending.case,
        cents: spending.cents,
        purpose: spending.purpose.clone(),
        item: spending.item,
        at: spending.at,
        justify_by: spending.justify_by,
        agreed_by: spending.agreed_by.clone(),
        effect: spending.effect.clone(),
        justified: spending.justified,
    }
}
