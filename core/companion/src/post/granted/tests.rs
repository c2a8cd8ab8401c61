//! Who may give which key: what a colleague shares comes in, what a stranger tries does not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{take_end, take_grant};
use crate::post::circle::Circle;
use crate::post::following::is_out;
use crate::post::incoming::Fate;
use crate::post::note;
use crate::stage::{Device, StageClock, at};
use crate::team::member;
use field::Rest;
use field::id::{CompartmentId, DeviceId, TeamId};
use field::record::{Bytes, Following, Membership};
use seal::Secret32;
use seal::kem::KemKey;
use seal::roster::{Member, Roster, SignedRoster, role};
use seal::sign::SigningKey;
use wire::body::{CompartmentEnd, CompartmentGrant, EpochKey};

const CASE: [u8; 16] = [7; 16];
const ANNA: [u8; 16] = [0xa; 16];
const BO: [u8; 16] = [0xb; 16];

fn colleague(device: [u8; 16]) -> Member {
    let seed = || Secret32::new([device[0]; 32]);
    Member {
        device,
        incarnation: [device[0] + 1; 16],
        sign_key: SigningKey::from_seed(&seed()).verifying_key(),
        kem_key: KemKey::from_seed(seed()).public_key(),
        roles: role::WORKER | role::COORDINATOR,
    }
}

/// A device in a team with Anna and Bo.
fn stage() -> (Device, Circle) {
    let device = Device::of("Noor", &StageClock::at(at(24, 9, 0)));
    let (road, post) = (device.road(), device.session.post());
    let life = road.vault(|vault| Ok(vault.this_life())).unwrap();
    let root = SigningKey::from_seed(&Secret32::new([1; 32]));
    let members = vec![member(&life, role::WORKER), colleague(ANNA), colleague(BO)];
    let roster = Roster::first(root.verifying_key(), 0, members);
    let team = TeamId::new(roster.team());
    let signed = SignedRoster::sign(roster, &root).unwrap();
    post.keep(note::ROSTER, signed.bytes()).unwrap();
    road.write(|known, pen| {
        let (hub, pin) = (String::new(), Bytes(Vec::new()));
        let record = Membership { team, hub, pin, roles: 1, listed: true, rest: Rest::NONE };
        pen.add(known.personal, record).map(|_| ())
    })
    .unwrap();
    let circle = road.read(|known, _| Circle::require(known, post)).unwrap();
    (device, circle)
}

fn grant(epoch: u32, key: u8) -> CompartmentGrant {
    let key = [key; 32];
    let earlier = None;
    CompartmentGrant { compartment: CASE, stream: [8; 16], epoch, key, regime: 0, earlier }
}

fn take(device: &Device, circle: &Circle, from: &[u8; 16], grant: &CompartmentGrant) -> bool {
    let fate = take_grant(&device.road(), device.session.post(), circle, from, grant).unwrap();
    matches!(fate, Fate::Done)
}

fn keys(device: &Device) -> Vec<(u32, u8)> {
    let grants = device.road().vault(|vault| Ok(vault.grants(CASE))).unwrap();
    grants.iter().map(|grant| (grant.epoch, grant.key.bytes()[0])).collect()
}

fn follows(device: &Device, who: [u8; 16], until: bool) {
    let compartment = CompartmentId::new(CASE);
    let write = device.road().write(|_, pen| {
        let since = pen.now().at;
        let until = until.then_some(since);
        let device = DeviceId::new(who);
        let rest = Rest::NONE;
        let record = Following { compartment, device, since, until, epoch: 1, rest };
        pen.add(compartment, record).map(|_| ())
    });
    write.unwrap();
}

#[test]
fn what_a_colleague_shares_comes_in_once_with_every_key_and_is_followed() {
    let (device, circle) = stage();
    let mut shared = grant(9, 2);
    shared.earlier = Some(vec![EpochKey { epoch: 1, key: [1; 32] }]);
    for _ in 0..2 {
        assert!(take(&device, &circle, &ANNA, &shared));
        assert_eq!(keys(&device), [(1, 1), (9, 2)]);
    }
    let streams = device.session.post().with(|spool| Ok(spool.cursors())).unwrap();
    assert!(streams.iter().any(|cursor| cursor.stream == [8; 16] && cursor.after == 0));
}

#[test]
fn a_further_key_counts_only_from_one_who_follows() {
    let (device, circle) = stage();
    assert!(take(&device, &circle, &ANNA, &grant(1, 1)));
    follows(&device, ANNA, false);
    assert!(!take(&device, &circle, &BO, &grant(5, 5)), "nothing is known of Bo yet: it waits");
    assert_eq!(keys(&device), [(1, 1)]);
    follows(&device, BO, true);
    assert!(take(&device, &circle, &BO, &grant(5, 5)), "refused, and done with");
    assert_eq!(keys(&device), [(1, 1)]);
    assert!(take(&device, &circle, &ANNA, &grant(6, 6)));
    assert_eq!(keys(&device), [(1, 1), (6, 6)]);
    assert!(take(&device, &circle, &ANNA, &grant(6, 7)), "an epoch has one key");
    assert_eq!(keys(&device), [(1, 1), (6, 6)]);
}

#[test]
fn nobody_gives_a_key_for_what_is_personal() {
    let (device, circle) = stage();
    let personal = device.road().vault(|vault| Ok(vault.grants(vault.personal()))).unwrap();
    let forged =
        CompartmentGrant { compartment: personal[0].id, stream: personal[0].stream, ..grant(2, 2) };
    take(&device, &circle, &ANNA, &forged);
    let after = device.road().vault(|vault| Ok(vault.grants(vault.personal()))).unwrap();
    assert_eq!(after.len(), 1);
}

#[test]
fn only_one_who_follows_takes_this_device_out() {
    let (device, circle) = stage();
    assert!(take(&device, &circle, &ANNA, &grant(1, 1)));
    follows(&device, ANNA, false);
    let end = CompartmentEnd { compartment: CASE, at_ms: 1 };
    let out =
        || device.road().read(|known, _| Ok(is_out(known, CompartmentId::new(CASE)))).unwrap();
    take_end(&device.road(), &circle, &BO, &end).unwrap();
    assert!(!out());
    take_end(&device.road(), &circle, &ANNA, &end).unwrap();
    assert!(out());
    // Given again, it follows again.
    assert!(take(&device, &circle, &ANNA, &grant(1, 1)));
    assert!(!out());
}
