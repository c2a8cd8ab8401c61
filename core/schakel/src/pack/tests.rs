#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use field::id::PartnerId;
use field::pack::{DayCount, MAX_BYTES};
use field::record::ClockEvent;
use seal::Secret32;
use std::collections::BTreeSet;

fn key() -> SigningKey {
    SigningKey::from_seed(&Secret32::new([7; 32]))
}

fn pack() -> Pack {
    twenterand(&key()).unwrap().pack
}

fn signed(pack: &Pack) -> Vec<u8> {
    seal::signed::sign_file(&key(), &pack.to_bytes()).unwrap()
}

/// What building a source says is wrong.
fn wrong(file: &str, from: &str, to: &str) -> String {
    let source = Source::twenterand().edited(file, from, to);
    match build(&source, &key()) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("{file} was built with {to:?} for {from:?}"),
    }
}

#[track_caller]
fn says(error: &str, words: &[&str]) {
    assert!(words.iter().all(|w| error.contains(w)), "not {words:?} in:\n{error}");
}

#[test]
fn twenterands_pack_comes_back_as_it_was_built_and_always_the_same() {
    let built = twenterand(&key()).unwrap();
    let opened = open(&built.file).unwrap();
    assert!(opened.pack == built.pack);
    assert_eq!(opened.signer, key().verifying_key());
    assert_eq!(twenterand(&key()).unwrap().file, built.file);
}

#[test]
fn twenterands_pack_answers_what_is_needed_most() {
    let pack = pack();
    let wanted = [
        "bed-tonight",
        "eviction",
        "detox-place",
        "benefit-stopped",
        "debts",
        "crisis-assessment",
        "general-practitioner",
        "food",
        "identity-papers",
        "day-activities",
        "addiction-care",
        "budget-management",
    ];
    for key in wanted {
        let need = pack.needs.iter().find(|n| n.key == key).unwrap();
        let serves = |p: &field::pack::PackPartner| {
            p.partner.role == need.roles[0] && p.partner.needs.contains(&need.key)
        };
        assert!(pack.partners.iter().any(serves), "nobody of the likeliest role serves {key}");
    }
}

#[test]
fn twenterands_compulsory_care_report_has_fourteen_calendar_days_and_the_reporter_is_told() {
    let pack = pack();
    let kind = pack.report_types.iter().find(|t| t.key == "compulsory-care").unwrap();
    for event in [ClockEvent::Inquiry, ClockEvent::Feedback] {
        let clock = kind.clocks.iter().find(|c| c.event == event).unwrap();
        assert_eq!((clock.days, clock.count), (14, DayCount::Calendar));
        assert_eq!(clock.source, "Wvggz art. 5:2");
        assert!(clock.statutory);
    }
    for other in pack.report_types.iter().filter(|t| t.key != "compulsory-care") {
        assert!(other.clocks.iter().all(|c| c.source.starts_with("Voorbeeld") && !c.statutory));
    }
    assert!(pack.example);
}

#[test]
fn twenterands_pack_holds_public_numbers_and_no_persons() {
    let pack = pack();
    let numbers = |p: &field::pack::PackPartner| {
        let contacts = p.partner.contacts.iter().map(|c| c.dial.clone());
        contacts.chain([p.partner.dial.clone()]).collect::<Vec<_>>()
    };
    let given: BTreeSet<String> =
        pack.partners.iter().flat_map(numbers).filter(|n| !n.is_empty()).collect();
    let public = ["(0546) 840 840", "0800-1205", "0900-8844", "112"];
    assert_eq!(given, public.map(str::to_owned).into());
    for partner in pack.partners.iter().map(|p| &p.partner) {
        let always = ["112", "0900-8844"].contains(&partner.dial.as_str());
        assert_eq!(partner.hours, if always { "24/7" } else { "" });
        assert!(partner.email.is_empty());
        assert!(partner.contacts.iter().all(|c| c.name.is_empty() && c.email.is_empty()));
    }
}

