//! Letters: messages sealed to one device. What was sealed is written down in the vault first, so
//! that a letter lost on the way to the spool is made again.

use crate::error::{Error, Result};
use crate::known::Known;
use crate::marks;
use crate::post::Post;
use crate::post::circle::Circle;
use crate::post::erasing;
use crate::post::following::followers;
use crate::post::quarantine::ids_of;
use crate::post::word;
use crate::road::Road;
use crate::secrets::{nonce, randomness};
use field::Rest;
use field::id::{CompartmentId, DeviceId, DispatchId, EntityId, IncarnationId, WatchId};
use field::record::{Body, Dispatch, Watch};
use field::time::Instant;
use seal::alarm::seal_body;
use seal::people::{self, Message};
use seal::roster::Member;
use seal::sealed_to::{self, Use};
use seal::{Secret32, Zeroizing};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use vault::{Grant, Life, Mark, Parcel};
use wire::body::{
    AlarmNotice, CompartmentEnd, CompartmentGrant, EpochKey, Purpose, QuarantineRelease,
    TeamKeyGrant,
};
use wire::{Item, Kind};

/// The label under which a device's KEM key follows from its life.
pub(crate) const KEM: &str = "schakel/kem/1";

/// Seconds after its time that a supervisor's device waits before it raises an alarm by itself.
pub(crate) const GRACE_S: u32 = 120;

/// The same in a drill.
pub(crate) const DRILL_GRACE_S: u32 = 60;

/// What is to be said to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Letter {
    /// What for.
    pub(crate) purpose: u32,
    /// About which entity.
    pub(crate) about: Option<EntityId>,
}

/// Writes letters to one device: down in the vault, sealed, into the spool; and with them what was
/// written down before and is not in the spool.
pub(crate) fn send(road: &Road, post: &Post, to: &Member, letters: &[Letter]) -> Result<()> {
    if !letters.is_empty() {
        write_down(road, to, letters)?;
    }
    queue(road, post, to)
}

/// What is about to be sealed to somebody, in one durable write.
fn write_down(road: &Road, to: &Member, letters: &[Letter]) -> Result<()> {
    road.write(|known, pen| {
        for (counter, letter) in (last_counter(known, to) + 1..).zip(letters) {
            let revision = letter.about.and_then(|e| known.book.front(e)).map(|r| r.id);
            let record = Dispatch {
                to: DeviceId::new(to.device),
                life: IncarnationId::new(to.incarnation),
                counter,
                purpose: letter.purpose,
                about: letter.about,
                revision,
                at: pen.now().at,
                rest: Rest::NONE,
            };
            pen.add(known.personal, record)?;
        }
        Ok(())
    })
}

/// Puts into the spool what was written to a device and is not there yet.
fn queue(road: &Road, post: &Post, to: &Member) -> Result<()> {
    let from = post.queued_mark(line_to(to))?;
    let parcels = sealed(road, post, to, |counter| counter > from)?;
    post.with(|spool| spool.queue(&parcels, None))
}

/// Puts letters into the spool that were there before: the one they are for never got them.
pub(crate) fn seal_again(
    road: &Road,
    post: &Post,
    to: &Member,
    counters: RangeInclusive<u64>,
) -> Result<()> {
    let mut parcels = sealed(road, post, to, |counter| counters.contains(&counter))?;
    // They were counted when they went for the first time.
    parcels.iter_mut().for_each(|parcel| parcel.mark = None);
    post.with(|spool| spool.queue(&parcels, None))
}

/// Letters that were written down, sealed, in their order.
fn sealed(
    road: &Road,
    post: &Post,
    to: &Member,
    wanted: impl Fn(u64) -> bool,
) -> Result<Vec<Parcel>> {
    let life = road.vault(|vault| Ok(vault.this_life()))?;
    let due = road.read(|known, _| {
        let mut due: Vec<Dispatch> = dispatches(known, to).filter(|d| wanted(d.counter)).collect();
        due.sort_by_key(|d| d.counter);
        Ok(due)
    })?;
    let keys = road.vault(|vault| {
        let shared = due.iter().filter(|d| d.purpose == Purpose::COMPARTMENT.0);
        let shared = shared.filter_map(|d| d.about);
        Ok(shared.map(|id| (id, vault.grants(id.bytes()))).collect::<Keys>())
    })?;
    let messages = road.read(|known, _| {
        due.iter().map(|d| message(known, &life, &keys, d)).collect::<Result<Vec<_>>>()
    })?;
    let mut parcels = Vec::with_capacity(messages.len());
    for mut message in messages {
        seal_grant(&mut message, post, to)?;
        let randomness = randomness()?;
        let bytes = people::seal(&message, life.signing_key(), &to.kem_key, &randomness)
            .map_err(|_| Error::Internal { code: 3 })?;
        parcels.push(Parcel {
            stream: to.device,
            open: None,
            item: Item { kind: Kind::MESSAGE, bytes },
            mark: Some(Mark { counter: message.counter, ..line_to(to) }),
        });
    }
    Ok(parcels)
}

