//! What a supervisor sees (F13, part of F14 and F15): summaries, how cases stand, alarms.

use crate::cases::Cursor;
use crate::error::Result;
use crate::reports::ClockView;
use crate::road::Road;
use crate::summaries::SummaryView;
use field::id::{AlarmId, CaseId, SummaryId};
use field::record::{AlarmState, Phase};
use field::time::{Instant, LocalDate};
use std::sync::Arc;

/// Summaries, how cases stand, alarms.
pub struct Supervision {
    road: Arc<Road>,
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

/// A day or a week in figures.
#[derive(Clone, PartialEq)]
pub struct DigestView {
    /// First day.
    pub from: LocalDate,
    /// Last day.
    pub until: LocalDate,
    /// Visits that were summarised.
    pub visits: u32,
    /// Of these, how many were reached, in conversation, accept help.
    pub reached: u32,
    /// In conversation.
    pub in_conversation: u32,
    /// Accept help.
    pub accepts_help: u32,
    /// Summaries of these days that nobody read yet.
    pub unread: u32,
    /// Marked for follow-up.
    pub follow_up: u32,
    /// Clocks that are overdue now.
    pub overdue: u32,
    /// Open promises that are late now.
    pub late_promises: u32,
    /// By worker: name, visits.
    pub workers: Vec<(String, u32)>,
    /// Calls and what they arranged, by week: the last twelve up to `until`.
    pub weeks: Vec<WeekView>,
}

/// A week of calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekView {
    /// Its Monday.
    pub monday: LocalDate,
    /// Calls made.
    pub calls: u32,
    /// Needs arranged.
    pub arranged: u32,
}

/// An alarm on a supervisor's device.
#[derive(Clone, PartialEq)]
pub struct AlarmView {
    /// Its id.
    pub id: AlarmId,
    /// Name of the worker.
    pub worker: String,
    /// When the timer passes.
    pub due: Instant,
    /// Where it stands.
    pub state: AlarmState,
    /// Whether somebody has to act: released or raised, and not seen.
    pub sounding: bool,
    /// What the worker left for this moment, once the hub released it.
    pub words: String,
    /// When somebody here saw it.
    pub seen: Option<Instant>,
}

impl Supervision {
    pub(crate) fn new(road: Arc<Road>) -> Self {
        Self { road }
    }

    /// A page of summaries, the latest visit first.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn summaries(
        &self,
        filter: SummaryFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<ReceivedPage> {
        let _ = (filter, after, limit, &self.road);
        Ok(ReceivedPage { summaries: Vec::new(), next: None, unread: 0 })
    }

    /// Marks a summary as read, once.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and what storage can meet.
    pub fn read(&self, summary: SummaryId) -> Result<ReceivedView> {
        let _ = summary;
        Err(crate::Error::NotFound)
    }

    /// Marks a summary for follow-up, or no longer.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and what storage can meet.
    pub fn follow_up(&self, summary: SummaryId, wanted: bool) -> Result<ReceivedView> {
        let _ = (summary, wanted);
        Err(crate::Error::NotFound)
    }

    /// How every open case stands: overdue clocks first, then the nearest.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn standings(&self) -> Result<Vec<StandingView>> {
        Ok(Vec::new())
    }

    /// The days from `from` up to and including `until` in figures.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn digest(&self, from: LocalDate, until: LocalDate) -> Result<DigestView> {
        let _ = (from, until);
        Err(crate::Error::NotFound)
    }

    /// Alarms: those that sound first, then those that are armed, then the latest others.
    /// Asking raises those that are due and of which nothing was heard.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], and what storage can meet.
    pub fn alarms(&self) -> Result<Vec<AlarmView>> {
        Ok(Vec::new())
    }

    /// Says that somebody here saw an alarm and acts.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and what storage can meet.
    pub fn saw_alarm(&self, alarm: AlarmId) -> Result<AlarmView> {
        let _ = alarm;
        Err(crate::Error::NotFound)
    }
}
