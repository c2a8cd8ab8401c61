//! The core while locked, and while unlocked.

use crate::areas::{
    Calls, Cases, Directory, Erasing, Forms, Plans, Recovery, Safety, Settings, Supervision, Sync,
    Team, Todays, Visits,
};
use crate::error::Result;
use crate::phone::{Clock, Keystore, LentClock, LentKeystore, LentListener, Listener};
use companion::data::Instant;
use companion::{LockedSyncView, WorkerDraft};
use std::sync::Arc;
use zeroize::Zeroizing;

pub use companion::State;

/// The core, locked. One per process.
#[derive(uniffi::Object)]
pub struct Companion(companion::Companion);

/// What stands on this device.
#[uniffi::remote(Enum)]
pub enum State {
    /// Nothing yet: set up.
    New,
    /// A locked vault.
    Locked {
        /// Seconds until the next try; 0 when it may be now.
        wait_s: u64,
        /// Tries before everything is wiped.
        tries_left: u32,
        /// Whether a fingerprint may be enough now.
        biometrics: bool,
    },
    /// A vault of another device, or one whose keystore was emptied.
    OtherDevice,
    /// Written by a newer version: update the app.
    Newer,
    /// Damaged: rescue keeps the file and recovers what is sound.
    Damaged,
    /// Wiped after too many tries.
    Wiped,
}

/// What a rescue brought.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RescuedView {
    /// Records carried over.
    pub recovered: u64,
    /// How many things were wrong in the file.
    pub damaged: u32,
    /// Where the damaged file is kept.
    pub kept_as: String,
}

/// A rescue: the session over what was sound, and what it brought.
#[derive(uniffi::Record)]
pub struct Rescued {
    /// The session.
    pub session: Arc<Session>,
    /// What it brought.
    pub view: RescuedView,
}

#[uniffi::export]
impl Companion {
    /// The core over the files in `home` (made when needed).
    #[uniffi::constructor]
    pub fn new(home: String, keystore: Arc<dyn Keystore>, clock: Arc<dyn Clock>) -> Self {
        let keystore = Arc::new(LentKeystore(keystore));
        Self(companion::Companion::new(home, keystore, Arc::new(LentClock::new(clock))))
    }

    /// What stands here.
    pub fn state(&self) -> Result<State> {
        Ok(self.0.state()?)
    }

    /// Sets this device up: a new vault under a PIN of six digits or more, the worker's name,
    /// and the municipality's pack (the signed file) when there is one already.
    pub fn set_up(
        &self,
        pin: Vec<u8>,
        worker: WorkerDraft,
        pack: Option<Vec<u8>>,
    ) -> Result<Arc<Session>> {
        let pin = Zeroizing::new(pin);
        Ok(Session::over(self.0.set_up(&pin, &worker, pack.as_deref())?))
    }

    /// Unlocks with the PIN. A wrong one is counted before it is tried.
    pub fn unlock_with_pin(&self, pin: Vec<u8>) -> Result<Arc<Session>> {
        let pin = Zeroizing::new(pin);
        Ok(Session::over(self.0.unlock_with_pin(&pin)?))
    }

    /// Unlocks with the key that a fingerprint or face released from the keystore.
    pub fn unlock_with_biometrics(&self, released: Vec<u8>) -> Result<Arc<Session>> {
        let released = Zeroizing::new(released);
        Ok(Session::over(self.0.unlock_with_biometrics(&released)?))
    }

    /// Starts anew from the backup that a recovery card and its code open.
    pub fn recover(&self, card: String, code: String, pin: Vec<u8>) -> Result<Arc<Session>> {
        let (code, pin) = (Zeroizing::new(code), Zeroizing::new(pin));
        Ok(Session::over(self.0.recover(&card, &code, &pin)?))
    }

