//! Opening rows: nothing here knows of order, so that it goes on beside everything else.

use crate::compartment::Compartments;
use crate::contract::{Id, Row};
use crate::heads::Ends;
use crate::keys::Keys;
use crate::row::{Header, open_body};
use crate::unlock::Vault;
use seal::chain::Head;

/// A row as it stands in the file.
pub(crate) struct Sealed {
    pub(crate) number: u64,
    pub(crate) header: Vec<u8>,
    pub(crate) body: Vec<u8>,
}

/// A row, opened as far as it goes.
pub(crate) struct Opened<T> {
    pub(crate) number: u64,
    /// Its header, its chain with it at the end, and its body; `None` when the header is closed.
    pub(crate) row: Option<(Header, Head, Body<T>)>,
}

/// What is made of a row as soon as it is opened, on the thread that opened it.
pub(crate) type Make<'a, T> = dyn Fn(Row) -> T + Sync + 'a;

/// The body of a row whose header opened.
pub(crate) enum Body<T> {
    Sound(T),
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

impl<'a> Opener<'a> {
    pub(crate) fn of(vault: &'a Vault) -> Self {
        let Vault { keys, compartments, ends, own, .. } = vault;
        Self { keys, compartments, ends, team: own.team }
    }

    /// Opens rows; they come back in the order in which they were given.
    pub(crate) fn open_all<T>(self, rows: &[Sealed], make: &Make<'_, T>) -> Vec<Opened<T>> {
        let open = |row: &Sealed| Opened { number: row.number, row: self.open(row, make) };
        rows.iter().map(open).collect()
    }

    /// One row; `None` when it does not open in its place, or there is nothing in it.
    pub(crate) fn row(self, row: &Sealed) -> Option<Row> {
        let header = Header::open(self.keys, row.number, &row.header)?;
        if header.is_erased() || header.is_void() {
            return None;
        }
        let associated = header.associated_data(self.ends.team_of(&header.chain(), self.team));
        let keyed = self.compartments.at(header.compartment, header.epoch)?;
        let content = open_body(keyed, &associated, &row.body)?;
        Some(header.as_row(row.number, content))
    }

    fn open<T>(self, row: &Sealed, make: &Make<'_, T>) -> Option<(Header, Head, Body<T>)> {
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
                Some(content) => Body::Sound(make(header.as_row(row.number, content))),
            },
        };
        Some((header, head, body))
    }
}
