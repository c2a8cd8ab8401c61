//! Partners in use: the pack's, with what the worker filled in, and the worker's own.

use crate::book::Book;
use crate::id::PartnerId;
use crate::pack::Pack;
use crate::record::Partner;

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
    let _ = (book, pack, id);
    None
}

/// Every partner in use, by name.
#[must_use]
pub fn partners(book: &Book, pack: &Pack) -> Vec<PartnerInUse> {
    let _ = (book, pack);
    Vec::new()
}
