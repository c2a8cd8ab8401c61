//! The hub's clock, beside this device's: alarms are due by the hub's.
//!
//! What a hub gains by lying about its clock is bounded: an alarm that passes later, here or on
//! the supervisor's device that raises it by itself. It holds the release anyway, and can keep the
//! notice back as well. Nothing else goes by it: what is shown on a phone does not, nor whether the
//! team's word is stale.

use crate::error::Result;
use crate::post::{Post, note};
use crate::road::Road;
use field::record::Watch;
use field::time::Instant;
use sync::Client;
use wire::{Hello, PROTOCOL_VERSION};

/// Clocks that are no further apart count as the same, in ms.
const SAME_MS: u64 = 5_000;

/// The hub's clock as this device knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HubClock {
    now: Instant,
    /// By how much it is ahead of this device's, in ms; below zero when it is behind.
    ahead_ms: i64,
}

impl HubClock {
    /// What the hub says when it is asked now; when it is not heard, what it last said: an alarm
    /// waits for no connection.
    pub(crate) fn ask(client: &Client, road: &Road) -> Result<Self> {
        let began = road.now().at;
        let hello = Hello { versions: vec![PROTOCOL_VERSION], capabilities: Vec::new() };
        let said = client.ask(&hello);
        let now = road.now().at;
        Ok(match said {
            Ok(welcome) => {
                let said = Instant(welcome.now_ms);
                Self { now: said, ahead_ms: ahead_ms(said, began, now) }
            }
            Err(_) => {
                let ahead_ms = kept_ahead_ms(road.post())?;
                Self { now: by_hub(now, ahead_ms), ahead_ms }
            }
        })
    }

    /// When an alarm of this phone is due, by the hub's clock. What is due at once is so whatever
    /// happened to the phone's clock since.
    pub(crate) fn due(self, watch: &Watch) -> Instant {
        let due = by_hub(watch.due, self.ahead_ms);
        if watch.silent || watch.drill { due.min(self.now) } else { due }
    }
}

/// By how much the hub's clock is ahead, when it said this at some moment between two of this
/// device's: as little as it can be, and none when that is a few seconds.
pub(crate) fn ahead_ms(said: Instant, began: Instant, ended: Instant) -> i64 {
    let could_be = said.0.clamp(began.0.min(ended.0), ended.0);
    let ahead_ms = said.0.saturating_sub(could_be);
    if ahead_ms.unsigned_abs() <= SAME_MS { 0 } else { ahead_ms }
}

/// By how much the hub's clock was ahead of this device's when that was last kept, in ms.
pub(crate) fn kept_ahead_ms(post: &Post) -> Result<i64> {
    let kept = post.note(note::AHEAD)?.and_then(|bytes| bytes.try_into().ok());
    Ok(kept.map_or(0, i64::from_be_bytes))
}

/// A moment of this device's clock, by the hub's.
pub(crate) fn by_hub(own: Instant, ahead_ms: i64) -> Instant {
    Instant(own.0.saturating_add(ahead_ms))
}

/// A moment of the hub's clock, by this device's.
pub(crate) fn by_own(hub: Instant, ahead_ms: i64) -> Instant {
    Instant(hub.0.saturating_sub(ahead_ms))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::stage::at;
    use field::Rest;

    fn watch(silent: bool, due: Instant) -> Watch {
        Watch {
            case: None,
            visit: None,
            due,
            watched: None,
            well: None,
            silent,
            words: String::new(),
            called_off: None,
            drill: false,
            seen_by: String::new(),
            seen: None,
            due_at_hub: None,
            rest: Rest::NONE,
        }
    }

    fn beside(now: Instant, own: Instant) -> HubClock {
        HubClock { now, ahead_ms: ahead_ms(now, own, own) }
    }

    #[test]
    fn a_slow_answer_is_not_taken_for_a_difference() {
        let (began, ended) = (at(20, 10, 0), at(20, 10, 1));
        for within in [began, Instant(began.0 + 30_000), ended] {
            assert_eq!(ahead_ms(within, began, ended), 0);
        }
        assert_eq!(ahead_ms(at(20, 10, 11), began, ended), 600_000);
        assert_eq!(ahead_ms(at(20, 9, 50), began, ended), -600_000);
        // The clock was set back while it was waited for.
        assert_eq!(ahead_ms(at(20, 10, 0), at(20, 10, 0), at(20, 9, 50)), 600_000);
    }

    #[test]
    fn a_few_seconds_count_as_none_and_more_counts_whole() {
        let own = at(20, 10, 0);
        let timer = watch(false, at(20, 10, 30));
        for (apart_ms, counts_ms) in
            [(0, 0), (5_000, 0), (-5_000, 0), (5_001, 5_001), (-5_001, -5_001)]
        {
            let hub = beside(Instant(own.0 + apart_ms), own);
            assert_eq!(hub.due(&timer), Instant(timer.due.0 + counts_ms), "{apart_ms}");
        }
    }

    #[test]
    fn what_is_due_at_once_is_so_when_the_phones_clock_was_set_back_since() {
        let hub = beside(at(20, 10, 1), at(20, 9, 0));
        assert_eq!(hub.due(&watch(true, at(20, 10, 0))), at(20, 10, 1));
        assert_eq!(hub.due(&watch(false, at(20, 10, 0))), at(20, 11, 1));
        // And one that waited for a connection is not made later than it was.
        let hub = beside(at(20, 10, 1), at(20, 10, 1));
        assert_eq!(hub.due(&watch(true, at(20, 9, 0))), at(20, 9, 0));
    }

    #[test]
    fn a_clock_that_cannot_be_breaks_nothing() {
        for lie in [i64::MIN, i64::MAX] {
            let hub = beside(Instant(lie), at(20, 10, 0));
            let due = hub.due(&watch(false, at(20, 10, 30)));
            assert!(by_own(due, hub.ahead_ms) >= at(20, 10, 0));
            assert!(hub.due(&watch(true, at(20, 10, 0))) <= Instant(lie));
        }
    }
}
