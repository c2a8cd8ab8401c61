//! The municipality pack (gemeentepakket): everything a next municipality fills in, as one record.
//!
//! `schakel pack build` makes it from a readable source and signs it; phones read it from the
//! signed file. Keys ("bed-tonight") are what records refer to, so a pack may change its words.

use crate::cbor::{codes, from_slice, record, to_vec};
use crate::id::PartnerId;
use crate::record::{Audience, ClockEvent, Partner, Point};

/// A pack file larger than this is refused unread.
pub const MAX_BYTES: usize = 4 << 20;

record! {
    /// A pack.
    Pack {
        /// Its key ("twenterand").
        1 key: String,
        /// Counts up with each issue.
        2 version: u32,
        /// Name of the municipality.
        3 municipality: String,
        /// Code of the municipality (CBS, "GM1700").
        4 code: String,
        /// What can be needed.
        5 needs: Vec<Need>,
        /// Types of report with their clocks.
        6 report_types: Vec<ReportType>,
        /// Reasons for a report, for linking re-reports.
        7 reasons: Vec<Choice>,
        /// Roles of partners.
        8 roles: Vec<Choice>,
        /// Partners.
        9 partners: Vec<PackPartner>,
        /// Border, as rings of points; the first ring of each is the outer one.
        10 boundary: Vec<Area>,
        /// Villages, and towns nearby.
        11 villages: Vec<Village>,
        /// Which days off are a local choice.
        12 days_off: DaysOff,
        /// What may be spent at once, in euro cents.
        13 mandate_cents: i64,
        /// Days within which spending is accounted for.
        14 justify_days: u32,
        /// Where its data comes from, and under which licence.
        15 sources: Vec<String>,
        /// Whether clocks, mandate and texts are examples that the municipality still has to set.
        16 example: bool,
    }
}

record! {
    /// A word of the pack in both languages.
    Words {
        /// Dutch.
        1 nl: String,
        /// English.
        2 en: String,
    }
}

record! {
    /// A choice offered by its words and stored by its key.
    Choice {
        /// Key.
        1 key: String,
        /// Words.
        2 words: Words,
    }
}

record! {
    /// Something that can be needed (hulpvraag).
    Need {
        /// Key.
        1 key: String,
        /// Words.
        2 words: Words,
        /// Keys of the roles that may have it, the likeliest first.
        3 roles: Vec<String>,
    }
}

record! {
    /// A type of report.
    ReportType {
        /// Key.
        1 key: String,
        /// Words.
        2 words: Words,
        /// Its clocks.
        3 clocks: Vec<ClockRule>,
        /// Who may hear the outcome.
        4 may_hear: Audience,
        /// Whether the reporter stays shielded unless said otherwise.
        5 shielded: bool,
    }
}

record! {
    /// A clock: so many days from receipt until something has happened.
    ClockRule {
        /// What stops it.
        1 event: ClockEvent,
        /// Days.
        2 days: u32,
        /// Working or calendar days.
        3 count: DayCount,
        /// Where the term comes from (law, policy), in words.
        4 source: String,
        /// Whether it is set by law, so that a last day on a weekend or holiday moves to the next
        /// working day (Algemene termijnenwet).
        5 statutory: bool,
    }
}

codes! {
    /// Which days count.
    DayCount {
        /// Every day.
        1 Calendar,
        /// Monday to Friday, without days off.
        2 Working,
    }
}

record! {
    /// A partner with the id that records refer to; it stays the same in every issue.
    PackPartner {
        /// Id.
        1 id: PartnerId,
        /// The partner.
        2 partner: Partner,
    }
}

record! {
    /// A polygon: an outer ring and holes.
    Area {
        /// Rings of points, closed.
        1 rings: Vec<Ring>,
    }
}

record! {
    /// A closed line.
    Ring {
        /// Its points.
        1 points: Vec<Point>,
    }
}

record! {
    /// A village or town.
    Village {
        /// Name.
        1 name: String,
        /// Middle.
        2 point: Point,
        /// Code of its municipality (CBS).
        3 code: String,
    }
}

record! {
    /// Days off beside the national holidays.
    DaysOff {
        /// Good Friday.
        1 good_friday: bool,
        /// 5 May, every year.
        2 liberation_day: bool,
    }
}

impl Pack {
    /// The bytes that are signed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        to_vec(self)
    }

    /// A pack from signed bytes; `None` when they are not one.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > MAX_BYTES {
            return None;
        }
        from_slice(bytes)
    }
}
