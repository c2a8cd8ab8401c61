//! The safety timer (F15, first part).

use crate::error::{Error, Result, Rule};
use crate::hub_clock::HubClock;
use crate::post::Post;
use crate::post::circle::Circle;
use crate::post::letters::{due_at_hub, grace_s, release_key};
use crate::road::Road;
use field::Rest;
use field::id::{CaseId, VisitId, WatchId};
use field::record::Watch;
use field::time::Instant;
use seal::alarm::Cancel;
use std::sync::Arc;
use sync::Client;
use wire::{Arm, CancelAlarm, Item, Kind};

/// Safety timers of this worker.
pub struct Safety {
    road: Arc<Road>,
    post: Arc<Post>,
}

/// A safety timer.
#[derive(Clone, PartialEq, Eq)]
pub struct WatchView {
    /// Its id.
    pub watch: WatchId,
    /// For which case.
    pub case: CaseId,
    /// When it passes.
    pub due: Instant,
    /// When the hub confirmed that it watches. `None` shows as "niet bewaakt: geen verbinding".
    pub watched: Option<Instant>,
    /// When the worker said that all is well.
    pub well: Option<Instant>,
    /// Whether it is a silent alarm: nothing on a screen may show that it was raised.
    pub silent: bool,
    /// Name of the supervisor who saw it first, once it sounded; empty before.
    pub seen_by: String,
    /// When that was.
    pub seen_at: Option<Instant>,
}

/// A drill of the alarm: whether the whole chain worked, and when.
#[derive(Clone, PartialEq, Eq)]
pub struct DrillView {
    /// When it was begun.
    pub at: Instant,
    /// When the hub confirmed that it watches; `None` when it was not heard.
    pub watched: Option<Instant>,
    /// Name of the supervisor who saw it first; empty as long as nobody is known to.
    pub seen_by: String,
    /// When that was. Only with this the whole chain has worked.
    pub seen_at: Option<Instant>,
}

impl Safety {
    pub(crate) fn new(road: Arc<Road>, post: Arc<Post>) -> Self {
        Self { road, post }
    }