    /// Keeps a damaged vault aside and opens what is sound of it.
    pub fn rescue(&self, pin: Vec<u8>) -> Result<Rescued> {
        let pin = Zeroizing::new(pin);
        let rescued = self.0.rescue(&pin)?;
        let view = RescuedView {
            recovered: rescued.recovered,
            damaged: u32::try_from(rescued.damage.len()).unwrap_or(u32::MAX),
            kept_as: rescued.kept_as.to_string_lossy().into_owned(),
        };
        Ok(Rescued { session: Session::over(rescued.session), view })
    }

    /// Sends what waits sealed and fetches what is new, unopened. Opens nothing; beside a session
    /// it does nothing.
    pub fn sync_while_locked(&self) -> Result<LockedSyncView> {
        Ok(self.0.sync_while_locked()?)
    }

    /// When to remind of something, the earliest first: moments and nothing else.
    pub fn reminders(&self) -> Result<Vec<Instant>> {
        Ok(self.0.reminders()?)
    }

    /// Destroys everything on this device: keys first.
    pub fn wipe(&self) -> Result<()> {
        Ok(self.0.wipe()?)
    }
}

/// An unlocked vault. After `lock` everything throws that it is locked.
#[derive(uniffi::Object)]
pub struct Session(companion::Session);

impl Session {
    fn over(session: companion::Session) -> Arc<Self> {
        Arc::new(Self(session))
    }
}

/// Listening, for as long as this is kept.
#[derive(uniffi::Object)]
pub struct Subscription {
    _kept: companion::Subscription,
}

#[uniffi::export]
impl Session {
    /// How many things were found wrong in the file while it was opened; 0 as a rule. The sound
    /// rest is here; a rescue keeps the damaged file aside.
    pub fn damage(&self) -> u32 {
        u32::try_from(self.0.damage().len()).unwrap_or(u32::MAX)
    }

    /// Reports, people and cases.
    pub fn cases(&self) -> Cases {
        Cases(self.0.cases())
    }

    /// Attempts, visits and their summaries.
    pub fn visits(&self) -> Visits {
        Visits(self.0.visits())
    }

    /// Call plans, calls, rounds and promises.
    pub fn calls(&self) -> Calls {
        Calls(self.0.calls())
    }

    /// Partners.
    pub fn directory(&self) -> Directory {
        Directory(self.0.directory())
    }

    /// Sheets that are not done.
    pub fn forms(&self) -> Forms {
        Forms(self.0.forms())
    }

    /// Plans and spending.
    pub fn plans(&self) -> Plans {
        Plans(self.0.plans())
    }

    /// Today, and search.
    pub fn today(&self) -> Todays {
        Todays(self.0.today())
    }

    /// What a supervisor sees.
    pub fn supervision(&self) -> Supervision {
        Supervision(self.0.supervision())
    }

    /// The team.
    pub fn team(&self) -> Team {
        Team(self.0.team())
    }

    /// Syncing with the hub.
    pub fn sync(&self) -> Sync {
        Sync(self.0.sync())
    }

    /// The recovery code.
    pub fn recovery(&self) -> Recovery {
        Recovery(self.0.recovery())
    }

    /// Erasing cases, and who has not confirmed it.
    pub fn erasing(&self) -> Erasing {
        Erasing(self.0.erasing())
    }

    /// Whether this vault is an older copy of itself: what was written since is missing here. It
    /// can be read and not be written to; a rescue goes on from it.
    pub fn rolled_back(&self) -> Result<bool> {
        Ok(self.0.rolled_back()?)
    }

    /// Safety timers.
    pub fn safety(&self) -> Safety {
        Safety(self.0.safety())
    }

    /// The worker, the pack, PIN and biometrics.
    pub fn settings(&self) -> Settings {
        Settings(self.0.settings())
    }

    /// Tells `listener` which entities change, until the subscription is closed.
    pub fn listen(&self, listener: Arc<dyn Listener>) -> Subscription {
        Subscription { _kept: self.0.listen(Arc::new(LentListener(listener))) }
    }

    /// Closes the vault and wipes keys and texts from memory.
    pub fn lock(&self) -> Result<()> {
        Ok(self.0.lock()?)
    }
}
