//! The spool: a second small file under a key that is there after the first unlock, so that
//! syncing and alarms go on while the app is locked. Everything in it is sealed.

mod forget;
#[cfg(test)]
mod format;
mod incoming;
mod open;
mod parcel;
mod sealing;

#[cfg(test)]
pub(crate) use format::examples;

pub use parcel::{Kept, Mark, Parcel, Place, Queued, Taken};

use crate::contract::Id;
use crate::error::Error;
use minicbor::{Decode, Encode};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sealing::{Keys, Out, Promised, Slot, SlotName, Use};
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use wire::Cursor;

/// The format of the spool that this version writes, and the newest it reads.
const FORMAT: u32 = 1;

/// How a spool was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// As it was left.
    Sound,
    /// There was none; this one is new.
    New,
    /// What stood there could not be read and is kept under this name; this one is new. What was
    /// not sent is still in the vault: begin with its first row again. What came in comes again
    /// from the hub: every cursor begins at 0.
    SetAside(PathBuf),
}

/// An open spool: the one writer.
pub struct Spool {
    connection: Connection,
    path: PathBuf,
    keys: Keys,
    /// How far each stream has come in.
    cursors: BTreeMap<Id, u64>,
    /// How far each line was sent, by stream and epoch.
    lines: BTreeMap<(Id, u32), u64>,
    /// The hub's promises, by stream and number.
    promises: BTreeMap<(Id, u64), KeptPromise>,
    last: Last,
}

/// What the hub promised, and the row in which that stands.
struct KeptPromise {
    promised: Promised,
    number: i64,
}

/// The last number of each table: none is used twice.
struct Last {
    outgoing: i64,
    incoming: i64,
    promise: i64,
}

impl Spool {
    /// A note by name: token, address of the hub, times of reminders.
    ///
    /// # Errors
    /// [`Error::Damaged`]: set the spool aside.
    pub fn note(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        Ok(self.slot(&SlotName::Note(name.to_owned()))?.and_then(|slot| slot.bytes))
    }

