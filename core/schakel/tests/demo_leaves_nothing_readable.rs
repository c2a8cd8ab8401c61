//! The demo ends well, and nothing of its people can be read in what it leaves behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn demo(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_schakel");
    Command::new(program).arg("demo").args(arguments).output().unwrap()
}

fn facts(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one object of facts")
}

/// Every text of the scenario and every piece of one that could tell who or what it is about: whole
/// texts, their words of five letters or more, and numbers with and without their punctuation.
fn personal() -> BTreeSet<String> {
    let scenario: toml::Value = toml::from_str(include_str!("../scenarios/day.toml")).unwrap();
    let mut texts = Vec::new();
    for key in ["worker", "supervisor", "partner", "step", "pin"] {
        collect(&scenario[key], "", &mut texts);
    }
    let mut personal = BTreeSet::new();
    for text in texts {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        personal.insert(digits);
        let word = |c: char| !c.is_alphanumeric();
        personal.extend(text.split(word).map(str::to_owned));
        personal.insert(text);
    }
    personal.retain(|text| text.chars().count() >= 5);
    personal
}

/// The texts of the scenario, without the keys of its own format and the codes it uses.
fn collect(value: &toml::Value, key: &str, texts: &mut Vec<String>) {
    const CODES: [&str; 14] = [
        "act", "at", "source", "kind", "reason", "urgency", "outcome", "mark", "trust", "stage",
        "part", "need", "needs", "role",
    ];
    match value {
        toml::Value::String(text) if !CODES.contains(&key) && key != "hours" => {
            texts.push(text.clone());
        }
        toml::Value::Array(values) => values.iter().for_each(|v| collect(v, key, texts)),
        toml::Value::Table(table) => table.iter().for_each(|(key, v)| collect(v, key, texts)),
        _ => {}
    }
}

/// The text as it would stand in a file: as written, in lower and upper case, in UTF-8 and in
/// UTF-16 of either order.
fn spellings(text: &str) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for text in [text.to_owned(), text.to_lowercase(), text.to_uppercase()] {
        all.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        all.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        all.push(text.into_bytes());
    }
    all
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    found
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    let Some((first, rest)) = wanted.split_first() else { return false };
    let starts = bytes.iter().enumerate().filter(|(_, b)| *b == first);
    starts.map(|(at, _)| at + 1).any(|at| bytes.get(at..at + rest.len()) == Some(rest))
}

#[test]
fn nothing_of_the_day_can_be_read_in_what_it_leaves() {
    let scratch = tempfile::tempdir().unwrap();
    let kept = scratch.path().join("kept");
    let facts = facts(&demo(&["--once", "--json", "--keep", kept.to_str().unwrap()]));
    assert_eq!(facts["ok"], true, "{facts}");
    assert_eq!(facts["arranged"], 5, "{facts}");
    let personal = personal();
    for known in ["Kwakernaat", "Verzonnenlaan", "0546000021", "Verzonnenlaan 12", "481516"] {
        assert!(personal.contains(known), "{known} is looked for");
    }
    let files = files(&kept);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.iter().any(|n| n.ends_with("vault.db")), "{names:?}");
    let log = files.iter().find(|(name, _)| name.ends_with("schakel.log")).expect("a log");
    assert!(holds(&log.1, b"vault opened"), "the log is written at all");
    for text in &personal {
        for (name, bytes) in &files {
            let found = spellings(text).iter().any(|spelling| holds(bytes, spelling));
            assert!(!found, "{text:?} can be read in {name}");
        }
    }
}

#[test]
fn the_day_is_played_on_top_of_a_history() {
    let facts = facts(&demo(&["--once", "--json", "--cases", "12", "--days", "30"]));
    assert_eq!((&facts["ok"], &facts["cases"]), (&true.into(), &13.into()), "{facts}");
    assert!(facts["records"].as_u64().unwrap() > 100, "{facts}");
    for millis in ["tap_ms_median", "tap_ms_slowest"] {
        assert!(facts[millis].is_number(), "{facts}");
    }
}

#[test]
fn the_day_is_told_in_dutch_and_in_english() {
    for (language, words) in
        [("nl", "Een dag van een casemanager"), ("en", "A day of a case manager")]
    {
        let output = demo(&["--once", "--lang", language]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && told.contains(words), "{told}");
        assert!(told.contains("telefoontjes") != (language == "en"), "{told}");
    }
}

#[test]
fn a_folder_that_holds_something_is_refused_and_left_as_it_is() {
    let scratch = tempfile::tempdir().unwrap();
    let own = scratch.path().join("mine.txt");
    fs::write(&own, "mine").unwrap();
    let output = demo(&["--once", "--json", "--keep", scratch.path().to_str().unwrap()]);
    assert!(!output.status.success() && output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("not empty") && said.contains("choose"), "{said}");
    assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(&own).unwrap(), "mine");
}
