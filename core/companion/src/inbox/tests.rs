#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::SummaryFilter;
use crate::stage::{Device, StageClock, at};
use field::id::EntityId;
use field::rule::standing::standing;

struct Team {
    clock: std::sync::Arc<StageClock>,
    worker: Device,
    boss: Device,
}

fn team() -> Team {
    let clock = StageClock::at(at(20, 9, 0));
    let worker = Device::of("Anna", &clock);
    let boss = Device::of("Bea", &clock);
    Team { clock, worker, boss }
}

impl Team {
    /// The summaries of one visit with one line after the other: what was sent each time.
    fn sent(&self, lines: &[&str]) -> (SummaryId, Vec<Vec<u8>>) {
        let case = self.worker.case("Rob van der Meulen");
        let visit = self.worker.visit(case, at(20, 9, 0));
        let mut sent = Vec::new();
        let mut id = None;
        for line in lines {
            let summary = self.worker.session.visits().summarise(visit, line).unwrap();
            sent.push(self.worker.sent(summary));
            id = Some(summary);
        }
        (id.unwrap(), sent)
    }

    fn lines(&self) -> Vec<String> {
        let page = self.boss.session.supervision().summaries(SummaryFilter::All, None, 50).unwrap();
        page.summaries.into_iter().map(|s| s.summary.line).collect()
    }
}

fn heads(device: &Device, id: impl Into<EntityId>) -> usize {
    let id = id.into();
    device.road().read(|known, _| Ok(known.book.heads(id).len())).unwrap()
}

#[test]
fn a_summary_of_an_unknown_case_comes_in_and_stays() {
    let mut team = team();
    let (id, sent) = team.sent(&["gaat goed"]);
    team.clock.set(at(20, 12, 0));
    assert!(team.boss.receive(&team.worker, &sent[0]));
    team.boss.unlock_again();
    let page = team.boss.session.supervision().summaries(SummaryFilter::All, None, 50).unwrap();
    let [summary] = &page.summaries[..] else { panic!() };
    assert_eq!((summary.id, summary.worker.as_str()), (id, "Anna"));
    assert_eq!(summary.summary.about, "R.M., Vroomshoop");
    assert_eq!(summary.received, at(20, 12, 0));
    assert_eq!((summary.read, page.unread), (None, 1));
}

#[test]
fn what_is_received_is_what_was_previewed() {
    let team = team();
    let case = team.worker.case("Rob van der Meulen");
    let visit = team.worker.visit(case, at(20, 9, 0));
    let preview = team.worker.session.visits().preview(visit, "gaat goed").unwrap();
    let id = team.worker.session.visits().summarise(visit, "gaat goed").unwrap();
    team.boss.receive(&team.worker, &team.worker.sent(id));
    let page = team.boss.session.supervision().summaries(SummaryFilter::All, None, 50).unwrap();
    assert!(page.summaries[0].summary == preview);
    assert_eq!(preview.worker, "Anna");
}

#[test]
fn twice_and_in_any_order_the_corrected_summary_stands() {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let team = team();
        let (id, sent) = team.sent(&["eerste", "tweede", "derde"]);
        for which in order {
            team.boss.receive(&team.worker, &sent[which]);
        }
        assert_eq!(team.lines(), ["derde"], "{order:?}");
        for again in order {
            assert!(!team.boss.receive(&team.worker, &sent[again]), "{order:?}");
        }
        assert_eq!((team.lines().len(), heads(&team.boss, id)), (1, 1));
    }
}

#[test]
fn several_of_one_write_stand_in_one_line() {
    let team = team();
    let (id, sent) = team.sent(&["eerste", "tweede"]);
    let changed = team.boss.road().write(|known, pen| {
        let mut changed = Vec::new();
        for which in [0, 0, 1, 0] {
            let message = Received::record(known, &sent[which]).unwrap();
            changed.push(take_in(known, pen, &team.worker.sender(), message)?);
        }
        Ok(changed)
    });
    assert_eq!(changed.unwrap(), [true, false, true, false]);
    assert_eq!((team.lines(), heads(&team.boss, id)), (vec!["tweede".to_owned()], 1));
}

#[test]
fn a_correction_made_after_the_clock_was_set_back_still_counts() {
    let team = team();
    let case = team.worker.case("Rob van der Meulen");
    let visit = team.worker.visit(case, at(20, 9, 0));
    let visits = team.worker.session.visits();
    let id = visits.summarise(visit, "eerste").unwrap();
    let first = team.worker.sent(id);
    team.clock.set(at(18, 9, 0));
    visits.summarise(visit, "tweede").unwrap();
    team.clock.set(at(20, 12, 0));
    assert!(team.boss.receive(&team.worker, &first));
    assert!(team.boss.receive(&team.worker, &team.worker.sent(id)));
    assert_eq!(team.lines(), ["tweede"]);
}

