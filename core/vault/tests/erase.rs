//! What was erased is gone: from the file, and from every copy that was made of it before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::ops::ControlFlow;
use support::*;
use vault::{Error, KeystoreSecrets, Secret32, Vault, rescue};

const NEXT: [u8; 32] = [7; 32];

fn next() -> Secret32 {
    Secret32::new(NEXT)
}

/// The keystore once it has forgotten the old secret.
fn after() -> KeystoreSecrets {
    KeystoreSecrets { table: next(), ..secrets() }
}

/// What one sees who has the files of a place and these secrets.
fn seen(place: &Place, secrets: &KeystoreSecrets) -> Result<Rows, Error> {
    let place = place.copy();
    let vault = Vault::unlock_pin(&place.path, secrets, PIN, NOW)?;
    Ok(read(&vault).0)
}

/// The vault of [`small`], open, with case 1 erased; and a copy of every file from before.
fn erased() -> (Place, Vault, Place, Rows) {
    let (place, rows) = small();
    let before = place.copy();
    let mut vault = place.unlock().unwrap();
    vault.put_draft(b"visit/8", b"she did not").unwrap();
    assert_eq!(vault.erase(&[case(1)], &[b"visit/7"], &next()), Ok(3));
    (place, vault, before, rows)
}

#[test]
fn a_case_goes_and_everything_else_stays() {
    let (place, mut vault, _, rows) = erased();
    let left: Rows = rows.iter().filter(|(_, of, _)| *of != case(1)).cloned().collect();
    assert_eq!(read(&vault), (left.clone(), vec![]));
    assert_eq!(vault.check(), Ok(vec![]));
    let drafts = vault.drafts().unwrap();
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].bytes, b"she did not");
    assert!(vault.grants(case(1)).is_empty());
    assert_eq!(write(&mut vault, case(1), b"and on"), Err(Error::NoCompartment));
    assert_eq!(write(&mut vault, case(2), b"and on"), Ok(10));
    // Erased again, it changes nothing but the keys.
    assert_eq!(vault.erase(&[case(1)], &[], &Secret32::new([8; 32])), Ok(0));
    let personal = vault.personal();
    assert_eq!(vault.erase(&[personal], &[], &next()), Err(Error::NoCompartment));
    vault.pause().unwrap();
    let secrets = KeystoreSecrets { table: Secret32::new([8; 32]), ..secrets() };
    let vault = Vault::unlock_pin(&place.path, &secrets, PIN, NOW).unwrap();
    let (rows, damage) = read(&vault);
    assert_eq!((rows.len(), damage), (7, vec![]));
    assert_eq!(rows[..6], left);
    assert_eq!(vault.check(), Ok(vec![]));
}

