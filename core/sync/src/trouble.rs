//! Why the hub could not be used.

use wire::{Code, Next, Refusal};

/// Why the hub could not be used, or no further. What waited still waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No connection, or the hub is down, or it was cut off in the middle.
    #[error("the hub cannot be reached; it is tried again")]
    Unreachable,
    /// The hub asks to wait.
    #[error("the hub is busy; it is tried again")]
    Busy {
        /// For how long, in seconds; `None`: as long as seems good.
        retry_after_s: Option<u32>,
    },
    /// The certificate is not the one of the invitation.
    #[error("the hub shows another certificate than the one of the invitation")]
    WrongCertificate,
    /// The coordinator has not signed for this device yet.
    #[error("the coordinator has not confirmed this device yet")]
    Pending,
    /// This device's access was taken away, or never given.
    #[error("this device has no access to the hub")]
    NoAccess,
    /// Hub and app speak no common version.
    #[error("app and hub are too far apart; update the older one")]
    Update,
    /// The hub refused for another reason.
    #[error("the hub refused: {}", .0.name())]
    Refused(Code),
    /// The caller said to stop.
    #[error("stopped")]
    Stopped,
    /// The hub said something that cannot be. Nothing of it was taken in.
    #[error("the hub said something that cannot be: {0}")]
    Dishonest(Lie),
}

/// What the hub said that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Lie {
    /// An answer that is not in the form of the protocol, or to another question.
    #[error("an answer that is none")]
    Form,
    /// More bytes or items than were asked for, or limits that let nothing through.
    #[error("more than was asked for")]
    Size,
    /// Another stream than was asked for.
    #[error("another stream than was asked for")]
    Stream,
    /// Numbers that leave one out, go back, or repeat.
    #[error("numbers that do not follow")]
    Order,
    /// The same item twice in one stream.
    #[error("one item twice")]
    Twice,
    /// Something else stands where an item of this device was promised to stand.
    #[error("something else in the place of what was sent")]
    Swapped,
    /// It says that more is there and gives nothing.
    #[error("more is there and is not given")]
    Nothing,
}

impl Trouble {
    /// Whether the same request may be repeated soon.
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::Unreachable | Self::Busy { .. })
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal.code {
            Code::NoToken => Self::NoAccess,
            Code::Pending => Self::Pending,
            Code::Version => Self::Update,
            code if matches!(code.next(), Next::Again) => {
                Self::Busy { retry_after_s: refusal.retry_after_s }
            }
            code => Self::Refused(code),
        }
    }
}

impl From<Lie> for Trouble {
    fn from(lie: Lie) -> Self {
        Self::Dishonest(lie)
    }
}
