//! Today (F18) and search (F19).

use crate::areas::Todays;
use crate::calls::{CallView, call_view, waiting_calls};
use crate::cases::Cursor;
use crate::error::Result;
use crate::known::Known;
use crate::parts::Spot;
use crate::visits::{UnfinishedView, unfinished};
use field::book::Hit;
use field::id::{CaseId, EntityId, PartnerId};
use field::record::Body;
use field::rule::partners::partners;
use field::rule::person::Who;
use field::rule::today::{Today, today};
use field::time::Instant;

/// The day of one worker.
#[derive(Clone, PartialEq)]
pub struct TodayView {
    /// What is late, due, to be visited, and next.
    pub today: Today,
    /// Visits under way: nothing typed is lost.
    pub unfinished: Vec<UnfinishedView>,
    /// The call that waits for its outcome.
    pub pending: Option<CallView>,
    /// Whether the clock stands before something written earlier: times may be wrong.
    pub clock_behind: bool,
}

/// A page of what was found, newest first; partners of the pack come first of all.
#[derive(Clone, PartialEq)]
pub struct SearchPage {
    /// What was found.
    pub hits: Vec<HitView>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

/// Something found.
#[derive(Clone, PartialEq)]
pub struct HitView {
    /// Where it leads.
    pub target: HitTarget,
    /// About whom; empty for partners.
    pub who: Who,
    /// When it happened.
    pub at: Instant,
    /// The words around the match.
    pub excerpt: String,
    /// Where the match starts in `excerpt`, in characters.
    pub start: u32,
    /// How many characters match.
    pub length: u32,
}

/// Where something found leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitTarget {
    /// A case, and the thing in it.
    Case(CaseId, EntityId),
    /// A partner.
    Partner(PartnerId),
}

impl Todays {
    /// The day, with visits in a sensible order from where the phone is, when it knows.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn view(&self, here: Option<Spot>) -> Result<TodayView> {
        let unfinished = unfinished(&self.road)?;
        let here = here.and_then(Spot::point);
        self.road.read(|known, now| {
            Ok(TodayView {
                today: today(&known.book, &known.pack, now, here.as_ref()),
                unfinished,
                pending: waiting_calls(known).next().map(|(id, call)| call_view(known, id, call)),
                clock_behind: known.book.last_stamp().is_some_and(|s| s.ms > now.at.0 + 60_000),
            })
        })
    }

    /// One box over people, notes, partners and promises, while typing.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn search(&self, words: &str, after: Option<Cursor>, limit: u32) -> Result<SearchPage> {
        self.road.read(|known, _| {
            let limit = limit as usize;
            let found = known.book.search(words, after.map(Cursor::key), limit + 1);
            let more = found.len() > limit;
            let last = found.get(limit.saturating_sub(1)).filter(|_| more);
            let next = last.map(|hit| Cursor { at: hit.at, id: hit.entity });
            let mut hits = if after.is_none() { pack_hits(known, words) } else { Vec::new() };
            hits.extend(found.into_iter().take(limit).filter_map(|hit| hit_view(known, hit)));
            Ok(SearchPage { hits, next })
        })
    }
}

/// Partners of the pack whose name holds the words: they stand in the pack, not in the book.
fn pack_hits(known: &Known, words: &str) -> Vec<HitView> {
    let words = words.trim().to_lowercase();
    if words.chars().count() < 2 {
        return Vec::new();
    }
    partners(&known.book, &known.pack)
        .into_iter()
        .filter(|p| p.from_pack)
        .filter_map(|p| {
            let byte = p.partner.name.to_lowercase().find(&words)?;
            let start = p.partner.name.get(..byte).map_or(0, |before| before.chars().count());
            Some(HitView {
                target: HitTarget::Partner(p.id),
                who: Who::default(),
                at: Instant(0),
                start: u32::try_from(start).unwrap_or(0),
                length: u32::try_from(words.chars().count()).unwrap_or(0),
                excerpt: p.partner.name,
            })
        })
        .collect()
}

fn hit_view(known: &Known, hit: Hit) -> Option<HitView> {
    let target = match &known.book.front(hit.entity)?.body {
        Body::Partner(_) => HitTarget::Partner(hit.entity.into()),
        Body::FillIn(fill_in) => HitTarget::Partner(fill_in.partner),
        body => HitTarget::Case(case_of(known, hit.entity, body)?, hit.entity),
    };
    let about = match target {
        HitTarget::Case(case, _) => known.about(case).unwrap_or_default(),
        HitTarget::Partner(_) => Who::default(),
    };
    Some(HitView {
        target,
        who: about,
        at: hit.at,
        excerpt: hit.excerpt,
        start: hit.start,
        length: hit.length,
    })
}

fn case_of(known: &Known, entity: EntityId, body: &Body) -> Option<CaseId> {
    match body {
        Body::Case(_) => Some(entity.into()),
        Body::Person(_) => known.book.under::<CaseId>(entity).next_back().map(|(id, _)| id),
        body => {
            let mut links = Vec::new();
            body.links(&mut links);
            links.into_iter().map(CaseId::from).find(|id| known.book.get(*id).is_some())
        }
    }
}
