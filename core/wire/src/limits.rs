//! The limits, each with its name. What is beyond one is refused or waits; nothing is lost by it.

use minicbor::{Decode, Encode};

/// What a hub accepts in one go. A client uses what the hub named in [`Welcome`](crate::Welcome).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Limits {
    /// The bytes of one item.
    #[n(1)]
    pub item_bytes: u64,
    /// Items in one append request, all its batches together.
    #[n(2)]
    pub batch_items: u32,
    /// Items in one answer to a read, all its streams together.
    #[n(3)]
    pub page_items: u32,
    /// Bytes of items in one answer to a read; one item always fits.
    #[n(4)]
    pub page_bytes: u64,
    /// The longest that a read waits, in seconds.
    #[n(5)]
    pub wait_s: u32,
    /// Streams in one append or read request.
    #[n(6)]
    pub streams_per_read: u32,
    /// Bytes of items that one device may append at once: 60 days without network, 8 MiB a day.
    /// What was used comes back evenly over 60 days.
    #[n(7)]
    pub quota_bytes: u64,
    /// The bytes of one slot.
    #[n(8)]
    pub slot_bytes: u64,
    /// The bytes of one request.
    #[n(9)]
    pub request_bytes: u64,
    /// The members of one stream, and the devices that one alarm is sent to.
    #[n(10)]
    pub members: u32,
    /// Alarms that one device has armed at the same time.
    #[n(11)]
    pub alarms: u32,
    /// The furthest ahead that an alarm is due, in seconds.
    #[n(12)]
    pub alarm_ahead_s: u32,
}

impl Limits {
    /// What a hub accepts unless its owner chose otherwise.
    pub const DEFAULT: Self = Self {
        item_bytes: 1 << 20,
        batch_items: 500,
        page_items: 1000,
        page_bytes: 4 << 20,
        wait_s: 55,
        streams_per_read: 256,
        quota_bytes: 60 * (8 << 20),
        slot_bytes: 1 << 20,
        request_bytes: 8 << 20,
        members: 256,
        alarms: 16,
        alarm_ahead_s: 2 * 24 * 3600,
    };
}
