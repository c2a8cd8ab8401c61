//! The book is the same whatever the order, the duplicates and the batches in which revisions
//! come, and says what a plain reading of the rules says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod outline;
mod plain;
mod worlds;

use field::book::Book;
use field::id::{AttemptId, CaseId, EntityId, PromiseId};
use field::record::{Attempt, Promise};
use field::revision::Revision;
use field::time::{Instant, Stamp};
use plain::Plain;
use proptest::prelude::*;
use worlds::{attempt, case_id, entity_id, revision, revision_id, revisions};

fn book(revisions: &[Revision]) -> Book {
    let mut book = Book::new();
    for revision in revisions {
        book.apply(revision.clone());
    }
    book
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_order_with_duplicates_gives_the_same_book(
        (first, second) in revisions().prop_flat_map(|all| {
            let twice: Vec<_> = all.iter().chain(&all).cloned().collect();
            (Just(all).prop_shuffle(), Just(twice).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(book(&first), book(&second));
    }

    #[test]
    fn a_second_batch_changes_the_index_as_if_all_had_come_at_once(
        all in revisions(),
        split in 0usize..40,
    ) {
        let split = split.min(all.len());
        let mut grown = book(&all[split..]);
        for late in &all[..split] {
            grown.apply(late.clone());
        }
        let found = found(&grown);
        prop_assert_eq!(&found, &self::found(&book(&all)));
        prop_assert_eq!(&found, &Plain::of(&all).found());
    }

    #[test]
    fn what_is_forgotten_leaves_the_book_as_if_it_had_never_come(all in revisions()) {
        let gone = |r: &Revision| r.compartment == field::id::CompartmentId::new([2; 16]);
        let mut book = book(&all);
        let changed = book.forget(|_, c| c == field::id::CompartmentId::new([2; 16]));
        // Of two that only differ in their receipt one was kept, here and there the same.
        let rest: Vec<_> = all.iter().flat_map(|r| book.history(r.entity)).cloned().collect();
        prop_assert!(rest.iter().all(|r| !gone(r)));
        let afresh = self::book(&rest);
        prop_assert_eq!(found(&book), found(&afresh));
        prop_assert_eq!(book.size(), afresh.size());
        prop_assert_eq!(book.unread(), afresh.unread());
        prop_assert!(book.conflicts().eq(afresh.conflicts()));
        for r in all.iter().filter(|r| gone(r)) {
            let stands = self::book(&all);
            let kept = stands.history(r.entity).iter().any(|k| gone(k));
            prop_assert_eq!(kept, changed.contains(&r.entity));
        }
        let left = all.iter().filter(|r| !gone(r) && !changed.contains(&r.entity));
        let untouched = left.filter(|r| book.history(r.entity).is_empty()).count();
        prop_assert_eq!(untouched, 0);
    }

    #[test]
    fn heads_fronts_and_counts_are_what_the_rules_say(all in revisions()) {
        let (book, plain) = (book(&all), Plain::of(&all));
        for n in 0..worlds::ENTITIES {
            let id = entity_id(n);
            let ids = |of: Vec<&Revision>| of.iter().map(|r| (r.stamp, r.id)).collect::<Vec<_>>();
            prop_assert_eq!(ids(book.heads(id)), plain.heads(id));
            prop_assert_eq!(ids(book.history(id)), plain.history(id));
            prop_assert_eq!(book.front(id), book.heads(id).first().copied());
            prop_assert_eq!(book.ahead(id), plain.ahead(id));
        }
        prop_assert_eq!(book.conflicts().collect::<Vec<_>>(), plain.conflicts());
        prop_assert_eq!(book.unread(), plain.unread());
        prop_assert_eq!(book.last_stamp(), plain.last_stamp());
        prop_assert_eq!(book.size(), plain.size());
    }

    #[test]
    fn pages_of_a_timeline_join_to_the_whole(all in revisions(), page in 1usize..4) {
        let book = book(&all);
        for link in (0..worlds::ENTITIES).map(entity_id) {
            let whole: Vec<_> = book.timeline(link, None).map(|(at, id, _)| (at, id)).collect();
            let mut joined: Vec<(Instant, EntityId)> = Vec::new();
            loop {
                let before = joined.last().copied();
                let more = book.timeline(link, before).take(page).map(|(at, id, _)| (at, id));
                let length = joined.len();
                joined.extend(more);
                if joined.len() == length {
                    break;
                }
            }
            prop_assert!(joined.is_sorted_by(|a, b| a > b));
            prop_assert_eq!(joined, whole);
        }
    }
}

/// Everything that the index answers.
fn found(book: &Book) -> Vec<Vec<EntityId>> {
    let mut found = vec![
        book.all::<AttemptId>().map(|(id, _)| id.into()).collect(),
        book.all::<PromiseId>().map(|(id, _)| id.into()).collect(),
        book.waiting::<PromiseId>().map(|(id, _)| id.into()).collect(),
        book.waiting::<AttemptId>().map(|(id, _)| id.into()).collect(),
    ];
    for link in (0..worlds::ENTITIES).map(entity_id) {
        found.push(book.under::<AttemptId>(link).map(|(id, _)| id.into()).collect());
        found.push(book.under::<PromiseId>(link).map(|(id, _)| id.into()).collect());
        found.push(book.waiting_under::<PromiseId>(link).map(|(id, _)| id.into()).collect());
        found.push(book.timeline(link, None).map(|(_, id, _)| id).collect());
    }
    found
}

#[test]
fn a_replaced_revision_that_comes_later_does_not_come_to_the_front() {
    let old = revision(1, 1, &[], 10, attempt(0, 10));
    let new = revision(1, 2, &[1], 20, attempt(0, 20));
    let book = book(&[new.clone(), old.clone()]);
    assert_eq!(book.heads(entity_id(1)), [&new]);
    assert_eq!(book.history(entity_id(1)), [&new, &old]);
    assert_eq!(book.conflicts().count(), 0);
}

#[test]
fn a_correction_on_two_phones_is_a_conflict_until_both_are_replaced() {
    let first = revision(1, 1, &[], 10, attempt(0, 10));
    let here = revision(1, 2, &[1], 20, attempt(0, 20));
    let there = revision(1, 3, &[1], 30, attempt(0, 30));
    let settled = revision(1, 4, &[2, 3], 40, attempt(0, 40));
    let mut book = book(&[first, here.clone(), there.clone()]);
    assert_eq!(book.heads(entity_id(1)), [&there, &here]);
    assert_eq!(book.conflicts().collect::<Vec<_>>(), [entity_id(1)]);
    assert!(book.apply(settled));
    assert_eq!(book.conflicts().count(), 0);
    assert_eq!(book.size(), (1, 4));
}

#[test]
fn a_record_that_moves_to_another_case_is_found_there_only() {
    let mut book = book(&[revision(1, 1, &[], 10, attempt(2, 10))]);
    assert_eq!(book.under::<AttemptId>(case_id(2)).count(), 1);
    book.apply(revision(1, 2, &[1], 20, attempt(3, 10)));
    assert_eq!(book.under::<AttemptId>(case_id(2)).count(), 0);
    assert_eq!(book.timeline(entity_id(2), None).count(), 0);
    let here: Vec<(AttemptId, &Attempt)> = book.under(case_id(3)).collect();
    assert_eq!(here.len(), 1);
    assert_eq!(here[0].1.case, case_id(3));
}

#[test]
fn a_clock_years_ahead_is_kept_and_flagged_and_not_taken_over() {
    let mut wrong = revision(1, 1, &[], 400 * 86_400_000, attempt(0, 10));
    wrong.received = Some(Instant(50));
    let mut right = revision(2, 2, &[], 60, attempt(0, 60));
    right.received = Some(Instant(70));
    let book = book(&[wrong, right]);
    assert!(book.ahead(entity_id(1)));
    assert!(!book.ahead(entity_id(2)));
    assert!(book.front(entity_id(1)).is_some());
    assert_eq!(book.last_stamp(), Some(Stamp { ms: 60, count: 0 }));
}

#[test]
fn a_clock_exactly_a_day_ahead_is_still_believed() {
    let mut edge = revision(1, 1, &[], 86_400_050, attempt(0, 10));
    edge.received = Some(Instant(50));
    let mut beyond = revision(2, 2, &[], 86_400_051, attempt(0, 10));
    beyond.received = Some(Instant(50));
    let book = book(&[edge, beyond]);
    assert_eq!((book.ahead(entity_id(1)), book.ahead(entity_id(2))), (false, true));
    assert_eq!(book.last_stamp(), Some(Stamp { ms: 86_400_050, count: 0 }));
}

#[test]
fn another_compartment_cannot_replace_a_record() {
    let ours = revision(1, 1, &[], 10, attempt(0, 10));
    let mut theirs = revision(1, 2, &[1], 20, attempt(0, 20));
    theirs.compartment = field::id::CompartmentId::new([9; 16]);
    let book = book(&[ours.clone(), theirs.clone()]);
    assert_eq!(book.heads(entity_id(1)), [&theirs, &ours]);
    assert_eq!(book.conflicts().count(), 1);
}

#[test]
fn the_same_revision_twice_changes_nothing() {
    let mut book = Book::new();
    let one = revision(1, 1, &[], 10, attempt(0, 10));
    assert!(book.apply(one.clone()));
    assert!(!book.apply(one.clone()));
    let mut came_back = one;
    came_back.received = Some(Instant(11));
    assert!(!book.apply(came_back));
    assert_eq!(book.size(), (1, 1));
}

#[test]
fn an_id_of_another_kind_finds_nothing() {
    let book = book(&[revision(1, 1, &[], 10, attempt(0, 10))]);
    let id = entity_id(1);
    assert!(book.get::<AttemptId>(id.into()).is_some());
    let promise: Option<&Promise> = book.get::<PromiseId>(id.into());
    assert!(promise.is_none());
    assert!(book.get::<CaseId>(id.into()).is_none());
    assert_eq!(revision_id(1), book.front(id).unwrap().id);
}