/// Seals keys of a compartment once more, to the key that the receiver replaces at each erase: so
/// that what stands at the hub does not bring back what was erased.
fn seal_grant(message: &mut Message, post: &Post, to: &Member) -> Result<()> {
    if Purpose(message.purpose) != Purpose::COMPARTMENT {
        return Ok(());
    }
    let Some(key) = word::grant_key_of(post, to)? else { return Ok(()) };
    let sealed = sealed_to::seal(Use::Grant, &message.body, &key, &randomness()?);
    message.body = Zeroizing::new(sealed.map_err(|_| Error::Internal { code: 3 })?);
    message.purpose = Purpose::COMPARTMENT_SEALED.0;
    Ok(())
}

/// The line of letters to this life of a device, as the spool counts it: by its inbox, and by the
/// life in place of a key epoch.
pub(crate) fn line_to(to: &Member) -> Mark {
    let [a, b, c, d, ..] = to.incarnation;
    Mark { stream: to.device, epoch: u32::from_be_bytes([a, b, c, d]), counter: 0 }
}

/// What was already said to this life of a device.
pub(crate) fn said(
    known: &Known,
    to: &Member,
) -> BTreeSet<(u32, Option<EntityId>, Option<[u8; 16]>)> {
    dispatches(known, to).map(|d| (d.purpose, d.about, d.revision.map(|r| r.bytes()))).collect()
}

/// The counter of the last letter to this life of a device.
pub(crate) fn last_counter(known: &Known, to: &Member) -> u64 {
    dispatches(known, to).map(|d| d.counter).max().unwrap_or(0)
}

fn dispatches<'k>(known: &'k Known, to: &Member) -> impl Iterator<Item = Dispatch> + 'k {
    let life = IncarnationId::new(to.incarnation);
    let all = known.book.under::<DispatchId>(EntityId::new(to.device));
    all.filter(move |(_, d)| d.life == life).map(|(_, d)| d.clone())
}

/// The keys of compartments that letters are about.
type Keys = BTreeMap<EntityId, Vec<Grant>>;

fn message(known: &Known, life: &Life, keys: &Keys, dispatch: &Dispatch) -> Result<Message> {
    let (purpose, body) = body(known, life, keys, dispatch)?;
    Ok(Message {
        purpose: purpose.0,
        sender: life.author().device,
        incarnation: life.author().incarnation,
        receiver: dispatch.to.bytes(),
        counter: dispatch.counter,
        sent_ms: dispatch.at.0,
        body: Zeroizing::new(body),
    })
}

/// What a letter says, from what is known now: made again, it says the latest.
fn body(
    known: &Known,
    life: &Life,
    keys: &Keys,
    dispatch: &Dispatch,
) -> Result<(Purpose, Vec<u8>)> {
    let purpose = Purpose(dispatch.purpose);
    let front = dispatch.about.and_then(|entity| known.book.front(entity));
    let bytes = match purpose {
        Purpose::COMPARTMENT => {
            let about = dispatch.about.ok_or(Error::NotFound)?;
            let keys = keys.get(&about).map(Vec::as_slice).unwrap_or_default();
            return grant(known, keys, CompartmentId::new(about.bytes()), dispatch);
        }
        Purpose::ERASURE => match front.map(|r| &r.body) {
            Some(Body::Erasure(erasure)) => encoded(&erasing::order_letter(life, erasure)),
            _ => Err(Error::NotFound),
        },
        Purpose::ERASED => match front.map(|r| &r.body) {
            Some(Body::Erasure(erasure)) => Ok(erasing::word(life, erasure, dispatch.at)),
            _ => Err(Error::NotFound),
        },
        // What was to be said was erased before it went. Its number is taken, so something goes:
        // the end of what the receiver never heard of.
        _ if dispatch.about.is_some() && front.is_none() => {
            let about = CompartmentId::new(dispatch.about.map_or([0; 16], |e| e.bytes()));
            return Ok((Purpose::COMPARTMENT_END, ended(about, dispatch.at)?));
        }
        Purpose::COMPARTMENT_END => match front.map(|r| &r.body) {
            Some(Body::Following(f)) => ended(f.compartment, f.until.unwrap_or(dispatch.at)),
            _ => Err(Error::NotFound),
        },
        Purpose::QUARANTINE_RELEASE => match front.map(|r| &r.body) {
            Some(Body::Verdict(verdict)) => encoded(&QuarantineRelease {
                device: verdict.device.bytes(),
                incarnation: verdict.life.bytes(),
                items: ids_of(&verdict.items).collect(),
            }),
            _ => Err(Error::NotFound),
        },
        Purpose::TEAM_KEY => {
            let key = known.team_key().ok_or(Error::NotFound)?;
            encoded(&TeamKeyGrant { epoch: key.epoch, key: *key.key.bytes() })
        }
        Purpose::ALARM_NOTICE => match front.map(|r| (&r.body, r.entity)) {
            Some((Body::Watch(watch), id)) => encoded(&notice(life, id.into(), watch)?),
            _ => Err(Error::NotFound),
        },
        Purpose::MARK => {
            encoded(&front.and_then(|r| marks::mark(known, r)).ok_or(Error::NotFound)?)
        }
        _ => Ok(front.ok_or(Error::NotFound)?.to_content()),
    };
    Ok((purpose, bytes?))
}

