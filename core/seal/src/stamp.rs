//! A body with a signature beside it: map {1: body, 2: signature}. What is signed is the body's
//! bytes as they are, so that keys which this version does not know are covered too.

use crate::form::{decoded, encoded};
use crate::sign::{Purpose, SigningKey, VerifyingKey};
use crate::{Refused, Untrusted};
use minicbor::{Decode, Encode};

/// A signed body, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Stamped {
    /// What was signed. Read it to learn whose signature this should be, then verify.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub body: Vec<u8>,
    /// Ed25519 over the label of the purpose and the body.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub signature: [u8; 64],
}

impl Stamped {
    /// Signs a body.
    #[must_use]
    pub fn sign(key: &SigningKey, purpose: Purpose, body: Vec<u8>) -> Self {
        let signature = key.sign(purpose, &body);
        Self { body, signature }
    }

    /// The bytes that travel.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        encoded(self)
    }

    /// From exactly these bytes; the signature is not checked here.
    ///
    /// # Errors
    /// [`Untrusted::Form`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Untrusted> {
        decoded(bytes)
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// [`Refused::Signature`].
    pub fn verify(&self, key: &VerifyingKey, purpose: Purpose) -> Result<(), Refused> {
        key.verify(purpose, &self.body, &self.signature)
    }
}
