//! Who follows a compartment, as the records in it say, and what follows from that. Whoever
//! follows may share it further and take others out; the signed roster says who is in the team at
//! all, and the hub lets nobody else read.

use crate::known::Known;
use crate::post::circle::Circle;
use field::id::{CaseId, CompartmentId, EntityId, FollowingId};
use field::record::{Following, Record};
use field::revision::Revision;
use field::time::Instant;
use std::collections::BTreeMap;

/// A device that follows a compartment, or did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Follower {
    /// The record that says so; the latest, when it was shared more than once.
    pub(crate) record: FollowingId,
    pub(crate) device: [u8; 16],
    pub(crate) since: Instant,
    /// `None` as long as it follows.
    pub(crate) until: Option<Instant>,
    /// The last key that it was given.
    pub(crate) epoch: u32,
}

/// Everyone who follows a compartment, or did; who began first stands first. Two phones may have
/// written about one of them at once: then taken out counts, and the later key.
pub(crate) fn followers(known: &Known, compartment: CompartmentId) -> Vec<Follower> {
    let mut all: BTreeMap<[u8; 16], Follower> = BTreeMap::new();
    for (record, _) in known.book.under::<FollowingId>(about(compartment)) {
        let Some(new) = one(known, compartment, record) else { continue };
        all.entry(new.device)
            .and_modify(|old| {
                let epoch = old.epoch.max(new.epoch);
                if (old.since, old.record) < (new.since, new.record) {
                    *old = new;
                }
                old.epoch = epoch;
            })
            .or_insert(new);
    }
    let mut all: Vec<Follower> = all.into_values().collect();
    all.sort_unstable_by_key(|follower| (follower.since, follower.device));
    all
}

fn one(known: &Known, compartment: CompartmentId, record: FollowingId) -> Option<Follower> {
    let heads = known.book.heads(record.into());
    // What stands elsewhere says nothing about this compartment.
    let here = heads.into_iter().filter(|head| head.compartment == compartment);
    let mut all = here.filter_map(|head| following(head)).filter(|f| f.compartment == compartment);
    let first = all.next()?;
    let start = Follower {
        record,
        device: first.device.bytes(),
        since: first.since,
        until: first.until,
        epoch: first.epoch,
    };
    Some(all.fold(start, |folded, head| Follower {
        since: folded.since.min(head.since),
        until: folded.until.into_iter().chain(head.until).min(),
        epoch: folded.epoch.max(head.epoch),
        ..folded
    }))
}

fn following(revision: &Revision) -> Option<&Following> {
    Following::of(&revision.body)
}

/// What records and letters about a compartment are found under.
pub(crate) fn about(compartment: CompartmentId) -> EntityId {
    EntityId::new(compartment.bytes())
}

/// The compartments of a case: its own, and the one shared with another employer.
pub(crate) fn compartments_of(known: &Known, case: CaseId) -> Vec<CompartmentId> {
    let own = known.book.compartment(case.into());
    let shared = known.book.get(case).and_then(|case| case.shared);
    own.into_iter().chain(shared).filter(|c| *c != known.personal).collect()
}

/// The compartments that more than one device follows, or did.
pub(crate) fn shared(known: &Known) -> Vec<CompartmentId> {
    let mut all: Vec<CompartmentId> = known
        .book
        .all::<FollowingId>()
        .map(|(_, following)| following.compartment)
        .filter(|compartment| *compartment != known.personal)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What this device wrote down when it was taken out of a compartment, or given it again.
pub(crate) fn own_word(
    known: &Known,
    compartment: CompartmentId,
) -> Option<(FollowingId, Following)> {
    let personal =
        |id: FollowingId| known.book.compartment(id.into()).is_some_and(|c| c == known.personal);
    let mut all = known.book.under::<FollowingId>(about(compartment)).rev();
    all.find(|(id, _)| personal(*id)).map(|(id, f)| (id, f.clone()))
}

/// Whether this device was taken out of a compartment.
pub(crate) fn is_out(known: &Known, compartment: CompartmentId) -> bool {
    own_word(known, compartment).is_some_and(|(_, following)| following.until.is_some())
}

impl Circle {
    /// The devices that follow a compartment and are in the team; the first of them looks after
    /// what only one should do.
    pub(crate) fn following(&self, all: &[Follower]) -> Vec<Follower> {
        let listed =
            |f: &&Follower| f.until.is_none() && self.roster.roster().member(&f.device).is_some();
        all.iter().filter(listed).copied().collect()
    }

    /// Whether a device follows a compartment now, by the records that are here.
    pub(crate) fn follows(
        &self,
        known: &Known,
        compartment: CompartmentId,
        device: &[u8; 16],
    ) -> bool {
        self.following(&followers(known, compartment)).iter().any(|f| f.device == *device)
    }

    /// The device whose case a compartment is: the first of those that follow it.
    pub(crate) fn first_of(&self, known: &Known, compartment: CompartmentId) -> Option<[u8; 16]> {
        self.following(&followers(known, compartment)).first().map(|first| first.device)
    }

    /// Whether this device is the one that tells supervisors how a case stands.
    pub(crate) fn leads(&self, known: &Known, case: CaseId) -> bool {
        let Some(compartment) = known.book.compartment(case.into()) else { return false };
        let me = known.author.device.bytes();
        let first = self.first_of(known, compartment);
        first.is_none_or(|first| first == me) && !is_out(known, compartment)
    }
}
