//! The second block of worked examples in FORMAT.md: lives, heads, backup, spool and snapshot. What is
//! written there is made here from its parts by hand, and opened with the code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::backup::Backup;
use crate::bytes::{decoded, encoded};
use crate::keys::{Keys, Purpose, bound};
use crate::own::Own;
use crate::twofold::part;
use minicbor::Encoder;
use seal::sealed::{seal, seal_padded};
use seal::{Secret32, kdf};
use std::fmt::Write as _;

const VAULT: [u8; 16] = *b"\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf";

pub(crate) fn secret(byte: u8) -> Secret32 {
    Secret32::new([byte; 32])
}

pub(crate) fn nonce() -> [u8; 24] {
    std::array::from_fn(|i| 0x50 + u8::try_from(i).unwrap())
}

fn keys() -> Keys {
    Keys::new(VAULT, secret(0x33), secret(0x44))
}

/// Part of a map that is made by hand.
pub(crate) type Parts = Encoder<Vec<u8>>;

/// A map by hand.
pub(crate) fn map(
    entries: u64,
    fill: impl FnOnce(&mut Parts) -> Result<(), minicbor::encode::Error<std::convert::Infallible>>,
) -> Vec<u8> {
    let mut e = Encoder::new(Vec::new());
    e.map(entries).unwrap();
    fill(&mut e).unwrap();
    e.into_writer()
}

/// Examples as they stand on the page.
pub(crate) fn as_text(examples: &[(&str, Vec<u8>)]) -> String {
    let mut text = String::new();
    for (name, bytes) in examples {
        writeln!(text, "{name} =").unwrap();
        for line in bytes.chunks(48) {
            let hex: String = line.iter().map(|byte| format!("{byte:02x}")).collect();
            writeln!(text, "  {hex}").unwrap();
        }
    }
    text
}

/// A block of examples on the page, counted from 1.
pub(crate) fn on_the_page(block: usize) -> &'static str {
    let page = include_str!("../FORMAT.md");
    page.split("```examples\n").nth(block).unwrap().split("```").next().unwrap()
}

/// Key 7 of part 3: the key of the personal compartment, and one earlier life.
fn carried(e: &mut Parts) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
    e.map(2)?.u32(1)?.bytes(&[0x99; 32])?.u32(2)?.array(1)?;
    e.map(3)?.u32(1)?.bytes(&[0x0a; 16])?;
    e.u32(2)?.bytes(&[0x9a; 32])?.u32(3)?.bytes(&[0x9b; 32])?.ok()
}

fn own() -> Vec<u8> {
    map(7, |e| {
        for key in 1..=5_u8 {
            e.u32(key.into())?.bytes(&[key; 16])?;
        }
        e.u32(6)?.bytes(&[0x66; 32])?.u32(7)?;
        carried(e)
    })
}

fn head() -> Vec<u8> {
    map(8, |e| {
        e.u32(1)?.bytes(&[8; 16])?.u32(2)?.u32(1)?.u32(3)?.bytes(&[0x12; 16])?;
        e.u32(4)?.bytes(&[0x13; 16])?.u32(5)?.u32(2)?.u32(6)?.bytes(&[0xcc; 32])?;
        e.u32(7)?.u32(5)?.u32(8)?.bytes(&[0x11; 16])?.ok()
    })
}

fn backup() -> Vec<u8> {
    map(8, |e| {
        e.u32(1)?.u32(1)?.u32(2)?.bytes(&[1; 16])?.u32(3)?.bytes(&[2; 16])?;
        e.u32(4)?.bytes(&[4; 16])?.u32(5)?.bytes(&[5; 16])?.u32(6)?;
        carried(e)?;
        e.u32(7)?.array(1)?.map(5)?.u32(1)?.bytes(&[7; 16])?.u32(2)?.bytes(&[8; 16])?;
        e.u32(3)?.u32(1)?.u32(4)?.u32(7)?.u32(5)?.bytes(&[0x77; 32])?;
        e.u32(8)?.bytes(b"beside")?.ok()
    })
}

fn times() -> Vec<u8> {
    map(1, |e| e.u32(1)?.u32(4)?.ok())
}

fn renewed() -> Vec<u8> {
    map(2, |e| e.u32(1)?.bytes(&[0x17; 32])?.u32(2)?.bytes(&[0x18; 32])?.ok())
}

fn anchor() -> Vec<u8> {
    map(5, |e| {
        e.u32(1)?.u32(1)?.u32(2)?.bytes(&VAULT)?.u32(3)?.u32(4)?.u32(4)?.u32(1)?;
        e.u32(5)?.bytes(&[0x26; 32])?.ok()
    })
}

fn anchor_box() -> Vec<u8> {
    let key = kdf::derive("schakel/anchor/1", &[&secret(0x27)], &[]);
    seal_padded(&key, &nonce(), b"schakel/anchor/1\0\0\0\0\x01", &anchor(), 128).unwrap()
}

const DERIVED: &str = "schakel/kem/1";

