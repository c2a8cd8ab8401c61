//! What to do, from what waits and what the hub accepts. Pure.

use crate::Id;
use crate::store::Outbound;
use std::collections::HashSet;
use wire::{Cursor, Limits};

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

/// What to do with a window of what waits, and with the streams that are followed. Items of a
/// stream that is held back stay. Everything else is sent once, in order within its stream.
#[must_use]
pub fn plan(
    waiting: &[Outbound],
    held: &HashSet<Id>,
    cursors: &[Cursor],
    limits: &Limits,
) -> Vec<Action> {
    let _ = (waiting, held, cursors, limits);
    Vec::new()
}
