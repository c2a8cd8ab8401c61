//! What a user would notice, on the core alone: a phone without a screen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod f01_clocks;
mod f01_report;
mod f02_outreach;
mod f03_visit;
mod f04_f07_plan;
mod f05_calls;
mod f05_rounds;
mod f06_promises;
mod f13_summary;
mod f16_law;
mod f17_pack;
