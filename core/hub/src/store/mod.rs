//! The store: one SQLite database, one writer, readers on connections of their own. All SQL of
//! the hub stands in this folder.

pub(crate) mod alarms;
pub(crate) mod append;
mod erasing;
pub(crate) mod joining;
pub(crate) mod people;
pub(crate) mod quota;
pub(crate) mod read;
pub(crate) mod roster;
pub(crate) mod slots;
pub(crate) mod streams;
mod writer;

use crate::setup::private_file;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;
use wire::{Code, Id, Refusal};
use writer::Writer;

/// Version of the schema, in SQLite's `user_version`.
const SCHEMA: i64 = 1;
/// Connections that read at the same time.
const READERS: usize = 4;

/// Why the store did not do something.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    /// Too much waits for the writer.
    #[error("too much waits to be written")]
    Busy,
    /// The hub is stopping, or its writer has stopped.
    #[error("the hub is stopping")]
    Stopped,
    /// The transaction did not reach the disk.
    #[error("could not be written; is the disk full?")]
    NotWritten,
    /// The database is not one that this version reads.
    #[error("the database is of version {found}; a newer hub reads it")]
    Newer {
        /// The version found.
        found: i64,
    },
    /// SQLite refused.
    #[error("the database could not be used: {0}")]
    Sql(#[from] rusqlite::Error),
    /// The caller may not, or asks for what is not there.
    #[error("refused")]
    Refused(#[from] Refusal),
}

impl StoreError {
    /// What the client is told.
    pub(crate) fn refusal(&self) -> Refusal {
        let again = |code, after| Refusal { code, retry_after_s: Some(after) };
        match self {
            Self::Busy => again(Code::Busy, 2),
            Self::Stopped => again(Code::Busy, 5),
            Self::NotWritten | Self::Newer { .. } => again(Code::Internal, 30),
            Self::Sql(error) => {
                tracing::error!(code = ?error.sqlite_error_code(), "the database refused");
                again(Code::Internal, 30)
            }
            Self::Refused(refusal) => *refusal,
        }
    }
}

impl From<Code> for StoreError {
    fn from(code: Code) -> Self {
        Self::Refused(code.into())
    }
}

/// What a transaction changed that others wait for.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    /// Streams that were appended to.
    pub(crate) streams: Vec<Id>,
    /// Tokens were given or withdrawn.
    pub(crate) tokens: bool,
    /// An alarm was armed or cancelled.
    pub(crate) alarms: bool,
    /// A stream was erased: its bytes must not stay behind in the log of writes.
    pub(crate) erased: bool,
    /// Items written.
    pub(crate) items: usize,
    /// Bytes of those items.
    pub(crate) bytes: usize,
    /// Pieces of work in the transaction.
    pub(crate) jobs: usize,
}

impl Changed {
    fn add(&mut self, other: Self) {
        self.streams.extend(other.streams);
        self.tokens |= other.tokens;
        self.alarms |= other.alarms;
        self.erased |= other.erased;
        self.items += other.items;
        self.bytes += other.bytes;
    }
}

/// The database of one hub.
pub(crate) struct Store {
    writer: Writer,
    readers: Arc<Mutex<Vec<Connection>>>,
    free: Arc<Semaphore>,
}

impl Store {
    /// Opens the database, making it where there is none. `before` sees it first; `after` is
    /// called after each commit, before anyone is answered.
    pub(crate) fn open(
        path: &Path,
        before: impl FnOnce(&Connection) -> Result<(), StoreError>,
        after: impl Fn(&Connection, &Changed) + Send + 'static,
    ) -> Result<Self, StoreError> {
        let connection = open_for_writing(path)?;
        before(&connection)?;
        let readers: Result<Vec<_>, _> = (0..READERS).map(|_| open_for_reading(path)).collect();
        Ok(Self {
            readers: Arc::new(Mutex::new(readers?)),
            free: Arc::new(Semaphore::new(READERS)),
            writer: Writer::start(connection, Box::new(after))?,
        })
    }

    /// Writes; the outcome comes when it is on disk. `weight` is about how many bytes.
    pub(crate) async fn write<T, F>(&self, weight: usize, work: F) -> Result<T, StoreError>
    where
        F: FnOnce(&Connection, &mut Changed) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.writer.write(weight, work).await
    }

    /// Reads, in one snapshot.
    pub(crate) async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let free = Arc::clone(&self.free).acquire_owned().await;
        let free = free.map_err(|_| StoreError::Stopped)?;
        let readers = Arc::clone(&self.readers);
        let reading = tokio::task::spawn_blocking(move || {
            let lock = || readers.lock().unwrap_or_else(PoisonError::into_inner);
            let connection = lock().pop().ok_or(StoreError::Stopped)?;
            let outcome = in_snapshot(&connection, work);
            lock().push(connection);
            drop(free);
            outcome
        });
        reading.await.unwrap_or(Err(StoreError::Stopped))
    }

    /// Whether the writer still works.
    pub(crate) fn works(&self) -> bool {
        self.writer.works()
    }

    /// Writes what waits, and stops. Blocks until that is done. The writer closes last, so that
    /// the database is one file again.
    pub(crate) fn stop(&self) {
        self.free.close();
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.writer.stop();
    }
}

fn in_snapshot<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let snapshot = connection.unchecked_transaction()?;
    let outcome = work(&snapshot);
    snapshot.finish()?;
    outcome
}

/// Opens for one writer, before or beside a running hub: for setting up.
pub(crate) fn open_for_writing(path: &Path) -> Result<Connection, StoreError> {
    private_file(path).map_err(|_| StoreError::NotWritten)?;
    let connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: what was acknowledged survives a power cut. secure_delete: a cancelled alarm's key
    // and a replaced share leave no traces in free pages.
    for (pragma, value) in
        [("synchronous", "FULL"), ("secure_delete", "ON"), ("foreign_keys", "ON")]
    {
        connection.pragma_update(None, pragma, value)?;
    }
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "wal_autocheckpoint", 4000)?;
    connection.set_prepared_statement_cache_capacity(64);
    migrate(&connection)?;
    Ok(connection)
}

fn open_for_reading(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn migrate(connection: &Connection) -> Result<(), StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match found {
        SCHEMA => Ok(()),
        0 => {
            let transaction = connection.unchecked_transaction()?;
            transaction.execute_batch(include_str!("schema.sql"))?;
            transaction.pragma_update(None, "user_version", SCHEMA)?;
            Ok(transaction.commit()?)
        }
        found => Err(StoreError::Newer { found }),
    }
}
