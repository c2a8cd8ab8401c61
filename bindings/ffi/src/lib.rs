//! The core for Kotlin and Swift: companion's types as they are, its objects wrapped, nothing
//! decided here.
//!
//! Views, drafts and codes are declared once, in companion; `data` repeats their shape for the
//! generator, and the compiler refuses a shape that differs. `areas` forwards each function.

mod areas;
mod companion_object;
mod data;
mod error;
mod phone;

pub use areas::{
    Calls, Cases, Directory, Erasing, Forms, Plans, Recovery, Safety, Settings, Supervision, Sync,
    Team, Todays, Visits,
};
pub use companion_object::{Companion, Rescued, RescuedView, Session, State, Subscription};
pub use error::CoreError;
pub use phone::{CallbackError, Clock, Keystore, KeystoreEntry, KeystoreError, Listener};

uniffi::setup_scaffolding!();
