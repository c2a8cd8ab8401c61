#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::inbox::{Received, Sender};
use crate::stage::{Device, StageClock, at};
use field::id::DeviceId;
use field::record::Bytes;
use seal::Secret32;
use std::sync::Arc;

const KEY: [u8; 32] = [7; 32];
const LEFT: &str = "Dorpsstraat 1";

struct Watch {
    clock: Arc<StageClock>,
    boss: Device,
}

/// A supervisor's device at nine; timers are due at ten, with ten minutes of grace.
fn watch() -> Watch {
    let clock = StageClock::at(at(20, 9, 0));
    let boss = Device::of("Bea", &clock);
    Watch { clock, boss }
}

fn id(n: u8) -> AlarmId {
    AlarmId::new([n; 16])
}

fn anna() -> Sender {
    Sender { device: DeviceId::new([1; 16]), name: "Anna".into() }
}

fn somebody_else() -> Sender {
    Sender { device: DeviceId::new([2; 16]), name: "Cor".into() }
}

fn notice(n: u8) -> Received {
    let key = Secret32::new(KEY);
    let sealed = seal::alarm::seal_body(&key, &[n; 16], &[3; 24], LEFT.as_bytes());
    let sealed = Bytes(sealed.unwrap());
    Received::AlarmNotice {
        alarm: id(n),
        due: at(20, 10, 0),
        grace_minutes: 10,
        sealed,
        drill: false,
    }
}

fn release(n: u8) -> Received {
    Received::AlarmRelease { alarm: id(n), key: Bytes(KEY.to_vec()) }
}

fn cancel(n: u8) -> Received {
    Received::AlarmCancel { alarm: id(n) }
}

impl Watch {
    fn alarm(&self) -> AlarmView {
        let alarms = self.boss.session.supervision().alarms().unwrap();
        let [alarm] = &alarms[..] else { panic!("{} alarms", alarms.len()) };
        alarm.clone()
    }
}

#[test]
fn an_armed_alarm_is_shown_and_tells_nothing() {
    let watch = watch();
    assert!(watch.boss.take_in(&anna(), notice(1)));
    assert!(!watch.boss.take_in(&anna(), notice(1)));
    let alarm = watch.alarm();
    assert_eq!((alarm.worker.as_str(), alarm.due), ("Anna", at(20, 10, 0)));
    assert_eq!((alarm.state, alarm.sounding), (AlarmState::Armed, false));
    assert_eq!(alarm.words, "");
}

#[test]
fn a_released_alarm_sounds_with_its_words_until_it_is_seen() {
    let mut watch = watch();
    watch.boss.take_in(&anna(), notice(1));
    watch.clock.set(at(20, 10, 0));
    assert!(watch.boss.take_in(&somebody_else(), release(1)));
    assert!(!watch.boss.take_in(&somebody_else(), release(1)));
    let alarm = watch.alarm();
    assert_eq!((alarm.state, alarm.sounding), (AlarmState::Released, true));
    assert_eq!((alarm.words.as_str(), alarm.worker.as_str()), (LEFT, "Anna"));
    watch.clock.set(at(20, 10, 2));
    let seen = watch.boss.session.supervision().saw_alarm(id(1)).unwrap();
    assert_eq!((seen.sounding, seen.seen), (false, Some(at(20, 10, 2))));
    watch.clock.set(at(20, 10, 9));
    let again = watch.boss.session.supervision().saw_alarm(id(1)).unwrap();
    assert_eq!(again.seen, Some(at(20, 10, 2)));
    watch.boss.unlock_again();
    assert!(watch.alarm() == again);
}

#[test]
fn without_word_it_is_raised_here_after_its_grace_and_not_before() {
    let mut watch = watch();
    watch.boss.take_in(&anna(), notice(1));
    watch.clock.set(at(20, 10, 9));
    assert_eq!(watch.alarm().state, AlarmState::Armed);
    watch.clock.set(at(20, 10, 10));
    let alarm = watch.alarm();
    assert_eq!((alarm.state, alarm.sounding), (AlarmState::RaisedHere, true));
    assert_eq!(alarm.words, "");
    // It was written down: a clock that goes back silences nothing.
    watch.clock.set(at(20, 9, 0));
    watch.boss.unlock_again();
    assert!(watch.alarm().sounding);
}

