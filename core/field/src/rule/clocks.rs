//! Response clocks: from receipt to the event that stops them.

use crate::book::Book;
use crate::id::{CallId, ReportId};
use crate::pack::{DayCount, DaysOff, ReportType};
use crate::record::{Body, Callee, Case, ClockEvent, Phase, Report, ResponseClock};
use crate::rule::attempts::first_since;
use crate::rule::calendar::{days_between, extended_by_law, plus_days, working_day_until};
use crate::rule::case::is_open;
use crate::rule::promise::is_reached;
use crate::time::{Instant, LocalTime, Now, Zone};

/// Where a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// It runs, and there is time.
    Running {
        /// Days left after today, of the kind that the clock counts.
        days_left: u32,
    },
    /// It is about to run out: its last working day has begun, or the last quarter of a clock
    /// that has no more than that day.
    Soon {
        /// Minutes left.
        minutes_left: u32,
    },
    /// It has run out.
    Overdue {
        /// The last moment that was in time.
        since: Instant,
        /// Days past it, of the kind that the clock counts; at least 1.
        days: u32,
    },
    /// What it waits for has happened.
    Met {
        /// When.
        at: Instant,
        /// Whether that was too late.
        late: bool,
    },
}

/// The clocks of a report of this type, received at this instant. The day of receipt is day
/// nought and the last day lasts until midnight. A term set by law that ends on a weekend or
/// holiday is extended (Algemene termijnenwet); any other one ends when the pack says.
#[must_use]
pub fn clocks_for(
    kind: &ReportType,
    received: Instant,
    zone: Zone,
    days_off: &DaysOff,
) -> Vec<ResponseClock> {
    let from = zone.date(received);
    kind.clocks
        .iter()
        .map(|rule| {
            let end = plus_days(from, rule.days, rule.count, days_off);
            let end = if rule.statutory { extended_by_law(from, end, rule.days) } else { end };
            ResponseClock {
                event: rule.event,
                due: zone.end_of(end),
                days: rule.days,
                working: rule.count == DayCount::Working,
                rest: crate::Rest::NONE,
            }
        })
        .collect()
}

/// Where a clock of a report stands.
#[must_use]
pub fn clock_state(
    book: &Book,
    report: ReportId,
    clock: &ResponseClock,
    now: Now,
    days_off: &DaysOff,
) -> ClockState {
    let Some(record) = book.get(report) else {
        return standing(clock, clock.due, now, days_off);
    };
    match met_at(book, report, record, clock.event) {
        Some(at) => ClockState::Met { at, late: at > clock.due },
        None => standing(clock, record.received, now, days_off),
    }
}

/// Where a clock stands while what it waits for has not happened.
#[must_use]
pub fn standing(
    clock: &ResponseClock,
    received: Instant,
    now: Now,
    days_off: &DaysOff,
) -> ClockState {
    let count = if clock.working { DayCount::Working } else { DayCount::Calendar };
    let (today, last) = (now.date(), now.zone.date(clock.due));
    if now.at > clock.due {
        let days = days_between(last, today, count, days_off).max(1);
        return ClockState::Overdue { since: clock.due, days };
    }
    let midnight = LocalTime::new(0, 0).unwrap_or(now.time());
    let last_working_day = now.zone.instant(working_day_until(last, days_off), midnight);
    let soon = if last_working_day > received {
        last_working_day
    } else {
        let quarter = clock.due.0.saturating_sub(received.0) / 4;
        Instant(clock.due.0.saturating_sub(quarter))
    };
    if now.at >= soon {
        ClockState::Soon { minutes_left: clock.due.minutes_since(now.at) }
    } else {
        ClockState::Running { days_left: days_between(today, last, count, days_off) }
    }
}

/// When the event of a clock happened, at the earliest since the report was received.
fn met_at(book: &Book, id: ReportId, report: &Report, event: ClockEvent) -> Option<Instant> {
    let first = |reached| first_since(book, report.case, report.received, reached);
    match event {
        ClockEvent::FirstAttempt => first(false),
        ClockEvent::FirstContact => first(true),
        ClockEvent::Feedback => {
            [report.fed_back, told_by_phone(book, id)].into_iter().flatten().min()
        }
        ClockEvent::Inquiry => inquiry_finished(book, report, || first(true)),
        ClockEvent::Unknown(_) => None,
    }
}

/// When a call reached the reporter.
fn told_by_phone(book: &Book, report: ReportId) -> Option<Instant> {
    book.under::<CallId>(report)
        .filter(|(_, call)| call.callee == Callee::Reporter(report))
        .filter(|(_, call)| call.outcome.is_some_and(is_reached))
        .map(|(_, call)| call.ended.unwrap_or(call.started))
        .min()
}

/// When the case left outreach or was closed. A report about somebody whose case was past
/// outreach already asks for an inquiry of its own: that is finished when the person is reached.
fn inquiry_finished(
    book: &Book,
    report: &Report,
    first_contact: impl Fn() -> Option<Instant>,
) -> Option<Instant> {
    let mut history = book.history(report.case.into());
    history.sort_by_key(|revision| (revision.recorded, revision.stamp));
    let mut past_outreach = false;
    for revision in history {
        let Body::Case(case) = &revision.body else { continue };
        if revision.recorded <= report.received {
            past_outreach = is_past_outreach(case);
        } else if is_past_outreach(case) && !past_outreach {
            return Some(revision.recorded);
        } else if !is_open(case) {
            return [Some(revision.recorded), first_contact()].into_iter().flatten().min();
        }
    }
    past_outreach.then(first_contact).flatten()
}

fn is_past_outreach(case: &Case) -> bool {
    !is_open(case) || !matches!(case.phase, Phase::Reported | Phase::Outreach)
}
