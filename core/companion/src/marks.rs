//! Words that come back to the worker: a summary was read or is followed up, an alarm was seen.

use crate::error::Result;
use crate::known::Known;
use crate::post::Post;
use crate::post::circle::Circle;
use crate::post::letters::{self, Letter};
use crate::road::{Pen, Road};
use field::Rest;
use field::id::{AlarmId, DeviceId, EntityId, ReviewId, SummaryId, WatchId};
use field::record::{Body, Review, Watch};
use field::revision::Revision;
use field::time::{Instant, Now};
use std::collections::BTreeMap;
use wire::body::{Mark, MarkKind, Purpose};

/// Marks older than this are not sent to a phone that takes the place of another.
const NEWS_FOR_MS: i64 = 35 * 24 * 3600 * 1000;

/// Tells those who wrote what was marked here, where it was not said yet.
pub(crate) fn tell_back(road: &Road, post: &Post, circle: &Circle) -> Result<()> {
    let (others, mut news) =
        road.read(|known, now| Ok((circle.others(known), news(known, now))))?;
    for to in others {
        if let Some(marks) = news.remove(&DeviceId::new(to.device)) {
            letters::tell(road, post, &to, &marks)?;
        }
    }
    Ok(())
}

/// Every mark that stands here, by the device that it is for.
fn news(known: &Known, now: Now) -> BTreeMap<DeviceId, Vec<Letter>> {
    let recent = |at: Instant| at.0 >= now.at.0 - NEWS_FOR_MS;
    let mut news: BTreeMap<DeviceId, Vec<Letter>> = BTreeMap::new();
    let mut say = |to: Option<DeviceId>, about: EntityId| {
        let letter = Letter { purpose: Purpose::MARK.0, about: Some(about) };
        news.entry(to.unwrap_or(known.author.device)).or_default().push(letter);
    };
    for (id, review) in known.book.all::<ReviewId>().filter(|(_, review)| review.by.is_none()) {
        let from = known.book.get(review.summary).and_then(|summary| summary.from);
        let front = known.book.front(id.into());
        if front.is_some_and(|front| recent(front.recorded)) {
            say(from, id.into());
        }
    }
    for (id, alarm) in known.book.all::<AlarmId>() {
        if alarm.seen.is_some_and(recent) {
            say(alarm.device, id.into());
        }
    }
    news
}

/// What a mark says back; `None` of anything that is no mark.
pub(crate) fn mark(known: &Known, marked: &Revision) -> Option<Mark> {
    match &marked.body {
        Body::Review(review) => Some(Mark {
            summary: review.summary.bytes(),
            kind: match review {
                review if review.follow_up => MarkKind::FOLLOW_UP,
                review if review.read.is_some() => MarkKind::READ,
                _ => MarkKind::FOLLOWED_UP,
            },
            at_ms: marked.recorded.0,
            read_ms: review.read.map(|at| at.0),
            of_ms: known.book.get(review.summary).map(|summary| summary.finished.0),
        }),
        Body::Alarm(alarm) => Some(Mark {
            summary: marked.entity.bytes(),
            kind: MarkKind::SEEN,
            at_ms: alarm.seen?.0,
            read_ms: None,
            of_ms: None,
        }),
        _ => None,
    }
}

/// Takes a mark in that a supervisor sent back. Returns whether it changed anything.
pub(crate) fn take_in(
    known: &Known,
    pen: &mut Pen<'_>,
    by: DeviceId,
    name: &str,
    mark: Mark,
) -> Result<bool> {
    match mark.kind {
        MarkKind::SEEN => seen(known, pen, name, &mark),
        MarkKind::READ | MarkKind::FOLLOW_UP | MarkKind::FOLLOWED_UP => {
            reviewed(known, pen, by, &mark)
        }
        _ => Ok(false),
    }
}

fn seen(known: &Known, pen: &mut Pen<'_>, name: &str, mark: &Mark) -> Result<bool> {
    let (id, at) = (WatchId::new(mark.summary), Instant(mark.at_ms));
    let Some(watch) = known.book.get(id).filter(|w| w.seen.is_none_or(|seen| at < seen)) else {
        return Ok(false);
    };
    pen.change(id, Watch { seen: Some(at), seen_by: name.to_owned(), ..watch.clone() })?;
    Ok(true)
}

fn reviewed(known: &Known, pen: &mut Pen<'_>, by: DeviceId, mark: &Mark) -> Result<bool> {
    let id = SummaryId::new(mark.summary);
    // Of an own summary only: one that came in has the own marks of this device.
    if known.book.compartment(id.into()).is_none_or(|within| within == known.personal) {
        return Ok(false);
    }
    let review = Review {
        summary: id,
        read: mark.read_ms.map(Instant),
        follow_up: mark.kind == MarkKind::FOLLOW_UP,
        by: Some(by),
        at: Some(Instant(mark.at_ms)),
        of: mark.of_ms.map(Instant),
        rest: Rest::NONE,
    };
    let mut back = known.book.under::<ReviewId>(id).filter(|(_, review)| review.by == Some(by));
    match back.next_back() {
        // Messages may come in any order.
        Some((_, old)) if old.at >= review.at => return Ok(false),
        Some((id, _)) => pen.change(id, review)?,
        None => drop(pen.add(known.personal, review)?),
    }
    Ok(true)
}
