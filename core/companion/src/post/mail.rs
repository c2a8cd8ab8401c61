//! Which letters have been taken in: from each sender up to where nothing is missing, and the few
//! beyond that.

use crate::error::Result;
use crate::post::{Post, note};
use minicbor::{Decode, Encode};
use std::collections::{BTreeMap, BTreeSet};

/// A device in one of its lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub(crate) struct Sender {
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(crate) device: [u8; 16],
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(crate) incarnation: [u8; 16],
}

/// Which letters have been taken in.
#[derive(Default, Encode, Decode)]
pub(crate) struct Mail {
    #[n(1)]
    from: BTreeMap<Sender, Letters>,
}

#[derive(Default, Encode, Decode)]
struct Letters {
    /// Up to here nothing is missing.
    #[n(1)]
    whole: u64,
    /// Beyond it.
    #[n(2)]
    beyond: BTreeSet<u64>,
}

impl Mail {
    pub(crate) fn load(post: &Post) -> Result<Self> {
        let bytes = post.note(note::MAIL)?;
        Ok(bytes.and_then(|b| minicbor::decode(&b).ok()).unwrap_or_default())
    }

    pub(crate) fn keep(&self, post: &Post) -> Result<()> {
        let bytes = minicbor::to_vec(self).unwrap_or_default();
        post.keep(note::MAIL, &bytes)
    }

    /// Whether a letter was taken in before.
    pub(crate) fn has(&self, from: Sender, counter: u64) -> bool {
        let letters = self.from.get(&from);
        letters.is_some_and(|l| counter <= l.whole || l.beyond.contains(&counter))
    }

    /// Notes a letter.
    pub(crate) fn note(&mut self, from: Sender, counter: u64) {
        let letters = self.from.entry(from).or_default();
        letters.beyond.insert(counter);
        while letters.beyond.remove(&(letters.whole + 1)) {
            letters.whole += 1;
        }
    }

    /// From each sender, up to where nothing is missing.
    pub(crate) fn whole(&self) -> impl Iterator<Item = (Sender, u64)> + '_ {
        self.from.iter().map(|(sender, letters)| (*sender, letters.whole))
    }
}

#[cfg(test)]
mod tests {
    use super::{Mail, Sender};

    #[test]
    fn what_is_whole_grows_when_the_gap_is_filled() {
        let from = Sender { device: [1; 16], incarnation: [2; 16] };
        let mut mail = Mail::default();
        for counter in [1, 4, 2, 3, 7] {
            assert!(!mail.has(from, counter));
            mail.note(from, counter);
            assert!(mail.has(from, counter));
        }
        assert_eq!(mail.whole().collect::<Vec<_>>(), [(from, 4)]);
        assert!(!mail.has(from, 5));
    }
}
