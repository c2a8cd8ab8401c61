//! A stream is erased on the order of one who may, and on nothing else.

use crate::support::{Device, House, item};
use seal::roster::role;
use seal::sign::Purpose;
use seal::stamp::Stamped;
use std::path::Path;
use wire::{ChangeMembers, Code, Cursor, Erasure, Id, Item, Kind, Message, Outcome, Read};

fn order(by: &Device, stream: Id, purpose: Purpose, name: &Device) -> Item {
    let body = Erasure {
        version: Erasure::VERSION,
        stream,
        compartment: [3; 16],
        device: name.device,
        incarnation: name.incarnation,
        at_ms: 1,
    };
    let bytes = Stamped::sign(&by.sign, purpose, body.to_bytes()).to_bytes();
    Item { kind: Kind::ERASURE, bytes }
}

/// What a device would honestly send.
fn honest(by: &Device, stream: Id) -> Item {
    order(by, stream, Purpose::Erasure, by)
}

fn secret(n: u8) -> Item {
    Item {
        kind: Kind::ENVELOPE,
        bytes: [b"sealed, and not to be found ".as_slice(), &[n]].concat(),
    }
}

fn refused(outcome: Outcome) -> Option<Code> {
    match outcome {
        Outcome::Refused(refusal) => Some(refusal.code),
        _ => None,
    }
}

/// How often the words of [`secret`] stand in the hub's files.
fn found(folder: &Path) -> usize {
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()));
    let count = |bytes: Vec<u8>| bytes.windows(11).filter(|w| *w == b"sealed, and").count();
    files.map(|bytes| count(bytes.unwrap_or_default())).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_one_whose_stream_it_is_erases_it() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let colleague = house.member(role::WORKER).await;
    let stranger = house.member(role::WORKER).await;
    let coordinator = house.coordinator.clone();
    let stream = house.compartment(&worker, &[&colleague]).await;
    let other = house.compartment(&worker, &[]).await;
    for n in 0..3 {
        house.append(&worker, stream, vec![secret(n)]).await;
    }
    let attempts = [
        (&colleague, honest(&colleague, stream), Code::NotAllowed),
        (&colleague, honest(&worker, stream), Code::NotSigned),
        (&colleague, order(&colleague, stream, Purpose::Erasure, &worker), Code::NotSigned),
        (&stranger, honest(&stranger, stream), Code::NoStream),
        (&stranger, honest(&worker, stream), Code::NoStream),
        (&coordinator, honest(&coordinator, stream), Code::NoStream),
        (&worker, order(&colleague, stream, Purpose::Erasure, &worker), Code::NotSigned),
        (&worker, order(&worker, stream, Purpose::Tombstone, &worker), Code::NotSigned),
        (&worker, honest(&worker, other), Code::Malformed),
        (&worker, item(Kind::ERASURE), Code::Malformed),
    ];
    for (who, item, code) in attempts {
        assert_eq!(refused(house.append(who, stream, vec![item]).await), Some(code));
    }
    for stream in [house.team(), worker.device] {
        let outcome = house.append(&worker, stream, vec![honest(&worker, stream)]).await;
        assert_eq!(refused(outcome), Some(Code::NotAllowed));
    }
    assert!(found(house.folder.path()) >= 3);
    let outcome = house.append(&worker, stream, vec![honest(&worker, stream)]).await;
    assert!(matches!(outcome, Outcome::Taken(_)));
    assert_eq!(found(house.folder.path()), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_late_gets_its_number_and_is_not_kept() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let colleague = house.member(role::WORKER).await;
    let stream = house.compartment(&worker, &[&colleague]).await;
    let first = house.append(&worker, stream, vec![secret(0)]).await;
    let batch = vec![secret(1), honest(&worker, stream), secret(2)];
    let Outcome::Taken(numbers) = house.append(&worker, stream, batch.clone()).await else {
        panic!("not taken")
    };
    // Again after a lost answer, and from one who has not heard of it.
    assert_eq!(house.append(&worker, stream, batch).await, Outcome::Taken(numbers.clone()));
    assert_eq!(house.append(&worker, stream, vec![secret(0)]).await, first);
    let late = house.append(&colleague, stream, vec![secret(9)]).await;
    assert_eq!(late, Outcome::Taken(vec![numbers[2] + 1]));
    assert_eq!(found(house.folder.path()), 0);
    let cursors = vec![Cursor { stream, after: 0 }];
    let pages = house.ask(&worker, &Read { streams: cursors, wait_s: 0 }).await.unwrap();
    assert_eq!(pages.pages[0].refused.map(|refusal| refusal.code), Some(Code::NoStream));
}

#[tokio::test(flavor = "multi_thread")]
async fn when_its_first_member_reads_it_no_more_another_may() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let colleague = house.member(role::WORKER).await;
    let stream = house.compartment(&worker, &[&colleague]).await;
    house.append(&worker, stream, vec![secret(0)]).await;
    let outcome = house.append(&colleague, stream, vec![honest(&colleague, stream)]).await;
    assert_eq!(refused(outcome), Some(Code::NotAllowed));
    let change = ChangeMembers { stream, add: vec![], remove: vec![worker.device] };
    house.ask(&worker, &change).await.unwrap();
    let outcome = house.append(&colleague, stream, vec![honest(&colleague, stream)]).await;
    assert!(matches!(outcome, Outcome::Taken(_)));
    assert_eq!(found(house.folder.path()), 0);
}
