//! The spool: nothing waits twice, nothing is forgotten, nothing can be read in the file, and a
//! damaged one is set aside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use std::collections::HashSet;
use std::path::PathBuf;
use vault::{Error, Found, Kept, Mark, Parcel, Place, Secret32, Spool, Taken};
use wire::{Cursor, Item, Kind, Open, Received, StreamKind};

const STREAM: [u8; 16] = [5; 16];

struct Folder {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("spool");
        Self { _folder: folder, path }
    }

    fn open(&self) -> (Spool, Found) {
        Spool::open(&self.path, &key()).unwrap()
    }

    fn tamper(&self, sql: &str) {
        let connection = rusqlite::Connection::open(&self.path).unwrap();
        connection.execute_batch(sql).unwrap();
        connection.close().unwrap();
    }
}

fn key() -> Secret32 {
    Secret32::new([0x5e; 32])
}

fn parcel(n: u64) -> Parcel {
    Parcel {
        stream: STREAM,
        open: (n == 1).then(|| Open { kind: StreamKind::COMPARTMENT, members: vec![[9; 16]] }),
        item: Item { kind: Kind::ENVELOPE, bytes: format!("record {n}").into_bytes() },
        mark: Some(Mark { stream: STREAM, epoch: 1, counter: n }),
    }
}

fn taken(number: u64, seq: u64) -> Taken {
    Taken { number, place: Some(place(seq)) }
}

fn place(seq: u64) -> Place {
    Place { stream: STREAM, seq, item: [seq as u8; 16] }
}

fn received(seq: u64) -> Received {
    let bytes = format!("from elsewhere {seq}").into_bytes();
    Received { seq, received_ms: 1_770_000_000_000, kind: Kind::MESSAGE, bytes }
}

