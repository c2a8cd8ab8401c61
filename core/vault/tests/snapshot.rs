//! A snapshot of what was made of the log: believed only when it is of exactly this vault, gone
//! with what is erased, and no way to keep damage from being noticed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::*;
use vault::{Damage, Error, Id, KeystoreSecrets, Secret32, Vault, rescue};

/// What was kept of compartments, and the contents of the rows behind.
type Recalled = (Vec<(Id, Vec<u8>)>, Vec<Vec<u8>>);

fn recall(vault: &Vault) -> Option<Recalled> {
    let mut parts = Vec::new();
    let unpack = |id, bytes: &[u8]| Some((id, bytes.to_vec()));
    let behind = vault.recall(&unpack, &mut |part| parts.push(part), &|row| row.content)?;
    parts.sort();
    Some((parts, behind))
}

/// Something for each compartment: nothing, little, and more than a piece holds.
fn parts(vault: &Vault) -> Vec<(Id, Vec<u8>)> {
    let many: Vec<u8> = (0..20_000_u32).map(|n| n as u8).collect();
    vec![(case(1), many), (case(2), Vec::new()), (vault.personal(), b"personal".to_vec())]
}

/// The vault of [`small`], closed, with a snapshot and two rows behind it.
fn with_snapshot() -> (Place, Vec<(Id, Vec<u8>)>) {
    let (place, _) = small();
    let mut vault = place.unlock().unwrap();
    assert_eq!((recall(&vault), vault.rows_behind_snapshot()), (None, 9));
    let mut parts = parts(&vault);
    vault.put_snapshot(&parts).unwrap();
    parts.sort();
    assert_eq!(recall(&vault), Some((parts.clone(), vec![])));
    write(&mut vault, case(1), b"ten").unwrap();
    write(&mut vault, case(2), b"eleven").unwrap();
    vault.pause().unwrap();
    (place, parts)
}

/// Whether the snapshot is believed after SQL by somebody without a key.
fn believed_after(place: &Place, sql: &str) -> bool {
    let place = place.copy();
    place.tamper(sql);
    recall(&place.unlock().unwrap()).is_some()
}

#[test]
fn what_was_kept_comes_back_with_the_rows_behind_it() {
    let (place, parts) = with_snapshot();
    let mut vault = place.unlock().unwrap();
    let behind = vec![b"ten".to_vec(), b"eleven".to_vec()];
    assert_eq!(recall(&vault), Some((parts.clone(), behind.clone())));
    assert_eq!(vault.rows_behind_snapshot(), 2);
    assert_eq!((read(&vault).0.len(), vault.check()), (11, Ok(vec![])));
    // A fresh key of a compartment, and a fresh compartment, change nothing about it.
    vault.change_key(case(1)).unwrap();
    start(&mut vault, &[9]);
    assert_eq!(recall(&vault), Some((parts, behind)));
    // Another one takes its place.
    vault.put_snapshot(&[(case(9), vec![9])]).unwrap();
    assert_eq!(recall(&vault), Some((vec![(case(9), vec![9])], vec![])));
    let nobody = vault.put_snapshot(&[([0xee; 16], vec![1])]);
    assert_eq!(nobody, Err(Error::NoCompartment));
    assert!(
        vault.recall(&|_, _| None::<()>, &mut |()| {}, &|_| ()).is_none(),
        "who cannot read it has none"
    );
}

#[test]
fn nothing_of_it_can_be_changed_left_out_or_swapped() {
    let (place, _) = with_snapshot();
    assert!(believed_after(&place, "SELECT 1"));
    for sql in [
        "DELETE FROM snapshot",
        "DELETE FROM snapshot WHERE number = 0",
        "DELETE FROM snapshot WHERE number = (SELECT max(number) FROM snapshot)",
        "DELETE FROM snapshot WHERE number = (SELECT min(number) FROM snapshot)",
        "DROP TABLE snapshot",
        "INSERT INTO snapshot SELECT 99, box FROM snapshot WHERE number <> 0 LIMIT 1",
        "INSERT INTO snapshot SELECT -number, box FROM snapshot WHERE number <> 0",
        "CREATE TEMP TABLE t AS SELECT * FROM snapshot WHERE number <> 0 LIMIT 2;
         UPDATE snapshot SET box = (SELECT box FROM t WHERE t.number <> snapshot.number)
           WHERE number IN (SELECT number FROM t)",
    ] {
        assert!(!believed_after(&place, sql), "{sql}");
    }
    for at in ["1", "24", "25", "100", "length(box) - 16", "length(box)"] {
        for row in 0..7 {
            let sql = format!(
                "UPDATE snapshot SET box = CAST(substr(box, 1, {at} - 1) ||
                   iif(substr(box, {at}, 1) = x'00', x'01', x'00') ||
                   substr(box, {at} + 1) AS BLOB)
                 WHERE number = (SELECT number FROM snapshot LIMIT 1 OFFSET {row})"
            );
            assert!(!believed_after(&place, &sql), "{at} in {row}");
        }
    }
    // Every piece is as long as the next.
    let file = rusqlite::Connection::open(&place.path).unwrap();
    let lengths = "SELECT count(*), count(DISTINCT length(box)) FROM snapshot WHERE number <> 0";
    let counted = file.query_row(lengths, [], |row| Ok((row.get(0)?, row.get(1)?)));
    assert_eq!(counted, Ok((6_i64, 1_i64)));
}

