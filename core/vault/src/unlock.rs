//! Making a vault, and unlocking it.

use crate::bytes::{fresh, fresh_secret};
use crate::compartment::{self, Compartment, Compartments};
use crate::contract::{Author, Condition, Id, KeystoreSecrets, Lockout, NewVault};
use crate::error::{Damage, Error};
use crate::heads::{self, ChainId, End, Ends};
use crate::keys::Keys;
use crate::lockout::{self as tries, Count};
use crate::own::{self, Own};
use crate::slots::{self, StoredPin};
use crate::twofold::{self, part};
use crate::{bytes, draft, file, renewed, wipe};
use rusqlite::Connection;
use seal::Secret32;
use seal::chain::Head;
use seal::pin::Argon2Params;
use seal::sign::SigningKey;
use std::path::{Path, PathBuf};

/// The least number of bytes of a PIN.
pub const SHORTEST_PIN: usize = 6;

/// Ending of a file that is being made and takes its place when it is whole.
pub(crate) const UNFINISHED: &str = ".new";

/// An unlocked vault: the one writer. Dropping it closes the file; [`Vault::pause`] does so with
/// everything written into the one file first.
pub struct Vault {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) keys: Keys,
    pub(crate) own: Own,
    pub(crate) signing: SigningKey,
    pub(crate) compartments: Compartments,
    pub(crate) ends: Ends,
    /// What was found wrong while unlocking.
    pub(crate) faults: Vec<Damage>,
}

/// Where the counting of wrong PINs stands; asked before the PIN is.
///
/// # Errors
/// [`Error::WrongDevice`], [`Error::Wiped`], and what opening the file can meet.
pub fn lockout(path: &Path, device: &Secret32, now_ms: i64) -> Result<Lockout, Error> {
    let connection = file::open(path)?;
    let vault = own::read_vault_id(&connection)?;
    let count = tries::read_now(&connection, &vault, device, now_ms)?;
    if count.spent() {
        return Err(wipe::after_last_try(&connection, path));
    }
    Ok(count.at(now_ms))
}

/// What a vault is founded on: everything in its anchor.
pub(crate) struct Foundation<'a> {
    pub(crate) own: Own,
    pub(crate) secrets: &'a KeystoreSecrets,
    pub(crate) pin: &'a [u8],
    pub(crate) cost: Argon2Params,
    pub(crate) tries: u32,
    pub(crate) table: Secret32,
}

impl Foundation<'_> {
    /// Makes the file of a vault, with fresh root keys, and takes its lock.
    pub(crate) fn lay(self, path: &Path) -> Result<Vault, Error> {
        file::remove(path)?;
        let connection = file::make(path)?;
        let keys = Keys::new(fresh()?, fresh_secret()?, self.table);
        tries::write(&connection, &keys.vault, &self.secrets.device, &Count::new(self.tries))?;
        let transaction = connection.unchecked_transaction()?;
        own::write_vault_id(&transaction, keys.vault)?;
        slots::write_pin(
            &transaction,
            &keys.vault,
            self.pin,
            self.cost,
            &self.secrets.device,
            &keys.root,
        )?;
        self.own.write(&transaction, &keys.vault, &keys.root)?;
        own::write_table_key(&transaction, &keys, &self.secrets.table)?;
        renewed::start(&transaction, &keys)?;
        transaction.commit()?;
        let mut vault = Vault {
            connection,
            path: path.to_owned(),
            signing: self.own.signing_key(),
            compartments: Compartments::new(),
            ends: Ends::none(),
            faults: Vec::new(),
            own: self.own,
            keys,
        };
        vault.adopt(&[Compartment::personal(&vault.own, &vault.keys)])?;
        Ok(vault)
    }
}

impl Vault {
    /// Makes a new vault and leaves it unlocked.
    ///
    /// # Errors
    /// [`Error::Exists`], [`Error::PinTooShort`], [`Error::Full`], [`Error::ReadOnly`];
    /// [`Error::NotFound`] when the folder is not there; [`Error::Damaged`] when the cost of the
    /// PIN is outside the limits.
    pub fn create(
        path: &Path,
        secrets: &KeystoreSecrets,
        pin: &[u8],
        new: &NewVault,
        now_ms: i64,
    ) -> Result<Self, Error> {
        long_enough(pin)?;
        if file::condition(path) != Condition::Absent {
            return Err(Error::Exists);
        }
        let building = file::beside(path, UNFINISHED);
        let vault = Foundation {
            own: Own::new(new.team, new.author)?,
            secrets,
            pin,
            cost: new.pin_cost,
            tries: new.tries,
            table: fresh_secret()?,
        }
        .lay(&building)?;
        vault.pause()?;
        file::put_in_place(&building, path)?;
        Self::unlock_pin(path, secrets, pin, now_ms)
    }

