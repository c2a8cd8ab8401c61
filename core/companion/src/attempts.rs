//! Attempts (F2) and appointments: one tap, and what to try next.

use crate::areas::Visits;
use crate::error::Result;
use crate::known::Known;
use crate::parts::{ContactPart, Spot};
use crate::road::Pen;
use field::Rest;
use field::id::{AppointmentId, AttemptId, CaseId};
use field::record::{Appointment, Attempt, AttemptKind, AttemptOutcome, Case, Contact, Phase};
use field::rule::phase::phase_after;
use field::rule::proposal::{Proposal, proposal};
use field::time::{Instant, LocalDate, LocalTime, Now, PartOfDay};

/// An attempt to write down. Only case, kind and outcome are needed.
#[derive(Clone, PartialEq)]
pub struct AttemptDraft {
    /// For which case.
    pub case: CaseId,
    /// How.
    pub kind: AttemptKind,
    /// What happened.
    pub outcome: AttemptOutcome,
    /// What came of it, where that differs from what the outcome says.
    pub contact: Option<ContactPart>,
    /// When, where that was before now.
    pub at: Option<Instant>,
    /// Where the phone is, when it knows and may say.
    pub spot: Option<Spot>,
    /// One line; may be empty.
    pub line: String,
    /// The appointment it settles.
    pub appointment: Option<AppointmentId>,
}

/// What an attempt led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempted {
    /// The attempt.
    pub attempt: AttemptId,
    /// Where the case stands now.
    pub phase: Phase,
    /// When to try again, when the client was not reached.
    pub proposal: Option<Proposal>,
}

/// An attempt as a timeline shows it.
#[derive(Clone, PartialEq)]
pub struct AttemptView {
    /// Its id.
    pub attempt: AttemptId,
    /// How.
    pub kind: AttemptKind,
    /// When.
    pub at: Instant,
    /// In which part of the day.
    pub part: PartOfDay,
    /// What happened.
    pub outcome: AttemptOutcome,
    /// What came of it.
    pub contact: ContactPart,
    /// One line.
    pub line: String,
}

/// Something to set for a day.
#[derive(Clone, PartialEq)]
pub struct AppointmentDraft {
    /// For which case.
    pub case: CaseId,
    /// How.
    pub kind: AttemptKind,
    /// On which day.
    pub on: LocalDate,
    /// At what time.
    pub time: Option<LocalTime>,
    /// In which part of the day, without a time.
    pub part: Option<PartOfDay>,
    /// What for; may be empty.
    pub what: String,
}

/// An appointment as a timeline shows it.
#[derive(Clone, PartialEq)]
pub struct AppointmentView {
    /// Its id.
    pub appointment: AppointmentId,
    /// How.
    pub kind: AttemptKind,
    /// On which day.
    pub on: LocalDate,
    /// At what time.
    pub time: Option<LocalTime>,
    /// In which part of the day.
    pub part: Option<PartOfDay>,
    /// What for.
    pub what: String,
    /// When it was done or called off.
    pub settled: Option<Instant>,
}

impl Visits {
    /// Writes an attempt down. The first one moves the case to outreach, a conversation to in
    /// contact; nothing closes it.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], and what storage can meet.
    pub fn attempt(&self, draft: &AttemptDraft) -> Result<Attempted> {
        let draft = draft.clone();
        let case = draft.case;
        let (attempt, phase) = self.road.write(|known, pen| {
            let now = pen.now().at;
            let contact =
                draft.contact.unwrap_or_else(|| ContactPart::presumed(draft.outcome)).record();
            let phase = advance(known, pen, case, &contact)?;
            if let Some(appointment) = draft.appointment {
                settle(known, pen, appointment)?;
            }
            let attempt = pen.add(
                pen.compartment_of(case)?,
                Attempt {
                    case,
                    kind: draft.kind,
                    at: draft.at.unwrap_or(now),
                    outcome: draft.outcome,
                    contact,
                    point: draft.spot.and_then(Spot::point),
                    line: draft.line,
                    rest: Rest::NONE,
                },
            )?;
            Ok((attempt, phase))
        })?;
        let proposal =
            self.road.read(|known, now| Ok(proposal(&known.book, case, now, known.days_off())))?;
        Ok(Attempted { attempt, phase, proposal })
    }

    /// Corrects an attempt; what was written first stays readable. A conversation that turns out
    /// to have been there moves the case on as it would have then.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], and what storage can meet.
    pub fn correct_attempt(&self, id: AttemptId, draft: &AttemptDraft) -> Result<()> {
        let draft = draft.clone();
        self.road.write(|known, pen| {
            let old = known.get(id)?.clone();
            let contact =
                draft.contact.unwrap_or_else(|| ContactPart::presumed(draft.outcome)).record();
            advance(known, pen, old.case, &contact)?;
            pen.change(
                id,
                Attempt {
                    kind: draft.kind,
                    at: draft.at.unwrap_or(old.at),
                    outcome: draft.outcome,
                    contact,
                    line: draft.line,
                    ..old
                },
            )
        })
    }

    /// Sets something for a day.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], and what storage can meet.
    pub fn plan(&self, draft: &AppointmentDraft) -> Result<AppointmentId> {
        let draft = draft.clone();
        self.road.write(|_, pen| {
            pen.add(
                pen.compartment_of(draft.case)?,
                Appointment {
                    case: draft.case,
                    kind: draft.kind,
                    on: draft.on,
                    time: draft.time,
                    part: draft.part,
                    what: draft.what,
                    settled: None,
                    rest: Rest::NONE,
                },
            )
        })
    }

    /// Calls an appointment off, or ticks it off.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and what storage can meet.
    pub fn settle_appointment(&self, appointment: AppointmentId) -> Result<()> {
        self.road.write(|known, pen| settle(known, pen, appointment))
    }
}

fn settle(known: &Known, pen: &mut Pen<'_>, id: AppointmentId) -> Result<()> {
    let old = known.get(id)?;
    let settled = Some(pen.now().at);
    pen.change(id, Appointment { settled, ..old.clone() })
}

/// Moves the case on where the contact says so; returns where it stands then.
pub(crate) fn advance(
    known: &Known,
    pen: &mut Pen<'_>,
    id: CaseId,
    contact: &Contact,
) -> Result<Phase> {
    let case = known.get(id)?;
    let phase = phase_after(case.phase, contact);
    if phase != case.phase {
        pen.change(id, Case { phase, ..case.clone() })?;
    }
    Ok(phase)
}

pub(crate) fn attempt_view(id: AttemptId, attempt: &Attempt, now: Now) -> AttemptView {
    AttemptView {
        attempt: id,
        kind: attempt.kind,
        at: attempt.at,
        part: PartOfDay::of(now.zone.time(attempt.at)),
        outcome: attempt.outcome,
        contact: ContactPart::of(&attempt.contact),
        line: attempt.line.clone(),
    }
}

pub(crate) fn appointment_view(id: AppointmentId, appointment: &Appointment) -> AppointmentView {
    AppointmentView {
        appointment: id,
        kind: appointment.kind,
        on: appointment.on,
        time: appointment.time,
        part: appointment.part,
        what: appointment.what.clone(),
        settled: appointment.settled,
    }
}
