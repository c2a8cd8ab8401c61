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

/// The key of a compartment, from one who has it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CompartmentGrant {
    /// The compartment.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub compartment: Id,
    /// Its stream.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub stream: Id,
    /// Which key of the compartment, from 1.
    #[n(3)]
    pub epoch: u32,
    /// The key.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub key: [u8; 32],
    /// Code of its retention regime.
    #[n(5)]
    pub regime: u32,
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
}

/// What a supervisor did with a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct MarkKind(#[n(0)] pub u32);

impl MarkKind {
    /// Read it.
    pub const READ: Self = Self(1);
    /// Will come back to it.
    pub const FOLLOW_UP: Self = Self(2);
    /// Came back to it, or no longer needs to.
    pub const FOLLOWED_UP: Self = Self(3);
}

/// A mark, back to the worker who wrote the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Mark {
    /// The entity id of the summary.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub summary: Id,
    /// Which mark.
    #[n(2)]
    pub kind: MarkKind,
    /// When (UTC ms).
    #[n(3)]
    pub at_ms: i64,
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

not_shown!(TeamKeyGrant CompartmentGrant);
