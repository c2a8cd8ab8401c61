//! When the phone reminds: bare moments, which the shell reads while the app is locked too.

use crate::companion::Companion;
use crate::error::{Error, Result};
use crate::known::Known;
use crate::phone::Listener;
use crate::post::{Post, note};
use crate::road::Road;
use field::id::{CaseId, EntityId, ReportId};
use field::record::Body;
use field::rule::reminders::reminders;
use field::time::{Instant, Now};
use std::sync::{Arc, Weak};

/// Keeps the moments up to date while the app is unlocked.
pub(crate) struct Reminding {
    pub(crate) road: Weak<Road>,
    pub(crate) post: Arc<Post>,
}

impl Listener for Reminding {
    fn changed(&self, ids: Vec<EntityId>) {
        let Some(road) = self.road.upgrade() else { return };
        let matters =
            road.read(|known, now| Ok(ids.iter().any(|id| may_move_one(known, *id, now))));
        // What cannot be kept now is kept after the next change, or at the next unlock.
        if matters.unwrap_or(false) {
            let _ = keep(&road, &self.post);
        }
    }
}

/// Whether a change of this record may change when something falls due.
fn may_move_one(known: &Known, id: EntityId, now: Now) -> bool {
    let Some(revision) = known.book.front(id) else { return false };
    match &revision.body {
        // These only stop response clocks: most are written when there is none left to stop.
        Body::Attempt(attempt) => runs_a_clock(known, attempt.case, now),
        Body::Visit(visit) => runs_a_clock(known, visit.case, now),
        Body::Case(_)
        | Body::Report(_)
        | Body::Appointment(_)
        | Body::Call(_)
        | Body::Promise(_)
        | Body::PackFile(_) => true,
        _ => false,
    }
}

/// Whether a response clock of a case is not over yet, whatever it waits for.
fn runs_a_clock(known: &Known, case: CaseId, now: Now) -> bool {
    let mut reports = known.book.under::<ReportId>(case);
    reports.any(|(_, report)| report.clocks.iter().any(|clock| clock.due > now.at))
}

/// Keeps the moments of today and later, when they are others than those that are kept.
pub(crate) fn keep(road: &Road, post: &Post) -> Result<()> {
    let times = road.read(|known, now| {
        let times = reminders(&known.book, now, known.days_off());
        Ok(times.into_iter().map(|time| time.0).collect::<Vec<_>>())
    })?;
    let bytes = minicbor::to_vec(&times).map_err(|_| Error::Internal { code: 4 })?;
    if post.note(note::REMINDERS)?.unwrap_or_default() == bytes {
        return Ok(());
    }
    post.keep(note::REMINDERS, &bytes)
}

/// The moments that are kept, the earliest first.
pub(crate) fn kept(post: &Post) -> Result<Vec<Instant>> {
    let bytes = post.note(note::REMINDERS)?;
    let times: Vec<i64> = bytes.and_then(|b| minicbor::decode(&b).ok()).unwrap_or_default();
    Ok(times.into_iter().map(Instant).collect())
}

impl Companion {
    /// When to remind of something, the earliest first: moments and nothing else, so a notification
    /// says how many and not of what. Those that have passed stay until the next unlock. Can be
    /// asked while the app is locked, and while it is not.
    ///
    /// # Errors
    /// [`Error::InUse`], and what keystore and storage can meet.
    pub fn reminders(&self) -> Result<Vec<Instant>> {
        if let Some(open) = self.open_post()
            && let Ok(times) = kept(&open)
        {
            return Ok(times);
        }
        let Some(post) = self.post_while_locked()? else { return Ok(Vec::new()) };
        let times = kept(&post)?;
        post.close()?;
        Ok(times)
    }
}
