//! The keys of a vault, sealed, for the phone that takes the place of a lost one.

use crate::contract::KeystoreSecrets;
use crate::error::Error;
use crate::unlock::Vault;
use seal::Secret32;
use seal::pin::Argon2Params;
use std::path::Path;

/// How a vault is made from a backup.
#[derive(Debug, Clone, Copy)]
pub struct Restoring {
    /// The cost of stretching the PIN.
    pub pin_cost: Argon2Params,
    /// How many wrong PINs in a row wipe the vault; at least 1.
    pub tries: u32,
}

impl Vault {
    /// The keys of everything in this vault, sealed under a key of recovery: whose it is, its
    /// lives, the personal compartment and every other one. Make it anew when a compartment was
    /// added or erased.
    ///
    /// # Errors
    /// [`Error::TooLong`].
    pub fn backup(&self, key: &Secret32) -> Result<Vec<u8>, Error> {
        let _ = key;
        Err(Error::TooLong)
    }

    /// Makes a vault from a backup and leaves it unlocked: the same device in a new life, with
    /// every key and no record yet. Those come from the hub, by [`Vault::receive`].
    ///
    /// # Errors
    /// [`Error::WrongDevice`] when the key does not open the backup; [`Error::Newer`];
    /// and as [`Vault::create`].
    pub fn restore(
        path: &Path,
        secrets: &KeystoreSecrets,
        pin: &[u8],
        restoring: &Restoring,
        backup: (&[u8], &Secret32),
        now_ms: i64,
    ) -> Result<Self, Error> {
        let _ = (path, secrets, pin, restoring, backup, now_ms);
        Err(Error::NotFound)
    }
}
