//! What the whole team may read: boxes under the team key.

use crate::form::{decoded, encoded};
use crate::sealed::{NONCE, open_padded, seal_padded};
use crate::{Refused, Secret32, Untrusted, kdf};
use minicbor::{Decode, Encode};

/// A key that every member has. A new one is made when somebody leaves.
#[derive(Debug, Clone)]
pub struct TeamKey {
    /// Which, from 1.
    pub epoch: u32,
    /// The key.
    pub key: Secret32,
}

/// What a box of the team holds. A box for one use does not open as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The names of the members, within the roster.
    Names,
    /// A signed statement.
    Statement,
    /// The keys of a phone that takes the place of another one.
    Successor,
}

impl Use {
    /// Its label, as it stands in PROTOCOL.md.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Names => "schakel/team/names/1",
            Self::Statement => "schakel/team/statement/1",
            Self::Successor => "schakel/team/successor/1",
        }
    }

    const fn least(self) -> usize {
        match self {
            Self::Names | Self::Statement => 512,
            Self::Successor => 2048,
        }
    }
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Boxed {
    #[n(1)]
    epoch: u32,
    #[cbor(n(2), with = "minicbor::bytes")]
    sealed: Vec<u8>,
}

/// Seals for the team: map {1: epoch, 2: box}, padded.
///
/// # Errors
/// [`Refused::TooLong`].
pub fn seal(
    key: &TeamKey,
    team: &[u8; 16],
    purpose: Use,
    nonce: &[u8; NONCE],
    content: &[u8],
) -> Result<Vec<u8>, Refused> {
    let own = derived(key, team, purpose);
    let bound = associated(team, purpose, key.epoch);
    let sealed = seal_padded(&own, nonce, &bound, content, purpose.least())?;
    Ok(encoded(&Boxed { epoch: key.epoch, sealed }))
}

/// Which team key opens these bytes: its epoch.
///
/// # Errors
/// [`Untrusted::Form`].
pub fn epoch(bytes: &[u8]) -> Result<u32, Untrusted> {
    decoded::<Boxed>(bytes).map(|boxed| boxed.epoch)
}

/// Opens what was sealed for the team.
///
/// # Errors
/// [`Untrusted::Form`]; [`Refused::NotOpened`], also with a key of another epoch;
/// [`Refused::Padding`].
pub fn open(
    key: &TeamKey,
    team: &[u8; 16],
    purpose: Use,
    bytes: &[u8],
) -> Result<Vec<u8>, Untrusted> {
    let boxed: Boxed = decoded(bytes)?;
    let own = derived(key, team, purpose);
    let bound = associated(team, purpose, boxed.epoch);
    Ok(open_padded(&own, &bound, &boxed.sealed, purpose.least())?)
}

fn derived(key: &TeamKey, team: &[u8; 16], purpose: Use) -> Secret32 {
    kdf::derive(purpose.label(), &[&key.key], team)
}

fn associated(team: &[u8; 16], purpose: Use, epoch: u32) -> Vec<u8> {
    [purpose.label().as_bytes(), &[0], team, &epoch.to_be_bytes()].concat()
}
