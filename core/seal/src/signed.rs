//! A signed file: a body, the key that signed it, and the signature over both.

use crate::Refused;
use crate::sign::{SigningKey, VerifyingKey};

/// The largest signed file that is read, in bytes.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// What a signed file holds.
#[derive(Clone, Copy)]
pub struct Opened<'a> {
    /// The bytes that were signed.
    pub body: &'a [u8],
    /// Whose key signed them. Whether that key is trusted is the caller's question.
    pub signer: VerifyingKey,
}

/// Makes a signed pack file.
///
/// # Errors
/// [`Refused::TooLong`] when the file would be larger than [`LARGEST_FILE`].
pub fn sign_file(_key: &SigningKey, _body: &[u8]) -> Result<Vec<u8>, Refused> {
    Err(Refused::TooLong)
}

/// Opens a signed pack file: size first, then magic and format, then the signature.
///
/// # Errors
/// [`Refused::TooLong`], [`Refused::NotSignedFile`], [`Refused::Newer`], [`Refused::Signature`].
pub fn open_file(_file: &[u8]) -> Result<Opened<'_>, Refused> {
    Err(Refused::NotSignedFile)
}
