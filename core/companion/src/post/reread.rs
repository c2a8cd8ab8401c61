//! Reading and sending once more what should be here or there: after a rescue, and when others
//! say that something is missing.

use crate::error::Result;
use crate::post::circle::Circle;
use crate::post::{Post, note, word};
use crate::road::Road;
use sync::truth::Incoming;
use vault::Spool;

/// What is missing is asked for again at once, then no sooner than this.
const AGAIN_AFTER_MS: i64 = 6 * 3600 * 1000;

/// After a rescue the rows have other numbers, and what stood behind a gap is with the hub only:
/// everything of one's own is queued again, and every stream read from its first item. Whoever
/// has something already passes over it.
pub(crate) fn after_rescue(post: &Post) -> Result<()> {
    post.with(|spool| {
        from_the_first_item(spool)?;
        spool.queue(&[], Some(0))?;
        spool.keep_notes(&[(note::MEMBERS, None)])
    })
}

/// Reads every stream from its first item again when others wrote what did not come in: a hub that
/// left something out has another chance to hand it over, and what is here is passed over.
pub(crate) fn when_missing(road: &Road, post: &Post) -> Result<()> {
    let Some(circle) = road.read(|known, _| Circle::load(known, post))? else { return Ok(()) };
    let now = road.now().at.0;
    let last = post.note(note::REREAD)?.and_then(|b| Some(i64::from_be_bytes(b.try_into().ok()?)));
    if last.is_some_and(|last| now.abs_diff(last) < AGAIN_AFTER_MS.unsigned_abs()) {
        return Ok(());
    }
    let (_, incoming) = word::truth(road, post, &circle, now)?;
    if !matches!(incoming, Incoming::Missing { .. }) {
        return Ok(());
    }
    post.with(|spool| {
        from_the_first_item(spool)?;
        spool.keep_notes(&[(note::REREAD, Some(&now.to_be_bytes()))])
    })
}

/// Sets every cursor back to the start of its stream.
fn from_the_first_item(spool: &mut Spool) -> std::result::Result<(), vault::Error> {
    let streams: Vec<_> = spool.cursors().iter().map(|cursor| cursor.stream).collect();
    spool.follow(&streams, true)
}
