//! The worked examples of the spool: made from their parts by hand, and opened with the code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::sealing::{In, Keys, Out, Promised, Slot, SlotName, Use};
use crate::bytes::encoded;
use crate::format_more::{Parts, map, nonce, secret};
use minicbor::{Decode, Encode};
use seal::kdf;
use seal::sealed::seal_padded;
use wire::{Item, Kind, Open, StreamKind};

/// A box as the page describes it.
fn sealed(label: &str, number: i64, content: &[u8], least: usize) -> Vec<u8> {
    let label = format!("schakel/spool/1/{label}");
    let key = kdf::derive(&label, &[&secret(0x88)], &[]);
    let (one, number) = (1_u32.to_be_bytes(), number.to_be_bytes());
    let bound = [label.as_bytes(), &[0], &one, &one, &number].concat();
    seal_padded(&key, &nonce(), &bound, content, least).unwrap()
}

fn id(e: &mut Parts, key: u32, byte: u8) {
    e.u32(key).unwrap().bytes(&[byte; 16]).unwrap();
}

fn outgoing() -> Vec<u8> {
    map(5, |e| {
        id(e, 1, 8);
        let open = Open { kind: StreamKind::COMPARTMENT, members: vec![] };
        let item = Item { kind: Kind::ENVELOPE, bytes: b"sealed".to_vec() };
        e.u32(2)?.encode(open)?.u32(3)?.encode(item)?.u32(4)?.u32(1)?.u32(5)?.u32(2)?.ok()
    })
}

fn incoming() -> Vec<u8> {
    map(2, |e| {
        id(e, 1, 8);
        e.u32(2)?.array(4)?.u32(3)?.i64(1_770_000_000_000)?;
        e.encode(Kind::ENVELOPE)?.bytes(b"sealed")?.ok()
    })
}

fn promise() -> Vec<u8> {
    map(4, |e| {
        id(e, 1, 8);
        e.u32(2)?.u32(3)?;
        id(e, 3, 0x1d);
        e.u32(4)?.u32(1)?.ok()
    })
}

/// How far the stream 16 x `08` came in: up to 3.
fn cursor() -> Vec<u8> {
    map(2, |e| e.u32(1)?.array(2)?.u32(2)?.array(1)?.bytes(&[8; 16])?.u32(3)?.u32(3)?.ok())
}

fn cursor_name() -> SlotName {
    SlotName::Cursor([8; 16])
}

/// The examples of the spool, by name.
pub(crate) fn examples() -> Vec<(&'static str, Vec<u8>)> {
    let slot = Keys::new(&secret(0x88)).slot_number(&cursor_name()).unwrap();
    vec![
        ("spool, outgoing", outgoing()),
        ("spool, outgoing box", sealed("outgoing", 1, &outgoing(), 512)),
        ("spool, incoming", incoming()),
        ("spool, incoming box", sealed("incoming", 1, &incoming(), 512)),
        ("spool, promise", promise()),
        ("spool, promise box", sealed("promise", 1, &promise(), 128)),
        ("spool, slot number", slot.to_be_bytes().to_vec()),
        ("spool, slot", cursor()),
        ("spool, slot box", sealed("slot", slot, &cursor(), 128)),
    ]
}

fn opened<T: Encode<()> + for<'b> Decode<'b, ()>>(of: Use, number: i64, at: usize) -> T {
    let (examples, keys) = (examples(), Keys::new(&secret(0x88)));
    let opened: T = keys.open(of, number, &examples[at + 1].1).unwrap();
    assert_eq!(encoded(&opened).unwrap().as_slice(), examples[at].1);
    assert!(keys.open::<T>(of, number + 1, &examples[at + 1].1).is_err(), "bound to its row");
    opened
}

#[test]
fn format_spool_opens() {
    let out: Out = opened(Use::Outgoing, 1, 0);
    assert_eq!((out.stream, out.epoch, out.counter), ([8; 16], Some(1), Some(2)));
    let came: In = opened(Use::Incoming, 1, 2);
    assert_eq!((came.item.seq, came.item.bytes), (3, b"sealed".to_vec()));
    let promised: Promised = opened(Use::Promise, 1, 4);
    assert_eq!((promised.seq, promised.item, promised.outgoing), (3, [0x1d; 16], 1));
    let number = Keys::new(&secret(0x88)).slot_number(&cursor_name()).unwrap();
    let slot: Slot = opened(Use::Slot, number, 7);
    assert_eq!((slot.name, slot.number), (cursor_name(), Some(3)));
    // The name alone, hashed under its own key, gives the number of the row.
    let key = kdf::derive("schakel/spool/1/slot-number", &[&secret(0x88)], &[]);
    let name = b"\x82\x02\x81\x50\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08";
    assert!(seal::chain::keyed(&key, name).starts_with(&number.to_be_bytes()));
}
