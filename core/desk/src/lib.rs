//! The supervisor's page, served on the supervisor's own machine.
//!
//! It shows what [`companion`] knows to one browser on this machine: [`Desk::start`] opens a port
//! on loopback, [`Desk::link`] gives a link that works once, [`Desk::stop`] ends it. Nothing here
//! decides anything, and nothing leaves the machine: the page has no script, style, font or
//! picture from elsewhere, and works without script at all.

mod acts;
mod door;
mod guard;
mod keeper;
mod page;
mod pages;
mod posted;
mod say;
mod server;
mod source;
mod texts;
mod visit;

pub use keeper::Supervisor;
pub use server::{Desk, DeskError};
pub use source::Source;
