//! The call plan: who to call for a need, the likeliest first, with the reasons why.
//!
//! The score is the sum of the reasons' weights and nothing else:
//!
//! | reason | weight |
//! |---|---|
//! | open now | 40 |
//! | open and closing within the hour | 45, because later is too late |
//! | closed | -40 |
//! | hours unknown | 0 |
//! | place of its role in the need's list | 24, 18, 12, 6, then 0 |
//! | works for this municipality by name | 15 |
//! | works for other municipalities only | -30 |
//! | agreement | 15 |
//! | reached | from -10 (never) to 10 (always) |
//! | kept, broke its last promise | 10, -15 |
//! | within five kilometres | 5 |
//! | called for this in the last day | reached -60, not reached -30 |
//! | number missing | -200: below everybody with one |
//!
//! Equal scores stand by the partner's name; there, people with a number of their own come first,
//! then those behind the general number, then that number itself, each as they are listed.

use crate::book::Book;
use crate::id::{CallId, CaseId, ContactId, PartnerId};
use crate::pack::{Need, Pack};
use crate::record::{Call, CallOutcome, Callee, ContactPerson, Partner, Place, Point};
use crate::rule::dial::{Dial, dial};
use crate::rule::opening::{OpenState, open_state};
use crate::rule::partners::{PartnerInUse, partners};
use crate::rule::place::{metres, municipality_of, point_of};
use crate::rule::promise::{PartnerRecord, PromiseStanding, is_reached, partner_record};
use crate::time::{Instant, Now};
use std::cmp::Reverse;

/// Nearer than this is a reason.
const NEARBY_METRES: u32 = 5_000;

/// A call longer ago than this no longer weighs.
const RECENT_MINUTES: u32 = 24 * 60;

/// Closing within this time is said in minutes.
const CLOSING_MINUTES: u32 = 60;

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
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Who to call for a need in a case, the likeliest first: the people of every partner that has
/// the need among its own or whose role the need names, and its general number where that is
/// another one.
#[must_use]
pub fn call_plan(book: &Book, pack: &Pack, case: CaseId, need: &str, now: Now) -> Vec<Candidate> {
    let asked = Asked {
        book,
        pack,
        need: pack.needs.iter().find(|n| n.key == need),
        key: need,
        calls: book.under::<CallId>(case).map(|(_, call)| call).collect(),
        here: client_place(book, case).and_then(|place| point_of(pack, place)),
        now,
    };
    let municipality = asked
        .here
        .as_ref()
        .and_then(|point| municipality_of(pack, point))
        .unwrap_or_else(|| pack.code.clone());
    let mut plan: Vec<Candidate> = partners(book, pack)
        .iter()
        .filter(|p| asked.serves(&p.partner))
        .flat_map(|p| asked.candidates(p, &municipality))
        .collect();
    plan.sort_by_cached_key(|c| (Reverse(c.score), c.name.to_lowercase(), c.partner));
    plan
}

/// Where the client lives or is usually found.
fn client_place(book: &Book, case: CaseId) -> Option<&Place> {
    book.get(book.get(case)?.person)?.place.as_ref()
}

struct Asked<'a> {
    book: &'a Book,
    pack: &'a Pack,
    need: Option<&'a Need>,
    key: &'a str,
    calls: Vec<&'a Call>,
    here: Option<Point>,
    now: Now,
}

