//! The app while it is locked: setting up, unlocking, rescuing, wiping.

use crate::anchor;
use crate::background::{Background, remember};
use crate::erasing;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::pack::open_pack;
use crate::phone::{Clock, Keystore, KeystoreEntry};
use crate::post::{Post, SPOOL_FILE, VAULT_FILE, incoming, reread, word};
use crate::reminders;
use crate::road::{Road, load, random};
use crate::secrets::{
    forget_secrets, fresh_secret, good_pin, keep, open_with, refused_unlock, secrets, settle_table,
};
use crate::session::Session;
use crate::settings::WorkerDraft;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use vault::{Argon2Params, Condition, Damage, KeystoreSecrets, NewVault, Secret32, Spool, Vault};

/// Wrong PINs in a row after which everything is wiped.
pub(crate) const TRIES: u32 = 12;

/// How long a fingerprint is enough after the PIN was given.
const PIN_EVERY_MS: i64 = 72 * 60 * 60 * 1000;

/// The app without a screen, locked. One per process.
pub struct Companion {
    home: PathBuf,
    keystore: Arc<dyn Keystore>,
    clock: Arc<dyn Clock>,
    pub(crate) pin_cost: Argon2Params,
    /// When the PIN was last given in this process; `None` after a restart.
    pin_given: Mutex<Option<i64>>,
    /// What uses the spool.
    pub(crate) background: Background,
}

/// What stands on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
pub struct Rescued {
    /// The session over what was sound.
    pub session: Session,
    /// Records carried over.
    pub recovered: u64,
    /// What was wrong, by row.
    pub damage: Vec<Damage>,
    /// Where the damaged file is kept.
    pub kept_as: PathBuf,
}

