//! The areas of a session: one object each, all over the same road. What each one can do stands in
//! the file of its subject.

use crate::road::Road;
use std::sync::Arc;

macro_rules! areas {
    ($( $(#[$meta:meta])* $name:ident, )*) => { $(
        $(#[$meta])*
        pub struct $name {
            pub(crate) road: Arc<Road>,
        }

        impl $name {
            pub(crate) fn over(road: &Arc<Road>) -> Self {
                Self { road: Arc::clone(road) }
            }
        }
    )* };
}

areas! {
    /// Reports, people and cases.
    Cases,
    /// Attempts, visits and their summaries.
    Visits,
    /// Call plans, calls, rounds and promises.
    Calls,
    /// Partners.
    Directory,
    /// Plans and spending.
    Plans,
    /// The day, and search.
    Todays,
    /// Sheets that are not done.
    Forms,
}
