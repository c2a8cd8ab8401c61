//! The power goes, or the room on the disk: what was said to be safe is there afterwards, in the
//! vault, in the spool and between them. Below SQLite, by a shim that sees every write.
#![cfg(target_os = "linux")]
#![allow(clippy::print_stdout, reason = "a long run says what it counted")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod disk;
mod support;

use disk::{Chance, Disk, day, full, over, put, run_over, scratch, shim, some, steps};
use std::path::Path;
use support::*;
use vault::{Error, Secret32, Spool, Vault, rescue};

const FOLDER: &str = "SCHAKEL_DISK";
const FROZEN: &str = "SCHAKEL_DISK_FROZEN";
const LONG: &str = "SCHAKEL_LONG_DAY";
const DAY: &str = "child_that_lives_through_a_day";

/// The process that lives through a day.
#[test]
fn child_that_lives_through_a_day() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    day::live(Path::new(&folder), std::env::var_os(LONG).is_some());
}

/// The process that rescues a damaged vault.
#[test]
fn child_that_rescues() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    rescue(&Path::new(&folder).join("vault"), &secrets(), PIN, NOW).unwrap();
}

/// The process whose files may not be written.
#[test]
fn child_that_may_not_write() {
    if std::env::var_os(FROZEN).is_none() {
        return;
    }
    let folder = std::env::var_os(FOLDER).unwrap();
    let path = Path::new(&folder).join("vault");
    let refused = Some(Error::ReadOnly);
    assert_eq!(Vault::unlock_pin(&path, &secrets(), PIN, NOW).err(), refused);
    assert_eq!(vault::lockout(&path, &secrets().device, NOW).err(), refused);
    assert_eq!(rescue(&path, &secrets(), PIN, NOW).err(), refused);
    let other = Path::new(&folder).join("other");
    assert_eq!(Vault::create(&other, &secrets(), PIN, &new_vault(10), NOW).err(), refused);
    assert_eq!(Spool::open(&other, &Secret32::new([1; 32])).err(), refused);
}

#[test]
fn files_that_may_not_be_written_are_said_to_be_so_and_stay_as_they_are() {
    let place = scratch();
    let (vault, _) = small();
    let before = taken_from(vault.folder.path());
    let asked = [(FROZEN, String::new())];
    run_over(&shim(place.path()), "child_that_may_not_write", vault.folder.path(), &asked);
    assert_eq!(taken_from(vault.folder.path()), before);
}

/// The process that gives the right PIN again and again, whether there is room or not.
#[test]
fn child_that_unlocks_again_and_again() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    for _ in 0..15 {
        let unlocked = Vault::unlock_pin(&Path::new(&folder).join("vault"), &secrets(), PIN, NOW);
        assert!(matches!(unlocked, Ok(_) | Err(Error::Full)), "{:?}", unlocked.err());
    }
}

fn taken_from(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    let name = |file: &std::fs::DirEntry| file.file_name().into_string().unwrap();
    files.map(|file| (name(&file), std::fs::read(file.path()).unwrap())).collect()
}

/// Lets `test` run in `folder`, and cuts the power so many times, at moments that are the same in
/// every run; `check` looks at what is left.
fn cut(test: &str, folder: &Path, times: usize, seed: u64, check: &dyn Fn(&Path, &str)) {
    let place = scratch();
    let (shim, log) = (shim(place.path()), place.path().join("log"));
    let mut disk = Disk::with(&taken_from(folder));
    let asked = [("SCHAKEL_DISK_LOG", log.display().to_string()), (LONG, String::new())];
    run_over(&shim, test, folder, &asked);
    let steps = steps(&log);
    let mut chance = Chance(seed);
    let mut moments: Vec<usize> = (0..times).map(|_| chance.below(steps.len() + 1)).collect();
    moments.sort_unstable();
    let after = place.path().join("after");
    std::fs::create_dir(&after).unwrap();
    let mut now = 0;
    for (cut, moment) in moments.into_iter().enumerate() {
        while now < moment {
            disk.step(&steps[now]);
            now += 1;
        }
        put(&after, &disk.after_a_cut(&mut chance));
        let looked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            check(&after, &disk.said);
        }));
        assert!(looked.is_ok(), "cut {cut}, after step {moment} of {}", steps.len());
    }
    println!("{test}: {times} power cuts within {} steps, nothing lost", steps.len());
}

