//! Carrying out what was decided: keys first, then everything that still says something.

use crate::anchor;
use crate::drafts;
use crate::error::Result;
use crate::phone::{Keystore, KeystoreEntry};
use crate::post::{Post, erasing};
use crate::road::Road;
use crate::secrets::{fresh_secret, keep, keep_two, settle_table};
use field::id::{CaseId, CompartmentId, EntityId, ErasureId, ReviewId, StandingId, SummaryId};
use field::record::{Bytes, Erasure};
use std::collections::BTreeSet;

/// Carries out what was decided, here or elsewhere, and is not done yet. Done once more, it changes
/// nothing.
pub(crate) fn finish(road: &Road, post: &Post, keystore: &dyn Keystore) -> Result<()> {
    let decided = road.read(|known, _| {
        let all = known.book.all::<ErasureId>().map(|(id, erasure)| (id, erasure.clone()));
        Ok(all.collect::<Vec<_>>())
    })?;
    let mut due = Vec::new();
    for (id, mut erasure) in decided {
        let keys = road.vault(|vault| Ok(vault.grants(erasure.compartment.bytes())))?;
        let Some(key) = keys.first() else { continue };
        if erasure.stream.0.is_empty() {
            erasure.stream = Bytes(key.stream.to_vec());
            road.write(|_, pen| pen.change(id, erasure.clone()))?;
        }
        due.push(erasure);
    }
    if !due.is_empty() {
        destroy(road, post, keystore, &due)?;
    }
    take_away(road)
}

/// The same when the vault is opened. A damaged vault cannot be written to before it is rescued:
/// until then nothing of what was decided to be erased is shown.
pub(crate) fn finish_or_hide(road: &Road, post: &Post, keystore: &dyn Keystore) -> Result<()> {
    let Err(error) = finish(road, post, keystore) else { return Ok(()) };
    tracing::warn!(%error, "an erase is not finished");
    let decided = road.read(|known, _| {
        Ok(known
            .book
            .all::<ErasureId>()
            .map(|(_, erasure)| erasure.compartment)
            .collect::<Vec<_>>())
    })?;
    road.hide(&decided);
    Ok(())
}

fn destroy(road: &Road, post: &Post, keystore: &dyn Keystore, due: &[Erasure]) -> Result<()> {
    // Nothing of it goes out or comes in any more, whatever happens next.
    for erasure in due {
        let stream = erasing::stream_of(erasure)?;
        post.with(|spool| spool.forget(stream))?;
    }
    let compartments: Vec<CompartmentId> = due.iter().map(|erasure| erasure.compartment).collect();
    let (entities, cases) = road.read(|known, _| {
        let all = compartments.iter().flat_map(|c| known.book.within(*c));
        let cases: BTreeSet<CaseId> = due.iter().filter(|e| e.whole).map(|e| e.case).collect();
        Ok((all.collect::<BTreeSet<_>>(), cases))
    })?;
    let drafts = drafts::about(road, &cases, &entities)?;
    let now = road.vault(|vault| Ok(settle_table(keystore, vault)))??;
    let next = fresh_secret()?;
    keep_two(keystore, KeystoreEntry::Table, [&now, &next])?;
    road.erase(&compartments, &drafts, &next)?;
    keep(keystore, KeystoreEntry::Table, &next)?;
    tracing::info!(compartments = compartments.len(), "erased");
    anchor::set(road, post.home(), keystore)
}

/// Takes away what others told this device about cases that are erased as a whole.
fn take_away(road: &Road) -> Result<()> {
    let told = road.read(|known, _| {
        let book = &known.book;
        let personal =
            |entity: &EntityId| book.compartment(*entity).is_some_and(|c| c == known.personal);
        let mut told: Vec<EntityId> = Vec::new();
        for (_, erasure) in book.all::<ErasureId>().filter(|(_, erasure)| erasure.whole) {
            let summaries = || book.under::<SummaryId>(erasure.case).map(|(id, _)| id);
            told.extend(summaries().map(EntityId::from));
            told.extend(book.under::<StandingId>(erasure.case).map(|(id, _)| EntityId::from(id)));
            let marks = summaries().flat_map(|id| book.under::<ReviewId>(id));
            told.extend(marks.map(|(id, _)| EntityId::from(id)));
        }
        told.retain(personal);
        Ok(told)
    })?;
    if told.is_empty() { Ok(()) } else { road.take_away(&told) }
}
