//! What goes into a spool and comes out of it.

use crate::contract::Id;
use wire::{Item, Open, Received};

/// What waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Its number here, ascending, never used twice.
    pub number: u64,
    /// What is to be sent.
    pub parcel: Parcel,
}

/// One item, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The stream.
    pub stream: Id,
    /// How the stream begins, should it not be there yet.
    pub open: Option<Open>,
    /// The item.
    pub item: Item,
    /// Its place among what is counted until it arrives.
    pub mark: Option<Mark>,
}

/// A place in a line of things that are counted until they arrive: the records of an own chain,
/// by stream and epoch, or the messages to one device, by its inbox and epoch 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// Stream of the chain, or the inbox.
    pub stream: Id,
    /// Key epoch of the chain; 0 for messages.
    pub epoch: u32,
    /// Number in the line, from 1.
    pub counter: u64,
}

/// The hub's word that a parcel is in its stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Its number here.
    pub number: u64,
    /// Where it stands; `None` in the quarantine of a revoked device.
    pub place: Option<Place>,
}

/// An item's place in a stream, by the word of the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The stream.
    pub stream: Id,
    /// The number in the stream.
    pub seq: u64,
    /// The id of the item.
    pub item: Id,
}

/// What came in and was not looked at yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its number here, ascending, never used twice.
    pub number: u64,
    /// The stream it came from.
    pub stream: Id,
    /// The item, as the hub gave it.
    pub item: Received,
}
