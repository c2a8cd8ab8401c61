//! F3: a visit is written down once, and nothing of it is lost.

use companion::data::{
    AttemptKind, AttemptOutcome, ItemKind, Mark, PartOfDay, Phase, Stage as Change, Trust,
};
use companion::{
    ContactPart, Error, Language, LinePart, Moment, NextPart, PresentPart, Rule, VisitDraft,
};
use journeys::{Stage, case, day, line, tap, visit};

fn whole(draft: &mut VisitDraft) {
    draft.present = vec![PresentPart {
        name: "Sanne Denkbeeld".to_owned(),
        organisation: "Verslavingszorg".to_owned(),
    }];
    draft.lines = vec![
        line(Mark::Fact, "Koelkast leeg"),
        line(Mark::Interpretation, "Somber, niet onwillig"),
        line(Mark::Quote, "Ik doe de deur niet open"),
        line(Mark::Agreement, "Donderdag samen naar de opname"),
    ];
    draft.outcome = Some(AttemptOutcome::Inside);
    draft.contact = Some(ContactPart { reached: true, in_conversation: true, accepts_help: true });
    draft.trust = Some(Trust::Beginning);
    draft.stage = Some(Change::Contemplation);
    draft.next = Some(NextPart {
        what: "Hond wegbrengen".to_owned(),
        on: Some(day("2026-11-26")),
        part: Some(PartOfDay::Morning),
    });
}

/// Start, end, who was there, four kinds of lines, trust, stage and next step come back as written.
#[test]
fn f03_a_visit_comes_back_as_it_was_written() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let started = stage.now();
    let visit = session.visits().start(case, None).unwrap();
    stage.minutes(45);
    let mut draft = session.visits().draft(visit).unwrap();
    whole(&mut draft);
    session.visits().finish(visit, &draft).unwrap();
    session.lock().unwrap();

    let session = stage.unlock();
    let view = session.visits().get(visit).unwrap();
    assert_eq!((view.started, view.ended, view.minutes), (started, stage.now(), 45));
    assert!(view.present == draft.present && view.next == draft.next);
    let lines: Vec<_> = view.lines.iter().map(|l| (l.mark, l.text.as_str(), l.own)).collect();
    let written: Vec<_> = draft.lines.iter().map(|l| (l.mark, l.text.as_str(), l.own)).collect();
    assert_eq!(lines, written);
    assert_eq!(
        (view.outcome, view.trust, view.stage),
        (draft.outcome.unwrap(), draft.trust, draft.stage)
    );
    assert!(view.contact.accepts_help);
    assert_eq!(session.cases().get(case).unwrap().phase, Phase::InContact);
    assert!(session.visits().unfinished().unwrap().is_empty());
}

/// Written once: the same visit gives the text for the own record system, in Dutch and English,
/// with what was kept apart still apart.
#[test]
fn f03_the_visit_gives_its_text_for_the_own_record_system() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = session.visits().start(case, None).unwrap();
    stage.minutes(45);
    let mut draft = session.visits().draft(visit).unwrap();
    whole(&mut draft);
    session.visits().finish(visit, &draft).unwrap();
    let dutch = "Bezoek Rinus Kwakernaat, 24-11-2026 09:00 binnen geweest, 45 min
Contact: bereikt, in gesprek, accepteert hulp
Aanwezig: Sanne Denkbeeld (Verslavingszorg)

Feit
- Koelkast leeg

Interpretatie
- Somber, niet onwillig

Citaat
- Ik doe de deur niet open

Afspraak
- Donderdag samen naar de opname

Vertrouwen: een begin
Fase van verandering: overpeinzing
Vervolg: Hond wegbrengen (26-11-2026)
";
    assert_eq!(session.visits().text(visit, Language::Nl).unwrap(), dutch);
    let english = session.visits().text(visit, Language::En).unwrap();
    for words in ["Visit Rinus Kwakernaat", "inside, 45 min", "accepts help", "\nQuote\n- Ik doe"] {
        assert!(english.contains(words), "{words} is not in:\n{english}");
    }
}

