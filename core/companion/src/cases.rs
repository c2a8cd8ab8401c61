//! Cases: lists, one case, and what changes in it.

use crate::areas::Cases;
use crate::error::{Error, Result};
use crate::known::Known;
use crate::parts::PersonPart;
use crate::plans::{PlanView, plan_view};
use crate::post::following::{Follower, followers};
use crate::reports::{ReportView, report_view};
use field::Rest;
use field::id::{CaseId, DeviceId, EntityId, PlanId, PromiseId, ReportId, RevisionId};
use field::record::{
    Case, Closing, ClosingReason, Duty, Following, Phase, PromiseState, Responsibility,
};
use field::rule::attempts::attempts;
use field::rule::person::{Who, who};
use field::rule::proposal::{Proposal, proposal};
use field::time::{Instant, Now};

/// Which cases a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseFilter {
    /// Not closed.
    Open,
    /// Closed.
    Closed,
}

/// Where the next page starts. Opaque: hand it back as it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Time of the last entry.
    pub at: Instant,
    /// Its id.
    pub id: EntityId,
}

impl Cursor {
    pub(crate) fn key(self) -> (Instant, EntityId) {
        (self.at, self.id)
    }
}

/// A page of cases, the latest active first.
#[derive(Clone, PartialEq)]
pub struct CasePage {
    /// The cases.
    pub cases: Vec<CaseRow>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

/// A case in a list.
#[derive(Clone, PartialEq)]
pub struct CaseRow {
    /// Its id.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// Where it stands.
    pub phase: Phase,
    /// When something last happened in it.
    pub last: Instant,
    /// What to know before ringing the bell.
    pub risks: Vec<String>,
    /// Whether it was changed on two phones at once.
    pub conflict: bool,
}

/// One case, as its screen shows it above the timeline.
#[derive(Clone, PartialEq)]
pub struct CaseView {
    /// Its id.
    pub case: CaseId,
    /// About whom, for the title.
    pub who: Who,
    /// The person, and those around.
    pub person: PersonPart,
    /// Where it stands.
    pub phase: Phase,
    /// When it was opened.
    pub opened: Instant,
    /// Who carries which responsibility.
    pub duties: Vec<DutyView>,
    /// What to know before ringing the bell.
    pub risks: Vec<String>,
    /// The closed case that this one follows.
    pub previous: Option<CaseId>,
    /// Why it was closed.
    pub closed: Option<ClosingReason>,
    /// Its reports, the latest first.
    pub reports: Vec<ReportView>,
    /// Attempts so far, of every kind.
    pub attempts: u32,
    /// When to try again.
    pub proposal: Option<Proposal>,
    /// Promises still open.
    pub promises_open: u32,
    /// The plan.
    pub plan: Option<PlanView>,
    /// Whether part of it is shared with another employer.
    pub shared: bool,
    /// What was changed on two phones at once.
    pub conflicts: Vec<EntityId>,
}

/// A responsibility and who carries it.
#[derive(Clone, PartialEq)]
pub struct DutyView {
    /// Which.
    pub duty: Duty,
    /// Who.
    pub name: String,
    /// Team or organisation.
    pub organisation: String,
    /// Since when.
    pub since: Instant,
}

impl Cases {
    /// A page of cases, the latest active first.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn list(&self, filter: CaseFilter, after: Option<Cursor>, limit: u32) -> Result<CasePage> {
        self.road.read(|known, _| {
            let mut all: Vec<(Instant, CaseId)> = known
                .book
                .all::<CaseId>()
                .filter(|(_, c)| (c.phase == Phase::Closed) == (filter == CaseFilter::Closed))
                .map(|(id, case)| (last_activity(known, id, case), id))
                .filter(|(at, id)| after.is_none_or(|c| (*at, EntityId::from(*id)) < c.key()))
                .collect();
            all.sort_unstable_by(|a, b| b.cmp(a));
            let more = all.len() > limit as usize;
            all.truncate(limit as usize);
            let next =
                all.last().filter(|_| more).map(|(at, id)| Cursor { at: *at, id: (*id).into() });
            let cases = all.into_iter().filter_map(|(last, id)| row(known, id, last)).collect();
            Ok(CasePage { cases, next })
        })
    }

