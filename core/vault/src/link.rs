//! Which records of a chain can be kept: those that lead, without a gap, from the end that is
//! here to a head that their author signed. Pure.

use seal::chain::Head;
use std::collections::{HashMap, HashSet};

type Hash = [u8; 32];

/// A record by its place: its counter, and the hash of the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) counter: u64,
    pub(crate) previous: Hash,
}

/// What can be made of records and heads.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Linked {
    /// Hashes of the records to be kept, in order.
    pub(crate) run: Vec<Hash>,
    /// Hashes of records and heads of another history than the one that is here: its author
    /// signed both.
    pub(crate) forked: HashSet<Hash>,
}

/// Links records to the end of a chain. Every head is one whose signature was checked, and lies
/// beyond the end. Records that no head leads to are left alone: anybody may have made them.
pub(crate) fn link(end: &Head, records: &HashMap<Hash, Link>, heads: &[Head]) -> Linked {
    let mut linked = Linked::default();
    let mut last_first: Vec<&Head> = heads.iter().collect();
    last_first.sort_by_key(|head| std::cmp::Reverse(head.counter));
    // No walk goes over a record twice: from the dead the end cannot be reached, the kept lead
    // there.
    let (mut dead, mut kept) = (HashSet::new(), HashSet::new());
    for head in last_first {
        match walk(end, records, head, &mut dead, &kept) {
            Walked::Reached(run) if linked.run.is_empty() => {
                kept.extend(run.iter().copied());
                linked.run = run;
            }
            Walked::Reached(_) | Walked::Gap => {}
            Walked::Elsewhere(other) => linked.forked.extend(other),
        }
    }
    linked
}

enum Walked {
    Reached(Vec<Hash>),
    Gap,
    Elsewhere(Vec<Hash>),
}

/// Goes back from a head to the end.
fn walk(
    end: &Head,
    records: &HashMap<Hash, Link>,
    from: &Head,
    dead: &mut HashSet<Hash>,
    kept: &HashSet<Hash>,
) -> Walked {
    let (mut hash, mut counter) = (from.hash, from.counter);
    let mut path = Vec::new();
    while counter > end.counter {
        if kept.contains(&hash) {
            // A head within the run, or a branch off it.
            dead.extend(path.iter().copied());
            return Walked::Elsewhere(path);
        }
        let link = records.get(&hash).filter(|link| link.counter == counter);
        let Some(link) = link.filter(|_| !dead.contains(&hash)) else {
            dead.extend(path);
            return Walked::Gap;
        };
        path.push(hash);
        (hash, counter) = (link.previous, counter - 1);
    }
    if hash != end.hash {
        dead.extend(path.iter().copied());
        return Walked::Elsewhere(path);
    }
    path.reverse();
    Walked::Reached(path)
}
