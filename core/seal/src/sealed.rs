//! The sealed box: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), its nonce in front, and the
//! padding that hides how long the content was.

use crate::{Refused, Secret32};
use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, Tag, XChaCha20Poly1305, XNonce};

/// Length of the nonce that stands in front of a box, in bytes.
pub const NONCE: usize = 24;

/// What a box is longer than what it seals, in bytes: nonce and tag.
pub const OVERHEAD: usize = NONCE + TAG;

/// The most that one box may seal, in bytes.
pub const LARGEST: usize = 16 * 1024 * 1024;

const TAG: usize = 16;
const LENGTH: usize = 4;

/// Seals `content`. The nonce must be fresh randomness: 24 bytes are enough for it never to
/// repeat.
///
/// # Errors
/// [`Refused::TooLong`] above [`LARGEST`].
pub fn seal(
    key: &Secret32,
    nonce: &[u8; NONCE],
    associated: &[u8],
    content: &[u8],
) -> Result<Vec<u8>, Refused> {
    if content.len() > LARGEST {
        return Err(Refused::TooLong);
    }
    let mut sealed = Vec::with_capacity(content.len() + OVERHEAD);
    sealed.extend_from_slice(nonce);
    sealed.extend_from_slice(content);
    let (_, body) = sealed.split_at_mut(NONCE);
    let tag = XChaCha20Poly1305::new(key.bytes().into())
        .encrypt_inout_detached(&XNonce::from(*nonce), associated, body.into())
        .map_err(|_| Refused::TooLong)?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// Seals `content`, padded: see [`padded_len`].
///
/// # Errors
/// [`Refused::TooLong`] above [`LARGEST`].
pub fn seal_padded(
    key: &Secret32,
    nonce: &[u8; NONCE],
    associated: &[u8],
    content: &[u8],
    least: usize,
) -> Result<Vec<u8>, Refused> {
    seal(key, nonce, associated, &pad(content, least)?)
}

/// The content as it is sealed padded.
pub(crate) fn pad(content: &[u8], least: usize) -> Result<zeroize::Zeroizing<Vec<u8>>, Refused> {
    let length = u32::try_from(content.len()).map_err(|_| Refused::TooLong)?;
    let padded = padded_len(content.len(), least);
    let mut plain = zeroize::Zeroizing::new(Vec::with_capacity(padded));
    plain.extend_from_slice(&length.to_le_bytes());
    plain.extend_from_slice(content);
    plain.resize(padded, 0);
    Ok(plain)
}

/// Opens a box.
///
/// # Errors
/// [`Refused::NotOpened`] with another key, other associated data or changed bytes.
pub fn open(key: &Secret32, associated: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Refused> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>().ok_or(Refused::NotOpened)?;
    let (body, tag) = rest.split_last_chunk::<TAG>().ok_or(Refused::NotOpened)?;
    let mut content = body.to_vec();
    XChaCha20Poly1305::new(key.bytes().into())
        .decrypt_inout_detached(
            &XNonce::from(*nonce),
            associated,
            content.as_mut_slice().into(),
            &Tag::from(*tag),
        )
        .map_err(|_| Refused::NotOpened)?;
    Ok(content)
}

/// Opens a box that was sealed padded, and takes the padding away.
///
/// # Errors
/// As [`open`]; [`Refused::Padding`] when the padding is not exactly what sealing makes.
pub fn open_padded(
    key: &Secret32,
    associated: &[u8],
    sealed: &[u8],
    least: usize,
) -> Result<Vec<u8>, Refused> {
    let mut plain = open(key, associated, sealed)?;
    let length = unpad(&plain, least)?.len();
    plain.copy_within(LENGTH..LENGTH + length, 0);
    plain.truncate(length);
    Ok(plain)
}

/// The content within what was sealed padded.
pub(crate) fn unpad(plain: &[u8], least: usize) -> Result<&[u8], Refused> {
    let (length, rest) = plain.split_first_chunk::<LENGTH>().ok_or(Refused::Padding)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Refused::Padding)?;
    if length > LARGEST || plain.len() != padded_len(length, least) {
        return Err(Refused::Padding);
    }
    let (content, padding) = rest.split_at_checked(length).ok_or(Refused::Padding)?;
    if padding.iter().all(|byte| *byte == 0) { Ok(content) } else { Err(Refused::Padding) }
}

/// How long content of `length` bytes is once padded: four bytes that tell its length
/// (little-endian), the content, and zeros up to the Padmé length of it all (Nikitin and others,
/// "Reducing Metadata Leakage from Encrypted Files", 2019), at least `least`.
#[must_use]
pub fn padded_len(length: usize, least: usize) -> usize {
    padme((length + LENGTH).max(least))
}

/// The Padmé length: a floating point number whose mantissa is no longer than its exponent, so
/// that at most 12 % is added and only log log n is told.
fn padme(length: usize) -> usize {
    let Some(exponent) = length.checked_ilog2().filter(|e| *e > 0) else { return length };
    let mantissa = exponent.ilog2() + 1;
    let mask = (1_usize << (exponent - mantissa)) - 1;
    (length + mask) & !mask
}