#[test]
fn what_waits_goes_once_in_order_and_lines_move() {
    let folder = Folder::new();
    let (mut spool, found) = folder.open();
    assert_eq!(found, Found::New);
    spool.follow(&[STREAM], false).unwrap();
    spool.queue(&[parcel(1), parcel(2), parcel(3)], Some(2)).unwrap();
    assert_eq!(spool.queued_to(), Ok(2));
    let waiting = spool.waiting(0, 10).unwrap();
    assert_eq!(waiting.iter().map(|q| q.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(waiting[0].parcel, parcel(1));
    assert_eq!(spool.waiting(1, 1).unwrap()[0].number, 2);
    spool.sent(&[taken(1, 7), taken(2, 8)]).unwrap();
    spool.sent(&[taken(1, 7), taken(2, 8)]).unwrap();
    assert_eq!(spool.waiting_count(), Ok(1));
    assert_eq!(spool.sent_marks(), [Mark { stream: STREAM, epoch: 1, counter: 2 }]);
    assert_eq!(spool.promises(STREAM).len(), 2);
    drop(spool);
    // After a restart as before; and a number is never used again.
    let (mut spool, found) = folder.open();
    assert_eq!(found, Found::Sound);
    assert_eq!(spool.promises(STREAM), [place(7), place(8)]);
    spool.sent(&[taken(3, 9)]).unwrap();
    spool.queue(&[parcel(4)], None).unwrap();
    assert_eq!(spool.waiting(0, 10).unwrap()[0].number, 4);
    assert_eq!(spool.sent_marks()[0].counter, 3);
    assert_eq!(spool.queued_to(), Ok(2));
    // A hub that did not keep its word gets it again; what it has let us see is gone.
    spool.broken(&[[6; 16]]).unwrap();
    assert_eq!(spool.waiting_count(), Ok(1));
    assert!(spool.take_in(STREAM, &(1..=7).map(received).collect::<Vec<_>>()).unwrap());
    spool.broken(&[STREAM]).unwrap();
    let numbers =
        |spool: &Spool| spool.waiting(0, 10).unwrap().iter().map(|q| q.number).collect::<Vec<_>>();
    assert_eq!((numbers(&spool), spool.waiting_count()), (vec![2, 3, 4], Ok(3)));
    // In quarantine, and in streams that are not followed, nothing is read back.
    spool.sent(&[Taken { number: 2, place: None }, taken(3, 7)]).unwrap();
    assert_eq!(numbers(&spool), [4]);
    drop(spool);
    assert_eq!(numbers(&folder.open().0), [4]);
}

#[test]
fn pages_come_in_without_holes_and_move_the_cursor() {
    let folder = Folder::new();
    let (mut spool, _) = folder.open();
    assert_eq!(spool.take_in(STREAM, &[received(1)]), Ok(false), "not followed");
    spool.follow(&[STREAM, [6; 16]], false).unwrap();
    spool.queue(&[parcel(1)], None).unwrap();
    spool.sent(&[taken(1, 2)]).unwrap();
    assert_eq!(spool.take_in(STREAM, &[received(2)]), Ok(false));
    assert_eq!(spool.take_in(STREAM, &[received(1), received(3)]), Ok(false));
    assert_eq!(spool.take_in(STREAM, &[]), Ok(false));
    assert_eq!(spool.take_in(STREAM, &[received(1), received(2)]), Ok(true));
    assert_eq!(spool.take_in(STREAM, &[received(2), received(3)]), Ok(false));
    assert_eq!(spool.promises(STREAM), []);
    let at = |after| Cursor { stream: STREAM, after };
    assert_eq!(spool.cursors(), [at(2), Cursor { stream: [6; 16], after: 0 }]);
    spool.follow(&[STREAM], false).unwrap();
    drop(spool);
    let (mut spool, _) = folder.open();
    assert_eq!(spool.cursors()[0], at(2));
    let kept = spool.kept(0, 10).unwrap();
    assert_eq!(kept.iter().map(|k| k.item.clone()).collect::<Vec<_>>(), [received(1), received(2)]);
    assert_eq!(kept[1].stream, STREAM);
    spool.let_go(&[kept[0].number, kept[0].number, 99]).unwrap();
    assert_eq!(spool.kept(0, 10).unwrap().len(), 1);
    spool.follow(&[STREAM], true).unwrap();
    assert_eq!(spool.cursors()[0], at(0));
}

#[test]
fn what_was_looked_at_is_passed_over_and_every_stream_moves_at_once() {
    let folder = Folder::new();
    let (mut spool, _) = folder.open();
    let other = [6; 16];
    spool.follow(&[STREAM, other], false).unwrap();
    spool.queue(&[parcel(1)], None).unwrap();
    spool.sent(&[taken(1, 2)]).unwrap();
    let came = |number: u64, stream, seq| Kept { number, stream, item: received(seq) };
    let page = [came(0, STREAM, 1), came(1, other, 1), came(2, STREAM, 2), came(3, other, 2)];
    assert_eq!(spool.take_in_rest(&page, &HashSet::from([0, 2, 3])), Ok(true));
    let at = |spool: &Spool| spool.cursors().iter().map(|c| c.after).collect::<Vec<_>>();
    let kept = |spool: &Spool| {
        spool.kept(0, 10).unwrap().iter().map(|k| (k.stream, k.item.seq)).collect::<Vec<_>>()
    };
    assert_eq!((at(&spool), kept(&spool)), (vec![2, 2], vec![(other, 1)]));
    assert_eq!((spool.promises(STREAM), spool.waiting_count()), (vec![], Ok(0)));
    // A stream that was forgotten meanwhile, or is read again, does not hold the others up.
    let page = [came(0, STREAM, 4), came(1, [7; 16], 1), came(2, other, 3)];
    assert_eq!(spool.take_in_rest(&page, &HashSet::new()), Ok(false));
    assert_eq!(spool.take_in_rest(&[], &HashSet::new()), Ok(false));
    drop(spool);
    let (spool, _) = folder.open();
    assert_eq!((at(&spool), kept(&spool)), (vec![2, 3], vec![(other, 1), (other, 3)]));
}

#[test]
fn an_older_copy_put_back_sends_and_takes_in_again_and_loses_nothing() {
    let folder = Folder::new();
    let (mut spool, _) = folder.open();
    spool.follow(&[STREAM], false).unwrap();
    spool.queue(&[parcel(1), parcel(2), parcel(3)], Some(3)).unwrap();
    spool.sent(&[taken(1, 1)]).unwrap();
    spool.take_in(STREAM, &[received(1)]).unwrap();
    spool.close().unwrap();
    let older = std::fs::read(&folder.path).unwrap();
    let (mut spool, _) = folder.open();
    spool.sent(&[taken(2, 2), taken(3, 3)]).unwrap();
    spool.queue(&[parcel(4)], Some(4)).unwrap();
    spool.take_in(STREAM, &[received(2), received(3), received(4)]).unwrap();
    spool.let_go(&[1, 2, 3, 4]).unwrap();
    spool.close().unwrap();
    std::fs::write(&folder.path, older).unwrap();
    // What the hub has goes once more, under the same bytes; what is not queued any more the
    // vault has from row 4 on; what was read is read again.
    let (mut spool, found) = folder.open();
    assert_eq!((found, spool.queued_to()), (Found::Sound, Ok(3)));
    let waiting: Vec<_> = spool.waiting(0, 10).unwrap().into_iter().map(|q| q.parcel).collect();
    assert_eq!(waiting, [parcel(2), parcel(3)]);
    assert_eq!(spool.cursors(), [Cursor { stream: STREAM, after: 1 }]);
    assert_eq!(spool.take_in(STREAM, &[received(2), received(3)]), Ok(true));
}

#[test]
fn notes_are_kept_replaced_and_removed_together() {
    let folder = Folder::new();
    let (mut spool, _) = folder.open();
    assert_eq!(spool.note("token"), Ok(None));
    spool.keep_notes(&[("token", Some(b"one")), ("hub", Some(b"https://hub.example"))]).unwrap();
    spool.keep_notes(&[("token", Some(b"two")), ("hub", None)]).unwrap();
    drop(spool);
    let (spool, _) = folder.open();
    assert_eq!(spool.note("token"), Ok(Some(b"two".to_vec())));
    assert_eq!(spool.note("hub"), Ok(None));
}

#[test]
fn nothing_can_be_read_in_the_file() {
    let folder = Folder::new();
    let (mut spool, _) = folder.open();
    spool.follow(&[STREAM], false).unwrap();
    spool.queue(&[parcel(1), parcel(2)], Some(1)).unwrap();
    spool.take_in(STREAM, &[received(1)]).unwrap();
    spool.keep_notes(&[("token", Some(b"a secret token"))]).unwrap();
    spool.close().unwrap();
    let bytes = std::fs::read(&folder.path).unwrap();
    let needles: [&[u8]; 5] =
        [b"record", b"elsewhere", b"token", STREAM.as_slice(), [9; 16].as_slice()];
    for needle in needles {
        assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{needle:?}");
    }
}

#[test]
fn a_damaged_spool_or_another_key_is_set_aside_and_a_new_one_begins() {
    let damages: [&dyn Fn(&Folder); 5] = [
        &|folder| std::fs::write(&folder.path, vec![7; 9000]).unwrap(),
        &|folder| folder.tamper("UPDATE slot SET box = zeroblob(200)"),
        &|folder| folder.tamper("UPDATE promise SET box = zeroblob(200)"),
        &|folder| folder.tamper("PRAGMA application_id = 7"),
        &|folder| folder.tamper("DROP TABLE outgoing"),
    ];
    for (n, damage) in damages.iter().enumerate() {
        let folder = Folder::new();
        let (mut spool, _) = folder.open();
        spool.follow(&[STREAM], false).unwrap();
        spool.queue(&[parcel(1), parcel(2)], Some(7)).unwrap();
        spool.sent(&[taken(1, 1)]).unwrap();
        spool.close().unwrap();
        damage(&folder);
        let (mut spool, found) = match Spool::open(&folder.path, &key()).unwrap() {
            (spool, Found::Sound) => {
                assert_eq!(spool.waiting(0, 10), Err(Error::Damaged), "{n}");
                spool.begin_anew().unwrap()
            }
            other => other,
        };
        let Found::SetAside(aside) = found else { panic!("{n}: {found:?}") };
        assert!(aside.exists());
        assert_eq!((spool.queued_to(), spool.cursors()), (Ok(0), vec![]), "{n}");
        spool.queue(&[parcel(1)], Some(1)).unwrap();
        drop(spool);
        assert_eq!(folder.open().1, Found::Sound);
    }
    let folder = Folder::new();
    drop(folder.open());
    let (_, found) = Spool::open(&folder.path, &Secret32::new([1; 32])).unwrap();
    assert!(matches!(found, Found::SetAside(_)));
}

#[test]
fn a_damaged_box_is_noticed_when_it_is_asked_for() {
    let folder = Folder::new();
    let (mut spool, _) = folder.open();
    spool.follow(&[STREAM], false).unwrap();
    spool.queue(&[parcel(1), parcel(2)], Some(7)).unwrap();
    spool.take_in(STREAM, &[received(1), received(2)]).unwrap();
    spool.close().unwrap();
    // Two boxes in each other's place.
    for table in ["outgoing", "incoming"] {
        folder.tamper(&format!(
            "CREATE TEMP TABLE t AS SELECT * FROM {table}; UPDATE {table} SET box =
             (SELECT box FROM t WHERE t.number <> {table}.number)"
        ));
    }
    let (spool, _) = folder.open();
    assert_eq!(spool.waiting(0, 10), Err(Error::Damaged));
    assert_eq!(spool.kept(0, 10), Err(Error::Damaged));
}

#[test]
fn a_newer_spool_is_left_and_one_in_use_as_well_and_wiping_removes_all() {
    let folder = Folder::new();
    let (spool, _) = folder.open();
    assert_eq!(Spool::open(&folder.path, &key()).err(), Some(Error::InUse));
    let (spool, _) = spool.begin_anew().unwrap();
    spool.close().unwrap();
    folder.tamper("PRAGMA user_version = 2");
    assert_eq!(Spool::open(&folder.path, &key()).err(), Some(Error::Newer { format: 2 }));
    Spool::wipe(&folder.path).unwrap();
    Spool::wipe(&folder.path).unwrap();
    assert_eq!(std::fs::read_dir(folder.path.parent().unwrap()).unwrap().count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Queue, send some, take in pages, close at any moment: what waits is what was queued and
    /// not sent, and what is kept is what came in, each once and in order.
    #[test]
    fn a_spool_remembers_what_a_list_would(
        steps in proptest::collection::vec((0..4_u8, 0..5_usize), 1..24)
    ) {
        let folder = Folder::new();
        let (mut spool, _) = folder.open();
        spool.follow(&[STREAM], false).unwrap();
        let (mut made, mut waiting, mut came) = (0, Vec::new(), 0);
        for (what, how_many) in steps {
            match what {
                0 => {
                    let new: Vec<_> = (made + 1..=made + how_many as u64).collect();
                    spool.queue(&new.iter().map(|n| parcel(*n)).collect::<Vec<_>>(), None).unwrap();
                    made += how_many as u64;
                    waiting.extend(new);
                }
                1 => {
                    let gone: Vec<u64> = waiting.drain(..how_many.min(waiting.len())).collect();
                    spool.sent(&gone.iter().map(|n| taken(*n, *n)).collect::<Vec<_>>()).unwrap();
                }
                2 => {
                    let page: Vec<_> = (came + 1..=came + how_many as u64).map(received).collect();
                    let moved = spool.take_in(STREAM, &page).unwrap();
                    prop_assert_eq!(moved, how_many > 0);
                    came += how_many as u64;
                }
                _ => {
                    drop(spool);
                    spool = folder.open().0;
                }
            }
            let there: Vec<u64> = spool.waiting(0, 1000).unwrap().iter().map(|q| q.number).collect();
            prop_assert_eq!(&there, &waiting);
            prop_assert_eq!(spool.kept(0, 1000).unwrap().len() as u64, came);
            prop_assert_eq!(spool.cursors()[0].after, came);
        }
    }
}
