//! Connections: accepted, given time limits, and ended in order.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// Most connections at a time; more wait in the system's queue.
const CONNECTIONS: u32 = 20_000;
/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long a connection may take to send the head of a request, or stand open without one.
const HEAD: Duration = Duration::from_secs(60);
/// Longest head of a request, in bytes.
const HEAD_BYTES: usize = 16 * 1024;
/// How long requests under way may take once the hub stops.
const FAREWELL: Duration = Duration::from_secs(10);
/// Pause when the system has no room for a connection.
const BREATH: Duration = Duration::from_millis(50);

/// Where a request came from, for the rule that only this machine reads the metrics.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// Serves until `stopping`, then lets requests under way finish.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    mut stopping: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS as usize));
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            _ = stopping.wait_for(|stop| *stop) => break,
        };
        let Some((stream, peer, place)) = accepted else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let router = router.clone();
        let (tls, stopping) = (tls.clone(), stopping.clone());
        tokio::spawn(async move {
            // Who breaks off, or speaks something else than http, needs no answer.
            match tls {
                None => converse(stream, peer, router, stopping).await,
                Some(tls) => {
                    if let Ok(Ok(stream)) =
                        tokio::time::timeout(HANDSHAKE, tls.accept(stream)).await
                    {
                        converse(stream, peer, router, stopping).await;
                    }
                }
            }
            drop(place);
        });
    }
    drop(listener);
    let all = tokio::time::timeout(FAREWELL, places.acquire_many(CONNECTIONS));
    if all.await.is_err() {
        tracing::warn!("some connections were cut off");
    }
}

type Accepted = (TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit);

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<Accepted> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    let (stream, peer) = listener.accept().await.ok()?;
    // Small answers, one at a time: waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    Some((stream, peer, place))
}

async fn converse<S>(stream: S, peer: SocketAddr, router: Router, mut stop: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = router.map_request(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        request.map(axum::body::Body::new)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    tokio::pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stop.wait_for(|stop| *stop) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}
