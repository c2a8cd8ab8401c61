//! The visit's text for the own record system (F3), and its summary for supervisors (F13).

use crate::areas::Visits;
use crate::error::{Error, Result};
use crate::known::Known;
use crate::parts::{ContactPart, NextPart};
use crate::visits::visit_view;
use crate::words::{Language, visit_text};
use field::id::{CaseId, SummaryId, VisitId};
use field::record::{AttemptOutcome, Phase, Stage, Summary, Trust};
use field::rule::received::{Marks, came_in, marks, marks_of_others};
use field::rule::summary::summary;
use field::time::Instant;

/// A summary: what supervisors see, and nothing else of the visit.
#[derive(Clone, PartialEq)]
pub struct SummaryView {
    /// Of which case.
    pub case: CaseId,
    /// Of which visit.
    pub visit: VisitId,
    /// Name of the worker who wrote it.
    pub worker: String,
    /// About whom: initials and village.
    pub about: String,
    /// When the visit started.
    pub started: Instant,
    /// Minutes it took.
    pub minutes: u32,
    /// Where the case stands.
    pub phase: Phase,
    /// What the visit led to.
    pub outcome: AttemptOutcome,
    /// What came of it.
    pub contact: ContactPart,
    /// Attempts so far, this visit included.
    pub attempts: u32,
    /// Trust.
    pub trust: Option<Trust>,
    /// Stage of change.
    pub stage: Option<Stage>,
    /// The next step.
    pub next: Option<NextPart>,
    /// Needs arranged since the report.
    pub arranged: u32,
    /// Calls made since the report.
    pub calls: u32,
    /// Promises still open.
    pub promises_open: u32,
    /// The line written for the supervisor.
    pub line: String,
    /// When a supervisor read it as it stands, as far as is known here.
    pub read: Option<Instant>,
    /// Whether a supervisor follows it up.
    pub follow_up: bool,
}

impl Visits {
    /// Exactly what supervisors will see of a finished visit with this line.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn preview(&self, visit: VisitId, line: &str) -> Result<SummaryView> {
        self.road.read(|known, now| {
            let summary = summary(&known.book, visit, line, now).ok_or(Error::NotFound)?;
            Ok(summary_view(&summary, Marks::default()))
        })
    }

    /// Makes the summary, as previewed. A second one of the same visit replaces the first.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], and what storage can meet.
    pub fn summarise(&self, visit: VisitId, line: &str) -> Result<SummaryId> {
        self.road.write(|known, pen| {
            let made = summary(&known.book, visit, line, pen.now()).ok_or(Error::NotFound)?;
            match known.book.under::<SummaryId>(visit).next_back() {
                Some((id, old)) => {
                    // Supervisors keep the later of two, also when the clock was set back between.
                    let finished = made.finished.max(Instant(old.finished.0.saturating_add(1)));
                    pen.change(id, Summary { rest: old.rest.clone(), finished, ..made })?;
                    Ok(id)
                }
                None => pen.add(pen.compartment_of(made.case)?, made),
            }
        })
    }

    /// The visit as text, to paste into the own record system. Copying it is the worker's act.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn text(&self, visit: VisitId, language: Language) -> Result<String> {
        self.road.read(|known, now| {
            let view = visit_view(known, visit, known.get(visit)?);
            let who = known.about(view.case)?;
            Ok(visit_text(&view, &who, now.zone, language))
        })
    }
}

/// A summary with the marks on it: those of this supervisor where it came in, those that came back
/// where it was written.
pub(crate) fn marked_view(known: &Known, id: SummaryId, summary: &Summary) -> SummaryView {
    let came_in = came_in(&known.book, known.personal, id.into());
    let marks = if came_in { marks } else { marks_of_others };
    summary_view(summary, marks(&known.book, id))
}

fn summary_view(summary: &Summary, marks: Marks) -> SummaryView {
    SummaryView {
        case: summary.case,
        visit: summary.visit,
        worker: summary.worker.clone(),
        about: summary.about.clone(),
        started: summary.started,
        minutes: summary.minutes,
        phase: summary.phase,
        outcome: summary.outcome,
        contact: ContactPart::of(&summary.contact),
        attempts: summary.attempts,
        trust: summary.trust,
        stage: summary.stage,
        next: summary.next.as_ref().map(NextPart::of),
        arranged: summary.arranged,
        calls: summary.calls,
        promises_open: summary.promises_open,
        line: summary.line.clone(),
        read: marks.read,
        follow_up: marks.follow_up,
    }
}
