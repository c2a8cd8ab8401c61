//! The spool: a second small file under a key that is there after the first unlock, so that
//! syncing and alarms go on while the app is locked. Everything in it is sealed as it is.

use crate::contract::Id;
use crate::error::Error;
use seal::Secret32;
use std::path::{Path, PathBuf};
use wire::{Item, Open, Received};

/// What waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Its number here, ascending.
    pub number: u64,
    /// What is to be sent.
    pub parcel: Parcel,
}

/// One item, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The stream.
    pub stream: Id,
    /// How the stream begins, should it not be there yet.
    pub open: Option<Open>,
    /// The item.
    pub item: Item,
    /// Its place among what is counted until it arrives.
    pub mark: Option<Mark>,
}

/// A place in a line of things that are counted until they arrive: the records of an own chain,
/// by stream and epoch, or the messages to one device, by its inbox and epoch 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// Stream of the chain, or the inbox.
    pub stream: Id,
    /// Key epoch of the chain; 0 for messages.
    pub epoch: u32,
    /// Number in the line, from 1.
    pub counter: u64,
}

/// What came in and was not looked at yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its number here, ascending.
    pub number: u64,
    /// The stream it came from.
    pub stream: Id,
    /// The item, as the hub gave it.
    pub item: Received,
}

/// How a spool was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// As it was left.
    Sound,
    /// There was none; this one is new.
    New,
    /// What stood there could not be read and is kept under this name; this one is new. What was
    /// not sent is still in the vault: begin with its first row again. What came in comes again
    /// from the hub: every cursor begins at 0.
    SetAside(PathBuf),
}

/// An open spool: the one writer.
pub struct Spool {
    _path: PathBuf,
}

impl Spool {
    /// Opens the spool at a path, or makes one.
    ///
    /// # Errors
    /// [`Error::Newer`], [`Error::InUse`], [`Error::Full`], [`Error::ReadOnly`].
    pub fn open(path: &Path, key: &Secret32) -> Result<(Self, Found), Error> {
        let _ = key;
        Ok((Self { _path: path.to_owned() }, Found::New))
    }

    /// Removes the spool at a path, and those set aside. Fine when there is none.
    ///
    /// # Errors
    /// [`Error::ReadOnly`].
    pub fn wipe(path: &Path) -> Result<(), Error> {
        let _ = path;
        Ok(())
    }

    /// A note by name: token, address of the hub, times of reminders.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn note(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let _ = name;
        Ok(None)
    }

    /// Keeps notes in place of those before, all at once; `None` removes one.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn keep_notes(&mut self, notes: &[(&str, Option<&[u8]>)]) -> Result<(), Error> {
        let _ = notes;
        Ok(())
    }

    /// Queues parcels, in order, and remembers in the same transaction up to which row of the
    /// vault everything is queued.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn queue(&mut self, parcels: &[Parcel], vault_row: Option<u64>) -> Result<(), Error> {
        let _ = (parcels, vault_row);
        Ok(())
    }

    /// Up to which row of the vault everything is queued.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn queued_to(&self) -> Result<u64, Error> {
        Ok(0)
    }

    /// What waits after a number, in order: at most so many.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn waiting(&self, after: u64, most: usize) -> Result<Vec<Queued>, Error> {
        let _ = (after, most);
        Ok(Vec::new())
    }

    /// Lets go of what the hub has, and moves the marks of its lines. Returns nothing new when
    /// told twice.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn sent(&mut self, numbers: &[u64]) -> Result<(), Error> {
        let _ = numbers;
        Ok(())
    }

    /// The last mark of each line that the hub has.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn sent_marks(&self) -> Result<Vec<Mark>, Error> {
        Ok(Vec::new())
    }

    /// How far each stream has come in.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn cursors(&self) -> Result<Vec<wire::Cursor>, Error> {
        Ok(Vec::new())
    }

    /// Begins to follow a stream from its first item; nothing changes when it is followed.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn follow(&mut self, streams: &[Id]) -> Result<(), Error> {
        let _ = streams;
        Ok(())
    }

    /// Keeps a page and moves the stream's cursor, at once. A page that does not follow the
    /// cursor changes nothing.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn take_in(&mut self, stream: Id, items: &[Received]) -> Result<(), Error> {
        let _ = (stream, items);
        Ok(())
    }

    /// What came in, after a number, in order: at most so many.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn kept(&self, after: u64, most: usize) -> Result<Vec<Kept>, Error> {
        let _ = (after, most);
        Ok(Vec::new())
    }

    /// Lets go of what was looked at and is safe elsewhere, or is of no use.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`].
    pub fn let_go(&mut self, numbers: &[u64]) -> Result<(), Error> {
        let _ = numbers;
        Ok(())
    }
}
