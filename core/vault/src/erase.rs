//! Erasing: compartments whose key is destroyed, here and in every copy of this file.
//!
//! What opens compartments hangs on the table key, and the table key on a secret of the keystore.
//! Both are replaced here: what an older copy of the file, or an old page of it, still holds opens
//! no more once the keystore has forgotten its old secret.

use crate::bytes::fresh_secret;
use crate::compartment::Compartments;
use crate::contract::Id;
use crate::error::Error;
use crate::keys::Keys;
use crate::row::{Header, as_number};
use crate::unlock::Vault;
use crate::{draft, file, own, renewed, snapshot, stubs, twofold};
use rusqlite::Transaction;
use seal::Secret32;
use std::collections::HashSet;

impl Vault {
    /// Erases compartments in one durable transaction: their keys go, of each of their rows the
    /// hash is left by which its chain holds ([`Vault::leave_stubs`]), the snapshot goes, and what
    /// hangs on the table key moves to a fresh one, which `next` wraps. Drafts with these names go as well. Returns
    /// how many rows were erased.
    ///
    /// `next` is a fresh secret that the keystore holds *beside* the one in use: killed at any
    /// moment, one of the two opens the vault. Once this returned the keystore has to forget the
    /// old one. Until then nothing was erased that a copy of this file does not bring back.
    ///
    /// # Errors
    /// [`Error::NoCompartment`] for the personal one; [`Error::Full`], [`Error::ReadOnly`]. Either
    /// all of it was done or nothing.
    pub fn erase(
        &mut self,
        compartments: &[Id],
        drafts: &[&[u8]],
        next: &Secret32,
    ) -> Result<u64, Error> {
        if compartments.contains(&self.own.personal) {
            return Err(Error::NoCompartment);
        }
        let gone: HashSet<Id> = compartments.iter().copied().collect();
        let keys = self.keys.with_table(fresh_secret()?);
        let transaction = self.connection.unchecked_transaction()?;
        let erased = self.erase_rows(&transaction, |header| gone.contains(&header.compartment))?;
        for draft in drafts {
            self.remove_draft(&transaction, draft)?;
        }
        draft::seal_again(&transaction, &self.keys, &keys)?;
        snapshot::discard(&transaction)?;
        let kept = self.compartments.but(&gone);
        self.move_to(&transaction, &keys, &kept, next)?;
        transaction.commit()?;
        (self.compartments, self.keys) = (kept, keys);
        // Neither the old keys nor the bodies may stay behind in the log of writes.
        file::checkpoint(&self.connection)?;
        Ok(erased)
    }

    /// Takes away what rows of the personal compartment say about entities, and leaves their
    /// hashes, in one durable transaction. Returns how many there were.
    ///
    /// Their key stays, since everything personal is under it: an older copy of this file, with
    /// the PIN and the keystore, still tells.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]; then nothing has changed.
    pub fn take_away(&mut self, entities: &[Id]) -> Result<u64, Error> {
        let gone: HashSet<Id> = entities.iter().copied().collect();
        let personal = self.own.personal;
        let transaction = self.connection.unchecked_transaction()?;
        let about = |header: &Header| {
            header.compartment == personal && gone.contains(&header.entity) && !header.is_void()
        };
        let taken = self.erase_rows(&transaction, about)?;
        snapshot::discard(&transaction)?;
        transaction.commit()?;
        file::checkpoint(&self.connection)?;
        Ok(taken)
    }

    /// Leaves the hash of each row whose header says so.
    fn erase_rows(
        &self,
        transaction: &Transaction<'_>,
        gone: impl Fn(&Header) -> bool,
    ) -> Result<u64, Error> {
        let mut erased = 0;
        let mut headers = transaction.prepare("SELECT number, header FROM log")?;
        let mut rows = headers.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let number = row.get::<_, i64>(0)?.unsigned_abs();
            let sealed = row.get_ref(1)?.as_blob().unwrap_or_default();
            // A header that does not open belongs to nothing that can be told: `check` names it.
            if let Some(header) = Header::open(&self.keys, number, sealed)
                && !header.is_erased()
                && gone(&header)
            {
                found.push((number, header));
            }
        }
        for (number, header) in found {
            let body: Vec<u8> = transaction
                .prepare_cached("SELECT body FROM log WHERE number = ?1")?
                .query_row([as_number(number)], |row| row.get(0))?;
            stubs::leave(self, transaction, number, header, &body)?;
            erased += 1;
        }
        Ok(erased)
    }

    /// Writes everything that hangs on the table key anew, under other keys.
    fn move_to(
        &self,
        transaction: &Transaction<'_>,
        keys: &Keys,
        kept: &Compartments,
        next: &Secret32,
    ) -> Result<(), Error> {
        twofold::forget_compartments(transaction)?;
        for compartment in kept.without(self.own.personal) {
            compartment.write(transaction, keys)?;
        }
        renewed::start(transaction, keys)?;
        own::write_table_key(transaction, keys, next)
    }
}
