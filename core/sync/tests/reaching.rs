//! Reaching a hub: by what it is known, in pieces, waiting, stopped and going on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use hub::{Clock, Hub, Setup};
use seal::invitation::Invitation;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use support::proxy::Road;
use support::stage::{NOW, Stage};
use sync::{
    BadAddress, Client, Endpoint, Id, Outbound, Patience, Progress, Promise, Round, Stop, Stopped,
    Store, Taken, Trouble, Trust,
};
use wire::{Cursor, Hello, Read, Received, Request};

const HELLO: Hello = Hello { versions: Vec::new(), capabilities: Vec::new() };

#[test]
fn addresses_that_are_used_and_those_that_are_not() {
    let pin = Trust::Pinned([1; 32]);
    let endpoint = |address: &str, trust: &Trust| Endpoint::new(address, trust.clone()).err();
    for good in ["https://hub.example", "https://hub.example:8443/", "https://10.0.0.1"] {
        assert_eq!(endpoint(good, &pin), None, "{good}");
        assert_eq!(endpoint(good, &Trust::Roots(vec![])), None, "{good}");
        assert_eq!(endpoint(good, &Trust::Loopback), Some(BadAddress::Unknown), "{good}");
    }
    for here in ["http://127.0.0.1:8000", "http://[::1]:8000", "http://localhost"] {
        assert_eq!(endpoint(here, &Trust::Loopback), None, "{here}");
        assert_eq!(endpoint(here, &pin), Some(BadAddress::NotSealed), "{here}");
    }
    for open in ["http://hub.example", "http://10.0.0.1", "http://127.0.0.1.example"] {
        assert_eq!(endpoint(open, &Trust::Loopback), Some(BadAddress::NotSealed), "{open}");
    }
    for none in
        ["", "hub", "ftp://hub.example", "https://me@hub.example", "https://hub.example/a?b"]
    {
        assert_eq!(endpoint(none, &pin), Some(BadAddress::NotAnAddress), "{none}");
    }
    let root = Endpoint::new("https://hub.example", Trust::Roots(vec![vec![7; 40]])).unwrap();
    assert_eq!(Client::new(&root, None).err(), Some(BadAddress::BadRoot));
}

#[test]
fn a_pinned_certificate_is_the_only_one_that_is_accepted() {
    let folder = support::stage::folder();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("https://localhost:{port}");
    let listen = format!("127.0.0.1:{port}").parse().ok();
    let setup = Setup { url: url.clone(), listen, certificate: None };
    let config = hub::init(&folder.path().join("hub"), &setup).unwrap();
    let hub = Hub::start(&config, Clock::standing(NOW)).unwrap();
    let invitation = Invitation::from_text(&hub.founding_invitation().unwrap()).unwrap();
    let ask = |trust: Trust| {
        let endpoint = Endpoint::new(&url, trust).unwrap();
        Client::new(&endpoint, None).unwrap().ask(&HELLO).map(|_| ())
    };
    let pin = invitation.pin.unwrap();
    // No version in common: that is the hub's own word, over TLS.
    assert_eq!(ask(Trust::Pinned(pin)), Err(Trouble::Update));
    let mut other = pin;
    other[31] ^= 1;
    assert_eq!(ask(Trust::Pinned(other)), Err(Trouble::WrongCertificate));
    assert_eq!(ask(Trust::Roots(vec![])), Err(Trouble::WrongCertificate));
    drop(hub);
    assert_eq!(ask(Trust::Pinned(pin)), Err(Trouble::Unreachable));
}

fn round<'a>(client: &'a Client, progress: &'a mut dyn FnMut(Progress)) -> Round<'a> {
    let patience = Patience { first_wait: Duration::from_millis(1), ..Patience::SHORT };
    Round { client, patience, wait_s: 0, progress }
}

#[test]
fn a_long_way_behind_goes_in_pages_tells_how_far_and_is_stopped_and_goes_on() {
    let mut stage = Stage::new(2, 3);
    let texts: Vec<String> = (0..2500).map(|n| format!("note {n}")).collect();
    texts.chunks(50).for_each(|some| stage.devices[0].write(some));
    let outcome = stage.sync(0, NOW);
    assert!(outcome.whole && outcome.progress.sent >= 2550);
    let follower = &mut stage.devices[1];
    // Stopped in the middle of every request once; each time a bit further.
    let mut far = Vec::new();
    for stop_at in 1.. {
        let stop = Stop::default();
        let (said, mut asked) = (stop.clone(), 0);
        follower.proxy.take(Road::Bent(Box::new(move |_, _, answer| {
            asked += 1;
            if asked == stop_at {
                said.say();
            }
            Some(answer)
        })));
        let client = follower.client_until(&stop);
        let mut progress = |progress: Progress| far.push(progress);
        match round(&client, &mut progress).run(&mut follower.spool) {
            Err(Stopped::Said) => assert!(stop_at < 9),
            Err(other) => panic!("{other}"),
            Ok(outcome) => {
                assert!(outcome.whole);
                break;
            }
        }
    }
    follower.proxy.take(Road::Good);
    assert!(far.len() >= 3, "several pages");
    assert!(far[0].to_come >= 1500 && far.last().unwrap().to_come == 0);
    let (team, keys) = (stage.team, stage.keys.clone());
    stage.devices[1].take_in(team, &keys);
    assert_eq!(stage.devices[1].texts().len(), 2500);
}

