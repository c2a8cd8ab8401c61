//! Somebody has the file and more: another vault of the same phone, an older copy, or a key of a
//! shared case. What they put into it is noticed and named; what is sound is still read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use seal::sealed::seal_padded;
use std::ops::ControlFlow;
use support::*;
use vault::{Arriving, Author, Damage, Error, NewVault, Piece, Vault, rescue};
use wire::Envelope;

/// What a content looks like: the front of a revision, and a text.
fn content(text: &str) -> Vec<u8> {
    let front = [&[0xa4, 1, 0x50][..], &[1; 16], &[2, 8, 3, 0x50], &[0xe5; 16], &[7, 0x58]];
    [&front.concat(), &[text.len() as u8][..], text.as_bytes()].concat()
}

fn contents(vault: &Vault) -> Vec<Vec<u8>> {
    read(vault).0.into_iter().map(|(_, _, content)| content).collect()
}

/// A vault under the same secrets and PIN as every other one here.
fn another() -> (Place, Vault) {
    let place = Place::new();
    let author = Author { device: [0xd2; 16], incarnation: [0x2c; 16] };
    let new = NewVault { author, ..new_vault(10) };
    let vault = Vault::create(&place.path, &place.secrets, PIN, &new, NOW).unwrap();
    (place, vault)
}

#[test]
fn rows_of_another_vault_are_named_and_cost_only_the_rows_they_replace() {
    let (place, rows) = small();
    let (other, mut theirs) = another();
    start(&mut theirs, &[1, 2]);
    for n in 1..=12 {
        write(&mut theirs, case(1), &note(n)).unwrap();
    }
    theirs.pause().unwrap();
    let after = |sql: &str| {
        let place = place.copy();
        place.tamper(&format!("ATTACH '{}' AS o; {sql}", other.path.display()));
        place.unlock().map(|vault| (read(&vault).0, vault.check().unwrap()))
    };
    let without = |lost: &[u64]| -> Rows {
        rows.iter().filter(|(number, ..)| !lost.contains(number)).cloned().collect()
    };
    // A row in the place of a row, and rows at the end.
    let put = "REPLACE INTO log SELECT * FROM o.log WHERE number = 4";
    let named = vec![Damage::HeaderUnreadable { row: 4 }];
    assert_eq!(after(put), Ok((without(&[4]), named)));
    let named = [10, 11, 12].map(|row| Damage::HeaderUnreadable { row }).to_vec();
    let put = "INSERT INTO log SELECT * FROM o.log WHERE number > 9";
    assert_eq!(after(put), Ok((rows.clone(), named)));
    // Bodies, ends and keys.
    let put = "UPDATE log SET body = (SELECT body FROM o.log WHERE number = 1) WHERE number = 1";
    let named = vec![Damage::BodyUnreadable { row: 1, compartment: case(1) }];
    assert_eq!(after(put), Ok((without(&[1]), named)));
    let put = "DELETE FROM head; INSERT INTO head SELECT * FROM o.head";
    let (left, named) = after(put).unwrap();
    assert_eq!((left, named.contains(&Damage::HeadUnreadable)), (rows.clone(), true));
    let put = "INSERT INTO compartment SELECT * FROM o.compartment;
         INSERT INTO compartment_copy SELECT * FROM o.compartment_copy";
    assert_eq!(after(put), Ok((rows.clone(), vec![Damage::KeyUnreadable])));
    // What opens a vault: the first copies open the other one, in which none of this stands; the
    // second are not looked at while the first are whole.
    let put = "DELETE FROM anchor; INSERT INTO anchor SELECT * FROM o.anchor";
    let (left, named) = after(put).unwrap();
    assert!(left.is_empty() && named.len() >= rows.len(), "{named:?}");
    let put = "DELETE FROM anchor_copy; INSERT INTO anchor_copy SELECT * FROM o.anchor_copy";
    assert_eq!(after(put).map(|(left, _)| left), Ok(rows.clone()));
}

