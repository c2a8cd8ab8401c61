//! Erasing a compartment's stream: on the signed order of one who may, and on nothing else.

use super::people::Caller;
use super::streams::{NewItem, Stream};
use super::{Changed, StoreError, people, streams};
use rusqlite::Connection;
use seal::sign::{Purpose, VerifyingKey};
use seal::stamp::Stamped;
use wire::{Code, Erasure, Id, Message};

/// Erases a stream when an item is an order to do so by the caller, a member of it.
///
/// # Errors
/// [`Code::Malformed`], [`Code::NotSigned`]; [`Code::NotAllowed`] for a member whose stream it is
/// not: who appended to it first, or anyone once that one reads it no more.
pub(crate) fn erase(
    db: &Connection,
    changed: &mut Changed,
    stream: &mut Stream,
    order: &NewItem,
    caller: &Caller,
    verifying_key: &[u8; 32],
) -> Result<(), StoreError> {
    let stamped = Stamped::from_bytes(&order.item.bytes).map_err(|_| Code::Malformed)?;
    let erasure = Erasure::from_bytes(&stamped.body).map_err(|_| Code::Malformed)?;
    if erasure.version != Erasure::VERSION || erasure.stream != stream.id() {
        return Err(Code::Malformed.into());
    }
    let own = (erasure.device, erasure.incarnation) == (caller.device, caller.incarnation);
    let key = VerifyingKey::from_bytes(verifying_key).map_err(|_| Code::Internal)?;
    if !own || stamped.verify(&key, Purpose::Erasure).is_err() {
        return Err(Code::NotSigned.into());
    }
    if !may_erase(db, stream, &caller.device)? {
        return Err(Code::NotAllowed.into());
    }
    streams::erase(db, stream)?;
    changed.erased = true;
    Ok(())
}

/// Whether a stream is this member's to erase.
fn may_erase(db: &Connection, stream: &Stream, device: &Id) -> Result<bool, StoreError> {
    let Some(first) = streams::first_author(db, stream)? else { return Ok(true) };
    let reads = people::is_member(db, &first)? && streams::has_member(db, stream, &first)?;
    Ok(first == *device || !reads)
}
