//! What travels between phone and hub. Types only; `PROTOCOL.md` says the rest.
//!
//! Deterministic CBOR (RFC 8949, 4.2.1): maps with integer keys in ascending order, every number
//! in its shortest form. Bytes that are not exactly what encoding would make are refused, so a
//! thing has one form only. Keys of a newer version are passed over in requests and answers, and
//! kept, in their place, and authenticated in envelopes and heads.

/// What holds a key or a secret does not show itself.
macro_rules! not_shown {
    ($($name:ident)*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), " (not shown)"))
            }
        }
    )*};
}

mod alarm;
pub mod body;
mod code;
mod envelope;
mod erasure;
mod form;
mod head;
pub mod http;
mod item;
mod limits;
mod map;
mod meeting;
mod slot;
mod statement;
mod stream;
mod tombstone;

pub use alarm::{AlarmRelease, Arm, CancelAlarm, Quarantined, Receipt};
pub use code::{Code, Next, Refusal};
pub use envelope::{Envelope, PADME_256, SUITE_1, VERSION};
pub use erasure::{Erased, Erasure};
pub use form::Message;
pub use head::BatchHead;
pub use http::Request;
pub use item::{Item, Kind};
pub use limits::Limits;
pub use map::Rest;
pub use meeting::{
    Found, Hello, Join, Joins, ListJoins, Newcomer, PROTOCOL_VERSION, RevokeToken, Ticket, Waiting,
    Welcome, capability,
};
pub use slot::{Recover, Recovered, Slot, SlotGet, SlotName, SlotPut};
pub use statement::{Heard, Seen, Statement, Wrote};
pub use stream::{
    Append, Appended, Batch, ChangeMembers, Cursor, Done, Open, Outcome, Page, Pages, Read,
    Received, StreamKind,
};
pub use tombstone::Tombstone;

/// 128 random bits.
pub type Id = [u8; 16];

/// The bytes are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Not deterministic CBOR of this shape.
    #[error("the bytes are not in the form that this protocol makes")]
    Shape,
    /// A version that only newer software reads.
    #[error("version {version}; newer software reads it")]
    Newer {
        /// The version that stands in it.
        version: u32,
    },
}
