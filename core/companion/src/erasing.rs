//! Erasing a case: its keys are destroyed, here and on every phone that has it, and the screen says
//! who has not confirmed it (F16).
//!
//! First the counts that results need and the decision itself are written down, in one durable
//! step. From then on it goes through: killed at any moment, the next unlock finishes it before
//! anything is shown. Without a network it is erased here at once; the order to the others and to
//! the hub travels with the next sync.

mod carry_out;

pub(crate) use carry_out::{finish, finish_or_hide};

use crate::drafts;
use crate::error::{Error, Rejection, Result};
use crate::known::Known;
use crate::phone::Keystore;
use crate::post::Post;
use crate::post::circle::Circle;
use crate::post::following::{compartments_of, followers};
use crate::road::Road;
use field::Rest;
use field::id::{CaseId, CompartmentId, DeviceId, DispatchId, EntityId, ErasureId, TallyId};
use field::record::{Bytes, Case, ClosingReason, Erasure, ErasureGround, ErasureHolder, Tally};
use field::rule::person::Who;
use field::rule::tally::tally;
use field::time::{Instant, LocalDate};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use wire::body::Purpose;

/// Erasing cases, and who has not confirmed it.
pub struct Erasing {
    road: Arc<Road>,
    post: Arc<Post>,
    keystore: Arc<dyn Keystore>,
}

/// How much of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Case,
    /// The part that is shared with another employer; the own organisation's lines stay.
    SharedPart,
}

/// What will be erased, to be looked at before.
#[derive(Debug, Clone, PartialEq)]
pub struct ErasurePreview {
    /// The case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// How much of it.
    pub extent: Extent,
    /// How many things there are: reports, visits, calls and so on.
    pub entities: u32,
    /// How many states of them, earlier ones included.
    pub revisions: u32,
    /// Sheets about it that are not done.
    pub drafts: u32,
    /// Who else has to erase it.
    pub holders: Vec<HolderView>,
    /// What stays for results: counts without a name. `None` when only a part goes.
    pub stays: Option<TallyView>,
    /// Whether this device may: it is the one whose case it is.
    pub may: bool,
    /// Whose case it is, when this device may not; empty for one who is not known by name.
    pub whose: String,
}

/// A device that holds, or held, what is to be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderView {
    /// The device.
    pub device: DeviceId,
    /// Whose it is, by the team's roster; empty for one that left the team.
    pub name: String,
    /// When it erased it, by its own signed word; `None` as long as it has not confirmed.
    pub confirmed: Option<Instant>,
}

/// Something that was erased, and what is known of it elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureView {
    /// Which case it was; the id leads nowhere any more.
    pub case: CaseId,
    /// Whether all of it went.
    pub whole: bool,
    /// When it was decided.
    pub at: Instant,
    /// Why.
    pub ground: ErasureGround,
    /// How many states were erased here.
    pub revisions: u32,
    /// Whether it was decided on this device.
    pub here: bool,
    /// Whose decision it was otherwise; empty for one who left the team.
    pub by: String,
    /// Whether the order for the hub is on its way, or none is needed.
    pub hub_told: bool,
    /// Everyone who has to erase it as well, who has not confirmed first. Empty for what another
    /// device decided.
    pub holders: Vec<HolderView>,
}

/// What stays of a case that was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyView {
    /// The first day of the quarter in which it was opened.
    pub quarter: LocalDate,
    /// Reports.
    pub reports: u32,
    /// Attempts to reach the client.
    pub attempts: u32,
    /// Days from the opening to the first contact; `None` without one.
    pub days_to_contact: Option<u32>,
    /// Visits.
    pub visits: u32,
    /// Calls with an outcome.
    pub calls: u32,
    /// Needs that were arranged.
    pub arranged: u32,
    /// Promises made.
    pub promises: u32,
    /// Promises kept.
    pub kept: u32,
    /// What was spent, in euro cents.
    pub spent_cents: i64,
    /// Weeks from the opening to the closing; `None` when it was not closed.
    pub weeks: Option<u32>,
    /// Why it was closed.
    pub closing: Option<ClosingReason>,
}

impl Erasing {
    pub(crate) fn new(road: Arc<Road>, post: Arc<Post>, keystore: Arc<dyn Keystore>) -> Self {
        Self { road, post, keystore }
    }

