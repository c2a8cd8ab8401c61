//! What stands typed in a sheet that is not done: the sheet after a call, an attempt, a partner.
//! Half a number and half a sentence are no draft of anything yet, so they are kept as they stand.

use crate::areas::Forms;
use crate::drafts::Slot;
use crate::error::{Error, Rejection, Result};
use std::collections::HashMap;

/// Bytes of a form's name and fields together.
const MAX_BYTES: usize = 64 * 1024;

impl Forms {
    /// Keeps the fields of a form as they were typed so far: sealed, on this phone, over what
    /// stood there. `name` says which form, with opaque ids only.
    ///
    /// # Errors
    /// [`Rejection::TooLarge`], [`crate::Error::Locked`], [`crate::Error::StorageFull`].
    pub fn keep(&self, name: &str, fields: HashMap<String, String>) -> Result<()> {
        let size = name.len() + fields.iter().map(|(k, v)| k.len() + v.len()).sum::<usize>();
        if size > MAX_BYTES {
            return Err(Error::Rejected { code: Rejection::TooLarge });
        }
        Slot::Form(name.to_owned()).keep(&self.road, &fields)
    }

    /// The fields as they were last kept; empty when the form was never begun, or is done.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn kept(&self, name: &str) -> Result<HashMap<String, String>> {
        Ok(Slot::Form(name.to_owned()).read(&self.road)?.unwrap_or_default())
    }

    /// Forgets the form: it is done, or is not wanted after all.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn discard(&self, name: &str) -> Result<()> {
        Slot::Form(name.to_owned()).discard(&self.road)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::stage::{Device, StageClock};
    use field::time::Instant;

    #[test]
    fn half_a_form_survives_a_restart_and_is_forgotten_when_done() {
        let mut device = Device::of("R. de Wit", &StageClock::at(Instant(1_700_000_000_000)));
        let typed = HashMap::from([("amount".to_owned(), "8".to_owned())]);
        device.session.forms().keep("call 1", typed.clone()).unwrap();
        device.unlock_again();
        let forms = device.session.forms();
        assert_eq!(forms.kept("call 1").unwrap(), typed);
        assert!(forms.kept("call 2").unwrap().is_empty());
        forms.discard("call 1").unwrap();
        assert!(forms.kept("call 1").unwrap().is_empty());
        let long = HashMap::from([("line".to_owned(), "x".repeat(MAX_BYTES))]);
        let refused = forms.keep("call 1", long);
        assert_eq!(refused, Err(Error::Rejected { code: Rejection::TooLarge }));
    }
}
