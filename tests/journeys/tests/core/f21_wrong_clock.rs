//! F21: a clock that is wrong refuses nothing and loses nothing.

use companion::data::{
    AttemptOutcome, CallOutcome, Callee, CaseId, ClosingReason, PromiseState, Promiser,
};
use companion::{OutcomeDraft, PromiseDraft, Session};
use journeys::{Stage, case, day, partner, tap, to, visit};

const YEARS: i64 = 12 * 365;

/// A day's worth of everything that has a time in it.
fn a_bit_of_everything(stage: &Stage, session: &Session, case: CaseId) {
    session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
    let visit = visit(stage, session, case, "Koelkast leeg");
    session.visits().summarise(visit, "Gaat").unwrap();
    let partner = partner(session, "Voedselbank A", "food");
    let round = session.calls().start_round(case, vec!["food".to_owned()]).unwrap();
    let draft = to(case, Callee::Partner(partner, None), "food", Some(round));
    journeys::call(stage, session, &draft, CallOutcome::Arranged);
    session.calls().end_round(round).unwrap();
    let promise = PromiseDraft {
        what: "Brief".to_owned(),
        who: String::new(),
        due: day("2026-11-30"),
        time: None,
    };
    let promise = session.calls().promise(case, Promiser::Worker, &promise).unwrap();
    session.calls().settle_promise(promise, PromiseState::Kept).unwrap();
    session.cases().close(case, ClosingReason::Moved).unwrap();
    session.cases().set_phase(case, companion::data::Phase::Aftercare).unwrap();
}

fn records(session: &Session) -> u32 {
    session.settings().contents().unwrap().revisions
}

/// The clock jumps years ahead and back again: everything is taken and everything is there.
#[test]
fn f21_a_clock_years_ahead_and_back_refuses_and_loses_nothing() {
    let (stage, session) = Stage::ready();
    let one = case(&session, "Rinus Kwakernaat");
    a_bit_of_everything(&stage, &session, one);
    for jump in [YEARS, -2 * YEARS, YEARS] {
        stage.days(jump);
        a_bit_of_everything(&stage, &session, one);
        let other = case(&session, "Willemijn Denkbeeld");
        a_bit_of_everything(&stage, &session, other);
    }
    let kept = records(&session);
    session.lock().unwrap();
    stage.days(-3 * YEARS);
    let session = stage.unlock();
    assert_eq!(records(&session), kept);
    assert!(session.damage_of_all().is_empty());
    session.today().view(None).unwrap();
    assert_eq!(session.cases().list(companion::CaseFilter::Open, None, 9).unwrap().cases.len(), 4);
}

/// The screen says that the clock is behind, for as long as it is, and not for a minute.
#[test]
fn f18_f21_a_clock_behind_is_said() {
    let (stage, session) = Stage::ready();
    let _ = case(&session, "Rinus Kwakernaat");
    let behind = || session.today().view(None).unwrap().clock_behind;
    assert!(!behind());
    stage.minutes(-1);
    assert!(!behind(), "a minute is what phones correct by themselves");
    stage.minutes(-1);
    assert!(behind());
    stage.days(-3 * 365);
    assert!(behind());
    stage.days(3 * 365 + 1);
    assert!(!behind());
}

/// Set back in the middle of a call, a round or a visit, the clock refuses none of their ends.
#[test]
fn f05_f21_a_clock_set_back_during_a_call_refuses_nothing() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let partner = partner(&session, "Voedselbank A", "food");
    let round = session.calls().start_round(case, vec!["food".to_owned()]).unwrap();
    let draft = to(case, Callee::Partner(partner, None), "food", Some(round));
    let dialled = session.calls().dial(&draft).unwrap();
    let visit = session.visits().start(case, None).unwrap();
    stage.minutes(-90);
    let outcome = OutcomeDraft::of(CallOutcome::Arranged);
    let after = session.calls().outcome(dialled.call, &outcome).unwrap();
    assert_eq!(after.round.unwrap().minutes, 0);
    session.calls().end_round(round).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    draft.outcome = Some(AttemptOutcome::Inside);
    assert_eq!(session.visits().finish(visit, &draft).unwrap().minutes, 0);
}

/// A clock set back shortens no lockout and makes nobody wait for years.
#[test]
fn f21_a_clock_set_back_makes_nobody_wait_for_years() {
    let (stage, session) = Stage::ready();
    session.lock().unwrap();
    for _ in 0..6 {
        let _ = stage.companion.unlock_with_pin(b"000000");
        stage.minutes(5);
    }
    stage.minutes(-5);
    let wait = |stage: &Stage| match stage.companion.state().unwrap() {
        companion::State::Locked { wait_s, .. } => wait_s,
        other => panic!("{other:?}"),
    };
    assert_eq!(wait(&stage), 300);
    stage.days(-YEARS);
    assert_eq!(wait(&stage), 300, "no longer than the step, and no shorter");
    stage.minutes(5);
    stage.unlock().lock().unwrap();
}

/// A clock set back asks for the PIN instead of a fingerprint.
#[test]
fn f21_a_clock_set_back_asks_for_the_pin() {
    let (stage, session) = Stage::ready();
    session.settings().set_biometrics(Some(&[7; 32])).unwrap();
    session.lock().unwrap();
    stage.minutes(-1);
    let refused = stage.companion.unlock_with_biometrics(&[7; 32]).map(|_| ());
    assert_eq!(refused.err(), Some(companion::Error::Refused(companion::Refusal::PinNeeded)));
}
