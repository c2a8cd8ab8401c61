//! What is appended to a stream: an item, which is a kind and its bytes.

use minicbor::{Decode, Encode};

/// What an item is. Kinds of a newer version are carried as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Kind(#[n(0)] pub u32);

impl Kind {
    /// A sealed record: [`Envelope`](crate::Envelope).
    pub const ENVELOPE: Self = Self(1);
    /// The signed head of a batch of records: [`BatchHead`](crate::BatchHead).
    pub const BATCH_HEAD: Self = Self(2);
    /// A message sealed to one device.
    pub const MESSAGE: Self = Self(3);
    /// The signed roster of the team.
    pub const ROSTER: Self = Self(4);
    /// The signed word that a roster is still the last one.
    pub const HEARTBEAT: Self = Self(5);
    /// What a device wrote and received, signed and sealed under the team key.
    pub const STATEMENT: Self = Self(6);
    /// The key of an alarm, made by the hub: [`AlarmRelease`](crate::AlarmRelease).
    pub const ALARM_RELEASE: Self = Self(7);
    /// The signed cancelling of an alarm.
    pub const ALARM_CANCEL: Self = Self(8);
    /// What a revoked device sent, wrapped by the hub: [`Quarantined`](crate::Quarantined).
    pub const QUARANTINED: Self = Self(9);

    /// That records were erased: [`Tombstone`](crate::Tombstone), signed. A reader who does not know
    /// it passes over it, and misses what was erased anyway.
    pub const TOMBSTONE: Self = Self(Self::FIRST_IGNORABLE);

    /// That the whole compartment of a stream is erased: [`Erasure`](crate::Erasure), signed. The
    /// hub keeps none of the stream's bytes from then on.
    pub const ERASURE: Self = Self(Self::FIRST_IGNORABLE + 1);

    /// The first kind that a reader who does not know it may pass over.
    pub const FIRST_IGNORABLE: u32 = 32768;

    /// Whether this version reads it.
    #[must_use]
    pub const fn known(self) -> bool {
        matches!(self.0, 1..=9) || matches!(self, Self::TOMBSTONE | Self::ERASURE)
    }

    /// Whether a reader who does not know it may pass over it. Any other unknown kind is kept,
    /// and counted as "needs an update".
    #[must_use]
    pub const fn ignorable(self) -> bool {
        self.0 >= Self::FIRST_IGNORABLE
    }
}

/// One thing in a stream: CBOR `[kind, bytes]`. Its id is the first 16 bytes of BLAKE3 over these
/// bytes (`seal::digest::item_id`); appended twice to one stream it is there once.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Item {
    /// What it is.
    #[n(0)]
    pub kind: Kind,
    /// Its bytes.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
}
