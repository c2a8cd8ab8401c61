//! The worked examples of FORMAT.md, read from it and checked: what they say opens, and making
//! the same again gives the same bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::bytes::{decoded, encoded};
use crate::compartment::Compartment;
use crate::keys::{Keys, Purpose, bound, table_wrap};
use crate::lockout::Count;
use crate::own::Own;
use crate::row::{Header, open_body};
use crate::twofold::part;
use seal::chain::Head;
use seal::pin::{Argon2Params, stretch};
use seal::sealed::{open, seal, seal_padded};
use seal::sign::SigningKey;
use seal::{Secret32, signed};
use std::collections::BTreeMap;

const VAULT: [u8; 16] = *b"\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf";

fn secret(byte: u8) -> Secret32 {
    Secret32::new([byte; 32])
}

fn nonce() -> [u8; 24] {
    std::array::from_fn(|i| 0x50 + u8::try_from(i).unwrap())
}

fn keys() -> Keys {
    Keys::new(VAULT, secret(0x33), secret(0x44))
}

/// The examples by name, as text without line breaks.
fn texts() -> BTreeMap<String, String> {
    let page = include_str!("../FORMAT.md");
    let block = page.split("```examples\n").nth(1).unwrap().split("```").next().unwrap();
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut name = String::new();
    for line in block.lines() {
        match line.strip_prefix("  ") {
            Some(more) => all.get_mut(&name).unwrap().push_str(more),
            None => {
                name = line.strip_suffix(" =").unwrap().to_owned();
                all.insert(name.clone(), String::new());
            }
        }
    }
    assert_eq!(all.len(), 25);
    all
}

