//! The vault of a road: whoever wants something of it waits for its turn, and lets go of it at
//! once. Nobody who has it asks what is known.

use crate::error::{Error, Result};
use crate::known::revision;
use field::book::Shelf;
use field::revision::Revision;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vault::Vault;

/// An open vault, until it is taken out.
pub(crate) struct Held {
    vault: Mutex<Option<Vault>>,
    /// Why what was asked of the shelf last could not be had.
    trouble: Mutex<Error>,
}

impl Held {
    pub(crate) fn new(vault: Vault) -> Arc<Self> {
        Arc::new(Self { vault: Mutex::new(Some(vault)), trouble: Mutex::new(Error::Corrupt) })
    }

    /// Does something with the vault.
    pub(crate) fn with<T>(
        &self,
        act: impl FnOnce(&mut Vault) -> std::result::Result<T, vault::Error>,
    ) -> Result<T> {
        Ok(act(self.lock().as_mut().ok_or(Error::Locked)?)?)
    }

    /// Takes the vault out, to close it.
    pub(crate) fn take(&self) -> Option<Vault> {
        self.lock().take()
    }

    /// Why the shelf did not give what should be there.
    pub(crate) fn trouble(&self) -> Error {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn lock(&self) -> MutexGuard<'_, Option<Vault>> {
        self.vault.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The rows of a vault that is held.
pub(crate) struct Rows(pub(crate) Arc<Held>);

impl Shelf for Rows {
    fn fetch(&self, rows: &[u64]) -> Vec<Option<Revision>> {
        let opened = self.0.with(|vault| Ok(opened(vault, rows)));
        let opened =
            opened.unwrap_or_else(|error| rows.iter().map(|_| Err(error.clone())).collect());
        let noted = |revision: Result<Revision>| {
            let note =
                |error| *self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner) = error;
            revision.map_err(note).ok()
        };
        opened.into_iter().map(noted).collect()
    }
}

/// The rows of a vault that is being read.
pub(crate) struct Direct<'a>(pub(crate) &'a Vault);

impl Shelf for Direct<'_> {
    fn fetch(&self, rows: &[u64]) -> Vec<Option<Revision>> {
        opened(self.0, rows).into_iter().map(Result::ok).collect()
    }
}

fn opened(vault: &Vault, rows: &[u64]) -> Vec<Result<Revision>> {
    let revision = |row: vault::Row| revision(&row).ok_or(Error::Corrupt);
    vault.rows(rows).into_iter().map(|row| revision(row?)).collect()
}
