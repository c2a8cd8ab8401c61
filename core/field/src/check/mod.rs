//! What is refused before it is written down.
//!
//! Only what would make a record meaningless, and what must not be stored, is refused. Everything
//! else is at most a warning on a screen: professionals decide, the app remembers.

mod citizen_number;

use crate::id::{CaseId, EntityId};
use crate::inspect::{Field, Seen};
use crate::record::{Body, Case, Duty, Person};
use crate::time::{Instant, LocalDate, Now};

/// The longest text, in bytes of UTF-8.
pub const MAX_TEXT_BYTES: usize = 64 << 10;
/// The longest list, in entries.
pub const MAX_LIST: usize = 500;
/// How far the clock of another phone may run ahead, in minutes.
const CLOCK_SLACK: i64 = 24 * 60;

/// Which field is refused, and by which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {rule}")]
pub struct Invalid {
    /// The field of the record, as it is called in the code.
    pub field: &'static str,
    /// The rule.
    pub rule: Rule,
}

/// Why a field is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Rule {
    /// It says nothing and has to.
    #[error("fill this in")]
    Empty,
    /// A text over [`MAX_TEXT_BYTES`] or a list over [`MAX_LIST`].
    #[error("make this shorter")]
    TooLong,
    /// It has happened, and yet lies more than a day ahead.
    #[error("choose a time that has passed")]
    InFuture,
    /// It ends before it starts.
    #[error("choose an end after the start")]
    BeforeStart,
    /// What it names is not known here.
    #[error("choose one that is known on this phone")]
    NotFound,
    /// There is more than one and there can be only one.
    #[error("leave one")]
    Several,
    /// An amount that cannot be.
    #[error("choose an amount above zero")]
    OutOfRange,
    /// A number that no telephone can dial.
    #[error("choose a number that can be dialled")]
    NotDialable,
    /// Opening hours that cannot be read.
    #[error("write opening hours as in Mo-Fr 09:00-17:00")]
    NotReadable,
    /// It holds what looks like a citizen service number (BSN), which must not be kept here.
    #[error("leave out the citizen service number (BSN)")]
    CitizenNumber,
}

/// Checks a record before it is written down. `known` says whether an entity is here, or is
/// written down together with this record. `now` is the latest moment this phone has seen: a
/// clock that was set back must not make yesterday's records refusable.
///
/// # Errors
/// The first field that is refused. A body of an unknown kind cannot be judged and is let through.
pub fn check(known: &dyn Fn(EntityId) -> bool, body: &Body, now: Now) -> Result<(), Invalid> {
    of_its_kind(&Check { known, now }, body)?;
    limits(body)
}

/// What a check looks at beside the record.
struct Check<'a> {
    known: &'a dyn Fn(EntityId) -> bool,
    now: Now,
}

