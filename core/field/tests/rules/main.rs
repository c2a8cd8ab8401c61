//! The rules against real dates, real numbering and days as they go.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod attempts;
mod calendar;
mod callplan;
mod clocks;
mod dial;
mod digest;
mod not_called;
mod opening;
mod person;
mod place;
mod promises;
mod reports;
mod standing;
mod support;
mod tally;
mod today;
