//! A hub with a team, devices with their vaults and spools, and a road between that can be bad.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub(crate) mod chance;
pub(crate) mod device;
pub(crate) mod proxy;
pub(crate) mod stage;
