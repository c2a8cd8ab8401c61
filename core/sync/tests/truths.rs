//! What is said about what has arrived, under a hub that withholds whatever it likes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::chance::Chance;
use sync::Id;
use sync::truth::{FRESH_MS, Incoming, Line, Peer, Statements, What, incoming, sending};
use wire::{Heard, Seen, Statement, Wrote};

const MINUTE: i64 = 60_000;
const STREAM: Id = [5; 16];

fn peer(n: usize) -> Peer {
    let n = u8::try_from(n).unwrap();
    Peer { device: [n; 16], incarnation: [n + 100; 16] }
}

fn word(of: Peer, at_ms: i64) -> Statement {
    let (device, incarnation) = (of.device, of.incarnation);
    let (wrote, received, read, sent) = (vec![], vec![], vec![], vec![]);
    Statement { device, incarnation, at_ms, wrote, received, read, sent, grant_key: None }
}

fn heard(of: Peer, counter: u64) -> Heard {
    Heard { device: of.device, incarnation: of.incarnation, counter }
}

fn seen(of: Peer, counter: u64) -> Seen {
    let (device, incarnation) = (of.device, of.incarnation);
    Seen { stream: STREAM, device, incarnation, epoch: 1, counter }
}

/// Four devices that write records and messages and state the truth each minute they are up; the
/// hub hands over to device 0 what it likes. It never gives one record, or one message, nor
/// anything behind it in its chain.
#[derive(Clone)]
struct World {
    wrote: [u64; 4],
    sent: [u64; 4],
    /// Up to where the hub withholds nothing of each device.
    lets: [(u64, u64); 4],
    here: Statement,
    words: Statements,
}

#[test]
fn under_a_hub_that_withholds_complete_is_never_said() {
    let (mut said, mut withheld) = (0, 0);
    for seed in 0..1000 {
        let mut chance = Chance::new(seed);
        let (victim, message) = (1 + chance.below(3) as usize, chance.one_in(2));
        let from = 20 + chance.below(20) as i64;
        let mut world = World {
            wrote: [0; 4],
            sent: [0; 4],
            lets: [(u64::MAX, u64::MAX); 4],
            here: word(peer(0), 0),
            words: Statements::default(),
        };
        let mut since = None;
        for minute in 0..120_i64 {
            let now = minute * MINUTE;
            for n in 1..4 {
                world.wrote[n] += chance.below(3);
                world.sent[n] += u64::from(chance.one_in(3));
            }
            if minute == from {
                // From now on the next one of the victim is never given.
                let (records, messages) = (world.wrote[victim], world.sent[victim]);
                world.lets[victim] =
                    if message { (u64::MAX, messages) } else { (records, u64::MAX) };
                (world.wrote[victim], world.sent[victim]) = (records + 1, messages + 1);
                since = Some(now);
            }
            // What device 0 gets: everything that is not withheld.
            world.here.read =
                (1..4).map(|n| seen(peer(n), world.wrote[n].min(world.lets[n].0))).collect();
            world.here.received =
                (1..4).map(|n| heard(peer(n), world.sent[n].min(world.lets[n].1))).collect();
            for n in 1..4 {
                let mut word = word(peer(n), now);
                word.wrote = vec![Wrote { stream: STREAM, epoch: 1, counter: world.wrote[n] }];
                word.sent = vec![heard(peer(0), world.sent[n])];
                // The hub may keep a word back as well, or give an old one again.
                let given = match since {
                    None => !chance.one_in(4),
                    Some(_) => n != victim || chance.one_in(8),
                };
                if given {
                    world.words.hear(word);
                }
            }
            let others = [peer(1), peer(2), peer(3)];
            let known = incoming(&world.here, &[STREAM], &others, &world.words, now);
            let complete = matches!(known, Incoming::Complete { .. });
            match since {
                None => said += u64::from(complete),
                Some(since) => {
                    withheld += 1;
                    // For as long as the last word before may be fresh, it is true as of then.
                    if let Incoming::Complete { as_of_ms } = known {
                        assert!(as_of_ms < since, "seed {seed}, minute {minute}");
                        assert!(now - since <= FRESH_MS, "seed {seed}, minute {minute}");
                    }
                }
            }
        }
    }
    assert!(said > 10_000, "an honest hub gets its due: {said}");
    assert!(withheld > 50_000);
}

