//! Which cases count.

use crate::record::{Case, Record as _};

/// Whether a case is still being worked on.
#[must_use]
pub fn is_open(case: &Case) -> bool {
    case.waits()
}
