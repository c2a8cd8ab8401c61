//! The safety timer (F15, first part).

use crate::error::{Error, Result, Rule};
use crate::post::Post;
use crate::post::circle::Circle;
use crate::post::letters::{GRACE_S, release_key};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
        self.set(case, visit, minutes, words, false)
    }

    /// The silent alarm: due at once.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn silent(&self, case: CaseId, words: &str) -> Result<WatchView> {
        self.set(case, None, 0, words, true)
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
            let running = known.book.all::<WatchId>().filter(|(_, w)| w.well.is_none());
            Ok(running.map(|(id, watch)| watch_view(id, watch)).collect())
        })
    }

    /// Hands timers that are not watched yet to the hub, and calls off those that are well.
    pub(crate) fn tend(&self, client: &Client) -> Result<()> {
        let (circle, watches) = self.road.read(|known, _| {
            let open = known.book.all::<WatchId>().filter(|(_, w)| w.called_off.is_none());
            let open: Vec<_> = open.map(|(id, w)| (id, w.clone())).collect();
            Ok((Circle::load(known, &self.post)?, open))
        })?;
        let Some(circle) = circle else { return Ok(()) };
        let inboxes: Vec<[u8; 16]> = self
            .road
            .read(|known, _| Ok(circle.supervisors(known).iter().map(|m| m.device).collect()))?;
        for (id, watch) in watches {
            match watch.well {
                None if watch.watched.is_none() && !inboxes.is_empty() => {
                    self.arm(client, id, &watch, &inboxes)?;
                }
                Some(_) if watch.watched.is_some() => self.call_off(client, id)?,
                // Said to be well before the hub ever heard of it: nothing to call off there.
                Some(at) => self.change(id, |w, _| w.called_off = Some(at))?,
                None => {}
            }
        }
        Ok(())
    }

    fn arm(&self, client: &Client, id: WatchId, watch: &Watch, inboxes: &[[u8; 16]]) -> Result<()> {
        let life = self.road.vault(|vault| Ok(vault.this_life()))?;
        let asked = client.ask(&Arm {
            alarm: id.bytes(),
            due_ms: watch.due.0,
            grace_s: GRACE_S,
            release_key: *release_key(&life, id).bytes(),
            inboxes: inboxes.to_vec(),
        });
        match asked {
            Ok(receipt) => self.change(id, |w, _| w.watched = Some(Instant(receipt.at_ms))),
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
            // Released already: the supervisors know, and will ask.
            Ok(_) | Err(sync::Trouble::Refused(wire::Code::TooLate)) => {
                self.change(id, |w, now| w.called_off = Some(now))
            }
            Err(_) => Ok(()),
        }
    }

    fn set(
        &self,
        case: CaseId,
        visit: Option<VisitId>,
        minutes: u32,
        words: &str,
        silent: bool,
    ) -> Result<WatchView> {
        let id = self.road.write(|_, pen| {
            let due = pen.now().at.plus_minutes(minutes.into());
            pen.add(
                pen.compartment_of(case)?,
                Watch {
                    case,
                    visit,
                    due,
                    watched: None,
                    well: None,
                    silent,
                    words: words.to_owned(),
                    called_off: None,
                    rest: Rest::NONE,
                },
            )
        })?;
        self.view(id)
    }

    fn change(&self, id: WatchId, edit: impl FnOnce(&mut Watch, Instant)) -> Result<()> {
        self.road.write(|known, pen| {
            let mut watch = known.get(id)?.clone();
            edit(&mut watch, pen.now().at);
            pen.change(id, watch)
        })
    }

    fn view(&self, id: WatchId) -> Result<WatchView> {
        self.road.read(|known, _| Ok(watch_view(id, known.get(id)?)))
    }
}

fn watch_view(id: WatchId, watch: &Watch) -> WatchView {
    WatchView {
        watch: id,
        case: watch.case,
        due: watch.due,
        watched: watch.watched,
        well: watch.well,
    }
}
