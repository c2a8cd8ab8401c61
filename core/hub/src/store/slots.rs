//! Slots, which are replaced as a whole, and who may recover from them.

use super::StoreError;
use rusqlite::{Connection, OptionalExtension, params};
use wire::{Code, Id, Slot, SlotName, SlotPut};

/// Replaces a slot of a device.
pub(crate) fn put(db: &Connection, device: &Id, put: &SlotPut) -> Result<(), StoreError> {
    match get(db, device, put.name)? {
        Some(stands) if stands.version > put.version => return Err(Code::Older.into()),
        Some(stands) if stands.version == put.version => {
            // The same again is a retry; anything else would replace without a new version.
            return if stands.bytes == put.bytes { Ok(()) } else { Err(Code::Taken.into()) };
        }
        _ => {}
    }
    db.prepare_cached(
        "INSERT INTO slots (device, name, version, bytes, recovery_hash) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (device, name) DO UPDATE SET version = excluded.version,
             bytes = excluded.bytes, recovery_hash = excluded.recovery_hash",
    )?
    .execute(params![device, put.name.0, put.version, put.bytes, put.recovery_hash])?;
    Ok(())
}

/// What stands in a slot of a device.
pub(crate) fn get(
    db: &Connection,
    device: &Id,
    name: SlotName,
) -> Result<Option<Slot>, StoreError> {
    let mut select =
        db.prepare_cached("SELECT version, bytes FROM slots WHERE device = ?1 AND name = ?2")?;
    let slot = select.query_row(params![device, name.0], |row| {
        Ok(Slot { version: row.get(0)?, bytes: row.get(1)? })
    });
    Ok(slot.optional()?)
}

/// The device whose recovery share asks for a key with this hash.
pub(crate) fn recovering(
    db: &Connection,
    recovery_hash: &[u8; 32],
) -> Result<Option<Id>, StoreError> {
    let mut select = db.prepare_cached("SELECT device FROM slots WHERE recovery_hash = ?1")?;
    Ok(select.query_row([recovery_hash], |row| row.get(0)).optional()?)
}
