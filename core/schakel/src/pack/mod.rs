//! The municipality pack (gemeentepakket): from a readable source to a signed file, and back.
//!
//! A source is a folder with `pack.toml`, `boundary.geojson` and `villages.json`; Twenterand's,
//! in `core/schakel/packs/twenterand`, is the example to start from. The same rules
//! ([`faults`]) hold for a source that is built and for a signed file that comes from elsewhere.

mod check;
mod command;
mod error;
mod file;
mod source;
#[cfg(test)]
mod tests;

pub use check::{Fault, Part, faults};
pub use command::PackCommand;
pub use error::PackError;
pub use source::Source;

use field::pack::Pack;
use seal::sign::{SigningKey, VerifyingKey};

/// A pack and the signed file that carries it.
pub struct Built {
    /// The pack.
    pub pack: Pack,
    /// The signed file. The same source and key give the same bytes.
    pub file: Vec<u8>,
}

/// A pack from a signed file. Whether its signer is trusted is the caller's question.
pub struct Opened {
    /// The pack; it has no faults.
    pub pack: Pack,
    /// Whose key signed it.
    pub signer: VerifyingKey,
}

/// Builds and signs a pack.
///
/// # Errors
/// [`PackError::Source`] names every fault with its place in the source;
/// [`PackError::TooLarge`] when the pack would be refused for its size.
pub fn build(source: &Source, key: &SigningKey) -> Result<Built, PackError> {
    let pack = source.pack()?;
    let body = pack.to_bytes();
    if body.len() > field::pack::MAX_BYTES {
        return Err(PackError::TooLarge);
    }
    let file = seal::signed::sign_file(key, &body).map_err(PackError::refused)?;
    Ok(Built { pack, file })
}

/// Opens a signed pack: its size first, then its signature, then what it says.
///
/// # Errors
/// [`PackError`] says what is wrong and what to do.
pub fn open(file: &[u8]) -> Result<Opened, PackError> {
    if file.len() > file::MOST_BYTES {
        return Err(PackError::TooLarge);
    }
    let opened = seal::signed::open_file(file).map_err(PackError::refused)?;
    let pack = Pack::from_bytes(opened.body).ok_or(PackError::NotAPack)?;
    let found = faults(&pack);
    if !found.is_empty() {
        return Err(PackError::Faults(found));
    }
    Ok(Opened { pack, signer: opened.signer })
}

/// The signed pack of Twenterand, from the source that this program carries.
///
/// # Errors
/// As [`build`]; a test keeps the carried source sound.
pub fn twenterand(key: &SigningKey) -> Result<Built, PackError> {
    build(&Source::twenterand(), key)
}
