//! The visit summary: exactly what supervisors will see.

use crate::book::Book;
use crate::id::VisitId;
use crate::record::Summary;
use crate::time::Now;

/// The summary of a visit with one written line; `None` when the visit or its case is not there.
#[must_use]
pub fn summary(book: &Book, visit: VisitId, line: &str, now: Now) -> Option<Summary> {
    let _ = (book, visit, line, now);
    None
}
