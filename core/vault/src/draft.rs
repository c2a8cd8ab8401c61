//! Drafts: what is being written and not finished, one overwritable sealed row per slot.

use crate::bytes::{decoded, encoded};
use crate::contract::Draft;
use crate::error::{Damage, Error};
use crate::keys::{Keys, Purpose};
use crate::twofold;
use crate::unlock::Vault;
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Transaction, params};
use seal::Zeroizing;

#[derive(Encode, Decode)]
#[cbor(map)]
struct Sealed {
    #[cbor(n(1), with = "minicbor::bytes")]
    slot: Vec<u8>,
    #[cbor(n(2), with = "minicbor::bytes")]
    bytes: Vec<u8>,
}

impl Vault {
    /// Keeps a draft under a slot, in place of what stood there.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::TooLong`].
    pub fn put_draft(&mut self, slot: &[u8], bytes: &[u8]) -> Result<(), Error> {
        let number = self.keys.draft_number(slot);
        let content = encoded(&Sealed { slot: slot.to_vec(), bytes: bytes.to_vec() })?;
        let sealed = self.keys.seal(Purpose::Draft, number, &content)?;
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO draft (slot, box) VALUES (?1, ?2)")?
            .execute(params![number, sealed])?;
        Ok(())
    }

    /// Every draft, ordered by slot.
    ///
    /// # Errors
    /// None today: a draft that does not open is left out, and [`Vault::check`] names it.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        Ok(self.readable_drafts(&mut Vec::new()))
    }

    pub(crate) fn readable_drafts(&self, faults: &mut Vec<Damage>) -> Vec<Draft> {
        let rows = twofold::readable(
            &self.connection,
            "SELECT slot, box FROM draft ORDER BY slot",
            "SELECT slot, box FROM draft ORDER BY slot DESC",
            faults,
        );
        let mut drafts = Vec::with_capacity(rows.len());
        for (number, sealed) in rows {
            match open(&self.keys, number, &sealed).and_then(|content| decoded::<Sealed>(&content))
            {
                Some(draft) => drafts.push(Draft { slot: draft.slot, bytes: draft.bytes }),
                None => faults.push(Damage::DraftUnreadable),
            }
        }
        drafts.sort_by(|a, b| a.slot.cmp(&b.slot));
        drafts
    }

    /// Removes a draft; fine when there is none.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn delete_draft(&mut self, slot: &[u8]) -> Result<(), Error> {
        self.remove_draft(&self.connection, slot)
    }

    pub(crate) fn remove_draft(&self, connection: &Connection, slot: &[u8]) -> Result<(), Error> {
        connection
            .prepare_cached("DELETE FROM draft WHERE slot = ?1")?
            .execute([self.keys.draft_number(slot)])?;
        Ok(())
    }
}

/// Opens a draft's box: under the key of now, or the one of format 1, which no erase replaced.
fn open(keys: &Keys, number: i64, sealed: &[u8]) -> Option<Vec<u8>> {
    let of = |purpose| keys.open(purpose, number, sealed);
    of(Purpose::Draft).or_else(|| of(Purpose::DraftFirst))
}

/// Seals every draft anew, under other keys, within the caller's transaction. One that does not
/// open stays as it is.
pub(crate) fn seal_again(
    transaction: &Transaction<'_>,
    from: &Keys,
    to: &Keys,
) -> Result<(), Error> {
    let mut drafts = transaction.prepare("SELECT slot, box FROM draft")?;
    let found = drafts.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(i64, Vec<u8>)> = found.collect::<Result<_, _>>()?;
    for (number, sealed) in found {
        let Some(content) = open(from, number, &sealed).map(Zeroizing::new) else { continue };
        let sealed = to.seal(Purpose::Draft, number, &content)?;
        transaction
            .prepare_cached("UPDATE draft SET box = ?2 WHERE slot = ?1")?
            .execute(params![number, sealed])?;
    }
    Ok(())
}

/// Moves drafts of format 1 to the key of now.
pub(crate) fn renew(connection: &Connection, keys: &Keys) -> Result<(), Error> {
    let transaction = connection.unchecked_transaction()?;
    seal_again(&transaction, keys, keys)?;
    transaction.commit()?;
    // The old boxes must not stay behind in the log of writes.
    crate::file::checkpoint(connection)
}