    /// One case.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn get(&self, case: CaseId) -> Result<CaseView> {
        self.road.read(|known, now| case_view(known, case, now))
    }

    /// Corrects what is known about the person.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], and what storage can meet.
    pub fn correct_person(&self, case: CaseId, person: &PersonPart) -> Result<()> {
        self.road.write(|known, pen| {
            let id = known.get(case)?.person;
            let old = known.get(id)?.clone();
            pen.change(id, person.clone().onto(Some(old)))
        })
    }

    /// Sets what to know before ringing the bell.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], and what storage can meet.
    pub fn set_risks(&self, case: CaseId, risks: Vec<String>) -> Result<()> {
        self.change(case, |case, _| case.risks = risks)
    }

    /// Moves a case to another phase; closing has its own act, for it asks why.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn set_phase(&self, case: CaseId, phase: Phase) -> Result<()> {
        if phase == Phase::Closed {
            return Err(Error::missing("closing"));
        }
        self.change(case, |case, _| {
            case.phase = phase;
            case.closing = None;
        })
    }

    /// Closes a case.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn close(&self, case: CaseId, reason: ClosingReason) -> Result<()> {
        self.change(case, |case, now| {
            case.phase = Phase::Closed;
            case.closing = Some(Closing { reason, on: now.date(), rest: Rest::NONE });
        })
    }

    /// Gives a responsibility to somebody. Case direction passes on; it is never empty.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], and what storage can meet.
    pub fn give(&self, case: CaseId, duty: Duty, name: &str, organisation: &str) -> Result<()> {
        self.change(case, |case, now| {
            case.duties.retain(|d| d.duty != duty);
            case.duties.push(Responsibility {
                duty,
                name: name.to_owned(),
                organisation: organisation.to_owned(),
                since: now.at,
                rest: Rest::NONE,
            });
        })
    }

    /// Starts sharing visits of this case with another employer: from now on a visit's shared
    /// lines and the own organisation's lines stand in two compartments.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn share(&self, case: CaseId) -> Result<()> {
        self.road.write(|known, pen| {
            let old = known.get(case)?;
            if old.shared.is_some() {
                return Ok(());
            }
            let shared = pen.new_compartment()?;
            // Whoever follows the case follows this part of it as well.
            let own = pen.compartment_of(case)?;
            let follows = followers(known, own).into_iter().filter(|f| f.until.is_none());
            for Follower { device, since, .. } in follows {
                let (compartment, device) = (shared, DeviceId::new(device));
                let rest = Rest::NONE;
                let record = Following { compartment, device, since, until: None, epoch: 0, rest };
                pen.add(shared, record)?;
            }
            pen.change(case, Case { shared: Some(shared), ..old.clone() })
        })
    }

    /// Settles what was changed on two phones: the chosen state stands, the others stay readable.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it changed again meanwhile.
    pub fn settle(&self, entity: EntityId, chosen: RevisionId) -> Result<()> {
        self.road.write(|_, pen| pen.settle(entity, chosen))
    }

    fn change(&self, id: CaseId, edit: impl FnOnce(&mut Case, Now)) -> Result<()> {
        self.road.write(|known, pen| {
            let mut case = known.get(id)?.clone();
            edit(&mut case, pen.now());
            pen.change(id, case)
        })
    }
}

fn last_activity(known: &Known, id: CaseId, case: &Case) -> Instant {
    known.book.timeline(id.into(), None).next().map_or(case.opened, |(at, ..)| at)
}

fn row(known: &Known, id: CaseId, last: Instant) -> Option<CaseRow> {
    let case = known.book.get(id)?;
    Some(CaseRow {
        case: id,
        who: known.about(id).unwrap_or_default(),
        phase: case.phase,
        last,
        risks: case.risks.clone(),
        conflict: known.book.in_conflict(id.into()),
    })
}

fn case_view(known: &Known, id: CaseId, now: Now) -> Result<CaseView> {
    let case = known.get(id)?;
    let person = known.book.get(case.person);
    let book = &known.book;
    let in_conflict = |entity: &EntityId| book.in_conflict(*entity);
    let own = [EntityId::from(id), case.person.into()];
    let found = book.timeline(id.into(), None).map(|(_, entity, _)| entity);
    Ok(CaseView {
        case: id,
        who: person.map(who).unwrap_or_default(),
        person: person.map(PersonPart::of).unwrap_or_default(),
        phase: case.phase,
        opened: case.opened,
        duties: case
            .duties
            .iter()
            .map(|d| DutyView {
                duty: d.duty,
                name: d.name.clone(),
                organisation: d.organisation.clone(),
                since: d.since,
            })
            .collect(),
        risks: case.risks.clone(),
        previous: case.previous,
        closed: case.closing.as_ref().map(|c| c.reason),
        reports: book
            .under::<ReportId>(id)
            .rev()
            .map(|(report, record)| report_view(known, report, record, now))
            .collect(),
        attempts: u32::try_from(attempts(book, id, now.zone).len()).unwrap_or(u32::MAX),
        proposal: proposal(book, id, now, known.days_off()),
        promises_open: promises_open(known, id),
        plan: book.under::<PlanId>(id).next_back().map(|(_, plan)| plan_view(id, plan)),
        shared: case.shared.is_some(),
        conflicts: own.into_iter().chain(found).filter(in_conflict).collect(),
    })
}

fn promises_open(known: &Known, case: CaseId) -> u32 {
    let open = known.book.under::<PromiseId>(case).filter(|(_, p)| p.state == PromiseState::Open);
    u32::try_from(open.count()).unwrap_or(u32::MAX)
}
