//! A snapshot of what was made of the log up to a row, so that an unlock need not open all of it.
//! It can always be thrown away: whatever does not fit makes it as if it were not there.
//!
//! What is in it is the business of whoever reads the log. Here it is bytes of a compartment,
//! under a key that goes with the compartment's and at each erase, cut into pieces of one length.

#[cfg(test)]
mod format;

#[cfg(test)]
pub(crate) use format::examples;

use crate::anchor::heads;
use crate::bytes::{decoded, encoded, fresh};
use crate::compartment::{Compartment, Compartments};
use crate::contract::{Id, Row};
use crate::error::Error;
use crate::heads::ChainId;
use crate::keys::{Keys, Purpose, bound, least};
use crate::unlock::Vault;
use minicbor::{Decode, Encode};
use rusqlite::{Connection, OptionalExtension, params};
use seal::{Secret32, Zeroizing, sealed};
use std::collections::VecDeque;
use std::thread::ScopedJoinHandle;

/// Bytes of a piece: with its box around it, what a page of the file holds.
const PIECE: usize = 4016;

/// Number of the row that tells how far the snapshot goes.
const FRONT: i64 = 0;

/// Pieces opened in one go, and how many threads open some while others are read.
const AT_ONCE: usize = 128;
const AHEAD: usize = 2;

/// It stands in no schema: a vault that never had a snapshot has no such table, and a version that
/// knows of none passes over it.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS snapshot (
    -- Clear: 0 for the front, then 1, 2, 3 and so on; where a part ends cannot be seen.
    number INTEGER PRIMARY KEY,
    -- Sealed: a piece under the key of its compartment's snapshot, all of one length.
    box BLOB NOT NULL
) STRICT";

/// What the front says.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Front {
    /// Number of the last row that it goes over.
    #[n(1)]
    rows: u64,
    /// Hash over where each chain ended then, as in the anchor.
    #[cbor(n(2), with = "minicbor::bytes")]
    heads: [u8; 32],
    /// What was kept of which compartment, in the order in which its pieces stand.
    #[n(3)]
    parts: Vec<Part>,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Part {
    #[cbor(n(1), with = "minicbor::bytes")]
    compartment: Id,
    /// How many bytes.
    #[n(2)]
    length: u32,
}

impl Part {
    fn pieces(&self) -> usize {
        usize::try_from(self.length).unwrap_or(usize::MAX).div_ceil(PIECE)
    }
}

/// Makes something of the bytes that were kept of a compartment; `None` makes the snapshot as if
/// it were not there.
pub type Unpack<'a, P> = dyn Fn(Id, &[u8]) -> Option<P> + Sync + 'a;

impl Vault {
    /// Hands over what was made of the snapshot's parts, and returns what was made of every row
    /// behind it, in order. `None` when there is none, or when it is not of exactly this vault, or
    /// when anything at all is wrong with what was looked at: then what was handed over is to be
    /// forgotten, and [`Vault::read`] looks at everything and names it.
    ///
    /// Rows before the snapshot's end are not looked at: [`Vault::rows`] and
    /// [`Checking`](crate::Checking) do.
    pub fn recall<P: Send, T: Send>(
        &self,
        unpack: &Unpack<'_, P>,
        each: &mut dyn FnMut(P),
        make: &(dyn Fn(Row) -> T + Sync),
    ) -> Option<Vec<T>> {
        let front = front(&self.connection, &self.keys)?;
        // When most of the log stands behind it, it saves nothing.
        let most = front.rows.saturating_mul(2);
        if !self.faults.is_empty() || !(front.rows..=most).contains(&self.ends.rows) {
            return None;
        }
        let (behind, damage, begun) = self.read_behind(front.rows, &|row| make(row));
        let head = |chain: &ChainId, last| begun.get(chain).copied().unwrap_or(last);
        let chains = self.ends.chains.iter().map(|(chain, end)| (chain, head(chain, end.head)));
        if !damage.is_empty() || heads(chains) != front.heads {
            return None;
        }
        self.parts(&front, unpack, each)?;
        Some(behind)
    }

    /// How many rows stand behind the snapshot: all of them when there is none.
    #[must_use]
    pub fn rows_behind_snapshot(&self) -> u64 {
        let rows = front(&self.connection, &self.keys).map_or(0, |front| front.rows);
        self.ends.rows.saturating_sub(rows)
    }

