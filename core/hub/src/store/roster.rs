//! Rosters and heartbeats: taken only when the root signed them and they are the newest.

use super::people::{self, Team};
use super::streams::{self, NewItem, Stream};
use super::{Changed, StoreError};
use rusqlite::Connection;
use seal::heartbeat::Heartbeat;
use seal::roster::SignedRoster;
use seal::sign::VerifyingKey;
use seal::{Rule, Untrusted};
use wire::{Code, Found, Id, Item, Kind};

/// What a client is told of a roster or heartbeat that is not taken.
fn code(untrusted: Untrusted) -> Code {
    match untrusted {
        Untrusted::Older => Code::Older,
        Untrusted::Rule(Rule::SameNumber) => Code::Taken,
        _ => Code::NotSigned,
    }
}

/// Appends a roster and takes it over.
pub(crate) fn take_roster(
    db: &Connection,
    changed: &mut Changed,
    team: &Team,
    stream: &mut Stream,
    item: &NewItem,
    author: &Id,
    now_ms: i64,
) -> Result<u64, StoreError> {
    let roster = SignedRoster::verify(&item.item.bytes, &team.team).map_err(code)?;
    if let Some(stands) = team.roster(db)? {
        let stands = SignedRoster::verify(&stands, &team.team).map_err(code)?;
        roster.follows(&stands).map_err(code)?;
        if roster.hash() == stands.hash() {
            return streams::append(db, changed, stream, item, author, now_ms);
        }
    }
    let number = streams::append(db, changed, stream, item, author, now_ms)?;
    people::apply_roster(db, roster.roster(), number, now_ms)?;
    Ok(number)
}

/// Appends a heartbeat.
pub(crate) fn take_heartbeat(
    db: &Connection,
    changed: &mut Changed,
    team: &Team,
    stream: &mut Stream,
    item: &NewItem,
    author: &Id,
    now_ms: i64,
) -> Result<u64, StoreError> {
    let root = VerifyingKey::from_bytes(&team.root).map_err(|_| Code::NotSigned)?;
    let heartbeat = Heartbeat::verify(&item.item.bytes, &root).map_err(code)?;
    if let Some(stands) = team.heartbeat(db)? {
        heartbeat.follows(&Heartbeat::verify(&stands, &root).map_err(code)?).map_err(code)?;
    }
    let number = streams::append(db, changed, stream, item, author, now_ms)?;
    people::note_heartbeat(db, number)?;
    Ok(number)
}

/// Founds the team with its first roster.
pub(crate) fn found(
    db: &Connection,
    changed: &mut Changed,
    found: &Found,
    now_ms: i64,
) -> Result<(), StoreError> {
    let root = VerifyingKey::from_bytes(&found.root).map_err(|_| Code::NotSigned)?;
    let id = seal::roster::team_id(&root);
    let roster = SignedRoster::verify(&found.roster, &id).map_err(code)?;
    let caller = people::Caller { device: found.device, incarnation: found.incarnation };
    if let Some(team) = people::team(db)? {
        // A lost answer: the same founding again.
        let again = team.team == id
            && people::owner_of(db, &found.token_hash)? == Some(caller)
            && streams::bytes_of(db, &id, 1)?.is_some_and(|first| first == found.roster);
        return if again { Ok(()) } else { Err(Code::Taken.into()) };
    }
    let founder = roster.roster().member(&found.device);
    let founder = founder.filter(|member| member.incarnation == found.incarnation);
    if founder.is_none_or(|member| member.roles & seal::roster::role::COORDINATOR == 0) {
        return Err(Code::NotSigned.into());
    }
    let ticket_hash = seal::digest::secret_hash(&found.ticket);
    super::joining::use_ticket(db, &ticket_hash, true, now_ms)?;
    people::found(db, &id, &found.root)?;
    people::give_token(db, changed, &found.token_hash, &caller, now_ms)?;
    let mut stream = streams::find(db, &id)?.ok_or(Code::Internal)?;
    let item = Item { kind: Kind::ROSTER, bytes: found.roster.clone() }.into();
    let number = streams::append(db, changed, &mut stream, &item, &found.device, now_ms)?;
    people::apply_roster(db, roster.roster(), number, now_ms)
}
