//! The people a case is about, and those around them.

use crate::cbor::{codes, record};
use crate::record::kind;
use crate::record::place::Place;

record! {
    /// A person; may be unknown ("man, about 30"). One per case: a person with two cases is two
    /// records, so that erasing one case leaves nothing of it in the other.
    Person {
        /// Name as people use it; empty when unknown.
        1 name: String,
        /// What is known instead of, or beside, a name.
        2 description: String,
        /// Year of birth, exact or estimated.
        3 birth_year: Option<u16>,
        /// Where the person lives or is usually found.
        4 place: Option<Place>,
        /// Number as dialled; empty when there is none.
        5 dial: String,
        /// Language spoken, in words.
        6 language: String,
        /// Relatives and others who may be called about this person.
        7 around: Vec<Relation>,
    }
}

kind!(10 Person, PersonId, {
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.name.as_str(), self.description.as_str()]);
        if let Some(place) = &self.place {
            words.extend([place.address.as_str(), place.village.as_str()]);
        }
        for relation in &self.around {
            words.extend([relation.name.as_str(), relation.role.as_str()]);
        }
    }
});

record! {
    /// Somebody around the person, with a number.
    Relation {
        /// Name.
        1 name: String,
        /// Who that is to the person: mother, neighbour, friend.
        2 role: String,
        /// Number as dialled; empty when there is none.
        3 dial: String,
        /// Whether the person agrees that this one is approached.
        4 may_approach: Option<bool>,
    }
}

codes! {
    /// What a worker can be responsible for; what is handed over is one of these.
    Duty {
        /// casusregie: one per case, never none.
        1 CaseDirection,
        /// procesregie.
        2 ProcessDirection,
        /// Doing the work with the client.
        3 Operational,
        /// Keeping the papers.
        4 Administrative,
    }
}
