//! The directory of partners: the pack's, with what the worker filled in, and the worker's own.

use crate::areas::Directory;
use crate::choices::ChoiceView;
use crate::error::{Error, Result, Rule};
use crate::known::Known;
use crate::parts::PlacePart;
use crate::road::random;
use field::Rest;
use field::id::{ContactId, FillInId, PartnerId};
use field::record::{ContactPerson, FillIn, Partner};
use field::rule::dial::{Dial, dial};
use field::rule::opening::{OpenState, hours_are_valid, open_state};
use field::rule::partners::{PartnerInUse, partner_in_use, partners};
use field::rule::promise::{PartnerRecord, partner_record};
use field::time::Now;

/// A partner.
#[derive(Clone, PartialEq)]
pub struct PartnerView {
    /// Its id.
    pub partner: PartnerId,
    /// Name.
    pub name: String,
    /// Key of its role in the pack.
    pub role: String,
    /// Keys of the needs it can serve.
    pub needs: Vec<String>,
    /// Whether it comes from the pack.
    pub from_pack: bool,
    /// Its number; `None` shows as "nummer ontbreekt".
    pub dial: Option<Dial>,
    /// E-mail address; may be empty.
    pub email: String,
    /// Opening hours as written.
    pub hours: String,
    /// Whether it is open now.
    pub open: OpenState,
    /// People who work there.
    pub contacts: Vec<ContactView>,
    /// Where it is.
    pub place: PlacePart,
    /// The agreement with it.
    pub agreement: Option<AgreementView>,
    /// One line for whoever calls.
    pub line: String,
    /// How it kept its promises, and how often it was reached.
    pub record: PartnerRecord,
}

/// An agreement with a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementView {
    /// What about.
    pub title: String,
    /// Its version.
    pub version: u32,
}

/// Somebody who works at a partner.
#[derive(Clone, PartialEq)]
pub struct ContactView {
    /// Its id.
    pub contact: ContactId,
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Number.
    pub dial: Option<Dial>,
    /// E-mail address.
    pub email: String,
}

/// A partner of the worker's own, or what is filled in for one of the pack.
#[derive(Clone, Default, PartialEq)]
pub struct PartnerDraft {
    /// Name; not used for a partner of the pack.
    pub name: String,
    /// Key of its role in the pack; not used for a partner of the pack.
    pub role: String,
    /// Keys of the needs it can serve; not used for a partner of the pack.
    pub needs: Vec<String>,
    /// Number as dialled.
    pub dial: String,
    /// E-mail address.
    pub email: String,
    /// Opening hours in the OpenStreetMap notation.
    pub hours: String,
    /// People who work there.
    pub contacts: Vec<ContactDraft>,
    /// Where it is; not used for a partner of the pack.
    pub place: PlacePart,
    /// One line.
    pub line: String,
}

/// Somebody who works at a partner.
#[derive(Clone, Default, PartialEq)]
pub struct ContactDraft {
    /// Its id, when it was written before.
    pub contact: Option<ContactId>,
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Number as dialled.
    pub dial: String,
    /// E-mail address.
    pub email: String,
}

