use crate::support::*;
use field::pack::DaysOff;
use field::record::*;
use field::rule::attempts::*;
use field::rule::calendar::is_holiday;
use field::rule::proposal::*;
use field::time::{Instant, LocalDate, PartOfDay};
use proptest::prelude::*;

#[test]
fn reached_in_conversation_and_accepts_help_are_three_things() {
    use AttemptOutcome::*;
    for outcome in [NotHome, DidNotOpen, CardLeft, BrokenOff] {
        assert!(!contact_after(outcome).reached, "{outcome:?}");
    }
    for outcome in [SpokeAtDoor, Inside, MetElsewhere] {
        assert!(contact_after(outcome).in_conversation, "{outcome:?}");
    }
    assert!(contact_after(Refused).reached && !contact_after(Refused).in_conversation);
    assert!(AttemptOutcome::ALL.iter().all(|o| !contact_after(*o).accepts_help));
}

#[test]
fn everything_counts_and_counts_once() {
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::Outreach, "2026-11-02 09:00");
    let (_, other) = world.case("Anna Vos", Phase::Outreach, "2026-11-02 09:00");
    let door = world.add(attempt(case, "2026-11-05 19:00", AttemptOutcome::SpokeAtDoor));
    let mut grown = visit(case, "2026-11-05 19:00", "2026-11-05 19:40");
    grown.attempt = Some(door);
    world.add(grown);
    let mut letter = attempt(case, "2026-11-02 11:59", AttemptOutcome::CardLeft);
    letter.kind = AttemptKind::Letter;
    world.add(letter);
    world.add(call(case, Callee::Client, "2026-11-03 12:00", Some(CallOutcome::Voicemail)));
    world.add(call(case, Callee::Client, "2026-11-04 09:00", None));
    world.add(call(
        case,
        Callee::Relative("zus".into()),
        "2026-11-04 10:00",
        Some(CallOutcome::Arranged),
    ));
    world.add(attempt(other, "2026-11-04 10:00", AttemptOutcome::NotHome));

    let tries = attempts(&world.book, case, NL);
    let shown: Vec<_> = tries.iter().map(|t| (t.kind, t.part, t.contact.reached)).collect();
    assert_eq!(
        shown,
        [
            (AttemptKind::Letter, PartOfDay::Morning, false),
            (AttemptKind::Phone, PartOfDay::Afternoon, false),
            (AttemptKind::HomeVisit, PartOfDay::Evening, true),
        ]
    );
    assert!(matches!(tries[2].source, TrySource::Visit(_, AttemptOutcome::Inside)));
}

fn missed(at: Instant) -> Try {
    Try {
        at,
        on: NL.date(at),
        part: PartOfDay::of(NL.time(at)),
        kind: AttemptKind::HomeVisit,
        contact: contact(false),
        source: TrySource::Attempt(field::id::AttemptId::new([0; 16]), AttemptOutcome::NotHome),
    }
}

#[test]
fn another_weekday_and_part_of_day_after_each_that_failed() {
    // Monday 16 November 2026.
    let first = next_try(&[], now("2026-11-16 10:00"), &days_off()).unwrap();
    assert_eq!((first.on, first.part), (date("2026-11-16"), PartOfDay::Morning));
    assert_eq!((first.number, first.because), (1, Because::FirstAttempt));

    let mut tries = vec![missed(at("2026-11-16 10:00"))];
    let mut plan = Vec::new();
    for _ in 0..6 {
        let last = tries.last().unwrap().at;
        let next = next_try(&tries, field::time::Now { at: last, zone: NL }, &days_off()).unwrap();
        assert_eq!(next.because, Because::NotTriedThen);
        plan.push((next.number, next.on.0.format("%a %d").to_string(), next.part));
        let hour = match next.part {
            PartOfDay::Morning => 10,
            PartOfDay::Afternoon => 14,
            _ => 19,
        };
        tries.push(missed(NL.instant(next.on, time(hour, 0))));
    }
    use PartOfDay::*;
    let expected = [
        (2, "Tue 17", Afternoon),
        (3, "Wed 18", Evening),
        (4, "Thu 19", Morning),
        (5, "Fri 20", Afternoon),
        (6, "Sat 21", Evening),
        (7, "Mon 23", Afternoon),
    ];
    let expected: Vec<_> = expected.map(|(n, day, part)| (n, day.to_string(), part)).into();
    assert_eq!(plan, expected);
}

