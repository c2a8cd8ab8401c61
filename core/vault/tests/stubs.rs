//! An erased record leaves its place and its hash: the chain holds, and nobody takes it for
//! missing or damaged.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::ops::ControlFlow;
use support::*;
use vault::{
    Arriving, Author, Damage, Error, NewVault, Piece, Received, Stub, Vault, VerifyingKey, Waits,
    rescue,
};

const SHARED: vault::Id = case(1);

fn content(text: &str) -> Vec<u8> {
    let front = [&[0xa4, 1, 0x50][..], &[1; 16], &[2, 8, 3, 0x50], &[0xe5; 16], &[7]].concat();
    let length = u8::try_from(text.len()).unwrap();
    [&front, &[0x58, length][..], text.as_bytes()].concat()
}

/// A vault with three records of which the one in the middle was erased.
fn erased() -> (Place, Vault) {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1]);
    for text in ["first", "to be erased", "last"] {
        write(&mut vault, SHARED, &content(text)).unwrap();
    }
    vault.leave_stubs(&[2]).unwrap();
    (place, vault)
}

fn other() -> (Place, Vault) {
    let place = Place::new();
    let author = Author { device: [9; 16], incarnation: [10; 16] };
    let new = NewVault { team: [11; 16], author, ..new_vault(10) };
    let vault = Vault::create(&place.path, &place.secrets, PIN, &new, NOW).unwrap();
    (place, vault)
}

fn pieces(vault: &Vault) -> Vec<Piece> {
    let mut all = Vec::new();
    vault
        .outgoing(0, &mut |out| {
            all.push(out.piece);
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

fn receive(to: &mut Vault, from: &Vault, pieces: &[Piece]) -> Received {
    let one = |(number, piece): (u64, &Piece)| Arriving {
        number,
        received_ms: NOW,
        piece: piece.clone(),
    };
    let arriving: Vec<_> = (0..).zip(pieces).map(one).collect();
    let (author, key) = (from.author(), from.signing_key().verifying_key());
    let key_of = |of: Author| -> Option<VerifyingKey> { (of == author).then_some(key) };
    to.receive(&arriving, &key_of).unwrap()
}

fn texts(vault: &Vault) -> Vec<Vec<u8>> {
    let (rows, damage) = read(vault);
    assert_eq!((damage, vault.check().unwrap()), (vec![], vec![]));
    rows.into_iter().map(|(_, _, content)| content).collect()
}

#[test]
fn what_was_erased_is_gone_and_the_chain_still_verifies() {
    let (place, mut vault) = erased();
    assert_eq!(texts(&vault), [content("first"), content("last")]);
    vault.leave_stubs(&[2]).unwrap();
    assert_eq!(vault.leave_stubs(&[1, 9]), Err(Error::NotFound));
    assert_eq!(texts(&vault).len(), 2, "all or nothing");
    write(&mut vault, SHARED, &content("and on")).unwrap();
    vault.pause().unwrap();
    let mut vault = place.unlock().unwrap();
    assert_eq!(texts(&vault).len(), 3);
    // The last of a batch as well: its signature covers the hash that stands there.
    vault.leave_stubs(&[4]).unwrap();
    assert_eq!(texts(&vault).len(), 2);
    vault.pause().unwrap();
    let file = rusqlite::Connection::open(&place.path).unwrap();
    let sql = "SELECT count(*), max(length(body)) FROM log WHERE number IN (2, 4)";
    let stands: (i64, i64) = file.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    assert_eq!(stands, (2, 32));
    let sql = "SELECT count(DISTINCT length(header)) FROM log";
    assert_eq!(file.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn a_stub_that_was_tampered_with_is_named() {
    for (body, named) in [
        ("zeroblob(32)", Damage::ChainBroken { row: 3 }),
        ("zeroblob(31)", Damage::BodyUnreadable { row: 2, compartment: SHARED }),
    ] {
        let (place, vault) = erased();
        vault.pause().unwrap();
        place.tamper(&format!("UPDATE log SET body = {body} WHERE number = 2"));
        let (rows, damage) = read(&place.unlock().unwrap());
        assert_eq!(rows.len(), 2);
        assert!(damage.contains(&named), "{damage:?}");
    }
}

#[test]
fn whoever_comes_later_gets_the_place_and_misses_nothing() {
    let (_place, mut a) = erased();
    let (place, mut b) = other();
    b.add_compartment(&a.grants(SHARED).pop().unwrap()).unwrap();
    let sent = pieces(&a);
    assert_eq!(sent.iter().filter(|piece| matches!(piece, Piece::Stub(_))).count(), 1);
    // Without the place, what comes after it waits.
    let without: Vec<_> =
        sent.iter().filter(|piece| !matches!(piece, Piece::Stub(_))).cloned().collect();
    let received = receive(&mut b, &a, &without);
    assert!(received.waiting.iter().all(|(_, why)| *why == Waits::Chain));
    assert_eq!(received.rows.len(), 1);
    // With another hash or another place as well.
    let spoils: [fn(&mut Stub); 2] = [|stub| stub.hash[0] ^= 1, |stub| stub.previous[0] ^= 1];
    for spoil in spoils {
        let mut spoiled = sent.clone();
        for piece in &mut spoiled {
            if let Piece::Stub(stub) = piece {
                spoil(stub);
            }
        }
        assert_eq!(receive(&mut b, &a, &spoiled).rows.len(), 0);
    }
    let received = receive(&mut b, &a, &sent);
    assert_eq!((received.rows.len(), received.waiting.len(), received.refused.len()), (1, 0, 0));
    assert_eq!(texts(&b), [content("first"), content("last")]);
    write(&mut a, SHARED, &content("and on")).unwrap();
    assert_eq!(receive(&mut b, &a, &pieces(&a)).rows.len(), 1);
    // A rescue carries it over with its chain.
    b.pause().unwrap();
    place.tamper("DELETE FROM head WHERE number = 0");
    let mut b = rescue(&place.path, &place.secrets, PIN, NOW).unwrap().vault;
    assert_eq!(texts(&b).len(), 3);
    write(&mut a, SHARED, &content("still on")).unwrap();
    assert_eq!(receive(&mut b, &a, &pieces(&a)).rows.len(), 1);
}

#[test]
fn who_has_the_record_keeps_it_until_told_to_erase() {
    let (_place, mut a) = Place::with_vault();
    start(&mut a, &[1]);
    write(&mut a, SHARED, &content("first")).unwrap();
    let (_other, mut b) = other();
    b.add_compartment(&a.grants(SHARED).pop().unwrap()).unwrap();
    receive(&mut b, &a, &pieces(&a));
    a.leave_stubs(&[1]).unwrap();
    let received = receive(&mut b, &a, &pieces(&a));
    assert_eq!((received.done.len(), received.refused.len()), (2, 0));
    assert_eq!(texts(&b), [content("first")]);
}
