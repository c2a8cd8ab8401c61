//! F2: every attempt counts.

use companion::data::{
    AttemptKind, AttemptOutcome, Because, CallOutcome, Callee, PartOfDay, Phase,
};
use companion::{AppointmentDraft, AttemptDraft, ContactPart, Moment, Spot};
use journeys::{Stage, call, case, day, tap, to};

const NO: (bool, bool, bool) = (false, false, false);

fn three(contact: ContactPart) -> (bool, bool, bool) {
    (contact.reached, contact.in_conversation, contact.accepts_help)
}

/// Each outcome is one tap: reached, in conversation and accepts help follow and can be changed.
#[test]
fn f02_reached_in_conversation_and_accepting_help_are_three_things() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let kept = |draft: &AttemptDraft| {
        stage.minutes(1);
        session.visits().attempt(draft).unwrap();
        let newest = session.cases().timeline(case, None, 1).unwrap().entries.remove(0);
        let Moment::Attempt(attempt) = newest.what else { panic!("an attempt") };
        assert_eq!(attempt.outcome, draft.outcome);
        three(attempt.contact)
    };
    for (outcome, contact) in [
        (AttemptOutcome::NotHome, NO),
        (AttemptOutcome::DidNotOpen, NO),
        (AttemptOutcome::CardLeft, NO),
        (AttemptOutcome::BrokenOff, NO),
        (AttemptOutcome::Refused, (true, false, false)),
        (AttemptOutcome::SpokeAtDoor, (true, true, false)),
        (AttemptOutcome::MetElsewhere, (true, true, false)),
        (AttemptOutcome::Inside, (true, true, false)),
    ] {
        assert_eq!(kept(&tap(case, outcome)), contact, "{outcome:?}");
    }
    let said = ContactPart { reached: true, in_conversation: false, accepts_help: true };
    let draft = AttemptDraft { contact: Some(said), ..tap(case, AttemptOutcome::SpokeAtDoor) };
    assert_eq!(kept(&draft), (true, false, true));
    assert_eq!(session.cases().get(case).unwrap().attempts, 9);
}

/// Every kind counts, and the day is divided at noon and at six.
#[test]
fn f02_every_kind_counts_with_its_part_of_the_day() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let hours = [
        (9, 0, PartOfDay::Morning),
        (11, 59, PartOfDay::Morning),
        (12, 0, PartOfDay::Afternoon),
        (17, 59, PartOfDay::Afternoon),
        (18, 0, PartOfDay::Evening),
    ];
    for (count, kind) in (1..).zip(AttemptKind::ALL) {
        let (hour, minute, part) = hours[count % hours.len()];
        stage.days(1);
        let on = companion::data::Zone::NETHERLANDS.date(stage.now());
        stage.clock.set(on, journeys::time(hour, minute));
        let draft = AttemptDraft { kind: *kind, ..tap(case, AttemptOutcome::NotHome) };
        session.visits().attempt(&draft).unwrap();
        let newest = session.cases().timeline(case, None, 1).unwrap().entries.remove(0);
        let Moment::Attempt(attempt) = newest.what else { panic!("an attempt") };
        assert_eq!((attempt.kind, attempt.part), (*kind, part));
        assert_eq!(session.cases().get(case).unwrap().attempts as usize, count);
    }
}

/// After each failed attempt another weekday and another part of the day are proposed.
#[test]
fn f02_another_weekday_and_part_of_day_are_proposed() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let first = session.cases().get(case).unwrap().proposal.unwrap();
    assert_eq!((first.on, first.because), (day("2026-11-24"), Because::FirstAttempt));
    for number in 2..8 {
        let (on, part) = {
            let now = companion::data::Zone::NETHERLANDS;
            (now.date(stage.now()), PartOfDay::of(now.time(stage.now())))
        };
        let tried = session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
        let next = tried.proposal.unwrap();
        assert_eq!(next.number, number);
        assert!(next.on > on && next.on.weekday() != on.weekday() && next.part != part);
        assert_eq!(session.cases().get(case).unwrap().proposal, Some(next));
        let hour = [9, 14, 19][next.part.code() as usize - 1];
        stage.clock.set(next.on, journeys::time(hour, 0));
    }
    let reached = session.visits().attempt(&tap(case, AttemptOutcome::SpokeAtDoor)).unwrap();
    assert_eq!(reached.proposal, None, "who was reached need not be tried again");
}

