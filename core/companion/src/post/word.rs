//! This device's word: what it wrote and received, signed, for the whole team. Only the words of
//! others make "everything has arrived" true.

use crate::error::{Error, Result};
use crate::known::Known;
use crate::post::circle::Circle;
use crate::post::following;
use crate::post::letters::{last_counter, line_to};
use crate::post::mail::Mail;
use crate::post::{Post, note};
use crate::road::Road;
use crate::secrets::nonce;
use field::id::CompartmentId;
use seal::kem::{KemKey, KemPublicKey};
use seal::roster::Member;
use seal::sign::Purpose;
use seal::stamp::Stamped;
use seal::team::{self, Use};
use std::collections::BTreeMap;
use sync::truth::{Incoming, Line, Peer, Sending, Statements, What, incoming, sending};
use vault::{CompartmentInfo, Parcel};
use wire::{Heard, Item, Kind, Received, Seen, Statement, Wrote};

/// Without news, a word is given again after this long.
const AGAIN_AFTER_MS: i64 = 10 * 60 * 1000;

/// What this device would say about itself now.
pub(crate) fn own(road: &Road, post: &Post, circle: &Circle) -> Result<Statement> {
    let (compartments, ends, author) =
        road.vault(|vault| Ok((vault.compartments(), vault.chain_ends(), vault.author())))?;
    let heard = |(device, incarnation, counter)| Heard { device, incarnation, counter };
    let mail = Mail::load(post)?;
    let (sent, now) = road.read(|known, now| {
        let others = circle.others(known);
        let sent = others.iter().map(|m| (m.device, m.incarnation, last_counter(known, m)));
        Ok((sent.collect::<Vec<_>>(), now))
    })?;
    Ok(Statement {
        device: author.device,
        incarnation: author.incarnation,
        at_ms: now.at.0,
        wrote: compartments
            .iter()
            .filter(|c| c.wrote > 0)
            .map(|c| Wrote { stream: c.stream, epoch: c.epoch, counter: c.wrote })
            .collect(),
        received: mail.whole().map(|(s, n)| heard((s.device, s.incarnation, n))).collect(),
        read: ends
            .iter()
            .filter(|e| e.author != author)
            .map(|e| Seen {
                stream: e.stream,
                device: e.author.device,
                incarnation: e.author.incarnation,
                epoch: e.epoch,
                counter: e.counter,
            })
            .collect(),
        sent: sent.into_iter().filter(|(.., n)| *n > 0).map(heard).collect(),
        grant_key: Some(grant_key(road)?.public_key().bytes().to_vec()),
    })
}

/// The key to which others seal the keys of compartments; another one after each erase.
pub(crate) fn grant_key(road: &Road) -> Result<KemKey> {
    Ok(KemKey::from_seed(road.vault(|vault| vault.grant_seed())?))
}

/// The same key of somebody else, by their last word; `None` when that names none.
pub(crate) fn grant_key_of(post: &Post, to: &Member) -> Result<Option<KemPublicKey>> {
    let word = load(post)?.remove(&peer(to));
    let bytes = word.and_then(|word| word.grant_key);
    Ok(bytes.and_then(|bytes| KemPublicKey::from_bytes(&bytes).ok()))
}

/// Takes down that this vault is an older copy of itself when this device has said, here or at the
/// hub, that it wrote more than stands here.
pub(crate) fn notice_older_copy(road: &Road, post: &Post) -> Result<()> {
    let (author, ends) = road.vault(|vault| Ok((vault.author(), vault.chain_ends())))?;
    let me = Peer { device: author.device, incarnation: author.incarnation };
    let Some(word) = load(post)?.remove(&me) else { return Ok(()) };
    let own = |wrote: &Wrote| {
        let mut ends = ends.iter().filter(|end| end.author == author);
        let end = ends.find(|end| (end.stream, end.epoch) == (wrote.stream, wrote.epoch));
        end.map_or(0, |end| end.counter)
    };
    if word.wrote.iter().any(|wrote| own(wrote) < wrote.counter) {
        road.vault(|vault| {
            vault.note_older_copy();
            Ok(())
        })?;
    }
    Ok(())
}

/// Queues this device's word, when it has news or the last one is old. Returns whether it did.
pub(crate) fn give(road: &Road, post: &Post, circle: &Circle) -> Result<bool> {
    let Some(key) = &circle.key else { return Ok(false) };
    let mut statement = own(road, post, circle)?;
    let me = Peer { device: statement.device, incarnation: statement.incarnation };
    let mut words = load(post)?;
    let news = words.get(&me).is_none_or(|last| {
        let quiet = Statement { at_ms: last.at_ms, ..statement.clone() } == *last;
        !quiet || statement.at_ms - last.at_ms >= AGAIN_AFTER_MS
    });
    if !news {
        return Ok(false);
    }
    // The later of two words counts: also of two within one moment, or when the clock was set back.
    if let Some(last) = words.get(&me) {
        statement.at_ms = statement.at_ms.max(last.at_ms.saturating_add(1));
    }
    let body = minicbor::to_vec(&statement).map_err(|_| Error::Internal { code: 4 })?;
    let signed = road.vault(|vault| {
        Ok(Stamped::sign(vault.signing_key(), Purpose::Statement, body).to_bytes())
    })?;
    let bytes = team::seal(key, &circle.team, Use::Statement, &nonce()?, &signed)
        .map_err(|_| Error::Internal { code: 3 })?;
    let item = Item { kind: Kind::STATEMENT, bytes };
    let parcel = Parcel { stream: circle.team, open: None, item, mark: None };
    post.with(|spool| spool.queue(&[parcel], None))?;
    words.insert(me, statement);
    keep(post, &words)?;
    Ok(true)
}

