use crate::support::*;
use field::Rest;
use field::id::{CaseId, ReportId};
use field::pack::{ClockRule, DayCount, ReportType};
use field::record::*;
use field::rule::clocks::*;

fn kind(rules: &[(ClockEvent, u32, DayCount, bool)]) -> ReportType {
    ReportType {
        key: "concern".into(),
        words: words("zorg"),
        clocks: rules
            .iter()
            .map(|(event, days, count, statutory)| ClockRule {
                event: *event,
                days: *days,
                count: *count,
                source: "example".into(),
                statutory: *statutory,
                rest: Rest::NONE,
            })
            .collect(),
        may_hear: Audience::Outline,
        shielded: false,
        rest: Rest::NONE,
    }
}

fn one(event: ClockEvent, days: u32, count: DayCount, received: &str) -> ResponseClock {
    clocks_for(&kind(&[(event, days, count, false)]), at(received), NL, &days_off()).pop().unwrap()
}

/// A case of a report with one clock on it.
fn world(
    event: ClockEvent,
    days: u32,
    count: DayCount,
) -> (World, CaseId, ReportId, ResponseClock) {
    let received = "2026-11-16 10:00";
    let clock = one(event, days, count, received);
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::Reported, "2026-11-16 10:01");
    let mut record = report(case, received);
    record.clocks = vec![clock.clone()];
    let report = world.add(record);
    (world, case, report, clock)
}

#[test]
fn a_clock_lasts_until_midnight_of_its_last_day() {
    // Received a minute before midnight, on the Friday before summer time starts.
    let clock = one(ClockEvent::FirstAttempt, 1, DayCount::Calendar, "2026-03-27 23:59");
    assert_eq!(NL.local(clock.due).to_string(), "2026-03-28 23:59:59.999");
    let clock = one(ClockEvent::FirstAttempt, 1, DayCount::Working, "2026-03-27 23:59");
    assert_eq!(NL.local(clock.due).to_string(), "2026-03-30 23:59:59.999");
    // Over the end of summer time.
    let clock = one(ClockEvent::FirstAttempt, 2, DayCount::Calendar, "2026-10-24 00:00");
    assert_eq!(NL.local(clock.due).to_string(), "2026-10-26 23:59:59.999");
}

#[test]
fn fourteen_calendar_days_end_on_a_working_day_when_set_by_law() {
    let rules = [
        (ClockEvent::Inquiry, 14, DayCount::Calendar, true),
        (ClockEvent::Feedback, 14, DayCount::Calendar, false),
    ];
    let clocks = clocks_for(&kind(&rules), at("2026-12-12 09:00"), NL, &days_off());
    // The 26th is Boxing Day and a Saturday.
    assert_eq!(NL.date(clocks[0].due), date("2026-12-28"));
    assert_eq!(NL.date(clocks[1].due), date("2026-12-26"));
    assert!(!clocks[0].working && clocks[0].days == 14);
}

#[test]
fn overdue_is_visible_before_it_happens() {
    // Received on Monday, three working days: until Thursday night.
    let (world, _, report, clock) = world(ClockEvent::FirstContact, 3, DayCount::Working);
    let state = |when| clock_state(&world.book, report, &clock, now(when), &days_off());
    assert_eq!(state("2026-11-16 10:05"), ClockState::Running { days_left: 3 });
    assert_eq!(state("2026-11-18 23:59"), ClockState::Running { days_left: 1 });
    assert_eq!(state("2026-11-19 00:00"), ClockState::Soon { minutes_left: 1439 });
    assert_eq!(state("2026-11-19 23:59"), ClockState::Soon { minutes_left: 0 });
    let since = clock.due;
    assert_eq!(state("2026-11-20 00:00"), ClockState::Overdue { since, days: 1 });
    // A weekend adds nothing to a clock of working days.
    assert_eq!(state("2026-11-22 12:00"), ClockState::Overdue { since, days: 1 });
    assert_eq!(state("2026-11-23 12:00"), ClockState::Overdue { since, days: 2 });
}

#[test]
fn a_clock_that_ends_on_a_sunday_warns_on_friday() {
    let clock = one(ClockEvent::FirstContact, 6, DayCount::Calendar, "2026-11-16 10:00");
    let state = |when| standing(&clock, at("2026-11-16 10:00"), now(when), &days_off());
    assert_eq!(NL.date(clock.due), date("2026-11-22"));
    assert_eq!(state("2026-11-19 23:59"), ClockState::Running { days_left: 3 });
    assert!(matches!(state("2026-11-20 08:00"), ClockState::Soon { .. }));
}

#[test]
fn a_clock_of_one_day_warns_in_its_last_quarter() {
    // Today before midnight: fourteen hours, so the last three and a half.
    let clock = one(ClockEvent::FirstAttempt, 0, DayCount::Calendar, "2026-11-16 10:00");
    let state = |when| standing(&clock, at("2026-11-16 10:00"), now(when), &days_off());
    assert_eq!(state("2026-11-16 20:29"), ClockState::Running { days_left: 0 });
    assert!(matches!(state("2026-11-16 20:30"), ClockState::Soon { .. }));
}

