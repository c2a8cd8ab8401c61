//! The table of what is allowed, as `arrows.toml` spells it.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The whole table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    /// Names at the top of the tree.
    pub(crate) top: Top,
    /// How long a module may be.
    pub(crate) modules: Modules,
    /// What each crate may use, by the crate's name.
    pub(crate) crates: BTreeMap<String, Allowed>,
    /// Crates that only some may use.
    pub(crate) bans: Vec<Ban>,
    /// Features that nobody turns on.
    pub(crate) features: Vec<FeatureBan>,
    /// Paths that must not be named in a source.
    pub(crate) words: Vec<WordBan>,
    /// Who may hold SQL.
    pub(crate) sql: Sql,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Top {
    pub(crate) names: Vec<String>,
    pub(crate) why: String,
}

/// Lengths in lines.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Modules {
    pub(crate) goal: usize,
    pub(crate) most: usize,
    pub(crate) why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Allowed {
    pub(crate) may: Vec<String>,
    pub(crate) why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ban {
    pub(crate) name: String,
    pub(crate) only: Vec<String>,
    pub(crate) why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeatureBan {
    pub(crate) name: String,
    pub(crate) features: Vec<String>,
    pub(crate) why: String,
}

/// Paths banned from some crates (`in`), or from all but some (`out`).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordBan {
    #[serde(default, rename = "in")]
    pub(crate) within: Vec<String>,
    #[serde(default)]
    pub(crate) out: Vec<String>,
    pub(crate) paths: Vec<String>,
    pub(crate) why: String,
}

impl WordBan {
    /// Whether the ban holds for a crate.
    pub(crate) fn holds_for(&self, name: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|n| n == name);
        if self.within.is_empty() { !named(&self.out) } else { named(&self.within) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sql {
    pub(crate) only: Vec<String>,
    pub(crate) why: String,
}

impl Table {
    /// The table in a file.
    ///
    /// # Errors
    /// What is wrong with the file, in words.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path)
            .map_err(|e| format!("tests/arrows/arrows.toml cannot be read: {e}"))?;
        Self::parse(&text)
    }

    /// The table in a text.
    ///
    /// # Errors
    /// What is wrong with the text, in words.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|e| format!("tests/arrows/arrows.toml is not a table: {e}"))
    }
}
