//! What came in: kept until it was looked at.

use super::sealing::{In, SlotName, Use};
use super::{Kept, Spool, as_number, remove_outgoing, remove_promise};
use crate::contract::Id;
use crate::error::Error;
use rusqlite::Transaction;
use std::collections::{BTreeMap, HashSet};
use wire::Received;

pub(super) const KEPT: (Use, &str) =
    (Use::Incoming, "SELECT number, box FROM incoming WHERE number > ?1 ORDER BY number LIMIT ?2");

/// An item that came in, and whether it is to be kept here.
struct Came<'a> {
    stream: Id,
    item: &'a Received,
    kept: bool,
}

impl Spool {
    /// Keeps the next items of a stream and moves its cursor, at once. Returns whether it did:
    /// items that do not follow the cursor without a hole change nothing.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::TooLong`].
    pub fn take_in(&mut self, stream: Id, items: &[Received]) -> Result<bool, Error> {
        let came = items.iter().map(|item| Came { stream, item, kept: true });
        self.pass(&came.collect::<Vec<_>>())
    }

    /// The same for the next items of several streams, of which some were looked at already and
    /// are safe elsewhere, or of no use: those are passed over. `came` has numbers of its own,
    /// which `finished` names. Items of a stream that do not follow change nothing of it, and
    /// the other streams move on; returns whether all did.
    ///
    /// # Errors
    /// As [`Spool::take_in`].
    pub fn take_in_rest(&mut self, came: &[Kept], finished: &HashSet<u64>) -> Result<bool, Error> {
        let came = came.iter().map(|Kept { number, stream, item }| Came {
            stream: *stream,
            item,
            kept: !finished.contains(number),
        });
        self.pass(&came.collect::<Vec<_>>())
    }

    fn pass(&mut self, came: &[Came<'_>]) -> Result<bool, Error> {
        let mut ends: BTreeMap<Id, Option<u64>> = BTreeMap::new();
        for Came { stream, item, .. } in came {
            let cursor = self.cursors.get(stream).copied();
            let end = ends.entry(*stream).or_insert(cursor);
            *end = end.filter(|end| end + 1 == item.seq).map(|_| item.seq);
        }
        let all = !ends.is_empty() && ends.values().all(Option::is_some);
        let ends: BTreeMap<Id, u64> =
            ends.into_iter().filter_map(|(stream, end)| Some((stream, end?))).collect();
        if ends.is_empty() {
            return Ok(false);
        }
        let mut row = self.last.incoming;
        let transaction = self.connection.unchecked_transaction()?;
        for Came { stream, item, .. } in
            came.iter().filter(|one| one.kept && ends.contains_key(&one.stream))
        {
            row += 1;
            let content = In { stream: *stream, item: (*item).clone() };
            self.insert(&transaction, Use::Incoming, row, &content)?;
        }
        for (stream, last) in &ends {
            self.put_number(&transaction, SlotName::Cursor(*stream), *last)?;
            for (_, kept) in self.promises.range((*stream, 0)..=(*stream, *last)) {
                remove_outgoing(&transaction, kept.promised.outgoing)?;
                remove_promise(&transaction, kept)?;
            }
        }
        transaction.commit()?;
        self.last.incoming = row;
        self.promises.retain(|(of, seq), _| ends.get(of).is_none_or(|last| seq > last));
        self.cursors.extend(ends);
        Ok(all)
    }

    /// What came in, after a number, in order: at most so many.
    ///
    /// # Errors
    /// [`Error::Damaged`]: set the spool aside.
    pub fn kept(&self, after: u64, most: usize) -> Result<Vec<Kept>, Error> {
        let rows = self.rows::<In>(KEPT, after, most)?;
        let kept =
            rows.into_iter().map(|(number, In { stream, item })| Kept { number, stream, item });
        Ok(kept.collect())
    }

    /// Lets go of what was looked at and is safe elsewhere, or is of no use.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn let_go<'a>(&mut self, numbers: impl IntoIterator<Item = &'a u64>) -> Result<(), Error> {
        let transaction = self.connection.unchecked_transaction()?;
        remove_incoming(&transaction, numbers)?;
        Ok(transaction.commit()?)
    }
}

/// Removes rows of `incoming`, within the caller's transaction.
pub(super) fn remove_incoming<'a>(
    transaction: &Transaction<'_>,
    numbers: impl IntoIterator<Item = &'a u64>,
) -> Result<(), Error> {
    for number in numbers {
        transaction
            .prepare_cached("DELETE FROM incoming WHERE number = ?1")?
            .execute([as_number(*number)])?;
    }
    Ok(())
}
