//! What a supervisor notices, in a real browser. `tests/run desk` installs Chromium and the
//! accessibility rules, and says where the pictures are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;
mod looks;
mod supervising;