    /// Keeps notes in place of those before, all at once; `None` removes one.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn keep_notes(&mut self, notes: &[(&str, Option<&[u8]>)]) -> Result<(), Error> {
        let transaction = self.connection.unchecked_transaction()?;
        for (name, bytes) in notes {
            let name = SlotName::Note((*name).to_owned());
            match bytes {
                None => self.drop_slot(&transaction, &name)?,
                Some(bytes) => {
                    let slot = Slot { name, bytes: Some(bytes.to_vec()), number: None };
                    self.put_slot(&transaction, &slot)?;
                }
            }
        }
        Ok(transaction.commit()?)
    }

    /// Queues parcels, in order, and remembers in the same transaction up to which row of the
    /// vault everything is queued.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::TooLong`].
    pub fn queue(&mut self, parcels: &[Parcel], vault_row: Option<u64>) -> Result<(), Error> {
        let mut last = self.last.outgoing;
        let transaction = self.connection.unchecked_transaction()?;
        for parcel in parcels {
            let out = Out {
                stream: parcel.stream,
                open: parcel.open.clone(),
                item: parcel.item.clone(),
                epoch: parcel.mark.map(|mark| mark.epoch),
                counter: parcel.mark.map(|mark| mark.counter),
            };
            last += 1;
            self.insert(&transaction, Use::Outgoing, last, &out)?;
        }
        if let Some(row) = vault_row {
            self.put_number(&transaction, SlotName::VaultRow, row)?;
        }
        transaction.commit()?;
        self.last.outgoing = last;
        Ok(())
    }

    /// Up to which row of the vault everything is queued.
    ///
    /// # Errors
    /// [`Error::Damaged`]: set the spool aside.
    pub fn queued_to(&self) -> Result<u64, Error> {
        Ok(self.slot(&SlotName::VaultRow)?.and_then(|slot| slot.number).unwrap_or(0))
    }

    /// What waits after a number, in order: at most so many.
    ///
    /// # Errors
    /// [`Error::Damaged`]: set the spool aside.
    pub fn waiting(&self, after: u64, most: usize) -> Result<Vec<Queued>, Error> {
        let with_hub = self.with_hub();
        let rows = self.rows::<Out>(WAITING, after, most.saturating_add(with_hub.len()))?;
        let waiting = rows.into_iter().filter(|(number, _)| !with_hub.contains(number));
        let queued = waiting.take(most).map(|(number, out)| {
            let line = out.epoch.zip(out.counter);
            let mark = line.map(|(epoch, counter)| Mark { stream: out.stream, epoch, counter });
            let parcel = Parcel { stream: out.stream, open: out.open, item: out.item, mark };
            Queued { number, parcel }
        });
        Ok(queued.collect())
    }

    /// How many parcels wait.
    ///
    /// # Errors
    /// [`Error::Damaged`]: set the spool aside.
    pub fn waiting_count(&self) -> Result<u64, Error> {
        let count: i64 =
            self.connection.query_row("SELECT count(*) FROM outgoing", [], |row| row.get(0))?;
        Ok(count.unsigned_abs().saturating_sub(self.promises.len() as u64))
    }

    /// The rows of `outgoing` that the hub has by its word, and that were not read back.
    fn with_hub(&self) -> HashSet<u64> {
        self.promises.values().map(|kept| kept.promised.outgoing).collect()
    }

    /// Takes the hub's word for what was sent, and moves the lines. What went to a stream that
    /// is followed is let go of once it was read back in its place; everything else at once. Told
    /// twice, it does nothing the second time.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Damaged`].
    pub fn sent(&mut self, taken: &[Taken]) -> Result<(), Error> {
        let with_hub = self.with_hub();
        let (mut lines, mut promises) = (BTreeMap::new(), Vec::new());
        let mut last = self.last.promise;
        let transaction = self.connection.unchecked_transaction()?;
        for one in taken.iter().filter(|one| !with_hub.contains(&one.number)) {
            let number = as_number(one.number);
            let sealed: Option<Vec<u8>> = transaction
                .prepare_cached("SELECT box FROM outgoing WHERE number = ?1")?
                .query_row([number], |row| row.get(0))
                .optional()?;
            let Some(sealed) = sealed else { continue };
            let out: Out = self.keys.open(Use::Outgoing, number, &sealed)?;
            if let Some((epoch, counter)) = out.epoch.zip(out.counter) {
                let line = lines.entry((out.stream, epoch)).or_insert(counter);
                *line = counter.max(*line);
            }
            let unread = |place: &Place| {
                let after = self.cursors.get(&place.stream);
                after.is_some_and(|after| *after < place.seq)
            };
            match one.place.filter(unread) {
                Some(Place { stream, seq, item }) => {
                    last += 1;
                    let promised = Promised { stream, seq, item, outgoing: one.number };
                    self.insert(&transaction, Use::Promise, last, &promised)?;
                    promises.push(((stream, seq), KeptPromise { promised, number: last }));
                }
                None => remove_outgoing(&transaction, one.number)?,
            }
        }
        lines.retain(|line, counter| self.lines.get(line).is_none_or(|known| known < counter));
        for ((stream, epoch), counter) in &lines {
            self.put_number(&transaction, SlotName::Line(*stream, *epoch), *counter)?;
        }
        transaction.commit()?;
        self.last.promise = last;
        self.lines.extend(lines);
        self.promises.extend(promises);
        Ok(())
    }

    /// Lets what the hub promised about streams, and did not keep, wait again.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn broken(&mut self, streams: &[Id]) -> Result<(), Error> {
        let transaction = self.connection.unchecked_transaction()?;
        for ((stream, _), kept) in &self.promises {
            if streams.contains(stream) {
                remove_promise(&transaction, kept)?;
            }
        }
        transaction.commit()?;
        self.promises.retain(|(stream, _), _| !streams.contains(stream));
        Ok(())
    }

    /// The last mark of each line that the hub has.
    #[must_use]
    pub fn sent_marks(&self) -> Vec<Mark> {
        let marks = self.lines.iter();
        marks
            .map(|((stream, epoch), n)| Mark { stream: *stream, epoch: *epoch, counter: *n })
            .collect()
    }

    /// How far each stream has come in.
    #[must_use]
    pub fn cursors(&self) -> Vec<Cursor> {
        self.cursors
            .iter()
            .map(|(stream, after)| Cursor { stream: *stream, after: *after })
            .collect()
    }

    /// What the hub promised about a stream and what was not read yet.
    #[must_use]
    pub fn promises(&self, stream: Id) -> Vec<Place> {
        let all = self.promises.range((stream, 0)..=(stream, u64::MAX));
        all.map(|((stream, seq), kept)| Place {
            stream: *stream,
            seq: *seq,
            item: kept.promised.item,
        })
        .collect()
    }

    /// Begins to follow streams from their first item. With `again`, also those that are followed
    /// already begin anew: after a rescue.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn follow(&mut self, streams: &[Id], again: bool) -> Result<(), Error> {
        let new: Vec<Id> =
            streams.iter().filter(|s| again || !self.cursors.contains_key(*s)).copied().collect();
        let transaction = self.connection.unchecked_transaction()?;
        for stream in &new {
            self.put_number(&transaction, SlotName::Cursor(*stream), 0)?;
        }
        transaction.commit()?;
        self.cursors.extend(new.into_iter().map(|stream| (stream, 0)));
        Ok(())
    }

    fn slot(&self, name: &SlotName) -> Result<Option<Slot>, Error> {
        let number = self.keys.slot_number(name)?;
        let sealed: Option<Vec<u8>> = self
            .connection
            .prepare_cached("SELECT box FROM slot WHERE slot = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?;
        sealed.map(|sealed| self.keys.open(Use::Slot, number, &sealed)).transpose()
    }

    fn put_slot(&self, transaction: &Transaction<'_>, slot: &Slot) -> Result<(), Error> {
        self.insert(transaction, Use::Slot, self.keys.slot_number(&slot.name)?, slot)
    }

    fn put_number(
        &self,
        transaction: &Transaction<'_>,
        name: SlotName,
        number: u64,
    ) -> Result<(), Error> {
        self.put_slot(transaction, &Slot { name, bytes: None, number: Some(number) })
    }

    fn drop_slot(&self, transaction: &Transaction<'_>, name: &SlotName) -> Result<(), Error> {
        let number = self.keys.slot_number(name)?;
        transaction.prepare_cached("DELETE FROM slot WHERE slot = ?1")?.execute([number])?;
        Ok(())
    }

    /// Adds a row; its box is bound to its number.
    fn insert<T: Encode<()>>(
        &self,
        transaction: &Transaction<'_>,
        to: Use,
        number: i64,
        content: &T,
    ) -> Result<(), Error> {
        let sql = match to {
            Use::Outgoing => "INSERT INTO outgoing (number, box) VALUES (?1, ?2)",
            Use::Incoming => "INSERT INTO incoming (number, box) VALUES (?1, ?2)",
            Use::Promise => "INSERT INTO promise (number, box) VALUES (?1, ?2)",
            Use::Slot => "INSERT OR REPLACE INTO slot (slot, box) VALUES (?1, ?2)",
        };
        let sealed = self.keys.seal(to, number, content)?;
        transaction.prepare_cached(sql)?.execute(params![number, sealed])?;
        Ok(())
    }

    /// The rows of a query by number, after one, at most so many.
    fn rows<T: for<'b> Decode<'b, ()>>(
        &self,
        (of, sql): (Use, &str),
        after: u64,
        most: usize,
    ) -> Result<Vec<(u64, T)>, Error> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([as_number(after), most])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let sealed = row.get_ref(1)?.as_blob().map_err(|_| Error::Damaged)?;
            all.push((number.unsigned_abs(), self.keys.open(of, number, sealed)?));
        }
        Ok(all)
    }
}

const WAITING: (Use, &str) =
    (Use::Outgoing, "SELECT number, box FROM outgoing WHERE number > ?1 ORDER BY number LIMIT ?2");

fn remove_outgoing(transaction: &Transaction<'_>, number: u64) -> Result<(), Error> {
    let sql = "DELETE FROM outgoing WHERE number = ?1";
    transaction.prepare_cached(sql)?.execute([as_number(number)])?;
    Ok(())
}

fn remove_promise(transaction: &Transaction<'_>, kept: &KeptPromise) -> Result<(), Error> {
    transaction.prepare_cached("DELETE FROM promise WHERE number = ?1")?.execute([kept.number])?;
    Ok(())
}

/// A number of ours as SQLite has it.
fn as_number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
