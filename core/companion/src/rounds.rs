//! A round of calls: some needs, some calls, and what was arranged in how many minutes.

use crate::areas::Calls;
use crate::error::Result;
use crate::known::Known;
use field::Rest;
use field::id::{CaseId, RoundId};
use field::record::{Call, CallOutcome, Round};
use field::rule::callplan::{Candidate, Reason, call_plan};
use field::rule::person::Who;
use field::rule::round::{NeedResult, NeedState, RoundResult, round_result};
use field::time::{Instant, Now};

/// A round as its line and its sheet show it.
#[derive(Clone, PartialEq)]
pub struct RoundView {
    /// Its id.
    pub round: RoundId,
    /// For which case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// Start.
    pub started: Instant,
    /// End; `None` while it goes on.
    pub ended: Option<Instant>,
    /// Each need and where it stands.
    pub needs: Vec<NeedResult>,
    /// How many are arranged.
    pub arranged: u32,
    /// By how many calls.
    pub calls: u32,
    /// In how many minutes.
    pub minutes: u32,
}

/// The next call of a round, ready to dial.
#[derive(Clone, PartialEq)]
pub struct NextCallView {
    /// Key of the need.
    pub need: String,
    /// Who.
    pub candidate: Candidate,
}

impl Calls {
    /// Starts a round for a case. Needs can be added while it goes on.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], and what storage can meet.
    pub fn start_round(&self, case: CaseId, needs: Vec<String>) -> Result<RoundId> {
        self.road.write(|known, pen| {
            known.get(case)?;
            let started = pen.now().at;
            let at = pen.compartment_of(case)?;
            pen.add(at, Round { case, needs, started, ended: None, rest: Rest::NONE })
        })
    }

    /// Adds a need to a round.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and what storage can meet.
    pub fn add_need(&self, round: RoundId, need: &str) -> Result<()> {
        self.change(round, |round, _| {
            if !round.needs.iter().any(|n| n == need) {
                round.needs.push(need.to_owned());
            }
        })
    }

    /// Ends a round.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and what storage can meet.
    pub fn end_round(&self, round: RoundId) -> Result<RoundView> {
        // A clock that was set back during the round refuses nothing.
        self.change(round, |round, now| round.ended = Some(now.at.max(round.started)))?;
        self.round(round)
    }

    /// A round so far.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Locked`].
    pub fn round(&self, round: RoundId) -> Result<RoundView> {
        self.road.read(|known, now| Ok(round_view(known, round, known.get(round)?, now)))
    }

    /// The rounds of a case, the latest first.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn rounds(&self, case: CaseId) -> Result<Vec<RoundView>> {
        self.road.read(|known, now| {
            let rounds = known.book.under::<RoundId>(case).rev();
            Ok(rounds.map(|(id, round)| round_view(known, id, round, now)).collect())
        })
    }

    fn change(&self, id: RoundId, edit: impl FnOnce(&mut Round, Now)) -> Result<()> {
        self.road.write(|known, pen| {
            let mut round = known.get(id)?.clone();
            edit(&mut round, pen.now());
            pen.change(id, round)
        })
    }
}

/// Who to call next: the same need until it is arranged or promised, then the next one; whoever
/// was just called for it comes back only when nobody else is left.
pub(crate) fn next_call(
    known: &Known,
    round: &RoundView,
    last: &Call,
    now: Now,
) -> Option<NextCallView> {
    let open = |key: &str| round.needs.iter().any(|n| n.key == key && n.state == NeedState::NotYet);
    let settled = matches!(last.outcome, Some(CallOutcome::Arranged | CallOutcome::Promised));
    let same = (!settled && open(&last.need)).then(|| last.need.clone());
    let next = || round.needs.iter().find(|n| open(&n.key)).map(|n| n.key.clone());
    let need = same.or_else(next)?;
    let plan = call_plan(&known.book, &known.pack, round.case, &need, now);
    let fresh = |c: &&Candidate| {
        c.dial.is_some() && !c.reasons.iter().any(|r| matches!(r, Reason::AlreadyCalled { .. }))
    };
    let candidate = plan
        .iter()
        .find(fresh)
        .or_else(|| plan.iter().find(|c| c.dial.is_some()))
        .or(plan.first())?
        .clone();
    Some(NextCallView { need, candidate })
}

pub(crate) fn round_view(known: &Known, id: RoundId, round: &Round, now: Now) -> RoundView {
    let RoundResult { needs, arranged, calls, minutes } =
        round_result(&known.book, id, now).unwrap_or_default();
    RoundView {
        round: id,
        case: round.case,
        who: known.about(round.case).unwrap_or_default(),
        started: round.started,
        ended: round.ended,
        needs,
        arranged,
        calls,
        minutes,
    }
}
