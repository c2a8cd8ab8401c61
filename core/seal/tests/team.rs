//! The roster and its heartbeat: what a device believes about who is in the team.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use seal::heartbeat::{GOOD_FOR_MS, Heartbeat, RENEW_AFTER_MS, Vouched};
use seal::kem::{KemKey, KemPublicKey};
use seal::names::{self, Name};
use seal::roster::{Member, Roster, SignedRoster, role, team_id};
use seal::sign::{Purpose, SigningKey};
use seal::stamp::Stamped;
use seal::team::{self, TeamKey, Use};
use seal::{Refused, Rule, Secret32, Untrusted};
use std::sync::LazyLock;

const NOW: i64 = 1_770_000_000_000;

static KEM: LazyLock<KemPublicKey> =
    LazyLock::new(|| KemKey::from_seed(Secret32::new([9; 32])).public_key());

fn key(n: u8) -> SigningKey {
    SigningKey::from_seed(&Secret32::new([n; 32]))
}

fn root() -> SigningKey {
    key(200)
}

fn team() -> [u8; 16] {
    team_id(&root().verifying_key())
}

fn member(n: u8, roles: u32) -> Member {
    Member {
        device: [n; 16],
        incarnation: [n + 100; 16],
        sign_key: key(n).verifying_key(),
        kem_key: KEM.clone(),
        roles,
    }
}

/// A coordinator, a supervisor, a worker.
fn first() -> Roster {
    let members = vec![member(1, role::COORDINATOR), member(2, role::SUPERVISOR), member(3, 1)];
    Roster::first(root().verifying_key(), NOW, members)
}

fn signed(roster: Roster) -> SignedRoster {
    SignedRoster::sign(roster, &root()).unwrap()
}

fn broken(roster: Roster) -> Option<Untrusted> {
    SignedRoster::sign(roster, &root()).err()
}

#[test]
fn a_roster_comes_back_as_it_was_signed() {
    let roster = signed(first());
    let read = SignedRoster::verify(roster.bytes(), &team()).unwrap();
    assert_eq!(read, roster);
    assert_eq!(read.roster().member(&[2; 16]).unwrap().roles, role::SUPERVISOR);
    assert_eq!(read.roster().team(), team());
}

#[test]
fn a_roster_of_another_root_is_refused() {
    let roster = signed(first());
    let other = team_id(&key(201).verifying_key());
    assert_eq!(SignedRoster::verify(roster.bytes(), &other), Err(Untrusted::OtherTeam));
    assert_eq!(SignedRoster::sign(first(), &key(201)), Err(Untrusted::OtherTeam));
    // Signed by a member instead of the root, or for another purpose.
    let body = Stamped::from_bytes(roster.bytes()).unwrap().body;
    for stamped in [
        Stamped::sign(&key(1), Purpose::Roster, body.clone()),
        Stamped::sign(&root(), Purpose::Heartbeat, body),
    ] {
        let refused = SignedRoster::verify(&stamped.to_bytes(), &team());
        assert_eq!(refused, Err(Untrusted::Refused(Refused::Signature)));
    }
}

#[test]
fn rules_hold_whatever_the_root_signs() {
    let with = |change: fn(&mut Roster)| {
        let mut roster = first();
        change(&mut roster);
        broken(roster)
    };
    let twice = with(|r| r.members.push(Member { incarnation: [77; 16], ..member(2, 1) }));
    assert_eq!(twice, Some(Untrusted::Rule(Rule::TwiceInRoster)));
    let back = with(|r| {
        r.revoke(&[3; 16], NOW, true);
        r.members.push(member(3, 1));
    });
    assert_eq!(back, Some(Untrusted::Rule(Rule::CameBack)));
    let revoked_twice = with(|r| {
        r.revoke(&[3; 16], NOW, true);
        r.revoked.push(r.revoked[0].clone());
    });
    assert_eq!(revoked_twice, Some(Untrusted::Rule(Rule::TwiceInRoster)));
    assert_eq!(with(|r| r.members[2].roles = 0), Some(Untrusted::Rule(Rule::NoRole)));
    assert_eq!(with(|r| r.members[2].roles = 64), Some(Untrusted::Rule(Rule::NoRole)));
    let nobody = with(|r| r.members[0].roles = role::WORKER);
    assert_eq!(nobody, Some(Untrusted::Rule(Rule::NoCoordinator)));
    // The device may return as a new life, and a role of a newer version beside a known one.
    let new_life = with(|r| {
        r.revoke(&[3; 16], NOW, true);
        r.members.push(Member { incarnation: [78; 16], roles: 64 | 1, ..member(3, 1) });
    });
    assert_eq!(new_life, None);
}