#[test]
fn twenterands_border_and_villages_name_their_sources() {
    let pack = pack();
    assert_eq!(pack.boundary.len(), 1);
    assert_eq!(pack.boundary[0].rings[0].points.len(), 151);
    let own = pack.villages.iter().filter(|v| v.code == "GM1700");
    let own: Vec<&str> = own.map(|v| v.name.as_str()).collect();
    assert!(own.contains(&"Vriezenveen") && own.contains(&"Den Ham"), "{own:?}");
    assert!(pack.villages.iter().any(|v| v.name == "Almelo" && v.code == "GM0141"));
    let [border, towns] = pack.sources.as_slice() else { panic!("two sources") };
    says(border, &["CBS", "Kadaster", "2022", "CC BY 4.0"]);
    says(towns, &["GeoNames", "CC BY 4.0"]);
}

#[test]
fn ids_of_partners_never_change() {
    // printf twenterand/police | sha256sum
    let police = PartnerId::new([
        0x7b, 0x07, 0x5d, 0xd0, 0x16, 0x5f, 0xaf, 0xb5, 0x70, 0x69, 0x84, 0x19, 0x11, 0xa9, 0xc0,
        0xc9,
    ]);
    let pack = pack();
    let partner = pack.partners.iter().find(|p| p.partner.dial == "0900-8844").unwrap();
    assert_eq!(partner.id, police);
}

#[test]
fn a_fault_is_named_with_its_place_and_remedy() {
    let table = [
        ("roles = [\"benefits\"", "roles = [\"benefit\"", "\"benefit\" is not a role of this pack"),
        ("role = \"shelter\"", "role = \"hotel\"", "\"hotel\" is not a role of this pack"),
        ("needs = [\"food\"]", "needs = [\"foot\"]", "\"foot\" is not a need of this pack"),
        ("key = \"debts\"", "key = \"eviction\"", "\"eviction\" stands twice"),
        ("key = \"food-bank\"", "key = \"shelter\"", "the key of another partner"),
        ("key = \"debts\"", "key = \"Debts!\"", "\"Debts!\" is no key"),
        ("dial = \"0900-8844\"", "dial = \"0900-CALLME\"", "\"0900-CALLME\" cannot be dialled"),
        ("hours = \"24/7\"", "hours = \"most days\"", "\"most days\" cannot be read"),
        ("covers = [\"GM1700\"]", "covers = [\"Twenterand\"]", "no code of a municipality"),
        ("village = \"Vriezenveen\"", "village = \"Vriesveen\"", "not a village of this pack"),
        ("days = 14", "days = 1400", "a clock of 1400 days"),
        ("nl = \"Eten\"", "nl = \" \"", "nl is empty"),
        ("line = \"Buiten", "line = \"\\u001b[2JBuiten", "characters that cannot be shown"),
        (
            "key = \"intake\", function = \"coördinator instroom\" }",
            "key = \"intake\", function = \"a\" }, { key = \"intake\", function = \"b\" }",
            "contact \"b\" has the key of another",
        ),
    ];
    for (from, to, words) in table {
        let text = include_str!("../../packs/twenterand/pack.toml");
        let error = wrong("pack.toml", from, to);
        says(&error, &[words]);
        // The line is that of the entry's key: what was changed itself, or the last one above it.
        let changed = text[..text.find(from).unwrap()].matches('\n').count() + 1;
        let keys = text.lines().take(changed).enumerate().filter(|(_, l)| l.starts_with("key = "));
        let line = keys.last().unwrap().0 + 1;
        says(&error, &[&format!("pack.toml:{line}: ")]);
    }
    says(&wrong("pack.toml", "version = 1", "version = 0"), &["pack.toml", "version starts at 1"]);
    says(&wrong("pack.toml", "cents = 25000", "cents = -1"), &["a mandate of -1 cents"]);
}

#[test]
fn all_faults_are_named_at_once() {
    let source = Source::twenterand().edited("pack.toml", "nl = \"Eten\"", "nl = \"\"").edited(
        "pack.toml",
        "role = \"shelter\"",
        "role = \"hotel\"",
    );
    let Err(PackError::Source(lines)) = build(&source, &key()) else { panic!("it was built") };
    assert_eq!(lines.len(), 2);
}

#[test]
fn a_table_with_an_unknown_or_missing_key_is_refused_with_its_line() {
    let error = wrong("pack.toml", "example = true", "example = true\nexampel = false");
    says(&error, &["pack.toml", "line 18", "exampel", "unknown field"]);
    says(&wrong("pack.toml", "dial = \"112\"", "dail = \"112\""), &["dail", "unknown field"]);
    says(
        &wrong("pack.toml", "event = \"inquiry\"", "event = \"enquiry\""),
        &["enquiry", "inquiry"],
    );
    says(&wrong("pack.toml", "code = \"GM1700\"", ""), &["missing field", "code"]);
    says(&wrong("pack.toml", "[mandate]", "[mandate"), &["pack.toml", "line"]);
}

