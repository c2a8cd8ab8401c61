//! Published vectors, each with what must be refused. They run over the same crates and features
//! that this crate is built on; how it combines them is checked by the examples in
//! `core/vault/FORMAT.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use seal::pin::{Argon2Params, stretch};
use seal::{Refused, Secret32, chain, sealed};

fn hex(text: &str) -> Vec<u8> {
    let digits: String = text.split_whitespace().collect();
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

fn array<const N: usize>(text: &str) -> [u8; N] {
    hex(text).try_into().unwrap()
}

/// draft-irtf-cfrg-xchacha-03, A.3.1.
#[test]
fn xchacha20_poly1305() {
    let key = Secret32::new(std::array::from_fn(|i| 0x80 + i as u8));
    let nonce: [u8; 24] = std::array::from_fn(|i| 0x40 + i as u8);
    let associated = hex("50515253c0c1c2c3c4c5c6c7");
    let content = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip \
                    for the future, sunscreen would be it.";
    let expected = hex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4e
         da7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2
         383565d3fff921f9664c97637da9768812f615c68b13b52e c0875924c1c7987947deafd8780acf49",
    );
    let boxed = sealed::seal(&key, &nonce, &associated, content).unwrap();
    assert_eq!(boxed[..24], nonce);
    assert_eq!(boxed[24..], expected);
    assert_eq!(sealed::open(&key, &associated, &boxed).unwrap(), content);

    for at in 0..boxed.len() {
        let mut changed = boxed.clone();
        changed[at] ^= 1;
        assert_eq!(sealed::open(&key, &associated, &changed), Err(Refused::NotOpened));
    }
    for length in 0..boxed.len() {
        assert_eq!(sealed::open(&key, &associated, &boxed[..length]), Err(Refused::NotOpened));
    }
    for other in [&associated[1..], b""] {
        assert_eq!(sealed::open(&key, other, &boxed), Err(Refused::NotOpened));
    }
    let other = Secret32::new([0x80; 32]);
    assert_eq!(sealed::open(&other, &associated, &boxed), Err(Refused::NotOpened));
}

