//! What the rules answer.

use companion::data::{
    Because, CallOutcome, Candidate, CaseId, ClockState, ContactId, Dial, DialKind, Instant,
    Likeness, LocalDate, NeedResult, NeedState, OpenState, PartOfDay, PartnerId, PartnerRecord,
    PromiseStanding, Proposal, Reason, SpendingId, ToJustify, Who,
};

/// A person as lists show them. `Debug` shows nothing of it.
#[uniffi::remote(Record)]
pub struct Who {
    /// The name; the description for somebody whose name is not known.
    pub name: String,
    /// Discreet initials ("R.M."); empty when the name is not known.
    pub initials: String,
    /// Village; may be empty.
    pub village: String,
}

/// Where a clock stands.
#[uniffi::remote(Enum)]
pub enum ClockState {
    /// It runs, and there is time.
    Running {
        /// Days left after today, of the kind that the clock counts.
        days_left: u32,
    },
    /// It is about to run out: its last working day has begun, or the last quarter of a clock
    /// that has no more than that day.
    Soon {
        /// Minutes left.
        minutes_left: u32,
    },
    /// It has run out.
    Overdue {
        /// The last moment that was in time.
        since: Instant,
        /// Days past it, of the kind that the clock counts; at least 1.
        days: u32,
    },
    /// What it waits for has happened.
    Met {
        /// When.
        at: Instant,
        /// Whether that was too late.
        late: bool,
    },
}

/// Whether a partner is open.
#[uniffi::remote(Enum)]
pub enum OpenState {
    /// Open.
    Open {
        /// When it closes; `None` when it does not within a week.
        until: Option<Instant>,
        /// Minutes until then.
        closes_in_min: Option<u32>,
    },
    /// Closed.
    Closed {
        /// When it opens; `None` when it does not within a week.
        opens: Option<Instant>,
    },
    /// No hours were given, they cannot be read, or they say so themselves ("by appointment").
    Unknown,
}

/// A number that can be dialled. `Debug` shows its kind only: it may be a client's.
#[uniffi::remote(Record)]
pub struct Dial {
    /// As it is shown: "(0546) 840 840".
    pub shown: String,
    /// What the dialer gets: "0546840840".
    pub dial: String,
    /// International form, where the number can be dialled from abroad: "+31546840840".
    pub e164: Option<String>,
    /// What kind of number it is.
    pub kind: DialKind,
}

/// Kinds of numbers of the Dutch numbering plan.
#[uniffi::remote(Enum)]
pub enum DialKind {
    /// 112.
    Emergency,
    /// 113, 144 and 116 xxx: short numbers of public interest.
    Short,
    /// 14 0xx: a municipality's own short number.
    Municipality,
    /// 0800: free.
    Free,
    /// 0900, 0906, 0909: paid.
    Paid,
    /// 088: companies.
    Company,
    /// 084, 085, 087, 091: not tied to a place.
    Nongeographic,
    /// 06, without pagers.
    Mobile,
    /// 097: machines.
    Machine,
    /// An area code.
    Area,
    /// Another country.
    International,
}

/// Somebody who can be called for a need.
#[uniffi::remote(Record)]
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
    /// The number, the partner's own when the person has none; `None` shows as "nummer ontbreekt".
    pub dial: Option<Dial>,
    /// E-mail address; may be empty.
    pub email: String,
    /// The sum of the reasons' weights.
    pub score: i32,
    /// Why it stands where it stands, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Why a candidate stands where it stands.
