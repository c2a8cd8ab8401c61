//! What came in: from the spool into the vault and the book. What cannot be taken in yet stays in
//! the spool; one bad thing never blocks the next.

use crate::error::Result;
use crate::inbox::{self, Sender};
use crate::known::Known;
use crate::marks;
use crate::post::circle::Circle;
use crate::post::granted::{take_end, take_grant};
use crate::post::letters::KEM;
use crate::post::mail::{self, Mail};
use crate::post::pile::Pile;
use crate::post::records::take_records;
use crate::post::{Post, erasing, note, quarantine, word};
use crate::road::Road;
use field::Rest;
use field::id::{AlarmId, DeviceId, MembershipId, TeamId, TeamSecretId};
use field::record::{Bytes, Membership, TeamSecret};
use field::time::Instant;
use seal::Untrusted;
use seal::alarm::Cancel;
use seal::heartbeat::Heartbeat;
use seal::kem::KemKey;
use seal::people::{self, Message};
use seal::roster::{SignedRoster, role};
use seal::sealed_to::{self, Use};
use std::collections::HashSet;
use vault::{Kept, Life};
use wire::body::{
    AlarmNotice, CompartmentEnd, CompartmentGrant, ErasureOrder, Purpose, QuarantineRelease,
    TeamKeyGrant,
};
use wire::{AlarmRelease, Kind, Received};

/// Things taken from the spool in one go.
const CHUNK: usize = 500;

/// How high a pile becomes, when what is signed together is that much.
const HIGHEST: usize = 16;

/// What became of one thing.
pub(crate) enum Fate {
    /// It is safe elsewhere, or of no use.
    Done,
    /// Something has to come first.
    Waits,
    /// It cannot be read and will come again: who sent it does not hear that it arrived.
    Again,
}

/// Looks at everything that came in. Goes round again as long as something new made something
/// else readable.
pub(crate) fn take_in(road: &Road, post: &Post) -> Result<()> {
    let mut height = 1;
    loop {
        let (done, piles) = take_piles(road, post, height)?;
        if done > 0 {
            continue;
        }
        // What one signature covers may stand in more than one pile.
        if piles < 2 || height == HIGHEST {
            return Ok(());
        }
        height *= 2;
    }
}

/// Looks at everything once, pile by pile. Returns how many things are done with, and how many
/// piles there were.
fn take_piles(road: &Road, post: &Post, height: usize) -> Result<(usize, u32)> {
    let (mut done, mut piles, mut after) = (0, 0, 0);
    let (mut seen, mut pile) = (HashSet::new(), Pile::of_height(height));
    loop {
        let page = post.with(|spool| spool.kept(after, CHUNK))?;
        let last = page.last().map(|last| last.number);
        after = last.unwrap_or(after);
        pile.add(page);
        let ripe = if last.is_some() { pile.ripe() } else { Some(pile.all()) };
        if post.running.is_stopped() {
            break;
        }
        if let Some(ripe) = ripe.filter(|ripe| !ripe.is_empty()) {
            piles += 1;
            done += take_pile(road, post, &mut seen, &ripe)?;
        }
        if last.is_none() {
            break;
        }
    }
    Ok((done, piles))
}

/// What waits twice, because a stream was read again, is kept once.
fn take_pile(
    road: &Road,
    post: &Post,
    seen: &mut HashSet<([u8; 16], [u8; 16])>,
    pile: &[Kept],
) -> Result<usize> {
    let mut finished = look_at(road, post, pile)?;
    for kept in pile {
        let waits = !finished.contains(&kept.number);
        if waits && !seen.insert((kept.stream, quarantine::id_of(&kept.item))) {
            finished.insert(kept.number);
        }
    }
    if !finished.is_empty() {
        post.with(|spool| spool.let_go(&finished))?;
    }
    post.running.opened(finished.len());
    Ok(finished.len())
}

