//! A vault in daily use: what is written comes back, and nothing else is let in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::*;
use vault::{Batch, Condition, Entry, Error, NewCompartment, Secret32, Vault, condition};

#[test]
fn what_is_written_comes_back_after_a_pause() {
    let (place, mut vault) = Place::with_vault();
    let personal = vault.personal();
    let (new, one, two) = ([NewCompartment { id: case(1), regime: 3 }], note(1), note(2));
    let entries = [
        Entry { compartment: case(1), kind: 5, entity: [9; 16], content: &one },
        Entry { compartment: personal, kind: 6, entity: [8; 16], content: &two },
        Entry { compartment: case(1), kind: 7, entity: [9; 16], content: b"" },
    ];
    let batch = Batch { new_compartments: &new, entries: &entries, finished_drafts: &[] };
    assert_eq!(vault.append(&batch), Ok(3));
    let author = vault.author();
    vault.pause().unwrap();

    let vault = place.unlock().unwrap();
    let mut rows = Vec::new();
    assert_eq!(vault.read(&mut |row| rows.push(row)).unwrap(), []);
    assert_eq!(rows.len(), 3);
    for (number, (row, entry)) in (1..).zip(rows.iter().zip(&entries)) {
        assert_eq!(row.number, number);
        assert_eq!(row.compartment, entry.compartment);
        assert_eq!((row.kind, row.entity), (entry.kind, entry.entity));
        assert_eq!((row.author, row.received_ms), (author, None));
        assert_eq!(row.content, entry.content);
    }
    assert_eq!((vault.author(), vault.personal()), (author, personal));
    assert_eq!(vault.check().unwrap(), []);
}

#[test]
fn a_vault_can_be_handed_to_the_thread_that_writes() {
    let (place, mut vault) = Place::with_vault();
    let personal = vault.personal();
    let writer = std::thread::spawn(move || write(&mut vault, personal, b"from another thread"));
    assert_eq!(writer.join().unwrap(), Ok(1));
    assert_eq!(read(&place.unlock().unwrap()).0.len(), 1);
}

#[test]
fn a_batch_is_kept_whole_or_not_at_all() {
    let (_place, mut vault) = Place::with_vault();
    start(&mut vault, &[1]);
    let good = entry(case(1), b"kept?");
    let too_long = vec![0; seal::sealed::LARGEST];
    for bad in [entry(case(9), b"no such case"), entry(case(1), &too_long)] {
        let failed = vault.append(&Batch { entries: &[good, bad], ..Batch::default() });
        assert!(matches!(failed, Err(Error::NoCompartment | Error::TooLong)));
    }
    let again = [NewCompartment { id: case(1), regime: 0 }];
    let failed = vault.append(&Batch { new_compartments: &again, ..Batch::default() });
    assert_eq!(failed, Err(Error::Exists));
    assert_eq!(read(&vault), (vec![], vec![]));
    assert_eq!(write(&mut vault, case(1), b"kept"), Ok(1));
    assert_eq!(vault.check().unwrap(), []);
}

#[test]
fn drafts_are_replaced_and_go_with_what_finishes_them() {
    let (place, mut vault) = Place::with_vault();
    vault.put_draft(b"visit/1", b"he ope").unwrap();
    vault.put_draft(b"visit/1", b"he opened").unwrap();
    vault.put_draft(b"call/2", b"they promi").unwrap();
    vault.put_draft(b"call/3", b"").unwrap();
    vault.delete_draft(b"call/3").unwrap();
    vault.delete_draft(b"never there").unwrap();
    let entries = [entry(vault.personal(), b"they promised a bed")];
    let finished: [&[u8]; 1] = [b"call/2"];
    let batch = Batch { entries: &entries, finished_drafts: &finished, ..Batch::default() };
    vault.append(&batch).unwrap();
    drop(vault);
    let drafts = place.unlock().unwrap().drafts().unwrap();
    let drafts: Vec<_> = drafts.iter().map(|d| (d.slot.as_slice(), d.bytes.as_slice())).collect();
    assert_eq!(drafts, [(b"visit/1".as_slice(), b"he opened".as_slice())]);
}

#[test]
fn the_pin_can_be_changed_by_who_knows_it() {
    let (place, mut vault) = Place::with_vault();
    let personal = vault.personal();
    write(&mut vault, personal, b"mine").unwrap();
    let wrong = vault.set_pin(&place.secrets, WRONG, b"864209", NOW);
    assert_eq!(wrong, Err(Error::WrongPin { tries_left: 9, wait_s: 0 }));
    let short = vault.set_pin(&place.secrets, PIN, b"86420", NOW);
    assert_eq!(short, Err(Error::PinTooShort { least: 6 }));
    vault.set_pin(&place.secrets, PIN, b"864209", NOW).unwrap();
    drop(vault);
    assert!(matches!(place.unlock(), Err(Error::WrongPin { .. })));
    let vault = Vault::unlock_pin(&place.path, &place.secrets, b"864209", NOW).unwrap();
    assert_eq!(read(&vault).0.len(), 1);
}

