//! What is stored: frozen, kept through older versions, and never trusted.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::tree::{Tree, any_record, any_tree};
use common::{applied, named_samples, samples};
use field::book::{Book, Outline};
use field::id::{CompartmentId, EntityId, RevisionId};
use field::pack::Pack;
use field::record::{AttemptOutcome, Body, Bytes, Callee, Promiser};
use field::revision::Revision;
use field::time::Stamp;
use proptest::prelude::*;
use std::path::PathBuf;

fn hex(bytes: &[u8]) -> String {
    let lines: Vec<String> = bytes
        .chunks(32)
        .map(|line| line.iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    lines.join("\n") + "\n"
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        text.chars().filter_map(|c| c.to_digit(16)).map(|d| u8::try_from(d).unwrap()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

/// The bytes of a fixture, written once and never changed: records in the field look like this.
fn frozen(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let path = folder.join(format!("{name}.hex"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("write {} once, with\n{}", path.display(), fresh(name)));
    unhex(&text)
}

fn fresh(name: &str) -> String {
    if name == "Outline" {
        return hex(&outline());
    }
    let body = named_samples().into_iter().find(|(known, _)| *known == name);
    hex(&body.map_or_else(|| revision().to_content(), |(_, body)| body.to_bytes()))
}

fn revision() -> Revision {
    applied(0x0A, common::sample("Promise"))
}

fn opened(content: &[u8]) -> Option<Revision> {
    let as_written = revision();
    Revision::from_content(content, as_written.compartment, as_written.author, None)
}

#[test]
fn the_bytes_of_every_kind_stay_what_they_are() {
    for (name, body) in named_samples() {
        let bytes = frozen(name);
        assert_eq!(hex(&body.to_bytes()), hex(&bytes), "{name} is written differently");
        assert_eq!(Body::from_bytes(body.kind(), &bytes), body, "{name} is read differently");
    }
}

#[test]
fn the_bytes_of_a_revision_stay_what_they_are() {
    let bytes = frozen("Revision");
    assert_eq!(hex(&revision().to_content()), hex(&bytes));
    assert_eq!(opened(&bytes), Some(revision()));
}

/// The outline of a book with a record of every kind.
fn outline() -> Vec<u8> {
    let mut book = Book::new();
    for (row, body) in (1_u8..).zip(samples()) {
        book.apply_row(row.into(), applied(row, body));
    }
    let outlines = book.outlines().unwrap();
    assert_eq!(outlines.len(), 1);
    outlines.into_iter().next().unwrap().1
}

#[test]
fn an_outline_that_changes_has_another_version() {
    let (ours, frozen) = (outline(), frozen("Outline"));
    assert_eq!(
        hex(&ours),
        hex(&frozen),
        "where records are found, or what counts as their text, is kept in snapshots: raise \
         VERSION in src/book/outline.rs, and write Outline.hex anew"
    );
    assert!(Outline::read(revision().compartment, &frozen).is_some());
}

#[test]
fn every_sample_fills_in_every_key() {
    // A field added without a value in its sample would stay outside the frozen bytes.
    for (name, body) in named_samples() {
        let Tree::Map(map) = Tree::of(&body.to_bytes()) else { panic!("{name}") };
        let highest = *map.keys().next_back().unwrap();
        assert_eq!(map.len(), highest as usize, "{name}");
    }
}

#[test]
fn who_is_called_and_who_promised_keep_their_numbers() {
    let of = |callee| {
        let Body::Call(mut call) = common::sample("Call") else { panic!() };
        call.callee = callee;
        let body = Body::Call(call);
        assert_eq!(Body::from_bytes(body.kind(), &body.to_bytes()), body);
        hex(Tree::of(&body.to_bytes()).key(2).bytes().as_slice())
    };
    let report = "50".to_owned() + &"0c".repeat(16);
    assert_eq!(of(Callee::Client).trim(), "820180");
    assert_eq!(of(Callee::Relative("Ria".into())).trim(), "82028163526961");
    assert_eq!(
        of(Callee::Reporter(field::id::ReportId::new([12; 16]))).trim(),
        format!("820381{report}")
    );
    let of = |by| {
        let Body::Promise(mut promise) = common::sample("Promise") else { panic!() };
        promise.by = by;
        let body = Body::Promise(promise);
        assert_eq!(Body::from_bytes(body.kind(), &body.to_bytes()), body);
        hex(Tree::of(&body.to_bytes()).key(2).bytes().as_slice())
    };
    assert_eq!(of(Promiser::Worker).trim(), "820180");
    assert_eq!(of(Promiser::Client).trim(), "820280");
    assert_eq!(of(Promiser::Relative).trim(), "820380");
}

/// One field of every kind, changed as a user would, and its key.
fn corrected(body: &mut Body) -> u32 {
    let new = || "anders".to_owned();
    match body {
        Body::Worker(r) => {
            r.name = new();
            1
        }
        Body::PackFile(r) => {
            r.key = new();
            1
        }
        Body::Partner(r) => {
            r.line = new();
            11
        }
        Body::FillIn(r) => {
            r.line = new();
            6
        }
        Body::Person(r) => {
            r.name = new();
            1
        }
        Body::Case(r) => {
            r.risks = vec![new()];
            5
        }
        Body::Report(r) => {
            r.concern = new();
            6
        }
        Body::Attempt(r) => {
            r.line = new();
            7
        }
        Body::Visit(r) => {
            r.trust = None;
            8
        }
        Body::OwnNotes(r) => {
            r.lines.clear();
            3
        }
        Body::Appointment(r) => {
            r.what = new();
            6
        }
        Body::Plan(r) => {
            r.own_words = new();
            3
        }
        Body::Round(r) => {
            r.ended = None;
            4
        }
        Body::Call(r) => {
            r.line = new();
            11
        }
        Body::Promise(r) => {
            r.what = new();
            4
        }
        Body::Spending(r) => {
            r.purpose = new();
            3
        }
        Body::Summary(r) => {
            r.line = new();
            16
        }
        Body::Standing(r) => {
            r.about = new();
            2
        }
        Body::Review(r) => {
            r.follow_up = !r.follow_up;
            3
        }
        Body::Watch(r) => {
            r.well = None;
            5
        }
        Body::Alarm(r) => {
            r.words = new();
            6
        }
        Body::Membership(r) => {
            r.hub = new();
            2
        }
        Body::TeamSecret(r) => {
            r.epoch = 9;
            2
        }
        Body::Recovery(r) => {
            r.version = 9;
            2
        }
        Body::Dispatch(r) => {
            r.counter = 9;
            3
        }
        Body::Invitee(r) => {
            r.name = new();
            1
        }
        Body::Following(r) => {
            r.until = None;
            4
        }
        Body::Verdict(r) => {
            r.released = !r.released;
            4
        }
        Body::Late(r) => {
            r.at = field::time::Instant(9);
            3
        }
        Body::Erasure(r) => {
            r.told = !r.told;
            10
        }
        Body::Tally(r) => {
            r.calls = 99;
            6
        }
        Body::Unknown(..) => 0,
    }
}

fn without(tree: &Tree, key: u32) -> Tree {
    let Tree::Map(map) = tree else { panic!("not a record") };
    Tree::Map(map.iter().filter(|(k, _)| **k != key).map(|(k, v)| (*k, v.clone())).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn what_a_newer_version_wrote_survives_reading_and_writing((sample, tree) in any_record()) {
        let read = Body::from_bytes(sample.kind(), &tree.bytes());
        prop_assert_eq!(Tree::of(&read.to_bytes()), tree);
    }

    #[test]
    fn a_correction_leaves_every_other_key((sample, tree) in any_record()) {
        let mut read = Body::from_bytes(sample.kind(), &tree.bytes());
        let key = corrected(&mut read);
        prop_assert_eq!(without(&Tree::of(&read.to_bytes()), key), without(&tree, key));
    }

    #[test]
    fn records_round_trip((sample, tree) in any_record()) {
        let read = Body::from_bytes(sample.kind(), &tree.bytes());
        prop_assert_eq!(Body::from_bytes(sample.kind(), &read.to_bytes()), read);
    }

    #[test]
    fn a_kind_of_a_newer_version_is_kept_as_it_came(kind in 1000u32.., tree in any_tree()) {
        let read = Body::from_bytes(kind, &tree.bytes());
        prop_assert_eq!(read, Body::Unknown(kind, Bytes(tree.bytes())));
    }

    #[test]
    fn revisions_round_trip(
        id in any::<[u8; 16]>(),
        entity in any::<[u8; 16]>(),
        replaces in prop::collection::vec(any::<[u8; 16]>(), 0..4),
        (ms, count) in any::<(i64, u32)>(),
        (sample, tree) in any_record(),
    ) {
        let written = Revision {
            id: RevisionId::new(id),
            entity: EntityId::new(entity),
            replaces: replaces.into_iter().map(RevisionId::new).collect(),
            stamp: Stamp { ms, count },
            body: Body::from_bytes(sample.kind(), &tree.bytes()),
            ..revision()
        };
        prop_assert_eq!(opened(&written.to_content()), Some(written));
    }

    #[test]
    fn hostile_bytes_are_never_more_than_unknown(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        kind in 0u32..30,
    ) {
        let read = Body::from_bytes(kind, &bytes);
        if let Body::Unknown(..) = read {
            prop_assert_eq!(read.to_bytes(), bytes.clone());
        }
        let _ = opened(&bytes);
        let _ = Pack::from_bytes(&bytes);
    }

    #[test]
    fn a_damaged_record_is_never_more_than_unknown(
        (sample, tree) in any_record(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = tree.bytes();
        for (at, to) in flips {
            let at = at.index(bytes.len());
            bytes[at] = to;
        }
        bytes.truncate(bytes.len() - cut.index(bytes.len()) / 8);
        let read = Body::from_bytes(sample.kind(), &bytes);
        prop_assert_eq!(Body::from_bytes(sample.kind(), &read.to_bytes()), read);
    }
}

#[test]
fn unknown_keys_and_codes_do_not_make_a_record_unreadable() {
    for (name, body) in named_samples() {
        let mut tree = Tree::of(&body.to_bytes());
        tree.all_mut(&mut |tree| {
            if let Tree::Map(map) = tree {
                map.insert(5000, Tree::List(vec![Tree::Text("nieuw".into())]));
            }
        });
        let read = Body::from_bytes(body.kind(), &tree.bytes());
        assert!(!matches!(read, Body::Unknown(..)), "{name}");
        assert_eq!(Tree::of(&read.to_bytes()), tree, "{name}");
        assert_ne!(read, body, "{name}");
    }
    let mut tree = Tree::of(&common::sample("Visit").to_bytes());
    *tree.key(6) = Tree::Number(4711);
    let Body::Visit(visit) = Body::from_bytes(14, &tree.bytes()) else { panic!() };
    assert_eq!(visit.outcome, AttemptOutcome::Unknown(4711));
}

#[test]
fn a_claimed_length_reserves_nothing() {
    // Maps, lists, texts and bytes that claim four billion entries, or all there can be.
    let claims: [&[u8]; 4] = [&[0xba], &[0x9a], &[0x7a], &[0x5a]];
    for claim in claims {
        for length in [&[0xff; 4][..], &[0x7f, 0xff, 0xff, 0xff]] {
            for key in 1..20u8 {
                let bytes = [&[0xa1, key], claim, length].concat();
                for body in samples() {
                    let read = Body::from_bytes(body.kind(), &bytes);
                    assert!(matches!(read, Body::Unknown(..)));
                }
                assert!(opened(&bytes).is_none() && Pack::from_bytes(&bytes).is_none());
            }
        }
    }
    let whole_record = [&[0xbb], &[0xff; 8][..]].concat();
    assert!(matches!(Body::from_bytes(14, &whole_record), Body::Unknown(..)));
}

#[test]
fn deep_nesting_neither_overflows_nor_hangs() {
    // An unknown key whose value is a million lists in each other, open or with a length.
    for open in [0x81, 0x9f, 0xa1] {
        let mut bytes = vec![0xa1, 0x18, 0x63];
        bytes.resize(1 << 20, open);
        assert!(matches!(Body::from_bytes(14, &bytes), Body::Unknown(..)));
        assert!(opened(&bytes).is_none());
    }
}

#[test]
fn a_key_that_stands_twice_is_not_a_record() {
    let worker = [0xa2, 1, 0x61, b'a', 1, 0x61, b'b'];
    assert!(matches!(Body::from_bytes(1, &worker), Body::Unknown(..)));
    let unknown = [0xa2, 0x18, 99, 1, 0x18, 99, 2];
    assert!(matches!(Body::from_bytes(1, &unknown), Body::Unknown(..)));
}

#[test]
fn bytes_after_a_record_make_it_none() {
    let mut bytes = revision().to_content();
    bytes.push(0);
    assert!(opened(&bytes).is_none());
    assert_eq!(opened(&bytes[..bytes.len() - 2]), None);
    assert_eq!(revision().compartment, CompartmentId::new([0xC0; 16]));
}
