//! For whoever runs the hub: whether it works, and how much it does.

use crate::app::App;
use crate::serve::Peer;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Whether the hub can write and read: 200, or 503.
pub(crate) async fn health(State(app): State<Arc<App>>) -> Response {
    let reads = app.store.read(|db| Ok(db.query_row("SELECT 1", [], |_| Ok(()))?)).await;
    if app.store.works() && reads.is_ok() {
        (StatusCode::OK, "ok\n").into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be used\n").into_response()
    }
}

/// Counts and times. How busy a team is, is nobody's business but theirs: only this machine may
/// ask.
pub(crate) async fn metrics(
    State(app): State<Arc<App>>,
    peer: Option<Extension<Peer>>,
) -> Response {
    match peer {
        Some(Extension(Peer(peer))) if peer.ip().is_loopback() => {
            let headers = [("content-type", "text/plain; version=0.0.4")];
            (headers, app.metrics.text()).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
