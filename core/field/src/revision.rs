//! The revision: one immutable, whole state of an entity, and what it replaces.

use crate::cbor::{from_slice, record, to_vec};
use crate::id::{CompartmentId, DeviceId, EntityId, IncarnationId, RevisionId};
use crate::record::{Body, Bytes};
use crate::time::{Instant, Stamp};

/// A revision as the read model takes it. What a seal vouches for (compartment, author) and what
/// stands inside the box (the rest) are one here.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Its id.
    pub id: RevisionId,
    /// The entity it is a state of.
    pub entity: EntityId,
    /// The compartment it lives in.
    pub compartment: CompartmentId,
    /// Who wrote it.
    pub author: Author,
    /// The revisions it replaces; more than one settles a conflict, none starts an entity.
    pub replaces: Vec<RevisionId>,
    /// Orders what is shown.
    pub stamp: Stamp,
    /// When it was written down, by the author's clock.
    pub recorded: Instant,
    /// When it reached this device from elsewhere; `None` for what was written here.
    pub received: Option<Instant>,
    /// The state itself.
    pub body: Body,
}

/// A device, and which of its lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Author {
    /// The device.
    pub device: DeviceId,
    /// Its life: a restored phone starts a new one.
    pub incarnation: IncarnationId,
}

record! {
    /// What stands inside a body box. FORMAT.md lists these keys.
    Content {
        /// Revision id.
        1 id: RevisionId,
        /// Kind of the body.
        2 kind: u32,
        /// Entity id.
        3 entity: EntityId,
        /// Revisions replaced.
        4 replaces: Vec<RevisionId>,
        /// Stamp.
        5 stamp: Stamp,
        /// When it was written down.
        6 recorded: Instant,
        /// The record, by its kind.
        7 body: Bytes,
    }
}

/// How far a stamp may run ahead of its receipt before it is no longer believed.
const BELIEVED_AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

impl Revision {
    /// Whether the stamp is more than 24 hours ahead of the receipt. Such a revision is kept and
    /// shown as it is, but its stamp is not taken over.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        self.received.is_some_and(|at| self.stamp.ms > at.0.saturating_add(BELIEVED_AHEAD_MS))
    }

    /// The bytes that are sealed.
    #[must_use]
    pub fn to_content(&self) -> Vec<u8> {
        to_vec(&Content {
            id: self.id,
            kind: self.body.kind(),
            entity: self.entity,
            replaces: self.replaces.clone(),
            stamp: self.stamp,
            recorded: self.recorded,
            body: Bytes(self.body.to_bytes()),
            rest: crate::Rest::NONE,
        })
    }

    /// A revision from opened bytes; `None` when they are not one.
    #[must_use]
    pub fn from_content(
        bytes: &[u8],
        compartment: CompartmentId,
        author: Author,
        received: Option<Instant>,
    ) -> Option<Self> {
        let content: Content = from_slice(bytes)?;
        Some(Self {
            id: content.id,
            entity: content.entity,
            compartment,
            author,
            replaces: content.replaces,
            stamp: content.stamp,
            recorded: content.recorded,
            received,
            body: Body::from_bytes(content.kind, &content.body.0),
        })
    }
}
