//! The case: phase, who carries what, known risks.

use crate::cbor::{codes, record};
use crate::id::{CaseId, CompartmentId, EntityId, PersonId};
use crate::record::kind;
use crate::record::person::Duty;
use crate::time::{Instant, LocalDate};

record! {
    /// A case: one person, from report to aftercare and beyond.
    Case {
        /// Whom it is about.
        1 person: PersonId,
        /// Where it stands.
        2 phase: Phase,
        /// When it was opened.
        3 opened: Instant,
        /// Who carries which responsibility. Case direction stands here exactly once.
        4 duties: Vec<Responsibility>,
        /// What to know before ringing the bell.
        5 risks: Vec<String>,
        /// The closed case of the same person that this one follows.
        6 previous: Option<CaseId>,
        /// Set when closed.
        7 closing: Option<Closing>,
        /// The compartment that is shared with another employer; the case's own one otherwise.
        8 shared: Option<CompartmentId>,
    }
}

kind!(11 Case, CaseId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.opened)
    }
    fn waits(&self) -> bool {
        self.phase != Phase::Closed && self.closing.is_none()
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.person.into());
        under.extend(self.previous.map(EntityId::from));
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend(self.risks.iter().map(String::as_str));
    }
});

record! {
    /// A responsibility and who carries it.
    Responsibility {
        /// Which.
        1 duty: Duty,
        /// Name of the worker.
        2 name: String,
        /// Team or organisation.
        3 organisation: String,
        /// Since when.
        4 since: Instant,
    }
}

record! {
    /// How and when a case was closed.
    Closing {
        /// Why.
        1 reason: ClosingReason,
        /// When.
        2 on: LocalDate,
    }
}

codes! {
    /// Where a case stands.
    Phase {
        /// A report came in; nobody went yet.
        1 Reported,
        /// Somebody goes there and tries.
        2 Outreach,
        /// There is contact.
        3 InContact,
        /// There is a plan and it is being worked on.
        4 CaseManagement,
        /// After treatment or when things are in order.
        5 Aftercare,
        /// Closed.
        6 Closed,
    }
}

codes! {
    /// Why a case was closed.
    ClosingReason {
        /// Led to care.
        1 LedToCare,
        /// Aftercare finished.
        2 AftercareFinished,
        /// In care elsewhere.
        3 InCareElsewhere,
        /// Moved away.
        4 Moved,
        /// No contact was made.
        5 NoContact,
        /// The route of compulsory care.
        6 CompulsoryCare,
        /// In detention.
        7 Detention,
        /// Deceased.
        8 Deceased,
        /// The report was unfounded.
        9 Unfounded,
    }
}
