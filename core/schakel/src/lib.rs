//! What the `schakel` program is made of.

pub mod demo;
pub mod desk;
pub mod hub;
pub mod pack;
pub mod vault;

use companion::Language;

/// A language to tell in.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Lang {
    Nl,
    En,
}

impl Lang {
    pub(crate) fn language(self) -> Language {
        match self {
            Self::Nl => Language::Nl,
            Self::En => Language::En,
        }
    }
}
