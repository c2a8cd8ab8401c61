//! What sharing needs of the hub and of letters, done at each sync: keys to those who follow,
//! a fresh key once somebody no longer does, and the hub told who may read.

use crate::error::Result;
use crate::known::Known;
use crate::post::circle::Circle;
use crate::post::following::{Follower, about, followers, is_out, shared};
use crate::post::letters::{Letter, said, send};
use crate::post::{Post, note};
use crate::road::Road;
use field::id::{CompartmentId, EntityId, FollowingId};
use field::record::Following;
use field::time::Instant;
use seal::digest::item_id;
use std::collections::BTreeMap;
use sync::Client;
use wire::body::Purpose;
use wire::{ChangeMembers, Message};

/// One shared compartment, as it stands.
struct Shared {
    id: CompartmentId,
    stream: [u8; 16],
    /// The epoch that seals now.
    epoch: u32,
    all: Vec<Follower>,
    /// Those who follow and are in the team.
    now: Vec<Follower>,
    /// Whether this device looks after what only one should do.
    leads: bool,
}

/// Does what sharing needs, for every shared compartment that this device follows.
pub(crate) fn tend(road: &Road, post: &Post, client: &Client) -> Result<()> {
    let Some(circle) = road.read(|known, _| Circle::load(known, post))? else { return Ok(()) };
    let ids = road.read(|known, _| {
        if circle.me(known).is_none() {
            return Ok(Vec::new());
        }
        Ok(shared(known).into_iter().filter(|id| !is_out(known, *id)).collect())
    })?;
    for id in ids {
        let Some(compartment) = Shared::load(road, &circle, id)? else { continue };
        compartment.take_out_revoked(road)?;
        let Some(compartment) = Shared::load(road, &circle, id)? else { continue };
        compartment.change_key(road)?;
        let Some(compartment) = Shared::load(road, &circle, id)? else { continue };
        post.with(|spool| spool.follow(&[compartment.stream], false))?;
        compartment.tell_hub(post, client)?;
        compartment.tell_devices(road, post, &circle)?;
    }
    Ok(())
}

/// Makes a fresh key for what comes after, when the one in use was given to somebody who no
/// longer follows.
pub(crate) fn renew_key(road: &Road, circle: &Circle, id: CompartmentId) -> Result<()> {
    let Some(compartment) = Shared::load(road, circle, id)? else { return Ok(()) };
    if compartment.key_is_outside() {
        road.vault(|vault| vault.change_key(id.bytes()).map(|_| ()))?;
    }
    Ok(())
}

impl Shared {
    /// `None` when this device does not follow it, or has no key of it.
    fn load(road: &Road, circle: &Circle, id: CompartmentId) -> Result<Option<Self>> {
        let grant = road.vault(|vault| Ok(vault.grants(id.bytes()).pop()))?;
        let Some(grant) = grant else { return Ok(None) };
        road.read(|known, _| {
            let me = known.author.device.bytes();
            let all = followers(known, id);
            let now = circle.following(&all);
            let leads = now.first().is_some_and(|f| f.device == me);
            let (stream, epoch) = (grant.stream, grant.epoch);
            let here = now.iter().any(|f| f.device == me);
            Ok(here.then_some(Self { id, stream, epoch, all, now, leads }))
        })
    }

    fn gone(&self) -> impl Iterator<Item = &Follower> {
        self.all.iter().filter(|f| !self.now.contains(f))
    }

    /// Whether the key that seals now was given to somebody who no longer follows.
    fn key_is_outside(&self) -> bool {
        self.gone().any(|f| f.epoch >= self.epoch)
    }

    /// Who is out of the team follows nothing any more.
    fn take_out_revoked(&self, road: &Road) -> Result<()> {
        if !self.leads {
            return Ok(());
        }
        for follower in self.gone().filter(|f| f.until.is_none()) {
            take_out(road, self.id, &follower.device)?;
        }
        Ok(())
    }

