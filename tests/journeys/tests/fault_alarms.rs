//! The alarm drill of the core: how long it takes until a supervisor's device shows an alarm when
//! the worker's phone is gone, the hub starts again, or the hub is dead; and that one that was
//! called off in time is never shown. The times are printed, not judged: machines differ.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use companion::AlarmView;
use companion::data::{Instant, WatchId};
use journeys::{Town, case};
use std::io::Write as _;
use std::time::Duration;

/// How often each is played: a few times, or more with SCHAKEL_FAULTS=full.
fn times() -> usize {
    let full = std::env::var("SCHAKEL_FAULTS").is_ok_and(|value| value == "full");
    if full { 20 } else { 3 }
}

/// Past the capture of the test, so that it is read also when all is well.
fn tell(line: &str) {
    writeln!(std::io::stderr().lock(), "{line}").unwrap();
}

#[expect(clippy::disallowed_methods, reason = "how long a real wait takes is measured")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

/// A town in which a timer of half an hour was armed, and the worker's phone is gone since.
fn armed() -> (Town, WatchId) {
    let town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    let watch = worker.safety().start(case, None, 30, "bel eerst").unwrap().watch;
    town.sync_worker();
    assert!(worker.safety().running().unwrap()[0].watched.is_some());
    worker.lock().unwrap();
    (town, watch)
}

fn sounding(town: &Town) -> Option<AlarmView> {
    let alarms = town.supervisor.1.supervision().alarms().unwrap();
    alarms.into_iter().find(|alarm| alarm.sounding)
}

/// Waits on the supervisor's device as an open app does, until it sounds.
fn until_it_sounds(town: &Town) -> AlarmView {
    for _ in 0..60 {
        if let Some(alarm) = sounding(town) {
            return alarm;
        }
        let view = town.supervisor.1.sync().wait(20).unwrap();
        if view.trouble.is_some() {
            std::thread::sleep(Duration::from_millis(100));
        }
    }
    panic!("nothing sounded")
}

/// Plays something a few times and prints how long it took in the middle and at most.
fn measure(what: &str, play: impl Fn() -> Duration) {
    let mut took: Vec<Duration> = (0..times()).map(|_| play()).collect();
    took.sort_unstable();
    let seconds = |at: usize| took[at].as_secs_f64();
    let (middle, most) = (seconds(took.len() / 2), seconds(took.len() - 1));
    let count = took.len();
    tell(&format!("alarm, {what}: shown after {middle:.2} s, at most {most:.2} s ({count} times)"));
}

#[test]
fn the_phone_is_gone_after_arming() {
    measure("phone gone", || {
        let (town, _) = armed();
        town.sync_supervisor();
        town.minutes(29);
        assert!(sounding(&town).is_none());
        std::thread::scope(|scope| {
            let shown = scope.spawn(|| {
                let alarm = until_it_sounds(&town);
                (alarm, now())
            });
            std::thread::sleep(Duration::from_millis(200));
            let due = now();
            town.clock.set(town.clock.now_ms() + 60_000);
            let (alarm, at) = shown.join().unwrap();
            assert_eq!(alarm.words, "bel eerst");
            at.duration_since(due)
        })
    });
}

#[test]
fn the_hub_starts_again_after_it_was_due() {
    measure("hub down when it was due, from its start", || {
        let (mut town, _) = armed();
        town.sync_supervisor();
        let address = town.hub.take().map(|hub| hub.address());
        town.minutes(31);
        assert!(sounding(&town).is_none(), "within the grace");
        let begun = now();
        town.start_hub_at(address);
        assert_eq!(until_it_sounds(&town).words, "bel eerst");
        begun.elapsed()
    });
}

#[test]
fn the_hub_is_dead() {
    measure("hub dead, by the clock", || {
        let (mut town, watch) = armed();
        town.sync_supervisor();
        town.hub = None;
        town.minutes(30);
        let due: Instant = town.supervisor.0.now();
        let mut minutes = 0;
        while sounding(&town).is_none() {
            town.minutes(1);
            minutes += 1;
            assert!(minutes < 10, "it is never shown");
        }
        assert_eq!(sounding(&town).unwrap().id.bytes(), watch.bytes());
        Duration::from_millis((town.supervisor.0.now().0 - due.0).unsigned_abs())
    });
}

#[test]
fn called_off_in_time_it_is_never_shown() {
    for _ in 0..times() {
        let town = Town::new();
        let worker = &town.worker.1;
        let case = case(worker, "Rinus Kwakernaat");
        let watch = worker.safety().start(case, None, 30, "bel eerst").unwrap();
        town.sync_worker();
        town.sync_supervisor();
        town.minutes(29);
        worker.safety().all_well(watch.watch).unwrap();
        town.sync_worker();
        for _ in 0..20 {
            town.minutes(10);
            town.sync_supervisor();
            assert!(sounding(&town).is_none());
        }
    }
    tell(&format!("alarm, called off in time: never shown ({} times)", times()));
}
