//! What the `schakel` program is made of.

pub mod demo;
pub mod desk;
pub mod hub;
pub mod pack;
