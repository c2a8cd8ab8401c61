//! Tickets, and who knocks with one.

use super::people::Caller;
use super::{Changed, StoreError, people};
use rusqlite::{Connection, OptionalExtension, params};
use wire::{Code, Id, Newcomer, Waiting};

/// A ticket that may still be used.
pub(crate) struct Ticket {
    pub(crate) expires_ms: i64,
    pub(crate) roles: u32,
    pub(crate) founding: bool,
}

/// Keeps a ticket; the same again is the same.
pub(crate) fn add_ticket(
    db: &Connection,
    ticket_hash: &[u8; 32],
    ticket: &Ticket,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO tickets (ticket_hash, expires_ms, roles, founding) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (ticket_hash) DO NOTHING",
        params![ticket_hash, ticket.expires_ms, ticket.roles, ticket.founding],
    )?;
    Ok(())
}

/// How many tickets wait to be used. What is too old goes first.
pub(crate) fn count_tickets(db: &Connection, now_ms: i64) -> Result<u32, StoreError> {
    db.execute("DELETE FROM tickets WHERE expires_ms < ?1", [now_ms])?;
    Ok(db.query_row("SELECT count(*) FROM tickets", [], |row| row.get(0))?)
}

/// Whether a ticket waits to be used.
pub(crate) fn is_unused(db: &Connection, ticket_hash: &[u8; 32]) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM tickets WHERE ticket_hash = ?1")?.exists([ticket_hash])?)
}

/// Uses a ticket: it is gone after this.
///
/// # Errors
/// [`Code::Ticket`] when there is none, it is too old, or of the other sort.
pub(crate) fn use_ticket(
    db: &Connection,
    ticket_hash: &[u8; 32],
    founding: bool,
    now_ms: i64,
) -> Result<(), StoreError> {
    let used = db.execute(
        "DELETE FROM tickets WHERE ticket_hash = ?1 AND founding = ?2 AND expires_ms >= ?3",
        params![ticket_hash, founding, now_ms],
    )?;
    if used == 1 { Ok(()) } else { Err(Code::Ticket.into()) }
}

/// Why somebody may knock.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Knock {
    /// With the ticket of this hash.
    Ticket([u8; 32]),
    /// As the successor of this device, with its recovery code.
    Succeeds(Id),
}

/// Lets a newcomer knock. Nobody gets in under a name that a roster lists or another knocks
/// with: its token would have that one's rights.
///
/// # Errors
/// [`Code::Taken`], [`Code::Ticket`].
pub(crate) fn knock(
    db: &Connection,
    changed: &mut Changed,
    newcomer: &Newcomer,
    knock: Knock,
    now_ms: i64,
) -> Result<(), StoreError> {
    let caller = Caller { device: newcomer.device, incarnation: newcomer.incarnation };
    if people::owner_of(db, &newcomer.token_hash)? == Some(caller) {
        // The same newcomer again: its answer was lost.
        return Ok(());
    }
    let stands = waiting(db)?.iter().any(|other| other.incarnation == newcomer.incarnation);
    if stands || people::standing(db, &caller)? != people::Standing::Pending {
        return Err(Code::Taken.into());
    }
    let own = matches!(knock, Knock::Succeeds(device) if device == newcomer.device);
    if !own && people::is_known(db, &newcomer.device)? {
        return Err(Code::Taken.into());
    }
    let (ticket_hash, succeeds) = match knock {
        Knock::Ticket(hash) => {
            use_ticket(db, &hash, false, now_ms)?;
            (Some(hash), None)
        }
        Knock::Succeeds(device) => {
            forget_successor(db, changed, &device)?;
            (None, Some(device))
        }
    };
    people::give_token(db, changed, &newcomer.token_hash, &caller, now_ms)?;
    db.execute(
        "INSERT INTO joins (device, incarnation, received_ms, sealed, ticket_hash, succeeds)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![caller.device, caller.incarnation, now_ms, newcomer.sealed, ticket_hash, succeeds],
    )?;
    Ok(())
}

/// A second phone that recovers the same device takes the place of the first, which no roster
/// lists yet.
fn forget_successor(
    db: &Connection,
    changed: &mut Changed,
    succeeds: &Id,
) -> Result<(), StoreError> {
    let mut select = db.prepare("SELECT device, incarnation FROM joins WHERE succeeds = ?1")?;
    let earlier = select
        .query_row([succeeds], |row| Ok(Caller { device: row.get(0)?, incarnation: row.get(1)? }))
        .optional()?;
    if let Some(earlier) = earlier {
        people::withdraw_tokens(db, changed, &earlier)?;
        db.execute("DELETE FROM joins WHERE succeeds = ?1", [succeeds])?;
    }
    Ok(())
}

/// Who knocks and is in no roster yet, oldest first.
pub(crate) fn waiting(db: &Connection) -> Result<Vec<Waiting>, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT device, incarnation, received_ms, sealed, ticket_hash, succeeds FROM joins
         ORDER BY received_ms, incarnation",
    )?;
    let rows = select.query_map([], |row| {
        Ok(Waiting {
            device: row.get(0)?,
            incarnation: row.get(1)?,
            received_ms: row.get(2)?,
            sealed: row.get(3)?,
            ticket_hash: row.get(4)?,
            succeeds: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
