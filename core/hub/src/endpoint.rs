//! The way of every request: door, size, form, then its own work; counted at the end.

use crate::app::{App, Asker};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http_body_util::BodyExt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout, timeout_at};
use wire::{Code, Message, Refusal, http};

/// Largest request without a token, in bytes: a first roster, at most.
const STRANGER_BYTES: u64 = 1 << 20;
/// How long a request may take to arrive: eight MiB over a poor connection.
const ARRIVAL: Duration = Duration::from_secs(600);
/// How long a request may pause while it arrives.
const PAUSE: Duration = Duration::from_secs(20);

macro_rules! endpoints {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What can be asked, for counting.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Endpoint { $($(#[$doc])* $name,)* }

        impl Endpoint {
            /// Every endpoint.
            pub(crate) const ALL: [Self; [$($text),*].len()] = [$(Self::$name),*];

            /// Its name among the metrics.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

endpoints! {
    Hello = "hello",
    Append = "append",
    Read = "read",
    Members = "members",
    SlotPut = "slot_put",
    SlotGet = "slot_get",
    Found = "found",
    Ticket = "ticket",
    Join = "join",
    Joins = "joins",
    RevokeToken = "token_revoke",
    Recover = "recover",
    Arm = "alarm_arm",
    Cancel = "alarm_cancel",
}

/// A request that this hub answers.
pub(crate) trait Handle: wire::Request + Send + 'static
where
    Self::Answer: Send,
{
    /// What it is counted as.
    const ENDPOINT: Endpoint;

    /// Does what is asked. Only requests that anyone may make come without an asker.
    fn handle(
        self,
        app: &Arc<App>,
        asker: Option<Asker>,
    ) -> impl Future<Output = Result<Self::Answer, Refusal>> + Send;
}

/// Who asks, where a token is needed.
///
/// # Errors
/// [`Code::NoToken`].
pub(crate) fn known(asker: Option<Asker>) -> Result<Asker, Refusal> {
    asker.ok_or(Code::NoToken.into())
}

/// All paths of the hub.
pub(crate) fn router(app: Arc<App>) -> Router {
    let router = Router::new();
    let router = add::<wire::Hello>(router);
    let router = add::<wire::Append>(router);
    let router = add::<wire::Read>(router);
    let router = add::<wire::ChangeMembers>(router);
    let router = add::<wire::SlotPut>(router);
    let router = add::<wire::SlotGet>(router);
    let router = add::<wire::Found>(router);
    let router = add::<wire::Ticket>(router);
    let router = add::<wire::Join>(router);
    let router = add::<wire::ListJoins>(router);
    let router = add::<wire::RevokeToken>(router);
    let router = add::<wire::Recover>(router);
    let router = add::<wire::Arm>(router);
    let router = add::<wire::CancelAlarm>(router);
    router
        .route("/health", get(crate::status::health))
        .route("/metrics", get(crate::status::metrics))
        .fallback(|| async { refused(Code::NotFound.into()) })
        .method_not_allowed_fallback(|| async { refused(Code::NotFound.into()) })
        .with_state(app)
}

fn add<R: Handle>(router: Router<Arc<App>>) -> Router<Arc<App>>
where
    R::Answer: Send,
{
    router.route(R::PATH, post(answer::<R>))
}

async fn answer<R: Handle>(State(app): State<Arc<App>>, request: Request) -> Response
where
    R::Answer: Send,
{
    let begun = Instant::now();
    let response = match asked::<R>(&app, request).await {
        Ok(answer) => cbor(StatusCode::OK, answer.to_bytes()),
        Err(refusal) => refused(refusal),
    };
    app.metrics.answered(R::ENDPOINT, response.status().as_u16(), begun.elapsed());
    response
}

async fn asked<R: Handle>(app: &Arc<App>, request: Request) -> Result<R::Answer, Refusal>
where
    R::Answer: Send,
{
    let (head, body) = request.into_parts();
    let Admitted { asker, length, place } = match admit::<R>(app, &head.headers) {
        Ok(admitted) => admitted,
        Err(refusal) => {
            // Who is still sending would not hear the refusal.
            let _ = timeout(PAUSE, pass_over(body, app.limits.request_bytes)).await;
            return Err(refusal);
        }
    };
    let bytes = arrive(body, length).await?;
    let message = R::from_bytes(&bytes).map_err(|_| Code::Malformed)?;
    drop(bytes);
    let answer = message.handle(app, asker).await;
    drop(place);
    answer
}

/// A request that may be read.
struct Admitted {
    asker: Option<Asker>,
    length: u64,
    place: OwnedSemaphorePermit,
}

fn admit<R: Handle>(app: &Arc<App>, headers: &HeaderMap) -> Result<Admitted, Refusal>
where
    R::Answer: Send,
{
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (asker, most, room) = match R::ASKER {
        http::Asker::Anyone => (None, STRANGER_BYTES, &app.strangers),
        http::Asker::Member | http::Asker::Coordinator => {
            let asker = app.let_in(text(AUTHORIZATION))?;
            (Some(asker), app.limits.request_bytes, &app.room)
        }
    };
    if text(CONTENT_TYPE) != Some(http::CONTENT_TYPE) {
        return Err(Code::Malformed.into());
    }
    let length = announced(headers, most)?;
    Ok(Admitted { asker, length, place: reserve(room, length)? })
}

async fn pass_over(mut body: Body, most: u64) {
    let mut passed = 0;
    while let Some(Ok(frame)) = body.frame().await {
        passed += frame.data_ref().map_or(0, |data| data.len() as u64);
        if passed > most {
            return;
        }
    }
}

/// How many bytes come; said beforehand, so that nothing too large is even begun.
fn announced(headers: &HeaderMap, most: u64) -> Result<u64, Refusal> {
    let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let length: u64 = length.and_then(|text| text.parse().ok()).ok_or(Code::Malformed)?;
    if length > most { Err(Code::TooLarge.into()) } else { Ok(length) }
}

fn reserve(room: &Arc<Semaphore>, bytes: u64) -> Result<OwnedSemaphorePermit, Refusal> {
    let kib = u32::try_from(bytes.div_ceil(1024)).map_err(|_| Code::TooLarge)?;
    let busy = |_| Refusal { code: Code::Busy, retry_after_s: Some(2) };
    Arc::clone(room).try_acquire_many_owned(kib).map_err(busy)
}

async fn arrive(mut body: Body, length: u64) -> Result<Vec<u8>, Refusal> {
    let end = Instant::now() + ARRIVAL;
    let length = usize::try_from(length).map_err(|_| Code::TooLarge)?;
    let mut bytes = Vec::new();
    while bytes.len() < length {
        let soon = end.min(Instant::now() + PAUSE);
        let frame = timeout_at(soon, body.frame()).await.map_err(|_| Code::Malformed)?;
        let frame = frame.and_then(Result::ok).ok_or(Code::Malformed)?;
        let data: Bytes = frame.into_data().map_err(|_| Code::Malformed)?;
        if data.len() > length - bytes.len() {
            return Err(Code::Malformed.into());
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

fn cbor(status: StatusCode, bytes: Vec<u8>) -> Response {
    let headers = [("content-type", http::CONTENT_TYPE), ("cache-control", "no-store")];
    (status, headers, bytes).into_response()
}

/// A refusal as the client sees it.
fn refused(refusal: Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.code.status());
    let mut response =
        cbor(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), refusal.to_bytes());
    if let Some(after) = refusal.retry_after_s {
        response.headers_mut().insert(http::RETRY_AFTER, after.into());
    }
    response
}
