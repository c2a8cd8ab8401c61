//! Published vectors of X-Wing and of HPKE with it, each with what must be refused. They stand in
//! `tests/vectors/xwing.txt`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::{Encapsulated, HandedIn, KemKey, KemPublicKey, PrivateKey, PublicKey};
use crate::{Refused, Secret32, Untrusted, Zeroizing};
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, Serializable};

fn vector(name: &str) -> Vec<u8> {
    let page = include_str!("../../tests/vectors/xwing.txt");
    let mut lines = page.lines().skip_while(|line| *line != format!("{name} ="));
    assert!(lines.next().is_some(), "{name}");
    let digits: String = lines.map_while(|line| line.strip_prefix("  ")).collect();
    (0..digits.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&digits[i..i + 2], 16).unwrap())
        .collect()
}

fn array<const N: usize>(name: &str) -> [u8; N] {
    vector(name).try_into().unwrap()
}

fn key(seed: &str) -> KemKey {
    KemKey::from_seed(Secret32::new(array(seed)))
}

/// draft-connolly-cfrg-xwing-kem, appendix C.
#[test]
fn x_wing() {
    for n in 1..=3 {
        let name = |what: &str| format!("{what} {n}");
        let public = key(&name("seed")).public_key();
        assert_eq!(public.bytes().to_vec(), vector(&name("pk")));

        let randomness = vector(&name("eseed"));
        let mut handed_in = HandedIn { left: &randomness, enough: true };
        let to = PublicKey::from_bytes(public.bytes()).unwrap();
        let (shared, sent) = XWing::encap_with_rng(&to, None, &mut handed_in).unwrap();
        assert_eq!(shared.0.to_vec(), vector(&name("ss")));
        assert_eq!(sent.to_bytes().to_vec(), vector(&name("ct")));
        assert!(handed_in.enough && handed_in.left.is_empty(), "it takes exactly 64 bytes");

        let own = PrivateKey::from_bytes(&vector(&name("seed"))).unwrap();
        assert_eq!(XWing::decap(&own, None, &sent).unwrap().0, shared.0);
        // Both halves count: a bit changed in either gives another secret.
        for at in [0, 700, 1087, 1088, 1119] {
            let mut other = vector(&name("ct"));
            other[at] ^= 1;
            let other = Encapsulated::from_bytes(&other).unwrap();
            assert_ne!(XWing::decap(&own, None, &other).unwrap().0, shared.0, "{at}");
        }
    }
}

/// HPKE, base mode: the vector that Go's crypto/hpke publishes for this suite.
#[test]
fn hpke_with_x_wing() {
    let own = key("hpke skRm");
    let public = own.public_key();
    assert_eq!(public.bytes().to_vec(), vector("hpke pkRm"));
    let (info, aad, content) = (vector("hpke info"), vector("hpke aad"), vector("hpke pt"));
    let randomness = Zeroizing::new(array("hpke ikmE"));
    let (sent, sealed) = public.seal(&info, &aad, &content, &randomness).unwrap();
    assert_eq!(sent, vector("hpke enc"));
    assert_eq!(sealed, vector("hpke ct"));
    assert_eq!(own.open(&info, &aad, &sent, &sealed), Ok(content));

    let refused = |info: &[u8], aad: &[u8], sent: &[u8], sealed: &[u8]| {
        assert_eq!(own.open(info, aad, sent, sealed), Err(Refused::NotOpened));
    };
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        refused(&info, &aad, &sent, &changed);
        refused(&info, &aad, &sent, &sealed[..at]);
    }
    for at in (0..sent.len()).step_by(37) {
        let mut changed = sent.clone();
        changed[at] ^= 1;
        refused(&info, &aad, &changed, &sealed);
        refused(&info, &aad, &sent[..at], &sealed);
    }
    refused(&info[1..], &aad, &sent, &sealed);
    refused(&info, b"", &sent, &sealed);
    assert_eq!(key("seed 1").open(&info, &aad, &sent, &sealed), Err(Refused::NotOpened));
}

#[test]
fn what_is_no_key_is_refused() {
    let bytes = key("seed 1").public_key().bytes().to_vec();
    assert!(KemPublicKey::from_bytes(&bytes).is_ok());
    // A coefficient above the modulus has two forms; only the one below is a key.
    let mut above = bytes.clone();
    above[0] = 0xff;
    above[1] |= 0x0f;
    assert_eq!(KemPublicKey::from_bytes(&above), Err(Untrusted::Key));
    assert_eq!(KemPublicKey::from_bytes(&bytes[1..]), Err(Untrusted::Key));
    assert_eq!(KemPublicKey::from_bytes(&[bytes.as_slice(), &[0]].concat()), Err(Untrusted::Key));
}

#[test]
fn too_little_randomness_seals_nothing() {
    let mut handed_in = HandedIn { left: &[7; 63], enough: true };
    let to = PublicKey::from_bytes(key("seed 1").public_key().bytes()).unwrap();
    assert!(XWing::encap_with_rng(&to, None, &mut handed_in).is_ok());
    assert!(!handed_in.enough);
}
