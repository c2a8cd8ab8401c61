//! The compartments of a vault and their keys.

use crate::bytes::{decoded, encoded, fresh, fresh_number, fresh_secret};
use crate::contract::{Id, NewCompartment};
use crate::error::{Damage, Error};
use crate::keys::{Keys, Purpose};
use crate::own::Own;
use crate::twofold;
use minicbor::{Decode, Encode};
use rusqlite::Connection;
use seal::{Secret32, Zeroizing};
use std::collections::{BTreeMap, HashSet};

/// One compartment, as its box holds it.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Compartment {
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(crate) id: Id,
    /// The stream that its records are appended to.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(crate) stream: Id,
    /// Which key this is, from 1.
    #[n(3)]
    pub(crate) epoch: u32,
    /// Code of the retention regime.
    #[n(4)]
    pub(crate) regime: u32,
    #[cbor(n(5), with = "crate::bytes::secret")]
    pub(crate) key: Secret32,
}

/// Regime of the personal compartment: kept as long as the vault.
const NO_REGIME: u32 = 0;

impl Compartment {
    pub(crate) fn fresh(new: &NewCompartment) -> Result<Self, Error> {
        let (stream, key) = (fresh()?, fresh_secret()?);
        Ok(Self { id: new.id, stream, epoch: 1, regime: new.regime, key })
    }

    pub(crate) fn personal(own: &Own, keys: &Keys) -> Self {
        let (id, stream, key) = (own.personal, own.personal_stream, own.personal_key(keys));
        Self { id, stream, epoch: 1, regime: NO_REGIME, key }
    }

    /// The same one with a fresh key.
    pub(crate) fn with_next_key(&self, epoch: u32) -> Result<Self, Error> {
        Ok(Self { epoch, key: fresh_secret()?, ..self.clone() })
    }

    /// Whether it is the same in everything.
    pub(crate) fn same(&self, other: &Self) -> bool {
        let known = |c: &Self| (c.id, c.stream, c.epoch, c.regime);
        known(self) == known(other) && self.key.bytes() == other.key.bytes()
    }

    /// Writes it, both copies, within the caller's transaction.
    pub(crate) fn write(&self, connection: &Connection, keys: &Keys) -> Result<(), Error> {
        let number = fresh_number()?;
        let sealed = keys.seal(Purpose::Compartment, number, &encoded(self)?)?;
        twofold::write_compartment(connection, number, &sealed)
    }
}

/// The compartments, each with every key that it has had.
#[derive(Default)]
pub(crate) struct Compartments(BTreeMap<(Id, u32), Compartment>);

impl Compartments {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn add(&mut self, compartment: Compartment) {
        self.0.insert((compartment.id, compartment.epoch), compartment);
    }

    /// With the key that seals now: that of the highest epoch.
    pub(crate) fn current(&self, id: Id) -> Option<&Compartment> {
        self.of(id).next_back()
    }

    /// With the key of one epoch.
    pub(crate) fn at(&self, id: Id, epoch: u32) -> Option<&Compartment> {
        self.0.get(&(id, epoch))
    }

    /// With each of its keys, the earliest first.
    pub(crate) fn of(&self, id: Id) -> impl DoubleEndedIterator<Item = &Compartment> {
        self.0.range((id, 0)..=(id, u32::MAX)).map(|(_, compartment)| compartment)
    }

    /// Every key of every one, ordered by id and epoch.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Compartment> {
        self.0.values()
    }

    /// All but some, with each of their keys.
    pub(crate) fn but(&self, gone: &HashSet<Id>) -> Self {
        let kept = self.0.iter().filter(|((id, _), _)| !gone.contains(id));
        Self(kept.map(|(key, compartment)| (*key, compartment.clone())).collect())
    }

    /// Every key of every one but the personal one.
    pub(crate) fn without(&self, personal: Id) -> Vec<Compartment> {
        self.all().filter(|c| c.id != personal).cloned().collect()
    }
}

/// Reads every compartment whose box opens from one of its two copies; names the others.
pub(crate) fn read(connection: &Connection, keys: &Keys, faults: &mut Vec<Damage>) -> Compartments {
    let mut all = Compartments::new();
    for (number, copies) in twofold::compartments(connection, faults) {
        let opened = copies.map(|copy| {
            let opened = Zeroizing::new(keys.open(Purpose::Compartment, number, &copy?)?);
            decoded::<Compartment>(&opened)
        });
        if opened.iter().any(Option::is_none) {
            let lost = opened.iter().all(Option::is_none);
            faults.push(if lost { Damage::KeyUnreadable } else { Damage::CopyDamaged });
        }
        opened.into_iter().flatten().for_each(|compartment| all.add(compartment));
    }
    all
}
