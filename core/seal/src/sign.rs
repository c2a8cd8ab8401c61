//! Signatures: Ed25519 (RFC 8032), each for one purpose only.

use crate::{Refused, Secret32};
use ed25519_dalek::Signer;

/// What a signature is for. Its label stands in front of the signed bytes, so that a signature
/// made for one purpose says nothing for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The head of a chain of sealed records.
    ChainHead,
    /// A municipality pack.
    Pack,
    /// A message to one person.
    Message,
    /// The roster of a team, by its root.
    Roster,
    /// The word that a roster is still the last one, by the root.
    Heartbeat,
    /// What a device wrote and received.
    Statement,
    /// The keys of a device that joins, by that device.
    Join,
    /// The keys of a device that takes another's place, by the key of that other one.
    Successor,
    /// The cancelling of an alarm, by the device that armed it.
    AlarmCancel,
    /// That records were erased.
    Tombstone,
    /// That a compartment is to be erased by everyone.
    Erasure,
    /// That a device has erased one.
    Erased,
}

impl Purpose {
    /// The label, as it stands in FORMAT.md or PROTOCOL.md.
    #[must_use]
    pub const fn label(self) -> &'static [u8] {
        match self {
            Self::ChainHead => b"schakel/sign/chain-head/1\0",
            Self::Pack => b"schakel/sign/pack/1\0",
            Self::Message => b"schakel/sign/message/1\0",
            Self::Roster => b"schakel/sign/roster/1\0",
            Self::Heartbeat => b"schakel/sign/heartbeat/1\0",
            Self::Statement => b"schakel/sign/statement/1\0",
            Self::Join => b"schakel/sign/join/1\0",
            Self::Successor => b"schakel/sign/successor/1\0",
            Self::AlarmCancel => b"schakel/sign/alarm-cancel/1\0",
            Self::Tombstone => b"schakel/sign/tombstone/1\0",
            Self::Erasure => b"schakel/sign/erasure/1\0",
            Self::Erased => b"schakel/sign/erased/1\0",
        }
    }

    fn over(self, message: &[u8]) -> Vec<u8> {
        [self.label(), message].concat()
    }
}

/// A key that signs. Wiped when dropped.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key of a 32-byte seed.
    #[must_use]
    pub fn from_seed(seed: &Secret32) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed.bytes()))
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key())
    }

    /// Signs for one purpose.
    #[must_use]
    pub fn sign(&self, purpose: Purpose, message: &[u8]) -> [u8; 64] {
        self.0.sign(&purpose.over(message)).to_bytes()
    }
}

/// A key that verifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl VerifyingKey {
    /// A key from its 32 bytes.
    ///
    /// # Errors
    /// [`Refused::Signature`] when the bytes are no point of the curve in its one form, or one of
    /// small order, under which signatures prove nothing.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, Refused> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| Refused::Signature)?;
        let one_form = key.to_edwards().compress().as_bytes() == bytes;
        if one_form && !key.is_weak() { Ok(Self(key)) } else { Err(Refused::Signature) }
    }

    /// Its 32 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Checks a signature made for one purpose.
    ///
    /// # Errors
    /// [`Refused::Signature`] when it is not by this key, over this message, for this purpose.
    pub fn verify(
        &self,
        purpose: Purpose,
        message: &[u8],
        signature: &[u8; 64],
    ) -> Result<(), Refused> {
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        self.0.verify_strict(&purpose.over(message), &signature).map_err(|_| Refused::Signature)
    }

    /// The key as twelve groups of five digits, to read aloud and compare: 60 bytes of BLAKE3
    /// over a label and the key, each five of them as a big-endian number modulo 100000.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"schakel/fingerprint/1\0").update(&self.to_bytes());
        let mut bytes = [0; 60];
        hasher.finalize_xof().fill(&mut bytes);
        let groups: Vec<String> = bytes
            .chunks(5)
            .map(|five| five.iter().fold(0_u64, |n, b| n << 8 | u64::from(*b)))
            .map(|n| format!("{:05}", n % 100_000))
            .collect();
        groups.join(" ")
    }
}

impl<C> minicbor::Encode<C> for VerifyingKey {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.to_bytes())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for VerifyingKey {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let bytes = d.bytes()?.try_into();
        let bytes = bytes.map_err(|_| minicbor::decode::Error::message("a key has 32 bytes"))?;
        Self::from_bytes(bytes).map_err(minicbor::decode::Error::custom)
    }
}
