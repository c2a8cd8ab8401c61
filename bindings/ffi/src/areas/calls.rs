//! Call plans, calls, rounds and promises.

use crate::error::Result;
use companion::data::{CallId, CaseId, Instant, PromiseId, PromiseState, Promiser, RoundId};
use companion::{
    AfterCallView, CallDraft, CallPlanView, CallView, ChoiceView, DialView, OutcomeDraft,
    PromiseDraft, PromiseView, RoundView,
};

/// Call plans, calls, rounds and promises.
#[derive(uniffi::Object)]
pub struct Calls(pub(crate) companion::Calls);

#[uniffi::export]
impl Calls {
    /// What can be needed.
    pub fn needs(&self) -> Result<Vec<ChoiceView>> {
        Ok(self.0.needs()?)
    }

    /// Who to call for a need in a case, with the reasons.
    pub fn call_plan(&self, case: CaseId, need: String) -> Result<CallPlanView> {
        Ok(self.0.call_plan(case, &need)?)
    }

    /// Writes the call down and says what the dialer gets. The sheet waits at the next resume.
    pub fn dial(&self, draft: CallDraft) -> Result<DialView> {
        Ok(self.0.dial(&draft)?)
    }

    /// Calls that wait for their outcome, the latest first.
    pub fn pending(&self) -> Result<Vec<CallView>> {
        Ok(self.0.pending()?)
    }

    /// Until when the app stays unlocked for the call that is being made: ten minutes from its
    /// start. `None` when no call waits.
    pub fn unlocked_until(&self) -> Result<Option<Instant>> {
        Ok(self.0.unlocked_until()?)
    }

    /// Calls to make again in open cases, the earliest first: those that said so, until the same
    /// one was called again for the same case.
    pub fn call_backs(&self) -> Result<Vec<CallView>> {
        Ok(self.0.call_backs()?)
    }

    /// Records what came of a call, and with it, in one go, a promise or spending; the same of
    /// either said twice about one call, as by a double tap, is written once. A client who was
    /// reached counts as an attempt; a reporter who was reached has been told.
    pub fn outcome(&self, call: CallId, draft: OutcomeDraft) -> Result<AfterCallView> {
        Ok(self.0.outcome(call, &draft)?)
    }

    /// Starts a round for a case. Needs can be added while it goes on.
    pub fn start_round(&self, case: CaseId, needs: Vec<String>) -> Result<RoundId> {
        Ok(self.0.start_round(case, needs)?)
    }

    /// Adds a need to a round.
    pub fn add_need(&self, round: RoundId, need: String) -> Result<()> {
        Ok(self.0.add_need(round, &need)?)
    }

    /// Ends a round.
    pub fn end_round(&self, round: RoundId) -> Result<RoundView> {
        Ok(self.0.end_round(round)?)
    }

    /// A round so far.
    pub fn round(&self, round: RoundId) -> Result<RoundView> {
        Ok(self.0.round(round)?)
    }

    /// The rounds of a case, the latest first.
    pub fn rounds(&self, case: CaseId) -> Result<Vec<RoundView>> {
        Ok(self.0.rounds(case)?)
    }

    /// Writes a promise down that was made outside a call, or by the worker.
    pub fn promise(&self, case: CaseId, by: Promiser, draft: PromiseDraft) -> Result<PromiseId> {
        Ok(self.0.promise(case, by, &draft)?)
    }

    /// Open promises, of one case or of all: the late ones first, then by day.
    pub fn open_promises(&self, case: Option<CaseId>) -> Result<Vec<PromiseView>> {
        Ok(self.0.open_promises(case)?)
    }

    /// Says what became of a promise. Opening it again is allowed: people err.
    pub fn settle_promise(&self, id: PromiseId, state: PromiseState) -> Result<PromiseView> {
        Ok(self.0.settle_promise(id, state)?)
    }
}