impl Asked<'_> {
    fn role_place(&self, partner: &Partner) -> Option<u32> {
        let place = self.need?.roles.iter().position(|role| *role == partner.role)?;
        u32::try_from(place + 1).ok()
    }

    fn serves(&self, partner: &Partner) -> bool {
        partner.needs.iter().any(|need| need == self.key) || self.role_place(partner).is_some()
    }

    fn candidates(&self, in_use: &PartnerInUse, municipality: &str) -> Vec<Candidate> {
        let partner = &in_use.partner;
        let shared = self.shared_reasons(in_use, municipality);
        let general = dial(&partner.dial).ok();
        let person = |c: &ContactPerson| {
            let number = dial(&c.dial).ok().or_else(|| general.clone());
            self.candidate(in_use, Some(c), number, &shared)
        };
        let mut candidates: Vec<Candidate> = partner.contacts.iter().map(person).collect();
        candidates.sort_by_key(|c| c.dial == general);
        let covered = general.is_none() || candidates.iter().any(|c| c.dial == general);
        if candidates.is_empty() || !covered {
            candidates.push(self.candidate(in_use, None, general, &shared));
        }
        candidates
    }

    fn candidate(
        &self,
        in_use: &PartnerInUse,
        contact: Option<&ContactPerson>,
        number: Option<Dial>,
        shared: &[(i32, Reason)],
    ) -> Candidate {
        let partner = &in_use.partner;
        let mut reasons = shared.to_vec();
        reasons.extend(self.already_called(in_use.id, contact.map(|c| c.id)));
        if number.is_none() {
            reasons.push((-200, Reason::NumberMissing));
        }
        reasons.sort_by_key(|(weight, _)| Reverse(weight.abs()));
        let own_email = contact.map(|c| &c.email).filter(|email| !email.is_empty());
        Candidate {
            partner: in_use.id,
            contact: contact.map(|c| c.id),
            name: partner.name.clone(),
            contact_name: contact.map(|c| c.name.clone()).unwrap_or_default(),
            function: contact.map(|c| c.function.clone()).unwrap_or_default(),
            dial: number,
            email: own_email.unwrap_or(&partner.email).clone(),
            score: reasons.iter().map(|(weight, _)| weight).sum(),
            reasons: reasons.into_iter().map(|(_, reason)| reason).collect(),
        }
    }

    /// The reasons that hold for everybody at a partner.
    fn shared_reasons(&self, in_use: &PartnerInUse, municipality: &str) -> Vec<(i32, Reason)> {
        let partner = &in_use.partner;
        let mut reasons =
            vec![opening_reason(open_state(&partner.hours, self.now, &self.pack.days_off))];
        if let Some(place) = self.role_place(partner) {
            let weight = 24 - 6 * (place.min(5).cast_signed() - 1);
            reasons.push((weight, Reason::Role { place }));
        }
        if partner.covers.iter().any(|code| code == municipality) {
            reasons.push((15, Reason::CoversMunicipality));
        } else if !partner.covers.is_empty() {
            reasons.push((-30, Reason::CoversElsewhere));
        }
        if let Some(agreement) = &partner.agreement {
            let (title, version) = (agreement.title.clone(), agreement.version);
            reasons.push((15, Reason::Agreement { title, version }));
        }
        let there = partner.place.as_ref().and_then(|place| point_of(self.pack, place));
        if let (Some(here), Some(there)) = (&self.here, there) {
            let metres = metres(here, &there);
            if metres <= NEARBY_METRES {
                reasons.push((5, Reason::Nearby { metres }));
            }
        }
        reasons.extend(history_reasons(partner_record(self.book, in_use.id, self.now)));
        reasons
    }

    /// The last call to this person, or this general number, about the same in the last day.
    fn already_called(
        &self,
        partner: PartnerId,
        contact: Option<ContactId>,
    ) -> Option<(i32, Reason)> {
        let call = self
            .calls
            .iter()
            .filter(|call| call.need == self.key)
            .filter(|call| call.outcome != Some(CallOutcome::NotCalled))
            .filter(|call| call.callee == Callee::Partner(partner, contact))
            .max_by_key(|call| call.started)?;
        let minutes_ago = self.now.at.minutes_since(call.started);
        let weight = if call.outcome.is_some_and(is_reached) { -60 } else { -30 };
        let reason = Reason::AlreadyCalled { outcome: call.outcome, minutes_ago };
        (minutes_ago < RECENT_MINUTES).then_some((weight, reason))
    }
}

fn opening_reason(state: OpenState) -> (i32, Reason) {
    match state {
        OpenState::Open { closes_in_min: Some(minutes), .. } if minutes <= CLOSING_MINUTES => {
            (45, Reason::ClosesIn { minutes })
        }
        OpenState::Open { until, .. } => (40, Reason::OpenNow { until }),
        OpenState::Closed { opens } => (-40, Reason::Closed { opens }),
        OpenState::Unknown => (0, Reason::HoursUnknown),
    }
}

fn history_reasons(record: PartnerRecord) -> Vec<(i32, Reason)> {
    let mut reasons = Vec::new();
    if let Some(share) = (u64::from(record.reached) * 20).checked_div(record.calls.into()) {
        let weight = i32::try_from(share).unwrap_or(20) - 10;
        reasons.push((weight, Reason::Reached { times: record.reached, of: record.calls }));
    }
    match record.last {
        Some(PromiseStanding::Kept) => reasons.push((10, Reason::KeptLastPromise)),
        Some(PromiseStanding::Late { .. } | PromiseStanding::Withdrawn) => {
            reasons.push((-15, Reason::BrokeLastPromise));
        }
        _ => {}
    }
    reasons
}
