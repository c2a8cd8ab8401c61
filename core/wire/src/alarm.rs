//! Alarms: armed, cancelled, released.

use crate::form::ids;
use crate::http::{Asker, Request};
use crate::{Id, Item};
use minicbor::{Decode, Encode};

/// `/v1/alarm/arm`: hands the key of a sealed alarm to the hub. Again with the same content: the
/// same receipt. To move the time, arm a new alarm, then cancel this one.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Arm {
    /// A fresh id.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub alarm: Id,
    /// When the hub releases it unless it is cancelled (UTC ms, by the hub's clock).
    #[n(2)]
    pub due_ms: i64,
    /// How long after that a supervisor's device waits before it raises the alarm by itself, in
    /// seconds.
    #[n(3)]
    pub grace_s: u32,
    /// Opens the body that the supervisors have.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub release_key: [u8; 32],
    /// The devices whose inboxes get the release or the cancelling.
    #[cbor(n(5), with = "ids")]
    pub inboxes: Vec<Id>,
}

/// The hub's word that it holds an alarm. Only after it a screen says "bewaakt".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Receipt {
    /// Which.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub alarm: Id,
    /// When it is due (UTC ms).
    #[n(2)]
    pub due_ms: i64,
    /// The hub's clock when it became durable (UTC ms).
    #[n(3)]
    pub at_ms: i64,
}

impl Request for Arm {
    const PATH: &'static str = "/v1/alarm/arm";
    const ASKER: Asker = Asker::Member;
    type Answer = Receipt;
}

/// `/v1/alarm/cancel`: takes an alarm back; the hub forgets its key. Again: the same answer.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CancelAlarm {
    /// Which.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub alarm: Id,
    /// The cancelling, signed by the device that armed it: an item of kind
    /// [`ALARM_CANCEL`](crate::Kind::ALARM_CANCEL), which the hub appends to the inboxes.
    #[n(2)]
    pub item: Item,
}

impl Request for CancelAlarm {
    const PATH: &'static str = "/v1/alarm/cancel";
    const ASKER: Asker = Asker::Member;
    type Answer = Receipt;
}

/// What the hub appends to the inboxes when an alarm is due: the bytes of an item of kind
/// [`ALARM_RELEASE`](crate::Kind::ALARM_RELEASE). Not signed: that its key opens the body proves
/// it.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct AlarmRelease {
    /// Which.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub alarm: Id,
    /// Opens the body.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub release_key: [u8; 32],
    /// When it was due (UTC ms).
    #[n(3)]
    pub due_ms: i64,
}

/// What a revoked device sent, as the hub keeps it: the bytes of an item of kind
/// [`QUARANTINED`](crate::Kind::QUARANTINED).
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Quarantined {
    /// The stream that it was meant for.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub stream: Id,
    /// What was sent.
    #[n(2)]
    pub item: Item,
}

not_shown!(Arm AlarmRelease);
