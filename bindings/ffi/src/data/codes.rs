//! The codes that records carry, and their words in Dutch and English.

use companion::data::{
    ActionState, AlarmState, AttemptKind, AttemptOutcome, Audience, CallChannel, CallOutcome,
    Channel, ClockEvent, ClosingReason, Duty, Mark, Owner, PartOfDay, Phase, PromiseState, Source,
    Stage, Trust, Urgency,
};

/// Where a report comes from.
#[uniffi::remote(Enum)]
pub enum Source {
    /// Woningcorporatie.
    HousingAssociation,
    /// Police.
    Police,
    /// Municipality.
    Municipality,
    /// General practitioner.
    GeneralPractitioner,
    /// Relative.
    Relative,
    /// Neighbour.
    Neighbour,
    /// Somebody else.
    Other,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// How a report reached us.
#[uniffi::remote(Enum)]
pub enum Channel {
    /// By telephone.
    Phone,
    /// By e-mail.
    Email,
    /// In person.
    InPerson,
    /// In a consultation.
    Consultation,
    /// Through a form or system.
    Form,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// How soon somebody should go.
#[uniffi::remote(Enum)]
pub enum Urgency {
    /// Now.
    Now,
    /// Today.
    Today,
    /// This week.
    ThisWeek,
    /// When it fits.
    Whenever,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// What stops a response clock.
#[uniffi::remote(Enum)]
pub enum ClockEvent {
    /// Somebody went or called, whatever came of it.
    FirstAttempt,
    /// The person was reached.
    FirstContact,
    /// The reporter was told.
    Feedback,
    /// The inquiry is finished: the case left outreach or was closed.
    Inquiry,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Who may hear the outcome of a report.
#[uniffi::remote(Enum)]
pub enum Audience {
    /// That it was taken up, and nothing else.
    TakenUpOnly,
    /// The outcome in outline.
    Outline,
    /// Nobody.
    Nobody,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// How somebody is sought, in the terms of the national early-signalling definitions.
#[uniffi::remote(Enum)]
pub enum AttemptKind {
    /// Home visit.
    HomeVisit,
    /// Elsewhere.
    Elsewhere,
    /// By telephone.
    Phone,
    /// By message.
    Message,
    /// A card through the door.
    Card,
    /// A letter.
    Letter,
    /// Through somebody.
    ViaSomeone,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// What an attempt led to, one tap each.
#[uniffi::remote(Enum)]
pub enum AttemptOutcome {
    /// Nobody home.
    NotHome,
    /// Somebody was in and did not open.
    DidNotOpen,
    /// A card or letter was left.
    CardLeft,
    /// Spoken at the door.
    SpokeAtDoor,
    /// Let in.
    Inside,
    /// Reached, and refused.
    Refused,
    /// Met elsewhere.
    MetElsewhere,
    /// Broken off because it was not safe.
    BrokenOff,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Where a case stands.
#[uniffi::remote(Enum)]
pub enum Phase {
    /// A report came in; nobody went yet.
    Reported,
    /// Somebody goes there and tries.
    Outreach,
    /// There is contact.
    InContact,
    /// There is a plan and it is being worked on.
    CaseManagement,
    /// After treatment or when things are in order.
    Aftercare,
    /// Closed.
    Closed,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Why a case was closed.
#[uniffi::remote(Enum)]
pub enum ClosingReason {
    /// Led to care.
    LedToCare,
    /// Aftercare finished.
    AftercareFinished,
    /// In care elsewhere.
    InCareElsewhere,
    /// Moved away.
    Moved,
    /// No contact was made.
    NoContact,
    /// The route of compulsory care.
    CompulsoryCare,
    /// In detention.
    Detention,
    /// Deceased.
    Deceased,
    /// The report was unfounded.
    Unfounded,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// What a worker can be responsible for; what is handed over is one of these.
#[uniffi::remote(Enum)]
pub enum Duty {
    /// casusregie: one per case, never none.
    CaseDirection,
    /// procesregie.
    ProcessDirection,
    /// Doing the work with the client.
    Operational,
    /// Keeping the papers.
    Administrative,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Kept apart, because a court and a client read them differently.
#[uniffi::remote(Enum)]
pub enum Mark {
    /// Seen or heard.
    Fact,
    /// What the worker makes of it.
    Interpretation,
    /// In the person's own words.
    Quote,
    /// What was agreed.
    Agreement,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Trust between client and worker.
#[uniffi::remote(Enum)]
pub enum Trust {
    /// None yet.
    None,
    /// A beginning.
    Beginning,
    /// Growing.
    Growing,
    /// Firm.
    Firm,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Stages of change (Prochaska and DiClemente).
#[uniffi::remote(Enum)]
pub enum Stage {
    /// voorbeschouwing
    Precontemplation,
    /// overpeinzing
    Contemplation,
    /// voorbereiding
    Preparation,
    /// actie
    Action,
    /// gedragsbehoud
    Maintenance,
    /// terugval
    Relapse,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// By what somebody is reached.
#[uniffi::remote(Enum)]
pub enum CallChannel {
    /// A telephone call.
    Phone,
    /// A text message.
    Text,
    /// An e-mail.
    Email,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// What a call led to, one tap each.
#[uniffi::remote(Enum)]
pub enum CallOutcome {
    /// Arranged.
    Arranged,
    /// Promised.
    Promised,
    /// Reached, not arranged.
    NotArranged,
    /// Voicemail.
    Voicemail,
    /// No answer.
    NoAnswer,
    /// Call back later.
    CallBack,
    /// The dialer was opened and nobody was called after all: such a call counts nowhere.
    NotCalled,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// What a promise has become.
#[uniffi::remote(Enum)]
pub enum PromiseState {
    /// Still to come.
    Open,
    /// Kept.
    Kept,
    /// Withdrawn.
    Withdrawn,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Who does an action.
#[uniffi::remote(Enum)]
pub enum Owner {
    /// The client.
    Client,
    /// Somebody around the client.
    Network,
    /// A partner.
    Partner,
    /// The worker.
    Worker,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Where an action stands.
#[uniffi::remote(Enum)]
pub enum ActionState {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Dropped.
    Dropped,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Where an alarm stands on a supervisor's device.
#[uniffi::remote(Enum)]
pub enum AlarmState {
    /// Set, not due.
    Armed,
    /// The worker said that all is well.
    Cancelled,
    /// Released by the hub.
    Released,
    /// Raised here, because neither worker nor hub was heard in time.
    RaisedHere,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// Part of the day as the national early-signalling definitions divide it.
#[uniffi::remote(Enum)]
pub enum PartOfDay {
    /// Until 12:00.
    Morning,
    /// From 12:00 until 18:00.
    Afternoon,
    /// From 18:00.
    Evening,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}
