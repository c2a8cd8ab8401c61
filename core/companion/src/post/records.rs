//! Records of others, and what is left of those that were erased, on their way into the vault.

use crate::error::Result;
use crate::known::Known;
use crate::post::Post;
use crate::post::circle::Circle;
use crate::post::following;
use crate::post::quarantine::mark_late;
use crate::road::Road;
use field::id::{CompartmentId, EntityId};
use seal::sign::Purpose;
use seal::stamp::Stamped;
use std::collections::BTreeSet;
use vault::{Arriving, Author, Kept, Piece, Stub};
use wire::{BatchHead, Envelope, Kind, Message, Tombstone};

/// What an item of a compartment's stream holds.
enum Found {
    /// Pieces of a chain.
    Pieces(Vec<Piece>),
    /// Something has to come first.
    Waits,
    /// Nothing that could be taken in.
    Nothing,
}

/// Takes records in; returns the numbers that the spool may let go of. What a revoked device
/// sent, and no coordinator let count, waits.
pub(crate) fn take_records(road: &Road, post: &Post, records: &[&Kept]) -> Result<Vec<u64>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let circle = road.read(|known, _| Circle::load(known, post))?;
    let mut finished = BTreeSet::new();
    let mut arriving = Vec::with_capacity(records.len());
    let looked = road.read(|known, _| {
        Ok(records.iter().map(|kept| found(known, circle.as_ref(), kept)).collect::<Vec<_>>())
    })?;
    for (kept, found) in records.iter().zip(looked) {
        match found {
            Found::Nothing => drop(finished.insert(kept.number)),
            Found::Waits => {}
            Found::Pieces(pieces) => arriving.extend(pieces.into_iter().map(|piece| Arriving {
                number: kept.number,
                received_ms: kept.item.received_ms,
                piece,
            })),
        }
    }
    let key_of = |author: Author| {
        let roster = circle.as_ref()?.roster.roster();
        let member = roster.member(&author.device).filter(|m| m.incarnation == author.incarnation);
        let revoked = roster.revocation(&author.device, &author.incarnation);
        member.map(|m| m.sign_key).or(revoked.map(|r| r.sign_key))
    };
    let received = road.receive(|vault| vault.receive(&arriving, &key_of))?;
    let refused = received.refused.iter().map(|(number, _)| *number);
    finished.extend(received.done.iter().copied().chain(refused));
    // A tombstone is several pieces under one number.
    let waiting: BTreeSet<u64> = received.waiting.iter().map(|(number, _)| *number).collect();
    tracing::info!(rows = received.rows.len(), refused = received.refused.len(), "taken in");
    if let Some(circle) = &circle {
        let late = received.rows.iter().filter(|row| {
            let received_ms = row.received_ms.unwrap_or(i64::MIN);
            circle.is_late(&row.author.device, &row.author.incarnation, received_ms)
        });
        let late: Vec<_> = late.map(|row| (EntityId::new(row.entity), row.author.device)).collect();
        mark_late(road, &late)?;
    }
    Ok(finished.difference(&waiting).copied().collect())
}

fn found(known: &Known, circle: Option<&Circle>, kept: &Kept) -> Found {
    let piece = match kept.item.kind {
        Kind::ENVELOPE => Envelope::from_bytes(&kept.item.bytes).ok().map(Piece::Record),
        Kind::BATCH_HEAD => BatchHead::from_bytes(&kept.item.bytes).ok().map(Piece::Head),
        _ => return stubs(known, circle, kept),
    };
    let Some(piece) = piece else { return Found::Nothing };
    let Author { device, incarnation } = piece.author();
    let revoked = circle.filter(|circle| {
        circle.is_late(&device, &incarnation, kept.item.received_ms)
            && circle.signer(&device, &incarnation, &kept.item).is_none()
    });
    if revoked.is_some() { Found::Waits } else { Found::Pieces(vec![piece]) }
}

/// The places of erased records. Who signs has to be in the team, and to follow what it erased.
fn stubs(known: &Known, circle: Option<&Circle>, kept: &Kept) -> Found {
    let Some(circle) = circle else { return Found::Waits };
    let Ok(stamped) = Stamped::from_bytes(&kept.item.bytes) else { return Found::Nothing };
    let Ok(stone) = Tombstone::from_bytes(&stamped.body) else { return Found::Nothing };
    if stone.version != Tombstone::VERSION {
        return Found::Waits;
    }
    let signer = circle.signer(&stone.signer, &stone.signer_incarnation, &kept.item);
    let Some(signer) = signer else { return Found::Waits };
    if stamped.verify(&signer, Purpose::Tombstone).is_err() || stone.stream != kept.stream {
        return Found::Nothing;
    }
    let compartment = CompartmentId::new(stone.compartment);
    let own = stone.signer == known.author.device.bytes();
    let all = following::followers(known, compartment);
    match all.iter().find(|f| f.device == stone.signer) {
        _ if own => {}
        Some(_) if circle.follows(known, compartment, &stone.signer) => {}
        Some(_) => return Found::Nothing,
        // What says who follows may still be on its way.
        None => return Found::Waits,
    }
    let author = Author { device: stone.device, incarnation: stone.incarnation };
    let (stream, compartment, epoch) = (stone.stream, stone.compartment, stone.epoch);
    let stub = |(counter, previous, hash)| {
        Piece::Stub(Stub { stream, compartment, author, epoch, counter, previous, hash })
    };
    Found::Pieces(stone.records().map(stub).collect())
}
