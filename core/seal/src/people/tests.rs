//! What a receiver may try with a message that it could open.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::{LABEL, LEAST, Message, Outer, associated, open, seal};
use crate::form::{VERSION, encoded, versioned};
use crate::kem::KemKey;
use crate::sealed::{pad, unpad};
use crate::sign::{Purpose, SigningKey};
use crate::stamp::Stamped;
use crate::{Refused, Secret32, Untrusted, Zeroizing};

const RECEIVER: [u8; 16] = [3; 16];
const THIRD: [u8; 16] = [4; 16];

fn sender() -> SigningKey {
    SigningKey::from_seed(&Secret32::new([1; 32]))
}

fn kem(n: u8) -> KemKey {
    KemKey::from_seed(Secret32::new([n; 32]))
}

fn message() -> Vec<u8> {
    let message = Message {
        purpose: 3,
        sender: [1; 16],
        incarnation: [2; 16],
        receiver: RECEIVER,
        counter: 1,
        sent_ms: 0,
        body: Zeroizing::new(b"body".to_vec()),
    };
    seal(&message, &sender(), &kem(9).public_key(), &Zeroizing::new([5; 64])).unwrap()
}

/// What stands inside, as the receiver can take it out.
fn inside() -> Vec<u8> {
    let outer: Outer = versioned(&message()).unwrap();
    let opened = kem(9).open(LABEL, &associated(&RECEIVER), &outer.encapsulated, &outer.sealed);
    unpad(&opened.unwrap(), LEAST).unwrap().to_vec()
}

fn sealed_on(content: &[u8], to: &KemKey, device: &[u8; 16]) -> Vec<u8> {
    let plain = pad(content, LEAST).unwrap();
    let randomness = Zeroizing::new([6; 64]);
    let (encapsulated, sealed) =
        to.public_key().seal(LABEL, &associated(device), &plain, &randomness).unwrap();
    encoded(&Outer { version: VERSION, encapsulated, sealed })
}

fn opened(bytes: &[u8], by: &KemKey, device: &[u8; 16]) -> Result<Message, Untrusted> {
    open(by, device, bytes, |_, _| Some(sender().verifying_key()))
}

#[test]
fn a_message_cannot_be_sealed_on_to_somebody_else() {
    let content = inside();
    assert!(opened(&sealed_on(&content, &kem(9), &RECEIVER), &kem(9), &RECEIVER).is_ok());
    let on = sealed_on(&content, &kem(8), &THIRD);
    assert_eq!(opened(&on, &kem(8), &THIRD), Err(Untrusted::OtherReceiver));
    // Nor to the same device with a newer key, nor to another device with the same key.
    let on = sealed_on(&content, &kem(8), &RECEIVER);
    assert_eq!(opened(&on, &kem(8), &RECEIVER), Err(Untrusted::OtherReceiver));
    let on = sealed_on(&content, &kem(9), &THIRD);
    assert_eq!(opened(&on, &kem(9), &THIRD), Err(Untrusted::OtherReceiver));
}

#[test]
fn each_byte_of_the_inside_is_covered_by_the_signature() {
    let content = inside();
    for at in 0..content.len() {
        let mut changed = content.clone();
        changed[at] ^= 1;
        let bytes = sealed_on(&changed, &kem(9), &RECEIVER);
        assert!(opened(&bytes, &kem(9), &RECEIVER).is_err(), "{at}");
    }
}

/// A signature over the same bytes for another purpose is none.
#[test]
fn a_signature_of_another_purpose_is_refused() {
    let body = Stamped::from_bytes(&inside()).unwrap().body;
    for purpose in [Purpose::Statement, Purpose::Roster, Purpose::AlarmCancel] {
        let content = Stamped::sign(&sender(), purpose, body.clone()).to_bytes();
        let bytes = sealed_on(&content, &kem(9), &RECEIVER);
        let refused = Untrusted::Refused(Refused::Signature);
        assert_eq!(opened(&bytes, &kem(9), &RECEIVER), Err(refused));
    }
}

/// A key of a newer version is covered by the signature and passed over.
#[test]
fn what_a_newer_version_adds_is_passed_over() {
    let mut body = Stamped::from_bytes(&inside()).unwrap().body;
    body[0] += 1;
    body.extend_from_slice(b"\x18\x40\x63new");
    let content = Stamped::sign(&sender(), Purpose::Message, body.clone()).to_bytes();
    let read = opened(&sealed_on(&content, &kem(9), &RECEIVER), &kem(9), &RECEIVER).unwrap();
    assert_eq!(read.body.as_slice(), b"body");
    // The same key twice, or one out of order, is no form of it.
    body[0] += 1;
    body.extend_from_slice(b"\x18\x40\x00");
    let content = Stamped::sign(&sender(), Purpose::Message, body).to_bytes();
    let refused = opened(&sealed_on(&content, &kem(9), &RECEIVER), &kem(9), &RECEIVER);
    assert_eq!(refused, Err(Untrusted::Form));
}
