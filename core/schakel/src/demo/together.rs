//! What a player does with others: keeping in touch with the hub, the safety timer, and what the
//! supervisor sees of it.

use crate::demo::DemoError;
use crate::demo::play::Player;
use companion::data::WatchId;
use companion::{SummaryFilter, SummaryView, WatchView};

/// What came of being in a team.
#[derive(Default)]
pub(crate) struct Together {
    /// Whether the phone has a connection.
    pub(crate) online: bool,
    /// The safety timer that runs.
    watch: Option<WatchId>,
    /// Whether the hub confirmed every timer before anybody relied on it.
    watched: bool,
    /// Whether an alarm sounded that should not have.
    sounded: bool,
    /// What the worker previewed, to be compared with what arrives.
    pub(crate) previewed: Option<SummaryView>,
    /// Summaries that the supervisor read, as previewed.
    pub(crate) read: u32,
}

impl Together {
    /// The day starts with a connection.
    pub(crate) fn online() -> Self {
        Self { online: true, ..Self::default() }
    }

    /// Whether the timer was watched, called off in time, and never sounded.
    pub(crate) fn alarm_ok(&self) -> bool {
        self.watched && self.watch.is_none() && !self.sounded
    }
}

impl Player<'_> {
    /// What a phone does by itself after each step, while it has a connection.
    pub(crate) fn keep_in_touch(&mut self) -> Result<(), DemoError> {
        self.office.clock.set(self.clock.now().0);
        if self.together.online
            && let Some(session) = &self.session
            && session.team().view().is_ok()
        {
            session.sync().now()?;
        }
        Ok(())
    }

    pub(crate) fn connect(&mut self, online: bool) -> Result<(), DemoError> {
        self.together.online = online;
        self.keep_in_touch()?;
        let waiting = self.quietly(|s| s.sync().state())?.waiting;
        self.teller.connection(online, waiting);
        Ok(())
    }

    /// Starts the safety timer of a visit; the hub hears of it at once.
    pub(crate) fn start_watch(&mut self, minutes: u32, words: &str) -> Result<(), DemoError> {
        let (case, visit) = (self.case()?, self.visit()?);
        let watch = self.tap(|s| s.safety().start(case, Some(visit), minutes, words))?;
        self.keep_in_touch()?;
        let running = self.quietly(|s| s.safety().running())?;
        let now = running.iter().find(|w| w.watch == watch.watch).cloned();
        let WatchView { due, watched, .. } = now.ok_or(DemoError::Lost)?;
        self.together.watch = Some(watch.watch);
        self.together.watched = watched.is_some();
        self.teller.watched(due, watched.is_some());
        self.office.supervisor.sync().now()?;
        self.look_for_alarms()
    }

    /// All is well: the timer is called off, now or when there is a connection again.
    pub(crate) fn end_watch(&mut self) -> Result<(), DemoError> {
        if let Some(watch) = self.together.watch.take() {
            self.tap(|s| s.safety().all_well(watch))?;
        }
        Ok(())
    }

    pub(crate) fn supervisor_reads(&mut self) -> Result<(), DemoError> {
        let desk = &self.office.supervisor;
        desk.sync().now()?;
        let supervision = desk.supervision();
        let page = supervision.summaries(SummaryFilter::Unread, None, 10)?;
        for received in &page.summaries {
            if self.together.previewed.as_ref() == Some(&received.summary) {
                self.together.read += 1;
            }
            supervision.read(received.id)?;
            supervision.follow_up(received.id, true)?;
        }
        self.look_for_alarms()?;
        self.teller.supervisor_read(&page.summaries);
        Ok(())
    }

    fn look_for_alarms(&mut self) -> Result<(), DemoError> {
        let alarms = self.office.supervisor.supervision().alarms()?;
        self.together.sounded |= alarms.iter().any(|alarm| alarm.sounding);
        Ok(())
    }
}
