//! What a device sent after it was revoked: held for coordinators, and taken in late once one of
//! them let it count.

use crate::error::Result;
use crate::known::Known;
use crate::post::circle::Circle;
use crate::post::{Post, note};
use crate::road::Road;
use field::Rest;
use field::id::{DeviceId, EntityId, IncarnationId, LateId, VerdictId};
use field::record::{Bytes, Late, Verdict};
use field::revision::Revision;
use seal::digest::{item_id, quarantine_stream};
use seal::roster::{Revoked, SignedRoster};
use seal::sign::VerifyingKey;
use std::collections::{BTreeMap, BTreeSet};
use vault::Kept;
use wire::body::QuarantineRelease;
use wire::{Id, Item, Kind, Message, Quarantined, Received};

/// A device in one of its lives, as one key.
type Life = [u8; 32];

fn life(device: &Id, incarnation: &Id) -> Life {
    let mut both = [0; 32];
    both.iter_mut().zip(device.iter().chain(incarnation)).for_each(|(to, from)| *to = *from);
    both
}

/// What a reader knows of lives that were revoked: since when by the hub's own clock, and which
/// of their items count all the same.
#[derive(Default)]
pub(crate) struct Revocations {
    taken_ms: BTreeMap<Vec<u8>, i64>,
    released: BTreeSet<Id>,
}

impl Revocations {
    pub(crate) fn load(known: &Known, post: &Post) -> Result<Self> {
        let taken_ms = post.note(note::REVOKED)?.and_then(|b| minicbor::decode(&b).ok());
        let verdicts = known.book.all::<VerdictId>().filter(|(_, v)| v.released);
        let released = verdicts.flat_map(|(_, v)| ids_of(&v.items)).collect();
        Ok(Self { taken_ms: taken_ms.unwrap_or_default(), released })
    }

    /// Whether the hub took something in after it heard of the revocation.
    pub(crate) fn is_late(&self, revoked: &Revoked, received_ms: i64) -> bool {
        let life = life(&revoked.device, &revoked.incarnation);
        let since = self.taken_ms.get(life.as_slice()).copied().unwrap_or(revoked.at_ms);
        received_ms > since
    }
}

/// Notes when the hub took the roster that revoked somebody: what it took before counts.
pub(crate) fn note_revocations(post: &Post, roster: &SignedRoster, received_ms: i64) -> Result<()> {
    if roster.roster().revoked.is_empty() {
        return Ok(());
    }
    let known = post.note(note::REVOKED)?.and_then(|b| minicbor::decode(&b).ok());
    let mut known: BTreeMap<Vec<u8>, i64> = known.unwrap_or_default();
    let before = known.len();
    for revoked in &roster.roster().revoked {
        let life = life(&revoked.device, &revoked.incarnation).to_vec();
        known.entry(life).or_insert(received_ms);
    }
    if known.len() == before {
        return Ok(());
    }
    post.keep(note::REVOKED, &minicbor::to_vec(&known).unwrap_or_default())
}

impl Circle {
    /// The key that verifies an item of a life: that of a member, or of a revoked one when the hub
    /// took the item before the revocation or a coordinator let it count.
    pub(crate) fn signer(&self, device: &Id, life: &Id, item: &Received) -> Option<VerifyingKey> {
        let roster = self.roster.roster();
        let member = roster.member(device).filter(|m| m.incarnation == *life);
        member.map(|m| m.sign_key).or_else(|| {
            let revoked = roster.revocation(device, life)?;
            let counts = !self.revocations.is_late(revoked, item.received_ms)
                || self.revocations.released.contains(&id_of(item));
            counts.then_some(revoked.sign_key)
        })
    }

    /// Whether something came after its device was revoked.
    pub(crate) fn is_late(&self, device: &Id, life: &Id, received_ms: i64) -> bool {
        let revoked = self.roster.roster().revocation(device, life);
        revoked.is_some_and(|revoked| self.revocations.is_late(revoked, received_ms))
    }

