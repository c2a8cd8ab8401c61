//! Why a request was refused: a stable list.

use minicbor::encode::Write;
use minicbor::{Decode, Decoder, Encode, Encoder};

/// What a client does after a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The same request again, after `retry_after_s` or a growing wait.
    Again,
    /// The same request would be refused again: something else must change first.
    Change,
    /// Nothing: what was asked for has happened already, or will never.
    Stop,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal, $status:literal, $next:ident;)*) => {
        /// Why a request was refused. The numbers never change their meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
            /// A code of a newer version.
            Other(u32),
        }

        impl Code {
            /// Every code of this version.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The number that travels.
            #[must_use]
            pub const fn number(self) -> u32 {
                match self {
                    $(Self::$name => $number,)*
                    Self::Other(number) => number,
                }
            }

            /// The code of a number.
            #[must_use]
            pub const fn from_number(number: u32) -> Self {
                match number {
                    $($number => Self::$name,)*
                    other => Self::Other(other),
                }
            }

            /// The HTTP status that goes with it.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self {
                    $(Self::$name => $status,)*
                    Self::Other(_) => 400,
                }
            }

            /// What a client does after it.
            #[must_use]
            pub const fn next(self) -> Next {
                match self {
                    $(Self::$name => Next::$next,)*
                    Self::Other(_) => Next::Change,
                }
            }

            /// Its name, as it stands in PROTOCOL.md and in a log.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                    Self::Other(_) => "Other",
                }
            }
        }
    };
}

codes! {
    /// The request is not in the form of this protocol.
    Malformed = 1, 400, Change;
    /// More bytes than a limit allows.
    TooLarge = 2, 413, Change;
    /// More items, streams, members or alarms than a limit allows.
    TooMany = 3, 413, Change;
    /// No token, or one that is unknown or withdrawn.
    NoToken = 4, 401, Change;
    /// The device has asked to join and no roster names it yet.
    Pending = 5, 403, Again;
    /// The device may not do this.
    NotAllowed = 6, 403, Change;
    /// No such stream, or none that this device may see.
    NoStream = 7, 404, Change;
    /// The quota is used up. What waits keeps waiting on the device.
    Quota = 8, 429, Again;
    /// The hub has too much to do.
    Busy = 9, 503, Again;
    /// Too many requests from this device.
    SlowDown = 10, 429, Again;
    /// The ticket or founding secret is unknown, used by another, or too old.
    Ticket = 11, 410, Change;
    /// Something newer is there already: a roster, a heartbeat or a slot with a higher number.
    Older = 12, 409, Stop;
    /// The signature or a rule of the roster does not hold.
    NotSigned = 13, 422, Change;
    /// The alarm has been released or cancelled already.
    TooLate = 14, 409, Stop;
    /// Another team was founded here, or the same id was used for something else.
    Taken = 15, 409, Change;
    /// No such slot, alarm, device or path.
    NotFound = 16, 404, Change;
    /// No version that both sides know.
    Version = 17, 426, Change;
    /// The hub itself failed. Nothing was changed.
    Internal = 18, 500, Again;
}

impl<C> Encode<C> for Code {
    fn encode<W: Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.u32(self.number())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Code {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.u32().map(Self::from_number)
    }
}

/// The answer to what was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, thiserror::Error)]
#[cbor(map)]
#[error("the hub refused: {}", code.name())]
pub struct Refusal {
    /// Why.
    #[n(1)]
    pub code: Code,
    /// When to ask again, in seconds. Absent: after a wait of the client's own choice.
    #[n(2)]
    pub retry_after_s: Option<u32>,
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self { code, retry_after_s: None }
    }
}
