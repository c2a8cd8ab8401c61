//! The anchor names an older copy of the vault, and lets a newer one be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::*;
use vault::{Anchor, Damage, Error, Secret32, Vault, rescue};

fn secret(n: u8) -> Secret32 {
    Secret32::new([n; 32])
}

/// Anchors the vault under a fresh secret.
fn anchor(place: &Place, vault: &mut Vault, n: u8) {
    vault.anchor().unwrap().write(&place.path, &secret(n)).unwrap();
}

/// The vault of a place, held against the anchor beside it, which these secrets may open.
fn held(place: &Place, secrets: &[Secret32]) -> Vault {
    let mut vault = place.unlock().unwrap();
    match Anchor::read(&place.path, secrets).unwrap() {
        Some(anchor) => vault.hold_against(&anchor),
        None => vault.note_older_copy(),
    }
    vault
}

#[test]
fn an_older_vault_is_named_and_not_written_to() {
    let (place, _) = small();
    let older = place.copy();
    let mut vault = place.unlock().unwrap();
    anchor(&place, &mut vault, 1);
    vault.pause().unwrap();
    assert!(!held(&place, &[secret(1)]).is_older_copy());
    // The vault alone is put back.
    std::fs::copy(&older.path, &place.path).unwrap();
    let mut vault = held(&place, &[secret(1)]);
    assert!(vault.is_older_copy());
    let (rows, damage) = read(&vault);
    assert_eq!((rows.len(), damage), (9, vec![Damage::RolledBack]));
    assert_eq!(write(&mut vault, case(1), b"and on"), Err(Error::Damaged));
    assert_eq!(vault.anchor().err(), Some(Error::Damaged));
    vault.pause().unwrap();
    let mut rescued = rescue(&place.path, &place.secrets, PIN, NOW).unwrap();
    assert_eq!(write(&mut rescued.vault, case(1), b"and on"), Ok(10));
}

#[test]
fn an_older_vault_with_its_own_anchor_is_named_once_the_key_of_that_is_gone() {
    let (place, _) = small();
    let mut vault = place.unlock().unwrap();
    anchor(&place, &mut vault, 1);
    let older = place.copy();
    anchor(&place, &mut vault, 2);
    vault.pause().unwrap();
    // While the keystore holds both, the older one passes: that is the moment of a change.
    assert!(!held(&older.copy(), &[secret(2), secret(1)]).is_older_copy());
    assert!(held(&older, &[secret(2)]).is_older_copy());
}

#[test]
fn a_newer_vault_is_fine() {
    let (place, _) = small();
    let mut vault = place.unlock().unwrap();
    anchor(&place, &mut vault, 1);
    write(&mut vault, case(1), b"and on").unwrap();
    vault.put_draft(b"visit/7", b"more").unwrap();
    drop(vault);
    assert!(!held(&place, &[secret(1)]).is_older_copy());
    // Counted, and killed before the anchor was written.
    let mut vault = place.unlock().unwrap();
    vault.anchor().unwrap();
    drop(vault);
    assert!(!held(&place, &[secret(1)]).is_older_copy());
}

#[test]
fn rows_that_are_missing_since_the_anchor_are_noticed() {
    let (place, _) = small();
    let mut vault = place.unlock().unwrap();
    let before = place.copy();
    anchor(&place, &mut vault, 1);
    let counted = place.copy();
    write(&mut vault, case(1), b"and on").unwrap();
    let now = vault.anchor().unwrap();
    drop(vault);
    for older in [before, counted] {
        let mut vault = older.unlock().unwrap();
        vault.hold_against(&now);
        assert!(vault.is_older_copy());
    }
}

#[test]
fn a_flipped_bit_in_the_anchor_costs_nothing_and_a_lost_one_is_no_anchor() {
    let (place, _) = small();
    let mut vault = place.unlock().unwrap();
    anchor(&place, &mut vault, 1);
    drop(vault);
    let file = place.folder.path().join("vault.anchor");
    let sound = std::fs::read(&file).unwrap();
    for at in 0..sound.len() {
        let mut flipped = sound.clone();
        flipped[at] ^= 1;
        std::fs::write(&file, flipped).unwrap();
        assert!(Anchor::read(&place.path, &[secret(1)]).unwrap().is_some(), "{at}");
    }
    for length in 0..sound.len() / 2 {
        std::fs::write(&file, &sound[..length]).unwrap();
        assert_eq!(Anchor::read(&place.path, &[secret(1)]), Ok(None), "{length}");
    }
    std::fs::write(&file, &sound).unwrap();
    assert_eq!(Anchor::read(&place.path, &[secret(2)]), Ok(None));
    Anchor::remove(&place.path).unwrap();
    Anchor::remove(&place.path).unwrap();
    assert_eq!(Anchor::read(&place.path, &[secret(1)]), Ok(None));
}
