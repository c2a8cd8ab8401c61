//! A process that writes is killed at a random moment: what it was told is safe is there
//! afterwards, and the vault opens by itself.
#![allow(clippy::print_stdout, reason = "a long run says what it counted")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod disk;
mod support;

use disk::{Chance, day, full, over, put};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use support::*;
use vault::{Batch, Error, NewCompartment, Vault};

const CHILD: &str = "SCHAKEL_VAULT_TO_WRITE";
const DAY: &str = "SCHAKEL_DAY_TO_LIVE";

/// The child: writes notes, cases and drafts, and says each number once it is safe.
#[test]
fn child_that_writes_until_it_is_killed() {
    let Some(path) = std::env::var_os(CHILD) else { return };
    let mut vault = Vault::unlock_pin(Path::new(&path), &secrets(), PIN, NOW).unwrap();
    let mut out = std::io::stdout();
    let mut last = 0;
    vault.read(&mut |row| last = row.number).unwrap();
    for n in last + 1.. {
        let compartment = if n % 7 == 1 { case((n / 7 % 20) as u8) } else { vault.personal() };
        let new = [NewCompartment { id: compartment, regime: 1 }];
        let known = compartment == vault.personal() || n / 7 >= 20;
        let content = note(n);
        let entries = [entry(compartment, &content)];
        let batch = Batch {
            new_compartments: if known { &[] } else { &new },
            entries: &entries,
            finished_drafts: &[b"draft"],
        };
        let number = vault.append(&batch).unwrap();
        writeln!(out, "{CHILD} {number}").unwrap();
        out.flush().unwrap();
        vault.put_draft(b"draft", &note(n + 1)).unwrap();
    }
}

fn child(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_that_writes_until_it_is_killed", "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The numbers that the child says are safe.
fn numbers(child: &mut Child) -> impl Iterator<Item = u64> + use<> {
    BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.split_once(CHILD)?.1.trim().parse().ok())
}

/// Starts the child, kills it a moment after it has said `records` numbers, and returns the last
/// number that it said was safe.
fn run_and_kill(path: &Path, records: usize, moment: Duration) -> u64 {
    let mut child = child(path);
    let mut said = numbers(&mut child);
    let before = said.by_ref().take(records).last();
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    said.last().or(before).unwrap_or(0)
}

#[test]
fn nothing_that_was_safe_is_lost_when_the_process_is_killed() {
    let times = if full() { 600 } else { 20 };
    let (place, vault) = Place::with_vault();
    vault.pause().unwrap();
    let (mut random, mut safe) = (0x5eed_u64, 0);
    for time in 0..times {
        // A small generator: the moments differ, and are the same in every run. Every eighth
        // comes while the child is still opening the vault.
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let records = (random >> 60) as usize / 2;
        let moment = Duration::from_micros((random >> 33) % 10_000);
        let said = run_and_kill(&place.path, records, moment);
        assert!(
            records == 0 || said >= safe + records as u64,
            "kill {time}: the child went on from what was safe"
        );
        safe = safe.max(said);
        let vault = place.unlock().unwrap_or_else(|e| panic!("kill {time}: {e}"));
        let (rows, damage) = read(&vault);
        assert_eq!(damage, [], "kill {time}");
        assert!(rows.len() as u64 >= safe, "kill {time}: {} of {safe}", rows.len());
        for (number, _, content) in &rows {
            assert_eq!(*content, note(*number), "kill {time}");
        }
        assert!(vault.drafts().unwrap().len() <= 1);
        if time % 10 == 9 {
            assert_eq!(vault.check().unwrap(), [], "kill {time}");
        }
        safe = rows.len() as u64;
    }
    println!("{times} kills of one vault, nothing lost");
}

#[test]
fn a_second_process_is_sent_away_until_the_first_has_gone() {
    let (place, vault) = Place::with_vault();
    vault.pause().unwrap();
    let mut first = child(&place.path);
    let mut said = numbers(&mut first);
    said.next().unwrap();
    assert_eq!(place.unlock().err(), Some(Error::InUse));
    assert_eq!(vault::rescue(&place.path, &place.secrets, PIN, NOW).err(), Some(Error::InUse));
    said.next().expect("the first goes on");
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(place.unlock().unwrap().check(), Ok(vec![]));
}

/// The child: lives through a day with its vault and its spool.
#[test]
fn child_that_lives_until_it_is_killed() {
    let Some(folder) = std::env::var_os(DAY) else { return };
    day::live(Path::new(&folder), false);
}

#[test]
fn nothing_that_was_safe_is_lost_when_a_day_is_cut_short() {
    let times: Vec<usize> = (0..if full() { 400 } else { 20 }).collect();
    let seen = over(&times, &|folder, n| {
        put(folder, &[]);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child_that_lives_until_it_is_killed"])
            .env(DAY, folder)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let moment = Chance(n as u64).below(100_000) as u64;
        std::thread::sleep(Duration::from_micros(moment));
        child.kill().unwrap();
        child.wait().unwrap();
        let said = std::fs::read_to_string(folder.join("said")).unwrap_or_default();
        match day::check(folder, &said) {
            0 => "killed before the first record",
            _ if said.ends_with("evening 1\n") => "killed after the last",
            _ => "killed in between, nothing lost",
        }
    });
    println!("{} days cut short: {seen:?}", times.len());
    assert!(seen.contains_key("killed in between, nothing lost"));
}