/// The keys of a compartment. Should the receiver have been taken out since, it gets none that it
/// was not given before.
fn grant(
    known: &Known,
    keys: &[Grant],
    compartment: CompartmentId,
    dispatch: &Dispatch,
) -> Result<(Purpose, Vec<u8>)> {
    let all = followers(known, compartment);
    let to = all.iter().find(|f| f.device == dispatch.to.bytes());
    let follows = to.is_some_and(|f| f.until.is_none());
    let last = if follows { u32::MAX } else { to.map_or(0, |f| f.epoch) };
    let keys: Vec<&Grant> = keys.iter().filter(|grant| grant.epoch <= last).collect();
    let Some((now, earlier)) = keys.split_last() else {
        let until = to.and_then(|f| f.until).unwrap_or(dispatch.at);
        return Ok((Purpose::COMPARTMENT_END, ended(compartment, until)?));
    };
    let key = |grant: &&Grant| EpochKey { epoch: grant.epoch, key: *grant.key.bytes() };
    let bytes = encoded(&CompartmentGrant {
        compartment: now.id,
        stream: now.stream,
        epoch: now.epoch,
        key: *now.key.bytes(),
        regime: now.regime,
        earlier: (!earlier.is_empty()).then(|| earlier.iter().map(key).collect()),
    })?;
    Ok((Purpose::COMPARTMENT, bytes))
}

fn ended(compartment: CompartmentId, at: Instant) -> Result<Vec<u8>> {
    encoded(&CompartmentEnd { compartment: compartment.bytes(), at_ms: at.0 })
}

fn encoded<T: minicbor::Encode<()>>(value: &T) -> Result<Vec<u8>> {
    minicbor::to_vec(value).map_err(|_| Error::Internal { code: 4 })
}

/// The release key of an alarm follows from the life of the device: nothing has to be kept.
pub(crate) fn release_key(life: &Life, watch: WatchId) -> Secret32 {
    let hex: String = watch.bytes().iter().map(|b| format!("{b:02x}")).collect();
    life.derived(&format!("schakel/alarm/{hex}"))
}

/// Seconds of grace of a timer.
pub(crate) fn grace_s(watch: &Watch) -> u32 {
    if watch.drill { DRILL_GRACE_S } else { GRACE_S }
}

/// When a timer passes by the hub's clock. One that an earlier version armed has what the hub was
/// told then: the phone's own.
pub(crate) fn due_at_hub(watch: &Watch) -> Instant {
    watch.due_at_hub.unwrap_or(watch.due)
}

fn notice(life: &Life, id: WatchId, watch: &Watch) -> Result<AlarmNotice> {
    let sealed = seal_body(&release_key(life, id), &id.bytes(), &nonce()?, watch.words.as_bytes())
        .map_err(|_| Error::Internal { code: 3 })?;
    Ok(AlarmNotice {
        alarm: id.bytes(),
        due_ms: due_at_hub(watch).0,
        grace_s: grace_s(watch),
        sealed,
        drill: watch.drill.then_some(true),
    })
}

/// Letters to every supervisor that were not said yet.
pub(crate) fn tell_supervisors(
    road: &Road,
    post: &Post,
    circle: &Circle,
    news: &[Letter],
) -> Result<()> {
    let supervisors = road.read(|known, _| Ok(circle.supervisors(known)))?;
    supervisors.iter().try_for_each(|to| tell(road, post, to, news))
}

/// Letters to one device that were not said yet.
pub(crate) fn tell(road: &Road, post: &Post, to: &Member, news: &[Letter]) -> Result<()> {
    let fresh: Vec<Letter> = road.read(|known, _| {
        let said = said(known, to);
        let is_new = |letter: &&Letter| {
            let revision = letter.about.and_then(|e| known.book.front(e)).map(|r| r.id.bytes());
            // An alarm and an erasure are told once; other news whenever they changed.
            match Purpose(letter.purpose) {
                Purpose::ALARM_NOTICE | Purpose::ERASURE | Purpose::ERASED => {
                    !said.iter().any(|(p, about, _)| *p == letter.purpose && *about == letter.about)
                }
                _ => !said.contains(&(letter.purpose, letter.about, revision)),
            }
        };
        Ok(news.iter().filter(is_new).copied().collect())
    })?;
    send(road, post, to, &fresh)
}
