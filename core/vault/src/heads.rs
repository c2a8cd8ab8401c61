//! Where each chain ends, and where the log does.

use crate::bytes::{decoded, encoded};
use crate::contract::{Author, Id};
use crate::error::{Damage, Error};
use crate::keys::{Keys, Purpose};
use crate::twofold;
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use seal::chain::Head;
use std::collections::HashMap;

/// What a chain belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ChainId {
    pub(crate) stream: Id,
    pub(crate) author: Author,
    pub(crate) epoch: u32,
}

/// The end of one chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct End {
    /// Number of its own row in the table of heads.
    pub(crate) number: i64,
    pub(crate) head: Head,
    /// Number of the log's row that it stands for; 0 before the first.
    pub(crate) row: u64,
    /// The team of the vault that its author writes in, where it is another than this one's.
    pub(crate) team: Option<Id>,
}

/// Number of the row that tells where the log ends.
const TAIL: i64 = 0;

#[derive(Encode, Decode)]
#[cbor(map)]
struct Sealed {
    #[cbor(n(1), with = "minicbor::bytes")]
    stream: Id,
    #[n(2)]
    epoch: u32,
    #[cbor(n(3), with = "minicbor::bytes")]
    device: Id,
    #[cbor(n(4), with = "minicbor::bytes")]
    incarnation: Id,
    #[n(5)]
    counter: u64,
    #[cbor(n(6), with = "minicbor::bytes")]
    hash: [u8; 32],
    #[n(7)]
    row: u64,
    #[cbor(n(8), with = "minicbor::bytes")]
    team: Option<Id>,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Tail {
    #[n(1)]
    rows: u64,
    #[n(2)]
    chains: u64,
}

/// Every chain's end, and the number of the last row.
pub(crate) struct Ends {
    pub(crate) chains: HashMap<ChainId, End>,
    /// Number of the last row of the log.
    pub(crate) rows: u64,
    /// Whether every end is known. Without that nothing may be appended.
    pub(crate) whole: bool,
}

impl Ends {
    pub(crate) fn none() -> Self {
        Self { chains: HashMap::new(), rows: 0, whole: true }
    }

    /// The team that the boxes of a chain are bound to: that of the vault in which it was begun.
    pub(crate) fn team_of(&self, chain: &ChainId, own: Id) -> Id {
        self.chains.get(chain).and_then(|end| end.team).unwrap_or(own)
    }
}

/// Writes the end of a chain, within the caller's transaction.
pub(crate) fn write(
    connection: &Connection,
    keys: &Keys,
    chain: &ChainId,
    end: &End,
) -> Result<(), Error> {
    let content = encoded(&Sealed {
        stream: chain.stream,
        epoch: chain.epoch,
        device: chain.author.device,
        incarnation: chain.author.incarnation,
        counter: end.head.counter,
        hash: end.head.hash,
        row: end.row,
        team: end.team,
    })?;
    put(connection, end.number, &keys.seal(Purpose::Head, end.number, &content)?)
}

/// Writes where the log ends, within the caller's transaction.
pub(crate) fn write_tail(
    connection: &Connection,
    keys: &Keys,
    rows: u64,
    chains: usize,
) -> Result<(), Error> {
    let tail = Tail { rows, chains: chains as u64 };
    put(connection, TAIL, &keys.seal(Purpose::Head, TAIL, &encoded(&tail)?)?)
}

fn put(connection: &Connection, number: i64, sealed: &[u8]) -> Result<(), Error> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO head (number, box) VALUES (?1, ?2)")?
        .execute(params![number, sealed])?;
    Ok(())
}

/// Reads every end that opens; names what is missing or does not.
pub(crate) fn read(connection: &Connection, keys: &Keys, faults: &mut Vec<Damage>) -> Ends {
    let before = faults.len();
    let rows = twofold::readable(
        connection,
        "SELECT number, box FROM head ORDER BY number",
        "SELECT number, box FROM head ORDER BY number DESC",
        faults,
    );
    let mut ends = Ends::none();
    let mut tail = None;
    for (number, sealed) in rows {
        let opened = keys.open(Purpose::Head, number, &sealed);
        if number == TAIL {
            tail = opened.and_then(|content| decoded::<Tail>(&content));
        } else if let Some(end) = opened.and_then(|content| decoded::<Sealed>(&content)) {
            let author = Author { device: end.device, incarnation: end.incarnation };
            let head = Head { counter: end.counter, hash: end.hash };
            let chain = ChainId { stream: end.stream, author, epoch: end.epoch };
            ends.chains.insert(chain, End { number, head, row: end.row, team: end.team });
        } else {
            faults.push(Damage::HeadUnreadable);
        }
    }
    match tail {
        Some(tail) if tail.chains == ends.chains.len() as u64 => ends.rows = tail.rows,
        Some(tail) => {
            ends.rows = tail.rows;
            if faults.len() == before {
                faults.push(Damage::HeadUnreadable);
            }
        }
        None => {
            // Where the log ends is then only what can be seen of it.
            let last =
                connection.query_row("SELECT max(number) FROM log", [], |row| row.get::<_, i64>(0));
            ends.rows = last.ok().and_then(|last| u64::try_from(last).ok()).unwrap_or(0);
            faults.push(Damage::HeadUnreadable);
        }
    }
    ends.whole = faults.len() == before;
    ends
}
