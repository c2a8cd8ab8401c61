//! The steps of a case that follow from what happened; the worker may always say otherwise.

use crate::record::{Contact, Phase};

/// The phase after an attempt: outreach once somebody went, in contact once there was a
/// conversation. Never back, and never beyond: the rest is the worker's word.
#[must_use]
pub fn phase_after(phase: Phase, contact: &Contact) -> Phase {
    match phase {
        Phase::Reported | Phase::Outreach if contact.in_conversation => Phase::InContact,
        Phase::Reported => Phase::Outreach,
        other => other,
    }
}
