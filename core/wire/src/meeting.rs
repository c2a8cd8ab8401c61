//! The first words between client and hub, joining, and tokens.

use crate::http::{Asker, Request};
use crate::stream::Done;
use crate::{Id, Limits};
use minicbor::{Decode, Encode};

/// The version of the requests and answers of this code.
pub const PROTOCOL_VERSION: u32 = 1;

/// What a side can do beyond what every version 1 does.
pub mod capability {
    /// The hub holds armed alarms and releases them.
    pub const ALARM: u32 = 1;
    /// The hub keeps slots and gives them to who recovers.
    pub const RECOVERY: u32 = 2;
}

/// `/v1/hello`: what the client knows.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Hello {
    /// The versions that it speaks.
    #[n(1)]
    pub versions: Vec<u32>,
    /// What it can do: numbers of [`capability`].
    #[n(2)]
    pub capabilities: Vec<u32>,
}

/// The answer to [`Hello`].
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Welcome {
    /// The highest version that both speak.
    #[n(1)]
    pub version: u32,
    /// What the hub can do.
    #[n(2)]
    pub capabilities: Vec<u32>,
    /// The hub's clock (UTC ms).
    #[n(3)]
    pub now_ms: i64,
    /// What it accepts in one go.
    #[n(4)]
    pub limits: Limits,
}

impl Request for Hello {
    const PATH: &'static str = "/v1/hello";
    const ASKER: Asker = Asker::Anyone;
    type Answer = Welcome;
}

/// `/v1/found`: makes the team on a fresh hub. Again with the same content: the same answer.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Found {
    /// The founding secret's half for the hub: `seal::join::ticket` of the founding invitation.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub ticket: [u8; 32],
    /// The team's root key (Ed25519).
    #[cbor(n(2), with = "minicbor::bytes")]
    pub root: [u8; 32],
    /// The first roster, signed by the root: the bytes of an item of kind
    /// [`ROSTER`](crate::Kind::ROSTER). It becomes number 1 of the team stream.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub roster: Vec<u8>,
    /// The device that founds; the roster names it as coordinator.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub device: Id,
    /// The life of that device.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// Hash of the token that it will use.
    #[cbor(n(6), with = "minicbor::bytes")]
    pub token_hash: [u8; 32],
}

impl Request for Found {
    const PATH: &'static str = "/v1/found";
    const ASKER: Asker = Asker::Anyone;
    type Answer = Done;
}

/// `/v1/ticket`: lets one device knock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Ticket {
    /// Hash of the ticket.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub ticket_hash: [u8; 32],
    /// Until when it works (UTC ms); at most seven days ahead.
    #[n(2)]
    pub expires_ms: i64,
    /// The roles that the invitation promises.
    #[n(3)]
    pub roles: u32,
}

impl Request for Ticket {
    const PATH: &'static str = "/v1/ticket";
    const ASKER: Asker = Asker::Coordinator;
    type Answer = Done;
}

/// `/v1/join`: knocks with a ticket. The token gets its rights once a roster names the device and
/// incarnation. Again by the same device, incarnation and token: the same answer.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Join {
    /// The ticket.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub ticket: [u8; 32],
    /// Who knocks.
    #[n(2)]
    pub newcomer: Newcomer,
}

/// A device that wants to be in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Newcomer {
    /// The device.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: Id,
    /// Its life.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// Hash of the token that it will use: it makes the token itself, so that a lost answer
    /// loses nothing.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub token_hash: [u8; 32],
    /// Its keys and name, sealed for the coordinator.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
}

impl Request for Join {
    const PATH: &'static str = "/v1/join";
    const ASKER: Asker = Asker::Anyone;
    type Answer = Done;
}

/// `/v1/joins`: who knocks and is in no roster yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ListJoins {}

/// The answer to [`ListJoins`].
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Joins {
    /// Oldest first.
    #[n(1)]
    pub waiting: Vec<Waiting>,
}

/// One that knocks: with a ticket, or as the successor of a device that is being recovered.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Waiting {
    /// The device.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: Id,
    /// Its life.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub incarnation: Id,
    /// When it knocked (UTC ms).
    #[n(3)]
    pub received_ms: i64,
    /// Its keys and name, sealed.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
    /// Hash of the ticket: tells which invitation's secret opens `sealed`.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub ticket_hash: Option<[u8; 32]>,
    /// The device whose place it takes; `sealed` opens with the team key.
    #[cbor(n(6), with = "minicbor::bytes")]
    pub succeeds: Option<Id>,
}

impl Request for ListJoins {
    const PATH: &'static str = "/v1/joins";
    const ASKER: Asker = Asker::Coordinator;
    type Answer = Joins;
}

/// `/v1/token/revoke`: the tokens of a device stop working. A device may ask it for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RevokeToken {
    /// The device.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: Id,
    /// Its life.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub incarnation: Id,
}

impl Request for RevokeToken {
    const PATH: &'static str = "/v1/token/revoke";
    const ASKER: Asker = Asker::Member;
    type Answer = Done;
}

not_shown!(Found Join);
