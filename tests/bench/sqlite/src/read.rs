//! Reading: a page of a case, the day, one note, and a search at each key.

use crate::{Outcome, open, percentile, say};
use bench_texts::{Chance, OPEN_CASES, TODAY, keystrokes};
use rusqlite::Connection;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Lines of a page.
const PAGE: usize = 50;
/// Hits that a search shows.
const HITS: usize = 20;

/// Asks each question so often and prints what it takes, in microseconds.
pub(crate) fn read(folder: &Path, times: usize) -> Outcome {
    let db = open(folder)?;
    let cases: i64 = db.query_row("SELECT count(*) FROM kase", [], |row| row.get(0))?;
    let notes: i64 = db.query_row("SELECT count(*) FROM note", [], |row| row.get(0))?;
    let mut chance = Chance(5);
    let mut some = |of: i64| chance.below(of as usize) as i64;
    asked("case_page", times, || case_page(&db, cases - 1 - some(OPEN_CASES as i64)))?;
    asked("agenda", times, || agenda(&db))?;
    asked("point", times, || note(&db, some(notes) + 1))?;
    let mut took = Vec::new();
    for typed in keystrokes(times) {
        let begun = Instant::now();
        black_box(search(&db, &typed)?);
        took.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    say("key_p50", percentile(&mut took, 0.50));
    say("key_p99", percentile(&mut took, 0.99));
    say("key_max", percentile(&mut took, 1.0));
    Ok(())
}

fn asked<T>(name: &str, times: usize, mut ask: impl FnMut() -> Outcome<T>) -> Outcome {
    let mut took = Vec::with_capacity(times);
    for _ in 0..times {
        let begun = Instant::now();
        black_box(ask()?);
        took.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    say(name, percentile(&mut took, 0.50));
    Ok(())
}

/// The last notes of a case, and whether there are more.
fn case_page(db: &Connection, case: i64) -> Outcome<Vec<(i64, i64, String)>> {
    let mut page = db.prepare_cached(
        "SELECT id, at, text FROM note WHERE kase = ?1 ORDER BY at DESC LIMIT ?2",
    )?;
    let rows = page.query_map([case, PAGE as i64 + 1], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    let page: Vec<_> = rows.collect::<Result<_, _>>()?;
    if page.len() <= PAGE {
        return Err("a case is shorter than a page".into());
    }
    Ok(page)
}

/// What is late or due today in open cases, with whose it is: promises and appointments, response
/// clocks that nobody met, the next step of the last note, and whom to try again because the last
/// time nobody was reached.
fn agenda(db: &Connection) -> Outcome<Vec<(i32, String, String)>> {
    let mut day = db.prepare_cached(
        "SELECT due.day, due.what, kase.name FROM due
             JOIN kase ON kase.id = due.kase AND kase.open
             WHERE due.settled IS NULL AND due.day <= ?1
         UNION ALL
         SELECT report.day, 'clock', kase.name FROM kase JOIN report ON report.kase = kase.id
             WHERE kase.open AND report.day <= ?1 AND NOT EXISTS (
                 SELECT 1 FROM note WHERE note.kase = kase.id AND note.at >= report.received)
         UNION ALL
         SELECT coalesce(note.next_day, ?1), coalesce(note.next, 'try again'), kase.name FROM kase
             JOIN note ON note.id = (
                 SELECT id FROM note WHERE note.kase = kase.id ORDER BY at DESC LIMIT 1)
             WHERE kase.open AND (note.next_day <= ?1 OR NOT note.reached)
         ORDER BY 1",
    )?;
    let rows = day.query_map([TODAY], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let day: Vec<_> = rows.collect::<Result<_, _>>()?;
    if day.is_empty() {
        return Err("the day is empty".into());
    }
    Ok(day)
}

fn note(db: &Connection, id: i64) -> Outcome<(i64, i64, String)> {
    let mut one = db.prepare_cached("SELECT kase, at, text FROM note WHERE id = ?1")?;
    Ok(one.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

/// The newest notes that hold every word, as it begins, with the words around the first.
fn search(db: &Connection, typed: &str) -> Outcome<Vec<(i64, String)>> {
    let words: Vec<String> = typed.split_whitespace().map(|word| format!("\"{word}\"*")).collect();
    let mut newest = db.prepare_cached(
        "SELECT rowid, snippet(words, 0, '[', ']', '', 12) FROM words
         WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
    )?;
    let rows = newest.query_map((words.join(" "), HITS as i64), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
