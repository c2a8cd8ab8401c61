//! From a request to a page: ask the vault on a thread that may wait, then draw.

use crate::door::{Notice, Visitor};
use crate::pages::frame::{Frame, Here};
use crate::pages::trouble;
use crate::say::Say;
use crate::server::Shared;
use crate::source::Source;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use companion::data::{AlarmState, Now};
use companion::{AlarmView, Error, Result};
use maud::Markup;
use std::sync::Arc;

/// A page as an answer.
pub(crate) struct Html(pub(crate) StatusCode, pub(crate) Markup);

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        (self.0, kind, self.1.into_string()).into_response()
    }
}

/// Runs what waits for a disk or a network beside the requests.
pub(crate) async fn aside<T: Send + 'static>(
    shared: &Arc<Shared>,
    work: impl FnOnce(&Shared) -> Result<T> + Send + 'static,
) -> Result<T> {
    let shared = Arc::clone(shared);
    let done = tokio::task::spawn_blocking(move || work(&shared)).await;
    done.unwrap_or(Err(Error::Internal { code: 90 }))
}

/// Shows a page of the open vault: `look` asks for what it shows, `draw` draws it.
pub(crate) async fn show<V: Send + 'static>(
    shared: &Arc<Shared>,
    visitor: Visitor,
    here: Here,
    look: impl FnOnce(&dyn Source, Now) -> Result<V> + Send + 'static,
    draw: impl FnOnce(&Frame, &V) -> Markup,
) -> Response {
    let looked = aside(shared, move |shared| {
        let now = shared.keeper.now();
        shared.keeper.ask(|source| {
            let sounding = source.alarms()?.iter().filter(|alarm| alarm.sounding).count();
            let sync = source.sync_state()?;
            Ok((now, sounding, sync, look(source, now)?))
        })
    })
    .await;
    let (now, sounding, sync, view) = match looked {
        Ok(looked) => looked,
        Err(error) => return failed(shared, &visitor, &error),
    };
    let frame = Frame {
        say: Say { language: visitor.language, now },
        form: visitor.form.text().to_owned(),
        here,
        notice: shared.door.take_notice(),
        sync,
        sounding,
    };
    Html(StatusCode::OK, draw(&frame, &view)).into_response()
}

/// What to do when the vault could not be asked: unlock it, or a page that says why.
pub(crate) fn failed(shared: &Shared, visitor: &Visitor, error: &Error) -> Response {
    if *error == Error::Locked {
        return Redirect::to("/unlock").into_response();
    }
    let say = Say { language: visitor.language, now: shared.keeper.now() };
    let status = match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Invalid { .. } | Error::Rejected { .. } | Error::Refused(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Error::Conflict => StatusCode::CONFLICT,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    };
    crate::pages::plain::trouble_page(say, status, &trouble::words(say, error))
}

/// Does something in the open vault, says what came of it on the next page, and goes there.
pub(crate) async fn act(
    shared: &Arc<Shared>,
    visitor: &Visitor,
    back: &str,
    work: impl FnOnce(&dyn Source) -> Result<Option<String>> + Send + 'static,
) -> Response {
    match aside(shared, move |shared| shared.keeper.ask(work)).await {
        Ok(Some(words)) => shared.door.notice(Notice { words, trouble: false }),
        Ok(None) => {}
        Err(Error::Locked) => return Redirect::to("/unlock").into_response(),
        Err(error) => {
            let say = Say { language: visitor.language, now: shared.keeper.now() };
            shared.door.notice(Notice { words: trouble::words(say, &error), trouble: true });
        }
    }
    Redirect::to(back).into_response()
}

/// Whether an alarm still waits for its time.
pub(crate) fn is_armed(alarm: &AlarmView) -> bool {
    !alarm.drill && alarm.state == AlarmState::Armed
}
