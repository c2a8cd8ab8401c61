//! The sealed alarm: a body that the supervisors have and cannot read until the hub gives the
//! key, and the signed cancelling that keeps it shut.

use crate::form::{VERSION, encoded, versioned};
use crate::sealed::{NONCE, open_padded, seal_padded};
use crate::sign::{Purpose, SigningKey, VerifyingKey};
use crate::stamp::Stamped;
use crate::{Refused, Secret32, Untrusted, kdf};
use minicbor::{Decode, Encode};

const LABEL: &str = "schakel/alarm/body/1";
const LEAST: usize = 1024;

/// Seals the body of an alarm under its release key, which must be fresh randomness.
///
/// # Errors
/// [`Refused::TooLong`].
pub fn seal_body(
    release_key: &Secret32,
    alarm: &[u8; 16],
    nonce: &[u8; NONCE],
    content: &[u8],
) -> Result<Vec<u8>, Refused> {
    let key = kdf::derive(LABEL, &[release_key], alarm);
    seal_padded(&key, nonce, &associated(alarm), content, LEAST)
}

/// Opens the body of an alarm. That it opens proves that the key is the right one.
///
/// # Errors
/// [`Refused::NotOpened`], [`Refused::Padding`].
pub fn open_body(
    release_key: &Secret32,
    alarm: &[u8; 16],
    sealed: &[u8],
) -> Result<Vec<u8>, Refused> {
    let key = kdf::derive(LABEL, &[release_key], alarm);
    open_padded(&key, &associated(alarm), sealed, LEAST)
}

fn associated(alarm: &[u8; 16]) -> Vec<u8> {
    [LABEL.as_bytes(), &[0], alarm].concat()
}

/// The cancelling of an alarm.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Cancel {
    #[n(1)]
    version: u32,
    /// The alarm.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub alarm: [u8; 16],
    /// The device that armed it.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub device: [u8; 16],
    /// The life of that device.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub incarnation: [u8; 16],
    /// When it was cancelled (UTC ms, by the device's clock).
    #[n(5)]
    pub at_ms: i64,
}

impl Cancel {
    /// Signs a cancelling: the bytes of an item.
    #[must_use]
    pub fn sign(
        alarm: [u8; 16],
        device: [u8; 16],
        incarnation: [u8; 16],
        at_ms: i64,
        key: &SigningKey,
    ) -> Vec<u8> {
        let cancel = Self { version: VERSION, alarm, device, incarnation, at_ms };
        Stamped::sign(key, Purpose::AlarmCancel, encoded(&cancel)).to_bytes()
    }

    /// A cancelling by a device that `signer` knows, from exactly these bytes. That it is the
    /// device that armed the alarm is the caller's to check.
    ///
    /// # Errors
    /// [`Untrusted::UnknownSender`], [`Untrusted::Form`], [`Untrusted::Newer`],
    /// [`Refused::Signature`].
    pub fn verify(
        bytes: &[u8],
        signer: impl FnOnce(&[u8; 16], &[u8; 16]) -> Option<VerifyingKey>,
    ) -> Result<Self, Untrusted> {
        let stamped = Stamped::from_bytes(bytes)?;
        let cancel: Self = versioned(&stamped.body)?;
        let key = signer(&cancel.device, &cancel.incarnation).ok_or(Untrusted::UnknownSender)?;
        stamped.verify(&key, Purpose::AlarmCancel)?;
        Ok(cancel)
    }
}
