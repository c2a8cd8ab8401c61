//! Plays a scenario through the companion's public interface, and tells what it does.

use crate::demo::facts::Facts;
use crate::demo::office::Office;
use crate::demo::phone::StageClock;
use crate::demo::scenario::{Act, Call, PlanItem, Report, Scenario, Step};
use crate::demo::setup::Phone;
use crate::demo::tell::Teller;
use crate::demo::together::Together;
use crate::demo::{DemoError, clock_time};
use companion::data::{
    ActionState, AttemptId, CallChannel, CallOutcome, Callee, CaseId, LocalDate, PromiseState,
    ReportId, RoundId, VisitId,
};
use companion::{
    AfterCallView, AttemptDraft, CallDraft, Companion, ContactPart, LinePart, NextPart,
    OutcomeDraft, PersonPart, PlacePart, PlanDraft, PlanItemPart, PromiseDraft, ReportDraft,
    ReporterPart, Session, SpendingDraft, Spot, VisitDraft,
};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The day under way.
pub(crate) struct Player<'a> {
    scenario: &'a Scenario,
    date: LocalDate,
    companion: Companion,
    /// `None` while the process is gone.
    pub(crate) session: Option<Session>,
    pub(crate) clock: Arc<StageClock>,
    pub(crate) office: &'a Office,
    pub(crate) together: Together,
    pub(crate) teller: &'a mut Teller,
    /// How long each call into the companion took.
    taps: Vec<Duration>,
    report: Option<ReportId>,
    case: Option<CaseId>,
    attempt: Option<AttemptId>,
    visit: Option<VisitId>,
    round: Option<RoundId>,
    typed: u32,
}

impl<'a> Player<'a> {
    pub(crate) fn new(
        phone: Phone,
        office: &'a Office,
        scenario: &'a Scenario,
        date: LocalDate,
        teller: &'a mut Teller,
    ) -> Self {
        Self {
            scenario,
            date,
            companion: phone.companion,
            session: Some(phone.session),
            clock: phone.clock,
            office,
            together: Together::online(),
            teller,
            taps: Vec::new(),
            report: None,
            case: None,
            attempt: None,
            visit: None,
            round: None,
            typed: 0,
        }
    }

    /// Plays every step and says what came of the day.
    pub(crate) fn play(mut self) -> Result<Facts, DemoError> {
        let mut first = None;
        for step in &self.scenario.step {
            self.clock.set(self.date, clock_time(&step.at)?);
            first.get_or_insert(self.clock.now());
            self.step(step)?;
            self.keep_in_touch()?;
        }
        let last = self.clock.now();
        // The day ends locked; a look at what is kept needs the PIN again.
        let session = self.companion.unlock_with_pin(self.scenario.pin.as_bytes())?;
        let round = session.calls().round(self.round()?)?;
        let contents = session.settings().contents()?;
        let facts = Facts {
            arranged: round.arranged,
            needs: u32::try_from(round.needs.len()).unwrap_or(u32::MAX),
            calls: round.calls,
            round_minutes: round.minutes,
            scenario_minutes: last.minutes_since(first.unwrap_or(last)),
            promises_open: session.today().view(None)?.today.promises_open,
            records: contents.revisions,
            cases: crate::demo::facts::count_cases(&session)?,
            summaries_read: self.together.read,
            hub_bytes: self.office.hub_bytes()?,
            alarm_ok: self.together.alarm_ok(),
            taps: self.taps,
        };
        session.lock()?;
        Ok(facts)
    }