    /// Unlocks with the PIN. A failed try is on the disk before the PIN is tested.
    ///
    /// # Errors
    /// [`Error::WrongPin`], [`Error::Wait`], [`Error::Wiped`], [`Error::WrongDevice`], and what
    /// opening the file can meet.
    pub fn unlock_pin(
        path: &Path,
        secrets: &KeystoreSecrets,
        pin: &[u8],
        now_ms: i64,
    ) -> Result<Self, Error> {
        let connection = file::open(path)?;
        let vault = own::read_vault_id(&connection)?;
        let (root, _) = try_pin(&connection, path, &vault, &secrets.device, pin, now_ms)?;
        let table = own::read_table_key(&connection, &vault, &root, &secrets.table)?;
        Self::load(connection, path, Keys::new(vault, root, table))?.up_to_date()
    }

    /// Unlocks with the key that biometrics released. Counts no tries: the phone does.
    ///
    /// # Errors
    /// [`Error::NoBiometric`], [`Error::WrongDevice`], [`Error::Wiped`], and what opening the
    /// file can meet.
    pub fn unlock_biometric(
        path: &Path,
        secrets: &KeystoreSecrets,
        released: &Secret32,
        now_ms: i64,
    ) -> Result<Self, Error> {
        let connection = file::open(path)?;
        let vault = own::read_vault_id(&connection)?;
        if tries::read_now(&connection, &vault, &secrets.device, now_ms)?.spent() {
            return Err(wipe::after_last_try(&connection, path));
        }
        let root = slots::open_biometric(&connection, &vault, released, &secrets.device)?;
        let table = own::read_table_key(&connection, &vault, &root, &secrets.table)?;
        Self::load(connection, path, Keys::new(vault, root, table))?.up_to_date()
    }

    /// What format 2 has and format 1 had not. Where there is no room for it now, it is tried
    /// again at the next unlock; a damaged vault is left as it is, for the rescue.
    fn up_to_date(self) -> Result<Self, Error> {
        if !self.faults.is_empty() || twofold::part(&self.connection, part::RENEWED)?.is_some() {
            return Ok(self);
        }
        let done = draft::renew(&self.connection, &self.keys)
            .and_then(|()| renewed::start_alone(&self.connection, &self.keys));
        match done {
            Ok(()) | Err(Error::Full | Error::ReadOnly) => Ok(self),
            Err(other) => Err(other),
        }
    }

    /// Reads what an unlocked vault keeps at hand.
    pub(crate) fn load(connection: Connection, path: &Path, keys: Keys) -> Result<Self, Error> {
        let own = Own::read(&connection, &keys.vault, &keys.root)?;
        let mut faults = Vec::new();
        for number in [part::FILE, part::LOCKOUT, part::OWN, part::TABLE_KEY, part::PIN] {
            if !twofold::part(&connection, number)
                .is_ok_and(|p| p.is_some_and(|p| !p.one_damaged()))
            {
                faults.push(Damage::CopyDamaged);
            }
        }
        for number in [part::ANCHORED, part::RENEWED] {
            if !twofold::part(&connection, number).is_ok_and(|p| p.is_none_or(|p| !p.one_damaged()))
            {
                faults.push(Damage::CopyDamaged);
            }
        }
        let mut compartments = compartment::read(&connection, &keys, &mut faults);
        let personal = Compartment::personal(&own, &keys);
        compartments.add(personal);
        let ends = heads::read(&connection, &keys, &mut faults);
        let (signing, path) = (own.signing_key(), path.to_owned());
        Ok(Self { connection, path, keys, own, signing, compartments, ends, faults })
    }

    /// Sets another PIN. The old one is asked, and counts as a try when wrong.
    ///
    /// # Errors
    /// As [`Vault::unlock_pin`]; [`Error::PinTooShort`].
    pub fn set_pin(
        &mut self,
        secrets: &KeystoreSecrets,
        old: &[u8],
        new: &[u8],
        now_ms: i64,
    ) -> Result<(), Error> {
        long_enough(new)?;
        let (vault, device) = (self.keys.vault, &secrets.device);
        let (root, _) = try_pin(&self.connection, &self.path, &vault, device, old, now_ms)?;
        let cost = StoredPin::read(&self.connection)?.cost();
        let transaction = self.connection.unchecked_transaction()?;
        slots::write_pin(&transaction, &vault, new, cost, device, &root)?;
        transaction.commit()?;
        self.forget_slot();
        Ok(())
    }