fn examples() -> Vec<(&'static str, Vec<u8>)> {
    let root = secret(0x33);
    let own_bound = bound(Purpose::Own, &VAULT, part::OWN, &[]);
    let own_key = Purpose::Own.key(&[&root], &VAULT);
    let head_bound = bound(Purpose::Head, &VAULT, 99, &[]);
    let head_key = Purpose::Head.key(&[&root], &VAULT);
    let life = Purpose::Life.key(&[&root], &VAULT);
    let backup_key = kdf::derive("schakel/vault/1/backup", &[&secret(0x8b)], &[]);
    let backup_bound = b"schakel/vault/1/backup\0\0\0\0\x01";
    let backup_box = seal_padded(&backup_key, &nonce(), backup_bound, &backup(), 4096).unwrap();
    vec![
        ("own, second life", own()),
        ("own part, second life", seal(&own_key, &nonce(), &own_bound, &own()).unwrap()),
        ("life secret", life.bytes().to_vec()),
        (
            "derived from it",
            kdf::derive("schakel/vault/1/derived", &[&life], DERIVED.as_bytes()).bytes().to_vec(),
        ),
        ("head of another team", head()),
        (
            "head box of another team",
            seal_padded(&head_key, &nonce(), &head_bound, &head(), 128).unwrap(),
        ),
        ("times anchored", times()),
        (
            "anchored part",
            seal(
                &Purpose::Anchored.key(&[&root], &VAULT),
                &nonce(),
                &bound(Purpose::Anchored, &VAULT, part::ANCHORED, &[]),
                &times(),
            )
            .unwrap(),
        ),
        ("renewed", renewed()),
        (
            "renewed part",
            seal(
                &Purpose::Renewed.key(&[&secret(0x44)], &VAULT),
                &nonce(),
                &bound(Purpose::Renewed, &VAULT, part::RENEWED, &[]),
                &renewed(),
            )
            .unwrap(),
        ),
        ("anchor", anchor()),
        ("anchor box", anchor_box()),
        ("backup key", backup_key.bytes().to_vec()),
        ("backup", backup()),
        ("backup box, its first 256 bytes", backup_box[..256].to_vec()),
        ("backup box, its tag", backup_box[backup_box.len() - 16..].to_vec()),
    ]
}

#[test]
fn format_second_block_stands_on_the_page() {
    let mut made = as_text(&examples());
    made += &as_text(&crate::spool::examples());
    made += &as_text(&crate::snapshot::examples());
    assert_eq!(made, on_the_page(2), "the page says something else");
}

#[test]
fn format_lives_and_heads_open() {
    let read: Own = decoded(&own()).unwrap();
    assert_eq!(encoded(&read).unwrap().as_slice(), own());
    assert_eq!(read.personal_key(&keys()).bytes(), &[0x99; 32]);
    let [former] = read.former() else { panic!("one earlier life") };
    let life = crate::lives::Life::former([2; 16], former);
    assert_eq!((life.author().device, life.author().incarnation), ([2; 16], [0x0a; 16]));
    let derived = kdf::derive("schakel/vault/1/derived", &[&secret(0x9a)], DERIVED.as_bytes());
    assert_eq!(life.derived(DERIVED).bytes(), derived.bytes());
    assert_eq!(keys().life().bytes().to_vec(), examples()[2].1);

    let file = rusqlite::Connection::open_in_memory().unwrap();
    file.execute_batch(include_str!("schema.sql")).unwrap();
    file.execute("INSERT INTO head VALUES (99, ?1)", [&examples()[5].1]).unwrap();
    let ends = crate::heads::read(&file, &keys(), &mut Vec::new());
    let (chain, end) = ends.chains.iter().next().unwrap();
    assert_eq!((end.head.counter, end.row, end.team), (2, 5, Some([0x11; 16])));
    assert_eq!(ends.team_of(chain, [1; 16]), [0x11; 16]);
}

#[test]
fn format_anchor_opens_twice_as_long() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    let file = folder.path().join("vault.anchor");
    std::fs::write(&file, [anchor_box(), anchor_box()].concat()).unwrap();
    let read = crate::Anchor::read(&path, &[secret(0x27)]).unwrap().unwrap();
    assert_eq!(encoded(&read).unwrap().as_slice(), anchor());
    read.write(&path, &secret(0x28)).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 2 * anchor_box().len() as u64);
    assert_eq!(crate::Anchor::read(&path, &[secret(0x28)]), Ok(Some(read)));
}

#[test]
fn format_backup_opens() {
    let key = kdf::derive("schakel/vault/1/backup", &[&secret(0x8b)], &[]);
    let made = seal_padded(&key, &nonce(), b"schakel/vault/1/backup\0\0\0\0\x01", &backup(), 4096);
    let made = made.unwrap();
    let opened = Backup::open(&made, &secret(0x8b)).unwrap().unwrap();
    assert_eq!((opened.team(), opened.beside()), ([1; 16], b"beside".as_slice()));
    assert_eq!(opened.lives().len(), 1);
    assert_eq!(encoded(&opened).unwrap().as_slice(), backup());
    assert!(Backup::open(&made, &secret(0x8c)).unwrap().is_none());
}
