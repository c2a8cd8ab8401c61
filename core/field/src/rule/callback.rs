//! The call-back list: who asked to be called back, or was to be.

use crate::book::Book;
use crate::id::{CallId, CaseId, EntityId};
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
    let mut list: Vec<CallBack> = book
        .waiting::<CallId>()
        .filter(|(_, call)| book.get(call.case).is_some_and(is_open))
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
    let to = call.callee.within(call.case);
    let again = made_after(book, to, call.started).any(|later| later.callee == call.callee);
    let end = zone.end_of(zone.date(call.started));
    let due = call.call_back.unwrap_or(end);
    (!again).then_some(CallBack { call: id, case: call.case, at: call.call_back, due })
}

/// The calls under a case or somebody in it after an instant, newest first, but for those that
/// were not made after all.
pub(crate) fn made_after(
    book: &Book,
    under: impl Into<EntityId>,
    at: Instant,
) -> impl Iterator<Item = &Call> {
    let calls = book.under::<CallId>(under).rev().map(|(_, call)| call);
    let after = calls.take_while(move |call| call.started > at);
    after.filter(|call| call.outcome != Some(CallOutcome::NotCalled))
}
