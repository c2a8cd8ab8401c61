//! Reports, people and cases.

use crate::error::Result;
use companion::data::{
    CaseId, ClosingReason, DeviceId, Duty, EntityId, Phase, ReportId, RevisionId,
};
use companion::{
    CaseFilter, CasePage, CaseView, Cursor, FollowerView, PersonPart, ReportDraft, ReportFormView,
    Reported, SuggestionView, TimelinePage, VersionView,
};

/// Reports, people and cases.
#[derive(uniffi::Object)]
pub struct Cases(pub(crate) companion::Cases);

#[uniffi::export]
impl Cases {
    /// A page of cases, the latest active first.
    pub fn list(&self, filter: CaseFilter, after: Option<Cursor>, limit: u32) -> Result<CasePage> {
        Ok(self.0.list(filter, after, limit)?)
    }

    /// One case.
    pub fn get(&self, case: CaseId) -> Result<CaseView> {
        Ok(self.0.get(case)?)
    }

    /// Corrects what is known about the person.
    pub fn correct_person(&self, case: CaseId, person: PersonPart) -> Result<()> {
        Ok(self.0.correct_person(case, &person)?)
    }

    /// Sets what to know before ringing the bell.
    pub fn set_risks(&self, case: CaseId, risks: Vec<String>) -> Result<()> {
        Ok(self.0.set_risks(case, risks)?)
    }

    /// Moves a case to another phase; closing has its own act, for it asks why.
    pub fn set_phase(&self, case: CaseId, phase: Phase) -> Result<()> {
        Ok(self.0.set_phase(case, phase)?)
    }

    /// Closes a case.
    pub fn close(&self, case: CaseId, reason: ClosingReason) -> Result<()> {
        Ok(self.0.close(case, reason)?)
    }

    /// Gives a responsibility to somebody. Case direction passes on; it is never empty.
    pub fn give(&self, case: CaseId, duty: Duty, name: String, organisation: String) -> Result<()> {
        Ok(self.0.give(case, duty, &name, &organisation)?)
    }

    /// Starts sharing visits of this case with another employer: from now on a visit's shared
    /// lines and the own organisation's lines stand in two compartments.
    pub fn share(&self, case: CaseId) -> Result<()> {
        Ok(self.0.share(case)?)
    }

    /// Shares a case with a device of the team: at the next sync it gets the keys, then the whole
    /// past of the case; from then on both write in it.
    pub fn share_with(&self, case: CaseId, device: DeviceId) -> Result<Vec<FollowerView>> {
        Ok(self.0.share_with(case, device)?)
    }

    /// Shares every open case with a device, one's own second one: how many.
    pub fn share_all_with(&self, device: DeviceId) -> Result<u32> {
        Ok(self.0.share_all_with(device)?)
    }

    /// Takes a device out: what is written from now on it cannot read. What it read stays read.
    pub fn stop_sharing(&self, case: CaseId, device: DeviceId) -> Result<Vec<FollowerView>> {
        Ok(self.0.stop_sharing(case, device)?)
    }

    /// Who follows a case, and who did.
    pub fn shared_with(&self, case: CaseId) -> Result<Vec<FollowerView>> {
        Ok(self.0.shared_with(case)?)
    }

    /// Settles what was changed on two phones: the chosen state stands, the others stay readable.
    pub fn settle(&self, entity: EntityId, chosen: RevisionId) -> Result<()> {
        Ok(self.0.settle(entity, chosen)?)
    }

    /// What the form offers, and what was typed before. The villages near `spot` come first.
    pub fn report_form(&self) -> Result<ReportFormView> {
        Ok(self.0.report_form()?)
    }

    /// Keeps what was typed so far: sealed, on this phone, over what stood there.
    pub fn keep_report(&self, draft: ReportDraft) -> Result<()> {
        Ok(self.0.keep_report(&draft)?)
    }

    /// Throws the draft away.
    pub fn discard_report(&self) -> Result<()> {
        Ok(self.0.discard_report()?)
    }

    /// Cases that may be about the same person. Suggested; nothing is merged.
    pub fn suggestions(&self, draft: ReportDraft) -> Result<Vec<SuggestionView>> {
        Ok(self.0.suggestions(&draft)?)
    }

    /// Takes a report in. Its clocks start at once; without a case it opens one, with the worker
    /// as its director.
    pub fn report(&self, draft: ReportDraft) -> Result<Reported> {
        Ok(self.0.report(&draft)?)
    }

    /// Records that the reporter was told, without what was said.
    pub fn fed_back(&self, report: ReportId) -> Result<()> {
        Ok(self.0.fed_back(report)?)
    }

    /// A page of what happened in a case, newest first.
    pub fn timeline(
        &self,
        case: CaseId,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<TimelinePage> {
        Ok(self.0.timeline(case, after, limit)?)
    }

    /// Every state that something has had, the latest first.
    pub fn versions(&self, entity: EntityId) -> Result<Vec<VersionView>> {
        Ok(self.0.versions(entity)?)
    }
}
