//! Slots, which are replaced as a whole, and recovering from them.

use crate::Id;
use crate::http::{Asker, Request};
use crate::meeting::Newcomer;
use crate::stream::Done;
use minicbor::{Decode, Encode};

/// Which slot of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct SlotName(#[n(0)] pub u32);

impl SlotName {
    /// The hub's share of recovery.
    pub const RECOVERY_SHARE: Self = Self(1);
    /// The backup of the keys, which code and share open together.
    pub const KEY_BACKUP: Self = Self(2);
}

/// `/v1/slot/put`: replaces a slot of the asking device. The hub keeps nothing of what stood there.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SlotPut {
    /// Which.
    #[n(1)]
    pub name: SlotName,
    /// Its version, above the one that stands there. The same version with the same bytes again:
    /// the same answer.
    #[n(2)]
    pub version: u64,
    /// Its new content.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    /// With the recovery share: hash of what a new phone shows to get it
    /// (`seal::recovery::Code::hub_key`).
    #[cbor(n(4), with = "minicbor::bytes")]
    pub recovery_hash: Option<[u8; 32]>,
}

impl Request for SlotPut {
    const PATH: &'static str = "/v1/slot/put";
    const ASKER: Asker = Asker::Member;
    type Answer = Done;
}

/// `/v1/slot/get`: a slot of the asking device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SlotGet {
    /// Which.
    #[n(1)]
    pub name: SlotName,
}

/// What stands in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Slot {
    /// Its version.
    #[n(1)]
    pub version: u64,
    /// Its content.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
}

impl Request for SlotGet {
    const PATH: &'static str = "/v1/slot/get";
    const ASKER: Asker = Asker::Member;
    type Answer = Slot;
}

/// `/v1/recover`: a new phone shows the code's half for the hub. First without `newcomer`, to get
/// share and backup; then, with what these opened, again with it, to knock as successor. Both may
/// be repeated.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Recover {
    /// The code's half for the hub.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub hub_key: [u8; 32],
    /// Who knocks; `sealed` is what `seal::join::seal_successor` makes.
    #[n(2)]
    pub newcomer: Option<Newcomer>,
}

/// The answer to [`Recover`].
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Recovered {
    /// The device that is being recovered.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: Id,
    /// Its recovery share.
    #[n(2)]
    pub share: Slot,
    /// Its backup of keys.
    #[n(3)]
    pub backup: Slot,
}

impl Request for Recover {
    const PATH: &'static str = "/v1/recover";
    const ASKER: Asker = Asker::Anyone;
    type Answer = Recovered;
}

not_shown!(Recover);