/// Killed after any pause in typing, the app finds every line that was typed until then.
#[test]
fn f03_killing_the_app_at_any_pause_loses_nothing() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    let pauses = (0..3).map(|pause| {
        draft.lines.push(line(Mark::Fact, &format!("Wat er stond bij pauze {pause}")));
        session.visits().keep(visit, &draft).unwrap();
        (stage.killed_now(), draft.clone())
    });
    for (found, written) in pauses.collect::<Vec<_>>() {
        let after = found.unlock();
        assert!(after.visits().draft(visit).unwrap() == written);
        let [under_way] = after.visits().unfinished().unwrap().try_into().ok().unwrap();
        assert_eq!((under_way.visit, under_way.case), (visit, case));
        assert_eq!(
            (under_way.who.name.as_str(), under_way.correction),
            ("Rinus Kwakernaat", false)
        );
        assert_eq!(after.today().view(None).unwrap().unfinished.len(), 1);
    }
}

/// A visit that is refused says which field, and its draft is still there to be mended.
#[test]
fn f03_a_refused_visit_keeps_its_draft() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    whole(&mut draft);
    draft.outcome = None;
    let refused = session.visits().finish(visit, &draft).err();
    assert_eq!(refused, Some(Error::Invalid { field: "outcome", rule: Rule::Empty }));
    assert!(session.visits().draft(visit).unwrap() == draft);
    draft.outcome = Some(AttemptOutcome::Inside);
    draft.ended = Some(stage.now().plus_minutes(-60));
    let refused = session.visits().finish(visit, &draft).err();
    assert_eq!(refused, Some(Error::Invalid { field: "ended", rule: Rule::BeforeStart }));
    assert!(session.visits().draft(visit).unwrap() == draft);
    assert_eq!(session.visits().get(visit).err(), Some(Error::NotFound));
}

/// Two employers at one visit: what stays with the own organisation stays apart, and marked.
#[test]
fn f03_what_stays_with_the_own_organisation_is_kept_apart() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    assert!(!session.cases().get(case).unwrap().shared);
    session.cases().share(case).unwrap();
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    whole(&mut draft);
    draft.lines[1].own = true;
    session.visits().finish(visit, &draft).unwrap();
    let own_lines = |session: &companion::Session| {
        let lines = session.visits().get(visit).unwrap().lines;
        let own = lines.iter().filter(|l| l.own).map(|l| l.text.clone()).collect::<Vec<_>>();
        (lines.len(), own)
    };
    assert_eq!(own_lines(&session), (4, vec!["Somber, niet onwillig".to_owned()]));
    session.lock().unwrap();
    let session = stage.unlock();
    assert!(session.cases().get(case).unwrap().shared);
    assert_eq!(own_lines(&session), (4, vec!["Somber, niet onwillig".to_owned()]));

    // A correction may bring a line back to what is shared; nothing is doubled.
    let mut draft = session.visits().correct(visit).unwrap();
    draft.lines.iter_mut().for_each(|l| l.own = false);
    session.visits().finish(visit, &draft).unwrap();
    assert_eq!(own_lines(&session), (4, vec![]));
}

/// A correction is a new state: the old one stays readable, with who wrote it when.
#[test]
fn f03_a_correction_leaves_the_old_text_readable() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = visit(&stage, &session, case, "Fornuis stond aan");
    let first = stage.now();
    stage.days(1);
    let mut draft = session.visits().correct(visit).unwrap();
    assert!(session.visits().unfinished().unwrap()[0].correction);
    draft.lines[0].text = "Fornuis stond uit".to_owned();
    session.visits().finish(visit, &draft).unwrap();
    let versions = session.cases().versions(visit.into()).unwrap();
    let texts: Vec<_> = versions
        .iter()
        .map(|v| match &v.what {
            Some(Moment::Visit(view)) => (view.lines[0].text.as_str(), v.recorded, v.current),
            _ => panic!("a visit"),
        })
        .collect();
    let expected = [("Fornuis stond uit", stage.now(), true), ("Fornuis stond aan", first, false)];
    assert_eq!(texts, expected);
    let entry = &session.cases().timeline(case, None, 1).unwrap().entries[0];
    assert_eq!((entry.versions, entry.conflict, entry.late), (2, false, false));
    assert_eq!(session.cases().get(case).unwrap().attempts, 1, "a correction is no second visit");
}

