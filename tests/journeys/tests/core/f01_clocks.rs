//! F1: the clocks that a report starts.

use companion::data::{
    AttemptOutcome, CallOutcome, Callee, CaseId, ClockEvent, ClockState, Instant, ItemKind,
    ReportId, Zone,
};
use companion::{ClockView, ReportDraft, Session};
use journeys::{NUMBER, Stage, call, day, report, tap, to};

fn of_type(session: &Session, kind: &str) -> (ReportId, CaseId) {
    let mut draft = ReportDraft { kind: kind.to_owned(), ..report("Rinus Kwakernaat") };
    draft.reporter.dial = NUMBER.to_owned();
    draft.person.dial = NUMBER.to_owned();
    let reported = session.cases().report(&draft).unwrap();
    (reported.report, reported.case)
}

fn clock(session: &Session, case: CaseId, event: ClockEvent) -> ClockView {
    let clocks = session.cases().get(case).unwrap().reports.remove(0).clocks;
    clocks.into_iter().find(|c| c.event == event).unwrap()
}

fn end_of(date: &str) -> Instant {
    Zone::NETHERLANDS.end_of(day(date))
}

/// The type decides which clocks run, and they run at once: in calendar or in working days.
#[test]
fn f01_clocks_of_the_type_start_at_once() {
    let (_stage, session) = Stage::ready();
    let (_, urgent) = of_type(&session, "urgent-concern");
    let first = clock(&session, urgent, ClockEvent::FirstAttempt);
    assert_eq!((first.due, first.days, first.working), (end_of("2026-11-25"), 1, false));
    assert_eq!(clock(&session, urgent, ClockEvent::FirstContact).due, end_of("2026-11-27"));
    let (_, concern) = of_type(&session, "concern");
    let first = clock(&session, concern, ClockEvent::FirstAttempt);
    assert_eq!((first.due, first.days, first.working), (end_of("2026-12-01"), 5, true));
    assert_eq!(first.state, ClockState::Running { days_left: 5 });
}

/// Working days pass over weekends and Dutch holidays: five from the day before Christmas end on
/// Monday 4 January.
#[test]
fn f01_working_days_pass_over_dutch_holidays() {
    let (stage, session) = Stage::ready();
    stage.at("2026-12-24", 16, 0);
    let (_, case) = of_type(&session, "concern");
    assert_eq!(clock(&session, case, ClockEvent::FirstAttempt).due, end_of("2027-01-04"));
}

/// A compulsory-care report has fourteen calendar days, and a last day that is a holiday moves on.
#[test]
fn f01_a_compulsory_care_report_has_fourteen_calendar_days() {
    let (stage, session) = Stage::ready();
    let (_, case) = of_type(&session, "compulsory-care");
    let inquiry = clock(&session, case, ClockEvent::Inquiry);
    assert_eq!((inquiry.due, inquiry.days, inquiry.working), (end_of("2026-12-08"), 14, false));
    stage.at("2026-12-11", 10, 0);
    let (_, case) = of_type(&session, "compulsory-care");
    assert_eq!(clock(&session, case, ClockEvent::Inquiry).due, end_of("2026-12-28"));
}

/// A clock that is about to run out stands in Today before it does, and as late afterwards.
#[test]
fn f01_f18_overdue_is_visible_before_it_happens() {
    let (stage, session) = Stage::ready();
    let (_, case) = of_type(&session, "concern");
    let due_now = |late: bool| {
        let today = session.today().view(None).unwrap().today;
        let items = if late { today.late } else { today.due };
        let waits = ItemKind::Clock {
            report: session.cases().get(case).unwrap().reports[0].report,
            event: ClockEvent::FirstAttempt,
        };
        items.iter().any(|item| item.kind == waits)
    };
    assert!(!due_now(false) && !due_now(true));
    stage.at("2026-12-01", 9, 0);
    let soon = clock(&session, case, ClockEvent::FirstAttempt).state;
    assert_eq!(soon, ClockState::Soon { minutes_left: 15 * 60 - 1 });
    assert!(due_now(false) && !due_now(true));
    stage.at("2026-12-02", 9, 0);
    let over = clock(&session, case, ClockEvent::FirstAttempt).state;
    assert_eq!(over, ClockState::Overdue { since: end_of("2026-12-01"), days: 1 });
    assert!(!due_now(false) && due_now(true));
}

/// The first attempt stops its clock, a conversation the one of first contact, each when it was.
#[test]
fn f01_f02_an_attempt_stops_its_clock() {
    let (stage, session) = Stage::ready();
    let (_, case) = of_type(&session, "urgent-concern");
    stage.minutes(90);
    let tried = stage.now();
    session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
    let first = clock(&session, case, ClockEvent::FirstAttempt).state;
    assert_eq!(first, ClockState::Met { at: tried, late: false });
    let contact = clock(&session, case, ClockEvent::FirstContact).state;
    assert!(matches!(contact, ClockState::Running { .. }));
    stage.days(10);
    session.visits().attempt(&tap(case, AttemptOutcome::SpokeAtDoor)).unwrap();
    let contact = clock(&session, case, ClockEvent::FirstContact).state;
    assert_eq!(contact, ClockState::Met { at: stage.now(), late: true });
}

/// That the reporter was told is recorded once, without what was said.
#[test]
fn f01_feedback_is_recorded_as_done_without_content() {
    let (stage, session) = Stage::ready();
    let (report, case) = of_type(&session, "concern");
    session.cases().fed_back(report).unwrap();
    let told = stage.now();
    stage.days(1);
    session.cases().fed_back(report).unwrap();
    assert_eq!(session.cases().get(case).unwrap().reports[0].fed_back, Some(told));
    let state = clock(&session, case, ClockEvent::Feedback).state;
    assert_eq!(state, ClockState::Met { at: told, late: false });
}

/// A reporter who is reached by telephone has been told; one who did not answer has not.
#[test]
fn f01_f05_calling_the_reporter_is_feedback() {
    let (stage, session) = Stage::ready();
    let (report, case) = of_type(&session, "concern");
    let draft = to(case, Callee::Reporter(report), "", None);
    call(&stage, &session, &draft, CallOutcome::NoAnswer);
    assert_eq!(session.cases().get(case).unwrap().reports[0].fed_back, None);
    call(&stage, &session, &draft, CallOutcome::NotArranged);
    assert_eq!(session.cases().get(case).unwrap().reports[0].fed_back, Some(stage.now()));
    assert_eq!(session.cases().get(case).unwrap().attempts, 0, "no attempt to reach the client");
}

/// A report that is written down later counts from when it was received.
#[test]
fn f01_clocks_of_a_late_entry_count_from_receipt() {
    let (stage, session) = Stage::ready();
    let received = Some(stage.now().plus_minutes(-3 * 24 * 60));
    let draft =
        ReportDraft { kind: "urgent-concern".to_owned(), received, ..report("Rinus Kwakernaat") };
    let case = session.cases().report(&draft).unwrap().case;
    let first = clock(&session, case, ClockEvent::FirstAttempt);
    assert_eq!(first.due, end_of("2026-11-22"));
    assert!(matches!(first.state, ClockState::Overdue { days: 2, .. }), "{:?}", first.state);
}
