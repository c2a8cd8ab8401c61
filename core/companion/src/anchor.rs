//! The anchor of the vault: how far it was, in a small file under a secret of the keystore that is
//! replaced each time. It is written at pause, sync and erase, and looked at when the vault is
//! opened.

use crate::error::Result;
use crate::phone::{Keystore, KeystoreEntry};
use crate::post::VAULT_FILE;
use crate::road::Road;
use crate::secrets::{fresh_secret, keep, keep_two, load_all};
use std::path::Path;
use vault::{Anchor, Secret32, Vault};

/// Stands where there was no anchor before the first.
const NONE_BEFORE: [u8; 32] = [0; 32];

/// Anchors the vault as it is now. Killed at any moment, the anchor before or this one holds.
pub(crate) fn set(road: &Road, home: &Path, keystore: &dyn Keystore) -> Result<()> {
    let file = home.join(VAULT_FILE);
    let anchor = road.vault(Vault::anchor)?;
    let old = in_use(&file, &load_all(keystore, KeystoreEntry::Anchor)?)?;
    let new = fresh_secret()?;
    let old = old.unwrap_or(Secret32::new(NONE_BEFORE));
    keep_two(keystore, KeystoreEntry::Anchor, [&old, &new])?;
    anchor.write(&file, &new)?;
    keep(keystore, KeystoreEntry::Anchor, &new)
}

/// The same, when rows came since the last time in this session.
pub(crate) fn set_if_news(road: &Road, home: &Path, keystore: &dyn Keystore) -> Result<()> {
    let rows = road.vault(|vault| Ok(vault.last_row()))?;
    if road.anchored_at(rows) { Ok(()) } else { set(road, home, keystore) }
}

/// Of the secrets that the keystore holds, the one that opens the anchor.
fn in_use(file: &Path, secrets: &[Secret32]) -> Result<Option<Secret32>> {
    for secret in secrets {
        if Anchor::read(file, std::slice::from_ref(secret))?.is_some() {
            return Ok(Some(secret.clone()));
        }
    }
    Ok(None)
}

/// Holds an opened vault against its anchor: an older one is named, and not written to.
pub(crate) fn look(vault: &mut Vault, home: &Path, keystore: &dyn Keystore) -> Result<()> {
    let secrets = load_all(keystore, KeystoreEntry::Anchor)?;
    let newest_first: Vec<Secret32> = secrets.iter().rev().cloned().collect();
    match Anchor::read(&home.join(VAULT_FILE), &newest_first)? {
        Some(anchor) => vault.hold_against(&anchor),
        // Never anchored, or killed before the first anchor stood.
        None if secrets.first().is_none_or(|first| first.bytes() == &NONE_BEFORE) => {}
        // There has to be one: it is gone, or an older one was put in its place.
        None => vault.note_older_copy(),
    }
    Ok(())
}

/// Forgets the anchor of a vault that is no more.
pub(crate) fn forget(home: &Path, keystore: &dyn Keystore) -> Result<()> {
    keystore.remove(KeystoreEntry::Anchor).map_err(|_| crate::secrets::KEYSTORE)?;
    Ok(Anchor::remove(&home.join(VAULT_FILE))?)
}
