use crate::support::*;
use field::id::CaseId;
use field::record::*;
use field::rule::tally::tally;

#[test]
fn a_case_leaves_counts_and_a_quarter_and_nothing_to_find_it_by() {
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::InContact, "2026-11-02 09:00");
    let (_, other) = world.case("Els Jansen", Phase::InContact, "2026-11-03 09:00");
    for about in [case, other] {
        world.add(call(about, Callee::Client, "2026-11-05 10:00", Some(CallOutcome::NoAnswer)));
    }
    world.add(call(case, Callee::Client, "2026-11-11 10:00", Some(CallOutcome::NotArranged)));
    world.add(call(case, Callee::Client, "2026-11-12 10:00", None));
    let by = Promiser::Client;
    world.add(kept(promise(case, by, "2026-11-02 10:00", "2026-11-04"), "2026-11-03 10:00"));
    world.add(promise(case, by, "2026-11-02 10:00", "2026-11-04"));
    let counts = tally(&world.book, case, now("2026-12-01 09:00")).unwrap();
    assert_eq!(counts.quarter, date("2026-10-01"));
    assert_eq!((counts.attempts, counts.days_to_contact), (2, Some(9)));
    assert_eq!((counts.calls, counts.promises, counts.kept), (2, 2, 1));
    assert_eq!((counts.weeks, counts.closing), (None, None));
    // Another day of the same quarter leaves the same.
    let closed = Closing {
        reason: ClosingReason::LedToCare,
        on: date("2026-12-15"),
        rest: field::Rest::NONE,
    };
    let record = Case { closing: Some(closed), ..world.book.get(case).unwrap().clone() };
    world.change(case, "2026-12-15 09:00", record);
    let counts = tally(&world.book, case, now("2027-02-01 09:00")).unwrap();
    assert_eq!((counts.weeks, counts.closing), (Some(6), Some(ClosingReason::LedToCare)));
    assert!(tally(&world.book, CaseId::new([0xEE; 16]), now("2027-02-01 09:00")).is_none());
}

#[test]
fn quarters_begin_in_january_april_july_and_october() {
    for (day, first) in [
        ("2026-01-01", "2026-01-01"),
        ("2026-03-31", "2026-01-01"),
        ("2024-02-29", "2024-01-01"),
        ("2026-06-30", "2026-04-01"),
        ("2026-09-01", "2026-07-01"),
        ("2026-12-31", "2026-10-01"),
    ] {
        assert_eq!(date(day).quarter(), date(first));
    }
}
