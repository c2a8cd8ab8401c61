//! Compartments that are shared: what is here, its key, and taking one in.

use crate::bytes::fresh;
use crate::compartment::Compartment;
use crate::contract::Id;
use crate::error::Error;
use crate::travel::{ChainEnd, CompartmentInfo};
use crate::unlock::Vault;
use seal::Secret32;

/// The key of a compartment, from one who has it.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The compartment.
    pub id: Id,
    /// Its stream.
    pub stream: Id,
    /// Which key, from 1.
    pub epoch: u32,
    /// Code of its retention regime.
    pub regime: u32,
    /// The key.
    pub key: Secret32,
}

impl Grant {
    fn of(compartment: &Compartment) -> Self {
        let Compartment { id, stream, epoch, regime, key } = compartment.clone();
        Self { id, stream, epoch, regime, key }
    }
}

impl Vault {
    /// Every compartment whose key is here, the personal one included, once for each key that it
    /// has had, ordered by id and epoch.
    #[must_use]
    pub fn compartments(&self) -> Vec<CompartmentInfo> {
        self.compartments.all().map(|c| self.described(c)).collect()
    }

    fn described(&self, compartment: &Compartment) -> CompartmentInfo {
        let end = self.ends.chains.get(&self.chain_of(compartment));
        let Compartment { id, stream, epoch, regime, .. } = *compartment;
        let wrote = end.map_or(0, |end| end.head.counter);
        CompartmentInfo { id, stream, epoch, regime, wrote }
    }

    /// The keys that a compartment has had, the earliest first, to seal them to somebody who
    /// joins it.
    #[must_use]
    pub fn grants(&self, id: Id) -> Vec<Grant> {
        self.compartments.of(id).map(Grant::of).collect()
    }

    /// Takes in a key of a compartment that somebody else started. Returns whether it is new
    /// here: the same grant again changes nothing. Whether its sender may give it is the caller's
    /// question; the personal compartment takes none.
    ///
    /// # Errors
    /// [`Error::Exists`] when the compartment, its stream or this epoch is here with anything
    /// else; [`Error::Full`], [`Error::ReadOnly`], [`Error::Damaged`].
    pub fn add_compartment(&mut self, grant: &Grant) -> Result<bool, Error> {
        let Grant { id, stream, epoch, regime, key } = grant.clone();
        let new = Compartment { id, stream, epoch, regime, key };
        if self.compartments.at(id, epoch).is_some_and(|known| known.same(&new)) {
            return Ok(false);
        }
        let fits = |known: &Compartment| {
            let other = known.id != id && known.stream != stream;
            let earlier = (known.id, known.stream) == (id, stream) && known.epoch != epoch;
            other || (earlier && id != self.own.personal)
        };
        if epoch == 0 || !self.compartments.all().all(fits) {
            return Err(Error::Exists);
        }
        if !self.ends.whole {
            return Err(Error::Damaged);
        }
        self.adopt(&[new]).map(|()| true)
    }

    /// Makes a fresh key for what is written in a compartment from now on, and returns its epoch.
    /// Who has the keys before reads what was written under them, and nothing of what comes. Two
    /// devices may do this at once: the epoch lies at random further on, so that theirs differ;
    /// the higher one is used.
    ///
    /// # Errors
    /// [`Error::NoCompartment`], also for the personal one; [`Error::Full`],
    /// [`Error::ReadOnly`], [`Error::Damaged`].
    pub fn change_key(&mut self, id: Id) -> Result<u32, Error> {
        if !self.ends.whole {
            return Err(Error::Damaged);
        }
        let current = self.compartments.current(id).filter(|_| id != self.own.personal);
        let current = current.ok_or(Error::NoCompartment)?;
        let further = 1 + u32::from(u8::from_be_bytes(fresh()?));
        let epoch = current.epoch.checked_add(further).ok_or(Error::NoCompartment)?;
        let next = current.with_next_key(epoch)?;
        self.adopt(&[next])?;
        Ok(epoch)
    }

    /// Where each chain ends that is kept here, own ones included.
    #[must_use]
    pub fn chain_ends(&self) -> Vec<ChainEnd> {
        let ends = self.ends.chains.iter().map(|(chain, end)| ChainEnd {
            stream: chain.stream,
            author: chain.author,
            epoch: chain.epoch,
            counter: end.head.counter,
        });
        ends.collect()
    }
}
