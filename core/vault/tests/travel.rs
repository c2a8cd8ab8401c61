//! Records between vaults: whatever the order, the losses and the repetitions on the way, what is
//! kept is what its author signed, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use seal::chain::Head;
use seal::sign::Purpose;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use support::*;
use vault::{
    Arriving, Author, Batch, Error, Grant, Id, NewVault, NotTaken, Piece, Received, Secret32,
    Vault, VerifyingKey, Waits, rescue,
};

const SHARED: Id = case(1);

/// A vault of a device of its own, in a team of its own.
fn vault_of(n: u8) -> (Place, Vault) {
    let place = Place::new();
    let author = Author { device: [n; 16], incarnation: [n + 100; 16] };
    let new = NewVault { team: [n + 50; 16], author, ..new_vault(10) };
    let vault = Vault::create(&place.path, &place.secrets, PIN, &new, NOW).unwrap();
    (place, vault)
}

fn grant(from: &Vault, id: Id) -> Grant {
    from.grants(id).pop().unwrap()
}

/// What a content looks like: the front of a revision, and a text.
fn content(text: &str) -> Vec<u8> {
    let front = [&[0xa4, 1, 0x50][..], &[1; 16], &[2, 8, 3, 0x50], &[0xe5; 16], &[7]].concat();
    let length = u8::try_from(text.len()).unwrap();
    [&front, &[0x58, length][..], text.as_bytes()].concat()
}

fn write_text(vault: &mut Vault, text: &str) {
    write(vault, SHARED, &content(text)).unwrap();
}

/// Two vaults that share a compartment: the first wrote so many batches of two in it.
fn pair(batches: u64) -> ((Place, Vault), (Place, Vault)) {
    let (mut a, mut b) = (vault_of(1), vault_of(2));
    start(&mut a.1, &[1]);
    for n in 0..batches {
        let texts = [2 * n, 2 * n + 1].map(|n| content(&format!("note {n}")));
        let entries: Vec<_> = texts.iter().map(|text| entry(SHARED, text)).collect();
        a.1.append(&Batch { entries: &entries, ..Batch::default() }).unwrap();
    }
    assert!(b.1.add_compartment(&grant(&a.1, SHARED)).unwrap());
    (a, b)
}

