//! Serving the page on loopback.

use crate::acts;
use crate::door::Door;
use crate::guard::guard;
use crate::keeper::{Keeper, Supervisor};
use crate::pages::plain;
use crate::texts::Text;
use crate::visit::language_asked;
use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

/// How often the desk itself asks the hub for news while the vault is open.
const SYNC_EVERY: Duration = Duration::from_secs(30);

/// How long stopping waits for an answer that is under way.
const PATIENCE: Duration = Duration::from_secs(3);

/// A page that is being served. Dropping it ends it too.
pub struct Desk {
    address: SocketAddr,
    shared: Arc<Shared>,
    runtime: Option<Runtime>,
    stop: Option<oneshot::Sender<()>>,
}

/// Why a page cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The port is taken, or may not be used.
    #[error("port {0} cannot be used: choose another, or 0 for any that is free")]
    Port(u16),
    /// The system gives no threads or randomness.
    #[error("the system gives no threads or no randomness: close other programs and try again")]
    System,
}

/// What all routes share.
pub(crate) struct Shared {
    pub(crate) door: Door,
    pub(crate) keeper: Keeper,
    /// The only name under which the page is served: "127.0.0.1:4711".
    pub(crate) host: String,
}

impl Desk {
    /// Serves the page of `supervisor` on 127.0.0.1 at this port, or at a free one when it is 0.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn start(port: u16, supervisor: Supervisor) -> Result<Self, DeskError> {
        let taken = |_| DeskError::Port(port);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(taken)?;
        listener.set_nonblocking(true).map_err(taken)?;
        let address = listener.local_addr().map_err(taken)?;
        let shared = Arc::new(Shared {
            door: Door::default(),
            keeper: Keeper::new(supervisor),
            host: address.to_string(),
        });
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("desk")
            .enable_all()
            .build()
            .map_err(|_| DeskError::System)?;
        let (stop, stopped) = oneshot::channel();
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(taken)?
        };
        let router = router(Arc::clone(&shared));
        runtime.spawn(async move {
            let served = axum::serve(listener, router).with_graceful_shutdown(async {
                // A sender that is gone means the same.
                let _ = stopped.await;
            });
            if served.await.is_err() {
                tracing::error!("the page is no longer served");
            }
        });
        runtime.spawn(keep_up(Arc::clone(&shared)));
        Ok(Self { address, shared, runtime: Some(runtime), stop: Some(stop) })
    }

    /// Where it is served.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A link that lets one browser in, once. The link before no longer works; the browser that
    /// is in stays in until the new link is used.
    ///
    /// # Errors
    /// [`DeskError::System`].
    pub fn link(&self) -> Result<String, DeskError> {
        let secret = self.shared.door.new_link().map_err(|_| DeskError::System)?;
        Ok(format!("http://{}/enter?key={}", self.shared.host, secret.text()))
    }

    /// Locks the vault and ends the page.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.shared.keeper.lock();
        drop(self.stop.take());
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(PATIENCE);
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.end();
    }
}

/// Asks the hub for news, and locks the vault when nobody uses the page.
async fn keep_up(shared: Arc<Shared>) {
    loop {
        tokio::time::sleep(SYNC_EVERY).await;
        let shared = Arc::clone(&shared);
        let asked = tokio::task::spawn_blocking(move || {
            // Trouble stands in the state that the page shows.
            let _ = shared.keeper.peek(|source| source.sync_now());
        });
        if asked.await.is_err() {
            return;
        }
    }
}

fn router(shared: Arc<Shared>) -> Router {
    let file = |kind: &'static str, text: &'static str| {
        get(move || async move { ([(header::CONTENT_TYPE, kind)], text) })
    };
    Router::new()
        .route("/", get(acts::overview))
        .route("/summaries", get(acts::summaries))
        .route("/summaries/{id}/read", post(acts::read))
        .route("/summaries/{id}/follow-up", post(acts::follow_up))
        .route("/cases", get(acts::cases))
        .route("/figures", get(acts::figures))
        .route("/team", get(acts::team))
        .route("/team/invite", post(acts::invite))
        .route("/team/join", post(acts::join))
        .route("/team/revoke/{device}", get(acts::ask_revoke).post(acts::revoke))
        .route("/team/quarantine/{device}/release", post(acts::release))
        .route("/team/quarantine/{device}/discard", post(acts::discard))
        .route("/alarms/{id}/seen", post(acts::saw_alarm))
        .route("/sync", post(acts::sync))
        .route("/language", post(acts::speak))
        .route("/pulse", get(acts::pulse))
        .route("/lock", post(acts::lock))
        .route("/unlock", get(acts::locked).post(acts::unlock))
        .route("/set-up", get(acts::new).post(acts::set_up))
        .route("/enter", get(acts::door).post(acts::enter))
        .route("/desk.css", file("text/css", include_str!("../assets/desk.css")))
        .route("/desk.js", file("text/javascript", include_str!("../assets/desk.js")))
        .route("/icon.svg", file("image/svg+xml", include_str!("../assets/icon.svg")))
        .fallback(nowhere)
        .method_not_allowed_fallback(nowhere)
        .layer(from_fn_with_state(Arc::clone(&shared), guard))
        .with_state(shared)
}

async fn nowhere(headers: HeaderMap) -> impl IntoResponse {
    plain::page(language_asked(&headers), StatusCode::NOT_FOUND, Text::Nowhere)
}
