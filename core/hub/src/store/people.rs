//! The team, its devices with their rights, and their tokens.

use super::{Changed, StoreError, streams};
use rusqlite::{Connection, OptionalExtension, params};
use seal::roster::{Roster, role};
use std::collections::HashMap;
use wire::{Code, Id, StreamKind};

/// One life of a device: what a token belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Caller {
    pub(crate) device: Id,
    pub(crate) incarnation: Id,
}

/// The team of this hub.
pub(crate) struct Team {
    pub(crate) team: Id,
    pub(crate) root: [u8; 32],
    /// Number of the newest roster in the team stream.
    roster_item: u64,
    /// Number of the newest heartbeat there; 0 before the first.
    heartbeat_item: u64,
}

/// What the newest roster says of a caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// No roster names it yet.
    Pending,
    /// It is a member.
    Member { roles: u32, verifying_key: [u8; 32] },
    /// It was one.
    Revoked,
}

/// The team, once founded.
pub(crate) fn team(db: &Connection) -> Result<Option<Team>, StoreError> {
    let mut select =
        db.prepare_cached("SELECT team, root, roster_item, heartbeat_item FROM team")?;
    let team = select.query_row([], |row| {
        Ok(Team {
            team: row.get(0)?,
            root: row.get(1)?,
            roster_item: row.get(2)?,
            heartbeat_item: row.get(3)?,
        })
    });
    Ok(team.optional()?)
}

/// Founds the team and opens its stream.
pub(crate) fn found(db: &Connection, team: &Id, root: &[u8; 32]) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO team (one, team, root, roster_item, heartbeat_item) VALUES (1, ?1, ?2, 0, 0)",
        params![team, root],
    )?;
    streams::open(db, team, StreamKind::TEAM)?;
    Ok(())
}

impl Team {
    /// The bytes of the newest roster.
    pub(crate) fn roster(&self, db: &Connection) -> Result<Option<Vec<u8>>, StoreError> {
        streams::bytes_of(db, &self.team, self.roster_item)
    }

    /// The bytes of the newest heartbeat.
    pub(crate) fn heartbeat(&self, db: &Connection) -> Result<Option<Vec<u8>>, StoreError> {
        streams::bytes_of(db, &self.team, self.heartbeat_item)
    }
}

/// Notes which item of the team stream is the newest heartbeat.
pub(crate) fn note_heartbeat(db: &Connection, item: u64) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE team SET heartbeat_item = ?1")?.execute([item])?;
    Ok(())
}

/// Takes over a verified roster: who is a member from now on, and who no longer.
pub(crate) fn apply_roster(
    db: &Connection,
    roster: &Roster,
    item: u64,
    now_ms: i64,
) -> Result<(), StoreError> {
    db.execute("UPDATE team SET roster_item = ?1", [item])?;
    // Who was a member and is not listed again is revoked; below, who is listed is not.
    db.execute("UPDATE devices SET revoked_ms = ?1 WHERE revoked_ms IS NULL", [now_ms])?;
    for member in &roster.members {
        let (device, incarnation) = (&member.device, &member.incarnation);
        db.prepare_cached(
            "INSERT INTO devices (device, incarnation, verifying_key, roles) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (device, incarnation) DO UPDATE SET
                 verifying_key = excluded.verifying_key, roles = excluded.roles, revoked_ms = NULL",
        )?
        .execute(params![device, incarnation, member.sign_key.to_bytes(), member.roles])?;
        db.prepare_cached("DELETE FROM joins WHERE device = ?1 AND incarnation = ?2")?
            .execute(params![device, incarnation])?;
        if streams::find(db, device)?.is_none() {
            streams::open(db, device, StreamKind::INBOX)?;
        }
    }
    Ok(())
}