fn pieces(vault: &Vault) -> Vec<Piece> {
    let mut all = Vec::new();
    vault
        .outgoing(0, &mut |out| {
            all.push(out.piece);
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

fn arriving(pieces: &[Piece]) -> Vec<Arriving> {
    let one = |(number, piece): (u64, &Piece)| Arriving {
        number,
        received_ms: NOW + i64::try_from(number).unwrap(),
        piece: piece.clone(),
    };
    (0..).zip(pieces).map(one).collect()
}

fn key_of(vault: &Vault) -> impl Fn(Author) -> Option<VerifyingKey> {
    let (author, key) = (vault.author(), vault.signing_key().verifying_key());
    move |of| (of == author).then_some(key)
}

fn receive(to: &mut Vault, from: &Vault, pieces: &[Piece]) -> Received {
    to.receive(&arriving(pieces), &key_of(from)).unwrap()
}

fn texts(vault: &Vault) -> Vec<Vec<u8>> {
    let (rows, damage) = read(vault);
    assert_eq!(damage, []);
    assert_eq!(vault.check().unwrap(), []);
    rows.into_iter().map(|(_, _, content)| content).collect()
}

fn only(waits: Waits) -> impl Fn(&(u64, Waits)) -> bool {
    move |(_, why)| *why == waits
}

#[test]
fn own_records_leave_as_they_stand_and_those_of_others_do_not() {
    let ((place, a), (_, mut b)) = pair(3);
    let sent = pieces(&a);
    assert_eq!(sent.len(), 9, "six records, and a head behind each batch of two");
    assert!(matches!(sent[2], Piece::Head(_)) && matches!(sent[8], Piece::Head(_)));
    receive(&mut b, &a, &sent);
    assert_eq!(pieces(&b), []);
    write_text(&mut b, "an answer");
    assert_eq!(pieces(&b).len(), 2);
    // After a row, and as many as are wanted.
    let mut rows = Vec::new();
    a.outgoing(2, &mut |out| {
        rows.push(out.row);
        if rows.len() == 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap();
    assert_eq!(rows, [3, 4, 4, 5]);
    // The same bytes each time, also after a restart.
    a.pause().unwrap();
    assert_eq!(pieces(&place.unlock().unwrap()), sent);
}

#[test]
fn what_came_in_stands_there_after_a_restart_with_its_author_and_time() {
    let ((_, a), (place, mut b)) = pair(2);
    let received = receive(&mut b, &a, &pieces(&a));
    assert_eq!((received.rows.len(), received.done.len()), (4, 6));
    assert_eq!(received.rows[2].author, a.author());
    assert_eq!(received.rows[2].received_ms, Some(NOW + 3));
    assert_eq!((received.rows[2].kind, received.rows[2].entity), (8, [0xe5; 16]));
    assert_eq!(received.rows[2].content, content("note 2"));
    write_text(&mut b, "mine");
    b.pause().unwrap();
    let b = place.unlock().unwrap();
    assert_eq!(texts(&b)[..4], [0, 1, 2, 3].map(|n| content(&format!("note {n}"))));
    assert_eq!(texts(&b).len(), 5);
}

#[test]
fn rows_of_others_look_like_own_ones_from_outside() {
    let ((_, a), (place, mut b)) = pair(2);
    receive(&mut b, &a, &pieces(&a));
    write_text(&mut b, "mine");
    b.pause().unwrap();
    let file = rusqlite::Connection::open(&place.path).unwrap();
    for sql in ["SELECT DISTINCT length(header) FROM log", "SELECT DISTINCT length(box) FROM head"]
    {
        let mut lengths = file.prepare(sql).unwrap();
        assert_eq!(lengths.query_map([], |row| row.get::<_, i64>(0)).unwrap().count(), 1, "{sql}");
    }
}

#[test]
fn a_grant_again_changes_nothing_and_another_under_its_name_is_refused() {
    let ((_, a), (place, mut b)) = pair(1);
    let right = grant(&a, SHARED);
    assert_eq!(b.add_compartment(&right), Ok(false));
    let mut other = right.clone();
    other.key = Secret32::new([9; 32]);
    assert_eq!(b.add_compartment(&other), Err(Error::Exists));
    let mut other = right.clone();
    other.id = case(9);
    assert_eq!(b.add_compartment(&other), Err(Error::Exists), "its stream is another's");
    let mut other = right;
    other.id = b.personal();
    other.stream = [9; 16];
    assert_eq!(b.add_compartment(&other), Err(Error::Exists));
    b.pause().unwrap();
    let b = place.unlock().unwrap();
    assert_eq!(b.compartments().len(), 2);
    assert_eq!(grant(&b, SHARED).key.bytes(), grant(&a, SHARED).key.bytes());
}

#[test]
fn without_key_roster_or_signature_everything_waits_and_then_comes_in() {
    let ((_, a), _) = pair(2);
    let (_, mut b) = vault_of(2);
    let sent = pieces(&a);
    let received = receive(&mut b, &a, &sent);
    assert_eq!(received.waiting.len(), 6);
    assert!(received.waiting.iter().all(only(Waits::Key)));
    b.add_compartment(&grant(&a, SHARED)).unwrap();
    let received = b.receive(&arriving(&sent), &|_| None).unwrap();
    assert_eq!(received.waiting.iter().filter(|w| only(Waits::Author)(w)).count(), 2);
    assert_eq!(received.waiting.len(), 6);
    let unsigned: Vec<_> =
        sent.iter().filter(|piece| matches!(piece, Piece::Record(_))).cloned().collect();
    let received = receive(&mut b, &a, &unsigned);
    assert_eq!((received.waiting.len(), received.rows.len()), (4, 0));
    assert!(received.waiting.iter().all(only(Waits::Chain)));
    assert_eq!(receive(&mut b, &a, &sent).rows.len(), 4);
    assert_eq!(receive(&mut b, &a, &sent).done.len(), 6, "and once only");
    assert_eq!(texts(&b).len(), 4);
}

#[test]
fn a_gap_holds_up_its_own_chain_only() {
    let ((_, a), (_, mut b)) = pair(3);
    let (_, mut c) = vault_of(3);
    c.add_compartment(&grant(&a, SHARED)).unwrap();
    write_text(&mut c, "of somebody else");
    let mut sent = pieces(&a);
    let missing = sent.remove(3);
    sent.extend(pieces(&c));
    let keys = [key_of(&a)(a.author()).unwrap(), key_of(&c)(c.author()).unwrap()];
    let of = |author: Author| Some(keys[usize::from(author == c.author())]);
    let received = b.receive(&arriving(&sent), &of).unwrap();
    assert_eq!(received.rows.len(), 3, "the first batch, and the other author");
    assert_eq!(received.waiting.len(), 5);
    sent.push(missing);
    assert_eq!(b.receive(&arriving(&sent), &of).unwrap().rows.len(), 4);
    assert_eq!(texts(&b).len(), 7);
}

#[test]
fn whatever_is_changed_on_the_way_is_not_taken_in() {
    let ((_, a), (place, b)) = pair(1);
    let sent = pieces(&a);
    b.pause().unwrap();
    let change = |at: usize, change: &dyn Fn(&mut Piece)| {
        let mut sent = sent.clone();
        change(&mut sent[at]);
        sent
    };
    let record = |change: &'static dyn Fn(&mut wire::Envelope)| {
        move |piece: &mut Piece| match piece {
            Piece::Record(envelope) => change(envelope),
            Piece::Head(_) | Piece::Stub(_) => panic!("a record"),
        }
    };
    let head = |change: &'static dyn Fn(&mut wire::BatchHead)| {
        move |piece: &mut Piece| match piece {
            Piece::Head(head) => change(head),
            Piece::Record(_) | Piece::Stub(_) => panic!("a head"),
        }
    };
    let changed = [
        change(0, &record(&|e| e.sealed[40] ^= 1)),
        change(1, &record(&|e| e.previous[0] ^= 1)),
        change(0, &record(&|e| e.counter = 7)),
        change(0, &record(&|e| e.team[0] ^= 1)),
        change(0, &record(&|e| e.compartment[0] ^= 1)),
        change(1, &record(&|e| e.incarnation[0] ^= 1)),
        change(0, &record(&|e| e.padding = 2)),
        change(2, &head(&|h| h.hash[0] ^= 1)),
        change(2, &head(&|h| h.signature[0] ^= 1)),
        change(2, &head(&|h| h.counter = 1)),
        change(2, &head(&|h| h.team[0] ^= 1)),
        change(2, &head(&|h| h.stream[0] ^= 1)),
    ];
    for (n, sent_so) in changed.iter().enumerate() {
        let place = place.copy();
        let mut b = place.unlock().unwrap();
        assert_eq!(receive(&mut b, &a, sent_so).rows.len(), 0, "change {n}");
        // And the right ones are not blocked by it, whether together or afterwards.
        let both = [sent_so.clone(), sent.clone()].concat();
        assert_eq!(receive(&mut b, &a, &both).rows.len(), 2, "change {n}");
        assert_eq!(texts(&b).len(), 2);
    }
}

#[test]
fn a_signed_record_that_does_not_open_is_named_and_blocks_nothing() {
    let ((_, a), (place, mut b)) = pair(1);
    let mut sent = pieces(&a);
    let Piece::Head(last) = sent[2].clone() else { panic!("a head") };
    // The author, by a fault or in bad faith, signs a box that nobody can open, then goes on.
    let mut chain = Head { counter: last.counter, hash: last.hash };
    for good in [false, true] {
        let Piece::Record(mut envelope) = sent[1].clone() else { panic!("a record") };
        (envelope.counter, envelope.previous) = (chain.counter + 1, chain.hash);
        let key = grant(&a, SHARED).key;
        let associated = envelope.associated_data();
        let text = if good { content("after it") } else { b"not a revision".to_vec() };
        envelope.sealed =
            seal::sealed::seal_padded(&key, &[3; 24], &associated, &text, 256).unwrap();
        chain = chain.next(&associated, &envelope.sealed);
        sent.push(Piece::Record(envelope));
    }
    let mut head = wire::BatchHead { counter: chain.counter, hash: chain.hash, ..last };
    head.signature = a.signing_key().sign(Purpose::ChainHead, &head.signed_bytes());
    sent.push(Piece::Head(head));
    let received = receive(&mut b, &a, &sent);
    assert_eq!(received.refused, [(3, NotTaken::Unreadable)]);
    assert_eq!(received.rows.len(), 3);
    b.pause().unwrap();
    let b = place.unlock().unwrap();
    assert_eq!(texts(&b).last().unwrap(), &content("after it"));
    assert_eq!(texts(&b).len(), 3);
}

#[test]
fn own_records_that_come_back_are_known_and_an_older_copy_is_noticed() {
    let (place, mut a) = vault_of(1);
    start(&mut a, &[1]);
    write_text(&mut a, "one");
    a.pause().unwrap();
    let older = place.copy();
    let mut a = place.unlock().unwrap();
    write_text(&mut a, "two");
    let sent = pieces(&a);
    let received = a.receive(&arriving(&sent), &|_| None).unwrap();
    assert_eq!((received.done.len(), received.rows.len()), (4, 0));
    let mut older = older.unlock().unwrap();
    let received = older.receive(&arriving(&sent), &|_| None).unwrap();
    assert_eq!(received.refused, [(2, NotTaken::OlderCopy), (3, NotTaken::OlderCopy)]);
    assert_eq!(texts(&older).len(), 1);
}

#[test]
fn two_histories_of_one_author_are_named_and_the_first_stays() {
    let ((place, a), (_, mut b)) = pair(1);
    a.pause().unwrap();
    let other = place.copy();
    let (mut a, mut other) = (place.unlock().unwrap(), other.unlock().unwrap());
    write_text(&mut a, "this");
    write_text(&mut other, "that");
    receive(&mut b, &a, &pieces(&a));
    write_text(&mut other, "and that");
    let received = receive(&mut b, &a, &pieces(&other)[3..]);
    assert_eq!(received.rows.len(), 0);
    let named: Vec<_> = received.refused.iter().map(|(_, why)| *why).collect();
    assert!(named.contains(&NotTaken::Forked), "{received:?}", received = named);
    assert_eq!(texts(&b)[2], content("this"));
}

#[test]
fn a_rescue_keeps_what_others_wrote_as_they_signed_it() {
    let ((_, mut a), (place, mut b)) = pair(2);
    receive(&mut b, &a, &pieces(&a));
    write_text(&mut b, "mine");
    let (stream, before) = (b.compartments()[0].stream, b.author());
    let seed = b.derived("test").bytes().to_vec();
    b.pause().unwrap();
    place.tamper("DELETE FROM head WHERE number = 0");
    let mut b = rescue(&place.path, &place.secrets, PIN, NOW).unwrap().vault;
    assert_eq!(texts(&b).len(), 5);
    let authors: Vec<_> = {
        let mut all = Vec::new();
        b.read(&mut |row| all.push(row.author)).unwrap();
        all
    };
    assert_eq!(authors.iter().filter(|author| **author == a.author()).count(), 4);
    // The chain goes on where it stood.
    write_text(&mut a, "and on");
    assert_eq!(receive(&mut b, &a, &pieces(&a)).rows.len(), 1);
    // The life before is known, the personal stream is the same.
    assert_eq!(b.lives().len(), 2);
    assert_eq!(b.lives()[0].author(), before);
    assert_eq!(b.lives()[0].derived("test").bytes().as_slice(), seed);
    assert_ne!(b.derived("test").bytes().as_slice(), seed);
    assert!(b.compartments().iter().any(|c| c.stream == stream));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Batches in any order, cut anywhere, repeated: once every piece has been handed over, all
    /// is there, in the author's order; before, only what is signed and whole.
    #[test]
    fn any_order_any_cut_any_repetition(
        order in Just((0..15_usize).collect::<Vec<_>>()).prop_shuffle(),
        cuts in proptest::collection::btree_set(1..15_usize, 0..4),
        again in proptest::collection::vec(0..15_usize, 0..6),
    ) {
        let ((_, a), (_, mut b)) = pair(5);
        let sent = pieces(&a);
        let mut order = order;
        for extra in again {
            order.insert(extra, extra);
        }
        let mut spool: Vec<usize> = Vec::new();
        let ends: Vec<usize> = cuts.into_iter().chain([order.len()]).collect();
        let mut from = 0;
        for end in ends {
            spool.extend(&order[from..end.max(from)]);
            from = end.max(from);
            let handed: Vec<Piece> = spool.iter().map(|n| sent[*n].clone()).collect();
            let received = receive(&mut b, &a, &handed);
            let kept: BTreeSet<u64> = received.waiting.iter().map(|(number, _)| *number).collect();
            prop_assert_eq!(received.done.len() + kept.len(), handed.len());
            let mut number = 0;
            spool.retain(|_| { number += 1; kept.contains(&(number - 1)) });
            let had = texts(&b);
            prop_assert_eq!(had.len() % 2, 0, "whole batches only");
        }
        prop_assert!(spool.is_empty());
        prop_assert_eq!(texts(&b), (0..10).map(|n| content(&format!("note {n}"))).collect::<Vec<_>>());
    }
}
