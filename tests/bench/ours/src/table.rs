//! The table: which rows there are, and what measures them.

use crate::Outcome;
use crate::hub_rows::{first_sync, hub_append, hub_idle};
use crate::row::{Row, Stage};
use crate::vault_rows::{
    erase, file_size, import, memory, note_write, reading, syncs_per_write, unlock,
};
use std::path::Path;

/// What measures one or more rows.
type Measure = fn(&Stage) -> Outcome<Vec<Row>>;

/// Rows that are measured together, and how. The first is also the name of all that go with it.
const TABLE: &[(&[&str], Measure)] = &[
    (&["note-write-p50", "note-write-p99"], note_write),
    (&["syncs-per-write"], syncs_per_write),
    (&["import"], import),
    (&["case-page", "agenda", "point-read", "keystroke-p50", "keystroke-max"], reading),
    (&["unlock-5k"], |stage| unlock(stage, 5_000, [Some(("unlock-5k", FIRST_SCREEN, 1.2)), None])),
    (&["unlock-50k", "search-ready-50k"], |stage| {
        let first = Some(("unlock-50k", FIRST_SCREEN, 0.5));
        unlock(stage, 50_000, [first, Some(("search-ready-50k", SEARCH, 1.2))])
    }),
    (&["rss-50k"], |stage| memory(stage, 50_000, "rss-50k", 80.0)),
    (&["rss-100k"], |stage| memory(stage, 100_000, "rss-100k", 150.0)),
    (&["file-size"], file_size),
    (&["erase"], erase),
    (&["first-sync"], first_sync),
    (&["hub-append", "hub-append-20"], hub_append),
    (&["hub-idle"], hub_idle),
];

const FIRST_SCREEN: &str = "from the key to the first screen, milliseconds";
const SEARCH: &str = "from the key to the first search, milliseconds";

/// Measures the rows that are asked for, all when none is, and prints them.
pub(crate) fn measure(peers: &Path, work: &Path, wanted: &[&str]) -> Outcome {
    let stage = Stage { peers: peers.to_owned(), work: work.to_owned() };
    let known = |name: &&str| TABLE.iter().any(|(names, _)| names.contains(name));
    if let Some(stranger) = wanted.iter().find(|name| !known(name)) {
        let all: Vec<&str> = TABLE.iter().flat_map(|(names, _)| *names).copied().collect();
        return Err(format!("there is no row {stranger}; there are {}", all.join(" ")).into());
    }
    for (names, measure) in TABLE {
        let asked = |name: &&str| wanted.is_empty() || wanted.contains(name);
        if !names.iter().any(asked) {
            continue;
        }
        for row in measure(&stage)? {
            // A row that goes with another one is printed with it.
            let own = names.iter().find(|name| **name == row.name);
            let with = names.iter().find(|name| row.name.starts_with(**name));
            if own.or(with).is_some_and(asked) {
                row.print()?;
            }
        }
    }
    Ok(())
}
