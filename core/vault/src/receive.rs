//! Records of others on their way in.

use crate::contract::Author;
use crate::error::Error;
use crate::travel::{Arriving, Received};
use crate::unlock::Vault;
use seal::sign::VerifyingKey;

impl Vault {
    /// Takes in what arrived, in one durable transaction. A record is kept once its author's
    /// signature covers it and everything before it in its chain is here; until then it waits
    /// with the caller, who hands it over again together with what came since. `key_of` names
    /// the key of an author, as the signed roster does.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]; [`Error::Damaged`] when the end of a chain is not
    /// known: rescue the vault first. Nothing has changed then.
    pub fn receive(
        &mut self,
        arriving: &[Arriving],
        key_of: &dyn Fn(Author) -> Option<VerifyingKey>,
    ) -> Result<Received, Error> {
        let _ = (arriving, key_of);
        Err(Error::Damaged)
    }
}
