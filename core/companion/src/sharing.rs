//! Sharing a case with a colleague's phone, or with another device of one's own.
//!
//! Who follows a case has its whole past and writes in it; a change on two phones at once shows
//! as such. Taking it back makes a fresh key for what comes after: what somebody has read stays
//! read. A device gets cases one by one, or all that are open, by an act; what is personal (own
//! contacts, marks, settings) stays on the device where it was made.

use crate::areas::Cases;
use crate::error::{Error, Result};
use crate::post::circle::Circle;
use crate::post::following::{compartments_of, followers, is_out};
use crate::post::sharing::{renew_key, take_out};
use field::Rest;
use field::id::{CaseId, DeviceId};
use field::record::{Following, Phase};
use field::time::Instant;

/// A device that follows a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowerView {
    /// The device.
    pub device: DeviceId,
    /// Whose it is, by the team's roster.
    pub name: String,
    /// Whether it is this one.
    pub here: bool,
    /// Since when.
    pub since: Instant,
    /// Until when; `None` as long as it does.
    pub until: Option<Instant>,
    /// Whether the keys are on their way to it.
    pub given: bool,
}

impl Cases {
    /// Shares a case with a device of the team. At the next sync it gets the keys, then the whole
    /// past of the case; from then on both write in it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a case that this device does not follow, or a device that is not in
    /// the team; and what storage can meet.
    pub fn share_with(&self, case: CaseId, device: DeviceId) -> Result<Vec<FollowerView>> {
        self.road.write(|known, pen| {
            let circle = Circle::require(known, self.road.post())?;
            let me = known.author.device;
            let opened = known.get(case)?.opened;
            if device == me || circle.roster.roster().member(&device.bytes()).is_none() {
                return Err(Error::NotFound);
            }
            for compartment in compartments_of(known, case) {
                if is_out(known, compartment) {
                    return Err(Error::NotFound);
                }
                let all = followers(known, compartment);
                let follows =
                    |d: DeviceId| all.iter().any(|f| f.device == d.bytes() && f.until.is_none());
                // Shared again, it begins after it ended.
                let ended = all.iter().find(|f| f.device == device.bytes()).and_then(|f| f.until);
                let again = ended.map_or(pen.now().at, |at| pen.now().at.max(Instant(at.0 + 1)));
                for (device, since) in [(me, opened), (device, again)] {
                    if !follows(device) {
                        let rest = Rest::NONE;
                        let record =
                            Following { compartment, device, since, until: None, epoch: 0, rest };
                        pen.add(compartment, record)?;
                    }
                }
            }
            Ok(())
        })?;
        self.shared_with(case)
    }

    /// Shares every open case that this device follows with another one: one's own second device,
    /// or a colleague who takes over for a while. Returns how many. Cases that are opened later
    /// are shared by an act of their own.
    ///
    /// # Errors
    /// As [`Cases::share_with`].
    pub fn share_all_with(&self, device: DeviceId) -> Result<u32> {
        let open = self.road.read(|known, _| {
            let here = |case| !compartments_of(known, case).iter().any(|c| is_out(known, *c));
            let open = known.book.all::<CaseId>().filter(|(_, c)| c.phase != Phase::Closed);
            Ok(open.map(|(case, _)| case).filter(|case| here(*case)).collect::<Vec<_>>())
        })?;
        for case in &open {
            self.share_with(*case, device)?;
        }
        Ok(u32::try_from(open.len()).unwrap_or(u32::MAX))
    }

    /// Takes a case back from a device. What is written from now on stands under a fresh key that
    /// it never gets, and the hub serves it nothing more of the case. What it has, it has.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it does not follow the case; and what storage can meet.
    pub fn stop_sharing(&self, case: CaseId, device: DeviceId) -> Result<Vec<FollowerView>> {
        let (circle, compartments) = self.road.read(|known, _| {
            known.get(case)?;
            if device == known.author.device {
                return Err(Error::NotFound);
            }
            Ok((Circle::require(known, self.road.post())?, compartments_of(known, case)))
        })?;
        let mut did = false;
        for compartment in compartments {
            did |= take_out(&self.road, compartment, &device.bytes())?;
            renew_key(&self.road, &circle, compartment)?;
        }
        if did { self.shared_with(case) } else { Err(Error::NotFound) }
    }

    /// Who follows a case, and who did; who began first stands first. Empty when it was never
    /// shared.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn shared_with(&self, case: CaseId) -> Result<Vec<FollowerView>> {
        self.road.read(|known, _| {
            known.get(case)?;
            let Some(own) = known.book.compartment(case.into()) else { return Ok(Vec::new()) };
            let circle = Circle::load(known, self.road.post())?;
            let me = known.author.device.bytes();
            let taken_out = crate::post::following::own_word(known, own);
            let taken_out = taken_out.and_then(|(_, following)| following.until);
            let view = |f: crate::post::following::Follower| {
                let listed = circle.as_ref().map(|c| c.roster.roster().member(&f.device).is_some());
                let here = f.device == me;
                let name = circle.as_ref().map(|c| c.name_of(&f.device)).unwrap_or_default();
                let until = if here { taken_out.or(f.until) } else { f.until };
                (listed == Some(true) || until.is_some()).then_some(FollowerView {
                    device: DeviceId::new(f.device),
                    name,
                    here,
                    since: f.since,
                    until,
                    given: here || f.epoch > 0,
                })
            };
            Ok(followers(known, own).into_iter().filter_map(view).collect())
        })
    }
}
