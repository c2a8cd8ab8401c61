//! README's table of F against core, Android, iOS and desk is made from the journeys' names, and for
//! the shells from the tests of the screens that serve a row.
//!
//! `SCHAKEL_TABLE=write` writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The rows of FEATURES, by number.
const NAMES: [&str; 26] = [
    "Report (melding)",
    "Outreach (poging)",
    "Visit (bezoek)",
    "Complete plan (plan van aanpak)",
    "A few phone calls (paar telefoontjes)",
    "Promises (toezeggingen)",
    "Budget",
    "Agreements (samenwerkingsafspraken)",
    "Handover (warme overdracht)",
    "Bottleneck (knelpunt)",
    "In view (in beeld)",
    "Anonymised case (geanonimiseerde casus)",
    "Visit summary (bezoeksamenvatting)",
    "Results",
    "Safety",
    "Law and trust",
    "Municipality pack (gemeentepakket)",
    "Today (vandaag)",
    "Search",
    "Exchange",
    "The phone",
    "Match without telling (betrokkenheidscheck)",
    "Attachments",
    "Substitute (vervanging)",
    "Case consultation (casusoverleg)",
    "Pilot-light contact (waakvlamcontact)",
];

/// Rows that the core does in part: what there is, said beside the number.
const IN_PART: [(u32, &str); 4] = [
    (4, "the plan on one page"),
    (7, "spending and accounting for it"),
    (15, "known risks; the timer, the alarm and its drill, no on-call chain yet"),
    (16, "no BSN, nothing personal in logs, erasing"),
];

/// Where journeys stand, by column.
const COLUMNS: [(&str, &str); 2] =
    [("core", "tests/journeys/tests/core"), ("desk", "tests/desk/tests/browser")];

/// Where the tests of each shell's screens stand, a folder a screen, and how a test begins there.
const SHELLS: [(&str, &str, &[&str]); 2] = [
    ("Android", "android/screens/src/test/kotlin/app/schakel/screens", &["@Test"]),
    ("iOS", "ios/Screens/Tests/ScreensTests", &["@Test", "func test"]),
];

/// Which screens serve a row; both shells have the same.
const SCREENS: [(u32, &[&str]); 12] = [
    (1, &["report"]),
    (2, &["door"]),
    (3, &["visit"]),
    (4, &["plan"]),
    (5, &["call", "directory"]),
    (13, &["supervision"]),
    (15, &["safety"]),
    (16, &["erasing"]),
    (17, &["directory"]),
    (18, &["today"]),
    (19, &["search"]),
    (21, &["frame", "lock", "settings"]),
];

const START: &str = "<!-- journeys -->\n";
const END: &str = "<!-- /journeys -->";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The names of all journeys in a folder, each with the one line that says what it shows.
fn journeys(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let Ok(files) = fs::read_dir(folder) else { return found };
    for file in files {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let name = line
                .trim_start_matches("async ")
                .strip_prefix("fn f")
                .and_then(|rest| rest.split_once("()"));
            let is_test = lines.get(at.wrapping_sub(1)) == Some(&"#[test]");
            if let Some((name, _)) = name.filter(|_| is_test) {
                let above = lines.iter().take(at - 1).rev();
                let mut said: Vec<&str> =
                    above.map_while(|line| line.strip_prefix("/// ")).collect();
                said.reverse();
                found.push((format!("f{name}"), said.join(" ")));
            }
        }
    }
    found
}

/// The numbers with which a journey's name begins: f02_f05_a_call… is 2 and 5.
fn numbers(name: &str) -> BTreeSet<u32> {
    let parts = name.split('_').map(|part| part.strip_prefix('f').and_then(|n| n.parse().ok()));
    parts.map_while(|number| number).collect()
}

/// How many journeys serve a row, in one column.
fn told(folder: &str, number: u32) -> usize {
    let journeys = journeys(&root().join(folder));
    journeys.iter().filter(|(name, _)| numbers(name).contains(&number)).count()
}

/// How many tests a shell has of the screens that serve a row; drawing them is no test of it.
fn tapped(folder: &str, begins: &[&str], number: u32) -> usize {
    let served = SCREENS.iter().filter(|(n, _)| *n == number).flat_map(|(_, screens)| *screens);
    let Ok(folders) = fs::read_dir(root().join(folder)) else { return 0 };
    let folders: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
    served
        .flat_map(|screen| {
            folders.iter().filter(move |f| f.file_name().unwrap().eq_ignore_ascii_case(screen))
        })
        .flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|file| {
            let name = file.file_name().unwrap().to_string_lossy();
            !["Pictures", "Gallery", "Album"].iter().any(|drawn| name.starts_with(drawn))
        })
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let starts = |line: &&str| begins.iter().any(|begin| line.trim().starts_with(begin));
            text.lines().filter(starts).count()
        })
        .sum()
}

fn cell(count: usize, part: Option<&str>) -> String {
    match (count, part) {
        (0, _) => "–".to_owned(),
        (count, None) => count.to_string(),
        (count, Some(what)) => format!("{count}, part: {what}"),
    }
}

fn table() -> String {
    let [(core, core_folder), (desk, desk_folder)] = COLUMNS;
    let mut text = format!(
        "Journeys that prove each row, counted from their names by a test; for the phones, tests of\n\
         the screens that serve it:\n\n\
         | | | {core} | {} | {} | {desk} |\n|---|---|---|---|---|---|\n",
        SHELLS[0].0, SHELLS[1].0,
    );
    for (number, name) in (1..).zip(NAMES) {
        let part = IN_PART.iter().find(|(n, _)| *n == number).map(|(_, what)| *what);
        let mut cells = vec![cell(told(core_folder, number), part)];
        let tapped = SHELLS.map(|(_, folder, begins)| cell(tapped(folder, begins, number), None));
        cells.extend(tapped);
        cells.push(cell(told(desk_folder, number), None));
        text += &format!("| F{number} | {name} | {} |\n", cells.join(" | "));
    }
    text
}

#[test]
fn the_table_in_the_readme_is_the_one_of_the_journeys() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(START).expect("README.md has its mark");
    let (block, after) = rest.split_once(END).expect("README.md has its end mark");
    let table = table();
    if env::var("SCHAKEL_TABLE").is_ok_and(|v| v == "write") {
        fs::write(&path, format!("{before}{START}{table}{END}{after}")).unwrap();
    } else {
        assert!(
            block == table,
            "README.md's table is not that of the journeys. Write it anew with\n\
             SCHAKEL_TABLE=write cargo test --release -p journeys --test table"
        );
    }
}

#[test]
fn every_journey_says_in_words_what_it_shows() {
    let mut names = BTreeSet::new();
    for (_, folder) in COLUMNS {
        for (name, said) in journeys(&root().join(folder)) {
            let known = numbers(&name).iter().all(|n| (1..=26).contains(n));
            assert!(known && !numbers(&name).is_empty(), "{name} has no number of FEATURES");
            assert!(said.ends_with('.') && said.len() > 20, "{name} says {said:?}");
            assert!(names.insert(name.clone()), "{name} stands twice");
        }
    }
    assert!(names.len() > 100, "only {} journeys were found", names.len());
}