    /// The quarantines of all revoked lives, by stream.
    pub(crate) fn quarantines(&self) -> BTreeMap<Id, Revoked> {
        let stream = |r: &Revoked| quarantine_stream(&self.team, &r.device, &r.incarnation);
        let all = self.roster.roster().revoked.iter();
        all.map(|revoked| (stream(revoked), revoked.clone())).collect()
    }
}

/// The id of an item: what the hub and a release know it by.
pub(crate) fn id_of(item: &Received) -> Id {
    item_id(&item.item_bytes())
}

/// The ids in a verdict.
pub(crate) fn ids_of(items: &Bytes) -> impl Iterator<Item = Id> + '_ {
    items.0.chunks_exact(16).filter_map(|id| id.try_into().ok())
}

/// Something that waits in quarantine, of one revoked life.
pub(crate) struct Held {
    pub(crate) revoked: Revoked,
    pub(crate) received_ms: i64,
    pub(crate) id: Id,
    pub(crate) stream: Id,
    pub(crate) item: Item,
}

/// What came from a quarantine, opened; `None` when it is none of this team's.
pub(crate) fn held(circle: &Circle, kept: &Kept) -> Option<Held> {
    let revoked = circle.quarantines().remove(&kept.stream)?;
    let held = Quarantined::from_bytes(&kept.item.bytes).ok()?;
    let id = item_id(&held.item.to_bytes());
    let received_ms = kept.item.received_ms;
    Some(Held { revoked, received_ms, id, stream: held.stream, item: held.item })
}

/// Everything that waits for a coordinator, in the order in which it came.
pub(crate) fn all_held(post: &Post, circle: &Circle) -> Result<Vec<Held>> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let page = post.with(|spool| spool.kept(after, 500))?;
        let Some(last) = page.last() else { return Ok(all) };
        after = last.number;
        let waiting = page.iter().filter(|kept| kept.item.kind == Kind::QUARANTINED);
        all.extend(waiting.filter_map(|kept| held(circle, kept)));
    }
}

/// Whether a coordinator decided about something, here or elsewhere.
pub(crate) fn is_decided(known: &Known, id: &Id) -> bool {
    known.book.all::<VerdictId>().any(|(_, v)| ids_of(&v.items).any(|item| item == *id))
}

/// Takes a coordinator's word in that things count.
pub(crate) fn take_release(road: &Road, release: &QuarantineRelease) -> Result<()> {
    let (device, life) = (DeviceId::new(release.device), IncarnationId::new(release.incarnation));
    let items = Bytes(release.items.concat());
    road.write(|known, pen| {
        let same = |v: &Verdict| (v.device, v.life, &v.items) == (device, life, &items);
        if known.book.all::<VerdictId>().any(|(_, v)| v.released && same(v)) {
            return Ok(());
        }
        let at = pen.now().at;
        let items = items.clone();
        let record = Verdict { device, life, items, released: true, at, rest: Rest::NONE };
        pen.add(known.personal, record).map(|_| ())
    })
}

/// Marks what came late, once.
pub(crate) fn mark_late(road: &Road, late: &[(EntityId, Id)]) -> Result<()> {
    if late.is_empty() {
        return Ok(());
    }
    road.write(|known, pen| {
        let at = pen.now().at;
        let mut marked = BTreeSet::new();
        for (entity, device) in late {
            let before = known.book.under::<LateId>(*entity).next().is_some();
            if !before && marked.insert(*entity) {
                let device = DeviceId::new(*device);
                pen.add(known.personal, Late { entity: *entity, device, at, rest: Rest::NONE })?;
            }
        }
        Ok(())
    })
}

/// The entity that a letter's content is a state of.
pub(crate) fn entity_of(known: &Known, content: &[u8]) -> Option<EntityId> {
    Revision::from_content(content, known.personal, known.author, None).map(|r| r.entity)
}
