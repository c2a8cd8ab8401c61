//! Promises (F6): who promised what by when, and what became of it.

use crate::areas::Calls;
use crate::error::Result;
use crate::known::Known;
use crate::road::Pen;
use field::Rest;
use field::id::{CallId, CaseId, PromiseId};
use field::record::{Promise, PromiseState, Promiser};
use field::rule::partners::partner_in_use;
use field::rule::person::Who;
use field::rule::promise::{PromiseStanding, promise_standing};
use field::time::{Instant, LocalDate, LocalTime, Now};

/// A promise to write down.
#[derive(Clone, PartialEq)]
pub struct PromiseDraft {
    /// What, in one line.
    pub what: String,
    /// Name or function of who said it; who was called unless said otherwise.
    pub who: String,
    /// By which day.
    pub due: LocalDate,
    /// By what time that day.
    pub time: Option<LocalTime>,
}

/// A promise.
#[derive(Clone, PartialEq)]
pub struct PromiseView {
    /// Its id.
    pub promise: PromiseId,
    /// About which case.
    pub case: CaseId,
    /// About whom.
    pub about: Who,
    /// Who made it.
    pub by: Promiser,
    /// Name of the partner, where one made it.
    pub partner: String,
    /// Name or function of who said it.
    pub who: String,
    /// What.
    pub what: String,
    /// By which day.
    pub due: LocalDate,
    /// By what time that day.
    pub time: Option<LocalTime>,
    /// When it was made.
    pub made: Instant,
    /// Key of the need it answers.
    pub need: String,
    /// Where it stands.
    pub standing: PromiseStanding,
}

impl Calls {
    /// Writes a promise down that was made outside a call, or by the worker.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], and what storage can meet.
    pub fn promise(&self, case: CaseId, by: Promiser, draft: &PromiseDraft) -> Result<PromiseId> {
        self.road.write(|_, pen| promise(pen, case, by, "", None, draft.clone()))
    }

    /// Open promises, of one case or of all: the late ones first, then by day.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn open_promises(&self, case: Option<CaseId>) -> Result<Vec<PromiseView>> {
        self.road.read(|known, now| {
            let mut open: Vec<PromiseView> = known
                .book
                .waiting::<PromiseId>()
                .filter(|(_, p)| case.is_none_or(|c| c == p.case))
                .map(|(id, promise)| promise_view(known, id, promise, now))
                .collect();
            open.sort_by_key(|p| (p.due, p.time.map_or(u16::MAX, LocalTime::minutes)));
            Ok(open)
        })
    }

    /// Says what became of a promise. Opening it again is allowed: people err.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and what storage can meet.
    pub fn settle_promise(&self, id: PromiseId, state: PromiseState) -> Result<PromiseView> {
        self.road.write(|known, pen| {
            let old = known.get(id)?.clone();
            let settled = (state != PromiseState::Open).then_some(pen.now().at);
            pen.change(id, Promise { state, settled, ..old })
        })?;
        self.road.read(|known, now| Ok(promise_view(known, id, known.get(id)?, now)))
    }
}

/// Puts a promise down, in the compartment of its case.
pub(crate) fn promise(
    pen: &mut Pen<'_>,
    case: CaseId,
    by: Promiser,
    said_by: &str,
    call: Option<(CallId, &str)>,
    draft: PromiseDraft,
) -> Result<PromiseId> {
    let made = pen.now().at;
    pen.add(
        pen.compartment_of(case)?,
        Promise {
            case,
            by,
            who: if draft.who.is_empty() { said_by.to_owned() } else { draft.who },
            what: draft.what,
            due: draft.due,
            time: draft.time,
            made,
            call: call.map(|(id, _)| id),
            need: call.map(|(_, need)| need.to_owned()).unwrap_or_default(),
            state: PromiseState::Open,
            settled: None,
            rest: Rest::NONE,
        },
    )
}

pub(crate) fn promise_view(
    known: &Known,
    id: PromiseId,
    promise: &Promise,
    now: Now,
) -> PromiseView {
    let partner = match promise.by {
        Promiser::Partner(partner) => partner_in_use(&known.book, &known.pack, partner),
        Promiser::Worker | Promiser::Client | Promiser::Relative => None,
    };
    PromiseView {
        promise: id,
        case: promise.case,
        about: known.about(promise.case).unwrap_or_default(),
        by: promise.by,
        partner: partner.map(|p| p.partner.name).unwrap_or_default(),
        who: promise.who.clone(),
        what: promise.what.clone(),
        due: promise.due,
        time: promise.time,
        made: promise.made,
        need: promise.need.clone(),
        standing: promise_standing(promise, now),
    }
}
