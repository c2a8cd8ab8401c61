use crate::support::*;
use field::Rest;
use field::id::{CaseId, PartnerId, VisitId};
use field::pack::Pack;
use field::record::*;
use field::rule::round::arranged_in_case;
use field::rule::standing::*;
use field::rule::summary::summary;
use proptest::prelude::*;

const SECRETS: [&str; 6] =
    ["Rob van der Meulen", "Wim Kok", "ontruiming", "gordijnen", "slot vervangen", "burenruzie"];

const NOW: &str = "2026-11-20 12:00";

fn a_pack() -> Pack {
    pack(vec![(9, partner("Woonvoorbeeld", "housing"))])
}

fn stands(world: &World, case: CaseId, when: &str) -> Standing {
    standing(&world.book, &a_pack(), case, "Anna", now(when)).unwrap()
}

fn called(case: CaseId, need: &str, started: &str, outcome: CallOutcome) -> Call {
    let to = Callee::Partner(PartnerId::new([9; 16]), None);
    Call { need: need.into(), ..call(case, to, started, Some(outcome)) }
}

/// A case with something of everything, and in each of it something to keep to oneself.
fn full_case(world: &mut World) -> CaseId {
    let mut about = person(SECRETS[0]);
    about.place = Some(place("Dorpsstraat 1", "Vroomshoop", None));
    let about = world.add(about);
    let case = world.add(case(about, Phase::InContact, "2026-11-02 09:00"));
    let clock = |event, due: &str, days, working| ResponseClock {
        event,
        due: at(due),
        days,
        working,
        rest: Rest::NONE,
    };
    let mut report = report(case, "2026-11-02 09:00");
    report.concern = SECRETS[5].into();
    report.clocks = vec![
        clock(ClockEvent::FirstContact, "2026-11-09 23:59", 5, true),
        clock(ClockEvent::Feedback, "2026-11-16 23:59", 14, false),
    ];
    world.add(report);
    world.add(attempt(case, "2026-11-03 10:00", AttemptOutcome::NotHome));
    let mut visit = visit(case, "2026-11-10 10:00", "2026-11-10 10:40");
    visit.lines = vec![Line {
        id: field::id::LineId::new([4; 16]),
        mark: Mark::Fact,
        text: SECRETS[3].into(),
        rest: Rest::NONE,
    }];
    world.add(visit);
    world.add(called(case, "bed", "2026-11-10 11:00", CallOutcome::NoAnswer));
    world.add(called(case, "bed", "2026-11-10 11:05", CallOutcome::Arranged));
    world.add(called(case, "eviction", "2026-11-17 11:05", CallOutcome::Promised));
    let promised = |by, due: &str| {
        let mut promise = promise(case, by, "2026-11-17 11:10", due);
        promise.what = SECRETS[2].into();
        promise.who = SECRETS[1].into();
        promise
    };
    world.add(promised(Promiser::Client, "2026-11-25"));
    world.add(promised(Promiser::Partner(PartnerId::new([9; 16])), "2026-11-19"));
    let mut done = promised(Promiser::Worker, "2026-11-18");
    done.need = "debts".into();
    world.add(kept(done, "2026-11-18 10:00"));
    for (cents, justified) in [(4_995, None), (1_000, Some(at("2026-11-19 10:00"))), (5, None)] {
        world.add(Spending {
            case,
            cents,
            purpose: SECRETS[4].into(),
            item: None,
            call: None,
            at: at("2026-11-12 10:00"),
            justify_by: date("2026-12-01"),
            agreed_by: String::new(),
            effect: String::new(),
            justified,
            rest: Rest::NONE,
        });
    }
    case
}

#[test]
fn how_a_case_stands() {
    let mut world = World::default();
    let case = full_case(&mut world);
    let stands = stands(&world, case, NOW);
    assert_eq!((stands.about.as_str(), stands.worker.as_str()), ("R.M., Vroomshoop", "Anna"));
    assert_eq!((stands.phase, stands.opened), (Phase::InContact, at("2026-11-02 09:00")));
    assert_eq!((stands.attempts, stands.reached), (2, Some(at("2026-11-10 10:00"))));
    let clocks: Vec<_> =
        stands.clocks.iter().map(|c| (c.event, c.met, c.days, c.working)).collect();
    assert_eq!(
        clocks,
        [
            (ClockEvent::FirstContact, Some(at("2026-11-10 10:00")), 5, true),
            (ClockEvent::Feedback, None, 14, false),
        ]
    );
    assert_eq!(stands.clocks[1].due, at("2026-11-16 23:59"));
    assert_eq!(stands.clocks[1].received, at("2026-11-02 09:00"));
    let promises: Vec<_> = stands.promises.iter().map(|p| (p.partner.as_str(), p.due)).collect();
    assert_eq!(promises, [("Woonvoorbeeld", date("2026-11-19")), ("", date("2026-11-25"))]);
    let weeks: Vec<_> = stands.weeks.iter().map(|w| (w.monday, w.calls, w.arranged)).collect();
    assert_eq!(weeks, [(date("2026-11-09"), 2, 1), (date("2026-11-16"), 1, 1)]);
    assert_eq!(stands.to_justify_cents, 5_000);
    assert_eq!(stands.at, at(NOW));
    assert!(standing(&world.book, &a_pack(), CaseId::new([0; 16]), "Anna", now(NOW)).is_none());
}

