//! Tells the day in a few plain lines: what is tapped, and what it leads to.

use companion::data::{
    AttemptOutcome, Candidate, ClockState, Instant, LocalDate, Mark, NeedState, PartOfDay, Reason,
    Source, Zone,
};
use companion::{
    AfterCallView, AttemptDraft, Attempted, CallPlanView, CaseView, Language, OutcomeDraft,
    PromiseView, ReceivedView, RoundView, SummaryView, TodayView, VisitView, Words,
};

/// Tells, or keeps silent.
pub(crate) struct Teller {
    language: Language,
    silent: bool,
    at: String,
    taps: u32,
}

impl Teller {
    pub(crate) fn new(language: Language, silent: bool) -> Self {
        Self { language, silent, at: String::new(), taps: 0 }
    }

    /// The step that is told next.
    pub(crate) fn at(&mut self, at: &str, taps: u32) {
        at.clone_into(&mut self.at);
        self.taps = taps;
    }

    /// A line without a time.
    #[expect(clippy::print_stdout, reason = "a program talks to its user")]
    pub(crate) fn line(&self, nl: &str, en: &str) {
        if !self.silent {
            println!("{}", self.say(nl, en));
        }
    }

    #[expect(clippy::print_stdout, reason = "a program talks to its user")]
    fn tell(&self, tapped: &str, led_to: &[String]) {
        if self.silent {
            return;
        }
        let taps = match (self.taps, self.language) {
            (0, _) => String::new(),
            (1, Language::Nl) => "  (1 tik)".to_owned(),
            (n, Language::Nl) => format!("  ({n} tikken)"),
            (1, Language::En) => "  (1 tap)".to_owned(),
            (n, Language::En) => format!("  ({n} taps)"),
        };
        println!("{}  {tapped}{taps}", self.at);
        for line in led_to.iter().filter(|l| !l.is_empty()) {
            println!("       {line}");
        }
    }

    fn say<'s>(&self, nl: &'s str, en: &'s str) -> &'s str {
        if self.language == Language::Nl { nl } else { en }
    }

