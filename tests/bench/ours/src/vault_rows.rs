//! The rows of the vault: writing, reading, unlocking, size.

use crate::Outcome;
use crate::figures::percentile;
use crate::row::Bar::{AtMost, Within};
use crate::row::Program::{Cipher, Ours, Plain};
use crate::row::{Row, Stage, figure, figures, middle};
use std::process::Command;

const PLAIN: &str = "SQLite with FTS5, WAL, synchronous FULL";
const BARE_INSERT: &str = "SQLite, one table without an index, WAL, synchronous FULL";
const CIPHER_ERASE: &str = "SQLCipher with FTS5: delete, vacuum, new key";
const CIPHER: &str = "SQLCipher with FTS5, WAL, synchronous FULL";
const BARE_OPEN: &str = "opening as many boxes of that length on one core, fastest backend";

/// Notes that stand there before writing is measured, and notes of an import.
const SOME: usize = 10_000;
/// Notes of a vault in use for years.
const MANY: usize = 50_000;
/// Notes of one that is twice as full.
const MOST: usize = 100_000;
/// Notes of the case that is erased.
const ERASED: usize = 2_000;
/// Notes written in a round.
const WRITTEN: usize = 1_000;
/// Questions asked in a round.
const ASKED: usize = 300;

/// One note at a time, each durable before the next.
pub(crate) fn note_write(stage: &Stage) -> Outcome<Vec<Row>> {
    let ours = stage.made(Ours("make"), SOME)?.0;
    let cipher = stage.made(Cipher("import"), SOME)?.0;
    let programs =
        [(Ours("write"), WRITTEN), (Plain("write-bare"), WRITTEN), (Cipher("write"), WRITTEN)];
    let [ours, bare, cipher] = stage.rounds(programs, |at| match at {
        0 => stage.copy(&ours, "write"),
        1 => stage.fresh("write"),
        _ => stage.copy(&cipher, "write"),
    })?;
    let (p50, p99) = (figure(&ours, "p50")?, figure(&ours, "p99")?);
    let of = "durable write of a note of 600 bytes, microseconds";
    Ok(vec![
        Row {
            name: "note-write-p50",
            of,
            ours: p50,
            peer: Some((BARE_INSERT, figure(&bare, "p50")?)),
            bar: AtMost(1.2),
        },
        Row {
            name: "note-write-p99",
            of,
            ours: p99,
            peer: Some((BARE_INSERT, figure(&bare, "p99")?)),
            bar: AtMost(1.2),
        },
        Row {
            name: "note-write-p99-cipher",
            of,
            ours: p99,
            peer: Some((CIPHER, figure(&cipher, "p99")?)),
            bar: AtMost(0.1),
        },
    ])
}

/// How often one write asks the disk to keep what it was given; few enough writes that no
/// checkpoint falls among them.
pub(crate) fn syncs_per_write(stage: &Stage) -> Outcome<Vec<Row>> {
    const WRITES: usize = 100;
    let past = stage.made(Ours("make"), SOME)?.0;
    let counted = |writes: usize| -> Outcome<f64> {
        let folder = stage.copy(&past, "syncs")?;
        let told = stage.work.join("syncs.txt");
        let command = stage.command(Ours("write"), &folder, writes)?;
        let mut traced = Command::new("strace");
        traced.args(["-f", "-qq", "-e", "trace=fsync,fdatasync,sync,msync,sync_file_range", "-o"]);
        traced.arg(&told).arg(command.get_program()).args(command.get_args());
        figures(&mut traced).map_err(|error| format!("strace is needed: {error}"))?;
        let calls = std::fs::read_to_string(told)?;
        Ok(calls.lines().filter(|line| line.contains("sync")).count() as f64)
    };
    let ours = (counted(WRITES)? - counted(0)?) / WRITES as f64;
    let of = "calls that sync, for each durable write of a note";
    Ok(vec![Row { name: "syncs-per-write", of, ours, peer: None, bar: Within(1.0) }])
}

/// Taking a caseload over.
pub(crate) fn import(stage: &Stage) -> Outcome<Vec<Row>> {
    let programs = [(Ours("import"), SOME), (Plain("import"), SOME)];
    let [ours, plain] = stage.rounds(programs, |_| stage.fresh("import"))?;
    let peer = Some((PLAIN, figure(&plain, "seconds")?));
    let of = "10,000 notes in transactions of 2,000, seconds";
    let ours = figure(&ours, "seconds")?;
    Ok(vec![Row { name: "import", of, ours, peer, bar: AtMost(1.0) }])
}

