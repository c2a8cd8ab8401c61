#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::inbox::Received;
use crate::stage::{Device, StageClock, at, day};
use field::id::StandingId;
use field::rule::standing::standing;

struct Team {
    clock: Arc<StageClock>,
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
    fn supervision(&self) -> Supervision {
        self.boss.session.supervision()
    }

    /// A visit on a day of November, summarised and sent.
    fn summary(&self, case: CaseId, on: i32, line: &str) -> SummaryId {
        self.clock.set(at(on, 10, 0));
        let visit = self.worker.visit(case, at(on, 9, 0));
        let id = self.worker.session.visits().summarise(visit, line).unwrap();
        assert!(self.boss.receive(&self.worker, &self.worker.sent(id)));
        id
    }

    /// Sends how a case stands now.
    fn send_standing(&self, case: CaseId) {
        let road = self.worker.road();
        let made = road
            .read(|known, now| Ok(standing(&known.book, &known.pack, case, "Anna", now).unwrap()));
        let id = StandingId::new(case.bytes());
        let message = Received::Standing(id, Box::new(made.unwrap()));
        assert!(self.boss.take_in(&self.worker.sender(), message));
    }

    fn lines(&self, filter: SummaryFilter) -> Vec<String> {
        let page = self.supervision().summaries(filter, None, 50).unwrap();
        page.summaries.into_iter().map(|s| s.summary.line).collect()
    }
}

#[test]
fn the_next_unread_summary_is_read_and_marked_with_one_call_each() {
    let team = team();
    let case = team.worker.case("Rob van der Meulen");
    let first = team.summary(case, 20, "eerste");
    team.summary(case, 21, "tweede");
    assert_eq!(team.lines(SummaryFilter::Unread), ["tweede", "eerste"]);
    team.clock.set(at(22, 9, 0));
    let read = team.supervision().read(first).unwrap();
    assert_eq!((read.read, read.follow_up), (Some(at(22, 9, 0)), false));
    team.clock.set(at(22, 10, 0));
    assert_eq!(team.supervision().read(first).unwrap().read, Some(at(22, 9, 0)));
    assert_eq!(team.lines(SummaryFilter::Unread), ["tweede"]);
    assert!(team.supervision().follow_up(first, true).unwrap().follow_up);
    assert_eq!(team.lines(SummaryFilter::FollowUp), ["eerste"]);
    assert_eq!(team.lines(SummaryFilter::All), ["tweede", "eerste"]);
    assert!(!team.supervision().follow_up(first, false).unwrap().follow_up);
    assert!(team.lines(SummaryFilter::FollowUp).is_empty());
    assert_eq!(team.supervision().read(first).unwrap().read, Some(at(22, 9, 0)));
    let none = SummaryId::new([0; 16]);
    assert_eq!(team.supervision().read(none).err(), Some(Error::NotFound));
}

