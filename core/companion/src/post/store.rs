//! The spool, as a round with the hub uses it while the app is locked: what comes in waits unopened.

use crate::error::{Error, Result};
use crate::post::Post;
use sync::{Outbound, Promise, Store};
use vault::{Place, Taken};
use wire::{Cursor, Id, Received};

/// The spool, as a round with the hub uses it while the app is locked.
pub(crate) struct Shelf<'a>(pub(crate) &'a Post);

impl Store for Shelf<'_> {
    type Error = Error;

    fn waiting(&mut self, after: u64, most: usize) -> Result<Vec<Outbound>> {
        let queued = self.0.with(|spool| spool.waiting(after, most))?;
        Ok(queued
            .into_iter()
            .map(|q| Outbound {
                number: q.number,
                stream: q.parcel.stream,
                open: q.parcel.open,
                item: q.parcel.item,
            })
            .collect())
    }

    fn sent(&mut self, taken: &[sync::Taken]) -> Result<()> {
        let place = |p: Promise| Place { stream: p.stream, seq: p.seq, item: p.item };
        let taken: Vec<Taken> =
            taken.iter().map(|t| Taken { number: t.number, place: t.promise.map(place) }).collect();
        self.0.with(|spool| spool.sent(&taken))
    }

    fn cursors(&mut self) -> Result<Vec<Cursor>> {
        self.0.with(|spool| Ok(spool.cursors()))
    }

    fn promises(&mut self, stream: Id) -> Result<Vec<Promise>> {
        let places = self.0.with(|spool| Ok(spool.promises(stream)))?;
        let promise = |p: Place| Promise { stream: p.stream, seq: p.seq, item: p.item };
        Ok(places.into_iter().map(promise).collect())
    }

    fn broken(&mut self, streams: &[Id]) -> Result<()> {
        self.0.with(|spool| spool.broken(streams))
    }

    fn take_in(&mut self, stream: Id, items: Vec<Received>) -> Result<()> {
        self.0.with(|spool| spool.take_in(stream, &items).map(|_| ()))
    }

    fn end(&mut self) -> Result<()> {
        Ok(())
    }
}
