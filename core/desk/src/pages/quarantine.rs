//! What devices without access still sent: how much, from whom, and the two things to do about it.

use crate::pages::cases::table;
use crate::pages::frame::{Frame, in_address};
use crate::texts::Text;
use companion::QuarantineView;
use maud::{Markup, html};

pub(crate) fn list(frame: &Frame, waiting: &[QuarantineView]) -> Markup {
    let heads = [Text::Name, Text::WhatWaits, Text::WaitsSince, Text::Decision];
    html! {
        section id="quarantine" tabindex="-1" {
            h2 { (frame.text(Text::CameTooLate)) }
            p { (frame.text(Text::QuarantineHow)) }
            (table(frame, Text::CameTooLate, &heads, &html! {
                @for device in waiting {
                    tr {
                        th scope="row" { (device.name) }
                        td data-label=(frame.text(Text::WhatWaits)) { (how_much(frame, device)) }
                        td data-label=(frame.text(Text::WaitsSince)) { (frame.say.moment(device.since)) }
                        td data-label=(frame.text(Text::Decision)) { (acts(frame, device)) }
                    }
                }
            }))
        }
    }
}

fn how_much(frame: &Frame, device: &QuarantineView) -> String {
    let records = frame.say.count(device.records, Text::RecordOne, Text::RecordMany);
    let messages = frame.say.count(device.messages, Text::MessageOne, Text::MessageMany);
    match (device.records, device.messages) {
        (_, 0) => records,
        (0, _) => messages,
        _ => format!("{records}, {messages}"),
    }
}

fn acts(frame: &Frame, device: &QuarantineView) -> Markup {
    let to = |act: &str| format!("/team/quarantine/{}/{act}", in_address(device.device.bytes()));
    let label = |text| html! { (frame.text(text)) span.unseen { " " (device.name) } };
    html! {
        div.acts {
            (frame.button(&to("release"), "team", "plain", &label(Text::LetIn)))
            (frame.button(&to("discard"), "team", "plain", &label(Text::LeaveOut)))
        }
    }
}
