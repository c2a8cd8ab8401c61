//! The app while it is locked: setting up, unlocking, rescuing, wiping.

use crate::error::{Error, Refusal, Rejection, Result};
use crate::phone::{Clock, Keystore, KeystoreEntry};
use crate::road::{Known, Road, random};
use crate::session::Session;
use crate::settings::{self, WorkerDraft};
use field::book::Book;
use field::id::{CompartmentId, DeviceId, IncarnationId};
use field::revision::{Author, Revision};
use field::time::Instant;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use vault::{Argon2Params, Condition, Damage, KeystoreSecrets, NewVault, Secret32, Vault};
use zeroize::Zeroizing;

/// Wrong PINs in a row after which everything is wiped.
const TRIES: u32 = 12;

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
        if vault::condition(&self.file()) != Condition::Absent {
            return Err(Error::Rejected { code: Rejection::AlreadySetUp });
        }
        if pin.len() < vault::SHORTEST_PIN || !pin.iter().all(u8::is_ascii_digit) {
            return Err(Error::Refused(Refusal::WeakPin));
        }
        pack.map(settings::open_pack).transpose()?;
        std::fs::create_dir_all(&self.home).map_err(|_| Error::ReadOnly)?;
        let secrets = KeystoreSecrets { device: fresh_secret()?, table: fresh_secret()? };
        self.keep(KeystoreEntry::Device, &secrets.device)?;
        self.keep(KeystoreEntry::Table, &secrets.table)?;
        let new = NewVault {
            team: random()?,
            author: vault::Author { device: random()?, incarnation: random()? },
            pin_cost: self.pin_cost,
            tries: TRIES,
        };
        let vault = Vault::create(&self.file(), &secrets, pin, &new, self.clock.now_ms())?;
        self.pin_was_given();
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
        let secrets = secrets(self.keystore.as_ref())?;
        let vault = Vault::unlock_pin(&self.file(), &secrets, pin, self.clock.now_ms())?;
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
        let secrets = secrets(self.keystore.as_ref())?;
        let released = Secret32::from_slice(released).ok_or(Error::Refused(Refusal::PinNeeded))?;
        let vault =
            Vault::unlock_biometric(&self.file(), &secrets, &released, self.clock.now_ms())?;
        self.open(vault)
    }

    /// Keeps a damaged vault aside and opens what is sound of it.
    ///
    /// # Errors
    /// As [`Companion::unlock_with_pin`]; [`Error::Corrupt`] when nothing can be opened, the file
    /// untouched.
    pub fn rescue(&self, pin: &[u8]) -> Result<Rescued> {
        let secrets = secrets(self.keystore.as_ref())?;
        let rescue = vault::rescue(&self.file(), &secrets, pin, self.clock.now_ms())?;
        self.pin_was_given();
        Ok(Rescued {
            session: self.open(rescue.vault)?,
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
        for entry in [KeystoreEntry::Table, KeystoreEntry::Device] {
            self.keystore.remove(entry).map_err(|_| KEYSTORE)?;
        }
        *self.pin_given.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(vault::wipe(&self.file())?)
    }

    fn open(&self, vault: Vault) -> Result<Session> {
        let author = vault.author();
        let mut known = Known {
            book: Book::new(),
            pack: settings::no_pack(),
            author: Author {
                device: DeviceId::new(author.device),
                incarnation: IncarnationId::new(author.incarnation),
            },
            personal: CompartmentId::new(vault.personal()),
        };
        let mut unread = 0;
        let damage = vault.read(&mut |row| {
            let author = Author {
                device: DeviceId::new(row.author.device),
                incarnation: IncarnationId::new(row.author.incarnation),
            };
            let compartment = CompartmentId::new(row.compartment);
            let received = row.received_ms.map(Instant);
            match Revision::from_content(&row.content, compartment, author, received) {
                Some(revision) => known.take_in(revision),
                None => unread += 1,
            }
        })?;
        tracing::info!(rows = known.book.size().1, unread, damaged = damage.len(), "vault opened");
        let road = Road::new(vault, known, Arc::clone(&self.clock));
        Ok(Session::new(road, Arc::clone(&self.keystore), damage))
    }

    fn file(&self) -> PathBuf {
        self.home.join("vault.db")
    }

    fn keep(&self, entry: KeystoreEntry, secret: &Secret32) -> Result<()> {
        self.keystore.store(entry, secret.bytes()).map_err(|_| KEYSTORE)
    }

    fn pin_was_given(&self) {
        let now = self.clock.now_ms();
        *self.pin_given.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
    }

    /// A clock that went back counts as stale: then the PIN is asked.
    fn pin_is_fresh(&self) -> bool {
        let given = *self.pin_given.lock().unwrap_or_else(PoisonError::into_inner);
        given.is_some_and(|at| (0..PIN_EVERY_MS).contains(&(self.clock.now_ms() - at)))
    }
}

/// What the keystore holds for the vault; [`Refusal::OtherDevice`] when it holds nothing.
pub(crate) fn secrets(keystore: &dyn Keystore) -> Result<KeystoreSecrets> {
    let load = |entry| {
        let bytes = keystore.load(entry).map_err(|_| KEYSTORE)?.map(Zeroizing::new);
        let secret = bytes.and_then(|b| Secret32::from_slice(&b));
        secret.ok_or(Error::Refused(Refusal::OtherDevice))
    };
    Ok(KeystoreSecrets { device: load(KeystoreEntry::Device)?, table: load(KeystoreEntry::Table)? })
}

const KEYSTORE: Error = Error::Internal { code: 2 };

fn fresh_secret() -> Result<Secret32> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut()).map_err(|_| Error::Internal { code: 1 })?;
    Ok(Secret32::new(*bytes))
}
