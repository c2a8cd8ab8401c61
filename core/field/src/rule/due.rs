//! What one case asks for on a day: clocks, calls, promises, appointments, attempts, spending.

use crate::book::Book;
use crate::id::{AppointmentId, CallId, CaseId, PromiseId, ReportId, SpendingId, VisitId};
use crate::pack::Pack;
use crate::record::{Case, Point};
use crate::rule::attempts::last_attempt;
use crate::rule::callback::{call_back, made_after};
use crate::rule::clocks::{ClockState, clock_state};
use crate::rule::person::{Who, who};
use crate::rule::place::point_of;
use crate::rule::promise::due_at;
use crate::rule::proposal::proposal;
use crate::rule::spending::still_to_justify;
use crate::rule::today::{Item, ItemKind, When};
use crate::time::{Instant, LocalDate, LocalTime, Now, PartOfDay};

/// A case with what its lines of the day are made of.
pub(crate) struct CaseDay<'a> {
    pub(crate) book: &'a Book,
    pub(crate) id: CaseId,
    pub(crate) case: &'a Case,
    pub(crate) now: Now,
    pub(crate) pack: &'a Pack,
}

/// Everything of a case that is late or due today, and how many of its promises are open.
pub(crate) fn items_of(day: &CaseDay<'_>) -> (Vec<Item>, u32) {
    let mut lines = Vec::new();
    day.clocks(&mut lines);
    day.calls(&mut lines);
    let promises = day.promises(&mut lines);
    day.appointments(&mut lines);
    day.next_attempt(&mut lines);
    day.spending(&mut lines);
    day.next_step(&mut lines);
    if lines.is_empty() {
        return (Vec::new(), promises);
    }
    let (who, point) = day.person();
    let items = lines
        .into_iter()
        .map(|(kind, when)| Item {
            kind,
            case: day.id,
            who: who.clone(),
            when,
            risks: day.case.risks.clone(),
            point: point.clone(),
        })
        .collect();
    (items, promises)
}

type Lines = Vec<(ItemKind, When)>;

impl<'a> CaseDay<'a> {
    /// How the person is shown, and where that is: the person's place, else that of a report.
    fn person(&self) -> (Who, Option<Point>) {
        let person = self.book.get(self.case.person);
        let mut who = person.map(who).unwrap_or_default();
        let place = person.and_then(|p| p.place.as_ref());
        let mut point = place.and_then(|place| point_of(self.pack, place));
        for (_, report) in self.book.under::<ReportId>(self.id).rev() {
            let Some(place) = &report.place else { continue };
            if who.village.is_empty() {
                who.village.clone_from(&place.village);
            }
            point = point.or_else(|| point_of(self.pack, place));
        }
        (who, point)
    }

    fn clocks(&self, lines: &mut Lines) {
        for (id, report) in self.book.under::<ReportId>(self.id) {
            for clock in &report.clocks {
                let state = clock_state(self.book, id, clock, self.now, &self.pack.days_off);
                if matches!(state, ClockState::Soon { .. } | ClockState::Overdue { .. }) {
                    let when = self.when_at(clock.due, None);
                    lines.push((ItemKind::Clock { report: id, event: clock.event }, when));
                }
            }
        }
    }

    /// Calls without an outcome, and those that asked to be called back.
    fn calls(&self, lines: &mut Lines) {
        let zone = self.now.zone;
        for (id, call) in self.book.waiting_under::<CallId>(self.id) {
            if call.outcome.is_none() {
                let end = zone.end_of(zone.date(call.started));
                lines.push((ItemKind::OutcomeMissing { call: id }, self.when_at(end, None)));
            } else if let Some(back) = call_back(self.book, id, call, zone)
                && zone.date(back.due) <= self.now.date()
            {
                let time = back.at.map(|at| zone.time(at));
                lines.push((ItemKind::CallBack { call: id }, self.when_at(back.due, time)));
            }
        }
    }

    /// Promises that are due; says how many are open.
    fn promises(&self, lines: &mut Lines) -> u32 {
        let mut count = 0;
        for (id, promise) in self.book.waiting_under::<PromiseId>(self.id) {
            count += 1;
            if promise.due <= self.now.date() {
                let due = due_at(promise, self.now.zone);
                let kind = ItemKind::Promise { promise: id, what: promise.what.clone() };
                lines.push((kind, When { on: promise.due, time: promise.time, part: None, due }));
            }
        }
        count
    }

    fn appointments(&self, lines: &mut Lines) {
        for (id, appointment) in self.book.waiting_under::<AppointmentId>(self.id) {
            if appointment.on <= self.now.date() {
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
        let proposed = proposal(self.book, self.id, self.now, &self.pack.days_off);
        if let Some(proposed) = proposed.filter(|p| p.on == self.now.date()) {
            let kind = ItemKind::AttemptProposed { number: proposed.number };
            lines.push((kind, self.when_on(proposed.on, None, Some(proposed.part))));
        }
    }

    fn spending(&self, lines: &mut Lines) {
        for (id, spending) in self.book.waiting_under::<SpendingId>(self.id) {
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
        let since = |at: Instant| at > visit.started && self.now.zone.date(at) >= on;
        let tried = last_attempt(self.book, self.id).is_some_and(|(at, _)| since(at));
        let called = made_after(self.book, self.id, visit.started).any(|call| since(call.started));
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
