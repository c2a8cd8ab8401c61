//! A running hub.

use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::error::HubError;
use crate::store::StoreError;
use crate::store::joining::{self, Ticket};
use crate::store::people;
use crate::{endpoint, serve, timer, tls};
use rusqlite::Connection;
use seal::invitation::Invitation;
use seal::join::{GOOD_FOR_MS, InvitationSecret};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::thread::JoinHandle;
use tokio::net::{TcpListener, TcpSocket};
use tokio_rustls::TlsAcceptor;

/// Connections that the system keeps until they are accepted: many phones wake up at once.
const BACKLOG: u32 = 4096;

/// A hub that runs on threads of its own until it is stopped or dropped.
pub struct Hub {
    app: Arc<App>,
    config: Config,
    address: SocketAddr,
    thread: Option<JoinHandle<()>>,
}

impl Hub {
    /// Opens the database and listens. Returns when clients can connect.
    ///
    /// # Errors
    /// [`HubError`] says what is in the way and what to do.
    pub fn start(config: &Config, clock: Clock) -> Result<Self, HubError> {
        let tls = config.tls.as_ref().map(|files| tls::server(&config.folder, files));
        let tls = tls.transpose()?.map(TlsAcceptor::from);
        let app = Arc::new(App::open(config, clock)?);
        let (told, heard) = std::sync::mpsc::sync_channel(1);
        let thread = {
            let (app, listen) = (Arc::clone(&app), config.listen);
            let run = move || run(&app, listen, tls, &told);
            std::thread::Builder::new().name("hub".to_owned()).spawn(run)?
        };
        let address = heard.recv().map_err(|_| StoreError::Stopped)??;
        tracing::info!("the hub listens");
        Ok(Self { app, config: config.clone(), address, thread: Some(thread) })
    }

    /// The address and port that it listens on.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where clients find it: the configured address, or on loopback the one it listens on.
    #[must_use]
    pub fn url(&self) -> String {
        match self.config.url.as_str() {
            "" => format!("http://{}", self.address),
            url => url.to_owned(),
        }
    }

    /// A fresh invitation for whoever founds the team.
    ///
    /// # Errors
    /// [`HubError::Founded`] when there is a team.
    pub fn founding_invitation(&self) -> Result<String, HubError> {
        let db = crate::store::open_for_writing(&self.config.database())?;
        founding_invitation(&self.config, &self.url(), &db, self.app.clock.now_ms())
    }

    /// All paths of the hub without a connection, for tests.
    pub fn router(&self) -> axum::Router {
        endpoint::router(Arc::clone(&self.app))
    }

    /// Lets requests under way finish, writes what waits, and stops.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.app.stopping.send_replace(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.end();
    }
}

/// The thread of a hub: says where it listens, then serves until it is told to stop.
fn run(
    app: &Arc<App>,
    listen: SocketAddr,
    tls: Option<TlsAcceptor>,
    told: &SyncSender<Result<SocketAddr, HubError>>,
) {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            let _ = told.send(Err(error.into()));
            return;
        }
    };
    runtime.block_on(async {
        let bound = bind(listen).and_then(|listener| Ok((listener.local_addr()?, listener)));
        let listener = match bound {
            Ok((address, listener)) => {
                let _ = told.send(Ok(address));
                listener
            }
            Err(error) => {
                let _ = told.send(Err(HubError::Listen { error }));
                return;
            }
        };
        let timer = tokio::spawn(timer::run(Arc::clone(app)));
        let router = endpoint::router(Arc::clone(app));
        serve::serve(listener, tls, router, app.stopping.subscribe()).await;
        let _ = timer.await;
    });
    drop(runtime);
    app.store.stop();
}

fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A hub that restarts gets its port back at once.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// A fresh invitation for whoever founds the team of the hub with these settings, which need not
/// run.
///
/// # Errors
/// [`HubError::Founded`] when there is a team.
pub fn invite_founder(config: &Config, clock: &Clock) -> Result<String, HubError> {
    let db = crate::store::open_for_writing(&config.database())?;
    founding_invitation(config, &config.url, &db, clock.now_ms())
}

fn founding_invitation(
    config: &Config,
    url: &str,
    db: &Connection,
    now_ms: i64,
) -> Result<String, HubError> {
    if people::team(db)?.is_some() {
        return Err(HubError::Founded);
    }
    let own = config.tls.as_ref().filter(|files| files.own);
    let pin = own.map(|files| tls::pin(&config.folder.join(&files.certificate))).transpose()?;
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|_| StoreError::NotWritten)?;
    let secret = InvitationSecret::new(random);
    let ticket_hash = seal::digest::secret_hash(secret.ticket().bytes());
    let roles = seal::roster::role::ALL;
    let ticket = Ticket { expires_ms: now_ms.saturating_add(GOOD_FOR_MS), roles, founding: true };
    joining::add_ticket(db, &ticket_hash, &ticket)?;
    let hub = url.to_owned();
    let invitation = Invitation { hub, pin, team: [0; 16], secret, roles, founding: true };
    Ok(invitation.to_text())
}
