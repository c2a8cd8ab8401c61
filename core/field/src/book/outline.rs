//! What the indices of a book need of a compartment, as bytes: so that a book can be had again
//! without opening what it was made of.
//!
//! Numbers are little-endian or, where they are mostly small, varints: seven bits a byte, the
//! lowest first, each but the last with its highest bit set. The layout is our own business, and
//! so is its version: other bytes are no outline, and everything is folded again.

use super::Book;
use super::entity::{Entity, Kept};
use super::links::{Key, Links};
use super::texts::{Grams, Texts};
use crate::id::{CompartmentId, EntityId};
use crate::time::{Instant, Stamp};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::mem::take;

/// Goes up whenever this layout changes, or where a record is found ([`crate::record::Record`]),
/// or what counts as its text.
const VERSION: u8 = 1;

/// An entity takes no fewer bytes.
const LEAST_BYTES: usize = 19;

const CONFLICT: u8 = 1;
const UNREAD: u8 = 2;
const AHEAD: u8 = 4;
const WAITS: u8 = 8;
const PLACED: u8 = 16;
const TEXT: u8 = 32;

/// What the indices hold of the entities of one compartment.
#[derive(Default)]
pub struct Outline {
    /// Rows to be folded by themselves: what is in conflict across compartments.
    rows: Vec<u64>,
    entities: Vec<(EntityId, Entity)>,
    conflicts: Vec<EntityId>,
    unread: Vec<EntityId>,
    links: Vec<Key>,
    waiting: Vec<Key>,
    texts: Vec<((Instant, EntityId), Grams)>,
    last_stamp: Option<Stamp>,
}

/// Where an entity is found.
struct Found {
    kind: u32,
    at: Instant,
    links: Vec<EntityId>,
}

impl Book {
    /// An outline of each compartment; `None` when something stands in no row, and could not be
    /// had again.
    #[must_use]
    pub fn outlines(&self) -> Option<Vec<(CompartmentId, Vec<u8>)>> {
        let mut places: HashMap<EntityId, Found> = HashMap::with_capacity(self.entities.len());
        for (link, kind, (at, entity)) in self.links.all() {
            let new = || Found { kind: *kind, at: *at, links: Vec::new() };
            places.entry(*entity).or_insert_with(new).links.extend(link);
        }
        let waiting: HashSet<EntityId> = self.waiting.all().map(|(.., (_, id))| *id).collect();
        let texts: HashMap<EntityId, &Grams> = self.texts.all().collect();
        let mut parts: BTreeMap<CompartmentId, Writing> = BTreeMap::new();
        // In an order that says nothing, and is the same each time.
        let mut entities: Vec<_> = self.entities.iter().collect();
        entities.sort_unstable_by_key(|(id, _)| **id);
        for (id, entity) in entities {
            if entity.kept().any(|kept| kept.row == 0) {
                return None;
            }
            let part = parts.entry(entity.compartment).or_default();
            if !entity.fits_on_shelf() {
                part.rows.extend(entity.kept().map(|kept| kept.row));
                continue;
            }
            let of = |is: bool, flag: u8| if is { flag } else { 0 };
            let (found, grams) = (places.get(id), texts.get(id).copied());
            let flags = of(self.conflicts.contains(id), CONFLICT)
                | of(self.unread.contains(id), UNREAD)
                | of(entity.ahead, AHEAD)
                | of(waiting.contains(id), WAITS);
            part.entity(*id, entity, flags, found, grams);
        }
        let bytes = |(id, part): (CompartmentId, Writing)| (id, part.bytes(self.last_stamp));
        Some(parts.into_iter().map(bytes).collect())
    }
}

/// Half of some work.
pub type Half<'a> = &'a mut (dyn FnMut() + Send);

/// A book that is being made from outlines.
#[derive(Default)]
pub struct Outlines {
    book: Book,
    links: Vec<Key>,
    waiting: Vec<Key>,
    texts: Vec<((Instant, EntityId), Grams)>,
    rows: Vec<u64>,
}

impl Outlines {
    /// Takes one in.
    pub fn add(&mut self, mut outline: Outline) {
        let book = &mut self.book;
        book.revisions += outline.entities.iter().map(|(_, entity)| entity.len()).sum::<usize>();
        book.entities.extend(outline.entities);
        book.conflicts.extend(outline.conflicts);
        book.unread.extend(outline.unread);
        book.last_stamp = book.last_stamp.max(outline.last_stamp);
        self.links.append(&mut outline.links);
        self.waiting.append(&mut outline.waiting);
        self.texts.append(&mut outline.texts);
        self.rows.append(&mut outline.rows);
    }

    /// The book, and the rows that are still to be folded into it. There is much to sort for it:
    /// `both` runs two halves of that, beside each other where it can.
    pub fn end(self, both: impl FnOnce(Half<'_>, Half<'_>)) -> (Book, Vec<u64>) {
        let Self { mut book, mut links, mut waiting, mut texts, rows } = self;
        both(&mut || book.texts = Texts::of(take(&mut texts)), &mut || {
            book.links = Links::of(take(&mut links));
            book.waiting = Links::of(take(&mut waiting));
        });
        (book, rows)
    }
}

