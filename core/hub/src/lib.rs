//! The server: append-only streams of sealed bytes.
//!
//! It checks who may read and append, gives each item its number, wakes who waits, keeps
//! replaceable slots and armed alarms. It has no key that opens anything. What it sees is listed
//! in `core/wire/PROTOCOL.md`; how to run it stands in `core/hub/README.md`. One team a database.

mod app;
mod clock;
mod config;
mod endpoint;
mod error;
mod handle;
mod hub;
mod metrics;
mod serve;
mod setup;
mod status;
mod store;
mod timer;
mod tls;
mod wake;
mod webhook;

pub use clock::Clock;
pub use config::{CONFIG_FILE, Config, TlsFiles};
pub use error::HubError;
pub use hub::{Hub, invite_founder};
pub use setup::{Setup, init};
