//! The hub's clock: the machine's own, or one that a test or the demo sets.

use std::time::Duration;
use tokio::sync::watch;

/// Longest sleep before the machine's clock is read again: it may be set while we sleep.
const LONGEST_SLEEP: Duration = Duration::from_secs(20);

/// Tells the time in milliseconds since 1970, UTC. Clones tell the same time.
#[derive(Debug, Clone)]
pub struct Clock(Option<watch::Sender<i64>>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still at `now_ms` until [`Clock::set`].
    #[must_use]
    pub fn standing(now_ms: i64) -> Self {
        Self(Some(watch::Sender::new(now_ms)))
    }

    /// Sets a standing clock; whoever waits for this time wakes up. The machine's clock is not
    /// ours to set: nothing happens.
    pub fn set(&self, now_ms: i64) {
        if let Some(standing) = &self.0 {
            standing.send_replace(now_ms);
        }
    }

    /// Now, in milliseconds since 1970.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the server is the outermost layer")]
    pub fn now_ms(&self) -> i64 {
        match &self.0 {
            Some(standing) => *standing.borrow(),
            None => std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
        }
    }

    /// Returns when it is `due_ms`, or at once when that is over.
    pub(crate) async fn until(&self, due_ms: i64) {
        match &self.0 {
            Some(standing) => {
                // The sender is this clock itself: it cannot have gone.
                let _ = standing.subscribe().wait_for(|now| *now >= due_ms).await;
            }
            None => loop {
                let left = due_ms.saturating_sub(self.now_ms());
                let Ok(left @ 1..) = u64::try_from(left) else { return };
                tokio::time::sleep(Duration::from_millis(left).min(LONGEST_SLEEP)).await;
            },
        }
    }
}
