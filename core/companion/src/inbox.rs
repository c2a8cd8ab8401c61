//! What others send to this device, into its book.
//!
//! It is written down in the personal compartment, as a revision of this device, under the id
//! that the sender gave. Messages may come twice and in any order: the outcome is the same.

use crate::error::Result;
use crate::known::Known;
use crate::road::{Pen, TakenIn};
use field::Rest;
use field::id::{AlarmId, CaseId, DeviceId, ReviewId, StandingId, SummaryId};
use field::record::{Alarm, AlarmState, Body, Bytes, Record, Review, Standing, Summary};
use field::revision::Revision;
use field::time::Instant;
use seal::Secret32;

/// Who sent a message, by its signature and the team's roster.
pub(crate) struct Sender {
    /// The device that signed.
    pub(crate) device: DeviceId,
    /// The name that the roster gives; empty when it has none.
    pub(crate) name: String,
}

/// A message, opened.
pub(crate) enum Received {
    /// A summary.
    Summary(SummaryId, Box<Summary>),
    /// How a case stands.
    Standing(StandingId, Box<Standing>),
    /// A timer was set.
    AlarmNotice {
        /// Which.
        alarm: AlarmId,
        /// When it passes.
        due: Instant,
        /// Minutes after which it is raised here when nothing is heard.
        grace_minutes: u32,
        /// What the worker left, sealed: text in UTF-8.
        sealed: Bytes,
        /// Whether it is a drill.
        drill: bool,
    },
    /// The hub released a timer's key: nobody called it off in time.
    AlarmRelease {
        /// Which.
        alarm: AlarmId,
        /// Opens what the worker left.
        key: Bytes,
    },
    /// The worker says that all is well.
    AlarmCancel {
        /// Which.
        alarm: AlarmId,
    },
}

/// A moment that lies further ahead is not believed: the sender's clock was wrong.
const BELIEVED_AHEAD_MINUTES: i64 = 24 * 60;

impl Received {
    /// A summary or standing from the content of the revision that was sent; `None` when it is
    /// something else.
    pub(crate) fn record(known: &Known, content: &[u8]) -> Option<Self> {
        let sent = Revision::from_content(content, known.personal, known.author, None)?;
        match sent.body {
            Body::Summary(summary) => Some(Self::Summary(sent.entity.into(), summary)),
            Body::Standing(standing) => Some(Self::Standing(sent.entity.into(), standing)),
            _ => None,
        }
    }

    /// The case that a summary or a standing is about.
    pub(crate) fn case(&self) -> Option<CaseId> {
        match self {
            Self::Summary(_, summary) => Some(summary.case),
            Self::Standing(_, standing) => Some(standing.case),
            _ => None,
        }
    }
}

/// Takes a message in. Returns whether it changed anything: a message that came before does not,
/// nor does a state older than the one that stands. An id that names something else on this
/// device is left alone.
///
/// # Errors
/// When the system has no randomness.
pub(crate) fn take_in(
    known: &Known,
    pen: &mut Pen<'_>,
    from: &Sender,
    message: Received,
) -> Result<bool> {
    match message {
        Received::Summary(id, mut summary) => {
            from.name_in(&mut summary.worker);
            summary.from = Some(from.device);
            let changed = take_latest(pen, id, *summary, |summary| summary.finished)?;
            if changed {
                unread_again(known, pen, id)?;
            }
            Ok(changed)
        }
        Received::Standing(id, mut standing) => {
            from.name_in(&mut standing.worker);
            take_latest(pen, id, *standing, |standing| standing.at)
        }
        Received::AlarmNotice { alarm, due, grace_minutes, sealed, drill } => {
            change_alarm(pen, alarm, |old| match old {
                None => Some(Alarm { due, grace_minutes, sealed, drill, ..from.alarm() }),
                Some(old) if old.device.is_none() => {
                    let key = old.key.clone();
                    let words = key.and_then(|key| open_words(alarm, &key, &sealed));
                    Some(Alarm {
                        device: Some(from.device),
                        worker: from.name.clone(),
                        due,
                        grace_minutes,
                        sealed,
                        words: words.unwrap_or_default(),
                        drill,
                        ..old
                    })
                }
                Some(_) => None,
            })
        }
        Received::AlarmRelease { alarm, key } => {
            let now = pen.now().at;
            change_alarm(pen, alarm, |old| {
                let old = old.unwrap_or_else(|| unknown_alarm(now));
                let opened = open_words(alarm, &key, &old.sealed);
                match old.state {
                    AlarmState::Cancelled => None,
                    _ if opened.is_none() && old.key.is_some() => None,
                    _ => Some(Alarm {
                        state: AlarmState::Released,
                        words: opened.unwrap_or_default(),
                        key: Some(key),
                        ..old
                    }),
                }
            })
        }
        Received::AlarmCancel { alarm } => {
            let now = pen.now().at;
            change_alarm(pen, alarm, |old| match old {
                None => Some(Alarm { due: now, state: AlarmState::Cancelled, ..from.alarm() }),
                Some(old) if old.device.is_none_or(|device| device == from.device) => {
                    Some(Alarm { device: Some(from.device), state: AlarmState::Cancelled, ..old })
                }
                Some(_) => None,
            })
        }
    }
}

