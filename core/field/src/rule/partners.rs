//! Partners in use: the pack's, with what the worker filled in, and the worker's own.

use crate::book::Book;
use crate::id::{FillInId, PartnerId};
use crate::pack::Pack;
use crate::record::{FillIn, Partner};

/// A partner as it is used: the pack's word with the worker's before it.
#[derive(Debug, Clone, PartialEq)]
pub struct PartnerInUse {
    /// Its id.
    pub id: PartnerId,
    /// Fields and contacts, merged.
    pub partner: Partner,
    /// Whether it comes from the pack.
    pub from_pack: bool,
}

/// One partner in use.
#[must_use]
pub fn partner_in_use(book: &Book, pack: &Pack, id: PartnerId) -> Option<PartnerInUse> {
    let of_pack = pack.partners.iter().find(|p| p.id == id).map(|p| &p.partner);
    let partner = of_pack.or_else(|| book.get(id))?;
    Some(PartnerInUse { id, partner: filled_in(book, id, partner), from_pack: of_pack.is_some() })
}

/// Every partner in use, by name.
#[must_use]
pub fn partners(book: &Book, pack: &Pack) -> Vec<PartnerInUse> {
    let of_pack = pack.partners.iter().map(|p| (p.id, &p.partner, true));
    let own = book
        .all::<PartnerId>()
        .filter(|(id, _)| pack.partners.iter().all(|p| p.id != *id))
        .map(|(id, partner)| (id, partner, false));
    let mut partners: Vec<_> = of_pack
        .chain(own)
        .map(|(id, partner, from_pack)| PartnerInUse {
            id,
            partner: filled_in(book, id, partner),
            from_pack,
        })
        .collect();
    partners.sort_by_cached_key(|p| (p.partner.name.to_lowercase(), p.id));
    partners
}

fn filled_in(book: &Book, id: PartnerId, partner: &Partner) -> Partner {
    let mut partner = partner.clone();
    // Two phones may each have filled something in: the later one stands before the earlier.
    for (_, fill_in) in book.under::<FillInId>(id) {
        fill(&mut partner, fill_in);
    }
    partner
}

fn fill(partner: &mut Partner, with: &FillIn) {
    for (field, filled) in [
        (&mut partner.dial, &with.dial),
        (&mut partner.email, &with.email),
        (&mut partner.hours, &with.hours),
        (&mut partner.line, &with.line),
    ] {
        if !filled.is_empty() {
            field.clone_from(filled);
        }
    }
    for contact in &with.contacts {
        match partner.contacts.iter_mut().find(|c| c.id == contact.id) {
            Some(same) => same.clone_from(contact),
            None => partner.contacts.push(contact.clone()),
        }
    }
}
