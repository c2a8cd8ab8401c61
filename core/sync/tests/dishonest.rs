//! A hub that says what cannot be: nothing of it is taken in, nothing is lost, and it is said.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::proxy::{Answer, Road};
use support::stage::{NOW, Stage};
use sync::{Lie, Trouble};
use wire::{Append, Code, Hello, Message, Outcome, Page, Pages, Read, Refusal, Request};

/// The first device has sent five records, the second has read nothing yet.
fn stage() -> Stage {
    let mut stage = Stage::new(2, 1);
    for n in 0..5 {
        stage.devices[0].write(&[format!("note {n}")]);
    }
    assert!(stage.sync(0, NOW).whole);
    stage
}

/// The second device meets a lie, has taken nothing in, and everything once it is over.
fn caught(stage: &mut Stage, lie: Lie) {
    let before = (stage.devices[1].spool.0.cursors(), stage.devices[1].texts());
    let waiting = stage.devices[1].spool.0.waiting_count().unwrap();
    let outcome = stage.sync(1, NOW);
    assert_eq!(outcome.trouble, Some(Trouble::Dishonest(lie)));
    assert!(!outcome.whole);
    let after = (stage.devices[1].spool.0.cursors(), stage.devices[1].texts());
    assert_eq!(after, before);
    assert!(stage.devices[1].spool.0.waiting_count().unwrap() >= waiting);
    stage.devices[1].proxy.take(Road::Good);
    assert!(stage.sync(1, NOW).whole);
    assert_eq!(stage.devices[1].texts().len(), 5);
}

/// Bends the page of the shared stream.
fn page(stage: &Stage, bend: impl Fn(&mut Page) + Send + 'static) {
    let shared = stage.devices[0].stream();
    stage.devices[1].proxy.bend(move |_: Read, mut pages: Pages| {
        pages.pages.iter_mut().filter(|page| page.stream == shared).for_each(&bend);
        pages
    });
}

#[test]
fn numbers_that_leave_one_out_go_back_or_repeat() {
    let bends: [fn(&mut Page); 6] = [
        |page| drop(page.items.remove(1)),
        |page| page.items[0].seq = 0,
        |page| page.items.swap(0, 1),
        |page| page.items[2].seq = 2,
        |page| page.last = 3,
        |page| page.items.iter_mut().for_each(|item| item.seq += 1),
    ];
    for bend in bends {
        let mut stage = stage();
        page(&stage, bend);
        caught(&mut stage, Lie::Order);
    }
}

#[test]
fn one_item_twice_another_stream_and_other_pages_than_were_asked_for() {
    let mut stage = stage();
    // A record and a head differ in kind: the same item is the same kind as well.
    page(&stage, |page| {
        let first = page.items[0].clone();
        (page.items[2].bytes, page.items[2].kind) = (first.bytes, first.kind);
    });
    caught(&mut stage, Lie::Twice);

    let mut stage = self::stage();
    page(&stage, |page| page.stream[0] ^= 1);
    caught(&mut stage, Lie::Stream);

    let mut stage = self::stage();
    stage.devices[1].proxy.bend(|_: Read, mut pages: Pages| {
        pages.pages.pop();
        pages
    });
    caught(&mut stage, Lie::Form);
}

#[test]
fn more_than_is_allowed_and_more_than_is_given() {
    let mut stage = stage();
    page(&stage, |page| {
        let mut item = page.items[0].clone();
        page.items.clear();
        for seq in 1..=1001_u64 {
            (item.seq, item.bytes) = (seq, seq.to_be_bytes().to_vec());
            page.items.push(item.clone());
        }
        page.last = 1001;
    });
    caught(&mut stage, Lie::Size);

    let mut stage = self::stage();
    page(&stage, |page| page.items[0].bytes = vec![0; 5 << 20]);
    caught(&mut stage, Lie::Size);

    let mut stage = self::stage();
    stage.devices[1].proxy.bend_raw(Read::PATH, |_, _| Some(Answer::ok(vec![0; 17 << 20])));
    caught(&mut stage, Lie::Size);

    let mut stage = self::stage();
    stage.devices[1].proxy.bend(|_: Read, mut pages: Pages| {
        pages.pages.iter_mut().for_each(|page| page.items.clear());
        pages
    });
    caught(&mut stage, Lie::Nothing);

    let mut stage = self::stage();
    stage.devices[1].proxy.bend(|_: Hello, mut welcome: wire::Welcome| {
        welcome.limits.batch_items = 0;
        welcome
    });
    caught(&mut stage, Lie::Size);
}

#[test]
fn garbage_is_none_of_the_hubs_words() {
    for bytes in [vec![], vec![0xff; 40], b"<html>hello</html>".to_vec(), vec![0xbf; 40]] {
        for path in [Hello::PATH, Read::PATH] {
            let mut stage = stage();
            let bytes = bytes.clone();
            stage.devices[1].proxy.bend_raw(path, move |_, _| Some(Answer::ok(bytes.clone())));
            caught(&mut stage, Lie::Form);
        }
    }
}

