//! What travels: own records on their way out, and records of others on their way in.

use crate::contract::{Author, Id, Row};
use wire::{BatchHead, Envelope};

/// A piece of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// One sealed record.
    Record(Envelope),
    /// What its author vouches for, up to one record.
    Head(BatchHead),
    /// The place of a record that was erased.
    Stub(Stub),
}

/// The place in a chain of a record that was erased: all that is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stub {
    /// The stream.
    pub stream: Id,
    /// The compartment.
    pub compartment: Id,
    /// Who wrote the record.
    pub author: Author,
    /// The key epoch of the chain.
    pub epoch: u32,
    /// Its place, from 1.
    pub counter: u64,
    /// Hash of the record before it.
    pub previous: [u8; 32],
    /// Its own hash.
    pub hash: [u8; 32],
}

impl Piece {
    /// The stream that it belongs to.
    #[must_use]
    pub fn stream(&self) -> Id {
        match self {
            Self::Record(envelope) => envelope.stream,
            Self::Head(head) => head.stream,
            Self::Stub(stub) => stub.stream,
        }
    }

    /// Who wrote it.
    #[must_use]
    pub fn author(&self) -> Author {
        match self {
            Self::Record(Envelope { device, incarnation, .. })
            | Self::Head(BatchHead { device, incarnation, .. }) => {
                Author { device: *device, incarnation: *incarnation }
            }
            Self::Stub(stub) => stub.author,
        }
    }

    /// The key epoch of its chain.
    #[must_use]
    pub fn epoch(&self) -> u32 {
        match self {
            Self::Record(envelope) => envelope.epoch,
            Self::Head(head) => head.epoch,
            Self::Stub(stub) => stub.epoch,
        }
    }

    /// Its record's place in the chain.
    #[must_use]
    pub fn counter(&self) -> u64 {
        match self {
            Self::Record(envelope) => envelope.counter,
            Self::Head(head) => head.counter,
            Self::Stub(stub) => stub.counter,
        }
    }
}

/// A piece of an own chain, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The row of this vault that it comes from.
    pub row: u64,
    /// The piece.
    pub piece: Piece,
}

/// A piece that came from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arriving {
    /// The caller's number for it; comes back in [`Received`].
    pub number: u64,
    /// When the hub took it, UTC ms.
    pub received_ms: i64,
    /// The piece.
    pub piece: Piece,
}

/// What became of pieces that arrived. Every number stands in exactly one of `done`, `waiting`
/// and `refused`.
#[derive(Clone, Default)]
pub struct Received {
    /// New records, in the order in which they now stand in this vault.
    pub rows: Vec<Row>,
    /// Kept, or kept before: the caller may let go of these.
    pub done: Vec<u64>,
    /// To be handed over again later, with what is missing.
    pub waiting: Vec<(u64, Waits)>,
    /// Never to be taken in: the caller may let go of these, and says so.
    pub refused: Vec<(u64, NotTaken)>,
}

/// What a piece waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waits {
    /// The key of its compartment.
    Key,
    /// A roster that names its author.
    Author,
    /// What stands before it in its chain, or its author's signature.
    Chain,
    /// A version that reads it.
    Update,
}

/// Why a piece was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotTaken {
    /// The signature is not by its author.
    Signature,
    /// Another compartment's stream, or another team than the rest of its chain.
    WrongPlace,
    /// Its author signed something else in this place before.
    Forked,
    /// Its author signed it, and its content does not open. It is kept within the chain, so that
    /// what follows counts.
    Unreadable,
    /// This device wrote it and does not have it: this file is an older copy of itself.
    OlderCopy,
}

/// A compartment, as others know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompartmentInfo {
    /// Its id.
    pub id: Id,
    /// The stream that its records are appended to.
    pub stream: Id,
    /// Which key it has, from 1.
    pub epoch: u32,
    /// Code of its retention regime.
    pub regime: u32,
    /// Number of the last own record in its chain of this epoch; 0 before the first.
    pub wrote: u64,
}

/// The end of a chain that is kept here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainEnd {
    /// The stream.
    pub stream: Id,
    /// Who writes it.
    pub author: Author,
    /// The key epoch.
    pub epoch: u32,
    /// Number of its last record; 0 before the first.
    pub counter: u64,
}
