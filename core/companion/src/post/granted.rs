//! Keys of compartments that others share with this device, and the word that they no longer do.

use crate::error::Result;
use crate::post::Post;
use crate::post::circle::Circle;
use crate::post::erasing;
use crate::post::following::{followers, own_word};
use crate::post::incoming::Fate;
use crate::road::Road;
use field::Rest;
use field::id::CompartmentId;
use field::record::Following;
use field::time::Instant;
use seal::Secret32;
use vault::Grant;
use wire::body::{CompartmentEnd, CompartmentGrant};

/// Takes the keys of a compartment in, and begins to follow its stream from the start.
///
/// Anyone in the team may share something new. A further key for what is here already counts only
/// from somebody who follows it: else whoever knew the compartment once could have what is written
/// from now on sealed to a key of theirs.
pub(crate) fn take_grant(
    road: &Road,
    post: &Post,
    circle: &Circle,
    from: &[u8; 16],
    grant: &CompartmentGrant,
) -> Result<Fate> {
    let id = CompartmentId::new(grant.compartment);
    // What was erased here does not come back.
    if road.read(|known, _| Ok(erasing::is_erased(known, id)))? {
        return refused();
    }
    let keys = keys_of(grant);
    let here = road.vault(|vault| Ok(vault.grants(grant.compartment)))?;
    let known = |key: &Grant| here.iter().any(|h| same(h, key));
    let new: Vec<&Grant> = keys.iter().filter(|key| !known(key)).collect();
    if !here.is_empty() && !new.is_empty() {
        let sender = road.read(|known, _| {
            let sender = followers(known, id).into_iter().find(|f| f.device == *from);
            Ok(sender.map(|_| circle.follows(known, id, from)))
        })?;
        match sender {
            Some(true) => {}
            Some(false) => return refused(),
            // What says who follows may still be on its way.
            None => return Ok(Fate::Waits),
        }
    }
    for key in new {
        match road.vault(|vault| Ok(vault.add_compartment(key)))? {
            Ok(_) => {}
            Err(vault::Error::Exists) => return refused(),
            Err(other) => return Err(other.into()),
        }
    }
    write_own_word(road, id, None)?;
    post.with(|spool| spool.follow(&[grant.stream], false))?;
    Ok(Fate::Done)
}

/// Takes in that this device no longer follows a compartment, when somebody says so who does.
pub(crate) fn take_end(
    road: &Road,
    circle: &Circle,
    from: &[u8; 16],
    end: &CompartmentEnd,
) -> Result<Fate> {
    let id = CompartmentId::new(end.compartment);
    if road.read(|known, _| Ok(circle.follows(known, id, from)))? {
        write_own_word(road, id, Some(Instant(end.at_ms)))?;
    }
    Ok(Fate::Done)
}

fn keys_of(grant: &CompartmentGrant) -> Vec<Grant> {
    let of = |epoch, key: &[u8; 32]| Grant {
        id: grant.compartment,
        stream: grant.stream,
        epoch,
        regime: grant.regime,
        key: Secret32::new(*key),
    };
    let earlier = grant.earlier.iter().flatten().map(|key| of(key.epoch, &key.key));
    earlier.chain([of(grant.epoch, &grant.key)]).collect()
}

fn same(a: &Grant, b: &Grant) -> bool {
    (a.id, a.stream, a.epoch, a.key.bytes()) == (b.id, b.stream, b.epoch, b.key.bytes())
}

fn refused() -> Result<Fate> {
    tracing::warn!("a key was offered by somebody who may not give it");
    Ok(Fate::Done)
}

/// Writes down for this device alone that it was taken out, or follows again.
fn write_own_word(road: &Road, compartment: CompartmentId, until: Option<Instant>) -> Result<()> {
    road.write(|known, pen| match own_word(known, compartment) {
        Some((_, old)) if old.until.is_some() == until.is_some() => Ok(()),
        Some((id, old)) => pen.change(id, Following { until, ..old }),
        None if until.is_none() => Ok(()),
        None => {
            let (device, since) = (known.author.device, pen.now().at);
            let rest = Rest::NONE;
            let record = Following { compartment, device, since, until, epoch: 0, rest };
            pen.add(known.personal, record).map(|_| ())
        }
    })
}

#[cfg(test)]
mod tests;
