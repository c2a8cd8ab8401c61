//! Appending: one batch, one durable transaction.

use crate::bytes::fresh_number;
use crate::compartment::Compartment;
use crate::contract::{Batch, Entry};
use crate::cores;
use crate::error::Error;
use crate::heads::{self, ChainId, End};
use crate::row::{Fresh, as_number, seal_entry};
use crate::unlock::Vault;
use rusqlite::params;
use seal::chain::Head;
use std::collections::{HashMap, HashSet};

/// What a batch changes, made before anything is written.
pub(crate) struct Prepared {
    compartments: Vec<Compartment>,
    pub(crate) rows: Vec<Fresh>,
    /// The chains that grew or started, each with its new end.
    pub(crate) ends: HashMap<ChainId, End>,
    /// Number of the last row.
    pub(crate) last: u64,
}

impl Prepared {
    /// Nothing yet, behind the last row so far.
    pub(crate) fn empty(last: u64) -> Self {
        Self { compartments: Vec::new(), rows: Vec::new(), ends: HashMap::new(), last }
    }
}

impl Vault {
    /// Appends a batch in one durable transaction: all of it, or nothing. Returns the number of
    /// the last row.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::NoCompartment`], [`Error::TooLong`];
    /// [`Error::Exists`] when a new compartment has the id of one that is there;
    /// [`Error::Damaged`] when the end of a chain is not known: rescue the vault first.
    pub fn append(&mut self, batch: &Batch<'_>) -> Result<u64, Error> {
        if !self.ends.whole {
            return Err(Error::Damaged);
        }
        let prepared = self.prepare(batch)?;
        self.store(&prepared, batch.finished_drafts)?;
        self.ends.rows = prepared.last;
        self.ends.chains.extend(prepared.ends);
        prepared.compartments.into_iter().for_each(|c| self.compartments.add(c));
        Ok(self.ends.rows)
    }

    fn prepare(&self, batch: &Batch<'_>) -> Result<Prepared, Error> {
        let mut prepared = Prepared::empty(self.ends.rows);
        for new in batch.new_compartments {
            let known = self.compartments.current(new.id).is_some()
                || prepared.compartments.iter().any(|other| other.id == new.id);
            if known {
                return Err(Error::Exists);
            }
            let compartment = Compartment::fresh(new)?;
            let end = End { number: fresh_number()?, head: Head::START, row: 0, team: None };
            prepared.ends.insert(self.chain_of(&compartment), end);
            prepared.compartments.push(compartment);
        }
        for entry in batch.entries {
            self.prepare_entry(entry, &mut prepared)?;
        }
        // One signature per chain covers all of the batch.
        let mut signed = HashSet::with_capacity(prepared.ends.len());
        for row in prepared.rows.iter_mut().rev() {
            let chain = row.header.chain();
            if signed.insert(chain) {
                row.header.sign(&self.signing, self.own.team, &row.head);
            }
        }
        Ok(prepared)
    }

    fn prepare_entry(&self, entry: &Entry<'_>, prepared: &mut Prepared) -> Result<(), Error> {
        let compartment = self
            .compartments
            .current(entry.compartment)
            .or_else(|| prepared.compartments.iter().find(|c| c.id == entry.compartment))
            .ok_or(Error::NoCompartment)?;
        let chain = self.chain_of(compartment);
        let known = prepared.ends.get(&chain).or_else(|| self.ends.chains.get(&chain));
        let before = *known.ok_or(Error::Damaged)?;
        let row = seal_entry(entry, compartment, &self.own, &before.head)?;
        prepared.last += 1;
        prepared.ends.insert(chain, End { head: row.head, row: prepared.last, ..before });
        prepared.rows.push(row);
        Ok(())
    }

    pub(crate) fn chain_of(&self, compartment: &Compartment) -> ChainId {
        let (stream, epoch) = (compartment.stream, compartment.epoch);
        ChainId { stream, author: self.own.author(), epoch }
    }

    /// Writes it in one durable transaction.
    pub(crate) fn store(
        &self,
        prepared: &Prepared,
        finished_drafts: &[&[u8]],
    ) -> Result<(), Error> {
        let transaction = self.connection.unchecked_transaction()?;
        for compartment in &prepared.compartments {
            compartment.write(&transaction, &self.keys)?;
        }
        {
            let mut insert = transaction
                .prepare_cached("INSERT INTO log (number, header, body) VALUES (?1, ?2, ?3)")?;
            let rows: Vec<(u64, &Fresh)> = (self.ends.rows + 1..).zip(&prepared.rows).collect();
            let keys = &self.keys;
            let headers = cores::each(&rows, |(number, row)| row.header.seal(keys, *number));
            for ((number, row), header) in rows.into_iter().zip(headers) {
                insert.execute(params![as_number(number), header?, row.body])?;
            }
        }
        for (chain, end) in &prepared.ends {
            heads::write(&transaction, &self.keys, chain, end)?;
        }
        let started = prepared.ends.keys().filter(|c| !self.ends.chains.contains_key(c)).count();
        if !prepared.ends.is_empty() {
            let chains = self.ends.chains.len() + started;
            heads::write_tail(&transaction, &self.keys, prepared.last, chains)?;
        }
        for slot in finished_drafts {
            self.remove_draft(&transaction, slot)?;
        }
        Ok(transaction.commit()?)
    }
}
