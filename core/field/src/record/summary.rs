//! The visit summary for supervisors: structured fields and one written line, no notes.

use crate::cbor::record;
use crate::id::{CaseId, DeviceId, EntityId, VisitId};
use crate::record::attempt::{AttemptOutcome, Contact};
use crate::record::case::Phase;
use crate::record::kind;
use crate::record::visit::{NextStep, Stage, Trust};
use crate::time::Instant;

record! {
    /// What supervisors see of a visit, and nothing else of it.
    Summary {
        /// Of which case.
        1 case: CaseId,
        /// Of which visit.
        2 visit: VisitId,
        /// About whom: initials and village, never the name.
        3 about: String,
        /// When the visit started.
        4 started: Instant,
        /// How many minutes it took.
        5 minutes: u32,
        /// Where the case stands.
        6 phase: Phase,
        /// What the visit led to.
        7 outcome: AttemptOutcome,
        /// What came of it.
        8 contact: Contact,
        /// How many attempts it took so far, this one included.
        9 attempts: u32,
        /// Trust.
        10 trust: Option<Trust>,
        /// Stage of change.
        11 stage: Option<Stage>,
        /// The next step.
        12 next: Option<NextStep>,
        /// Needs arranged since the report.
        13 arranged: u32,
        /// Calls made since the report.
        14 calls: u32,
        /// Promises still open.
        15 promises_open: u32,
        /// One line, written for the supervisor.
        16 line: String,
        /// When the worker agreed to what it says.
        17 finished: Instant,
        /// Name of the worker who wrote it. Summaries of the first version have none.
        18 worker: String,
        /// The device that sent it, on a supervisor's device.
        19 from: Option<DeviceId>,
    }
}

kind!(22 Summary, SummaryId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.started)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
        under.push(self.visit.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.line.as_str()]);
    }
});
