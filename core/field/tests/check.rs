//! What is refused, and that nothing else is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{applied, case_of, person, sample};
use field::Rest;
use field::book::Book;
use field::check::{Invalid, MAX_LIST, MAX_TEXT_BYTES, Rule, check};
use field::record::{Body, Case, Closing, ClosingReason, Duty, Line, Person, Responsibility};
use field::time::{Instant, LocalDate, Now, Zone};

const DAY: i64 = 86_400_000;
const NOW: Now = Now { at: Instant(20_000 * DAY), zone: Zone::NETHERLANDS };

/// A book with the person and the case that every sample names.
fn book() -> Book {
    let mut book = Book::new();
    for (entity, body) in [(1, Body::from(person())), (2, case_of(1).into())] {
        book.apply(applied(entity, body));
    }
    book
}

fn refused(body: impl Into<Body>) -> Option<(&'static str, Rule)> {
    check(&|id| book().front(id).is_some(), &body.into(), NOW)
        .err()
        .map(|Invalid { field, rule }| (field, rule))
}

macro_rules! changed {
    ($kind:ident, |$record:ident| $change:expr) => {{
        let Body::$kind(mut $record) = sample(stringify!($kind)) else { unreachable!() };
        $change;
        refused(*$record)
    }};
}

#[test]
fn every_sample_is_accepted() {
    for body in common::samples() {
        assert_eq!(
            check(&|id| book().front(id).is_some(), &body, NOW),
            Ok(()),
            "kind {}",
            body.kind()
        );
    }
}

#[test]
fn a_record_that_names_a_case_needs_that_case() {
    let empty = Book::new();
    let mut naming_none = Vec::new();
    for body in common::samples() {
        match check(&|id| empty.front(id).is_some(), &body, NOW) {
            Ok(()) => naming_none.push(body.kind()),
            Err(Invalid { field, rule }) => {
                assert!(matches!(field, "case" | "person"), "{field}");
                assert_eq!(rule, Rule::NotFound);
            }
        }
    }
    // One kind may have more than one sample.
    naming_none.sort_unstable();
    naming_none.dedup();
    // What came in from others names cases that are not known here (23, 24); from 26 on it is
    // about the team, and about cases that are no longer there (35, 36).
    let expected = [1, 2, 3, 4, 10, 23, 24, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36];
    assert_eq!(naming_none, expected);
}

#[test]
fn case_direction_is_never_empty_and_never_two() {
    let duty = |duty, name: &str| Responsibility {
        duty,
        name: name.into(),
        organisation: String::new(),
        since: Instant(0),
        rest: Rest::NONE,
    };
    let with = |duties| refused(Case { duties, ..case_of(1) });
    let direction = || duty(Duty::CaseDirection, "Anna");
    assert_eq!(with(vec![direction(), duty(Duty::Operational, "Bram")]), None);
    assert_eq!(with(vec![]), Some(("duties", Rule::Empty)));
    assert_eq!(with(vec![duty(Duty::Operational, "Bram")]), Some(("duties", Rule::Empty)));
    assert_eq!(with(vec![duty(Duty::CaseDirection, " ")]), Some(("duties", Rule::Empty)));
    assert_eq!(with(vec![direction(), direction()]), Some(("duties", Rule::Several)));
}

#[test]
fn a_person_needs_a_name_or_a_description() {
    let named = |name: &str, description: &str| {
        refused(Person { name: name.into(), description: description.into(), ..person() })
    };
    assert_eq!(named("", "man, about 30"), None);
    assert_eq!(named("Bas", ""), None);
    assert_eq!(named(" ", "\n"), Some(("name", Rule::Empty)));
}

#[test]
fn what_happened_lies_at_most_a_day_ahead() {
    let (within, beyond) = (Instant(NOW.at.0 + DAY), Instant(NOW.at.0 + DAY + 1));
    let future = |field| Some((field, Rule::InFuture));
    assert_eq!(changed!(Attempt, |r| r.at = within), None);
    assert_eq!(changed!(Attempt, |r| r.at = beyond), future("at"));
    assert_eq!(changed!(Report, |r| r.received = beyond), future("received"));
    assert_eq!(changed!(Report, |r| r.fed_back = Some(beyond)), future("fed_back"));
    assert_eq!(changed!(Visit, |r| r.ended = beyond), future("ended"));
    assert_eq!(changed!(Call, |r| r.started = beyond), future("started"));
    assert_eq!(changed!(Promise, |r| r.made = beyond), future("made"));
    assert_eq!(changed!(Promise, |r| r.settled = Some(beyond)), future("settled"));
    assert_eq!(changed!(Spending, |r| r.justified = Some(beyond)), future("justified"));
    assert_eq!(changed!(Case, |r| r.opened = beyond), future("opened"));
    let today = NOW.date();
    assert_eq!(changed!(Plan, |r| r.clients_yes = Some(today.plus_days(1))), None);
    assert_eq!(changed!(Plan, |r| r.clients_yes = Some(today.plus_days(2))), future("clients_yes"));
    let on = |on: LocalDate| Closing { reason: ClosingReason::Moved, on, rest: Rest::NONE };
    assert_eq!(changed!(Case, |r| r.closing = Some(on(today.plus_days(2)))), future("closing"));
}

