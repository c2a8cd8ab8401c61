//! The hub's client: plan, then apply; and the truth about what has arrived.
//!
//! Knows what travels and the seal of a signature, no vault and no record: it moves sealed items
//! between a hub and a [`Store`]. What comes from the hub is believed only as far as it can be
//! checked, and what cannot be is said.

mod asking;
mod check;
mod client;
mod endpoint;
mod plan;
mod reading;
mod round;
mod sending;
mod stop;
mod store;
mod tls;
mod trouble;
pub mod truth;

pub use asking::Patience;
pub use client::Client;
pub use endpoint::{BadAddress, Endpoint, Trust};
pub use plan::{Action, Part, plan};
pub use round::{Outcome, Progress, Round, Stopped};
pub use stop::Stop;
pub use store::{Outbound, Promise, Store, Taken};
pub use trouble::{Lie, Trouble};
pub use wire::Id;
