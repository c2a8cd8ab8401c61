//! What came of a day, in numbers.

use companion::{CaseFilter, Session};
use serde::Serialize;
use std::time::Duration;

/// What came of a day.
pub(crate) struct Facts {
    pub(crate) arranged: u32,
    pub(crate) needs: u32,
    pub(crate) calls: u32,
    pub(crate) round_minutes: u32,
    pub(crate) scenario_minutes: u32,
    pub(crate) promises_open: u32,
    pub(crate) records: u32,
    pub(crate) cases: u32,
    pub(crate) summaries_read: u32,
    pub(crate) hub_bytes: u64,
    pub(crate) alarm_ok: bool,
    pub(crate) taps: Vec<Duration>,
}

/// The object that `--json` prints.
#[derive(Serialize)]
pub(crate) struct Report {
    ok: bool,
    arranged: u32,
    calls: u32,
    round_minutes: u32,
    scenario_minutes: u32,
    promises_open: u32,
    records: u32,
    cases: u32,
    /// Summaries that the supervisor read exactly as they were previewed.
    summaries_read: u32,
    /// What the hub keeps, in bytes.
    hub_bytes: u64,
    /// Whether the safety timer was watched, called off in time and never sounded.
    alarm_ok: bool,
    taps: usize,
    tap_ms_median: f64,
    tap_ms_slowest: f64,
    /// Highest resident memory of the whole process; `null` where the system does not tell.
    peak_memory_mb: Option<f64>,
}

impl Facts {
    pub(crate) fn report(&self) -> Report {
        let mut taps = self.taps.clone();
        taps.sort_unstable();
        let ms =
            |d: Option<&Duration>| d.map_or(0.0, |d| (d.as_secs_f64() * 100_000.0).round() / 100.0);
        Report {
            ok: self.needs > 0
                && self.arranged == self.needs
                && self.summaries_read > 0
                && self.alarm_ok,
            arranged: self.arranged,
            calls: self.calls,
            round_minutes: self.round_minutes,
            scenario_minutes: self.scenario_minutes,
            promises_open: self.promises_open,
            records: self.records,
            cases: self.cases,
            summaries_read: self.summaries_read,
            hub_bytes: self.hub_bytes,
            alarm_ok: self.alarm_ok,
            taps: taps.len(),
            tap_ms_median: ms(taps.get(taps.len() / 2)),
            tap_ms_slowest: ms(taps.last()),
            peak_memory_mb: peak_memory_mb(),
        }
    }
}

impl Report {
    /// Whether the day ended as it should.
    pub(crate) fn is_ok(&self) -> bool {
        self.ok
    }

    /// The closing lines, Dutch and English.
    pub(crate) fn lines(&self) -> [String; 2] {
        let memory = self.peak_memory_mb.map_or_else(String::new, |mb| format!(", {mb} MB"));
        let count = |one: &str, many: &str| match self.cases {
            1 => format!("1 {one}"),
            n => format!("{n} {many}"),
        };
        [
            format!(
                "{} geregeld met {} telefoontjes in {} minuten. {} records over {}; traagste tik {} ms, mediaan {} ms{memory}.",
                self.arranged,
                self.calls,
                self.round_minutes,
                self.records,
                count("casus", "casussen"),
                self.tap_ms_slowest,
                self.tap_ms_median
            ),
            format!(
                "{} arranged by {} calls in {} minutes. {} records about {}; slowest tap {} ms, median {} ms{memory}.",
                self.arranged,
                self.calls,
                self.round_minutes,
                self.records,
                count("case", "cases"),
                self.tap_ms_slowest,
                self.tap_ms_median
            ),
        ]
    }
}

/// Cases on the phone, open and closed.
pub(crate) fn count_cases(session: &Session) -> companion::Result<u32> {
    let mut count = 0;
    for filter in [CaseFilter::Open, CaseFilter::Closed] {
        let mut after = None;
        loop {
            let page = session.cases().list(filter, after, 200)?;
            count += u32::try_from(page.cases.len()).unwrap_or(u32::MAX);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(count)
}

/// Peak resident set of this process, from the kernel (Linux).
fn peak_memory_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    let kb: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some((kb / 1024.0 * 10.0).round() / 10.0)
}