#[uniffi::remote(Enum)]
pub enum Reason {
    /// Open.
    OpenNow {
        /// When it closes; `None` when it does not within a week.
        until: Option<Instant>,
    },
    /// Open, and closing within the hour.
    ClosesIn {
        /// In how many minutes.
        minutes: u32,
    },
    /// Closed.
    Closed {
        /// When it opens; `None` when it does not within a week.
        opens: Option<Instant>,
    },
    /// Nobody filled in the opening hours.
    HoursUnknown,
    /// Its role is one of those that may have what is needed.
    Role {
        /// Place of its role in the need's list; 1 is the likeliest.
        place: u32,
    },
    /// Works for this municipality by name.
    CoversMunicipality,
    /// Works for other municipalities only.
    CoversElsewhere,
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
    /// The last promise that fell due was kept in time.
    KeptLastPromise,
    /// The last promise that fell due is late or was withdrawn.
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

/// What a partner's history says.
#[uniffi::remote(Record)]
pub struct PartnerRecord {
    /// Promises asked of it.
    pub asked: u32,
    /// Kept, late ones included.
    pub kept: u32,
    /// Still open and late.
    pub late_open: u32,
    /// Median days from made to kept; `None` when none was. Half a day counts as a whole one.
    pub median_days: Option<u32>,
    /// Calls that were made and have an outcome.
    pub calls: u32,
    /// Those that reached somebody.
    pub reached: u32,
    /// Where the promise stands that was last settled or fell due.
    pub last: Option<PromiseStanding>,
}

/// Where a promise stands.
#[uniffi::remote(Enum)]
pub enum PromiseStanding {
    /// Due on a later day.
    Open,
    /// Due today.
    DueToday,
    /// Its moment passed.
    Late {
        /// Days past its day; 0 when its time passed today.
        days: u32,
    },
    /// Kept in time.
    Kept,
    /// Kept, but later than promised.
    KeptLate,
    /// Taken back.
    Withdrawn,
}

/// When to try again.
#[uniffi::remote(Record)]
pub struct Proposal {
    /// On which day.
    pub on: LocalDate,
    /// In which part of it.
    pub part: PartOfDay,
    /// Which attempt this will be in this case: 1 for the first.
    pub number: u32,
    /// Why then.
    pub because: Because,
}

/// Why an attempt is proposed when it is.
#[uniffi::remote(Enum)]
pub enum Because {
    /// Nobody tried yet.
    FirstAttempt,
    /// This combination of weekday and part of the day was not tried yet.
    NotTriedThen,
    /// Every combination was tried; this one least often.
    TriedLeast {
        /// How often it was.
        times: u32,
    },
}

/// What makes two persons alike.
#[uniffi::remote(Enum)]
pub enum Likeness {
    /// The same name, letter case, accents, tussenvoegsels and order aside. Weighs 60.
    SameName,
    /// The same surname, and initials that fit. Weighs 45.
    InitialsFit,
    /// Names that differ by a slip of the pen or a spelling. Weighs 40.
    NearName,
    /// One name is a part of the other. Weighs 20.
    PartOfName,
    /// The same telephone number. Weighs 50.
    SameNumber,
    /// The same address. Weighs 35.
    SameAddress,
    /// Born in the same year. Weighs 20.
    SameBirthYear,
    /// Born a year apart, as an estimate would be. Weighs 10.
    NearBirthYear,
    /// The same village. Weighs 8.
    SameVillage,
}

/// A need of a round.
#[uniffi::remote(Record)]
pub struct NeedResult {
    /// Its key in the pack.
    pub key: String,
    /// Where it stands.
    pub state: NeedState,
}

/// Where a need stands.
#[uniffi::remote(Enum)]
pub enum NeedState {
    /// Arranged in a call, or a promise about it was kept.
    Arranged,
    /// Promised.
    Promised {
        /// By which day; `None` when the promise itself was not written down.
        due: Option<LocalDate>,
        /// Whether that has passed.
        late: bool,
    },
    /// Not yet.
    NotYet,
}

/// Spending that is still to be accounted for.
#[uniffi::remote(Record)]
pub struct ToJustify {
    /// Which.
    pub spending: SpendingId,
    /// For which case.
    pub case: CaseId,
    /// Euro cents.
    pub cents: i64,
    /// By which day.
    pub by: LocalDate,
    /// Whether that has passed.
    pub late: bool,
}