/// However often somebody is not reached, the case stays open; a conversation moves it on.
#[test]
fn f02_attempts_move_a_case_and_never_close_it() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    for _ in 0..40 {
        let tried = session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
        assert_eq!(tried.phase, Phase::Outreach);
        stage.days(1);
    }
    let refused = session.visits().attempt(&tap(case, AttemptOutcome::Refused)).unwrap();
    assert_eq!(refused.phase, Phase::Outreach, "refused at the door is no contact yet");
    let spoken = session.visits().attempt(&tap(case, AttemptOutcome::SpokeAtDoor)).unwrap();
    assert_eq!(spoken.phase, Phase::InContact);
    let later = session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
    assert_eq!(later.phase, Phase::InContact, "never back");
}

/// A weak, missing or impossible location never blocks an attempt.
#[test]
fn f02_a_weak_or_missing_location_never_blocks() {
    let (_stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let spots = [
        None,
        Some(Spot { lat: 52.46, lon: 6.57 }),
        Some(Spot { lat: f64::NAN, lon: f64::INFINITY }),
        Some(Spot { lat: 1e300, lon: -1e300 }),
    ];
    for spot in spots {
        let draft = AttemptDraft { spot, ..tap(case, AttemptOutcome::NotHome) };
        session.visits().attempt(&draft).unwrap();
        session.today().view(spot).unwrap();
    }
    assert_eq!(session.cases().get(case).unwrap().attempts, 4);
}

/// An attempt of yesterday that is written down today is marked as late, and stands at its time.
#[test]
fn f02_an_attempt_written_down_later_is_marked() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    stage.days(2);
    let at = stage.now().plus_minutes(-24 * 60);
    let draft = AttemptDraft { at: Some(at), ..tap(case, AttemptOutcome::NotHome) };
    session.visits().attempt(&draft).unwrap();
    session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
    let entries = session.cases().timeline(case, None, 2).unwrap().entries;
    assert_eq!((entries[1].at, entries[1].recorded, entries[1].late), (at, stage.now(), true));
    assert!(!entries[0].late);
}

/// A wrong tap is corrected; what was tapped first stays readable, and the case moves on.
#[test]
fn f02_a_wrong_tap_is_corrected_and_stays_readable() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let at = stage.now();
    let attempt = session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap().attempt;
    stage.minutes(5);
    let right = tap(case, AttemptOutcome::SpokeAtDoor);
    session.visits().correct_attempt(attempt, &right).unwrap();
    let view = session.cases().get(case).unwrap();
    assert_eq!((view.phase, view.attempts, view.proposal), (Phase::InContact, 1, None));
    let versions = session.cases().versions(attempt.into()).unwrap();
    let outcomes: Vec<_> = versions
        .iter()
        .map(|v| match &v.what {
            Some(Moment::Attempt(a)) => (a.outcome, a.at, v.current),
            _ => panic!("an attempt"),
        })
        .collect();
    let expected = [(AttemptOutcome::SpokeAtDoor, at, true), (AttemptOutcome::NotHome, at, false)];
    assert_eq!(outcomes, expected);
}

/// A call to the client counts as an attempt once its outcome is known, and not before.
#[test]
fn f02_f05_a_call_to_the_client_counts_as_an_attempt() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let dialled = session.calls().dial(&to(case, Callee::Client, "", None)).unwrap();
    assert_eq!(session.cases().get(case).unwrap().attempts, 0, "the dialer may open by mistake");
    let none = companion::OutcomeDraft::of(CallOutcome::Voicemail);
    session.calls().outcome(dialled.call, &none).unwrap();
    let view = session.cases().get(case).unwrap();
    assert_eq!((view.attempts, view.phase), (1, Phase::Outreach));
    assert!(view.proposal.is_some());
    stage.minutes(1);
    call(&stage, &session, &to(case, Callee::Client, "", None), CallOutcome::NotArranged);
    let view = session.cases().get(case).unwrap();
    assert_eq!((view.attempts, view.phase, view.proposal), (2, Phase::InContact, None));
}

/// An appointment stands instead of a proposal until the attempt that settles it.
#[test]
fn f02_f18_an_appointment_stands_until_the_attempt_settles_it() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let appointment = session
        .visits()
        .plan(&AppointmentDraft {
            case,
            kind: AttemptKind::HomeVisit,
            on: day("2026-11-26"),
            time: Some(journeys::time(10, 0)),
            part: None,
            what: "Samen de post openen".to_owned(),
        })
        .unwrap();
    assert_eq!(session.cases().get(case).unwrap().proposal, None);
    assert!(session.today().view(None).unwrap().today.visits.is_empty());
    stage.at("2026-11-26", 9, 0);
    assert_eq!(session.today().view(None).unwrap().today.visits.len(), 1);
    let draft =
        AttemptDraft { appointment: Some(appointment), ..tap(case, AttemptOutcome::NotHome) };
    session.visits().attempt(&draft).unwrap();
    assert!(session.today().view(None).unwrap().today.visits.is_empty());
    assert!(session.cases().get(case).unwrap().proposal.is_some());
}
