//! Devices behind roads that lose, delay, repeat, reorder, cut, replay and withhold: no word that
//! is not true, and once there is peace, the same everywhere, each thing once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::chance::Chance;
use support::proxy::{Bad, Road};
use support::stage::{MINUTE, NOW, Stage};
use sync::truth::Incoming;

/// How many seeds: a few, or a thousand with SCHAKEL_FAULTS=full.
fn seeds() -> std::ops::Range<u64> {
    let full = std::env::var("SCHAKEL_FAULTS").is_ok_and(|value| value == "full");
    let first = std::env::var("SCHAKEL_SEED").ok().and_then(|seed| seed.parse().ok());
    match first {
        Some(seed) => seed..seed + 1,
        None => 0..if full { 1000 } else { 12 },
    }
}

/// What each device wrote so far, and when: by device, text or message.
struct Written {
    records: Vec<(usize, i64, Vec<u8>)>,
    messages: Vec<(usize, usize, i64)>,
}

#[test]
fn no_untrue_word_and_after_peace_the_same_everywhere() {
    let (mut complete, mut arrived, mut troubles) = (0, 0, 0);
    for seed in seeds() {
        let mut stage = Stage::new(3, seed);
        let mut chance = Chance::new(seed);
        for (n, device) in stage.devices.iter().enumerate() {
            device.proxy.take(Road::Bad(Bad::new(seed * 3 + n as u64)));
        }
        let mut written = Written { records: Vec::new(), messages: Vec::new() };
        for step in 0..40 {
            let now = NOW + step * MINUTE;
            let which = usize::try_from(chance.below(3)).unwrap();
            match chance.below(8) {
                0 | 1 => {
                    let texts: Vec<String> =
                        (0..=chance.below(3)).map(|n| format!("{step}.{n} by {which}")).collect();
                    stage.devices[which].write(&texts);
                    let contents = texts.iter().map(|text| support::device::content(text));
                    written.records.extend(contents.map(|content| (which, now, content)));
                }
                2 => {
                    let to = (which + 1 + usize::try_from(chance.below(2)).unwrap()) % 3;
                    let peer = stage.devices[to].peer();
                    stage.devices[which].send_message(peer);
                    written.messages.push((which, to, now));
                }
                3 => stage.devices[which].write_personal(),
                _ => {
                    let outcome = stage.sync(which, now);
                    troubles += u64::from(outcome.trouble.is_some());
                    let team = stage.team;
                    stage.devices[which].state_it(team, now);
                }
            }
            let (c, a) = true_words(&stage, which, &written, seed, step);
            complete += u64::from(c);
            arrived += u64::from(a);
        }
        peace(&mut stage, &written, seed);
    }
    assert!(troubles > 0, "the roads were bad");
    assert!(complete > 0 && arrived > 0, "an honest hub gets its due");
}

/// Whatever a device says about itself holds in every other device's vault.
fn true_words(
    stage: &Stage,
    which: usize,
    written: &Written,
    seed: u64,
    step: i64,
) -> (bool, bool) {
    let (sending, incoming) = stage.state(which);
    let mine = stage.devices[which].texts();
    let complete = if let Incoming::Complete { as_of_ms } = incoming {
        for (by, at_ms, content) in &written.records {
            let here = mine.binary_search(content).is_ok();
            assert!(
                here || *at_ms > as_of_ms || *by == which,
                "seed {seed} step {step}: not complete"
            );
        }
        let senders = (0..3).filter(|by| *by != which);
        for by in senders {
            let early = |(from, to, at): &&(usize, usize, i64)| {
                (*from, *to) == (by, which) && *at <= as_of_ms
            };
            let sent = written.messages.iter().filter(early).count() as u64;
            assert!(
                heard(stage, which, by) >= sent,
                "seed {seed} step {step}: a message is missing"
            );
        }
        true
    } else {
        false
    };
    if sending.all_arrived() {
        for (by, _, content) in &written.records {
            for other in (0..3).filter(|other| *by == which && *other != which) {
                let there = stage.devices[other].texts();
                assert!(
                    there.binary_search(content).is_ok(),
                    "seed {seed} step {step}: not arrived"
                );
            }
        }
        for to in (0..3).filter(|to| *to != which) {
            let sent = written.messages.iter().filter(|(f, t, _)| (*f, *t) == (which, to)).count();
            assert!(heard(stage, to, which) >= sent as u64, "seed {seed} step {step}: not arrived");
        }
    }
    (complete, sending.all_arrived() && written.records.iter().any(|(by, ..)| *by == which))
}

fn heard(stage: &Stage, which: usize, from: usize) -> u64 {
    let from = stage.devices[from].peer();
    stage.devices[which].heard.iter().find(|(peer, _)| *peer == from).map_or(0, |(_, n)| *n)
}

/// The roads are good again: a few rounds, and everything is everywhere, once, and said so.
fn peace(stage: &mut Stage, written: &Written, seed: u64) {
    stage.devices.iter().for_each(|device| device.proxy.take(Road::Good));
    let now = NOW + 41 * MINUTE;
    let team = stage.team;
    for turn in 0..6 {
        for which in 0..3 {
            let outcome = stage.sync(which, now + turn * MINUTE);
            let caught = outcome.trouble.is_some();
            assert!(!caught || turn == 0, "seed {seed} turn {turn}: {:?}", outcome.trouble);
            // What a hub withheld from the middle is missing still: read from the start again.
            if matches!(stage.state(which).1, Incoming::Missing { .. }) {
                stage.devices[which].follow(team, true);
                stage.sync(which, now + turn * MINUTE);
            }
            stage.devices[which].state_it(team, now + turn * MINUTE);
        }
    }
    let mut all: Vec<Vec<u8>> = written.records.iter().map(|(.., text)| text.clone()).collect();
    all.sort();
    for which in 0..3 {
        let device = &stage.devices[which];
        assert_eq!(device.texts(), all, "seed {seed}, device {which}");
        assert_eq!(device.vault.check().unwrap(), [], "seed {seed}, device {which}");
        let (sending, incoming) = stage.state(which);
        assert!(sending.all_arrived(), "seed {seed}, device {which}: {sending:?}");
        let complete = matches!(incoming, Incoming::Complete { .. });
        assert!(complete, "seed {seed}, device {which}: {incoming:?}");
        assert_eq!(device.spool.0.kept(0, 100).unwrap(), [], "seed {seed}, device {which}");
    }
}