#[test]
fn late_in_the_evening_the_first_attempt_is_for_tomorrow() {
    let next = next_try(&[], now("2026-11-17 21:00"), &days_off()).unwrap();
    assert_eq!((next.on, next.part), (date("2026-11-18"), PartOfDay::Morning));
    // On a Saturday evening that is Monday.
    let next = next_try(&[], now("2026-11-21 22:00"), &days_off()).unwrap();
    assert_eq!(next.on, date("2026-11-23"));
}

#[test]
fn a_letter_says_nothing_about_when_somebody_is_home() {
    let mut letter = missed(at("2026-11-16 10:00"));
    letter.kind = AttemptKind::Letter;
    let next = next_try(&[letter], now("2026-11-16 12:00"), &days_off()).unwrap();
    assert_eq!((next.number, next.on), (2, date("2026-11-17")));
}

#[test]
fn sundays_come_last() {
    let mut tries = Vec::new();
    for day in 16..=21 {
        for hour in [10, 14, 19] {
            tries.push(missed(at(&format!("2026-11-{day} {hour}:00"))));
        }
    }
    let next = next_try(&tries, now("2026-11-21 20:00"), &days_off()).unwrap();
    assert_eq!((next.on, next.part), (date("2026-11-22"), PartOfDay::Morning));
    tries.pop();
    let next = next_try(&tries, now("2026-11-21 20:00"), &days_off()).unwrap();
    assert_ne!(next.on, date("2026-11-22"));
}

#[test]
fn proposes_only_where_it_helps() {
    let mut world = World::default();
    let (person, id) = world.case("Rob Jansen", Phase::Outreach, "2026-11-16 09:00");
    let ask = |w: &World| proposal(&w.book, id, now("2026-11-20 12:00"), &days_off());
    assert_eq!(ask(&world).map(|p| p.number), Some(1));
    world.add(attempt(id, "2026-11-17 10:00", AttemptOutcome::NotHome));
    assert_eq!(ask(&world).map(|p| p.number), Some(2));
    let set = world.add(appointment(id, "2026-11-24"));
    assert_eq!(ask(&world), None, "an appointment stands");
    let mut settled = appointment(id, "2026-11-24");
    settled.settled = Some(at("2026-11-19 12:00"));
    world.change(set, "2026-11-19 12:00", settled);
    assert_eq!(ask(&world).map(|p| p.number), Some(2));
    world.add(attempt(id, "2026-11-19 19:00", AttemptOutcome::SpokeAtDoor));
    assert_eq!(ask(&world), None, "reached at the last attempt");
    world.change(id, "2026-11-19 20:00", case(person, Phase::InContact, "2026-11-16 09:00"));
    world.add(attempt(id, "2026-11-20 09:00", AttemptOutcome::DidNotOpen));
    assert_eq!(ask(&world).map(|p| p.number), Some(4), "contact was lost again");
    world.change(id, "2026-11-20 10:00", case(person, Phase::Closed, "2026-11-16 09:00"));
    assert_eq!(ask(&world), None, "closed");
}

proptest! {
    #[test]
    fn always_another_weekday_and_part_of_day(
        hours in prop::collection::vec((0_i64..2_000, 0_i64..24), 1..40),
        later in 0_i64..20_000,
        local_choice in any::<bool>(),
    ) {
        let days_off = DaysOff { good_friday: local_choice, liberation_day: local_choice, rest: field::Rest::NONE };
        let start = at("2026-01-05 00:00");
        let mut tries: Vec<Try> = hours.iter().map(|(d, h)| missed(start.plus_minutes((d / 4 * 24 + h) * 60))).collect();
        tries.sort_by_key(|t| t.at);
        let last = tries.last().unwrap().clone();
        let now = field::time::Now { at: last.at.plus_minutes(later), zone: NL };
        let next = next_try(&tries, now, &days_off).unwrap();
        prop_assert!(next.on >= now.date() && next.on > last.on);
        prop_assert!(next.on.weekday() != last.on.weekday() && next.part != last.part);
        let sunday = |on: LocalDate| on.weekday() == chrono::Weekday::Sun || is_holiday(on, &days_off);
        let combos: std::collections::BTreeSet<_> = tries.iter().filter(|t| t.on.weekday() != chrono::Weekday::Sun)
            .map(|t| (t.on.weekday().num_days_from_monday(), t.part)).collect();
        prop_assert!(combos.len() == 18 || !sunday(next.on));
    }
}
