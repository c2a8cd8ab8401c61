//! What a round reads from and writes to.

use crate::Id;
use wire::{Cursor, Item, Open, Received};

/// One item that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outbound {
    /// Its number in the store, ascending in the order of sending.
    pub number: u64,
    /// The stream it goes to.
    pub stream: Id,
    /// How the stream begins, should it not be there yet.
    pub open: Option<Open>,
    /// The item.
    pub item: Item,
}

/// What the hub has: one of the items that waited, under a number of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The item's number in the store.
    pub number: u64,
    /// Its place in the stream, as the hub said; `None` in the quarantine of a revoked device.
    pub promise: Option<Promise>,
}

/// The hub's word that an item stands at a place: when that place is read, it must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Promise {
    /// The stream.
    pub stream: Id,
    /// The number in the stream.
    pub seq: u64,
    /// The id of the item.
    pub item: Id,
}

/// What keeps sealed items on this device while they wait. Each call but [`Store::take_in`] is one
/// durable transaction: when it returns, what it was told survives a crash.
pub trait Store {
    /// Why the store did not do it.
    type Error;

    /// Items that wait, after a number, in order: at most so many.
    ///
    /// # Errors
    /// What storage can meet.
    fn waiting(&mut self, after: u64, most: usize) -> Result<Vec<Outbound>, Self::Error>;

    /// Takes the hub's word for what was sent: none of it waits any more. What went to a stream
    /// that is followed is kept with its promise until it is read back. Told twice, it does
    /// nothing the second time.
    ///
    /// # Errors
    /// What storage can meet.
    fn sent(&mut self, taken: &[Taken]) -> Result<(), Self::Error>;

    /// The streams that are followed, and how far each has come in.
    ///
    /// # Errors
    /// What storage can meet.
    fn cursors(&mut self) -> Result<Vec<Cursor>, Self::Error>;

    /// What the hub promised about a stream and what has not been read yet.
    ///
    /// # Errors
    /// What storage can meet.
    fn promises(&mut self, stream: Id) -> Result<Vec<Promise>, Self::Error>;

    /// The hub did not keep its word about one of these streams: what it promised there, and what
    /// was not read back, waits again.
    ///
    /// # Errors
    /// What storage can meet.
    fn broken(&mut self, streams: &[Id]) -> Result<(), Self::Error>;

    /// Takes the next items of a stream. Once they are safe, the cursor moves to the last of them
    /// and the promises up to there are let go of, all at once; a crash before that leaves the
    /// cursor where it was, so that they are read again.
    ///
    /// # Errors
    /// What storage can meet.
    fn take_in(&mut self, stream: Id, items: Vec<Received>) -> Result<(), Self::Error>;

    /// The round ends, whatever ended it: when this returns, everything that was taken is safe.
    ///
    /// # Errors
    /// What storage can meet.
    fn end(&mut self) -> Result<(), Self::Error>;
}