/// RFC 9106, 5.3, and the reference implementation's own test.
#[test]
fn argon2id() {
    use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
    let mut params = ParamsBuilder::new();
    params.m_cost(32).t_cost(3).p_cost(4).data(AssociatedData::new(&[4; 12]).unwrap());
    let secret = [3; 8];
    let argon = Argon2::new_with_secret(
        &secret,
        Algorithm::Argon2id,
        Version::V0x13,
        params.build().unwrap(),
    );
    let mut out = [0; 32];
    argon.unwrap().hash_password_into(&[1; 32], &[2; 16], &mut out).unwrap();
    assert_eq!(out, array("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));

    let mut params = ParamsBuilder::new();
    params.m_cost(65_536).t_cost(2).p_cost(1);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.build().unwrap())
        .hash_password_into(b"password", b"somesalt", &mut out)
        .unwrap();
    assert_eq!(out, array("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "that a refusal costs no work is a measurement")]
fn a_cost_outside_the_limits_is_refused_before_any_work() {
    let good = Argon2Params::SMALLEST;
    let from = std::time::Instant::now();
    for bad in [
        Argon2Params { memory_kib: u32::MAX, ..good },
        Argon2Params { memory_kib: Argon2Params::LARGEST.memory_kib + 1, ..good },
        Argon2Params { memory_kib: 7, ..good },
        Argon2Params { memory_kib: 0, ..good },
        Argon2Params { passes: 0, ..good },
        Argon2Params { passes: u32::MAX, ..good },
        Argon2Params { lanes: 0, ..good },
        Argon2Params { lanes: 5, ..good },
        Argon2Params { lanes: 2, ..good },
    ] {
        assert_eq!(stretch(b"123456", &bad, &[0; 16]).err(), Some(Refused::Cost), "{bad:?}");
    }
    assert!(from.elapsed().as_secs() < 5, "refused at once, not after the work");
    for cost in [good, Argon2Params::PHONE, Argon2Params::LARGEST] {
        assert!(cost.within_limits());
    }
}

#[test]
fn another_pin_salt_or_cost_stretches_to_something_else() {
    let cost = Argon2Params::SMALLEST;
    let of = |pin: &[u8], cost, salt| *stretch(pin, &cost, &salt).unwrap().bytes();
    let one = of(b"123456", cost, [0; 16]);
    assert_eq!(one, of(b"123456", cost, [0; 16]));
    assert_ne!(one, of(b"123457", cost, [0; 16]));
    assert_ne!(one, of(b"123456", cost, [1; 16]));
    assert_ne!(one, of(b"123456", Argon2Params { passes: 2, ..cost }, [0; 16]));
}

/// RFC 5869, A.1 and A.3.
#[test]
fn hkdf_sha256() {
    let ikm = [0x0b; 22];
    let info = hex("f0f1f2f3f4f5f6f7f8f9");
    let salt = hex("000102030405060708090a0b0c");
    for (salt, info, expected) in [
        (
            Some(salt.as_slice()),
            info.as_slice(),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            None,
            b"".as_slice(),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ] {
        let mut out = [0; 42];
        hkdf::Hkdf::<sha2::Sha256>::new(salt, &ikm).expand(info, &mut out).unwrap();
        assert_eq!(out, array(expected));
    }
    let [a, b] = [Secret32::new([1; 32]), Secret32::new([2; 32])];
    let one = *seal::kdf::derive("label", &[&a, &b], b"context").bytes();
    for other in [
        seal::kdf::derive("labem", &[&a, &b], b"context"),
        seal::kdf::derive("label", &[&b, &a], b"context"),
        seal::kdf::derive("label", &[&a], b"context"),
        seal::kdf::derive("label", &[&a, &b], b"contexu"),
        seal::kdf::derive("label\0context", &[&a, &b], b""),
    ] {
        assert_ne!(one, *other.bytes());
    }
}

/// The official test vectors of BLAKE3: input bytes count from 0 to 250 and start again.
#[test]
fn blake3() {
    let key = Secret32::new(*b"whats the Elvish word for friend");
    for (length, hashed, keyed) in [
        (
            0,
            "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
            "92b2b75604ed3c761f9d6f62392c8a9227ad0ea3f09573e783f1498a4ed60d26",
        ),
        (
            1,
            "2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213",
            "6d7878dfff2f485635d39013278ae14f1454b8c0a3a2d34bc1ab38228a80c95b",
        ),
        (
            1025,
            "d00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444",
            "357dc55de0c7e382c900fd6e320acc04146be01db6a8ce7210b7189bd664ea69",
        ),
        (
            4096,
            "015094013f57a5277b59d8475c0501042c0b642e531b0a1c8f58d2163229e969",
            "befc660aea2f1718884cd8deb9902811d332f4fc4a38cf7c7300d597a081bfc0",
        ),
    ] {
        let input: Vec<u8> = (0..length).map(|i| (i % 251) as u8).collect();
        assert_eq!(*::blake3::hash(&input).as_bytes(), array(hashed));
        assert_eq!(chain::keyed(&key, &input), array(keyed));
        assert_eq!(chain::checksum(&input).to_vec(), hex(hashed)[..8]);
    }
}

/// RFC 8032, 7.1, tests 1 and 2.
#[test]
fn ed25519() {
    use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
    for (seed, public, message, signature) in [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970
             1cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613
             d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ] {
        let (message, signature) = (hex(message), array::<64>(signature));
        let key = SigningKey::from_bytes(&array(seed));
        assert_eq!(key.verifying_key().to_bytes(), array(public));
        assert_eq!(key.sign(&message).to_bytes(), signature);
        let key = VerifyingKey::from_bytes(&array(public)).unwrap();
        let verify = |message: &[u8], signature: [u8; 64]| {
            key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(&signature))
        };
        assert!(verify(&message, signature).is_ok());
        assert!(verify(b"another", signature).is_err());
        for at in 0..64 {
            let mut changed = signature;
            changed[at] ^= 1;
            assert!(verify(&message, changed).is_err());
        }
    }
}
