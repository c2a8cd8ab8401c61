//! Keys, sealed boxes, identities, signed files. Pure: bytes in, bytes out.
//!
//! No randomness here: nonces, salts and seeds are handed in. The layouts stand in
//! `core/vault/FORMAT.md`.

pub mod chain;
pub mod kdf;
pub mod pin;
pub mod sealed;
mod secret;
pub mod sign;
pub mod signed;

pub use secret::{Refused, Secret32};
pub use zeroize::Zeroizing;
