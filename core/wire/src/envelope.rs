//! The envelope: one sealed record on its way.

use crate::map::{Reader, Rest, Value, encode};
use crate::{Id, Malformed};

/// The version of the envelope that this code writes.
pub const VERSION: u32 = 1;

/// The suite: XChaCha20-Poly1305, HKDF-SHA256, BLAKE3, Ed25519.
pub const SUITE_1: u32 = 1;

/// The padding scheme: Padmé, 256 bytes at least.
pub const PADME_256: u32 = 1;

/// One sealed record, with all that its seal binds. What stands here beside the box, a hub sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Key 2: which algorithms.
    pub suite: u32,
    /// Key 3: the team.
    pub team: Id,
    /// Key 4: the stream it is appended to.
    pub stream: Id,
    /// Key 5: the compartment whose key seals it.
    pub compartment: Id,
    /// Key 6: which key of the compartment, from 1.
    pub epoch: u32,
    /// Key 7: the device that wrote it.
    pub device: Id,
    /// Key 8: the life of that device.
    pub incarnation: Id,
    /// Key 9: its place in the chain, from 1.
    pub counter: u64,
    /// Key 10: hash of the record before it in the chain; zeros for the first.
    pub previous: [u8; 32],
    /// Key 11: how the content was padded.
    pub padding: u32,
    /// Key 12: the sealed box. Not part of the associated data.
    pub sealed: Vec<u8>,
    /// Keys of a newer version, from 13.
    pub rest: Rest,
}

impl Envelope {
    /// The bytes that travel.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.encode(Some(&self.sealed))
    }

    /// The associated data of the box: everything but the box, encoded the same way.
    #[must_use]
    pub fn associated_data(&self) -> Vec<u8> {
        self.encode(None)
    }

    fn encode(&self, sealed: Option<&[u8]>) -> Vec<u8> {
        let known = [
            (1, Value::Number(VERSION.into())),
            (2, Value::Number(self.suite.into())),
            (3, Value::Bytes(&self.team)),
            (4, Value::Bytes(&self.stream)),
            (5, Value::Bytes(&self.compartment)),
            (6, Value::Number(self.epoch.into())),
            (7, Value::Bytes(&self.device)),
            (8, Value::Bytes(&self.incarnation)),
            (9, Value::Number(self.counter)),
            (10, Value::Bytes(&self.previous)),
            (11, Value::Number(self.padding.into())),
            (12, Value::Bytes(sealed.unwrap_or_default())),
        ];
        let open = known.split_last().map_or(known.as_slice(), |(_, open)| open);
        encode(if sealed.is_some() { &known } else { open }, &self.rest)
    }

    /// An envelope from exactly these bytes.
    ///
    /// # Errors
    /// [`Malformed::Newer`] for another version, [`Malformed::Shape`] for anything that encoding
    /// would not have made.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut map = Reader::new(bytes)?;
        match map.small()? {
            VERSION => {}
            version => return Err(Malformed::Newer { version }),
        }
        let envelope = Self {
            suite: map.small()?,
            team: map.array()?,
            stream: map.array()?,
            compartment: map.array()?,
            epoch: map.small()?,
            device: map.array()?,
            incarnation: map.array()?,
            counter: map.number()?,
            previous: map.array()?,
            padding: map.small()?,
            sealed: map.bytes()?.to_vec(),
            rest: map.rest()?,
        };
        if envelope.to_bytes() == bytes { Ok(envelope) } else { Err(Malformed::Shape) }
    }
}
