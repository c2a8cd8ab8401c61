//! Records on their way out: from the vault's log into the spool, as they stand.

use crate::error::Result;
use crate::post::Post;
use crate::road::Road;
use std::ops::ControlFlow;
use vault::{Mark, Outgoing, Parcel, Piece};
use wire::{Item, Kind, Open, StreamKind};

/// Pieces queued in one go.
const CHUNK: usize = 1_000;

/// Queues every own record that is not queued yet.
pub(crate) fn queue(road: &Road, post: &Post) -> Result<()> {
    loop {
        let after = post.with(|spool| spool.queued_to())?;
        let pieces = road.vault(|vault| {
            let mut pieces: Vec<Outgoing> = Vec::new();
            vault.outgoing(after, &mut |piece| {
                // A chunk ends between two rows, never within one.
                let full = pieces.len() >= CHUNK && pieces.last().map(|p| p.row) != Some(piece.row);
                if full {
                    return ControlFlow::Break(());
                }
                pieces.push(piece);
                ControlFlow::Continue(())
            })?;
            Ok(pieces)
        })?;
        let Some(last) = pieces.last().map(|p| p.row) else { return Ok(()) };
        let parcels: Vec<Parcel> = pieces.into_iter().map(parcel).collect();
        post.with(|spool| spool.queue(&parcels, Some(last)))?;
    }
}

fn parcel(outgoing: Outgoing) -> Parcel {
    let piece = outgoing.piece;
    let (stream, epoch, counter) = (piece.stream(), piece.epoch(), piece.counter());
    let (item, mark) = match piece {
        Piece::Record(envelope) => (
            Item { kind: Kind::ENVELOPE, bytes: envelope.to_bytes() },
            Some(Mark { stream, epoch, counter }),
        ),
        Piece::Head(head) => (Item { kind: Kind::BATCH_HEAD, bytes: head.to_bytes() }, None),
    };
    let open = Some(Open { kind: StreamKind::COMPARTMENT, members: Vec::new() });
    Parcel { stream, open, item, mark }
}
