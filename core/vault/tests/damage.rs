//! A damaged or tampered vault: what is wrong is named, what is sound comes back, and nothing
//! that was never written is ever handed over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use support::*;
use vault::{Damage, Error, Secret32, rescue};

/// What the vault says after SQL by somebody without a key.
fn after(place: &Place, sql: &str) -> (Rows, Vec<Damage>) {
    let place = place.copy();
    place.tamper(sql);
    let vault = place.unlock().unwrap();
    let (rows, damage) = read(&vault);
    let checked = vault.check().unwrap();
    assert!(damage.iter().all(|d| checked.contains(d)), "check sees what read sees");
    assert_eq!(support::checked(&vault, 4), damage, "so does a look that goes on");
    (rows, checked)
}

fn without(rows: &Rows, lost: &[u64]) -> Rows {
    rows.iter().filter(|(number, ..)| !lost.contains(number)).cloned().collect()
}

/// One byte of a box becomes another: SQL has no arithmetic on bytes, but zero or one always
/// differs from what stands there.
fn flip(column: &str, at: &str, row: u64) -> String {
    format!(
        "UPDATE log SET {column} = CAST(substr({column}, 1, {at} - 1) ||
           iif(substr({column}, {at}, 1) = x'00', x'01', x'00') ||
           substr({column}, {at} + 1) AS BLOB) WHERE number = {row}"
    )
}

#[test]
fn a_flipped_byte_in_any_box_costs_that_row_and_no_other() {
    let (place, rows) = small();
    for row in 1..=9_u64 {
        let compartment = rows[row as usize - 1].1;
        for (column, named) in [
            ("header", Damage::HeaderUnreadable { row }),
            ("body", Damage::BodyUnreadable { row, compartment }),
        ] {
            // Nonce, ciphertext and tag.
            for at in ["1", "24", "25", "100", "length(X) - 16", "length(X)"] {
                let at = at.replace('X', column);
                let (left, damage) = after(&place, &flip(column, &at, row));
                assert_eq!(left, without(&rows, &[row]), "{column} {at}");
                assert_eq!(damage, [named], "{column} {at}");
            }
        }
    }
}

#[test]
fn swapped_and_repeated_boxes_are_named() {
    let (place, rows) = small();
    for (a, b) in [(1, 2), (1, 4), (3, 9), (8, 9)] {
        for column in ["header", "body"] {
            let sql = format!(
                "CREATE TEMP TABLE t AS SELECT number, {column} AS x FROM log;
                 UPDATE log SET {column} = (SELECT x FROM t WHERE t.number = {b}) WHERE number = {a};
                 UPDATE log SET {column} = (SELECT x FROM t WHERE t.number = {a}) WHERE number = {b};"
            );
            let (left, damage) = after(&place, &sql);
            assert_eq!(left, without(&rows, &[a, b]));
            assert_eq!(damage.len(), 2, "{column} of {a} and {b}: {damage:?}");
        }
        // Whole rows in each other's place.
        let sql = format!(
            "UPDATE log SET number = -1 WHERE number = {a};
             UPDATE log SET number = {a} WHERE number = {b};
             UPDATE log SET number = {b} WHERE number = -1;"
        );
        let (left, damage) = after(&place, &sql);
        assert_eq!(left, without(&rows, &[a, b]));
        let named = [a, b].map(|row| Damage::HeaderUnreadable { row });
        assert_eq!(damage, named);
    }
    // Rows with numbers that no row has.
    let (left, damage) = after(&place, "INSERT INTO log SELECT -number, header, body FROM log");
    assert_eq!(left, rows);
    assert_eq!(damage, [Damage::HeaderUnreadable { row: 0 }]);
    // A row written once more at the end.
    let (left, damage) =
        after(&place, "INSERT INTO log SELECT 10, header, body FROM log WHERE number = 9");
    assert_eq!(left, rows);
    assert_eq!(damage, [Damage::HeaderUnreadable { row: 10 }]);
}

#[test]
fn cut_rows_are_named_also_at_the_end() {
    let (place, rows) = small();
    for row in 1..=9_u64 {
        let (left, damage) = after(&place, &format!("DELETE FROM log WHERE number = {row}"));
        assert_eq!(left, without(&rows, &[row]));
        assert_eq!(damage, [Damage::RowMissing { row }]);
    }
    let (left, damage) = after(&place, "DELETE FROM log WHERE number > 5");
    assert_eq!(left, without(&rows, &[6, 7, 8, 9]));
    assert_eq!(damage, [6, 7, 8, 9].map(|row| Damage::RowMissing { row }));
    let (left, damage) = after(&place, "DELETE FROM log");
    assert_eq!(left, []);
    assert_eq!(damage.len(), 9);
}

