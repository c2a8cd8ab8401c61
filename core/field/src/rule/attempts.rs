//! Attempts: counting every one once, and proposing the next.

use crate::book::Book;
use crate::id::{AttemptId, CallId, CaseId, VisitId};
use crate::pack::DaysOff;
use crate::record::{AttemptKind, AttemptOutcome, CallOutcome, Contact};
use crate::time::{Instant, LocalDate, Now, PartOfDay, Zone};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrySource {
    /// An attempt.
    Attempt(AttemptId, AttemptOutcome),
    /// A visit; the attempt that grew into it is not counted again.
    Visit(VisitId, AttemptOutcome),
    /// A call, text or e-mail to the client; `None` while its outcome is not recorded.
    Call(CallId, Option<CallOutcome>),
}

/// When to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// On which day.
    pub on: LocalDate,
    /// In which part of it.
    pub part: PartOfDay,
    /// Which attempt this will be, counted from the report that opened the case: 1 for the first.
    pub number: u32,
    /// Why then.
    pub because: Because,
}

/// Why an attempt is proposed when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Nobody tried yet.
    FirstAttempt,
    /// This combination of weekday and part of the day was not tried yet.
    NotTriedThen,
    /// Every combination was tried; this one least often.
    TriedLeast {
        /// How often it was.
        times: u32,
    },
}

/// What usually came of an attempt with this outcome; the worker may say otherwise.
#[must_use]
pub fn contact_after(outcome: AttemptOutcome) -> Contact {
    let _ = outcome;
    Contact { reached: false, in_conversation: false, accepts_help: false, rest: crate::Rest::NONE }
}

/// Every attempt of a case, oldest first, each counted once.
#[must_use]
pub fn attempts(book: &Book, case: CaseId, zone: Zone) -> Vec<Try> {
    let _ = (book, case, zone);
    Vec::new()
}

/// When to try again, as long as the client was not reached; `None` when an appointment stands,
/// the client was reached at the last attempt, or the case is closed.
#[must_use]
pub fn proposal(book: &Book, case: CaseId, now: Now, days_off: &DaysOff) -> Option<Proposal> {
    let _ = (book, case, now, days_off);
    None
}
