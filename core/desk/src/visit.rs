//! Which browser asks, and in which language.

use crate::door::Visitor;
use crate::pages::plain;
use crate::server::Shared;
use crate::texts::Text;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use companion::Language;
use std::sync::Arc;

/// Name of the cookie.
pub(crate) const COOKIE: &str = "schakel-desk";

impl FromRequestParts<Arc<Shared>> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Self, Response> {
        visitor(&parts.headers, shared)
    }
}

/// The visitor whose cookie came along, or the page that says how to come in.
#[expect(clippy::result_large_err, reason = "the error is the page that is sent")]
pub(crate) fn visitor(headers: &HeaderMap, shared: &Shared) -> Result<Visitor, Response> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let found = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == COOKIE)
        .find_map(|(_, value)| shared.door.visitor(value));
    found.ok_or_else(|| {
        plain::page(language_asked(headers), StatusCode::UNAUTHORIZED, Text::NotEntered)
    })
}

/// The first language the browser names that the page speaks; Dutch otherwise.
pub(crate) fn language_asked(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("");
    let spoken = asked.split(',').find_map(|tag| match tag.trim().get(..2) {
        Some("nl") => Some(Language::Nl),
        Some("en") => Some(Language::En),
        _ => None,
    });
    spoken.unwrap_or(Language::Nl)
}