/// Hears the word of somebody else, when its signature holds and it is later than the last.
pub(crate) fn hear(post: &Post, circle: &Circle, item: &Received) -> Result<()> {
    let Some(key) = &circle.key else { return Ok(()) };
    let Ok(signed) = team::open(key, &circle.team, Use::Statement, &item.bytes) else {
        return Ok(());
    };
    let Ok(stamped) = Stamped::from_bytes(&signed) else { return Ok(()) };
    let Ok(word) = minicbor::decode::<Statement>(&stamped.body) else { return Ok(()) };
    let signer = circle.signer(&word.device, &word.incarnation, item);
    if signer.is_none_or(|s| stamped.verify(&s, Purpose::Statement).is_err()) {
        return Ok(());
    }
    let from = Peer { device: word.device, incarnation: word.incarnation };
    let mut words = load(post)?;
    if words.get(&from).is_none_or(|last| last.at_ms < word.at_ms) {
        words.insert(from, word);
        keep(post, &words)?;
    }
    Ok(())
}

/// When each device was last heard.
pub(crate) fn heard(post: &Post) -> Result<BTreeMap<[u8; 16], i64>> {
    Ok(load(post)?.into_iter().map(|(peer, word)| (peer.device, word.at_ms)).collect())
}

/// What has arrived and what is missing, as far as it can be known.
pub(crate) fn truth(
    road: &Road,
    post: &Post,
    circle: &Circle,
    polled_ms: i64,
) -> Result<(Sending, Incoming)> {
    let here = own(road, post, circle)?;
    let me = Peer { device: here.device, incarnation: here.incarnation };
    let mut words = Statements::default();
    let shared = shared_streams(road, circle)?;
    load(post)?.into_values().for_each(|word| words.hear(shared_by_followers(&shared, word)));
    let marks = post.with(|spool| Ok(spool.sent_marks()))?;
    let sent_of = |stream, epoch| {
        let found = marks.iter().find(|m| (m.stream, m.epoch) == (stream, epoch));
        found.map_or(0, |m| m.counter)
    };
    let others = road.read(|known, _| Ok(circle.others(known)))?;
    let records = here.wrote.iter().map(|w| Line {
        what: What::Records { stream: w.stream, epoch: w.epoch },
        made: w.counter,
        sent: sent_of(w.stream, w.epoch),
        to: shared.get(&w.stream).map(|s| s.peers(&others)).unwrap_or_default(),
    });
    let letters = road.read(|known, _| Ok(lines(known, &others, &sent_of)))?;
    let lines: Vec<Line> = records.chain(letters).collect();
    let cursors = post.with(|spool| Ok(spool.cursors()))?.into_iter().map(|cursor| cursor.stream);
    let followed: Vec<[u8; 16]> =
        cursors.filter(|stream| shared.get(stream).is_none_or(|s| !s.out)).collect();
    let peers: Vec<Peer> = others.iter().map(peer).collect();
    Ok((sending(me, &lines, &words), incoming(&here, &followed, &peers, &words, polled_ms)))
}

/// Who follows a stream that is shared.
struct SharedStream {
    devices: Vec<[u8; 16]>,
    /// Whether this device was taken out.
    out: bool,
}

impl SharedStream {
    fn peers(&self, others: &[Member]) -> Vec<Peer> {
        others.iter().filter(|m| self.devices.contains(&m.device)).map(peer).collect()
    }
}

fn shared_streams(road: &Road, circle: &Circle) -> Result<BTreeMap<[u8; 16], SharedStream>> {
    let compartments = road.vault(|vault| Ok(vault.compartments()))?;
    road.read(|known, _| {
        let shared = following::shared(known);
        let of = |c: CompartmentInfo| {
            let id = CompartmentId::new(c.id);
            shared.binary_search(&id).ok()?;
            let now = circle.following(&following::followers(known, id));
            let devices = now.iter().map(|f| f.device).collect();
            Some((c.stream, SharedStream { devices, out: following::is_out(known, id) }))
        };
        Ok(compartments.into_iter().filter_map(of).collect())
    })
}

/// A word without what its device wrote in streams that it no longer follows: nobody waits for
/// that.
fn shared_by_followers(
    shared: &BTreeMap<[u8; 16], SharedStream>,
    mut word: Statement,
) -> Statement {
    let device = word.device;
    word.wrote.retain(|w| shared.get(&w.stream).is_none_or(|s| s.devices.contains(&device)));
    word
}

fn lines(known: &Known, others: &[Member], sent_of: &dyn Fn([u8; 16], u32) -> u64) -> Vec<Line> {
    let line = |to: &Member| {
        let mark = line_to(to);
        let sent = sent_of(mark.stream, mark.epoch);
        Line { what: What::Messages, made: last_counter(known, to), sent, to: vec![peer(to)] }
    };
    others.iter().map(line).filter(|line| line.made > 0).collect()
}

fn peer(member: &Member) -> Peer {
    Peer { device: member.device, incarnation: member.incarnation }
}

/// The last word of each device.
pub(crate) fn load(post: &Post) -> Result<BTreeMap<Peer, Statement>> {
    let bytes = post.note(note::WORDS)?;
    let words: Vec<Statement> = bytes.and_then(|b| minicbor::decode(&b).ok()).unwrap_or_default();
    let of = |word: &Statement| Peer { device: word.device, incarnation: word.incarnation };
    Ok(words.into_iter().map(|word| (of(&word), word)).collect())
}

fn keep(post: &Post, words: &BTreeMap<Peer, Statement>) -> Result<()> {
    let all: Vec<&Statement> = words.values().collect();
    post.keep(note::WORDS, &minicbor::to_vec(all).unwrap_or_default())
}
