//! Records on their way out: from the vault's log into the spool, as they stand.

use crate::error::Result;
use crate::post::Post;
use crate::road::Road;
use seal::sign::Purpose;
use seal::stamp::Stamped;
use std::collections::HashSet;
use std::ops::ControlFlow;
use vault::{Mark, Outgoing, Parcel, Piece, Stub};
use wire::{Item, Kind, Message, Open, StreamKind, Tombstone};

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
        // Of a compartment that was erased nothing is told but that it was.
        let here = road.vault(|vault| {
            Ok(vault.compartments().iter().map(|c| c.stream).collect::<HashSet<_>>())
        })?;
        let pieces = pieces.into_iter().filter(|p| here.contains(&p.piece.stream())).collect();
        let parcels = parcels(road, pieces)?;
        post.with(|spool| spool.queue(&parcels, Some(last)))?;
    }
}

fn parcels(road: &Road, pieces: Vec<Outgoing>) -> Result<Vec<Parcel>> {
    let mut parcels = Vec::with_capacity(pieces.len());
    let mut erased: Vec<Stub> = Vec::new();
    for Outgoing { piece, .. } in pieces {
        let ends = match (&piece, erased.last()) {
            (Piece::Stub(next), Some(last)) => !follows(last, next),
            _ => true,
        };
        if ends {
            parcels.extend(tombstone(road, &std::mem::take(&mut erased))?);
        }
        let (stream, epoch, counter) = (piece.stream(), piece.epoch(), piece.counter());
        match piece {
            Piece::Stub(stub) => erased.push(stub),
            Piece::Record(envelope) => {
                let mark = Some(Mark { stream, epoch, counter });
                parcels.push(parcel(stream, Kind::ENVELOPE, envelope.to_bytes(), mark));
            }
            Piece::Head(head) => {
                parcels.push(parcel(stream, Kind::BATCH_HEAD, head.to_bytes(), None));
            }
        }
    }
    parcels.extend(tombstone(road, &erased)?);
    Ok(parcels)
}

fn follows(last: &Stub, next: &Stub) -> bool {
    let chain = |stub: &Stub| (stub.stream, stub.author, stub.epoch);
    chain(last) == chain(next) && last.counter + 1 == next.counter
}

/// What is left of records that were erased, one after the other in one chain.
fn tombstone(road: &Road, erased: &[Stub]) -> Result<Option<Parcel>> {
    let (Some(first), Some(last)) = (erased.first(), erased.last()) else { return Ok(None) };
    let now = road.now().at;
    let bytes = road.vault(|vault| {
        let signer = vault.author();
        let stone = Tombstone {
            version: Tombstone::VERSION,
            stream: first.stream,
            compartment: first.compartment,
            epoch: first.epoch,
            device: first.author.device,
            incarnation: first.author.incarnation,
            counter: first.counter,
            previous: first.previous,
            hashes: erased.iter().map(|stub| stub.hash).collect(),
            signer: signer.device,
            signer_incarnation: signer.incarnation,
            at_ms: now.0,
        };
        let key = vault.signing_key();
        Ok(Stamped::sign(key, Purpose::Tombstone, stone.to_bytes()).to_bytes())
    })?;
    let mark = Mark { stream: last.stream, epoch: last.epoch, counter: last.counter };
    Ok(Some(parcel(first.stream, Kind::TOMBSTONE, bytes, Some(mark))))
}

fn parcel(stream: [u8; 16], kind: Kind, bytes: Vec<u8>, mark: Option<Mark>) -> Parcel {
    let open = Some(Open { kind: StreamKind::COMPARTMENT, members: Vec::new() });
    Parcel { stream, open, item: Item { kind, bytes }, mark }
}
