//! What stands around every page of the open vault.

use crate::door::Notice;
use crate::pages::trouble::sync_sentence;
use crate::say::Say;
use crate::texts::Text;
use companion::{Language, SyncView};
use maud::{DOCTYPE, Markup, html};

/// Which page this is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Here {
    Overview,
    Summaries,
    Cases,
    Figures,
    Team,
}

impl Here {
    const ALL: [(Self, &'static str, Text); 5] = [
        (Self::Overview, "/", Text::Overview),
        (Self::Summaries, "/summaries", Text::Summaries),
        (Self::Cases, "/cases", Text::Cases),
        (Self::Figures, "/figures", Text::Figures),
        (Self::Team, "/team", Text::Team),
    ];

    /// What a form says to come back here.
    pub(crate) fn back(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Summaries => "summaries",
            Self::Cases => "cases",
            Self::Figures => "figures",
            Self::Team => "team",
        }
    }
}

/// What a page needs beside its view.
pub(crate) struct Frame {
    pub(crate) say: Say,
    /// Goes into each form.
    pub(crate) form: String,
    pub(crate) here: Here,
    pub(crate) notice: Option<Notice>,
    pub(crate) sync: SyncView,
    /// Alarms that nobody has seen.
    pub(crate) sounding: usize,
}

impl Frame {
    pub(crate) fn text(&self, text: Text) -> &'static str {
        self.say.text(text)
    }

    /// The hidden field that shows that a form is ours.
    pub(crate) fn ours(&self) -> Markup {
        hidden("form", &self.form)
    }

    /// A form with one button, which does something and comes back.
    pub(crate) fn button(&self, to: &str, back: &str, class: &str, label: &Markup) -> Markup {
        html! {
            form method="post" action=(to) {
                (self.ours()) (hidden("back", back))
                button class=(class) { (label) }
            }
        }
    }

    /// The whole page.
    pub(crate) fn page(&self, title: &str, under_title: &str, content: &Markup) -> Markup {
        let alarm = (self.sounding > 0).then(|| self.text(Text::Alarm));
        let body = html! {
            a.skip href="#content" { (self.text(Text::Skip)) }
            header.top {
                a.brand href="/" { (links()) span { "Schakel" } }
                nav aria-label=(self.text(Text::Pages)) {
                    ul { @for (here, to, label) in Here::ALL {
                        li { a href=(to) aria-current=[(here == self.here).then_some("page")] {
                            (self.text(label))
                        } }
                    } }
                }
                div.own {
                    (self.language_switch())
                    (self.button("/lock", "", "quiet", &html! { (self.text(Text::Lock)) }))
                }
            }
            main id="content" tabindex="-1" {
                div.title {
                    h1 { (title) }
                    p.under { (under_title) }
                    (self.sync_line())
                }
                @if let Some(notice) = &self.notice { (said(notice)) }
                p.news role="status" {
                    a href="" hidden data-news { (self.text(Text::News)) }
                }
                @if self.here != Here::Overview && self.sounding > 0 {
                    p.alarm-line { a href="/" { (mark("!")) (self.text(Text::AlarmElsewhere)) } }
                }
                (content)
            }
            footer { p { (self.text(Text::OnlyHere)) } }
        };
        let title = match alarm {
            Some(alarm) => format!("{alarm} · {title}"),
            None => title.to_owned(),
        };
        document(self.say.language, &title, true, &body)
    }

    fn sync_line(&self) -> Markup {
        let (in_order, sentence) = sync_sentence(self.say, &self.sync);
        html! {
            div.sync {
                p.due[!in_order] { @if !in_order { (mark("!")) } (sentence) }
                (self.button("/sync", self.here.back(), "quiet",
                    &html! { (self.text(Text::FetchNow)) }))
            }
        }
    }

    fn language_switch(&self) -> Markup {
        let (code, name) = match self.say.language {
            Language::Nl => ("en", "English"),
            Language::En => ("nl", "Nederlands"),
        };
        html! {
            form method="post" action="/language" {
                (self.ours()) (hidden("back", self.here.back())) (hidden("language", code))
                button.quiet lang=(code) { (name) }
            }
        }
    }
}

/// A whole document. With `live`, the few lines of script look for news; without script the page
/// asks again by itself, after the vault has locked itself.
pub(crate) fn document(language: Language, title: &str, live: bool, body: &Markup) -> Markup {
    let code = if language == Language::Nl { "nl" } else { "en" };
    html! {
        (DOCTYPE)
        html lang=(code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Schakel" }
                link rel="icon" href="/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/desk.css";
                @if live {
                    script src="/desk.js" defer {}
                    noscript { meta http-equiv="refresh" content="605"; }
                }
            }
            body { (body) }
        }
    }
}

/// What was just done, or did not work.
pub(crate) fn said(notice: &Notice) -> Markup {
    html! {
        p.said.trouble[notice.trouble] role=(if notice.trouble { "alert" } else { "status" }) {
            @if notice.trouble { (mark("!")) } @else { (mark("✓")) }
            (notice.words)
        }
    }
}

pub(crate) fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// A sign beside words that say the same, so that no colour has to.
pub(crate) fn mark(sign: &str) -> Markup {
    html! { span.mark aria-hidden="true" { (sign) } }
}

/// Two links that close into one.
pub(crate) fn links() -> Markup {
    html! {
        svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" fill="none"
            stroke="currentColor" stroke-width="2.6" stroke-linecap="round" {
            path d="M10.5 16.5H8a4.5 4.5 0 0 1 0-9h3.5a4.5 4.5 0 0 1 4.3 3.2" {}
            path d="M13.5 7.5H16a4.5 4.5 0 0 1 0 9h-3.5a4.5 4.5 0 0 1-4.3-3.2" {}
        }
    }
}

/// An id as it stands in an address.
pub(crate) fn in_address(id: [u8; 16]) -> String {
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}
