#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use std::collections::BTreeSet;

fn gaps(text: &str) -> BTreeSet<&str> {
    text.match_indices('{').map(|(at, _)| &text[at..at + 3]).collect()
}

#[test]
fn every_text_is_there_in_both_languages_with_the_same_gaps() {
    for text in Text::ALL {
        let (nl, en) = (text.say(Language::Nl), text.say(Language::En));
        assert!(!nl.trim().is_empty() && !en.trim().is_empty(), "{text:?} says nothing");
        assert_eq!(gaps(nl), gaps(en), "{text:?}");
    }
}

/// A word that is the same in both languages is rare; a text that was not translated is not.
#[test]
fn what_is_the_same_in_both_languages_is_so_on_purpose() {
    let same: Vec<_> =
        Text::ALL.iter().filter(|t| t.say(Language::Nl) == t.say(Language::En)).collect();
    let meant = [Text::Team, Text::Alarm, Text::After, Text::Week, Text::OpenDesk];
    assert_eq!(same, meant.iter().collect::<Vec<_>>());
}

/// Files of the page hold no words and no text is left over that nothing says.
#[test]
fn every_text_is_said_somewhere() {
    let sources = [
        include_str!("acts.rs"),
        include_str!("guard.rs"),
        include_str!("posted.rs"),
        include_str!("say.rs"),
        include_str!("server.rs"),
        include_str!("visit.rs"),
        include_str!("pages/card.rs"),
        include_str!("pages/cases.rs"),
        include_str!("pages/erased.rs"),
        include_str!("pages/figures.rs"),
        include_str!("pages/frame.rs"),
        include_str!("pages/lock.rs"),
        include_str!("pages/overview.rs"),
        include_str!("pages/plain.rs"),
        include_str!("pages/plot.rs"),
        include_str!("pages/quarantine.rs"),
        include_str!("pages/summaries.rs"),
        include_str!("pages/team.rs"),
        include_str!("pages/trouble.rs"),
    ];
    for text in Text::ALL {
        let name = format!("Text::{text:?}");
        let said = sources.iter().any(|source| {
            source.match_indices(&name).any(|(at, _)| {
                !source[at + name.len()..].starts_with(|c: char| c.is_alphanumeric())
            })
        });
        assert!(said, "nothing says {name}");
    }
}
