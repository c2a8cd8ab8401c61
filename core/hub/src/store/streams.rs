//! Streams: opened, appended to, read.

use super::{Changed, StoreError};
use rusqlite::{Connection, OptionalExtension, params};
use wire::{Id, Item, Kind, Message, Received, StreamKind};

/// A stream as the store holds it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stream {
    row: i64,
    /// What it is for.
    pub(crate) kind: StreamKind,
    next_number: u64,
    id: Id,
}

/// Finds a stream.
pub(crate) fn find(db: &Connection, id: &Id) -> Result<Option<Stream>, StoreError> {
    let mut select =
        db.prepare_cached("SELECT id, kind, next_number FROM streams WHERE stream = ?1")?;
    let found = select
        .query_row([id], |row| {
            let kind = StreamKind(row.get(1)?);
            Ok(Stream { row: row.get(0)?, kind, next_number: row.get(2)?, id: *id })
        })
        .optional()?;
    Ok(found)
}

/// Opens a stream that is not there yet.
pub(crate) fn open(db: &Connection, id: &Id, kind: StreamKind) -> Result<Stream, StoreError> {
    let mut insert = db.prepare_cached("INSERT INTO streams (stream, kind) VALUES (?1, ?2)")?;
    let row = insert.insert(params![id, kind.0])?;
    Ok(Stream { row, kind, next_number: 1, id: *id })
}

/// Whether a device was added to a compartment's stream.
pub(crate) fn has_member(
    db: &Connection,
    stream: &Stream,
    device: &Id,
) -> Result<bool, StoreError> {
    let mut select =
        db.prepare_cached("SELECT 1 FROM members WHERE stream = ?1 AND device = ?2")?;
    Ok(select.exists(params![stream.row, device])?)
}

/// How many devices a stream has.
pub(crate) fn count_members(db: &Connection, stream: &Stream) -> Result<usize, StoreError> {
    let mut select = db.prepare_cached("SELECT count(*) FROM members WHERE stream = ?1")?;
    Ok(select.query_row([stream.row], |row| row.get(0))?)
}

/// Adds a device to a compartment's stream; twice is once.
pub(crate) fn add_member(db: &Connection, stream: &Stream, device: &Id) -> Result<(), StoreError> {
    let mut insert =
        db.prepare_cached("INSERT OR IGNORE INTO members (stream, device) VALUES (?1, ?2)")?;
    insert.execute(params![stream.row, device])?;
    Ok(())
}

/// Takes a device from a compartment's stream.
pub(crate) fn remove_member(
    db: &Connection,
    stream: &Stream,
    device: &Id,
) -> Result<(), StoreError> {
    let mut delete = db.prepare_cached("DELETE FROM members WHERE stream = ?1 AND device = ?2")?;
    delete.execute(params![stream.row, device])?;
    Ok(())
}

/// An item to append, with its id.
#[derive(Debug, Clone)]
pub(crate) struct NewItem {
    pub(crate) id: Id,
    pub(crate) item: Item,
}

impl From<Item> for NewItem {
    fn from(item: Item) -> Self {
        Self { id: seal::digest::item_id(&item.to_bytes()), item }
    }
}

/// Which number an item has in a stream, when it is there.
pub(crate) fn number_of(
    db: &Connection,
    stream: &Stream,
    item: &Id,
) -> Result<Option<u64>, StoreError> {
    let mut select =
        db.prepare_cached("SELECT number FROM items WHERE stream = ?1 AND item = ?2")?;
    Ok(select.query_row(params![stream.row, item], |row| row.get(0)).optional()?)
}

/// Whether an item with this id stands in any quarantine.
pub(crate) fn is_quarantined(db: &Connection, item: &Id) -> Result<bool, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT 1 FROM streams JOIN items ON items.stream = streams.id
         WHERE streams.kind = ?1 AND items.item = ?2",
    )?;
    Ok(select.exists(params![StreamKind::QUARANTINE.0, item])?)
}

