//! Letters that the hub says it has and that do not arrive: sealed anew and sent again.
//!
//! Only the word of the one who should have it counts. A letter that comes twice is taken in once,
//! so sending again is always safe.

use crate::error::{Error, Result};
use crate::known::Known;
use crate::post::circle::Circle;
use crate::post::letters::{line_to, seal_again};
use crate::post::{Post, note, word};
use crate::road::Road;
use minicbor::{Decode, Encode};
use seal::roster::Member;
use sync::truth::Peer;

/// How long a letter may be on its way before it is sent again.
const AFTER_MS: i64 = 15 * 60 * 1000;

/// How many are sent again at once, from the first that is missing.
const MOST: u64 = 16;

/// A letter that was missing when the word of the one it is for was last looked at.
#[derive(Clone, Copy, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Missing {
    #[cbor(n(1), with = "minicbor::bytes")]
    device: [u8; 16],
    #[cbor(n(2), with = "minicbor::bytes")]
    life: [u8; 16],
    /// Its place among the letters to that device.
    #[n(3)]
    counter: u64,
    /// Since when, by this device's clock.
    #[n(4)]
    since_ms: i64,
    /// The word that was looked at, by when it was given.
    #[n(5)]
    word_ms: i64,
}

/// Sends again what has been missing for a while.
pub(crate) fn send_again(road: &Road, post: &Post, circle: &Circle) -> Result<()> {
    let before: Vec<Missing> =
        post.note(note::AGAIN)?.and_then(|b| minicbor::decode(&b).ok()).unwrap_or_default();
    let mut now = Vec::new();
    for to in road.read(|known, _| Ok(circle.others(known)))? {
        let Some((mut missing, sent)) = first_missing(road, post, &to)? else { continue };
        let same = |m: &&Missing| {
            (m.device, m.life, m.counter) == (missing.device, missing.life, missing.counter)
        };
        if let Some(noticed) = before.iter().find(same) {
            let long = missing.since_ms.saturating_sub(noticed.since_ms) >= AFTER_MS;
            if long && missing.word_ms > noticed.word_ms {
                let until = sent.min(missing.counter + MOST - 1);
                seal_again(road, post, &to, missing.counter..=until)?;
                tracing::info!(letters = until - missing.counter + 1, "sent again");
            } else {
                missing = *noticed;
            }
        }
        now.push(missing);
    }
    if now == before {
        return Ok(());
    }
    post.keep(note::AGAIN, &minicbor::to_vec(now).map_err(|_| Error::Internal { code: 4 })?)
}

/// The first letter that the hub has and that its receiver's last word does not count, and the
/// last that the hub has.
fn first_missing(road: &Road, post: &Post, to: &Member) -> Result<Option<(Missing, u64)>> {
    let line = line_to(to);
    let marks = post.with(|spool| Ok(spool.sent_marks()))?;
    let sent = marks.iter().find(|m| (m.stream, m.epoch) == (line.stream, line.epoch));
    let peer = Peer { device: to.device, incarnation: to.incarnation };
    let words = word::load(post)?;
    let (Some(sent), Some(word)) = (sent, words.get(&peer)) else { return Ok(None) };
    road.read(|known: &Known, now| {
        let me = (known.author.device.bytes(), known.author.incarnation.bytes());
        let mut counted = word.received.iter().filter(|h| (h.device, h.incarnation) == me);
        let counter = counted.next().map_or(0, |heard| heard.counter) + 1;
        let missing = Missing {
            device: to.device,
            life: to.incarnation,
            counter,
            since_ms: now.at.0,
            word_ms: word.at_ms,
        };
        Ok((counter <= sent.counter).then_some((missing, sent.counter)))
    })
}
