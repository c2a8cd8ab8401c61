//! F5: a round of calls, and what it arranged.

use companion::data::{CallOutcome, Callee, NeedState, PartnerId, PromiseState, RoundId};
use companion::{CallDraft, OutcomeDraft, PromiseDraft};
use journeys::{Stage, call, case, day, partner, to};

fn in_round(draft: &CallDraft, partner: PartnerId, need: &str, round: RoundId) -> CallDraft {
    CallDraft {
        callee: Callee::Partner(partner, None),
        need: need.to_owned(),
        round: Some(round),
        ..draft.clone()
    }
}

/// Not reached: the next one for the same need is ready; arranged: the next need is.
#[test]
fn f05_next_call_is_ready_when_not_reached() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let first = partner(&session, "Voedselbank A", "food");
    let second = partner(&session, "Voedselbank B", "food");
    let debts = partner(&session, "Schuldhulp C", "debts");
    let needs = vec!["food".to_owned(), "debts".to_owned()];
    let round = session.calls().start_round(case, needs).unwrap();
    let base = to(case, Callee::Client, "", None);
    let after =
        call(&stage, &session, &in_round(&base, first, "food", round), CallOutcome::Voicemail);
    let next = after.next.unwrap();
    assert_eq!((next.need.as_str(), next.candidate.partner), ("food", second));
    assert!(next.candidate.dial.is_some());
    let after =
        call(&stage, &session, &in_round(&base, second, "food", round), CallOutcome::Arranged);
    let next = after.next.unwrap();
    assert_eq!(next.need, "debts");
    let after =
        call(&stage, &session, &in_round(&base, debts, "debts", round), CallOutcome::Arranged);
    assert!(after.next.is_none(), "everything is arranged");
}

/// A round shows what was arranged, by how many calls, in how many minutes.
#[test]
fn f05_a_round_counts_what_was_arranged() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let food = partner(&session, "Voedselbank A", "food");
    let debts = partner(&session, "Schuldhulp C", "debts");
    let round = session.calls().start_round(case, vec!["food".to_owned()]).unwrap();
    session.calls().add_need(round, "debts").unwrap();
    session.calls().add_need(round, "debts").unwrap();
    let base = to(case, Callee::Client, "", None);
    call(&stage, &session, &in_round(&base, food, "food", round), CallOutcome::NoAnswer);
    stage.minutes(4);
    call(&stage, &session, &in_round(&base, food, "food", round), CallOutcome::Arranged);
    // Promised is not arranged until it is kept.
    let dialled = session.calls().dial(&in_round(&base, debts, "debts", round)).unwrap();
    stage.minutes(5);
    let mut outcome = OutcomeDraft::of(CallOutcome::Promised);
    outcome.promise = Some(PromiseDraft {
        what: "Afspraak volgende week".to_owned(),
        who: String::new(),
        due: day("2026-11-27"),
        time: None,
    });
    let after = session.calls().outcome(dialled.call, &outcome).unwrap().round.unwrap();
    assert_eq!((after.arranged, after.calls, after.minutes), (1, 3, 15));
    let due = Some(day("2026-11-27"));
    assert_eq!(after.needs[1].state, NeedState::Promised { due, late: false });
    let [promise] = session.calls().open_promises(None).unwrap().try_into().ok().unwrap();
    stage.days(1);
    session.calls().settle_promise(promise.promise, PromiseState::Kept).unwrap();
    let ended = session.calls().end_round(round).unwrap();
    assert_eq!((ended.arranged, ended.calls, ended.minutes), (2, 3, 15));
    assert!(ended.needs.iter().all(|n| n.state == NeedState::Arranged));
    assert_eq!(ended.ended, Some(stage.now()));
    assert_eq!((ended.who.name.as_str(), ended.case), ("Rinus Kwakernaat", case));
    let rounds = session.calls().rounds(case).unwrap();
    assert!(rounds.len() == 1 && rounds[0] == ended);
}

/// A promise that is withdrawn takes the need back to not yet, and the round asks for it again.
#[test]
fn f05_f06_a_withdrawn_promise_opens_the_need_again() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let food = partner(&session, "Voedselbank A", "food");
    let round = session.calls().start_round(case, vec!["food".to_owned()]).unwrap();
    let base = to(case, Callee::Client, "", None);
    let dialled = session.calls().dial(&in_round(&base, food, "food", round)).unwrap();
    let mut outcome = OutcomeDraft::of(CallOutcome::Promised);
    outcome.promise = Some(PromiseDraft {
        what: "Pakket".to_owned(),
        who: String::new(),
        due: day("2026-11-27"),
        time: None,
    });
    session.calls().outcome(dialled.call, &outcome).unwrap();
    let promise = session.calls().open_promises(None).unwrap()[0].promise;
    session.calls().settle_promise(promise, PromiseState::Withdrawn).unwrap();
    assert_eq!(session.calls().round(round).unwrap().needs[0].state, NeedState::NotYet);
    stage.minutes(1);
    let other = partner(&session, "Voedselbank B", "food");
    let after =
        call(&stage, &session, &in_round(&base, other, "food", round), CallOutcome::NoAnswer);
    assert!(after.next.is_some());
}

/// A call outside any round belongs to none, and asks for no next one.
#[test]
fn f05_a_single_call_needs_no_round() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let food = partner(&session, "Voedselbank A", "food");
    let draft = to(case, Callee::Partner(food, None), "food", None);
    let after = call(&stage, &session, &draft, CallOutcome::Arranged);
    assert!(after.round.is_none() && after.next.is_none());
    assert!(session.calls().rounds(case).unwrap().is_empty());
    assert_eq!(after.call.ended, Some(stage.now()));
}
