//! The slots: each seals the root key under a key made of the device secret and something else.

use crate::bytes::{decoded, encoded, fresh};
use crate::contract::Id;
use crate::error::Error;
use crate::keys::{Purpose, bound};
use crate::twofold::{self, part};
use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};
use rusqlite::Connection;
use seal::pin::{self, Argon2Params};
use seal::{Secret32, Zeroizing, sealed};

/// What the PIN's slot holds: how to stretch the PIN, in the clear, and the box.
#[derive(Encode, Decode)]
#[cbor(map)]
struct PinSlot {
    #[n(1)]
    memory_kib: u32,
    #[n(2)]
    passes: u32,
    #[n(3)]
    lanes: u32,
    #[n(4)]
    salt: ByteArray<{ pin::SALT }>,
    #[cbor(n(5), with = "minicbor::bytes")]
    sealed: Vec<u8>,
}

impl PinSlot {
    fn cost(&self) -> Argon2Params {
        Argon2Params { memory_kib: self.memory_kib, passes: self.passes, lanes: self.lanes }
    }

    /// The clear part, bound to the box: nobody makes a phone stretch with another cost.
    fn clear(&self) -> Vec<u8> {
        let cost = [self.memory_kib, self.passes, self.lanes].map(u32::to_be_bytes).concat();
        [cost.as_slice(), self.salt.as_slice()].concat()
    }

    fn key(&self, pin: &[u8], device: &Secret32, vault: &Id) -> Result<Secret32, Error> {
        let stretched = pin::stretch(pin, &self.cost(), &self.salt)?;
        Ok(Purpose::Pin.key(&[&stretched, device], vault))
    }
}

/// A PIN's slot as it stands in the file: read before a try is counted, so that a damaged slot
/// costs none.
pub(crate) struct StoredPin(PinSlot);

impl StoredPin {
    pub(crate) fn read(connection: &Connection) -> Result<Self, Error> {
        let kept = twofold::needed(connection, part::PIN)?;
        let slot =
            kept.read(|copy| decoded::<PinSlot>(copy).filter(|slot| slot.cost().within_limits()));
        slot.map(Self).ok_or(Error::Damaged)
    }

    pub(crate) fn cost(&self) -> Argon2Params {
        self.0.cost()
    }

    /// The root key; `None` when the PIN is another.
    pub(crate) fn open(
        &self,
        pin: &[u8],
        device: &Secret32,
        vault: &Id,
    ) -> Result<Option<Secret32>, Error> {
        let key = self.0.key(pin, device, vault)?;
        let bound = bound(Purpose::Pin, vault, part::PIN, &self.0.clear());
        let Ok(root) = sealed::open(&key, &bound, &self.0.sealed) else { return Ok(None) };
        let root = Zeroizing::new(root);
        Secret32::from_slice(&root).map(Some).ok_or(Error::Damaged)
    }
}

/// Writes the PIN's slot, within the caller's transaction.
pub(crate) fn write_pin(
    connection: &Connection,
    vault: &Id,
    pin: &[u8],
    cost: Argon2Params,
    device: &Secret32,
    root: &Secret32,
) -> Result<(), Error> {
    let mut slot = PinSlot {
        memory_kib: cost.memory_kib,
        passes: cost.passes,
        lanes: cost.lanes,
        salt: ByteArray::from(fresh::<{ pin::SALT }>()?),
        sealed: Vec::new(),
    };
    let key = slot.key(pin, device, vault)?;
    let bound = bound(Purpose::Pin, vault, part::PIN, &slot.clear());
    slot.sealed = sealed::seal(&key, &fresh()?, &bound, root.bytes())?;
    twofold::write(connection, part::PIN, &encoded(&slot)?)
}

/// The root key by the key that biometrics released.
///
/// # Errors
/// [`Error::NoBiometric`] when there is no such slot, or the key is another.
pub(crate) fn open_biometric(
    connection: &Connection,
    vault: &Id,
    released: &Secret32,
    device: &Secret32,
) -> Result<Secret32, Error> {
    let kept = twofold::part(connection, part::BIOMETRIC)?.ok_or(Error::NoBiometric)?;
    let key = Purpose::Biometric.key(&[released, device], vault);
    let bound = bound(Purpose::Biometric, vault, part::BIOMETRIC, &[]);
    let root = kept.read(|copy| sealed::open(&key, &bound, copy).ok());
    let root = root.ok_or(Error::NoBiometric)?;
    Secret32::from_slice(&Zeroizing::new(root)).ok_or(Error::Damaged)
}

/// Writes the slot of biometrics, within the caller's transaction.
pub(crate) fn write_biometric(
    connection: &Connection,
    vault: &Id,
    released: &Secret32,
    device: &Secret32,
    root: &Secret32,
) -> Result<(), Error> {
    let key = Purpose::Biometric.key(&[released, device], vault);
    let bound = bound(Purpose::Biometric, vault, part::BIOMETRIC, &[]);
    let sealed = sealed::seal(&key, &fresh()?, &bound, root.bytes())?;
    twofold::write(connection, part::BIOMETRIC, &sealed)
}
