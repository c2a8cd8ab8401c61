//! The visit summary: exactly what supervisors will see.

use crate::book::Book;
use crate::id::{CallId, PromiseId, VisitId, WorkerId};
use crate::record::{Person, Summary};
use crate::rule::attempts::attempts;
use crate::rule::person::who;
use crate::rule::promise::{outcome_of, promise_standing};
use crate::rule::round::arranged_in_case;
use crate::time::Now;

/// Stands for a person without a name, in any language (nomen nescio).
const NO_NAME: &str = "N.N.";

/// The summary of a visit with one written line; `None` when the visit or its case is not there.
///
/// Its counts are those of the whole case, which starts with the report: attempts up to this
/// visit, needs arranged, calls made, promises open. Nothing of the visit's text is in it; of the
/// person the initials and the village; the worker by name.
#[must_use]
pub fn summary(book: &Book, visit: VisitId, line: &str, now: Now) -> Option<Summary> {
    let record = book.get(visit)?;
    let case = book.get(record.case)?;
    let tries = attempts(book, record.case, now.zone);
    let so_far = tries.iter().filter(|t| t.at <= record.started).count();
    let calls = book.under::<CallId>(record.case).filter(|(_, call)| outcome_of(call).is_some());
    let promises = book
        .under::<PromiseId>(record.case)
        .filter(|(_, promise)| promise_standing(promise, now).is_open());
    Some(Summary {
        case: record.case,
        visit,
        about: about(book.get(case.person)),
        started: record.started,
        minutes: record.ended.minutes_since(record.started),
        phase: case.phase,
        outcome: record.outcome,
        contact: record.contact.clone(),
        attempts: u32::try_from(so_far).unwrap_or(u32::MAX),
        trust: record.trust,
        stage: record.stage,
        next: record.next.clone(),
        arranged: arranged_in_case(book, record.case, now),
        calls: u32::try_from(calls.count()).unwrap_or(u32::MAX),
        promises_open: u32::try_from(promises.count()).unwrap_or(u32::MAX),
        line: line.split_whitespace().collect::<Vec<_>>().join(" "),
        finished: now.at,
        worker: book.all::<WorkerId>().next_back().map(|(_, w)| w.name.clone()).unwrap_or_default(),
        from: None,
        rest: crate::Rest::NONE,
    })
}

/// Initials and village of a person: all that supervisors are told of who it is.
pub(crate) fn about(person: Option<&Person>) -> String {
    let who = person.map(who).unwrap_or_default();
    let initials = if who.initials.is_empty() { NO_NAME } else { &who.initials };
    match who.village.trim() {
        "" => initials.to_owned(),
        village => format!("{initials}, {village}"),
    }
}