/// Two who share a case: the first has written three records, all of them sent.
fn sharing() -> (Place, Vault, Vec<Envelope>) {
    let (place, mut mine) = Place::with_vault();
    start(&mut mine, &[1]);
    for text in ["one", "two", "three"] {
        write(&mut mine, case(1), &content(text)).unwrap();
    }
    let mut sent = Vec::new();
    mine.outgoing(0, &mut |out| {
        if let Piece::Record(envelope) = out.piece {
            sent.push(envelope);
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    (place, mine, sent)
}

/// Another body for a record, under the key that all members have.
fn forged(mine: &Vault, of: &Envelope) -> Vec<u8> {
    let key = mine.grants(case(1)).pop().unwrap().key;
    seal_padded(&key, &[3; 24], &of.associated_data(), &content("forged"), 256).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_body_that_a_member_forged_in_the_file_is_named_and_never_signed_by_its_owner() {
    let (place, mine, sent) = sharing();
    let bodies: Vec<String> = sent.iter().map(|of| hex(&forged(&mine, of))).collect();
    mine.pause().unwrap();
    for (row, body) in (1_u64..).zip(&bodies) {
        let place = place.copy();
        place.tamper(&format!("UPDATE log SET body = x'{body}' WHERE number = {row}"));
        let vault = place.unlock().unwrap();
        let named = match row {
            3 => Damage::TailCut { row: 3 },
            _ => Damage::ChainBroken { row: row + 1 },
        };
        assert_eq!(read(&vault).1, [named], "row {row}, named whenever the vault is opened");
        let signature = Damage::SignatureWrong { row };
        assert!(vault.check().unwrap().contains(&signature), "row {row}");
        vault.pause().unwrap();
        let rescued = rescue(&place.path, &place.secrets, PIN, NOW).unwrap();
        assert!(rescued.lost.contains(&signature));
        assert_eq!(rescued.recovered, 2, "row {row}");
        assert!(!contents(&rescued.vault).contains(&content("forged")), "row {row}");
        assert_eq!(rescued.vault.check(), Ok(vec![]));
    }
}

#[test]
fn a_record_that_a_member_forged_on_the_way_is_not_taken_in() {
    let (_, mine, sent) = sharing();
    let (_, mut theirs) = another();
    theirs.add_compartment(&mine.grants(case(1)).pop().unwrap()).unwrap();
    let mut pieces = Vec::new();
    mine.outgoing(0, &mut |out| {
        pieces.push(out.piece);
        ControlFlow::Continue(())
    })
    .unwrap();
    let (author, key) = (mine.author(), mine.signing_key().verifying_key());
    for piece in &mut pieces {
        if let Piece::Record(envelope) = piece
            && envelope.counter == 2
        {
            envelope.sealed = forged(&mine, &sent[1]);
        }
    }
    let arriving: Vec<_> = (0..)
        .zip(pieces)
        .map(|(number, piece)| Arriving { number, received_ms: NOW, piece })
        .collect();
    let received = theirs.receive(&arriving, &|of| (of == author).then_some(key)).unwrap();
    assert_eq!(received.rows.len(), 1, "what stands before it in the chain");
    assert_eq!(contents(&theirs), [content("one")]);
    assert_eq!(theirs.check(), Ok(vec![]));
}

#[test]
fn a_vault_of_a_newer_version_is_left_as_it_is_by_everything() {
    let (place, _) = small();
    place.tamper(
        "PRAGMA user_version = 9;
         UPDATE anchor SET bytes = x'00'; UPDATE anchor_copy SET bytes = x'00';",
    );
    let before = std::fs::read(&place.path).unwrap();
    let newer = Some(Error::Newer { format: 9 });
    assert_eq!(place.unlock().err(), newer);
    assert_eq!(vault::lockout(&place.path, &place.secrets.device, NOW).err(), newer);
    assert_eq!(rescue(&place.path, &place.secrets, PIN, NOW).err(), newer);
    assert_eq!(vault::wipe(&place.path).err(), newer);
    assert_eq!(std::fs::read(&place.path).unwrap(), before);
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 1, "nothing beside it");
}
