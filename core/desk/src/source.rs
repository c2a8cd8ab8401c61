//! What the page asks for, so that it can be shown over a stage as well as over a vault.

use companion::data::{AlarmId, DeviceId, LocalDate, SummaryId};
use companion::{
    AlarmView, Cursor, DigestView, ErasureView, InvitationView, QuarantineView, ReceivedPage,
    ReceivedView, Result, Roles, Session, StandingView, SummaryFilter, SyncView, TeamView,
};

/// What an unlocked vault answers to the page: the areas Supervision, Erasing, Team and Sync of
/// [`Session`], with their meaning and errors.
#[expect(clippy::missing_errors_doc, reason = "they are those of the areas it stands for")]
pub trait Source: Send + Sync {
    /// See [`companion::Supervision::summaries`].
    fn summaries(
        &self,
        filter: SummaryFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<ReceivedPage>;
    /// See [`companion::Supervision::read`].
    fn read(&self, summary: SummaryId) -> Result<ReceivedView>;
    /// See [`companion::Supervision::follow_up`].
    fn follow_up(&self, summary: SummaryId, wanted: bool) -> Result<ReceivedView>;
    /// See [`companion::Supervision::standings`].
    fn standings(&self) -> Result<Vec<StandingView>>;
    /// See [`companion::Erasing::standing`].
    fn erased(&self) -> Result<Vec<ErasureView>>;
    /// See [`companion::Supervision::digest`].
    fn digest(&self, from: LocalDate, until: LocalDate) -> Result<DigestView>;
    /// See [`companion::Supervision::alarms`].
    fn alarms(&self) -> Result<Vec<AlarmView>>;
    /// See [`companion::Supervision::saw_alarm`].
    fn saw_alarm(&self, alarm: AlarmId) -> Result<AlarmView>;
    /// See [`companion::Team::view`].
    fn team(&self) -> Result<TeamView>;
    /// See [`companion::Team::found`].
    fn found(&self, invitation: &str) -> Result<TeamView>;
    /// See [`companion::Team::join`].
    fn join(&self, invitation: &str) -> Result<TeamView>;
    /// See [`companion::Team::invite`].
    fn invite(&self, name: &str, roles: Roles) -> Result<InvitationView>;
    /// See [`companion::Team::revoke`].
    fn revoke(&self, device: DeviceId, wipe: bool) -> Result<TeamView>;
    /// See [`companion::Team::quarantined`].
    fn quarantined(&self) -> Result<Vec<QuarantineView>>;
    /// See [`companion::Team::release`].
    fn release(&self, device: DeviceId) -> Result<()>;
    /// See [`companion::Team::discard`].
    fn discard(&self, device: DeviceId) -> Result<()>;
    /// See [`companion::Sync::state`].
    fn sync_state(&self) -> Result<SyncView>;
    /// See [`companion::Sync::now`].
    fn sync_now(&self) -> Result<SyncView>;
    /// See [`Session::lock`].
    fn lock(&self) -> Result<()>;
}

impl Source for Session {
    fn summaries(
        &self,
        filter: SummaryFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<ReceivedPage> {
        self.supervision().summaries(filter, after, limit)
    }
    fn read(&self, summary: SummaryId) -> Result<ReceivedView> {
        self.supervision().read(summary)
    }
    fn follow_up(&self, summary: SummaryId, wanted: bool) -> Result<ReceivedView> {
        self.supervision().follow_up(summary, wanted)
    }
    fn standings(&self) -> Result<Vec<StandingView>> {
        self.supervision().standings()
    }
    fn erased(&self) -> Result<Vec<ErasureView>> {
        self.erasing().standing()
    }
    fn digest(&self, from: LocalDate, until: LocalDate) -> Result<DigestView> {
        self.supervision().digest(from, until)
    }
    fn alarms(&self) -> Result<Vec<AlarmView>> {
        self.supervision().alarms()
    }
    fn saw_alarm(&self, alarm: AlarmId) -> Result<AlarmView> {
        self.supervision().saw_alarm(alarm)
    }
    fn team(&self) -> Result<TeamView> {
        Self::team(self).view()
    }
    fn found(&self, invitation: &str) -> Result<TeamView> {
        Self::team(self).found(invitation)
    }
    fn join(&self, invitation: &str) -> Result<TeamView> {
        Self::team(self).join(invitation)
    }
    fn invite(&self, name: &str, roles: Roles) -> Result<InvitationView> {
        Self::team(self).invite(name, roles)
    }
    fn revoke(&self, device: DeviceId, wipe: bool) -> Result<TeamView> {
        Self::team(self).revoke(device, wipe)
    }
    fn quarantined(&self) -> Result<Vec<QuarantineView>> {
        Self::team(self).quarantined()
    }
    fn release(&self, device: DeviceId) -> Result<()> {
        Self::team(self).release(device)
    }
    fn discard(&self, device: DeviceId) -> Result<()> {
        Self::team(self).discard(device)
    }
    fn sync_state(&self) -> Result<SyncView> {
        self.sync().state()
    }
    fn sync_now(&self) -> Result<SyncView> {
        self.sync().now()
    }
    fn lock(&self) -> Result<()> {
        Self::lock(self)
    }
}
