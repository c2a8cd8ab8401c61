//! What stands inside a message to one person, by its purpose.

use crate::Id;
use crate::form::ids;
use minicbor::{Decode, Encode};

/// What a message between people is for. Purposes of a newer version are kept unopened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Purpose(#[n(0)] pub u32);

impl Purpose {
    /// [`TeamKeyGrant`].
    pub const TEAM_KEY: Self = Self(1);
    /// [`CompartmentGrant`].
    pub const COMPARTMENT: Self = Self(2);
    /// A summary of a visit: the content of a revision.
    pub const SUMMARY: Self = Self(3);
    /// How a case stands: the content of a revision.
    pub const STANDING: Self = Self(4);
    /// [`AlarmNotice`].
    pub const ALARM_NOTICE: Self = Self(5);
    /// [`Mark`].
    pub const MARK: Self = Self(6);
    /// [`QuarantineRelease`].
    pub const QUARANTINE_RELEASE: Self = Self(7);
    /// [`CompartmentEnd`].
    pub const COMPARTMENT_END: Self = Self(8);
    /// [`ErasureOrder`].
    pub const ERASURE: Self = Self(9);
    /// The stamped bytes of [`Erased`](crate::Erased), and nothing around them.
    pub const ERASED: Self = Self(10);
    /// [`CompartmentGrant`], sealed once more to the key that the receiver's last statement names
    /// (`seal::sealed_to`, use `Grant`).
    pub const COMPARTMENT_SEALED: Self = Self(11);
}

/// The team key, from a coordinator to a member.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TeamKeyGrant {
    /// Which team key, from 1.
    #[n(1)]
    pub epoch: u32,
    /// The key.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub key: [u8; 32],
}

/// The keys of a compartment, from one who follows it. They are given again when there is a new
/// one; what the receiver has it passes over.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CompartmentGrant {
    /// The compartment.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub compartment: Id,
    /// Its stream.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub stream: Id,
    /// Which key of the compartment seals now, from 1.
    #[n(3)]
    pub epoch: u32,
    /// That key.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub key: [u8; 32],
    /// Code of its retention regime.
    #[n(5)]
    pub regime: u32,
    /// The keys before it, the earliest first: what was written under them is read with them.
    #[n(6)]
    pub earlier: Option<Vec<EpochKey>>,
}

/// A key of a compartment that was used before.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct EpochKey {
    /// Which one.
    #[n(1)]
    pub epoch: u32,
    /// The key.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub key: [u8; 32],
}

/// That the receiver no longer follows a compartment, from one who does: what is written in it
/// from now on is not for it. What it has, it keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CompartmentEnd {
    /// The compartment.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub compartment: Id,
    /// Since when (UTC ms).
    #[n(2)]
    pub at_ms: i64,
}

/// That an alarm stands, from the worker to each supervisor's device.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct AlarmNotice {
    /// Which.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub alarm: Id,
    /// When the hub releases it (UTC ms).
    #[n(2)]
    pub due_ms: i64,
    /// How long after that the device raises it by itself, in seconds.
    #[n(3)]
    pub grace_s: u32,
    /// What it says, sealed under the release key (`seal::alarm`).
    #[cbor(n(4), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
    /// True in a drill, which nobody takes for an alarm; absent otherwise.
    #[n(5)]
    pub drill: Option<bool>,
}

/// What a supervisor did with a summary or an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct MarkKind(#[n(0)] pub u32);

impl MarkKind {
    /// Read it.
    pub const READ: Self = Self(1);
    /// Will come back to it, whether read or not.
    pub const FOLLOW_UP: Self = Self(2);
    /// Came back to it, or no longer needs to; or has to read it again, when it was corrected.
    pub const FOLLOWED_UP: Self = Self(3);
    /// Saw the alarm.
    pub const SEEN: Self = Self(4);
}

/// A mark, back to the worker who wrote the summary or set the alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Mark {
    /// The entity id of the summary, or the id of the alarm.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub summary: Id,
    /// Which mark.
    #[n(2)]
    pub kind: MarkKind,
    /// When (UTC ms). Of the marks of one device on one summary the latest counts.
    #[n(3)]
    pub at_ms: i64,
    /// When the summary was read as it stands (UTC ms); absent while it was not.
    #[n(4)]
    pub read_ms: Option<i64>,
    /// Which state of the summary was marked: when it was finished, as it says itself (UTC ms).
    #[n(5)]
    pub of_ms: Option<i64>,
}

/// That what a revoked device sent counts after all, from a coordinator.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct QuarantineRelease {
    /// The revoked device.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: Id,
    /// The life of that device.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// The ids of the items that count, in whatever stream they stand.
    #[cbor(n(3), with = "ids")]
    pub items: Vec<Id>,
}

/// The order to erase, to one who holds something of what it names.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ErasureOrder {
    /// The stamped bytes of [`Erasure`](crate::Erasure).
    #[cbor(n(1), with = "minicbor::bytes")]
    pub order: Vec<u8>,
    /// The entity id of the case that the compartment is a part of: what summaries and standings
    /// of it are found by.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub case: Id,
    /// Whether the case goes as a whole; otherwise one compartment of two.
    #[n(3)]
    pub whole: bool,
    /// Why, as a number of the records' own list.
    #[n(4)]
    pub ground: u32,
}

not_shown!(TeamKeyGrant CompartmentGrant EpochKey);
