//! The recovery code.

use crate::error::Result;
use companion::RecoverySheet;

/// The recovery code.
#[derive(uniffi::Object)]
pub struct Recovery(pub(crate) companion::Recovery);

#[uniffi::export]
impl Recovery {
    /// Makes a new code; the one before opens nothing any more.
    pub fn make_code(&self) -> Result<RecoverySheet> {
        Ok(self.0.make_code()?)
    }

    /// Whether there is a code.
    pub fn has_code(&self) -> Result<bool> {
        Ok(self.0.has_code()?)
    }
}
