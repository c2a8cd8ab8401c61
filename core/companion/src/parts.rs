//! Parts that views and drafts share: the records' own parts without what only storage needs.
//!
//! `onto` puts a part over the stored one, so that what a newer version wrote in it stays.

use field::Rest;
use field::id::LineId;
use field::record::{
    AttemptOutcome, Contact, Line, Mark, NextStep, Person, Place, Point, Present, Relation,
    Reporter,
};
use field::rule::attempts::contact_after;
use field::time::{LocalDate, PartOfDay};
use minicbor::{Decode, Encode};

/// A place in words, and on the map when known.
#[derive(Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PlacePart {
    /// Street and number, or a description.
    #[n(1)]
    pub address: String,
    /// Village or town.
    #[n(2)]
    pub village: String,
    /// Where that is.
    #[n(3)]
    pub spot: Option<Spot>,
}

/// A spot on the map, WGS 84. `Debug` does not show where: somebody may live there.
#[derive(Clone, Copy, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Spot {
    /// Latitude in degrees.
    #[n(1)]
    pub lat: f64,
    /// Longitude in degrees.
    #[n(2)]
    pub lon: f64,
}

impl std::fmt::Debug for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Spot (not shown)")
    }
}

impl Spot {
    pub(crate) fn point(self) -> Option<Point> {
        Point::from_degrees(self.lat, self.lon)
    }

    pub(crate) fn of(point: &Point) -> Self {
        let (lat, lon) = point.degrees();
        Self { lat, lon }
    }
}

impl PlacePart {
    pub(crate) fn of(place: &Place) -> Self {
        Self {
            address: place.address.clone(),
            village: place.village.clone(),
            spot: place.point.as_ref().map(Spot::of),
        }
    }

    pub(crate) fn onto(self, old: Option<Place>) -> Option<Place> {
        let said = !self.address.is_empty() || !self.village.is_empty() || self.spot.is_some();
        said.then(|| Place {
            address: self.address,
            village: self.village,
            point: self.spot.and_then(Spot::point),
            rest: old.map_or(Rest::NONE, |o| o.rest),
        })
    }
}

/// Reached, in conversation and accepts help: three different things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ContactPart {
    /// The person was reached.
    #[n(1)]
    pub reached: bool,
    /// There was a conversation.
    #[n(2)]
    pub in_conversation: bool,
    /// The person accepts help.
    #[n(3)]
    pub accepts_help: bool,
}

impl ContactPart {
    /// What an attempt with this outcome is written down as when nothing else is said about it:
    /// to be shown beforehand, so that it can be said otherwise.
    pub fn presumed(outcome: AttemptOutcome) -> Self {
        Self::of(&contact_after(outcome))
    }

    pub(crate) fn of(contact: &Contact) -> Self {
        Self {
            reached: contact.reached,
            in_conversation: contact.in_conversation,
            accepts_help: contact.accepts_help,
        }
    }

    pub(crate) fn record(self) -> Contact {
        Contact {
            reached: self.reached,
            in_conversation: self.in_conversation,
            accepts_help: self.accepts_help,
            rest: Rest::NONE,
        }
    }
}

/// One line of a visit.
#[derive(Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct LinePart {
    /// Its id, when it was written before.
    #[n(1)]
    pub id: Option<LineId>,
    /// Fact, interpretation, quote or agreement.
    #[n(2)]
    pub mark: Mark,
    /// The text.
    #[n(3)]
    pub text: String,
    /// Whether it stays with the own organisation when the case is shared.
    #[n(4)]
    pub own: bool,
}

impl LinePart {
    pub(crate) fn of(line: &Line, own: bool) -> Self {
        Self { id: Some(line.id), mark: line.mark, text: line.text.clone(), own }
    }

    pub(crate) fn onto(self, id: LineId, old: &[Line]) -> Line {
        let rest = old.iter().find(|l| l.id == id).map_or(Rest::NONE, |l| l.rest.clone());
        Line { id, mark: self.mark, text: self.text, rest }
    }
}

