//! Where revisions stand that nobody has asked for yet: sealed, outside of the book.

use super::entity::Kept;
use crate::revision::Revision;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// Opens what is not kept open.
pub trait Shelf {
    /// The revisions in these rows, in their order; `None` where one cannot be had.
    fn fetch(&self, rows: &[u64]) -> Vec<Option<Revision>>;
}

/// Nothing is on it.
struct Bare;

impl Shelf for Bare {
    fn fetch(&self, rows: &[u64]) -> Vec<Option<Revision>> {
        rows.iter().map(|_| None).collect()
    }
}

/// How many records stay open that were only looked at: some ten megabytes of notes.
const STAY_OPEN: usize = 8192;

/// The shelf of a book, and how often it did not give what should be there.
pub(super) struct Shelved {
    shelf: Arc<dyn Shelf + Send + Sync>,
    missed: AtomicU64,
    /// How many more of those that are only looked at may stay open.
    room: AtomicUsize,
}

impl Shelved {
    pub(super) fn over(shelf: Arc<dyn Shelf + Send + Sync>) -> Self {
        Self { shelf, missed: AtomicU64::new(0), room: AtomicUsize::new(STAY_OPEN) }
    }

    pub(super) fn shelf(&self) -> Arc<dyn Shelf + Send + Sync> {
        Arc::clone(&self.shelf)
    }

    pub(super) fn missed(&self) -> u64 {
        self.missed.load(Ordering::Relaxed)
    }

    pub(super) fn miss(&self) {
        self.missed.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether one more that was only looked at may stay open.
    pub(super) fn may_stay_open(&self) -> bool {
        let less = |room: usize| room.checked_sub(1);
        self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }

    /// What stands in rows, not to be kept.
    pub(super) fn fetch(&self, rows: &[u64]) -> Vec<Option<Revision>> {
        if rows.is_empty() {
            return Vec::new();
        }
        let fetched = self.shelf.fetch(rows);
        if fetched.iter().any(Option::is_none) {
            self.miss();
        }
        fetched
    }

    /// Opens what is not open of these, in one go; says whether all of it is.
    pub(super) fn open<'a>(&self, kept: impl Iterator<Item = &'a Kept>) -> bool {
        let whole = open(self.shelf.as_ref(), kept);
        if !whole {
            self.miss();
        }
        whole
    }
}

/// Opens what is not open of these, from a shelf; says whether all of it is.
pub(super) fn open<'a>(shelf: &dyn Shelf, kept: impl Iterator<Item = &'a Kept>) -> bool {
    let missing: Vec<&Kept> = kept.filter(|kept| !kept.is_open()).collect();
    if missing.is_empty() {
        return true;
    }
    let rows: Vec<u64> = missing.iter().map(|kept| kept.row).collect();
    let fetched = shelf.fetch(&rows);
    for (kept, revision) in missing.iter().zip(fetched) {
        if let Some(revision) = revision {
            kept.fill(revision);
        }
    }
    missing.iter().all(|kept| kept.is_open())
}

impl Default for Shelved {
    fn default() -> Self {
        Self::over(Arc::new(Bare))
    }
}

impl std::fmt::Debug for Shelved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shelved")
    }
}

/// Books are equal by what they say, not by where it stands.
impl PartialEq for Shelved {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
