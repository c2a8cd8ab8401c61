//! A 256-bit secret that wipes itself and never shows itself.

use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Why sealed bytes, a key or a signed file were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The box does not open: another key, other associated data, or changed bytes.
    #[error("the sealed bytes do not open with this key")]
    NotOpened,
    /// The padding is not what sealing would have made.
    #[error("the padding is not as this format makes it")]
    Padding,
    /// The stored cost of stretching a PIN lies outside what this version accepts.
    #[error("the stored cost of the PIN is outside the limits")]
    Cost,
    /// More bytes than may be sealed or read.
    #[error("too many bytes")]
    TooLong,
    /// The signature was not made by this key over these bytes.
    #[error("the signature is not by this key over these bytes")]
    Signature,
    /// Not a signed file of the kind asked for.
    #[error("not a signed file of this kind")]
    NotSignedFile,
    /// A signed file of a format that only a newer version reads.
    #[error("a signed file of format {format}; a newer version reads it")]
    Newer {
        /// The format number that stands in the file.
        format: u32,
    },
}

/// 32 secret bytes: a key, or what a key is made of. Wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret32([u8; 32]);

impl Secret32 {
    /// Takes the bytes over; wipe your own copy.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// From a slice, when it has exactly 32 bytes.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(bytes.try_into().ok()?);
        Some(Self(*bytes))
    }

    /// The bytes, for handing to a primitive.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Secret32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret32 (not shown)")
    }
}
