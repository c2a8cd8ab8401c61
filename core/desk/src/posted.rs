//! A form that came from a page of ours. Everything that changes something takes one, so that
//! none can forget to look who sent it.

use crate::door::Visitor;
use crate::pages::plain;
use crate::server::Shared;
use crate::texts::Text;
use crate::visit;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::Response;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The longest form: an invitation and a few lines.
const MOST_BYTES: usize = 16 * 1024;

/// Fields of a form, wiped when dropped: one may be a PIN.
pub(crate) struct Fields(Vec<(String, Zeroizing<String>)>);

impl Fields {
    pub(crate) async fn of(request: Request) -> Option<Self> {
        let form = "application/x-www-form-urlencoded";
        let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
        if !kind.split(';').next().is_some_and(|k| k.trim().eq_ignore_ascii_case(form)) {
            return None;
        }
        let body = to_bytes(request.into_body(), MOST_BYTES).await.ok()?;
        let fields = form_urlencoded::parse(&body);
        Some(Self(fields.map(|(k, v)| (k.into_owned(), Zeroizing::new(v.into_owned()))).collect()))
    }

    /// A field; empty when it was not sent.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether a box was ticked.
    pub(crate) fn ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }
}

/// A form, and who sent it.
pub(crate) struct Posted {
    pub(crate) visitor: Visitor,
    pub(crate) fields: Fields,
}

impl FromRequest<Arc<Shared>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, shared: &Arc<Shared>) -> Result<Self, Response> {
        let visitor = visit::visitor(request.headers(), shared)?;
        let language = visitor.language;
        let refuse = |why| plain::page(language, StatusCode::FORBIDDEN, why);
        let fields = Fields::of(request).await.ok_or_else(|| refuse(Text::NotAForm))?;
        if !visitor.sent(fields.get("form")) {
            return Err(refuse(Text::OldForm));
        }
        Ok(Self { visitor, fields })
    }
}
