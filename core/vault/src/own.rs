//! What a vault knows about itself: whose it is, its signing key, its personal compartment.

use crate::bytes::{decoded, encoded, fresh, fresh_secret};
use crate::contract::{Author, Id};
use crate::error::Error;
use crate::keys::{Keys, Purpose, bound, table_wrap};
use crate::twofold::{self, part};
use crate::unlock::Vault;
use minicbor::{Decode, Encode};
use rusqlite::Connection;
use seal::sign::SigningKey;
use seal::{Secret32, Zeroizing, sealed};

/// What stands in the clear: which vault this is.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Clear {
    #[n(1)]
    format: u32,
    #[n(2)]
    suite: u32,
    #[cbor(n(3), with = "minicbor::bytes")]
    vault: Id,
}

/// What stands in a box under a key of the root key.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Own {
    /// The team.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(crate) team: Id,
    #[cbor(n(2), with = "minicbor::bytes")]
    device: Id,
    #[cbor(n(3), with = "minicbor::bytes")]
    incarnation: Id,
    /// Id of the personal compartment.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub(crate) personal: Id,
    /// Its stream.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub(crate) personal_stream: Id,
    /// Seed of the Ed25519 key that signs this author's chains.
    #[cbor(n(6), with = "crate::bytes::secret")]
    seed: Secret32,
    /// What came along from earlier lives; absent in the first.
    #[n(7)]
    carried: Option<Carried>,
}

/// What a new life takes along.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Carried {
    /// Key of the personal compartment, which in the first life follows from the root key.
    #[cbor(n(1), with = "crate::bytes::secret")]
    pub(crate) personal: Secret32,
    /// Oldest first.
    #[n(2)]
    pub(crate) lives: Vec<FormerLife>,
}

/// An earlier life of this device.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(crate) struct FormerLife {
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(crate) incarnation: Id,
    /// What its other keys were derived from.
    #[cbor(n(2), with = "crate::bytes::secret")]
    pub(crate) secret: Secret32,
    /// Seed of the key that signed.
    #[cbor(n(3), with = "crate::bytes::secret")]
    pub(crate) seed: Secret32,
}

impl Own {
    pub(crate) fn new(team: Id, author: Author) -> Result<Self, Error> {
        Ok(Self {
            team,
            device: author.device,
            incarnation: author.incarnation,
            personal: fresh()?,
            personal_stream: fresh()?,
            seed: fresh_secret()?,
            carried: None,
        })
    }

    /// The same owner in another life: a new incarnation with keys of its own. The personal
    /// compartment stays what it is, so that those who share it go on sharing it.
    pub(crate) fn reborn(&self, keys: &Keys) -> Result<Self, Error> {
        let personal = (self.personal, self.personal_stream);
        Self::restored(self.team, self.device, personal, self.carried_on(keys))
    }

    /// An owner in a new life, with what comes along from those before.
    pub(crate) fn restored(
        team: Id,
        device: Id,
        (personal, personal_stream): (Id, Id),
        carried: Carried,
    ) -> Result<Self, Error> {
        let (incarnation, seed) = (fresh()?, fresh_secret()?);
        let carried = Some(carried);
        Ok(Self { team, device, incarnation, personal, personal_stream, seed, carried })
    }

    /// What the next life takes along.
    pub(crate) fn carried_on(&self, keys: &Keys) -> Carried {
        let now = FormerLife {
            incarnation: self.incarnation,
            secret: keys.life(),
            seed: self.seed.clone(),
        };
        let lives = self.former().iter().cloned().chain([now]).collect();
        Carried { personal: self.personal_key(keys), lives }
    }

    /// The earlier lives, oldest first.
    pub(crate) fn former(&self) -> &[FormerLife] {
        self.carried.as_ref().map_or(&[], |carried| &carried.lives)
    }

    /// Key of the personal compartment.
    pub(crate) fn personal_key(&self, keys: &Keys) -> Secret32 {
        self.carried.as_ref().map_or_else(|| keys.personal(), |carried| carried.personal.clone())
    }

