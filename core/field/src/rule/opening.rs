//! Opening hours in the OpenStreetMap notation, with Dutch holidays.
//!
//! The days are laid side by side here, eight at most, instead of asking the crate for the next
//! change: hours that never change cannot keep the phone looking.

use crate::pack::DaysOff;
use crate::rule::calendar::is_holiday;
use crate::time::{Instant, LocalDate, LocalTime, Now};
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};
use std::sync::Arc;

/// Hours longer than this are not read: the longest real ones have some 200 characters.
pub const MAX_CHARS: usize = 500;

/// How many days ahead the next opening or closing is looked for.
const DAYS_AHEAD: i32 = 8;

/// Whether a partner is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenState {
    /// Open.
    Open {
        /// When it closes; `None` when it does not within a week.
        until: Option<Instant>,
        /// Minutes until then.
        closes_in_min: Option<u32>,
    },
    /// Closed.
    Closed {
        /// When it opens; `None` when it does not within a week.
        opens: Option<Instant>,
    },
    /// No hours were given, they cannot be read, or they say so themselves ("by appointment").
    Unknown,
}

/// Whether opening hours can be read; empty ones can.
#[must_use]
pub fn hours_are_valid(hours: &str) -> bool {
    hours.trim().is_empty() || parse(hours).is_some()
}

/// Whether somebody with these hours is open now.
#[must_use]
pub fn open_state(hours: &str, now: Now, days_off: &DaysOff) -> OpenState {
    let Some(parsed) = parse(hours) else { return OpenState::Unknown };
    let today = now.date();
    let parsed = parsed.with_context(Context::default().with_holidays(holidays(today, days_off)));
    let minute = now.time().minutes();
    let mut state = None;
    for ahead in 0..=DAYS_AHEAD {
        let date = today.plus_days(ahead);
        for range in parsed.schedule_at(date.0) {
            let ends = range.range.end.mins_from_midnight();
            if ahead == 0 && ends <= minute {
                continue;
            }
            match state {
                None => state = Some(range.kind),
                Some(kind) if kind == range.kind => {}
                Some(kind) => {
                    let from = range.range.start.mins_from_midnight();
                    return answer(kind, Some(instant(date, from, now)), now);
                }
            }
        }
    }
    answer(state.unwrap_or(RuleKind::Closed), None, now)
}

fn parse(hours: &str) -> Option<OpeningHours> {
    let hours = hours.trim();
    let readable = !hours.is_empty() && hours.chars().count() <= MAX_CHARS;
    readable.then(|| hours.parse().ok()).flatten()
}

fn answer(kind: RuleKind, changes: Option<Instant>, now: Now) -> OpenState {
    match kind {
        RuleKind::Open => OpenState::Open {
            until: changes,
            closes_in_min: changes.map(|at| at.minutes_since(now.at)),
        },
        RuleKind::Closed => OpenState::Closed { opens: changes },
        RuleKind::Unknown => OpenState::Unknown,
    }
}

/// The instant of a number of minutes after midnight, which may lie on the next day.
fn instant(date: LocalDate, minutes: u16, now: Now) -> Instant {
    let date = date.plus_days((minutes / 1_440).into());
    let time = LocalTime::new(minutes / 60 % 24, minutes % 60);
    time.map_or(now.at, |time| now.zone.instant(date, time))
}

/// The holidays around the days that are looked at, the day before included: its night may last
/// until this morning.
fn holidays(today: LocalDate, days_off: &DaysOff) -> ContextHolidays {
    let none = ContextHolidays::default();
    let mut public = none.get_public().clone();
    for ahead in -1..=DAYS_AHEAD {
        let date = today.plus_days(ahead);
        if is_holiday(date, days_off) {
            public.insert(date.0);
        }
    }
    ContextHolidays::new(Arc::new(public), Arc::default())
}
