//! What every request has to obey and every answer carries, before any page is asked.

use crate::pages::plain;
use crate::server::Shared;
use crate::texts::Text;
use crate::visit;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// Nothing from elsewhere, no inline script or style, no frame around it.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::CACHE_CONTROL, "no-store"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

/// Stands before every route.
pub(crate) async fn guard(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let answer = match refused(request.method(), headers, &shared.host) {
        Some(why) => plain::page(visit::language_asked(headers), StatusCode::FORBIDDEN, why),
        None => next.run(request).await,
    };
    with_headers(answer)
}

fn with_headers(mut answer: Response) -> Response {
    for (name, value) in HEADERS {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// Why a request is not answered: another host name (a page elsewhere that had its own name point
/// at this machine), or a request that another site made the browser send.
fn refused(method: &Method, headers: &HeaderMap, host: &str) -> Option<Text> {
    let one = |name: HeaderName| {
        let mut values = headers.get_all(name).iter();
        let first = values.next().map(|v| v.to_str().unwrap_or("?"));
        // A second one of the same name is nothing a browser sends.
        if values.next().is_some() { Some("?") } else { first }
    };
    if one(header::HOST) != Some(host) {
        return Some(Text::WrongHost);
    }
    let site = one(HeaderName::from_static("sec-fetch-site"));
    if !matches!(site, None | Some("same-origin" | "none")) {
        return Some(Text::FromElsewhere);
    }
    let origin = one(header::ORIGIN);
    let own = origin.and_then(|o| o.strip_prefix("http://")) == Some(host);
    // A browser that sends no referrer says "null" of its own forms too; then where the request
    // came from has to be said in the other header.
    let allowed = match (method, origin) {
        (&Method::GET, None) => true,
        (&Method::GET | &Method::POST, Some("null")) => site == Some("same-origin"),
        (&Method::GET | &Method::POST, _) => own,
        _ => false,
    };
    (!allowed).then_some(Text::FromElsewhere)
}
