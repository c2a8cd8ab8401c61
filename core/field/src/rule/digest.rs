//! A day or a week in figures, for a supervisor, from what came in.

use crate::book::Book;
use crate::id::CompartmentId;
use crate::record::Standing;
use crate::rule::calendar::monday_of;
use crate::rule::received::{is_open, marks, standings, summaries};
use crate::time::{LocalDate, Now};
use std::collections::BTreeMap;

/// A day or a week in figures.
#[derive(Clone, PartialEq)]
pub struct Digest {
    /// First day.
    pub from: LocalDate,
    /// Last day.
    pub until: LocalDate,
    /// Visits that were summarised.
    pub visits: u32,
    /// Of these, how many were reached.
    pub reached: u32,
    /// Of these, how many were in conversation.
    pub in_conversation: u32,
    /// Of these, how many accept help.
    pub accepts_help: u32,
    /// Summaries of these days that nobody read yet.
    pub unread: u32,
    /// Summaries of these days that are marked for follow-up.
    pub follow_up: u32,
    /// Clocks of open cases that are overdue now.
    pub overdue: u32,
    /// Open promises in open cases that are late now.
    pub late_promises: u32,
    /// By worker, in the order of their names.
    pub workers: Vec<WorkerVisits>,
    /// Calls and what they arranged, by week: the last twelve up to `until`.
    pub weeks: Vec<Week>,
}

/// How much one worker visited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerVisits {
    /// Name of the worker.
    pub worker: String,
    /// Visits that were summarised.
    pub visits: u32,
}

/// A week of calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: LocalDate,
    /// Calls made.
    pub calls: u32,
    /// Needs arranged.
    pub arranged: u32,
}

/// How many weeks of calls a digest shows.
const WEEKS: i32 = 12;

/// The days from `from` up to and including `until` in figures. `personal` is where what came in
/// stands.
#[must_use]
pub fn digest(
    book: &Book,
    personal: CompartmentId,
    from: LocalDate,
    until: LocalDate,
    now: Now,
) -> Digest {
    let standings = standings(book, personal);
    let open = || standings.iter().filter(|standing| is_open(standing));
    let overdue = open().flat_map(|s| &s.clocks).filter(|c| c.met.is_none() && c.due < now.at);
    let late = open().flat_map(|s| &s.promises).filter(|p| p.due < now.date());
    let mut digest = Digest {
        from,
        until,
        visits: 0,
        reached: 0,
        in_conversation: 0,
        accepts_help: 0,
        unread: 0,
        follow_up: 0,
        overdue: count(overdue.count()),
        late_promises: count(late.count()),
        workers: Vec::new(),
        weeks: weeks(&standings, until),
    };
    let mut workers: BTreeMap<&str, u32> = BTreeMap::new();
    for (id, summary) in summaries(book, personal) {
        if !(from..=until).contains(&now.zone.date(summary.started)) {
            continue;
        }
        let marks = marks(book, id);
        digest.visits += 1;
        digest.reached += u32::from(summary.contact.reached);
        digest.in_conversation += u32::from(summary.contact.in_conversation);
        digest.accepts_help += u32::from(summary.contact.accepts_help);
        digest.unread += u32::from(marks.read.is_none());
        digest.follow_up += u32::from(marks.follow_up);
        *workers.entry(&summary.worker).or_default() += 1;
    }
    digest.workers = workers
        .into_iter()
        .map(|(worker, visits)| WorkerVisits { worker: worker.to_owned(), visits })
        .collect();
    digest
}

/// The last twelve weeks up to a day, those without calls included. Closed cases count: what was
/// arranged in them was arranged.
fn weeks(standings: &[&Standing], until: LocalDate) -> Vec<Week> {
    let sent = || standings.iter().flat_map(|standing| &standing.weeks);
    let mondays = (0..WEEKS).rev().map(|back| monday_of(until).plus_days(-7 * back));
    mondays
        .map(|monday| {
            let of_week = || sent().filter(|week| week.monday == monday);
            Week {
                monday,
                calls: of_week().fold(0, |sum, week| sum.saturating_add(week.calls)),
                arranged: of_week().fold(0, |sum, week| sum.saturating_add(week.arranged)),
            }
        })
        .collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
