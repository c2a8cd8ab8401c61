//! What search may pass over: for each record a few bits that say which letters, pairs and
//! threes of letters stand in its text, so that most records need not be read.
//!
//! A note has some 170 different pairs: with fewer bits for them, half of all notes would be
//! looked at for two letters that stand nowhere. The bits are a fifth of a note of 600 bytes; a
//! folded copy of the text would double it.

use super::letters::plain;
use super::sorted::Sorted;
use crate::id::EntityId;
use crate::time::Instant;

/// The letters, pairs and threes of a text, each as one bit; different ones may share a bit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Grams {
    pub(super) letters: u32,
    pub(super) pairs: [u64; 8],
    pub(super) threes: [u64; 8],
}

impl Grams {
    /// Adds the grams of a text, within its words.
    pub(super) fn add(&mut self, text: &str) {
        // The classes of the last three letters, five bits each; zero where a word begins.
        let mut window = 0;
        for c in text.chars() {
            if c.is_whitespace() {
                window = 0;
            } else if c.is_ascii() {
                window = self.next(window, c.to_ascii_lowercase());
            } else {
                let (one, two) = plain(c);
                for letter in one.into_iter().chain(two) {
                    window = self.next(window, letter);
                }
            }
        }
    }

    fn next(&mut self, window: u32, letter: char) -> u32 {
        let class = class(letter);
        let window = ((window << 5) | class) & 0x7FFF;
        self.letters |= 1 << class;
        if window >= 1 << 5 {
            set(&mut self.pairs, spread(window & 0x3FF) >> 23);
        }
        if window >= 1 << 10 {
            set(&mut self.threes, spread(window) >> 23);
        }
        window
    }

    /// Whether every gram of `wanted` may be among these.
    fn may_hold(&self, wanted: &Self) -> bool {
        let within = |have: &[u64], want: &[u64]| {
            have.iter().zip(want).fold(true, |all, (have, want)| all & (have & want == *want))
        };
        self.letters & wanted.letters == wanted.letters
            && within(&self.threes, &wanted.threes)
            && within(&self.pairs, &wanted.pairs)
    }
}

/// One of 31 classes of letters, from 1: a letter each for a to z, the rest together.
fn class(letter: char) -> u32 {
    match letter {
        'a'..='z' => u32::from(letter) - u32::from('a') + 1,
        other => 27 + u32::from(other) % 5,
    }
}

/// Fibonacci hashing: the highest bits of the product are the best spread.
fn spread(gram: u32) -> u32 {
    gram.wrapping_mul(0x9E37_79B9)
}

fn set(bits: &mut [u64], bit: u32) {
    if let Some(word) = bits.get_mut((bit / 64) as usize) {
        *word |= 1 << (bit % 64);
    }
}

/// The grams of every record that has text, by when it happened.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Texts(Sorted<(Instant, EntityId), Grams>);

impl Texts {
    pub(super) fn insert(&mut self, at: Instant, entity: EntityId, texts: &[&str]) {
        let mut grams = Grams::default();
        texts.iter().for_each(|text| grams.add(text));
        if grams != Grams::default() {
            self.0.insert((at, entity), grams);
        }
    }

    pub(super) fn remove(&mut self, at: Instant, entity: EntityId) {
        self.0.remove(&(at, entity));
    }

    /// From the grams of every record, in whatever order.
    pub(super) fn of(mut all: Vec<((Instant, EntityId), Grams)>) -> Self {
        all.sort_unstable_by_key(|(key, _)| *key);
        Self(Sorted::of(all.into_iter()))
    }

    /// The grams of every record.
    pub(super) fn all(&self) -> impl Iterator<Item = (EntityId, &Grams)> {
        self.0.between(|_| false, |_| false).map(|((_, entity), grams)| (*entity, grams))
    }

    pub(super) fn retain(&mut self, keep: impl Fn(&EntityId) -> bool) {
        self.0.retain(|(_, entity)| keep(entity));
    }

    /// What may hold every gram of `wanted`, newest first, strictly before `before`.
    pub(super) fn newest_first(
        &self,
        wanted: Grams,
        before: Option<(Instant, EntityId)>,
    ) -> impl Iterator<Item = (Instant, EntityId)> + '_ {
        let past = move |key: &(Instant, EntityId)| before.is_some_and(|before| *key >= before);
        self.0
            .between(|_| false, past)
            .rev()
            .filter(move |(_, grams)| grams.may_hold(&wanted))
            .map(|(found, _)| *found)
    }
}