    pub(crate) fn author(&self) -> Author {
        Author { device: self.device, incarnation: self.incarnation }
    }

    pub(crate) fn signing_key(&self) -> SigningKey {
        SigningKey::from_seed(&self.seed)
    }

    /// Reads it with the root key.
    pub(crate) fn read(
        connection: &Connection,
        vault: &Id,
        root: &Secret32,
    ) -> Result<Self, Error> {
        let kept = twofold::needed(connection, part::OWN)?;
        let bound = bound(Purpose::Own, vault, part::OWN, &[]);
        let key = Purpose::Own.key(&[root], vault);
        let opened = kept.read(|copy| sealed::open(&key, &bound, copy).ok().map(Zeroizing::new));
        decoded(&opened.ok_or(Error::Damaged)?).ok_or(Error::Damaged)
    }

    /// Writes it, within the caller's transaction.
    pub(crate) fn write(
        &self,
        connection: &Connection,
        vault: &Id,
        root: &Secret32,
    ) -> Result<(), Error> {
        let bound = bound(Purpose::Own, vault, part::OWN, &[]);
        let key = Purpose::Own.key(&[root], vault);
        let sealed = sealed::seal(&key, &fresh()?, &bound, &encoded(self)?)?;
        twofold::write(connection, part::OWN, &sealed)
    }
}

/// Writes which vault this is, within the caller's transaction.
pub(crate) fn write_vault_id(connection: &Connection, vault: Id) -> Result<(), Error> {
    let clear = Clear { format: crate::BOXES, suite: wire::SUITE_1, vault };
    twofold::write(connection, part::FILE, &encoded(&clear)?)
}

/// Which vault this is.
pub(crate) fn read_vault_id(connection: &Connection) -> Result<Id, Error> {
    let kept = twofold::needed(connection, part::FILE)?;
    let clear = kept.read(|copy| decoded::<Clear>(copy)).ok_or(Error::Damaged)?;
    let known = clear.format == crate::BOXES && clear.suite == wire::SUITE_1;
    known.then_some(clear.vault).ok_or(Error::Newer { format: clear.format })
}

/// Writes the table key, within the caller's transaction.
pub(crate) fn write_table_key(
    connection: &Connection,
    keys: &Keys,
    table: &Secret32,
) -> Result<(), Error> {
    let bound = bound(Purpose::Table, &keys.vault, part::TABLE_KEY, &[]);
    let wrap = table_wrap(&keys.root, table, &keys.vault);
    let sealed = sealed::seal(&wrap, &fresh()?, &bound, keys.table.bytes())?;
    twofold::write(connection, part::TABLE_KEY, &sealed)
}

impl Vault {
    /// Whether a secret of the keystore wraps the table key of this vault: while an erase is
    /// under way the keystore holds two.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn is_wrapped_by(&self, table: &Secret32) -> Result<bool, Error> {
        let Keys { vault, root, .. } = &self.keys;
        match read_table_key(&self.connection, vault, root, table) {
            Ok(_) => Ok(true),
            Err(Error::RolledBack) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

/// Reads the table key.
///
/// # Errors
/// [`Error::RolledBack`] when the keystore's secret does not open it: this key was read with the
/// device secret and the PIN, so the vault is of this device, and of a time before an erase.
pub(crate) fn read_table_key(
    connection: &Connection,
    vault: &Id,
    root: &Secret32,
    table: &Secret32,
) -> Result<Secret32, Error> {
    let kept = twofold::needed(connection, part::TABLE_KEY)?;
    let bound = bound(Purpose::Table, vault, part::TABLE_KEY, &[]);
    let wrap = table_wrap(root, table, vault);
    let key = kept.read(|copy| sealed::open(&wrap, &bound, copy).ok().map(Zeroizing::new));
    let key = key.ok_or(Error::RolledBack)?;
    Secret32::from_slice(&key).ok_or(Error::Damaged)
}
