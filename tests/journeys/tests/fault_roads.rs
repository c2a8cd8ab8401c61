//! A worker's phone and a supervisor's device behind roads that lose, delay, repeat, reorder, cut,
//! replay and withhold: "everything has arrived" is never shown falsely, and once there is peace
//! both agree, each thing once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../../core/sync/tests/support"]
mod support {
    #![allow(dead_code, reason = "the roads are those of sync's own tests, which use all of them")]
    pub(crate) mod chance;
    pub(crate) mod proxy;
}

use companion::data::{CaseId, Instant, SummaryId, VisitId};
use companion::{Incoming, Moment, Roles, Session, SummaryFilter, SyncView};
use hub::{Clock, Config, Hub};
use journeys::{Stage, case, visit};
use seal::invitation::Invitation;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use support::chance::Chance;
use support::proxy::{Bad, Proxy, Road};
use tempfile::TempDir;

/// Most of the time is waiting for the next try.
const AT_ONCE: usize = 40;

/// How many seeds: a few, or a thousand with SCHAKEL_FAULTS=full; one that is named.
fn seeds() -> std::ops::Range<u64> {
    let full = std::env::var("SCHAKEL_FAULTS").is_ok_and(|value| value == "full");
    let named = std::env::var("SCHAKEL_SEED").ok().and_then(|seed| seed.parse().ok());
    match named {
        Some(seed) => seed..seed + 1,
        None => 0..if full { 1000 } else { 12 },
    }
}

/// What a summary says and what was marked on it: line, read, follow-up.
type Told = BTreeMap<SummaryId, (String, Option<Instant>, bool)>;

/// One device behind its road.
struct Side {
    stage: Stage,
    session: Session,
    proxy: Proxy,
}

struct Play {
    seed: u64,
    chance: Chance,
    worker: Side,
    boss: Side,
    clock: Clock,
    cases: Vec<CaseId>,
    visits: Vec<VisitId>,
    /// When each summary was last agreed to.
    written: BTreeMap<SummaryId, Instant>,
    _hub: Hub,
    _folder: TempDir,
}

impl Side {
    fn new(hub: &Hub) -> Self {
        let (stage, session) = Stage::ready();
        Self { stage, session, proxy: Proxy::new(hub.address()) }
    }

    /// An invitation, by way of this side's road.
    fn by_this_road(&self, invitation: &str) -> String {
        let invitation = Invitation::from_text(invitation).unwrap();
        Invitation { hub: self.proxy.url(), ..invitation }.to_text()
    }

    fn sync(&self) -> SyncView {
        self.session.sync().now().unwrap()
    }
}

