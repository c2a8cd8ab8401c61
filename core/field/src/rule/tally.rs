//! What stays of a case that is erased: counts for results, and nothing by which to find anybody.

use crate::book::Book;
use crate::id::{CallId, CaseId, PromiseId, ReportId, SpendingId, VisitId};
use crate::record::{PromiseState, Tally};
use crate::rule::attempts::{attempts, first_since};
use crate::rule::round::arranged_when;
use crate::time::{Instant, LocalDate, Now};

/// The counts of a case as it stands; `None` when it is not there.
#[must_use]
pub fn tally(book: &Book, case: CaseId, now: Now) -> Option<Tally> {
    let record = book.get(case)?;
    let opened = now.zone.date(record.opened);
    let days = |on: LocalDate| u32::try_from(on.days() - opened.days()).unwrap_or(0);
    let contact = first_since(book, case, Instant(i64::MIN), true);
    let promises = || book.under::<PromiseId>(case);
    Some(Tally {
        quarter: opened.quarter(),
        reports: count(book.under::<ReportId>(case).count()),
        attempts: count(attempts(book, case, now.zone).len()),
        days_to_contact: contact.map(|at| days(now.zone.date(at))),
        visits: count(book.under::<VisitId>(case).count()),
        calls: count(book.under::<CallId>(case).filter(|(_, c)| c.outcome.is_some()).count()),
        arranged: count(arranged_when(book, case, now).len()),
        promises: count(promises().count()),
        kept: count(promises().filter(|(_, p)| p.state == PromiseState::Kept).count()),
        spent_cents: book
            .under::<SpendingId>(case)
            .fold(0, |sum, (_, spending)| sum.saturating_add(spending.cents)),
        weeks: record.closing.as_ref().map(|closing| days(closing.on) / 7),
        closing: record.closing.as_ref().map(|closing| closing.reason),
        rest: crate::Rest::NONE,
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
