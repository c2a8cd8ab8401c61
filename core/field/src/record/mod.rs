//! What a case manager writes down: one kind of record per entity.
//!
//! A kind has a number that never changes. Kinds below [`IGNORABLE_FROM`] matter to every reader;
//! from there on, a version that does not know one may pass over it in silence.

mod attempt;
mod call;
mod case;
mod erasure;
mod partner;
mod person;
mod place;
mod plan;
mod report;
mod sharing;
mod summary;
mod supervision;
mod visit;
mod worker;

pub use attempt::{Appointment, Attempt, AttemptKind, AttemptOutcome, Contact};
pub use call::{Call, CallChannel, CallOutcome, Callee, Promise, PromiseState, Promiser, Round};
pub use case::{Case, Closing, ClosingReason, Phase, Responsibility};
pub use erasure::{Erasure, ErasureGround, ErasureHolder, Tally};
pub use partner::{AgreementRef, ContactPerson, FillIn, Partner};
pub use person::{Duty, Person, Relation};
pub use place::{Place, Point};
pub use plan::{ActionState, Owner, Plan, PlanItem, Spending};
pub use report::{Audience, Channel, ClockEvent, Report, Reporter, ResponseClock, Source, Urgency};
pub use sharing::{Following, Late, Verdict};
pub use summary::Summary;
pub use supervision::{
    Alarm, AlarmState, Review, Standing, StandingClock, StandingPromise, StandingWeek, Watch,
};
pub use visit::{Line, Mark, NextStep, OwnNotes, Present, Stage, Trust, Visit};
pub use worker::{Bytes, Dispatch, Invitee, Membership, PackFile, Recovery, TeamSecret, Worker};

use crate::id::{EntityId, EntityKey};
use crate::inspect::{Field, Inspect as _, Seen};
use crate::time::Instant;

/// Kinds from this number on may be passed over by a version that does not know them.
pub const IGNORABLE_FROM: u32 = 1 << 15;

/// What every record can be asked.
pub trait Record: Sized + Into<Body> + 'static {
    /// The type of its id.
    type Id: EntityKey<Record = Self>;
    /// The number of its kind.
    const KIND: u32;

    /// This record out of a body, if it is of this kind.
    fn of(body: &Body) -> Option<&Self>;

    /// When it happened, where that is not simply when it was recorded.
    fn happened(&self) -> Option<Instant> {
        None
    }

    /// Whether something is still to be done about it: a call without an outcome, a promise that
    /// stands open, a case that was not closed.
    fn waits(&self) -> bool {
        false
    }

    /// The entities under which it is found: its case, partner, round, visit.
    fn links(&self, _under: &mut Vec<EntityId>) {}

    /// The text that search looks through.
    fn text<'a>(&'a self, _words: &mut Vec<&'a str>) {}
}

macro_rules! bodies {
    ($( $name:ident, )*) => {
        /// The content of a revision. Each record has a box of its own size: notes are small and
        /// many, reports large and few.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Body {
            $( #[doc = concat!("A [`", stringify!($name), "`].")] $name(Box<$name>), )*
            /// A kind of a newer version, kept as it came.
            Unknown(u32, Bytes),
        }

        impl Body {
            /// The number of its kind.
            #[must_use]
            pub fn kind(&self) -> u32 {
                match self { $( Self::$name(_) => $name::KIND, )* Self::Unknown(kind, _) => *kind }
            }

            /// The bytes that are stored.
            #[must_use]
            pub fn to_bytes(&self) -> Vec<u8> {
                match self {
                    $( Self::$name(record) => crate::cbor::to_vec(record.as_ref()), )*
                    Self::Unknown(_, bytes) => bytes.0.clone(),
                }
            }

            /// A body from its stored bytes. One that cannot be read as its kind becomes
            /// [`Body::Unknown`]: a newer version may have written it.
            #[must_use]
            pub fn from_bytes(kind: u32, bytes: &[u8]) -> Self {
                let known = match kind {
                    $( $name::KIND => crate::cbor::from_slice(bytes).map(Box::new).map(Self::$name), )*
                    _ => None,
                };
                known.unwrap_or_else(|| Self::Unknown(kind, Bytes(bytes.to_vec())))
            }

            /// See [`Record::happened`].
            #[must_use]
            pub fn happened(&self) -> Option<Instant> {
                match self { $( Self::$name(r) => r.happened(), )* Self::Unknown(..) => None }
            }

            /// See [`Record::waits`].
            #[must_use]
            pub fn waits(&self) -> bool {
                match self { $( Self::$name(r) => r.waits(), )* Self::Unknown(..) => false }
            }

            /// See [`Record::links`].
            pub fn links(&self, under: &mut Vec<EntityId>) {
                match self { $( Self::$name(r) => r.links(under), )* Self::Unknown(..) => {} }
            }

            /// Shows every text and list of the record, with the field it stands in.
            pub(crate) fn inspect<'a>(&'a self, see: &mut dyn FnMut(Field, Seen<'a>)) {
                match self {
                    $( Self::$name(r) => r.inspect(Field::RECORD, see), )*
                    Self::Unknown(..) => {}
                }
            }

            /// See [`Record::text`].
            pub fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
                match self { $( Self::$name(r) => r.text(words), )* Self::Unknown(..) => {} }
            }
        }

        $(
            impl From<$name> for Body {
                fn from(record: $name) -> Self {
                    Self::$name(Box::new(record))
                }
            }
        )*
    };
}

bodies! {
    Worker, PackFile, Partner, FillIn, Person, Case, Report, Attempt, Visit, OwnNotes,
    Appointment, Plan, Round, Call, Promise, Spending, Summary, Standing, Review, Watch, Alarm, Membership, Invitee, TeamSecret,
    Dispatch, Recovery, Following, Verdict, Late, Erasure, Tally,
}

/// Says what kind of record a struct is; what it answers beside that follows in braces.
macro_rules! kind {
    ($kind:literal $name:ident, $id:ident $(, { $($answers:item)* })?) => {
        impl $crate::record::Record for $name {
            type Id = $crate::id::$id;
            const KIND: u32 = $kind;
            fn of(body: &$crate::record::Body) -> Option<&Self> {
                match body {
                    $crate::record::Body::$name(record) => Some(record),
                    _ => None,
                }
            }
            $( $($answers)* )?
        }
    };
}
pub(crate) use kind;
