//! Calls, call rounds and promises.

use crate::cbor::{Absent, choice, codes, record, required};
use crate::id::{CallId, CaseId, ContactId, EntityId, PartnerId, ReportId, RoundId};
use crate::inspect::{Field, Inspect, Seen};
use crate::record::kind;
use crate::time::{Instant, LocalDate, LocalTime};
use minicbor::Encode;
use minicbor::decode::{Decode, Decoder, Error};

record! {
    /// A call, text or e-mail, about somebody. Written before the dialer opens; its outcome follows.
    Call {
        /// About whom: always known.
        1 case: CaseId,
        /// To whom.
        2 callee: Callee,
        /// By what.
        3 channel: CallChannel,
        /// What was dialled or addressed.
        4 dialled: String,
        /// Key of the need in the pack; empty for none.
        5 need: String,
        /// The round it belongs to.
        6 round: Option<RoundId>,
        /// When the dialer was opened.
        7 started: Instant,
        /// What it led to; `None` while it waits for an answer.
        8 outcome: Option<CallOutcome>,
        /// When the outcome was recorded.
        9 ended: Option<Instant>,
        /// When to call back.
        10 call_back: Option<Instant>,
        /// One line.
        11 line: String,
    }
}

kind!(19 Call, CallId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.started)
    }
    fn waits(&self) -> bool {
        matches!(self.outcome, None | Some(CallOutcome::CallBack))
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
        under.push(self.callee.within(self.case));
        under.extend(self.round.map(EntityId::from));
        match &self.callee {
            Callee::Partner(partner, _) => under.push((*partner).into()),
            Callee::Reporter(report) => under.push((*report).into()),
            Callee::Client | Callee::Relative(_) => {}
        }
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.line.as_str()]);
    }
});

/// Who is called.
#[derive(Clone, PartialEq, Encode)]
pub enum Callee {
    /// The client: counts as an attempt.
    #[n(1)]
    Client,
    /// Somebody around the client, by name.
    #[n(2)]
    Relative(#[n(0)] String),
    /// Who reported: counts as feedback when reached.
    #[n(3)]
    Reporter(#[n(0)] ReportId),
    /// A partner, and whom there.
    #[n(4)]
    Partner(#[n(0)] PartnerId, #[n(1)] Option<ContactId>),
}

impl Callee {
    /// Under what the calls of a case to this one are found, so that a long case need not be read
    /// for them: an id made of those of the case and of who is called. Client and relatives share
    /// one, as do the people of a partner.
    pub(crate) fn within(&self, case: CaseId) -> EntityId {
        let other = match self {
            Self::Client | Self::Relative(_) => [0xFF; 16],
            Self::Reporter(report) => report.bytes(),
            Self::Partner(partner, _) => partner.bytes(),
        };
        let mut id = case.bytes();
        id.iter_mut().zip(other).for_each(|(byte, other)| *byte ^= other);
        EntityId::new(id)
    }
}

impl<'b, C> Decode<'b, C> for Callee {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Error> {
        match choice(d)? {
            (1, 0) => Ok(Self::Client),
            (2, 1) => Ok(Self::Relative(d.decode()?)),
            (3, 1) => Ok(Self::Reporter(d.decode()?)),
            (4, 1) => Ok(Self::Partner(d.decode()?, None)),
            (4, 2) => Ok(Self::Partner(d.decode()?, d.decode()?)),
            _ => Err(Error::message("a callee of a newer version")),
        }
    }
}

impl Absent for Callee {}

impl Inspect for Callee {
    fn inspect<'a>(&'a self, at: Field, see: &mut dyn FnMut(Field, Seen<'a>)) {
        if let Self::Relative(name) = self {
            name.inspect(at, see);
        }
    }
}

record! {
    /// Some calls for one case: what is needed, and what came of it.
    Round {
        /// For which case.
        1 case: CaseId,
        /// Keys of the needs in the pack.
        2 needs: Vec<String>,
        /// Start.
        3 started: Instant,
        /// End; `None` while it goes on.
        4 ended: Option<Instant>,
    }
}

kind!(18 Round, RoundId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.started)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
    }
});

record! {
    /// A promise: who, what, by when.
    Promise {
        /// About whom.
        1 case: CaseId,
        /// Who promised.
        2 by: Promiser,
        /// Name or function of who said it.
        3 who: String,
        /// What.
        4 what: String,
        /// By which day.
        5 due: LocalDate,
        /// By what time that day; the end of the day otherwise.
        6 time: Option<LocalTime>,
        /// When it was made.
        7 made: Instant,
        /// The call in which it was made.
        8 call: Option<CallId>,
        /// Key of the need it answers; empty for none.
        9 need: String,
        /// Where it stands. Late is not stored: it follows from the day.
        10 state: PromiseState,
        /// When it was kept or withdrawn.
        11 settled: Option<Instant>,
    }
}

kind!(20 Promise, PromiseId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.made)
    }
    fn waits(&self) -> bool {
        !matches!(self.state, PromiseState::Kept | PromiseState::Withdrawn)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
        under.extend(self.call.map(EntityId::from));
        if let Promiser::Partner(partner) = self.by {
            under.push(partner.into());
        }
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend([self.what.as_str(), self.who.as_str()]);
    }
});

/// Who made a promise.
#[derive(Clone, Copy, PartialEq, Eq, Encode)]
pub enum Promiser {
    /// The worker.
    #[n(1)]
    Worker,
    /// The client.
    #[n(2)]
    Client,
    /// Somebody around the client.
    #[n(3)]
    Relative,
    /// A partner.
    #[n(4)]
    Partner(#[n(0)] PartnerId),
}

impl<'b, C> Decode<'b, C> for Promiser {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Error> {
        match choice(d)? {
            (1, 0) => Ok(Self::Worker),
            (2, 0) => Ok(Self::Client),
            (3, 0) => Ok(Self::Relative),
            (4, 1) => Ok(Self::Partner(d.decode()?)),
            _ => Err(Error::message("a promiser of a newer version")),
        }
    }
}

required!(Promiser);

codes! {
    /// What a promise has become.
    PromiseState {
        /// Still to come.
        1 Open,
        /// Kept.
        2 Kept,
        /// Withdrawn.
        3 Withdrawn,
    }
}

codes! {
    /// By what somebody is reached.
    CallChannel {
        /// A telephone call.
        1 Phone,
        /// A text message.
        2 Text,
        /// An e-mail.
        3 Email,
    }
}

codes! {
    /// What a call led to, one tap each.
    CallOutcome {
        /// Arranged.
        1 Arranged,
        /// Promised.
        2 Promised,
        /// Reached, not arranged.
        3 NotArranged,
        /// Voicemail.
        4 Voicemail,
        /// No answer.
        5 NoAnswer,
        /// Call back later.
        6 CallBack,
        /// The dialer was opened and nobody was called after all: such a call counts nowhere.
        7 NotCalled,
    }
}
