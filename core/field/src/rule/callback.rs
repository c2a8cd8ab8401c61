//! The call-back list: who asked to be called back, or was to be.

use crate::book::Book;
use crate::id::{CallId, CaseId};
use crate::record::{Call, CallOutcome};
use crate::rule::case::is_open;
use crate::time::{Instant, Zone};

/// Somebody to call back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallBack {
    /// The call that said so; it holds whom.
    pub call: CallId,
    /// About whom.
    pub case: CaseId,
    /// The time agreed; `None` when there was none.
    pub at: Option<Instant>,
    /// The instant after which it is late: the time agreed, else the end of the day of the call.
    pub due: Instant,
}

/// Everybody to call back in open cases, the earliest first, later days included.
#[must_use]
pub fn call_backs(book: &Book, zone: Zone) -> Vec<CallBack> {
    let open = book.all::<CaseId>().filter(|(_, case)| is_open(case));
    let mut list: Vec<CallBack> = open
        .flat_map(|(case, _)| book.under::<CallId>(case))
        .filter_map(|(id, call)| call_back(book, id, call, zone))
        .collect();
    list.sort_by_key(|back| (back.due, back.call));
    list
}

/// What a call leaves to be called back; `None` when it does not, or the same one was called
/// again in this case since.
#[must_use]
pub fn call_back(book: &Book, id: CallId, call: &Call, zone: Zone) -> Option<CallBack> {
    if call.outcome != Some(CallOutcome::CallBack) {
        return None;
    }
    let again = calls_after(book, call.case, call.started).any(|later| later.callee == call.callee);
    let end = zone.end_of(zone.date(call.started));
    let due = call.call_back.unwrap_or(end);
    (!again).then_some(CallBack { call: id, case: call.case, at: call.call_back, due })
}

/// The calls of a case after an instant, newest first.
pub(crate) fn calls_after(book: &Book, case: CaseId, at: Instant) -> impl Iterator<Item = &Call> {
    let calls = book.under::<CallId>(case).rev().map(|(_, call)| call);
    calls.take_while(move |call| call.started > at)
}