#[test]
fn every_kind_of_attempt_stops_the_first_clock() {
    type Write = fn(&mut World, CaseId);
    let ways: [Write; 4] = [
        |w, case| {
            w.add(attempt(case, "2026-11-17 09:00", AttemptOutcome::CardLeft));
        },
        |w, case| {
            w.add(visit(case, "2026-11-17 09:00", "2026-11-17 09:30"));
        },
        |w, case| {
            let unanswered = Some(CallOutcome::NoAnswer);
            w.add(call(case, Callee::Client, "2026-11-17 09:00", unanswered));
        },
        |w, case| {
            let mut text =
                call(case, Callee::Client, "2026-11-17 09:00", Some(CallOutcome::NoAnswer));
            text.channel = CallChannel::Text;
            w.add(text);
        },
    ];
    for write in ways {
        let (mut world, case, report, clock) =
            world(ClockEvent::FirstAttempt, 1, DayCount::Working);
        write(&mut world, case);
        let state = clock_state(&world.book, report, &clock, now("2026-11-20 12:00"), &days_off());
        assert_eq!(state, ClockState::Met { at: at("2026-11-17 09:00"), late: false });
    }
}

#[test]
fn what_does_not_stop_the_first_clock() {
    let (mut world, case, report, clock) = world(ClockEvent::FirstAttempt, 1, DayCount::Working);
    // Before the report came in, to somebody else, and one whose outcome nobody recorded.
    world.add(attempt(case, "2026-11-15 09:00", AttemptOutcome::Inside));
    let other = Callee::Relative("moeder".into());
    world.add(call(case, other, "2026-11-16 11:00", Some(CallOutcome::Arranged)));
    world.add(call(case, Callee::Client, "2026-11-16 11:00", None));
    let state = clock_state(&world.book, report, &clock, now("2026-11-16 12:00"), &days_off());
    assert_eq!(state, ClockState::Running { days_left: 1 });
}

#[test]
fn contact_is_met_when_the_person_is_reached_also_too_late() {
    let (mut world, case, report, clock) = world(ClockEvent::FirstContact, 3, DayCount::Working);
    world.add(attempt(case, "2026-11-17 09:00", AttemptOutcome::NotHome));
    world.add(attempt(case, "2026-11-20 19:00", AttemptOutcome::Refused));
    let state = clock_state(&world.book, report, &clock, now("2026-11-20 20:00"), &days_off());
    assert_eq!(state, ClockState::Met { at: at("2026-11-20 19:00"), late: true });
}

#[test]
fn feedback_is_met_by_the_mark_or_by_reaching_the_reporter() {
    let (mut world, case, id, clock) = world(ClockEvent::Feedback, 5, DayCount::Working);
    let state = |w: &World| clock_state(&w.book, id, &clock, now("2026-11-19 12:00"), &days_off());
    let reporter = || Callee::Reporter(id);
    world.add(call(case, reporter(), "2026-11-17 09:00", Some(CallOutcome::Voicemail)));
    assert!(matches!(state(&world), ClockState::Running { .. }));
    world.add(call(case, reporter(), "2026-11-18 09:00", Some(CallOutcome::NotArranged)));
    assert_eq!(state(&world), ClockState::Met { at: at("2026-11-18 09:04"), late: false });
    let mut told = report(case, "2026-11-16 10:00");
    told.fed_back = Some(at("2026-11-17 15:00"));
    world.change(id, "2026-11-19 11:00", told);
    assert_eq!(state(&world), ClockState::Met { at: at("2026-11-17 15:00"), late: false });
}

#[test]
fn an_inquiry_is_finished_when_the_case_leaves_outreach() {
    let (mut world, id, report, clock) = world(ClockEvent::Inquiry, 14, DayCount::Calendar);
    let person = world.book.get(id).unwrap().person;
    let state =
        |w: &World| clock_state(&w.book, report, &clock, now("2026-11-25 12:00"), &days_off());
    world.change(id, "2026-11-18 09:00", case(person, Phase::Outreach, "2026-11-16 10:01"));
    assert_eq!(state(&world), ClockState::Running { days_left: 5 });
    world.change(id, "2026-11-20 09:00", case(person, Phase::InContact, "2026-11-16 10:01"));
    world.change(id, "2026-11-24 09:00", case(person, Phase::CaseManagement, "2026-11-16 10:01"));
    assert_eq!(state(&world), ClockState::Met { at: at("2026-11-20 09:00"), late: false });
}

#[test]
fn a_report_on_a_case_in_contact_asks_for_contact_of_its_own() {
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::CaseManagement, "2026-09-01 10:00");
    let clock = one(ClockEvent::Inquiry, 14, DayCount::Calendar, "2026-11-16 10:00");
    let id = world.add(report(case, "2026-11-16 10:00"));
    let state = |w: &World| clock_state(&w.book, id, &clock, now("2026-11-19 12:00"), &days_off());
    assert!(matches!(state(&world), ClockState::Running { .. }));
    world.add(visit(case, "2026-11-18 13:00", "2026-11-18 13:40"));
    assert_eq!(state(&world), ClockState::Met { at: at("2026-11-18 13:00"), late: false });
}
