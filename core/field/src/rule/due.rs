//! What one case asks for on a day: clocks, calls, promises, appointments, attempts, spending.

use crate::book::Book;
use crate::id::{AppointmentId, CallId, CaseId, PromiseId, ReportId, SpendingId, VisitId};
use crate::pack::DaysOff;
use crate::record::{Call, CallOutcome, Case, Point};
use crate::rule::attempts::{Try, attempts};
use crate::rule::clocks::{ClockState, clock_state_with};
use crate::rule::person::{Who, who};
use crate::rule::promise::{due_at, promise_standing};
use crate::rule::proposal::proposal_with;
use crate::rule::spending::still_to_justify;
use crate::rule::today::{Item, ItemKind, When};
use crate::time::{Instant, LocalDate, LocalTime, Now, PartOfDay};

/// A case with what its lines of the day are made of.
pub(crate) struct CaseDay<'a> {
    book: &'a Book,
    id: CaseId,
    case: &'a Case,
    now: Now,
    days_off: &'a DaysOff,
    tries: Vec<Try>,
    calls: Vec<(CallId, &'a Call)>,
}

/// Everything of a case that is late or due today.
pub(crate) fn items_of(day: &CaseDay<'_>) -> Vec<Item> {
    let mut lines = Vec::new();
    day.clocks(&mut lines);
    day.calls(&mut lines);
    day.promises(&mut lines);
    day.appointments(&mut lines);
    day.next_attempt(&mut lines);
    day.spending(&mut lines);
    day.next_step(&mut lines);
    if lines.is_empty() {
        return Vec::new();
    }
    let (who, point) = day.person();
    lines
        .into_iter()
        .map(|(kind, when)| Item {
            kind,
            case: day.id,
            who: who.clone(),
            when,
            risks: day.case.risks.clone(),
            point: point.clone(),
        })
        .collect()
}

type Lines = Vec<(ItemKind, When)>;

impl<'a> CaseDay<'a> {
    pub(crate) fn new(
        book: &'a Book,
        id: CaseId,
        case: &'a Case,
        now: Now,
        days_off: &'a DaysOff,
    ) -> Self {
        let tries = attempts(book, id, now.zone);
        let calls = book.under::<CallId>(id).collect();
        Self { book, id, case, now, days_off, tries, calls }
    }

    /// How the person is shown, and where that is: the person's place, else that of a report.
    fn person(&self) -> (Who, Option<Point>) {
        let person = self.book.get(self.case.person);
        let mut who = person.map(who).unwrap_or_default();
        let mut point = person.and_then(|p| p.place.as_ref()).and_then(|p| p.point.clone());
        for (_, report) in self.book.under::<ReportId>(self.id).rev() {
            let Some(place) = &report.place else { continue };
            if who.village.is_empty() {
                who.village.clone_from(&place.village);
            }
            point = point.or_else(|| place.point.clone());
        }
        (who, point)
    }

    fn clocks(&self, lines: &mut Lines) {
        for (id, report) in self.book.under::<ReportId>(self.id) {
            for clock in &report.clocks {
                let state = clock_state_with(
                    self.book,
                    (id, report),
                    clock,
                    &self.tries,
                    self.now,
                    self.days_off,
                );
                if matches!(state, ClockState::Soon { .. } | ClockState::Overdue { .. }) {
                    let when = self.when_at(clock.due, None);
                    lines.push((ItemKind::Clock { report: id, event: clock.event }, when));
                }
            }
        }
    }

    /// Calls without an outcome, and those that asked to be called back.
    fn calls(&self, lines: &mut Lines) {
        for (id, call) in &self.calls {
            if call.outcome.is_none() {
                let end = self.now.zone.end_of(self.now.zone.date(call.started));
                lines.push((ItemKind::OutcomeMissing { call: *id }, self.when_at(end, None)));
            } else if call.outcome == Some(CallOutcome::CallBack) && !self.called_again(call) {
                let day = self.now.zone.date(call.call_back.unwrap_or(call.started));
                if day <= self.now.date() {
                    let end = self.now.zone.end_of(day);
                    let time = call.call_back.map(|at| self.now.zone.time(at));
                    let due = call.call_back.unwrap_or(end);
                    lines.push((ItemKind::CallBack { call: *id }, self.when_at(due, time)));
                }
            }
        }
    }

    fn called_again(&self, call: &Call) -> bool {
        self.calls
            .iter()
            .any(|(_, later)| later.callee == call.callee && later.started > call.started)
    }

    fn promises(&self, lines: &mut Lines) {
        for (id, promise) in self.book.under::<PromiseId>(self.id) {
            let open = promise_standing(promise, self.now).is_open();
            if open && promise.due <= self.now.date() {
                let due = due_at(promise, self.now.zone);
                let kind = ItemKind::Promise { promise: id, what: promise.what.clone() };
                lines.push((kind, When { on: promise.due, time: promise.time, part: None, due }));
            }
        }
    }

    fn appointments(&self, lines: &mut Lines) {
        for (id, appointment) in self.book.under::<AppointmentId>(self.id) {
            if appointment.settled.is_none() && appointment.on <= self.now.date() {
                let kind = ItemKind::Appointment {
                    appointment: id,
                    kind: appointment.kind,
                    what: appointment.what.clone(),
                };
                lines
                    .push((kind, self.when_on(appointment.on, appointment.time, appointment.part)));
            }
        }
    }

    fn next_attempt(&self, lines: &mut Lines) {
        let case = (self.id, self.case);
        let proposed = proposal_with(self.book, case, &self.tries, self.now, self.days_off);
        if let Some(proposed) = proposed.filter(|p| p.on == self.now.date()) {
            let kind = ItemKind::AttemptProposed { number: proposed.number };
            lines.push((kind, self.when_on(proposed.on, None, Some(proposed.part))));
        }
    }

    fn spending(&self, lines: &mut Lines) {
        for (id, spending) in self.book.under::<SpendingId>(self.id) {
            if let Some(open) = still_to_justify(id, spending, self.now)
                && open.by <= self.now.date()
            {
                let kind = ItemKind::Justify { spending: id, cents: open.cents };
                lines.push((kind, self.when_on(open.by, None, None)));
            }
        }
    }

    /// The next step of the last visit, until something was done in the case on its day or after.
    fn next_step(&self, lines: &mut Lines) {
        let Some((id, visit)) = self.book.under::<VisitId>(self.id).next_back() else { return };
        let Some(next) = &visit.next else { return };
        let Some(on) = next.on.filter(|on| *on <= self.now.date()) else { return };
        let tried = self.tries.iter().any(|t| t.on >= on && t.at > visit.started);
        let called = self.calls.iter().any(|(_, call)| {
            call.started > visit.started && self.now.zone.date(call.started) >= on
        });
        if !tried && !called {
            let kind = ItemKind::NextStep { visit: id, what: next.what.clone() };
            lines.push((kind, self.when_on(on, None, next.part)));
        }
    }

    fn when_at(&self, due: Instant, time: Option<LocalTime>) -> When {
        When { on: self.now.zone.date(due), time, part: None, due }
    }

    /// Something of a day is late when the day is over.
    fn when_on(&self, on: LocalDate, time: Option<LocalTime>, part: Option<PartOfDay>) -> When {
        When { on, time, part, due: self.now.zone.end_of(on) }
    }
}