#[test]
fn biometrics_open_the_vault_until_they_are_taken_away() {
    let (place, mut vault) = Place::with_vault();
    let personal = vault.personal();
    write(&mut vault, personal, b"mine").unwrap();
    let (finger, other) = (Secret32::new([3; 32]), Secret32::new([4; 32]));
    assert_eq!(vault.has_biometric(), Ok(false));
    vault.set_biometric(&place.secrets, Some(&finger)).unwrap();
    assert_eq!(vault.has_biometric(), Ok(true));
    drop(vault);
    let by = |key| Vault::unlock_biometric(&place.path, &place.secrets, key, NOW);
    assert_eq!(by(&other).err(), Some(Error::NoBiometric));
    let mut vault = by(&finger).unwrap();
    assert_eq!(read(&vault).0.len(), 1);
    vault.set_biometric(&place.secrets, None).unwrap();
    drop(vault);
    assert_eq!(by(&finger).err(), Some(Error::NoBiometric));
    assert!(place.unlock().is_ok());
}

#[test]
fn another_phone_is_told_apart_and_costs_no_try() {
    let (mut place, vault) = Place::with_vault();
    drop(vault);
    let right = place.secrets.device.clone();
    place.secrets.device = Secret32::new([9; 32]);
    for _ in 0..20 {
        assert_eq!(place.unlock().err(), Some(Error::WrongDevice));
        let asked = vault::lockout(&place.path, &place.secrets.device, NOW);
        assert_eq!(asked, Err(Error::WrongDevice));
    }
    let asked = vault::lockout(&place.path, &right, NOW).unwrap();
    assert_eq!((asked.failed, asked.tries_left, asked.wait_s), (0, 10, 0));
    place.secrets.device = right;
    place.secrets.table = Secret32::new([9; 32]);
    assert_eq!(place.unlock().err(), Some(Error::RolledBack));
    let asked = vault::lockout(&place.path, &place.secrets.device, NOW).unwrap();
    assert_eq!(asked.failed, 0, "the PIN was right");
}

#[test]
fn a_second_one_at_the_same_vault_is_sent_away() {
    let (place, mut vault) = Place::with_vault();
    assert_eq!(place.unlock().err(), Some(Error::InUse));
    assert_eq!(vault::wipe(&place.path), Err(Error::InUse));
    let personal = vault.personal();
    write(&mut vault, personal, b"still mine").unwrap();
    vault.pause().unwrap();
    assert!(place.unlock().is_ok());
}

#[test]
fn what_stands_at_a_path_is_told_and_left_as_it_is() {
    let place = Place::new();
    assert_eq!(condition(&place.path), Condition::Absent);
    assert_eq!(place.unlock().err(), Some(Error::NotFound));
    assert_eq!(vault::wipe(&place.path), Ok(()));

    let (vaulted, vault) = Place::with_vault();
    vault.pause().unwrap();
    assert_eq!(condition(&vaulted.path), Condition::Present);
    let made = Vault::create(&vaulted.path, &vaulted.secrets, PIN, &new_vault(10), NOW);
    assert_eq!(made.err(), Some(Error::Exists));
    let sound = std::fs::read(&vaulted.path).unwrap();

    let foreign = rusqlite::Connection::open(&place.path).unwrap();
    foreign.execute_batch("CREATE TABLE song (title TEXT)").unwrap();
    foreign.close().unwrap();
    let foreign = std::fs::read(&place.path).unwrap();
    let mut newer = sound.clone();
    newer[60..64].copy_from_slice(&7_u32.to_be_bytes());
    let mut no_magic = sound.clone();
    no_magic[..16].fill(0);
    let (shopping, empty) = (b"bread, milk, and something for the cat".to_vec(), Vec::new());
    let cases = [
        (foreign, Condition::Foreign, Error::Foreign),
        (shopping, Condition::Foreign, Error::Foreign),
        (empty, Condition::Foreign, Error::Foreign),
        (newer, Condition::Newer { format: 7 }, Error::Newer { format: 7 }),
        (no_magic, Condition::Damaged, Error::Damaged),
        (sound[..50].to_vec(), Condition::Damaged, Error::Damaged),
        (sound[..4096].to_vec(), Condition::Present, Error::Damaged),
        (sound[..sound.len() - 1].to_vec(), Condition::Damaged, Error::Damaged),
    ];
    for (bytes, seen, error) in cases {
        std::fs::write(&place.path, &bytes).unwrap();
        assert_eq!(condition(&place.path), seen);
        assert_eq!(place.unlock().err(), Some(error), "{seen:?}");
        let made = Vault::create(&place.path, &place.secrets, PIN, &new_vault(10), NOW);
        assert_eq!(made.err(), Some(Error::Exists), "{seen:?}");
        if error != Error::Damaged {
            assert_eq!(vault::wipe(&place.path), Err(error));
        }
        assert_eq!(std::fs::read(&place.path).unwrap(), bytes, "{seen:?} was changed");
    }
}
