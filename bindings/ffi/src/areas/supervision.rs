//! Summaries, how cases stand, alarms.

use crate::error::Result;
use companion::data::{AlarmId, LocalDate, SummaryId};
use companion::{
    AlarmView, Cursor, DigestView, ReceivedPage, ReceivedView, StandingView, SummaryFilter,
};

/// Summaries, how cases stand, alarms.
#[derive(uniffi::Object)]
pub struct Supervision(pub(crate) companion::Supervision);

#[uniffi::export]
impl Supervision {
    /// A page of summaries, the latest visit first. These are the summaries that others sent; the
    /// own ones stand with their visits.
    pub fn summaries(
        &self,
        filter: SummaryFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<ReceivedPage> {
        Ok(self.0.summaries(filter, after, limit)?)
    }

    /// Marks a summary as read, once. One that the worker corrects later is unread again.
    pub fn read(&self, summary: SummaryId) -> Result<ReceivedView> {
        Ok(self.0.read(summary)?)
    }

    /// Marks a summary for follow-up, or no longer.
    pub fn follow_up(&self, summary: SummaryId, wanted: bool) -> Result<ReceivedView> {
        Ok(self.0.follow_up(summary, wanted)?)
    }

    /// How every open case stands: overdue clocks first, then the nearest. Of each case the
    /// latest word counts, whoever sent it.
    pub fn standings(&self) -> Result<Vec<StandingView>> {
        Ok(self.0.standings()?)
    }

    /// The days from `from` up to and including `until` in figures.
    pub fn digest(&self, from: LocalDate, until: LocalDate) -> Result<DigestView> {
        Ok(self.0.digest(from, until)?)
    }

    /// Alarms: those that sound first, then those that are armed, then the latest others.
    /// Asking raises those that are due and of which nothing was heard.
    pub fn alarms(&self) -> Result<Vec<AlarmView>> {
        Ok(self.0.alarms()?)
    }

    /// Says that somebody here saw an alarm and acts. One that does not sound has nothing to be
    /// seen: it will sound when its time comes.
    pub fn saw_alarm(&self, alarm: AlarmId) -> Result<AlarmView> {
        Ok(self.0.saw_alarm(alarm)?)
    }
}