/// An outline that is being written.
#[derive(Default)]
struct Writing {
    rows: BTreeSet<u64>,
    /// The entities under which something is found: most are named often.
    links: Vec<EntityId>,
    number_of: HashMap<EntityId, u64>,
    entities: u64,
    bytes: Vec<u8>,
}

impl Writing {
    fn entity(
        &mut self,
        id: EntityId,
        entity: &Entity,
        flags: u8,
        found: Option<&Found>,
        grams: Option<&Grams>,
    ) {
        self.entities += 1;
        self.bytes.extend(id.bytes());
        let placed = if found.is_some() { PLACED } else { 0 };
        let text = if found.is_some() && grams.is_some() { TEXT } else { 0 };
        self.bytes.push(flags | placed | text);
        put(&mut self.bytes, entity.len() as u64);
        entity.kept().for_each(|kept| put(&mut self.bytes, kept.row));
        let Some(found) = found else { return };
        put(&mut self.bytes, u64::from(found.kind));
        self.bytes.extend(found.at.0.to_le_bytes());
        put(&mut self.bytes, found.links.len() as u64);
        for link in &found.links {
            let number = *self.number_of.entry(*link).or_insert_with(|| {
                self.links.push(*link);
                self.links.len() as u64 - 1
            });
            put(&mut self.bytes, number);
        }
        if let Some(Grams { letters, pairs, threes }) = grams {
            self.bytes.extend(letters.to_le_bytes());
            pairs.iter().chain(threes).for_each(|word| self.bytes.extend(word.to_le_bytes()));
        }
    }

    fn bytes(self, last: Option<Stamp>) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.bytes.len() + 16 * self.links.len() + 64);
        bytes.push(VERSION);
        bytes.push(u8::from(last.is_some()));
        let last = last.unwrap_or(Stamp { ms: 0, count: 0 });
        bytes.extend(last.ms.to_le_bytes());
        put(&mut bytes, u64::from(last.count));
        put(&mut bytes, self.rows.len() as u64);
        self.rows.iter().for_each(|row| put(&mut bytes, *row));
        put(&mut bytes, self.links.len() as u64);
        self.links.iter().for_each(|link| bytes.extend(link.bytes()));
        put(&mut bytes, self.entities);
        bytes.extend(self.bytes);
        bytes
    }
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

impl Outline {
    /// The outline of a compartment; `None` when these bytes are none of this version.
    #[must_use]
    pub fn read(compartment: CompartmentId, bytes: &[u8]) -> Option<Self> {
        let mut from = Reading(bytes);
        if from.byte()? != VERSION {
            return None;
        }
        let stamped = from.byte()? > 0;
        let last = Stamp { ms: from.number()?, count: u32::try_from(from.varint()?).ok()? };
        let mut outline = Self { last_stamp: stamped.then_some(last), ..Self::default() };
        for _ in 0..from.varint()? {
            outline.rows.push(from.varint()?);
        }
        let mut links = Vec::new();
        for _ in 0..from.varint()? {
            links.push(from.id()?);
        }
        let count = from.varint()?;
        // No more room than these bytes can fill.
        let room = usize::try_from(count).ok()?.min(from.0.len() / LEAST_BYTES);
        outline.entities.reserve(room);
        outline.links.reserve(2 * room);
        outline.texts.reserve(room.min(from.0.len() / size_of::<Grams>()));
        for _ in 0..count {
            outline.entity(&mut from, compartment, &links)?;
        }
        from.0.is_empty().then_some(outline)
    }

    fn entity(
        &mut self,
        from: &mut Reading<'_>,
        compartment: CompartmentId,
        named: &[EntityId],
    ) -> Option<()> {
        let (id, flags) = (from.id()?, from.byte()?);
        let has = |flag| flags & flag > 0;
        let others = from.varint()?.checked_sub(1)?;
        let front = Kept::on_shelf(from.row()?);
        let others = (0..others).map(|_| from.row().map(Kept::on_shelf)).collect::<Option<_>>()?;
        self.entities.push((id, Entity { compartment, ahead: has(AHEAD), front, others }));
        self.conflicts.extend(has(CONFLICT).then_some(id));
        self.unread.extend(has(UNREAD).then_some(id));
        if !has(PLACED) {
            return Some(());
        }
        let kind = u32::try_from(from.varint()?).ok()?;
        let found = (Instant(from.number()?), id);
        self.links.push((None, kind, found));
        self.waiting.extend(has(WAITS).then_some((None, kind, found)));
        for _ in 0..from.varint()? {
            let link = *named.get(usize::try_from(from.varint()?).ok()?)?;
            self.links.push((Some(link), kind, found));
            self.waiting.extend(has(WAITS).then_some((Some(link), kind, found)));
        }
        if has(TEXT) {
            let mut grams = Grams { letters: from.letters()?, ..Grams::default() };
            for word in grams.pairs.iter_mut().chain(&mut grams.threes) {
                *word = from.number()?.cast_unsigned();
            }
            self.texts.push((found, grams));
        }
        Some(())
    }
}

/// What is still to be read.
struct Reading<'a>(&'a [u8]);

impl Reading<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    fn id(&mut self) -> Option<EntityId> {
        self.take().map(EntityId::new)
    }

    fn number(&mut self) -> Option<i64> {
        self.take().map(i64::from_le_bytes)
    }

    fn letters(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn row(&mut self) -> Option<u64> {
        self.varint().filter(|row| *row > 0)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}
