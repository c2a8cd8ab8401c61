//! Who may give which key: what a colleague shares comes in, what a stranger tries does not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{take_end, take_grant};
use crate::post::circle::Circle;
use crate::post::following::is_out;
use crate::post::incoming::Fate;
use crate::stage::{ANNA, BO, Device, in_a_team};
use field::Rest;
use field::id::{CompartmentId, DeviceId};
use field::record::Following;
use wire::body::{CompartmentEnd, CompartmentGrant, EpochKey};

const CASE: [u8; 16] = [7; 16];
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
    let (device, circle) = in_a_team();
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
    let (device, circle) = in_a_team();
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
    let (device, circle) = in_a_team();
    let personal = device.road().vault(|vault| Ok(vault.grants(vault.personal()))).unwrap();
    let forged =
        CompartmentGrant { compartment: personal[0].id, stream: personal[0].stream, ..grant(2, 2) };
    take(&device, &circle, &ANNA, &forged);
    let after = device.road().vault(|vault| Ok(vault.grants(vault.personal()))).unwrap();
    assert_eq!(after.len(), 1);
}

#[test]
fn only_one_who_follows_takes_this_device_out() {
    let (device, circle) = in_a_team();
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
