use crate::support::*;
use field::Rest;
use field::id::{CaseId, SummaryId, VisitId};
use field::record::*;
use field::rule::digest::*;
use field::rule::received::{marks, standings};

fn summary(worker: &str, started: &str, contact: Contact) -> Summary {
    Summary {
        case: CaseId::new([2; 16]),
        visit: VisitId::new([3; 16]),
        about: "R.M., Vroomshoop".into(),
        started: at(started),
        minutes: 40,
        phase: Phase::Outreach,
        outcome: AttemptOutcome::Inside,
        contact,
        attempts: 1,
        trust: None,
        stage: None,
        next: None,
        arranged: 0,
        calls: 0,
        promises_open: 0,
        line: String::new(),
        finished: at(started).plus_minutes(50),
        worker: worker.into(),
        from: None,
        rest: Rest::NONE,
    }
}

fn standing(case: u8, sent: &str) -> Standing {
    Standing {
        case: CaseId::new([case; 16]),
        about: "R.M., Vroomshoop".into(),
        worker: "Anna".into(),
        phase: Phase::Outreach,
        opened: at("2026-11-02 09:00"),
        clocks: vec![],
        attempts: 0,
        reached: None,
        promises: vec![],
        weeks: vec![],
        to_justify_cents: 0,
        at: at(sent),
        rest: Rest::NONE,
    }
}

fn week(monday: &str, calls: u32, arranged: u32) -> StandingWeek {
    StandingWeek { monday: date(monday), calls, arranged, rest: Rest::NONE }
}

fn review(summary: SummaryId, read: Option<&str>, follow_up: bool) -> Review {
    Review {
        summary,
        read: read.map(at),
        follow_up,
        by: None,
        at: None,
        of: None,
        rest: Rest::NONE,
    }
}

fn of(world: &World, from: &str, until: &str) -> Digest {
    digest(&world.book, HERE, date(from), date(until), now("2026-11-20 12:00"))
}

#[test]
fn a_week_in_figures() {
    let mut world = World::default();
    let accepts = Contact { accepts_help: true, ..contact(true) };
    world.add(summary("Bo", "2026-11-15 23:59", contact(true)));
    let read = world.add(summary("Bo", "2026-11-16 00:00", accepts));
    world.add(summary("Anna", "2026-11-18 10:00", contact(false)));
    let mut refused = contact(true);
    refused.in_conversation = false;
    let follow = world.add(summary("Bo", "2026-11-22 23:59", refused));
    world.add(summary("Bo", "2026-11-23 00:00", contact(true)));
    world.add_elsewhere(summary("Own", "2026-11-18 10:00", contact(true)));
    world.add(review(read, Some("2026-11-17 09:00"), false));
    world.add(review(follow, None, true));
    let week = of(&world, "2026-11-16", "2026-11-22");
    assert_eq!((week.visits, week.reached, week.in_conversation, week.accepts_help), (3, 2, 1, 1));
    assert_eq!((week.unread, week.follow_up), (2, 1));
    let by_worker: Vec<_> = week.workers.iter().map(|w| (w.worker.as_str(), w.visits)).collect();
    assert_eq!(by_worker, [("Anna", 1), ("Bo", 2)]);
    let day = of(&world, "2026-11-18", "2026-11-18");
    assert_eq!((day.visits, day.reached, day.unread, day.follow_up), (1, 0, 1, 0));
    assert_eq!(of(&world, "2026-11-22", "2026-11-16").visits, 0);
}

#[test]
fn what_is_overdue_and_late_is_counted_in_open_cases_only() {
    let mut world = World::default();
    let clock = |due: &str, met: Option<&str>| StandingClock {
        event: ClockEvent::FirstAttempt,
        due: at(due),
        met: met.map(at),
        received: at("2026-11-02 09:00"),
        days: 3,
        working: true,
        rest: Rest::NONE,
    };
    let promise =
        |due: &str| StandingPromise { partner: String::new(), due: date(due), rest: Rest::NONE };
    let clocks = vec![
        clock("2026-11-20 11:59", None),
        clock("2026-11-20 12:01", None),
        clock("2026-11-05 23:59", Some("2026-11-06 10:00")),
    ];
    let promises = vec![promise("2026-11-19"), promise("2026-11-20")];
    let open = Standing { clocks, promises, ..standing(1, "2026-11-19 10:00") };
    let closed = Standing { phase: Phase::Closed, case: CaseId::new([2; 16]), ..open.clone() };
    world.add(open.clone());
    world.add(closed);
    world.add_elsewhere(Standing { case: CaseId::new([3; 16]), ..open });
    let week = of(&world, "2026-11-16", "2026-11-22");
    assert_eq!((week.overdue, week.late_promises), (1, 1));
}

#[test]
fn twelve_weeks_are_added_up_over_the_cases() {
    let mut world = World::default();
    let weeks = vec![week("2026-08-24", 9, 9), week("2026-08-31", 2, 1), week("2026-11-16", 4, 2)];
    world.add(Standing { weeks, ..standing(1, "2026-11-19 10:00") });
    let weeks = vec![week("2026-11-16", 3, 3), week("2026-11-23", 9, 9)];
    world.add(Standing { weeks, phase: Phase::Closed, ..standing(2, "2026-11-19 10:00") });
    let found = of(&world, "2026-11-18", "2026-11-18").weeks;
    assert_eq!(found.len(), 12);
    assert_eq!(found[0], Week { monday: date("2026-08-31"), calls: 2, arranged: 1 });
    assert_eq!(found[11], Week { monday: date("2026-11-16"), calls: 7, arranged: 5 });
    assert!(found[1..11].iter().all(|week| (week.calls, week.arranged) == (0, 0)));
    assert_eq!(found[1].monday, date("2026-09-07"));
}

#[test]
fn after_a_handover_the_later_word_counts() {
    let mut world = World::default();
    let after = Standing { worker: "Bo".into(), ..standing(1, "2026-11-19 10:00") };
    world.add(after);
    world.add(standing(1, "2026-11-18 10:00"));
    let found: Vec<_> = standings(&world.book, HERE).iter().map(|s| s.worker.clone()).collect();
    assert_eq!(found, ["Bo"]);
}

#[test]
fn the_later_marks_count() {
    let mut world = World::default();
    let id = world.add(summary("Bo", "2026-11-16 10:00", contact(true)));
    assert_eq!(marks(&world.book, id), Default::default());
    let first = world.add(review(id, None, true));
    world.change(first, "2026-11-17 10:00", review(id, Some("2026-11-17 10:00"), false));
    let marks = marks(&world.book, id);
    assert_eq!((marks.read, marks.follow_up), (Some(at("2026-11-17 10:00")), false));
}
