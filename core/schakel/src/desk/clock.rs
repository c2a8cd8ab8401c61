//! The clock of this machine: the outermost layer reads it, and hands it in.

use companion::Clock;
use std::time::{SystemTime, UNIX_EPOCH};

/// Wall time in the Netherlands.
pub(crate) struct WallClock;

impl Clock for WallClock {
    #[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
    fn now_ms(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    fn zone(&self) -> String {
        "Europe/Amsterdam".to_owned()
    }
}
