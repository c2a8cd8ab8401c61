//! One search box over everything written, while typing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use field::Rest;
use field::book::{Book, Hit};
use field::id::{
    CaseId, CompartmentId, DeviceId, EntityId, IncarnationId, LineId, RevisionId, VisitId,
};
use field::record::{
    AttemptOutcome, Body, Contact, Line, Mark, OwnNotes, Partner, Promise, PromiseState, Promiser,
    Visit,
};
use field::revision::{Author, Revision};
use field::time::{Instant, LocalDate, Stamp};
use proptest::prelude::*;

fn written(n: u16, replaces: &[u16], entity: u16, body: impl Into<Body>) -> Revision {
    let id = |n: u16| {
        let mut id = [0; 16];
        id[..2].copy_from_slice(&n.to_be_bytes());
        id
    };
    Revision {
        id: RevisionId::new(id(n)),
        entity: EntityId::new(id(entity)),
        compartment: CompartmentId::new([1; 16]),
        author: Author { device: DeviceId::new([1; 16]), incarnation: IncarnationId::new([1; 16]) },
        replaces: replaces.iter().map(|n| RevisionId::new(id(*n))).collect(),
        stamp: Stamp { ms: n.into(), count: 0 },
        recorded: Instant(n.into()),
        received: None,
        body: body.into(),
    }
}

fn lines(texts: &[&str]) -> Vec<Line> {
    let line = |text: &&str| Line {
        id: LineId::new([7; 16]),
        mark: Mark::Fact,
        text: (*text).into(),
        rest: Rest::NONE,
    };
    texts.iter().map(line).collect()
}

fn notes(texts: &[&str]) -> OwnNotes {
    let (case, visit) = (CaseId::new([1; 16]), VisitId::new([2; 16]));
    OwnNotes { case, visit, lines: lines(texts), rest: Rest::NONE }
}

fn book_of(texts: &[&str]) -> Book {
    let mut book = Book::new();
    for (n, text) in (1..).zip(texts) {
        book.apply(written(n, &[], n, notes(&[text])));
    }
    book
}

fn finds(text: &str, query: &str) -> bool {
    book_of(&[text]).search(query, None, 9).len() == 1
}

fn marked(hit: &Hit) -> String {
    let marked = hit.excerpt.chars().skip(hit.start as usize).take(hit.length as usize);
    marked.collect()
}

#[test]
fn letter_case_and_accents_do_not_matter() {
    assert!(finds("Gezien in het Café", "cafe"));
    assert!(finds("gezien in het cafe", "CAFÉ"));
    assert!(finds("Cafe\u{301} bij de kerk", "café"));
    assert!(finds("Koude Ĳsbaan", "ijs"));
    assert!(finds("koude ijsbaan", "ĳsb"));
    assert!(finds("een CLIËNT van ons", "client"));
    assert!(finds("Straße", "strasse"));
    assert!(finds("mevrouw Łukasz", "lukasz"));
    assert!(finds("Привет", "привет"));
    assert!(!finds("Gezien in het Café", "kafe"));
}

#[test]
fn every_word_has_to_be_found_also_within_longer_words() {
    assert!(finds("huurachterstand bij de corporatie", "achter corp"));
    assert!(!finds("huurachterstand bij de corporatie", "achter politie"));
    assert!(!finds("huur en achterstand", "huurachter"));
    assert!(!finds("beneden", "eene"), "its pairs and threes alone are not the word");
    let mut book = Book::new();
    book.apply(written(1, &[], 1, notes(&["de deur bleef dicht", "morgen terug"])));
    assert_eq!(book.search("terug deur", None, 9).len(), 1);
}

#[test]
fn an_empty_query_finds_nothing() {
    assert!(book_of(&["iets"]).search("  ", None, 9).is_empty());
    assert!(book_of(&["iets"]).search("\u{301}", None, 9).is_empty());
}

#[test]
fn newest_comes_first_and_pages_join() {
    let book = book_of(&["bed een", "stoel", "bed twee", "bed drie"]);
    let first = book.search("bed", None, 2);
    assert_eq!(first.iter().map(|hit| hit.at.0).collect::<Vec<_>>(), [4, 3]);
    let rest = book.search("bed", first.last().map(|hit| (hit.at, hit.entity)), 2);
    assert_eq!(rest.iter().map(|hit| hit.at.0).collect::<Vec<_>>(), [1]);
}

