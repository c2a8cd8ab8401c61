//! What is left when something is erased: that it was, by whom and who confirmed it, and counts
//! that name nobody.

use crate::cbor::{codes, record};
use crate::id::{CaseId, CompartmentId, DeviceId, EntityId};
use crate::record::case::ClosingReason;
use crate::record::kind;
use crate::record::worker::Bytes;
use crate::time::{Instant, LocalDate};

record! {
    /// That a compartment was erased. It stands on the device that decided it and on each one
    /// that held it, in what is personal there. From the moment it stands, the compartment's key is
    /// to be destroyed, and never taken in again.
    Erasure {
        /// What was erased.
        1 compartment: CompartmentId,
        /// The case that it was a part of.
        2 case: CaseId,
        /// Its stream: 16 bytes.
        3 stream: Bytes,
        /// When it was decided.
        4 at: Instant,
        /// Why.
        5 ground: ErasureGround,
        /// How many revisions were here.
        6 revisions: u32,
        /// Which device decided it.
        7 by: DeviceId,
        /// The signed order, where another device decided it; it asks for the word of this one.
        8 order: Option<Bytes>,
        /// On the device that decided it: everyone who has to erase it as well.
        9 holders: Vec<ErasureHolder>,
        /// Whether the order for the hub was queued, where there is one to be told.
        10 told: bool,
        /// Whether the whole case went, or the part of it that was shared with another employer.
        11 whole: bool,
    }
}

kind!(35 Erasure, ErasureId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.at)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(EntityId::new(self.compartment.bytes()));
        under.push(self.case.into());
    }
});

record! {
    /// A device that holds what is to be erased.
    ErasureHolder {
        /// Which.
        1 device: DeviceId,
        /// When it erased it, by its own signed word.
        2 confirmed: Option<Instant>,
        /// That word.
        3 word: Option<Bytes>,
    }
}

codes! {
    /// Why something is erased. The app records the ground; it never decides it.
    ErasureGround {
        /// Its time to be kept is over.
        1 Retention,
        /// It was handed over and is kept elsewhere.
        2 HandedOver,
        /// The client asked for it.
        3 ClientsRight,
        /// It should not have been here.
        4 Mistake,
    }
}

record! {
    /// What results need of a case that was erased: counts and a quarter, no id, no name, no day.
    Tally {
        /// The first day of the quarter in which the case was opened.
        1 quarter: LocalDate,
        /// Reports.
        2 reports: u32,
        /// Attempts to reach the client.
        3 attempts: u32,
        /// Whole days from the opening to the first contact; absent without one.
        4 days_to_contact: Option<u32>,
        /// Visits.
        5 visits: u32,
        /// Calls with an outcome.
        6 calls: u32,
        /// Needs that were arranged.
        7 arranged: u32,
        /// Promises made.
        8 promises: u32,
        /// Promises kept.
        9 kept: u32,
        /// What was spent, in euro cents.
        10 spent_cents: i64,
        /// Whole weeks from the opening to the closing; absent when it was never closed.
        11 weeks: Option<u32>,
        /// Why it was closed; absent when it was not.
        12 closing: Option<ClosingReason>,
    }
}

kind!(36 Tally, TallyId);
