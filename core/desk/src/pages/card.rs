//! One summary, with all it says and its two marks.

use crate::pages::frame::{Frame, hidden, in_address, mark};
use crate::say::capital;
use crate::texts::Text;
use companion::{ReceivedView, SummaryView, Words};
use maud::{Markup, html};

/// A summary as an article. `back` is where its marks lead; `first` is the act that is most
/// likely: reading on.
pub(crate) fn card(frame: &Frame, received: &ReceivedView, back: &str, first: bool) -> Markup {
    let say = frame.say;
    let summary = &received.summary;
    html! {
        article.card {
            header {
                h3 { (summary.about) }
                p.under {
                    (received.worker) " · "
                    (say.fill(Text::VisitOn, &[&say.moment(summary.started),
                        &say.minutes(summary.minutes)]))
                }
            }
            @if !summary.line.is_empty() { p.line { (summary.line) } }
            (contact(frame, summary))
            (facts(frame, received))
            div.acts {
                @if received.read.is_none() { (read_button(frame, received, back, first)) }
                (follow_up_button(frame, received, back))
            }
        }
    }
}

/// Three steps, each reached or not yet.
fn contact(frame: &Frame, summary: &SummaryView) -> Markup {
    let steps = [
        (summary.contact.reached, Text::Reached, Text::NotReached),
        (summary.contact.in_conversation, Text::InConversation, Text::NoConversation),
        (summary.contact.accepts_help, Text::AcceptsHelp, Text::NoHelpYet),
    ];
    html! {
        ul.steps { @for (yes, so, not) in steps {
            li.yes[yes] { (mark(if yes { "✓" } else { "–" })) (frame.text(if yes { so } else { not })) }
        } }
    }
}

fn facts(frame: &Frame, received: &ReceivedView) -> Markup {
    let (say, summary) = (frame.say, &received.summary);
    let l = say.language;
    let mut rows: Vec<(Text, String)> = vec![
        (Text::Outcome, capital(summary.outcome.words(l))),
        (Text::Phase, capital(summary.phase.words(l))),
        (Text::Attempts, summary.attempts.to_string()),
    ];
    if let Some(trust) = summary.trust {
        rows.push((Text::Trust, capital(trust.words(l))));
    }
    if let Some(stage) = summary.stage {
        rows.push((Text::Stage, capital(stage.words(l))));
    }
    let calls = say.count(summary.calls, Text::CallOne, Text::CallMany);
    rows.push((
        Text::Arranged,
        say.fill(Text::ArrangedWith, &[&summary.arranged.to_string(), &calls]),
    ));
    if summary.promises_open > 0 {
        rows.push((Text::OpenPromises, summary.promises_open.to_string()));
    }
    if let Some(next) = &summary.next {
        let day = next.on.map(|on| say.day(on)).unwrap_or_default();
        let part = next.part.map(|part| part.words(l)).unwrap_or_default();
        let when = [day.as_str(), part].join(" ");
        let when = when.trim();
        let what = capital(&next.what);
        let row = if when.is_empty() { what } else { format!("{what} ({when})") };
        rows.push((Text::Next, row));
    }
    html! {
        dl { @for (what, value) in rows {
            div { dt { (frame.text(what)) } dd { (value) } }
        } }
    }
}

fn read_button(frame: &Frame, received: &ReceivedView, back: &str, first: bool) -> Markup {
    let to = format!("/summaries/{}/read", in_address(received.id.bytes()));
    let class = if first { "main" } else { "plain" };
    let label = html! { (frame.text(if first { Text::ReadNext } else { Text::MarkRead })) };
    frame.button(&to, back, class, &label)
}

fn follow_up_button(frame: &Frame, received: &ReceivedView, back: &str) -> Markup {
    let to = format!("/summaries/{}/follow-up", in_address(received.id.bytes()));
    html! {
        form method="post" action=(to) {
            (frame.ours()) (hidden("back", back))
            @if !received.follow_up { (hidden("wanted", "1")) }
            button.plain aria-pressed=(if received.follow_up { "true" } else { "false" }) {
                @if received.follow_up { (mark("⚑")) } @else { (mark("⚐")) }
                (frame.text(Text::FollowUp))
            }
        }
    }
}
