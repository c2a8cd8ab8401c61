//! The team and who is in it.

use crate::error::Result;
use companion::data::DeviceId;
use companion::{InvitationView, LateView, QuarantineView, Roles, TeamView};

/// The team and who is in it.
#[derive(uniffi::Object)]
pub struct Team(pub(crate) companion::Team);

#[uniffi::export]
impl Team {
    /// Where this device stands and who is in the team.
    pub fn view(&self) -> Result<TeamView> {
        Ok(self.0.view()?)
    }

    /// Invites somebody. Coordinators only.
    pub fn invite(&self, name: String, roles: Roles) -> Result<InvitationView> {
        Ok(self.0.invite(&name, roles)?)
    }

    /// Takes a device out of the team; with `wipe` it wipes itself when it hears of it, after
    /// which what it still had to send waits in quarantine. Coordinators only.
    pub fn revoke(&self, device: DeviceId, wipe: bool) -> Result<TeamView> {
        Ok(self.0.revoke(device, wipe)?)
    }

    /// What waits in quarantine, by device; the longest waiting first. Empty for everyone but
    /// coordinators.
    pub fn quarantined(&self) -> Result<Vec<QuarantineView>> {
        Ok(self.0.quarantined()?)
    }

    /// Lets what a revoked device still sent count: it goes to those it was for. Coordinators only.
    pub fn release(&self, device: DeviceId) -> Result<()> {
        Ok(self.0.release(device)?)
    }

    /// Leaves out what a revoked device still sent. Coordinators only.
    pub fn discard(&self, device: DeviceId) -> Result<()> {
        Ok(self.0.discard(device)?)
    }

    /// What was taken in here from a quarantine.
    pub fn came_late(&self) -> Result<Vec<LateView>> {
        Ok(self.0.came_late()?)
    }

    /// Starts a team with the founding invitation that the hub's owner was given. This device
    /// becomes its coordinator, and a supervisor.
    pub fn found(&self, invitation: String) -> Result<TeamView> {
        Ok(self.0.found(&invitation)?)
    }

    /// Asks to join with an invitation. The coordinator's device signs at its next sync.
    pub fn join(&self, invitation: String) -> Result<TeamView> {
        Ok(self.0.join(&invitation)?)
    }
}
