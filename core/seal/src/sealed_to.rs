//! Sealed to a key, in one shot and by nobody in particular: HPKE base mode, as in
//! [`people`](crate::people), without a signature. What needs a sender stands inside of something
//! that has one.

use crate::Untrusted;
use crate::Zeroizing;
use crate::form::{VERSION, encoded, versioned};
use crate::kem::{KemKey, KemPublicKey};
use minicbor::{Decode, Encode};

/// What is sealed: its label binds the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The backup of keys, to a recovery code. It is sealed under the hub's share already.
    Backup,
    /// Keys of a compartment, to a key that its holder replaces at each erase.
    Grant,
}

impl Use {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Backup => b"schakel/recovery/backup/2",
            Self::Grant => b"schakel/grant/1",
        }
    }
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Outer {
    #[n(1)]
    version: u32,
    #[cbor(n(2), with = "minicbor::bytes")]
    encapsulated: Vec<u8>,
    #[cbor(n(3), with = "minicbor::bytes")]
    sealed: Vec<u8>,
}

/// Seals `content`, whose length shows. `randomness` must be fresh each time.
///
/// # Errors
/// [`Untrusted::Key`] when the key is none.
pub fn seal(
    purpose: Use,
    content: &[u8],
    to: &KemPublicKey,
    randomness: &Zeroizing<[u8; 64]>,
) -> Result<Vec<u8>, Untrusted> {
    let (encapsulated, sealed) = to.seal(purpose.label(), &[], content, randomness)?;
    Ok(encoded(&Outer { version: VERSION, encapsulated, sealed }))
}

/// Opens what was sealed to a key for this use.
///
/// # Errors
/// [`Untrusted::Form`], [`Untrusted::Newer`]; [`Refused::NotOpened`](crate::Refused::NotOpened)
/// when it was sealed to another key or for another use.
pub fn open(purpose: Use, key: &KemKey, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, Untrusted> {
    let outer: Outer = versioned(bytes)?;
    Ok(Zeroizing::new(key.open(purpose.label(), &[], &outer.encapsulated, &outer.sealed)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use crate::{Refused, Secret32};

    #[test]
    fn only_the_key_and_the_use_it_was_sealed_for_open_it() {
        let key = |n| KemKey::from_seed(Secret32::new([n; 32]));
        let randomness = Zeroizing::new([9; 64]);
        let sealed = seal(Use::Grant, b"a key", &key(1).public_key(), &randomness).unwrap();
        assert_eq!(open(Use::Grant, &key(1), &sealed).unwrap().as_slice(), b"a key");
        let not_opened = Untrusted::Refused(Refused::NotOpened);
        assert_eq!(open(Use::Grant, &key(2), &sealed).err(), Some(not_opened));
        assert_eq!(open(Use::Backup, &key(1), &sealed).err(), Some(not_opened));
        for at in [sealed.len() - 1, sealed.len() / 2] {
            let mut flipped = sealed.clone();
            *flipped.get_mut(at).unwrap() ^= 1;
            assert_eq!(open(Use::Grant, &key(1), &flipped).err(), Some(not_opened));
        }
        assert!(open(Use::Grant, &key(1), &sealed[..sealed.len() - 1]).is_err());
    }
}