/// Somebody who was there, or may be called about the person.
#[derive(Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PresentPart {
    /// Name.
    #[n(1)]
    pub name: String,
    /// Organisation, or who that is to the client.
    #[n(2)]
    pub organisation: String,
}

impl PresentPart {
    pub(crate) fn of(present: &Present) -> Self {
        Self { name: present.name.clone(), organisation: present.organisation.clone() }
    }

    pub(crate) fn record(self) -> Present {
        Present { name: self.name, organisation: self.organisation, rest: Rest::NONE }
    }
}

/// What happens next, and when.
#[derive(Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct NextPart {
    /// What, in one line.
    #[n(1)]
    pub what: String,
    /// On which day.
    #[n(2)]
    pub on: Option<LocalDate>,
    /// In which part of it.
    #[n(3)]
    pub part: Option<PartOfDay>,
}

impl NextPart {
    pub(crate) fn of(next: &NextStep) -> Self {
        Self { what: next.what.clone(), on: next.on, part: next.part }
    }

    pub(crate) fn record(self) -> NextStep {
        NextStep { what: self.what, on: self.on, part: self.part, rest: Rest::NONE }
    }
}

/// A person, known or not.
#[derive(Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PersonPart {
    /// Name; empty when unknown.
    #[n(1)]
    pub name: String,
    /// What is known instead of, or beside, a name.
    #[n(2)]
    pub description: String,
    /// Year of birth, exact or estimated.
    #[n(3)]
    pub birth_year: Option<u16>,
    /// Where the person lives or is usually found.
    #[n(4)]
    pub place: PlacePart,
    /// Number as dialled.
    #[n(5)]
    pub dial: String,
    /// Language spoken.
    #[n(6)]
    pub language: String,
    /// Relatives and others who may be called.
    #[n(7)]
    pub around: Vec<RelationPart>,
}

/// Somebody around the person.
#[derive(Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct RelationPart {
    /// Name.
    #[n(1)]
    pub name: String,
    /// Who that is to the person.
    #[n(2)]
    pub role: String,
    /// Number as dialled.
    #[n(3)]
    pub dial: String,
    /// Whether the person agrees that this one is approached.
    #[n(4)]
    pub may_approach: Option<bool>,
}

impl PersonPart {
    pub(crate) fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            description: person.description.clone(),
            birth_year: person.birth_year,
            place: person.place.as_ref().map(PlacePart::of).unwrap_or_default(),
            dial: person.dial.clone(),
            language: person.language.clone(),
            around: person
                .around
                .iter()
                .map(|r| RelationPart {
                    name: r.name.clone(),
                    role: r.role.clone(),
                    dial: r.dial.clone(),
                    may_approach: r.may_approach,
                })
                .collect(),
        }
    }

    pub(crate) fn onto(self, old: Option<Person>) -> Person {
        let (place, rest) = old.map_or((None, Rest::NONE), |o| (o.place, o.rest));
        Person {
            name: self.name,
            description: self.description,
            birth_year: self.birth_year,
            place: self.place.onto(place),
            dial: self.dial,
            language: self.language,
            around: self
                .around
                .into_iter()
                .map(|r| Relation {
                    name: r.name,
                    role: r.role,
                    dial: r.dial,
                    may_approach: r.may_approach,
                    rest: Rest::NONE,
                })
                .collect(),
            rest,
        }
    }
}

/// Who reports, and how to call back.
#[derive(Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct ReporterPart {
    /// Name; may be empty.
    #[n(1)]
    pub name: String,
    /// Organisation or relation.
    #[n(2)]
    pub organisation: String,
    /// Number as dialled.
    #[n(3)]
    pub dial: String,
}

impl ReporterPart {
    pub(crate) fn of(reporter: &Reporter) -> Self {
        Self {
            name: reporter.name.clone(),
            organisation: reporter.organisation.clone(),
            dial: reporter.dial.clone(),
        }
    }

    pub(crate) fn record(self) -> Reporter {
        Reporter {
            name: self.name,
            organisation: self.organisation,
            dial: self.dial,
            rest: Rest::NONE,
        }
    }
}
