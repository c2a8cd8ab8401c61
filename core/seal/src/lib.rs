//! Keys, sealed boxes, identities, signed files. Pure: bytes in, bytes out.
//!
//! No randomness here: nonces, salts and seeds are handed in. The layouts stand in
//! `core/vault/FORMAT.md` and `core/wire/PROTOCOL.md`.

pub mod alarm;
mod base32;
pub mod chain;
pub mod digest;
mod form;
pub mod heartbeat;
pub mod invitation;
pub mod join;
pub mod kdf;
pub mod kem;
pub mod names;
pub mod people;
pub mod pin;
pub mod recovery;
pub mod roster;
pub mod sealed;
pub mod sealed_to;
mod secret;
pub mod sign;
pub mod signed;
pub mod stamp;
pub mod team;
mod untrusted;

pub use secret::{Refused, Secret32};
pub use untrusted::{Rule, Untrusted};
pub use zeroize::Zeroizing;
