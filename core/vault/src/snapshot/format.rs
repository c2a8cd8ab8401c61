//! The worked examples of a snapshot in FORMAT.md: made here by hand, and opened with the code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::{Opening, Sealed, TABLE, front};
use crate::compartment::{Compartment, Compartments};
use crate::contract::NewCompartment;
use crate::format_more::{map, nonce, secret};
use crate::keys::Keys;
use seal::kdf;
use seal::sealed::{seal, seal_padded};

const VAULT: [u8; 16] = *b"\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf";
const FRONT: &str = "schakel/vault/2/snapshot";
const PART: &str = "schakel/vault/2/snapshot-part";

/// Of one row, with six bytes kept of one compartment.
fn told() -> Vec<u8> {
    map(3, |e| {
        e.u32(1)?.u32(1)?.u32(2)?.bytes(&[0x26; 32])?.u32(3)?.array(1)?;
        e.map(2)?.u32(1)?.bytes(&[7; 16])?.u32(2)?.u32(6)?.ok()
    })
}

fn placed(label: &str, number: i64, more: &[u8]) -> Vec<u8> {
    let one = 1_u32.to_be_bytes();
    [label.as_bytes(), &[0], &one, &one, &VAULT, &number.to_be_bytes(), more].concat()
}

fn front_box() -> Vec<u8> {
    let key = kdf::derive(FRONT, &[&secret(0x33), &secret(0x44)], &VAULT);
    seal_padded(&key, &nonce(), &placed(FRONT, 0, &[]), &told(), 256).unwrap()
}

fn piece_box() -> Vec<u8> {
    let key = kdf::derive(PART, &[&secret(0x77), &secret(0x44)], &VAULT);
    let mut piece = b"inside".to_vec();
    piece.resize(4016, 0);
    let more = [&[7; 16][..], &1_u64.to_be_bytes(), &[0x26; 32]].concat();
    seal(&key, &nonce(), &placed(PART, 1, &more), &piece).unwrap()
}

pub(crate) fn examples() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("snapshot, front", told()),
        ("snapshot, front as stored", front_box()),
        ("snapshot, the first 64 bytes of its piece", piece_box()[..64].to_vec()),
        ("snapshot, the tag of its piece", piece_box()[4040..].to_vec()),
    ]
}

#[test]
fn format_snapshot_opens() {
    let keys = Keys::new(VAULT, secret(0x33), secret(0x44));
    let file = rusqlite::Connection::open_in_memory().unwrap();
    file.execute_batch(TABLE).unwrap();
    file.execute("INSERT INTO snapshot VALUES (0, ?1)", [front_box()]).unwrap();
    let front = front(&file, &keys).unwrap();
    let [part] = front.parts.as_slice() else { panic!("one part") };
    assert_eq!((front.rows, front.heads), (1, [0x26; 32]));
    assert_eq!((part.compartment, part.length), ([7; 16], 6));
    let mut compartments = Compartments::new();
    let new = NewCompartment { id: [7; 16], regime: 7 };
    compartments.add(Compartment { key: secret(0x77), ..Compartment::fresh(&new).unwrap() });
    let unpack = |id, bytes: &[u8]| Some((id, bytes.to_vec()));
    let opening =
        Opening { keys: &keys, compartments: &compartments, front: &front, unpack: &unpack };
    let sealed = Sealed { part, first: 0, pieces: vec![piece_box()] };
    assert_eq!(opening.all(&[sealed]), Some(vec![([7; 16], b"inside".to_vec())]));
}
