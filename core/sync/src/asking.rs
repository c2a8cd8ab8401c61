//! Asking a hub, and asking again while there is hope.

use crate::client::Client;
use crate::stop::Stop;
use crate::trouble::Trouble;
use std::time::Duration;
use wire::Request;

/// How long a round goes on trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How often one request is tried, at least once.
    pub tries: u32,
    /// The first wait between two tries; each next is twice as long.
    pub first_wait: Duration,
    /// The longest wait within a round; a hub that asks for more ends the round.
    pub longest_wait: Duration,
}

impl Patience {
    /// For a round that somebody looks at.
    pub const SHORT: Self = Self {
        tries: 4,
        first_wait: Duration::from_millis(250),
        longest_wait: Duration::from_secs(4),
    };

    /// How long to wait after a failed try, from 0: twice as long each time, and up to half as
    /// long again by the device's own spread; as long as the hub asks, if that is longer. `None`
    /// when the round is to end.
    fn wait(&self, tried: u32, asked_s: Option<u32>, spread: u8) -> Option<Duration> {
        if tried + 1 >= self.tries {
            return None;
        }
        let wait = self.first_wait.saturating_mul(1 << tried.min(16)).min(self.longest_wait);
        let wait = wait + wait.mul_f32(f32::from(spread) / 512.0);
        let asked = Duration::from_secs(asked_s.unwrap_or(0).into());
        (asked <= self.longest_wait).then(|| wait.max(asked))
    }
}

/// Asks one hub, with patience.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub(crate) client: &'a Client,
    pub(crate) patience: Patience,
    /// Said when nobody waits for the answer any more.
    pub(crate) over: &'a Stop,
}

impl Asking<'_> {
    /// Asks, and asks again while there is hope.
    pub(crate) fn ask<R: Request>(&self, request: &R, wait_s: u32) -> Result<R::Answer, Trouble> {
        let mut tried = 0;
        loop {
            let trouble = match self.client.ask_patiently(request, wait_s, self.over) {
                Ok(answer) => return Ok(answer),
                Err(trouble) => trouble,
            };
            let asked_s = match trouble {
                Trouble::Busy { retry_after_s } => retry_after_s,
                Trouble::Unreachable => None,
                other => return Err(other),
            };
            match self.patience.wait(tried, asked_s, self.client.spread()) {
                None => return Err(trouble),
                Some(wait) => self.client.pause(wait, self.over)?,
            }
            tried += 1;
        }
    }
}