/// The reader judges by itself: a root that signs against the rules is not believed either.
#[test]
fn a_reader_checks_the_rules_too() {
    let stamped = Stamped::from_bytes(signed(first()).bytes()).unwrap();
    let at = stamped.body.len() - [6, 0x80, 7, 0x40].len() - 1;
    let mut body = stamped.body;
    assert_eq!(body[at], role::WORKER as u8, "the last member's role");
    body[at] = 0;
    let bytes = Stamped::sign(&root(), Purpose::Roster, body).to_bytes();
    let refused = SignedRoster::verify(&bytes, &team());
    assert_eq!(refused, Err(Untrusted::Rule(Rule::NoRole)));
}

#[test]
fn rosters_follow_each_other_by_number_and_never_forget_a_revocation() {
    let one = signed(first());
    let mut next = one.roster().successor(NOW + 1);
    assert!(next.revoke(&[3; 16], NOW + 1, true));
    assert!(!next.revoke(&[3; 16], NOW + 1, true), "nobody is revoked twice");
    let two = signed(next);
    assert_eq!(two.follows(&one), Ok(()));
    assert_eq!(two.follows(&two), Ok(()), "the same again changes nothing");
    assert_eq!(one.follows(&two), Err(Untrusted::Older));

    let rule = |rule| Err(Untrusted::Rule(rule));
    let mut other_two = one.roster().successor(NOW + 2);
    other_two.members.pop();
    assert_eq!(signed(other_two).follows(&two), rule(Rule::SameNumber));

    let mut forgets = two.roster().successor(NOW + 3);
    forgets.revoked.clear();
    assert_eq!(signed(forgets.clone()).follows(&two), rule(Rule::CameBack));
    forgets.members.push(member(3, 1));
    assert_eq!(signed(forgets).follows(&two), rule(Rule::CameBack));
    let mut softer = two.roster().successor(NOW + 3);
    softer.revoked[0].wipe = false;
    assert_eq!(signed(softer).follows(&two), rule(Rule::CameBack));

    let other = Roster::first(key(201).verifying_key(), NOW, vec![member(1, role::ALL)]);
    let other = SignedRoster::sign(other, &key(201)).unwrap();
    assert_eq!(other.follows(&one), Err(Untrusted::OtherTeam));
}

#[test]
fn a_signature_of_a_revoked_device_counts_until_it_was_revoked() {
    let mut roster = first();
    roster.revoke(&[3; 16], NOW, false);
    let (device, life) = ([3; 16], [103; 16]);
    assert_eq!(roster.signer(&device, &life, NOW), Some(key(3).verifying_key()));
    assert_eq!(roster.signer(&device, &life, NOW + 1), None);
    assert_eq!(roster.signer(&device, &[104; 16], NOW), None);
    assert_eq!(roster.signer(&[2; 16], &[102; 16], NOW + 1), Some(key(2).verifying_key()));
    assert_eq!(roster.signer(&[2; 16], &life, NOW), None);
    assert!(!roster.revocation(&device, &life).unwrap().wipe);
}

#[test]
fn a_heartbeat_tells_the_last_roster_from_a_withheld_one() {
    let one = signed(first());
    let two = signed(one.roster().successor(NOW + 1));
    let beat = |roster: &SignedRoster, at| {
        Heartbeat::verify(&Heartbeat::sign(roster, &root(), at), &root().verifying_key()).unwrap()
    };
    let (of_one, of_two) = (beat(&one, NOW), beat(&two, NOW + 1));
    assert_eq!(of_two.vouches(&two), Ok(Vouched::Last));
    assert_eq!(of_two.vouches(&one), Ok(Vouched::NewerExists));
    assert_eq!(of_one.vouches(&two), Ok(Vouched::Earlier));
    let mut other = first();
    other.members.pop();
    let refused = of_one.vouches(&signed(other));
    assert_eq!(refused, Err(Untrusted::Rule(Rule::SameNumber)));

    assert_eq!(of_two.follows(&of_one), Ok(()));
    assert_eq!(of_one.follows(&of_two), Err(Untrusted::Older));
    assert_eq!(beat(&one, NOW + 9).follows(&of_two), Err(Untrusted::Older));
}

