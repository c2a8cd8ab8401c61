//! The call plan: who to call for a need, the likeliest first, with the reasons why.

use crate::book::Book;
use crate::id::{CaseId, ContactId, PartnerId};
use crate::pack::Pack;
use crate::record::CallOutcome;
use crate::rule::dial::Dial;
use crate::time::{Instant, Now};

/// Somebody who can be called for a need.
#[derive(Clone, PartialEq)]
pub struct Candidate {
    /// The partner.
    pub partner: PartnerId,
    /// Whom there; `None` for the partner's own number.
    pub contact: Option<ContactId>,
    /// Name of the partner.
    pub name: String,
    /// Name of the contact person; may be empty.
    pub contact_name: String,
    /// Function of the contact person; may be empty.
    pub function: String,
    /// The number; `None` shows as "nummer ontbreekt".
    pub dial: Option<Dial>,
    /// E-mail address; may be empty.
    pub email: String,
    /// The sum of the reasons' weights.
    pub score: i32,
    /// Why it stands where it stands, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Why a candidate stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Open, until then when it closes within a week.
    OpenNow {
        /// When it closes.
        until: Option<Instant>,
    },
    /// Open, and closing within the hour.
    ClosesIn {
        /// In how many minutes.
        minutes: u32,
    },
    /// Closed.
    Closed {
        /// When it opens, within a week.
        opens: Option<Instant>,
    },
    /// Nobody filled in the opening hours.
    HoursUnknown,
    /// Its role comes first for this need; 1 is the likeliest.
    Role {
        /// Place of its role in the need's list, from 1.
        place: u32,
    },
    /// Works for this municipality by name.
    CoversMunicipality,
    /// Not far from where the client is.
    Nearby {
        /// As the crow flies.
        metres: u32,
    },
    /// There is an agreement.
    Agreement {
        /// What about.
        title: String,
        /// Its version.
        version: u32,
    },
    /// How often calls reached somebody there.
    Reached {
        /// Times reached.
        times: u32,
        /// Of so many calls.
        of: u32,
    },
    /// The last promise that fell due was kept.
    KeptLastPromise,
    /// The last promise that fell due was late or withdrawn.
    BrokeLastPromise,
    /// No number that can be dialled.
    NumberMissing,
    /// Called for this need and case in the last day.
    AlreadyCalled {
        /// What it led to; `None` while not recorded.
        outcome: Option<CallOutcome>,
        /// How long ago.
        minutes_ago: u32,
    },
}

/// Who to call for a need in a case, the likeliest first.
#[must_use]
pub fn call_plan(book: &Book, pack: &Pack, case: CaseId, need: &str, now: Now) -> Vec<Candidate> {
    let _ = (book, pack, case, need, now);
    Vec::new()
}