#[test]
fn no_note_no_name_and_no_promise_leaves_with_it() {
    let mut world = World::default();
    let case = full_case(&mut world);
    let sent = Body::from(stands(&world, case, NOW)).to_bytes();
    for secret in SECRETS {
        assert!(!sent.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
    }
}

#[test]
fn only_something_that_happened_is_a_change() {
    let mut world = World::default();
    let case = full_case(&mut world);
    let before = stands(&world, case, NOW);
    assert!(!standing_changed(&before, &stands(&world, case, "2026-11-23 12:00")));
    world.add(attempt(case, "2026-11-20 13:00", AttemptOutcome::NotHome));
    let after = stands(&world, case, "2026-11-20 14:00");
    assert!(standing_changed(&before, &after));
    assert!(!standing_changed(&after, &stands(&world, case, "2026-11-21 14:00")));
}

#[test]
fn half_a_year_of_weeks_is_sent_and_no_more() {
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::InContact, "2026-01-05 09:00");
    // This week is the one of Monday 16 November; the 26th before it starts on 25 May.
    for started in ["2026-05-24 23:59", "2026-05-25 00:00", "2026-11-16 00:00"] {
        world.add(called(case, "bed", started, CallOutcome::NoAnswer));
    }
    let weeks: Vec<_> =
        stands(&world, case, "2026-11-22 23:59").weeks.iter().map(|w| w.monday).collect();
    assert_eq!(weeks, [date("2026-05-25"), date("2026-11-16")]);
    let weeks = stands(&world, case, "2026-11-23 00:00").weeks;
    assert_eq!(weeks.len(), 1);
}

#[test]
fn a_summary_carries_the_name_of_its_worker() {
    let mut world = World::default();
    let case = full_case(&mut world);
    let (visit, _) = world.book.under::<VisitId>(case).next().unwrap();
    let of = |world: &World| summary(&world.book, visit, "", now(NOW)).unwrap().worker;
    assert_eq!(of(&world), "");
    world.add(Worker {
        name: "Anna".into(),
        organisation: String::new(),
        function: String::new(),
        rest: Rest::NONE,
    });
    assert_eq!(of(&world), "Anna");
}

proptest! {
    #[test]
    fn the_weeks_hold_every_call_and_every_need_once(
        calls in prop::collection::vec((0..3usize, 0..170i64, 0..6usize), 0..40),
        kept_ones in prop::collection::vec((0..3usize, 0..170i64, any::<prop::sample::Index>()), 0..10),
    ) {
        let mut world = World::default();
        let (_, case) = world.case("Rob Jansen", Phase::InContact, "2026-05-26 09:00");
        let needs = ["", "bed", "debts"];
        let later = |days: i64| at("2026-05-26 09:00").plus_minutes(days * 1440);
        let mut ids = Vec::new();
        for (need, day, outcome) in &calls {
            let mut call = called(case, needs[*need], "2026-05-26 09:00", CallOutcome::ALL[*outcome]);
            call.started = later(*day);
            ids.push(world.add(call));
        }
        for (need, day, call) in &kept_ones {
            let mut made = promise(case, Promiser::Worker, "2026-05-26 09:00", "2026-12-01");
            made.need = needs[*need].into();
            made.call = (!ids.is_empty()).then(|| *call.get(&ids));
            let mut made = kept(made, "2026-05-26 09:00");
            made.settled = Some(later(*day));
            world.add(made);
        }
        let weeks = stands(&world, case, NOW).weeks;
        let sum = |of: fn(&StandingWeek) -> u32| weeks.iter().map(of).sum::<u32>();
        prop_assert_eq!(sum(|w| w.calls) as usize, calls.len());
        prop_assert_eq!(sum(|w| w.arranged), arranged_in_case(&world.book, case, now(NOW)));
        prop_assert!(weeks.is_sorted_by(|a, b| a.monday < b.monday));
    }
}
