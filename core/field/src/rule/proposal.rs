//! When to try again: another weekday and part of the day after each attempt that failed.

use crate::book::Book;
use crate::id::{AppointmentId, CaseId};
use crate::pack::DaysOff;
use crate::record::{AttemptKind, Phase};
use crate::rule::attempts::{Try, attempts, last_attempt};
use crate::rule::calendar::is_holiday;
use crate::rule::case::is_open;
use crate::time::{LocalDate, LocalTime, Now, PartOfDay};
use chrono::Weekday;
use std::collections::BTreeMap;

/// From this hour on, an attempt is proposed for the next day.
const LATEST_HOUR: u16 = 21;

/// How many days ahead is looked: every weekday comes by twice.
const DAYS_AHEAD: i32 = 14;

/// When to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// On which day.
    pub on: LocalDate,
    /// In which part of it.
    pub part: PartOfDay,
    /// Which attempt this will be in this case: 1 for the first.
    pub number: u32,
    /// Why then.
    pub because: Because,
}

/// Why an attempt is proposed when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Nobody tried yet.
    FirstAttempt,
    /// This combination of weekday and part of the day was not tried yet.
    NotTriedThen,
    /// Every combination was tried; this one least often.
    TriedLeast {
        /// How often it was.
        times: u32,
    },
}

/// When to try again; `None` when an appointment stands, the last attempt reached the client, a
/// case past outreach was never tried, or the case is closed. A proposal closes nothing and
/// plans nothing.
#[must_use]
pub fn proposal(book: &Book, case: CaseId, now: Now, days_off: &DaysOff) -> Option<Proposal> {
    let record = book.get(case)?;
    if !is_open(record) {
        return None;
    }
    let outreach = matches!(record.phase, Phase::Reported | Phase::Outreach);
    let wanted = last_attempt(book, case).map_or(outreach, |(_, reached)| !reached);
    if !wanted || book.waiting_under::<AppointmentId>(case).next().is_some() {
        return None;
    }
    next_try(&attempts(book, case, now.zone), now, days_off)
}

/// When to try after these attempts: the combination of weekday and part of the day that was
/// tried least, in the part of the day that was tried least, soonest; on another weekday and in
/// another part of the day than the last one. Sundays and holidays only when all else was tried.
#[must_use]
pub fn next_try(tries: &[Try], now: Now, days_off: &DaysOff) -> Option<Proposal> {
    let today = now.date();
    let last = tries.last();
    let number = u32::try_from(tries.len()).unwrap_or(u32::MAX).saturating_add(1);
    let tried = Tried::of(tries);
    let all_tried =
        PartOfDay::ALL.iter().all(|part| WEEKDAYS.iter().all(|day| tried.times(*day, *part) > 0));

    let too_late = now.time() >= LocalTime::new(LATEST_HOUR, 0)?;
    let moments = (i32::from(too_late)..=DAYS_AHEAD)
        .map(|ahead| today.plus_days(ahead))
        .filter(|on| all_tried || (on.weekday() != Weekday::Sun && !is_holiday(*on, days_off)))
        .flat_map(|on| PartOfDay::ALL.iter().map(move |part| (on, *part)))
        .filter(|(on, part)| *on > today || *part >= PartOfDay::of(now.time()))
        .filter(|(on, part)| {
            last.is_none_or(|l| *on > l.on && l.on.weekday() != on.weekday() && l.part != *part)
        });
    let (on, part) = if last.is_none() {
        moments.min()?
    } else {
        moments.min_by_key(|(on, part)| {
            (tried.times(on.weekday(), *part), tried.in_part(*part), *on, *part)
        })?
    };
    let because = match tried.times(on.weekday(), part) {
        _ if last.is_none() => Because::FirstAttempt,
        0 => Because::NotTriedThen,
        times => Because::TriedLeast { times },
    };
    Some(Proposal { on, part, number, because })
}

const WEEKDAYS: [Weekday; 6] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];

/// Whether the moment of an attempt says anything about when somebody is there to be found: a
/// letter lies on the mat all day.
fn depends_on_time(kind: AttemptKind) -> bool {
    !matches!(kind, AttemptKind::Message | AttemptKind::Letter | AttemptKind::ViaSomeone)
}

/// How often each weekday and part of it was tried: counted once, asked for every day ahead.
#[derive(Default)]
struct Tried(BTreeMap<(PartOfDay, u8), u32>);

impl Tried {
    fn of(tries: &[Try]) -> Self {
        let mut tried = Self::default();
        for one in tries.iter().filter(|one| depends_on_time(one.kind)) {
            *tried.0.entry((one.part, day_number(one.on.weekday()))).or_default() += 1;
        }
        tried
    }

    fn times(&self, day: Weekday, part: PartOfDay) -> u32 {
        self.0.get(&(part, day_number(day))).copied().unwrap_or(0)
    }

    fn in_part(&self, part: PartOfDay) -> u32 {
        self.0.range((part, 0)..=(part, u8::MAX)).map(|(_, times)| times).sum()
    }
}

fn day_number(day: Weekday) -> u8 {
    u8::try_from(day.num_days_from_monday()).unwrap_or(0)
}
