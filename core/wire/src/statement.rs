//! What a device says it wrote and received. Only this makes "everything has arrived" true: it
//! comes from the devices themselves, signed, never from the hub.

use crate::Id;
use minicbor::{Decode, Encode};

/// A device's statement. It travels signed (`seal::stamp`, purpose `Statement`), then sealed under
/// the team key (`seal::team`), as an item of kind [`STATEMENT`](crate::Kind::STATEMENT).
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Statement {
    /// Who says it.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: Id,
    /// The life of that device.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// When (UTC ms, by its own clock). Of two statements the later one counts.
    #[n(3)]
    pub at_ms: i64,
    /// The end of each chain that it wrote.
    #[n(4)]
    pub wrote: Vec<Wrote>,
    /// The last message that it opened from each sender, with nothing missing before it.
    #[n(5)]
    pub received: Vec<Heard>,
    /// How far it has each chain of others, with nothing missing before it.
    #[n(6)]
    pub read: Vec<Seen>,
    /// The last message that it sent to each receiver.
    #[n(7)]
    pub sent: Vec<Heard>,
    /// The key to which the keys of compartments are sealed for it, X-Wing (1216 bytes). It is
    /// another one after each erase. Absent in statements of the first version.
    #[cbor(n(8), with = "minicbor::bytes")]
    pub grant_key: Option<Vec<u8>>,
}

/// The end of a chain of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Wrote {
    /// The stream.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub stream: Id,
    /// The key epoch of the chain.
    #[n(2)]
    pub epoch: u32,
    /// The counter of its last record.
    #[n(3)]
    pub counter: u64,
}

/// A counter of messages to or from another device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Heard {
    /// The other device.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: Id,
    /// The life of that device.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// The counter of the last message.
    #[n(3)]
    pub counter: u64,
}

/// How far the chain of another device is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Seen {
    /// The stream.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub stream: Id,
    /// The author's device.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub device: Id,
    /// The life of that device.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// The key epoch of the chain.
    #[n(4)]
    pub epoch: u32,
    /// The counter of the last record that is here.
    #[n(5)]
    pub counter: u64,
}