#[test]
fn an_older_end_of_a_chain_is_noticed() {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1]);
    write(&mut vault, case(1), b"one").unwrap();
    vault.pause().unwrap();
    let older = place.copy();
    let mut vault = place.unlock().unwrap();
    write(&mut vault, case(1), b"two").unwrap();
    vault.pause().unwrap();
    // Somebody who has an older copy puts its heads into the newer file.
    let from = older.path.display();
    let (_, damage) = after(
        &place,
        &format!("ATTACH '{from}' AS o; DELETE FROM head; INSERT INTO head SELECT * FROM o.head"),
    );
    assert_eq!(damage, [Damage::TailCut { row: 2 }]);
    // Or only that of the chain, or only that of the log.
    for (which, named) in [("> 0", Damage::TailCut { row: 2 }), ("= 0", Damage::TailCut { row: 2 })]
    {
        let sql = format!(
            "ATTACH '{from}' AS o; INSERT OR REPLACE INTO head SELECT * FROM o.head WHERE number {which}"
        );
        assert_eq!(after(&place, &sql).1, [named], "{which}");
    }
}

#[test]
fn missing_heads_and_keys_are_named_and_nothing_is_written_on_top() {
    let (place, rows) = small();
    for sql in [
        "DELETE FROM head WHERE number = 0",
        "DELETE FROM head WHERE number = (SELECT max(number) FROM head)",
        "UPDATE head SET box = zeroblob(200) WHERE number > 0",
        "DELETE FROM head",
    ] {
        let (left, damage) = after(&place, sql);
        assert_eq!(left, rows, "{sql}");
        assert_eq!(damage, [Damage::HeadUnreadable], "{sql}");
        let place = place.copy();
        place.tamper(sql);
        let mut vault = place.unlock().unwrap();
        assert_eq!(write(&mut vault, case(1), b"on top"), Err(Error::Damaged));
    }
    // One copy of the keys is enough.
    for table in ["compartment", "compartment_copy", "anchor", "anchor_copy"] {
        let (left, damage) = after(&place, &format!("DELETE FROM {table}"));
        assert_eq!(left, rows, "{table}");
        assert_eq!(damage, [Damage::CopyDamaged], "{table}");
    }
    let gone = "DELETE FROM compartment; DELETE FROM compartment_copy";
    let (left, damage) = after(&place, gone);
    assert_eq!(left.len(), 3, "personal things hang on another key");
    let named = rows.iter().filter(|(_, of, _)| *of == case(1) || *of == case(2));
    let named: Vec<_> =
        named.map(|(row, of, _)| Damage::KeyMissing { row: *row, compartment: *of }).collect();
    assert_eq!(damage, named);
    let broken = "UPDATE compartment SET box = zeroblob(168); UPDATE compartment_copy SET box = zeroblob(168)";
    let (_, damage) = after(&place, broken);
    assert!(damage.contains(&Damage::KeyUnreadable));
    let (_, damage) = after(&place, "UPDATE draft SET box = zeroblob(296)");
    assert_eq!(damage, [Damage::DraftUnreadable]);
}

#[test]
fn any_damaged_page_leaves_a_vault_that_opens_or_can_be_rescued() {
    let (place, rows) = small();
    let sound = std::fs::read(&place.path).unwrap();
    let pages = sound.len() / 4096;
    assert!(pages >= 8, "every table has a page of its own");
    let mut named = BTreeSet::new();
    for page in 0..pages {
        for (from, length, with) in
            [(0, 4096, 0x00), (0, 8, 0xff), (40, 4056, 0xa5), (2000, 2096, 0)]
        {
            let place = place.copy();
            let mut bytes = sound.clone();
            bytes[page * 4096 + from..][..length].fill(with);
            if bytes == sound {
                continue;
            }
            std::fs::write(&place.path, &bytes).unwrap();
            let (rows_left, damage) = match place.unlock() {
                Ok(vault) => {
                    let (rows, damage) = read(&vault);
                    let checked = checked(&vault, 4);
                    assert_eq!(checked.is_empty(), damage.is_empty(), "page {page} from {from}");
                    (rows, vault.check().unwrap())
                }
                Err(error) => {
                    assert!(matches!(error, Error::Damaged | Error::Foreign), "{error}");
                    (Vec::new(), vec![Damage::Pages])
                }
            };
            assert!(rows_left.iter().all(|row| rows.contains(row)), "nothing is made up");
            assert!(rows_left.len() == 9 || !damage.is_empty(), "page {page}: loss is named");
            named.extend(damage.iter().map(std::mem::discriminant).map(|d| format!("{d:?}")));
            let rescued = rescue(&place.path, &place.secrets, PIN, NOW)
                .unwrap_or_else(|e| panic!("page {page} from {from}: {e}"));
            assert!(rescued.recovered >= rows_left.len() as u64);
            assert_eq!(rescued.vault.check().unwrap(), []);
            assert_eq!(std::fs::read(&rescued.kept_as).unwrap().len(), bytes.len());
        }
    }
    assert!(named.len() > 2);
}

