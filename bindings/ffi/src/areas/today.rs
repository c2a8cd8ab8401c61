//! The day, and search.

use crate::error::Result;
use companion::{Cursor, SearchPage, Spot, TodayView};

/// The day, and search.
#[derive(uniffi::Object)]
pub struct Todays(pub(crate) companion::Todays);

#[uniffi::export]
impl Todays {
    /// The day, with visits in a sensible order from where the phone is, when it knows.
    pub fn view(&self, here: Option<Spot>) -> Result<TodayView> {
        Ok(self.0.view(here)?)
    }

    /// One box over people, notes, partners and promises, while typing.
    pub fn search(&self, words: String, after: Option<Cursor>, limit: u32) -> Result<SearchPage> {
        Ok(self.0.search(&words, after, limit)?)
    }
}
