//! What a user would notice, on the core alone: a phone without a screen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../../../core/sync/tests/support"]
mod support {
    #![allow(dead_code, reason = "the roads are those of sync's own tests, which use all of them")]
    pub(crate) mod chance;
    pub(crate) mod proxy;
}

mod f01_clocks;
mod f01_report;
mod f02_outreach;
mod f03_visit;
mod f04_f07_plan;
mod f05_calls;
mod f05_rounds;
mod f06_promises;
mod f13_summary;
mod f13_to_the_supervisor;
mod f15_drill;
mod f15_f21_team;
mod f15_wrong_clock;
mod f16_erasing;
mod f16_law;
mod f16_nothing_personal;
mod f17_pack;
mod f18_today;
mod f19_search;
mod f21_bad_luck;
mod f21_f24_shared_case;
mod f21_lock;
mod f21_long_past;
mod f21_quarantine;
mod f21_threads;
mod f21_while_locked;
mod f21_wrong_clock;
