//! Reading a damaged file page by page, without SQLite: when its directory, or an inner page of a
//! tree, is gone, the rows on all other pages are still there. Boxes open only in their own
//! place, so nothing found this way can be mistaken for something else.

use crate::error::Error;
use crate::file::{self, PAGE, beside};
use crate::keys::{Purpose, least};
use crate::{snapshot, twofold};
use rusqlite::{Connection, params};
use std::path::Path;

/// Ending of the file that holds what was found. It stays until a rescue has succeeded, because
/// wrong PINs may have been counted in it.
pub(crate) const CARVED: &str = ".carved";

/// First byte of a page that holds rows.
const ROWS: u8 = 0x0d;
/// What SQLite's own header takes from the first page.
const FILE_HEADER: usize = 100;
/// Numbers of the anchor's parts and slots, reserved ones included.
const PARTS: std::ops::RangeInclusive<i64> = 1..=19;

/// Puts every row that is found into a file beside the damaged one, and opens that.
///
/// # Errors
/// [`Error::Foreign`] when there is nothing of a vault in it.
pub(crate) fn carve(path: &Path) -> Result<Connection, Error> {
    let place = beside(path, CARVED);
    let bytes = std::fs::read(path)?;
    let building = beside(&place, crate::unlock::UNFINISHED);
    file::remove(&building)?;
    let connection = file::make(&building)?;
    let transaction = connection.unchecked_transaction()?;
    // Rows of a sound file are together smaller than the file; a made-up one must not fill the
    // disk by naming the same pages again and again.
    let mut left = bytes.len();
    for cell in (0..bytes.len().div_ceil(PAGE)).flat_map(|page| cells(&bytes, page)) {
        let size = cell.boxes.iter().map(Vec::len).sum();
        let Some(after) = left.checked_sub(size) else { break };
        left = after;
        store(&transaction, &cell)?;
    }
    transaction.commit()?;
    let ours = crate::own::read_vault_id(&connection);
    file::close(connection)?;
    if ours.is_err() {
        file::remove(&building)?;
        return Err(Error::Foreign);
    }
    file::remove(&place)?;
    file::put_in_place(&building, &place)?;
    file::open(&place)
}

/// One row: its number and its one or two boxes.
struct Cell {
    number: i64,
    boxes: Vec<Vec<u8>>,
}

/// Puts a row into the table that its shape tells.
fn store(connection: &Connection, cell: &Cell) -> Result<(), Error> {
    let compartment = least(Purpose::Compartment) + seal::sealed::OVERHEAD;
    let head = least(Purpose::Head) + seal::sealed::OVERHEAD;
    let into = match cell.boxes.as_slice() {
        [header, body] => {
            let sql = "INSERT OR IGNORE INTO log (number, header, body) VALUES (?1, ?2, ?3)";
            connection.prepare_cached(sql)?.execute(params![cell.number, header, body])?;
            return Ok(());
        }
        [only] if PARTS.contains(&cell.number) && twofold::sound(only).is_some() => [
            "INSERT OR IGNORE INTO anchor (part, bytes) VALUES (?1, ?2)",
            "INSERT OR IGNORE INTO anchor_copy (part, bytes) VALUES (?1, ?2)",
        ],
        [only] if only.len() == compartment => [
            "INSERT OR IGNORE INTO compartment (number, box) VALUES (?1, ?2)",
            "INSERT OR IGNORE INTO compartment_copy (number, box) VALUES (?1, ?2)",
        ],
        [only] if only.len() == head => {
            ["INSERT OR IGNORE INTO head (number, box) VALUES (?1, ?2)"; 2]
        }
        // What a snapshot holds is in the rows as well.
        [only] if snapshot::holds(cell.number, only.len()) => return Ok(()),
        _ => ["INSERT OR IGNORE INTO draft (slot, box) VALUES (?1, ?2)"; 2],
    };
    // What stands twice in the file goes into both tables, the first into the first.
    for sql in into {
        if connection.prepare_cached(sql)?.execute(params![cell.number, cell.boxes.first()])? > 0 {
            break;
        }
    }
    Ok(())
}

/// The rows on one page (SQLite's file format, "B-tree Pages").
fn cells(file: &[u8], page: usize) -> Vec<Cell> {
    let from = page * PAGE;
    let bytes = file.get(from..).unwrap_or_default();
    let bytes = bytes.get(..PAGE).unwrap_or(bytes);
    let header = bytes.get(if page == 0 { FILE_HEADER } else { 0 }..).unwrap_or_default();
    if header.first() != Some(&ROWS) {
        return Vec::new();
    }
    let two = |at: usize| {
        header.get(at..)?.first_chunk::<2>().map(|b| usize::from(u16::from_be_bytes(*b)))
    };
    let count = two(3).unwrap_or(0).min(PAGE / 4);
    (0..count)
        .filter_map(|n| two(8 + 2 * n))
        .filter_map(|at| cell(file, bytes.get(at..)?))
        .collect()
}

fn cell(file: &[u8], bytes: &[u8]) -> Option<Cell> {
    let (length, bytes) = varint(bytes)?;
    let (number, bytes) = varint(bytes)?;
    let record = payload(file, bytes, usize::try_from(length).ok()?)?;
    // A record: the length of its header, a type per column, then the values.
    let (header, _) = varint(&record)?;
    let (header, mut values) = record.split_at_checked(usize::try_from(header).ok()?)?;
    let (_, mut types) = varint(header)?;
    let mut boxes = Vec::new();
    let (key, rest) = varint(types)?;
    types = rest;
    // The key of a row stands as its number, and as nothing in the record.
    if key != 0 {
        return None;
    }
    while !types.is_empty() {
        let (kind, rest) = varint(types)?;
        types = rest;
        let length = usize::try_from(kind.checked_sub(12).filter(|n| n % 2 == 0)? / 2).ok()?;
        let (value, left) = values.split_at_checked(length)?;
        boxes.push(value.to_vec());
        values = left;
    }
    (!boxes.is_empty()).then(|| Cell { number: number.cast_signed(), boxes })
}

/// A record, with what of it stands on pages of its own ("Cell Payload Overflow Pages").
fn payload(file: &[u8], bytes: &[u8], length: usize) -> Option<Vec<u8>> {
    let (most, fewest) = (PAGE - 35, (PAGE - 12) * 32 / 255 - 23);
    if length > file.len() {
        return None;
    }
    if length <= most {
        return bytes.get(..length).map(<[u8]>::to_vec);
    }
    let wanted = fewest + (length - fewest) % (PAGE - 4);
    let here = if wanted <= most { wanted } else { fewest };
    let (local, rest) = bytes.split_at_checked(here)?;
    let mut record = local.to_vec();
    let mut next = rest.first_chunk::<4>()?;
    while record.len() < length {
        let page = usize::try_from(u32::from_be_bytes(*next)).ok()?.checked_sub(1)?;
        let (after, content) =
            file.get(page.checked_mul(PAGE)?..)?.get(..PAGE)?.split_first_chunk::<4>()?;
        record.extend_from_slice(content.get(..content.len().min(length - record.len()))?);
        next = after;
    }
    Some(record)
}

/// SQLite's variable-length number: seven bits a byte, the ninth byte whole.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (n, byte) in bytes.iter().enumerate().take(9) {
        if n == 8 {
            return Some((value << 8 | u64::from(*byte), bytes.get(9..)?));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(n + 1..)?));
        }
    }
    None
}
