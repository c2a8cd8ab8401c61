//! Wrong PINs: counted before they are tested, waited for, and at the end the vault is wiped.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::*;
use vault::{Condition, Error, Vault, condition, lockout};

fn try_wrong(place: &Place, now: i64) -> Error {
    Vault::unlock_pin(&place.path, &place.secrets, WRONG, now).err().unwrap()
}

fn wait_s(place: &Place, now: i64) -> u64 {
    lockout(&place.path, &place.secrets.device, now).unwrap().wait_s
}

#[test]
fn the_wait_grows_and_then_the_vault_is_wiped() {
    let (place, vault) = Place::with_vault();
    drop(vault);
    let mut now = NOW;
    for (tries_left, wait_s) in
        [(9, 0), (8, 0), (7, 0), (6, 0), (5, 60), (4, 300), (3, 900), (2, 3600), (1, 3600)]
    {
        assert_eq!(try_wrong(&place, now), Error::WrongPin { tries_left, wait_s });
        if wait_s > 0 {
            // Too early: the right PIN does not help, and nothing is counted.
            let early = now + i64::try_from(wait_s).unwrap() * 1000 - 1000;
            let tried = Vault::unlock_pin(&place.path, &place.secrets, PIN, early).err();
            assert_eq!(tried, Some(Error::Wait { wait_s: 1 }));
            now = early + 1000;
        }
    }
    assert_eq!(try_wrong(&place, now), Error::Wiped);
    assert_eq!(condition(&place.path), Condition::Absent);
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 0);
}

#[test]
fn the_right_pin_starts_the_count_anew() {
    let (place, vault) = Place::with_vault();
    drop(vault);
    for _ in 0..3 {
        try_wrong(&place, NOW);
    }
    drop(place.unlock().unwrap());
    let asked = lockout(&place.path, &place.secrets.device, NOW).unwrap();
    assert_eq!((asked.failed, asked.tries_left), (0, 10));
}

#[test]
fn a_clock_set_back_is_no_shortcut_and_no_trap() {
    let (place, vault) = Place::with_vault();
    drop(vault);
    // The clock stood years ahead when the PIN was wrong.
    let ahead = NOW + 5 * 365 * 24 * 60 * MINUTE;
    for _ in 0..6 {
        let now = if wait_s(&place, ahead) == 0 { ahead } else { ahead + MINUTE };
        try_wrong(&place, now);
    }
    assert_eq!(wait_s(&place, ahead + MINUTE), 300);
    // It is put right: one step from now, not five years, and not nothing.
    assert_eq!(wait_s(&place, NOW), 300);
    assert_eq!(wait_s(&place, NOW + 2 * MINUTE), 180);
    // Set back again: the step starts again.
    assert_eq!(wait_s(&place, NOW - 60 * MINUTE), 300);
    assert_eq!(wait_s(&place, NOW - 56 * MINUTE), 60);
    let then = NOW - 55 * MINUTE;
    assert_eq!(wait_s(&place, then), 0);
    assert!(Vault::unlock_pin(&place.path, &place.secrets, PIN, then).is_ok());
    // A clock at either end of time stops nobody and breaks nothing.
    for now in [i64::MIN, i64::MAX, 0] {
        assert!(Vault::unlock_pin(&place.path, &place.secrets, PIN, now).is_ok());
    }
}

#[test]
fn killing_the_app_while_the_pin_is_tested_gains_nothing() {
    // What the disk holds at that moment is what stood there before the test: a count of one
    // more. It is made here by copying the files while a vault with that count is open.
    let (place, mut vault) = Place::with_vault();
    let wrong = vault.set_pin(&place.secrets, WRONG, b"864209", NOW);
    assert_eq!(wrong, Err(Error::WrongPin { tries_left: 9, wait_s: 0 }));
    let killed = place.copy();
    assert_eq!(lockout(&killed.path, &killed.secrets.device, NOW).unwrap().failed, 1);
}

#[test]
fn a_wipe_that_was_broken_off_is_finished() {
    let (place, vault) = Place::with_vault();
    drop(vault);
    let mut now = NOW;
    for _ in 0..9 {
        try_wrong(&place, now);
        now += 60 * MINUTE;
    }
    // The files cannot be removed: something stands in the way.
    let in_the_way = place.folder.path().join("vault.new");
    std::fs::create_dir(&in_the_way).unwrap();
    assert!(matches!(try_wrong(&place, now), Error::Internal { .. } | Error::ReadOnly));
    assert_eq!(condition(&place.path), Condition::Present);
    std::fs::remove_dir(&in_the_way).unwrap();
    // The right PIN comes too late, and whoever asks next finishes it.
    let left = place.copy();
    assert_eq!(place.unlock().err(), Some(Error::Wiped));
    let asked = lockout(&left.path, &left.secrets.device, now);
    assert_eq!(asked, Err(Error::Wiped));
    for place in [place, left] {
        assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn a_wipe_leaves_no_key_behind() {
    let (place, _) = small();
    for left in ["vault.damaged-1", "vault.new", "vault.carved", "vault.carved.new", "vault-wal"] {
        std::fs::write(place.folder.path().join(left), b"left behind").unwrap();
    }
    vault::wipe(&place.path).unwrap();
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 0);
}
