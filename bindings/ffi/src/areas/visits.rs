//! Attempts, visits and their summaries.

use crate::error::Result;
use companion::data::{AppointmentId, AttemptId, CaseId, SummaryId, VisitId};
use companion::{
    AppointmentDraft, AttemptDraft, Attempted, Language, SummaryView, UnfinishedView, VisitDraft,
    VisitView,
};

/// Attempts, visits and their summaries.
#[derive(uniffi::Object)]
pub struct Visits(pub(crate) companion::Visits);

#[uniffi::export]
impl Visits {
    /// Writes an attempt down. The first one moves the case to outreach, a conversation to in
    /// contact; nothing closes it.
    pub fn attempt(&self, draft: AttemptDraft) -> Result<Attempted> {
        Ok(self.0.attempt(&draft)?)
    }

    /// Corrects an attempt; what was written first stays readable. A conversation that turns out
    /// to have been there moves the case on as it would have then.
    pub fn correct_attempt(&self, id: AttemptId, draft: AttemptDraft) -> Result<()> {
        Ok(self.0.correct_attempt(id, &draft)?)
    }

    /// Sets something for a day.
    pub fn plan(&self, draft: AppointmentDraft) -> Result<AppointmentId> {
        Ok(self.0.plan(&draft)?)
    }

    /// Calls an appointment off, or ticks it off.
    pub fn settle_appointment(&self, appointment: AppointmentId) -> Result<()> {
        Ok(self.0.settle_appointment(appointment)?)
    }

    /// Starts a visit now, or where an attempt at the door became one. One tap; from here on
    /// nothing that is typed can be lost.
    pub fn start(&self, case: CaseId, attempt: Option<AttemptId>) -> Result<VisitId> {
        Ok(self.0.start(case, attempt)?)
    }

    /// Keeps what was typed so far: sealed, on this phone, over what stood there.
    pub fn keep(&self, visit: VisitId, draft: VisitDraft) -> Result<()> {
        Ok(self.0.keep(visit, &draft)?)
    }

    /// What was typed so far.
    pub fn draft(&self, visit: VisitId) -> Result<VisitDraft> {
        Ok(self.0.draft(visit)?)
    }

    /// Visits under way.
    pub fn unfinished(&self) -> Result<Vec<UnfinishedView>> {
        Ok(self.0.unfinished()?)
    }

    /// Throws the draft of a visit away; a finished one stays as it was.
    pub fn discard(&self, visit: VisitId) -> Result<()> {
        Ok(self.0.discard(visit)?)
    }

    /// Finishes a visit, or the correction of one; what was written first stays readable.
    pub fn finish(&self, visit: VisitId, draft: VisitDraft) -> Result<VisitView> {
        Ok(self.0.finish(visit, &draft)?)
    }

    /// Opens a finished visit for correction.
    pub fn correct(&self, visit: VisitId) -> Result<VisitDraft> {
        Ok(self.0.correct(visit)?)
    }

    /// A finished visit.
    pub fn get(&self, visit: VisitId) -> Result<VisitView> {
        Ok(self.0.get(visit)?)
    }

    /// Exactly what supervisors will see of a finished visit with this line.
    pub fn preview(&self, visit: VisitId, line: String) -> Result<SummaryView> {
        Ok(self.0.preview(visit, &line)?)
    }

    /// Makes the summary, as previewed. A second one of the same visit replaces the first.
    pub fn summarise(&self, visit: VisitId, line: String) -> Result<SummaryId> {
        Ok(self.0.summarise(visit, &line)?)
    }

    /// The visit as text, to paste into the own record system. Copying it is the worker's act.
    pub fn text(&self, visit: VisitId, language: Language) -> Result<String> {
        Ok(self.0.text(visit, language)?)
    }
}
