//! Erasing: the order, and the word of each who carried it out.

use crate::Id;
use minicbor::{Decode, Encode};

/// That a compartment is erased, everywhere. It travels signed (`seal::stamp`, purpose `Erasure`):
/// to the hub as an item of kind [`ERASURE`](crate::Kind::ERASURE) in the compartment's stream, to
/// everyone who holds something of it in a message.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Erasure {
    /// The version: [`Erasure::VERSION`].
    #[n(1)]
    pub version: u32,
    /// The stream of the compartment.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub stream: Id,
    /// The compartment.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub compartment: Id,
    /// The device that decided it.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub device: Id,
    /// The life of that device.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// When it was decided (UTC ms).
    #[n(6)]
    pub at_ms: i64,
}

impl Erasure {
    /// The version that this code writes and reads.
    pub const VERSION: u32 = 1;
}

/// That a device has erased what an order names. It travels signed (`seal::stamp`, purpose
/// `Erased`), in a message to the one who gave the order.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Erased {
    /// The version: [`Erased::VERSION`].
    #[n(1)]
    pub version: u32,
    /// The compartment.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub compartment: Id,
    /// The first 16 bytes of the hash of the order's bytes, as they came.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub order: Id,
    /// The device that has erased it.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub device: Id,
    /// The life of that device.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// When (UTC ms).
    #[n(6)]
    pub at_ms: i64,
}

impl Erased {
    /// The version that this code writes and reads.
    pub const VERSION: u32 = 1;
}