/// Looks at things that came in, in order; the records among them last, together. Returns the
/// numbers of what is safe elsewhere now, or of no use; the others wait.
pub(crate) fn look_at(road: &Road, post: &Post, came: &[Kept]) -> Result<HashSet<u64>> {
    let mut finished = HashSet::new();
    let mut mail = Mail::load(post)?;
    let of_chain = |kept: &&Kept| {
        matches!(kept.item.kind, Kind::ENVELOPE | Kind::BATCH_HEAD | Kind::TOMBSTONE)
    };
    for kept in came.iter().filter(|kept| !of_chain(kept)) {
        if matches!(take_one(road, post, &mut mail, kept)?, Fate::Done) {
            finished.insert(kept.number);
        }
    }
    let records: Vec<&Kept> = came.iter().filter(of_chain).collect();
    finished.extend(take_records(road, post, &records)?);
    if came.iter().any(|kept| kept.item.kind == Kind::MESSAGE) {
        mail.keep(post)?;
    }
    Ok(finished)
}

fn take_one(road: &Road, post: &Post, mail: &mut Mail, kept: &Kept) -> Result<Fate> {
    let item = &kept.item;
    match item.kind {
        Kind::ROSTER => take_roster(road, post, item),
        Kind::HEARTBEAT => with_circle(road, post, |circle| {
            let root = &circle.roster.roster().root;
            if let Ok(new) = Heartbeat::verify(&item.bytes, root)
                && circle.heartbeat.as_ref().is_none_or(|old| new.follows(old).is_ok())
            {
                post.keep(note::HEARTBEAT, &item.bytes)?;
            }
            Ok(Fate::Done)
        }),
        Kind::STATEMENT => with_circle(road, post, |circle| {
            if circle.key.is_none() {
                return Ok(Fate::Waits);
            }
            word::hear(post, circle, item)?;
            Ok(Fate::Done)
        }),
        Kind::MESSAGE => {
            with_circle(road, post, |circle| take_letter(road, post, circle, mail, kept))
        }
        Kind::ALARM_RELEASE => match minicbor::decode::<AlarmRelease>(&item.bytes) {
            Ok(release) => into_book(
                road,
                &nobody(),
                inbox::Received::AlarmRelease {
                    alarm: AlarmId::new(release.alarm),
                    key: Bytes(release.release_key.to_vec()),
                },
            ),
            Err(_) => Ok(Fate::Done),
        },
        Kind::ALARM_CANCEL => with_circle(road, post, |circle| {
            let signer = |d: &[u8; 16], i: &[u8; 16]| circle.signer(d, i, item);
            match Cancel::verify(&item.bytes, signer) {
                Ok(cancel) => into_book(
                    road,
                    &sender(circle, cancel.device),
                    inbox::Received::AlarmCancel { alarm: AlarmId::new(cancel.alarm) },
                ),
                Err(Untrusted::UnknownSender) => Ok(Fate::Waits),
                Err(_) => Ok(Fate::Done),
            }
        }),
        Kind::QUARANTINED => with_circle(road, post, |circle| {
            let held = quarantine::held(circle, kept);
            let decided = |id| road.read(|known, _| Ok(quarantine::is_decided(known, id)));
            match held {
                Some(held) if !decided(&held.id)? => Ok(Fate::Waits),
                _ => Ok(Fate::Done),
            }
        }),
        kind if kind.known() || kind.ignorable() => Ok(Fate::Done),
        // Of a newer version: kept until an update reads it.
        _ => Ok(Fate::Waits),
    }
}

fn with_circle(
    road: &Road,
    post: &Post,
    act: impl FnOnce(&Circle) -> Result<Fate>,
) -> Result<Fate> {
    match road.read(|known, _| Circle::load(known, post))? {
        Some(circle) => act(&circle),
        None => Ok(Fate::Waits),
    }
}

