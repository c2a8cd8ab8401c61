//! F15: alarms go by the hub's clock, whatever the clocks of worker and supervisor say.

use crate::support::proxy::{Proxy, Road};
use companion::data::{AlarmState, Instant};
use companion::{AlarmView, WatchView};
use journeys::{Town, case};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use wire::{Arm, Message, Receipt};

/// By how many minutes a clock is ahead: ten, ten behind, two years.
const WRONG: [i64; 3] = [10, -10, TWO_YEARS];

const TWO_YEARS: i64 = 2 * 365 * 24 * 60;

/// What was asked and what was said, in bytes.
type Heard = Vec<(Vec<u8>, Vec<u8>)>;

/// Time passes; no clock is set right by it.
fn pass(town: &Town, minutes: i64) {
    town.worker.0.minutes(minutes);
    town.supervisor.0.minutes(minutes);
    town.clock.set(town.clock.now_ms() + minutes * 60_000);
}

fn running(town: &Town) -> WatchView {
    let running = town.worker.1.safety().running().unwrap();
    let [watch] = &running[..] else { panic!("{} timers", running.len()) };
    watch.clone()
}

/// The only alarm on the supervisor's device, when there is one.
fn alarm(town: &Town) -> Option<AlarmView> {
    let mut alarms = town.supervisor.1.supervision().alarms().unwrap();
    assert!(alarms.len() < 2);
    alarms.pop()
}

/// The hub gets a moment to release it, and does not.
fn nothing_sounds(town: &Town) {
    std::thread::sleep(Duration::from_millis(200));
    town.sync_supervisor();
    assert!(alarm(town).is_none_or(|alarm| !alarm.sounding && !alarm.to_be_seen));
}

/// Where it stands in the hub's time, in minutes.
fn minutes_from_now(town: &Town, at: Instant) -> i64 {
    (at.0 - town.clock.now_ms()) / 60_000
}

/// A silent alarm is due at once by the hub's clock, and released there, whatever the phone's says.
#[test]
fn f15_a_silent_alarm_from_a_phone_with_a_wrong_clock_sounds_at_once() {
    for wrong in WRONG {
        let town = Town::new();
        town.worker.0.minutes(wrong);
        let case = case(&town.worker.1, "Rinus Kwakernaat");
        town.worker.1.safety().silent(case, "bel eerst").unwrap();
        let set = town.worker.0.now();
        town.sync_worker();
        let watch = running(&town);
        assert_eq!((watch.due, watch.watched), (set, Some(set)), "by the phone's own clock");
        let sounds = town.until_it_sounds();
        assert_eq!(sounds.state, AlarmState::Released, "{wrong}");
        assert_eq!(minutes_from_now(&town, sounds.due), 0, "{wrong}");
        if wrong == TWO_YEARS {
            // Nothing is sealed to people by then: who it is about follows with the right time.
            assert_eq!((sounds.worker.as_str(), sounds.words.as_str()), ("", ""));
            town.worker.0.minutes(-wrong);
            town.sync_worker();
            town.sync_supervisor();
        }
        let sounds = alarm(&town).unwrap();
        assert!(sounds.sounding);
        assert_eq!(sounds.worker, "Noor Verzonnen", "{wrong}");
        assert_eq!(sounds.words, "bel eerst", "{wrong}");
    }
}

/// Half an hour is half an hour of the hub's, no less and no more; the phone shows its own time.
#[test]
fn f15_a_timer_on_a_phone_with_a_wrong_clock_passes_when_it_should() {
    for wrong in WRONG {
        let town = Town::new();
        town.worker.0.minutes(wrong);
        let case = case(&town.worker.1, "Rinus Kwakernaat");
        let set = town.worker.1.safety().start(case, None, 30, "bel eerst").unwrap();
        town.sync_worker();
        assert_eq!(running(&town).watched, Some(town.worker.0.now()), "{wrong}");
        assert_eq!(running(&town).due, town.worker.0.now().plus_minutes(30), "by its own clock");
        assert_eq!(running(&town).due, set.due);
        nothing_sounds(&town);
        if wrong != TWO_YEARS {
            assert_eq!(minutes_from_now(&town, alarm(&town).unwrap().due), 30, "{wrong}");
        }
        pass(&town, 29);
        nothing_sounds(&town);
        pass(&town, 1);
        let sounds = town.until_it_sounds();
        assert_eq!((sounds.state, sounds.due), (AlarmState::Released, town.supervisor.0.now()));
    }
}