    /// What will be erased, who holds it, and what stays. Changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`]: no such case, or no shared part in it; [`Error::Locked`].
    pub fn preview(&self, case: CaseId, extent: Extent) -> Result<ErasurePreview> {
        let plan = self.road.read(|known, _| Plan::of(known, &self.post, case, extent))?;
        let drafts = drafts::about(&self.road, &BTreeSet::from([case]), &plan.entities)?.len();
        self.road.read(|known, now| {
            let stays = tally(&known.book, case, now).filter(|_| extent == Extent::Case);
            Ok(ErasurePreview {
                case,
                who: known.about(case)?,
                extent,
                entities: count(plan.entities.len()),
                revisions: plan.compartments.iter().map(|(_, revisions)| revisions).sum(),
                drafts: count(drafts),
                holders: plan.holders,
                stays: stays.as_ref().map(TallyView::of),
                may: plan.may,
                whose: plan.whose,
            })
        })
    }

    /// Erases a case, or its shared part: here at once and for good, elsewhere as soon as each
    /// phone hears of it. What stays is counts without a name.
    ///
    /// # Errors
    /// As [`Erasing::preview`]; [`Rejection::NotYours`] when the case is somebody else's; and what
    /// keystore and storage can meet: then it is finished at the next unlock or sync.
    pub fn erase(
        &self,
        case: CaseId,
        extent: Extent,
        ground: ErasureGround,
    ) -> Result<ErasureView> {
        self.road.write(|known, pen| {
            let plan = Plan::of(known, &self.post, case, extent)?;
            if !plan.may {
                return Err(Error::Rejected { code: Rejection::NotYours });
            }
            let now = pen.now();
            let whole = extent == Extent::Case;
            if let Some(counts) = tally(&known.book, case, now).filter(|_| whole) {
                pen.add(known.personal, counts)?;
            }
            let in_team = Circle::load(known, &self.post)?.is_some();
            for (compartment, revisions) in plan.compartments {
                let holders = plan.holders.iter().map(HolderView::record).collect();
                let record = Erasure {
                    compartment,
                    case,
                    // Only the vault knows it; it is filled in before the key goes.
                    stream: Bytes(Vec::new()),
                    at: now.at,
                    ground,
                    revisions,
                    by: known.author.device,
                    order: None,
                    holders,
                    told: !in_team,
                    whole,
                    rest: Rest::NONE,
                };
                pen.add(known.personal, record)?;
            }
            if !whole {
                // What is written next is the case's own.
                pen.change(case, Case { shared: None, ..known.get(case)?.clone() })?;
            }
            Ok(())
        })?;
        finish(&self.road, &self.post, self.keystore.as_ref())?;
        self.standing()?.into_iter().find(|view| view.case == case).ok_or(Error::NotFound)
    }

    /// Everything that was erased on or by this device, the latest first, and who has not
    /// confirmed it.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn standing(&self) -> Result<Vec<ErasureView>> {
        self.road.read(|known, _| {
            let circle = Circle::load(known, &self.post)?;
            let name = |device: DeviceId| {
                circle.as_ref().map(|c| c.name_of(&device.bytes())).unwrap_or_default()
            };
            let mut acts: BTreeMap<(Instant, CaseId, bool), ErasureView> = BTreeMap::new();
            for (_, erasure) in known.book.all::<ErasureId>() {
                let own = erasure.by == known.author.device;
                let act = (erasure.at, erasure.case, erasure.whole);
                let view = acts.entry(act).or_insert_with(|| ErasureView {
                    case: erasure.case,
                    whole: erasure.whole,
                    at: erasure.at,
                    ground: erasure.ground,
                    revisions: 0,
                    here: own,
                    by: if own { String::new() } else { name(erasure.by) },
                    hub_told: true,
                    holders: Vec::new(),
                });
                view.revisions += erasure.revisions;
                view.hub_told &= erasure.told;
                erasure.holders.iter().for_each(|holder| view.add(holder, &name));
            }
            Ok(acts.into_values().rev().collect())
        })
    }

    /// What is left of cases that were erased on this device: counts for results, of the latest
    /// quarter first.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn tallies(&self) -> Result<Vec<TallyView>> {
        self.road.read(|known, _| {
            let all = known.book.all::<TallyId>();
            let mut tallies: Vec<_> = all.map(|(_, tally)| TallyView::of(tally)).collect();
            tallies.sort_by_key(|tally| std::cmp::Reverse(tally.quarter));
            Ok(tallies)
        })
    }
}