/// A roster is believed when its root is the team's, and only in place of an older one.
fn take_roster(road: &Road, post: &Post, item: &Received) -> Result<Fate> {
    let bytes = item.bytes.as_slice();
    let Some((team, author)) =
        road.read(|known, _| Ok(known.membership().map(|m| (m.team, known.author))))?
    else {
        return Ok(Fate::Waits);
    };
    let Ok(new) = SignedRoster::verify(bytes, &team.bytes()) else { return Ok(Fate::Done) };
    if let Some(old) = road.read(|known, _| Circle::load(known, post))?
        && new.follows(&old.roster).is_err()
    {
        return Ok(Fate::Done);
    }
    quarantine::note_revocations(post, &new, item.received_ms)?;
    post.keep(note::ROSTER, bytes)?;
    let me = new.roster().member(&author.device.bytes());
    let me = me.filter(|m| m.incarnation == author.incarnation.bytes());
    let (listed, roles) = me.map_or((false, None), |m| (true, Some(m.roles)));
    road.write(|known, pen| {
        let Some((id, old)) = known.book.all::<MembershipId>().next_back() else { return Ok(()) };
        let roles = roles.unwrap_or(old.roles);
        if (old.listed, old.roles) == (listed, roles) {
            return Ok(());
        }
        pen.change(id, Membership { listed, roles, ..old.clone() })
    })?;
    Ok(Fate::Done)
}

fn take_letter(
    road: &Road,
    post: &Post,
    circle: &Circle,
    mail: &mut Mail,
    kept: &Kept,
) -> Result<Fate> {
    let lives: Vec<Life> = road.vault(|vault| Ok(vault.lives()))?;
    let Some(opened) = lives.iter().rev().find_map(|life| open(life, circle, kept)) else {
        return Ok(Fate::Done);
    };
    let message = match opened {
        Ok(message) => message,
        Err(Untrusted::UnknownSender | Untrusted::Newer { .. }) => return Ok(Fate::Waits),
        Err(_) => return Ok(Fate::Done),
    };
    let from = mail::Sender { device: message.sender, incarnation: message.incarnation };
    if !mail.has(from, message.counter) {
        match take_message(road, post, circle, &message)? {
            Fate::Done => {}
            Fate::Waits => return Ok(Fate::Waits),
            Fate::Again => return Ok(Fate::Done),
        }
        if circle.is_late(&from.device, &from.incarnation, kept.item.received_ms) {
            let entity = road.read(|known, _| Ok(quarantine::entity_of(known, &message.body)))?;
            let late: Vec<_> = entity.map(|entity| (entity, from.device)).into_iter().collect();
            quarantine::mark_late(road, &late)?;
        }
        mail.note(from, message.counter);
    }
    Ok(Fate::Done)
}

/// Opens a letter with the key of one life; `None` when it was sealed to another one.
fn open(
    life: &Life,
    circle: &Circle,
    kept: &Kept,
) -> Option<std::result::Result<Message, Untrusted>> {
    let key = KemKey::from_seed(life.derived(KEM));
    let signer = |d: &[u8; 16], i: &[u8; 16]| circle.signer(d, i, &kept.item);
    match people::open(&key, &life.author().device, &kept.item.bytes, signer) {
        Err(Untrusted::Refused(_) | Untrusted::OtherReceiver) => None,
        other => Some(other),
    }
}

