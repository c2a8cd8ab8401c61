//! Whether the hub's answer can be: everything that can be told from the answer itself and from
//! what the hub said before. Pure.

use crate::Id;
use crate::store::Promise;
use crate::trouble::Lie;
use std::collections::{HashMap, HashSet};
use wire::{Cursor, Item, Limits, Message, Outcome, Page, Pages, Received};

/// The id of an item: what the hub knows it by.
pub(crate) fn item_id(item: &Item) -> Id {
    seal::digest::item_id(&item.to_bytes())
}

fn received_id(received: &Received) -> Id {
    seal::digest::item_id(&received.item_bytes())
}

/// Limits that let something through.
pub(crate) fn limits(limits: &Limits) -> Result<(), Lie> {
    let bytes = [limits.item_bytes, limits.page_bytes, limits.request_bytes];
    let counts = [limits.batch_items, limits.page_items, limits.streams_per_read];
    let sane = bytes.iter().all(|bytes| *bytes >= 1024) && counts.iter().all(|count| *count > 0);
    if sane { Ok(()) } else { Err(Lie::Size) }
}

/// What became of batches: each has an outcome, each item a number of its own, and no number is
/// one that the hub gave to another item. `promised` are its words about the streams so far.
pub(crate) fn appended(
    items: &[Vec<Id>],
    promised: &[Vec<Promise>],
    results: &[Outcome],
) -> Result<(), Lie> {
    if results.len() != items.len() {
        return Err(Lie::Form);
    }
    for ((ids, promised), outcome) in items.iter().zip(promised).zip(results) {
        let Outcome::Taken(numbers) = outcome else { continue };
        if numbers.len() != ids.len() || numbers.contains(&0) {
            return Err(Lie::Form);
        }
        let mut at: HashMap<u64, Id> = promised.iter().map(|p| (p.seq, p.item)).collect();
        let mut of: HashMap<Id, u64> = promised.iter().map(|p| (p.item, p.seq)).collect();
        for (number, id) in numbers.iter().zip(ids) {
            let other_item = at.insert(*number, *id).is_some_and(|known| known != *id);
            let other_number = of.insert(*id, *number).is_some_and(|known| known != *number);
            if other_item || other_number {
                return Err(Lie::Swapped);
            }
        }
    }
    Ok(())
}

/// What was read: a page for each stream that was asked for, whose numbers follow, with nothing
/// in it twice and everything in its place that the hub promised. `promised` in the same order.
pub(crate) fn pages(
    asked: &[Cursor],
    promised: &[&[Promise]],
    answer: &Pages,
    limits: &Limits,
) -> Result<(), Lie> {
    if answer.pages.len() != asked.len() {
        return Err(Lie::Form);
    }
    let items = answer.pages.iter().flat_map(|page| &page.items);
    let count = items.clone().count() as u64;
    let bytes: u64 = items.map(|item| item.bytes.len() as u64).sum();
    if count > u64::from(limits.page_items) || (bytes > limits.page_bytes && count > 1) {
        return Err(Lie::Size);
    }
    let more = answer
        .pages
        .iter()
        .zip(asked)
        .any(|(page, cursor)| page.refused.is_none() && page.last > cursor.after);
    if count == 0 && more {
        return Err(Lie::Nothing);
    }
    for ((cursor, promised), page) in asked.iter().zip(promised).zip(&answer.pages) {
        one_page(cursor, promised, page)?;
    }
    Ok(())
}

fn one_page(cursor: &Cursor, promised: &[Promise], page: &Page) -> Result<(), Lie> {
    if page.stream != cursor.stream {
        return Err(Lie::Stream);
    }
    if page.refused.is_some() {
        return if page.items.is_empty() { Ok(()) } else { Err(Lie::Form) };
    }
    let follow = (cursor.after + 1..).zip(&page.items).all(|(seq, item)| item.seq == seq);
    let end = page.items.last().map_or(cursor.after, |item| item.seq);
    if !follow || page.last < end {
        return Err(Lie::Order);
    }
    if promised.iter().any(|promise| promise.seq > page.last) {
        return Err(Lie::Swapped);
    }
    let promised: HashMap<u64, Id> = promised.iter().map(|p| (p.seq, p.item)).collect();
    let mut seen = HashSet::with_capacity(page.items.len());
    for item in &page.items {
        let id = received_id(item);
        if promised.get(&item.seq).is_some_and(|promised| *promised != id) {
            return Err(Lie::Swapped);
        }
        if !seen.insert(id) {
            return Err(Lie::Twice);
        }
    }
    Ok(())
}
