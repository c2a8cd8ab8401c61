//! The team as this device can prove it: the signed roster, its heartbeat, the names.

use crate::error::{Error, Result};
use crate::known::Known;
use crate::post::quarantine::Revocations;
use crate::post::{Post, note};
use seal::heartbeat::Heartbeat;
use seal::names::{self, Name};
use seal::roster::{Member, SignedRoster, role};
use seal::team::TeamKey;

/// The team as this device can prove it.
pub(crate) struct Circle {
    pub(crate) team: [u8; 16],
    pub(crate) roster: SignedRoster,
    pub(crate) heartbeat: Option<Heartbeat>,
    /// `None` until a coordinator granted it.
    pub(crate) key: Option<TeamKey>,
    names: Vec<Name>,
    pub(crate) revocations: Revocations,
}

impl Circle {
    /// The team; `None` before a roster has come.
    pub(crate) fn load(known: &Known, post: &Post) -> Result<Option<Self>> {
        let Some(membership) = known.membership() else { return Ok(None) };
        let team = membership.team.bytes();
        let Some(bytes) = post.note(note::ROSTER)? else { return Ok(None) };
        let Ok(roster) = SignedRoster::verify(&bytes, &team) else { return Ok(None) };
        let heartbeat = post.note(note::HEARTBEAT)?;
        let heartbeat = heartbeat.and_then(|b| Heartbeat::verify(&b, &roster.roster().root).ok());
        let key = known.team_key();
        let opened =
            key.iter().find_map(|key| names::open(&roster.roster().names, key, &team).ok());
        let revocations = Revocations::load(known, post)?;
        let names = opened.unwrap_or_default();
        Ok(Some(Self { team, roster, heartbeat, key, names, revocations }))
    }

    /// The team, or [`Error::NotFound`].
    pub(crate) fn require(known: &Known, post: &Post) -> Result<Self> {
        Self::load(known, post)?.ok_or(Error::NotFound)
    }

    /// This device in the roster, in this life.
    pub(crate) fn me(&self, known: &Known) -> Option<&Member> {
        let member = self.roster.roster().member(&known.author.device.bytes())?;
        (member.incarnation == known.author.incarnation.bytes()).then_some(member)
    }

    /// Everyone else.
    pub(crate) fn others(&self, known: &Known) -> Vec<Member> {
        let me = known.author.device.bytes();
        let all = self.roster.roster().members.iter();
        all.filter(|m| m.device != me).cloned().collect()
    }

    /// The supervisors' devices, this one not among them.
    pub(crate) fn supervisors(&self, known: &Known) -> Vec<Member> {
        let mut others = self.others(known);
        others.retain(|m| m.roles & role::SUPERVISOR != 0);
        others
    }

    /// Whose a device is; empty when the names cannot be read yet.
    pub(crate) fn name_of(&self, device: &[u8; 16]) -> String {
        let name = self.names.iter().find(|n| n.device == *device);
        name.map(|n| n.name.clone()).unwrap_or_default()
    }

    /// Every name, for the next roster.
    pub(crate) fn names(&self) -> Vec<Name> {
        self.names.clone()
    }

    /// Whether the heartbeat is missing or out of date: then sealing to people waits.
    pub(crate) fn stale(&self, now_ms: i64) -> bool {
        self.heartbeat.as_ref().is_none_or(|h| h.stale(now_ms))
    }
}
