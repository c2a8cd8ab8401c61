//! A few phone calls (F5): who to call for a need, dialling, and what came of it.

use crate::attempts::advance;
use crate::error::{Error, Result, Rule};
use crate::parts::ContactPart;
use crate::promises::{PromiseDraft, promise};
use crate::reports::{missing, tell_reporter};
use crate::road::{Known, Pen, Road};
use crate::rounds::{NextCallView, RoundView, next_call, round_view};
use crate::spending::{SpendingDraft, spend};
use field::Rest;
use field::id::{CallId, CaseId, PartnerId, RoundId};
use field::pack::Need;
use field::record::{Call, CallChannel, CallOutcome, Callee, ContactPerson, Promiser};
use field::rule::callback::call_backs;
use field::rule::callplan::{Candidate, call_plan};
use field::rule::dial::{Dial, dial};
use field::rule::partners::partner_in_use;
use field::rule::person::{Who, who};
use field::time::Instant;
use std::sync::Arc;

/// Call plans, calls, rounds and promises.
pub struct Calls {
    pub(crate) road: Arc<Road>,
}

/// Who to call for a need in a case.
#[derive(Clone, PartialEq)]
pub struct CallPlanView {
    /// About whom: shown above the plan.
    pub who: Who,
    /// The need.
    pub need: Need,
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
    pub(crate) fn new(road: Arc<Road>) -> Self {
        Self { road }
    }

    /// What can be needed.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn needs(&self) -> Result<Vec<Need>> {
        self.road.read(|known, _| Ok(known.pack.needs.clone()))
    }

    /// Who to call for a need in a case, with the reasons.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn call_plan(&self, case: CaseId, need: &str) -> Result<CallPlanView> {
        self.road.read(|known, now| {
            let found = known.pack.needs.iter().find(|n| n.key == need);
            Ok(CallPlanView {
                who: about(known, case)?,
                need: found.ok_or(Error::NotFound)?.clone(),
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
                who: about(known, draft.case)?,
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
            let until = waiting_calls(known).next().map(|(_, call)| call.started.plus_minutes(10));
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

    /// Records what came of a call, and with it, in one go, a promise or spending. A client who
    /// was reached counts as an attempt; a reporter who was reached has been told.
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
            ended: call.ended.or(Some(now)),
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
        let who = callee_name(known, call.case, &call.callee);
        promise(pen, call.case, by, &who, Some((id, &call.need)), made)?;
    }
    if let Some(spending) = draft.spending {
        spend(known, pen, call.case, Some(id), spending)?;
    }
    Ok(())
}

struct Reach {
    name: String,
    shown: String,
    uri: String,
}

fn reach(known: &Known, case: CaseId, callee: &Callee, channel: CallChannel) -> Result<Reach> {
    let name = callee_name(known, case, callee);
    if channel == CallChannel::Email {
        let address = email_of(known, callee).filter(|a| !a.is_empty()).ok_or(missing("email"))?;
        return Ok(Reach { name, uri: format!("mailto:{address}"), shown: address });
    }
    let number = number_of(known, case, callee)?;
    if number.is_empty() {
        return Err(missing("dial"));
    }
    let Dial { shown, dial, .. } =
        dial(&number).map_err(|_| Error::Invalid { field: "dial", rule: Rule::NotDialable })?;
    let scheme = if channel == CallChannel::Text { "sms" } else { "tel" };
    Ok(Reach { name, uri: format!("{scheme}:{dial}"), shown })
}

fn number_of(known: &Known, case: CaseId, callee: &Callee) -> Result<String> {
    Ok(match callee {
        Callee::Client => known.get(known.get(case)?.person)?.dial.clone(),
        Callee::Relative(name) => {
            let person = known.get(known.get(case)?.person)?;
            let relation = person.around.iter().find(|r| r.name == *name);
            relation.ok_or(Error::NotFound)?.dial.clone()
        }
        Callee::Reporter(report) => known.get(*report)?.reporter.dial.clone(),
        Callee::Partner(partner, _) => {
            let own = contact(known, callee).map(|c| c.dial).filter(|d| !d.is_empty());
            own.map_or_else(|| in_use(known, *partner).map(|p| p.dial), Ok)?
        }
    })
}

fn email_of(known: &Known, callee: &Callee) -> Option<String> {
    let Callee::Partner(partner, _) = callee else { return None };
    let own = contact(known, callee).map(|c| c.email).filter(|e| !e.is_empty());
    own.or_else(|| in_use(known, *partner).ok().map(|p| p.email))
}

fn contact(known: &Known, callee: &Callee) -> Option<ContactPerson> {
    let Callee::Partner(partner, Some(id)) = callee else { return None };
    in_use(known, *partner).ok()?.contacts.into_iter().find(|c| c.id == *id)
}

fn in_use(known: &Known, partner: PartnerId) -> Result<field::record::Partner> {
    let found = partner_in_use(&known.book, &known.pack, partner);
    Ok(found.ok_or(Error::NotFound)?.partner)
}

/// What somebody who is called is shown as: function before name before organisation.
pub(crate) fn callee_name(known: &Known, case: CaseId, callee: &Callee) -> String {
    let first = |words: [String; 3]| words.into_iter().find(|w| !w.is_empty()).unwrap_or_default();
    match callee {
        Callee::Client => about(known, case).map(|w| w.name).unwrap_or_default(),
        Callee::Relative(name) => name.clone(),
        Callee::Reporter(report) => known.book.get(*report).map_or_else(String::new, |r| {
            let reporter = &r.reporter;
            first([reporter.name.clone(), reporter.organisation.clone(), String::new()])
        }),
        Callee::Partner(partner, _) => {
            let person = contact(known, callee);
            let (function, name) = person.map(|c| (c.function, c.name)).unwrap_or_default();
            let organisation = in_use(known, *partner).map(|p| p.name).unwrap_or_default();
            first([function, name, organisation])
        }
    }
}

/// About whom a case is.
pub(crate) fn about(known: &Known, case: CaseId) -> Result<Who> {
    Ok(who(known.get(known.get(case)?.person)?))
}

/// Calls that wait for their outcome, the latest first.
pub(crate) fn waiting_calls(known: &Known) -> impl Iterator<Item = (CallId, &Call)> {
    known.book.waiting::<CallId>().rev().filter(|(_, call)| call.outcome.is_none())
}

pub(crate) fn call_view(known: &Known, id: CallId, call: &Call) -> CallView {
    CallView {
        call: id,
        case: call.case,
        who: about(known, call.case).unwrap_or_default(),
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
