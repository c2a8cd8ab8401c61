//! What a supervisor was sent: it stands in the personal compartment of the supervisor's device.
//! What the device's own worker wrote stands in the compartments of the cases.

use crate::book::Book;
use crate::id::{CaseId, CompartmentId, EntityId, ReviewId, StandingId, SummaryId};
use crate::record::{Phase, Review, Standing, Summary};
use crate::time::Instant;
use std::collections::BTreeMap;

/// A supervisor's marks on a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// When it was read.
    pub read: Option<Instant>,
    /// Whether it has to be followed up.
    pub follow_up: bool,
}

/// Whether an entity came in from somebody else, for this supervisor.
#[must_use]
pub fn came_in(book: &Book, personal: CompartmentId, entity: EntityId) -> bool {
    book.heads(entity).iter().any(|head| head.compartment == personal)
}

/// The summaries that came in, the earliest visit first.
pub fn summaries(
    book: &Book,
    personal: CompartmentId,
) -> impl DoubleEndedIterator<Item = (SummaryId, &Summary)> {
    book.all::<SummaryId>().filter(move |(id, _)| came_in(book, personal, (*id).into()))
}

/// How cases stand by what came in: of each case the latest word, whoever sent it. After a
/// handover that is the new worker's.
#[must_use]
pub fn standings(book: &Book, personal: CompartmentId) -> Vec<&Standing> {
    let mut latest: BTreeMap<CaseId, &Standing> = BTreeMap::new();
    for (id, standing) in book.all::<StandingId>() {
        if came_in(book, personal, id.into()) {
            latest.insert(standing.case, standing);
        }
    }
    latest.into_values().collect()
}

/// Whether a case is still being worked on, by what came in.
#[must_use]
pub fn is_open(standing: &Standing) -> bool {
    standing.phase != Phase::Closed
}

/// The own marks on a summary that came in.
#[must_use]
pub fn marks(book: &Book, summary: SummaryId) -> Marks {
    let review = book.under::<ReviewId>(summary).rfind(|(_, r)| r.by.is_none());
    review.map(|(_, r)| Marks { read: r.read, follow_up: r.follow_up }).unwrap_or_default()
}

/// What supervisors sent back about an own summary: when the first of them read it as it stands
/// now, and whether any of them follows it up.
#[must_use]
pub fn marks_of_others(book: &Book, id: SummaryId) -> Marks {
    let Some(summary) = book.get(id) else { return Marks::default() };
    // One that was corrected has to be read again.
    let as_it_stands = |review: &Review| review.of == Some(summary.finished);
    let back = || book.under::<ReviewId>(id).filter(|(_, review)| review.by.is_some());
    Marks {
        read: back().filter(|(_, r)| as_it_stands(r)).filter_map(|(_, r)| r.read).min(),
        follow_up: back().any(|(_, review)| review.follow_up),
    }
}
