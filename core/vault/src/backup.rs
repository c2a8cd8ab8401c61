//! The keys of a vault, sealed, for the phone that takes the place of a lost one.

use crate::bytes::{decoded, encoded, fresh, fresh_secret};
use crate::compartment::Compartment;
use crate::contract::{Condition, Id, KeystoreSecrets};
use crate::error::Error;
use crate::lives::Life;
use crate::own::{Carried, Own};
use crate::unlock::{Foundation, UNFINISHED, Vault, long_enough};
use crate::{BOXES, file};
use minicbor::{Decode, Encode};
use seal::pin::Argon2Params;
use seal::{Secret32, Zeroizing, kdf, sealed};
use std::path::Path;

/// How a vault is made from a backup.
#[derive(Debug, Clone, Copy)]
pub struct Restoring {
    /// The cost of stretching the PIN.
    pub pin_cost: Argon2Params,
    /// How many wrong PINs in a row wipe the vault; at least 1.
    pub tries: u32,
}

/// The keys of a vault, opened with a key of recovery.
#[derive(Encode, Decode)]
#[cbor(map)]
pub struct Backup {
    #[n(1)]
    format: u32,
    #[cbor(n(2), with = "minicbor::bytes")]
    team: Id,
    #[cbor(n(3), with = "minicbor::bytes")]
    device: Id,
    /// Id of the personal compartment.
    #[cbor(n(4), with = "minicbor::bytes")]
    personal: Id,
    /// Its stream.
    #[cbor(n(5), with = "minicbor::bytes")]
    personal_stream: Id,
    /// Its key, and every life so far.
    #[n(6)]
    carried: Carried,
    /// The other compartments, each of their keys, ordered by id and epoch.
    #[n(7)]
    compartments: Vec<Compartment>,
    /// What the caller put beside them.
    #[cbor(n(8), with = "minicbor::bytes")]
    beside: Vec<u8>,
}

/// What stands alone at the front, so that a newer format is told before its content is read.
#[derive(Decode)]
#[cbor(map)]
struct Front {
    #[n(1)]
    format: u32,
}

const LABEL: &str = "schakel/vault/1/backup";

/// Least padded length of a backup, in bytes: some thirty compartments.
const LEAST: usize = 4096;

fn key_of(recovery: &Secret32) -> Secret32 {
    kdf::derive(LABEL, &[recovery], &[])
}

fn bound() -> Vec<u8> {
    [LABEL.as_bytes(), &[0], &wire::SUITE_1.to_be_bytes()].concat()
}

impl Vault {
    /// The keys of everything in this vault, sealed under a key of recovery: whose it is, its
    /// lives, the personal compartment and every other one; and `beside`, what the new phone needs
    /// before it has a record. Make it anew when a compartment or key
    /// was added or erased.
    ///
    /// # Errors
    /// [`Error::TooLong`].
    pub fn backup(&self, key: &Secret32, beside: &[u8]) -> Result<Vec<u8>, Error> {
        let backup = Backup {
            format: BOXES,
            team: self.own.team,
            device: self.author().device,
            personal: self.own.personal,
            personal_stream: self.own.personal_stream,
            carried: self.own.carried_on(&self.keys),
            compartments: self.compartments.without(self.own.personal),
            beside: beside.to_vec(),
        };
        let content = encoded(&backup)?;
        Ok(sealed::seal_padded(&key_of(key), &fresh()?, &bound(), &content, LEAST)?)
    }

    /// Makes a vault from a backup and leaves it unlocked: the same device in a new life, with
    /// every key and no record yet. Those come from the hub, by [`Vault::receive`].
    ///
    /// # Errors
    /// As [`Vault::create`].
    pub fn restore(
        path: &Path,
        secrets: &KeystoreSecrets,
        pin: &[u8],
        restoring: &Restoring,
        backup: &Backup,
        now_ms: i64,
    ) -> Result<Self, Error> {
        long_enough(pin)?;
        if file::condition(path) != Condition::Absent {
            return Err(Error::Exists);
        }
        let building = file::beside(path, UNFINISHED);
        let mut vault = Foundation {
            own: Own::restored(
                backup.team,
                backup.device,
                (backup.personal, backup.personal_stream),
                backup.carried.clone(),
            )?,
            secrets,
            pin,
            cost: restoring.pin_cost,
            tries: restoring.tries,
            table: fresh_secret()?,
        }
        .lay(&building)?;
        vault.adopt(&backup.compartments)?;
        vault.pause()?;
        file::put_in_place(&building, path)?;
        Self::unlock_pin(path, secrets, pin, now_ms)
    }
}

impl Backup {
    /// Opens a backup; `None` when the key is another.
    ///
    /// # Errors
    /// [`Error::Newer`]; [`Error::Damaged`] when it was sealed with this key and is none.
    pub fn open(backup: &[u8], key: &Secret32) -> Result<Option<Self>, Error> {
        let Ok(opened) = sealed::open_padded(&key_of(key), &bound(), backup, LEAST) else {
            return Ok(None);
        };
        let opened = Zeroizing::new(opened);
        match decoded::<Front>(&opened).ok_or(Error::Damaged)?.format {
            BOXES => decoded(&opened).ok_or(Error::Damaged).map(Some),
            format => Err(Error::Newer { format }),
        }
    }

    /// The team that the lost vault belonged to.
    #[must_use]
    pub fn team(&self) -> Id {
        self.team
    }

    /// The lives of the device so far, oldest first; the last is the one that was lost.
    #[must_use]
    pub fn lives(&self) -> Vec<Life> {
        self.carried.lives.iter().map(|life| Life::former(self.device, life)).collect()
    }

    /// What was put beside the keys.
    #[must_use]
    pub fn beside(&self) -> &[u8] {
        &self.beside
    }
}