fn take_message(road: &Road, post: &Post, circle: &Circle, message: &Message) -> Result<Fate> {
    let body = message.body.as_slice();
    let from = sender(circle, message.sender);
    let roster = circle.roster.roster();
    let has = |role| roster.member(&message.sender).is_some_and(|m| m.roles & role != 0);
    let (coordinator, supervisor) = (has(role::COORDINATOR), has(role::SUPERVISOR));
    match Purpose(message.purpose) {
        Purpose::TEAM_KEY if coordinator => {
            if let Ok(grant) = minicbor::decode::<TeamKeyGrant>(body) {
                keep_team_key(road, circle.team, &grant)?;
            }
            Ok(Fate::Done)
        }
        Purpose::COMPARTMENT => match minicbor::decode::<CompartmentGrant>(body) {
            Ok(grant) => take_grant(road, post, circle, &message.sender, &grant),
            Err(_) => Ok(Fate::Done),
        },
        Purpose::COMPARTMENT_SEALED => {
            let key = word::grant_key(road)?;
            let Ok(grant) = sealed_to::open(Use::Grant, &key, body) else {
                // To the key of a time before an erase.
                return Ok(Fate::Again);
            };
            match minicbor::decode::<CompartmentGrant>(&grant) {
                Ok(grant) => take_grant(road, post, circle, &message.sender, &grant),
                Err(_) => Ok(Fate::Done),
            }
        }
        Purpose::ERASURE => match minicbor::decode::<ErasureOrder>(body) {
            Ok(order) => erasing::take_order(road, circle, &message.sender, &order),
            Err(_) => Ok(Fate::Done),
        },
        Purpose::ERASED => {
            erasing::take_word(road, circle, &message.sender, body)?;
            Ok(Fate::Done)
        }
        Purpose::COMPARTMENT_END => match minicbor::decode::<CompartmentEnd>(body) {
            Ok(end) => take_end(road, circle, &message.sender, &end),
            Err(_) => Ok(Fate::Done),
        },
        Purpose::SUMMARY | Purpose::STANDING => {
            let received = road.read(|known, _| Ok(inbox::Received::record(known, body)))?;
            let erased = |received: &inbox::Received| {
                road.read(|known, _| {
                    Ok(received.case().is_some_and(|c| erasing::is_case_erased(known, c)))
                })
            };
            match received {
                Some(received) if !erased(&received)? => into_book(road, &from, received),
                _ => Ok(Fate::Done),
            }
        }
        Purpose::ALARM_NOTICE => match minicbor::decode::<AlarmNotice>(body) {
            Ok(notice) => into_book(
                road,
                &from,
                inbox::Received::AlarmNotice {
                    alarm: AlarmId::new(notice.alarm),
                    due: Instant(notice.due_ms),
                    grace_minutes: notice.grace_s.div_ceil(60),
                    sealed: Bytes(notice.sealed),
                    drill: notice.drill == Some(true),
                },
            ),
            Err(_) => Ok(Fate::Done),
        },
        Purpose::MARK if supervisor => {
            if let Ok(mark) = minicbor::decode(body) {
                road.write(|known, pen| marks::take_in(known, pen, from.device, &from.name, mark))?;
            }
            Ok(Fate::Done)
        }
        Purpose::QUARANTINE_RELEASE if coordinator => {
            if let Ok(release) = minicbor::decode::<QuarantineRelease>(body) {
                quarantine::take_release(road, &release)?;
            }
            Ok(Fate::Done)
        }
        Purpose::TEAM_KEY | Purpose::MARK | Purpose::QUARANTINE_RELEASE => Ok(Fate::Done),
        _ => Ok(Fate::Waits),
    }
}

fn keep_team_key(road: &Road, team: [u8; 16], grant: &TeamKeyGrant) -> Result<()> {
    let team = TeamId::new(team);
    road.write(|known, pen| {
        let mut keys = known.book.all::<TeamSecretId>();
        if keys.any(|(_, s)| s.team == team && s.epoch == grant.epoch) {
            return Ok(());
        }
        let key = Bytes(grant.key.to_vec());
        let record = TeamSecret { team, epoch: grant.epoch, key, rest: Rest::NONE };
        pen.add(known.personal, record).map(|_| ())
    })
}

/// Into the book, by the road that every change takes.
fn into_book(road: &Road, from: &Sender, received: inbox::Received) -> Result<Fate> {
    road.write(|known, pen| inbox::take_in(known, pen, from, received))?;
    Ok(Fate::Done)
}

fn sender(circle: &Circle, device: [u8; 16]) -> Sender {
    Sender { device: DeviceId::new(device), name: circle.name_of(&device) }
}

fn nobody() -> Sender {
    Sender { device: DeviceId::new([0; 16]), name: String::new() }
}

/// Whether this device was revoked, and whether it has to wipe itself.
pub(crate) fn revoked(known: &Known, circle: &Circle) -> Option<bool> {
    let author = known.author;
    let roster = circle.roster.roster();
    roster.revocation(&author.device.bytes(), &author.incarnation.bytes()).map(|r| r.wipe)
}
