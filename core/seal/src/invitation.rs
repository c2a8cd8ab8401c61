//! The invitation as it travels from hand to hand: a text, which a QR code holds as well.

use crate::base32;
use crate::digest::labelled;
use crate::form::{decoded, encoded};
use crate::join::InvitationSecret;
use minicbor::{Decode, Encode};

const PREFIX: &str = "schakel1.";
const CHECK: usize = 5;

/// The longest text that is read, in characters.
pub const LONGEST_TEXT: usize = 2048;

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Where the hub is: an `https` address; `http` only on loopback.
    pub hub: String,
    /// SHA-256 of the hub's certificate. None: the device's own roots decide.
    pub pin: Option<[u8; 32]>,
    /// The team. For a founding invitation zeros: the team is made by who accepts it.
    pub team: [u8; 16],
    /// The secret.
    pub secret: InvitationSecret,
    /// The roles that it promises: bits of [`crate::roster::role`].
    pub roles: u32,
    /// Whether it founds the team.
    pub founding: bool,
}

/// Why a text is no invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotInvitation {
    /// It does not begin as one does.
    #[error("this is not an invitation; it begins with schakel1.")]
    Other,
    /// A character that never stands in one, at this place, from 1, spaces not counted.
    #[error("character {0} does not belong in an invitation")]
    Character(usize),
    /// The check does not agree: something was mistyped or is missing.
    #[error("something was mistyped or is missing; copy the whole invitation again")]
    Check,
    /// Right, but only a newer version reads it.
    #[error("a newer version made this invitation; update first")]
    Newer,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Content {
    #[n(1)]
    hub: String,
    #[cbor(n(2), with = "minicbor::bytes")]
    pin: Vec<u8>,
    #[cbor(n(3), with = "minicbor::bytes")]
    team: [u8; 16],
    #[cbor(n(4), with = "minicbor::bytes")]
    secret: [u8; 16],
    #[n(5)]
    roles: u32,
    #[n(6)]
    founding: bool,
}

impl Invitation {
    /// The text: `schakel1.` and base32 (RFC 4648, upper case, no padding) of the content and the
    /// first five bytes of a hash over it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = encoded(&Content {
            hub: self.hub.clone(),
            pin: self.pin.map(Vec::from).unwrap_or_default(),
            team: self.team,
            secret: *self.secret.bytes(),
            roles: self.roles,
            founding: self.founding,
        });
        let check = check(&bytes);
        bytes.extend_from_slice(&check);
        PREFIX.to_owned() + &base32::encoded(&bytes)
    }

    /// An invitation from its text. Case, spaces, line breaks and hyphens do not matter.
    ///
    /// # Errors
    /// [`NotInvitation`].
    pub fn from_text(text: &str) -> Result<Self, NotInvitation> {
        let characters = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let text: String = characters.take(LONGEST_TEXT + 1).collect();
        let text = text.to_ascii_uppercase();
        let digits = text.strip_prefix(&PREFIX.to_ascii_uppercase()).ok_or(NotInvitation::Other)?;
        let bytes = base32::decoded(digits).map_err(|fault| match fault {
            base32::Fault::Character(at) => NotInvitation::Character(PREFIX.len() + at),
            base32::Fault::End => NotInvitation::Check,
        })?;
        let (content, sum) = bytes.split_last_chunk::<CHECK>().ok_or(NotInvitation::Check)?;
        if text.len() > LONGEST_TEXT || check(content) != *sum {
            return Err(NotInvitation::Check);
        }
        let content: Content = decoded(content).map_err(|_| NotInvitation::Newer)?;
        let pin = match content.pin.as_slice() {
            [] => None,
            pin => Some(pin.try_into().map_err(|_| NotInvitation::Newer)?),
        };
        Ok(Self {
            hub: content.hub,
            pin,
            team: content.team,
            secret: InvitationSecret::new(content.secret),
            roles: content.roles,
            founding: content.founding,
        })
    }
}

fn check(content: &[u8]) -> [u8; CHECK] {
    let hash = labelled(b"schakel/invitation/1\0", &[content]);
    let mut first = [0; CHECK];
    first.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    first
}
