//! The rules: questions about a book, a pack and a moment, answered with plain data.
//!
//! Nothing here writes, and nothing decides for the worker: rules warn, propose and count.
//! Answers are codes with payload, because screens, desk and two languages show them.

mod agenda;
pub mod attempts;
pub mod calendar;
pub mod callback;
pub mod callplan;
pub mod case;
pub mod clocks;
pub mod dial;
pub mod digest;
mod due;
mod names;
pub mod opening;
pub mod partners;
pub mod person;
pub mod phase;
pub mod place;
pub mod promise;
pub mod proposal;
pub mod received;
pub mod reminders;
pub mod reports;
pub mod round;
pub mod spending;
pub mod standing;
pub mod summary;
pub mod tally;
pub mod today;
