//! Writing: one note at a time, many at once, and taking a case out again.

use crate::{Outcome, open, percentile, say};
use bench_texts::{Chance, NOW_MS, TODAY, cases, due, notes};
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::Instant;

/// Notes in one transaction of an import: as many as ours has.
const CHUNK: usize = 2_000;

const SCHEMA: &str = "
    CREATE TABLE kase (id INTEGER PRIMARY KEY, name TEXT NOT NULL, open INTEGER NOT NULL);
    CREATE TABLE report (
        id INTEGER PRIMARY KEY, kase INTEGER NOT NULL, received INTEGER NOT NULL, day INTEGER NOT NULL);
    CREATE INDEX report_of ON report (kase);
    CREATE TABLE note (
        id INTEGER PRIMARY KEY, kase INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL,
        reached INTEGER NOT NULL, next TEXT, next_day INTEGER);
    CREATE INDEX note_of ON note (kase, at);
    CREATE VIRTUAL TABLE words USING fts5 (text, content = 'note', content_rowid = 'id');
    CREATE TABLE due (
        id INTEGER PRIMARY KEY, kase INTEGER NOT NULL, day INTEGER NOT NULL, what TEXT NOT NULL,
        appointment INTEGER NOT NULL, settled INTEGER);
    CREATE INDEX due_by ON due (day) WHERE settled IS NULL;";

/// Takes so many notes over, and their cases; leaves them there for other tasks.
pub(crate) fn import(folder: &Path, count: usize) -> Outcome {
    let db = open(folder)?;
    db.execute_batch(SCHEMA)?;
    let all: Vec<_> = notes(count).collect();
    let cases = cases(count);
    let begun = Instant::now();
    let transaction = db.unchecked_transaction()?;
    for case in 0..cases {
        let open = case + bench_texts::OPEN_CASES >= cases;
        let insert = "INSERT INTO kase VALUES (?1, ?2, ?3)";
        db.prepare_cached(insert)?.execute(params![case as i64, format!("Persoon {case}"), open])?;
    }
    for case in 0..cases {
        // A first attempt and a first contact were due within some days.
        for day in [TODAY - 100, TODAY - 95] {
            let insert = "INSERT INTO report VALUES (NULL, ?1, 0, ?2)";
            db.prepare_cached(insert)?.execute(params![case as i64, day])?;
        }
    }
    for due in due(cases) {
        let insert = "INSERT INTO due VALUES (NULL, ?1, ?2, ?3, ?4, NULL)";
        let row = params![due.case as i64, due.day, due.what, due.appointment];
        db.prepare_cached(insert)?.execute(row)?;
    }
    transaction.commit()?;
    for chunk in all.chunks(CHUNK) {
        let transaction = db.unchecked_transaction()?;
        for note in chunk {
            insert(&db, note.case, note.at_ms, &note.text)?;
        }
        transaction.commit()?;
    }
    say("seconds", begun.elapsed().as_secs_f64());
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    say("bytes", std::fs::metadata(folder.join("notes.db"))?.len() as f64);
    Ok(())
}

fn insert(db: &Connection, case: usize, at_ms: i64, text: &str) -> Outcome {
    let note = "INSERT INTO note VALUES (NULL, ?1, ?2, ?3, TRUE, 'Langsgaan', ?4)";
    db.prepare_cached(note)?.execute(params![case as i64, at_ms, text, TODAY + 3])?;
    let words = "INSERT INTO words (rowid, text) VALUES (?1, ?2)";
    db.prepare_cached(words)?.execute(params![db.last_insert_rowid(), text])?;
    Ok(())
}

/// Writes so many notes, each in a durable transaction of its own.
pub(crate) fn write(folder: &Path, count: usize) -> Outcome {
    let db = open(folder)?;
    let cases: i64 = db.query_row("SELECT count(*) FROM kase", [], |row| row.get(0))?;
    each(count, |turn, text| {
        let transaction = db.unchecked_transaction()?;
        insert(&db, turn % cases as usize, NOW_MS + turn as i64 * 60_000, text)?;
        Ok(transaction.commit()?)
    })
}

/// The same into one table without any index: the least that SQLite can do.
pub(crate) fn write_bare(folder: &Path, count: usize) -> Outcome {
    let db = open(folder)?;
    db.execute_batch("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")?;
    each(count, |_, text| {
        db.prepare_cached("INSERT INTO note VALUES (NULL, ?1)")?.execute([text])?;
        Ok(())
    })
}

fn each(count: usize, write: impl Fn(usize, &str) -> Outcome) -> Outcome {
    let mut chance = Chance(4);
    let mut took = Vec::with_capacity(count);
    for turn in 0..count {
        let text = chance.note();
        let begun = Instant::now();
        write(turn, &text)?;
        took.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    say("p50", percentile(&mut took, 0.50));
    say("p99", percentile(&mut took, 0.99));
    Ok(())
}

/// Stores as many bytes as so many sealed records have, in transactions of a page of a sync.
pub(crate) fn store(folder: &Path, count: usize) -> Outcome {
    const SEALED: usize = 1_150;
    const PAGE: usize = 1_000;
    let db = open(folder)?;
    db.execute_batch("CREATE TABLE record (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")?;
    let begun = Instant::now();
    for _ in 0..count / PAGE {
        let transaction = db.unchecked_transaction()?;
        for _ in 0..PAGE {
            let insert = "INSERT INTO record VALUES (NULL, ?1)";
            db.prepare_cached(insert)?.execute([[7_u8; SEALED].as_slice()])?;
        }
        transaction.commit()?;
    }
    say("seconds", begun.elapsed().as_secs_f64());
    Ok(())
}

/// Takes one case of so many notes out so that nothing of it is left in the file: delete, vacuum,
/// and a new key where there is one. What is timed begins when the case stands there.
pub(crate) fn erase(folder: &Path, count: usize) -> Outcome {
    let db = open(folder)?;
    let case: i64 = db.query_row("SELECT count(*) FROM kase", [], |row| row.get(0))?;
    let mut chance = Chance(4);
    let transaction = db.unchecked_transaction()?;
    db.execute("INSERT INTO kase VALUES (?1, 'Persoon', TRUE)", [case])?;
    for _ in 0..count {
        insert(&db, case as usize, NOW_MS, &chance.note())?;
    }
    transaction.commit()?;
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    let begun = Instant::now();
    let transaction = db.unchecked_transaction()?;
    let gone = "INSERT INTO words (words, rowid, text)
                SELECT 'delete', id, text FROM note WHERE kase = ?1";
    db.execute(gone, [case])?;
    for table in ["note", "due", "report"] {
        db.execute(&format!("DELETE FROM {table} WHERE kase = ?1"), [case])?;
    }
    db.execute("DELETE FROM kase WHERE id = ?1", [case])?;
    transaction.commit()?;
    // A word that is gone stays in the index until it is merged away.
    db.execute_batch("INSERT INTO words (words) VALUES ('optimize')")?;
    // A new key cannot be set while there is a log.
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; VACUUM;")?;
    if cfg!(feature = "cipher") {
        db.execute_batch(&format!("PRAGMA rekey = \"x'{}'\"", "08".repeat(32)))?;
    }
    say("seconds", begun.elapsed().as_secs_f64());
    Ok(())
}