    fn change_key(&self, road: &Road) -> Result<()> {
        if self.leads && self.key_is_outside() {
            road.vault(|vault| vault.change_key(self.id.bytes()).map(|_| ()))?;
        }
        Ok(())
    }

    /// Who may read and append, when that is not what the hub was told last.
    fn tell_hub(&self, post: &Post, client: &Client) -> Result<()> {
        let change = ChangeMembers {
            stream: self.stream,
            add: self.now.iter().map(|f| f.device).collect(),
            remove: self.gone().map(|f| f.device).collect(),
        };
        let word = item_id(&change.to_bytes()).to_vec();
        let told = post.note(note::MEMBERS)?.and_then(|bytes| minicbor::decode(&bytes).ok());
        let mut told: BTreeMap<Vec<u8>, Vec<u8>> = told.unwrap_or_default();
        if told.get(self.stream.as_slice()) == Some(&word) {
            return Ok(());
        }
        // A stream that nobody has written to yet is not there yet: again at the next sync.
        if client.ask(&change).is_ok() {
            told.insert(self.stream.to_vec(), word);
            post.keep(note::MEMBERS, &minicbor::to_vec(&told).unwrap_or_default())?;
        }
        Ok(())
    }

    /// Notes that a follower has the key that seals now.
    fn note_given(&self, road: &Road, follower: &Follower) -> Result<()> {
        road.write(|known, pen| match change(known, follower, |f| f.epoch = self.epoch) {
            Some(record) => pen.change(follower.record, record),
            None => Ok(()),
        })
    }

    /// Keys to those who follow and lack one; to those whom this device took out, that they are.
    fn tell_devices(&self, road: &Road, post: &Post, circle: &Circle) -> Result<()> {
        let me = road.vault(|vault| Ok(vault.author().device))?;
        if let Some(own) = self.now.iter().find(|f| f.device == me && f.epoch < self.epoch) {
            self.note_given(road, own)?;
        }
        let others = road.read(|known, _| Ok(circle.others(known)))?;
        for to in others {
            if let Some(follower) = self.now.iter().find(|f| f.device == to.device) {
                if follower.epoch >= self.epoch {
                    continue;
                }
                let purpose = Purpose::COMPARTMENT.0;
                send(road, post, &to, &[Letter { purpose, about: Some(about(self.id)) }])?;
                self.note_given(road, follower)?;
            } else if let Some(gone) = self.gone().find(|f| f.device == to.device) {
                let ended = EntityId::from(gone.record);
                let letter = Letter { purpose: Purpose::COMPARTMENT_END.0, about: Some(ended) };
                let due = road.read(|known, _| {
                    let told = said(known, &to);
                    let told =
                        told.iter().any(|(p, e, _)| (*p, *e) == (letter.purpose, letter.about));
                    Ok(!told && known.wrote(ended))
                })?;
                if due {
                    send(road, post, &to, &[letter])?;
                }
            }
        }
        Ok(())
    }
}

/// The record of a follower, changed; `None` when it is not here.
fn change(
    known: &Known,
    follower: &Follower,
    edit: impl FnOnce(&mut Following),
) -> Option<Following> {
    let mut record = known.book.get::<FollowingId>(follower.record)?.clone();
    // What other heads say is kept.
    record.until = follower.until;
    record.epoch = record.epoch.max(follower.epoch);
    edit(&mut record);
    Some(record)
}

/// Takes a device out of a compartment, as of now.
pub(crate) fn take_out(road: &Road, id: CompartmentId, device: &[u8; 16]) -> Result<bool> {
    road.write(|known, pen| {
        let now: Instant = pen.now().at;
        let all = followers(known, id);
        let follower = all.iter().find(|f| f.device == *device && f.until.is_none());
        let Some(follower) = follower else { return Ok(false) };
        match change(known, follower, |f| f.until = Some(now)) {
            Some(record) => pen.change(follower.record, record).map(|()| true),
            None => Ok(false),
        }
    })
}
