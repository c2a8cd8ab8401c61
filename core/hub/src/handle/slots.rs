//! Slots, and recovering from them.

use crate::app::{App, Asker};
use crate::endpoint::{Endpoint, Handle, known};
use crate::store::joining::{self, Knock};
use crate::store::{people, slots};
use std::sync::Arc;
use wire::{Code, Done, Recover, Recovered, Refusal, Slot, SlotGet, SlotName, SlotPut};

/// Largest version of a slot: what the database can count to.
const LARGEST_VERSION: u64 = i64::MAX as u64;

fn exists(name: SlotName) -> Result<(), Refusal> {
    match name {
        SlotName::RECOVERY_SHARE | SlotName::KEY_BACKUP => Ok(()),
        _ => Err(Code::NotFound.into()),
    }
}

impl Handle for SlotPut {
    const ENDPOINT: Endpoint = Endpoint::SlotPut;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Done, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        exists(self.name)?;
        if self.bytes.len() as u64 > app.limits.slot_bytes {
            return Err(Code::TooLarge.into());
        }
        let opens = self.recovery_hash.is_some();
        if self.version > LARGEST_VERSION || opens && self.name != SlotName::RECOVERY_SHARE {
            return Err(Code::Malformed.into());
        }
        app.write(self.bytes.len(), move |db, _| {
            people::member(db, &caller)?;
            slots::put(db, &caller.device, &self)?;
            Ok(Done {})
        })
        .await
    }
}

impl Handle for SlotGet {
    const ENDPOINT: Endpoint = Endpoint::SlotGet;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Slot, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        exists(self.name)?;
        app.read(move |db| {
            people::member(db, &caller)?;
            Ok(slots::get(db, &caller.device, self.name)?.ok_or(Code::NotFound)?)
        })
        .await
    }
}

impl Handle for Recover {
    const ENDPOINT: Endpoint = Endpoint::Recover;

    async fn handle(self, app: &Arc<App>, _: Option<Asker>) -> Result<Recovered, Refusal> {
        let recovery_hash = seal::digest::secret_hash(&self.hub_key);
        // Looked up by a reader first: a stranger without a key takes none of the writer's time.
        let recovered = app
            .read(move |db| {
                let device = slots::recovering(db, &recovery_hash)?.ok_or(Code::NotFound)?;
                let slot = |name| slots::get(db, &device, name);
                let share = slot(SlotName::RECOVERY_SHARE)?.ok_or(Code::NotFound)?;
                let backup = slot(SlotName::KEY_BACKUP)?.ok_or(Code::NotFound)?;
                Ok(Recovered { device, share, backup })
            })
            .await?;
        if let Some(newcomer) = self.newcomer {
            let (device, now_ms) = (recovered.device, app.clock.now_ms());
            app.write(newcomer.sealed.len(), move |db, changed| {
                // The share may have been replaced since.
                if slots::recovering(db, &recovery_hash)? != Some(device) {
                    return Err(Code::NotFound.into());
                }
                joining::knock(db, changed, &newcomer, Knock::Succeeds(device), now_ms)
            })
            .await?;
        }
        Ok(recovered)
    }
}
