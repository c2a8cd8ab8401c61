//! The one-page plan, and money spent on it.

use crate::cbor::{codes, record};
use crate::id::{CallId, CaseId, EntityId, PlanItemId};
use crate::record::kind;
use crate::time::{Instant, LocalDate};

record! {
    /// The plan of a case.
    Plan {
        /// For which case.
        1 case: CaseId,
        /// Stressor, goal, action, owner, due; row by row.
        2 items: Vec<PlanItem>,
        /// What the client wants, in the client's own words.
        3 own_words: String,
        /// When the client said yes to it.
        4 clients_yes: Option<LocalDate>,
    }
}

kind!(17 Plan, PlanId, {
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.own_words.as_str()]);
        for item in &self.items {
            words.extend([item.stressor.as_str(), item.goal.as_str(), item.action.as_str()]);
        }
    }
});

record! {
    /// One row.
    PlanItem {
        /// Its id: an edit keeps it.
        1 id: PlanItemId,
        /// What stands in the way.
        2 stressor: String,
        /// What is wanted instead.
        3 goal: String,
        /// What is done about it.
        4 action: String,
        /// Who does it.
        5 owner: Owner,
        /// Who that is, by name; may be empty.
        6 owner_name: String,
        /// By which day.
        7 due: Option<LocalDate>,
        /// Where it stands.
        8 state: ActionState,
    }
}

record! {
    /// Money spent now, accounted for afterwards.
    Spending {
        /// For which case.
        1 case: CaseId,
        /// Euro cents.
        2 cents: i64,
        /// What for.
        3 purpose: String,
        /// The row of the plan it serves.
        4 item: Option<PlanItemId>,
        /// The call in which it was decided.
        5 call: Option<CallId>,
        /// When.
        6 at: Instant,
        /// Until when it can be accounted for.
        7 justify_by: LocalDate,
        /// Who agreed, when it went over the mandate.
        8 agreed_by: String,
        /// The effect, once accounted for.
        9 effect: String,
        /// When it was accounted for.
        10 justified: Option<Instant>,
    }
}

kind!(21 Spending, SpendingId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.at)
    }
    fn waits(&self) -> bool {
        self.justified.is_none()
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.purpose.as_str(), self.effect.as_str()]);
    }
});

codes! {
    /// Who does an action.
    Owner {
        /// The client.
        1 Client,
        /// Somebody around the client.
        2 Network,
        /// A partner.
        3 Partner,
        /// The worker.
        4 Worker,
    }
}

codes! {
    /// Where an action stands.
    ActionState {
        /// To be done.
        1 Open,
        /// Done.
        2 Done,
        /// Dropped.
        3 Dropped,
    }
}