    /// Puts a snapshot of everything up to the last row in place of the one before, in one durable
    /// transaction: for each compartment some bytes.
    ///
    /// # Errors
    /// [`Error::Damaged`] when something was found wrong with this vault; [`Error::NoCompartment`],
    /// [`Error::TooLong`], [`Error::Full`], [`Error::ReadOnly`]. Nothing has changed then.
    pub fn put_snapshot(&mut self, parts: &[(Id, Vec<u8>)]) -> Result<(), Error> {
        if !self.ends.whole || !self.faults.is_empty() {
            return Err(Error::Damaged);
        }
        let heads = heads(self.ends.chains.iter().map(|(chain, end)| (chain, end.head)));
        let part = |(id, bytes): &(Id, Vec<u8>)| {
            let length = u32::try_from(bytes.len()).map_err(|_| Error::TooLong)?;
            Ok(Part { compartment: *id, length })
        };
        let parts_told = parts.iter().map(part).collect::<Result<_, Error>>()?;
        let front = Front { rows: self.ends.rows, heads, parts: parts_told };
        let mut pieces = Vec::new();
        for (id, bytes) in parts {
            let compartment = self.compartments.current(*id).ok_or(Error::NoCompartment)?;
            let key = part_key(&self.keys, compartment);
            for piece in bytes.chunks(PIECE) {
                let mut whole = Zeroizing::new(piece.to_vec());
                whole.resize(PIECE, 0);
                let bound = bound_to(&self.keys, &front, *id, pieces.len());
                pieces.push(sealed::seal(&key, &fresh()?, &bound, &whole)?);
            }
        }
        let key = front_key(&self.keys);
        let bound = bound(Purpose::Snapshot, &self.keys.vault, FRONT, &[]);
        let least = least(Purpose::Snapshot);
        let told = sealed::seal_padded(&key, &fresh()?, &bound, &encoded(&front)?, least)?;

        let transaction = self.connection.unchecked_transaction()?;
        transaction.execute_batch(TABLE)?;
        transaction.execute("DELETE FROM snapshot", [])?;
        {
            let mut insert =
                transaction.prepare("INSERT INTO snapshot (number, box) VALUES (?1, ?2)")?;
            insert.execute(params![FRONT, told])?;
            for (number, piece) in (FRONT + 1..).zip(pieces) {
                insert.execute(params![number, piece])?;
            }
        }
        Ok(transaction.commit()?)
    }

    /// Reads every part, while those before are opened beside that.
    fn parts<P: Send>(
        &self,
        front: &Front,
        unpack: &Unpack<'_, P>,
        each: &mut dyn FnMut(P),
    ) -> Option<()> {
        let sql = "SELECT number, box FROM snapshot WHERE number <> ?1 ORDER BY number";
        let mut statement = self.connection.prepare(sql).ok()?;
        let mut pieces = statement.query([FRONT]).ok()?;
        let (keys, compartments) = (&self.keys, &self.compartments);
        let opening = Opening { keys, compartments, front, unpack };
        std::thread::scope(|threads| {
            let mut running: VecDeque<ScopedJoinHandle<'_, Option<Vec<P>>>> = VecDeque::new();
            let mut take = |ended: ScopedJoinHandle<'_, Option<Vec<P>>>| {
                ended.join().ok()?.map(|made| made.into_iter().for_each(&mut *each))
            };
            let (mut some, mut held, mut last) = (Vec::new(), 0, 0);
            for part in &front.parts {
                let mut sealed = Vec::with_capacity(part.pieces());
                for _ in 0..part.pieces() {
                    let row = pieces.next().ok()??;
                    let number = usize::try_from(row.get::<_, i64>(0).ok()?).ok()?;
                    (last, held) = (last + 1, held + 1);
                    if number != last {
                        return None;
                    }
                    sealed.push(row.get::<_, Vec<u8>>(1).ok()?);
                }
                some.push(Sealed { part, first: last - part.pieces(), pieces: sealed });
                if held >= AT_ONCE {
                    if running.len() == AHEAD {
                        take(running.pop_front()?)?;
                    }
                    let some = std::mem::take(&mut some);
                    held = 0;
                    running.push_back(threads.spawn(move || opening.all(&some)));
                }
            }
            // Nothing else may stand there.
            if pieces.next().ok()?.is_some() {
                return None;
            }
            let rest = opening.all(&some);
            for ended in running {
                take(ended)?;
            }
            rest?.into_iter().for_each(each);
            Some(())
        })
    }
}

