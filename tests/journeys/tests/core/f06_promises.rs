//! F6: who promised what by when.

use companion::data::{
    CallOutcome, Callee, CaseId, ItemKind, LocalDate, PartnerId, PromiseId, PromiseStanding,
    PromiseState, Promiser,
};
use companion::{Error, OutcomeDraft, PromiseDraft, Rule, Session};
use journeys::{Stage, case, day, partner, time, to};

fn promised(what: &str, due: LocalDate) -> PromiseDraft {
    PromiseDraft { what: what.to_owned(), who: String::new(), due, time: None }
}

/// A promise by a partner in a call.
fn by_call(session: &Session, case: CaseId, partner: PartnerId, draft: PromiseDraft) -> PromiseId {
    let dialled = session.calls().dial(&to(case, Callee::Partner(partner, None), "food", None));
    let mut outcome = OutcomeDraft::of(CallOutcome::Promised);
    let what = draft.what.clone();
    outcome.promise = Some(draft);
    session.calls().outcome(dialled.unwrap().call, &outcome).unwrap();
    let open = session.calls().open_promises(None).unwrap();
    open.iter().find(|p| p.what == what).unwrap().promise
}

/// A promise says who made it, about whom, for what and by when, and stands as open, due, late.
#[test]
fn f06_a_promise_says_who_what_and_by_when() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let food = partner(&session, "Voedselbank A", "food");
    let mut draft = promised("Pakket aan de deur", day("2026-11-25"));
    draft.time = Some(time(16, 30));
    by_call(&session, case, food, draft);
    let standing = || session.calls().open_promises(Some(case)).unwrap()[0].standing;
    let [promise] = session.calls().open_promises(Some(case)).unwrap().try_into().ok().unwrap();
    assert!(promise.by == Promiser::Partner(food));
    assert_eq!(promise.partner, "Voedselbank A");
    assert_eq!((promise.about.name.as_str(), promise.need.as_str()), ("Rinus Kwakernaat", "food"));
    assert_eq!((promise.what.as_str(), promise.made), ("Pakket aan de deur", stage.now()));
    assert_eq!(standing(), PromiseStanding::Open);
    stage.at("2026-11-25", 16, 0);
    assert_eq!(standing(), PromiseStanding::DueToday);
    stage.at("2026-11-25", 16, 31);
    assert_eq!(standing(), PromiseStanding::Late { days: 0 });
    stage.at("2026-11-28", 9, 0);
    assert_eq!(standing(), PromiseStanding::Late { days: 3 });
}

/// Today reminds of a promise on its day, and counts all that are open.
#[test]
fn f06_f18_today_reminds_of_a_promise_on_its_day() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let food = partner(&session, "Voedselbank A", "food");
    let promise = by_call(&session, case, food, promised("Pakket", day("2026-11-26")));
    let asked = |late: bool| {
        let today = session.today().view(None).unwrap().today;
        assert_eq!(today.promises_open, 1);
        let items = if late { today.late } else { today.due };
        items.iter().any(|i| i.kind == ItemKind::Promise { promise, what: "Pakket".to_owned() })
    };
    assert!(!asked(false));
    stage.at("2026-11-26", 9, 0);
    assert!(asked(false) && !asked(true));
    stage.at("2026-11-27", 9, 0);
    assert!(asked(true));
    session.calls().settle_promise(promise, PromiseState::Kept).unwrap();
    assert_eq!(session.today().view(None).unwrap().today.promises_open, 0);
}

/// Per partner: how many were asked, how many kept, in how many days as a median.
#[test]
fn f06_a_partner_shows_asked_kept_and_median_days() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let food = partner(&session, "Voedselbank A", "food");
    let start = day("2026-11-24");
    for (number, days) in [(1, 1), (2, 3), (3, 8)] {
        stage.clock.set(start, time(9, 0));
        let what = format!("Pakket {number}");
        let promise = by_call(&session, case, food, promised(&what, start.plus_days(4)));
        stage.clock.set(start.plus_days(days), time(9, 0));
        let kept = session.calls().settle_promise(promise, PromiseState::Kept).unwrap();
        let late = days > 4;
        let expected = if late { PromiseStanding::KeptLate } else { PromiseStanding::Kept };
        assert_eq!(kept.standing, expected);
    }
    by_call(&session, case, food, promised("Nooit gebracht", start.plus_days(9)));
    stage.clock.set(start.plus_days(20), time(9, 0));
    let record = session.directory().get(food).unwrap().record;
    assert_eq!((record.asked, record.kept, record.late_open), (4, 3, 1));
    assert_eq!((record.median_days, record.calls, record.reached), (Some(3), 4, 4));
}

/// A promise can be withdrawn, and opened again when that was a slip.
#[test]
fn f06_a_promise_can_be_withdrawn_and_opened_again() {
    let (_stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let own =
        session.calls().promise(case, Promiser::Worker, &promised("Brief", day("2026-11-25")));
    let own = own.unwrap();
    let settle = |state| session.calls().settle_promise(own, state).unwrap().standing;
    assert_eq!(settle(PromiseState::Withdrawn), PromiseStanding::Withdrawn);
    assert!(session.calls().open_promises(None).unwrap().is_empty());
    assert_eq!(settle(PromiseState::Open), PromiseStanding::Open);
    assert_eq!(session.calls().open_promises(Some(case)).unwrap().len(), 1);
    let nothing =
        session.calls().promise(case, Promiser::Worker, &promised(" ", day("2026-11-25")));
    assert_eq!(nothing.err(), Some(Error::Invalid { field: "what", rule: Rule::Empty }));
}

/// The open promises of all cases stand by day, the late ones first.
#[test]
fn f06_open_promises_stand_by_day() {
    let (stage, session) = Stage::ready();
    let one = case(&session, "Rinus Kwakernaat");
    let two = case(&session, "Willemijn Denkbeeld");
    for (case, date) in [(one, "2026-12-03"), (two, "2026-11-25"), (one, "2026-11-30")] {
        session.calls().promise(case, Promiser::Client, &promised(date, day(date))).unwrap();
    }
    stage.at("2026-11-27", 9, 0);
    let open = session.calls().open_promises(None).unwrap();
    let days: Vec<_> = open.iter().map(|p| p.what.as_str()).collect();
    assert_eq!(days, ["2026-11-25", "2026-11-30", "2026-12-03"]);
    assert!(matches!(open[0].standing, PromiseStanding::Late { .. }));
    assert_eq!(session.calls().open_promises(Some(one)).unwrap().len(), 2);
}
