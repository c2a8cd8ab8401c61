//! Every request and answer has one form; what is not in it is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;

use proptest::prelude::*;
use samples::{SAMPLES, Sample};
use std::collections::BTreeSet;
use wire::http::{bearer, from_bearer};
use wire::{Code, Kind, Malformed, Message, Outcome, Page, Read, Refusal};

#[test]
fn every_message_comes_back_as_it_was() {
    for Sample { name, bytes, again } in SAMPLES.iter() {
        assert_eq!(again(bytes).as_ref(), Ok(bytes), "{name}");
        for length in 0..bytes.len() {
            assert_eq!(again(&bytes[..length]), Err(Malformed::Shape), "{name} cut at {length}");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert_eq!(again(&longer), Err(Malformed::Shape), "{name}");
    }
}

#[test]
fn a_key_of_a_newer_version_is_passed_over() {
    for Sample { name, bytes, again } in SAMPLES.iter().filter(|s| s.bytes[0] & 0xe0 == 0xa0) {
        for value in [b"\x00".as_slice(), b"\x63new", b"\xa1\x01\x81\x41\x00", b"\x20", b"\xf5"] {
            let mut newer = bytes.clone();
            newer[0] += 1;
            newer.extend_from_slice(b"\x18\x40");
            newer.extend_from_slice(value);
            let one_key = name.starts_with("Outcome");
            let expected = if one_key { Err(Malformed::Shape) } else { Ok(bytes.clone()) };
            assert_eq!(again(&newer), expected, "{name}");
        }
        // Not what has two forms, or none that this version checks.
        for value in [b"\xf6".as_slice(), b"\x18\x01", b"\xf9\x00\x00", b"\x9f\xff", b"\xc1\x00"] {
            let mut newer = bytes.clone();
            newer[0] += 1;
            newer.extend_from_slice(b"\x18\x40");
            newer.extend_from_slice(value);
            assert_eq!(again(&newer), Err(Malformed::Shape), "{name}");
        }
    }
}

proptest! {
    #[test]
    fn a_changed_message_is_refused_or_another_one(
        which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), bit in 0..8_u8,
    ) {
        let Sample { bytes, again, .. } = which.get(&SAMPLES);
        let mut changed = bytes.clone();
        changed[at.index(bytes.len())] ^= 1_u8 << bit;
        if let Ok(read) = again(&changed) {
            // The same bytes, unless a key became one that this version does not know.
            prop_assert!(read == changed || read.len() < changed.len());
            prop_assert_ne!(&read, bytes);
        }
    }

    #[test]
    fn any_bytes_are_refused_or_have_one_form(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for Sample { again, .. } in SAMPLES.iter() {
            if let Ok(read) = again(&bytes) {
                prop_assert!(read == bytes || read.len() < bytes.len());
            }
        }
    }

    #[test]
    fn a_token_comes_back_from_its_header(token: [u8; 32]) {
        let header = bearer(&token);
        prop_assert_eq!(from_bearer(&header), Some(token));
        prop_assert_eq!(from_bearer(&header[..header.len() - 1]), None);
        prop_assert_eq!(from_bearer(&format!("{header}0")), None);
        prop_assert_eq!(from_bearer(&header.replacen("Bearer", "bearer", 1)), None);
        let upper = header.to_uppercase().replacen("BEARER", "Bearer", 1);
        prop_assert_eq!(from_bearer(&upper).is_some(), upper == header);
    }
}

#[test]
fn what_is_claimed_and_not_there_costs_nothing() {
    for hostile in [
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff".as_slice(),
        b"\xa1\x01\x9b\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\xa1\x01\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff\x01",
        &[0x81; 200_000],
        &[0xa1; 200_000],
        &[0xa1, 0x01].repeat(100_000),
    ] {
        for Sample { again, .. } in SAMPLES.iter() {
            assert_eq!(again(hostile), Err(Malformed::Shape));
        }
    }
}

#[test]
fn what_must_be_there_is_missed() {
    assert_eq!(Read::from_bytes(b"\xa0"), Err(Malformed::Shape));
    assert_eq!(Read::from_bytes(b"\xa1\x01\x80"), Err(Malformed::Shape));
    assert_eq!(Page::from_bytes(b"\xa3\x01\x41\x00\x02\x80\x03\x00"), Err(Malformed::Shape));
    assert_eq!(Outcome::from_bytes(b"\xa0"), Err(Malformed::Shape));
    assert_eq!(Outcome::from_bytes(b"\xa1\x04\x80"), Err(Malformed::Shape));
    assert_eq!(Outcome::from_bytes(b"\xa2\x01\x80\x02\x80"), Err(Malformed::Shape));
}

#[test]
fn codes_are_a_list_that_only_grows() {
    let numbers: BTreeSet<u32> = Code::ALL.iter().map(|code| code.number()).collect();
    assert_eq!(numbers, (1..=18).collect());
    for code in Code::ALL {
        assert_eq!(Code::from_number(code.number()), *code);
        assert!((400..600).contains(&code.status()));
    }
    let newer = Refusal { code: Code::Other(900), retry_after_s: Some(7) };
    assert_eq!(Refusal::from_bytes(&newer.to_bytes()), Ok(newer));
    assert_eq!(newer.to_string(), "the hub refused: Other");
}

#[test]
fn a_kind_says_whether_it_may_be_passed_over() {
    assert!(Kind::ENVELOPE.known() && Kind::QUARANTINED.known());
    assert!(!Kind(0).known() && !Kind(10).known());
    assert!(!Kind(10).ignorable() && !Kind(32767).ignorable() && Kind(32768).ignorable());
}

#[test]
fn what_holds_a_secret_does_not_show_itself() {
    for shown in [
        format!("{:?}", samples::arm()),
        format!("{:?}", samples::join()),
        format!("{:?}", samples::recover()),
        format!("{:?}", samples::release()),
        format!("{:?}", samples::found()),
        format!("{:?}", samples::compartment_grant()),
    ] {
        assert!(shown.ends_with("(not shown)"), "{shown}");
    }
}
