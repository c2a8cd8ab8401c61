//! What travels between phone and hub. Types only.
//!
//! Deterministic CBOR (RFC 8949, 4.2.1): maps with integer keys in ascending order, every number
//! in its shortest form. Bytes that are not exactly what encoding would make are refused, so a
//! thing has one form only. Keys of a newer version are kept, in their place, and authenticated.

mod envelope;
mod head;
mod map;

pub use envelope::{Envelope, PADME_256, SUITE_1, VERSION};
pub use head::BatchHead;
pub use map::Rest;

/// 128 random bits.
pub type Id = [u8; 16];

/// The bytes are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Not deterministic CBOR of this shape.
    #[error("the bytes are not an envelope or a head as this format makes it")]
    Shape,
    /// A version that only newer software reads.
    #[error("version {version}; newer software reads it")]
    Newer {
        /// The version that stands in it.
        version: u32,
    },
}