#[test]
fn a_large_vault_survives_the_loss_of_any_inner_page() {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1, 2, 3]);
    let contents: Vec<_> = (0..2000_u64).map(note).chain([vec![7; 20_000]]).collect();
    let entries: Vec<_> =
        contents.iter().zip((1..=3).cycle()).map(|(c, n)| entry(case(n), c)).collect();
    vault.append(&vault::Batch { entries: &entries, ..vault::Batch::default() }).unwrap();
    let all = read(&vault).0;
    vault.pause().unwrap();
    let sound = std::fs::read(&place.path).unwrap();
    // The first page, and those that only lead to others.
    let inner = (0..sound.len() / 4096).filter(|page| *page == 0 || sound[page * 4096] == 0x05);
    let inner: Vec<_> = inner.collect();
    assert!(inner.len() > 1);
    for page in inner {
        let place = place.copy();
        let mut bytes = sound.clone();
        bytes[page * 4096..][..4096].fill(0);
        std::fs::write(&place.path, &bytes).unwrap();
        for tries_left in [9, 8, 7] {
            let wrong = rescue(&place.path, &place.secrets, WRONG, NOW).err();
            assert_eq!(wrong, Some(Error::WrongPin { tries_left, wait_s: 0 }), "page {page}");
        }
        let rescued = rescue(&place.path, &place.secrets, PIN, NOW).unwrap();
        assert_eq!(rescued.recovered, 2001, "page {page}");
        assert!(rescued.lost.contains(&Damage::Pages));
        assert_eq!(read(&rescued.vault).0, all);
        assert_eq!(std::fs::read(&rescued.kept_as).unwrap().len(), bytes.len());
        rescued.vault.pause().unwrap();
        assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 2);
    }
}

#[test]
fn a_file_full_of_holes_is_rescued_or_refused_and_nothing_is_made_up() {
    let (place, rows) = small();
    let sound = std::fs::read(&place.path).unwrap();
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 33) as usize % below
    };
    let mut recovered = BTreeSet::new();
    for round in 0..200 {
        let place = Place::new();
        let mut bytes = sound.clone();
        for _ in 0..=round {
            // Most of it where pages say what they hold and where.
            let page = next(bytes.len() / 4096) * 4096;
            let at = if next(3) == 0 { next(4096) } else { next(40) };
            bytes[page + at] = next(256) as u8;
        }
        std::fs::write(&place.path, &bytes).unwrap();
        let Ok(rescued) = rescue(&place.path, &place.secrets, PIN, NOW) else { continue };
        let contents: Vec<_> = rows.iter().map(|(_, of, content)| (of, content)).collect();
        let left = read(&rescued.vault).0;
        assert!(left.iter().all(|(_, of, content)| contents.contains(&(of, content))));
        recovered.insert(left.len());
    }
    assert!(recovered.contains(&9) && recovered.len() > 2, "{recovered:?}");
}

#[test]
fn truncated_files_are_refused_or_read_as_far_as_they_go() {
    let (place, rows) = small();
    let sound = std::fs::read(&place.path).unwrap();
    for length in (0..sound.len()).step_by(1024) {
        let place = place.copy();
        std::fs::write(&place.path, &sound[..length]).unwrap();
        match place.unlock() {
            Err(error) => assert!(matches!(error, Error::Damaged | Error::Foreign), "{length}"),
            Ok(vault) => {
                let (left, damage) = read(&vault);
                assert!(left.iter().all(|row| rows.contains(row)));
                assert_ne!(damage, [], "{length}");
            }
        }
    }
}

#[test]
fn a_rescue_keeps_the_damaged_file_and_all_that_is_sound() {
    let (place, rows) = small();
    place.tamper("UPDATE log SET body = zeroblob(300) WHERE number = 4; DELETE FROM head");
    let damaged = std::fs::read(&place.path).unwrap();
    let old = place.unlock().unwrap();
    let (author, personal) = (old.author(), old.personal());
    assert_eq!(old.drafts().unwrap().len(), 1);
    old.pause().unwrap();

    let wrong = rescue(&place.path, &place.secrets, WRONG, NOW).err();
    assert_eq!(wrong, Some(Error::WrongPin { tries_left: 9, wait_s: 0 }));
    let mut other = place.secrets.clone();
    other.device = Secret32::new([9; 32]);
    assert_eq!(rescue(&place.path, &other, PIN, NOW).err(), Some(Error::WrongDevice));

    let mut rescued = rescue(&place.path, &place.secrets, PIN, NOW).unwrap();
    assert_eq!(rescued.recovered, 8);
    let compartment = rows[3].1;
    let named = [Damage::BodyUnreadable { row: 4, compartment }, Damage::HeadUnreadable];
    assert_eq!(rescued.lost, named);
    assert_eq!(std::fs::read(&rescued.kept_as).unwrap().len(), damaged.len());

    let (left, damage) = read(&rescued.vault);
    let contents = |rows: &Rows| rows.iter().map(|(_, of, c)| (*of, c.clone())).collect::<Vec<_>>();
    assert_eq!(contents(&left), contents(&without(&rows, &[4])));
    assert_eq!(damage, []);
    assert_eq!(rescued.vault.drafts().unwrap().len(), 1);
    assert_eq!(rescued.vault.personal(), personal);
    assert_eq!(rescued.vault.author().device, author.device);
    assert_ne!(rescued.vault.author().incarnation, author.incarnation);
    assert_eq!(write(&mut rescued.vault, case(1), b"and on"), Ok(9));
    rescued.vault.pause().unwrap();
    assert_eq!(place.unlock().unwrap().check().unwrap(), []);
}
