//! The encrypted file on the phone. `FORMAT.md` beside this crate is its format.

mod contract;
mod error;

pub use contract::{
    Author, Batch, Condition, Draft, Entry, Id, KeystoreSecrets, Lockout, NewCompartment, NewVault,
    Rescue, Row,
};
pub use error::{Damage, Error};
pub use seal::Secret32;
pub use seal::pin::Argon2Params;

use rusqlite::Connection;
use std::path::Path;

/// The format this version writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// The least number of bytes of a PIN.
pub const SHORTEST_PIN: usize = 6;

const STUB: Error = Error::Internal { code: 0 };

/// An unlocked vault: the one writer. Dropping it closes the file; [`Vault::pause`] does so with
/// a checkpoint first.
pub struct Vault {
    connection: Connection,
    author: Author,
    personal: Id,
}

/// What stands at `path`.
#[must_use]
pub fn condition(path: &Path) -> Condition {
    let _ = path;
    Condition::Absent
}

/// Where the counting of wrong PINs stands; asked before the PIN is.
///
/// # Errors
/// [`Error::WrongDevice`], [`Error::Wiped`], and what opening the file can meet.
pub fn lockout(_path: &Path, _device: &Secret32, _now_ms: i64) -> Result<Lockout, Error> {
    Err(STUB)
}

/// Opens a damaged vault as far as it goes: the damaged file is renamed and kept, a new vault
/// with everything sound takes its place, under the same PIN and secrets.
///
/// # Errors
/// As [`Vault::unlock_pin`]; [`Error::Damaged`] when nothing can be opened, the file untouched.
pub fn rescue(
    _path: &Path,
    _secrets: &KeystoreSecrets,
    _pin: &[u8],
    _now_ms: i64,
) -> Result<Rescue, Error> {
    Err(STUB)
}

/// Destroys the keys of the vault and removes its files. Fine when there is none.
///
/// # Errors
/// [`Error::InUse`], [`Error::ReadOnly`].
pub fn wipe(_path: &Path) -> Result<(), Error> {
    Err(STUB)
}

impl Vault {
    /// Makes a new vault and leaves it unlocked.
    ///
    /// # Errors
    /// [`Error::Exists`], [`Error::PinTooShort`], [`Error::Full`], [`Error::ReadOnly`].
    pub fn create(
        _path: &Path,
        _secrets: &KeystoreSecrets,
        _pin: &[u8],
        _new: &NewVault,
        _now_ms: i64,
    ) -> Result<Self, Error> {
        Err(STUB)
    }

    /// Unlocks with the PIN. A failed try is on the disk before the PIN is tested.
    ///
    /// # Errors
    /// [`Error::WrongPin`], [`Error::Wait`], [`Error::Wiped`], [`Error::WrongDevice`], and what
    /// opening the file can meet.
    pub fn unlock_pin(
        _path: &Path,
        _secrets: &KeystoreSecrets,
        _pin: &[u8],
        _now_ms: i64,
    ) -> Result<Self, Error> {
        Err(STUB)
    }

    /// Unlocks with the key that biometrics released. Counts no tries: the phone does.
    ///
    /// # Errors
    /// [`Error::NoBiometric`], [`Error::WrongDevice`], and what opening the file can meet.
    pub fn unlock_biometric(
        _path: &Path,
        _secrets: &KeystoreSecrets,
        _released: &Secret32,
        _now_ms: i64,
    ) -> Result<Self, Error> {
        Err(STUB)
    }

    /// Sets another PIN. The old one is asked, and counts as a try when wrong.
    ///
    /// # Errors
    /// As [`Vault::unlock_pin`]; [`Error::PinTooShort`].
    pub fn set_pin(
        &mut self,
        _secrets: &KeystoreSecrets,
        _old: &[u8],
        _new: &[u8],
        _now_ms: i64,
    ) -> Result<(), Error> {
        Err(STUB)
    }

    /// Lets biometrics open this vault with `key`, or no longer.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn set_biometric(
        &mut self,
        _secrets: &KeystoreSecrets,
        _key: Option<&Secret32>,
    ) -> Result<(), Error> {
        Err(STUB)
    }

    /// Whether biometrics open this vault.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn has_biometric(&self) -> Result<bool, Error> {
        Err(STUB)
    }

    /// Who writes here.
    #[must_use]
    pub fn author(&self) -> Author {
        self.author
    }

    /// The compartment of personal things. Its key hangs on the vault key, not on the table.
    #[must_use]
    pub fn personal(&self) -> Id {
        self.personal
    }

    /// Appends a batch in one durable transaction: all of it, or nothing. Returns the number of
    /// the last row.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::NoCompartment`], [`Error::TooLong`].
    pub fn append(&mut self, _batch: &Batch<'_>) -> Result<u64, Error> {
        Err(STUB)
    }

    /// Hands over every sound row in order. What is wrong is named; one bad record never blocks
    /// the next.
    ///
    /// # Errors
    /// [`Error::Internal`] when reading itself stops.
    pub fn read(&self, _each: &mut dyn FnMut(Row)) -> Result<Vec<Damage>, Error> {
        Err(STUB)
    }

    /// Looks at everything, the pages of the file included, and names what is wrong.
    ///
    /// # Errors
    /// [`Error::Internal`] when reading itself stops.
    pub fn check(&self) -> Result<Vec<Damage>, Error> {
        Err(STUB)
    }

    /// Keeps a draft under a slot, in place of what stood there.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::TooLong`].
    pub fn put_draft(&mut self, _slot: &[u8], _bytes: &[u8]) -> Result<(), Error> {
        Err(STUB)
    }

    /// Every draft, ordered by slot.
    ///
    /// # Errors
    /// [`Error::Internal`] when reading itself stops. A draft that does not open is left out;
    /// [`Vault::check`] names it.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        Err(STUB)
    }

    /// Removes a draft; fine when there is none.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn delete_draft(&mut self, _slot: &[u8]) -> Result<(), Error> {
        Err(STUB)
    }

    /// Writes everything into the one file, closes it and lets go of every lock.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]: what was appended is safe all the same.
    pub fn pause(self) -> Result<(), Error> {
        drop(self.connection);
        Ok(())
    }
}
