//! The other end: a hub on loopback, and the supervisor's device.

use crate::demo::DemoError;
use crate::demo::phone::StageClock;
use crate::demo::scenario::Scenario;
use companion::{Companion, Keystore, Roles, Session, WorkerDraft};
use desk::{Desk, Supervisor};
use hub::{Clock, Config, Hub};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The other end.
pub(crate) struct Office {
    /// The hub's clock.
    pub(crate) clock: Clock,
    /// The supervisor's device, unlocked.
    pub(crate) supervisor: Session,
    companion: Companion,
    folder: PathBuf,
    // Dropped last: the hub stops when everybody has gone.
    _hub: Hub,
}

impl Office {
    /// Starts a hub and founds a team on the supervisor's device.
    pub(crate) fn open(
        home: &Path,
        device: PathBuf,
        keystore: Arc<dyn Keystore>,
        scenario: &Scenario,
        clock: &Arc<StageClock>,
        pack: &[u8],
    ) -> Result<Self, DemoError> {
        let folder = home.join("hub");
        std::fs::create_dir_all(&folder)?;
        let hub_clock = Clock::standing(clock.now().0);
        let hub = Hub::start(&Config::loopback(&folder), hub_clock.clone())?;
        let companion = Companion::new(device, keystore, clock.clone());
        let who = WorkerDraft {
            name: scenario.supervisor.name.clone(),
            organisation: scenario.supervisor.organisation.clone(),
            function: scenario.supervisor.function.clone(),
        };
        let supervisor = companion.set_up(scenario.pin.as_bytes(), &who, Some(pack))?;
        supervisor.team().found(&hub.founding_invitation()?)?;
        Ok(Self { clock: hub_clock, supervisor, companion, folder, _hub: hub })
    }

    /// Lets a worker's phone into the team: an invitation, and one sync of each side.
    pub(crate) fn let_in(&self, phone: &Session, name: &str) -> Result<(), DemoError> {
        self.supervisor.sync().now()?;
        let roles = Roles { worker: true, supervisor: false, coordinator: false };
        let invitation = self.supervisor.team().invite(name, roles)?;
        phone.team().join(&invitation.text)?;
        self.supervisor.sync().now()?;
        phone.sync().now()?;
        Ok(())
    }

    /// Serves the supervisor's page, unlocked, and says where: the link works once.
    pub(crate) fn desk(self, clock: Arc<StageClock>) -> Result<(Desk, String), DemoError> {
        let supervisor =
            Supervisor { companion: self.companion, clock, open: Some(Arc::new(self.supervisor)) };
        let desk = Desk::start(0, supervisor)?;
        let link = desk.link()?;
        Ok((desk, link))
    }

    /// How many bytes the hub keeps.
    pub(crate) fn hub_bytes(&self) -> Result<u64, DemoError> {
        let mut bytes = 0;
        for file in std::fs::read_dir(&self.folder)? {
            bytes += file?.metadata()?.len();
        }
        Ok(bytes)
    }
}
