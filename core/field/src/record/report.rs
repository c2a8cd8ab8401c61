//! The report (melding) and its response clocks.

use crate::cbor::{codes, record};
use crate::id::{CaseId, EntityId};
use crate::record::kind;
use crate::record::place::Place;
use crate::time::Instant;

record! {
    /// A report as it came in.
    Report {
        /// The case it opened or was linked to.
        1 case: CaseId,
        /// Key of its type in the pack; decides clocks and who may hear the outcome.
        2 kind: String,
        /// Where it comes from.
        3 source: Source,
        /// Who reports.
        4 reporter: Reporter,
        /// How it reached us.
        5 channel: Channel,
        /// The concern, in the reporter's words.
        6 concern: String,
        /// Key of the reason in the pack, for linking re-reports; empty when not chosen.
        7 reason: String,
        /// How soon somebody should go.
        8 urgency: Urgency,
        /// Where.
        9 place: Option<Place>,
        /// What to know before ringing the bell.
        10 safety: String,
        /// When it was received; its clocks start here.
        11 received: Instant,
        /// The deadlines that follow from its type, fixed when it was taken in.
        12 clocks: Vec<ResponseClock>,
        /// Who may hear the outcome.
        13 may_hear: Audience,
        /// Whether the reporter stays unnamed towards the client.
        14 shielded: bool,
        /// When the reporter was told, without content.
        15 fed_back: Option<Instant>,
    }
}

kind!(12 Report, ReportId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.received)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.concern.as_str(), self.safety.as_str()]);
        words.extend([self.reporter.name.as_str(), self.reporter.organisation.as_str()]);
    }
});

record! {
    /// Who reports, and how to call back.
    Reporter {
        /// Name; may be empty.
        1 name: String,
        /// Organisation or relation.
        2 organisation: String,
        /// Number as dialled.
        3 dial: String,
    }
}

record! {
    /// A deadline.
    ResponseClock {
        /// What stops it.
        1 event: ClockEvent,
        /// Last moment that is still in time.
        2 due: Instant,
        /// Number of days it gives, for showing.
        3 days: u32,
        /// Whether these are working days.
        4 working: bool,
    }
}

codes! {
    /// What stops a response clock.
    ClockEvent {
        /// Somebody went or called, whatever came of it.
        1 FirstAttempt,
        /// The person was reached.
        2 FirstContact,
        /// The reporter was told.
        3 Feedback,
        /// The inquiry is finished: the case left outreach or was closed.
        4 Inquiry,
    }
}

codes! {
    /// Where a report comes from.
    Source {
        /// Woningcorporatie.
        1 HousingAssociation,
        /// Police.
        2 Police,
        /// Municipality.
        3 Municipality,
        /// General practitioner.
        4 GeneralPractitioner,
        /// Relative.
        5 Relative,
        /// Neighbour.
        6 Neighbour,
        /// Somebody else.
        7 Other,
    }
}

codes! {
    /// How a report reached us.
    Channel {
        /// By telephone.
        1 Phone,
        /// By e-mail.
        2 Email,
        /// In person.
        3 InPerson,
        /// In a consultation.
        4 Consultation,
        /// Through a form or system.
        5 Form,
    }
}

codes! {
    /// How soon somebody should go.
    Urgency {
        /// Now.
        1 Now,
        /// Today.
        2 Today,
        /// This week.
        3 ThisWeek,
        /// When it fits.
        4 Whenever,
    }
}

codes! {
    /// Who may hear the outcome of a report.
    Audience {
        /// That it was taken up, and nothing else.
        1 TakenUpOnly,
        /// The outcome in outline.
        2 Outline,
        /// Nobody.
        3 Nobody,
    }
}