impl Companion {
    /// The companion over the files in `home` (made when needed).
    pub fn new(
        home: impl Into<PathBuf>,
        keystore: Arc<dyn Keystore>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            home: home.into(),
            keystore,
            clock,
            pin_cost: Argon2Params::PHONE,
            pin_given: Mutex::new(None),
            background: Background::default(),
        }
    }

    /// What stands here.
    ///
    /// # Errors
    /// When keystore or storage do not answer.
    pub fn state(&self) -> Result<State> {
        match vault::condition(&self.file()) {
            Condition::Absent => return Ok(State::New),
            Condition::Newer { .. } => return Ok(State::Newer),
            Condition::Damaged | Condition::Foreign => return Ok(State::Damaged),
            Condition::Present => {}
        }
        let secrets = match secrets(self.keystore.as_ref()) {
            Err(Error::Refused(Refusal::OtherDevice)) => return Ok(State::OtherDevice),
            found => found?,
        };
        match vault::lockout(&self.file(), &secrets.device, self.clock.now_ms()) {
            Ok(lockout) => Ok(State::Locked {
                wait_s: lockout.wait_s,
                tries_left: lockout.tries_left,
                biometrics: self.pin_is_fresh(),
            }),
            Err(vault::Error::WrongDevice) => Ok(State::OtherDevice),
            Err(vault::Error::Wiped) => Ok(State::Wiped),
            Err(vault::Error::Damaged) => Ok(State::Damaged),
            Err(other) => Err(other.into()),
        }
    }

    /// Sets this device up: a new vault under a PIN of six digits or more, the worker's name,
    /// and the municipality's pack (the signed file) when there is one already.
    ///
    /// # Errors
    /// [`Rejection::AlreadySetUp`], [`Refusal::WeakPin`], what a pack may be refused for, and
    /// what storage can meet. Then nothing is left behind.
    pub fn set_up(&self, pin: &[u8], worker: &WorkerDraft, pack: Option<&[u8]>) -> Result<Session> {
        self.nothing_stands_here()?;
        good_pin(pin)?;
        pack.map(open_pack).transpose()?;
        self.make_home()?;
        anchor::forget(&self.home, self.keystore.as_ref())?;
        let secrets = KeystoreSecrets { device: fresh_secret()?, table: fresh_secret()? };
        keep(self.keystore.as_ref(), KeystoreEntry::Device, &secrets.device)?;
        keep(self.keystore.as_ref(), KeystoreEntry::Table, &secrets.table)?;
        let new = NewVault {
            team: random()?,
            author: vault::Author { device: random()?, incarnation: random()? },
            pin_cost: self.pin_cost,
            tries: TRIES,
        };
        let vault = Vault::create(&self.file(), &secrets, pin, &new, self.clock.now_ms())?;
        self.pin_was_given();
        self.begin(vault, worker, pack).inspect_err(|_| {
            // Half set up is worse than not: the reason it failed is what the user has to know.
            let _ = self.wipe();
        })
    }

    /// A vault may be made here; another one would lose its keys.
    pub(crate) fn nothing_stands_here(&self) -> Result<()> {
        match vault::condition(&self.file()) {
            Condition::Absent => Ok(()),
            _ => Err(Error::Rejected { code: Rejection::AlreadySetUp }),
        }
    }

    fn begin(&self, vault: Vault, worker: &WorkerDraft, pack: Option<&[u8]>) -> Result<Session> {
        let session = self.open(vault)?;
        session.settings().introduce(worker)?;
        if let Some(pack) = pack {
            session.settings().take_pack(pack)?;
        }
        Ok(session)
    }

    /// Unlocks with the PIN. A wrong one is counted before it is tried.
    ///
    /// # Errors
    /// [`Refusal`], [`Error::Corrupt`], [`Error::Newer`], [`Error::InUse`].
    pub fn unlock_with_pin(&self, pin: &[u8]) -> Result<Session> {
        let vault = open_with(self.keystore.as_ref(), |secrets| {
            Vault::unlock_pin(&self.file(), secrets, pin, self.clock.now_ms())
        })?;
        let vault = vault.map_err(|error| self.refused(error))?;
        self.pin_was_given();
        self.open(vault)
    }

    /// Unlocks with the key that a fingerprint or face released from the keystore.
    ///
    /// # Errors
    /// [`Refusal::PinNeeded`] after a restart, every 72 hours, and when none was set.
    pub fn unlock_with_biometrics(&self, released: &[u8]) -> Result<Session> {
        if !self.pin_is_fresh() {
            return Err(Error::Refused(Refusal::PinNeeded));
        }
        let released = Secret32::from_slice(released).ok_or(Error::Refused(Refusal::PinNeeded))?;
        let vault = open_with(self.keystore.as_ref(), |secrets| {
            Vault::unlock_biometric(&self.file(), secrets, &released, self.clock.now_ms())
        })?;
        self.open(vault?)
    }

    /// Keeps a damaged vault aside and opens what is sound of it.
    ///
    /// # Errors
    /// As [`Companion::unlock_with_pin`]; [`Error::Corrupt`] when nothing can be opened, the file
    /// untouched.
    pub fn rescue(&self, pin: &[u8]) -> Result<Rescued> {
        let rescue = open_with(self.keystore.as_ref(), |secrets| {
            vault::rescue(&self.file(), secrets, pin, self.clock.now_ms())
        })?;
        let rescue = rescue.map_err(|error| self.refused(error))?;
        self.pin_was_given();
        // It was the anchor of the file that is kept aside.
        anchor::forget(&self.home, self.keystore.as_ref())?;
        let session = self.open(rescue.vault)?;
        reread::after_rescue(session.post())?;
        Ok(Rescued {
            session,
            recovered: rescue.recovered,
            damage: rescue.lost,
            kept_as: rescue.kept_as,
        })
    }

    /// Destroys everything on this device: keys first.
    ///
    /// # Errors
    /// When keystore or storage do not answer.
    pub fn wipe(&self) -> Result<()> {
        let leaving = self.leaving();
        forget_secrets(self.keystore.as_ref())?;
        *self.pin_given.lock().unwrap_or_else(PoisonError::into_inner) = None;
        vault::wipe(&self.file())?;
        Spool::wipe(&self.home.join(SPOOL_FILE))?;
        // Only now: whether the hub answers changes nothing about what is gone.
        if let Some(leaving) = leaving {
            leaving.say();
        }
        Ok(())
    }

    pub(crate) fn open(&self, mut vault: Vault) -> Result<Session> {
        settle_table(self.keystore.as_ref(), &vault)?;
        anchor::look(&mut vault, &self.home, self.keystore.as_ref())?;
        let loaded = load(vault)?;
        let damaged = loaded.damage.as_ref().map(Vec::len);
        tracing::info!(rows = loaded.known.book.size().1, ?damaged, "vault opened");
        let open = || Post::open(&self.home, self.keystore.as_ref());
        let post = self.background.session(open)?;
        let road = Road::new(loaded, Arc::clone(&self.clock), Arc::clone(&post));
        // Unlocking never fails over what the spool holds: it stays, and comes in at the next sync.
        let taken_in = incoming::take_in(&road, &post)
            .and_then(|()| word::notice_older_copy(&road, &post))
            .and_then(|()| remember(&road, &post))
            .and_then(|()| reminders::keep(&road, &post));
        if let Err(error) = taken_in {
            tracing::warn!(%error, "the spool was not taken in");
        }
        // What was decided to be erased is gone before anything is shown.
        erasing::finish_or_hide(&road, &post, self.keystore.as_ref())?;
        Ok(Session::new(road, Arc::clone(&self.keystore), post))
    }

    /// The folder of the app's files.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// What a failed try means; when it was the last one, nothing of the app is left.
    fn refused(&self, error: vault::Error) -> Error {
        if error == vault::Error::Wiped
            && let Err(failed) = Spool::wipe(&self.home.join(SPOOL_FILE))
        {
            return failed.into();
        }
        refused_unlock(self.keystore.as_ref(), error)
    }

    pub(crate) fn keystore(&self) -> &dyn Keystore {
        self.keystore.as_ref()
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }

    /// The folder of the app's files, made when needed.
    pub(crate) fn make_home(&self) -> Result<()> {
        std::fs::create_dir_all(&self.home).map_err(|_| Error::ReadOnly)
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.home.join(VAULT_FILE)
    }

    pub(crate) fn pin_was_given(&self) {
        let now = self.clock.now_ms();
        *self.pin_given.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
    }

    /// A clock that went back counts as stale: then the PIN is asked.
    fn pin_is_fresh(&self) -> bool {
        let given = *self.pin_given.lock().unwrap_or_else(PoisonError::into_inner);
        given.is_some_and(|at| (0..PIN_EVERY_MS).contains(&(self.clock.now_ms() - at)))
    }
}
