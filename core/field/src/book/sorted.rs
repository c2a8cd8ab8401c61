//! A sorted map in blocks. What comes in order, as notes do, fills its block to the end; a B-tree
//! would leave its nodes half empty, which for the indexes of a book is a tenth of its memory.

/// How many entries a block holds before it is split.
const BLOCK: usize = 128;

/// Entries in the order of their keys, each key once.
#[derive(Debug)]
pub(super) struct Sorted<K, V>(Vec<Block<K, V>>);

/// Some entries in a row; never none.
#[derive(Debug)]
struct Block<K, V> {
    /// Nothing in this block comes before it, and everything in the blocks before does.
    from: K,
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Where the blocks end depends on what came first; what they hold does not.
impl<K: PartialEq, V: PartialEq> PartialEq for Sorted<K, V> {
    fn eq(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.0.iter(), other.0.iter());
        ours.flat_map(|block| &block.entries).eq(theirs.flat_map(|block| &block.entries))
    }
}

impl<K: Ord + Copy, V> Sorted<K, V> {
    /// Puts an entry in its place, instead of one with the same key.
    pub(super) fn insert(&mut self, key: K, value: V) {
        let at = self.block_of(&key);
        let Some(block) = self.0.get_mut(at) else {
            return self.0.push(Block { from: key, entries: vec![(key, value)] });
        };
        block.from = block.from.min(key);
        let entries = &mut block.entries;
        let place = entries.partition_point(|(known, _)| *known < key);
        if let Some(known) = entries.get_mut(place).filter(|(known, _)| *known == key) {
            known.1 = value;
        } else if entries.len() < BLOCK {
            entries.insert(place, (key, value));
        } else if place == BLOCK {
            self.0.insert(at + 1, Block { from: key, entries: vec![(key, value)] });
        } else {
            let upper = entries.split_off(BLOCK / 2);
            if let Some((from, _)) = upper.first() {
                self.0.insert(at + 1, Block { from: *from, entries: upper });
            }
            self.insert(key, value);
        }
    }

    /// Takes an entry out, if it is there.
    pub(super) fn remove(&mut self, key: &K) {
        let at = self.block_of(key);
        let Some(Block { entries, .. }) = self.0.get_mut(at) else { return };
        if let Ok(place) = entries.binary_search_by(|(known, _)| known.cmp(key)) {
            entries.remove(place);
            if entries.is_empty() {
                self.0.remove(at);
            }
        }
    }

    /// From entries that are in order, each key once.
    pub(super) fn of(mut entries: impl Iterator<Item = (K, V)>) -> Self {
        let blocks = std::iter::from_fn(|| {
            let entries: Vec<(K, V)> = entries.by_ref().take(BLOCK).collect();
            let from = entries.first()?.0;
            Some(Block { from, entries })
        });
        Self(blocks.collect())
    }

    /// Keeps the entries whose key is to be kept.
    pub(super) fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        for block in &mut self.0 {
            block.entries.retain(|(key, _)| keep(key));
        }
        self.0.retain(|block| !block.entries.is_empty());
    }

    /// The last block that starts at or before a key, else the first.
    fn block_of(&self, key: &K) -> usize {
        self.0.partition_point(|block| block.from <= *key).saturating_sub(1)
    }

    /// The entries from the first whose key is not `before`, up to the first whose key is `past`.
    pub(super) fn between(
        &self,
        before: impl Fn(&K) -> bool,
        past: impl Fn(&K) -> bool,
    ) -> impl DoubleEndedIterator<Item = &(K, V)> {
        let first = self.0.partition_point(|block| before(&block.from)).saturating_sub(1);
        let blocks = self.0.get(first..).unwrap_or_default();
        // Most ranges end within a block or two: the others are not looked at for them.
        let near = blocks.get(2).is_none_or(|block| past(&block.from));
        let blocks = if near { blocks.get(..2).unwrap_or(blocks) } else { blocks };
        let end = blocks.partition_point(|block| !past(&block.from));
        let blocks = blocks.get(..end).unwrap_or_default();
        blocks.iter().flat_map(move |Block { entries, .. }| {
            let first = entries.partition_point(|(key, _)| before(key));
            let end = entries.partition_point(|(key, _)| !past(key));
            entries.get(first..end).unwrap_or_default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Runs in order and single keys, put in and taken out.
    fn changes() -> impl Strategy<Value = Vec<(u16, bool)>> {
        let run = (0..2_000u16, 1..300u16, prop::bool::weighted(0.7));
        let runs = prop::collection::vec(run, 1..12);
        let all = |runs: Vec<(u16, u16, bool)>| {
            let keys = |(from, many, put)| (from..from + many).map(move |key| (key, put));
            runs.into_iter().flat_map(keys).collect::<Vec<_>>()
        };
        prop_oneof![runs.clone().prop_map(all), runs.prop_map(all).prop_shuffle()]
    }

    proptest! {
        #[test]
        fn it_answers_as_a_tree_would(all in changes(), low in 0..2_300u16, high in 0..2_300u16) {
            let (mut sorted, mut tree) = (Sorted::default(), BTreeMap::new());
            for (value, (key, put)) in all.into_iter().enumerate() {
                if put {
                    sorted.insert(key, value);
                    tree.insert(key, value);
                } else {
                    sorted.remove(&key);
                    tree.remove(&key);
                }
            }
            let within: Vec<_> = sorted.between(|key| *key < low, |key| *key > high).collect();
            let back = sorted.between(|key| *key < low, |key| *key > high).rev();
            prop_assert!(back.eq(within.iter().rev().copied()));
            let wanted: Vec<_> = tree.iter().filter(|(k, _)| (low..=high).contains(*k)).collect();
            prop_assert!(within.iter().map(|(k, v)| (k, v)).eq(wanted));
            let mut afresh = Sorted::default();
            tree.clone().into_iter().for_each(|(key, value)| afresh.insert(key, value));
            prop_assert_eq!(&sorted, &afresh);
            let mut at_once = Sorted::of(tree.into_iter());
            prop_assert_eq!(&sorted, &at_once);
            for some in [&mut afresh, &mut at_once] {
                some.retain(|key| *key < low);
            }
            let below = sorted.between(|_| false, |key| *key >= low);
            prop_assert!(at_once.between(|_| false, |_| false).eq(below));
            prop_assert_eq!(afresh, at_once);
        }
    }

    #[test]
    fn what_comes_in_order_leaves_no_block_half_empty() {
        let mut sorted = Sorted::default();
        (0..10 * BLOCK).for_each(|key| sorted.insert(key, ()));
        assert_eq!(sorted.0.len(), 10);
    }
}
