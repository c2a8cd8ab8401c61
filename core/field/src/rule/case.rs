//! Which cases count.

use crate::record::{Case, Phase};

/// Whether a case is still being worked on.
#[must_use]
pub fn is_open(case: &Case) -> bool {
    case.phase != Phase::Closed && case.closing.is_none()
}
