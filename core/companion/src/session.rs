//! The app while it is unlocked: one object per area, all over the same road.

use crate::anchor;
use crate::areas::{Calls, Cases, Directory, Forms, Plans, Todays, Visits};
use crate::erasing::Erasing;
use crate::error::Result;
use crate::phone::{Keystore, Listener, Subscription};
use crate::post::Post;
use crate::recovery::Recovery;
use crate::reminders::Reminding;
use crate::road::Road;
use crate::safety::Safety;
use crate::settings::Settings;
use crate::supervision::Supervision;
use crate::sync::Sync;
use crate::team::Team;
use std::sync::Arc;
use vault::Damage;

/// An unlocked vault. After [`Session::lock`] everything returns [`crate::Error::Locked`].
pub struct Session {
    road: Arc<Road>,
    keystore: Arc<dyn Keystore>,
    post: Arc<Post>,
    /// Keeps the moments of reminders up to date.
    _reminding: Subscription,
}

impl Session {
    pub(crate) fn new(road: Road, keystore: Arc<dyn Keystore>, post: Arc<Post>) -> Self {
        let road = Arc::new(road);
        let reminding = Reminding { road: Arc::downgrade(&road), post: Arc::clone(&post) };
        let reminding = road.listeners().add(Arc::new(reminding));
        Self { road, keystore, post, _reminding: reminding }
    }

    /// What was found wrong in the file so far; empty as a rule. The sound rest is here;
    /// [`crate::Companion::rescue`] keeps the damaged file aside.
    ///
    /// What is shown was checked when it was opened. All of the file is looked at while it is
    /// opened, or within seconds after that: listeners are told when something is found then.
    #[must_use]
    pub fn damage(&self) -> Vec<Damage> {
        self.road.checkup().found()
    }

    /// As [`Session::damage`], once all of the file was looked at, or everything is locked.
    #[must_use]
    pub fn damage_of_all(&self) -> Vec<Damage> {
        self.road.checkup().wait()
    }

    /// Reports, people and cases.
    #[must_use]
    pub fn cases(&self) -> Cases {
        Cases::over(&self.road)
    }

    /// Attempts, visits and their summaries.
    #[must_use]
    pub fn visits(&self) -> Visits {
        Visits::over(&self.road)
    }

    /// Call plans, calls, rounds and promises.
    #[must_use]
    pub fn calls(&self) -> Calls {
        Calls::over(&self.road)
    }

    /// Partners.
    #[must_use]
    pub fn directory(&self) -> Directory {
        Directory::over(&self.road)
    }

    /// Plans and spending.
    #[must_use]
    pub fn plans(&self) -> Plans {
        Plans::over(&self.road)
    }

    /// Today, and search.
    #[must_use]
    pub fn today(&self) -> Todays {
        Todays::over(&self.road)
    }

    /// Sheets that are not done.
    #[must_use]
    pub fn forms(&self) -> Forms {
        Forms::over(&self.road)
    }

    /// What a supervisor sees.
    #[must_use]
    pub fn supervision(&self) -> Supervision {
        Supervision::new(Arc::clone(&self.road))
    }

    /// The team.
    #[must_use]
    pub fn team(&self) -> Team {
        Team::new(Arc::clone(&self.road), Arc::clone(&self.post))
    }

    /// Syncing with the hub.
    #[must_use]
    pub fn sync(&self) -> Sync {
        Sync::new(Arc::clone(&self.road), Arc::clone(&self.post), Arc::clone(&self.keystore))
    }

    /// The recovery code.
    #[must_use]
    pub fn recovery(&self) -> Recovery {
        Recovery::new(Arc::clone(&self.road), Arc::clone(&self.post))
    }

    /// Erasing cases, and who has not confirmed it.
    #[must_use]
    pub fn erasing(&self) -> Erasing {
        let keystore = Arc::clone(&self.keystore);
        Erasing::new(Arc::clone(&self.road), Arc::clone(&self.post), keystore)
    }

    /// Whether this vault is an older copy of itself, by its anchor or by what the hub has of this
    /// device: what was written since is missing here. It can be read and not be written to;
    /// [`crate::Companion::rescue`] goes on from it as a new life of the device.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn rolled_back(&self) -> Result<bool> {
        self.road.vault(|vault| Ok(vault.is_older_copy()))
    }

    pub(crate) fn road(&self) -> &Road {
        &self.road
    }

    pub(crate) fn post(&self) -> &Post {
        &self.post
    }

    /// Safety timers.
    #[must_use]
    pub fn safety(&self) -> Safety {
        Safety::new(Arc::clone(&self.road), Arc::clone(&self.post))
    }

    /// The worker, the pack, PIN and biometrics.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings::new(Arc::clone(&self.road), Arc::clone(&self.post), Arc::clone(&self.keystore))
    }

    /// Tells `listener` which entities change, until the subscription is dropped.
    #[must_use = "dropping the subscription ends it"]
    pub fn listen(&self, listener: Arc<dyn Listener>) -> Subscription {
        self.road.listeners().add(listener)
    }

    /// Writes what `fill` does in a few large transactions, for taking over a caseload. It is
    /// acknowledged when this returns, and told to listeners then. What other threads write
    /// meanwhile is acknowledged as always.
    ///
    /// # Errors
    /// What `fill` returns: what it wrote until then is kept. What storage can meet: then
    /// everything is locked, and unlocking shows what is kept.
    pub fn import(&self, fill: impl FnOnce(&Self) -> Result<()>) -> Result<()> {
        self.road.import(|| fill(self))
    }

    /// Closes the vault and wipes keys and texts from memory.
    ///
    /// # Errors
    /// [`crate::Error::StorageFull`]: what was written is safe all the same.
    pub fn lock(&self) -> Result<()> {
        // Nor does it fail over the snapshot: without one, the next unlock reads everything.
        if let Err(error) = self.road.keep_snapshot() {
            tracing::warn!(%error, "no snapshot was kept");
        }
        // Locking never fails over the anchor: the one before stands, and the next pause mends it.
        if let Err(error) = anchor::set(&self.road, self.post.home(), self.keystore.as_ref()) {
            tracing::warn!(%error, "not anchored");
        }
        self.road.lock()
    }
}
