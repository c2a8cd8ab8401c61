//! The encrypted file on the phone. `FORMAT.md` beside this crate is its format.

mod append;
mod bytes;
mod carve;
mod compartment;
mod contract;
mod draft;
mod error;
mod file;
#[cfg(test)]
mod format;
#[cfg(test)]
mod full_disk;
mod heads;
mod keys;
mod lockout;
mod open;
mod own;
mod read;
mod rescue;
mod row;
mod slots;
mod twofold;
mod unlock;
mod wipe;

pub use contract::{
    Author, Batch, Condition, Draft, Entry, Id, KeystoreSecrets, Lockout, NewCompartment, NewVault,
    Rescue, Row,
};
pub use error::{Damage, Error};
pub use file::condition;
pub use rescue::rescue;
pub use seal::Secret32;
pub use seal::pin::Argon2Params;
pub use unlock::{SHORTEST_PIN, Vault, lockout};
pub use wipe::wipe;

/// The format this version writes, and the newest it reads.
pub const FORMAT: u32 = 1;