/// What a screen asks for, and a search at each key.
pub(crate) fn reading(stage: &Stage) -> Outcome<Vec<Row>> {
    let folders = [
        stage.made(Ours("make"), MANY)?.0,
        stage.made(Plain("import"), MANY)?.0,
        stage.made(Cipher("import"), MANY)?.0,
    ];
    let programs = [(Ours("read"), ASKED), (Plain("read"), ASKED), (Cipher("read"), ASKED)];
    let [ours, plain, cipher] =
        stage.rounds(programs, |at| Ok(folders.get(at).cloned().unwrap_or_default()))?;
    let row = |name, of, figure_name: &str| -> Outcome<Row> {
        let peer = Some((PLAIN, figure(&plain, figure_name)?));
        let ours = figure(&ours, figure_name)?;
        Ok(Row { name, of, ours, peer, bar: AtMost(1.0) })
    };
    let of_key = "a search at each key among 50,000 notes, microseconds";
    Ok(vec![
        row("case-page", "the last 50 of a case, microseconds", "case_page")?,
        row("agenda", "what is late or due today, microseconds", "agenda")?,
        row("point-read", "one note, microseconds", "point")?,
        Row {
            name: "keystroke-p50",
            of: of_key,
            ours: figure(&ours, "key_p50")?,
            peer: Some((CIPHER, figure(&cipher, "key_p50")?)),
            bar: AtMost(0.5),
        },
        Row {
            name: "keystroke-max",
            of: "the slowest of them against the peer's p99, microseconds",
            ours: figure(&ours, "key_max")?,
            peer: Some((CIPHER, figure(&cipher, "key_p99")?)),
            bar: AtMost(2.0),
        },
    ])
}

/// From the key to the first screen, and to the first search.
pub(crate) fn unlock(
    stage: &Stage,
    notes: usize,
    rows: [Option<(&'static str, &'static str, f64)>; 2],
) -> Outcome<Vec<Row>> {
    let past = stage.made(Ours("make"), notes)?.0;
    let mut runs = Vec::new();
    let mut bare = [Vec::new(), Vec::new()];
    for _ in 0..5 {
        runs.push(stage.run(Ours("unlock"), &past, notes)?);
        for (program, times) in ["bare-soft", "bare-default"].iter().zip(&mut bare) {
            let mut command = Command::new(stage.peers.join(program));
            times.push(figure(&figures(command.arg(notes.to_string()))?, "bare")?);
        }
    }
    let ours = middle(&runs);
    let bare = bare.map(|mut times| percentile(&mut times, 0.5));
    let bare = bare.into_iter().fold(f64::MAX, f64::min);
    let mut table = Vec::new();
    for (row, figure_name) in rows.into_iter().zip(["first_screen", "search_ready"]) {
        let Some((name, of, bar)) = row else { continue };
        let ours = figure(&ours, figure_name)?;
        table.push(Row { name, of, ours, peer: Some((BARE_OPEN, bare)), bar: AtMost(bar) });
    }
    Ok(table)
}

/// The most memory.
pub(crate) fn memory(
    stage: &Stage,
    notes: usize,
    name: &'static str,
    bar: f64,
) -> Outcome<Vec<Row>> {
    let past = stage.made(Ours("make"), notes)?.0;
    let [ours] = stage.rounds([(Ours("memory"), notes)], |_| Ok(past.clone()))?;
    let of = "peak memory of the process, MB";
    Ok(vec![Row { name, of, ours: figure(&ours, "mb")?, peer: None, bar: Within(bar) }])
}

/// How large the file is.
pub(crate) fn file_size(stage: &Stage) -> Outcome<Vec<Row>> {
    let ours = stage.made(Ours("make"), MANY)?.1 / 1e6;
    let peer = Some((PLAIN, stage.made(Plain("import"), MANY)?.1 / 1e6));
    let of = "the file with 50,000 notes, MB";
    Ok(vec![Row { name: "file-size", of, ours, peer, bar: AtMost(1.0) }])
}

/// Erasing one case among many, so that nothing of it is left to be read.
pub(crate) fn erase(stage: &Stage) -> Outcome<Vec<Row>> {
    let pasts = [stage.made(Ours("make"), MOST)?.0, stage.made(Cipher("import"), MOST)?.0];
    let programs = [(Ours("erase"), ERASED), (Cipher("erase"), ERASED)];
    let [ours, cipher] = stage.rounds(programs, |at| {
        let past = pasts.get(at).ok_or("a program without a past")?;
        stage.copy(past, "erase")
    })?;
    let peer = Some((CIPHER_ERASE, figure(&cipher, "seconds")?));
    let of = "one case of 2,000 notes among 100,000, seconds";
    let ours = figure(&ours, "seconds")?;
    Ok(vec![Row { name: "erase", of, ours, peer, bar: AtMost(0.15) }])
}
