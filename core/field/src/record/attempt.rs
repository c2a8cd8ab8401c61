//! Attempts (pogingen) to reach somebody, and appointments to try or meet.

use crate::cbor::{codes, record};
use crate::id::{CaseId, EntityId};
use crate::record::kind;
use crate::record::place::Point;
use crate::time::{Instant, LocalDate, LocalTime, PartOfDay};

record! {
    /// An attempt; every one counts, whatever its kind.
    Attempt {
        /// For which case.
        1 case: CaseId,
        /// How.
        2 kind: AttemptKind,
        /// When it happened.
        3 at: Instant,
        /// What happened.
        4 outcome: AttemptOutcome,
        /// What came of it.
        5 contact: Contact,
        /// Where the phone was, when it knew.
        6 point: Option<Point>,
        /// One line; may be empty.
        7 line: String,
    }
}

kind!(13 Attempt, AttemptId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.at)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.line.as_str()]);
    }
});

record! {
    /// Reached, in conversation and accepts help are three different things.
    Contact {
        /// The person was reached.
        1 reached: bool,
        /// There was a conversation.
        2 in_conversation: bool,
        /// The person accepts help.
        3 accepts_help: bool,
    }
}

record! {
    /// Something set for a day: a next attempt, a visit, a thing to do.
    Appointment {
        /// For which case.
        1 case: CaseId,
        /// How.
        2 kind: AttemptKind,
        /// On which day.
        3 on: LocalDate,
        /// At what time; without one, some time in [`Appointment::part`].
        4 time: Option<LocalTime>,
        /// In which part of the day.
        5 part: Option<PartOfDay>,
        /// What for; may be empty.
        6 what: String,
        /// Set when it is done or called off.
        7 settled: Option<Instant>,
    }
}

kind!(16 Appointment, AppointmentId, {
    fn waits(&self) -> bool {
        self.settled.is_none()
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.what.as_str()]);
    }
});

codes! {
    /// How somebody is sought, in the terms of the national early-signalling definitions.
    AttemptKind {
        /// Home visit.
        1 HomeVisit,
        /// Elsewhere.
        2 Elsewhere,
        /// By telephone.
        3 Phone,
        /// By message.
        4 Message,
        /// A card through the door.
        5 Card,
        /// A letter.
        6 Letter,
        /// Through somebody.
        7 ViaSomeone,
    }
}

codes! {
    /// What an attempt led to, one tap each.
    AttemptOutcome {
        /// Nobody home.
        1 NotHome,
        /// Somebody was in and did not open.
        2 DidNotOpen,
        /// A card or letter was left.
        3 CardLeft,
        /// Spoken at the door.
        4 SpokeAtDoor,
        /// Let in.
        5 Inside,
        /// Reached, and refused.
        6 Refused,
        /// Met elsewhere.
        7 MetElsewhere,
        /// Broken off because it was not safe.
        8 BrokenOff,
    }
}