#[test]
fn a_heartbeat_goes_stale_and_is_renewed() {
    let one = signed(first());
    let bytes = Heartbeat::sign(&one, &root(), NOW);
    let beat = Heartbeat::verify(&bytes, &root().verifying_key()).unwrap();
    assert!(!beat.stale(NOW + GOOD_FOR_MS) && beat.stale(NOW + GOOD_FOR_MS + 1));
    assert!(!beat.due(NOW + RENEW_AFTER_MS - 1) && beat.due(NOW + RENEW_AFTER_MS));
    // One from a clock that is far ahead says nothing.
    assert!(!beat.stale(NOW - RENEW_AFTER_MS) && beat.stale(NOW - RENEW_AFTER_MS - 1));
    // One that claims to be good for ever is not.
    let mut for_ever = beat.clone();
    for_ever.good_until_ms = i64::MAX;
    assert!(for_ever.stale(NOW + GOOD_FOR_MS + 1));

    let other = Heartbeat::verify(&bytes, &key(201).verifying_key());
    assert_eq!(other, Err(Untrusted::OtherTeam));
    let body = Stamped::from_bytes(&bytes).unwrap().body;
    let by_member = Stamped::sign(&key(1), Purpose::Heartbeat, body).to_bytes();
    let refused = Heartbeat::verify(&by_member, &root().verifying_key());
    assert_eq!(refused, Err(Untrusted::Refused(Refused::Signature)));
}

fn team_key(epoch: u32) -> TeamKey {
    TeamKey { epoch, key: Secret32::new([60 + epoch as u8; 32]) }
}

#[test]
fn names_open_for_the_team_only() {
    let names = vec![
        Name { device: [1; 16], name: "Anna".into() },
        Name { device: [2; 16], name: "Bérénice".into() },
    ];
    let bytes = names::seal(&names, &team_key(2), &team(), &[5; 24]).unwrap();
    assert_eq!(team::epoch(&bytes), Ok(2));
    assert_eq!(names::open(&bytes, &team_key(2), &team()), Ok(names.clone()));
    let refused = Err(Untrusted::Refused(Refused::NotOpened));
    assert_eq!(names::open(&bytes, &team_key(1), &team()), refused);
    assert_eq!(names::open(&bytes, &team_key(2), &[0; 16]), refused);
    for other in [Use::Statement, Use::Successor] {
        assert!(team::open(&team_key(2), &team(), other, &bytes).is_err());
    }
    // Two names or none: the hub sees the same length.
    let none = names::seal(&[], &team_key(2), &team(), &[5; 24]).unwrap();
    assert_eq!(none.len(), bytes.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_flipped_bit_of_a_roster_heartbeat_or_box_is_refused(
        at in any::<prop::sample::Index>(), bit in 0..8_u8,
    ) {
        let flip = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            let at = at.index(bytes.len());
            bytes[at] ^= 1_u8 << bit;
            bytes
        };
        let roster = signed(first());
        prop_assert!(SignedRoster::verify(&flip(roster.bytes()), &team()).is_err());
        let beat = Heartbeat::sign(&roster, &root(), NOW);
        prop_assert!(Heartbeat::verify(&flip(&beat), &root().verifying_key()).is_err());
        let boxed = team::seal(&team_key(1), &team(), Use::Statement, &[5; 24], b"said").unwrap();
        prop_assert!(team::open(&team_key(1), &team(), Use::Statement, &flip(&boxed)).is_err());
    }

    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(SignedRoster::verify(&bytes, &team()).is_err());
        prop_assert!(Heartbeat::verify(&bytes, &root().verifying_key()).is_err());
        prop_assert!(team::open(&team_key(1), &team(), Use::Names, &bytes).is_err());
        // Well-formed outside, anything inside, signed by the root itself.
        let stamped = Stamped::sign(&root(), Purpose::Roster, bytes).to_bytes();
        prop_assert!(SignedRoster::verify(&stamped, &team()).is_err());
    }
}

/// Lengths that are claimed and not there cost nothing.
#[test]
fn a_claimed_length_is_not_believed() {
    for hostile in [
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff".as_slice(),
        b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\xa2\x01\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
        &[0x81; 100_000],
        &[0xa1; 100_000],
    ] {
        assert_eq!(SignedRoster::verify(hostile, &team()), Err(Untrusted::Form));
        assert_eq!(Stamped::from_bytes(hostile), Err(Untrusted::Form));
    }
}
