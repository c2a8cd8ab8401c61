//! What each request does.

mod alarms;
mod joining;
mod slots;
mod streams;
