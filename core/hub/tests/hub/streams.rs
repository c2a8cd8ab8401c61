//! Streams: numbers without holes, idempotent appends, waiting reads, restarts.

use crate::support::{House, item, random, record};
use seal::roster::role;
use std::time::Duration;
use tokio::time::Instant;
use wire::{Append, Batch, Code, Cursor, Item, Kind, Open, Outcome, Read, StreamKind};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_item_again_keeps_its_number() {
    let house = House::new().await;
    let device = &house.coordinator;
    let stream = house.compartment(device, &[]).await;
    let items = vec![record(), record(), record()];
    let first = house.append(device, stream, items.clone()).await;
    assert_eq!(first, Outcome::Taken(vec![2, 3, 4]));
    assert_eq!(house.append(device, stream, items.clone()).await, first);
    // Within one batch too, and mixed with what is new.
    let mixed = vec![items[2].clone(), record(), items[0].clone(), record(), record()];
    let mixed = [mixed.clone(), vec![mixed[4].clone()]].concat();
    let outcome = house.append(device, stream, mixed).await;
    assert_eq!(outcome, Outcome::Taken(vec![4, 5, 2, 6, 7, 7]));
    let pages = house.read(device, &[stream], 0).await.unwrap();
    let seqs: Vec<u64> = pages.pages[0].items.iter().map(|item| item.seq).collect();
    assert_eq!(seqs, [1, 2, 3, 4, 5, 6, 7]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_batch_blocks_no_other_and_leaves_nothing() {
    let house = House::new().await;
    let device = &house.coordinator;
    let stream = house.compartment(device, &[]).await;
    let too_large = Item { kind: Kind::ENVELOPE, bytes: vec![1; (1 << 20) + 1] };
    let open = Some(Open { kind: StreamKind::COMPARTMENT, members: vec![random()] });
    let stranger = random();
    let batches = vec![
        Batch { stream, items: vec![record(), too_large], open: None },
        Batch { stream: random(), items: vec![record()], open: None },
        Batch { stream: stranger, items: vec![record()], open },
        Batch { stream, items: vec![record()], open: None },
    ];
    let results = house.ask(device, &Append { batches }).await.unwrap().results;
    let refused = |code: Code| Outcome::Refused(code.into());
    assert_eq!(
        results,
        [
            refused(Code::TooLarge),
            refused(Code::NoStream),
            refused(Code::NotFound),
            Outcome::Taken(vec![2])
        ]
    );
    assert_eq!(house.kinds(device, stranger).await, Err(Code::NoStream), "half opened");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_within_the_limits() {
    let house = House::new().await;
    let device = &house.coordinator;
    let (small, large) = (house.compartment(device, &[]).await, random());
    for _ in 0..3 {
        let items = (0..400).map(|_| item(Kind::ENVELOPE)).collect();
        house.append(device, small, items).await;
    }
    let open = Some(Open { kind: StreamKind::COMPARTMENT, members: vec![] });
    for _ in 0..6 {
        let big = Item { kind: Kind::ENVELOPE, bytes: random::<1_000_000>().to_vec() };
        let batch = Batch { stream: large, items: vec![big], open: open.clone() };
        house.append_batch(device, batch).await;
    }
    let (mut cursors, mut answers) = ([(small, 0), (large, 0)], 0);
    loop {
        let streams =
            cursors.iter().map(|(stream, after)| Cursor { stream: *stream, after: *after });
        let asked = Read { streams: streams.collect(), wait_s: 0 };
        let pages = house.ask(device, &asked).await.unwrap().pages;
        let items: Vec<_> = pages.iter().flat_map(|page| &page.items).collect();
        if items.is_empty() {
            break;
        }
        answers += 1;
        assert!(items.len() <= 1000);
        assert!(items.iter().map(|item| item.bytes.len()).sum::<usize>() <= 4 << 20);
        assert_eq!((pages[0].last, pages[1].last), (1201, 6));
        for (page, (_, after)) in pages.iter().zip(&mut cursors) {
            for item in &page.items {
                assert_eq!(item.seq, *after + 1, "a hole");
                *after += 1;
            }
        }
    }
    assert_eq!((cursors[0].1, cursors[1].1), (1201, 6));
    assert!(answers <= 5, "{answers} answers");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_waiting_reader_hears_at_once_and_never_misses() {
    let mut house = House::new().await;
    let reader = house.member(role::SUPERVISOR).await;
    let writer = house.coordinator.clone();
    let inbox = reader.device;
    let (client, token) = (house.client.clone(), reader.token);
    let reading = tokio::spawn(async move {
        let (mut after, mut slowest) = (0, Duration::ZERO);
        while after < 200 {
            let asked = Read { streams: vec![Cursor { stream: inbox, after }], wait_s: 20 };
            let asked_at = Instant::now();
            let pages = client.try_ask(Some(&token), &asked).await.unwrap().unwrap().pages;
            let items = &pages[0].items;
            assert!(!items.is_empty(), "the wait ended without what was sent meanwhile");
            slowest = slowest.max(asked_at.elapsed());
            after = items.last().unwrap().seq;
        }
        slowest
    });
    for _ in 0..200 {
        house.append(&writer, inbox, vec![item(Kind::MESSAGE)]).await;
    }
    let slowest = reading.await.unwrap();
    assert!(slowest < Duration::from_secs(10), "{slowest:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_ends_when_it_is_over_and_when_the_hub_stops() {
    let mut house = House::new().await;
    let device = house.coordinator.clone();
    let begun = Instant::now();
    let pages = house.read(&device, &[device.device], 1).await.unwrap();
    assert!(pages.pages[0].items.is_empty());
    assert!((1.0..3.0).contains(&begun.elapsed().as_secs_f64()), "{:?}", begun.elapsed());

    let (client, token, inbox) = (house.client.clone(), device.token, device.device);
    let waiting = tokio::spawn(async move {
        let asked = Read { streams: vec![Cursor { stream: inbox, after: 0 }], wait_s: 50 };
        client.try_ask(Some(&token), &asked).await
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    let hub = house.hub.take().unwrap();
    let begun = Instant::now();
    tokio::task::spawn_blocking(|| hub.stop()).await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let answer = waiting.await.unwrap().expect("an answer, not a broken connection").unwrap();
    assert!(answer.pages[0].items.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_there_after_a_restart() {
    let mut house = House::new().await;
    let device = house.member(role::WORKER).await;
    let stream = house.compartment(&device, &[]).await;
    let kept = record();
    house.append(&device, stream, vec![kept.clone()]).await;
    house.restart(|_| {});
    assert_eq!(
        house.append(&device, stream, vec![kept, record()]).await,
        Outcome::Taken(vec![2, 3])
    );
    assert_eq!(house.kinds(&device, stream).await.unwrap(), [1, 1, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_quota_delays_and_drains() {
    let mut house = House::new().await;
    let device = house.member(role::WORKER).await;
    let stream = house.compartment(&device, &[]).await;
    // The quota is 480 MiB: seven requests of seven MiB do not fill it, the database would be
    // large. It is filled by hand.
    let db = rusqlite::Connection::open(house.folder.path().join("hub.sqlite")).unwrap();
    let full = wire::Limits::DEFAULT.quota_bytes;
    db.execute(
        "UPDATE quota SET bytes = ?1 WHERE device = ?2",
        rusqlite::params![full, device.device],
    )
    .unwrap();
    let waiting = record();
    let outcome = house.append(&device, stream, vec![waiting.clone()]).await;
    let Outcome::Refused(refusal) = outcome else { panic!("{outcome:?}") };
    assert_eq!(refusal.code, Code::Quota);
    let wait_s = refusal.retry_after_s.unwrap();
    assert!((1..60).contains(&wait_s), "{wait_s}");
    house.clock.set(crate::support::NOW + i64::from(wait_s) * 1000 + 1000);
    assert_eq!(house.append(&device, stream, vec![waiting]).await, Outcome::Taken(vec![2]));
}