    /// Sets a timer for so many minutes, with what supervisors read should it pass. The next
    /// [`crate::Sync::now`] tells the hub and the supervisors' devices; whether the hub watches
    /// stands in [`Safety::running`].
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], and what storage can meet.
    pub fn start(
        &self,
        case: CaseId,
        visit: Option<VisitId>,
        minutes: u32,
        words: &str,
    ) -> Result<WatchView> {
        if minutes == 0 {
            return Err(Error::Invalid { field: "minutes", rule: Rule::OutOfRange });
        }
        let timer = Timer { case: Some(case), visit, minutes, words, silent: false };
        self.view(self.set(&timer)?)
    }

    /// The silent alarm: due at once.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn silent(&self, case: CaseId, words: &str) -> Result<WatchView> {
        let timer = Timer { case: Some(case), visit: None, minutes: 0, words, silent: true };
        self.view(self.set(&timer)?)
    }

    /// Begins a drill: a sealed alarm like any other, due at once, that supervisors see as a drill
    /// and never as an alarm. The next [`crate::Sync::now`] takes it to the hub; when a supervisor
    /// has seen it, a later one brings that word back.
    ///
    /// # Errors
    /// What storage can meet.
    pub fn drill(&self) -> Result<DrillView> {
        let timer = Timer { case: None, visit: None, minutes: 0, words: "", silent: false };
        let id = self.set(&timer)?;
        self.road.read(|known, _| Ok(drill_view(known.get(id)?)))
    }

    /// The last drill, when there was one.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn last_drill(&self) -> Result<Option<DrillView>> {
        self.road.read(|known, _| {
            let drills = known.book.all::<WatchId>().map(|(_, w)| w).filter(|w| w.drill);
            Ok(drills.max_by_key(|w| w.due).map(drill_view))
        })
    }

    /// Says that all is well: the alarm is called off, at the next connection.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn all_well(&self, id: WatchId) -> Result<WatchView> {
        self.change(id, |watch, now| watch.well = watch.well.or(Some(now)))?;
        self.view(id)
    }

    /// Timers that run: nobody said yet that all is well.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn running(&self) -> Result<Vec<WatchView>> {
        self.road.read(|known, _| {
            let running = known
                .book
                .all::<WatchId>()
                .filter(|(id, w)| w.well.is_none() && known.wrote((*id).into()));
            Ok(running.filter_map(|(id, watch)| watch_view(id, watch)).collect())
        })
    }

    /// Fixes when new alarms are due by the hub's clock, before anybody is told of them: what the
    /// hub and the supervisors get is that number, and it is never another one.
    pub(crate) fn agree_on_due(&self, client: &Client) -> Result<()> {
        let fresh: Vec<WatchId> = self.road.read(|known, _| {
            let fresh = known.book.all::<WatchId>().filter(|(id, w)| {
                let open = w.well.is_none() && w.watched.is_none();
                open && w.due_at_hub.is_none() && known.wrote((*id).into())
            });
            Ok(fresh.map(|(id, _)| id).collect())
        })?;
        if fresh.is_empty() {
            return Ok(());
        }
        let hub = HubClock::ask(client, &self.road)?;
        self.road.write(|known, pen| {
            for id in fresh {
                // Its case may have been erased meanwhile.
                let Some(watch) = known.book.get(id).cloned() else { continue };
                let due_at_hub = watch.due_at_hub.or(Some(hub.due(&watch)));
                pen.change(id, Watch { due_at_hub, ..watch })?;
            }
            Ok(())
        })
    }

    /// Hands timers that are not watched yet to the hub, and calls off those that are well.
    pub(crate) fn tend(&self, client: &Client) -> Result<()> {
        // Of those that were set while the round went.
        self.agree_on_due(client)?;
        let (circle, watches) = self.road.read(|known, _| {
            let open = known
                .book
                .all::<WatchId>()
                .filter(|(id, w)| w.called_off.is_none() && known.wrote((*id).into()));
            let open: Vec<_> = open.map(|(id, w)| (id, w.clone())).collect();
            Ok((Circle::load(known, &self.post)?, open))
        })?;
        let Some(circle) = circle else { return Ok(()) };
        let inboxes: Vec<[u8; 16]> = self
            .road
            .read(|known, _| Ok(circle.supervisors(known).iter().map(|m| m.device).collect()))?;
        for (id, watch) in watches {
            match watch.well {
                None if is_to_be_armed(&watch) && !inboxes.is_empty() => {
                    self.arm(client, id, &watch, &inboxes)?;
                }
                // Said to be well before anything of it left this phone.
                Some(at) if watch.watched.is_none() && watch.due_at_hub.is_none() => {
                    self.change(id, |w, _| w.called_off = Some(at))?;
                }
                // The hub may watch what it never said so of: an answer can be lost.
                Some(_) => self.call_off(client, id)?,
                None => {}
            }
        }
        Ok(())
    }

    fn arm(&self, client: &Client, id: WatchId, watch: &Watch, inboxes: &[[u8; 16]]) -> Result<()> {
        let life = self.road.vault(|vault| Ok(vault.this_life()))?;
        let asked = client.ask(&Arm {
            alarm: id.bytes(),
            due_ms: due_at_hub(watch).0,
            grace_s: grace_s(watch),
            release_key: *release_key(&life, id).bytes(),
            inboxes: inboxes.to_vec(),
        });
        match asked {
            // By this phone's clock, as everything that is shown on it.
            Ok(_) => self.change(id, |w, now| w.watched = Some(now)),
            // `Taken` is among these: an answer was lost, and there are other supervisors since.
            // The hub then watches what it was told first, and the screen says less than is true.
            Err(_) => Ok(()),
        }
    }

    fn call_off(&self, client: &Client, id: WatchId) -> Result<()> {
        let life = self.road.vault(|vault| Ok(vault.this_life()))?;
        let (author, now) = (life.author(), self.road.now().at);
        let bytes =
            Cancel::sign(id.bytes(), author.device, author.incarnation, now.0, life.signing_key());
        let item = Item { kind: Kind::ALARM_CANCEL, bytes };
        match client.ask(&CancelAlarm { alarm: id.bytes(), item }) {
            // Released already: the supervisors know, and will ask. Or never armed.
            Ok(_) | Err(sync::Trouble::Refused(wire::Code::TooLate | wire::Code::NotFound)) => {
                self.change(id, |w, now| w.called_off = Some(now))
            }
            Err(_) => Ok(()),
        }
    }

    fn set(&self, timer: &Timer<'_>) -> Result<WatchId> {
        self.road.write(|known, pen| {
            let due = pen.now().at.plus_minutes(timer.minutes.into());
            let at = timer.case.map_or(Ok(known.personal), |case| pen.compartment_of(case))?;
            let watch = Watch {
                case: timer.case,
                visit: timer.visit,
                due,
                watched: None,
                well: None,
                silent: timer.silent,
                words: timer.words.to_owned(),
                called_off: None,
                drill: timer.case.is_none(),
                seen_by: String::new(),
                seen: None,
                due_at_hub: None,
                rest: Rest::NONE,
            };
            pen.add(at, watch)
        })
    }

    fn change(&self, id: WatchId, edit: impl FnOnce(&mut Watch, Instant)) -> Result<()> {
        self.road.write(|known, pen| {
            let mut watch = known.get(id)?.clone();
            edit(&mut watch, pen.now().at);
            pen.change(id, watch)
        })
    }

    fn view(&self, id: WatchId) -> Result<WatchView> {
        self.road.read(|known, _| watch_view(id, known.get(id)?).ok_or(Error::NotFound))
    }
}

/// A timer that is about to be set; without a case it is a drill.
struct Timer<'a> {
    case: Option<CaseId>,
    visit: Option<VisitId>,
    minutes: u32,
    words: &'a str,
    silent: bool,
}

fn is_to_be_armed(watch: &Watch) -> bool {
    watch.watched.is_none() && watch.due_at_hub.is_some()
}

/// `None` of a drill.
fn watch_view(id: WatchId, watch: &Watch) -> Option<WatchView> {
    Some(WatchView {
        watch: id,
        case: watch.case?,
        due: watch.due,
        watched: watch.watched,
        well: watch.well,
        silent: watch.silent,
        seen_by: watch.seen_by.clone(),
        seen_at: watch.seen,
    })
}

fn drill_view(watch: &Watch) -> DrillView {
    DrillView {
        at: watch.due,
        watched: watch.watched,
        seen_by: watch.seen_by.clone(),
        seen_at: watch.seen,
    }
}
