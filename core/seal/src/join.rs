//! Joining a team: an invitation with one secret, split in two. One half opens the hub's door,
//! the other seals the newcomer's keys for the coordinator, so that the hub cannot swap them.

use crate::form::{VERSION, encoded, versioned};
use crate::kdf::derive_from;
use crate::kem::KemPublicKey;
use crate::sealed::{NONCE, open_padded, seal_padded};
use crate::sign::{Purpose, SigningKey, VerifyingKey};
use crate::stamp::Stamped;
use crate::team::{self, TeamKey, Use};
use crate::{Refused, Secret32, Untrusted};
use minicbor::{Decode, Encode};

/// How long an invitation works, in milliseconds: 7 days.
pub const GOOD_FOR_MS: i64 = 7 * 24 * 3600 * 1000;

const LEAST: usize = 2048;

/// The secret of an invitation, 16 random bytes.
#[derive(Clone, PartialEq, Eq, zeroize::ZeroizeOnDrop)]
pub struct InvitationSecret([u8; 16]);

impl InvitationSecret {
    /// Takes fresh randomness over.
    #[must_use]
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, to keep in a vault or to write in an invitation.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The half for the hub. The hub has its [`secret_hash`](crate::digest::secret_hash) only.
    #[must_use]
    pub fn ticket(&self) -> Secret32 {
        derive_from("schakel/join/hub/1", &[&self.0], &[])
    }

    fn team_half(&self, team: &[u8; 16]) -> Secret32 {
        derive_from("schakel/join/team/1", &[&self.0], team)
    }
}

impl std::fmt::Debug for InvitationSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InvitationSecret (not shown)")
    }
}

/// A device that wants to join: what the coordinator puts into the roster.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Joiner {
    #[n(1)]
    version: u32,
    /// The device.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub device: [u8; 16],
    /// Its life.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub incarnation: [u8; 16],
    /// Verifies what it signs.
    #[n(4)]
    pub sign_key: VerifyingKey,
    /// Seals to it.
    #[n(5)]
    pub kem_key: KemPublicKey,
    /// The name of its owner, as the colleagues will see it.
    #[n(6)]
    pub name: String,
}

impl Joiner {
    /// The most that a name may have, in bytes.
    pub const LONGEST_NAME: usize = 200;

    /// A device that wants to join.
    #[must_use]
    pub const fn new(
        device: [u8; 16],
        incarnation: [u8; 16],
        sign_key: VerifyingKey,
        kem_key: KemPublicKey,
        name: String,
    ) -> Self {
        Self { version: VERSION, device, incarnation, sign_key, kem_key, name }
    }

    fn from_stamped(stamped: &Stamped) -> Result<Self, Untrusted> {
        let joiner: Self = versioned(&stamped.body)?;
        if joiner.name.len() > Self::LONGEST_NAME { Err(Untrusted::Form) } else { Ok(joiner) }
    }
}

/// Seals the newcomer's keys with the secret of an invitation. `own` is the newcomer's key: it
/// signs, to prove that it has it.
///
/// # Errors
/// [`Refused::TooLong`] for a name above [`Joiner::LONGEST_NAME`].
pub fn seal_joiner(
    joiner: &Joiner,
    own: &SigningKey,
    secret: &InvitationSecret,
    team: &[u8; 16],
    nonce: &[u8; NONCE],
) -> Result<Vec<u8>, Refused> {
    if joiner.name.len() > Joiner::LONGEST_NAME {
        return Err(Refused::TooLong);
    }
    let content = Stamped::sign(own, Purpose::Join, encoded(joiner)).to_bytes();
    seal_padded(&secret.team_half(team), nonce, &associated(team), &content, LEAST)
}

/// Opens what [`seal_joiner`] made.
///
/// # Errors
/// [`Refused::NotOpened`] with the secret of another invitation; [`Refused::Padding`],
/// [`Refused::Signature`], [`Untrusted::Form`], [`Untrusted::Newer`].
pub fn open_joiner(
    sealed: &[u8],
    secret: &InvitationSecret,
    team: &[u8; 16],
) -> Result<Joiner, Untrusted> {
    let content = open_padded(&secret.team_half(team), &associated(team), sealed, LEAST)?;
    let stamped = Stamped::from_bytes(&content)?;
    let joiner = Joiner::from_stamped(&stamped)?;
    stamped.verify(&joiner.sign_key, Purpose::Join)?;
    Ok(joiner)
}

/// Seals the keys of a phone that takes the place of a lost one. It has the team key and the old
/// signing key from the backup; `old` signs.
///
/// # Errors
/// [`Refused::TooLong`] for a name above [`Joiner::LONGEST_NAME`].
pub fn seal_successor(
    joiner: &Joiner,
    old: &SigningKey,
    key: &TeamKey,
    team: &[u8; 16],
    nonce: &[u8; NONCE],
) -> Result<Vec<u8>, Refused> {
    if joiner.name.len() > Joiner::LONGEST_NAME {
        return Err(Refused::TooLong);
    }
    let content = Stamped::sign(old, Purpose::Successor, encoded(joiner)).to_bytes();
    team::seal(key, team, Use::Successor, nonce, &content)
}

/// Opens what [`seal_successor`] made. `old` is the key that the roster names for the device that
/// is being recovered.
///
/// # Errors
/// As [`open_joiner`].
pub fn open_successor(
    sealed: &[u8],
    old: &VerifyingKey,
    key: &TeamKey,
    team: &[u8; 16],
) -> Result<Joiner, Untrusted> {
    let stamped = Stamped::from_bytes(&team::open(key, team, Use::Successor, sealed)?)?;
    stamped.verify(old, Purpose::Successor)?;
    Joiner::from_stamped(&stamped)
}

fn associated(team: &[u8; 16]) -> Vec<u8> {
    [b"schakel/join/1\0".as_slice(), team].concat()
}
