//! Measures what is promised in figures, beside what users would pick instead.
//!
//!   bench rows PEERS WORK [ROW…]         measures and prints rows; all of them when none is named
//!   bench task TASK FOLDER COUNT         does one piece of measured work and prints its figures

#![expect(clippy::disallowed_methods, reason = "measuring is reading the clock")]

mod figures;
mod hub_rows;
mod hub_stage;
mod idle;
mod load;
mod phone;
mod row;
mod table;
mod tasks;
mod vault_rows;

use std::error::Error;
use std::path::Path;

/// Whatever goes wrong ends the run.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["rows", peers, work, rows @ ..] => table::measure(Path::new(peers), Path::new(work), rows),
        ["task", task, folder, count] => tasks::run(task, Path::new(folder), count.parse()?),
        _ => Err("bench rows PEERS WORK [ROW...], or bench task TASK FOLDER COUNT".into()),
    }
}