/// Appends an item and returns its number; one that is there keeps the number it has.
pub(crate) fn append(
    db: &Connection,
    changed: &mut Changed,
    stream: &mut Stream,
    item: &NewItem,
    author: &Id,
    now_ms: i64,
) -> Result<u64, StoreError> {
    let NewItem { id, item } = item;
    if let Some(number) = number_of(db, stream, id)? {
        return Ok(number);
    }
    let number = stream.next_number;
    // Whoever has not heard yet that it was erased gets a number, and nothing is kept.
    let dropped = stream.kind == StreamKind::ERASED && item.kind != Kind::ERASURE;
    let bytes: &[u8] = if dropped { &[] } else { &item.bytes };
    db.prepare_cached(
        "INSERT INTO items (stream, number, item, author, received_ms, kind, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![stream.row, number, id, author, now_ms, item.kind.0, bytes])?;
    stream.next_number += 1;
    db.prepare_cached("UPDATE streams SET next_number = ?2 WHERE id = ?1")?
        .execute(params![stream.row, stream.next_number])?;
    if !changed.streams.contains(&stream.id) {
        changed.streams.push(stream.id);
    }
    changed.items += 1;
    changed.bytes += bytes.len();
    Ok(number)
}

/// The device that appended the first item of a stream.
pub(crate) fn first_author(db: &Connection, stream: &Stream) -> Result<Option<Id>, StoreError> {
    let mut select =
        db.prepare_cached("SELECT author FROM items WHERE stream = ?1 AND number = 1")?;
    Ok(select.query_row([stream.row], |row| row.get(0)).optional()?)
}

/// Drops the bytes of every item but orders to erase, and takes no bytes in from now on. What it
/// was, when and from whom stays, with its number.
pub(crate) fn erase(db: &Connection, stream: &mut Stream) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE items SET bytes = x'' WHERE stream = ?1 AND kind <> ?2")?
        .execute(params![stream.row, Kind::ERASURE.0])?;
    stream.kind = StreamKind::ERASED;
    db.prepare_cached("UPDATE streams SET kind = ?2 WHERE id = ?1")?
        .execute(params![stream.row, stream.kind.0])?;
    Ok(())
}

/// The bytes of one item.
pub(crate) fn bytes_of(
    db: &Connection,
    stream: &Id,
    number: u64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(stream) = find(db, stream)? else { return Ok(None) };
    let mut select =
        db.prepare_cached("SELECT bytes FROM items WHERE stream = ?1 AND number = ?2")?;
    Ok(select.query_row(params![stream.row, number], |row| row.get(0)).optional()?)
}

/// Items of a stream after a number, oldest first, until `items` or `bytes` are reached. With
/// `first` one item is given whatever its size, so that a reader always gets on.
pub(crate) fn page(
    db: &Connection,
    stream: &Stream,
    after: u64,
    items: usize,
    bytes: usize,
    first: bool,
) -> Result<Vec<Received>, StoreError> {
    // A number beyond what SQLite can hold has nothing after it.
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let mut select = db.prepare_cached(
        "SELECT number, received_ms, kind, bytes FROM items
         WHERE stream = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
    )?;
    let mut rows = select.query(params![stream.row, after, items])?;
    let mut page: Vec<Received> = Vec::new();
    let mut left = bytes;
    while let Some(row) = rows.next()? {
        let length = row.get_ref(3)?.as_blob().map_or(0, <[u8]>::len);
        if length > left && !(first && page.is_empty()) {
            break;
        }
        left = left.saturating_sub(length);
        let (seq, received_ms, kind) = (row.get(0)?, row.get(1)?, Kind(row.get(2)?));
        page.push(Received { seq, received_ms, kind, bytes: row.get(3)? });
    }
    Ok(page)
}

impl Stream {
    /// Whether it is the inbox of this device.
    pub(crate) fn is_inbox_of(&self, device: &Id) -> bool {
        self.kind == StreamKind::INBOX && self.id == *device
    }

    /// Its id.
    pub(crate) const fn id(&self) -> Id {
        self.id
    }

    /// Number of the last item, 0 when there is none.
    pub(crate) const fn last(&self) -> u64 {
        self.next_number.saturating_sub(1)
    }
}