fn example(name: &str) -> Vec<u8> {
    let text = texts().remove(name).unwrap();
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

fn unpadded(name: &str, purpose: Purpose, key: &Secret32, number: i64, more: &[u8]) -> Vec<u8> {
    let bound = bound(purpose, &VAULT, number, more);
    let opened = open(key, &bound, &example(name)).unwrap();
    assert_eq!(seal(key, &nonce(), &bound, &opened).unwrap(), example(name), "{name}");
    opened
}

fn padded(name: &str, purpose: Purpose, number: i64, least: usize) -> Vec<u8> {
    let keys = keys();
    let opened = keys.open(purpose, number, &example(name)).unwrap();
    let key = match purpose {
        Purpose::Compartment => secret(0x44),
        Purpose::Draft => Purpose::Draft.key(&[&secret(0x33), &secret(0x44)], &VAULT),
        other => other.key(&[&secret(0x33)], &VAULT),
    };
    let bound = bound(purpose, &VAULT, number, &[]);
    let made = seal_padded(&key, &nonce(), &bound, &opened, least).unwrap();
    assert_eq!(made, example(name), "{name}");
    for other in [number - 1, number + 1] {
        assert!(keys.open(purpose, other, &example(name)).is_none(), "{name} is bound to its row");
    }
    opened
}

#[test]
fn format_slots() {
    let salt: [u8; 16] = std::array::from_fn(|i| u8::try_from(i).unwrap());
    let stretched = stretch(b"273849", &Argon2Params::SMALLEST, &salt).unwrap();
    assert_eq!(stretched.bytes().to_vec(), example("stretched"));
    let key = Purpose::Pin.key(&[&stretched, &secret(0x11)], &VAULT);
    assert_eq!(key.bytes().to_vec(), example("pin key"));
    // The slot as the code reads it, from a file that holds the example.
    let file = rusqlite::Connection::open_in_memory().unwrap();
    file.execute_batch(include_str!("schema.sql")).unwrap();
    crate::twofold::write(&file, part::PIN, &example("pin part")).unwrap();
    crate::twofold::write(&file, part::BIOMETRIC, &example("biometric part")).unwrap();
    let slot = crate::slots::StoredPin::read(&file).unwrap();
    let root = slot.open(b"273849", &secret(0x11), &VAULT).unwrap().unwrap();
    assert_eq!(root.bytes(), &[0x33; 32]);
    assert!(slot.open(b"273848", &secret(0x11), &VAULT).unwrap().is_none());
    let cost = [8_u32, 1, 1].map(u32::to_be_bytes).concat();
    let more = [cost.as_slice(), &salt].concat();
    let bound = bound(Purpose::Pin, &VAULT, part::PIN, &more);
    let sealed = seal(&key, &nonce(), &bound, &[0x33; 32]).unwrap();
    assert!(example("pin part").ends_with(&sealed));
    let root = crate::slots::open_biometric(&file, &VAULT, &secret(0x55), &secret(0x11)).unwrap();
    assert_eq!(root.bytes(), &[0x33; 32]);
    let key = Purpose::Biometric.key(&[&secret(0x55), &secret(0x11)], &VAULT);
    unpadded("biometric part", Purpose::Biometric, &key, part::BIOMETRIC, &[]);
}

#[test]
fn format_anchor() {
    let file = rusqlite::Connection::open_in_memory().unwrap();
    file.execute_batch(include_str!("schema.sql")).unwrap();
    crate::own::write_vault_id(&file, VAULT).unwrap();
    for table in ["anchor", "anchor_copy"] {
        let sql = format!("SELECT bytes FROM {table} WHERE part = 1");
        let stored: Vec<u8> = file.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(stored, example("file part as stored"));
    }
    assert!(example("file part as stored").starts_with(&example("file part")));
    assert_eq!(crate::own::read_vault_id(&file), Ok(VAULT));

    let key = Purpose::Lockout.key(&[&secret(0x11)], &VAULT);
    let count = unpadded("lockout part", Purpose::Lockout, &key, part::LOCKOUT, &[]);
    let expected = Count { failed: 6, tries: 10, since_ms: 1_770_000_000_000 };
    assert_eq!(decoded::<Count>(&count), Some(expected));
    assert_eq!(encoded(&expected).unwrap().as_slice(), count);

    let key = Purpose::Own.key(&[&secret(0x33)], &VAULT);
    let own = unpadded("own part", Purpose::Own, &key, part::OWN, &[]);
    let read: Own = decoded(&own).unwrap();
    assert_eq!(encoded(&read).unwrap().as_slice(), own);
    assert_eq!((read.team, read.personal, read.personal_stream), ([1; 16], [4; 16], [5; 16]));
    assert_eq!((read.author().device, read.author().incarnation), ([2; 16], [3; 16]));
    let public = SigningKey::from_seed(&secret(0x66)).verifying_key();
    assert_eq!(read.signing_key().verifying_key(), public);

    let wrap = table_wrap(&secret(0x33), &secret(0x22), &VAULT);
    let table = unpadded("table part", Purpose::Table, &wrap, part::TABLE_KEY, &[]);
    assert_eq!(table, [0x44; 32]);
}

#[test]
fn format_rows() {
    let compartment = padded("compartment box", Purpose::Compartment, 1234, 144);
    let read: Compartment = decoded(&compartment).unwrap();
    assert_eq!(encoded(&read).unwrap().as_slice(), compartment);
    assert_eq!((read.id, read.stream, read.epoch, read.regime), ([7; 16], [8; 16], 1, 7));

    let header = padded("header box", Purpose::Header, 1, 224);
    let opened = Header::open(&keys(), 1, &example("header box")).unwrap();
    assert_eq!(encoded(&opened).unwrap().as_slice(), header);
    assert_eq!((opened.kind, opened.entity, opened.counter), (8, [9; 16], 1));
    let bound = opened.associated_data([1; 16]);
    assert_eq!(bound, example("associated data"));
    assert_eq!(open_body(&read, &bound, &example("body box")).unwrap(), b"a note");
    let body = seal_padded(&read.key, &nonce(), &bound, b"a note", 256).unwrap();
    assert_eq!(body, example("body box"));
    let head = Head::START.next(&bound, &body);
    assert_eq!(head.hash.to_vec(), example("chain hash"));
    assert_eq!(opened.signature.unwrap().to_vec(), example("signature"));
    let key = SigningKey::from_seed(&secret(0x66));
    assert!(opened.signed_by(&key.verifying_key(), [1; 16], &head));
    let mut again = opened.clone();
    again.sign(&key, [1; 16], &head);
    assert_eq!(again.signature, opened.signature);

    let envelope = wire::Envelope::from_bytes(&example("envelope")).unwrap();
    assert_eq!(envelope.associated_data(), bound);
    assert_eq!(envelope.sealed, body);
    assert_eq!(envelope.to_bytes(), example("envelope"));
    let batch = wire::BatchHead::from_bytes(&example("batch head")).unwrap();
    assert_eq!((batch.counter, batch.hash), (1, head.hash));
    assert_eq!(batch.signature, opened.signature.unwrap());
    assert_eq!(batch.to_bytes(), example("batch head"));
}

#[test]
fn format_heads_drafts_and_personal_key() {
    padded("head box", Purpose::Head, 99, 128);
    padded("tail box", Purpose::Head, 0, 128);
    let file = rusqlite::Connection::open_in_memory().unwrap();
    file.execute_batch(include_str!("schema.sql")).unwrap();
    for (number, name) in [(0, "tail box"), (99, "head box")] {
        file.execute("INSERT INTO head VALUES (?1, ?2)", (number, example(name))).unwrap();
    }
    let mut faults = Vec::new();
    let ends = crate::heads::read(&file, &keys(), &mut faults);
    // The tail says two chains and only one stands there.
    assert_eq!((ends.rows, ends.chains.len(), ends.whole), (1, 1, false));
    let end = ends.chains.values().next().unwrap();
    assert_eq!((end.row, end.head.counter), (1, 1));
    assert_eq!(end.head.hash.to_vec(), example("chain hash"));
    assert_eq!(keys().personal().bytes().to_vec(), example("personal key"));

    let slot = keys().draft_number(b"visit");
    assert_eq!(slot.to_be_bytes().to_vec(), example("draft slot"));
    let draft = padded("draft box", Purpose::Draft, slot, 256);
    assert_eq!(draft, b"\xa2\x01\x45visit\x02\x46he ope");
    let first = padded("draft box of format 1", Purpose::DraftFirst, slot, 256);
    assert_eq!(first, draft);
}

#[test]
fn format_signed_file() {
    let key = SigningKey::from_seed(&secret(0x66));
    assert_eq!(signed::sign_file(&key, b"a pack").unwrap(), example("signed file"));
    let file = example("signed file");
    let opened = signed::open_file(&file).unwrap();
    assert_eq!(opened.body, b"a pack");
    assert_eq!(opened.signer.fingerprint(), texts()["fingerprint"]);
}
