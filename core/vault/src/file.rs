//! The file itself: what stands at a path, opening it, and its schema.

use crate::FORMAT;
use crate::contract::Condition;
use crate::error::{ASKED_WRONG, Error};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// "Schk": marks a SQLite file as a vault.
const APPLICATION_ID: i32 = 0x5363_686b;

const SQLITE_MAGIC: &[u8; 16] = b"SQLite format 3\0";
pub(crate) const PAGE: usize = 4096;
const MODES_AT: usize = 18;
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

/// Formats count up by one and will never be more: a number above is no newer one, but damage.
pub(crate) const MOST_FORMATS: u32 = 255;

/// The upgrades: each leads from the format before it to its own. All that are needed run in one
/// transaction.
///
/// Format 2 has the same tables: drafts stand under another key, which is seen to once the vault
/// is unlocked, and there are two parts more.
const UPGRADES: &[(u32, &str)] = &[(1, include_str!("schema.sql")), (2, "")];

/// What stands at `path`, as far as it can be seen without a key and without changing anything.
#[must_use]
pub fn condition(path: &Path) -> Condition {
    let mut front = Vec::with_capacity(PAGE);
    let length = match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Condition::Absent,
        Err(_) => return Condition::Foreign,
        Ok(file) => {
            let length = file.metadata().map_or(0, |m| m.len());
            if file.take(PAGE as u64).read_to_end(&mut front).is_err() {
                return Condition::Foreign;
            }
            length
        }
    };
    let number = |at: usize| {
        front.get(at..).and_then(|b| b.first_chunk::<4>()).map_or(0, |b| u32::from_be_bytes(*b))
    };
    let sqlite = front.starts_with(SQLITE_MAGIC);
    let ours = number(APPLICATION_ID_AT) == APPLICATION_ID.unsigned_abs();
    let schema = contains(&front, b"CREATE TABLE anchor_copy");
    let format = number(USER_VERSION_AT);
    // Who may read and who may write: with any other number SQLite would take it as read-only.
    let modes = front.get(MODES_AT..).and_then(|b| b.first_chunk::<2>());
    let modes = modes.is_some_and(|modes| modes.iter().all(|mode| (1..=2).contains(mode)));
    let newer = (FORMAT + 1..=MOST_FORMATS).contains(&format);
    if sqlite && ours && newer {
        Condition::Newer { format }
    } else if sqlite
        && ours
        && (1..=FORMAT).contains(&format)
        && length >= PAGE as u64
        && whole_pages(path, length)
    {
        if schema && modes { Condition::Present } else { Condition::Damaged }
    } else if ours || schema || (sqlite && front.len() < PAGE) {
        // Two of the three marks may be gone; a SQLite file cut within its first page was
        // something, and is not to be written over.
        Condition::Damaged
    } else {
        Condition::Foreign
    }
}

/// Whether the file ends with a page. When writing into it was broken off, it need not: then the
/// log of writes beside it has the page.
fn whole_pages(path: &Path, length: u64) -> bool {
    let log = || std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
    length.is_multiple_of(PAGE as u64) || log()
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Opens a vault's file and takes its lock.
pub(crate) fn open(path: &Path) -> Result<Connection, Error> {
    match condition(path) {
        Condition::Absent => return Err(Error::NotFound),
        Condition::Foreign => return Err(Error::Foreign),
        Condition::Newer { format } => return Err(Error::Newer { format }),
        Condition::Damaged => return Err(Error::Damaged),
        Condition::Present => {}
    }
    let mut connection = connect(path, OpenFlags::empty())?;
    upgrade(&mut connection)?;
    Ok(connection)
}

/// Makes the file of a new vault, empty, and takes its lock.
pub(crate) fn make(path: &Path) -> Result<Connection, Error> {
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    upgrade(&mut connection)?;
    Ok(connection)
}

/// Opens or makes a SQLite file and takes its lock.
pub(crate) fn connect(path: &Path, more: OpenFlags) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection = Connection::open_with_flags(path, flags)?;
    // Before anything asks for a lock, which a file that may not be written does not give.
    if connection.is_readonly("main")? {
        return Err(Error::ReadOnly);
    }
    set_pragmas(&connection)?;
    Ok(connection)
}

/// How SQLite is to treat the file; the only place where this is said.
fn set_pragmas(connection: &Connection) -> Result<(), Error> {
    // Long enough for a process that is just ending, too short to be felt.
    connection.busy_timeout(Duration::from_millis(200))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // A file may come from anywhere: its schema gets no trust, its cells are checked.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "secure_delete", true)?;
    // One process, one writer; and no shared-memory file beside the vault.
    connection.pragma_update(None, "locking_mode", "exclusive")?;
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Error::Internal { code: ASKED_WRONG });
    }
    connection.pragma_update(None, "synchronous", "full")?;
    // On Apple's systems only these two reach the disk itself; elsewhere they say nothing.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    Ok(())
}

fn upgrade(connection: &mut Connection) -> Result<(), Error> {
    let format: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if format > FORMAT {
        return Err(Error::Newer { format });
    }
    if format == FORMAT {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for (to, sql) in UPGRADES.iter().filter(|(to, _)| *to > format) {
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", to)?;
    }
    transaction.commit()?;
    checkpoint(connection)
}

/// Whether every page of the file is as SQLite left it.
pub(crate) fn whole(connection: &Connection) -> bool {
    let said = connection.query_row("PRAGMA integrity_check(1)", [], |row| {
        Ok(row.get_ref(0)?.as_str().is_ok_and(|said| said == "ok"))
    });
    said.unwrap_or(false)
}

/// Writes everything into the one file.
pub(crate) fn checkpoint(connection: &Connection) -> Result<(), Error> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Writes everything into the one file and closes it.
pub(crate) fn close(connection: Connection) -> Result<(), Error> {
    let written = checkpoint(&connection);
    connection.close().map_err(|(_, error)| error)?;
    written
}

/// A file beside the vault: its path with `ending` behind it.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Endings of what SQLite keeps beside a file.
pub(crate) const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Removes a file and what SQLite keeps beside it; fine when they are not there.
pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    let beside = COMPANIONS.iter().map(|ending| beside(path, ending));
    for file in std::iter::once(path.to_owned()).chain(beside) {
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    sync_folder(path)
}

/// Puts a finished, closed file in the place of another, durably and at once.
pub(crate) fn put_in_place(finished: &Path, path: &Path) -> Result<(), Error> {
    std::fs::rename(finished, path)?;
    sync_folder(path)
}

fn sync_folder(path: &Path) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}