impl ErasureView {
    /// One who holds two parts has confirmed when both are gone.
    fn add(&mut self, holder: &ErasureHolder, name: &dyn Fn(DeviceId) -> String) {
        let ErasureHolder { device, confirmed, .. } = *holder;
        match self.holders.iter_mut().find(|known| known.device == device) {
            Some(known) => known.confirmed = known.confirmed.zip(confirmed).map(|(a, b)| a.max(b)),
            None => self.holders.push(HolderView { device, name: name(device), confirmed }),
        }
        self.holders.sort_by_key(|holder| (holder.confirmed, holder.device));
    }
}

impl HolderView {
    fn record(&self) -> ErasureHolder {
        ErasureHolder { device: self.device, confirmed: None, word: None, rest: Rest::NONE }
    }
}

impl TallyView {
    fn of(tally: &Tally) -> Self {
        Self {
            quarter: tally.quarter,
            reports: tally.reports,
            attempts: tally.attempts,
            days_to_contact: tally.days_to_contact,
            visits: tally.visits,
            calls: tally.calls,
            arranged: tally.arranged,
            promises: tally.promises,
            kept: tally.kept,
            spent_cents: tally.spent_cents,
            weeks: tally.weeks,
            closing: tally.closing,
        }
    }
}

/// What an erasure comes to.
struct Plan {
    /// Each compartment, with how many revisions stand in it.
    compartments: Vec<(CompartmentId, u32)>,
    entities: BTreeSet<EntityId>,
    holders: Vec<HolderView>,
    may: bool,
    whose: String,
}

impl Plan {
    fn of(known: &Known, post: &Post, case: CaseId, extent: Extent) -> Result<Self> {
        let shared = known.get(case)?.shared;
        let all = compartments_of(known, case);
        let part = |c: &CompartmentId| extent == Extent::Case || Some(*c) == shared;
        let compartments: Vec<CompartmentId> = all.into_iter().filter(part).collect();
        if compartments.is_empty() {
            return Err(Error::NotFound);
        }
        let circle = Circle::load(known, post)?;
        let mut entities = BTreeSet::new();
        let mut counted = Vec::with_capacity(compartments.len());
        for compartment in compartments {
            let here: Vec<EntityId> = known.book.within(compartment).collect();
            counted.push((compartment, count(here.len())));
            entities.extend(here);
        }
        let holders = match &circle {
            Some(circle) => holders(known, circle, extent, &counted, &entities),
            None => Vec::new(),
        };
        let may = circle.as_ref().is_none_or(|circle| circle.leads(known, case));
        let own = known.book.compartment(case.into());
        let whose = circle.filter(|_| !may).zip(own).and_then(|(circle, own)| {
            circle.first_of(known, own).map(|first| circle.name_of(&first))
        });
        let whose = whose.unwrap_or_default();
        Ok(Self { compartments: counted, entities, holders, may, whose })
    }
}

/// Every other device that has something of it: who follows it or did, and the supervisors who
/// were told of it.
fn holders(
    known: &Known,
    circle: &Circle,
    extent: Extent,
    compartments: &[(CompartmentId, u32)],
    entities: &BTreeSet<EntityId>,
) -> Vec<HolderView> {
    let me = known.author.device.bytes();
    let follow = compartments.iter().flat_map(|(c, _)| followers(known, *c));
    let mut devices: BTreeSet<[u8; 16]> = follow.map(|follower| follower.device).collect();
    let shared = devices.len() > 1;
    if extent == Extent::Case {
        let told = |device: &[u8; 16]| {
            let mut said = known.book.under::<DispatchId>(EntityId::new(*device));
            said.any(|(_, d)| {
                let news = [Purpose::SUMMARY.0, Purpose::STANDING.0].contains(&d.purpose);
                news && d.about.is_some_and(|about| entities.contains(&about))
            })
        };
        let supervisors = circle.supervisors(known).into_iter().map(|m| m.device);
        // Of a case that others follow too, what they told is not known here.
        devices.extend(supervisors.filter(|device| shared || told(device)));
    }
    devices.remove(&me);
    let view = |device: [u8; 16]| HolderView {
        device: DeviceId::new(device),
        name: circle.name_of(&device),
        confirmed: None,
    };
    devices.into_iter().map(view).collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