#[test]
fn it_is_not_believed_of_another_time() {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1]);
    write(&mut vault, case(1), b"one").unwrap();
    vault.pause().unwrap();
    // Two copies go different ways.
    let twin = place.copy();
    for (place, content) in [(&place, b"here"), (&twin, b"else")] {
        let mut vault = place.unlock().unwrap();
        write(&mut vault, case(1), content).unwrap();
        vault.put_snapshot(&[(case(1), content.to_vec())]).unwrap();
        vault.pause().unwrap();
    }
    let from = |other: &Place, sql: &str| {
        let other = other.path.display();
        format!("ATTACH '{other}' AS o; DELETE FROM snapshot; {sql}")
    };
    let whole = "INSERT INTO snapshot SELECT * FROM o.snapshot";
    assert!(!believed_after(&place, &from(&twin, whole)), "as many rows, with other hashes");
    let mut vault = twin.unlock().unwrap();
    write(&mut vault, case(1), b"and on").unwrap();
    vault.put_snapshot(&[(case(1), b"newer".to_vec())]).unwrap();
    vault.pause().unwrap();
    assert!(!believed_after(&place, &from(&twin, whole)), "of more rows than there are");
    // Behind an older one of the same vault everything is read: that is as good.
    let older = twin.copy();
    let mut vault = twin.unlock().unwrap();
    write(&mut vault, case(1), b"further").unwrap();
    vault.put_snapshot(&[(case(1), b"newest".to_vec())]).unwrap();
    vault.pause().unwrap();
    twin.tamper(&from(&older, whole));
    let kept = vec![(case(1), b"newer".to_vec())];
    assert_eq!(recall(&twin.unlock().unwrap()), Some((kept, vec![b"further".to_vec()])));
    // Pieces of one under the front of the other are neither.
    twin.tamper(&from(&place, "INSERT INTO snapshot SELECT * FROM o.snapshot WHERE number <> 0"));
    let front = "INSERT INTO snapshot SELECT * FROM o.snapshot WHERE number = 0";
    let path = older.path.display();
    twin.tamper(&format!("ATTACH '{path}' AS o; {front}"));
    assert_eq!(recall(&twin.unlock().unwrap()), None);
}

#[test]
fn damage_behind_it_makes_it_as_if_it_were_not_there() {
    let (place, _) = with_snapshot();
    for sql in [
        "UPDATE log SET body = zeroblob(300) WHERE number = 10",
        "DELETE FROM log WHERE number = 10",
        "DELETE FROM log WHERE number = 11",
        "DELETE FROM log WHERE number > 9",
        "DELETE FROM head WHERE number = 0",
        "DELETE FROM head WHERE number <> 0",
        "DELETE FROM compartment; DELETE FROM compartment_copy",
        "DELETE FROM anchor_copy",
    ] {
        assert!(!believed_after(&place, sql), "{sql}");
    }
}