#[test]
fn what_is_planned_may_lie_ahead() {
    let ahead = NOW.date().plus_days(400);
    assert_eq!(changed!(Appointment, |r| r.on = ahead), None);
    assert_eq!(changed!(Promise, |r| r.due = ahead), None);
    assert_eq!(changed!(Spending, |r| r.justify_by = ahead), None);
    assert_eq!(changed!(Call, |r| r.call_back = Some(Instant(NOW.at.0 + 9 * DAY))), None);
}

#[test]
fn an_end_comes_after_its_start() {
    let early = Some(("ended", Rule::BeforeStart));
    assert_eq!(changed!(Visit, |r| r.ended = r.started), None);
    assert_eq!(changed!(Visit, |r| r.ended = Instant(r.started.0 - 1)), early);
    assert_eq!(changed!(Round, |r| r.ended = Some(Instant(r.started.0 - 1))), early);
    assert_eq!(changed!(Call, |r| r.ended = Some(Instant(r.started.0 - 1))), early);
}

#[test]
fn money_promises_and_partners_say_something() {
    for cents in [0, -1, i64::MIN] {
        assert_eq!(changed!(Spending, |r| r.cents = cents), Some(("cents", Rule::OutOfRange)));
    }
    assert_eq!(changed!(Spending, |r| r.cents = 1), None);
    assert_eq!(changed!(Spending, |r| r.purpose = " ".into()), Some(("purpose", Rule::Empty)));
    assert_eq!(changed!(Promise, |r| r.what = String::new()), Some(("what", Rule::Empty)));
    assert_eq!(changed!(Partner, |r| r.name = String::new()), Some(("name", Rule::Empty)));
    assert_eq!(changed!(Worker, |r| r.name = String::new()), Some(("name", Rule::Empty)));
}

#[test]
fn texts_and_lists_have_a_limit_wherever_they_stand() {
    let line = |text: String| Line {
        id: field::id::LineId::new([1; 16]),
        mark: field::record::Mark::Fact,
        text,
        rest: Rest::NONE,
    };
    let long = |bytes| vec![line("é".repeat(bytes / 2))];
    let too_long = Some(("lines", Rule::TooLong));
    assert_eq!(changed!(Visit, |r| r.lines = long(MAX_TEXT_BYTES)), None);
    assert_eq!(changed!(Visit, |r| r.lines = long(MAX_TEXT_BYTES + 2)), too_long);
    assert_eq!(changed!(Visit, |r| r.lines = vec![line("a".into()); MAX_LIST]), None);
    assert_eq!(changed!(Visit, |r| r.lines = vec![line("a".into()); MAX_LIST + 1]), too_long);
    assert_eq!(
        changed!(Round, |r| r.needs = vec![String::new(); MAX_LIST + 1]),
        Some(("needs", Rule::TooLong))
    );
    let long_dial = "1".repeat(MAX_TEXT_BYTES + 1);
    assert_eq!(changed!(Person, |r| r.dial = long_dial), Some(("dial", Rule::TooLong)));
}

/// Numbers that pass the eleven-test and belong to nobody: 111222333 is the one that the
/// government's own documentation uses.
#[test]
fn a_citizen_service_number_is_refused_in_every_text() {
    let refused_in = |text: &str| changed!(Attempt, |r| r.line = text.into()).is_some();
    for text in [
        "111222333",
        "BSN 111222333.",
        "bsn: 111222333, geboren 1990",
        "BSN111222333",
        "nr 111.222.333 staat op de brief",
        "1112.22.333",
        "111-222-333",
        "huisnummer 12 111222333",
        "(111222333)",
        "regel een\n111222333\nregel drie",
        "één 111 222 333 twee",
    ] {
        assert!(refused_in(text), "{text:?}");
    }
    for text in [
        "111222334",
        "06 11122233",
        "0111222333",
        "+31111222333",
        "+31 111222333",
        "+49 111 222 333",
        "0546 840 840",
        "111.222-333",
        "11 12 22 333",
        "111 222 333 444",
        "12-111222333",
        "Z111222333",
        "111222333a",
        "2024_111222333",
        "€ 111.222.333.000",
        "NL91 ABNA 0417 1643 00",
        "12-03-2024 en 14-03-2024",
        "000000000",
    ] {
        assert!(!refused_in(text), "{text:?}");
    }
}

#[test]
fn a_citizen_service_number_is_found_in_parts_too_and_numbers_to_dial_are_exempt() {
    let number = || "111222333".to_owned();
    assert_eq!(changed!(Person, |r| r.dial = number()), None);
    assert_eq!(changed!(Call, |r| r.dialled = number()), None);
    assert_eq!(changed!(Report, |r| r.reporter.dial = number()), None);
    let found = |field| Some((field, Rule::CitizenNumber));
    assert_eq!(changed!(Report, |r| r.reporter.name = number()), found("reporter"));
    assert_eq!(changed!(Visit, |r| r.lines[0].text = number()), found("lines"));
    assert_eq!(changed!(Person, |r| r.around[0].name = number()), found("around"));
    assert_eq!(
        changed!(Call, |r| r.callee = field::record::Callee::Relative(number())),
        found("callee")
    );
}