#[test]
fn under_a_hub_that_drops_or_keeps_back_words_all_arrived_is_never_said() {
    let mut said = 0;
    for seed in 0..1000 {
        let mut chance = Chance::new(seed);
        let mut words = Statements::default();
        let (mut made, mut acknowledged, mut arrived) = (0, 0, [0_u64; 4]);
        // The hub acknowledges everything and gives device 1 nothing after so many.
        let lets = chance.below(12);
        for minute in 0..60 {
            made += chance.below(2);
            acknowledged = if chance.one_in(3) { acknowledged } else { made };
            for (n, arrived) in arrived.iter_mut().enumerate().skip(1) {
                let got = if n == 1 { acknowledged.min(lets) } else { acknowledged };
                *arrived = got.max(*arrived);
                let mut word = word(peer(n), minute * MINUTE);
                word.read = vec![seen(peer(0), *arrived)];
                word.received = vec![heard(peer(0), *arrived)];
                if chance.one_in(2) {
                    words.hear(word);
                }
            }
            let to: Vec<Peer> = (1..4).map(peer).collect();
            let records = What::Records { stream: STREAM, epoch: 1 };
            let lines = [
                Line { what: records, made, sent: acknowledged, to: to.clone() },
                Line { what: What::Messages, made, sent: acknowledged, to: vec![to[0]] },
            ];
            let now = sending(peer(0), &lines, &words);
            assert_eq!(now.waiting + now.sent + now.arrived, 2 * made, "each in one place");
            if now.all_arrived() {
                assert!(arrived[1..].iter().all(|there| *there >= made), "seed {seed}");
                assert!(made <= lets, "seed {seed}");
                said += u64::from(made > 0);
            }
        }
    }
    assert!(said > 1000, "an honest hub gets its due: {said}");
}

#[test]
fn an_older_word_and_one_of_another_life_say_nothing() {
    let mut words = Statements::default();
    let mut right = word(peer(1), 10);
    right.read = vec![seen(peer(0), 5)];
    words.hear(right.clone());
    let mut old = word(peer(1), 9);
    old.read = vec![seen(peer(0), 99)];
    words.hear(old);
    assert_eq!(words.of(peer(1)), Some(&right));
    let other_life = Peer { incarnation: [77; 16], ..peer(0) };
    let line = Line {
        what: What::Records { stream: STREAM, epoch: 1 },
        made: 5,
        sent: 5,
        to: vec![peer(1)],
    };
    assert!(sending(peer(0), std::slice::from_ref(&line), &words).all_arrived());
    assert!(!sending(other_life, std::slice::from_ref(&line), &words).all_arrived());
    let other_epoch = Line { what: What::Records { stream: STREAM, epoch: 2 }, ..line };
    assert!(!sending(peer(0), &[other_epoch], &words).all_arrived());
}

#[test]
fn silence_is_counted_and_a_clock_far_ahead_is_no_word_of_today() {
    let here = word(peer(0), 0);
    let others = [peer(1), peer(2)];
    let mut words = Statements::default();
    let at = |words: &Statements, now| incoming(&here, &[STREAM], &others, words, now);
    assert_eq!(at(&words, 0), Incoming::Unsure { devices: 2, since_ms: None });
    words.hear(word(peer(1), 100));
    assert_eq!(at(&words, 100), Incoming::Unsure { devices: 1, since_ms: None });
    words.hear(word(peer(2), 90));
    assert_eq!(at(&words, 100), Incoming::Complete { as_of_ms: 90 });
    assert_eq!(at(&words, 90 + FRESH_MS), Incoming::Complete { as_of_ms: 90 });
    let late = at(&words, 91 + FRESH_MS);
    assert_eq!(late, Incoming::Unsure { devices: 1, since_ms: Some(90) });
    words.hear(word(peer(2), 100 * FRESH_MS));
    assert!(matches!(at(&words, 100), Incoming::Unsure { devices: 1, .. }));
    // What one device has of another's is word enough that it exists.
    let mut word = word(peer(1), 101);
    word.read = vec![seen(peer(2), 4)];
    words.hear(word);
    assert_eq!(at(&words, 101), Incoming::Missing { records: 4 });
    assert_eq!(incoming(&here, &[], &[], &words, 101), Incoming::Complete { as_of_ms: 101 });
}

proptest! {
    /// Whatever stands in the words of others: counting never fails, and never loses a thing.
    #[test]
    fn hostile_words(counters in proptest::collection::vec(any::<u64>(), 8), made in 0..100_u64, sent: u64) {
        let mut words = Statements::default();
        let mut word = word(peer(1), i64::MAX);
        word.wrote = counters.iter().map(|c| Wrote { stream: STREAM, epoch: 1, counter: *c }).collect();
        word.read = counters.iter().map(|c| seen(peer(0), *c)).chain([seen(peer(2), u64::MAX)]).collect();
        word.sent = counters.iter().map(|c| heard(peer(0), *c)).collect();
        word.received = word.sent.clone();
        words.hear(word);
        let here = self::word(peer(0), i64::MIN);
        let _ = incoming(&here, &[STREAM], &[peer(1)], &words, i64::MIN);
        let line = Line { what: What::Messages, made, sent, to: vec![peer(1)] };
        let now = sending(peer(0), &[line], &words);
        prop_assert_eq!(now.waiting + now.sent + now.arrived, made);
    }
}
