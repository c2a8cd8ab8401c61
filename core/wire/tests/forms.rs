//! An envelope and a head have one form each; what is unknown survives; the rest is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use wire::{BatchHead, Envelope, Malformed, Rest};

fn envelopes() -> impl Strategy<Value = Envelope> {
    let ids = proptest::collection::vec(any::<[u8; 16]>(), 5);
    let numbers = (any::<u32>(), any::<u32>(), any::<u64>(), any::<u32>());
    let bytes = proptest::collection::vec(any::<u8>(), 0..400);
    (ids, numbers, any::<[u8; 32]>(), bytes).prop_map(|(ids, numbers, previous, sealed)| Envelope {
        suite: numbers.0,
        team: ids[0],
        stream: ids[1],
        compartment: ids[2],
        epoch: numbers.1,
        device: ids[3],
        incarnation: ids[4],
        counter: numbers.2,
        previous,
        padding: numbers.3,
        sealed,
        rest: Rest::NONE,
    })
}

fn head() -> BatchHead {
    BatchHead {
        team: [1; 16],
        stream: [2; 16],
        epoch: 3,
        device: [4; 16],
        incarnation: [5; 16],
        counter: 600,
        hash: [7; 32],
        signature: [8; 64],
        rest: Rest::NONE,
    }
}

/// The same map with one more key at its end.
fn with_key(bytes: &[u8], key: u8, value: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[0] += 1;
    bytes.push(key);
    bytes.extend_from_slice(value);
    bytes
}

proptest! {
    #[test]
    fn an_envelope_comes_back_as_it_was(envelope in envelopes()) {
        let bytes = envelope.to_bytes();
        prop_assert_eq!(Envelope::from_bytes(&bytes), Ok(envelope));
        prop_assert_eq!(Envelope::from_bytes(&bytes[..bytes.len() - 1]), Err(Malformed::Shape));
        let longer = [bytes.as_slice(), &[0]].concat();
        prop_assert_eq!(Envelope::from_bytes(&longer), Err(Malformed::Shape));
    }

    #[test]
    fn the_associated_data_binds_everything_but_the_box(
        envelope in envelopes(), at in any::<prop::sample::Index>(), change in 1_u8..,
    ) {
        let mut bytes = envelope.to_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        // A changed byte is refused, or it shows: in the box, or in what the box is bound to.
        if let Ok(changed) = Envelope::from_bytes(&bytes) {
            let same = changed.associated_data() == envelope.associated_data();
            prop_assert!(!same || changed.sealed != envelope.sealed);
        }
    }

    #[test]
    fn any_bytes_are_refused_or_have_one_form(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(envelope) = Envelope::from_bytes(&bytes) {
            prop_assert_eq!(envelope.to_bytes(), bytes.clone());
        }
        if let Ok(head) = BatchHead::from_bytes(&bytes) {
            prop_assert_eq!(head.to_bytes(), bytes);
        }
    }
}

#[test]
fn keys_of_a_newer_version_survive_and_are_bound() {
    let known = head();
    let newer = with_key(&known.to_bytes(), 10, &[0x19, 0x01, 0x00]);
    let newer = with_key(&newer, 17, b"\x43new");
    let read = BatchHead::from_bytes(&newer).unwrap();
    assert_eq!(read.rest.len(), 2);
    assert_eq!(read.to_bytes(), newer);
    assert_ne!(read.signed_bytes(), known.signed_bytes());
    assert!(read.signed_bytes().ends_with(b"\x11\x43new"));
}

#[test]
fn a_thing_has_one_form_only() {
    let bytes = head().to_bytes();
    assert_eq!(BatchHead::from_bytes(&bytes), Ok(head()));
    let epoch = 1 + 2 + 1 + 17 + 1 + 17 + 1;
    assert_eq!(bytes[epoch], 3);
    let mut long_number = bytes.clone();
    long_number.splice(epoch..=epoch, [0x18, 3]);
    let indefinite = [&[0xbf], &bytes[1..], &[0xff]].concat();
    let mut swapped = bytes.clone();
    swapped[1..3].copy_from_slice(&[2, 1]);
    let nested = with_key(&bytes, 10, &[0x81, 0x00]);
    let twice = with_key(&bytes, 9, &[0x00]);
    let falling = with_key(&with_key(&bytes, 12, &[0]), 11, &[0]);
    for bad in [long_number, indefinite, swapped, nested, twice, falling, vec![], vec![0xa0]] {
        assert_eq!(BatchHead::from_bytes(&bad), Err(Malformed::Shape));
    }
    let mut version = bytes;
    version[2] = 2;
    assert_eq!(BatchHead::from_bytes(&version), Err(Malformed::Newer { version: 2 }));
}
