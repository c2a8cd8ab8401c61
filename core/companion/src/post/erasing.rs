//! Orders to erase, and the words of those who did: what goes to whom, and what is believed.

use crate::error::{Error, Result};
use crate::known::Known;
use crate::post::Post;
use crate::post::circle::Circle;
use crate::post::following::followers;
use crate::post::incoming::Fate;
use crate::post::letters::{Letter, tell};
use crate::road::Road;
use field::Rest;
use field::id::{CaseId, CompartmentId, DeviceId, EntityId, ErasureId, SummaryId};
use field::record::{Bytes, Case, Erasure, ErasureGround};
use field::time::Instant;
use seal::digest::item_id;
use seal::roster::Member;
use seal::sign::Purpose as Signing;
use seal::stamp::Stamped;
use vault::{Life, Parcel};
use wire::body::{ErasureOrder, Purpose};
use wire::{Item, Kind, Message, Open, StreamKind};

/// The record of an erasure, by its compartment.
fn erasure_of(known: &Known, compartment: CompartmentId) -> Option<(ErasureId, &Erasure)> {
    let mut all = known.book.under::<ErasureId>(EntityId::new(compartment.bytes()));
    all.find(|(_, erasure)| erasure.compartment == compartment)
}

/// Whether a compartment was erased here, or is to be.
pub(crate) fn is_erased(known: &Known, compartment: CompartmentId) -> bool {
    erasure_of(known, compartment).is_some()
}

/// Whether a case was erased as a whole.
pub(crate) fn is_case_erased(known: &Known, case: CaseId) -> bool {
    known.book.under::<ErasureId>(case).any(|(_, erasure)| erasure.whole)
}

/// The compartment that a case shares with another employer; an order to erase it may be here
/// before the case says so.
pub(crate) fn shared_part(known: &Known, case: &Case) -> Option<CompartmentId> {
    case.shared.filter(|compartment| !is_erased(known, *compartment))
}

/// Does what erasing needs of the hub and of letters: the order to the hub and to everyone who
/// holds something, and this device's word to those whose orders it carried out.
pub(crate) fn tend(road: &Road, post: &Post, circle: &Circle) -> Result<()> {
    let (all, others, me) = road.read(|known, _| {
        let all = known.book.all::<ErasureId>().map(|(id, erasure)| (id, erasure.clone()));
        Ok((all.collect::<Vec<_>>(), circle.others(known), known.author.device))
    })?;
    for (id, erasure) in all {
        // Not before it is done here: an order is only given by one who has obeyed it.
        if !road.vault(|vault| Ok(vault.grants(erasure.compartment.bytes())))?.is_empty() {
            continue;
        }
        let letter = |purpose: Purpose| Letter { purpose: purpose.0, about: Some(id.into()) };
        let member = |device: DeviceId| others.iter().find(|m| m.device == device.bytes());
        if erasure.by == me {
            tell_hub(road, post, id, &erasure)?;
            let waiting = erasure.holders.iter().filter(|holder| holder.confirmed.is_none());
            for to in waiting.filter_map(|holder| member(holder.device)) {
                tell(road, post, to, &[letter(Purpose::ERASURE)])?;
            }
        } else if let Some(to) = member(erasure.by) {
            tell(road, post, to, &[letter(Purpose::ERASED)])?;
        }
    }
    Ok(())
}

/// Queues the order to the hub, once. It goes into the stream that it is about, which is opened for
/// it when nothing was ever sent there.
fn tell_hub(road: &Road, post: &Post, id: ErasureId, erasure: &Erasure) -> Result<()> {
    let Ok(stream) = <[u8; 16]>::try_from(erasure.stream.0.as_slice()) else { return Ok(()) };
    if erasure.told {
        return Ok(());
    }
    let life = road.vault(|vault| Ok(vault.this_life()))?;
    let parcel = Parcel {
        stream,
        open: Some(Open { kind: StreamKind::COMPARTMENT, members: Vec::new() }),
        item: Item { kind: Kind::ERASURE, bytes: order(&life, erasure) },
        mark: None,
    };
    post.with(|spool| spool.queue(&[parcel], None))?;
    road.write(|_, pen| pen.change(id, Erasure { told: true, ..erasure.clone() }))
}

/// The signed order, the same bytes each time.
fn order(life: &Life, erasure: &Erasure) -> Vec<u8> {
    let author = life.author();
    let body = wire::Erasure {
        version: wire::Erasure::VERSION,
        stream: erasure.stream.0.as_slice().try_into().unwrap_or_default(),
        compartment: erasure.compartment.bytes(),
        device: author.device,
        incarnation: author.incarnation,
        at_ms: erasure.at.0,
    };
    Stamped::sign(life.signing_key(), Signing::Erasure, body.to_bytes()).to_bytes()
}

/// What a holder is told.
pub(crate) fn order_letter(life: &Life, erasure: &Erasure) -> ErasureOrder {
    ErasureOrder {
        order: order(life, erasure),
        case: erasure.case.bytes(),
        whole: erasure.whole,
        ground: erasure.ground.code(),
    }
}

/// This device's signed word that it has carried an order out.
pub(crate) fn word(life: &Life, erasure: &Erasure, at: Instant) -> Vec<u8> {
    let author = life.author();
    let order = erasure.order.as_ref().map(|order| item_id(&order.0)).unwrap_or_default();
    let body = wire::Erased {
        version: wire::Erased::VERSION,
        compartment: erasure.compartment.bytes(),
        order,
        device: author.device,
        incarnation: author.incarnation,
        at_ms: at.0,
    };
    Stamped::sign(life.signing_key(), Signing::Erased, body.to_bytes()).to_bytes()
}

