//! Re-reports and persons who may be known already. Suggested, never merged.

use crate::book::Book;
use crate::id::{CaseId, PersonId};
use crate::record::{Person, Place};
use crate::time::Now;

/// Whom a new report is about.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// The person as reported.
    pub person: &'a Person,
    /// Where, when the report names a place of its own.
    pub place: Option<&'a Place>,
    /// Key of the reason; empty when not chosen.
    pub reason: &'a str,
    /// The case that the report opened already, so that it is not suggested to itself.
    pub case: Option<CaseId>,
}

/// A case that may be about the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The case.
    pub case: CaseId,
    /// Its person.
    pub person: PersonId,
    /// How alike, 0 to 100.
    pub score: u32,
    /// In what.
    pub reasons: Vec<Likeness>,
    /// Whole months since the case was closed; `None` while it is open.
    pub closed_months_ago: Option<u32>,
    /// Whether an earlier report of that case had the same reason.
    pub same_reason: bool,
}

/// What makes two persons alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same name, letter case, accents and order aside.
    SameName,
    /// The same surname, and first names that fit each other's initials.
    InitialsFit,
    /// Names that differ by a slip of the pen.
    NearName,
    /// The same telephone number.
    SameNumber,
    /// Born in the same year.
    SameBirthYear,
    /// Born a year apart, as an estimate would be.
    NearBirthYear,
    /// The same address.
    SameAddress,
    /// The same village.
    SameVillage,
}

/// Cases that may be about the same person, the likeliest first.
#[must_use]
pub fn suggest(book: &Book, sought: &Sought<'_>, now: Now) -> Vec<Suggestion> {
    let _ = (book, sought, now);
    Vec::new()
}
