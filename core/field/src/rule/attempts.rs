//! Attempts: every one counted, and counted once.

use crate::book::Book;
use crate::id::{AttemptId, CallId, CaseId, VisitId};
use crate::record::{
    Attempt, AttemptKind, AttemptOutcome, Call, CallChannel, CallOutcome, Callee, Contact, Visit,
};
use crate::rule::promise::{is_reached, outcome_of};
use crate::time::{Instant, LocalDate, PartOfDay, Zone};

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
    let a_try = |at: Instant, kind, contact: &Contact, source| Try {
        at,
        on: zone.date(at),
        part: PartOfDay::of(zone.time(at)),
        kind,
        contact: contact.clone(),
        source,
    };
    let visits = visits(book, case).map(|(id, visit)| {
        let before = visit.attempt.and_then(|attempt| book.get(attempt));
        let kind = before.map_or_else(|| kind_of_visit(visit.outcome), |attempt| attempt.kind);
        a_try(visit.started, kind, &visit.contact, TrySource::Visit(id, visit.outcome))
    });
    let doors = doors(book, case).map(|(id, attempt)| {
        let source = TrySource::Attempt(id, attempt.outcome);
        a_try(attempt.at, attempt.kind, &attempt.contact, source)
    });
    let calls = calls(book, case).map(|(id, call, outcome)| {
        let contact = contact_after_call(outcome);
        a_try(call.started, kind_of_call(call.channel), &contact, TrySource::Call(id, outcome))
    });
    let mut tries: Vec<Try> = visits.chain(doors).chain(calls).collect();
    tries.sort_by_key(|t| (t.at, t.source));
    tries
}

/// When the first attempt since an instant was, or the first that reached the client.
#[must_use]
pub fn first_since(book: &Book, case: CaseId, since: Instant, reached: bool) -> Option<Instant> {
    let counts = |at: Instant, contact: bool| at >= since && (contact || !reached);
    let mut visits = visits(book, case).map(|(_, v)| (v.started, v.contact.reached));
    let first = visits.find(|(at, contact)| counts(*at, *contact)).map(|(at, _)| at);
    // Of the others, only what was earlier matters: a long case is not read to its end.
    let doors = doors(book, case).map(|(_, a)| (a.at, a.contact.reached));
    let mut doors = doors.take_while(|(at, _)| first.is_none_or(|first| *at < first));
    let first = doors.find(|(at, contact)| counts(*at, *contact)).map(|(at, _)| at).or(first);
    let calls = calls(book, case).map(|(_, c, outcome)| (c.started, is_reached(outcome)));
    let mut calls = calls.take_while(|(at, _)| first.is_none_or(|first| *at < first));
    calls.find(|(at, contact)| counts(*at, *contact)).map(|(at, _)| at).or(first)
}

/// When the last attempt was, and whether it reached the client.
#[must_use]
pub fn last_attempt(book: &Book, case: CaseId) -> Option<(Instant, bool)> {
    [
        visits(book, case).next_back().map(|(_, v)| (v.started, v.contact.reached)),
        doors(book, case).next_back().map(|(_, a)| (a.at, a.contact.reached)),
        calls(book, case).next_back().map(|(_, c, outcome)| (c.started, is_reached(outcome))),
    ]
    .into_iter()
    .flatten()
    .max()
}

fn visits(book: &Book, case: CaseId) -> impl DoubleEndedIterator<Item = (VisitId, &Visit)> {
    book.under::<VisitId>(case).filter(move |(_, visit)| visit.case == case)
}

/// Attempts that did not grow into a visit: that one is counted.
fn doors(book: &Book, case: CaseId) -> impl DoubleEndedIterator<Item = (AttemptId, &Attempt)> {
    book.under::<AttemptId>(case)
        .filter(|(id, _)| !book.under::<VisitId>(*id).any(|(_, visit)| visit.attempt == Some(*id)))
}

/// Calls, texts and e-mails to the client that were made and have an outcome.
fn calls(
    book: &Book,
    case: CaseId,
) -> impl DoubleEndedIterator<Item = (CallId, &Call, CallOutcome)> {
    book.under::<CallId>(Callee::Client.within(case))
        .filter(move |(_, call)| call.case == case && call.callee == Callee::Client)
        .filter_map(|(id, call)| Some((id, call, outcome_of(call)?)))
}

fn kind_of_visit(outcome: AttemptOutcome) -> AttemptKind {
    if outcome == AttemptOutcome::MetElsewhere {
        AttemptKind::Elsewhere
    } else {
        AttemptKind::HomeVisit
    }
}

fn kind_of_call(channel: CallChannel) -> AttemptKind {
    match channel {
        CallChannel::Text | CallChannel::Email => AttemptKind::Message,
        CallChannel::Phone | CallChannel::Unknown(_) => AttemptKind::Phone,
    }
}

fn contact_after_call(outcome: CallOutcome) -> Contact {
    let reached = is_reached(outcome);
    Contact { reached, in_conversation: reached, accepts_help: false, rest: crate::Rest::NONE }
}
