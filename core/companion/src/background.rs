//! Syncing while the app is locked: what waits sealed is sent, what is new is fetched unopened.

use crate::companion::Companion;
use crate::error::{Error, Refusal, Result};
use crate::hub_clock::ahead_ms;
use crate::post::store::Shelf;
use crate::post::{Post, SPOOL_FILE, note};
use crate::reminders;
use crate::road::Road;
use crate::secrets::load;
use crate::sync::{Trouble, count, written};
use crate::{KeystoreEntry, State};
use field::time::Instant;
use seal::roster::SignedRoster;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use sync::{Outcome, Patience, Round, Stop, Stopped};
use wire::{Kind, Received};

/// What syncing while locked came to. It tells nothing about what was moved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LockedSyncView {
    /// Whether the app is being unlocked, or is not locked: then its session syncs.
    pub unlocked: bool,
    /// Sealed things that the hub took.
    pub sent: u32,
    /// Sealed things that came in; they are opened at the next unlock.
    pub fetched: u32,
    /// When the hub last answered; `None` when never.
    pub heard: Option<Instant>,
    /// Why it did not work, if it did not.
    pub trouble: Option<Trouble>,
    /// Reminders whose time has come since the last unlock.
    pub due_reminders: u32,
    /// Alarms and drills of colleagues that went off since the last unlock: about whom is sealed.
    pub alarms: u32,
}

/// What uses the spool in this process: a session, or one sync while locked. The session goes
/// before.
#[derive(Default)]
pub(crate) struct Background {
    state: Mutex<Spooling>,
    ended: Condvar,
}

#[derive(Default)]
struct Spooling {
    /// The post that was opened last.
    post: Weak<Post>,
    /// How many sessions are being opened.
    opening: u32,
    /// The word that ends the sync while locked that goes on.
    running: Option<Stop>,
}

impl Background {
    /// Opens the post of a session, after whatever uses the spool while locked was ended.
    pub(crate) fn session(&self, open: impl FnOnce() -> Result<Post>) -> Result<Arc<Post>> {
        let mut state = self.lock();
        state.opening += 1;
        if let Some(stop) = &state.running {
            stop.say();
        }
        let busy = |state: &mut Spooling| state.running.is_some();
        let mut state = self.ended.wait_while(state, busy).unwrap_or_else(PoisonError::into_inner);
        state.opening -= 1;
        let post = Arc::new(open()?);
        state.post = Arc::downgrade(&post);
        Ok(post)
    }

    /// Whether a session is open or being opened; if not, the word that ends what begins now.
    fn begin(&self) -> Option<Stop> {
        let mut state = self.lock();
        let session = state.post.upgrade().is_some_and(|post| post.is_open());
        if session || state.opening > 0 || state.running.is_some() {
            return None;
        }
        let stop = Stop::default();
        state.running = Some(stop.clone());
        Some(stop)
    }

