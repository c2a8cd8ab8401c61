//! What is left of records that were erased: their places in a chain.

use crate::Id;
use crate::form::hashes;
use minicbor::{Decode, Encode};

/// Records of one chain, one after the other, that were erased. Their numbers and hashes stand, so
/// that the chain still holds and nobody takes them for missing; nothing else of them does. It
/// travels signed (`seal::stamp`, purpose `Tombstone`), as an item of kind
/// [`TOMBSTONE`](crate::Kind::TOMBSTONE).
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Tombstone {
    /// The version: [`Tombstone::VERSION`].
    #[n(1)]
    pub version: u32,
    /// The stream of the chain.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub stream: Id,
    /// Its compartment.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub compartment: Id,
    /// The key epoch of the chain.
    #[n(4)]
    pub epoch: u32,
    /// The device that wrote the records.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub device: Id,
    /// The life of that device.
    #[cbor(n(6), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// The place of the first of them in the chain, from 1.
    #[n(7)]
    pub counter: u64,
    /// Hash of the record before it; zeros for the first of the chain.
    #[cbor(n(8), with = "minicbor::bytes")]
    pub previous: [u8; 32],
    /// The hash of each, in order.
    #[cbor(n(9), with = "hashes")]
    pub hashes: Vec<[u8; 32]>,
    /// The device that signs this.
    #[cbor(n(10), with = "minicbor::bytes")]
    pub signer: Id,
    /// The life of that device.
    #[cbor(n(11), with = "minicbor::bytes")]
    pub signer_incarnation: Id,
    /// When it signed (UTC ms).
    #[n(12)]
    pub at_ms: i64,
}

impl Tombstone {
    /// The version that this code writes and reads.
    pub const VERSION: u32 = 1;

    /// Each record that was erased: its place, the hash before it, and its own.
    pub fn records(&self) -> impl Iterator<Item = (u64, [u8; 32], [u8; 32])> {
        let before = std::iter::once(&self.previous).chain(&self.hashes);
        let numbered = (self.counter..).zip(before.zip(&self.hashes));
        numbered.map(|(counter, (previous, hash))| (counter, *previous, *hash))
    }
}
