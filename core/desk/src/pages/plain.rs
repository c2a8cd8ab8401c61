//! Pages for when something is refused or went wrong: a sentence, and what to do.

use crate::page::Html;
use crate::pages::frame::{document, links};
use crate::say::Say;
use crate::texts::Text;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use companion::Language;
use maud::html;

/// A refusal that knows no vault and no visitor.
pub(crate) fn page(language: Language, status: StatusCode, why: Text) -> Response {
    answer(language, status, why.say(language), false)
}

/// What the vault could not do.
pub(crate) fn trouble_page(say: Say, status: StatusCode, words: &str) -> Response {
    answer(say.language, status, words, true)
}

fn answer(language: Language, status: StatusCode, words: &str, back: bool) -> Response {
    let body = html! {
        main.alone {
            p.brand { (links()) span { "Schakel" } }
            h1 { (Text::DidNotWork.say(language)) }
            p { (words) }
            @if back { p { a.plain href="/" { (Text::ToOverview.say(language)) } } }
        }
    };
    Html(status, document(language, Text::DidNotWork.say(language), false, &body)).into_response()
}
