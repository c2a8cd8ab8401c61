//! What passes between workers and supervisors beside the summary: how a case stands, marks, alarms.

use crate::cbor::{codes, record};
use crate::id::{CaseId, DeviceId, EntityId, SummaryId, VisitId};
use crate::record::case::Phase;
use crate::record::kind;
use crate::record::report::ClockEvent;
use crate::record::worker::Bytes;
use crate::time::{Instant, LocalDate};

record! {
    /// How a case stands, for supervisors: dates and counts, no notes and no name.
    Standing {
        /// Which case.
        1 case: CaseId,
        /// About whom: initials and village.
        2 about: String,
        /// Name of the worker.
        3 worker: String,
        /// Where it stands.
        4 phase: Phase,
        /// When it was opened.
        5 opened: Instant,
        /// The clocks of its reports.
        6 clocks: Vec<StandingClock>,
        /// Attempts so far.
        7 attempts: u32,
        /// When the client was first reached.
        8 reached: Option<Instant>,
        /// Promises still open.
        9 promises: Vec<StandingPromise>,
        /// Calls and what they arranged, by week, the earliest first.
        10 weeks: Vec<StandingWeek>,
        /// Spending that is still to be accounted for, in euro cents.
        11 to_justify_cents: i64,
        /// As of when.
        12 at: Instant,
    }
}

kind!(23 Standing, StandingId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.at)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.push(self.about.as_str());
    }
});

record! {
    /// A response clock as supervisors see it.
    StandingClock {
        /// What stops it.
        1 event: ClockEvent,
        /// Last moment in time.
        2 due: Instant,
        /// When what it waits for happened.
        3 met: Option<Instant>,
        /// When the report was received, from which it counts.
        4 received: Instant,
        /// Days it gives.
        5 days: u32,
        /// Whether these are working days.
        6 working: bool,
    }
}

record! {
    /// An open promise as supervisors see it: by whom and when, not what.
    StandingPromise {
        /// Name of the partner; empty when somebody else made it.
        1 partner: String,
        /// By which day.
        2 due: LocalDate,
    }
}

record! {
    /// A week of calls.
    StandingWeek {
        /// Its Monday.
        1 monday: LocalDate,
        /// Calls made.
        2 calls: u32,
        /// Needs arranged.
        3 arranged: u32,
    }
}

record! {
    /// A supervisor's marks on a summary: the own ones, or on the worker's phone those that came
    /// back.
    Review {
        /// Which summary.
        1 summary: SummaryId,
        /// When it was read.
        2 read: Option<Instant>,
        /// Whether it has to be followed up.
        3 follow_up: bool,
        /// The supervisor's device from which it came back; `None` for the own ones.
        4 by: Option<DeviceId>,
        /// When that device last marked it.
        5 at: Option<Instant>,
        /// Of the summary as it was finished then, by the worker's own clock.
        6 of: Option<Instant>,
    }
}

kind!(24 Review, ReviewId, {
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.summary.into());
    }
});

record! {
    /// A safety timer on the worker's phone.
    Watch {
        /// For which case; `None` in a drill.
        1 case: Option<CaseId>,
        /// At which visit.
        2 visit: Option<VisitId>,
        /// When it passes.
        3 due: Instant,
        /// When the hub confirmed that it watches; without it nobody is warned by the hub.
        4 watched: Option<Instant>,
        /// When the worker said that all is well.
        5 well: Option<Instant>,
        /// Set by the worker at once, without a timer.
        6 silent: bool,
        /// What supervisors read should it pass.
        7 words: String,
        /// When the hub confirmed that it was called off.
        8 called_off: Option<Instant>,
        /// Whether it only proves that the chain works.
        9 drill: bool,
        /// Name of the supervisor who saw it first.
        10 seen_by: String,
        /// When that was.
        11 seen: Option<Instant>,
        /// When it passes by the hub's clock, as hub and supervisors are told: fixed once, so that
        /// it may be armed again. `None` until the hub was asked for its clock.
        12 due_at_hub: Option<Instant>,
    }
}

kind!(25 Watch, WatchId, {
    fn links(&self, under: &mut Vec<EntityId>) {
        under.extend(self.case.map(EntityId::from));
        under.extend(self.visit.map(EntityId::from));
    }
});

record! {
    /// A safety timer of somebody else, on a supervisor's device.
    Alarm {
        /// Whose device set it; `None` while only the hub's release is here.
        1 device: Option<DeviceId>,
        /// Name of the worker.
        2 worker: String,
        /// When it passes, by the hub's clock.
        3 due: Instant,
        /// Minutes after which it is raised here when nothing is heard.
        4 grace_minutes: u32,
        /// What the worker left for this moment; sealed until the hub releases its key.
        5 sealed: Bytes,
        /// The same, opened.
        6 words: String,
        /// Where it stands.
        7 state: AlarmState,
        /// When somebody here saw it.
        8 seen: Option<Instant>,
        /// The key that the hub released.
        9 key: Option<Bytes>,
        /// Whether it is a drill: nobody is in need.
        10 drill: bool,
    }
}

kind!(26 Alarm, AlarmId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.due)
    }
});

codes! {
    /// Where an alarm stands on a supervisor's device.
    AlarmState {
        /// Set, not due.
        1 Armed,
        /// The worker said that all is well.
        2 Cancelled,
        /// Released by the hub.
        3 Released,
        /// Raised here, because neither worker nor hub was heard in time.
        4 RaisedHere,
    }
}
