//! A few phone calls (F5): who to call for a need, dialling, and what came of it.

use crate::areas::Calls;
use crate::attempts::advance;
use crate::choices::ChoiceView;
use crate::error::{Error, Result};
use crate::known::Known;
use crate::parts::ContactPart;
use crate::promises::{PromiseDraft, promise};
use crate::reach::{callee_name, reach};
use crate::reports::tell_reporter;
use crate::road::Pen;
use crate::rounds::{NextCallView, RoundView, next_call, round_view};
use crate::spending::{SpendingDraft, spend};
use field::Rest;
use field::id::{CallId, CaseId, PromiseId, RoundId, SpendingId};
use field::record::{Call, CallChannel, CallOutcome, Callee, Promise, Promiser, Spending};
use field::rule::callback::call_backs;
use field::rule::callplan::{Candidate, call_plan};
use field::rule::person::Who;
use field::time::Instant;

/// Who to call for a need in a case.
#[derive(Clone, PartialEq)]
pub struct CallPlanView {
    /// About whom: shown above the plan.
    pub who: Who,
    /// The need.
    pub need: ChoiceView,
    /// Who to call, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// Somebody to reach, about a case.
#[derive(Clone, PartialEq)]
pub struct CallDraft {
    /// About whom.
    pub case: CaseId,
    /// To whom.
    pub callee: Callee,
    /// By what.
    pub channel: CallChannel,
    /// Key of the need; empty for none.
    pub need: String,
    /// The round it belongs to.
    pub round: Option<RoundId>,
}

/// What to hand to the phone's own dialer or mail app; the call is written down already.
#[derive(Clone, PartialEq)]
pub struct DialView {
    /// The call that now waits for its outcome.
    pub call: CallId,
    /// About whom.
    pub who: Who,
    /// Who is called.
    pub callee: String,
    /// The number or address, as shown.
    pub shown: String,
    /// What the phone opens: "tel:…", "sms:…" or "mailto:…".
    pub uri: String,
}

/// A call.
#[derive(Clone, PartialEq)]
pub struct CallView {
    /// Its id.
    pub call: CallId,
    /// About which case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// To whom.
    pub callee: Callee,
    /// Name or function of who was called.
    pub callee_name: String,
    /// By what.
    pub channel: CallChannel,
    /// Key of the need.
    pub need: String,
    /// The round it belongs to.
    pub round: Option<RoundId>,
    /// When the dialer was opened.
    pub started: Instant,
    /// What it led to; `None` while it waits.
    pub outcome: Option<CallOutcome>,
    /// When the outcome was recorded.
    pub ended: Option<Instant>,
    /// When to call back.
    pub call_back: Option<Instant>,
    /// One line.
    pub line: String,
}

/// What came of a call: one tap, and what stands on the same sheet.
#[derive(Clone, PartialEq)]
pub struct OutcomeDraft {
    /// What it led to.
    pub outcome: CallOutcome,
    /// One line; may be empty.
    pub line: String,
    /// When to call back.
    pub call_back: Option<Instant>,
    /// What was promised.
    pub promise: Option<PromiseDraft>,
    /// What was spent.
    pub spending: Option<SpendingDraft>,
}

impl OutcomeDraft {
    /// An outcome and nothing else.
    #[must_use]
    pub fn of(outcome: CallOutcome) -> Self {
        Self { outcome, line: String::new(), call_back: None, promise: None, spending: None }
    }
}

/// What the sheet shows after an outcome.
#[derive(Clone, PartialEq)]
pub struct AfterCallView {
    /// The call.
    pub call: CallView,
    /// The round so far.
    pub round: Option<RoundView>,
    /// Who to call next, and for which need; `None` when the round is done.
    pub next: Option<NextCallView>,
    /// Whether what was spent goes over the mandate: then the name of who agreed belongs to it.
    pub over_mandate: bool,
}

impl Calls {
    /// What can be needed.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn needs(&self) -> Result<Vec<ChoiceView>> {
        self.road.read(|known, _| Ok(known.pack.needs.iter().map(ChoiceView::of_need).collect()))
    }