/// A correction that is thrown away changes nothing.
#[test]
fn f03_a_correction_thrown_away_changes_nothing() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = visit(&stage, &session, case, "Fornuis stond uit");
    let mut draft = session.visits().correct(visit).unwrap();
    draft.lines.clear();
    session.visits().keep(visit, &draft).unwrap();
    session.visits().discard(visit).unwrap();
    assert_eq!(session.visits().get(visit).unwrap().lines.len(), 1);
    assert_eq!(session.cases().versions(visit.into()).unwrap().len(), 1);
    assert!(session.visits().unfinished().unwrap().is_empty());
}

/// A visit that is written down on a later day is marked so.
#[test]
fn f03_a_late_entry_is_marked() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    stage.minutes(1);
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    draft.ended = Some(stage.now().plus_minutes(30));
    draft.outcome = Some(AttemptOutcome::Inside);
    stage.days(1);
    session.visits().finish(visit, &draft).unwrap();
    let entry = &session.cases().timeline(case, None, 1).unwrap().entries[0];
    assert!(entry.late);
    assert_eq!(entry.recorded, stage.now());
    assert_eq!(session.visits().get(visit).unwrap().minutes, 30);
}

/// An attempt at the door that becomes a visit starts at the door, and is counted once.
#[test]
fn f02_f03_an_attempt_at_the_door_becomes_a_visit_and_counts_once() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let rang = stage.now();
    let attempt = session.visits().attempt(&tap(case, AttemptOutcome::SpokeAtDoor)).unwrap();
    stage.minutes(7);
    let visit = session.visits().start(case, Some(attempt.attempt)).unwrap();
    stage.minutes(30);
    let mut draft = session.visits().draft(visit).unwrap();
    draft.outcome = Some(AttemptOutcome::Inside);
    let view = session.visits().finish(visit, &draft).unwrap();
    assert_eq!((view.started, view.minutes), (rang, 37));
    assert_eq!(session.cases().get(case).unwrap().attempts, 1);
}

/// The next step stands in Today on its day, until something was done about it.
#[test]
fn f03_f18_the_next_step_comes_back_on_its_day() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    whole(&mut draft);
    session.visits().finish(visit, &draft).unwrap();
    let asked = || {
        let today = session.today().view(None).unwrap().today;
        let step = ItemKind::NextStep { visit, what: "Hond wegbrengen".to_owned() };
        (today.due.iter().any(|i| i.kind == step), today.late.iter().any(|i| i.kind == step))
    };
    assert_eq!(asked(), (false, false));
    stage.at("2026-11-26", 9, 0);
    assert_eq!(asked(), (true, false));
    stage.at("2026-11-27", 9, 0);
    assert_eq!(asked(), (false, true));
    let mut done = tap(case, AttemptOutcome::MetElsewhere);
    done.kind = AttemptKind::Elsewhere;
    session.visits().attempt(&done).unwrap();
    assert_eq!(asked(), (false, false));
}

/// Empty lines are left out; a line keeps its place and its id through corrections.
#[test]
fn f03_empty_lines_are_left_out() {
    let (_stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    draft.lines = vec![line(Mark::Fact, "  "), line(Mark::Fact, "Post"), line(Mark::Quote, "")];
    draft.outcome = Some(AttemptOutcome::Inside);
    let first = session.visits().finish(visit, &draft).unwrap();
    let [kept] = first.lines.as_slice() else { panic!("one line") };
    let mut draft = session.visits().correct(visit).unwrap();
    draft.lines.push(LinePart { id: None, ..kept.clone() });
    let second = session.visits().finish(visit, &draft).unwrap();
    assert_eq!(second.lines[0].id, kept.id);
    assert!(second.lines[1].id.is_some() && second.lines[1].id != kept.id);
}
