//! What a supervisor sees (F13, part of F14): summaries, how cases stand, a day or week in figures.

use crate::cases::Cursor;
use crate::error::{Error, Result};
use crate::known::Known;
use crate::reports::ClockView;
use crate::road::Road;
use crate::summaries::{SummaryView, marked_view};
use field::Rest;
use field::id::{CaseId, ReviewId, SummaryId};
use field::record::{Phase, ResponseClock, Review, Standing, StandingClock};
use field::rule::clocks::{self, ClockState};
use field::rule::digest::{Digest as DigestView, digest};
use field::rule::received::{came_in, is_open, marks, standings, summaries};
use field::time::{Instant, LocalDate, Now};
use std::sync::Arc;

/// Summaries, how cases stand, alarms.
pub struct Supervision {
    pub(crate) road: Arc<Road>,
}

/// Which summaries a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryFilter {
    /// Not read yet.
    Unread,
    /// To be followed up.
    FollowUp,
    /// All.
    All,
}

/// A page of summaries, the latest visit first.
#[derive(Clone, PartialEq)]
pub struct ReceivedPage {
    /// The summaries.
    pub summaries: Vec<ReceivedView>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
    /// How many are unread in all.
    pub unread: u32,
}

/// A summary as it came in.
#[derive(Clone, PartialEq)]
pub struct ReceivedView {
    /// Its id.
    pub id: SummaryId,
    /// Name of the worker who wrote it.
    pub worker: String,
    /// What it says.
    pub summary: SummaryView,
    /// When it came in.
    pub received: Instant,
    /// When it was read.
    pub read: Option<Instant>,
    /// Whether it has to be followed up.
    pub follow_up: bool,
}

/// How a case stands.
#[derive(Clone, PartialEq)]
pub struct StandingView {
    /// Which case.
    pub case: CaseId,
    /// About whom: initials and village.
    pub about: String,
    /// Name of the worker.
    pub worker: String,
    /// Where it stands.
    pub phase: Phase,
    /// When it was opened.
    pub opened: Instant,
    /// Its response clocks and where they stand now.
    pub clocks: Vec<ClockView>,
    /// Attempts so far.
    pub attempts: u32,
    /// When the client was first reached.
    pub reached: Option<Instant>,
    /// Open promises: who, by when, whether late.
    pub promises: Vec<OpenPromiseView>,
    /// Spending to be accounted for, in euro cents.
    pub to_justify_cents: i64,
    /// As of when.
    pub at: Instant,
}

/// An open promise as supervisors see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPromiseView {
    /// Name of the partner; empty when somebody else made it.
    pub partner: String,
    /// By which day.
    pub due: LocalDate,
    /// Whether that has passed.
    pub late: bool,
}

impl Supervision {
    pub(crate) fn new(road: Arc<Road>) -> Self {
        Self { road }
    }

    /// A page of summaries, the latest visit first. These are the summaries that others sent; the
    /// own ones stand with their visits.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn summaries(
        &self,
        filter: SummaryFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<ReceivedPage> {
        self.road.read(|known, _| {
            let mut page = ReceivedPage { summaries: Vec::new(), next: None, unread: 0 };
            let mut last = None;
            for (id, summary) in summaries(&known.book, known.personal).rev() {
                let marks = marks(&known.book, id);
                page.unread += u32::from(marks.read.is_none());
                let place = Cursor { at: summary.started, id: id.into() };
                let wanted = match filter {
                    SummaryFilter::Unread => marks.read.is_none(),
                    SummaryFilter::FollowUp => marks.follow_up,
                    SummaryFilter::All => true,
                };
                if !wanted || after.is_some_and(|after| place.key() >= after.key()) {
                    continue;
                }
                if page.summaries.len() < limit as usize {
                    page.summaries.push(received_view(known, id)?);
                    last = Some(place);
                } else {
                    page.next = last;
                }
            }
            Ok(page)
        })
    }

