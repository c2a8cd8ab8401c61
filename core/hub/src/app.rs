//! What every request works with, and what goes on without one.

use crate::clock::Clock;
use crate::config::Config;
use crate::error::HubError;
use crate::metrics::Metrics;
use crate::store::people::{self, Caller};
use crate::store::{Changed, Store, StoreError};
use crate::wake::Wake;
use crate::webhook::Webhook;
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::{Notify, Semaphore, watch};
use wire::{Code, Limits, Refusal};

/// Memory for the requests of devices, in KiB; above it a client is told to come back.
const ROOM_KIB: usize = 256 * 1024;
/// Memory for requests without a token, in KiB. Kept apart, so that strangers crowd out nobody.
const STRANGERS_KIB: usize = 16 * 1024;

/// The hub behind its connections.
pub(crate) struct App {
    pub(crate) store: Store,
    pub(crate) wake: Arc<Wake>,
    pub(crate) clock: Clock,
    pub(crate) limits: Limits,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) webhook: Option<Webhook>,
    /// Rung when an alarm was armed or cancelled.
    pub(crate) alarms: Arc<Notify>,
    /// True once the hub stops.
    pub(crate) stopping: watch::Sender<bool>,
    pub(crate) room: Arc<Semaphore>,
    pub(crate) strangers: Arc<Semaphore>,
    door: Arc<Door>,
}

/// The tokens that open the door, by their hashes. What is behind it the store decides anew for
/// each request.
#[derive(Default)]
struct Door(RwLock<HashMap<[u8; 32], Caller>>);

impl Door {
    fn load(&self, db: &Connection) -> Result<(), StoreError> {
        let tokens = people::tokens(db)?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = tokens;
        Ok(())
    }
}

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asker {
    /// The device and its life.
    pub(crate) caller: Caller,
    /// Hash of the token that it showed.
    pub(crate) token_hash: [u8; 32],
}

impl App {
    /// Opens the database and what belongs to it.
    pub(crate) fn open(config: &Config, clock: Clock) -> Result<Self, HubError> {
        config.check()?;
        let webhook = config.webhook.as_deref().map(Webhook::new).transpose()?;
        let (wake, door) = (Arc::new(Wake::default()), Arc::new(Door::default()));
        let (metrics, alarms) = (Arc::new(Metrics::default()), Arc::new(Notify::new()));
        let after = {
            let (wake, door) = (Arc::clone(&wake), Arc::clone(&door));
            let (metrics, alarms) = (Arc::clone(&metrics), Arc::clone(&alarms));
            move |db: &Connection, changed: &Changed| {
                if changed.tokens && door.load(db).is_err() {
                    // The database is unreadable: nobody gets in by what is remembered of it.
                    door.0.write().unwrap_or_else(PoisonError::into_inner).clear();
                }
                changed.streams.iter().for_each(|stream| wake.wake(stream));
                if changed.alarms {
                    alarms.notify_one();
                }
                metrics.committed(changed.jobs, changed.items, changed.bytes);
            }
        };
        let store = Store::open(
            &config.database(),
            {
                let door = Arc::clone(&door);
                move |db: &Connection| door.load(db)
            },
            after,
        )?;
        Ok(Self {
            store,
            wake,
            clock,
            limits: Limits::DEFAULT,
            metrics,
            webhook,
            alarms,
            stopping: watch::Sender::new(false),
            room: Arc::new(Semaphore::new(ROOM_KIB)),
            strangers: Arc::new(Semaphore::new(STRANGERS_KIB)),
            door,
        })
    }

    /// Who shows this token.
    ///
    /// # Errors
    /// [`Code::NoToken`].
    pub(crate) fn let_in(&self, authorization: Option<&str>) -> Result<Asker, Refusal> {
        let token = authorization.and_then(wire::http::from_bearer).ok_or(Code::NoToken)?;
        let token_hash = seal::digest::secret_hash(&token);
        let tokens = self.door.0.read().unwrap_or_else(PoisonError::into_inner);
        let caller = tokens.get(&token_hash).copied().ok_or(Code::NoToken)?;
        Ok(Asker { caller, token_hash })
    }

    /// Writes for a request, and puts what went wrong in the client's terms.
    pub(crate) async fn write<T, F>(&self, weight: usize, work: F) -> Result<T, Refusal>
    where
        F: FnOnce(&Connection, &mut Changed) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.store.write(weight, work).await.map_err(|error| error.refusal())
    }

    /// Reads for a request, and puts what went wrong in the client's terms.
    pub(crate) async fn read<T, F>(&self, work: F) -> Result<T, Refusal>
    where
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.store.read(work).await.map_err(|error| error.refusal())
    }
}
