//! What has arrived, and what is missing: from what devices say themselves, never from the hub.

use crate::Id;
use std::collections::BTreeMap;
use wire::Statement;

/// A device in one of its lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Peer {
    /// The device.
    pub device: Id,
    /// Its life.
    pub incarnation: Id,
}

/// The last word of each device.
#[derive(Debug, Clone, Default)]
pub struct Statements(BTreeMap<Peer, Statement>);

/// A line of things that are counted until they arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What kind of line.
    pub what: What,
    /// How many there are.
    pub made: u64,
    /// How many of them the hub has.
    pub sent: u64,
    /// The devices that it is for, this one not among them.
    pub to: Vec<Peer>,
}

/// What a line is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The records of an own chain.
    Records {
        /// Its stream.
        stream: Id,
        /// Its key epoch.
        epoch: u32,
    },
    /// The messages to one device: the one that the line is for.
    Messages,
}

/// What became of what was written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sending {
    /// Not with the hub.
    pub waiting: u64,
    /// With the hub, and without word from everyone it is for.
    pub sent: u64,
    /// Everyone it is for has said that it is there.
    pub arrived: u64,
}

/// What is known about what others wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incoming {
    /// Nothing is missing, as of then (UTC ms), by the word of every device of the team.
    Complete {
        /// The earliest of their last words.
        as_of_ms: i64,
    },
    /// So many records and messages are announced and not here.
    Missing {
        /// How many.
        records: u64,
    },
    /// Nothing was heard of some devices lately.
    Unsure {
        /// How many.
        devices: u64,
        /// The earliest of their last words (UTC ms); `None` when one was never heard.
        since_ms: Option<i64>,
    },
}

/// How old a device's word may be when "nothing is missing" is said, counted back from the last
/// time that the hub was read: 15 minutes, in ms. As much may its clock be ahead.
pub const FRESH_MS: i64 = 15 * 60 * 1000;

impl Statements {
    /// Hears a statement whose signature was checked. One that is not later than the last word
    /// of the same device says nothing new.
    pub fn hear(&mut self, statement: Statement) {
        let _ = statement;
    }

    /// The last word of a device.
    #[must_use]
    pub fn of(&self, peer: Peer) -> Option<&Statement> {
        self.0.get(&peer)
    }
}

impl Sending {
    /// Whether everything that was written here has arrived.
    #[must_use]
    pub fn all_arrived(&self) -> bool {
        self.waiting == 0 && self.sent == 0
    }
}

/// What became of what was written here.
#[must_use]
pub fn sending(me: Peer, lines: &[Line], words: &Statements) -> Sending {
    let _ = (me, lines, words);
    Sending::default()
}

/// What is known about what others wrote: `here` is what this device would state about itself
/// now, `followed` the streams that it reads, `others` everyone else in the roster.
#[must_use]
pub fn incoming(
    here: &Statement,
    followed: &[Id],
    others: &[Peer],
    words: &Statements,
    polled_ms: i64,
) -> Incoming {
    let _ = (here, followed, others, words, polled_ms);
    Incoming::Unsure { devices: 0, since_ms: None }
}
