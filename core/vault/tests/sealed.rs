//! What somebody sees who has the file and no key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use support::*;
use vault::{Entry, Id};

fn found(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn no_file_shows_content_ids_or_names() {
    let (place, mut vault) = Place::with_vault();
    let compartment: Id = *b"CompartmentIdXYZ";
    let new = [vault::NewCompartment { id: compartment, regime: 0x1234_5678 }];
    let entry = Entry {
        compartment,
        kind: 0x7eca_fe01,
        entity: *b"EntityIdentifier",
        content: b"Mevrouw Jansen, Dorpsstraat 12, bed tonight",
    };
    let entries = [entry];
    let batch = vault::Batch { new_compartments: &new, entries: &entries, finished_drafts: &[] };
    vault.append(&batch).unwrap();
    vault.put_draft(b"visit/jansen/draft", b"he spoke of his brother").unwrap();
    let personal = vault.personal();
    let secret: [&[u8]; 13] = [
        b"Jansen",
        b"Dorpsstraat",
        b"tonight",
        b"brother",
        b"jansen",
        b"visit/",
        &compartment,
        b"EntityIdentifier",
        &0x7eca_fe01_u32.to_be_bytes(),
        &0x1234_5678_u32.to_be_bytes(),
        &personal,
        &DEVICE,
        &[0x7e; 16],
    ];
    let look = |when: &str| {
        let mut seen = 0;
        for file in std::fs::read_dir(place.folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            seen += bytes.len();
            for wanted in secret {
                assert!(!found(&bytes, wanted), "{when}: {}", String::from_utf8_lossy(wanted));
            }
        }
        assert!(seen >= 4096 * 8);
    };
    look("open, with the log of writes beside it");
    vault.pause().unwrap();
    look("closed");
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 1, "one file when closed");
}

#[test]
fn boxes_tell_only_a_padded_length() {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1, 2, 3]);
    let personal = vault.personal();
    for (n, length) in [0, 1, 20, 251, 252].into_iter().enumerate() {
        let content = vec![b'x'; length];
        write(&mut vault, [case(1), case(2), personal][n % 3], &content).unwrap();
    }
    vault.pause().unwrap();
    let connection = rusqlite::Connection::open(&place.path).unwrap();
    let lengths = |sql: &str| -> BTreeSet<i64> {
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(lengths("SELECT length(header) FROM log").len(), 1);
    assert_eq!(lengths("SELECT length(body) FROM log"), BTreeSet::from([256 + 40]));
    assert_eq!(lengths("SELECT length(box) FROM head").len(), 1);
    assert_eq!(lengths("SELECT length(box) FROM compartment").len(), 1);
}

#[test]
fn what_was_overwritten_is_gone_from_the_file() {
    let (place, mut vault) = Place::with_vault();
    vault.put_draft(b"visit", &vec![b'x'; 3000]).unwrap();
    let connection_sees = |place: &Place| {
        let copy = place.copy();
        let connection = rusqlite::Connection::open(&copy.path).unwrap();
        connection.query_row("SELECT box FROM draft", [], |row| row.get::<_, Vec<u8>>(0)).unwrap()
    };
    let first = connection_sees(&place);
    vault.put_draft(b"visit", b"short").unwrap();
    vault.pause().unwrap();
    let bytes = std::fs::read(&place.path).unwrap();
    assert!(!found(&bytes, &first[..64]) && !found(&bytes, &first[2000..2064]));
}
