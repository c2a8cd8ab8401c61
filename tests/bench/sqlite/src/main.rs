//! Notes in SQLite with FTS5, or in SQLCipher with FTS5: the same work as ours, as one would write
//! it with care. WAL, synchronous FULL, statements prepared once, the text once in the file
//! (external content).
//!
//!   sqlite-peer TASK FOLDER COUNT    prints one figure a line: its name, and the number

mod read;
#[cfg(feature = "plain")]
mod serve;
mod write;

use rusqlite::Connection;
use std::error::Error;
use std::path::Path;

/// Whatever goes wrong ends the run.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [task, folder, count] = given.as_slice() else {
        return Err("sqlite-peer TASK FOLDER COUNT".into());
    };
    let (folder, count) = (Path::new(folder), count.parse()?);
    match task.as_str() {
        "import" => write::import(folder, count),
        "write" => write::write(folder, count),
        "write-bare" => write::write_bare(folder, count),
        "erase" => write::erase(folder, count),
        "store" => write::store(folder, count),
        #[cfg(feature = "plain")]
        "serve" => serve::serve(folder),
        "read" => read::read(folder, count),
        other => Err(format!("there is no task {other}").into()),
    }
}

/// Opens the database in a folder, or makes one.
fn open(folder: &Path) -> Outcome<Connection> {
    std::fs::create_dir_all(folder)?;
    let db = Connection::open(folder.join("notes.db"))?;
    if cfg!(feature = "cipher") {
        // A raw key: nothing is stretched, as ours is measured with its key given.
        db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", "07".repeat(32)))?;
    }
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;",
    )?;
    Ok(db)
}

/// Prints one figure.
fn say(name: &str, figure: f64) {
    println!("{name} {figure}");
}

/// The value below which a part of all lies; sorts them.
fn percentile(all: &mut [f64], part: f64) -> f64 {
    all.sort_by(f64::total_cmp);
    let at = (all.len() as f64 * part) as usize;
    all.get(at.min(all.len().saturating_sub(1))).copied().unwrap_or_default()
}