impl Play {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::standing(Stage::new().now().0);
        let hub = Hub::start(&Config::loopback(folder.path()), clock.clone()).unwrap();
        let (worker, boss) = (Side::new(&hub), Side::new(&hub));
        let founding = hub.founding_invitation().unwrap();
        boss.session.team().found(&boss.by_this_road(&founding)).unwrap();
        boss.sync();
        let roles = Roles { worker: true, supervisor: false, coordinator: false };
        let invitation = boss.session.team().invite("Noor Verzonnen", roles).unwrap();
        worker.session.team().join(&worker.by_this_road(&invitation.text)).unwrap();
        boss.sync();
        worker.sync();
        let case = case(&worker.session, "Rinus Kwakernaat");
        worker.proxy.take(Road::Bad(Bad::new(seed * 2)));
        boss.proxy.take(Road::Bad(Bad::new(seed * 2 + 1)));
        Self {
            seed,
            chance: Chance::new(seed),
            worker,
            boss,
            clock,
            cases: vec![case],
            visits: Vec::new(),
            written: BTreeMap::new(),
            _hub: hub,
            _folder: folder,
        }
    }

    /// Time passes for everyone.
    fn minutes(&self, minutes: i64) {
        let now = self.worker.stage.now().0.max(self.boss.stage.now().0) + minutes * 60_000;
        for side in [&self.worker, &self.boss] {
            side.stage.minutes((now - side.stage.now().0) / 60_000);
        }
        self.clock.set(now);
    }

    fn one_of<T: Copy>(chance: &mut Chance, all: &[T]) -> Option<T> {
        let count = u64::try_from(all.len()).unwrap();
        (count > 0).then(|| all[usize::try_from(chance.below(count)).unwrap()])
    }

    /// Something happens on one of the two devices.
    fn step(&mut self, step: i64) {
        self.minutes(2);
        match self.chance.below(10) {
            0 => {
                let name = format!("Persoon {step}");
                self.cases.push(case(&self.worker.session, &name));
            }
            1 | 2 => {
                let case = Self::one_of(&mut self.chance, &self.cases).unwrap();
                let made = visit(&self.worker.stage, &self.worker.session, case, "Deed open.");
                self.minutes(0);
                self.visits.push(made);
                self.summarise(made, step);
            }
            3 => {
                if let Some(visit) = Self::one_of(&mut self.chance, &self.visits) {
                    self.summarise(visit, step);
                }
            }
            4 | 5 => self.mark(),
            6 | 7 => drop(self.worker.sync()),
            _ => drop(self.boss.sync()),
        }
    }

    fn summarise(&mut self, visit: VisitId, step: i64) {
        let line = format!("Stand {step}.");
        let id = self.worker.session.visits().summarise(visit, &line).unwrap();
        self.written.insert(id, self.worker.stage.now());
    }

    /// The supervisor reads one, or marks it for follow-up, or no longer.
    fn mark(&mut self) {
        let supervision = self.boss.session.supervision();
        let page = supervision.summaries(SummaryFilter::All, None, 100).unwrap();
        let all: Vec<(SummaryId, bool)> =
            page.summaries.iter().map(|s| (s.id, s.follow_up)).collect();
        if let Some((id, followed)) = Self::one_of(&mut self.chance, &all) {
            supervision.read(id).unwrap();
            if self.chance.one_in(2) {
                supervision.follow_up(id, !followed).unwrap();
            }
        }
    }

    /// What the worker's timelines say.
    fn told(&self) -> Told {
        let cases = self.worker.session.cases();
        let entries = self.cases.iter().flat_map(|case| {
            cases.timeline(*case, None, 500).unwrap().entries.into_iter().filter_map(|entry| {
                let id = SummaryId::from(entry.id);
                match entry.what {
                    Moment::Summary(s) => Some((id, (s.line, s.read, s.follow_up))),
                    _ => None,
                }
            })
        });
        entries.collect()
    }

    /// What stands on the supervisor's device; each summary once.
    fn heard(&self) -> Told {
        let supervision = self.boss.session.supervision();
        let page = supervision.summaries(SummaryFilter::All, None, 500).unwrap();
        let count = page.summaries.len();
        let all: Told = page
            .summaries
            .into_iter()
            .map(|s| (s.id, (s.summary.line, s.read, s.follow_up)))
            .collect();
        assert_eq!(all.len(), count, "seed {}: one is there twice", self.seed);
        all
    }

    /// Whatever a screen says about arriving holds on the other device.
    fn true_words(&self, step: i64) -> bool {
        let at = format!("seed {} step {step}", self.seed);
        let (worker, boss) = (
            self.worker.session.sync().state().unwrap(),
            self.boss.session.sync().state().unwrap(),
        );
        let heard = self.heard();
        if worker.all_arrived {
            for (id, (line, ..)) in self.told() {
                let there = heard.get(&id).map(|(line, ..)| line.clone());
                assert_eq!(there, Some(line), "{at}: not arrived");
            }
        }
        if let Incoming::Complete { as_of } = boss.incoming {
            for (id, at_ms) in &self.written {
                assert!(*at_ms >= as_of || heard.contains_key(id), "{at}: not complete");
            }
        }
        worker.all_arrived && !self.written.is_empty()
    }

    /// The roads are good again: what is missing comes by itself, and both say so.
    fn peace(&mut self) {
        let seed = self.seed;
        self.worker.proxy.take(Road::Good);
        self.boss.proxy.take(Road::Good);
        for _ in 0..8 {
            self.minutes(20);
            for side in [&self.worker, &self.boss, &self.worker] {
                side.sync();
            }
        }
        let views = [self.boss.sync(), self.worker.sync()];
        assert_eq!(self.told(), self.heard(), "seed {seed}: they do not agree");
        for view in views {
            assert_eq!((view.trouble, view.waiting, view.sent), (None, 0, 0), "seed {seed}");
            assert!(view.all_arrived, "seed {seed}");
            let complete = matches!(view.incoming, Incoming::Complete { .. });
            assert!(complete, "seed {seed}: {:?}", view.incoming);
        }
        let damage =
            self.worker.session.damage_of_all().len() + self.boss.session.damage_of_all().len();
        assert_eq!(damage, 0, "seed {seed}");
    }
}

#[test]
fn no_untrue_word_and_after_peace_both_agree() {
    let seeds = seeds();
    let next = AtomicU64::new(seeds.start);
    let (told, arrived) = (AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::SeqCst);
                    if seed >= seeds.end {
                        return;
                    }
                    let mut play = Play::new(seed);
                    for step in 0..24 {
                        play.step(step);
                        arrived.fetch_add(u64::from(play.true_words(step)), Ordering::SeqCst);
                    }
                    play.peace();
                    told.fetch_add(play.written.len() as u64, Ordering::SeqCst);
                }
            });
        }
    });
    assert!(told.into_inner() > 0, "something was told");
    assert!(seeds.end - seeds.start == 1 || arrived.into_inner() > 0, "and it arrives");
}
