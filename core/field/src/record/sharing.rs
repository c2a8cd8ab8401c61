//! Who follows what, and what came from a device that is out of the team.

use crate::cbor::record;
use crate::id::{CompartmentId, DeviceId, EntityId, IncarnationId};
use crate::record::kind;
use crate::record::worker::Bytes;
use crate::time::Instant;

record! {
    /// That a device follows a compartment. It stands in that compartment, so that everyone who
    /// follows it knows of the others; in the personal one it says that the device itself was
    /// taken out.
    Following {
        /// What is followed.
        1 compartment: CompartmentId,
        /// By which device.
        2 device: DeviceId,
        /// Since when.
        3 since: Instant,
        /// Until when; absent as long as it does.
        4 until: Option<Instant>,
        /// The last key of the compartment that it was given; 0 before the first.
        5 epoch: u32,
    }
}

kind!(32 Following, FollowingId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.since)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(EntityId::new(self.compartment.bytes()));
    }
});

record! {
    /// What a coordinator decided about things that a revoked device still sent.
    Verdict {
        /// The device.
        1 device: DeviceId,
        /// In which of its lives.
        2 life: IncarnationId,
        /// The ids of the items, 16 bytes each, one after the other.
        3 items: Bytes,
        /// Whether they count; otherwise nobody reads them.
        4 released: bool,
        /// When it was decided.
        5 at: Instant,
    }
}

kind!(33 Verdict, VerdictId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.at)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(EntityId::new(self.device.bytes()));
    }
});

record! {
    /// That something came from quarantine: its device was out of the team when it arrived, and a
    /// coordinator let it count. Stands on the device that took it in.
    Late {
        /// What came.
        1 entity: EntityId,
        /// From which device.
        2 device: DeviceId,
        /// When it was taken in.
        3 at: Instant,
    }
}

kind!(34 Late, LateId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.at)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.entity);
    }
});
