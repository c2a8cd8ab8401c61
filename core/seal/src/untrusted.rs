//! Why something that came from elsewhere is not believed.

use crate::Refused;

/// Why a roster, a message, an invitation or a statement of another device is not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Untrusted {
    /// A box, a key or a signature does not hold.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Not in the form that this version makes.
    #[error("the bytes are not in the form that this version makes")]
    Form,
    /// A version that only newer software reads.
    #[error("version {version}; newer software reads it")]
    Newer {
        /// The version that stands in it.
        version: u32,
    },
    /// The bytes are no key to seal to.
    #[error("the bytes are no key to seal to")]
    Key,
    /// It belongs to another team.
    #[error("it belongs to another team")]
    OtherTeam,
    /// No roster that is here names the sender. Keep it, and look again after the next roster.
    #[error("no roster names the sender; it may after the next roster")]
    UnknownSender,
    /// It was sealed for another device, or for another key of this one.
    #[error("it is meant for another device")]
    OtherReceiver,
    /// Something later is known already.
    #[error("something later is known already")]
    Older,
    /// Signed by the root, and yet against a rule: which one.
    #[error("it breaks a rule: {0}")]
    Rule(Rule),
}

/// A rule of the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// A device stands in it twice.
    #[error("a device stands in the roster twice")]
    TwiceInRoster,
    /// A revoked incarnation is a member again, or is no longer named as revoked.
    #[error("a revoked incarnation came back")]
    CameBack,
    /// Two rosters have the same number.
    #[error("two rosters have the same number")]
    SameNumber,
    /// A member has no role, or one that does not exist.
    #[error("a member has no role that exists")]
    NoRole,
    /// No coordinator is left.
    #[error("no coordinator is left")]
    NoCoordinator,
}