    /// Who to call for a need in a case, with the reasons.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn call_plan(&self, case: CaseId, need: &str) -> Result<CallPlanView> {
        self.road.read(|known, now| {
            let found = known.pack.needs.iter().find(|n| n.key == need);
            Ok(CallPlanView {
                who: known.about(case)?,
                need: ChoiceView::of_need(found.ok_or(Error::NotFound)?),
                candidates: call_plan(&known.book, &known.pack, case, need, now),
            })
        })
    }

    /// Writes the call down and says what the dialer gets. The sheet waits at the next resume.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no number or address, [`Error::NotFound`], and what
    /// storage can meet.
    pub fn dial(&self, draft: &CallDraft) -> Result<DialView> {
        self.road.write(|known, pen| {
            let reach = reach(known, draft.case, &draft.callee, draft.channel)?;
            let call = pen.add(
                pen.compartment_of(draft.case)?,
                Call {
                    case: draft.case,
                    callee: draft.callee.clone(),
                    channel: draft.channel,
                    dialled: reach.shown.clone(),
                    need: draft.need.clone(),
                    round: draft.round,
                    started: pen.now().at,
                    outcome: None,
                    ended: None,
                    call_back: None,
                    line: String::new(),
                    rest: Rest::NONE,
                },
            )?;
            Ok(DialView {
                call,
                who: known.about(draft.case)?,
                callee: reach.name,
                shown: reach.shown,
                uri: reach.uri,
            })
        })
    }

    /// Calls that wait for their outcome, the latest first.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn pending(&self) -> Result<Vec<CallView>> {
        self.road.read(|known, _| {
            let pending = waiting_calls(known);
            Ok(pending.map(|(id, call)| call_view(known, id, call)).collect())
        })
    }

    /// Until when the app stays unlocked for the call that is being made: ten minutes from its
    /// start. `None` when no call waits.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn unlocked_until(&self) -> Result<Option<Instant>> {
        self.road.read(|known, now| {
            // A clock set back must not keep it open for longer.
            let latest = now.at.plus_minutes(10);
            let waiting = waiting_calls(known).next();
            let until = waiting.map(|(_, call)| call.started.plus_minutes(10).min(latest));
            Ok(until.filter(|until| *until > now.at))
        })
    }

    /// Calls to make again in open cases, the earliest first: those that said so, until the same
    /// one was called again for the same case.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn call_backs(&self) -> Result<Vec<CallView>> {
        self.road.read(|known, now| {
            let open = call_backs(&known.book, now.zone).into_iter();
            open.map(|back| Ok(call_view(known, back.call, known.get(back.call)?))).collect()
        })
    }

    /// Records what came of a call, and with it, in one go, a promise or spending; the same of
    /// either said twice about one call, as by a double tap, is written once. A client who was
    /// reached counts as an attempt; a reporter who was reached has been told.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], and what storage can meet.
    pub fn outcome(&self, call: CallId, draft: &OutcomeDraft) -> Result<AfterCallView> {
        self.road.write(|known, pen| record_outcome(known, pen, call, draft.clone()))?;
        self.road.read(|known, now| {
            let record = known.get(call)?;
            let round = match record.round {
                Some(id) => Some(round_view(known, id, known.get(id)?, now)),
                None => None,
            };
            let over = draft.spending.as_ref().is_some_and(|s| s.over_mandate(&known.pack));
            Ok(AfterCallView {
                call: call_view(known, call, record),
                next: round.as_ref().and_then(|r| next_call(known, r, record, now)),
                round,
                over_mandate: over,
            })
        })
    }
}

fn record_outcome(known: &Known, pen: &mut Pen<'_>, id: CallId, draft: OutcomeDraft) -> Result<()> {
    let call = known.get(id)?;
    let now = pen.now().at;
    let reached = matches!(
        draft.outcome,
        CallOutcome::Arranged | CallOutcome::Promised | CallOutcome::NotArranged
    );
    pen.change(
        id,
        Call {
            outcome: Some(draft.outcome),
            // A clock that was set back during the call refuses nothing.
            ended: call.ended.or(Some(now.max(call.started))),
            call_back: draft.call_back,
            line: draft.line,
            ..call.clone()
        },
    )?;
    if let Callee::Reporter(report) = call.callee
        && reached
    {
        tell_reporter(known, pen, report)?;
    }
    if call.callee == Callee::Client && draft.outcome != CallOutcome::NotCalled {
        let spoken = reached && call.channel == CallChannel::Phone;
        let contact = ContactPart { reached, in_conversation: spoken, accepts_help: false };
        advance(known, pen, call.case, &contact.record())?;
    }
    if let Some(made) = draft.promise {
        let by = match &call.callee {
            Callee::Partner(partner, _) => Promiser::Partner(*partner),
            Callee::Client => Promiser::Client,
            Callee::Relative(_) | Callee::Reporter(_) => Promiser::Relative,
        };
        let said = |p: &Promise| (&p.what, p.due, p.time) == (&made.what, made.due, made.time);
        if !known.book.under::<PromiseId>(id).any(|(_, p)| p.call == Some(id) && said(p)) {
            let who = callee_name(known, call.case, &call.callee);
            promise(pen, call.case, by, &who, Some((id, &call.need)), made)?;
        }
    }
    if let Some(spending) = draft.spending {
        let same = |s: &Spending| (s.cents, &s.purpose) == (spending.cents, &spending.purpose);
        if !known.book.under::<SpendingId>(call.case).any(|(_, s)| s.call == Some(id) && same(s)) {
            spend(known, pen, call.case, Some(id), spending)?;
        }
    }
    Ok(())
}

/// Calls that wait for their outcome, the latest first.
pub(crate) fn waiting_calls(known: &Known) -> impl Iterator<Item = (CallId, &Call)> {
    known
        .book
        .waiting::<CallId>()
        .rev()
        .filter(|(id, call)| call.outcome.is_none() && known.wrote((*id).into()))
}

pub(crate) fn call_view(known: &Known, id: CallId, call: &Call) -> CallView {
    CallView {
        call: id,
        case: call.case,
        who: known.about(call.case).unwrap_or_default(),
        callee: call.callee.clone(),
        callee_name: callee_name(known, call.case, &call.callee),
        channel: call.channel,
        need: call.need.clone(),
        round: call.round,
        started: call.started,
        outcome: call.outcome,
        ended: call.ended,
        call_back: call.call_back,
        line: call.line.clone(),
    }
}
