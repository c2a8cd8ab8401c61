//! A lost phone: from the backup of its keys and what the hub kept, everything is there again, in
//! a new life of the same device.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use seal::sign::Purpose;
use std::ops::ControlFlow;
use support::*;
use vault::{Argon2Params, Arriving, Backup, Error, Piece, Restoring, Secret32, Vault};

const RESTORING: Restoring = Restoring { pin_cost: Argon2Params::SMALLEST, tries: 10 };

fn key() -> Secret32 {
    Secret32::new([0x4b; 32])
}

fn sent(vault: &Vault) -> Vec<Arriving> {
    let mut all: Vec<Piece> = Vec::new();
    vault
        .outgoing(0, &mut |out| {
            all.push(out.piece);
            ControlFlow::Continue(())
        })
        .unwrap();
    (0..).zip(all).map(|(number, piece)| Arriving { number, received_ms: NOW, piece }).collect()
}

fn revision(n: u64) -> Vec<u8> {
    let front =
        [&[0xa4, 1, 0x50][..], &[1; 16], &[2, 8, 3, 0x50], &[0xe5; 16], &[7, 0x58]].concat();
    let text = note(n);
    [front, vec![u8::try_from(text.len()).unwrap()], text].concat()
}

/// A vault with cases 1 and 2 and personal things, its backup, and what the hub has of it.
fn lost() -> (Vault, Place, Vec<u8>, Vec<Arriving>) {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1, 2]);
    for n in 0..9 {
        let at = [vault.personal(), case(1), case(2)][n % 3];
        write(&mut vault, at, &revision(n as u64)).unwrap();
    }
    let backup = vault.backup(&key(), b"team key").unwrap();
    let hub = sent(&vault);
    (vault, place, backup, hub)
}

#[test]
fn a_new_phone_has_everything_again_from_backup_and_hub() {
    let (old, _place, backup, hub) = lost();
    let backup = Backup::open(&backup, &key()).unwrap().unwrap();
    assert_eq!((backup.team(), backup.beside()), ([0x7e; 16], b"team key".as_slice()));
    let place = Place::new();
    let mut new =
        Vault::restore(&place.path, &place.secrets, PIN, &RESTORING, &backup, NOW).unwrap();
    assert_eq!(new.author().device, old.author().device);
    assert_ne!(new.author().incarnation, old.author().incarnation);
    assert_eq!(new.personal(), old.personal());
    let received = new.receive(&hub, &|_| None).unwrap();
    assert_eq!((received.rows.len(), received.done.len()), (9, hub.len()));
    let contents = |vault: &Vault| {
        let (mut rows, damage) = read(vault);
        assert_eq!(damage, []);
        rows.sort_by_key(|(_, of, content)| (*of, content.clone()));
        rows.into_iter().map(|(_, of, content)| (of, content)).collect::<Vec<_>>()
    };
    assert_eq!(contents(&new), contents(&old));
    // It goes on in the same streams, as another author, and after a restart as well.
    for at in [new.personal(), case(2)] {
        write(&mut new, at, &revision(10)).unwrap();
    }
    assert_eq!(sent(&new).len(), 4);
    new.pause().unwrap();
    let new = place.unlock().unwrap();
    assert_eq!(new.check().unwrap(), []);
    assert_eq!(contents(&new).len(), 11);
    let streams = |vault: &Vault| vault.compartments().iter().map(|c| c.stream).collect::<Vec<_>>();
    assert_eq!(streams(&new), streams(&old));
}

#[test]
fn keys_of_the_life_before_still_open_and_sign_and_the_new_life_has_its_own() {
    let (old, _place, sealed, _) = lost();
    let backup = Backup::open(&sealed, &key()).unwrap().unwrap();
    assert_eq!(backup.lives().last().unwrap().author(), old.author());
    let signature = backup.lives()[0].signing_key().sign(Purpose::Successor, b"new keys");
    let public = old.signing_key().verifying_key();
    assert_eq!(public.verify(Purpose::Successor, b"new keys", &signature), Ok(()));
    let mut before = old;
    for life in 1..4_usize {
        let backup = Backup::open(&before.backup(&key(), b"").unwrap(), &key()).unwrap().unwrap();
        let place = Place::new();
        let now =
            Vault::restore(&place.path, &place.secrets, PIN, &RESTORING, &backup, NOW).unwrap();
        let lives = now.lives();
        assert_eq!(lives.len(), life + 1);
        assert_eq!(lives[life - 1].author(), before.author());
        let derived = |life: &vault::Life| *life.derived("kem").bytes();
        assert_eq!(derived(&lives[life - 1]), *before.derived("kem").bytes());
        assert_eq!(derived(&lives[life]), *now.derived("kem").bytes());
        assert_ne!(derived(&lives[life]), derived(&lives[life - 1]));
        assert_ne!(*now.derived("kem").bytes(), *now.derived("root").bytes());
        before = now;
    }
}

#[test]
fn a_backup_opens_with_its_key_only_and_shows_nothing() {
    let (old, _place, sealed, _) = lost();
    assert!(Backup::open(&sealed, &Secret32::new([0x4c; 32])).unwrap().is_none());
    for at in [0, 24, 100, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(Backup::open(&changed, &key()).unwrap().is_none());
    }
    assert!(Backup::open(&sealed[..sealed.len() - 1], &key()).unwrap().is_none());
    assert!(Backup::open(&[], &key()).unwrap().is_none());
    // As long with two cases as with twenty.
    let (_other, mut more) = Place::with_vault();
    start(&mut more, &(1..=20).collect::<Vec<_>>());
    assert_eq!(more.backup(&key(), b"team key").unwrap().len(), sealed.len());
    let personal = old.grants(old.personal()).pop().unwrap().key;
    assert!(!sealed.windows(32).any(|window| window == personal.bytes()));
}

#[test]
fn restoring_never_writes_over_a_vault() {
    let (old, place, sealed, _) = lost();
    let backup = Backup::open(&sealed, &key()).unwrap().unwrap();
    old.pause().unwrap();
    let again = Vault::restore(&place.path, &place.secrets, PIN, &RESTORING, &backup, NOW);
    assert_eq!(again.err(), Some(Error::Exists));
    let free = Place::new();
    let short = Vault::restore(&free.path, &free.secrets, b"12345", &RESTORING, &backup, NOW);
    assert_eq!(short.err(), Some(Error::PinTooShort { least: 6 }));
    assert_eq!(place.unlock().unwrap().check().unwrap(), []);
}
