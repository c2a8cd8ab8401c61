//! A plan covers everything once and keeps to the limits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use std::collections::{HashMap, HashSet};
use sync::{Action, Id, Outbound, plan};
use wire::{Append, Batch, Cursor, Item, Kind, Limits, Message, Open, StreamKind};

const LIMITS: Limits = Limits {
    item_bytes: 1000,
    batch_items: 7,
    streams_per_read: 3,
    request_bytes: 3000,
    ..Limits::DEFAULT
};

fn outbound() -> impl Strategy<Value = Vec<Outbound>> {
    let one = (0..6_u8, 0..1100_usize, any::<bool>());
    proptest::collection::vec(one, 0..60).prop_map(|all| {
        let numbered = (1..).step_by(3).zip(all);
        let made = numbered.map(|(number, (stream, length, open))| Outbound {
            number,
            stream: [stream; 16],
            open: open.then(|| Open { kind: StreamKind::COMPARTMENT, members: vec![[9; 16]; 4] }),
            item: Item { kind: Kind::ENVELOPE, bytes: vec![7; length] },
        });
        made.collect()
    })
}

proptest! {
    #[test]
    fn everything_once_in_order_within_the_limits(
        waiting in outbound(),
        held in proptest::collection::hash_set(0..6_u8, 0..3),
        streams in 0..20_u8,
    ) {
        let held: HashSet<Id> = held.into_iter().map(|stream| [stream; 16]).collect();
        let cursors: Vec<Cursor> =
            (0..streams).map(|n| Cursor { stream: [n; 16], after: n.into() }).collect();
        let by_number: HashMap<u64, &Outbound> = waiting.iter().map(|o| (o.number, o)).collect();
        let (mut sent, mut stopped, mut read) = (HashMap::<Id, Vec<u64>>::new(), HashMap::new(), Vec::new());
        for action in plan(&waiting, &held, &cursors, &LIMITS) {
            match action {
                Action::Append(parts) => {
                    prop_assert!(read.is_empty(), "what waits goes first");
                    prop_assert!(!parts.is_empty() && parts.len() <= 3);
                    let items: usize = parts.iter().map(|part| part.numbers.len()).sum();
                    prop_assert!(items <= 7);
                    let streams: HashSet<Id> = parts.iter().map(|part| part.stream).collect();
                    prop_assert_eq!(streams.len(), parts.len(), "at most one batch a stream");
                    let batches = parts.iter().map(|part| Batch {
                        stream: part.stream,
                        items: part.numbers.iter().map(|n| by_number[n].item.clone()).collect(),
                        open: part.numbers.iter().find_map(|n| by_number[n].open.clone()),
                    });
                    let request = Append { batches: batches.collect() };
                    prop_assert!(request.to_bytes().len() as u64 <= LIMITS.request_bytes);
                    for part in parts {
                        prop_assert!(!stopped.contains_key(&part.stream));
                        sent.entry(part.stream).or_default().extend(part.numbers);
                    }
                }
                Action::Hold { number, stream } => {
                    prop_assert!(by_number[&number].item.bytes.len() as u64 > 1000);
                    prop_assert!(stopped.insert(stream, number).is_none());
                }
                Action::Read(some) => {
                    prop_assert!(!some.is_empty() && some.len() <= 3);
                    read.extend(some);
                }
            }
        }
        prop_assert_eq!(read, cursors);
        for stream in (0..6).map(|n| [n; 16]) {
            let numbers = waiting.iter().filter(|o| o.stream == stream).map(|o| o.number);
            let due: Vec<u64> = if held.contains(&stream) {
                vec![]
            } else {
                numbers.take_while(|n| stopped.get(&stream) != Some(n)).collect()
            };
            prop_assert_eq!(sent.remove(&stream).unwrap_or_default(), due);
        }
        prop_assert!(sent.is_empty());
    }
}
