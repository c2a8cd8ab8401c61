//! Padding, signatures and signed files: what holds for any input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use seal::sealed::{self, padded_len};
use seal::sign::{Purpose, SigningKey, VerifyingKey};
use seal::signed::{LARGEST_FILE, open_file, sign_file};
use seal::{Refused, Secret32};

const LEAST: usize = 256;

fn key() -> Secret32 {
    Secret32::new([7; 32])
}

fn signer(n: u8) -> SigningKey {
    SigningKey::from_seed(&Secret32::new([n; 32]))
}

proptest! {
    #[test]
    fn padding_hides_the_length_and_costs_little(length in 0_usize..4_000_000) {
        let padded = padded_len(length, LEAST);
        prop_assert!(padded >= LEAST && padded >= length + 4);
        // Padmé adds at most 12 %.
        prop_assert!(padded <= LEAST.max((length + 4) * 112 / 100 + 1));
        // All lengths up to the padded one look the same, and a longer one never looks shorter.
        prop_assert_eq!(padded_len(padded - 4, LEAST), padded);
        prop_assert!(padded_len(length + 1, LEAST) >= padded);
    }

    #[test]
    fn what_is_sealed_opens_to_the_same(content in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let boxed = sealed::seal_padded(&key(), &[1; 24], b"place", &content, LEAST).unwrap();
        prop_assert_eq!(boxed.len(), padded_len(content.len(), LEAST) + sealed::OVERHEAD);
        prop_assert_eq!(sealed::open_padded(&key(), b"place", &boxed, LEAST), Ok(content));
    }

    #[test]
    fn padding_of_another_making_is_refused(
        length in 0_usize..600,
        mut plain in proptest::collection::vec(Just(0_u8), 0..700),
        dirt in proptest::option::of((any::<prop::sample::Index>(), 1_u8..)),
    ) {
        if let Some(front) = plain.first_chunk_mut::<4>() {
            *front = (length as u32).to_le_bytes();
        }
        if let (Some((at, byte)), true) = (dirt, plain.len() > length + 5) {
            let at = length + 4 + at.index(plain.len() - length - 4);
            plain[at] = byte;
        }
        let boxed = sealed::seal(&key(), &[1; 24], b"", &plain).unwrap();
        let clean = plain.len() > 3 && plain.iter().skip(length + 4).all(|b| *b == 0);
        let right = clean && plain.len() == padded_len(length, LEAST);
        let opened = sealed::open_padded(&key(), b"", &boxed, LEAST);
        prop_assert_eq!(opened.is_ok(), right);
        if !right {
            prop_assert_eq!(opened, Err(Refused::Padding));
        }
    }

    #[test]
    fn a_signed_file_with_one_changed_byte_is_refused(
        body in proptest::collection::vec(any::<u8>(), 0..300),
        at in any::<prop::sample::Index>(),
        change in 1_u8..,
    ) {
        let mut file = sign_file(&signer(1), &body).unwrap();
        let opened = open_file(&file).unwrap();
        prop_assert_eq!(opened.body, &body);
        prop_assert_eq!(opened.signer, signer(1).verifying_key());
        let at = at.index(file.len());
        file[at] ^= change;
        prop_assert!(open_file(&file).is_err());
    }
}

/// Padmé's own examples: 9 stays within 10, a megabyte gains less than 7 %.
#[test]
fn padded_lengths_are_those_of_the_paper() {
    for (length, padded) in
        [(0, 256), (252, 256), (253, 272), (600, 608), (1000, 1024), (100_000, 100_352)]
    {
        assert_eq!(padded_len(length, LEAST), padded, "{length}");
    }
    assert_eq!(padded_len(5, 0), 10);
}

#[test]
fn a_signature_counts_for_its_purpose_key_and_message_only() {
    let signature = signer(1).sign(Purpose::Pack, b"message");
    let verify =
        |n, purpose, message: &[u8]| signer(n).verifying_key().verify(purpose, message, &signature);
    assert_eq!(verify(1, Purpose::Pack, b"message"), Ok(()));
    assert_eq!(verify(1, Purpose::ChainHead, b"message"), Err(Refused::Signature));
    assert_eq!(verify(2, Purpose::Pack, b"message"), Err(Refused::Signature));
    assert_eq!(verify(1, Purpose::Pack, b"messagf"), Err(Refused::Signature));
}

#[test]
fn keys_that_prove_nothing_are_refused() {
    let mut identity = [0; 32];
    identity[0] = 1;
    for weak in [identity, [0; 32], [0xff; 32]] {
        assert_eq!(VerifyingKey::from_bytes(&weak), Err(Refused::Signature));
    }
}

#[test]
fn files_that_are_no_signed_pack_are_refused_in_order() {
    let file = sign_file(&signer(1), b"body").unwrap();
    let with = |at: usize, bytes: &[u8]| {
        let mut file = file.clone();
        file[at..at + bytes.len()].copy_from_slice(bytes);
        file
    };
    let refused = |file: &[u8]| open_file(file).err();
    assert_eq!(refused(&vec![0; LARGEST_FILE + 1]), Some(Refused::TooLong));
    assert_eq!(refused(b""), Some(Refused::NotSignedFile));
    assert_eq!(refused(&with(0, b"S")), Some(Refused::NotSignedFile));
    assert_eq!(refused(&with(13, &[0, 0, 0, 0])), Some(Refused::NotSignedFile));
    assert_eq!(refused(&with(13, &[0, 0, 0, 2])), Some(Refused::Newer { format: 2 }));
    assert_eq!(refused(&with(17, &[0; 32])), Some(Refused::Signature));
    assert_eq!(refused(&with(17, &signer(2).verifying_key().to_bytes())), Some(Refused::Signature));
    for length in 0..113 {
        assert_eq!(refused(&file[..length]), Some(Refused::NotSignedFile), "{length}");
    }
    assert_eq!(refused(&file[..file.len() - 1]), Some(Refused::Signature));
    assert_eq!(sign_file(&signer(1), &vec![0; LARGEST_FILE]), Err(Refused::TooLong));
}

#[test]
fn a_fingerprint_is_twelve_groups_and_differs_per_key() {
    let one = signer(1).verifying_key().fingerprint();
    assert!(one.split(' ').all(|g| g.len() == 5 && g.bytes().all(|b| b.is_ascii_digit())));
    assert_eq!(one.split(' ').count(), 12);
    assert_ne!(one, signer(2).verifying_key().fingerprint());
}

#[test]
fn secrets_do_not_show_themselves() {
    assert_eq!(format!("{:?}", key()), "Secret32 (not shown)");
}
