//! The dialer was opened, and nobody was called after all.

use crate::support::*;
use field::Rest;
use field::record::*;
use field::rule::attempts::{attempts, first_since, last_attempt};
use field::rule::callback::call_backs;
use field::rule::callplan::{Reason, call_plan};
use field::rule::clocks::{ClockState, clock_state};
use field::rule::promise::{PartnerRecord, partner_record};
use field::rule::round::{NeedState, round_result};
use field::rule::summary::summary;
use field::rule::today::{ItemKind, today};

#[test]
fn it_counts_nowhere() {
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::Outreach, "2026-11-16 09:00");
    let clock = |event| ResponseClock {
        event,
        due: NL.end_of(date("2026-11-18")),
        days: 2,
        working: true,
        rest: Rest::NONE,
    };
    let clocks = [ClockEvent::FirstAttempt, ClockEvent::FirstContact, ClockEvent::Feedback];
    let mut record = report(case, "2026-11-16 09:00");
    record.clocks = clocks.map(clock).into();
    let report = world.add(record.clone());
    let round = world.add(Round {
        case,
        needs: vec!["bed".into()],
        started: at("2026-11-17 09:00"),
        ended: None,
        rest: Rest::NONE,
    });
    let mut shelter = partner("Opvang", "");
    shelter.needs = vec!["bed".into()];
    let shelter = world.add(shelter);
    let callees = [
        Callee::Client,
        Callee::Reporter(report),
        Callee::Relative("zus".into()),
        Callee::Partner(shelter, None),
    ];
    for callee in callees {
        let mut call = call(case, callee, "2026-11-17 10:00", Some(CallOutcome::NotCalled));
        call.need = "bed".into();
        call.round = Some(round);
        world.add(call);
    }
    let now = now("2026-11-17 12:00");

    assert_eq!(attempts(&world.book, case, NL), []);
    assert_eq!(last_attempt(&world.book, case), None);
    assert_eq!(first_since(&world.book, case, at("2026-11-16 09:00"), false), None);
    for clock in &record.clocks {
        let state = clock_state(&world.book, report, clock, now, &days_off());
        assert!(!matches!(state, ClockState::Met { .. }), "{:?}", clock.event);
    }
    let result = round_result(&world.book, round, now).unwrap();
    assert_eq!((result.calls, result.minutes, result.arranged), (0, 0, 0));
    assert_eq!(result.needs[0].state, NeedState::NotYet);
    assert_eq!(partner_record(&world.book, shelter, now), PartnerRecord::default());
    let plan = call_plan(&world.book, &pack(vec![]), case, "bed", now);
    assert_eq!((plan.len(), plan[0].partner), (1, shelter));
    let called =
        |reason: &Reason| matches!(reason, Reason::AlreadyCalled { .. } | Reason::Reached { .. });
    assert!(!plan[0].reasons.iter().any(called));
    let visit = world.add(visit(case, "2026-11-17 11:00", "2026-11-17 11:30"));
    let made = summary(&world.book, visit, "", now).unwrap();
    assert_eq!((made.calls, made.attempts), (0, 1));
}

#[test]
fn it_no_longer_waits_and_settles_nothing() {
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::InContact, "2026-11-01 09:00");
    let mut visited = visit(case, "2026-11-16 10:00", "2026-11-16 10:45");
    visited.next = Some(NextStep {
        what: "bellen".into(),
        on: Some(date("2026-11-20")),
        part: None,
        rest: Rest::NONE,
    });
    world.add(visited);
    let sister = || Callee::Relative("zus".into());
    let asked = call(case, sister(), "2026-11-19 15:00", Some(CallOutcome::CallBack));
    let asked = world.add(asked);
    let dialled = call(case, sister(), "2026-11-20 10:00", None);
    let opened = world.add(dialled.clone());
    let lines = |world: &World| {
        let day = today(&world.book, &pack(vec![]), now("2026-11-20 10:05"), None);
        day.late.into_iter().chain(day.due).map(|item| item.kind).collect::<Vec<_>>()
    };
    assert_eq!(lines(&world), [ItemKind::OutcomeMissing { call: opened }]);
    let not_made = Call { outcome: Some(CallOutcome::NotCalled), ..dialled };
    world.change(opened, "2026-11-20 10:01", not_made);
    let lines = lines(&world);
    assert!(lines.contains(&ItemKind::CallBack { call: asked }), "the sister still waits");
    assert!(lines.iter().any(|line| matches!(line, ItemKind::NextStep { .. })));
    assert_eq!(lines.len(), 2);
    let waiting: Vec<_> = call_backs(&world.book, NL).iter().map(|back| back.call).collect();
    assert_eq!(waiting, [asked]);
}
