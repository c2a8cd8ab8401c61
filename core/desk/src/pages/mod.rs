//! The pages: views in, markup out. Nothing here asks anything.

pub(crate) mod card;
pub(crate) mod cases;
pub(crate) mod erased;
pub(crate) mod figures;
pub(crate) mod frame;
pub(crate) mod lock;
pub(crate) mod overview;
pub(crate) mod plain;
pub(crate) mod plot;
pub(crate) mod quarantine;
pub(crate) mod summaries;
pub(crate) mod team;
pub(crate) mod trouble;
