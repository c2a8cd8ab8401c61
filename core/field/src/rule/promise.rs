//! Promises: where one stands, and how a partner keeps them.

use crate::book::Book;
use crate::id::{CallId, PartnerId, PromiseId};
use crate::record::{Call, CallOutcome, Promise, PromiseState, Promiser};
use crate::time::{Instant, Now, Zone};

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

impl PromiseStanding {
    /// Whether it is still to be kept.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::DueToday | Self::Late { .. })
    }
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
    /// Median days from made to kept; `None` when none was. Half a day counts as a whole one.
    pub median_days: Option<u32>,
    /// Calls that were made and have an outcome.
    pub calls: u32,
    /// Those that reached somebody.
    pub reached: u32,
    /// Where the promise stands that was last settled or fell due.
    pub last: Option<PromiseStanding>,
}

/// The last moment at which a promise is in time.
#[must_use]
pub fn due_at(promise: &Promise, zone: Zone) -> Instant {
    match promise.time {
        Some(time) => zone.instant(promise.due, time),
        None => zone.end_of(promise.due),
    }
}

/// Where a promise stands now.
#[must_use]
pub fn promise_standing(promise: &Promise, now: Now) -> PromiseStanding {
    let due = due_at(promise, now.zone);
    match promise.state {
        PromiseState::Withdrawn => PromiseStanding::Withdrawn,
        PromiseState::Kept if promise.settled.is_some_and(|at| at > due) => {
            PromiseStanding::KeptLate
        }
        PromiseState::Kept => PromiseStanding::Kept,
        PromiseState::Open | PromiseState::Unknown(_) => {
            let days = now.date().days().saturating_sub(promise.due.days());
            if now.at > due {
                PromiseStanding::Late { days: u32::try_from(days).unwrap_or(0) }
            } else if days == 0 {
                PromiseStanding::DueToday
            } else {
                PromiseStanding::Open
            }
        }
    }
}

/// Whether a call reached somebody. Asked to call back later is not reached: nothing could be
/// said yet.
#[must_use]
pub fn is_reached(outcome: CallOutcome) -> bool {
    matches!(outcome, CallOutcome::Arranged | CallOutcome::Promised | CallOutcome::NotArranged)
}

/// What a call that was made led to; `None` while it waits, and when nobody was called after all.
#[must_use]
pub fn outcome_of(call: &Call) -> Option<CallOutcome> {
    call.outcome.filter(|outcome| *outcome != CallOutcome::NotCalled)
}

/// What a partner's history says.
#[must_use]
pub fn partner_record(book: &Book, partner: PartnerId, now: Now) -> PartnerRecord {
    let mut record = PartnerRecord::default();
    let mut days = Vec::new();
    let mut last = None;
    for (id, promise) in book.under::<PromiseId>(partner) {
        if promise.by != Promiser::Partner(partner) {
            continue;
        }
        record.asked += 1;
        let standing = promise_standing(promise, now);
        match standing {
            PromiseStanding::Kept | PromiseStanding::KeptLate => {
                record.kept += 1;
                let settled = promise.settled.unwrap_or(promise.made);
                let made_on = now.zone.date(promise.made).days();
                let taken = now.zone.date(settled).days().saturating_sub(made_on);
                days.push(u32::try_from(taken).unwrap_or(0));
            }
            PromiseStanding::Late { .. } => record.late_open += 1,
            PromiseStanding::Open | PromiseStanding::DueToday => continue,
            PromiseStanding::Withdrawn => {}
        }
        let at = promise.settled.unwrap_or_else(|| due_at(promise, now.zone));
        if last.is_none_or(|(when, of, _)| (at, id) > (when, of)) {
            last = Some((at, id, standing));
        }
    }
    record.last = last.map(|(_, _, standing)| standing);
    record.median_days = median(&mut days);
    for (_, call) in book.under::<CallId>(partner) {
        if let Some(outcome) = outcome_of(call) {
            record.calls += 1;
            record.reached += u32::from(is_reached(outcome));
        }
    }
    record
}

/// The middle of some numbers; of two middle ones the mean, rounded up.
fn median(numbers: &mut [u32]) -> Option<u32> {
    numbers.sort_unstable();
    let upper = numbers.get(numbers.len() / 2)?;
    if numbers.len() % 2 == 1 {
        return Some(*upper);
    }
    let lower = numbers.get(numbers.len() / 2 - 1)?;
    Some((lower + upper).div_ceil(2))
}
