//! The secrets that the phone's keystore holds for the vault.

use crate::error::{Error, Refusal, Result};
use crate::phone::{Keystore, KeystoreEntry};
use vault::{KeystoreSecrets, Secret32};
use zeroize::Zeroizing;

/// The keystore did not answer.
const KEYSTORE: Error = Error::Internal { code: 2 };

/// What the keystore holds for the vault; [`Refusal::OtherDevice`] when it holds nothing.
pub(crate) fn secrets(keystore: &dyn Keystore) -> Result<KeystoreSecrets> {
    let there = |entry| load(keystore, entry)?.ok_or(Error::Refused(Refusal::OtherDevice));
    Ok(KeystoreSecrets {
        device: there(KeystoreEntry::Device)?,
        table: there(KeystoreEntry::Table)?,
    })
}

/// A secret of the keystore, if it has one of the right length.
pub(crate) fn load(keystore: &dyn Keystore, entry: KeystoreEntry) -> Result<Option<Secret32>> {
    let bytes = keystore.load(entry).map_err(|_| KEYSTORE)?.map(Zeroizing::new);
    Ok(bytes.and_then(|b| Secret32::from_slice(&b)))
}

/// Puts a secret into the keystore.
pub(crate) fn keep(keystore: &dyn Keystore, entry: KeystoreEntry, secret: &Secret32) -> Result<()> {
    keystore.store(entry, secret.bytes()).map_err(|_| KEYSTORE)
}

/// Thirty-two bytes from the system.
pub(crate) fn fresh_secret() -> Result<Secret32> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut()).map_err(|_| Error::Internal { code: 1 })?;
    Ok(Secret32::new(*bytes))
}

/// A PIN is what a keypad can type.
pub(crate) fn good_pin(pin: &[u8]) -> Result<()> {
    if pin.len() < vault::SHORTEST_PIN || !pin.iter().all(u8::is_ascii_digit) {
        return Err(Error::Refused(Refusal::WeakPin));
    }
    Ok(())
}

/// What a failed try of the PIN means. When it was the last one, the keystore's half of the keys
/// goes as well, so that a copy of the file that was made before stays dark.
pub(crate) fn refused_unlock(keystore: &dyn Keystore, error: vault::Error) -> Error {
    if error == vault::Error::Wiped
        && let Err(silent) = forget_secrets(keystore)
    {
        return silent;
    }
    error.into()
}

/// Destroys what the keystore holds.
pub(crate) fn forget_secrets(keystore: &dyn Keystore) -> Result<()> {
    for entry in [KeystoreEntry::Table, KeystoreEntry::Device, KeystoreEntry::Spool] {
        keystore.remove(entry).map_err(|_| KEYSTORE)?;
    }
    Ok(())
}

/// A nonce from the system.
pub(crate) fn nonce() -> Result<[u8; 24]> {
    let mut nonce = [0; 24];
    getrandom::fill(&mut nonce).map_err(|_| Error::Internal { code: 1 })?;
    Ok(nonce)
}
