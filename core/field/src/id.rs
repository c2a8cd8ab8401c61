//! Ids: 128 random bits, a type per kind, so that a visit's id is never taken for a case's.

use crate::cbor::required;
use crate::record::Record;
use minicbor::decode::{Decode, Decoder, Error};
use minicbor::encode::{Encode, Encoder, Write};
use std::fmt;

macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident, )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// An id from 16 bytes; fresh ids take them from the system's randomness.
            #[must_use]
            pub const fn new(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The 16 bytes.
            #[must_use]
            pub const fn bytes(&self) -> [u8; 16] {
                self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}:", stringify!($name))?;
                self.0.iter().take(4).try_for_each(|b| write!(f, "{b:02x}"))
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = NotAnId;
            fn try_from(bytes: &[u8]) -> Result<Self, NotAnId> {
                bytes.try_into().map(Self).map_err(|_| NotAnId)
            }
        }

        required!($name);

        impl<C> Encode<C> for $name {
            fn encode<W: Write>(
                &self,
                e: &mut Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Error> {
                Self::try_from(d.bytes()?).map_err(|_| Error::message("an id has 16 bytes"))
            }
        }
    )* };
}

/// The bytes given for an id were not 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id has 16 bytes")]
pub struct NotAnId;

ids! {
    /// Any entity, whatever its kind.
    EntityId,
    /// One immutable revision of an entity.
    RevisionId,
    /// A set of records with its own members and key.
    CompartmentId,
    /// A phone or desk, for as long as it is in use.
    DeviceId,
    /// One life of a device: a restored phone starts a new one.
    IncarnationId,
    /// A contact person within a partner.
    ContactId,
    /// One line of a visit.
    LineId,
    /// One row of a plan.
    PlanItemId,
    /// The worker's own details on this phone.
    WorkerId,
    /// A pack as it was taken in.
    PackId,
    /// A network partner.
    PartnerId,
    /// What the worker filled in for a partner of the pack.
    FillInId,
    /// A person.
    PersonId,
    /// A case.
    CaseId,
    /// A report.
    ReportId,
    /// An attempt to reach somebody.
    AttemptId,
    /// A visit.
    VisitId,
    /// The part of a visit's text that stays with the own organisation.
    OwnNotesId,
    /// Something agreed for a day.
    AppointmentId,
    /// A plan.
    PlanId,
    /// A round of calls for one case.
    RoundId,
    /// One telephone call, text or e-mail.
    CallId,
    /// A promise.
    PromiseId,
    /// Money spent.
    SpendingId,
    /// A visit summary for the supervisors.
    SummaryId,
    /// How a case stands, for the supervisors.
    StandingId,
    /// A supervisor's marks on a summary.
    ReviewId,
    /// A safety timer.
    WatchId,
    /// A safety timer of somebody else.
    AlarmId,
    /// A team: follows from the key that signs its roster.
    TeamId,
    /// This device's place in a team.
    MembershipId,
    /// Somebody who was invited.
    InviteeId,
    /// A key of the team.
    TeamSecretId,
    /// A message that was sealed to somebody.
    DispatchId,
    /// What keeps the backup up to date.
    RecoveryId,
    /// That a device follows a compartment.
    FollowingId,
    /// What was decided about things in quarantine.
    VerdictId,
    /// That something came from quarantine.
    LateId,
    /// That something was erased.
    ErasureId,
    /// Anonymous counts of a case that was erased.
    TallyId,
}

/// An id that names an entity with a known kind of record.
pub trait EntityKey: Copy + Ord + Into<EntityId> + From<EntityId> + 'static {
    /// The record that the id names.
    type Record: Record<Id = Self>;
}

macro_rules! keys {
    ($( $id:ident => $record:ident, )*) => { $(
        impl From<$id> for EntityId {
            fn from(id: $id) -> Self {
                Self(id.0)
            }
        }
        impl From<EntityId> for $id {
            fn from(id: EntityId) -> Self {
                Self(id.0)
            }
        }
        impl EntityKey for $id {
            type Record = crate::record::$record;
        }
    )* };
}

keys! {
    WorkerId => Worker, PackId => PackFile, PartnerId => Partner, FillInId => FillIn,
    PersonId => Person, CaseId => Case, ReportId => Report, AttemptId => Attempt,
    VisitId => Visit, OwnNotesId => OwnNotes, AppointmentId => Appointment, PlanId => Plan,
    RoundId => Round, CallId => Call, PromiseId => Promise, SpendingId => Spending,
    SummaryId => Summary, StandingId => Standing, ReviewId => Review, WatchId => Watch,
    AlarmId => Alarm, MembershipId => Membership, InviteeId => Invitee,
    TeamSecretId => TeamSecret, DispatchId => Dispatch, RecoveryId => Recovery,
    FollowingId => Following, VerdictId => Verdict, LateId => Late, ErasureId => Erasure, TallyId => Tally,
}