impl Sender {
    /// The roster's name stands before the one that the message claims.
    fn name_in(&self, claimed: &mut String) {
        if !self.name.is_empty() {
            claimed.clone_from(&self.name);
        }
    }

    fn alarm(&self) -> Alarm {
        Alarm {
            device: Some(self.device),
            worker: self.name.clone(),
            state: AlarmState::Armed,
            ..unknown_alarm(Instant(0))
        }
    }
}

/// A released alarm of which nothing else has come in: it sounds all the same.
fn unknown_alarm(due: Instant) -> Alarm {
    Alarm {
        device: None,
        worker: String::new(),
        due,
        grace_minutes: 0,
        sealed: Bytes(Vec::new()),
        words: String::new(),
        state: AlarmState::Released,
        seen: None,
        key: None,
        drill: false,
        rest: Rest::NONE,
    }
}

/// What the worker left for an alarm; `None` when this is not its key.
fn open_words(alarm: AlarmId, key: &Bytes, sealed: &Bytes) -> Option<String> {
    let key = Secret32::from_slice(&key.0)?;
    let words = seal::alarm::open_body(&key, &alarm.bytes(), &sealed.0).ok()?;
    String::from_utf8(words).ok()
}

/// Takes a state in when it is later than the one that stands, by the moment it carries.
fn take_latest<R: Record + Clone>(
    pen: &mut Pen<'_>,
    id: R::Id,
    record: R,
    moment: fn(&R) -> Instant,
) -> Result<bool> {
    let stands = match pen.taken_in::<R>(id) {
        TakenIn::Nothing => None,
        TakenIn::Record(stands) => Some(moment(stands)),
        TakenIn::SomethingElse => return Ok(false),
    };
    let believed = pen.now().at.plus_minutes(BELIEVED_AHEAD_MINUTES);
    let later = stands.is_none_or(|at| moment(&record) > at || at > believed);
    if !later || pen.has_been(id.into(), &record.clone().into()) {
        return Ok(false);
    }
    pen.take_in(id, record)?;
    Ok(true)
}

/// A summary that was corrected after it was read has to be read again; its other mark stays.
fn unread_again(known: &Known, pen: &mut Pen<'_>, summary: SummaryId) -> Result<()> {
    match known.book.under::<ReviewId>(summary).next_back() {
        Some((id, review)) if review.read.is_some() => {
            pen.change(id, Review { read: None, ..review.clone() })
        }
        _ => Ok(()),
    }
}

fn change_alarm(
    pen: &mut Pen<'_>,
    id: AlarmId,
    change: impl FnOnce(Option<Alarm>) -> Option<Alarm>,
) -> Result<bool> {
    let old = match pen.taken_in::<Alarm>(id) {
        TakenIn::Nothing => None,
        TakenIn::Record(alarm) => Some(alarm.clone()),
        TakenIn::SomethingElse => return Ok(false),
    };
    match change(old.clone()) {
        Some(new) if old.as_ref() != Some(&new) => {
            pen.take_in(id, new)?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

#[cfg(test)]
mod tests;
