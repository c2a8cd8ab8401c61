//! Streams: appending, reading, members.

use crate::form::ids;
use crate::http::{Asker, Request};
use crate::{Id, Item, Kind, Refusal};
use minicbor::encode::Write;
use minicbor::{Decode, Decoder, Encode, Encoder};

/// What a stream is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct StreamKind(#[n(0)] pub u32);

impl StreamKind {
    /// Roster, heartbeat and statements; its id is the team's. Opened at founding.
    pub const TEAM: Self = Self(1);
    /// Messages to one device; its id is the device's. Opened when a roster names the device.
    pub const INBOX: Self = Self(2);
    /// Records of one compartment, the personal one included. Opened by its first writer.
    pub const COMPARTMENT: Self = Self(3);
    /// What a revoked device still sent; for coordinators. Opened by the hub.
    pub const QUARANTINE: Self = Self(4);
    /// What was [`COMPARTMENT`](Self::COMPARTMENT) until it was erased: its items have their numbers
    /// and no bytes. Made by the hub; nobody reads it.
    pub const ERASED: Self = Self(5);
}

/// `/v1/append`: adds items to streams. Each batch stands or falls by itself.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Append {
    /// The batches, at most one a stream.
    #[n(1)]
    pub batches: Vec<Batch>,
}

/// Items for one stream, taken all or none.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Batch {
    /// The stream.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub stream: Id,
    /// The items, in the order in which they get their numbers.
    #[n(2)]
    pub items: Vec<Item>,
    /// Opens the stream when it is not there yet. Passed over when this device opened it before.
    #[n(3)]
    pub open: Option<Open>,
}

/// How a stream begins.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Open {
    /// What it is for; a device opens [`StreamKind::COMPARTMENT`] only.
    #[n(1)]
    pub kind: StreamKind,
    /// The devices that may read and append, beside the one that opens it.
    #[cbor(n(2), with = "ids")]
    pub members: Vec<Id>,
}

/// The answer to [`Append`].
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Appended {
    /// What became of each batch, in the order asked.
    #[n(1)]
    pub results: Vec<Outcome>,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Durable. The sequence number of each item; one that was there before has its old number.
    Taken(Vec<u64>),
    /// Durable, in the quarantine of a revoked device, under these numbers. Nobody reads it until
    /// a coordinator has looked.
    Held(Vec<u64>),
    /// Not taken.
    Refused(Refusal),
}

impl<C> Encode<C> for Outcome {
    fn encode<W: Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.map(1)?;
        match self {
            Self::Taken(numbers) => e.u32(1)?.encode_with(numbers, ctx)?,
            Self::Held(numbers) => e.u32(2)?.encode_with(numbers, ctx)?,
            Self::Refused(refusal) => e.u32(3)?.encode_with(refusal, ctx)?,
        };
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Outcome {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let other = || minicbor::decode::Error::message("an outcome has one key");
        if d.map()? != Some(1) {
            return Err(other());
        }
        match d.u32()? {
            1 => Ok(Self::Taken(d.decode_with(ctx)?)),
            2 => Ok(Self::Held(d.decode_with(ctx)?)),
            3 => Ok(Self::Refused(d.decode_with(ctx)?)),
            _ => Err(other()),
        }
    }
}

impl Request for Append {
    const PATH: &'static str = "/v1/append";
    const ASKER: Asker = Asker::Member;
    type Answer = Appended;
}

/// `/v1/read`: what is in streams after a number. Answers at once when anything is there, else as
/// soon as something comes, else when the wait is over.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Read {
    /// Which streams, from where; each stream once.
    #[n(1)]
    pub streams: Vec<Cursor>,
    /// How long to wait for something, in seconds; 0 does not wait.
    #[n(2)]
    pub wait_s: u32,
}

/// How far a stream has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Cursor {
    /// The stream.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub stream: Id,
    /// The number of the last item that this device has read; 0 before the first.
    #[n(2)]
    pub after: u64,
}

/// The answer to [`Read`].
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pages {
    /// One page for each stream, in the order asked.
    #[n(1)]
    pub pages: Vec<Page>,
}

/// A piece of one stream.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Page {
    /// The stream.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub stream: Id,
    /// Items with the numbers that follow `after`, without holes.
    #[n(2)]
    pub items: Vec<Received>,
    /// The number of the last item that the hub has in this stream: what progress counts to.
    #[n(3)]
    pub last: u64,
    /// Why there are none.
    #[n(4)]
    pub refused: Option<Refusal>,
}

/// One item with its place: CBOR `[seq, received_ms, kind, bytes]`.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Received {
    /// Its number in the stream, from 1.
    #[n(0)]
    pub seq: u64,
    /// When the hub took it (UTC ms).
    #[n(1)]
    pub received_ms: i64,
    /// What it is.
    #[n(2)]
    pub kind: Kind,
    /// Its bytes.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
}

impl Received {
    /// The item's own bytes, `[kind, bytes]`: what its id is a hash of.
    #[must_use]
    pub fn item_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.bytes.len() + 16);
        let mut e = Encoder::new(&mut bytes);
        // Writing to memory cannot fail.
        let _ = e.array(2).and_then(|e| e.u32(self.kind.0)).and_then(|e| e.bytes(&self.bytes));
        bytes
    }
}

impl Request for Read {
    const PATH: &'static str = "/v1/read";
    const ASKER: Asker = Asker::Member;
    type Answer = Pages;
}

/// `/v1/members`: who may read and append in a compartment stream. Only a member asks.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ChangeMembers {
    /// The stream.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub stream: Id,
    /// Devices that may from now on, from the first item.
    #[cbor(n(2), with = "ids")]
    pub add: Vec<Id>,
    /// Devices that no longer may.
    #[cbor(n(3), with = "ids")]
    pub remove: Vec<Id>,
}

impl Request for ChangeMembers {
    const PATH: &'static str = "/v1/members";
    const ASKER: Asker = Asker::Member;
    type Answer = Done;
}

/// Done, and nothing more to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Done {}