#[test]
fn damage_before_it_is_noticed_where_it_is_opened_and_by_the_check() {
    let (place, _) = with_snapshot();
    let sound = place.unlock().unwrap();
    let contents = |rows: Vec<Result<vault::Row, Error>>| -> Vec<Result<Vec<u8>, Error>> {
        rows.into_iter().map(|row| Ok(row?.content)).collect()
    };
    let all = contents(sound.rows(&[3, 1, 11, 12]));
    let wanted: Vec<_> = read(&sound).0.into_iter().map(|(.., content)| Ok(content)).collect();
    let [three, one, eleven] = [2, 0, 10].map(|at| wanted[at].clone());
    assert_eq!(all, [three, one.clone(), eleven, Err(Error::Damaged)]);
    // So many that they are opened on two threads, in order.
    let often: Vec<u64> = (0..200).map(|n| n % 11 + 1).collect();
    let many = contents(sound.rows(&often));
    assert!(many.iter().eq((0..200).map(|n| &wanted[n % 11])));
    drop(sound);
    for (sql, named) in [
        (
            "UPDATE log SET body = zeroblob(300) WHERE number = 3",
            Damage::BodyUnreadable { row: 3, compartment: case(1) },
        ),
        ("DELETE FROM log WHERE number = 3", Damage::RowMissing { row: 3 }),
        (
            "UPDATE log SET header = (SELECT header FROM log WHERE number = 2) WHERE number = 3",
            Damage::HeaderUnreadable { row: 3 },
        ),
    ] {
        let place = place.copy();
        place.tamper(sql);
        let vault = place.unlock().unwrap();
        assert!(recall(&vault).is_some(), "{sql}");
        assert_eq!(contents(vault.rows(&[1, 3])), [one.clone(), Err(Error::Damaged)], "{sql}");
        for at_once in [1, 4, 100] {
            let damage = checked(&vault, at_once);
            assert!(
                damage.len() == 1
                    && std::mem::discriminant(&damage[0]) == std::mem::discriminant(&named)
            );
            assert_eq!(damage, read(&vault).1, "{sql}");
        }
    }
}

#[test]
fn what_is_written_while_it_is_checked_is_checked_as_well() {
    let (place, _) = with_snapshot();
    let mut vault = place.unlock().unwrap();
    let mut checking = vault.begin_check();
    for _ in 0..4 {
        assert_eq!(vault.check_on(&mut checking, 2), None);
        write(&mut vault, case(1), b"meanwhile").unwrap();
    }
    vault.erase(&[case(2)], &[], &Secret32::new([7; 32])).unwrap();
    let damage = std::iter::repeat_with(|| vault.check_on(&mut checking, 2)).find_map(|end| end);
    assert_eq!(damage, Some(vec![]));
}

#[test]
fn an_erase_takes_it_along_and_no_copy_of_it_opens() {
    let (place, _) = with_snapshot();
    let before = place.copy();
    let mut vault = place.unlock().unwrap();
    let next = Secret32::new([7; 32]);
    vault.erase(&[case(1)], &[], &next).unwrap();
    assert_eq!((recall(&vault), vault.rows_behind_snapshot()), (None, 11));
    vault.pause().unwrap();
    let file = rusqlite::Connection::open(&place.path).unwrap();
    let left = file.query_row("SELECT count(*) FROM snapshot", [], |row| row.get::<_, i64>(0));
    assert_eq!(left, Ok(0));
    drop(file);
    // Put back from a copy of the file, with everything that the keystore has now.
    let from = before.path.display();
    place.tamper(&format!("ATTACH '{from}' AS o; INSERT INTO snapshot SELECT * FROM o.snapshot"));
    let now = KeystoreSecrets { table: next, ..secrets() };
    let vault = Vault::unlock_pin(&place.path, &now, PIN, NOW).unwrap();
    assert_eq!((recall(&vault), vault.rows_behind_snapshot()), (None, 11));
    assert_eq!(read(&vault).1, []);

    for takes_away in [
        (|vault: &mut Vault| vault.take_away(&[[9; 16]]).map(|_| ())) as fn(&mut Vault) -> _,
        |vault| vault.leave_stubs(&[1]),
    ] {
        let place = before.copy();
        let mut vault = place.unlock().unwrap();
        takes_away(&mut vault).unwrap();
        assert_eq!(recall(&vault), None);
    }
}

#[test]
fn a_rescue_makes_nothing_else_of_it() {
    let (place, _) = with_snapshot();
    // The first page gone: what is found on the others is told apart by its shape.
    let mut bytes = std::fs::read(&place.path).unwrap();
    bytes[..4096].fill(0);
    std::fs::write(&place.path, &bytes).unwrap();
    let rescued = rescue(&place.path, &place.secrets, PIN, NOW).unwrap();
    assert_eq!((rescued.recovered, rescued.lost), (11, vec![Damage::Pages]));
    assert_eq!(rescued.vault.check(), Ok(vec![]));
    assert_eq!(recall(&rescued.vault), None);
    assert!(recall(&place.copy().unlock().unwrap_or(rescued.vault)).is_none());
}