#[test]
fn a_correction_is_unread_again_and_stays_marked() {
    let team = team();
    let (id, sent) = team.sent(&["eerste", "tweede"]);
    let supervision = team.boss.session.supervision();
    team.boss.receive(&team.worker, &sent[0]);
    supervision.follow_up(id, true).unwrap();
    supervision.read(id).unwrap();
    team.boss.receive(&team.worker, &sent[0]);
    assert!(supervision.read(id).unwrap().read.is_some());
    team.boss.receive(&team.worker, &sent[1]);
    let page = supervision.summaries(SummaryFilter::Unread, None, 50).unwrap();
    let [again] = &page.summaries[..] else { panic!() };
    assert_eq!((again.read, again.follow_up), (None, true));
}

#[test]
fn the_name_is_the_rosters_and_not_the_one_that_is_claimed() {
    let team = team();
    let (_, sent) = team.sent(&["eerste"]);
    let message = || {
        let road = team.boss.road();
        road.read(|known, _| Ok(Received::record(known, &sent[0]).unwrap())).unwrap()
    };
    let from = |name: &str| Sender { device: DeviceId::new([1; 16]), name: name.into() };
    assert!(team.boss.take_in(&from("Carla"), message()));
    let names = |device: &Device| {
        let page = device.session.supervision().summaries(SummaryFilter::All, None, 9).unwrap();
        page.summaries.into_iter().map(|s| s.worker).collect::<Vec<_>>()
    };
    assert_eq!(names(&team.boss), ["Carla"]);
    let other = Device::of("Cor", &team.clock);
    assert!(other.take_in(&from(""), message()));
    assert_eq!(names(&other), ["Anna"]);
}

#[test]
fn an_id_that_names_something_else_here_is_left_alone() {
    let team = team();
    let (id, sent) = team.sent(&["eerste"]);
    // What the device wrote itself stands in its case, and not among what came in.
    assert!(!team.worker.receive(&team.boss, &sent[0]));
    let own = team.worker.session.supervision().summaries(SummaryFilter::All, None, 9).unwrap();
    assert_eq!((own.summaries.len(), own.unread), (0, 0));
    assert!(team.worker.session.supervision().read(id).is_err());
    // A message under the id of a case of the supervisor's own.
    let case = team.boss.case("Jan Smit");
    let road = team.boss.road();
    let Received::Summary(_, summary) =
        road.read(|known, _| Ok(Received::record(known, &sent[0]).unwrap())).unwrap()
    else {
        panic!()
    };
    let hostile = Received::Summary(EntityId::from(case).into(), summary);
    assert!(!team.boss.take_in(&team.worker.sender(), hostile));
    assert_eq!(team.boss.session.cases().get(case).unwrap().who.name, "Jan Smit");
}

#[test]
fn only_summaries_and_standings_are_records_to_take_in() {
    let team = team();
    let case = team.worker.case("Rob van der Meulen");
    let content = team.worker.sent(case);
    let of = |content: &[u8]| {
        let road = team.boss.road();
        road.read(|known, _| Ok(Received::record(known, content).is_some())).unwrap()
    };
    assert!(!of(&content));
    assert!(!of(&[]));
    let (_, sent) = team.sent(&["eerste"]);
    assert!(of(&sent[0]));
    assert!(!of(&sent[0][1..]));
}

/// How the worker's case stands, sent at a moment.
fn stands(team: &Team, id: u8, case: field::id::CaseId, sent: Instant) -> Received {
    let road = team.worker.road();
    let made =
        road.read(|known, now| Ok(standing(&known.book, &known.pack, case, "Anna", now).unwrap()));
    let made = Standing { at: sent, ..made.unwrap() };
    Received::Standing(StandingId::new([id; 16]), Box::new(made))
}

#[test]
fn an_older_standing_never_replaces_a_newer() {
    let team = team();
    let case = team.worker.case("Rob van der Meulen");
    let from = team.worker.sender();
    let older = |team: &Team| stands(team, 7, case, at(20, 9, 0));
    let older_one = older(&team);
    let older_again = older(&team);
    team.worker.visit(case, at(20, 8, 0));
    assert!(team.boss.take_in(&from, stands(&team, 7, case, at(20, 10, 0))));
    assert!(!team.boss.take_in(&from, older_one));
    assert!(!team.boss.take_in(&from, stands(&team, 7, case, at(20, 10, 0))));
    let now = || team.boss.session.supervision().standings().unwrap();
    assert_eq!((now().len(), now()[0].attempts, now()[0].at), (1, 1, at(20, 10, 0)));
    // One that lies years ahead does not stop those that follow, and does not come back.
    let ahead = || stands(&team, 7, case, at(900, 9, 0));
    assert!(team.boss.take_in(&from, ahead()));
    assert!(team.boss.take_in(&from, stands(&team, 7, case, at(20, 11, 0))));
    assert_eq!(now()[0].at, at(20, 11, 0));
    assert!(!team.boss.take_in(&from, ahead()));
    assert!(!team.boss.take_in(&from, older_again));
    assert_eq!(now()[0].at, at(20, 11, 0));
}
