//! The plain data of companion, as the generator has to see it. No types of its own: each block
//! repeats the shape of a type that is declared in companion.

mod calls;
mod cases;
mod codes;
mod directory;
mod erasing;
mod ids;
mod labels;
mod parts;
mod plans;
mod rules;
mod settings;
mod supervision;
mod team;
mod time;
mod timeline;
mod today;
mod visits;
