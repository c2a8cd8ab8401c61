//! Before the vault is open: the door, the PIN, setting up.

use crate::door::Notice;
use crate::pages::frame::{document, hidden, links, mark, said};
use crate::say::Say;
use crate::texts::Text;
use companion::{Language, State};
use maud::{Markup, html};

/// The link leads here; the button sends its secret, so that opening the link alone (a preview,
/// a prefetch) uses nothing up.
pub(crate) fn door(language: Language, key: &str) -> Markup {
    let body = html! {
        main.alone {
            p.brand { (links()) span { "Schakel" } }
            h1 { (Text::DoorTitle.say(language)) }
            p { (Text::DoorHow.say(language)) }
            form method="post" action="/enter" {
                (hidden("key", key))
                button.main autofocus { (Text::OpenDesk.say(language)) }
            }
        }
    };
    document(language, Text::DoorTitle.say(language), false, &body)
}

/// Only the PIN, or why it is of no use.
pub(crate) fn locked(say: Say, form: &str, state: State, notice: Option<Notice>) -> Markup {
    let body = html! {
        main.alone {
            p.brand { (links()) span { "Schakel" } }
            h1 { (say.text(Text::Locked)) }
            @if let Some(notice) = notice { (said(&notice)) }
            @match state {
                State::Locked { wait_s: 0, tries_left, .. } => {
                    (pin(say, form))
                    p.under { (say.count(tries_left, Text::TryOne, Text::TryMany)) }
                }
                State::Locked { wait_s, tries_left, .. } => {
                    p.hint.due { (mark("◷")) (wait(say, wait_s)) }
                    p.under { (say.count(tries_left, Text::TryOne, Text::TryMany)) }
                    p { a.plain href="/unlock" { (say.text(Text::TryAgain)) } }
                }
                State::OtherDevice => p { (say.text(Text::OtherDevice)) },
                State::Newer => p { (say.text(Text::Newer)) },
                State::Damaged => p { (say.text(Text::Damaged)) },
                State::Wiped => p { (say.text(Text::Wiped)) },
                State::New => p { a.plain href="/set-up" { (say.text(Text::SetUp)) } },
            }
            p.under { (say.text(Text::LockedAlarms)) }
        }
    };
    document(say.language, say.text(Text::Locked), false, &body)
}

fn pin(say: Say, form: &str) -> Markup {
    html! {
        form.sheet method="post" action="/unlock" {
            (hidden("form", form))
            label for="pin" { (say.text(Text::Pin)) }
            input.pin id="pin" name="pin" type="password" inputmode="numeric" required autofocus
                autocomplete="off";
            button.main { (say.text(Text::Unlock)) }
        }
    }
}

/// From when it may be tried again, rounded up to a minute on the clock.
fn wait(say: Say, wait_s: u64) -> String {
    let minutes = u32::try_from(wait_s.div_ceil(60)).unwrap_or(u32::MAX);
    let from = say.now.at.plus_minutes(i64::from(minutes) + 1);
    say.fill(Text::Wait, &[&say.minutes(minutes), &say.time(from)])
}

/// A vault is made here.
pub(crate) fn set_up(say: Say, form: &str, notice: Option<Notice>) -> Markup {
    let body = html! {
        main.alone {
            p.brand { (links()) span { "Schakel" } }
            h1 { (say.text(Text::SetUp)) }
            @if let Some(notice) = notice { (said(&notice)) }
            p { (say.text(Text::SetUpHow)) }
            form.sheet method="post" action="/set-up" {
                (hidden("form", form))
                label for="name" { (say.text(Text::YourName)) }
                input id="name" name="name" required maxlength="120" autocomplete="name";
                label for="organisation" { (say.text(Text::YourTeam)) }
                input id="organisation" name="organisation" maxlength="120"
                    autocomplete="organization";
                label for="pin" { (say.text(Text::NewPin)) }
                input.pin id="pin" name="pin" type="password" inputmode="numeric" pattern="[0-9]{6,}"
                    required autocomplete="off" aria-describedby="pin-rule";
                p.under id="pin-rule" { (say.text(Text::PinRule)) }
                label for="again" { (say.text(Text::PinAgain)) }
                input.pin id="again" name="again" type="password" inputmode="numeric" required
                    autocomplete="off";
                label for="invitation" { (say.text(Text::TheInvitation)) }
                textarea id="invitation" name="invitation" rows="4" spellcheck="false"
                    autocomplete="off" aria-describedby="later" {}
                p.under id="later" { (say.text(Text::InvitationLater)) }
                button.main { (say.text(Text::MakeVault)) }
            }
        }
    };
    document(say.language, say.text(Text::SetUp), false, &body)
}