    fn step(&mut self, step: &Step) -> Result<(), DemoError> {
        self.teller.at(&step.at, step.taps);
        match &step.act {
            Act::Today => self.today(),
            Act::Report(report) => self.take_report(report),
            Act::Attempt { kind, outcome, line } => self.attempt(AttemptDraft {
                case: self.case()?,
                kind: *kind,
                outcome: *outcome,
                contact: None,
                at: None,
                spot: Some(self.here()),
                line: line.clone(),
                appointment: None,
            }),
            Act::CallClient { outcome } => self.call_client(*outcome),
            Act::VisitStart => self.start_visit(),
            Act::Watch { minutes, words } => self.start_watch(*minutes, words),
            Act::Offline => self.connect(false),
            Act::Online => self.connect(true),
            Act::SupervisorReads => self.supervisor_reads(),
            Act::Write { mark, text } => {
                self.write(LinePart { id: None, mark: *mark, text: text.clone(), own: false })
            }
            Act::Killed => self.killed(),
            Act::VisitEnd { outcome, accepts_help, trust, stage, next } => {
                let on = Some(self.date.plus_days(next.days));
                self.end_visit(|draft| {
                    draft.outcome = Some(*outcome);
                    draft.contact = Some(ContactPart {
                        reached: true,
                        in_conversation: true,
                        accepts_help: *accepts_help,
                    });
                    draft.trust = Some(*trust);
                    draft.stage = Some(*stage);
                    draft.next =
                        Some(NextPart { what: next.what.clone(), on, part: Some(next.part) });
                })
            }
            Act::Plan { own_words, items } => self.plan(own_words, items),
            Act::ClientYes => self.client_said_yes(),
            Act::Round { needs } => self.start_round(needs),
            Act::Call(call) => self.call(call),
            Act::CallReporter { outcome } => self.call_reporter(*outcome),
            Act::PromiseKept { what } => self.promise_kept(what),
            Act::Summary { line } => self.summarise(line),
            Act::Search { words } => self.search(words),
            Act::Lock => self.lock(),
        }
    }

    fn today(&mut self) -> Result<(), DemoError> {
        let here = self.here();
        let view = self.tap(|s| s.today().view(Some(here)))?;
        self.teller.today(&view, self.clock.now());
        Ok(())
    }

    fn take_report(&mut self, report: &Report) -> Result<(), DemoError> {
        let draft = ReportDraft {
            source: Some(report.source),
            reporter: ReporterPart {
                name: report.reporter.name.clone(),
                organisation: report.reporter.organisation.clone(),
                dial: report.reporter.dial.clone(),
            },
            kind: report.kind.clone(),
            person: PersonPart {
                name: report.person.name.clone(),
                description: report.person.description.clone(),
                birth_year: Some(report.person.birth_year),
                place: PlacePart {
                    address: report.person.address.clone(),
                    village: report.person.village.clone(),
                    spot: Some(Spot { lat: report.person.lat, lon: report.person.lon }),
                },
                dial: report.person.dial.clone(),
                ..PersonPart::default()
            },
            concern: report.concern.clone(),
            reason: report.reason.clone(),
            urgency: Some(report.urgency),
            safety: report.safety.clone(),
            ..ReportDraft::default()
        };
        self.tap(|s| s.cases().keep_report(&draft))?;
        let suggestions = self.tap(|s| s.cases().suggestions(&draft))?;
        let reported = self.tap(|s| s.cases().report(&draft))?;
        self.report = Some(reported.report);
        self.case = Some(reported.case);
        let case = self.tap(|s| s.cases().get(reported.case))?;
        self.teller.reported(report.source, &case, suggestions.len());
        Ok(())
    }

    fn attempt(&mut self, draft: AttemptDraft) -> Result<(), DemoError> {
        let done = self.tap(|s| s.visits().attempt(&draft))?;
        self.attempt = Some(done.attempt);
        self.teller.attempted(&draft, &done);
        Ok(())
    }

    fn call_client(&mut self, outcome: CallOutcome) -> Result<(), DemoError> {
        let after = self.dial(Callee::Client, "", None, 1, OutcomeDraft::of(outcome))?;
        let case = self.case()?;
        let attempts = self.tap(|s| s.cases().get(case))?.attempts;
        self.teller.called_client(&after, attempts);
        Ok(())
    }

    fn start_visit(&mut self) -> Result<(), DemoError> {
        let (case, attempt) = (self.case()?, self.attempt.take());
        let visit = self.tap(|s| s.visits().start(case, attempt))?;
        self.visit = Some(visit);
        let started = self.tap(|s| s.visits().draft(visit))?.started;
        let risks = self.tap(|s| s.cases().get(case))?.risks;
        self.teller.visit_started(started, &risks);
        Ok(())
    }

