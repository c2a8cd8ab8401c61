//! The areas of an unlocked core. Each function forwards to the one of the same name in companion,
//! where it is described in full.

mod calls;
mod cases;
mod directory;
mod erasing;
mod forms;
mod plans;
mod recovery;
mod safety;
mod settings;
mod supervision;
mod sync;
mod team;
mod today;
mod visits;

pub use calls::Calls;
pub use cases::Cases;
pub use directory::Directory;
pub use erasing::Erasing;
pub use forms::Forms;
pub use plans::Plans;
pub use recovery::Recovery;
pub use safety::Safety;
pub use settings::Settings;
pub use supervision::Supervision;
pub use sync::Sync;
pub use team::Team;
pub use today::Todays;
pub use visits::Visits;
