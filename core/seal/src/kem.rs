//! The keys that one seals to: X-Wing (ML-KEM-768 with X25519, draft-connolly-cfrg-xwing-kem), as
//! HPKE uses it.

use crate::digest::labelled;
use crate::{Refused, Secret32, Untrusted, Zeroizing};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use std::convert::Infallible;

type PublicKey = <XWing as Kem>::PublicKey;
type PrivateKey = <XWing as Kem>::PrivateKey;
type Encapsulated = <XWing as Kem>::EncappedKey;

/// A key that opens what was sealed to it.
#[derive(Debug, Clone)]
pub struct KemKey {
    seed: Secret32,
}

impl KemKey {
    /// The key of a 32-byte seed: X-Wing's own form of a private key.
    #[must_use]
    pub const fn from_seed(seed: Secret32) -> Self {
        Self { seed }
    }

    /// The public half.
    ///
    /// The form of the key cannot be wrong here; were it, nothing could be sealed to it.
    #[must_use]
    pub fn public_key(&self) -> KemPublicKey {
        let mut bytes = [0; KemPublicKey::LENGTH];
        if let Ok(private) = self.private() {
            XWing::sk_to_pk(&private).write_exact(&mut bytes);
        }
        KemPublicKey(Box::new(bytes))
    }

    fn private(&self) -> Result<PrivateKey, Refused> {
        PrivateKey::from_bytes(self.seed.bytes()).map_err(|_| Refused::NotOpened)
    }

    /// Opens what was sealed in one shot.
    pub(crate) fn open(
        &self,
        info: &[u8],
        associated: &[u8],
        encapsulated: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let encapsulated =
            Encapsulated::from_bytes(encapsulated).map_err(|_| Refused::NotOpened)?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.private()?,
            &encapsulated,
            info,
            sealed,
            associated,
        )
        .map_err(|_| Refused::NotOpened)
    }
}

/// A key to seal to.
#[derive(Clone, PartialEq, Eq)]
pub struct KemPublicKey(Box<[u8; Self::LENGTH]>);

impl KemPublicKey {
    /// Its length, in bytes.
    pub const LENGTH: usize = 1216;

    /// A key from its bytes.
    ///
    /// # Errors
    /// [`Untrusted::Key`] when they are no key in its one form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Untrusted> {
        PublicKey::from_bytes(bytes).map_err(|_| Untrusted::Key)?;
        let bytes: [u8; Self::LENGTH] = bytes.try_into().map_err(|_| Untrusted::Key)?;
        Ok(Self(Box::new(bytes)))
    }

    /// Its bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// Its hash: what a message names it by.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        labelled(b"schakel/kem-key/1\0", &[self.0.as_slice()])
    }

    /// Seals in one shot: what is encapsulated, and the box.
    pub(crate) fn seal(
        &self,
        info: &[u8],
        associated: &[u8],
        content: &[u8],
        randomness: &Zeroizing<[u8; 64]>,
    ) -> Result<(Vec<u8>, Vec<u8>), Untrusted> {
        let key = PublicKey::from_bytes(self.0.as_slice()).map_err(|_| Untrusted::Key)?;
        let mut handed_in = HandedIn { left: randomness.as_slice(), enough: true };
        let (encapsulated, sealed) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
                &OpModeS::Base,
                &key,
                info,
                content,
                associated,
                &mut handed_in,
            )
            .map_err(|_| Untrusted::Key)?;
        if !handed_in.enough {
            return Err(Untrusted::Key);
        }
        Ok((encapsulated.to_bytes().to_vec(), sealed))
    }
}

impl std::fmt::Debug for KemPublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KemPublicKey")
    }
}

impl<C> minicbor::Encode<C> for KemPublicKey {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(self.0.as_slice())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for KemPublicKey {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::from_bytes(d.bytes()?).map_err(minicbor::decode::Error::custom)
    }
}

/// Randomness that was handed in. Encapsulating takes exactly 64 bytes; should a version of the
/// library want more, what was sealed is thrown away rather than sealed with too little.
struct HandedIn<'a> {
    left: &'a [u8],
    enough: bool,
}

impl TryRng for HandedIn<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        match self.left.split_at_checked(to.len()) {
            Some((now, later)) => {
                to.copy_from_slice(now);
                self.left = later;
            }
            None => self.enough = false,
        }
        Ok(())
    }
}

impl TryCryptoRng for HandedIn<'_> {}

#[cfg(test)]
mod tests;
