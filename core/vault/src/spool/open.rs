//! Opening a spool, and setting a damaged one aside.

use super::sealing::{Keys, Promised, Slot, SlotName, Use};
use super::{FORMAT, Found, KeptPromise, Last, Spool};
use crate::error::Error;
use crate::file;
use rusqlite::{Connection, OpenFlags, params};
use seal::Secret32;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// "Schs": marks a SQLite file as a spool.
const APPLICATION_ID: i32 = 0x5363_6873;

/// Ending of the name under which a damaged spool is kept; a later one takes its place.
const ASIDE: &str = ".damaged";

impl Spool {
    /// Opens the spool at a path, or makes one. What cannot be read, or not with this key, is
    /// set aside.
    ///
    /// # Errors
    /// [`Error::Newer`], [`Error::InUse`], [`Error::Full`], [`Error::ReadOnly`].
    pub fn open(path: &Path, key: &Secret32) -> Result<(Self, Found), Error> {
        match Self::load(path, Keys::new(key)) {
            Err(Error::Damaged) => {
                let aside = set_aside(path)?;
                Ok((Self::load(path, Keys::new(key))?.0, Found::SetAside(aside)))
            }
            other => other,
        }
    }

    /// Sets this spool aside after [`Error::Damaged`], and begins a new one in its place.
    ///
    /// # Errors
    /// As [`Spool::open`].
    pub fn begin_anew(self) -> Result<(Self, Found), Error> {
        let Self { connection, path, keys, .. } = self;
        drop(connection);
        let aside = set_aside(&path)?;
        Ok((Self::load(&path, keys)?.0, Found::SetAside(aside)))
    }

    /// Removes the spool at a path, and the one set aside. Fine when there is none.
    ///
    /// # Errors
    /// [`Error::ReadOnly`].
    pub fn wipe(path: &Path) -> Result<(), Error> {
        file::remove(&file::beside(path, ASIDE))?;
        file::remove(path)
    }

    /// Writes everything into the one file, closes it and lets go of every lock.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]: what was kept is safe all the same.
    pub fn close(self) -> Result<(), Error> {
        file::close(self.connection)
    }

    /// Opens what is there as it was left, or makes a new one where there is nothing.
    fn load(path: &Path, keys: Keys) -> Result<(Self, Found), Error> {
        // A file of one byte is as good as none to SQLite; something stood there.
        if std::fs::metadata(path).is_ok_and(|file| file.len() == 1) {
            return Err(Error::Damaged);
        }
        let connection = file::connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
        let format: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let found = match format {
            0 => {
                make(&connection, &keys)?;
                Found::New
            }
            FORMAT => Found::Sound,
            format if format <= file::MOST_FORMATS => return Err(Error::Newer { format }),
            _ => return Err(Error::Damaged),
        };
        // What no longer stands in a table was never there to whoever only reads what does.
        if !file::whole(&connection) || unnumbered(&connection)? {
            return Err(Error::Damaged);
        }
        let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let tables = "SELECT count(*) FROM sqlite_schema
             WHERE name IN ('outgoing', 'incoming', 'promise', 'slot')";
        let tables: i64 = connection.query_row(tables, [], |row| row.get(0))?;
        if id != APPLICATION_ID || tables != 4 {
            return Err(Error::Damaged);
        }
        let mut spool = Self {
            last: Last {
                outgoing: last(&connection, "outgoing")?,
                incoming: last(&connection, "incoming")?,
                promise: last(&connection, "promise")?,
            },
            connection,
            path: path.to_owned(),
            keys,
            cursors: BTreeMap::new(),
            lines: BTreeMap::new(),
            promises: BTreeMap::new(),
        };
        spool.recall()?;
        Ok((spool, found))
    }

    /// Reads what an open spool keeps at hand.
    fn recall(&mut self) -> Result<(), Error> {
        let mut slots = self.connection.prepare("SELECT slot, box FROM slot")?;
        let mut rows = slots.query([])?;
        while let Some(row) = rows.next()? {
            let sealed = row.get_ref(1)?.as_blob().map_err(|_| Error::Damaged)?;
            let slot: Slot = self.keys.open(Use::Slot, row.get(0)?, sealed)?;
            match (slot.name, slot.number) {
                (SlotName::Cursor(stream), Some(after)) => {
                    self.cursors.insert(stream, after);
                }
                (SlotName::Line(stream, epoch), Some(counter)) => {
                    self.lines.insert((stream, epoch), counter);
                }
                _ => {}
            }
        }
        let mut promises = self.connection.prepare("SELECT number, box FROM promise")?;
        let mut rows = promises.query([])?;
        while let Some(row) = rows.next()? {
            let number = row.get(0)?;
            let sealed = row.get_ref(1)?.as_blob().map_err(|_| Error::Damaged)?;
            let promised: Promised = self.keys.open(Use::Promise, number, sealed)?;
            let place = (promised.stream, promised.seq);
            self.promises.insert(place, KeptPromise { promised, number });
        }
        Ok(())
    }
}

fn make(connection: &Connection, keys: &Keys) -> Result<(), Error> {
    // A file with tables and without a format is not ours to fill.
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 {
        return Err(Error::Damaged);
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    let transaction = connection.unchecked_transaction()?;
    transaction.execute_batch(include_str!("schema.sql"))?;
    // One box from the start, so that another key is noticed.
    let slot = Slot { name: SlotName::VaultRow, bytes: None, number: Some(0) };
    let number = keys.slot_number(&slot.name)?;
    let sealed = keys.seal(Use::Slot, number, &slot)?;
    transaction.execute("INSERT INTO slot (slot, box) VALUES (?1, ?2)", params![number, sealed])?;
    transaction.pragma_update(None, "user_version", FORMAT)?;
    transaction.commit()?;
    file::checkpoint(connection)
}

/// The last number that a table gave out.
/// Whether a row has a number that none was given.
fn unnumbered(connection: &Connection) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM outgoing WHERE number < 1)
        OR EXISTS (SELECT 1 FROM incoming WHERE number < 1)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

fn last(connection: &Connection, table: &str) -> Result<i64, Error> {
    let sql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?1";
    Ok(connection.query_row(sql, [table], |row| row.get(0))?)
}

/// Puts a file and what SQLite keeps beside it under another name, in place of what stood there.
fn set_aside(path: &Path) -> Result<PathBuf, Error> {
    let aside = file::beside(path, ASIDE);
    file::remove(&aside)?;
    for ending in file::COMPANIONS {
        match std::fs::rename(file::beside(path, ending), file::beside(&aside, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    file::put_in_place(path, &aside)?;
    Ok(aside)
}
