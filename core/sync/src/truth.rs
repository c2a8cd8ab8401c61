//! What has arrived, and what is missing: from what devices say themselves, never from the hub.

use crate::Id;
use std::collections::BTreeMap;
use wire::{Statement, Wrote};

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

/// What became of what was written here. Each thing is in one of the three.
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
        let Statement { device, incarnation, at_ms, .. } = statement;
        let peer = Peer { device, incarnation };
        if self.0.get(&peer).is_none_or(|known| known.at_ms < at_ms) {
            self.0.insert(peer, statement);
        }
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

impl Line {
    /// How many of it are there, by the word of everyone it is for; all that the hub has, when it
    /// is for nobody.
    fn arrived(&self, me: Peer, words: &Statements) -> u64 {
        let said = self.to.iter().map(|to| words.of(*to).map_or(0, |word| self.said(me, word)));
        said.min().unwrap_or(self.sent).min(self.made)
    }

    /// How many of it are there, by one device's word.
    fn said(&self, me: Peer, word: &Statement) -> u64 {
        let counters: Vec<u64> = match self.what {
            What::Records { stream, epoch } => word
                .read
                .iter()
                .filter(|seen| (seen.stream, seen.epoch) == (stream, epoch))
                .filter(|seen| (seen.device, seen.incarnation) == (me.device, me.incarnation))
                .map(|seen| seen.counter)
                .collect(),
            What::Messages => heard(&word.received, me).collect(),
        };
        counters.into_iter().max().unwrap_or(0)
    }
}

/// The counters that stand behind a device.
fn heard(all: &[wire::Heard], peer: Peer) -> impl Iterator<Item = u64> {
    let of = all
        .iter()
        .filter(move |heard| (heard.device, heard.incarnation) == (peer.device, peer.incarnation));
    of.map(|heard| heard.counter)
}

/// What became of what was written here.
#[must_use]
pub fn sending(me: Peer, lines: &[Line], words: &Statements) -> Sending {
    let mut all = Sending::default();
    for line in lines {
        let arrived = line.arrived(me, words);
        // What arrived was sent, also when the hub's answer got lost.
        let sent = line.sent.min(line.made).max(arrived);
        all.arrived += arrived;
        all.sent += sent - arrived;
        all.waiting += line.made - sent;
    }
    all
}

/// What is known about what others wrote: `here` is what this device would state about itself
/// now, `followed` the streams that it reads, `others` everyone else in the roster, `polled_ms`
/// when the hub was last read to its end, by the own clock.
///
/// "Complete" needs the word of everyone, none of it older than [`FRESH_MS`] and all of it about
/// what is here. A hub that withholds a record must let through the word that names it, or
/// withhold that as well; either is noticed.
#[must_use]
pub fn incoming(
    here: &Statement,
    followed: &[Id],
    others: &[Peer],
    words: &Statements,
    polled_ms: i64,
) -> Incoming {
    let records = missing_records(here, followed, words)
        .saturating_add(missing_messages(here, others, words));
    if records > 0 {
        return Incoming::Missing { records };
    }
    let last = |peer: &Peer| words.of(*peer).map(|word| word.at_ms);
    let fresh = |at_ms: &i64| at_ms.abs_diff(polled_ms) <= FRESH_MS.unsigned_abs();
    let stale: Vec<Option<i64>> =
        others.iter().map(last).filter(|at| !at.as_ref().is_some_and(fresh)).collect();
    if stale.is_empty() {
        let as_of_ms = others.iter().filter_map(last).min().unwrap_or(polled_ms);
        return Incoming::Complete { as_of_ms: as_of_ms.min(polled_ms) };
    }
    let since_ms = stale.iter().copied().min().flatten();
    Incoming::Unsure { devices: stale.len() as u64, since_ms }
}

/// A chain: stream, author, key epoch.
type Chain = (Id, Peer, u32);

/// How many records of followed streams somebody wrote or has, and that are not here.
fn missing_records(here: &Statement, followed: &[Id], words: &Statements) -> u64 {
    let me = Peer { device: here.device, incarnation: here.incarnation };
    let mut announced: BTreeMap<Chain, u64> = BTreeMap::new();
    for (peer, word) in &words.0 {
        let wrote = word
            .wrote
            .iter()
            .map(|Wrote { stream, epoch, counter }| ((*stream, *peer, *epoch), *counter));
        let read = word.read.iter().map(|seen| (chain_of(seen), seen.counter));
        for (chain, counter) in wrote.chain(read) {
            let known = announced.entry(chain).or_default();
            *known = counter.max(*known);
        }
    }
    let has: BTreeMap<Chain, u64> =
        here.read.iter().map(|seen| (chain_of(seen), seen.counter)).collect();
    let asked = announced
        .iter()
        .filter(|((stream, author, _), _)| *author != me && followed.contains(stream));
    let missing = asked.map(|(chain, n)| n.saturating_sub(has.get(chain).copied().unwrap_or(0)));
    missing.fold(0, u64::saturating_add)
}

fn chain_of(seen: &wire::Seen) -> Chain {
    let author = Peer { device: seen.device, incarnation: seen.incarnation };
    (seen.stream, author, seen.epoch)
}

/// How many messages others sent to this device that it has not opened.
fn missing_messages(here: &Statement, others: &[Peer], words: &Statements) -> u64 {
    let me = Peer { device: here.device, incarnation: here.incarnation };
    let missing = others.iter().filter_map(|peer| {
        let sent = heard(&words.of(*peer)?.sent, me).max()?;
        Some(sent.saturating_sub(heard(&here.received, *peer).max().unwrap_or(0)))
    });
    missing.fold(0, u64::saturating_add)
}
