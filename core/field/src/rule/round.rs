//! What a round of calls arranged.

use crate::book::Book;
use crate::id::RoundId;
use crate::time::{LocalDate, Now};

/// What a round came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundResult {
    /// Each need, in the order of the round.
    pub needs: Vec<NeedResult>,
    /// How many are arranged.
    pub arranged: u32,
    /// How many calls it took.
    pub calls: u32,
    /// Minutes from the start of the first call to the end of the last.
    pub minutes: u32,
}

/// A need of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedResult {
    /// Its key in the pack.
    pub key: String,
    /// Where it stands.
    pub state: NeedState,
}

/// Where a need stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedState {
    /// Arranged in a call, or a promise about it was kept.
    Arranged,
    /// Promised.
    Promised {
        /// By which day.
        due: LocalDate,
        /// Whether that has passed.
        late: bool,
    },
    /// Not yet.
    NotYet,
}

/// What a round came to; `None` when there is no such round.
#[must_use]
pub fn round_result(book: &Book, round: RoundId, now: Now) -> Option<RoundResult> {
    let _ = (book, round, now);
    None
}
