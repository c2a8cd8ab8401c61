//! The members' names: they stand in the roster, sealed for the team, so that the hub has numbers
//! only.

use crate::form::{decoded, encoded};
use crate::sealed::NONCE;
use crate::team::{self, TeamKey, Use};
use crate::{Refused, Untrusted, Zeroizing};
use minicbor::{Decode, Encode};

/// Whose a device is.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Name {
    /// The device.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub device: [u8; 16],
    /// The name of its owner, as the colleagues see it.
    #[n(2)]
    pub name: String,
}

/// Seals the names, in the order given: what [`Roster::names`](crate::roster::Roster::names)
/// holds.
///
/// # Errors
/// [`Refused::TooLong`].
pub fn seal(
    names: &[Name],
    key: &TeamKey,
    team: &[u8; 16],
    nonce: &[u8; NONCE],
) -> Result<Vec<u8>, Refused> {
    team::seal(key, team, Use::Names, nonce, &Zeroizing::new(encoded(&names)))
}

/// Opens the names.
///
/// # Errors
/// [`Untrusted::Form`]; [`Refused::NotOpened`], also with a key of another epoch;
/// [`Refused::Padding`].
pub fn open(bytes: &[u8], key: &TeamKey, team: &[u8; 16]) -> Result<Vec<Name>, Untrusted> {
    decoded(&team::open(key, team, Use::Names, bytes)?)
}
