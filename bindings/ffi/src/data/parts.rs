//! Parts that views and drafts share.

use companion::data::{
    ActionState, AttemptOutcome, LineId, LocalDate, Mark, Owner, PartOfDay, PlanItemId,
};
use companion::{
    ContactPart, LinePart, NextPart, PersonPart, PlacePart, PlanItemPart, PresentPart,
    RelationPart, ReporterPart, Spot,
};

/// A place in words, and on the map when known.
#[uniffi::remote(Record)]
pub struct PlacePart {
    /// Street and number, or a description.
    #[uniffi(default)]
    pub address: String,
    /// Village or town.
    #[uniffi(default)]
    pub village: String,
    /// Where that is.
    #[uniffi(default)]
    pub spot: Option<Spot>,
}

/// A spot on the map, WGS 84. `Debug` does not show where: somebody may live there.
#[uniffi::remote(Record)]
pub struct Spot {
    /// Latitude in degrees.
    pub lat: f64,
    /// Longitude in degrees.
    pub lon: f64,
}

/// Reached, in conversation and accepts help: three different things.
#[uniffi::remote(Record)]
pub struct ContactPart {
    /// The person was reached.
    #[uniffi(default)]
    pub reached: bool,
    /// There was a conversation.
    #[uniffi(default)]
    pub in_conversation: bool,
    /// The person accepts help.
    #[uniffi(default)]
    pub accepts_help: bool,
}

/// What an attempt with this outcome is written down as when nothing else is said about it.
#[uniffi::export]
fn presumed_contact(outcome: AttemptOutcome) -> ContactPart {
    ContactPart::presumed(outcome)
}

/// One line of a visit.
#[uniffi::remote(Record)]
pub struct LinePart {
    /// Its id, when it was written before.
    #[uniffi(default)]
    pub id: Option<LineId>,
    /// Fact, interpretation, quote or agreement.
    pub mark: Mark,
    /// The text.
    #[uniffi(default)]
    pub text: String,
    /// Whether it stays with the own organisation when the case is shared.
    #[uniffi(default)]
    pub own: bool,
}

/// Somebody who was there, or may be called about the person.
#[uniffi::remote(Record)]
pub struct PresentPart {
    /// Name.
    #[uniffi(default)]
    pub name: String,
    /// Organisation, or who that is to the client.
    #[uniffi(default)]
    pub organisation: String,
}

/// What happens next, and when.
#[uniffi::remote(Record)]
pub struct NextPart {
    /// What, in one line.
    #[uniffi(default)]
    pub what: String,
    /// On which day.
    #[uniffi(default)]
    pub on: Option<LocalDate>,
    /// In which part of it.
    #[uniffi(default)]
    pub part: Option<PartOfDay>,
}

/// A person, known or not.
#[uniffi::remote(Record)]
pub struct PersonPart {
    /// Name; empty when unknown.
    #[uniffi(default)]
    pub name: String,
    /// What is known instead of, or beside, a name.
    #[uniffi(default)]
    pub description: String,
    /// Year of birth, exact or estimated.
    #[uniffi(default)]
    pub birth_year: Option<u16>,
    /// Where the person lives or is usually found.
    #[uniffi(default)]
    pub place: PlacePart,
    /// Number as dialled.
    #[uniffi(default)]
    pub dial: String,
    /// Language spoken.
    #[uniffi(default)]
    pub language: String,
    /// Relatives and others who may be called.
    #[uniffi(default)]
    pub around: Vec<RelationPart>,
}

/// Somebody around the person.
#[uniffi::remote(Record)]
pub struct RelationPart {
    /// Name.
    #[uniffi(default)]
    pub name: String,
    /// Who that is to the person.
    #[uniffi(default)]
    pub role: String,
    /// Number as dialled.
    #[uniffi(default)]
    pub dial: String,
    /// Whether the person agrees that this one is approached.
    #[uniffi(default)]
    pub may_approach: Option<bool>,
}

/// Who reports, and how to call back.
#[uniffi::remote(Record)]
pub struct ReporterPart {
    /// Name; may be empty.
    #[uniffi(default)]
    pub name: String,
    /// Organisation or relation.
    #[uniffi(default)]
    pub organisation: String,
    /// Number as dialled.
    #[uniffi(default)]
    pub dial: String,
}

/// One row.
#[uniffi::remote(Record)]
pub struct PlanItemPart {
    /// Its id, when it was written before.
    #[uniffi(default)]
    pub id: Option<PlanItemId>,
    /// What stands in the way.
    #[uniffi(default)]
    pub stressor: String,
    /// What is wanted instead.
    #[uniffi(default)]
    pub goal: String,
    /// What is done about it.
    #[uniffi(default)]
    pub action: String,
    /// Who does it.
    pub owner: Owner,
    /// Who that is, by name.
    #[uniffi(default)]
    pub owner_name: String,
    /// By which day.
    #[uniffi(default)]
    pub due: Option<LocalDate>,
    /// Where it stands.
    pub state: ActionState,
}
