//! The hub, as its clients and its owner see it.
#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod alarms;
mod erasing;
mod hostile;
mod joining;
mod killed;
mod rights;
mod schema;
mod setup;
mod streams;
mod support;