    fn end(&self) {
        self.lock().running = None;
        self.ended.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Spooling> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Companion {
    /// Sends what waits sealed, fetches what is new without opening it, and keeps this device's
    /// place at the hub alive. It needs no PIN: the phone's background work calls it. What came in
    /// is taken in at the next unlock. A device that the team's root revoked wipes itself here too.
    ///
    /// # Errors
    /// What keystore and storage can meet; [`Refusal::Wiped`]. Trouble with the hub is no error,
    /// and neither is an app that is being unlocked: it stands in the view.
    pub fn sync_while_locked(&self) -> Result<LockedSyncView> {
        let unlocked = LockedSyncView { unlocked: true, ..LockedSyncView::default() };
        let Some(stop) = self.background.begin() else { return Ok(unlocked) };
        let synced = match self.post_while_locked() {
            Ok(Some(post)) => {
                let post = Arc::new(post);
                self.background.lock().post = Arc::downgrade(&post);
                let synced = self.move_sealed(&post, &stop);
                post.close().and(synced)
            }
            Ok(None) => Ok(LockedSyncView::default()),
            // Another process has it.
            Err(Error::InUse) => Ok(unlocked),
            Err(other) => Err(other),
        };
        self.background.end();
        if synced.as_ref().err() == Some(&Error::Refused(Refusal::Wiped)) {
            self.wipe()?;
        }
        synced
    }

    fn move_sealed(&self, post: &Post, stop: &Stop) -> Result<LockedSyncView> {
        let now = Instant(self.now_ms());
        let mut view = LockedSyncView::default();
        if let Some(client) = post.client()? {
            let round = Round {
                client: &client.until(stop),
                patience: Patience::SHORT,
                wait_s: 0,
                progress: &mut |progress| {
                    view.sent = count(progress.sent);
                    view.fetched = count(progress.taken_in);
                },
            };
            match round.run(&mut Shelf(post)) {
                Ok(outcome) => {
                    view.trouble = heard(post, &outcome, now, Instant(self.now_ms()))?;
                }
                Err(Stopped::Said) => view.unlocked = true,
                Err(Stopped::Store(error)) => return Err(error),
            }
        }
        if must_wipe(post)? {
            return Err(Error::Refused(Refusal::Wiped));
        }
        view.heard = written(post, note::HEARD)?;
        let passed = reminders::kept(post)?.into_iter().filter(|time| *time <= now).count();
        view.due_reminders = count(passed as u64);
        let mut alarms = 0;
        any_kept(post, |item| {
            alarms += u64::from(item.kind == Kind::ALARM_RELEASE);
            false
        })?;
        view.alarms = count(alarms);
        Ok(view)
    }

    /// The spool of an app that is set up; `None` when there is none to be had.
    pub(crate) fn post_while_locked(&self) -> Result<Option<Post>> {
        let set_up = matches!(self.state()?, State::Locked { .. });
        let there = set_up && self.home().join(SPOOL_FILE).exists();
        if !there || load(self.keystore(), KeystoreEntry::Spool)?.is_none() {
            return Ok(None);
        }
        Post::open(self.home(), self.keystore()).map(Some)
    }

    /// The post that is open in this process, or was last.
    pub(crate) fn open_post(&self) -> Option<Arc<Post>> {
        self.background.lock().post.upgrade()
    }
}

/// Keeps what a round said about the hub, and says what was in its way.
pub(crate) fn heard(
    post: &Post,
    outcome: &Outcome,
    began: Instant,
    now: Instant,
) -> Result<Option<Trouble>> {
    let trouble = outcome.trouble.map(Trouble::of);
    let byte = trouble.map(|trouble| [trouble.byte()]);
    let said = outcome.welcome.as_ref().map(|welcome| Instant(welcome.now_ms));
    let ahead = said.map(|said| ahead_ms(said, began, now).to_be_bytes());
    let now = now.0.to_be_bytes();
    let well = outcome.welcome.is_some() && trouble.is_none();
    let mut notes = vec![(note::TROUBLE, byte.as_ref().map(<[u8; 1]>::as_slice))];
    notes.extend(well.then_some((note::HEARD, Some(now.as_slice()))));
    notes.extend(ahead.as_ref().map(|ahead| (note::AHEAD, Some(ahead.as_slice()))));
    post.with(|spool| spool.keep_notes(&notes))?;
    tracing::info!(?trouble, whole = outcome.whole, "round");
    Ok(trouble)
}

/// Keeps in the spool who this device is in which team, for the time when the app is locked.
pub(crate) fn remember(road: &Road, post: &Post) -> Result<()> {
    let me = road.read(|known, _| {
        let team = known.membership().map(|membership| membership.team.bytes());
        let (device, life) = (known.author.device.bytes(), known.author.incarnation.bytes());
        Ok(team.map(|team| [team, device, life].concat()))
    })?;
    match me {
        Some(me) if post.note(note::SELF)?.as_ref() != Some(&me) => post.keep(note::SELF, &me),
        _ => Ok(()),
    }
}

/// Whether a roster that came in, signed by the team's root, says that this device must wipe
/// itself. Rosters are signed and not sealed: the spool's own keys are enough to read them.
fn must_wipe(post: &Post) -> Result<bool> {
    let (Some(me), Some(roster)) = (post.note(note::SELF)?, post.note(note::ROSTER)?) else {
        return Ok(false);
    };
    let Some((team, signed)) = me.split_first_chunk::<16>() else { return Ok(false) };
    let (Some((device, rest)), Ok(known)) =
        (signed.split_first_chunk::<16>(), SignedRoster::verify(&roster, team))
    else {
        return Ok(false);
    };
    let Ok(incarnation) = <[u8; 16]>::try_from(rest) else { return Ok(false) };
    any_kept(post, |item| {
        item.kind == Kind::ROSTER
            && SignedRoster::verify(&item.bytes, team).is_ok_and(|new| {
                new.follows(&known).is_ok()
                    && new.roster().revocation(device, &incarnation).is_some_and(|r| r.wipe)
            })
    })
}

/// Whether `found` holds for one of the items that came in and wait to be opened.
fn any_kept(post: &Post, mut found: impl FnMut(&Received) -> bool) -> Result<bool> {
    let mut after = 0;
    loop {
        let page = post.with(|spool| spool.kept(after, 500))?;
        let Some(last) = page.last() else { return Ok(false) };
        after = last.number;
        if page.iter().any(|kept| found(&kept.item)) {
            return Ok(true);
        }
    }
}
