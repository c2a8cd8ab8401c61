//! Appending, reading, members.

use crate::app::{App, Asker};
use crate::endpoint::{Endpoint, Handle, known};
use crate::store::append::{Appending, NewBatch};
use crate::store::{people, read, streams};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};
use wire::{Append, Appended, ChangeMembers, Code, Done, Pages, Read, Refusal, StreamKind};

impl Handle for Append {
    const ENDPOINT: Endpoint = Endpoint::Append;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Appended, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        let limits = app.limits;
        let items: usize = self.batches.iter().map(|batch| batch.items.len()).sum();
        if items > limits.batch_items as usize
            || self.batches.len() > limits.streams_per_read as usize
        {
            return Err(Code::TooMany.into());
        }
        let batches: Vec<NewBatch> = self.batches.into_iter().map(NewBatch::from).collect();
        let bytes = batches.iter().map(NewBatch::bytes).sum();
        let now_ms = app.clock.now_ms();
        app.write(bytes, move |db, changed| {
            let mut appending = Appending { db, changed, limits: &limits, caller: &caller, now_ms };
            Ok(Appended { results: appending.all(&batches)? })
        })
        .await
    }
}

impl Handle for Read {
    const ENDPOINT: Endpoint = Endpoint::Read;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Pages, Refusal> {
        let Asker { caller, token_hash } = known(asker)?;
        let limits = app.limits;
        if self.streams.len() > limits.streams_per_read as usize {
            return Err(Code::TooMany.into());
        }
        let wait_s = self.wait_s.min(limits.wait_s);
        let until = Instant::now() + Duration::from_secs(wait_s.into());
        // Registered before the first look: what comes between the two is not missed.
        let streams = self.streams.iter().map(|cursor| cursor.stream).collect();
        let slow_down = Refusal { code: Code::SlowDown, retry_after_s: Some(wait_s.max(1)) };
        let waiting = app.wake.wait_for(caller.device, streams).ok_or(slow_down)?;
        let mut stopping = app.stopping.subscribe();
        let cursors = Arc::new(self.streams);
        let _counted = app.metrics.waits();
        let mut last = wait_s == 0;
        loop {
            let cursors = Arc::clone(&cursors);
            let look = app.read(move |db| {
                // A token may be withdrawn while its reader waits.
                if people::owner_of(db, &token_hash)? != Some(caller) {
                    return Err(Code::NoToken.into());
                }
                read::pages(db, &limits, &caller, &cursors)
            });
            let pages = look.await?;
            if last || read::is_worth_telling(&pages) {
                return Ok(pages);
            }
            tokio::select! {
                () = waiting.woken() => {}
                () = sleep_until(until) => last = true,
                _ = stopping.wait_for(|stop| *stop) => return Ok(pages),
            }
        }
    }
}

impl Handle for ChangeMembers {
    const ENDPOINT: Endpoint = Endpoint::Members;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Done, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        let most = app.limits.members as usize;
        if self.add.len().max(self.remove.len()) > most {
            return Err(Code::TooMany.into());
        }
        app.write(0, move |db, changed| {
            people::member(db, &caller)?;
            let stream = streams::find(db, &self.stream)?;
            let stream = stream.filter(|stream| stream.kind == StreamKind::COMPARTMENT);
            let stream = stream.ok_or(Code::NoStream)?;
            if !streams::has_member(db, &stream, &caller.device)? {
                return Err(Code::NoStream.into());
            }
            for device in &self.add {
                if !people::is_member(db, device)? {
                    return Err(Code::NotFound.into());
                }
                streams::add_member(db, &stream, device)?;
            }
            for device in &self.remove {
                streams::remove_member(db, &stream, device)?;
            }
            if streams::count_members(db, &stream)? > most {
                return Err(Code::TooMany.into());
            }
            // Who waits looks again, and finds what it may read now.
            changed.streams.push(self.stream);
            Ok(Done {})
        })
        .await
    }
}
