//! Network partners, their people, and what the worker filled in for them.

use crate::cbor::record;
use crate::id::{ContactId, EntityId, PartnerId};
use crate::record::kind;
use crate::record::place::Place;

record! {
    /// A partner, from the pack or the worker's own.
    Partner {
        /// Name.
        1 name: String,
        /// Key of its role in the pack ("housing-association"); empty for none.
        2 role: String,
        /// Keys of the needs it can serve.
        3 needs: Vec<String>,
        /// Codes of the municipalities it serves (CBS, "GM1700"); empty means everywhere.
        4 covers: Vec<String>,
        /// Opening hours in the OpenStreetMap notation; empty when unknown.
        5 hours: String,
        /// Number as dialled; empty shows as "nummer ontbreekt".
        6 dial: String,
        /// E-mail address; may be empty.
        7 email: String,
        /// People who work there.
        8 contacts: Vec<ContactPerson>,
        /// Where it is.
        9 place: Option<Place>,
        /// The agreement with this partner.
        10 agreement: Option<AgreementRef>,
        /// One line for whoever calls.
        11 line: String,
    }
}

kind!(3 Partner, PartnerId, {
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.name.as_str(), self.line.as_str()]);
        for person in &self.contacts {
            words.extend([person.name.as_str(), person.function.as_str()]);
        }
    }
});

record! {
    /// A person who works at a partner.
    ContactPerson {
        /// Its id.
        1 id: ContactId,
        /// Name; may be empty when only the function is known.
        2 name: String,
        /// Function ("wijkconsulent").
        3 function: String,
        /// Number as dialled.
        4 dial: String,
        /// E-mail address; may be empty.
        5 email: String,
    }
}

record! {
    /// An agreement (samenwerkingsafspraak) as a partner's line names it.
    AgreementRef {
        /// What it is about.
        1 title: String,
        /// Its version.
        2 version: u32,
    }
}

record! {
    /// What the worker filled in for a partner of the pack; survives the pack's updates.
    /// A filled field stands before the pack's, an empty one leaves it.
    FillIn {
        /// Which partner.
        1 partner: PartnerId,
        /// Number as dialled.
        2 dial: String,
        /// E-mail address.
        3 email: String,
        /// Opening hours.
        4 hours: String,
        /// The worker's own people there, beside the pack's.
        5 contacts: Vec<ContactPerson>,
        /// One line.
        6 line: String,
    }
}

kind!(4 FillIn, FillInId, {
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.partner.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.line.as_str()]);
        for person in &self.contacts {
            words.extend([person.name.as_str(), person.function.as_str()]);
        }
    }
});
