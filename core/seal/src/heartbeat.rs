//! The heartbeat: the root's word, renewed again and again, which roster is the last one. A hub
//! that withholds a revocation cannot renew it.

use crate::form::{VERSION, encoded, versioned};
use crate::roster::{SignedRoster, team_id};
use crate::sign::{Purpose, SigningKey, VerifyingKey};
use crate::stamp::Stamped;
use crate::{Rule, Untrusted};
use minicbor::{Decode, Encode};

/// How long a heartbeat is good, in milliseconds: 14 days.
pub const GOOD_FOR_MS: i64 = 14 * DAY_MS;

/// After how long a coordinator's device signs a new one, in milliseconds: a day.
pub const RENEW_AFTER_MS: i64 = DAY_MS;

const DAY_MS: i64 = 24 * 3600 * 1000;

/// A heartbeat.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Heartbeat {
    #[n(1)]
    version: u32,
    /// The team.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub team: [u8; 16],
    /// The number of the last roster.
    #[n(3)]
    pub roster_number: u64,
    /// Its hash.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub roster_hash: [u8; 32],
    /// When it was signed (UTC ms).
    #[n(5)]
    pub at_ms: i64,
    /// Until when it is good (UTC ms).
    #[n(6)]
    pub good_until_ms: i64,
}

/// What a heartbeat says about the roster that is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vouched {
    /// It is the last one.
    Last,
    /// There is a newer one, which has not come: sealing to people waits.
    NewerExists,
    /// The heartbeat is from before this roster and says nothing about it.
    Earlier,
}

impl Heartbeat {
    /// Signs a heartbeat for a roster: the bytes of an item.
    #[must_use]
    pub fn sign(roster: &SignedRoster, root: &SigningKey, now_ms: i64) -> Vec<u8> {
        let heartbeat = Self {
            version: VERSION,
            team: roster.roster().team(),
            roster_number: roster.roster().number,
            roster_hash: roster.hash(),
            at_ms: now_ms,
            good_until_ms: now_ms.saturating_add(GOOD_FOR_MS),
        };
        Stamped::sign(root, Purpose::Heartbeat, encoded(&heartbeat)).to_bytes()
    }

    /// A heartbeat by this root, from exactly these bytes.
    ///
    /// # Errors
    /// [`Untrusted::OtherTeam`], [`Untrusted::Form`], [`Untrusted::Newer`],
    /// [`crate::Refused::Signature`].
    pub fn verify(bytes: &[u8], root: &VerifyingKey) -> Result<Self, Untrusted> {
        let stamped = Stamped::from_bytes(bytes)?;
        let heartbeat: Self = versioned(&stamped.body)?;
        if heartbeat.team != team_id(root) {
            return Err(Untrusted::OtherTeam);
        }
        stamped.verify(root, Purpose::Heartbeat)?;
        Ok(heartbeat)
    }

    /// Whether this heartbeat may take the place of `previous`.
    ///
    /// # Errors
    /// [`Untrusted::Older`].
    pub fn follows(&self, previous: &Self) -> Result<(), Untrusted> {
        let older = self.at_ms < previous.at_ms || self.roster_number < previous.roster_number;
        if older { Err(Untrusted::Older) } else { Ok(()) }
    }

    /// What it says about a roster.
    ///
    /// # Errors
    /// [`Untrusted::Rule`] when it names another roster with the same number.
    pub fn vouches(&self, roster: &SignedRoster) -> Result<Vouched, Untrusted> {
        match self.roster_number.cmp(&roster.roster().number) {
            std::cmp::Ordering::Less => Ok(Vouched::Earlier),
            std::cmp::Ordering::Greater => Ok(Vouched::NewerExists),
            std::cmp::Ordering::Equal if self.roster_hash == roster.hash() => Ok(Vouched::Last),
            std::cmp::Ordering::Equal => Err(Untrusted::Rule(Rule::SameNumber)),
        }
    }

    /// Whether it says too little to seal to people: too old, or signed more than a day ahead of
    /// `now_ms`, so that one of the two clocks is wrong. One for longer than [`GOOD_FOR_MS`]
    /// counts for that long only.
    #[must_use]
    pub fn stale(&self, now_ms: i64) -> bool {
        let until = self.good_until_ms.min(self.at_ms.saturating_add(GOOD_FOR_MS));
        now_ms > until || now_ms < self.at_ms.saturating_sub(DAY_MS)
    }

    /// Whether a coordinator's device should sign a new one.
    #[must_use]
    pub fn due(&self, now_ms: i64) -> bool {
        now_ms.saturating_sub(self.at_ms) >= RENEW_AFTER_MS
    }
}
