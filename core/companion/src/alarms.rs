//! Alarms on a supervisor's device (first part of F15): armed, released by the hub, raised here.

use crate::error::Result;
use crate::hub_clock::{by_hub, by_own, kept_ahead_ms};
use crate::known::Known;
use crate::supervision::Supervision;
use field::id::AlarmId;
use field::record::{Alarm, AlarmState};
use field::time::Instant;

/// An alarm on a supervisor's device.
#[derive(Clone, PartialEq)]
pub struct AlarmView {
    /// Its id.
    pub id: AlarmId,
    /// Name of the worker; empty when the hub's release is all that came in.
    pub worker: String,
    /// When the timer passes, by this device's clock.
    pub due: Instant,
    /// Where it stands.
    pub state: AlarmState,
    /// Whether it is a drill: shown as one, and never as an alarm.
    pub drill: bool,
    /// Whether its time has come and nobody here has seen it.
    pub to_be_seen: bool,
    /// Whether somebody has to act: to be seen, and no drill.
    pub sounding: bool,
    /// What the worker left for this moment, once the hub released it.
    pub words: String,
    /// When somebody here saw it.
    pub seen: Option<Instant>,
}

impl Supervision {
    /// Alarms: those that sound first, then those that are armed, then the latest others.
    /// Asking raises those that are due and of which nothing was heard.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], and what storage can meet.
    pub fn alarms(&self) -> Result<Vec<AlarmView>> {
        let ahead_ms = self.raise_unheard()?;
        self.road.read(|known, _| {
            let all = known.book.all::<AlarmId>();
            let mut alarms: Vec<AlarmView> =
                all.map(|(id, a)| alarm_view(id, a, ahead_ms)).collect();
            alarms.sort_by_key(|alarm| {
                let (rank, order) = match alarm.state {
                    _ if alarm.sounding => (0, alarm.due.0),
                    _ if alarm.to_be_seen => (1, alarm.due.0),
                    AlarmState::Armed => (2, alarm.due.0),
                    _ => (3, alarm.due.0.saturating_neg()),
                };
                (rank, order, alarm.id)
            });
            Ok(alarms)
        })
    }

    /// Says that somebody here saw an alarm and acts, or saw a drill; the worker's phone hears of
    /// it. One whose time has not come has nothing to be
    /// seen: it will sound when it does.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and what storage can meet.
    pub fn saw_alarm(&self, alarm: AlarmId) -> Result<AlarmView> {
        let ahead_ms = self.raise_unheard()?;
        self.road.write(|known, pen| {
            let old = known.get(alarm)?;
            if !is_to_be_seen(old) {
                return Ok(());
            }
            let seen = Some(pen.now().at);
            pen.change(alarm, Alarm { seen, ..old.clone() })
        })?;
        self.road.read(|known, _| Ok(alarm_view(alarm, known.get(alarm)?, ahead_ms)))
    }

    /// Raises what nothing was heard of in time, and says by how much the hub's clock is ahead.
    fn raise_unheard(&self) -> Result<i64> {
        let ahead_ms = kept_ahead_ms(self.road.post())?;
        let unheard = |known: &Known, now: Instant| -> Vec<(AlarmId, Alarm)> {
            let now = by_hub(now, ahead_ms);
            unheard(known, now).map(|(id, alarm)| (id, alarm.clone())).collect()
        };
        if self.road.read(|known, now| Ok(unheard(known, now.at).is_empty()))? {
            return Ok(ahead_ms);
        }
        self.road.write(|known, pen| {
            for (id, alarm) in unheard(known, pen.now().at) {
                pen.change(id, Alarm { state: AlarmState::RaisedHere, ..alarm })?;
            }
            Ok(())
        })?;
        Ok(ahead_ms)
    }
}

/// Alarms whose time and grace have passed, by the hub's clock, without word from worker or hub.
fn unheard(known: &Known, now: Instant) -> impl Iterator<Item = (AlarmId, &Alarm)> {
    let armed = known.book.all::<AlarmId>().filter(|(_, a)| a.state == AlarmState::Armed);
    armed.filter(move |(_, a)| now >= a.due.plus_minutes(a.grace_minutes.into()))
}

fn is_to_be_seen(alarm: &Alarm) -> bool {
    matches!(alarm.state, AlarmState::Released | AlarmState::RaisedHere) && alarm.seen.is_none()
}

fn alarm_view(id: AlarmId, alarm: &Alarm, ahead_ms: i64) -> AlarmView {
    // Of an alarm that only the release is here of, it is when that came in.
    let by_notice = alarm.device.is_some();
    AlarmView {
        id,
        worker: alarm.worker.clone(),
        due: if by_notice { by_own(alarm.due, ahead_ms) } else { alarm.due },
        state: alarm.state,
        drill: alarm.drill,
        to_be_seen: is_to_be_seen(alarm),
        sounding: is_to_be_seen(alarm) && !alarm.drill,
        words: alarm.words.clone(),
        seen: alarm.seen,
    }
}

#[cfg(test)]
mod tests;
