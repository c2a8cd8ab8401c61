//! Part 18: small secrets that begin anew at each erase. They stand under the table key, so that
//! none of an earlier time can be read from an older copy of the file.

use crate::bytes::{decoded, encoded, fresh, fresh_secret};
use crate::error::Error;
use crate::keys::{Keys, Purpose, bound};
use crate::twofold::{self, part};
use crate::unlock::Vault;
use minicbor::{Decode, Encode};
use rusqlite::Connection;
use seal::{Secret32, Zeroizing, sealed};

#[derive(Clone, Encode, Decode)]
#[cbor(map)]
struct Renewed {
    /// The share that the hub has of recovery; absent until one is made.
    #[n(1)]
    share: Option<Share>,
    /// Seed of the key to which others seal the keys of compartments.
    #[cbor(n(2), with = "crate::bytes::secret")]
    seed: Secret32,
}

#[derive(Clone, Encode, Decode)]
#[cbor(transparent)]
struct Share(#[cbor(n(0), with = "crate::bytes::secret")] Secret32);

/// Makes them anew, within the caller's transaction.
pub(crate) fn start(connection: &Connection, keys: &Keys) -> Result<(), Error> {
    write(connection, keys, &Renewed { share: None, seed: fresh_secret()? })
}

/// Makes them where there are none: in a vault of format 1.
pub(crate) fn start_alone(connection: &Connection, keys: &Keys) -> Result<(), Error> {
    let transaction = connection.unchecked_transaction()?;
    start(&transaction, keys)?;
    Ok(transaction.commit()?)
}

fn read(connection: &Connection, keys: &Keys) -> Result<Option<Renewed>, Error> {
    let Some(kept) = twofold::part(connection, part::RENEWED)? else { return Ok(None) };
    let bound = bound(Purpose::Renewed, &keys.vault, part::RENEWED, &[]);
    let key = Purpose::Renewed.key(&[&keys.table], &keys.vault);
    let opened = kept.read(|copy| sealed::open(&key, &bound, copy).ok().map(Zeroizing::new));
    decoded(&opened.ok_or(Error::Damaged)?).map(Some).ok_or(Error::Damaged)
}

fn write(connection: &Connection, keys: &Keys, renewed: &Renewed) -> Result<(), Error> {
    let bound = bound(Purpose::Renewed, &keys.vault, part::RENEWED, &[]);
    let key = Purpose::Renewed.key(&[&keys.table], &keys.vault);
    let sealed = sealed::seal(&key, &fresh()?, &bound, &encoded(renewed)?)?;
    twofold::write(connection, part::RENEWED, &sealed)
}

impl Vault {
    /// The share of recovery that the hub should have; `None` since the last erase, until one is
    /// set.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn recovery_share(&self) -> Result<Option<Secret32>, Error> {
        Ok(self.renewed()?.share.map(|share| share.0))
    }

    /// Keeps a share of recovery, durably.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Full`], [`Error::ReadOnly`].
    pub fn set_recovery_share(&mut self, share: &Secret32) -> Result<(), Error> {
        let renewed = Renewed { share: Some(Share(share.clone())), ..self.renewed()? };
        let transaction = self.connection.unchecked_transaction()?;
        write(&transaction, &self.keys, &renewed)?;
        Ok(transaction.commit()?)
    }

    /// The seed of the key to which others seal the keys of compartments. After an erase it is
    /// another one: what was sealed to the one before opens no more.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn grant_seed(&self) -> Result<Secret32, Error> {
        Ok(self.renewed()?.seed)
    }

    fn renewed(&self) -> Result<Renewed, Error> {
        read(&self.connection, &self.keys)?.ok_or(Error::Damaged)
    }
}
