//! The encrypted file on the phone. `FORMAT.md` beside this crate is its format.

mod anchor;
mod append;
mod backup;
mod bytes;
mod carve;
mod checking;
mod compartment;
mod contract;
mod cores;
mod draft;
mod erase;
mod error;
mod file;
#[cfg(test)]
mod format;
#[cfg(test)]
mod format_more;
#[cfg(test)]
mod full_disk;
mod grant;
mod heads;
mod keys;
mod link;
mod lives;
mod lockout;
mod open;
mod outgoing;
mod own;
mod read;
mod receive;
mod renewed;
mod rescue;
mod row;
mod slots;
mod snapshot;
mod spool;
mod stubs;
mod survey;
mod travel;
mod twofold;
mod unlock;
mod wipe;

pub use anchor::Anchor;
pub use backup::{Backup, Restoring};
pub use checking::Checking;
pub use contract::{
    Author, Batch, Condition, Draft, Entry, Id, KeystoreSecrets, Lockout, NewCompartment, NewVault,
    Rescue, Row,
};
pub use error::{Damage, Error};
pub use file::condition;
pub use grant::Grant;
pub use lives::Life;
pub use rescue::rescue;
pub use seal::Secret32;
pub use seal::pin::Argon2Params;
pub use seal::sign::{SigningKey, VerifyingKey};
pub use snapshot::Unpack;
pub use spool::{Found, Kept, Mark, Parcel, Place, Queued, Spool, Taken};
pub use survey::{Survey, survey};
pub use travel::{
    Arriving, ChainEnd, CompartmentInfo, NotTaken, Outgoing, Piece, Received, Stub, Waits,
};
pub use unlock::{SHORTEST_PIN, Vault, lockout};
pub use wipe::wipe;

/// The format this version writes, and the newest it reads.
pub const FORMAT: u32 = 2;

/// The number of the format that stands in the place of every box: it changes only when all of
/// them do.
const BOXES: u32 = 1;