#[test]
fn something_else_in_the_place_of_what_was_sent_and_it_is_sent_again() {
    let mut stage = stage();
    stage.devices[1].write(&["mine".to_owned()]);
    stage.devices[1].proxy.bend(|asked: Append, mut appended: wire::Appended| {
        // It says where it stands, and keeps something else there.
        for (batch, result) in asked.batches.iter().zip(&mut appended.results) {
            let Outcome::Taken(numbers) = result else { panic!("not taken") };
            assert_eq!(numbers.len(), batch.items.len());
            numbers.iter_mut().for_each(|n| *n -= 3);
        }
        appended
    });
    let outcome = stage.sync(1, NOW);
    assert_eq!(outcome.trouble, Some(Trouble::Dishonest(Lie::Swapped)));
    assert_eq!(stage.devices[1].texts(), [support::device::content("mine")]);
    assert_eq!(stage.devices[1].spool.0.waiting_count(), Ok(2), "record and head wait again");
    stage.devices[1].proxy.take(Road::Good);
    assert!(stage.sync(1, NOW).whole);
    assert_eq!((stage.sync(0, NOW).whole, stage.devices[0].texts().len()), (true, 6));
    assert_eq!(stage.devices[1].texts().len(), 6);
    assert_eq!(stage.devices[1].spool.0.waiting_count(), Ok(0));
}

#[test]
fn a_hub_that_took_something_and_no_longer_has_it() {
    let mut stage = stage();
    stage.devices[1].write(&["mine".to_owned()]);
    page(&stage, |page| {
        page.items.truncate(10);
        page.last = 10;
    });
    let outcome = stage.sync(1, NOW);
    assert_eq!(outcome.trouble, Some(Trouble::Dishonest(Lie::Swapped)));
    assert_eq!(stage.devices[1].spool.0.waiting_count(), Ok(2));
}

#[test]
fn an_answer_of_another_shape_to_what_was_sent() {
    let bends: [fn(wire::Appended) -> wire::Appended; 3] = [
        |mut said| {
            said.results.pop();
            said
        },
        |mut said| {
            said.results[0] = Outcome::Taken(vec![]);
            said
        },
        |mut said| {
            said.results[0] = Outcome::Taken(vec![0, 0]);
            said
        },
    ];
    for bend in bends {
        let mut stage = stage();
        stage.devices[1].write(&["mine".to_owned()]);
        stage.devices[1].proxy.bend(move |_: Append, said: wire::Appended| bend(said));
        let outcome = stage.sync(1, NOW);
        assert_eq!(outcome.trouble, Some(Trouble::Dishonest(Lie::Form)));
        assert_eq!(stage.devices[1].spool.0.waiting_count(), Ok(2));
    }
}

#[test]
fn what_the_hub_refuses_waits_and_stops_nothing_else() {
    let mut stage = stage();
    let shared = stage.devices[0].stream();
    stage.devices[1].write(&["mine".to_owned()]);
    stage.devices[1].write_personal();
    stage.devices[1].proxy.bend(move |asked: Append, mut said: wire::Appended| {
        for (batch, result) in asked.batches.iter().zip(&mut said.results) {
            if batch.stream == shared {
                *result = Outcome::Refused(Code::NotAllowed.into());
            }
        }
        said
    });
    let outcome = stage.sync(1, NOW);
    assert_eq!(outcome.blocked, [(shared, Code::NotAllowed.into())]);
    assert_eq!((outcome.trouble, outcome.whole), (None, false));
    let device = &stage.devices[1];
    assert_eq!(device.spool.0.waiting_count(), Ok(2), "the personal one went");
    // Its own, and what the hub let through after all.
    assert_eq!(device.texts().len(), 6);
}

#[test]
fn why_the_hub_cannot_be_used_is_told_apart() {
    let refused = |code: Code, retry_after_s| {
        let refusal = Refusal { code, retry_after_s };
        Answer { status: code.status(), body: refusal.to_bytes(), cut: None }
    };
    let html = |status| Answer { status, body: b"<html>".to_vec(), cut: None };
    let busy = |retry_after_s| Trouble::Busy { retry_after_s };
    for (answer, trouble) in [
        (refused(Code::NoToken, None), Trouble::NoAccess),
        (refused(Code::Pending, None), Trouble::Pending),
        (refused(Code::Version, None), Trouble::Update),
        (refused(Code::Busy, Some(30)), busy(Some(30))),
        (refused(Code::SlowDown, None), busy(None)),
        (refused(Code::NotAllowed, None), Trouble::Refused(Code::NotAllowed)),
        (html(502), Trouble::Unreachable),
        (html(503), busy(None)),
        (html(302), Trouble::Unreachable),
    ] {
        let mut stage = stage();
        stage.devices[1].proxy.bend_raw(Read::PATH, move |_, _| Some(answer.clone()));
        assert_eq!(stage.sync(1, NOW).trouble, Some(trouble));
    }
    let mut stage = stage();
    stage.devices[1].proxy.take(Road::Cut);
    let outcome = stage.sync(1, NOW);
    assert_eq!((outcome.trouble, outcome.welcome), (Some(Trouble::Unreachable), None));
}