fn of_its_kind(check: &Check<'_>, body: &Body) -> Result<(), Invalid> {
    match body {
        Body::Worker(r) => filled("name", &r.name),
        Body::Partner(r) => filled("name", &r.name),
        Body::Person(r) => name_or_description(r),
        Body::Case(r) => {
            refuse(!(check.known)(r.person.into()), "person", Rule::NotFound)?;
            check.past("opened", r.opened)?;
            check.past_day("closing", r.closing.as_ref().map(|closing| closing.on))?;
            one_case_direction(r)
        }
        Body::Report(r) => {
            check.case(r.case)?;
            check.past("received", r.received)?;
            check.past("fed_back", r.fed_back)
        }
        Body::Attempt(r) => {
            check.case(r.case)?;
            check.past("at", r.at)
        }
        Body::Visit(r) => {
            check.case(r.case)?;
            check.span(r.started, Some(r.ended))
        }
        Body::OwnNotes(r) => check.case(r.case),
        Body::Appointment(r) => {
            check.case(r.case)?;
            check.past("settled", r.settled)
        }
        Body::Plan(r) => {
            check.case(r.case)?;
            check.past_day("clients_yes", r.clients_yes)
        }
        Body::Round(r) => {
            check.case(r.case)?;
            check.span(r.started, r.ended)
        }
        Body::Call(r) => {
            check.case(r.case)?;
            check.span(r.started, r.ended)
        }
        Body::Promise(r) => {
            check.case(r.case)?;
            filled("what", &r.what)?;
            check.past("made", r.made)?;
            check.past("settled", r.settled)
        }
        Body::Spending(r) => {
            check.case(r.case)?;
            refuse(r.cents <= 0, "cents", Rule::OutOfRange)?;
            filled("purpose", &r.purpose)?;
            check.past("at", r.at)?;
            check.past("justified", r.justified)
        }
        Body::Summary(r) => {
            check.case(r.case)?;
            check.past("started", r.started)?;
            check.past("finished", r.finished)
        }
        Body::Watch(r) => {
            refuse(r.case.is_none() && !r.drill, "case", Rule::Empty)?;
            r.case.map_or(Ok(()), |case| check.case(case))?;
            check.past("well", r.well)
        }
        Body::Invitee(r) => filled("name", &r.name),
        // What others sent was checked where it was written.
        Body::Standing(_)
        | Body::Review(_)
        | Body::Alarm(_)
        | Body::Membership(_)
        | Body::TeamSecret(_)
        | Body::Dispatch(_)
        | Body::Recovery(_)
        | Body::Following(_)
        | Body::Verdict(_)
        | Body::Late(_)
        | Body::Erasure(_)
        | Body::Tally(_) => Ok(()),
        // A partner that is filled in may stand in the pack, which is not looked at here.
        Body::FillIn(_) | Body::PackFile(_) | Body::Unknown(..) => Ok(()),
    }
}

impl Check<'_> {
    fn case(&self, case: CaseId) -> Result<(), Invalid> {
        refuse(!(self.known)(case.into()), "case", Rule::NotFound)
    }

    fn past(&self, field: &'static str, at: impl Into<Option<Instant>>) -> Result<(), Invalid> {
        let latest = self.now.at.plus_minutes(CLOCK_SLACK);
        refuse(at.into().is_some_and(|at| at > latest), field, Rule::InFuture)
    }

    fn past_day(&self, field: &'static str, on: Option<LocalDate>) -> Result<(), Invalid> {
        let latest = self.now.date().plus_days(1);
        refuse(on.is_some_and(|on| on > latest), field, Rule::InFuture)
    }

    fn span(&self, started: Instant, ended: Option<Instant>) -> Result<(), Invalid> {
        self.past("started", started)?;
        self.past("ended", ended)?;
        refuse(ended.is_some_and(|ended| ended < started), "ended", Rule::BeforeStart)
    }
}

fn name_or_description(person: &Person) -> Result<(), Invalid> {
    filled("name", &person.name)
        .or_else(|none| filled("description", &person.description).map_err(|_| none))
}

/// Case direction is never empty and never two.
fn one_case_direction(case: &Case) -> Result<(), Invalid> {
    let mut directors = case.duties.iter().filter(|duty| duty.duty == Duty::CaseDirection);
    let director = directors.next().map_or("", |duty| &duty.name);
    filled("duties", director)?;
    refuse(directors.next().is_some(), "duties", Rule::Several)
}

/// What holds for every text and list. Numbers to dial are the one place where nine digits in a
/// row are what is asked for.
fn limits(body: &Body) -> Result<(), Invalid> {
    let mut result = Ok(());
    body.inspect(&mut |field: Field, seen| {
        if result.is_ok() {
            result = match seen {
                Seen::List(length) => refuse(length > MAX_LIST, field.outer, Rule::TooLong),
                Seen::Text(text) if text.len() > MAX_TEXT_BYTES => {
                    refuse(true, field.outer, Rule::TooLong)
                }
                Seen::Text(_) if matches!(field.inner, "dial" | "dialled") => Ok(()),
                Seen::Text(text) => {
                    refuse(citizen_number::stands_in(text), field.outer, Rule::CitizenNumber)
                }
            };
        }
    });
    result
}

fn filled(field: &'static str, text: &str) -> Result<(), Invalid> {
    refuse(text.trim().is_empty(), field, Rule::Empty)
}

fn refuse(refused: bool, field: &'static str, rule: Rule) -> Result<(), Invalid> {
    if refused { Err(Invalid { field, rule }) } else { Ok(()) }
}
