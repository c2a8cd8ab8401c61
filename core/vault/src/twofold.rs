//! Rows that everything hangs on, kept twice: one damaged page costs neither of them.

use crate::error::{Damage, Error};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// The parts of the anchor. Slot 19 is reserved.
pub(crate) mod part {
    pub(crate) const FILE: i64 = 1;
    pub(crate) const LOCKOUT: i64 = 2;
    pub(crate) const OWN: i64 = 3;
    pub(crate) const TABLE_KEY: i64 = 4;
    pub(crate) const ANCHORED: i64 = 5;
    pub(crate) const PIN: i64 = 16;
    pub(crate) const BIOMETRIC: i64 = 17;
    pub(crate) const RENEWED: i64 = 18;
}

const CHECKSUM: usize = 8;

/// One part of the anchor: its sound copies.
#[derive(Debug)]
pub(crate) struct Part {
    /// Never none. Two that differ: one of them came under this number by damage, which its
    /// checksum says nothing about.
    copies: Vec<Vec<u8>>,
}

impl Part {
    /// What the first copy says that is one of this part.
    pub(crate) fn read<T>(&self, read: impl Fn(&[u8]) -> Option<T>) -> Option<T> {
        self.copies.iter().find_map(|copy| read(copy))
    }

    /// Whether one of the two copies is damaged or gone.
    pub(crate) fn one_damaged(&self) -> bool {
        !matches!(self.copies.as_slice(), [one, other] if one == other)
    }
}

/// Reads a part; `None` when neither table has it.
///
/// # Errors
/// [`Error::Damaged`] when it is there and no copy is sound.
pub(crate) fn part(connection: &Connection, part: i64) -> Result<Option<Part>, Error> {
    let mut copies = Vec::new();
    let mut damaged = 0;
    for sql in [
        "SELECT bytes FROM anchor WHERE part = ?1",
        "SELECT bytes FROM anchor_copy WHERE part = ?1",
    ] {
        let row = connection
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row([part], |row| row.get::<_, Vec<u8>>(0)).optional());
        match row.map(|row| row.map(|bytes| sound(&bytes))) {
            Ok(None) => {}
            Ok(Some(Some(bytes))) => copies.push(bytes),
            Ok(Some(None)) => damaged += 1,
            Err(error) => match Error::from(error) {
                Error::Damaged | Error::Internal { .. } => damaged += 1,
                other => return Err(other),
            },
        }
    }
    match (copies.is_empty(), damaged > 0) {
        (false, _) => Ok(Some(Part { copies })),
        (true, true) => Err(Error::Damaged),
        (true, false) => Ok(None),
    }
}

/// The content of stored bytes, when their checksum is right.
pub(crate) fn sound(bytes: &[u8]) -> Option<Vec<u8>> {
    let (content, sum) = bytes.split_last_chunk::<CHECKSUM>()?;
    (seal::chain::checksum(content) == *sum).then(|| content.to_vec())
}

/// Reads a part that every vault has.
pub(crate) fn needed(connection: &Connection, number: i64) -> Result<Part, Error> {
    part(connection, number)?.ok_or(Error::Damaged)
}

const TABLES: [&str; 2] = [
    "INSERT OR REPLACE INTO anchor (part, bytes) VALUES (?1, ?2)",
    "INSERT OR REPLACE INTO anchor_copy (part, bytes) VALUES (?1, ?2)",
];

/// Writes a part, both copies, within the caller's transaction.
pub(crate) fn write(connection: &Connection, part: i64, content: &[u8]) -> Result<(), Error> {
    let bytes = [content, &seal::chain::checksum(content)].concat();
    for sql in TABLES {
        connection.prepare_cached(sql)?.execute(params![part, bytes])?;
    }
    Ok(())
}

/// Writes a part, durably and on its own: both copies at once, or, when a page of one table is
/// damaged, the other one.
pub(crate) fn write_durably(
    connection: &Connection,
    part: i64,
    content: &[u8],
) -> Result<(), Error> {
    let transaction = connection.unchecked_transaction()?;
    match write(&transaction, part, content).and_then(|()| Ok(transaction.commit()?)) {
        Err(Error::Damaged) => {}
        other => return other,
    }
    let bytes = [content, &seal::chain::checksum(content)].concat();
    let written = TABLES.map(|sql| connection.execute(sql, params![part, bytes]));
    match written {
        [Err(error), Err(_)] => Err(error.into()),
        _ => Ok(()),
    }
}

/// Removes a part, both copies, within the caller's transaction.
pub(crate) fn delete(connection: &Connection, part: i64) -> Result<(), Error> {
    connection.execute("DELETE FROM anchor WHERE part = ?1", [part])?;
    connection.execute("DELETE FROM anchor_copy WHERE part = ?1", [part])?;
    Ok(())
}

/// Removes every sealed compartment, both copies, within the caller's transaction.
pub(crate) fn forget_compartments(connection: &Connection) -> Result<(), Error> {
    connection.execute("DELETE FROM compartment", [])?;
    connection.execute("DELETE FROM compartment_copy", [])?;
    Ok(())
}

/// Writes one sealed compartment, both copies, within the caller's transaction.
pub(crate) fn write_compartment(
    connection: &Connection,
    number: i64,
    sealed: &[u8],
) -> Result<(), Error> {
    for sql in [
        "INSERT INTO compartment (number, box) VALUES (?1, ?2)",
        "INSERT INTO compartment_copy (number, box) VALUES (?1, ?2)",
    ] {
        connection.prepare_cached(sql)?.execute(params![number, sealed])?;
    }
    Ok(())
}

/// The sealed compartments of both tables, as far as their pages can be read, by number.
pub(crate) fn compartments(
    connection: &Connection,
    faults: &mut Vec<Damage>,
) -> BTreeMap<i64, [Option<Vec<u8>>; 2]> {
    let mut all: BTreeMap<i64, [Option<Vec<u8>>; 2]> = BTreeMap::new();
    let first = readable(
        connection,
        "SELECT number, box FROM compartment ORDER BY number",
        "SELECT number, box FROM compartment ORDER BY number DESC",
        faults,
    );
    let second = readable(
        connection,
        "SELECT number, box FROM compartment_copy ORDER BY number",
        "SELECT number, box FROM compartment_copy ORDER BY number DESC",
        faults,
    );
    for (number, sealed) in first {
        all.entry(number).or_default()[0] = Some(sealed);
    }
    for (number, sealed) in second {
        all.entry(number).or_default()[1] = Some(sealed);
    }
    all
}

/// The rows of a table as far as its pages can be read: from the front, and when that stops at a
/// damaged page, from the back as well.
pub(crate) fn readable(
    connection: &Connection,
    forwards: &str,
    backwards: &str,
    faults: &mut Vec<Damage>,
) -> BTreeMap<i64, Vec<u8>> {
    let mut rows = BTreeMap::new();
    if !collect(connection, forwards, &mut rows) {
        faults.push(Damage::Pages);
        collect(connection, backwards, &mut rows);
    }
    rows
}

fn collect(connection: &Connection, sql: &str, into: &mut BTreeMap<i64, Vec<u8>>) -> bool {
    let mut all = || -> rusqlite::Result<()> {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            // What is no blob any more cannot be opened: an empty one says so further on.
            let sealed = row.get_ref(1)?.as_blob().unwrap_or_default().to_vec();
            into.insert(row.get(0)?, sealed);
        }
        Ok(())
    };
    all().is_ok()
}
