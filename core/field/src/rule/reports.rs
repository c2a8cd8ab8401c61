//! Re-reports and persons who may be known already. Suggested, never merged.

use crate::book::Book;
use crate::id::{CaseId, PersonId, ReportId};
use crate::record::{Person, Place};
use crate::rule::dial::dial;
use crate::rule::names::{NameLikeness, folded, likeness};
use crate::time::{LocalDate, Now};
use chrono::Datelike;
use std::cmp::Reverse;

/// Less alike than this is not suggested.
const LEAST: i32 = 40;

/// More suggestions than this are no help on a doorstep.
const MOST: usize = 10;

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
    /// How alike, up to 100: the sum of the likenesses' weights.
    pub score: u32,
    /// In what, the weightiest first.
    pub reasons: Vec<Likeness>,
    /// Whole months since the case was closed; `None` while it is open.
    pub closed_months_ago: Option<u32>,
    /// Whether an earlier report of that case had the same reason.
    pub same_reason: bool,
}

/// What makes two persons alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same name, letter case, accents, tussenvoegsels and order aside. Weighs 60.
    SameName,
    /// The same surname, and initials that fit. Weighs 45.
    InitialsFit,
    /// Names that differ by a slip of the pen or a spelling. Weighs 40.
    NearName,
    /// One name is a part of the other. Weighs 20.
    PartOfName,
    /// The same telephone number. Weighs 50.
    SameNumber,
    /// The same address. Weighs 35.
    SameAddress,
    /// Born in the same year. Weighs 20.
    SameBirthYear,
    /// Born a year apart, as an estimate would be. Weighs 10.
    NearBirthYear,
    /// The same village. Weighs 8.
    SameVillage,
}

impl Likeness {
    fn weight(self) -> i32 {
        match self {
            Self::SameName => 60,
            Self::InitialsFit => 45,
            Self::NearName => 40,
            Self::PartOfName => 20,
            Self::SameNumber => 50,
            Self::SameAddress => 35,
            Self::SameBirthYear => 20,
            Self::NearBirthYear => 10,
            Self::SameVillage => 8,
        }
    }
}

/// Taken off when both years of birth are known and differ by more than one.
const OTHER_BIRTH_YEAR: i32 = 30;

/// Cases that may be about the same person, the likeliest first, at most ten.
#[must_use]
pub fn suggest(book: &Book, sought: &Sought<'_>, now: Now) -> Vec<Suggestion> {
    let mut suggestions: Vec<Suggestion> = book
        .all::<PersonId>()
        .filter_map(|(id, person)| {
            let (score, reasons) = compare(sought, person);
            (score >= LEAST).then_some((id, score.min(100).unsigned_abs(), reasons))
        })
        .flat_map(|(person, score, reasons)| {
            book.under::<CaseId>(person)
                .filter(move |(_, case)| case.person == person)
                .map(move |(id, case)| (id, case, score, reasons.clone()))
        })
        .filter(|(id, ..)| Some(*id) != sought.case)
        .map(|(id, case, score, reasons)| Suggestion {
            case: id,
            person: case.person,
            score,
            reasons,
            closed_months_ago: case.closing.as_ref().map(|c| months(c.on, now.date())),
            same_reason: !sought.reason.is_empty()
                && book.under::<ReportId>(id).any(|(_, report)| report.reason == sought.reason),
        })
        .collect();
    suggestions.sort_by_key(|s| {
        (Reverse(s.score), !s.same_reason, s.closed_months_ago.unwrap_or(0), s.case)
    });
    suggestions.truncate(MOST);
    suggestions
}

fn compare(sought: &Sought<'_>, known: &Person) -> (i32, Vec<Likeness>) {
    let mut reasons = Vec::new();
    reasons.extend(likeness(&sought.person.name, &known.name).map(|likeness| match likeness {
        NameLikeness::Same => Likeness::SameName,
        NameLikeness::InitialsFit => Likeness::InitialsFit,
        NameLikeness::Near => Likeness::NearName,
        NameLikeness::Part => Likeness::PartOfName,
    }));
    let number = |person: &Person| dial(&person.dial).ok().map(|number| number.dial);
    if number(sought.person).is_some_and(|sought| Some(sought) == number(known)) {
        reasons.push(Likeness::SameNumber);
    }
    let places = [sought.place, sought.person.place.as_ref()];
    let alike = |same: fn(&Place, &Place) -> bool| {
        let known = known.place.as_ref();
        places.into_iter().flatten().any(|place| known.is_some_and(|known| same(place, known)))
    };
    if alike(same_address) {
        reasons.push(Likeness::SameAddress);
    }
    let mut less = 0;
    match sought.person.birth_year.zip(known.birth_year).map(|(a, b)| a.abs_diff(b)) {
        Some(0) => reasons.push(Likeness::SameBirthYear),
        Some(1) => reasons.push(Likeness::NearBirthYear),
        Some(_) => less = OTHER_BIRTH_YEAR,
        None => {}
    }
    if alike(same_village) {
        reasons.push(Likeness::SameVillage);
    }
    reasons.sort_by_key(|reason| Reverse(reason.weight()));
    (reasons.iter().map(|reason| reason.weight()).sum::<i32>() - less, reasons)
}

/// The same street and number; a street alone is no address. Villages count when both are known.
fn same_address(a: &Place, b: &Place) -> bool {
    let (x, y) = (folded(&a.address), folded(&b.address));
    let other_village = !a.village.is_empty() && !b.village.is_empty() && !same_village(a, b);
    x.chars().any(|c| c.is_ascii_digit()) && x == y && !other_village
}

fn same_village(a: &Place, b: &Place) -> bool {
    let (x, y) = (folded(&a.village), folded(&b.village));
    !x.is_empty() && x == y
}

/// Whole months from a day to a later one.
fn months(from: LocalDate, to: LocalDate) -> u32 {
    let of = |date: LocalDate| date.0.year() * 12 + date.0.month0().cast_signed();
    let begun = of(to) - of(from);
    let last_is_whole = to.0.day() >= from.0.day();
    u32::try_from(begun - i32::from(!last_is_whole)).unwrap_or(0)
}
