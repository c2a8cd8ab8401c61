//! The team: founding, inviting, joining, revoking.

use crate::error::{Error, Result};
use crate::road::Road;
use field::id::{DeviceId, InviteeId};
use field::time::Instant;
use std::sync::Arc;

/// The team.
pub struct Team {
    road: Arc<Road>,
}

/// What somebody may do in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roles {
    /// Goes to people.
    pub worker: bool,
    /// Gets summaries and alarms.
    pub supervisor: bool,
    /// Invites and revokes.
    pub coordinator: bool,
}

/// This device's place in a team, and who else is in it.
#[derive(Clone, PartialEq)]
pub struct TeamView {
    /// Where this device stands.
    pub place: Place,
    /// Everyone whom the signed roster lists.
    pub members: Vec<MemberView>,
    /// Whether the roster's signed heartbeat is out of date: a revocation may be withheld.
    pub stale: bool,
}

/// Where this device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In no team.
    Alone,
    /// Asked to join; the coordinator has not signed yet.
    Asked,
    /// In the team.
    Member(Roles),
    /// Revoked.
    Revoked,
}

/// Somebody in the team.
#[derive(Clone, PartialEq)]
pub struct MemberView {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub name: String,
    /// What it may do.
    pub roles: Roles,
    /// Whether it is this one.
    pub here: bool,
    /// When its last signed word was heard.
    pub heard: Option<Instant>,
}

/// An invitation, to be shown as a QR code or handed over as text; it works once.
#[derive(Clone, PartialEq, Eq)]
pub struct InvitationView {
    /// Which one.
    pub invitee: InviteeId,
    /// The text.
    pub text: String,
    /// Until when it works.
    pub until: Instant,
}

impl Team {
    pub(crate) fn new(road: Arc<Road>) -> Self {
        Self { road }
    }

    /// Where this device stands and who is in the team.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn view(&self) -> Result<TeamView> {
        let _ = &self.road;
        Ok(TeamView { place: Place::Alone, members: Vec::new(), stale: false })
    }

    /// Starts a team with the founding invitation that the hub's owner was given. This device
    /// becomes its coordinator, and a supervisor.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::Unreachable`], and what storage can meet.
    pub fn found(&self, invitation: &str) -> Result<TeamView> {
        let _ = invitation;
        Err(Error::NotFound)
    }

    /// Asks to join with an invitation. The coordinator's device signs at its next sync.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::Unreachable`], and what storage can meet.
    pub fn join(&self, invitation: &str) -> Result<TeamView> {
        let _ = invitation;
        Err(Error::NotFound)
    }

    /// Invites somebody. Coordinators only.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::Unreachable`], and what storage can meet.
    pub fn invite(&self, name: &str, roles: Roles) -> Result<InvitationView> {
        let _ = (name, roles);
        Err(Error::NotFound)
    }

    /// Takes a device out of the team; with `wipe` it wipes itself when it hears of it, after
    /// which what it still had to send waits in quarantine. Coordinators only.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::Unreachable`], and what storage can meet.
    pub fn revoke(&self, device: DeviceId, wipe: bool) -> Result<TeamView> {
        let _ = (device, wipe);
        Err(Error::NotFound)
    }
}
