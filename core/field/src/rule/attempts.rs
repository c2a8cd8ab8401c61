//! Attempts: every one counted, and counted once.

use crate::book::Book;
use crate::id::{AttemptId, CallId, CaseId, VisitId};
use crate::record::{AttemptKind, AttemptOutcome, Call, CallChannel, CallOutcome, Callee, Contact};
use crate::rule::promise::is_reached;
use crate::time::{Instant, LocalDate, PartOfDay, Zone};
use std::collections::BTreeSet;

/// One attempt to reach the client, whatever it was written down as.
#[derive(Debug, Clone, PartialEq)]
pub struct Try {
    /// When.
    pub at: Instant,
    /// On which day.
    pub on: LocalDate,
    /// In which part of it.
    pub part: PartOfDay,
    /// How.
    pub kind: AttemptKind,
    /// What came of it.
    pub contact: Contact,
    /// What it was written down as.
    pub source: TrySource,
}

/// What an attempt was written down as, with what it led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrySource {
    /// An attempt.
    Attempt(AttemptId, AttemptOutcome),
    /// A visit; the attempt that grew into it is not counted again.
    Visit(VisitId, AttemptOutcome),
    /// A call, text or e-mail to the client. It counts when its outcome is recorded: the dialer
    /// may have been opened by mistake.
    Call(CallId, CallOutcome),
}

/// What usually came of an attempt with this outcome; the worker may say otherwise. That help is
/// accepted is never assumed, and who broke off did not reach anybody.
#[must_use]
pub fn contact_after(outcome: AttemptOutcome) -> Contact {
    let (reached, in_conversation) = match outcome {
        AttemptOutcome::SpokeAtDoor | AttemptOutcome::Inside | AttemptOutcome::MetElsewhere => {
            (true, true)
        }
        AttemptOutcome::Refused => (true, false),
        AttemptOutcome::NotHome
        | AttemptOutcome::DidNotOpen
        | AttemptOutcome::CardLeft
        | AttemptOutcome::BrokenOff
        | AttemptOutcome::Unknown(_) => (false, false),
    };
    Contact { reached, in_conversation, accepts_help: false, rest: crate::Rest::NONE }
}

/// Every attempt of a case, oldest first, each counted once.
#[must_use]
pub fn attempts(book: &Book, case: CaseId, zone: Zone) -> Vec<Try> {
    let a_try = |at: Instant, kind, contact, source| Try {
        at,
        on: zone.date(at),
        part: PartOfDay::of(zone.time(at)),
        kind,
        contact,
        source,
    };
    let mut tries = Vec::new();
    let mut grown = BTreeSet::new();
    for (id, visit) in book.under::<VisitId>(case).filter(|(_, visit)| visit.case == case) {
        grown.extend(visit.attempt);
        let before = visit.attempt.and_then(|attempt| book.get(attempt));
        let kind = before.map_or_else(|| kind_of_visit(visit.outcome), |attempt| attempt.kind);
        let source = TrySource::Visit(id, visit.outcome);
        tries.push(a_try(visit.started, kind, visit.contact.clone(), source));
    }
    for (id, attempt) in book.under::<AttemptId>(case).filter(|(id, _)| !grown.contains(id)) {
        let source = TrySource::Attempt(id, attempt.outcome);
        tries.push(a_try(attempt.at, attempt.kind, attempt.contact.clone(), source));
    }
    for (id, call) in book.under::<CallId>(case).filter(|(_, call)| call.case == case) {
        if let Some((kind, outcome)) = call_to_client(call) {
            let contact = contact_after_call(outcome);
            tries.push(a_try(call.started, kind, contact, TrySource::Call(id, outcome)));
        }
    }
    tries.sort_by_key(|t| (t.at, t.source));
    tries
}

fn kind_of_visit(outcome: AttemptOutcome) -> AttemptKind {
    if outcome == AttemptOutcome::MetElsewhere {
        AttemptKind::Elsewhere
    } else {
        AttemptKind::HomeVisit
    }
}

fn call_to_client(call: &Call) -> Option<(AttemptKind, CallOutcome)> {
    let kind = match call.channel {
        CallChannel::Text | CallChannel::Email => AttemptKind::Message,
        CallChannel::Phone | CallChannel::Unknown(_) => AttemptKind::Phone,
    };
    let outcome = call.outcome.filter(|_| call.callee == Callee::Client)?;
    Some((kind, outcome))
}

fn contact_after_call(outcome: CallOutcome) -> Contact {
    let reached = is_reached(outcome);
    Contact { reached, in_conversation: reached, accepts_help: false, rest: crate::Rest::NONE }
}
