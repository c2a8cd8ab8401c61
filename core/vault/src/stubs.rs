//! What is left of a row that is erased: its place in its chain, and the hash that stands there.

use crate::error::Error;
use crate::row::{Header, as_number};
use crate::snapshot;
use crate::unlock::Vault;
use rusqlite::{OptionalExtension, Transaction, params};

impl Vault {
    /// Takes the bodies of rows away, in one durable transaction, and leaves 32 bytes of each: the
    /// hash by which its chain still holds. What it was and about whom goes as well. Rows that
    /// have none any more stay as they are.
    ///
    /// This alone is no erasing: while a key opens it, an older copy of the file still tells. It
    /// is what erasing leaves.
    ///
    /// # Errors
    /// [`Error::NotFound`] when a row is not there; [`Error::Damaged`] when one cannot be read;
    /// [`Error::Full`], [`Error::ReadOnly`]. Nothing has changed then.
    pub fn leave_stubs(&mut self, rows: &[u64]) -> Result<(), Error> {
        let transaction = self.connection.unchecked_transaction()?;
        for row in rows {
            let found: Option<(Vec<u8>, Vec<u8>)> = transaction
                .prepare_cached("SELECT header, body FROM log WHERE number = ?1")?
                .query_row([as_number(*row)], |found| Ok((found.get(0)?, found.get(1)?)))
                .optional()?;
            let (sealed, body) = found.ok_or(Error::NotFound)?;
            let header = Header::open(&self.keys, *row, &sealed).ok_or(Error::Damaged)?;
            if header.is_erased() {
                continue;
            }
            leave(self, &transaction, *row, header, &body)?;
        }
        snapshot::discard(&transaction)?;
        Ok(transaction.commit()?)
    }
}

/// Leaves the hash of one row in its place, within the caller's transaction.
pub(crate) fn leave(
    vault: &Vault,
    transaction: &Transaction<'_>,
    row: u64,
    header: Header,
    body: &[u8],
) -> Result<(), Error> {
    let team = vault.ends.team_of(&header.chain(), vault.own.team);
    let hash = seal::chain::hash(&header.associated_data(team), body);
    let header = header.erase().seal(&vault.keys, row)?;
    transaction
        .prepare_cached("UPDATE log SET header = ?2, body = ?3 WHERE number = ?1")?
        .execute(params![as_number(row), header, hash])?;
    Ok(())
}
