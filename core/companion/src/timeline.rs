//! A case's timeline: everything that happened, newest first, page by page; and the earlier
//! states of each thing in it.

use crate::areas::Cases;
use crate::attempts::{AppointmentView, AttemptView, appointment_view, attempt_view};
use crate::calls::{CallView, call_view};
use crate::cases::Cursor;
use crate::error::{Error, Result};
use crate::known::Known;
use crate::plans::{PlanView, plan_view};
use crate::promises::{PromiseView, promise_view};
use crate::reports::{ReportView, report_view};
use crate::rounds::{RoundView, round_view};
use crate::spending::{SpendingView, spending_view};
use crate::summaries::{SummaryView, marked_view};
use crate::visits::{VisitView, visit_view};
use field::id::{CaseId, EntityId, RevisionId};
use field::record::Body;
use field::revision::Revision;
use field::time::{Instant, Now};

/// A page of a timeline, newest first.
#[derive(Clone, PartialEq)]
pub struct TimelinePage {
    /// The entries.
    pub entries: Vec<TimelineEntry>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

/// One thing that happened.
#[derive(Clone, PartialEq)]
pub struct TimelineEntry {
    /// Its id.
    pub id: EntityId,
    /// When it happened.
    pub at: Instant,
    /// When it was written down.
    pub recorded: Instant,
    /// Whether it was first written down on a later day than it happened.
    pub late: bool,
    /// How many states it has had; more than one means corrected.
    pub versions: u32,
    /// Whether it was changed on two phones at once.
    pub conflict: bool,
    /// What it is.
    pub what: Moment,
}

/// What stands in a timeline.
#[derive(Clone, PartialEq)]
pub enum Moment {
    /// A report.
    Report(ReportView),
    /// An attempt.
    Attempt(AttemptView),
    /// A visit.
    Visit(VisitView),
    /// An appointment.
    Appointment(AppointmentView),
    /// A call.
    Call(CallView),
    /// A round of calls.
    Round(RoundView),
    /// A promise.
    Promise(PromiseView),
    /// The plan.
    Plan(PlanView),
    /// Money spent.
    Spending(SpendingView),
    /// A summary for the supervisors.
    Summary(SummaryView),
}

/// One state of a thing.
#[derive(Clone, PartialEq)]
pub struct VersionView {
    /// The revision.
    pub revision: RevisionId,
    /// When it was written down.
    pub recorded: Instant,
    /// Whether on this phone.
    pub here: bool,
    /// Whether nothing replaced it yet.
    pub current: bool,
    /// The state; `None` for kinds that have no place in a timeline.
    pub what: Option<Moment>,
}

impl Cases {
    /// A page of what happened in a case, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn timeline(
        &self,
        case: CaseId,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<TimelinePage> {
        self.road.read(|known, now| {
            known.get(case)?;
            let mut entries = known
                .book
                .timeline(case.into(), after.map(Cursor::key))
                .filter_map(|(at, id, front)| entry(known, at, id, front, now));
            let page: Vec<TimelineEntry> = entries.by_ref().take(limit as usize).collect();
            let more = entries.next().is_some();
            let last = page.last().filter(|_| more);
            let next = last.map(|e| Cursor { at: e.at, id: e.id });
            Ok(TimelinePage { entries: page, next })
        })
    }

    /// Every state that something has had, the latest first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn versions(&self, entity: EntityId) -> Result<Vec<VersionView>> {
        self.road.read(|known, now| {
            let heads: Vec<RevisionId> = known.book.heads(entity).iter().map(|r| r.id).collect();
            let history = known.book.history(entity);
            if history.is_empty() {
                return Err(Error::NotFound);
            }
            Ok(history
                .into_iter()
                .map(|revision| VersionView {
                    revision: revision.id,
                    recorded: revision.recorded,
                    here: revision.author == known.author,
                    current: heads.contains(&revision.id),
                    what: moment(known, entity, &revision.body, now),
                })
                .collect())
        })
    }
}

fn entry(
    known: &Known,
    at: Instant,
    id: EntityId,
    front: &Revision,
    now: Now,
) -> Option<TimelineEntry> {
    let history = known.book.history(id);
    let recorded = history.last().map_or(front.recorded, |first| first.recorded);
    Some(TimelineEntry {
        id,
        at,
        recorded,
        late: recorded > at && now.zone.date(recorded) > now.zone.date(at),
        versions: u32::try_from(history.len()).unwrap_or(u32::MAX),
        conflict: known.book.in_conflict(id),
        what: moment(known, id, &front.body, now)?,
    })
}

/// What a record is in a timeline. The parts of a visit that stay with the own organisation are
/// shown with the visit; people, partners and settings have no place here.
fn moment(known: &Known, id: EntityId, body: &Body, now: Now) -> Option<Moment> {
    Some(match body {
        Body::Report(r) => Moment::Report(report_view(known, id.into(), r, now)),
        Body::Attempt(a) => Moment::Attempt(attempt_view(id.into(), a, now)),
        Body::Visit(v) => Moment::Visit(visit_view(known, id.into(), v)),
        Body::Appointment(a) => Moment::Appointment(appointment_view(id.into(), a)),
        Body::Call(c) => Moment::Call(call_view(known, id.into(), c)),
        Body::Round(r) => Moment::Round(round_view(known, id.into(), r, now)),
        Body::Promise(p) => Moment::Promise(promise_view(known, id.into(), p, now)),
        Body::Plan(p) => Moment::Plan(plan_view(p.case, p)),
        Body::Spending(s) => Moment::Spending(spending_view(id.into(), s)),
        Body::Summary(s) => Moment::Summary(marked_view(known, id.into(), s)),
        Body::Worker(_)
        | Body::PackFile(_)
        | Body::Partner(_)
        | Body::FillIn(_)
        | Body::Person(_)
        | Body::Case(_)
        | Body::OwnNotes(_)
        | Body::Standing(_)
        | Body::Review(_)
        | Body::Watch(_)
        | Body::Alarm(_)
        | Body::Membership(_)
        | Body::Invitee(_)
        | Body::TeamSecret(_)
        | Body::Dispatch(_)
        | Body::Recovery(_)
        | Body::Following(_)
        | Body::Verdict(_)
        | Body::Late(_)
        | Body::Erasure(_)
        | Body::Tally(_)
        | Body::Unknown(..) => return None,
    })
}
