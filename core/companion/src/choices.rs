//! What the pack offers to choose from, as screens show it: stored by its key, read by its words.

use field::pack::{Choice, Need, ReportType, Words};
use field::record::Audience;

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceView {
    /// Its key in the pack.
    pub key: String,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

/// A type of report to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTypeView {
    /// Its key in the pack.
    pub key: String,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
    /// Who may hear the outcome.
    pub may_hear: Audience,
    /// Whether the reporter stays unnamed unless said otherwise.
    pub shielded: bool,
}

impl ChoiceView {
    pub(crate) fn of(choice: &Choice) -> Self {
        Self::named(&choice.key, &choice.words)
    }

    pub(crate) fn of_need(need: &Need) -> Self {
        Self::named(&need.key, &need.words)
    }

    fn named(key: &str, words: &Words) -> Self {
        Self { key: key.to_owned(), nl: words.nl.clone(), en: words.en.clone() }
    }
}

impl ReportTypeView {
    pub(crate) fn of(kind: &ReportType) -> Self {
        Self {
            key: kind.key.clone(),
            nl: kind.words.nl.clone(),
            en: kind.words.en.clone(),
            may_hear: kind.may_hear,
            shielded: kind.shielded,
        }
    }
}
