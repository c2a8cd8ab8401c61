//! Armed alarms: kept, cancelled, released.

use super::people::Caller;
use super::streams::{self, NewItem};
use super::{Changed, StoreError};
use rusqlite::{Connection, OptionalExtension, params};
use wire::{AlarmRelease, Arm, Code, Id, Item, Kind, Message, Receipt};

const ARMED: i64 = 1;
const CANCELLED: i64 = 2;
const RELEASED: i64 = 3;

const TO_BE_CALLED: i64 = 1;
const CALLED: i64 = 2;

/// An alarm as it is kept.
pub(crate) struct Alarm {
    pub(crate) device: Id,
    pub(crate) receipt: Receipt,
    grace_s: u32,
    release_key: Option<[u8; 32]>,
    state: i64,
    inboxes: Vec<Id>,
}

impl Alarm {
    /// Whether it was cancelled.
    pub(crate) const fn is_cancelled(&self) -> bool {
        self.state == CANCELLED
    }

    /// Whether it was released.
    pub(crate) const fn is_released(&self) -> bool {
        self.state == RELEASED
    }

    /// Whether arming it again asks for the very same.
    fn is_same(&self, arm: &Arm, caller: &Caller) -> bool {
        let mut inboxes = arm.inboxes.clone();
        inboxes.sort_unstable();
        inboxes.dedup();
        // Once cancelled or released the key is gone, and the rest decides.
        let key = self.release_key.is_none_or(|key| key == arm.release_key);
        self.device == caller.device
            && self.receipt.due_ms == arm.due_ms
            && self.grace_s == arm.grace_s
            && self.inboxes == inboxes
            && key
    }
}

/// Finds an alarm.
pub(crate) fn find(db: &Connection, alarm: &Id) -> Result<Option<Alarm>, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT device, due_ms, armed_ms, grace_s, release_key, state FROM alarms
         WHERE alarm = ?1",
    )?;
    let found = select
        .query_row([alarm], |row| {
            Ok(Alarm {
                device: row.get(0)?,
                receipt: Receipt { alarm: *alarm, due_ms: row.get(1)?, at_ms: row.get(2)? },
                grace_s: row.get(3)?,
                release_key: row.get(4)?,
                state: row.get(5)?,
                inboxes: Vec::new(),
            })
        })
        .optional()?;
    let Some(mut found) = found else { return Ok(None) };
    let mut select =
        db.prepare_cached("SELECT inbox FROM alarm_inboxes WHERE alarm = ?1 ORDER BY inbox")?;
    let inboxes = select.query_map([alarm], |row| row.get(0))?;
    found.inboxes = inboxes.collect::<Result<_, _>>()?;
    Ok(Some(found))
}

/// How many alarms a device has armed.
pub(crate) fn count_armed(db: &Connection, device: &Id) -> Result<u32, StoreError> {
    let mut select =
        db.prepare_cached("SELECT count(*) FROM alarms WHERE state = ?1 AND device = ?2")?;
    Ok(select.query_row(params![ARMED, device], |row| row.get(0))?)
}

/// Arms an alarm; the same again gives the same receipt.
///
/// # Errors
/// [`Code::Taken`] when the id stands for another alarm.
pub(crate) fn arm(
    db: &Connection,
    changed: &mut Changed,
    arm: &Arm,
    caller: &Caller,
    now_ms: i64,
) -> Result<Receipt, StoreError> {
    if let Some(stands) = find(db, &arm.alarm)? {
        let again = stands.is_same(arm, caller);
        return if again { Ok(stands.receipt) } else { Err(Code::Taken.into()) };
    }
    db.execute(
        "INSERT INTO alarms (alarm, device, incarnation, armed_ms, due_ms, grace_s, release_key,
             state, webhook) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
        params![
            arm.alarm,
            caller.device,
            caller.incarnation,
            now_ms,
            arm.due_ms,
            arm.grace_s,
            arm.release_key,
            ARMED
        ],
    )?;
    for inbox in &arm.inboxes {
        db.prepare_cached("INSERT OR IGNORE INTO alarm_inboxes (alarm, inbox) VALUES (?1, ?2)")?
            .execute(params![arm.alarm, inbox])?;
    }
    changed.alarms = true;
    Ok(Receipt { alarm: arm.alarm, due_ms: arm.due_ms, at_ms: now_ms })
}

/// Cancels an armed alarm: forgets its key and tells the inboxes.
pub(crate) fn cancel(
    db: &Connection,
    changed: &mut Changed,
    alarm: &Alarm,
    item: &NewItem,
    now_ms: i64,
) -> Result<(), StoreError> {
    close(db, &alarm.receipt.alarm, CANCELLED, 0)?;
    tell(db, changed, alarm, item, now_ms)?;
    changed.alarms = true;
    Ok(())
}

/// When the next alarm is due.
pub(crate) fn next_due(db: &Connection) -> Result<Option<i64>, StoreError> {
    let mut select = db.prepare_cached("SELECT min(due_ms) FROM alarms WHERE state = ?1")?;
    Ok(select.query_row([ARMED], |row| row.get(0))?)
}

/// Releases every alarm that is due, and says how many. With `webhook` each is to be called for.
pub(crate) fn release_due(
    db: &Connection,
    changed: &mut Changed,
    webhook: bool,
    now_ms: i64,
) -> Result<usize, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT alarm FROM alarms WHERE state = ?1 AND due_ms <= ?2 ORDER BY due_ms",
    )?;
    let due = select.query_map(params![ARMED, now_ms], |row| row.get(0))?;
    let due: Vec<Id> = due.collect::<Result<_, _>>()?;
    for id in &due {
        let Some(alarm) = find(db, id)? else { continue };
        let Some(release_key) = alarm.release_key else { continue };
        let release = AlarmRelease { alarm: *id, release_key, due_ms: alarm.receipt.due_ms };
        let item = Item { kind: Kind::ALARM_RELEASE, bytes: release.to_bytes() }.into();
        close(db, id, RELEASED, if webhook { TO_BE_CALLED } else { 0 })?;
        tell(db, changed, &alarm, &item, now_ms)?;
    }
    Ok(due.len())
}

fn close(db: &Connection, alarm: &Id, state: i64, webhook: i64) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE alarms SET state = ?2, webhook = ?3, release_key = NULL WHERE alarm = ?1",
    )?
    .execute(params![alarm, state, webhook])?;
    Ok(())
}

fn tell(
    db: &Connection,
    changed: &mut Changed,
    alarm: &Alarm,
    item: &NewItem,
    now_ms: i64,
) -> Result<(), StoreError> {
    for inbox in &alarm.inboxes {
        if let Some(mut stream) = streams::find(db, inbox)? {
            streams::append(db, changed, &mut stream, item, &alarm.device, now_ms)?;
        }
    }
    Ok(())
}

/// Alarms for which the webhook is still to be called.
pub(crate) fn to_be_called(db: &Connection) -> Result<Vec<Id>, StoreError> {
    let mut select = db.prepare_cached("SELECT alarm FROM alarms WHERE webhook = ?1")?;
    let alarms = select.query_map([TO_BE_CALLED], |row| row.get(0))?;
    Ok(alarms.collect::<Result<_, _>>()?)
}

/// The webhook was called for an alarm, or given up.
pub(crate) fn called(db: &Connection, alarm: &Id) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE alarms SET webhook = ?2 WHERE alarm = ?1")?
        .execute(params![alarm, CALLED])?;
    Ok(())
}