#[test]
fn pages_follow_each_other_and_count_the_unread_of_all() {
    let team = team();
    let case = team.worker.case("Rob van der Meulen");
    let lines = ["a", "b", "c", "d", "e"];
    for (on, line) in (16..).zip(lines) {
        team.summary(case, on, line);
    }
    let mut seen = Vec::new();
    let mut sizes = Vec::new();
    let mut after = None;
    loop {
        let page = team.supervision().summaries(SummaryFilter::All, after, 2).unwrap();
        assert_eq!(page.unread, 5);
        sizes.push(page.summaries.len());
        seen.extend(page.summaries.into_iter().map(|s| s.summary.line));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!((seen.concat().as_str(), sizes), ("edcba", vec![2, 2, 1]));
    let exact = team.supervision().summaries(SummaryFilter::All, None, 5).unwrap();
    assert!(exact.next.is_none());
}

#[test]
fn an_empty_desk_is_empty_everywhere() {
    let team = team();
    let page = team.supervision().summaries(SummaryFilter::All, None, 50).unwrap();
    assert!(page.summaries.is_empty() && page.next.is_none() && page.unread == 0);
    assert!(team.supervision().standings().unwrap().is_empty());
    assert!(team.supervision().alarms().unwrap().is_empty());
    let digest = team.supervision().digest(day(16), day(22)).unwrap();
    assert_eq!((digest.visits, digest.weeks.len()), (0, 12));
    team.boss.session.lock().unwrap();
    assert_eq!(team.supervision().alarms().err(), Some(Error::Locked));
    assert_eq!(team.supervision().digest(day(16), day(22)).err(), Some(Error::Locked));
}

#[test]
fn open_cases_stand_with_the_most_urgent_in_front() {
    let team = team();
    let clocks = |case: CaseId, due: Option<i32>| {
        let road = team.worker.road();
        road.write(|known, pen| {
            let (id, report) = known.book.under::<field::id::ReportId>(case).next().unwrap();
            let clock = |due| ResponseClock {
                event: field::record::ClockEvent::FirstContact,
                due: at(due, 17, 0),
                days: 3,
                working: true,
                rest: Rest::NONE,
            };
            let clocks = due.map(clock).into_iter().collect();
            pen.change(id, field::record::Report { clocks, ..report.clone() })
        })
        .unwrap();
    };
    let cases = ["Ada A", "Ben B", "Cas C", "Dik D", "Eva E"].map(|name| team.worker.case(name));
    let [none, overdue, soon, met, closed] = cases;
    clocks(none, None);
    clocks(overdue, Some(22));
    clocks(soon, Some(25));
    clocks(met, Some(21));
    clocks(closed, Some(20));
    team.worker.visit(met, at(20, 8, 0));
    team.clock.set(at(20, 9, 30));
    team.worker.visit(met, at(20, 9, 10));
    let because = field::record::ClosingReason::ALL[0];
    team.worker.session.cases().close(closed, because).unwrap();
    for case in cases {
        team.send_standing(case);
    }
    team.clock.set(at(23, 9, 0));
    let standings = team.supervision().standings().unwrap();
    let order: Vec<CaseId> = standings.iter().map(|s| s.case).collect();
    assert_eq!(order[..2], [overdue, soon]);
    assert_eq!(order.len(), 4);
    assert!(!order.contains(&closed));
    let state = |case: CaseId| {
        let view = standings.iter().find(|s| s.case == case).unwrap();
        view.clocks.first().map(|clock| clock.state)
    };
    assert_eq!(state(overdue), Some(ClockState::Overdue { since: at(22, 17, 0), days: 1 }));
    assert_eq!(state(soon), Some(ClockState::Running { days_left: 2 }));
    assert_eq!(state(met), Some(ClockState::Met { at: at(20, 9, 10), late: false }));
    assert_eq!(state(none), None);
    assert_eq!(standings[0].about, "B.B., Vroomshoop");
    assert_eq!(standings[0].worker, "Anna");
}

#[test]
fn a_promise_is_shown_late_once_its_day_has_passed() {
    let team = team();
    let case = team.worker.case("Rob van der Meulen");
    let draft = crate::PromiseDraft {
        what: "ontruiming van de baan".into(),
        who: String::new(),
        due: day(21),
        time: None,
    };
    let by = field::record::Promiser::Worker;
    team.worker.session.calls().promise(case, by, &draft).unwrap();
    team.send_standing(case);
    let late = || team.supervision().standings().unwrap()[0].promises[0].late;
    team.clock.set(at(21, 23, 59));
    assert!(!late());
    assert_eq!(team.supervision().digest(day(16), day(22)).unwrap().late_promises, 0);
    team.clock.set(at(22, 0, 0));
    assert!(late());
    assert_eq!(team.supervision().digest(day(16), day(22)).unwrap().late_promises, 1);
}

#[test]
fn a_day_and_a_week_in_figures() {
    let team = team();
    let case = team.worker.case("Rob van der Meulen");
    let read = team.summary(case, 17, "dinsdag");
    team.summary(case, 20, "vrijdag");
    team.supervision().read(read).unwrap();
    team.send_standing(case);
    let week = team.supervision().digest(day(16), day(22)).unwrap();
    assert_eq!((week.visits, week.reached, week.unread), (2, 2, 1));
    let by_worker: Vec<_> = week.workers.iter().map(|w| (w.worker.as_str(), w.visits)).collect();
    assert_eq!(by_worker, [("Anna", 2)]);
    assert_eq!(week.weeks[11].monday, day(16));
    let today = team.supervision().digest(day(20), day(20)).unwrap();
    assert_eq!((today.visits, today.unread), (1, 1));
}
