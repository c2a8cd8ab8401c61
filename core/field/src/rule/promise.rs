//! Promises: where one stands, and how a partner keeps them.

use crate::book::Book;
use crate::id::PartnerId;
use crate::record::Promise;
use crate::time::Now;

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseStanding {
    /// Due on a later day.
    Open,
    /// Due today.
    DueToday,
    /// Its moment passed.
    Late {
        /// Days past its day; 0 when its time passed today.
        days: u32,
    },
    /// Kept in time.
    Kept,
    /// Kept, but later than promised.
    KeptLate,
    /// Taken back.
    Withdrawn,
}

/// What a partner's history says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartnerRecord {
    /// Promises asked of it.
    pub asked: u32,
    /// Kept, late ones included.
    pub kept: u32,
    /// Still open and late.
    pub late_open: u32,
    /// Median days from made to kept; `None` when none was.
    pub median_days: Option<u32>,
    /// Calls with an outcome.
    pub calls: u32,
    /// Those that reached somebody.
    pub reached: u32,
    /// Whether the last promise that was settled or fell due was kept in time.
    pub kept_last: Option<bool>,
}

/// Where a promise stands now.
#[must_use]
pub fn promise_standing(promise: &Promise, now: Now) -> PromiseStanding {
    let _ = (promise, now);
    PromiseStanding::Open
}

/// What a partner's history says.
#[must_use]
pub fn partner_record(book: &Book, partner: PartnerId, now: Now) -> PartnerRecord {
    let _ = (book, partner, now);
    PartnerRecord::default()
}
