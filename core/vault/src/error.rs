//! What can go wrong with a vault, and what to do about it.

use crate::Id;

/// Why the vault did not do what was asked. Nothing has changed when one of these comes back,
/// except that a failed PIN has been counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The PIN is not the one of this vault.
    #[error("wrong PIN: {tries_left} tries left; wait {wait_s} seconds before the next")]
    WrongPin {
        /// How many tries are left before the vault is wiped.
        tries_left: u32,
        /// Seconds until the next try is accepted.
        wait_s: u64,
    },
    /// Too early after the last failed PIN; this was not counted as a try.
    #[error("wait {wait_s} seconds before the next try")]
    Wait {
        /// Seconds until the next try is accepted.
        wait_s: u64,
    },
    /// That was the last try: the keys of this vault are destroyed.
    #[error("the last try failed and the vault was wiped; set this phone up again")]
    Wiped,
    /// The key that biometrics released does not fit, or none was set. Use the PIN.
    #[error("this vault does not open with biometrics; use the PIN")]
    NoBiometric,
    /// The device secret is of another phone or another life of this one. No try was counted.
    #[error("this vault belongs to another phone or an earlier setup of this one; restore it")]
    WrongDevice,
    /// The keystore forgot the secret that this file needs, because something was erased since:
    /// this is an older copy of the vault.
    #[error("this is an older copy of the vault, from before something was erased; restore it")]
    RolledBack,
    /// The PIN to be set is too short.
    #[error("a PIN has at least {least} digits")]
    PinTooShort {
        /// The least number of digits.
        least: usize,
    },
    /// A newer version wrote this vault. It was left untouched.
    #[error("a newer version wrote this vault (format {format}); update the app")]
    Newer {
        /// The format of the file.
        format: u32,
    },
    /// Not a vault. It was left untouched.
    #[error("this file is not a vault; choose another place")]
    Foreign,
    /// The vault is damaged where everything depends on it. Use [`crate::rescue`].
    #[error("the vault is damaged; rescue what is sound, the damaged file is kept")]
    Damaged,
    /// Another process has the vault open.
    #[error("the vault is open elsewhere; close the other one")]
    InUse,
    /// No room on the disk, or not allowed to take more.
    #[error("no room left on this device; make room and try again")]
    Full,
    /// The file or its folder may not be written.
    #[error("the vault may not be written; check the permissions of its folder")]
    ReadOnly,
    /// There is no vault at this place.
    #[error("there is no vault here")]
    NotFound,
    /// There already is something at this place.
    #[error("there is already a file here")]
    Exists,
    /// No such compartment, or its key is gone.
    #[error("there is no key for this part of the vault")]
    NoCompartment,
    /// More bytes than one record, draft or name may have.
    #[error("too long to be kept in one piece")]
    TooLong,
    /// Something that should not happen; the code says where.
    #[error("internal error {code}; try again, and report the code when it stays")]
    Internal {
        /// Stable number of the place; see `Code` in the source.
        code: u32,
    },
}

/// One thing that is wrong in a vault. Rows are numbered from 1, in the order of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Damage {
    /// A row is not there: cut, its number changed, or its page damaged.
    RowMissing {
        /// Its number.
        row: u64,
    },
    /// The header of a row does not open: flipped, swapped or repeated.
    HeaderUnreadable {
        /// Its number; 0 when it is one that no row has.
        row: u64,
    },
    /// The body of a row does not open, or its padding or envelope is not as made.
    BodyUnreadable {
        /// Its number.
        row: u64,
        /// The compartment it belongs to.
        compartment: Id,
    },
    /// The key of the row's compartment is not there.
    KeyMissing {
        /// Its number.
        row: u64,
        /// The compartment.
        compartment: Id,
    },
    /// A row does not follow the one before it in its chain.
    ChainBroken {
        /// Its number.
        row: u64,
    },
    /// A signature over a chain is missing or not by its author.
    SignatureWrong {
        /// The number of the row that carries it.
        row: u64,
    },
    /// Rows at the end of a chain are missing, or there are rows that the head does not know.
    TailCut {
        /// Number of the chain's last sound row; 0 when none is left.
        row: u64,
    },
    /// A sealed head of a chain does not open.
    HeadUnreadable,
    /// A sealed key of a compartment does not open.
    KeyUnreadable,
    /// A draft does not open.
    DraftUnreadable,
    /// One of the two copies of a row on which everything hangs was damaged; the other is sound.
    CopyDamaged,
    /// Pages of the file itself are damaged.
    Pages,
    /// The whole file is an older copy of itself, as its anchor or the hub shows.
    RolledBack,
}

/// The system gave no randomness.
pub(crate) const NO_RANDOMNESS: u32 = 1;
/// Sealed bytes of our own making did not have the shape they were made with.
pub(crate) const OWN_BYTES: u32 = 2;
/// A file operation failed in a way that has no better name.
pub(crate) const FILE: u32 = 3;
/// SQLite was asked something it does not do.
pub(crate) const ASKED_WRONG: u32 = 4;
/// SQLite's own extended error code is added to this.
const SQLITE: u32 = 10_000;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::ErrorCode;
        let failure = match error {
            rusqlite::Error::SqliteFailure(failure, _) => failure,
            // What we ask fits our schema: then the file has another one, or other values in it.
            rusqlite::Error::SqlInputError { error, .. } => error,
            rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => return Self::Damaged,
            _ => return Self::Internal { code: ASKED_WRONG },
        };
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                Self::ReadOnly
            }
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse,
            // A row stands where the vault knows of none: its ends were put back.
            ErrorCode::ConstraintViolation => Self::Damaged,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
            ErrorCode::TooBig => Self::TooLong,
            _ if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ => Self::Damaged,
            // Its own header or schema is not what SQLite writes.
            _ if failure.extended_code == rusqlite::ffi::SQLITE_ERROR => Self::Damaged,
            _ => Self::Internal { code: SQLITE + failure.extended_code.unsigned_abs() },
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full
            }
            _ => Self::Internal { code: FILE },
        }
    }
}

impl From<seal::Refused> for Error {
    fn from(refused: seal::Refused) -> Self {
        match refused {
            seal::Refused::TooLong => Self::TooLong,
            _ => Self::Damaged,
        }
    }
}