    fn write(&mut self, line: LinePart) -> Result<(), DemoError> {
        let visit = self.visit()?;
        let mark = line.mark;
        let mut draft = self.tap(|s| s.visits().draft(visit))?;
        draft.lines.push(line);
        self.tap(|s| s.visits().keep(visit, &draft))?;
        self.typed += 1;
        self.teller.wrote(mark);
        Ok(())
    }

    /// The process goes away in the middle, as phones do; unlocking finds everything.
    fn killed(&mut self) -> Result<(), DemoError> {
        // Dropped without locking: closing politely would prove nothing.
        self.session = None;
        self.session = Some(self.companion.unlock_with_pin(self.scenario.pin.as_bytes())?);
        let visit = self.visit()?;
        let draft = self.tap(|s| s.visits().draft(visit))?;
        let kept = u32::try_from(draft.lines.len()).unwrap_or(u32::MAX);
        if kept != self.typed {
            return Err(DemoError::Lost);
        }
        self.teller.killed(kept);
        Ok(())
    }

    fn end_visit(&mut self, fill: impl FnOnce(&mut VisitDraft)) -> Result<(), DemoError> {
        let visit = self.visit()?;
        let mut draft = self.tap(|s| s.visits().draft(visit))?;
        fill(&mut draft);
        let view = self.tap(|s| s.visits().finish(visit, &draft))?;
        self.end_watch()?;
        self.teller.visit_ended(&view);
        Ok(())
    }

    fn plan(&mut self, own_words: &str, items: &[PlanItem]) -> Result<(), DemoError> {
        let case = self.case()?;
        let row = |i: &PlanItem| PlanItemPart {
            id: None,
            stressor: i.stressor.clone(),
            goal: i.goal.clone(),
            action: i.action.clone(),
            owner: i.owner,
            owner_name: i.owner_name.clone(),
            due: Some(self.date.plus_days(i.days)),
            state: ActionState::Open,
        };
        let draft =
            PlanDraft { items: items.iter().map(row).collect(), own_words: own_words.to_owned() };
        let plan = self.tap(|s| s.plans().write(case, &draft))?;
        self.teller.planned(plan.items.len());
        Ok(())
    }

    fn client_said_yes(&mut self) -> Result<(), DemoError> {
        let (case, date) = (self.case()?, self.date);
        self.tap(|s| s.plans().client_said_yes(case, date))?;
        self.teller.client_said_yes();
        Ok(())
    }

    fn start_round(&mut self, needs: &[String]) -> Result<(), DemoError> {
        let case = self.case()?;
        self.round = Some(self.tap(|s| s.calls().start_round(case, needs.to_vec()))?);
        self.teller.round_started(needs.len());
        Ok(())
    }

    fn call(&mut self, call: &Call) -> Result<(), DemoError> {
        let (case, round) = (self.case()?, self.round()?);
        let plan = self.tap(|s| s.calls().call_plan(case, &call.need))?;
        let (place, candidate) = plan
            .candidates
            .iter()
            .enumerate()
            .find(|(_, c)| c.name == call.partner && c.dial.is_some())
            .ok_or_else(|| DemoError::NoNumber(call.need.clone()))?;
        self.teller.chose(&plan, candidate, place);
        let callee = Callee::Partner(candidate.partner, candidate.contact);
        let promise = call.promise.as_ref().map(|p| {
            Ok::<_, DemoError>(PromiseDraft {
                what: p.what.clone(),
                who: String::new(),
                due: self.date.plus_days(p.days),
                time: Some(clock_time(&p.time)?),
            })
        });
        let outcome = OutcomeDraft {
            outcome: call.outcome,
            line: call.line.clone(),
            call_back: None,
            promise: promise.transpose()?,
            spending: call.spending.as_ref().map(|s| SpendingDraft {
                cents: s.cents,
                purpose: s.purpose.clone(),
                item: None,
                agreed_by: String::new(),
            }),
        };
        let after = self.dial(callee, &call.need, Some(round), call.minutes, outcome.clone())?;
        self.teller.called(&outcome, &after);
        Ok(())
    }

