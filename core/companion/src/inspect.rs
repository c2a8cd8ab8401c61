//! A vault's file on a desk, without the app around it: what is wrong in it.

use crate::error::Result;
use crate::phone::Keystore;
use crate::secrets::secrets;
use std::path::Path;
use vault::{Damage, Survey, Vault};

/// What a look at a vault found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// Records that are sound.
    pub records: u64,
    /// What is wrong, by record.
    pub damage: Vec<Damage>,
}

/// Looks at everything in a vault, signatures included. Hand in a copy of the file: looking at it
/// counts the PIN as a try, and writes into the file.
///
/// # Errors
/// As [`crate::Companion::unlock_with_pin`].
pub fn inspect(copy: &Path, keystore: &dyn Keystore, pin: &[u8], now_ms: i64) -> Result<Inspected> {
    let vault = Vault::unlock_pin(copy, &secrets(keystore)?, pin, now_ms)?;
    let mut records = 0;
    vault.read(&mut |_| records += 1)?;
    Ok(Inspected { records, damage: vault.check()? })
}

/// Looks at what can be told without any key, in a copy of the file.
///
/// # Errors
/// [`crate::Error::Corrupt`], [`crate::Error::Newer`], [`crate::Error::NotFound`].
pub fn inspect_outside(copy: &Path) -> Result<Survey> {
    Ok(vault::survey(copy)?)
}
