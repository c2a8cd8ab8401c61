//! What a revoked device still had to send: the coordinator sees how much it is and from whom,
//! and lets it count or not. Nobody but those it was for can read it.

use super::{NOT_COORDINATOR, Team};
use crate::error::{Error, Result};
use crate::post::circle::Circle;
use crate::post::letters::{Letter, said, send};
use crate::post::quarantine::{Held, all_held, is_decided};
use field::Rest;
use field::id::{DeviceId, EntityId, IncarnationId, LateId, VerdictId};
use field::record::{Bytes, Verdict};
use field::time::Instant;
use seal::roster::role;
use std::collections::BTreeMap;
use vault::Parcel;
use wire::body::Purpose;
use wire::{Kind, Open, StreamKind};

/// What waits of one revoked device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineView {
    /// The device.
    pub device: DeviceId,
    /// Whose it was.
    pub name: String,
    /// Records in cases.
    pub records: u32,
    /// Messages to people: summaries and the like.
    pub messages: u32,
    /// When the first of it came.
    pub since: Instant,
}

/// Something that was taken in from a quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateView {
    /// What: a summary, a record of a case.
    pub entity: EntityId,
    /// Whose device it came from.
    pub name: String,
    /// When it was taken in.
    pub at: Instant,
}

/// Items named in one verdict: it has to fit into a message.
const AT_ONCE: usize = 5_000;