#[test]
fn nothing_that_was_safe_is_lost_when_the_power_goes() {
    let folder = scratch();
    let times = if full() { 800 } else { 60 };
    cut(DAY, folder.path(), times, 1, &|after, said| {
        day::check(after, said);
    });
}

#[test]
fn a_power_cut_during_a_rescue_leaves_a_vault_with_everything_in_it() {
    let (place, rows) = small();
    place.tamper("DELETE FROM head WHERE number = 0");
    let times = if full() { 200 } else { 20 };
    cut("child_that_rescues", place.folder.path(), times, 2, &|after, _| {
        let path = after.join("vault");
        let unlocked = Vault::unlock_pin(&path, &secrets(), PIN, NOW);
        let vault = unlocked.or_else(|_| rescue(&path, &secrets(), PIN, NOW).map(|r| r.vault));
        let left = read(&vault.unwrap()).0;
        assert_eq!(contents(&left), contents(&rows));
    });
}

fn contents(rows: &Rows) -> Vec<&[u8]> {
    let mut all: Vec<_> = rows.iter().map(|(_, _, content)| content.as_slice()).collect();
    all.sort_unstable();
    all
}

/// How many writes a day has.
fn writes(shim: &Path, day: &[(&str, String)]) -> usize {
    let (folder, place) = (scratch(), scratch());
    let count = place.path().join("count");
    let asked = [day, &[("SCHAKEL_DISK_COUNT", count.display().to_string())]].concat();
    run_over(shim, DAY, folder.path(), &asked);
    std::fs::read_to_string(&count).unwrap().parse().unwrap()
}

#[test]
fn a_full_disk_at_any_write_of_a_day_loses_nothing() {
    let place = scratch();
    let shim = shim(place.path());
    let long = [(LONG, String::new())];
    let (in_a_day, in_a_long_one) = (writes(&shim, &[]), writes(&shim, &long));
    let spread = in_a_long_one / if full() { 200 } else { 10 };
    let long_ones: Vec<usize> = (0..in_a_long_one).step_by(spread | 1).collect();
    for (of, day, moments) in
        [(in_a_day, [].as_slice(), some(in_a_day, 20)), (in_a_long_one, long.as_slice(), long_ones)]
    {
        let seen = over(&moments, &|folder, n| {
            put(folder, &[]);
            // For one write, for what one act writes, and for a while.
            let full = format!("{} {}", n + 1, [1, 4, 40][n % 3]);
            run_over(&shim, DAY, folder, &[day, &[("SCHAKEL_DISK_FULL", full)]].concat());
            let said = std::fs::read_to_string(folder.join("said")).unwrap();
            assert_eq!(day::heard(&said).get("evening"), Some(&1));
            assert!(day::check(folder, &said) > 10, "the day went on");
            "nothing lost"
        });
        println!("full at {} of {of} writes of a day: {seen:?}", moments.len());
    }
}

#[test]
fn the_right_pin_on_a_full_disk_is_no_wrong_one() {
    let place = scratch();
    let shim = shim(place.path());
    let (vault, _) = small();
    let files = taken_from(vault.folder.path());
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let each = if full() { 512 } else { 4096 };
    for room in (0..=64 * 1024).step_by(each) {
        let folder = place.path().join(format!("room-{room}"));
        std::fs::create_dir(&folder).unwrap();
        put(&folder, &files);
        let sizes = format!("{size} {}", size + room);
        run_over(
            &shim,
            "child_that_unlocks_again_and_again",
            &folder,
            &[("SCHAKEL_DISK_ROOM", sizes)],
        );
        let lockout = vault::lockout(&folder.join("vault"), &secrets().device, NOW);
        assert!(lockout.unwrap().failed <= 1, "{lockout:?} with room for {room} bytes");
        let vault = Vault::unlock_pin(&folder.join("vault"), &secrets(), PIN, NOW).unwrap();
        assert_eq!(read(&vault).0.len(), 9);
    }
}