/// A part as it stands in the file.
struct Sealed<'a> {
    part: &'a Part,
    /// How many pieces stand before it.
    first: usize,
    pieces: Vec<Vec<u8>>,
}

/// What opening the parts needs of a vault.
struct Opening<'a, P> {
    keys: &'a Keys,
    compartments: &'a Compartments,
    front: &'a Front,
    unpack: &'a Unpack<'a, P>,
}

impl<P> Clone for Opening<'_, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Opening<'_, P> {}

impl<P> Opening<'_, P> {
    fn all(self, some: &[Sealed<'_>]) -> Option<Vec<P>> {
        let one = |sealed: &Sealed<'_>| {
            let content = self.part(sealed)?;
            (self.unpack)(sealed.part.compartment, &content)
        };
        some.iter().map(one).collect()
    }

    /// What was kept of a compartment, under the key that was in use then.
    fn part(self, sealed: &Sealed<'_>) -> Option<Zeroizing<Vec<u8>>> {
        let Part { compartment: id, length } = *sealed.part;
        let mut keys = self.compartments.of(id).rev().map(|c| part_key(self.keys, c));
        let mut key = keys.next()?;
        let mut content = Zeroizing::new(Vec::with_capacity(sealed.pieces.len() * PIECE));
        for (place, piece) in (sealed.first..).zip(&sealed.pieces) {
            let bound = bound_to(self.keys, self.front, id, place);
            let opened = loop {
                match sealed::open(&key, &bound, piece) {
                    Ok(opened) => break Zeroizing::new(opened),
                    Err(_) => key = keys.next()?,
                }
            };
            content.extend_from_slice(&opened);
        }
        content.truncate(usize::try_from(length).ok()?);
        Some(content)
    }
}

/// Throws the snapshot away, within the caller's transaction.
pub(crate) fn discard(connection: &Connection) -> Result<(), Error> {
    let there = "SELECT 1 FROM sqlite_schema WHERE name = 'snapshot'";
    if connection.query_row(there, [], |_| Ok(())).optional()?.is_some() {
        connection.execute("DELETE FROM snapshot", [])?;
    }
    Ok(())
}

/// Whether a row that is no head belongs to the snapshot: no draft has such a number, or is as
/// long as a piece.
pub(crate) fn holds(number: i64, length: usize) -> bool {
    number == FRONT || length == PIECE + sealed::OVERHEAD
}

fn front(connection: &Connection, keys: &Keys) -> Option<Front> {
    let sql = "SELECT box FROM snapshot WHERE number = ?1";
    let mut statement = connection.prepare_cached(sql).ok()?;
    let kept: Vec<u8> = statement.query_row([FRONT], |row| row.get(0)).ok()?;
    let bound = bound(Purpose::Snapshot, &keys.vault, FRONT, &[]);
    let least = least(Purpose::Snapshot);
    let opened = sealed::open_padded(&front_key(keys), &bound, &kept, least).ok()?;
    decoded(&opened)
}

fn front_key(keys: &Keys) -> Secret32 {
    Purpose::Snapshot.key(&[&keys.root, &keys.table], &keys.vault)
}

/// Goes with the compartment's key, and at each erase with the table key.
fn part_key(keys: &Keys, compartment: &Compartment) -> Secret32 {
    Purpose::SnapshotPart.key(&[&compartment.key, &keys.table], &keys.vault)
}

/// Binds a piece to its compartment and its place, how many stand before it, and to how far the
/// snapshot goes.
fn bound_to(keys: &Keys, front: &Front, compartment: Id, before: usize) -> Vec<u8> {
    let more = [compartment.as_slice(), &front.rows.to_be_bytes(), &front.heads].concat();
    let number = i64::try_from(before).map_or(i64::MAX, |before| before.saturating_add(1));
    bound(Purpose::SnapshotPart, &keys.vault, number, &more)
}
