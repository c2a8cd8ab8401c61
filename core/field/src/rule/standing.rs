//! How a case stands: what supervisors are sent about it beside the summaries. Dates and counts;
//! no note, no name of the client, and of a promise not what it says.

use crate::book::Book;
use crate::id::{CallId, CaseId, PromiseId, ReportId, SpendingId};
use crate::pack::Pack;
use crate::record::{Promise, Promiser, Standing, StandingClock, StandingPromise, StandingWeek};
use crate::rule::attempts::{attempts, first_since};
use crate::rule::calendar::monday_of;
use crate::rule::clocks::{ClockState, clock_state};
use crate::rule::partners::partner_in_use;
use crate::rule::promise::promise_standing;
use crate::rule::round::arranged_when;
use crate::rule::spending::still_to_justify;
use crate::rule::summary::about;
use crate::time::{Instant, LocalDate, Now};
use std::collections::BTreeMap;

/// How many weeks of calls are sent: half a year, this week included.
pub const WEEKS: u32 = 26;

/// How a case stands now, under this worker's name; `None` when the case is not there.
///
/// `now` is the latest moment the phone has seen: of two states the one with the later moment
/// counts, and a clock that was set back must not make a new state look old.
#[must_use]
pub fn standing(
    book: &Book,
    pack: &Pack,
    case: CaseId,
    worker: &str,
    now: Now,
) -> Option<Standing> {
    let record = book.get(case)?;
    Some(Standing {
        case,
        about: about(book.get(record.person)),
        worker: worker.to_owned(),
        phase: record.phase,
        opened: record.opened,
        clocks: clocks(book, pack, case, now),
        attempts: u32::try_from(attempts(book, case, now.zone).len()).unwrap_or(u32::MAX),
        reached: first_since(book, case, Instant(i64::MIN), true),
        promises: promises(book, pack, case, now),
        weeks: weeks(book, case, now),
        to_justify_cents: book
            .under::<SpendingId>(case)
            .filter_map(|(id, spending)| still_to_justify(id, spending, now))
            .fold(0, |sum, open| sum.saturating_add(open.cents)),
        at: now.at,
        rest: crate::Rest::NONE,
    })
}

/// Whether a case stands otherwise than before. That time passed is no change.
#[must_use]
pub fn standing_changed(old: &Standing, new: &Standing) -> bool {
    *old != Standing { at: old.at, rest: old.rest.clone(), ..new.clone() }
}

fn clocks(book: &Book, pack: &Pack, case: CaseId, now: Now) -> Vec<StandingClock> {
    let mut clocks = Vec::new();
    for (id, report) in book.under::<ReportId>(case) {
        for clock in &report.clocks {
            let met = match clock_state(book, id, clock, now, &pack.days_off) {
                ClockState::Met { at, .. } => Some(at),
                ClockState::Running { .. }
                | ClockState::Soon { .. }
                | ClockState::Overdue { .. } => None,
            };
            clocks.push(StandingClock {
                event: clock.event,
                due: clock.due,
                met,
                received: report.received,
                days: clock.days,
                working: clock.working,
                rest: crate::Rest::NONE,
            });
        }
    }
    clocks
}

fn promises(book: &Book, pack: &Pack, case: CaseId, now: Now) -> Vec<StandingPromise> {
    let partner = |promise: &Promise| match promise.by {
        Promiser::Partner(id) => partner_in_use(book, pack, id).map(|p| p.partner.name),
        Promiser::Worker | Promiser::Client | Promiser::Relative => None,
    };
    let mut open: Vec<StandingPromise> = book
        .under::<PromiseId>(case)
        .filter(|(_, promise)| promise_standing(promise, now).is_open())
        .map(|(_, promise)| StandingPromise {
            partner: partner(promise).unwrap_or_default(),
            due: promise.due,
            rest: crate::Rest::NONE,
        })
        .collect();
    open.sort_by(|a, b| (a.due, &a.partner).cmp(&(b.due, &b.partner)));
    open
}

/// Weeks in which something was called or arranged, of the last [`WEEKS`].
fn weeks(book: &Book, case: CaseId, now: Now) -> Vec<StandingWeek> {
    let first = monday_of(now.date()).plus_days(-7 * (WEEKS.cast_signed() - 1));
    let mut weeks: BTreeMap<LocalDate, (u32, u32)> = BTreeMap::new();
    let calls = book.under::<CallId>(case).filter(|(_, call)| call.outcome.is_some());
    for (_, call) in calls {
        weeks.entry(monday_of(now.zone.date(call.started))).or_default().0 += 1;
    }
    for at in arranged_when(book, case, now) {
        weeks.entry(monday_of(now.zone.date(at))).or_default().1 += 1;
    }
    weeks
        .into_iter()
        .filter(|(monday, _)| *monday >= first)
        .map(|(monday, (calls, arranged))| StandingWeek {
            monday,
            calls,
            arranged,
            rest: crate::Rest::NONE,
        })
        .collect()
}