/// The answer to arming is lost; the phone starts again, and its clock is set right meanwhile.
#[test]
fn f15_armed_again_after_a_lost_answer_it_is_the_same_alarm() {
    let mut road = None;
    let mut town = Town::through(|hub| road.insert(Proxy::new(hub)).address);
    let road = road.unwrap();
    town.worker.0.minutes(10);
    let case = case(&town.worker.1, "Rinus Kwakernaat");
    town.worker.1.safety().start(case, None, 30, "bel eerst").unwrap();

    let heard: Arc<Mutex<Heard>> = Arc::default();
    let listen = |road: &Proxy, lost: bool| {
        let heard = Arc::clone(&heard);
        road.bend_raw("/v1/alarm/arm", move |asked, answer| {
            heard.lock().unwrap().push((asked.to_vec(), answer.body.clone()));
            (!lost).then_some(answer)
        });
    };
    listen(&road, true);
    town.sync_worker();
    assert_eq!(running(&town).watched, None, "not said before it is known");
    pass(&town, 1);
    town.worker.0.minutes(-10);
    town.worker.1.lock().unwrap();
    town.worker.1 = town.worker.0.unlock();
    listen(&road, false);
    town.sync_worker();
    assert!(running(&town).watched.is_some());
    road.take(Road::Good);

    let heard = heard.lock().unwrap();
    let [first, .., last] = &heard[..] else { panic!("armed {} times", heard.len()) };
    let (asked, receipt) = (Arm::from_bytes(&last.0), Receipt::from_bytes(&last.1).unwrap());
    assert!(first == last, "the same was asked, and the same was said");
    assert_eq!(receipt.due_ms, asked.unwrap().due_ms);
    assert_eq!(receipt.due_ms, town.clock.now_ms() + 29 * 60_000);
    town.sync_supervisor();
    assert_eq!(alarm(&town).unwrap().due.0, receipt.due_ms, "supervisors have the same number");
}

/// The answer to arming is lost, and all is well: the hub is told so, and nothing sounds.
#[test]
fn f15_all_well_calls_off_what_the_hub_watches_without_this_phone_knowing() {
    let mut road = None;
    let town = Town::through(|hub| road.insert(Proxy::new(hub)).address);
    let road = road.unwrap();
    let case = case(&town.worker.1, "Rinus Kwakernaat");
    let safety = town.worker.1.safety();
    let set = safety.start(case, None, 30, "bel eerst").unwrap();
    road.bend_raw("/v1/alarm/arm", |_, _| None);
    town.sync_worker();
    assert_eq!(running(&town).watched, None);
    safety.all_well(set.watch).unwrap();
    town.sync_worker();
    pass(&town, 31);
    nothing_sounds(&town);
    assert_eq!(alarm(&town).map(|alarm| alarm.state), Some(AlarmState::Cancelled));
}

/// Without a connection the notice waits sealed all the same, by the clock that the hub had last.
#[test]
fn f15_set_without_a_connection_it_goes_by_what_the_hub_said_last() {
    let mut town = Town::new();
    town.worker.0.minutes(10);
    town.sync_worker();
    let address = town.hub.take().map(|hub| hub.address());
    let case = case(&town.worker.1, "Rinus Kwakernaat");
    town.worker.1.safety().start(case, None, 30, "bel eerst").unwrap();
    assert!(town.sync_worker().trouble.is_some());
    town.worker.1.lock().unwrap();
    pass(&town, 5);
    town.start_hub_at(address);
    assert!(town.worker.0.companion.sync_while_locked().unwrap().sent > 0);
    town.sync_supervisor();
    assert_eq!(minutes_from_now(&town, alarm(&town).unwrap().due), 25);
}

/// A supervisor's device raises what the hub does not release when it is due, by the hub's clock.
#[test]
fn f15_a_supervisors_device_with_a_wrong_clock_raises_in_time() {
    for wrong in WRONG {
        let mut town = Town::new();
        let case = case(&town.worker.1, "Rinus Kwakernaat");
        town.worker.1.safety().start(case, None, 30, "bel eerst").unwrap();
        town.sync_worker();
        town.supervisor.0.minutes(wrong);
        town.sync_supervisor();
        town.hub = None;
        let due = town.supervisor.0.now().plus_minutes(30);
        assert_eq!(alarm(&town).unwrap().due, due, "by its own clock");
        pass(&town, 31);
        assert!(!alarm(&town).unwrap().sounding, "within the grace the hub may still speak");
        pass(&town, 1);
        let raised = alarm(&town).unwrap();
        assert_eq!((raised.state, raised.sounding), (AlarmState::RaisedHere, true), "{wrong}");
    }
}
