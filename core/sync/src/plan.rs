//! What to do, from what waits and what the hub accepts. Pure.

use crate::Id;
use crate::store::Outbound;
use std::collections::HashSet;
use wire::{Cursor, Limits, Message};

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Send these in one request.
    Append(Vec<Part>),
    /// This one is longer than the hub takes: it stays, and with it what follows in its stream.
    Hold {
        /// Its number in the store.
        number: u64,
        /// Its stream.
        stream: Id,
    },
    /// Read these in one request.
    Read(Vec<Cursor>),
}

/// What goes to one stream in one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The stream.
    pub stream: Id,
    /// Numbers in the store, ascending.
    pub numbers: Vec<u64>,
}

/// Bytes that a request and each batch and item in it have beside the items' own, at most; a
/// batch's list of members is counted by itself.
const AROUND: u64 = 64;

/// What to do with a window of what waits, and with the streams that are followed. Items of a
/// stream that is held back stay. Everything else is sent once, in order within its stream.
#[must_use]
pub fn plan(
    waiting: &[Outbound],
    held: &HashSet<Id>,
    cursors: &[Cursor],
    limits: &Limits,
) -> Vec<Action> {
    let (mut actions, mut too_long) = (Vec::new(), Vec::new());
    let mut held = held.clone();
    let mut request = Filling::new();
    for one in waiting {
        if held.contains(&one.stream) {
            continue;
        }
        let bytes = one.item.bytes.len() as u64;
        let opening = one.open.as_ref().map_or(0, |open| open.to_bytes().len() as u64);
        let around = bytes.saturating_add(opening).saturating_add(2 * AROUND);
        if bytes > limits.item_bytes || around.saturating_add(AROUND) > limits.request_bytes {
            held.insert(one.stream);
            too_long.push(Action::Hold { number: one.number, stream: one.stream });
            continue;
        }
        if !request.fits(one.stream, around, limits) {
            actions.extend(request.done());
            request = Filling::new();
        }
        request.add(one, around);
    }
    actions.extend(request.done());
    // Behind what stands before it in its stream, which goes.
    actions.extend(too_long);
    let most = usize::try_from(limits.streams_per_read).unwrap_or(usize::MAX).max(1);
    actions.extend(cursors.chunks(most).map(|some| Action::Read(some.to_vec())));
    actions
}

/// A request that is being filled.
struct Filling {
    parts: Vec<Part>,
    items: u64,
    bytes: u64,
}

impl Filling {
    fn new() -> Self {
        Self { parts: Vec::new(), items: 0, bytes: AROUND }
    }

    fn fits(&self, stream: Id, bytes: u64, limits: &Limits) -> bool {
        let there = self.parts.iter().any(|part| part.stream == stream);
        let streams = self.parts.len() as u64 + u64::from(!there);
        self.items < u64::from(limits.batch_items)
            && streams <= u64::from(limits.streams_per_read)
            && self.bytes.saturating_add(bytes) <= limits.request_bytes
    }

    fn add(&mut self, one: &Outbound, bytes: u64) {
        self.items += 1;
        self.bytes = self.bytes.saturating_add(bytes);
        match self.parts.iter_mut().find(|part| part.stream == one.stream) {
            Some(part) => part.numbers.push(one.number),
            None => {
                self.parts.push(Part { stream: one.stream, numbers: vec![one.number] });
            }
        }
    }

    fn done(self) -> Option<Action> {
        (!self.parts.is_empty()).then_some(Action::Append(self.parts))
    }
}
