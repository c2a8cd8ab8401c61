//! Syncing with the hub, and the truth about it.

use crate::again;
use crate::anchor;
use crate::background::{self, remember};
use crate::erasing;
use crate::error::{Error, Refusal, Result};
use crate::marks;
use crate::phone::Keystore;
use crate::post::circle::Circle;
use crate::post::letters::{self, Letter};
use crate::post::opening::Opening;
use crate::post::{self, Post, VAULT_FILE, incoming, note, outgoing, reread, sharing, word};
use crate::recovery::Recovery;
use crate::road::Road;
use crate::running::{ProgressView, Turn};
use crate::safety::Safety;
use crate::secrets::forget_secrets;
use crate::team::Team;
use field::id::{CaseId, EntityId, StandingId, SummaryId, WatchId};
use field::record::{Phase, Standing};
use field::rule::standing::{standing, standing_changed};
use field::time::Instant;
use std::sync::Arc;
use sync::truth;
use sync::{Client, Patience, Round, Stopped};
use wire::body::Purpose;

/// Syncing with the hub.
pub struct Sync {
    road: Arc<Road>,
    post: Arc<Post>,
    keystore: Arc<dyn Keystore>,
}

/// What has been sent and what has come in. Never says more than is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncView {
    /// How far the sync is that goes on now; `None` when none does.
    pub running: Option<ProgressView>,
    /// When the hub last answered; `None` when never.
    pub heard: Option<Instant>,
    /// Why the last try did not work.
    pub trouble: Option<Trouble>,
    /// Records and messages that wait here.
    pub waiting: u32,
    /// Sent to the hub, without word from those they are for.
    pub sent: u32,
    /// Whether everything sent has arrived, by the word of those it was for.
    pub all_arrived: bool,
    /// What is known about what others wrote.
    pub incoming: Incoming,
}

/// What is known about what others wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// Nothing is missing, as of then, by the signed word of everyone in the team.
    Complete {
        /// As of when.
        as_of: Instant,
    },
    /// So many records are announced and not here yet.
    Missing {
        /// How many.
        records: u32,
    },
    /// Not certain: nothing was heard of so many devices for a while.
    Unsure {
        /// How many devices.
        devices: u32,
        /// The longest silence started then; `None` when nothing was ever heard.
        since: Option<Instant>,
    },
    /// Not in a team.
    Alone,
}

/// Why the hub could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No connection, or the hub is down.
    Unreachable,
    /// The hub asks to wait.
    Busy,
    /// The certificate is not the one of the invitation.
    WrongCertificate,
    /// The coordinator has not signed for this device yet.
    Pending,
    /// This device's access was taken away.
    Revoked,
    /// App and hub are too far apart: update the older one.
    Update,
    /// The hub said something that cannot be; nothing of it was taken in.
    Dishonest,
    /// The hub refused for another reason; what waits still waits.
    Refused,
}

/// Summaries older than this are not sent to somebody who joins.
const NEWS_FOR_MS: i64 = 35 * 24 * 3600 * 1000;

impl Sync {
    pub(crate) fn new(road: Arc<Road>, post: Arc<Post>, keystore: Arc<dyn Keystore>) -> Self {
        Self { road, post, keystore }
    }

    /// Sends what waits, fetches what is new, and says where it stands. Blocks as long as the
    /// network does; call it in the background.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], and what storage can meet. Trouble with the hub is no error: it stands
    /// in the view. [`Refusal::Wiped`] when the team revoked this device and had it wiped.
    pub fn now(&self) -> Result<SyncView> {
        self.go(self.post.running.turn(false), 0)
    }

    /// As [`Sync::now`], and when nothing is new waits up to so many seconds for something: an
    /// alarm, a summary. The next [`Sync::now`] ends the wait.
    ///
    /// # Errors
    /// As [`Sync::now`].
    pub fn wait(&self, seconds: u32) -> Result<SyncView> {
        self.go(self.post.running.turn(true), seconds)
    }

    /// Ends what [`Sync::now`] and [`Sync::wait`] are doing, soon and from any thread. What was
    /// moved is safe, and the next one goes on from there.
    pub fn cancel(&self) {
        self.post.running.cancel();
    }

    fn go(&self, turn: Turn<'_>, wait_s: u32) -> Result<SyncView> {
        if let Some(client) = self.post.client()? {
            self.rounds(&client.until(&turn.stop), &turn, wait_s)?;
        }
        drop(turn);
        self.state()
    }