#[test]
fn people_partners_and_promises_are_found() {
    let partner = Partner {
        name: "Woningstichting".into(),
        role: String::new(),
        needs: vec![],
        covers: vec![],
        hours: String::new(),
        dial: String::new(),
        email: String::new(),
        contacts: vec![],
        place: None,
        agreement: None,
        line: String::new(),
        rest: Rest::NONE,
    };
    let promise = Promise {
        case: CaseId::new([1; 16]),
        by: Promiser::Worker,
        who: String::new(),
        what: "bed voor vannacht".into(),
        due: LocalDate::from_days(1).unwrap(),
        time: None,
        made: Instant(5),
        call: None,
        need: String::new(),
        state: PromiseState::Open,
        settled: None,
        rest: Rest::NONE,
    };
    let mut book = Book::new();
    book.apply(written(1, &[], 1, partner));
    book.apply(written(2, &[], 2, promise));
    assert_eq!(book.search("stichting", None, 9)[0].at, Instant(1));
    assert_eq!(book.search("vannacht", None, 9)[0].at, Instant(5));
}

#[test]
fn what_was_corrected_away_is_no_longer_found() {
    let mut book = Book::new();
    book.apply(written(1, &[], 1, notes(&["de hond blaft"])));
    book.apply(written(2, &[1], 1, notes(&["de kat slaapt"])));
    assert!(book.search("hond", None, 9).is_empty());
    assert_eq!(book.search("kat", None, 9).len(), 1);
    book.apply(written(3, &[2], 1, notes(&[""])));
    assert!(book.search("kat", None, 9).is_empty());
}

#[test]
fn a_visit_found_by_its_lines_stands_at_the_time_it_started() {
    let visit = Visit {
        case: CaseId::new([1; 16]),
        started: Instant(77),
        ended: Instant(78),
        present: vec![],
        lines: lines(&["kalm"]),
        outcome: AttemptOutcome::Inside,
        contact: Contact {
            reached: true,
            in_conversation: true,
            accepts_help: true,
            rest: Rest::NONE,
        },
        trust: None,
        stage: None,
        next: None,
        attempt: None,
        rest: Rest::NONE,
    };
    let mut book = Book::new();
    book.apply(written(9, &[], 1, visit));
    assert_eq!(book.search("kalm", None, 9)[0].at, Instant(77));
}

#[test]
fn the_excerpt_shows_forty_characters_on_either_side() {
    let text = format!("{} Café\n{}", "é".repeat(100), "z".repeat(100));
    let hit = book_of(&[&text]).search("cafe", None, 1).remove(0);
    assert_eq!(hit.excerpt, format!("{} Café {}", "é".repeat(39), "z".repeat(39)));
    assert_eq!((hit.start, hit.length), (40, 4));
    assert_eq!(marked(&hit), "Café");
}

fn letters() -> impl Strategy<Value = String> {
    "[abeén ĳïIEÉßsq]{0,90}"
}

/// Search, spelled out: fold both, then look.
fn simple(text: &str) -> String {
    let each = |c: char| match c {
        'é' | 'É' | 'E' => "e".to_owned(),
        'ï' | 'I' => "i".to_owned(),
        'ĳ' => "ij".to_owned(),
        'ß' => "ss".to_owned(),
        other => other.to_string(),
    };
    text.chars().map(each).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_part_of_a_text_finds_it(text in letters(), from in 0usize..90, length in 1usize..6) {
        let typed: String = text.chars().skip(from).take(length).collect();
        let words = typed.split_whitespace().count();
        prop_assert_eq!(finds(&text, &typed), words > 0);
        prop_assert_eq!(finds(&text, &simple(&typed)), words > 0);
    }

    #[test]
    fn only_what_stands_there_is_found(text in letters(), word in "[abeén]{1,3}") {
        let stands = simple(&text).contains(&simple(&word));
        prop_assert_eq!(finds(&text, &word), stands);
        for hit in book_of(&[&text]).search(&word, None, 1) {
            prop_assert_eq!(simple(&marked(&hit)), simple(&word));
        }
    }
}
