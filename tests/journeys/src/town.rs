//! A hub, a worker's phone and a supervisor's device in one team.
#![allow(clippy::panic, reason = "a stage that cannot be set fails the journey on it")]

use crate::Stage;
use companion::data::DeviceId;
use companion::{AlarmView, Roles, Session, SyncView};
use hub::{Clock, Config, Hub};
use seal::invitation::Invitation;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// A hub on loopback, a supervisor who founded the team, and a worker who joined it.
pub struct Town {
    /// The hub's clock.
    pub clock: Clock,
    /// The hub; `None` while it is down.
    pub hub: Option<Hub>,
    /// The supervisor's device.
    pub supervisor: (Stage, Session),
    /// The worker's phone.
    pub worker: (Stage, Session),
    scratch: TempDir,
}

impl Default for Town {
    fn default() -> Self {
        Self::new()
    }
}

impl Town {
    /// A team of two.
    #[must_use]
    pub fn new() -> Self {
        Self::through(|hub| hub)
    }

    /// A team of two who reach the hub by another address: what stands there passes on what comes
    /// for the hub's own address, which is handed over.
    #[must_use]
    pub fn through(road: impl FnOnce(SocketAddr) -> SocketAddr) -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let supervisor = Stage::ready();
        let worker = Stage::ready();
        let clock = Clock::standing(worker.0.now().0);
        let hub = Hub::start(&Config::loopback(scratch.path()), clock.clone()).unwrap();
        let mut invitation = Invitation::from_text(&hub.founding_invitation().unwrap()).unwrap();
        let (own, given) = (hub.address(), road(hub.address()));
        invitation.hub = invitation.hub.replace(&own.to_string(), &given.to_string());
        supervisor.1.team().found(&invitation.to_text()).unwrap();
        let town = Self { clock, hub: Some(hub), supervisor, worker, scratch };
        town.sync_supervisor();
        let roles = Roles { worker: true, supervisor: false, coordinator: false };
        let invitation = town.supervisor.1.team().invite("Noor Verzonnen", roles).unwrap();
        town.worker.1.team().join(&invitation.text).unwrap();
        town.sync_supervisor();
        town.sync_worker();
        town
    }

    /// One more phone in the team.
    #[must_use]
    pub fn colleague(&self, name: &str) -> (Stage, Session) {
        let phone = Stage::ready();
        phone.0.minutes((self.worker.0.now().0 - phone.0.now().0) / 60_000);
        let roles = Roles { worker: true, supervisor: false, coordinator: false };
        let invitation = self.supervisor.1.team().invite(name, roles).unwrap();
        phone.1.team().join(&invitation.text).unwrap();
        self.sync_supervisor();
        phone.1.sync().now().unwrap();
        self.sync_worker();
        phone
    }

    /// Which device somebody's is, beside the supervisor.
    #[must_use]
    pub fn device_of(&self, name: &str) -> DeviceId {
        let team = self.supervisor.1.team().view().unwrap();
        team.members.iter().find(|m| m.name == name && !m.here).unwrap().device
    }

    /// Where the hub's files stand.
    #[must_use]
    pub fn hub_folder(&self) -> &Path {
        self.scratch.path()
    }

    /// Starts the hub, at the address that the phones know.
    pub fn start_hub_at(&mut self, address: Option<SocketAddr>) {
        let mut config = Config::loopback(self.scratch.path());
        if let Some(address) = address {
            config.listen = address;
        }
        self.hub = Some(Hub::start(&config, self.clock.clone()).unwrap());
    }

    /// Stops the hub and starts it again on the same files.
    pub fn restart_hub(&mut self) {
        let address = self.hub.take().map(|hub| hub.address());
        self.start_hub_at(address);
    }

    /// Syncs the supervisor's device until an alarm sounds there; the hub needs a moment.
    pub fn until_it_sounds(&self) -> AlarmView {
        for _ in 0..100 {
            self.sync_supervisor();
            let alarms = self.supervisor.1.supervision().alarms().unwrap();
            if let Some(alarm) = alarms.into_iter().find(|alarm| alarm.sounding) {
                return alarm;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("nothing sounded within five seconds")
    }

    /// Time passes for everyone.
    pub fn minutes(&self, minutes: i64) {
        self.supervisor.0.minutes(minutes);
        self.worker.0.minutes(minutes);
        self.clock.set(self.worker.0.now().0);
    }

    /// The worker's phone syncs.
    pub fn sync_worker(&self) -> SyncView {
        self.worker.1.sync().now().unwrap()
    }

    /// The supervisor's device syncs.
    pub fn sync_supervisor(&self) -> SyncView {
        self.supervisor.1.sync().now().unwrap()
    }
}