    fn rounds(&self, client: &Client, turn: &Turn<'_>, wait_s: u32) -> Result<()> {
        // An older copy of itself sends nothing: others have more of its chains than it knows of.
        if self.is_older_copy()? {
            return Ok(());
        }
        remember(&self.road, &self.post)?;
        let safety = Safety::new(Arc::clone(&self.road), Arc::clone(&self.post));
        safety.agree_on_due(client)?;
        self.prepare()?;
        let Some(came) = self.round(client, turn, 0)? else { return Ok(()) };
        incoming::take_in(&self.road, &self.post)?;
        self.obey()?;
        if self.is_older_copy()? {
            return Ok(());
        }
        erasing::finish(&self.road, &self.post, self.keystore.as_ref())?;
        Team::new(Arc::clone(&self.road), Arc::clone(&self.post)).tend(client)?;
        sharing::tend(&self.road, &self.post, client)?;
        safety.tend(client)?;
        Recovery::new(Arc::clone(&self.road), Arc::clone(&self.post)).tend(client)?;
        // What the first round brought can be answered at once: new members get what waits for
        // them, and everyone hears this device's word.
        self.prepare()?;
        if let Some(circle) = self.road.read(|known, _| Circle::load(known, &self.post))? {
            word::give(&self.road, &self.post, &circle)?;
        }
        self.round(client, turn, if came { 0 } else { wait_s })?;
        incoming::take_in(&self.road, &self.post)?;
        erasing::finish(&self.road, &self.post, self.keystore.as_ref())?;
        anchor::set_if_news(&self.road, self.post.home(), self.keystore.as_ref())?;
        reread::when_missing(&self.road, &self.post)
    }

    /// Whether this vault is an older copy of itself, as far as the hub shows by now.
    fn is_older_copy(&self) -> Result<bool> {
        word::notice_older_copy(&self.road, &self.post)?;
        self.road.vault(|vault| Ok(vault.is_older_copy()))
    }

