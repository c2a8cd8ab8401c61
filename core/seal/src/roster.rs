//! Who is in the team: the roster, signed by the team's root, and the heartbeat that keeps a
//! withheld roster from going unnoticed.

use crate::digest::{first16, labelled};
use crate::form::{VERSION, encoded, versioned};
use crate::kem::KemPublicKey;
use crate::sign::{Purpose, SigningKey, VerifyingKey};
use crate::stamp::Stamped;
use crate::{Rule, Untrusted};
use minicbor::{Decode, Encode};

/// Roles, as bits of one number.
pub mod role {
    /// Writes records and sends summaries.
    pub const WORKER: u32 = 1;
    /// Receives summaries and alarms.
    pub const SUPERVISOR: u32 = 2;
    /// Lets devices in and revokes them.
    pub const COORDINATOR: u32 = 4;
    /// Every role of this version.
    pub const ALL: u32 = WORKER | SUPERVISOR | COORDINATOR;
}

/// The id of a team: who knows it, knows the root key.
#[must_use]
pub fn team_id(root: &VerifyingKey) -> [u8; 16] {
    first16(&labelled(b"schakel/team/1\0", &[&root.to_bytes()]))
}

/// A device of the team.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Member {
    /// The device.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: [u8; 16],
    /// Its life.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub incarnation: [u8; 16],
    /// Verifies what it signs.
    #[n(3)]
    pub sign_key: VerifyingKey,
    /// Seals to it.
    #[n(4)]
    pub kem_key: KemPublicKey,
    /// Its roles: bits of [`role`]. Bits of a newer version are kept.
    #[n(5)]
    pub roles: u32,
}

/// A device that is no longer of the team. It stays named for ever.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Revoked {
    /// The device.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: [u8; 16],
    /// Its life.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub incarnation: [u8; 16],
    /// Verifies what it signed before.
    #[n(3)]
    pub sign_key: VerifyingKey,
    /// From when (UTC ms): what the hub received later does not count.
    #[n(4)]
    pub at_ms: i64,
    /// Whether it must wipe itself.
    #[n(5)]
    pub wipe: bool,
}

/// The roster.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Roster {
    #[n(1)]
    version: u32,
    /// The team's root key.
    #[n(2)]
    pub root: VerifyingKey,
    /// Which roster, from 1; each is above the one before.
    #[n(3)]
    pub number: u64,
    /// When it was signed (UTC ms).
    #[n(4)]
    pub issued_ms: i64,
    /// The devices of the team.
    #[n(5)]
    pub members: Vec<Member>,
    /// The devices that were.
    #[n(6)]
    pub revoked: Vec<Revoked>,
    /// The members' names, sealed for the team ([`crate::team`], use `Names`). Empty before there
    /// are any.
    #[cbor(n(7), with = "minicbor::bytes")]
    pub names: Vec<u8>,
}

impl Roster {
    /// The first roster of a team.
    #[must_use]
    pub const fn first(root: VerifyingKey, issued_ms: i64, members: Vec<Member>) -> Self {
        Self {
            version: VERSION,
            root,
            number: 1,
            issued_ms,
            members,
            revoked: Vec::new(),
            names: Vec::new(),
        }
    }

    /// The roster that comes after this one, to change before it is signed.
    #[must_use]
    pub fn successor(&self, issued_ms: i64) -> Self {
        Self { number: self.number.saturating_add(1), issued_ms, ..self.clone() }
    }

    /// Moves a member to the revoked. Whether it was one.
    pub fn revoke(&mut self, device: &[u8; 16], at_ms: i64, wipe: bool) -> bool {
        let Some(at) = self.members.iter().position(|m| m.device == *device) else { return false };
        let member = self.members.remove(at);
        self.revoked.push(Revoked {
            device: member.device,
            incarnation: member.incarnation,
            sign_key: member.sign_key,
            at_ms,
            wipe,
        });
        true
    }

    /// The team's id.
    #[must_use]
    pub fn team(&self) -> [u8; 16] {
        team_id(&self.root)
    }

    /// The member with this device.
    #[must_use]
    pub fn member(&self, device: &[u8; 16]) -> Option<&Member> {
        self.members.iter().find(|member| member.device == *device)
    }

    /// The revocation of this life of a device. A device that finds its own, with `wipe`, wipes.
    #[must_use]
    pub fn revocation(&self, device: &[u8; 16], incarnation: &[u8; 16]) -> Option<&Revoked> {
        self.revoked.iter().find(|r| r.device == *device && r.incarnation == *incarnation)
    }

