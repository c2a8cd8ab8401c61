//! What was erased, and who has not confirmed it, as far as this device knows.

use crate::pages::cases::table;
use crate::pages::frame::{Frame, mark};
use crate::say::capital;
use crate::texts::Text;
use companion::{ErasureView, HolderView, Words};
use maud::{Markup, html};

pub(crate) fn section(frame: &Frame, erased: &[ErasureView]) -> Markup {
    let heads =
        [Text::ErasedWhen, Text::ErasedWhat, Text::Ground, Text::DecidedBy, Text::Confirmed];
    let waits = erased.iter().filter(|erasure| waits(erasure));
    let settled = erased.iter().filter(|erasure| !self::waits(erasure));
    html! {
        section id="erased" tabindex="-1" {
            h2 { (frame.text(Text::Erased)) }
            @if erased.is_empty() { p.empty { (frame.text(Text::NothingErased)) } }
            @else {
                p { (frame.text(Text::ErasedHow)) }
                (table(frame, Text::Erased, &heads, &html! {
                    @for erasure in waits.chain(settled) { (row(frame, erasure)) }
                }))
            }
        }
    }
}

/// Whether somebody, or the hub, has yet to follow.
fn waits(erasure: &ErasureView) -> bool {
    !erasure.hub_told || erasure.holders.iter().any(|holder| holder.confirmed.is_none())
}

fn row(frame: &Frame, erasure: &ErasureView) -> Markup {
    let what = if erasure.whole { Text::WholeCase } else { Text::SharedPart };
    let states = frame.say.count(erasure.revisions, Text::StateOne, Text::StateMany);
    html! {
        tr {
            th scope="row" { (capital(&frame.say.moment(erasure.at))) }
            td data-label=(frame.text(Text::ErasedWhat)) { (frame.text(what)) ", " (states) }
            td data-label=(frame.text(Text::Ground)) {
                (capital(erasure.ground.words(frame.say.language)))
            }
            td data-label=(frame.text(Text::DecidedBy)) { (decided(frame, erasure)) }
            td data-label=(frame.text(Text::Confirmed)) { (confirmed(frame, erasure)) }
        }
    }
}

fn decided<'a>(frame: &Frame, erasure: &'a ErasureView) -> &'a str {
    match erasure.by.as_str() {
        _ if erasure.here => frame.text(Text::ThisDevice),
        "" => frame.text(Text::LeftTeam),
        name => name,
    }
}

fn confirmed(frame: &Frame, erasure: &ErasureView) -> Markup {
    if !erasure.here {
        return html! { (mark("✓")) (frame.text(Text::ErasedHere)) };
    }
    html! {
        @for holder in &erasure.holders { div { (holder_line(frame, holder)) } }
        @if !erasure.hub_told {
            div { span.state.soon { (mark("◷")) (frame.text(Text::HubNotTold)) } }
        } @else if erasure.holders.is_empty() {
            (frame.text(Text::NobodyHadIt))
        }
    }
}

fn holder_line(frame: &Frame, holder: &HolderView) -> Markup {
    let name = match holder.name.as_str() {
        "" => frame.text(Text::LeftTeam),
        name => name,
    };
    html! {
        @match holder.confirmed {
            None => span.state.soon { (mark("◷")) (frame.say.fill(Text::NotConfirmedBy, &[name])) },
            Some(at) => span { (mark("✓")) (frame.say.fill(Text::ConfirmedAt, &[name, &frame.say.moment(at)])) },
        }
    }
}
