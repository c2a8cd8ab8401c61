//! Sheets that are not done.

use crate::error::Result;
use std::collections::HashMap;

/// Sheets that are not done.
#[derive(uniffi::Object)]
pub struct Forms(pub(crate) companion::Forms);

#[uniffi::export]
impl Forms {
    /// Keeps the fields of a form as they were typed so far, over what stood there.
    pub fn keep(&self, name: String, fields: HashMap<String, String>) -> Result<()> {
        Ok(self.0.keep(&name, fields)?)
    }

    /// The fields as they were last kept; empty when the form was never begun, or is done.
    pub fn kept(&self, name: String) -> Result<HashMap<String, String>> {
        Ok(self.0.kept(&name)?)
    }

    /// Forgets the form: it is done, or is not wanted after all.
    pub fn discard(&self, name: String) -> Result<()> {
        Ok(self.0.discard(&name)?)
    }
}
