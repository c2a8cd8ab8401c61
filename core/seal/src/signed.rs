//! A signed file: a body, the key that signed it, and the signature over both.
//!
//! Layout: `schakel-pack`, a zero byte, the format (four bytes, big-endian, 1), the public key
//! (32), the signature (64), the body. Signed are the format, the key and the body.

use crate::Refused;
use crate::sign::{Purpose, SigningKey, VerifyingKey};

/// The largest signed file that is read, in bytes.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;

const MAGIC: &[u8; 13] = b"schakel-pack\0";
const FORMAT: u32 = 1;
const FRONT: usize = MAGIC.len() + 4 + 32 + 64;

/// What a signed file holds.
#[derive(Debug, Clone, Copy)]
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
pub fn sign_file(key: &SigningKey, body: &[u8]) -> Result<Vec<u8>, Refused> {
    if body.len() > LARGEST_FILE - FRONT {
        return Err(Refused::TooLong);
    }
    let public = key.verifying_key().to_bytes();
    let signature = key.sign(Purpose::Pack, &message(&public, body));
    Ok([MAGIC.as_slice(), &FORMAT.to_be_bytes(), &public, &signature, body].concat())
}

/// Opens a signed pack file: size first, then magic and format, then the signature.
///
/// # Errors
/// [`Refused::TooLong`], [`Refused::NotSignedFile`], [`Refused::Newer`], [`Refused::Signature`].
pub fn open_file(file: &[u8]) -> Result<Opened<'_>, Refused> {
    if file.len() > LARGEST_FILE {
        return Err(Refused::TooLong);
    }
    let rest = file.strip_prefix(MAGIC).ok_or(Refused::NotSignedFile)?;
    let (format, rest) = rest.split_first_chunk::<4>().ok_or(Refused::NotSignedFile)?;
    match u32::from_be_bytes(*format) {
        FORMAT => {}
        0 => return Err(Refused::NotSignedFile),
        format => return Err(Refused::Newer { format }),
    }
    let (public, rest) = rest.split_first_chunk::<32>().ok_or(Refused::NotSignedFile)?;
    let (signature, body) = rest.split_first_chunk::<64>().ok_or(Refused::NotSignedFile)?;
    let signer = VerifyingKey::from_bytes(public)?;
    signer.verify(Purpose::Pack, &message(public, body), signature)?;
    Ok(Opened { body, signer })
}

fn message(public: &[u8; 32], body: &[u8]) -> Vec<u8> {
    [FORMAT.to_be_bytes().as_slice(), public, body].concat()
}
