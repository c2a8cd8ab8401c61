//! The timer: releases alarms when they are due, also after a restart, and calls the webhook.

use crate::app::App;
use crate::store::{StoreError, alarms};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use wire::Id;

/// Pause after the database refused.
const BREATH: Duration = Duration::from_secs(1);

/// Runs until the hub stops.
pub(crate) async fn run(app: Arc<App>) {
    let mut stopping = app.stopping.subscribe();
    let mut calls = Calls::default();
    loop {
        let next = release(&app, &mut calls).await;
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            () = app.alarms.notified() => {}
            () = due(&app, next) => {}
            Some(called) = calls.running.join_next() => calls.ended(called.ok()),
        }
    }
}

/// Waits for the next alarm; for ever when there is none.
async fn due(app: &App, next: Result<Option<i64>, StoreError>) {
    match next {
        Ok(Some(due_ms)) => app.clock.until(due_ms).await,
        Ok(None) => std::future::pending().await,
        Err(_) => tokio::time::sleep(BREATH).await,
    }
}

/// Releases what is due and says when the next one is.
async fn release(app: &Arc<App>, calls: &mut Calls) -> Result<Option<i64>, StoreError> {
    let (now_ms, webhook) = (app.clock.now_ms(), app.webhook.is_some());
    let next = app.store.read(alarms::next_due).await?;
    if next.is_some_and(|due_ms| due_ms <= now_ms) {
        let released = app
            .store
            .write(0, move |db, changed| alarms::release_due(db, changed, webhook, now_ms))
            .await?;
        app.metrics.released(released);
        tracing::warn!(released, "alarms were released");
    }
    if webhook {
        for alarm in app.store.read(alarms::to_be_called).await? {
            calls.begin(app, alarm);
        }
    }
    app.store.read(alarms::next_due).await
}

/// Calls of the webhook under way.
#[derive(Default)]
struct Calls {
    running: JoinSet<Id>,
    alarms: HashSet<Id>,
}

impl Calls {
    fn begin(&mut self, app: &Arc<App>, alarm: Id) {
        if self.alarms.insert(alarm) {
            let app = Arc::clone(app);
            self.running.spawn(async move {
                call(&app, &alarm).await;
                alarm
            });
        }
    }

    fn ended(&mut self, alarm: Option<Id>) {
        if let Some(alarm) = alarm {
            self.alarms.remove(&alarm);
        }
    }
}

async fn call(app: &App, alarm: &Id) {
    let (Some(webhook), Ok(Some(team))) =
        (&app.webhook, app.store.read(crate::store::people::team).await)
    else {
        return;
    };
    if !webhook.call(&team.team, || app.metrics.webhook_failed()).await {
        tracing::error!("the webhook was given up; see to its gateway");
    }
    let alarm = *alarm;
    // When this is not written, the webhook is called once more after a restart: rather twice
    // than never.
    let _ = app.store.write(0, move |db, _| alarms::called(db, &alarm)).await;
}