/// A store whose disk is full once something comes in.
struct Full(Vec<Cursor>);

impl Store for Full {
    type Error = &'static str;

    fn waiting(&mut self, _: u64, _: usize) -> Result<Vec<Outbound>, Self::Error> {
        Ok(Vec::new())
    }

    fn sent(&mut self, _: &[Taken]) -> Result<(), Self::Error> {
        Ok(())
    }

    fn cursors(&mut self) -> Result<Vec<Cursor>, Self::Error> {
        Ok(self.0.clone())
    }

    fn promises(&mut self, _: Id) -> Result<Vec<Promise>, Self::Error> {
        Ok(Vec::new())
    }

    fn broken(&mut self, _: &[Id]) -> Result<(), Self::Error> {
        Ok(())
    }

    fn take_in(&mut self, _: Id, _: Vec<Received>) -> Result<(), Self::Error> {
        Err("full")
    }

    fn end(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// More is fetched while what came is taken in: when that fails, nobody waits for the rest.
#[test]
fn a_store_that_fails_ends_the_round_whatever_is_still_asked() {
    let mut stage = Stage::new(2, 7);
    let texts: Vec<String> = (0..1500).map(|n| format!("note {n}")).collect();
    stage.devices[0].write(&texts);
    assert!(stage.sync(0, NOW).whole);
    let follower = &stage.devices[1];
    let mut asked = 0;
    follower.proxy.bend_raw(Read::PATH, move |_, answer| {
        asked += 1;
        if asked > 1 {
            std::thread::sleep(Duration::from_secs(8));
        }
        Some(answer)
    });
    #[expect(clippy::disallowed_methods, reason = "how long a real wait takes is measured")]
    let begun = Instant::now();
    let mut full = Full(follower.spool.0.cursors());
    let ended = round(&follower.client, &mut |_| {}).run(&mut full);
    assert_eq!(ended, Err(Stopped::Store("full")));
    assert!(begun.elapsed() < Duration::from_secs(6));
}

#[test]
fn who_waits_hears_at_once_and_a_hub_that_restarts_costs_nothing() {
    let mut stage = Stage::new(2, 4);
    stage.devices[0].write(&["first".to_owned()]);
    assert!(stage.sync(0, NOW).whole);
    assert!(stage.sync(1, NOW).whole);
    stage.restart_hub();
    stage.devices[0].write(&["second".to_owned()]);
    let mut devices = stage.devices.split_off(1);
    let waiter = &mut devices[0];
    #[expect(clippy::disallowed_methods, reason = "how long a real wait takes is measured")]
    let begun = Instant::now();
    let took = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            let mut progress = |_| {};
            let mut round = round(&waiter.client, &mut progress);
            round.wait_s = 20;
            let outcome = round.run(&mut waiter.spool).unwrap();
            (outcome, begun.elapsed())
        });
        std::thread::sleep(Duration::from_millis(300));
        let others: Vec<_> = stage.peers(0).iter().map(|peer| peer.device).collect();
        stage.devices[0].queue(&others);
        assert!(stage.devices[0].round().whole);
        waiting.join().unwrap()
    });
    assert!(took.0.whole && took.0.progress.taken_in >= 2);
    assert!(took.1 >= Duration::from_millis(300) && took.1 < Duration::from_secs(10));
}

#[test]
fn a_wait_ends_as_soon_as_the_word_is_said_and_nothing_begins_after_it() {
    let mut stage = Stage::new(2, 6);
    assert!(stage.sync(1, NOW).whole);
    let waiter = &mut stage.devices[1];
    let stop = Stop::default();
    let client = waiter.client_until(&stop);
    #[expect(clippy::disallowed_methods, reason = "how long a real wait takes is measured")]
    let begun = Instant::now();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(300));
            stop.say();
        });
        let mut progress = |_| {};
        let mut round = round(&client, &mut progress);
        round.wait_s = 30;
        assert_eq!(round.run(&mut waiter.spool).unwrap_err(), Stopped::Said);
    });
    assert!(begun.elapsed() >= Duration::from_millis(300));
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert_eq!(client.ask(&HELLO), Err(Trouble::Stopped));
}

#[test]
fn a_hub_that_is_gone_is_tried_as_often_as_patience_says() {
    let mut stage = Stage::new(1, 5);
    let device = &mut stage.devices[0];
    let tries = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&tries);
    device.proxy.take(Road::Bent(Box::new(move |_, _, _| {
        count.fetch_add(1, Ordering::SeqCst);
        None
    })));
    let outcome = round(&device.client, &mut |_| {}).run(&mut device.spool).unwrap();
    let tries = tries.load(Ordering::SeqCst);
    assert_eq!((outcome.trouble, tries), (Some(Trouble::Unreachable), 4));
}
