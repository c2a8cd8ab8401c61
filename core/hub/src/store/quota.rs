//! The quota of a device: bytes that it may append. It drains evenly, and what does not fit
//! waits on the device; nothing is lost by it.

use super::StoreError;
use rusqlite::{Connection, OptionalExtension, params};
use wire::{Code, Id, Limits, Refusal};

/// In how many days a full quota drains: what a device may save up without network.
const DAYS: u64 = 60;
const DAY_MS: u64 = 24 * 3600 * 1000;
/// Longest time that a client is told to wait, in seconds: the quota may be raised meanwhile.
const LONGEST_WAIT_S: u64 = 6 * 3600;

/// Counts bytes that a device is about to append.
///
/// # Errors
/// [`Code::Quota`] with the time to wait when they do not fit now.
pub(crate) fn take(
    db: &Connection,
    limits: &Limits,
    device: &Id,
    bytes: u64,
    now_ms: i64,
) -> Result<(), StoreError> {
    let mut select = db.prepare_cached("SELECT bytes, at_ms FROM quota WHERE device = ?1")?;
    let stored = select
        .query_row([device], |row| Ok((row.get::<_, u64>(0)?, row.get::<_, i64>(1)?)))
        .optional()?;
    let (used, at_ms) = stored.unwrap_or((0, now_ms));
    // A clock that was set back drains nothing.
    let passed_ms = u64::try_from(now_ms.saturating_sub(at_ms)).unwrap_or(0);
    let drained = drained(limits.quota_bytes, passed_ms);
    let used = used.saturating_sub(drained);
    let after = used.saturating_add(bytes);
    if after > limits.quota_bytes {
        let wait_s = wait_s(limits.quota_bytes, after - limits.quota_bytes);
        return Err(Refusal { code: Code::Quota, retry_after_s: Some(wait_s) }.into());
    }
    // What is left of a byte keeps draining: the moment only moves on when something drained.
    let at_ms = if drained > 0 || used == 0 { now_ms } else { at_ms };
    db.prepare_cached(
        "INSERT INTO quota (device, bytes, at_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (device) DO UPDATE SET bytes = excluded.bytes, at_ms = excluded.at_ms",
    )?
    .execute(params![device, after, at_ms])?;
    Ok(())
}

fn drained(quota: u64, passed_ms: u64) -> u64 {
    let drained = u128::from(quota) * u128::from(passed_ms) / u128::from(DAYS * DAY_MS);
    u64::try_from(drained).unwrap_or(u64::MAX)
}

fn wait_s(quota: u64, over: u64) -> u32 {
    let wait_s = u128::from(over) * u128::from(DAYS * DAY_MS / 1000) / u128::from(quota.max(1));
    let wait_s = u64::try_from(wait_s).unwrap_or(u64::MAX).clamp(1, LONGEST_WAIT_S);
    u32::try_from(wait_s).unwrap_or(u32::MAX)
}