    fn word(&self, code: impl Words) -> &'static str {
        code.words(self.language)
    }

    fn day(&self, date: LocalDate) -> String {
        let names = match self.language {
            Language::Nl => ["ma", "di", "wo", "do", "vr", "za", "zo"],
            Language::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        };
        let name = names.get(date.weekday().num_days_from_monday() as usize).unwrap_or(&"");
        format!("{name} {}", date.0.format("%d-%m"))
    }

    fn moment(&self, at: Instant) -> String {
        let zone = Zone::NETHERLANDS;
        format!("{} {}", self.day(zone.date(at)), zone.local(at).format("%H:%M"))
    }

    fn part(&self, part: PartOfDay) -> &'static str {
        self.word(part)
    }

    pub(crate) fn today(&self, view: &TodayView, now: Instant) {
        let t = &view.today;
        let date = self.day(Zone::NETHERLANDS.date(now));
        let say = |late, due, visits, promises| match self.language {
            Language::Nl => {
                format!(
                    "te laat {late} · vandaag {due} · langs {visits} · toezeggingen open {promises}"
                )
            }
            Language::En => {
                format!("late {late} · due {due} · to visit {visits} · promises open {promises}")
            }
        };
        let line = say(t.late.len(), t.due.len(), t.visits.len(), t.promises_open);
        self.tell(&format!("{} {date}", self.say("Vandaag", "Today")), &[line]);
    }

    pub(crate) fn reported(&self, source: Source, case: &CaseView, suggestions: usize) {
        let clocks: Vec<String> = case
            .reports
            .iter()
            .flat_map(|r| &r.clocks)
            .filter(|c| !matches!(c.state, ClockState::Met { .. }))
            .map(|c| {
                let before = self.say("vóór", "before");
                format!("{} {before} {}", self.word(c.event), self.moment(c.due))
            })
            .collect();
        let known = match suggestions {
            0 => self.say("niet eerder in beeld", "not in view before").to_owned(),
            n => format!(
                "{} {n}",
                self.say("lijkt op eerdere casussen:", "resembles earlier cases:")
            ),
        };
        let tapped = format!("+ › {} › {}", self.say("Melding", "Report"), self.word(source));
        let opened = format!("{} {}, {known}", self.say("casus", "case"), self.who(case));
        let risks = format!("{} {}", self.say("let op:", "note:"), case.risks.join("; "));
        self.tell(&tapped, &[opened, clocks.join(" · "), risks]);
    }

    fn who(&self, case: &CaseView) -> String {
        format!("{} {}", case.who.initials, case.who.village)
    }

    pub(crate) fn attempted(&self, draft: &AttemptDraft, done: &Attempted) {
        let next = done.proposal.map_or_else(String::new, |p| {
            let (on, part) = (self.day(p.on), self.part(p.part));
            match self.language {
                Language::Nl => format!("volgende voorstel: poging {}, {on}, {part}", p.number),
                Language::En => format!("next proposal: attempt {}, {on}, {part}", p.number),
            }
        });
        let tapped = format!(
            "+ › {} › {}",
            self.say("Aan de deur", "At the door"),
            self.word(draft.outcome)
        );
        let phase = format!("{} {}", self.say("casus:", "case:"), self.word(done.phase));
        self.tell(&tapped, &[phase, next]);
    }

    pub(crate) fn called_client(&self, after: &AfterCallView, attempts: u32) {
        let outcome = after.call.outcome.map_or("", |o| self.word(o));
        let counted = match self.language {
            Language::Nl => format!("telt als poging {attempts}"),
            Language::En => format!("counts as attempt {attempts}"),
        };
        let tapped = format!("{} › {outcome}", self.say("Bel cliënt", "Call client"));
        self.tell(&tapped, &[counted]);
    }

    pub(crate) fn visit_started(&self, started: Instant, risks: &[String]) {
        let since = Zone::NETHERLANDS.local(started).format("%H:%M");
        let line = match self.language {
            Language::Nl => format!("bezoek loopt, sinds {since}; let op: {}", risks.join("; ")),
            Language::En => format!("visit under way, since {since}; note: {}", risks.join("; ")),
        };
        self.tell(self.say("Start bezoek", "Start visit"), &[line]);
    }

    pub(crate) fn wrote(&self, mark: Mark) {
        let kept = self.say("bewaard", "kept");
        self.tell(
            &format!("{} {}", self.say("Typt:", "Types:"), self.word(mark)),
            &[format!("{kept} {}", self.at)],
        );
    }

    pub(crate) fn killed(&self, lines: u32) {
        let line = match self.language {
            Language::Nl => format!("pincode; het bezoek staat er nog, {lines} regels"),
            Language::En => format!("PIN; the visit is still there, {lines} lines"),
        };
        self.tell(self.say("(de telefoon valt uit)", "(the phone dies)"), &[line]);
    }

    pub(crate) fn visit_ended(&self, view: &VisitView) {
        let next = view.next.as_ref().map_or_else(String::new, |n| {
            let on = n.on.map(|d| self.day(d)).unwrap_or_default();
            let part = n.part.map_or("", |p| self.part(p));
            format!("{} {on}, {part}", self.say("vervolg", "next step"))
        });
        let took =
            format!("{} min, {} {}", view.minutes, view.lines.len(), self.say("regels", "lines"));
        let help = if view.contact.accepts_help {
            self.say("accepteert hulp", "accepts help")
        } else {
            self.say("accepteert nog geen hulp", "does not accept help yet")
        };
        let tapped =
            format!("{} › {}", self.say("Einde bezoek", "End visit"), self.outcome(view.outcome));
        self.tell(&tapped, &[format!("{took}; {help}"), next]);
    }

    fn outcome(&self, outcome: AttemptOutcome) -> &'static str {
        self.word(outcome)
    }

    pub(crate) fn planned(&self, rows: usize) {
        let line = format!(
            "{rows} {}",
            self.say(
                "regels: stressor, doel, actie, wie, wanneer",
                "rows: stressor, goal, action, who, when"
            )
        );
        self.tell(self.say("Plan van aanpak", "Plan"), &[line]);
    }

    pub(crate) fn client_said_yes(&self) {
        self.tell(
            self.say("Cliënt zegt ja", "Client says yes"),
            &[self.say("met datum bij het plan", "with its date, on the plan").to_owned()],
        );
    }

    pub(crate) fn round_started(&self, needs: usize) {
        let line = format!("{needs} {}", self.say("hulpvragen", "needs"));
        self.tell(self.say("Bellen › belronde", "Call › round"), &[line]);
    }

    pub(crate) fn chose(&self, plan: &CallPlanView, candidate: &Candidate, place: usize) {
        let need = if self.language == Language::Nl { &plan.need.nl } else { &plan.need.en };
        let reasons: Vec<String> =
            candidate.reasons.iter().filter_map(|r| self.reason(r)).take(3).collect();
        let whom =
            if candidate.function.is_empty() { &candidate.name } else { &candidate.function };
        let of = self.say("van", "of");
        self.tell(
            &format!("{} › {whom}", need),
            &[format!("{} {of} {}: {}", place + 1, plan.candidates.len(), reasons.join(" · "))],
        );
    }

    fn reason(&self, reason: &Reason) -> Option<String> {
        let time = |at: &Instant| Zone::NETHERLANDS.local(*at).format("%H:%M").to_string();
        let nl = self.language == Language::Nl;
        Some(match reason {
            Reason::OpenNow { until: Some(at) } if nl => format!("open tot {}", time(at)),
            Reason::OpenNow { until: Some(at) } => format!("open until {}", time(at)),
            Reason::OpenNow { until: None } => self.say("altijd open", "always open").to_owned(),
            Reason::ClosesIn { minutes } if nl => format!("sluit over {minutes} min"),
            Reason::ClosesIn { minutes } => format!("closes in {minutes} min"),
            Reason::CoversMunicipality => {
                self.say("werkt in deze gemeente", "covers this municipality").to_owned()
            }
            Reason::Agreement { version, .. } if nl => format!("afspraak v{version}"),
            Reason::Agreement { version, .. } => format!("agreement v{version}"),
            Reason::Reached { times, of } if nl => format!("{times} van {of} keer bereikt"),
            Reason::Reached { times, of } => format!("reached {times} of {of} times"),
            Reason::KeptLastPromise => {
                self.say("hield laatste toezegging", "kept its last promise").to_owned()
            }
            Reason::AlreadyCalled { minutes_ago, .. } if nl => {
                format!("{minutes_ago} min geleden gebeld")
            }
            Reason::AlreadyCalled { minutes_ago, .. } => format!("called {minutes_ago} min ago"),
            Reason::HoursUnknown => self.say("tijden onbekend", "hours unknown").to_owned(),
            Reason::NumberMissing => self.say("nummer ontbreekt", "number missing").to_owned(),
            _ => return None,
        })
    }

    pub(crate) fn called(&self, draft: &OutcomeDraft, after: &AfterCallView) {
        let promise = draft.promise.as_ref().map_or_else(String::new, |p| {
            let time =
                p.time.map_or_else(String::new, |t| format!(" {:02}:{:02}", t.hour(), t.minute()));
            format!(" · {} {}{time}", self.say("toegezegd voor", "promised for"), self.day(p.due))
        });
        let spending = draft
            .spending
            .as_ref()
            .map_or_else(String::new, |s| format!(" · € {},{:02}", s.cents / 100, s.cents % 100));
        let round = after.round.as_ref().map_or_else(String::new, |r| self.round(r));
        let outcome = self.word(draft.outcome);
        self.quietly(&format!("→ {outcome}{promise}{spending}"), &round);
    }

    #[expect(clippy::print_stdout, reason = "a program talks to its user")]
    fn quietly(&self, first: &str, second: &str) {
        if !self.silent {
            println!("       {first}");
            println!("       {second}");
        }
    }

    fn round(&self, r: &RoundView) -> String {
        let promised =
            r.needs.iter().filter(|n| matches!(n.state, NeedState::Promised { .. })).count();
        let of = r.needs.len();
        match self.language {
            Language::Nl => format!(
                "ronde: {} van {of} geregeld, {promised} toegezegd; {} telefoontjes, {} min",
                r.arranged, r.calls, r.minutes
            ),
            Language::En => format!(
                "round: {} of {of} arranged, {promised} promised; {} calls, {} min",
                r.arranged, r.calls, r.minutes
            ),
        }
    }

    pub(crate) fn reporter_told(&self) {
        self.tell(
            self.say("Bel melder", "Call reporter"),
            &[self
                .say(
                    "teruggekoppeld, zonder inhoud vastgelegd; klok staat stil",
                    "told, recorded without content; the clock has stopped",
                )
                .to_owned()],
        );
    }

    pub(crate) fn promise_kept(&self, promise: &PromiseView, round: &RoundView) {
        let tapped =
            format!("{} › {}", self.say("Toezegging nagekomen", "Promise kept"), promise.who);
        self.tell(&tapped, &[self.round(round)]);
    }

    pub(crate) fn summarised(&self, view: &SummaryView) {
        let seen = match self.language {
            Language::Nl => format!(
                "leidinggevende ziet: {} · {} · {} pogingen · {} geregeld met {} telefoontjes · 1 regel",
                view.about,
                self.word(view.outcome),
                view.attempts,
                view.arranged,
                view.calls
            ),
            Language::En => format!(
                "the supervisor will see: {} · {} · {} attempts · {} arranged by {} calls · 1 line",
                view.about,
                self.word(view.outcome),
                view.attempts,
                view.arranged,
                view.calls
            ),
        };
        self.tell(self.say("Samenvatting", "Summary"), &[seen]);
    }

    pub(crate) fn connection(&self, online: bool, waiting: u32) {
        let tapped = match online {
            true => self.say("(weer verbinding)", "(connected again)"),
            false => self.say("(geen bereik)", "(no signal)"),
        };
        let line = match (online, self.language) {
            (true, Language::Nl) => format!("nog niet verstuurd: {waiting}"),
            (true, Language::En) => format!("not sent yet: {waiting}"),
            (false, _) => self
                .say("alles werkt door; versturen wacht", "everything goes on; sending waits")
                .to_owned(),
        };
        self.tell(tapped, &[line]);
    }

    pub(crate) fn watched(&self, due: Instant, watched: bool) {
        let until = Zone::NETHERLANDS.local(due).format("%H:%M");
        let line = match (watched, self.language) {
            (true, Language::Nl) => format!("bewaakt tot {until}"),
            (true, Language::En) => format!("watched until {until}"),
            (false, _) => {
                self.say("niet bewaakt: geen verbinding", "not watched: no connection").to_owned()
            }
        };
        self.tell(self.say("Veiligheidstimer", "Safety timer"), &[line]);
    }

    pub(crate) fn supervisor_read(&self, summaries: &[ReceivedView]) {
        let lines: Vec<String> = summaries
            .iter()
            .map(|s| format!("{} · {} · {}", s.worker, s.summary.about, s.summary.line))
            .collect();
        let tapped = self.say(
            "Leidinggevende: Team › lees volgende › opvolgen",
            "Supervisor: Team › read next › follow up",
        );
        self.tell(tapped, &lines);
    }

    pub(crate) fn searched(&self, hits: usize) {
        let line = format!("{hits} {}", self.say("gevonden", "found"));
        self.tell(self.say("Zoeken", "Search"), &[line]);
    }

    pub(crate) fn locked(&self) {
        self.tell(
            self.say("Op slot", "Locked"),
            &[self
                .say(
                    "sleutels en teksten zijn uit het geheugen",
                    "keys and texts are gone from memory",
                )
                .to_owned()],
        );
    }
}
