//! What is known of a vault that was just opened: from its snapshot and the rows behind that, or
//! from all of its rows. Both ways end alike: nothing is open that nobody asked for.

use super::held::{Direct, Held, Rows};
use crate::error::Result;
use crate::known::{Known, revision};
use crate::pack::no_pack;
use field::book::{Book, Outline, Outlines, Shelf};
use field::id::{CompartmentId, DeviceId, EntityId, IncarnationId};
use field::revision::{Author, Revision};
use std::collections::VecDeque;
use std::sync::Arc;
use vault::{Damage, Vault};

/// Entities that stay open while reading: what is folded is often changed by what comes soon after.
const OPEN_WHILE_READING: usize = 4096;

/// What was read of a vault.
pub(crate) struct Loaded {
    pub(crate) held: Arc<Held>,
    pub(crate) known: Known,
    /// What was found wrong; `None` when not all of it was looked at.
    pub(crate) damage: Option<Vec<Damage>>,
}

/// Reads a vault.
pub(crate) fn load(vault: Vault) -> Result<Loaded> {
    let mut vault = vault;
    if let Some(book) = recalled(&vault) {
        let known = known(&vault, book);
        let (held, known) = over(vault, known);
        // What could not be opened just now has a name; reading everything finds it.
        if known.book.missed() == 0 {
            return Ok(Loaded { held, known, damage: None });
        }
        drop(known);
        match held.take() {
            Some(taken) => vault = taken,
            None => return Err(crate::Error::Locked),
        }
    }
    let mut folding = Folding { book: Book::new(), open: VecDeque::new(), shelf: Direct(&vault) };
    let make = |row: vault::Row| Some((row.number, revision(&row)?));
    let mut damage = vault.read_made(&make, &mut |made| {
        if let Some((row, revision)) = made {
            folding.take_in(row, revision);
        }
    })?;
    let mut book = folding.end();
    if !damage.is_empty() {
        // A page that is damaged may give less when it is asked again: what is sound stays open.
        book = Book::new();
        damage.extend(vault.read_made(&make, &mut |made| {
            if let Some((row, revision)) = made {
                book.apply_row(row, revision);
            }
        })?);
        damage.sort_unstable();
        damage.dedup();
    }
    let known = known(&vault, book);
    let (held, known) = over(vault, known);
    Ok(Loaded { held, known, damage: Some(damage) })
}

/// From now on, what is not open comes from the vault.
fn over(vault: Vault, mut known: Known) -> (Arc<Held>, Known) {
    let held = Held::new(vault);
    known.book.set_shelf(Arc::new(Rows(Arc::clone(&held))));
    known.use_pack();
    (held, known)
}

fn known(vault: &Vault, book: Book) -> Known {
    let author = vault.author();
    let author = Author {
        device: DeviceId::new(author.device),
        incarnation: IncarnationId::new(author.incarnation),
    };
    Known { book, pack: no_pack(), author, personal: CompartmentId::new(vault.personal()) }
}

/// The book as the snapshot and the rows behind it have it; `None` when they cannot be had.
fn recalled(vault: &Vault) -> Option<Book> {
    let unpack = |id: [u8; 16], bytes: &[u8]| Outline::read(CompartmentId::new(id), bytes);
    let make = |row: vault::Row| Some((row.number, revision(&row)?));
    let mut outlines = Outlines::default();
    let behind = vault.recall(&unpack, &mut |outline| outlines.add(outline), &make)?;
    let (book, alone) = outlines.end(|one, other| {
        std::thread::scope(|threads| {
            threads.spawn(other);
            one();
        });
    });
    let mut folding = Folding { book, open: VecDeque::new(), shelf: Direct(vault) };
    for (row, revision) in alone.iter().zip(folding.shelf.fetch(&alone)) {
        folding.take_in(*row, revision?);
    }
    for (row, revision) in behind.into_iter().flatten() {
        folding.take_in(row, revision);
    }
    let book = folding.end();
    (book.missed() == 0).then_some(book)
}

/// A book that is being made.
struct Folding<'a> {
    book: Book,
    /// What is open, the earliest first.
    open: VecDeque<EntityId>,
    shelf: Direct<'a>,
}

impl Folding<'_> {
    fn take_in(&mut self, row: u64, revision: Revision) {
        self.open.push_back(revision.entity);
        self.book.apply_over(row, revision, &self.shelf);
        if self.open.len() > OPEN_WHILE_READING {
            self.put_earliest_on_shelf();
        }
    }

    fn put_earliest_on_shelf(&mut self) {
        if let Some(entity) = self.open.pop_front() {
            self.book.put_on_shelf(entity);
        }
    }

    fn end(mut self) -> Book {
        while !self.open.is_empty() {
            self.put_earliest_on_shelf();
        }
        self.book
    }
}
