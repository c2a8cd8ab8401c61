//! The signed head of a batch: what its author vouches for.

use crate::map::{Reader, Rest, Value, encode};
use crate::{Id, Malformed, VERSION};

/// The head of a chain after a batch, signed by its author. Any holder of the key can read a
/// record; only the author can have written the chain that this covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchHead {
    /// Key 2: the team.
    pub team: Id,
    /// Key 3: the stream.
    pub stream: Id,
    /// Key 4: the key epoch of the chain.
    pub epoch: u32,
    /// Key 5: the device that wrote.
    pub device: Id,
    /// Key 6: the life of that device.
    pub incarnation: Id,
    /// Key 7: number of the last record in the chain.
    pub counter: u64,
    /// Key 8: hash of that record.
    pub hash: [u8; 32],
    /// Key 9: Ed25519 over the rest. Not part of what is signed.
    pub signature: [u8; 64],
    /// Keys of a newer version, from 10.
    pub rest: Rest,
}

impl BatchHead {
    /// The bytes that travel.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.encode(Some(&self.signature))
    }

    /// The bytes that are signed: everything but the signature, encoded the same way.
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        self.encode(None)
    }

    fn encode(&self, signature: Option<&[u8; 64]>) -> Vec<u8> {
        let known = [
            (1, Value::Number(VERSION.into())),
            (2, Value::Bytes(&self.team)),
            (3, Value::Bytes(&self.stream)),
            (4, Value::Number(self.epoch.into())),
            (5, Value::Bytes(&self.device)),
            (6, Value::Bytes(&self.incarnation)),
            (7, Value::Number(self.counter)),
            (8, Value::Bytes(&self.hash)),
        ];
        let signature = signature.map(|signature| (9, Value::Bytes(signature)));
        encode(known.into_iter().chain(signature).collect::<Vec<_>>().as_slice(), &self.rest)
    }

    /// A head from exactly these bytes. Its signature is not checked here.
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
        let head = Self {
            team: map.array()?,
            stream: map.array()?,
            epoch: map.small()?,
            device: map.array()?,
            incarnation: map.array()?,
            counter: map.number()?,
            hash: map.array()?,
            signature: map.array()?,
            rest: map.rest()?,
        };
        if head.to_bytes() == bytes { Ok(head) } else { Err(Malformed::Shape) }
    }
}
