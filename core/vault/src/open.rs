//! Opening rows, on as many cores as there are: nothing here knows of order.

use crate::compartment::Compartments;
use crate::contract::Id;
use crate::heads::Ends;
use crate::keys::Keys;
use crate::row::{Header, open_body};
use crate::unlock::Vault;
use seal::chain::Head;
use std::num::NonZero;

/// A row as it stands in the file.
pub(crate) struct Sealed {
    pub(crate) number: u64,
    pub(crate) header: Vec<u8>,
    pub(crate) body: Vec<u8>,
}

/// A row, opened as far as it goes.
pub(crate) struct Opened {
    pub(crate) number: u64,
    /// Its header, its chain with it at the end, and its body; `None` when the header is closed.
    pub(crate) row: Option<(Header, Head, Body)>,
}

/// The body of a row whose header opened.
pub(crate) enum Body {
    Sound(Vec<u8>),
    Unreadable,
    NoKey,
    /// Erased: only its hash stands there.
    Erased,
}

/// What opening needs of a vault.
#[derive(Clone, Copy)]
pub(crate) struct Opener<'a> {
    keys: &'a Keys,
    compartments: &'a Compartments,
    ends: &'a Ends,
    team: Id,
}

/// Fewer rows than this are not worth a thread.
const WORTH_A_THREAD: usize = 256;

impl<'a> Opener<'a> {
    pub(crate) fn of(vault: &'a Vault) -> Self {
        let Vault { keys, compartments, ends, own, .. } = vault;
        Self { keys, compartments, ends, team: own.team }
    }

    /// Opens rows; they come back in the order in which they were given.
    pub(crate) fn open_all(self, rows: &[Sealed]) -> Vec<Opened> {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        let share = rows.len().div_ceil(cores).max(WORTH_A_THREAD);
        let mut opened: Vec<Option<Opened>> = Vec::new();
        opened.resize_with(rows.len(), || None);
        std::thread::scope(|threads| {
            let mut shares = rows.chunks(share).zip(opened.chunks_mut(share));
            // One share is for this thread.
            let mine = shares.next();
            for (rows, opened) in shares {
                threads.spawn(move || self.open_share(rows, opened));
            }
            if let Some((rows, opened)) = mine {
                self.open_share(rows, opened);
            }
        });
        opened.into_iter().flatten().collect()
    }

    fn open_share(self, rows: &[Sealed], opened: &mut [Option<Opened>]) {
        for (row, opened) in rows.iter().zip(opened) {
            *opened = Some(Opened { number: row.number, row: self.open(row) });
        }
    }

    fn open(self, row: &Sealed) -> Option<(Header, Head, Body)> {
        let header = Header::open(self.keys, row.number, &row.header)?;
        let associated = header.associated_data(self.ends.team_of(&header.chain(), self.team));
        if header.is_erased() {
            // What is not a hash breaks its chain, and is named.
            let hash = header.stub_hash(&row.body);
            let head = Head { counter: header.counter, hash: hash.unwrap_or_default() };
            let body = if hash.is_some() { Body::Erased } else { Body::Unreadable };
            return Some((header, head, body));
        }
        let hash = seal::chain::hash(&associated, &row.body);
        let head = Head { counter: header.counter, hash };
        let body = match self.compartments.at(header.compartment, header.epoch) {
            None => Body::NoKey,
            Some(keyed) => match open_body(keyed, &associated, &row.body) {
                None => Body::Unreadable,
                Some(content) => Body::Sound(content),
            },
        };
        Some((header, head, body))
    }
}
