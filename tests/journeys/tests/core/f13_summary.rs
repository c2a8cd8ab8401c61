//! F13: the summary that a supervisor sees.

use companion::data::{AttemptOutcome, CallOutcome, Callee, Mark, Phase};
use companion::{Moment, NextPart, SummaryView};
use journeys::{Stage, call, case, line, partner, report, tap, to, visit};

fn kept(session: &companion::Session, case: companion::data::CaseId) -> Vec<SummaryView> {
    let entries = session.cases().timeline(case, None, 50).unwrap().entries;
    let summaries = entries.into_iter().filter_map(|e| match e.what {
        Moment::Summary(summary) => Some(summary),
        _ => None,
    });
    summaries.collect()
}

/// The case manager sees beforehand exactly what the supervisor will see.
#[test]
fn f13_the_preview_is_exactly_what_is_kept() {
    let (stage, session) = Stage::ready();
    let mut draft = report("Rinus Kwakernaat");
    draft.person.place.village = "Vroomshoop".to_owned();
    let case = session.cases().report(&draft).unwrap().case;
    session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
    stage.days(1);
    let food = partner(&session, "Voedselbank A", "food");
    let visit = visit(&stage, &session, case, "Koelkast leeg");
    let callee = to(case, Callee::Partner(food, None), "food", None);
    call(&stage, &session, &callee, CallOutcome::NoAnswer);
    call(&stage, &session, &callee, CallOutcome::Arranged);
    let preview = session.visits().preview(visit, "Gaat  beter\nmet eten").unwrap();
    session.visits().summarise(visit, "Gaat  beter\nmet eten").unwrap();
    let [summary] = kept(&session, case).try_into().ok().unwrap();
    assert!(summary == preview);
    assert_eq!(
        (summary.about.as_str(), summary.line.as_str()),
        ("R.K., Vroomshoop", "Gaat beter met eten")
    );
    assert_eq!((summary.minutes, summary.phase), (30, Phase::InContact));
    assert_eq!((summary.attempts, summary.arranged, summary.calls), (2, 1, 2));
    assert_eq!((summary.outcome, summary.promises_open), (AttemptOutcome::Inside, 0));
}

/// Notes never travel with a summary: nothing of the visit's text, no full name, no address.
#[test]
fn f13_notes_never_travel_with_a_summary() {
    let (_stage, session) = Stage::ready();
    let mut draft = report("Rinus Kwakernaat");
    draft.concern = "MERKTEKEN".to_owned();
    draft.safety = "MERKTEKEN".to_owned();
    draft.person.place.address = "MERKTEKEN 12".to_owned();
    let case = session.cases().report(&draft).unwrap().case;
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    draft.lines = Mark::ALL.iter().map(|mark| line(*mark, "MERKTEKEN")).collect();
    draft.outcome = Some(AttemptOutcome::Inside);
    draft.next = Some(NextPart { what: "Vervolg".to_owned(), on: None, part: None });
    session.visits().finish(visit, &draft).unwrap();
    let seen = session.visits().preview(visit, "").unwrap();
    let SummaryView { about, next, line, .. } = seen;
    assert_eq!((about.as_str(), line.as_str()), ("R.K.", ""));
    assert_eq!(next.unwrap().what, "Vervolg");
    for text in [about, line] {
        assert!(!text.contains("MERKTEKEN") && !text.contains("Kwakernaat"));
    }
}

/// Somebody whose name is not known has no description in the summary either.
#[test]
fn f13_an_unknown_person_stays_unknown_to_the_supervisor() {
    let (stage, session) = Stage::ready();
    let mut draft = report("");
    draft.person.description = "man met rode jas".to_owned();
    let case = session.cases().report(&draft).unwrap().case;
    let visit = visit(&stage, &session, case, "Sliep buiten");
    assert_eq!(session.visits().preview(visit, "").unwrap().about, "N.N.");
}

/// A second summary of the same visit stands in place of the first, which stays readable.
#[test]
fn f13_a_second_summary_replaces_the_first() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = visit(&stage, &session, case, "Koelkast leeg");
    let first = session.visits().summarise(visit, "Eerste").unwrap();
    let second = session.visits().summarise(visit, "Tweede").unwrap();
    assert_eq!(first, second);
    let [only] = kept(&session, case).try_into().ok().unwrap();
    assert_eq!(only.line, "Tweede");
    assert_eq!(session.cases().versions(first.into()).unwrap().len(), 2);
}
