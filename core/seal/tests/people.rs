//! Messages between people: who may open them, what is refused, what they show.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use seal::kem::KemKey;
use seal::people::{LARGEST_BODY, Message, open, seal};
use seal::sign::{SigningKey, VerifyingKey};
use seal::{Refused, Secret32, Untrusted, Zeroizing};

const SENDER: [u8; 16] = [1; 16];
const LIFE: [u8; 16] = [2; 16];
const RECEIVER: [u8; 16] = [3; 16];

fn signer(n: u8) -> SigningKey {
    SigningKey::from_seed(&Secret32::new([n; 32]))
}

fn kem(n: u8) -> KemKey {
    KemKey::from_seed(Secret32::new([n; 32]))
}

fn message(body: &[u8]) -> Message {
    Message {
        purpose: 3,
        sender: SENDER,
        incarnation: LIFE,
        receiver: RECEIVER,
        counter: 41,
        sent_ms: 1_770_000_000_000,
        body: Zeroizing::new(body.to_vec()),
    }
}

fn sealed(message: &Message) -> Vec<u8> {
    seal(message, &signer(1), &kem(9).public_key(), &Zeroizing::new([5; 64])).unwrap()
}

fn roster(device: &[u8; 16], incarnation: &[u8; 16]) -> Option<VerifyingKey> {
    ((*device, *incarnation) == (SENDER, LIFE)).then(|| signer(1).verifying_key())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_message_arrives_as_it_was_sent(
        body in proptest::collection::vec(any::<u8>(), 0..3000),
        purpose in any::<u32>(), counter in any::<u64>(), sent_ms in any::<i64>(),
        randomness in any::<[u8; 32]>(),
    ) {
        let sent = Message { purpose, counter, sent_ms, ..message(&body) };
        let randomness = Zeroizing::new([randomness, randomness].concat().try_into().unwrap());
        let bytes = seal(&sent, &signer(1), &kem(9).public_key(), &randomness).unwrap();
        prop_assert_eq!(open(&kem(9), &RECEIVER, &bytes, roster), Ok(sent));
    }

    #[test]
    fn any_flipped_bit_is_refused(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut bytes = sealed(&message(b"he opened the door"));
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        prop_assert!(open(&kem(9), &RECEIVER, &bytes, roster).is_err());
    }

    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(open(&kem(9), &RECEIVER, &bytes, roster).is_err());
    }
}

#[test]
fn only_the_receiver_opens_it_and_only_for_itself() {
    let bytes = sealed(&message(b"body"));
    let refused = Untrusted::Refused(Refused::NotOpened);
    assert_eq!(open(&kem(8), &RECEIVER, &bytes, roster), Err(refused));
    assert_eq!(open(&kem(9), &SENDER, &bytes, roster), Err(refused));
}

#[test]
fn a_sender_must_be_known_and_must_have_signed() {
    let bytes = sealed(&message(b"body"));
    let nobody = |_: &[u8; 16], _: &[u8; 16]| None;
    assert_eq!(open(&kem(9), &RECEIVER, &bytes, nobody), Err(Untrusted::UnknownSender));
    let other_life = Message { incarnation: [7; 16], ..message(b"body") };
    let bytes = sealed(&other_life);
    assert_eq!(open(&kem(9), &RECEIVER, &bytes, roster), Err(Untrusted::UnknownSender));
    // Somebody else of the team writes in the sender's name.
    let randomness = Zeroizing::new([5; 64]);
    let forged = seal(&message(b"body"), &signer(2), &kem(9).public_key(), &randomness).unwrap();
    let refused = Untrusted::Refused(Refused::Signature);
    assert_eq!(open(&kem(9), &RECEIVER, &forged, roster), Err(refused));
}

#[test]
fn the_length_hides_what_it_says() {
    let length = |body: &[u8]| sealed(&message(body)).len();
    assert_eq!(length(b""), length(b"yes"));
    assert_eq!(length(&[7; 1000]), length(&[7; 1010]));
    // Twelve per cent at most, beside the key that is sent along.
    assert!(length(&[7; 100_000]) < 113_500);
    let long = seal(
        &message(&vec![0; LARGEST_BODY + 1]),
        &signer(1),
        &kem(9).public_key(),
        &Zeroizing::new([5; 64]),
    );
    assert_eq!(long, Err(Untrusted::Refused(Refused::TooLong)));
}

#[test]
fn a_newer_version_is_named_and_nothing_of_the_body_shows() {
    let mut bytes = sealed(&message(b"body"));
    assert_eq!(bytes[..3], [0xa3, 1, 1]);
    bytes[2] = 2;
    let newer = Untrusted::Newer { version: 2 };
    assert_eq!(open(&kem(9), &RECEIVER, &bytes, roster), Err(newer));
    assert_eq!(format!("{:?}", message(b"body")), "Message (not shown), purpose 3");
}
