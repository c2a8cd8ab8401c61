//! The secrets that the phone's keystore holds for the vault.

use crate::error::{Error, Refusal, Result};
use crate::phone::{Keystore, KeystoreEntry};
use vault::{KeystoreSecrets, Secret32};
use zeroize::Zeroizing;

/// The keystore did not answer.
pub(crate) const KEYSTORE: Error = Error::Internal { code: 2 };

/// What the keystore holds for the vault; [`Refusal::OtherDevice`] when it holds nothing. While an
/// erase is under way it holds two secrets of the table, the one before it first: one of them opens
/// the vault.
pub(crate) fn all_secrets(keystore: &dyn Keystore) -> Result<Vec<KeystoreSecrets>> {
    let device = load(keystore, KeystoreEntry::Device)?;
    let tables = load_all(keystore, KeystoreEntry::Table)?;
    let (Some(device), false) = (device, tables.is_empty()) else {
        return Err(Error::Refused(Refusal::OtherDevice));
    };
    let of = |table| KeystoreSecrets { device: device.clone(), table };
    Ok(tables.into_iter().map(of).collect())
}

/// The same, where the secret of the table does not matter.
pub(crate) fn secrets(keystore: &dyn Keystore) -> Result<KeystoreSecrets> {
    let first = all_secrets(keystore)?.into_iter().next();
    first.ok_or(Error::Refused(Refusal::OtherDevice))
}

/// Opens a vault with the secrets that open it.
pub(crate) fn open_with<T>(
    keystore: &dyn Keystore,
    open: impl Fn(&KeystoreSecrets) -> std::result::Result<T, vault::Error>,
) -> Result<std::result::Result<T, vault::Error>> {
    let mut opened = Err(vault::Error::RolledBack);
    for secrets in all_secrets(keystore)? {
        opened = open(&secrets);
        if !matches!(opened, Err(vault::Error::RolledBack)) {
            break;
        }
    }
    Ok(opened)
}

/// The secret that wraps the table of an open vault; of two, the other one is destroyed.
pub(crate) fn settle_table(keystore: &dyn Keystore, vault: &vault::Vault) -> Result<Secret32> {
    let all = load_all(keystore, KeystoreEntry::Table)?;
    let two = all.len() > 1;
    for secret in all {
        if vault.is_wrapped_by(&secret)? {
            if two {
                keep(keystore, KeystoreEntry::Table, &secret)?;
            }
            return Ok(secret);
        }
    }
    Err(Error::Refused(Refusal::OtherDevice))
}

/// Keeps two secrets under one entry, until the second has taken the place of the first.
pub(crate) fn keep_two(
    keystore: &dyn Keystore,
    entry: KeystoreEntry,
    secrets: [&Secret32; 2],
) -> Result<()> {
    let both = Zeroizing::new(secrets.map(|secret| *secret.bytes()).concat());
    keystore.store(entry, &both).map_err(|_| KEYSTORE)
}

/// The secrets under an entry: none, one, or two while one takes the place of the other.
pub(crate) fn load_all(keystore: &dyn Keystore, entry: KeystoreEntry) -> Result<Vec<Secret32>> {
    let bytes = keystore.load(entry).map_err(|_| KEYSTORE)?.map(Zeroizing::new);
    let all = bytes.map(|bytes| bytes.chunks(32).map(Secret32::from_slice).collect());
    let all: Option<Vec<Secret32>> = all.unwrap_or_default();
    Ok(all.unwrap_or_default())
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
    use KeystoreEntry::{Anchor, Device, Spool, Table};
    for entry in [Table, Device, Spool, Anchor] {
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

/// What sealing to a key takes, from the system.
pub(crate) fn randomness() -> Result<Zeroizing<[u8; 64]>> {
    let mut bytes = Zeroizing::new([0; 64]);
    getrandom::fill(bytes.as_mut()).map_err(|_| Error::Internal { code: 1 })?;
    Ok(bytes)
}