#[test]
fn what_is_left_of_a_row_is_its_hash_and_its_chain_is_told_on() {
    let (place, vault, _, _) = erased();
    let mut stubs = 0;
    vault
        .outgoing(0, &mut |out| {
            stubs += usize::from(matches!(out.piece, vault::Piece::Stub(_)));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(stubs, 3);
    vault.pause().unwrap();
    let file = rusqlite::Connection::open(&place.path).unwrap();
    let of_32 = "SELECT count(*) FROM log WHERE length(body) = 32";
    assert_eq!(file.query_row(of_32, [], |row| row.get::<_, i64>(0)).unwrap(), 3);
    let keys = "SELECT count(*) FROM compartment";
    assert_eq!(file.query_row(keys, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn a_copy_from_before_opens_no_more_and_said_so() {
    let (place, vault, before, rows) = erased();
    vault.pause().unwrap();
    // The control: with the secret that the keystore has forgotten it would.
    assert_eq!(seen(&before, &secrets()), Ok(rows));
    assert_eq!(seen(&before, &after()), Err(Error::RolledBack));
    assert_eq!(rescue(&before.path, &after(), PIN, NOW).err(), Some(Error::RolledBack));
    assert_eq!(seen(&place, &secrets()), Err(Error::RolledBack));
    assert_eq!(seen(&place, &after()).unwrap().len(), 6);
}

#[test]
fn killed_at_any_moment_either_secret_opens_it_and_the_case_is_whole_or_gone() {
    let (place, rows) = small();
    let mut vault = place.unlock().unwrap();
    let whole = place.copy();
    vault.erase(&[case(1)], &[], &next()).unwrap();
    let gone = place.copy();
    let opened = |place: &Place| {
        let both = [secrets(), after()].map(|secrets| seen(place, &secrets).ok());
        both.into_iter().flatten().collect::<Vec<_>>()
    };
    assert_eq!(opened(&whole), [rows]);
    assert_eq!(opened(&gone)[0].len(), 6);
    assert_eq!(opened(&gone).len(), 1);
    // The log of writes is empty: nothing of before stands in it.
    let wal = std::fs::metadata(place.folder.path().join("vault-wal")).map_or(0, |m| m.len());
    assert_eq!(wal, 0);
    drop(vault);
}

#[test]
fn small_secrets_begin_anew() {
    let (place, _) = small();
    let mut vault = place.unlock().unwrap();
    let seed = vault.grant_seed().unwrap();
    assert!(vault.recovery_share().unwrap().is_none());
    vault.set_recovery_share(&Secret32::new([5; 32])).unwrap();
    assert_eq!(vault.grant_seed().unwrap().bytes(), seed.bytes());
    vault.pause().unwrap();
    let mut vault = place.unlock().unwrap();
    assert_eq!(vault.recovery_share().unwrap().unwrap().bytes(), &[5; 32]);
    vault.erase(&[], &[], &next()).unwrap();
    assert!(vault.recovery_share().unwrap().is_none());
    assert_ne!(vault.grant_seed().unwrap().bytes(), seed.bytes());
}

#[test]
fn what_is_personal_is_taken_away_entity_by_entity() {
    let (place, rows) = small();
    let mut vault = place.unlock().unwrap();
    let personal = vault.personal();
    let about = |entity, content: &'static [u8]| vault::Entry {
        compartment: personal,
        kind: 22,
        entity,
        content,
    };
    let entries = [about([1; 16], b"of one"), about([2; 16], b"of the other")];
    vault.append(&vault::Batch { entries: &entries, ..Default::default() }).unwrap();
    // The same entity in a case is not meant.
    assert_eq!(vault.take_away(&[[1; 16]]), Ok(1));
    assert_eq!(vault.take_away(&[[1; 16]]), Ok(0));
    let (left, damage) = read(&vault);
    assert_eq!((left.len(), damage), (rows.len() + 1, vec![]));
    assert!(left.iter().all(|(.., content)| content != b"of one"));
    assert_eq!(vault.check(), Ok(vec![]));
}

/// A vault that the first format made opens, and what is erased in it is gone as well.
#[test]
fn a_vault_of_the_first_format_is_taken_over() {
    let place = Place::new();
    std::fs::write(&place.path, include_bytes!("fixtures/format-1.db")).unwrap();
    let vault = place.unlock().unwrap();
    let (rows, damage) = read(&vault);
    assert_eq!((rows.len(), damage), (12, vec![]));
    assert_eq!(vault.check(), Ok(vec![]));
    assert_eq!(vault.drafts().unwrap()[0].bytes, b"he opened the door himself");
    assert_eq!(vault.grants(case(2)).len(), 2);
    assert!(vault.grant_seed().is_ok());
    vault.pause().unwrap();
    let file = rusqlite::Connection::open(&place.path).unwrap();
    let format = |file: &rusqlite::Connection| {
        file.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)).unwrap()
    };
    assert_eq!(format(&file), vault::FORMAT);
    drop(file);
    let mut vault = place.unlock().unwrap();
    assert_eq!(vault.erase(&[case(2)], &[], &next()), Ok(4));
    assert_eq!(vault.drafts().unwrap().len(), 1);
    vault.pause().unwrap();
    assert_eq!(seen(&place, &after()).unwrap().len(), 8);
}
