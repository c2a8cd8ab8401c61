//! What came in and is to be looked at together.
//!
//! Records count once their author's signature behind the last of them is there: those of an
//! import are many. So a pile is looked at up to the last signature in it.

use vault::Kept;
use wire::Kind;

/// The least that is looked at in one go while more is on its way: each costs a transaction.
const SOME: usize = 1_000;

/// The most bytes of sealed things that are held until a signature comes.
const MOST_BYTES: usize = 8 << 20;

/// What came in and was not looked at yet, in order.
pub(crate) struct Pile {
    kept: Vec<Kept>,
    bytes: usize,
    height: usize,
}

impl Pile {
    /// An empty one, so many times as high as one is at first.
    pub(crate) fn of_height(height: usize) -> Self {
        Self { kept: Vec::new(), bytes: 0, height }
    }

    /// Puts more behind what is there.
    pub(crate) fn add(&mut self, more: impl IntoIterator<Item = Kept>) {
        let before = self.kept.len();
        self.kept.extend(more);
        self.bytes += bytes(self.kept.get(before..).unwrap_or_default());
    }

    /// The number behind the last one's.
    pub(crate) fn next_number(&self) -> u64 {
        self.kept.last().map_or(0, |last| last.number + 1)
    }

    /// Takes off what is to be looked at now: everything up to the last signature when that is
    /// enough, or all there is when there is no room for more.
    pub(crate) fn ripe(&mut self) -> Option<Vec<Kept>> {
        if self.bytes >= MOST_BYTES * self.height {
            return Some(self.all());
        }
        let signed = self.kept.iter().rposition(|kept| kept.item.kind == Kind::BATCH_HEAD)? + 1;
        if signed < SOME * self.height {
            return None;
        }
        let rest = self.kept.split_off(signed);
        let ripe = std::mem::replace(&mut self.kept, rest);
        self.bytes -= bytes(&ripe);
        Some(ripe)
    }

    /// Takes off everything.
    pub(crate) fn all(&mut self) -> Vec<Kept> {
        self.bytes = 0;
        std::mem::take(&mut self.kept)
    }
}

fn bytes(kept: &[Kept]) -> usize {
    kept.iter().map(|kept| kept.item.bytes.len()).sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{MOST_BYTES, Pile, SOME};
    use vault::Kept;
    use wire::{Kind, Received};

    fn kept(number: u64, kind: Kind, bytes: usize) -> Kept {
        let item = Received { seq: number + 1, received_ms: 0, kind, bytes: vec![0; bytes] };
        Kept { number, stream: [1; 16], item }
    }

    #[test]
    fn a_pile_is_looked_at_up_to_its_last_signature() {
        for height in [1, 2] {
            let some = (SOME * height) as u64;
            let mut pile = Pile::of_height(height);
            pile.add((0..some - 1).map(|n| kept(n, Kind::ENVELOPE, 1)));
            assert!(pile.ripe().is_none(), "no signature came");
            let head = kept(some - 1, Kind::BATCH_HEAD, 1);
            pile.add([head, kept(some, Kind::ENVELOPE, 1)]);
            assert_eq!(pile.next_number(), some + 1);
            assert_eq!(pile.ripe().unwrap().len(), SOME * height);
            pile.add([kept(some + 1, Kind::BATCH_HEAD, 1)]);
            assert!(pile.ripe().is_none(), "too little to be worth it");
            assert_eq!(pile.all().len(), 2);
        }
    }

    #[test]
    fn a_pile_grows_no_higher_than_there_is_room() {
        let mut pile = Pile::of_height(1);
        pile.add([kept(0, Kind::BATCH_HEAD, MOST_BYTES - 2), kept(1, Kind::ENVELOPE, 1)]);
        assert!(pile.ripe().is_none());
        pile.add([kept(2, Kind::ENVELOPE, 1)]);
        assert_eq!(pile.ripe().unwrap().len(), 3);
        assert!(pile.ripe().is_none() && pile.all().is_empty());
    }
}