#[test]
fn a_border_that_cannot_be_is_refused() {
    let first = "[6.67309, 52.49363], [6.69349, 52.48633]";
    let file = "boundary.geojson";
    says(&wrong(file, first, "[6.69349, 52.48633]"), &[file, "not closed"]);
    let swapped = "[52.49363, 6.67309], [6.69349, 52.48633]";
    says(&wrong(file, "[6.69349, 52.48633]", "[52.48633, 6.69349]"), &[file, "longitude first"]);
    says(&wrong(file, first, swapped), &[file]);
    says(&wrong(file, "[6.69349, 52.48633]", "[600, 52.48633]"), &[file, "nowhere on the globe"]);
    says(&wrong(file, "\"CC BY 4.0\"", "\"\""), &[file, "the licence"]);
    says(&wrong(file, "\"Polygon\"", "\"Point\""), &[file, "Point"]);
    says(
        &wrong("villages.json", "\"lat\": 52.40833", "\"lat\": 2.40833"),
        &["villages.json", "not in the Netherlands"],
    );
}

#[test]
fn a_border_without_its_own_villages_is_refused() {
    let mut pack = pack();
    for point in pack.boundary.iter_mut().flat_map(|a| &mut a.rings).flat_map(|r| &mut r.points) {
        point.lat -= 500_000;
    }
    let Err(error) = open(&signed(&pack)) else { panic!("it was accepted") };
    says(&error.to_string(), &["border area 1", "lies within it"]);
}

#[test]
fn a_pack_that_was_changed_cut_or_is_none_is_refused() {
    let file = twenterand(&key()).unwrap().file;
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert!(open(&changed).is_err(), "byte {at} was changed and nobody noticed");
        if at % 16 == 0 {
            assert!(open(&file[..at]).is_err(), "cut at {at} and nobody noticed");
        }
    }
    let mut longer = file.clone();
    longer.push(0);
    assert!(matches!(open(&longer), Err(PackError::Signature)));
    assert!(matches!(open(b""), Err(PackError::NotAPack)));
    assert!(matches!(open(b"%PDF-1.7 not a pack at all"), Err(PackError::NotAPack)));
    let rubbish = seal::signed::sign_file(&key(), b"not a pack").unwrap();
    assert!(matches!(open(&rubbish), Err(PackError::NotAPack)));
}

#[test]
fn a_newer_format_and_a_huge_file_are_told_apart() {
    let mut newer = twenterand(&key()).unwrap().file;
    newer[13..17].copy_from_slice(&2_u32.to_be_bytes());
    let Err(error) = open(&newer) else { panic!("it was accepted") };
    says(&error.to_string(), &["format 2", "Update Schakel"]);

    let huge = seal::signed::sign_file(&key(), &vec![0; MAX_BYTES + 2000]).unwrap();
    assert!(matches!(open(&huge), Err(PackError::TooLarge)));
    let mut pack = pack();
    pack.needs[0].words.nl = "x".repeat(MAX_BYTES);
    assert!(open(&signed(&pack)).is_err());
}

#[test]
fn a_signed_pack_that_says_what_cannot_be_is_refused() {
    let mut pack = pack();
    pack.partners[0].partner.dial = "*21*0612345678#".to_owned();
    pack.partners[1].partner.role = "\u{1b}[31m".to_owned();
    pack.needs[2].key = pack.needs[1].key.clone();
    let Err(error) = open(&signed(&pack)) else { panic!("it was accepted") };
    let error = error.to_string();
    let mut bare = self::pack();
    (bare.needs, bare.report_types, bare.boundary) = Default::default();
    let Err(empty) = open(&signed(&bare)) else { panic!("it was accepted") };
    says(&empty.to_string(), &["pack: the pack has no needs", "types of report", "border"]);
    says(&error, &["partner 1", "cannot be dialled", "partner 2", "need 3", "stands twice"]);
    assert!(!error.contains('\u{1b}'), "an escape sequence reached the terminal");
}