impl Directory {
    /// The roles that a partner can have.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn roles(&self) -> Result<Vec<ChoiceView>> {
        self.road.read(|known, _| Ok(known.pack.roles.iter().map(ChoiceView::of).collect()))
    }

    /// Every partner, by name; only those that can serve `need` when one is given.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn list(&self, need: Option<&str>) -> Result<Vec<PartnerView>> {
        self.road.read(|known, now| {
            let serves = |p: &PartnerInUse| {
                need.is_none_or(|need| p.partner.needs.iter().any(|n| n == need))
            };
            let all = partners(&known.book, &known.pack).into_iter().filter(serves);
            Ok(all.map(|p| partner_view(known, p, now)).collect())
        })
    }

    /// One partner.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn get(&self, id: PartnerId) -> Result<PartnerView> {
        self.road.read(|known, now| {
            let partner = partner_in_use(&known.book, &known.pack, id);
            Ok(partner_view(known, partner.ok_or(Error::NotFound)?, now))
        })
    }

    /// Adds a partner of the worker's own; it stays beside the pack and survives its updates.
    ///
    /// # Errors
    /// [`Error::Invalid`], and what storage can meet.
    pub fn add(&self, draft: &PartnerDraft) -> Result<PartnerId> {
        can_be_used(draft)?;
        let record = own(draft.clone(), None)?;
        self.road.write(|known, pen| pen.add(known.personal, record))
    }

    /// Changes a partner of the worker's own, or fills in what the pack leaves open: a filled
    /// field stands before the pack's.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], and what storage can meet.
    pub fn fill_in(&self, id: PartnerId, draft: &PartnerDraft) -> Result<PartnerView> {
        can_be_used(draft)?;
        let draft = draft.clone();
        self.road.write(|known, pen| match known.book.get(id) {
            Some(old) => pen.change(id, own(draft, Some(old))?),
            None => {
                partner_in_use(&known.book, &known.pack, id).ok_or(Error::NotFound)?;
                let old = known.book.under::<FillInId>(id).next_back();
                let before = old.map(|(_, f)| f.contacts.as_slice()).unwrap_or_default();
                let record = FillIn {
                    partner: id,
                    dial: draft.dial,
                    email: draft.email,
                    hours: draft.hours,
                    contacts: contacts(draft.contacts, before)?,
                    line: draft.line,
                    rest: old.map_or(Rest::NONE, |(_, f)| f.rest.clone()),
                };
                match old {
                    Some((fill_in, _)) => pen.change(fill_in, record),
                    None => pen.add(known.personal, record).map(|_| ()),
                }
            }
        })?;
        self.get(id)
    }
}

/// Refuses what nobody could use: a number that cannot be dialled, hours that cannot be read.
fn can_be_used(draft: &PartnerDraft) -> Result<()> {
    let numbers = std::iter::once(&draft.dial).chain(draft.contacts.iter().map(|c| &c.dial));
    for number in numbers.filter(|n| !n.is_empty()) {
        dial(number).map_err(|_| Error::Invalid { field: "dial", rule: Rule::NotDialable })?;
    }
    if hours_are_valid(&draft.hours) {
        Ok(())
    } else {
        Err(Error::Invalid { field: "hours", rule: Rule::NotReadable })
    }
}

fn own(draft: PartnerDraft, old: Option<&Partner>) -> Result<Partner> {
    let before = old.map(|o| o.contacts.as_slice()).unwrap_or_default();
    Ok(Partner {
        name: draft.name,
        role: draft.role,
        needs: draft.needs,
        covers: old.map(|o| o.covers.clone()).unwrap_or_default(),
        hours: draft.hours,
        dial: draft.dial,
        email: draft.email,
        contacts: contacts(draft.contacts, before)?,
        place: draft.place.onto(old.and_then(|o| o.place.clone())),
        agreement: old.and_then(|o| o.agreement.clone()),
        line: draft.line,
        rest: old.map_or(Rest::NONE, |o| o.rest.clone()),
    })
}

fn contacts(drafts: Vec<ContactDraft>, old: &[ContactPerson]) -> Result<Vec<ContactPerson>> {
    drafts
        .into_iter()
        .map(|draft| {
            let id = draft.contact.map_or_else(|| random().map(ContactId::new), Ok)?;
            let before = old.iter().find(|c| c.id == id);
            Ok(ContactPerson {
                id,
                name: draft.name,
                function: draft.function,
                dial: draft.dial,
                email: draft.email,
                rest: before.map_or(Rest::NONE, |c| c.rest.clone()),
            })
        })
        .collect()
}

fn partner_view(known: &Known, in_use: PartnerInUse, now: Now) -> PartnerView {
    let PartnerInUse { id, partner, from_pack } = in_use;
    PartnerView {
        partner: id,
        open: open_state(&partner.hours, now, known.days_off()),
        record: partner_record(&known.book, id, now),
        dial: dial(&partner.dial).ok(),
        contacts: partner
            .contacts
            .into_iter()
            .map(|c| ContactView {
                contact: c.id,
                name: c.name,
                function: c.function,
                dial: dial(&c.dial).ok(),
                email: c.email,
            })
            .collect(),
        place: partner.place.as_ref().map(PlacePart::of).unwrap_or_default(),
        agreement: partner.agreement.map(|a| AgreementView { title: a.title, version: a.version }),
        name: partner.name,
        role: partner.role,
        needs: partner.needs,
        from_pack,
        email: partner.email,
        hours: partner.hours,
        line: partner.line,
    }
}
