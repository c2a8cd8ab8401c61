//! What passed between phones and hub on a day of each earlier version, kept in `tests/fixtures`:
//! today's hub reads what those phones asked, and today's phone what that hub answered.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use wire::{Message, Request};

const DAYS: [&str; 2] = [
    include_str!("../../../tests/fixtures/format-1/passed.tsv"),
    include_str!("../../../tests/fixtures/format-2/passed.tsv"),
];

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.as_bytes().as_chunks::<2>().0;
    let byte = |two: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap();
    digits.iter().map(byte).collect()
}

/// Whether a request of this path and its answer are read; `None` for another path.
fn read<R: Request>(path: &str, asked: &[u8], answered: &[u8]) -> Option<bool> {
    let both = || R::from_bytes(asked).is_ok() && R::Answer::from_bytes(answered).is_ok();
    (path == R::PATH).then(both)
}

#[test]
fn what_earlier_versions_asked_and_answered_is_read() {
    for day in DAYS {
        let mut paths = std::collections::BTreeSet::new();
        for line in day.lines() {
            let [path, _, asked, status, answered] =
                line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            if status != "200" {
                continue;
            }
            let (asked, answered) = (bytes(asked), bytes(answered));
            let known = read::<wire::Hello>(path, &asked, &answered)
                .or_else(|| read::<wire::Append>(path, &asked, &answered))
                .or_else(|| read::<wire::Read>(path, &asked, &answered))
                .or_else(|| read::<wire::SlotGet>(path, &asked, &answered))
                .or_else(|| read::<wire::SlotPut>(path, &asked, &answered))
                .or_else(|| read::<wire::ListJoins>(path, &asked, &answered))
                .or_else(|| read::<wire::ChangeMembers>(path, &asked, &answered));
            assert_eq!(known, Some(true), "{path}");
            paths.insert(path);
        }
        assert!(paths.len() >= 2, "{paths:?}");
    }
}
