//! What the `schakel` program is made of.

pub mod pack;
