//! Founding, joining, slots and recovery.

use crate::support::{Client, Device, House, NOW, found, random};
use hub::{Clock, Config, Hub, HubError};
use seal::Secret32;
use seal::digest::secret_hash;
use seal::invitation::Invitation;
use seal::roster::{Roster, SignedRoster, role};
use seal::sign::SigningKey;
use wire::{Code, Hello, Join, ListJoins, Recover, Slot, SlotGet, SlotName, SlotPut, Ticket};

#[tokio::test(flavor = "multi_thread")]
async fn hello_tells_version_clock_and_limits() {
    let house = House::new().await;
    let hello = |versions: &[u32]| Hello { versions: versions.to_vec(), capabilities: vec![] };
    let welcome = house.ask_as_stranger(&hello(&[1, 2])).await.unwrap();
    assert_eq!((welcome.version, welcome.now_ms), (1, NOW));
    assert_eq!(welcome.limits, wire::Limits::DEFAULT);
    assert_eq!(house.ask_as_stranger(&hello(&[2])).await.map(drop), Err(Code::Version));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_is_founded_once_and_with_its_invitation_only() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::standing(NOW);
    let hub = Hub::start(&Config::loopback(folder.path()), clock.clone()).unwrap();
    let client = Client::new(&hub.url());
    let ask = async |request: &wire::Found| {
        client.try_ask(None, request).await.unwrap().map(drop).map_err(|refusal| refusal.code)
    };
    let invitation = Invitation::from_text(&hub.founding_invitation().unwrap()).unwrap();
    assert!(invitation.founding);
    assert_eq!((invitation.hub.as_str(), invitation.pin), (hub.url().as_str(), None));
    let root = SigningKey::from_seed(&Secret32::new(random()));
    let device = Device::new(role::COORDINATOR);
    let first = Roster::first(root.verifying_key(), NOW, vec![device.member()]);
    let roster = SignedRoster::sign(first, &root).unwrap();
    let right = found(&invitation, &root, &roster, &device);

    let other = wire::Found { ticket: random(), ..right.clone() };
    assert_eq!(ask(&other).await, Err(Code::Ticket));
    let not_named = wire::Found { device: random(), ..right.clone() };
    assert_eq!(ask(&not_named).await, Err(Code::NotSigned));
    let other_root = wire::Found { root: random(), ..right.clone() };
    assert_eq!(ask(&other_root).await, Err(Code::NotSigned));
    clock.set(NOW + 8 * 24 * 3600 * 1000);
    assert_eq!(ask(&right).await, Err(Code::Ticket), "after seven days");
    clock.set(NOW);
    assert_eq!(ask(&right).await, Ok(()));
    assert_eq!(ask(&right).await, Ok(()), "a lost answer");
    let second = SigningKey::from_seed(&Secret32::new(random()));
    let first = Roster::first(second.verifying_key(), NOW, vec![device.member()]);
    let roster = SignedRoster::sign(first, &second).unwrap();
    assert_eq!(ask(&found(&invitation, &second, &roster, &device)).await, Err(Code::Taken));
    assert!(matches!(hub.founding_invitation(), Err(HubError::Founded)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_lets_one_device_knock_and_a_roster_lets_it_in() {
    let mut house = House::new().await;
    let coordinator = house.coordinator.clone();
    let ticket: [u8; 32] = random();
    let expires_ms = NOW + 1000;
    let asked = Ticket { ticket_hash: secret_hash(&ticket), expires_ms, roles: role::WORKER };
    house.ask(&coordinator, &asked).await.unwrap();
    let device = Device::new(role::WORKER);
    let join = Join { ticket, newcomer: device.newcomer() };
    assert_eq!(
        house.ask_as_stranger(&Join { ticket: random(), ..join.clone() }).await.map(drop),
        Err(Code::Ticket)
    );
    house.ask_as_stranger(&join).await.unwrap();
    house.ask_as_stranger(&join).await.expect("a lost answer");
    let second = Join { ticket, newcomer: Device::new(role::WORKER).newcomer() };
    assert_eq!(house.ask_as_stranger(&second).await.map(drop), Err(Code::Ticket), "used");

    let waiting = house.ask(&coordinator, &ListJoins {}).await.unwrap().waiting;
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0].device, waiting[0].ticket_hash),
        (device.device, Some(asked.ticket_hash))
    );
    assert_eq!(waiting[0].sealed, join.newcomer.sealed);
    assert_eq!(house.kinds(&device, house.team()).await, Err(Code::Pending));
    house.change_roster(|roster| roster.members.push(device.member())).await;
    assert!(house.kinds(&device, house.team()).await.is_ok());
    assert!(house.kinds(&device, device.device).await.is_ok(), "its inbox is open");
    assert!(house.ask(&coordinator, &ListJoins {}).await.unwrap().waiting.is_empty());
    house.ask_as_stranger(&join).await.expect("a lost answer, noticed late");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_in_under_the_name_of_another() {
    let mut house = House::new().await;
    let member = house.member(role::WORKER).await;
    let knocking = Device::new(role::WORKER);
    house.knock(&knocking).await;
    for (device, incarnation) in [
        (member.device, member.incarnation),
        (member.device, random()),
        (knocking.device, knocking.incarnation),
    ] {
        let ticket: [u8; 32] = random();
        let asked = Ticket {
            ticket_hash: secret_hash(&ticket),
            expires_ms: NOW + 1000,
            roles: role::WORKER,
        };
        house.ask(&house.coordinator, &asked).await.unwrap();
        let newcomer = Device { device, incarnation, ..Device::new(role::WORKER) }.newcomer();
        let refused = house.ask_as_stranger(&Join { ticket, newcomer }).await.map(drop);
        assert_eq!(refused, Err(Code::Taken));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_too_old_is_none() {
    let house = House::new().await;
    let ticket: [u8; 32] = random();
    let far = NOW + 9 * 24 * 3600 * 1000;
    let asked = Ticket { ticket_hash: secret_hash(&ticket), expires_ms: far, roles: role::WORKER };
    assert_eq!(house.ask(&house.coordinator, &asked).await.map(drop), Err(Code::TooLarge));
    house.ask(&house.coordinator, &Ticket { expires_ms: NOW + 1000, ..asked }).await.unwrap();
    house.clock.set(NOW + 1001);
    let join = Join { ticket, newcomer: Device::new(role::WORKER).newcomer() };
    assert_eq!(house.ask_as_stranger(&join).await.map(drop), Err(Code::Ticket));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_is_replaced_by_a_higher_version_only() {
    let mut house = House::new().await;
    let device = house.member(role::WORKER).await;
    let name = SlotName::KEY_BACKUP;
    let put = async |version, byte| {
        let put = SlotPut { name, version, bytes: vec![byte; 50], recovery_hash: None };
        house.ask(&device, &put).await.map(drop)
    };
    assert_eq!(house.ask(&device, &SlotGet { name }).await, Err(Code::NotFound));
    assert_eq!(put(2, 1).await, Ok(()));
    assert_eq!(put(2, 1).await, Ok(()), "a lost answer");
    assert_eq!(put(2, 9).await, Err(Code::Taken));
    assert_eq!(put(1, 9).await, Err(Code::Older));
    assert_eq!(put(3, 2).await, Ok(()));
    assert_eq!(put(u64::MAX, 2).await, Err(Code::Malformed));
    let slot = Slot { version: 3, bytes: vec![2; 50] };
    assert_eq!(house.ask(&device, &SlotGet { name }).await, Ok(slot));
    assert_eq!(house.ask(&house.coordinator, &SlotGet { name }).await, Err(Code::NotFound));
    let other = SlotGet { name: SlotName(7) };
    assert_eq!(house.ask(&device, &other).await, Err(Code::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_phone_recovers_with_the_codes_half_and_knocks_as_successor() {
    let mut house = House::new().await;
    let lost = house.member(role::WORKER).await;
    let hub_key: [u8; 32] = random();
    let recover = Recover { hub_key, newcomer: None };
    assert_eq!(house.ask_as_stranger(&recover).await, Err(Code::NotFound));
    let put = |name, version, byte, recovery_hash| SlotPut {
        name,
        version,
        bytes: vec![byte; 80],
        recovery_hash,
    };
    let key = Some(secret_hash(&hub_key));
    house.ask(&lost, &put(SlotName::KEY_BACKUP, 1, 5, None)).await.unwrap();
    house.ask(&lost, &put(SlotName::RECOVERY_SHARE, 1, 6, key)).await.unwrap();
    let recovered = house.ask_as_stranger(&recover).await.unwrap();
    assert_eq!(recovered.device, lost.device);
    assert_eq!((recovered.share.bytes[0], recovered.backup.bytes[0]), (6, 5));

    let phone = Device::new(role::WORKER);
    let knock = Recover { hub_key, newcomer: Some(phone.newcomer()) };
    let first = Recover { hub_key, newcomer: Some(Device::new(role::WORKER).newcomer()) };
    house.ask_as_stranger(&first).await.unwrap();
    house.ask_as_stranger(&knock).await.unwrap();
    house.ask_as_stranger(&knock).await.expect("a lost answer");
    let waiting = house.ask(&house.coordinator, &ListJoins {}).await.unwrap().waiting;
    assert_eq!(waiting.len(), 1, "a second try takes the place of the first");
    assert_eq!((waiting[0].device, waiting[0].succeeds), (phone.device, Some(lost.device)));
    assert_eq!(house.kinds(&phone, house.team()).await, Err(Code::Pending));
    let theft = Recover { hub_key, newcomer: Some(lost.newcomer()) };
    let theft = Recover {
        newcomer: theft
            .newcomer
            .map(|newcomer| wire::Newcomer { token_hash: random(), ..newcomer }),
        ..theft
    };
    assert_eq!(house.ask_as_stranger(&theft).await, Err(Code::Taken));

    // An erase replaces the share: the old one is gone, and so is the old key.
    let new_key = Some(secret_hash(&random()));
    house.ask(&lost, &put(SlotName::RECOVERY_SHARE, 2, 7, new_key)).await.unwrap();
    assert_eq!(house.ask_as_stranger(&recover).await, Err(Code::NotFound));
}
