//! Compartments that are shared: what is here, its key, and taking one in.

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

impl Vault {
    /// Every compartment whose key is here, the personal one included, ordered by id.
    #[must_use]
    pub fn compartments(&self) -> Vec<CompartmentInfo> {
        let mut all: Vec<_> = self.compartments.values().map(|c| self.described(c)).collect();
        all.sort_unstable_by_key(|compartment| compartment.id);
        all
    }

    fn described(&self, compartment: &Compartment) -> CompartmentInfo {
        let end = self.ends.chains.get(&self.chain_of(compartment));
        let Compartment { id, stream, epoch, regime, .. } = *compartment;
        let wrote = end.map_or(0, |end| end.head.counter);
        CompartmentInfo { id, stream, epoch, regime, wrote }
    }

    /// The key of a compartment, to seal it to somebody who joins it.
    #[must_use]
    pub fn compartment_key(&self, id: Id) -> Option<Secret32> {
        self.compartments.get(&id).map(|compartment| compartment.key.clone())
    }

    /// Takes in a compartment that somebody else started. Returns whether it is new here: the
    /// same grant again changes nothing.
    ///
    /// # Errors
    /// [`Error::Exists`] when the compartment or its stream is here with anything else;
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Damaged`].
    pub fn add_compartment(&mut self, grant: &Grant) -> Result<bool, Error> {
        let Grant { id, stream, epoch, regime, key } = grant.clone();
        let new = Compartment { id, stream, epoch, regime, key };
        match self.compartments.values().find(|c| c.id == id || c.stream == stream) {
            Some(known) if known.same(&new) => Ok(false),
            Some(_) => Err(Error::Exists),
            None if !self.ends.whole => Err(Error::Damaged),
            None => self.adopt(&[new]).map(|()| true),
        }
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
