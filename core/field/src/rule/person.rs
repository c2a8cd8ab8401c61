//! How a person is named: in full, or by discreet initials.

use crate::record::Person;
use std::fmt;

/// A person as lists show them. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// The name; the description for somebody whose name is not known.
    pub name: String,
    /// Discreet initials ("R. v.d. M."); empty when the name is not known.
    pub initials: String,
    /// Village; may be empty.
    pub village: String,
}

impl fmt::Debug for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Who (not shown)")
    }
}

/// How a person is shown.
#[must_use]
pub fn who(person: &Person) -> Who {
    let _ = person;
    Who::default()
}

/// Initials of a name.
#[must_use]
pub fn initials(name: &str) -> String {
    let _ = name;
    String::new()
}
