//! What can be told of a vault without any key: for a file whose phone is not at hand.

use crate::error::Error;
use crate::file;
use crate::twofold::{self, part};
use std::path::Path;

/// What a file shows without its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Survey {
    /// How many records stand in it.
    pub records: u64,
    /// How many numbers before the last record have no record.
    pub missing: u64,
    /// How many of the parts that stand twice have one good copy only.
    pub one_copy: u32,
    /// How many of them have none: the vault opens no more, and a rescue may find them.
    pub no_copy: u32,
    /// Whether every page is as SQLite left it.
    pub pages_whole: bool,
}

/// Looks at a vault without any key. Hand in a copy: SQLite writes what it does, and what its log
/// holds, into the file.
///
/// # Errors
/// [`Error::Damaged`], [`Error::Foreign`], [`Error::Newer`], [`Error::NotFound`], and what opening
/// a file can meet.
pub fn survey(path: &Path) -> Result<Survey, Error> {
    let connection = file::open(path)?;
    let count = "SELECT count(*), coalesce(max(number), 0) FROM log WHERE number > 0";
    let counted = connection.query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?)));
    let (records, last): (i64, i64) = counted?;
    let (mut one_copy, mut no_copy) = (0, 0);
    for number in [part::FILE, part::LOCKOUT, part::OWN, part::TABLE_KEY, part::PIN] {
        match twofold::part(&connection, number) {
            Ok(Some(found)) => one_copy += u32::from(found.one_damaged()),
            _ => no_copy += 1,
        }
    }
    let records = records.unsigned_abs();
    Ok(Survey {
        records,
        missing: last.unsigned_abs().saturating_sub(records),
        one_copy,
        no_copy,
        pages_whole: file::whole(&connection),
    })
}