    fn call_reporter(&mut self, outcome: CallOutcome) -> Result<(), DemoError> {
        let report = self.report.ok_or(DemoError::Order)?;
        self.dial(Callee::Reporter(report), "", None, 2, OutcomeDraft::of(outcome))?;
        let case = self.case()?;
        let view = self.tap(|s| s.cases().get(case))?;
        let told = view.reports.iter().any(|r| r.report == report && r.fed_back.is_some());
        if !told {
            return Err(DemoError::Lost);
        }
        self.teller.reporter_told();
        Ok(())
    }

    /// Dials, lets the call take its minutes, and records what came of it.
    fn dial(
        &mut self,
        callee: Callee,
        need: &str,
        round: Option<RoundId>,
        minutes: i64,
        outcome: OutcomeDraft,
    ) -> Result<AfterCallView, DemoError> {
        let draft = CallDraft {
            case: self.case()?,
            callee,
            channel: CallChannel::Phone,
            need: need.to_owned(),
            round,
        };
        let dial = self.tap(|s| s.calls().dial(&draft))?;
        self.clock.advance_minutes(minutes);
        self.tap(|s| s.calls().outcome(dial.call, &outcome))
    }

    fn promise_kept(&mut self, what: &str) -> Result<(), DemoError> {
        let case = self.case()?;
        let open = self.tap(|s| s.calls().open_promises(Some(case)))?;
        let promise = open.iter().find(|p| p.what == what).ok_or(DemoError::Order)?.promise;
        let kept = self.tap(|s| s.calls().settle_promise(promise, PromiseState::Kept))?;
        let round = self.round()?;
        let round = self.tap(|s| s.calls().round(round))?;
        self.teller.promise_kept(&kept, &round);
        Ok(())
    }

    fn summarise(&mut self, line: &str) -> Result<(), DemoError> {
        let visit = self.visit()?;
        let preview = self.tap(|s| s.visits().preview(visit, line))?;
        self.together.previewed = Some(preview.clone());
        self.tap(|s| s.visits().summarise(visit, line))?;
        self.teller.summarised(&preview);
        Ok(())
    }

    fn search(&mut self, words: &str) -> Result<(), DemoError> {
        let page = self.tap(|s| s.today().search(words, None, 20))?;
        self.teller.searched(page.hits.len());
        Ok(())
    }

    fn lock(&mut self) -> Result<(), DemoError> {
        let session = self.session.as_ref().ok_or(DemoError::Order)?;
        session.lock()?;
        if session.today().view(None).err() != Some(companion::Error::Locked) {
            return Err(DemoError::Lost);
        }
        self.teller.locked();
        Ok(())
    }

    /// Something that happens by itself: not a tap, and not timed.
    pub(crate) fn quietly<T>(
        &self,
        ask: impl FnOnce(&Session) -> companion::Result<T>,
    ) -> Result<T, DemoError> {
        Ok(ask(self.session.as_ref().ok_or(DemoError::Order)?)?)
    }

    /// One call into the companion, timed.
    #[expect(clippy::disallowed_methods, reason = "measures how long a tap takes; decides nothing")]
    pub(crate) fn tap<T>(
        &mut self,
        act: impl FnOnce(&Session) -> companion::Result<T>,
    ) -> Result<T, DemoError> {
        let session = self.session.as_ref().ok_or(DemoError::Order)?;
        let started = Instant::now();
        let result = act(session);
        self.taps.push(started.elapsed());
        Ok(result?)
    }

    fn here(&self) -> Spot {
        Spot { lat: self.scenario.here.lat, lon: self.scenario.here.lon }
    }

    pub(crate) fn case(&self) -> Result<CaseId, DemoError> {
        self.case.ok_or(DemoError::Order)
    }

    pub(crate) fn visit(&self) -> Result<VisitId, DemoError> {
        self.visit.ok_or(DemoError::Order)
    }

    fn round(&self) -> Result<RoundId, DemoError> {
        self.round.ok_or(DemoError::Order)
    }
}
