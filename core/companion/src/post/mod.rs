//! The post: what goes out and comes in, over the spool that works while the app is locked.
//!
//! The vault is the truth: what was written, and (as [`field::record::Dispatch`]) what was sealed
//! to whom. The spool only carries. Were it lost, everything in it is made anew from the vault or
//! comes again from the hub.

pub(crate) mod circle;
pub(crate) mod erasing;
pub(crate) mod following;
pub(crate) mod granted;
pub(crate) mod incoming;
pub(crate) mod letters;
pub(crate) mod mail;
pub(crate) mod opening;
pub(crate) mod outgoing;
pub(crate) mod pile;
pub(crate) mod quarantine;
pub(crate) mod records;
pub(crate) mod reread;
pub(crate) mod sharing;
pub(crate) mod store;
pub(crate) mod word;

use crate::error::{Error, Result};
use crate::phone::{Keystore, KeystoreEntry};
use crate::running::Running;
use crate::secrets::{fresh_secret, keep, load};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use sync::{Client, Endpoint, Trust};
use vault::{Mark, Spool};

/// The vault's file within the app's folder.
pub(crate) const VAULT_FILE: &str = "vault.db";

/// The spool's file within the app's folder.
pub(crate) const SPOOL_FILE: &str = "spool.db";

/// The spool, shared by the locked app and its sessions.
pub(crate) struct Post {
    /// `None` once the session was locked.
    spool: Mutex<Option<Spool>>,
    home: PathBuf,
    /// What goes on between this phone and the hub.
    pub(crate) running: Running,
}

/// Notes that the spool keeps by name.
pub(crate) mod note {
    /// What opens the hub's door: 32 bytes.
    pub(crate) const TOKEN: &str = "token";
    /// Where the hub is.
    pub(crate) const HUB: &str = "hub";
    /// SHA-256 of its certificate.
    pub(crate) const PIN: &str = "pin";
    /// The last signed roster.
    pub(crate) const ROSTER: &str = "roster";
    /// When the hub took the roster that revoked a device, by life.
    pub(crate) const REVOKED: &str = "revoked";
    /// The last signed heartbeat.
    pub(crate) const HEARTBEAT: &str = "heartbeat";
    /// When the hub was last heard, UTC ms.
    pub(crate) const HEARD: &str = "heard";
    /// By how much the hub's clock is ahead of this device's, ms.
    pub(crate) const AHEAD: &str = "ahead";
    /// Why the last try did not work.
    pub(crate) const TROUBLE: &str = "trouble";
    /// Which messages were taken in.
    pub(crate) const MAIL: &str = "mail";
    /// When everything was last read again because something was missing, UTC ms.
    pub(crate) const REREAD: &str = "reread";
    /// Who follows each shared stream, as the hub was told last.
    pub(crate) const MEMBERS: &str = "members";
    /// The last word of each device.
    pub(crate) const WORDS: &str = "words";
    /// Which team, which device and which of its lives this is: 16 bytes each.
    pub(crate) const SELF: &str = "self";
    /// When to remind: moments, UTC ms.
    pub(crate) const REMINDERS: &str = "reminders";
    /// Which letters are missing where they should be, and since when.
    pub(crate) const AGAIN: &str = "again";
}

impl Post {
    /// Opens the spool in `home`, or makes one.
    pub(crate) fn open(home: &Path, keystore: &dyn Keystore) -> Result<Self> {
        let key = match load(keystore, KeystoreEntry::Spool)? {
            Some(key) => key,
            None => {
                let key = fresh_secret()?;
                keep(keystore, KeystoreEntry::Spool, &key)?;
                key
            }
        };
        let (spool, found) = Spool::open(&home.join(SPOOL_FILE), &key)?;
        tracing::info!(?found, "spool opened");
        let running = Running::default();
        Ok(Self { spool: Mutex::new(Some(spool)), home: home.to_owned(), running })
    }

    /// Whether it can be used.
    pub(crate) fn is_open(&self) -> bool {
        self.spool.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Does something with the spool.
    pub(crate) fn with<T>(
        &self,
        act: impl FnOnce(&mut Spool) -> std::result::Result<T, vault::Error>,
    ) -> Result<T> {
        let mut spool = self.spool.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(act(spool.as_mut().ok_or(Error::Locked)?)?)
    }

    /// Closes the spool and lets go of its file.
    pub(crate) fn close(&self) -> Result<()> {
        match self.spool.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(spool) => Ok(spool.close()?),
            None => Ok(()),
        }
    }

    /// Closes the spool and removes it.
    pub(crate) fn wipe(&self) -> Result<()> {
        self.close()?;
        Ok(Spool::wipe(&self.home.join(SPOOL_FILE))?)
    }

    /// The folder of the app's files.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    pub(crate) fn note(&self, name: &str) -> Result<Option<Vec<u8>>> {
        self.with(|spool| spool.note(name))
    }

    pub(crate) fn keep(&self, name: &str, bytes: &[u8]) -> Result<()> {
        self.with(|spool| spool.keep_notes(&[(name, Some(bytes))]))
    }

    /// The last mark of a line that is in the spool or with the hub.
    pub(crate) fn queued_mark(&self, line: Mark) -> Result<u64> {
        let same = |mark: &Mark| (mark.stream, mark.epoch) == (line.stream, line.epoch);
        self.with(|spool| {
            let sent = spool.sent_marks().into_iter().filter(same).map(|m| m.counter).max();
            let mut last = sent.unwrap_or(0);
            let mut after = 0;
            loop {
                let page = spool.waiting(after, 1_000)?;
                let Some(end) = page.last() else { return Ok(last) };
                after = end.number;
                let marks = page.iter().filter_map(|queued| queued.parcel.mark);
                last = marks.filter(same).map(|m| m.counter).max().unwrap_or(0).max(last);
            }
        })
    }

    /// A client of the hub, when there is one.
    pub(crate) fn client(&self) -> Result<Option<Client>> {
        let (hub, pin) = (self.note(note::HUB)?, self.note(note::PIN)?);
        let token = self.note(note::TOKEN)?.and_then(|t| <[u8; 32]>::try_from(t).ok());
        let Some(hub) = hub.and_then(|h| String::from_utf8(h).ok()) else { return Ok(None) };
        let pin = pin.and_then(|p| <[u8; 32]>::try_from(p).ok());
        Ok(client_of(&hub, pin, token))
    }
}

/// A client of the hub at an address; `None` when the address cannot be used.
pub(crate) fn client_of(
    hub: &str,
    pin: Option<[u8; 32]>,
    token: Option<[u8; 32]>,
) -> Option<Client> {
    let trust = pin.map_or(Trust::Loopback, Trust::Pinned);
    Client::new(&Endpoint::new(hub, trust).ok()?, token).ok()
}