    /// Where it stands, without asking the hub.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn state(&self) -> Result<SyncView> {
        let heard = written(&self.post, note::HEARD)?;
        let running = self.post.running.view();
        let trouble = self.post.note(note::TROUBLE)?.and_then(|b| Trouble::from_byte(*b.first()?));
        let waiting = count(self.post.with(|spool| spool.waiting_count())?);
        let circle = self.road.read(|known, _| Circle::load(known, &self.post))?;
        let Some(circle) = circle else {
            let incoming = Incoming::Alone;
            return Ok(SyncView {
                running,
                heard,
                trouble,
                waiting,
                sent: 0,
                all_arrived: false,
                incoming,
            });
        };
        let (sending, incoming) =
            word::truth(&self.road, &self.post, &circle, heard.map_or(0, |at| at.0))?;
        Ok(SyncView {
            running,
            heard,
            trouble,
            waiting: count(sending.waiting).max(waiting),
            sent: count(sending.sent),
            all_arrived: sending.all_arrived() && waiting == 0,
            incoming: match incoming {
                truth::Incoming::Complete { as_of_ms } => {
                    Incoming::Complete { as_of: Instant(as_of_ms) }
                }
                truth::Incoming::Missing { records } => {
                    Incoming::Missing { records: count(records) }
                }
                truth::Incoming::Unsure { devices, since_ms } => {
                    Incoming::Unsure { devices: count(devices), since: since_ms.map(Instant) }
                }
            },
        })
    }

    /// Wipes this device when the team's root signed that it must. What it still had to send has
    /// gone to the hub's quarantine in the round before.
    fn obey(&self) -> Result<()> {
        let wipe = self.road.read(|known, _| {
            let circle = Circle::load(known, &self.post)?;
            Ok(circle.and_then(|circle| incoming::revoked(known, &circle)).unwrap_or(false))
        })?;
        if !wipe {
            return Ok(());
        }
        forget_secrets(self.keystore.as_ref())?;
        self.road.lock()?;
        self.post.wipe()?;
        let file = self.post.home().join(VAULT_FILE);
        vault::Anchor::remove(&file)?;
        vault::wipe(&file)?;
        Err(Error::Refused(Refusal::Wiped))
    }

    /// Puts everything into the spool that has to go out.
    fn prepare(&self) -> Result<()> {
        let listed = self.road.read(|known, now| {
            let Some(circle) = Circle::load(known, &self.post)? else { return Ok(None) };
            let listed = circle.me(known).is_some() && !circle.stale(now.at.0);
            Ok(listed.then_some(circle))
        })?;
        let Some(circle) = listed else { return Ok(()) };
        self.take_stock(&circle)?;
        let news = self.news(&circle)?;
        letters::tell_supervisors(&self.road, &self.post, &circle, &news)?;
        marks::tell_back(&self.road, &self.post, &circle)?;
        post::erasing::tend(&self.road, &self.post, &circle)?;
        again::send_again(&self.road, &self.post, &circle)?;
        outgoing::queue(&self.road, &self.post)
    }

    /// Writes down how each open case stands, where that has changed.
    fn take_stock(&self, circle: &Circle) -> Result<()> {
        self.road.write(|known, pen| {
            let now = pen.now();
            let (worker, _) = known.worker();
            for (case, record) in known.book.all::<CaseId>() {
                if record.phase == Phase::Closed || !circle.leads(known, case) {
                    continue;
                }
                let Some(new) = standing(&known.book, &known.pack, case, &worker, now) else {
                    continue;
                };
                match known.book.under::<StandingId>(case).next_back() {
                    Some((_, old)) if !standing_changed(old, &new) => {}
                    Some((id, old)) => {
                        pen.change(id, Standing { rest: old.rest.clone(), ..new })?;
                    }
                    None => {
                        pen.add(pen.compartment_of(case)?, new)?;
                    }
                }
            }
            Ok(())
        })
    }

    /// What supervisors should hear: recent summaries, how open cases stand, timers that run.
    fn news(&self, circle: &Circle) -> Result<Vec<Letter>> {
        self.road.read(|known, now| {
            let book = &known.book;
            let own = |id: EntityId| book.compartment(id).is_some_and(|c| c != known.personal);
            let recent = now.at.0 - NEWS_FOR_MS;
            let summaries = book
                .all::<SummaryId>()
                .filter(|(id, s)| s.finished.0 >= recent && own((*id).into()))
                .filter(|(id, _)| known.wrote((*id).into()))
                .map(|(id, _)| Letter { purpose: Purpose::SUMMARY.0, about: Some(id.into()) });
            let standings = book
                .all::<StandingId>()
                .filter(|(id, s)| {
                    let open = book.get(s.case).is_some_and(|c| c.phase != Phase::Closed);
                    open && own((*id).into()) && circle.leads(known, s.case)
                })
                .map(|(id, _)| Letter { purpose: Purpose::STANDING.0, about: Some(id.into()) });
            let watches = book
                .all::<WatchId>()
                .filter(|(id, w)| {
                    let told = !w.drill || w.due.0 >= recent;
                    let fixed = w.due_at_hub.is_some() || w.watched.is_some();
                    w.well.is_none() && told && fixed && known.wrote((*id).into())
                })
                .map(|(id, _)| Letter { purpose: Purpose::ALARM_NOTICE.0, about: Some(id.into()) });
            Ok(summaries.chain(standings).chain(watches).collect())
        })
    }

    /// One round with the hub. Says whether something came in; `None` when the hub was not heard.
    fn round(&self, client: &Client, turn: &Turn<'_>, wait_s: u32) -> Result<Option<bool>> {
        let began = self.road.now().at;
        turn.round(self.post.with(|spool| spool.waiting_count())?);
        let round = Round {
            client,
            patience: Patience::SHORT,
            wait_s,
            progress: &mut |progress| turn.tell(progress),
        };
        let outcome = match round.run(&mut Opening::new(&self.road, &self.post)) {
            Ok(outcome) => outcome,
            Err(Stopped::Store(error)) => return Err(error),
            Err(Stopped::Said) => return Ok(None),
        };
        background::heard(&self.post, &outcome, began, self.road.now().at)?;
        Ok(outcome.welcome.is_some().then_some(outcome.progress.taken_in > 0))
    }
}

/// A moment that the spool keeps under a name.
pub(crate) fn written(post: &Post, name: &str) -> Result<Option<Instant>> {
    let bytes = post.note(name)?;
    Ok(bytes.and_then(|b| Some(Instant(i64::from_be_bytes(b.try_into().ok()?)))))
}

impl Trouble {
    const ALL: [Self; 8] = [
        Self::Unreachable,
        Self::Busy,
        Self::WrongCertificate,
        Self::Pending,
        Self::Revoked,
        Self::Update,
        Self::Dishonest,
        Self::Refused,
    ];

    pub(crate) fn of(trouble: sync::Trouble) -> Self {
        match trouble {
            sync::Trouble::Unreachable | sync::Trouble::Stopped => Self::Unreachable,
            sync::Trouble::Busy { .. } => Self::Busy,
            sync::Trouble::WrongCertificate => Self::WrongCertificate,
            sync::Trouble::Pending => Self::Pending,
            sync::Trouble::NoAccess => Self::Revoked,
            sync::Trouble::Update => Self::Update,
            sync::Trouble::Refused(_) => Self::Refused,
            sync::Trouble::Dishonest(_) => Self::Dishonest,
        }
    }

    pub(crate) fn byte(self) -> u8 {
        let at = Self::ALL.iter().position(|t| *t == self).unwrap_or(0);
        u8::try_from(at).unwrap_or(0)
    }

    fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }
}

pub(crate) fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