    /// Marks a summary as read, once. One that the worker corrects later is unread again.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn read(&self, summary: SummaryId) -> Result<ReceivedView> {
        self.mark(summary, |review, now| review.read = review.read.or(Some(now)))
    }

    /// Marks a summary for follow-up, or no longer.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn follow_up(&self, summary: SummaryId, wanted: bool) -> Result<ReceivedView> {
        self.mark(summary, |review, _| review.follow_up = wanted)
    }

    /// How every open case stands: overdue clocks first, then the nearest. Of each case the
    /// latest word counts, whoever sent it.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn standings(&self) -> Result<Vec<StandingView>> {
        self.road.read(|known, now| {
            let mut open: Vec<&Standing> = standings(&known.book, known.personal)
                .into_iter()
                .filter(|standing| is_open(standing))
                .collect();
            open.sort_by_key(|standing| {
                let clocks = standing.clocks.iter().filter(|clock| clock.met.is_none());
                let due = clocks.map(|clock| clock.due).min();
                let promised = standing.promises.iter().map(|promise| promise.due).min();
                let last = (due.is_none(), due, promised.is_none(), promised);
                (last, standing.opened, standing.case)
            });
            Ok(open.into_iter().map(|standing| standing_view(known, standing, now)).collect())
        })
    }

    /// The days from `from` up to and including `until` in figures.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn digest(&self, from: LocalDate, until: LocalDate) -> Result<DigestView> {
        self.road.read(|known, now| Ok(digest(&known.book, known.personal, from, until, now)))
    }

    fn mark(
        &self,
        summary: SummaryId,
        set: impl FnOnce(&mut Review, Instant),
    ) -> Result<ReceivedView> {
        self.road.write(|known, pen| {
            received_view(known, summary)?;
            let mut own = known.book.under::<ReviewId>(summary).filter(|(_, r)| r.by.is_none());
            let marked = own.next_back();
            let unmarked = Review {
                summary,
                read: None,
                follow_up: false,
                by: None,
                at: None,
                of: None,
                rest: Rest::NONE,
            };
            let before = marked.map_or(unmarked, |(_, review)| review.clone());
            let mut review = before.clone();
            set(&mut review, pen.now().at);
            match marked {
                _ if review == before => Ok(()),
                Some((id, _)) => pen.change(id, review),
                None => pen.add(known.personal, review).map(|_| ()),
            }
        })?;
        self.road.read(|known, _| received_view(known, summary))
    }
}

fn received_view(known: &Known, id: SummaryId) -> Result<ReceivedView> {
    let front = known.book.front(id.into()).ok_or(Error::NotFound)?;
    let summary = known.get(id)?;
    if !came_in(&known.book, known.personal, id.into()) {
        return Err(Error::NotFound);
    }
    let marks = marks(&known.book, id);
    Ok(ReceivedView {
        id,
        worker: summary.worker.clone(),
        summary: marked_view(known, id, summary),
        received: front.recorded,
        read: marks.read,
        follow_up: marks.follow_up,
    })
}

fn standing_view(known: &Known, standing: &Standing, now: Now) -> StandingView {
    let promises = standing.promises.iter().map(|promise| OpenPromiseView {
        partner: promise.partner.clone(),
        due: promise.due,
        late: promise.due < now.date(),
    });
    StandingView {
        case: standing.case,
        about: standing.about.clone(),
        worker: standing.worker.clone(),
        phase: standing.phase,
        opened: standing.opened,
        clocks: standing.clocks.iter().map(|clock| clock_view(known, clock, now)).collect(),
        attempts: standing.attempts,
        reached: standing.reached,
        promises: promises.collect(),
        to_justify_cents: standing.to_justify_cents,
        at: standing.at,
    }
}

fn clock_view(known: &Known, sent: &StandingClock, now: Now) -> ClockView {
    let clock = ResponseClock {
        event: sent.event,
        due: sent.due,
        days: sent.days,
        working: sent.working,
        rest: Rest::NONE,
    };
    ClockView {
        event: sent.event,
        due: sent.due,
        days: sent.days,
        working: sent.working,
        state: match sent.met {
            Some(at) => ClockState::Met { at, late: at > sent.due },
            None => clocks::standing(&clock, sent.received, now, known.days_off()),
        },
    }
}

#[cfg(test)]
mod tests;
