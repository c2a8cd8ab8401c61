//! What a round of calls arranged.

use crate::book::Book;
use crate::id::{CallId, CaseId, PromiseId, RoundId};
use crate::record::{Call, CallOutcome, Promise};
use crate::rule::promise::{PromiseStanding, outcome_of, promise_standing};
use crate::time::{Instant, LocalDate, Now};
use std::collections::BTreeMap;

/// What a round came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundResult {
    /// Each need, in the order of the round.
    pub needs: Vec<NeedResult>,
    /// How many are arranged.
    pub arranged: u32,
    /// How many calls it took; one counts when its outcome is recorded, unless nobody was called
    /// after all.
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
        /// By which day; `None` when the promise itself was not written down.
        due: Option<LocalDate>,
        /// Whether that has passed.
        late: bool,
    },
    /// Not yet.
    NotYet,
}

/// What a round came to; `None` when there is no such round.
#[must_use]
pub fn round_result(book: &Book, round: RoundId, now: Now) -> Option<RoundResult> {
    let needs = &book.get(round)?.needs;
    let calls: Vec<(CallId, &Call)> = book
        .under::<CallId>(round)
        .filter(|(_, call)| call.round == Some(round) && outcome_of(call).is_some())
        .collect();
    let needs: Vec<NeedResult> = needs
        .iter()
        .map(|key| NeedResult { key: key.clone(), state: need_state(book, key, &calls, now) })
        .collect();
    let arranged = needs.iter().filter(|need| need.state == NeedState::Arranged).count();
    Some(RoundResult {
        arranged: count(arranged),
        calls: count(calls.len()),
        minutes: minutes(&calls),
        needs,
    })
}

/// How many needs of a case are arranged, by calls and by promises that were kept, in whatever
/// round or none. A need that was arranged in two rounds is two; a call without a need that
/// arranged something is one.
#[must_use]
pub fn arranged_in_case(book: &Book, case: CaseId, now: Now) -> u32 {
    count(arranged_when(book, case, now).len())
}

/// When each of the needs that [`arranged_in_case`] counts was arranged first: when the call
/// started that did it, or when the promise was kept. In no particular order.
#[must_use]
pub fn arranged_when(book: &Book, case: CaseId, now: Now) -> Vec<Instant> {
    let mut named = BTreeMap::new();
    let mut unnamed = BTreeMap::new();
    for (id, call) in book.under::<CallId>(case) {
        if call.outcome == Some(CallOutcome::Arranged) {
            if call.need.is_empty() {
                keep_first(&mut unnamed, id, call.started);
            } else {
                keep_first(&mut named, (call.round, call.need.as_str()), call.started);
            }
        }
    }
    for (_, promise) in book.under::<PromiseId>(case).filter(|(_, p)| is_kept(p, now)) {
        let kept = promise.settled.unwrap_or(promise.made);
        let call = promise.call.and_then(|id| Some((id, book.get(id)?)));
        let need = call.map_or(promise.need.as_str(), |(_, call)| need_of(promise, call));
        if !need.is_empty() {
            keep_first(&mut named, (call.and_then(|(_, call)| call.round), need), kept);
        } else if let Some((id, _)) = call {
            keep_first(&mut unnamed, id, kept);
        }
    }
    named.into_values().chain(unnamed.into_values()).collect()
}

fn keep_first<K: Ord>(among: &mut BTreeMap<K, Instant>, key: K, at: Instant) {
    among.entry(key).and_modify(|first| *first = at.min(*first)).or_insert(at);
}

fn is_kept(promise: &Promise, now: Now) -> bool {
    matches!(promise_standing(promise, now), PromiseStanding::Kept | PromiseStanding::KeptLate)
}

/// The need that a promise answers: its own, or that of the call in which it was made.
fn need_of<'a>(promise: &'a Promise, call: &'a Call) -> &'a str {
    if promise.need.is_empty() { &call.need } else { &promise.need }
}

fn need_state(book: &Book, key: &str, calls: &[(CallId, &Call)], now: Now) -> NeedState {
    let mut state = NeedState::NotYet;
    for (id, call) in calls {
        let mut answered = false;
        for (_, promise) in book.under::<PromiseId>(*id).filter(|(_, p)| need_of(p, call) == key) {
            answered = true;
            let standing = promise_standing(promise, now);
            match standing {
                PromiseStanding::Kept | PromiseStanding::KeptLate => return NeedState::Arranged,
                PromiseStanding::Withdrawn => continue,
                PromiseStanding::Open
                | PromiseStanding::DueToday
                | PromiseStanding::Late { .. } => {}
            }
            let late = matches!(standing, PromiseStanding::Late { .. });
            let due = match state {
                NeedState::Promised { due: Some(earlier), .. } if earlier <= promise.due => {
                    continue;
                }
                _ => Some(promise.due),
            };
            state = NeedState::Promised { due, late };
        }
        match call.outcome {
            Some(CallOutcome::Arranged) if call.need == key => return NeedState::Arranged,
            Some(CallOutcome::Promised)
                if call.need == key && !answered && state == NeedState::NotYet =>
            {
                state = NeedState::Promised { due: None, late: false };
            }
            _ => {}
        }
    }
    state
}

fn minutes(calls: &[(CallId, &Call)]) -> u32 {
    let first = calls.iter().map(|(_, call)| call.started).min();
    let last: Option<Instant> = calls.iter().filter_map(|(_, call)| call.ended).max();
    first.zip(last).map_or(0, |(first, last)| last.minutes_since(first))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
