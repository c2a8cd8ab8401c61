//! The alarm drill, and the word of who saw it.

use crate::support::proxy::Proxy;
use companion::AlarmView;
use companion::data::AlarmState;
use journeys::{Town, case};
use std::time::Duration;
use wire::{Hello, Welcome};

/// Syncs the supervisor's device until something is to be seen there; the hub needs a moment.
fn until_it_is_to_be_seen(town: &Town) -> AlarmView {
    for _ in 0..100 {
        town.sync_supervisor();
        let alarms = town.supervisor.1.supervision().alarms().unwrap();
        if let Some(alarm) = alarms.into_iter().find(|alarm| alarm.to_be_seen) {
            return alarm;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nothing was to be seen within five seconds")
}

/// A drill goes the whole way of an alarm and back, and says with its date that it did.
#[test]
fn f15_a_drill_shows_that_the_whole_chain_works() {
    let town = Town::new();
    let safety = town.worker.1.safety();
    assert!(safety.last_drill().unwrap().is_none());
    let begun = safety.drill().unwrap();
    assert_eq!((begun.at, begun.watched, begun.seen_at), (town.worker.0.now(), None, None));
    town.sync_worker();
    assert!(safety.last_drill().unwrap().unwrap().watched.is_some());
    assert!(safety.running().unwrap().is_empty(), "nobody is in need");

    let seen = until_it_is_to_be_seen(&town);
    assert!(seen.drill && !seen.sounding, "a drill, and never an alarm");
    assert_eq!((seen.worker.as_str(), seen.words.as_str()), ("Noor Verzonnen", ""));
    town.minutes(1);
    let at = town.supervisor.0.now();
    let supervision = town.supervisor.1.supervision();
    assert!(!supervision.saw_alarm(seen.id).unwrap().to_be_seen);
    assert_eq!(safety.last_drill().unwrap().unwrap().seen_at, None, "not known yet");
    town.sync_supervisor();
    town.sync_worker();
    let worked = safety.last_drill().unwrap().unwrap();
    assert_eq!((worked.seen_by.as_str(), worked.seen_at), ("Noor Verzonnen", Some(at)));
}

/// With a dead hub the supervisor's device still shows a drill as one, after its grace.
#[test]
fn f15_a_drill_without_a_hub_never_sounds_as_an_alarm() {
    let mut road = None;
    let mut town = Town::through(|hub| road.insert(Proxy::new(hub)).address);
    let road = road.unwrap();
    town.worker.1.safety().drill().unwrap();
    // The notice goes; the hub says another time than it keeps, and dies before it is due there.
    road.bend(|_: Hello, said: Welcome| Welcome { now_ms: said.now_ms + 3_600_000, ..said });
    town.sync_worker();
    town.sync_supervisor();
    town.hub = None;
    town.minutes(2);
    let alarms = town.supervisor.1.supervision().alarms().unwrap();
    assert_eq!((alarms.len(), alarms[0].state), (1, AlarmState::RaisedHere));
    assert!(alarms[0].drill && alarms[0].to_be_seen && !alarms[0].sounding);
}

/// The worker's phone says who saw the alarm, and when.
#[test]
fn f15_that_an_alarm_was_seen_comes_back_to_the_worker() {
    let town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    worker.safety().start(case, None, 30, "bel eerst").unwrap();
    town.sync_worker();
    town.minutes(31);
    let alarm = town.until_it_sounds();
    town.sync_worker();
    assert_eq!(worker.safety().running().unwrap()[0].seen_at, None);
    town.minutes(2);
    town.supervisor.1.supervision().saw_alarm(alarm.id).unwrap();
    town.sync_supervisor();
    town.sync_worker();
    let running = worker.safety().running().unwrap();
    assert_eq!(running[0].seen_by, "Noor Verzonnen");
    assert_eq!(running[0].seen_at, Some(town.supervisor.0.now()));
}
