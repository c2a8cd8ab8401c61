//! Sealing to one person: HPKE base mode (RFC 9180) with X-Wing (draft-connolly-cfrg-xwing-kem),
//! HKDF-SHA256 and ChaCha20-Poly1305, one shot a message, the sender's signature inside.
//!
//! Base mode proves no sender and hybrid keys have no authenticated mode: the signature does, and
//! it covers receiver, receiver's key, counter and purpose, so that a message cannot be sealed on
//! to somebody else.

use crate::form::{VERSION, encoded, versioned};
use crate::kem::{KemKey, KemPublicKey};
use crate::sealed::{pad, unpad};
use crate::sign::{Purpose, SigningKey, VerifyingKey};
use crate::stamp::Stamped;
use crate::{Refused, Untrusted, Zeroizing};
use minicbor::{Decode, Encode};

/// The most that one message may hold, in bytes.
pub const LARGEST_BODY: usize = 512 * 1024;

const LABEL: &[u8] = b"schakel/message/1";
const LEAST: usize = 256;

/// A message between two devices.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is for: a number of `wire::body::Purpose`.
    pub purpose: u32,
    /// The device that sends it.
    pub sender: [u8; 16],
    /// The life of that device.
    pub incarnation: [u8; 16],
    /// The device that it is for.
    pub receiver: [u8; 16],
    /// Its place among the messages from this sender's incarnation to this receiver, from 1. That
    /// none is missing and none comes twice is the caller's to check.
    pub counter: u64,
    /// When it was sent (UTC ms, by the sender's clock).
    pub sent_ms: i64,
    /// What it says.
    pub body: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message (not shown), purpose {}", self.purpose)
    }
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Inner {
    #[n(1)]
    version: u32,
    #[n(2)]
    purpose: u32,
    #[cbor(n(3), with = "minicbor::bytes")]
    sender: [u8; 16],
    #[cbor(n(4), with = "minicbor::bytes")]
    incarnation: [u8; 16],
    #[cbor(n(5), with = "minicbor::bytes")]
    receiver: [u8; 16],
    #[cbor(n(6), with = "minicbor::bytes")]
    receiver_key: [u8; 32],
    #[n(7)]
    counter: u64,
    #[n(8)]
    sent_ms: i64,
    #[cbor(n(9), with = "minicbor::bytes")]
    body: Vec<u8>,
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

/// Signs and seals a message: the bytes of an item. `randomness` must be fresh each time.
///
/// # Errors
/// [`Refused::TooLong`] above [`LARGEST_BODY`].
pub fn seal(
    message: &Message,
    sender: &SigningKey,
    receiver: &KemPublicKey,
    randomness: &Zeroizing<[u8; 64]>,
) -> Result<Vec<u8>, Untrusted> {
    if message.body.len() > LARGEST_BODY {
        return Err(Refused::TooLong.into());
    }
    let mut inner = Inner {
        version: VERSION,
        purpose: message.purpose,
        sender: message.sender,
        incarnation: message.incarnation,
        receiver: message.receiver,
        receiver_key: receiver.hash(),
        counter: message.counter,
        sent_ms: message.sent_ms,
        body: message.body.to_vec(),
    };
    let stamped = Stamped::sign(sender, Purpose::Message, encoded(&inner));
    zeroize::Zeroize::zeroize(&mut inner.body);
    let content = Zeroizing::new(stamped.to_bytes());
    drop(Zeroizing::new(stamped.body));
    let plain = pad(&content, LEAST)?;
    let (encapsulated, sealed) =
        receiver.seal(LABEL, &associated(&message.receiver), &plain, randomness)?;
    Ok(encoded(&Outer { version: VERSION, encapsulated, sealed }))
}

/// Opens a message and checks who sent it. `signer` gives the key that the roster names for a
/// device and its incarnation; of a revoked one, for what the hub had received before.
///
/// # Errors
/// [`Untrusted::OtherReceiver`], [`Untrusted::UnknownSender`], [`Untrusted::Newer`],
/// [`Untrusted::Form`]; [`Refused::NotOpened`], [`Refused::Padding`], [`Refused::Signature`].
pub fn open(
    key: &KemKey,
    device: &[u8; 16],
    bytes: &[u8],
    signer: impl FnOnce(&[u8; 16], &[u8; 16]) -> Option<VerifyingKey>,
) -> Result<Message, Untrusted> {
    let outer: Outer = versioned(bytes)?;
    let plain =
        Zeroizing::new(key.open(LABEL, &associated(device), &outer.encapsulated, &outer.sealed)?);
    let stamped = Stamped::from_bytes(unpad(&plain, LEAST)?)?;
    let inner: Inner = versioned(&stamped.body)?;
    let body = Zeroizing::new(inner.body);
    if inner.receiver != *device || inner.receiver_key != key.public_key().hash() {
        return Err(Untrusted::OtherReceiver);
    }
    let signer = signer(&inner.sender, &inner.incarnation).ok_or(Untrusted::UnknownSender)?;
    stamped.verify(&signer, Purpose::Message)?;
    drop(Zeroizing::new(stamped.body));
    Ok(Message {
        purpose: inner.purpose,
        sender: inner.sender,
        incarnation: inner.incarnation,
        receiver: inner.receiver,
        counter: inner.counter,
        sent_ms: inner.sent_ms,
        body,
    })
}

fn associated(receiver: &[u8; 16]) -> Vec<u8> {
    [receiver, LABEL].concat()
}

#[cfg(test)]
mod tests;