    /// The key that verifies what this life of a device signed and the hub received at
    /// `received_ms`: that of a member, or of one that was revoked no earlier.
    #[must_use]
    pub fn signer(
        &self,
        device: &[u8; 16],
        incarnation: &[u8; 16],
        received_ms: i64,
    ) -> Option<VerifyingKey> {
        let member = self.member(device).filter(|m| m.incarnation == *incarnation);
        member.map(|m| m.sign_key).or_else(|| {
            let revoked = self.revocation(device, incarnation)?;
            (received_ms <= revoked.at_ms).then_some(revoked.sign_key)
        })
    }

    fn check(&self) -> Result<(), Untrusted> {
        let mut devices: Vec<_> = self.members.iter().map(|member| member.device).collect();
        devices.sort_unstable();
        if devices.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Untrusted::Rule(Rule::TwiceInRoster));
        }
        let mut lives: Vec<_> = self.revoked.iter().map(|r| (r.device, r.incarnation)).collect();
        lives.sort_unstable();
        if lives.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Untrusted::Rule(Rule::TwiceInRoster));
        }
        let back = |m: &Member| lives.binary_search(&(m.device, m.incarnation)).is_ok();
        if self.members.iter().any(back) {
            return Err(Untrusted::Rule(Rule::CameBack));
        }
        if self.members.iter().any(|member| member.roles & role::ALL == 0) {
            return Err(Untrusted::Rule(Rule::NoRole));
        }
        if self.members.iter().all(|member| member.roles & role::COORDINATOR == 0) {
            return Err(Untrusted::Rule(Rule::NoCoordinator));
        }
        Ok(())
    }
}

/// A roster with the root's signature, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedRoster {
    roster: Roster,
    hash: [u8; 32],
    bytes: Vec<u8>,
}

impl SignedRoster {
    /// Signs a roster.
    ///
    /// # Errors
    /// [`Untrusted::OtherTeam`] when the key is not the roster's root; [`Untrusted::Rule`].
    pub fn sign(roster: Roster, root: &SigningKey) -> Result<Self, Untrusted> {
        if root.verifying_key() != roster.root {
            return Err(Untrusted::OtherTeam);
        }
        roster.check()?;
        let bytes = Stamped::sign(root, Purpose::Roster, encoded(&roster)).to_bytes();
        Ok(Self { roster, hash: hash(&bytes), bytes })
    }

    /// A roster of this team, from exactly these bytes.
    ///
    /// # Errors
    /// [`Untrusted::OtherTeam`] when its root is not the team's; [`Untrusted::Form`],
    /// [`Untrusted::Newer`], [`crate::Refused::Signature`], [`Untrusted::Rule`].
    pub fn verify(bytes: &[u8], team: &[u8; 16]) -> Result<Self, Untrusted> {
        let stamped = Stamped::from_bytes(bytes)?;
        let roster: Roster = versioned(&stamped.body)?;
        if roster.team() != *team {
            return Err(Untrusted::OtherTeam);
        }
        stamped.verify(&roster.root, Purpose::Roster)?;
        roster.check()?;
        Ok(Self { roster, hash: hash(bytes), bytes: bytes.to_vec() })
    }

    /// Whether this roster may take the place of `previous`. The same roster again may.
    ///
    /// # Errors
    /// [`Untrusted::OtherTeam`]; [`Untrusted::Older`]; [`Untrusted::Rule`] when two rosters have
    /// one number, or a revoked incarnation came back.
    pub fn follows(&self, previous: &Self) -> Result<(), Untrusted> {
        let (next, before) = (&self.roster, &previous.roster);
        if next.root != before.root {
            return Err(Untrusted::OtherTeam);
        }
        if next.number < before.number {
            return Err(Untrusted::Older);
        }
        if next.number == before.number && self.hash != previous.hash {
            return Err(Untrusted::Rule(Rule::SameNumber));
        }
        if before.revoked.iter().any(|revoked| !next.revoked.contains(revoked)) {
            return Err(Untrusted::Rule(Rule::CameBack));
        }
        Ok(())
    }

    /// The roster.
    #[must_use]
    pub const fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Its hash: what a heartbeat names it by.
    #[must_use]
    pub const fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// The bytes that travel: those of an item.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    labelled(b"schakel/roster/1\0", &[bytes])
}