/// What the newest roster says of a caller.
pub(crate) fn standing(db: &Connection, caller: &Caller) -> Result<Standing, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT roles, verifying_key, revoked_ms IS NOT NULL FROM devices
         WHERE device = ?1 AND incarnation = ?2",
    )?;
    let found = select.query_row(params![caller.device, caller.incarnation], |row| {
        Ok(match row.get(2)? {
            true => Standing::Revoked,
            false => Standing::Member { roles: row.get(0)?, verifying_key: row.get(1)? },
        })
    });
    Ok(found.optional()?.unwrap_or(Standing::Pending))
}

/// The roles and key of a caller who must be a member.
///
/// # Errors
/// [`Code::Pending`], [`Code::NotAllowed`].
pub(crate) fn member(db: &Connection, caller: &Caller) -> Result<(u32, [u8; 32]), StoreError> {
    match standing(db, caller)? {
        Standing::Member { roles, verifying_key } => Ok((roles, verifying_key)),
        Standing::Pending => Err(Code::Pending.into()),
        Standing::Revoked => Err(Code::NotAllowed.into()),
    }
}

/// Lets only coordinators pass.
///
/// # Errors
/// As [`member`]; [`Code::NotAllowed`] for any other member.
pub(crate) fn coordinator(db: &Connection, caller: &Caller) -> Result<(), StoreError> {
    let (roles, _) = member(db, caller)?;
    if roles & role::COORDINATOR == 0 { Err(Code::NotAllowed.into()) } else { Ok(()) }
}

/// Whether a roster ever named this device, in whatever life.
pub(crate) fn is_known(db: &Connection, device: &Id) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM devices WHERE device = ?1")?.exists([device])?)
}

/// Whether the newest roster has this device.
pub(crate) fn is_member(db: &Connection, device: &Id) -> Result<bool, StoreError> {
    let mut select =
        db.prepare_cached("SELECT 1 FROM devices WHERE device = ?1 AND revoked_ms IS NULL")?;
    Ok(select.exists([device])?)
}

/// All tokens, for the door.
pub(crate) fn tokens(db: &Connection) -> Result<HashMap<[u8; 32], Caller>, StoreError> {
    let mut select = db.prepare_cached("SELECT token_hash, device, incarnation FROM tokens")?;
    let rows = select.query_map([], |row| {
        Ok((row.get(0)?, Caller { device: row.get(1)?, incarnation: row.get(2)? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives a token to one life of a device. The same again is the same; a token that belongs to
/// another is refused.
pub(crate) fn give_token(
    db: &Connection,
    changed: &mut Changed,
    token_hash: &[u8; 32],
    caller: &Caller,
    now_ms: i64,
) -> Result<(), StoreError> {
    if let Some(owner) = owner_of(db, token_hash)? {
        return if owner == *caller { Ok(()) } else { Err(Code::Taken.into()) };
    }
    db.prepare_cached(
        "INSERT INTO tokens (token_hash, device, incarnation, issued_ms) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![token_hash, caller.device, caller.incarnation, now_ms])?;
    changed.tokens = true;
    Ok(())
}

/// Whose token it is.
pub(crate) fn owner_of(
    db: &Connection,
    token_hash: &[u8; 32],
) -> Result<Option<Caller>, StoreError> {
    let mut select =
        db.prepare_cached("SELECT device, incarnation FROM tokens WHERE token_hash = ?1")?;
    let owner = select.query_row([token_hash], |row| {
        Ok(Caller { device: row.get(0)?, incarnation: row.get(1)? })
    });
    Ok(owner.optional()?)
}

/// Withdraws the tokens of one life of a device.
pub(crate) fn withdraw_tokens(
    db: &Connection,
    changed: &mut Changed,
    caller: &Caller,
) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM tokens WHERE device = ?1 AND incarnation = ?2")?
        .execute(params![caller.device, caller.incarnation])?;
    changed.tokens = true;
    // Its reader wakes up, and finds that it may not read.
    changed.streams.push(caller.device);
    Ok(())
}
