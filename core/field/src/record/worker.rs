//! What belongs to the worker on this phone: who that is, and the pack in use.

use crate::cbor::record;
use crate::id::{DeviceId, EntityId, IncarnationId, RevisionId, TeamId};
use crate::record::kind;
use crate::time::Instant;

record! {
    /// The worker's own details.
    Worker {
        /// Name.
        1 name: String,
        /// Team or organisation.
        2 organisation: String,
        /// Function.
        3 function: String,
    }
}

kind!(1 Worker, WorkerId);

record! {
    /// A pack as it was taken in: the signed file, whole.
    PackFile {
        /// Key of the pack ("twenterand").
        1 key: String,
        /// Its version.
        2 version: u32,
        /// The signed file.
        3 file: Bytes,
        /// When it was taken in.
        4 accepted: Instant,
    }
}

kind!(2 PackFile, PackId);

record! {
    /// This device's place in a team. The keys themselves stand in the vault.
    Membership {
        /// The team.
        1 team: TeamId,
        /// Where its hub is.
        2 hub: String,
        /// SHA-256 of the hub's certificate; empty when the system's roots are trusted.
        3 pin: Bytes,
        /// Roles as given: 1 worker, 2 supervisor, 4 coordinator, added up.
        4 roles: u32,
        /// Whether a signed roster lists this device.
        5 listed: bool,
    }
}

kind!(27 Membership, MembershipId);

record! {
    /// Somebody who was invited and has not joined yet; on the coordinator's device.
    Invitee {
        /// Name.
        1 name: String,
        /// Roles.
        2 roles: u32,
        /// The one-time secret: 16 bytes.
        3 secret: Bytes,
        /// Until when it can be used.
        4 until: Instant,
        /// When it was used.
        5 joined: Option<Instant>,
    }
}

kind!(28 Invitee, InviteeId);

record! {
    /// A key of the team: who has it reads names and statements.
    TeamSecret {
        /// The team.
        1 team: TeamId,
        /// Which key, from 1; the highest is in use.
        2 epoch: u32,
        /// The key: 32 bytes.
        3 key: Bytes,
    }
}

kind!(29 TeamSecret, TeamSecretId);

record! {
    /// A message that was sealed to somebody: what left this device, to whom.
    Dispatch {
        /// To which device.
        1 to: DeviceId,
        /// In which of its lives.
        2 life: IncarnationId,
        /// Its place among the messages to that life, from 1.
        3 counter: u64,
        /// What it is for: a number of the protocol.
        4 purpose: u32,
        /// The entity that it is about.
        5 about: Option<EntityId>,
        /// The revision of it that was sealed.
        6 revision: Option<RevisionId>,
        /// When it was sealed.
        7 at: Instant,
    }
}

kind!(30 Dispatch, DispatchId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.at)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(EntityId::new(self.to.bytes()));
        under.extend(self.about);
    }
});

record! {
    /// What keeps the backup at the hub up to date; the recovery code itself stands on paper only.
    Recovery {
        /// What backups are sealed to: the public half of a key that only the code gives, 1216
        /// bytes. 32 bytes of an earlier version are another thing: a new code is needed then.
        1 key: Bytes,
        /// Version of the backup at the hub.
        2 version: u64,
        /// How many compartments that backup holds.
        3 compartments: u32,
        /// When the code was made.
        4 made: Instant,
        /// Hash of what a new phone shows to the hub: 32 bytes.
        5 hub_hash: Option<Bytes>,
        /// Hash of the share under which that backup stands: 32 bytes. Another share than the
        /// vault's own: share and backup are still to be replaced.
        6 share_hash: Option<Bytes>,
    }
}

kind!(31 Recovery, RecoveryId);

/// Bytes that are carried as they are.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

crate::cbor::required!(Bytes);

impl<C> minicbor::Encode<C> for Bytes {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Bytes {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.bytes().map(|b| Self(b.to_vec()))
    }
}
