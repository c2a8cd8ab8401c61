//! A made-up history before the day: so many cases over so many days, the same each time.

use crate::demo::setup::Phone;
use crate::demo::{DemoError, clock_time};
use companion::data::{
    AttemptKind, AttemptOutcome, CallChannel, CallOutcome, Callee, CaseId, ClosingReason,
    LocalDate, Mark, PromiseState, Source, Stage, Trust, Urgency,
};
use companion::{
    AttemptDraft, CallDraft, Error, LinePart, NextPart, OutcomeDraft, PersonPart, PlacePart,
    PromiseDraft, ReportDraft, Session,
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// How much of it.
pub(crate) struct History {
    pub(crate) cases: u32,
    pub(crate) days: u32,
}

/// Set by Ctrl-C.
#[derive(Default)]
pub(crate) struct Stop {
    stopped: AtomicBool,
    lock: Mutex<()>,
    bell: Condvar,
}

impl Stop {
    fn ring(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.bell.notify_all();
    }

    fn is_set(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// Waits until Ctrl-C.
    pub(crate) fn wait(&self) {
        let mut guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        while !self.is_set() {
            guard = self.bell.wait(guard).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// From now on Ctrl-C stops what is under way between two steps.
pub(crate) fn on_ctrl_c() -> Result<Arc<Stop>, DemoError> {
    let stop = Arc::new(Stop::default());
    let ring = Arc::clone(&stop);
    ctrlc::set_handler(move || ring.ring()).map_err(|_| DemoError::Signals)?;
    Ok(stop)
}

impl History {
    /// The day on which the phone was set up.
    pub(crate) fn first_day(&self, date: LocalDate) -> LocalDate {
        date.plus_days(-i32::try_from(self.days).unwrap_or(i32::MAX))
    }

    /// Makes it, day by day, with a progress bar on a terminal.
    pub(crate) fn make(
        &self,
        phone: &Phone,
        date: LocalDate,
        stop: &Stop,
        silent: bool,
    ) -> Result<(), DemoError> {
        if self.cases == 0 || self.days == 0 {
            return Ok(());
        }
        let bar = ProgressBar::new(self.days.into());
        if silent {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        bar.set_style(
            ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        bar.set_message(format!("{} casussen", self.cases));
        let mut maker =
            Maker { phone, chance: Chance(0x5eed_5c4a_6e1d_2026), caseload: Vec::new() };
        let first = self.first_day(date);
        let mut cancelled = false;
        phone.session.import(|session| {
            for day in 0..self.days {
                if stop.is_set() {
                    cancelled = true;
                    break;
                }
                let today = first.plus_days(i32::try_from(day).unwrap_or(i32::MAX));
                let opened = |n: u32| u64::from(self.cases) * u64::from(n) / u64::from(self.days);
                let fresh = opened(day + 1) - opened(day);
                maker.day(session, today, fresh)?;
                bar.inc(1);
            }
            Ok(())
        })?;
        bar.finish_and_clear();
        if cancelled { Err(DemoError::Cancelled) } else { Ok(()) }
    }
}

/// Makes days up.
struct Maker<'a> {
    phone: &'a Phone,
    chance: Chance,
    caseload: Vec<(CaseId, u32)>,
}

/// A visit every so many days on average while a case is young; half as often afterwards.
const VISIT_EVERY_DAYS: u32 = 9;
/// A case is closed after about so many days.
const CLOSED_AFTER_DAYS: u32 = 240;

impl Maker<'_> {
    fn day(&mut self, session: &Session, today: LocalDate, fresh: u64) -> companion::Result<()> {
        self.phone.clock.set(today, clock_time("08:30").map_err(|_| Error::NotFound)?);
        for _ in 0..fresh {
            let case = self.open(session)?;
            self.caseload.push((case, 0));
        }
        let mut caseload = std::mem::take(&mut self.caseload);
        for (case, age) in &mut caseload {
            self.phone.clock.advance_minutes(1);
            self.a_day_of(session, *case, *age, today)?;
            *age += 1;
        }
        caseload.retain(|(_, age)| *age <= CLOSED_AFTER_DAYS);
        self.caseload = caseload;
        Ok(())
    }

    fn a_day_of(
        &mut self,
        session: &Session,
        case: CaseId,
        age: u32,
        today: LocalDate,
    ) -> companion::Result<()> {
        match age {
            1 | 3 | 6 => self.attempt(session, case),
            CLOSED_AFTER_DAYS => session.cases().close(case, self.chance.pick(ClosingReason::ALL)),
            7.. if self.chance.one_in(if age < 90 {
                VISIT_EVERY_DAYS
            } else {
                VISIT_EVERY_DAYS * 2
            }) =>
            {
                self.visit(session, case, today)?;
                (0..self.chance.below(3)).try_for_each(|_| self.call(session, case, today))
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, session: &Session) -> companion::Result<CaseId> {
        let form = session.cases().report_form()?;
        let kind = self.chance.below(u32::try_from(form.types.len()).unwrap_or(1).max(1));
        let village = self.chance.below(u32::try_from(form.villages.len()).unwrap_or(1).max(1));
        let name = format!("{} {}", self.chance.word().to_uppercase(), self.chance.word());
        let reported = session.cases().report(&ReportDraft {
            source: Some(self.chance.pick(Source::ALL)),
            urgency: Some(self.chance.pick(Urgency::ALL)),
            kind: form.types.get(kind as usize).map(|t| t.key.clone()).unwrap_or_default(),
            person: PersonPart {
                name,
                birth_year: u16::try_from(1940 + self.chance.below(65)).ok(),
                place: PlacePart {
                    village: form.villages.get(village as usize).cloned().unwrap_or_default(),
                    ..PlacePart::default()
                },
                dial: "(0546) 00 01 00".to_owned(),
                ..PersonPart::default()
            },
            concern: self.chance.sentence(14),
            ..ReportDraft::default()
        })?;
        Ok(reported.case)
    }

    fn attempt(&mut self, session: &Session, case: CaseId) -> companion::Result<()> {
        let outcome = self.chance.pick(AttemptOutcome::ALL);
        let draft = AttemptDraft {
            case,
            kind: AttemptKind::HomeVisit,
            outcome,
            contact: None,
            at: None,
            spot: None,
            line: self.chance.sentence(6),
            appointment: None,
        };
        session.visits().attempt(&draft).map(|_| ())
    }

    fn visit(
        &mut self,
        session: &Session,
        case: CaseId,
        today: LocalDate,
    ) -> companion::Result<()> {
        let visit = session.visits().start(case, None)?;
        self.phone.clock.advance_minutes(30);
        let mut draft = session.visits().draft(visit)?;
        for _ in 0..2 + self.chance.below(4) {
            draft.lines.push(LinePart {
                id: None,
                mark: self.chance.pick(Mark::ALL),
                text: self.chance.sentence(22),
                own: false,
            });
        }
        draft.outcome = Some(AttemptOutcome::Inside);
        draft.trust = Some(self.chance.pick(Trust::ALL));
        draft.stage = Some(self.chance.pick(Stage::ALL));
        draft.next = Some(NextPart {
            what: self.chance.sentence(5),
            on: Some(today.plus_days(14)),
            part: None,
        });
        session.visits().finish(visit, &draft)?;
        let line = self.chance.sentence(12);
        session.visits().summarise(visit, &line).map(|_| ())
    }

    fn call(&mut self, session: &Session, case: CaseId, today: LocalDate) -> companion::Result<()> {
        let needs = session.calls().needs()?;
        let at = self.chance.below(u32::try_from(needs.len()).unwrap_or(1).max(1));
        let Some(need) = needs.get(at as usize) else { return Ok(()) };
        let partners = session.directory().list(None)?;
        let callable: Vec<_> = partners.iter().filter(|p| p.dial.is_some()).collect();
        let at = self.chance.below(u32::try_from(callable.len()).unwrap_or(1).max(1));
        let Some(partner) = callable.get(at as usize) else { return Ok(()) };
        let dial = session.calls().dial(&CallDraft {
            case,
            callee: Callee::Partner(partner.partner, None),
            channel: CallChannel::Phone,
            need: need.key.clone(),
            round: None,
        })?;
        self.phone.clock.advance_minutes(3);
        let mut outcome = OutcomeDraft::of(self.chance.pick(CallOutcome::ALL));
        outcome.line = self.chance.sentence(8);
        if outcome.outcome == CallOutcome::Promised {
            outcome.promise = Some(PromiseDraft {
                what: self.chance.sentence(6),
                who: String::new(),
                due: today.plus_days(7),
                time: None,
            });
        }
        session.calls().outcome(dial.call, &outcome)?;
        let open = session.calls().open_promises(Some(case))?;
        match open.first().filter(|p| p.due < today) {
            Some(promise) => {
                session.calls().settle_promise(promise.promise, PromiseState::Kept).map(|_| ())
            }
            None => Ok(()),
        }
    }
}

/// A small generator of the same numbers each time (SplitMix64); nothing depends on its quality.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `bound`.
    fn below(&mut self, bound: u32) -> u32 {
        u32::try_from(self.next() % u64::from(bound.max(1))).unwrap_or(0)
    }

    fn one_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    /// One of a code's values.
    #[expect(clippy::indexing_slicing, reason = "below the length; no code is without values")]
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let at = self.next() as usize % from.len();
        from[at]
    }

    /// A word that means nothing.
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ba", "de", "fo", "gi", "ku", "la", "me", "no", "pi", "ra", "se", "to", "vu", "wa",
            "ij", "oe",
        ];
        (0..2 + self.below(3)).map(|_| self.pick(&SYLLABLES)).collect()
    }

    fn sentence(&mut self, words: u32) -> String {
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}
