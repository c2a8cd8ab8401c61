//! Hashing of ids. They are random already, as far as those who made them are honest: what is
//! mixed in here, other in each book, keeps anybody from choosing ids that stand in each other's
//! way.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Makes hashers of ids.
#[derive(Debug, Clone)]
pub(super) struct Ids {
    start: u64,
    mix: u64,
}

impl Default for Ids {
    fn default() -> Self {
        let random = RandomState::new();
        Self { start: random.hash_one(0), mix: random.hash_one(1) | 1 }
    }
}

impl BuildHasher for Ids {
    type Hasher = IdHasher;

    fn build_hasher(&self) -> IdHasher {
        IdHasher { state: self.start, mix: self.mix }
    }
}

/// Folds the halves of long products into each other.
pub(super) struct IdHasher {
    state: u64,
    mix: u64,
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(eight).for_each(|(to, from)| *to = *from);
            let state = self.state ^ u64::from_le_bytes(word);
            let product = u128::from(state) * u128::from(self.mix);
            self.state = (product as u64) ^ ((product >> 64) as u64);
        }
    }

    fn finish(&self) -> u64 {
        let product = u128::from(self.state) * u128::from(self.mix);
        (product as u64) ^ ((product >> 64) as u64)
    }
}
