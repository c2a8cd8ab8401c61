//! The one writer: what waits is written in one transaction, and nobody is answered before it
//! is on disk.

use super::{Changed, StoreError};
use rusqlite::Connection;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::{mpsc, oneshot};

/// Most pieces of work that wait for the writer; above it a client is told to come back.
const QUEUE: usize = 2048;
/// Most bytes that wait for the writer.
const QUEUE_BYTES: usize = 64 * 1024 * 1024;
/// Most pieces of work in one transaction.
const GROUP: usize = 256;
/// Bytes after which a transaction takes nothing more.
const GROUP_BYTES: usize = 8 * 1024 * 1024;

/// What happens after a commit, before anyone is answered.
pub(super) type AfterCommit = Box<dyn Fn(&Connection, &Changed) + Send>;

/// Work that waits its turn.
trait Job: Send {
    /// Does it. False when it failed and must be undone.
    fn run(&mut self, connection: &Connection, changed: &mut Changed) -> bool;
    /// Tells the outcome; `committed` is false when the transaction failed as a whole.
    fn answer(self: Box<Self>, committed: bool);
    fn weight(&self) -> usize;
}

struct Pending<F, T> {
    work: Option<F>,
    weight: usize,
    outcome: Result<T, StoreError>,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<F, T> Job for Pending<F, T>
where
    F: FnOnce(&Connection, &mut Changed) -> Result<T, StoreError> + Send,
    T: Send,
{
    fn run(&mut self, connection: &Connection, changed: &mut Changed) -> bool {
        if let Some(work) = self.work.take() {
            self.outcome = work(connection, changed);
        }
        self.outcome.is_ok()
    }

    fn answer(self: Box<Self>, committed: bool) {
        let outcome = match self.outcome {
            Ok(_) if !committed => Err(StoreError::NotWritten),
            outcome => outcome,
        };
        // A client that has gone asks again; the append is idempotent.
        let _ = self.answer.send(outcome);
    }

    fn weight(&self) -> usize {
        self.weight
    }
}

/// The writer's queue and thread.
pub(super) struct Writer {
    queue: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    waiting_bytes: Arc<AtomicUsize>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(connection: Connection, after: AfterCommit) -> Result<Self, StoreError> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let waiting_bytes = Arc::new(AtomicUsize::new(0));
        let bytes = Arc::clone(&waiting_bytes);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write_all(&connection, jobs, &bytes, &after))
            .map_err(|_| StoreError::Stopped)?;
        Ok(Self { queue: Mutex::new(Some(queue)), waiting_bytes, thread: Mutex::new(Some(thread)) })
    }

    /// Queues work of about `weight` bytes and returns its outcome once it is on disk.
    pub(super) async fn write<T, F>(&self, weight: usize, work: F) -> Result<T, StoreError>
    where
        F: FnOnce(&Connection, &mut Changed) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let queue = queue.ok_or(StoreError::Stopped)?;
        let place = queue.try_reserve_owned().map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => StoreError::Stopped,
        })?;
        if self.waiting_bytes.fetch_add(weight, Ordering::Relaxed) > QUEUE_BYTES {
            self.waiting_bytes.fetch_sub(weight, Ordering::Relaxed);
            return Err(StoreError::Busy);
        }
        let (answer, outcome) = oneshot::channel();
        let work = Some(work);
        let pending = Pending { work, weight, outcome: Err(StoreError::NotWritten), answer };
        place.send(Box::new(pending));
        outcome.await.unwrap_or(Err(StoreError::Stopped))
    }

    /// Whether the thread still takes work.
    pub(super) fn works(&self) -> bool {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().is_some_and(|queue| !queue.is_closed())
    }

    /// Writes what waits and stops. More work is refused.
    pub(super) fn stop(&self) {
        drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).take());
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.stop();
    }
}

fn write_all(
    connection: &Connection,
    mut jobs: mpsc::Receiver<Box<dyn Job>>,
    waiting_bytes: &AtomicUsize,
    after: &AfterCommit,
) {
    // Whether something was erased of which the log of writes may still hold the bytes: a reader
    // was in the way.
    let mut in_log = false;
    while let Some(first) = jobs.blocking_recv() {
        let mut group = Vec::new();
        let mut changed = Changed::default();
        let begun = connection.execute_batch("BEGIN IMMEDIATE");
        let mut next = Some(first);
        let mut bytes = 0;
        while let Some(mut job) = next {
            waiting_bytes.fetch_sub(job.weight(), Ordering::Relaxed);
            bytes += job.weight();
            if begun.is_ok() {
                run_one(connection, job.as_mut(), &mut changed);
            }
            group.push(job);
            let room = group.len() < GROUP && bytes < GROUP_BYTES;
            next = if room { jobs.try_recv().ok() } else { None };
        }
        let committed = begun.and_then(|()| connection.execute_batch("COMMIT"));
        match &committed {
            Ok(()) => {
                changed.jobs = group.len();
                in_log |= changed.erased;
                if in_log {
                    in_log = !truncated(connection);
                }
                after(connection, &changed);
            }
            Err(error) => {
                tracing::error!(code = ?error.sqlite_error_code(), "a transaction failed");
                let _ = connection.execute_batch("ROLLBACK");
            }
        }
        for job in group {
            job.answer(committed.is_ok());
        }
    }
    // Leaves one file behind, so that a copy of it is whole.
    let _ = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Writes everything into the one file and empties the log of writes; false when it did not.
fn truncated(connection: &Connection) -> bool {
    let busy =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    busy.is_ok_and(|busy| busy == 0)
}

/// One piece of work within the transaction: undone on its own when it fails. SQLite ends the
/// whole transaction by itself when the disk is full: what comes after that is not begun.
fn run_one(connection: &Connection, job: &mut dyn Job, changed: &mut Changed) {
    if connection.is_autocommit() || connection.execute_batch("SAVEPOINT one").is_err() {
        return;
    }
    let mut own = Changed::default();
    if job.run(connection, &mut own) {
        changed.add(own);
    } else {
        let _ = connection.execute_batch("ROLLBACK TO one");
    }
    let _ = connection.execute_batch("RELEASE one");
}
