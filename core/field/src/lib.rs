//! What a case manager knows and does: records, rules, the read model.
//!
//! Pure: no clock, no file, no network, no randomness. They are handed in.

pub mod book;
mod cbor;
pub mod id;
pub mod pack;
pub mod record;
pub mod revision;
pub mod rule;
pub mod time;

pub use cbor::Rest;
