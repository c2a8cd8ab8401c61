//! Counts and times, without anyone in them.

use crate::endpoint::Endpoint;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

/// Upper ends of the buckets of answer times, in milliseconds; the last bucket has none.
const BUCKETS_MS: [u64; 8] = [1, 2, 5, 10, 50, 200, 1_000, 10_000];

#[derive(Default)]
struct Requests {
    /// Answers with status 2xx, 4xx, 5xx.
    answers: [AtomicU64; 3],
    /// Answers by how long they took; one more than [`BUCKETS_MS`].
    buckets: [AtomicU64; 9],
    micros: AtomicU64,
}

/// All that is counted.
#[derive(Default)]
pub(crate) struct Metrics {
    requests: [Requests; Endpoint::ALL.len()],
    items: AtomicU64,
    item_bytes: AtomicU64,
    commits: AtomicU64,
    committed_jobs: AtomicU64,
    waiting: AtomicI64,
    alarms_released: AtomicU64,
    webhook_failures: AtomicU64,
}

/// Counts a waiting reader while it lives.
pub(crate) struct WaitingReader<'a>(&'a Metrics);

impl Drop for WaitingReader<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    /// One request was answered.
    pub(crate) fn answered(&self, endpoint: Endpoint, status: u16, took: Duration) {
        let class = match status {
            0..=399 => 0,
            400..=499 => 1,
            _ => 2,
        };
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let bucket = BUCKETS_MS.iter().position(|end| millis < *end).unwrap_or(BUCKETS_MS.len());
        let Some(requests) = self.requests.get(endpoint as usize) else { return };
        for counter in [requests.answers.get(class), requests.buckets.get(bucket)] {
            counter.map(|counter| counter.fetch_add(1, Ordering::Relaxed));
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        requests.micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// One transaction was committed.
    pub(crate) fn committed(&self, jobs: usize, items: usize, bytes: usize) {
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.committed_jobs.fetch_add(jobs as u64, Ordering::Relaxed);
        self.items.fetch_add(items as u64, Ordering::Relaxed);
        self.item_bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// A reader waits until the answer is dropped.
    pub(crate) fn waits(&self) -> WaitingReader<'_> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        WaitingReader(self)
    }

    /// Alarms were released.
    pub(crate) fn released(&self, alarms: usize) {
        self.alarms_released.fetch_add(alarms as u64, Ordering::Relaxed);
    }

    /// A call of the webhook failed.
    pub(crate) fn webhook_failed(&self) {
        self.webhook_failures.fetch_add(1, Ordering::Relaxed);
    }

    /// The counts in the text format of Prometheus.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let n = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        for (name, value) in [
            ("schakel_items_total", n(&self.items)),
            ("schakel_item_bytes_total", n(&self.item_bytes)),
            ("schakel_commits_total", n(&self.commits)),
            ("schakel_committed_writes_total", n(&self.committed_jobs)),
            ("schakel_alarms_released_total", n(&self.alarms_released)),
            ("schakel_webhook_failures_total", n(&self.webhook_failures)),
        ] {
            // Writing to memory cannot fail, here and below.
            let _ = writeln!(text, "# TYPE {name} counter\n{name} {value}");
        }
        let waiting = self.waiting.load(Ordering::Relaxed);
        let _ = writeln!(
            text,
            "# TYPE schakel_waiting_readers gauge\nschakel_waiting_readers {waiting}\n\
             # TYPE schakel_answers_total counter\n# TYPE schakel_answer_seconds histogram"
        );
        for (endpoint, requests) in Endpoint::ALL.iter().zip(&self.requests) {
            let name = endpoint.name();
            for (class, count) in ["2xx", "4xx", "5xx"].iter().zip(&requests.answers) {
                let count = n(count);
                let _ = writeln!(
                    text,
                    "schakel_answers_total{{endpoint=\"{name}\",status=\"{class}\"}} {count}"
                );
            }
            let mut so_far = 0;
            let ends = BUCKETS_MS.iter().map(|ms| format!("{}", *ms as f64 / 1000.0));
            for (end, bucket) in ends.chain(["+Inf".to_owned()]).zip(&requests.buckets) {
                so_far += n(bucket);
                let _ = writeln!(
                    text,
                    "schakel_answer_seconds_bucket{{endpoint=\"{name}\",le=\"{end}\"}} {so_far}"
                );
            }
            let sum = n(&requests.micros) as f64 / 1e6;
            let _ = writeln!(
                text,
                "schakel_answer_seconds_sum{{endpoint=\"{name}\"}} {sum}\n\
                 schakel_answer_seconds_count{{endpoint=\"{name}\"}} {so_far}"
            );
        }
        text
    }
}