#[test]
fn called_off_in_time_it_never_sounds() {
    for order in [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] {
        let watch = watch();
        for which in order {
            let (from, message) = match which {
                1 => (anna(), notice(1)),
                2 => (anna(), cancel(1)),
                _ => (somebody_else(), release(1)),
            };
            watch.boss.take_in(&from, message);
        }
        watch.clock.set(at(20, 12, 0));
        let alarm = watch.alarm();
        assert_eq!((alarm.state, alarm.sounding), (AlarmState::Cancelled, false), "{order:?}");
        assert!(!watch.boss.take_in(&somebody_else(), release(1)), "{order:?}");
        assert!(!watch.boss.take_in(&anna(), notice(1)), "{order:?}");
        assert!(!watch.boss.take_in(&anna(), cancel(1)), "{order:?}");
    }
}

#[test]
fn nobody_else_can_call_it_off() {
    let watch = watch();
    watch.boss.take_in(&anna(), notice(1));
    assert!(!watch.boss.take_in(&somebody_else(), cancel(1)));
    watch.clock.set(at(20, 10, 10));
    assert!(watch.alarm().sounding);
}

#[test]
fn a_release_that_comes_before_the_notice_sounds_at_once_and_is_completed_by_it() {
    let watch = watch();
    assert!(watch.boss.take_in(&somebody_else(), release(1)));
    let alarm = watch.alarm();
    assert_eq!((alarm.sounding, alarm.worker.as_str(), alarm.words.as_str()), (true, "", ""));
    assert!(watch.boss.take_in(&anna(), notice(1)));
    let alarm = watch.alarm();
    assert_eq!((alarm.sounding, alarm.worker.as_str()), (true, "Anna"));
    assert_eq!((alarm.words.as_str(), alarm.due), (LEFT, at(20, 10, 0)));
}

#[test]
fn a_wrong_key_sounds_too_and_the_right_one_still_opens_it() {
    let watch = watch();
    watch.boss.take_in(&anna(), notice(1));
    let wrong = || Received::AlarmRelease { alarm: id(1), key: Bytes(vec![8; 32]) };
    assert!(watch.boss.take_in(&somebody_else(), wrong()));
    assert_eq!((watch.alarm().sounding, watch.alarm().words), (true, String::new()));
    assert!(watch.boss.take_in(&somebody_else(), release(1)));
    assert_eq!(watch.alarm().words, LEFT);
    assert!(!watch.boss.take_in(&somebody_else(), wrong()));
    assert_eq!(watch.alarm().words, LEFT);
}

#[test]
fn the_words_reach_one_that_was_raised_here_and_seen() {
    let watch = watch();
    watch.boss.take_in(&anna(), notice(1));
    watch.clock.set(at(20, 10, 10));
    let seen = watch.boss.session.supervision().saw_alarm(id(1)).unwrap();
    assert_eq!((seen.state, seen.seen), (AlarmState::RaisedHere, Some(at(20, 10, 10))));
    watch.boss.take_in(&somebody_else(), release(1));
    let alarm = watch.alarm();
    assert_eq!((alarm.words.as_str(), alarm.sounding), (LEFT, false));
}

#[test]
fn seeing_one_that_is_armed_does_not_silence_it() {
    let watch = watch();
    watch.boss.take_in(&anna(), notice(1));
    assert_eq!(watch.boss.session.supervision().saw_alarm(id(1)).unwrap().seen, None);
    assert!(watch.boss.session.supervision().saw_alarm(id(9)).is_err());
    watch.clock.set(at(20, 10, 10));
    assert!(watch.alarm().sounding);
}

#[test]
fn those_that_sound_stand_in_front() {
    let watch = watch();
    let due = |n: u8, hour: u16| {
        let sealed = Bytes(Vec::new());
        let notice = Received::AlarmNotice {
            alarm: id(n),
            due: at(20, hour, 0),
            grace_minutes: 10,
            sealed,
            drill: false,
        };
        watch.boss.take_in(&anna(), notice);
    };
    for (n, hour) in [(1, 16), (2, 10), (3, 15), (4, 11), (5, 9), (6, 12)] {
        due(n, hour);
    }
    watch.boss.take_in(&anna(), cancel(2));
    watch.boss.take_in(&anna(), cancel(6));
    watch.clock.set(at(20, 13, 0));
    let order: Vec<u8> = watch
        .boss
        .session
        .supervision()
        .alarms()
        .unwrap()
        .into_iter()
        .map(|alarm| alarm.id.bytes()[0])
        .collect();
    assert_eq!(order, [5, 4, 3, 1, 6, 2]);
}