    /// Lets biometrics open this vault with `key`, or no longer.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn set_biometric(
        &mut self,
        secrets: &KeystoreSecrets,
        key: Option<&Secret32>,
    ) -> Result<(), Error> {
        let transaction = self.connection.unchecked_transaction()?;
        match key {
            None => twofold::delete(&transaction, part::BIOMETRIC)?,
            Some(released) => slots::write_biometric(
                &transaction,
                &self.keys.vault,
                released,
                &secrets.device,
                &self.keys.root,
            )?,
        }
        transaction.commit()?;
        self.forget_slot();
        Ok(())
    }

    /// The old slot must not stay behind in the file. When that finds no room, the new one holds
    /// all the same, and the next pause does it.
    fn forget_slot(&self) {
        let _ = file::checkpoint(&self.connection);
    }

    /// Whether biometrics open this vault.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the slot is there and neither copy is sound.
    pub fn has_biometric(&self) -> Result<bool, Error> {
        Ok(twofold::part(&self.connection, part::BIOMETRIC)?.is_some())
    }

    /// Who writes here.
    #[must_use]
    pub fn author(&self) -> Author {
        self.own.author()
    }

    /// The compartment of personal things. Its key hangs on the vault key, not on the table.
    #[must_use]
    pub fn personal(&self) -> Id {
        self.own.personal
    }

    /// Takes compartments in and starts a chain in each. The personal one is not written: its
    /// key is derived.
    pub(crate) fn adopt(&mut self, new: &[Compartment]) -> Result<(), Error> {
        let transaction = self.connection.unchecked_transaction()?;
        let mut started = Vec::new();
        for compartment in new {
            if compartment.id != self.own.personal {
                compartment.write(&transaction, &self.keys)?;
            }
            let (stream, epoch) = (compartment.stream, compartment.epoch);
            let chain = ChainId { stream, author: self.own.author(), epoch };
            let end = End { number: bytes::fresh_number()?, head: Head::START, row: 0, team: None };
            heads::write(&transaction, &self.keys, &chain, &end)?;
            started.push((chain, end));
        }
        let chains = self.ends.chains.len() + started.len();
        heads::write_tail(&transaction, &self.keys, self.ends.rows, chains)?;
        transaction.commit()?;
        self.ends.chains.extend(started);
        new.iter().cloned().for_each(|c| self.compartments.add(c));
        Ok(())
    }

    /// Writes everything into the one file, closes it and lets go of every lock.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]: what was appended is safe all the same.
    pub fn pause(self) -> Result<(), Error> {
        file::close(self.connection)
    }
}

/// Tries a PIN: the try is counted, durably, before it is tested; the right one starts the count
/// anew. Returns the root key and how many tries there are.
pub(crate) fn try_pin(
    connection: &Connection,
    path: &Path,
    vault: &Id,
    device: &Secret32,
    pin: &[u8],
    now_ms: i64,
) -> Result<(Secret32, u32), Error> {
    let count = tries::read_now(connection, vault, device, now_ms)?;
    if count.spent() {
        return Err(wipe::after_last_try(connection, path));
    }
    let wait_s = count.at(now_ms).wait_s;
    if wait_s > 0 {
        return Err(Error::Wait { wait_s });
    }
    let slot = StoredPin::read(connection)?;
    let count = count.with_try(now_ms);
    tries::write(connection, vault, device, &count)?;
    if let Some(root) = slot.open(pin, device, vault)? {
        let anew = Count::new(count.tries);
        match tries::write(connection, vault, device, &anew) {
            // Room for the first write and not for the second, again and again, would in the end
            // wipe a vault whose PIN was always right: the second takes the room of the first.
            Err(Error::Full) => {
                file::checkpoint(connection)?;
                tries::write(connection, vault, device, &anew)?;
            }
            other => other?,
        }
        return Ok((root, count.tries));
    }
    if count.spent() {
        return Err(wipe::after_last_try(connection, path));
    }
    let Lockout { tries_left, wait_s, .. } = count.at(now_ms);
    Err(Error::WrongPin { tries_left, wait_s })
}

pub(crate) fn long_enough(pin: &[u8]) -> Result<(), Error> {
    if pin.len() < SHORTEST_PIN { Err(Error::PinTooShort { least: SHORTEST_PIN }) } else { Ok(()) }
}