impl Team {
    /// What waits in quarantine, by device; the longest waiting first. Coordinators only: for
    /// everyone else it is empty.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn quarantined(&self) -> Result<Vec<QuarantineView>> {
        let mut all: BTreeMap<DeviceId, QuarantineView> = BTreeMap::new();
        let Some((circle, waiting)) = self.waiting()? else { return Ok(Vec::new()) };
        for held in waiting {
            let device = DeviceId::new(held.revoked.device);
            let view = all.entry(device).or_insert_with(|| QuarantineView {
                device,
                name: circle.name_of(&held.revoked.device),
                records: 0,
                messages: 0,
                since: Instant(held.received_ms),
            });
            view.records += u32::from(held.item.kind == Kind::ENVELOPE);
            view.messages += u32::from(held.item.kind == Kind::MESSAGE);
            view.since = view.since.min(Instant(held.received_ms));
        }
        let mut all: Vec<QuarantineView> = all.into_values().collect();
        all.retain(|view| view.records + view.messages > 0);
        all.sort_by_key(|view| view.since);
        Ok(all)
    }

    /// Lets what a revoked device still sent count: at the next syncs it reaches those whom it was
    /// for, who see that it came from quarantine. Coordinators only.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::NotFound`] when nothing of it waits, and what storage can
    /// meet. Trying again is safe.
    pub fn release(&self, device: DeviceId) -> Result<()> {
        let (circle, held) = self.of(device)?;
        // Queued first: should the phone stop here, it stands in the list still, and the hub takes
        // the same thing once.
        let listed = circle.roster.roster().member(&device.bytes()).is_some();
        let members = if listed { vec![device.bytes()] } else { Vec::new() };
        let open = Open { kind: StreamKind::COMPARTMENT, members };
        let parcel = |held: &Held| {
            let open = match held.item.kind {
                Kind::MESSAGE => None,
                Kind::ENVELOPE | Kind::BATCH_HEAD | Kind::TOMBSTONE => Some(open.clone()),
                // What it said about itself and the team is out of date.
                _ => return None,
            };
            Some(Parcel { stream: held.stream, open, item: held.item.clone(), mark: None })
        };
        let parcels: Vec<Parcel> = held.iter().filter_map(parcel).collect();
        self.post.with(|spool| spool.queue(&parcels, None))?;
        self.decide(&held, true)
    }

    /// Leaves what a revoked device still sent where it is: nobody reads it. Coordinators only.
    ///
    /// # Errors
    /// As [`Team::release`].
    pub fn discard(&self, device: DeviceId) -> Result<()> {
        let (_, held) = self.of(device)?;
        self.decide(&held, false)
    }

    /// What this device took in from a quarantine, the latest first.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn came_late(&self) -> Result<Vec<LateView>> {
        self.road.read(|known, _| {
            let circle = Circle::load(known, &self.post)?;
            let name = |device: DeviceId| {
                circle.as_ref().map(|c| c.name_of(&device.bytes())).unwrap_or_default()
            };
            let late = known.book.all::<LateId>().rev();
            Ok(late
                .map(|(_, l)| LateView { entity: l.entity, name: name(l.device), at: l.at })
                .collect())
        })
    }

    /// Follows the quarantine of everyone who was revoked, and tells everyone what counts.
    pub(super) fn tend_quarantine(&self, circle: &Circle) -> Result<()> {
        let streams: Vec<_> = circle.quarantines().into_keys().collect();
        self.post.with(|spool| spool.follow(&streams, false))?;
        let (others, verdicts) = self.road.read(|known, _| {
            let own = |id: &VerdictId| known.wrote((*id).into());
            let released = known.book.all::<VerdictId>().filter(|(id, v)| v.released && own(id));
            let ids: Vec<VerdictId> = released.map(|(id, _)| id).collect();
            Ok((circle.others(known), ids))
        })?;
        if verdicts.is_empty() {
            return Ok(());
        }
        let purpose = Purpose::QUARANTINE_RELEASE.0;
        for to in &others {
            let due = self.road.read(|known, _| {
                let said = said(known, to);
                let told = |about| said.iter().any(|(p, e, _)| (*p, *e) == (purpose, Some(about)));
                let letters = verdicts.iter().map(|id| EntityId::from(*id));
                let letters = letters.filter(|about| !told(*about));
                Ok(letters.map(|about| Letter { purpose, about: Some(about) }).collect::<Vec<_>>())
            })?;
            if !due.is_empty() {
                send(&self.road, &self.post, to, &due)?;
            }
        }
        Ok(())
    }

    /// What waits, nothing of it decided yet; `None` where this is no coordinator's device.
    fn waiting(&self) -> Result<Option<(Circle, Vec<Held>)>> {
        let circle = self.road.read(|known, _| {
            let circle = Circle::load(known, &self.post)?;
            Ok(circle.filter(|circle| {
                circle.me(known).is_some_and(|me| me.roles & role::COORDINATOR != 0)
            }))
        })?;
        let Some(circle) = circle else { return Ok(None) };
        let mut held = all_held(&self.post, &circle)?;
        self.road.read(|known, _| {
            held.retain(|one| !is_decided(known, &one.id));
            Ok(())
        })?;
        Ok(Some((circle, held)))
    }

    fn of(&self, device: DeviceId) -> Result<(Circle, Vec<Held>)> {
        let (circle, mut held) = self.waiting()?.ok_or(NOT_COORDINATOR)?;
        held.retain(|one| one.revoked.device == device.bytes());
        if held.is_empty() { Err(Error::NotFound) } else { Ok((circle, held)) }
    }

    /// Writes down what was decided, so that it is not asked again.
    fn decide(&self, held: &[Held], released: bool) -> Result<()> {
        let mut lives = BTreeMap::<_, Vec<_>>::new();
        for one in held {
            let life = (one.revoked.device, one.revoked.incarnation);
            lives.entry(life).or_default().push(one.id);
        }
        self.road.write(|known, pen| {
            let at = pen.now().at;
            for ((device, life), ids) in &lives {
                for ids in ids.chunks(AT_ONCE) {
                    let record = Verdict {
                        device: DeviceId::new(*device),
                        life: IncarnationId::new(*life),
                        items: Bytes(ids.concat()),
                        released,
                        at,
                        rest: Rest::NONE,
                    };
                    pen.add(known.personal, record)?;
                }
            }
            Ok(())
        })
    }
}
