//! F19: one box over people, notes, partners and promises.

use companion::data::{Mark, Promiser};
use companion::{AttemptDraft, HitTarget, PersonPart, PromiseDraft, Session};
use journeys::{Stage, case, day, line, partner, report, tap, visit};

fn excerpts(session: &Session, words: &str) -> Vec<String> {
    let page = session.today().search(words, None, 50).unwrap();
    page.hits.into_iter().map(|hit| hit.excerpt).collect()
}

/// One box finds people, notes, promises, own partners and partners of the pack, while typing.
#[test]
fn f19_one_box_finds_everything_while_typing() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = visit(&stage, &session, case, "De hond Boef slaat aan bij de voordeur");
    let own = partner(&session, "Dierenoppas Pootje Vast", "someone-alongside");
    let promise = PromiseDraft {
        what: "Uitstel ontruiming op papier".to_owned(),
        who: String::new(),
        due: day("2026-11-25"),
        time: None,
    };
    let promise = session.calls().promise(case, Promiser::Client, &promise).unwrap();
    let target = |words: &str| {
        let page = session.today().search(words, None, 9).unwrap();
        page.hits.first().map(|hit| (hit.target, hit.who.name.clone()))
    };
    let about = "Rinus Kwakernaat".to_owned();
    for typed in ["boe", "boef", "BOEF", "hond boef", "voordeur boef"] {
        let found = target(typed);
        assert_eq!(found, Some((HitTarget::Case(case, visit.into()), about.clone())), "{typed}");
    }
    assert!(matches!(target("kwaker"), Some((HitTarget::Case(c, _), _)) if c == case));
    let found = target("uitstel");
    assert_eq!(found, Some((HitTarget::Case(case, promise.into()), about)));
    assert_eq!(target("pootje"), Some((HitTarget::Partner(own), String::new())));
    assert!(matches!(target("voedselb"), Some((HitTarget::Partner(_), _))));
    assert_eq!(target("bestaatniet"), None);
    assert_eq!(target(""), None);
    assert_eq!(target("   "), None);
}

/// The match is pointed at in its excerpt, accents and letter case aside.
#[test]
fn f19_the_match_is_pointed_at() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    visit(&stage, &session, case, "Hij at bij café De Ménagerie, zegt hij");
    let hit = session.today().search("menag", None, 9).unwrap().hits.remove(0);
    let marked: String =
        hit.excerpt.chars().skip(hit.start as usize).take(hit.length as usize).collect();
    assert_eq!(marked, "Ménag");
}

/// What was corrected is not found under its old words any more; a draft is not found yet.
#[test]
fn f19_only_what_stands_is_found() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = visit(&stage, &session, case, "Fornuis stond aan");
    let mut draft = session.visits().correct(visit).unwrap();
    draft.lines[0].text = "Kachel stond aan".to_owned();
    session.visits().keep(visit, &draft).unwrap();
    assert_eq!((excerpts(&session, "fornuis").len(), excerpts(&session, "kachel").len()), (1, 0));
    session.visits().finish(visit, &draft).unwrap();
    assert_eq!((excerpts(&session, "fornuis").len(), excerpts(&session, "kachel").len()), (0, 1));
}

/// What stays with the own organisation is found by the own worker.
#[test]
fn f19_own_notes_are_found() {
    let (_stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    session.cases().share(case).unwrap();
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    draft.lines = vec![line(Mark::Fact, "Wanmolen"), line(Mark::Fact, "Zolder")];
    draft.lines[1].own = true;
    draft.outcome = Some(companion::data::AttemptOutcome::Inside);
    session.visits().finish(visit, &draft).unwrap();
    for words in ["wanmolen", "zolder"] {
        let hits = session.today().search(words, None, 9).unwrap().hits;
        assert!(matches!(hits[0].target, HitTarget::Case(c, _) if c == case), "{words}");
    }
}

/// Many hits come in pages, newest first, none twice and none left out.
#[test]
fn f19_many_hits_come_in_pages() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    for number in 0..31 {
        stage.minutes(i64::from(number % 2));
        let draft = AttemptDraft {
            line: format!("Sneeuwklokje nummer {number}"),
            ..tap(case, companion::data::AttemptOutcome::NotHome)
        };
        session.visits().attempt(&draft).unwrap();
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = session.today().search("sneeuwklok", after, 7).unwrap();
        assert!(page.hits.len() <= 7 && page.hits.is_sorted_by(|a, b| a.at >= b.at));
        seen.extend(page.hits.into_iter().map(|hit| hit.excerpt));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let different: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!((seen.len(), different.len()), (31, 31));
}

/// Control characters, text from right to left, emoji and 64 KiB in one field are kept as typed
/// and found; more than that is refused by name of the field.
#[test]
fn f03_f19_hostile_texts_are_kept_as_typed() {
    let (stage, session) = Stage::ready();
    let long = "é".repeat(32 << 10);
    let texts = [
        "nul \u{0} bel \u{7} escape \u{1b}[31m wis \u{8}\u{7f}",
        "rechts \u{202e}sknil raan\u{202c} \u{2067}עברית العربية\u{2069}",
        "🦊👨‍👩‍👧‍👦🇳🇱 e\u{301} \u{fe0f}\u{200d}\u{200b}\u{feff}",
        "'; DROP TABLE log; -- %s %n {} \\ \" ' < > &",
        long.as_str(),
    ];
    for text in texts {
        let mut draft = report("x");
        draft.person = PersonPart {
            name: text.to_owned(),
            description: text.to_owned(),
            language: text.to_owned(),
            ..PersonPart::default()
        };
        draft.concern = text.to_owned();
        draft.safety = text.to_owned();
        let suggestions = session.cases().suggestions(&draft).unwrap();
        assert!(suggestions.is_empty());
        let case = session.cases().report(&draft).unwrap().case;
        let visit = visit(&stage, &session, case, text);
        session.visits().summarise(visit, text).unwrap();
        session.visits().text(visit, companion::Language::Nl).unwrap();
        session.today().view(None).unwrap();
        session.today().search(text, None, 9).unwrap();
    }
    session.lock().unwrap();
    let session = stage.unlock();
    let cases = session.cases().list(companion::CaseFilter::Open, None, 99).unwrap().cases;
    assert_eq!(cases.len(), texts.len());
    for row in cases {
        let view = session.cases().get(row.case).unwrap();
        assert!(texts.contains(&view.person.name.as_str()));
        assert!(view.person.name == view.reports[0].concern && view.risks[0] == view.person.name);
    }
    for found in ["עברית", "🦊", "DROP TABLE"] {
        assert!(!excerpts(&session, found).is_empty(), "{found}");
    }
    let mut over = report("x");
    over.concern = format!("{long}é");
    let refused = session.cases().report(&over).err();
    let rule = companion::Rule::TooLong;
    assert_eq!(refused, Some(companion::Error::Invalid { field: "concern", rule }));
}
