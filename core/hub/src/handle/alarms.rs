//! Alarms: armed and cancelled by a device.

use crate::app::{App, Asker};
use crate::endpoint::{Endpoint, Handle, known};
use crate::store::{alarms, people};
use seal::alarm::Cancel;
use seal::sign::VerifyingKey;
use std::sync::Arc;
use wire::{Arm, CancelAlarm, Code, Kind, Receipt, Refusal};

impl Handle for Arm {
    const ENDPOINT: Endpoint = Endpoint::Arm;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Receipt, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        let limits = app.limits;
        if self.inboxes.is_empty() {
            return Err(Code::Malformed.into());
        }
        if self.inboxes.len() > limits.members as usize {
            return Err(Code::TooMany.into());
        }
        let now_ms = app.clock.now_ms();
        if self.due_ms > now_ms.saturating_add(i64::from(limits.alarm_ahead_s) * 1000) {
            return Err(Code::TooLarge.into());
        }
        app.write(0, move |db, changed| {
            people::member(db, &caller)?;
            let is_new = alarms::find(db, &self.alarm)?.is_none();
            if is_new && alarms::count_armed(db, &caller.device)? >= limits.alarms {
                return Err(Code::TooMany.into());
            }
            for inbox in &self.inboxes {
                if !people::is_known(db, inbox)? {
                    return Err(Code::NotFound.into());
                }
            }
            alarms::arm(db, changed, &self, &caller, now_ms)
        })
        .await
    }
}

impl Handle for CancelAlarm {
    const ENDPOINT: Endpoint = Endpoint::Cancel;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Receipt, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        if self.item.kind != Kind::ALARM_CANCEL
            || self.item.bytes.len() as u64 > app.limits.item_bytes
        {
            return Err(Code::Malformed.into());
        }
        let now_ms = app.clock.now_ms();
        app.write(self.item.bytes.len(), move |db, changed| {
            // A revoked phone may be in other hands: it arms nothing, and silences nothing.
            let (_, verifying_key) = people::member(db, &caller)?;
            let alarm = alarms::find(db, &self.alarm)?;
            let alarm = alarm.filter(|alarm| alarm.device == caller.device);
            let alarm = alarm.ok_or(Code::NotFound)?;
            let cancel = Cancel::verify(&self.item.bytes, |device, incarnation| {
                let own = *device == caller.device && *incarnation == caller.incarnation;
                own.then(|| VerifyingKey::from_bytes(&verifying_key).ok()).flatten()
            });
            if cancel.map_err(|_| Code::NotSigned)?.alarm != self.alarm {
                return Err(Code::NotSigned.into());
            }
            if alarm.is_released() {
                return Err(Code::TooLate.into());
            }
            if !alarm.is_cancelled() {
                alarms::cancel(db, changed, &alarm, &self.item.into(), now_ms)?;
            }
            Ok(alarm.receipt)
        })
        .await
    }
}