/// Takes an order in, when it comes from one who may give it. Written down, it is carried out
/// before anything else is done.
pub(crate) fn take_order(
    road: &Road,
    circle: &Circle,
    from: &[u8; 16],
    letter: &ErasureOrder,
) -> Result<Fate> {
    let Some(order) = verified(circle, from, &letter.order) else { return Ok(refused()) };
    let compartment = CompartmentId::new(order.compartment);
    let case = CaseId::new(letter.case);
    let keys = road.vault(|vault| Ok(vault.grants(order.compartment)))?;
    let stream_fits = keys.iter().all(|key| key.stream == order.stream);
    let personal = road.vault(|vault| Ok(vault.personal() == order.compartment))?;
    if personal || !stream_fits {
        return Ok(refused());
    }
    road.write(|known, pen| {
        if is_erased(known, compartment) {
            return Ok(Fate::Done);
        }
        match may_order(known, circle, compartment, case, from) {
            May::Yes => {}
            May::NotYet => return Ok(Fate::Waits),
            May::No => return Ok(refused()),
        }
        let revisions = known.book.within(compartment).count();
        let record = Erasure {
            compartment,
            case,
            stream: Bytes(order.stream.to_vec()),
            at: Instant(order.at_ms),
            ground: ErasureGround::from_code(letter.ground),
            revisions: u32::try_from(revisions).unwrap_or(u32::MAX),
            by: DeviceId::new(*from),
            order: Some(Bytes(letter.order.clone())),
            holders: Vec::new(),
            told: true,
            whole: letter.whole,
            rest: Rest::NONE,
        };
        pen.add(known.personal, record)?;
        Ok(Fate::Done)
    })
}

/// An order, when it is signed by the member who sent it.
fn verified(circle: &Circle, from: &[u8; 16], bytes: &[u8]) -> Option<wire::Erasure> {
    let stamped = Stamped::from_bytes(bytes).ok()?;
    let order = wire::Erasure::from_bytes(&stamped.body).ok()?;
    let member = signer(circle, from, &order.incarnation)?;
    stamped.verify(&member.sign_key, Signing::Erasure).ok()?;
    (order.version == wire::Erasure::VERSION && order.device == *from).then_some(order)
}

fn signer<'c>(circle: &'c Circle, device: &[u8; 16], life: &[u8; 16]) -> Option<&'c Member> {
    circle.roster.roster().member(device).filter(|member| member.incarnation == *life)
}

/// Whether a device may have something erased here.
enum May {
    Yes,
    /// What says so may still be on its way.
    NotYet,
    No,
}

/// What is erased cannot be brought back. So an order counts from the one whose case it is: the
/// first of those who follow it, by the records that are here. Who has only summaries takes it
/// from the one who sent them.
fn may_order(
    known: &Known,
    circle: &Circle,
    compartment: CompartmentId,
    case: CaseId,
    from: &[u8; 16],
) -> May {
    let nothing_here = known.book.within(compartment).next().is_none();
    if nothing_here {
        let summaries = || known.book.under::<SummaryId>(case);
        let of = |device: Option<DeviceId>| device.is_some_and(|d| d.bytes() == *from);
        let theirs = summaries().next().is_none() || summaries().any(|(_, s)| of(s.from));
        return if theirs { May::Yes } else { May::No };
    }
    let all = followers(known, compartment);
    let first = circle.following(&all).first().map(|follower| follower.device);
    if first == Some(*from) {
        May::Yes
    } else if !all.is_empty() && all.iter().all(|f| f.device != *from || f.until.is_none()) {
        May::NotYet
    } else {
        May::No
    }
}

fn refused() -> Fate {
    tracing::warn!("an order to erase came from somebody who may not give it");
    Fate::Done
}

/// Takes the word of a holder in, that it has erased what this device ordered.
pub(crate) fn take_word(road: &Road, circle: &Circle, from: &[u8; 16], bytes: &[u8]) -> Result<()> {
    let word = Stamped::from_bytes(bytes).ok().and_then(|stamped| {
        let word = wire::Erased::from_bytes(&stamped.body).ok()?;
        let member = signer(circle, from, &word.incarnation)?;
        stamped.verify(&member.sign_key, Signing::Erased).ok()?;
        (word.version == wire::Erased::VERSION && word.device == *from).then_some(word)
    });
    let Some(word) = word else { return Ok(()) };
    let life = road.vault(|vault| Ok(vault.this_life()))?;
    road.write(|known, pen| {
        let found = erasure_of(known, CompartmentId::new(word.compartment));
        let Some((id, erasure)) = found.filter(|(_, e)| e.by == known.author.device) else {
            return Ok(());
        };
        if word.order != item_id(&order(&life, erasure)) {
            return Ok(());
        }
        let mut erasure = erasure.clone();
        let mut holders = erasure.holders.iter_mut();
        let holder = holders.find(|h| h.device.bytes() == *from && h.confirmed.is_none());
        let Some(holder) = holder else { return Ok(()) };
        holder.confirmed = Some(Instant(word.at_ms));
        holder.word = Some(Bytes(bytes.to_vec()));
        pen.change(id, erasure)
    })
}

/// The stream of an erasure.
pub(crate) fn stream_of(erasure: &Erasure) -> Result<[u8; 16]> {
    erasure.stream.0.as_slice().try_into().map_err(|_| Error::Corrupt)
}

#[cfg(test)]
mod tests;
