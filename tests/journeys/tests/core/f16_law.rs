//! F16, in part: no citizen service number (BSN).

use companion::data::{AttemptOutcome, CallOutcome, Callee, Mark, Promiser};
use companion::{AttemptDraft, Error, OutcomeDraft, PersonPart, PlanDraft, PromiseDraft, Rule};
use journeys::{Stage, case, day, line, report, tap, to};

/// Made up; it passes the eleven-test that such numbers pass.
const BSN: &str = "111222333";

fn refused<T>(field: &'static str, result: companion::Result<T>) {
    assert_eq!(result.err(), Some(Error::Invalid { field, rule: Rule::CitizenNumber }));
}

/// Wherever a BSN is typed, it is refused by name of the field, and the number is in no error.
#[test]
fn f16_no_citizen_service_number_is_kept_anywhere() {
    let (stage, session) = Stage::ready();
    let mut draft = report("Rinus Kwakernaat");
    draft.concern = format!("BSN {BSN}");
    refused("concern", session.cases().report(&draft));
    refused("name", session.cases().report(&report(&format!("Rinus {BSN}"))));
    let case = case(&session, "Rinus Kwakernaat");
    let person = PersonPart { description: format!("nr {BSN}"), ..PersonPart::default() };
    refused("description", session.cases().correct_person(case, &person));
    refused("risks", session.cases().set_risks(case, vec![format!("zie {BSN}")]));
    let attempt = AttemptDraft { line: BSN.to_owned(), ..tap(case, AttemptOutcome::NotHome) };
    refused("line", session.visits().attempt(&attempt));
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    draft.outcome = Some(AttemptOutcome::Inside);
    draft.lines = vec![line(Mark::Fact, "111.222.333 stond op de brief")];
    refused("lines", session.visits().finish(visit, &draft));
    let plan = PlanDraft { own_words: format!("mijn {BSN}"), ..PlanDraft::default() };
    refused("own_words", session.plans().write(case, &plan));
    let promise = PromiseDraft {
        what: format!("Zoekt {BSN} op"),
        who: String::new(),
        due: day("2026-11-25"),
        time: None,
    };
    refused("what", session.calls().promise(case, Promiser::Worker, &promise));
    let dialled = session.calls().dial(&to(case, Callee::Client, "", None)).unwrap();
    let mut outcome = OutcomeDraft::of(CallOutcome::Arranged);
    outcome.line = BSN.to_owned();
    refused("line", session.calls().outcome(dialled.call, &outcome));
    let error = Error::Invalid { field: "lines", rule: Rule::CitizenNumber };
    assert_eq!(error.to_string(), "lines: leave out the citizen service number (BSN)");

    // What was refused left nothing behind, and a telephone number is none.
    assert_eq!(session.cases().get(case).unwrap().attempts, 0);
    let number = AttemptDraft {
        line: "Belde 0546 000 021, kwam om 09.15".to_owned(),
        ..tap(case, AttemptOutcome::NotHome)
    };
    session.visits().attempt(&number).unwrap();
    stage.minutes(1);
    draft.lines = vec![line(Mark::Fact, "Brief van 24-11-2026 over 1.250 euro")];
    session.visits().finish(visit, &draft).unwrap();
}
