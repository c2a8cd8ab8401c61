//! A book that was put on the shelf, or made again from its outlines, says what it said before.

use super::worlds::{self, attempt, entity_id, revision, revisions};
use super::{book, found};
use field::book::{Book, Hit, Outline, Outlines, Shelf};
use field::id::{CompartmentId, EntityId};
use field::revision::Revision;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Revisions in their rows, from 1.
#[derive(Clone, Default)]
struct Rows(Vec<Option<Revision>>);

impl Rows {
    fn of(all: &[Revision]) -> Self {
        Self(all.iter().cloned().map(Some).collect())
    }
}

impl Shelf for Rows {
    fn fetch(&self, rows: &[u64]) -> Vec<Option<Revision>> {
        rows.iter().map(|row| self.0[*row as usize - 1].clone()).collect()
    }
}

/// The first rows as a book that keeps nothing open.
fn shelved(all: &[Revision], many: usize) -> Book {
    let rows = Rows::of(all);
    let mut book = Book::new();
    for (row, revision) in (1..).zip(&all[..many]) {
        book.apply_over(row, revision.clone(), &rows);
        book.put_on_shelf(revision.entity);
    }
    book.set_shelf(Arc::new(rows));
    book
}

/// The first rows from outlines, the others as they come.
fn again(all: &[Revision], many: usize) -> Book {
    let rows = Rows::of(all);
    let outlines = shelved(all, many).outlines().unwrap();
    let mut making = Outlines::default();
    for (id, bytes) in outlines {
        making.add(Outline::read(id, &bytes).unwrap());
    }
    let (mut book, alone) = making.end(|one, other| {
        one();
        other();
    });
    book.set_shelf(Arc::new(rows));
    for row in alone.into_iter().chain(many as u64 + 1..=all.len() as u64) {
        book.apply_row(row, all[row as usize - 1].clone());
    }
    book
}

/// Everything that a book answers.
type Says = (
    Vec<Vec<EntityId>>,
    Vec<(Vec<Revision>, Vec<Revision>, Option<Revision>, bool, bool, Option<CompartmentId>)>,
    Vec<Hit>,
    (BTreeSet<EntityId>, usize, Option<field::time::Stamp>, (usize, usize)),
    Vec<Vec<EntityId>>,
);

fn says(book: &Book) -> Says {
    let cloned = |of: Vec<&Revision>| of.into_iter().cloned().collect::<Vec<_>>();
    let of = |id: EntityId| {
        let (heads, history) = (cloned(book.heads(id)), cloned(book.history(id)));
        let (ahead, conflict) = (book.ahead(id), book.in_conflict(id));
        (heads, history, book.front(id).cloned(), ahead, conflict, book.compartment(id))
    };
    let within = |n: u8| {
        let mut within: Vec<_> = book.within(CompartmentId::new([n; 16])).collect();
        within.sort();
        within
    };
    // Searched first, before anything is open.
    let hits = book.search("bed", None, 3);
    let counts = (book.conflicts().collect(), book.unread(), book.last_stamp(), book.size());
    let entities = (0..worlds::ENTITIES).map(|n| of(entity_id(n))).collect();
    (found(book), entities, hits, counts, (0..4).map(within).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn outlines_and_what_came_after_say_what_all_rows_say(
        all in revisions().prop_flat_map(|all| Just(all).prop_shuffle()),
        many in 0usize..40,
    ) {
        let many = many.min(all.len());
        let (whole, again) = (book(&all), again(&all, many));
        prop_assert_eq!(says(&again), says(&whole));
        prop_assert_eq!(again.missed(), 0);
        prop_assert_eq!(&again, &whole);
        prop_assert_eq!(says(&shelved(&all, all.len())), says(&whole));
    }

    #[test]
    fn what_is_forgotten_on_the_shelf_is_forgotten(all in revisions()) {
        let gone = |_, c| c == CompartmentId::new([2; 16]);
        let (mut whole, mut again) = (book(&all), again(&all, all.len()));
        let sorted = |mut ids: Vec<EntityId>| { ids.sort(); ids };
        prop_assert_eq!(sorted(again.forget(gone)), sorted(whole.forget(gone)));
        prop_assert_eq!(says(&again), says(&whole));
        prop_assert_eq!(again.missed(), 0);
    }

    #[test]
    fn no_other_bytes_are_an_outline_of_more_than_they_hold(
        all in revisions(),
        at in any::<prop::sample::Index>(),
        with in any::<u8>(),
    ) {
        for (id, bytes) in shelved(&all, all.len()).outlines().unwrap() {
            let at = at.index(bytes.len());
            prop_assert!(Outline::read(id, &bytes[..at]).is_none(), "cut");
            let mut other = bytes.clone();
            other[at] = with;
            // Whatever it is taken for: it ends, and takes no more memory than it is long.
            let _ = Outline::read(id, &other);
            other = bytes;
            other[0] ^= 1;
            prop_assert!(Outline::read(id, &other).is_none(), "of another version");
        }
    }
}

#[test]
fn what_stands_in_no_row_has_no_outline() {
    assert!(book(&[revision(1, 1, &[], 10, attempt(0, 10))]).outlines().is_none());
    assert_eq!(Book::new().outlines().unwrap().len(), 0);
}

#[test]
fn what_the_shelf_does_not_give_is_counted_and_not_passed_over() {
    let all = [
        revision(1, 1, &[], 10, attempt(0, 10)),
        revision(2, 2, &[], 20, attempt(0, 20)),
        revision(2, 3, &[2], 30, attempt(0, 30)),
    ];
    let mut book = shelved(&all, 3);
    let mut rows = Rows::of(&all);
    rows.0[1] = None;
    book.set_shelf(Arc::new(rows.clone()));
    assert!(book.front(entity_id(1)).is_some() && book.front(entity_id(2)).is_some());
    assert_eq!(book.missed(), 0);
    assert_eq!(book.history(entity_id(2)).len(), 1);
    assert_eq!(book.missed(), 1);
    assert!(!book.apply(revision(2, 4, &[3], 40, attempt(0, 40))), "it cannot be folded");
    assert_eq!(book.missed(), 2);
    // What can be had again, is.
    rows.0[1] = Some(all[1].clone());
    book.set_shelf(Arc::new(rows));
    assert_eq!((book.history(entity_id(2)).len(), book.missed()), (2, 0));
}
