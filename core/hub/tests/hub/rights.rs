//! Who may read and append what; what becomes of a revoked device.

use crate::support::{Device, House, item, record};
use seal::heartbeat::Heartbeat;
use seal::roster::{SignedRoster, role};
use seal::sign::SigningKey;
use std::time::Duration;
use wire::{
    Append, Arm, Batch, ChangeMembers, Code, Cursor, Id, Item, Kind, ListJoins, Message, Outcome,
    Quarantined, Read, RevokeToken, SlotGet, SlotName, SlotPut, Ticket,
};

const NO: Code = Code::NotAllowed;
const NONE: Code = Code::NoStream;

async fn append(house: &House, who: &Device, stream: Id, kind: Kind) -> Result<(), Code> {
    let item = match kind {
        Kind::ROSTER => Item { kind, bytes: house.roster.bytes().to_vec() },
        Kind::HEARTBEAT => {
            let bytes = Heartbeat::sign(&house.roster, &house.root, house.clock.now_ms());
            Item { kind, bytes }
        }
        kind => item(kind),
    };
    match house.append(who, stream, vec![item]).await {
        Outcome::Taken(_) => Ok(()),
        Outcome::Refused(refusal) => Err(refusal.code),
        Outcome::Held(_) => panic!("held"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_append_what_where() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let colleague = house.member(role::WORKER).await;
    let supervisor = house.member(role::SUPERVISOR).await;
    let waiting = Device::new(role::WORKER);
    house.knock(&waiting).await;
    let coordinator = house.coordinator.clone();
    let shared = house.compartment(&worker, &[&colleague]).await;
    let team = house.team();
    let inbox = supervisor.device;
    let who = [&coordinator, &worker, &colleague, &supervisor];
    let (yes, no, none) = (Ok(()), Err(NO), Err(NONE));
    let (made_by_hub, unknown) = (Kind::ALARM_RELEASE, Kind(40_000));
    let matrix = [
        (team, Kind::ROSTER, [yes, no, no, no]),
        (team, Kind::HEARTBEAT, [yes, no, no, no]),
        (team, Kind::STATEMENT, [yes, yes, yes, yes]),
        (team, Kind::ENVELOPE, [no, no, no, no]),
        (team, Kind::MESSAGE, [no, no, no, no]),
        (team, made_by_hub, [no, no, no, no]),
        (team, unknown, [yes, yes, yes, yes]),
        (inbox, Kind::MESSAGE, [yes, yes, yes, yes]),
        (inbox, Kind::ENVELOPE, [no, no, no, no]),
        (inbox, Kind::ROSTER, [no, no, no, no]),
        (inbox, made_by_hub, [no, no, no, no]),
        (inbox, Kind::ALARM_CANCEL, [no, no, no, no]),
        (inbox, Kind::QUARANTINED, [no, no, no, no]),
        (shared, Kind::ENVELOPE, [none, yes, yes, none]),
        (shared, Kind::BATCH_HEAD, [none, yes, yes, none]),
        (shared, Kind::MESSAGE, [none, no, no, none]),
        (shared, unknown, [none, yes, yes, none]),
    ];
    for (stream, kind, expected) in matrix {
        for (device, expected) in who.iter().zip(expected) {
            let roles = device.roles;
            assert_eq!(append(&house, device, stream, kind).await, expected, "{kind:?} {roles}");
        }
        let batches = vec![Batch { stream, items: vec![item(kind)], open: None }];
        let pending = house.ask(&waiting, &Append { batches }).await;
        assert_eq!(pending.map(drop), Err(Code::Pending));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_read_what() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let supervisor = house.member(role::SUPERVISOR).await;
    let waiting = Device::new(role::WORKER);
    house.knock(&waiting).await;
    let coordinator = house.coordinator.clone();
    let shared = house.compartment(&worker, &[&supervisor]).await;
    let own = house.compartment(&worker, &[]).await;
    let who = [&coordinator, &worker, &supervisor];
    let (yes, none) = (Ok(()), Err(NONE));
    for (stream, expected) in [
        (house.team(), [yes, yes, yes]),
        (coordinator.device, [yes, none, none]),
        (worker.device, [none, yes, none]),
        (supervisor.device, [none, none, yes]),
        (shared, [none, yes, yes]),
        (own, [none, yes, none]),
    ] {
        for (device, expected) in who.iter().zip(expected) {
            assert_eq!(house.kinds(device, stream).await.map(drop), expected);
        }
        assert_eq!(house.kinds(&waiting, stream).await, Err(Code::Pending));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn members_are_changed_by_members() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let colleague = house.member(role::WORKER).await;
    let coordinator = house.coordinator.clone();
    let stream = house.compartment(&worker, &[]).await;
    let change = |add: &[Id], remove: &[Id]| ChangeMembers {
        stream,
        add: add.to_vec(),
        remove: remove.to_vec(),
    };
    let add = change(&[colleague.device], &[]);
    assert_eq!(house.ask(&coordinator, &add).await.map(drop), Err(NONE));
    assert_eq!(house.ask(&colleague, &add).await.map(drop), Err(NONE));
    let stranger = change(&[crate::support::random()], &[]);
    assert_eq!(house.ask(&worker, &stranger).await.map(drop), Err(Code::NotFound));
    assert_eq!(house.kinds(&colleague, stream).await, Err(NONE));
    house.ask(&worker, &add).await.unwrap();
    assert_eq!(house.kinds(&colleague, stream).await.unwrap().len(), 1, "from the first item");
    // Who waits and is removed hears it at once.
    let (client, token) = (house.client.clone(), worker.token);
    let waiting = tokio::spawn(async move {
        let asked = Read { streams: vec![Cursor { stream, after: 1 }], wait_s: 20 };
        client.try_ask(Some(&token), &asked).await.unwrap().unwrap().pages.remove(0).refused
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    house.ask(&colleague, &change(&[], &[worker.device])).await.unwrap();
    let heard = tokio::time::timeout(Duration::from_secs(5), waiting).await.unwrap().unwrap();
    assert_eq!(heard.map(|refusal| refusal.code), Some(NONE));
    assert_eq!(house.kinds(&worker, stream).await, Err(NONE));
    assert_eq!(append(&house, &worker, stream, Kind::ENVELOPE).await, Err(NONE));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_coordinator_lets_others_in() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER | role::SUPERVISOR).await;
    let expires_ms = house.clock.now_ms() + 1000;
    let ticket = Ticket { ticket_hash: [1; 32], expires_ms, roles: role::ALL };
    assert_eq!(house.ask(&worker, &ticket).await.map(drop), Err(NO));
    assert_eq!(house.ask(&worker, &ListJoins {}).await.map(drop), Err(NO));
    let other = RevokeToken {
        device: house.coordinator.device,
        incarnation: house.coordinator.incarnation,
    };
    assert_eq!(house.ask(&worker, &other).await.map(drop), Err(NO));
    house.ask(&house.coordinator, &ticket).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_given_up_opens_nothing() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let (client, token, inbox) = (house.client.clone(), worker.token, worker.device);
    let waiting = tokio::spawn(async move {
        let asked = Read { streams: vec![Cursor { stream: inbox, after: 0 }], wait_s: 20 };
        client.try_ask(Some(&token), &asked).await.unwrap()
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    let revoke = RevokeToken { device: worker.device, incarnation: worker.incarnation };
    house.ask(&worker, &revoke).await.unwrap();
    let heard = tokio::time::timeout(Duration::from_secs(5), waiting).await;
    assert_eq!(heard.unwrap().unwrap().map_err(|r| r.code).map(drop), Err(Code::NoToken));
    assert_eq!(house.kinds(&worker, house.team()).await, Err(Code::NoToken));
    house.restart(|_| {});
    assert_eq!(house.kinds(&worker, house.team()).await, Err(Code::NoToken));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_device_hears_it_at_once_and_its_work_is_held() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let colleague = house.member(role::WORKER).await;
    let stream = house.compartment(&worker, &[&colleague]).await;
    let team = house.team();
    let after = house.read(&worker, &[team], 0).await.unwrap().pages[0].last;
    let (client, token) = (house.client.clone(), worker.token);
    let waiting = tokio::spawn(async move {
        let streams = vec![
            Cursor { stream, after: 1 },
            Cursor { stream: worker.device, after: 0 },
            Cursor { stream: team, after },
        ];
        client.try_ask(Some(&token), &Read { streams, wait_s: 20 }).await.unwrap().unwrap().pages
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    let (device, at_ms) = (worker.device, house.clock.now_ms());
    house.change_roster(|roster| assert!(roster.revoke(&device, at_ms, true))).await;
    let heard = tokio::time::timeout(Duration::from_secs(5), waiting).await.unwrap().unwrap();
    assert_eq!(heard[0].refused.map(|r| r.code), Some(NO));
    assert_eq!(heard[1].refused.map(|r| r.code), Some(NO));
    let roster = SignedRoster::verify(&heard[2].items[0].bytes, &team).unwrap();
    assert!(roster.roster().revocation(&device, &worker.incarnation).unwrap().wipe);

    // It reads nothing else any more, and changes nothing.
    assert_eq!(house.kinds(&worker, stream).await, Err(NO));
    assert_eq!(house.kinds(&worker, device).await, Err(NO));
    let put =
        SlotPut { name: SlotName::KEY_BACKUP, version: 1, bytes: vec![1], recovery_hash: None };
    assert_eq!(house.ask(&worker, &put).await.map(drop), Err(NO));
    let get = SlotGet { name: SlotName::KEY_BACKUP };
    assert_eq!(house.ask(&worker, &get).await.map(drop), Err(NO));
    let arm = Arm {
        alarm: [1; 16],
        due_ms: at_ms + 1000,
        grace_s: 60,
        release_key: [1; 32],
        inboxes: vec![colleague.device],
    };
    assert_eq!(house.ask(&worker, &arm).await.map(drop), Err(NO));

    // What it still sends is held, once, for the coordinator alone.
    let late = record();
    let held = house.append(&worker, stream, vec![late.clone()]).await;
    assert_eq!(held, Outcome::Held(vec![1]));
    assert_eq!(house.append(&worker, stream, vec![late.clone()]).await, held);
    assert_eq!(house.kinds(&colleague, stream).await.unwrap().len(), 1);
    let quarantine = seal::digest::quarantine_stream(&team, &device, &worker.incarnation);
    assert_eq!(house.kinds(&worker, quarantine).await, Err(NO));
    assert_eq!(house.kinds(&colleague, quarantine).await, Err(NONE));
    let pages = house.read(&house.coordinator, &[quarantine], 0).await.unwrap();
    let kept = Quarantined::from_bytes(&pages.pages[0].items[0].bytes).unwrap();
    assert_eq!(kept, Quarantined { stream, item: late.clone() });
    assert_eq!(append(&house, &colleague, quarantine, Kind::ENVELOPE).await, Err(NONE));

    // The coordinator, who is no member of the stream, lets go what was held, and nothing else.
    let coordinator = house.coordinator.clone();
    let none = Outcome::Refused(NONE.into());
    assert_eq!(house.append(&coordinator, stream, vec![late.clone(), record()]).await, none);
    let other = house.compartment(&colleague, &[]).await;
    assert_eq!(house.append(&coordinator, other, vec![late.clone()]).await, none);
    assert_eq!(house.append(&coordinator, stream, vec![late]).await, Outcome::Taken(vec![2]));
    assert_eq!(house.kinds(&colleague, stream).await.unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roster_counts_only_when_the_root_signed_it_and_it_is_the_newest() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let coordinator = house.coordinator.clone();
    let team = house.team();
    let (first, second) =
        (house.roster.clone(), house.roster.roster().successor(crate::support::NOW));
    let try_bytes = async |house: &House, bytes: &[u8]| {
        let item = Item { kind: Kind::ROSTER, bytes: bytes.to_vec() };
        match house.append(&coordinator, team, vec![item]).await {
            Outcome::Refused(refusal) => Err(refusal.code),
            _ => Ok(()),
        }
    };
    let stranger = SigningKey::from_seed(&seal::Secret32::new(crate::support::random()));
    let mut foreign = second.clone();
    foreign.root = stranger.verifying_key();
    let foreign = SignedRoster::sign(foreign, &stranger).unwrap();
    assert_eq!(try_bytes(&house, foreign.bytes()).await, Err(Code::NotSigned));
    let mut flipped = first.bytes().to_vec();
    *flipped.last_mut().unwrap() ^= 1;
    assert_eq!(try_bytes(&house, &flipped).await, Err(Code::NotSigned));
    assert_eq!(try_bytes(&house, &[]).await, Err(Code::NotSigned));

    let (device, at_ms) = (worker.device, house.clock.now_ms());
    house.change_roster(|roster| assert!(roster.revoke(&device, at_ms, false))).await;
    // The one before would let the worker in again.
    assert_eq!(try_bytes(&house, first.bytes()).await, Err(Code::Older));
    let mut same_number = house.roster.roster().clone();
    same_number.issued_ms += 1;
    let same_number = SignedRoster::sign(same_number, &house.root).unwrap();
    assert_eq!(try_bytes(&house, same_number.bytes()).await, Err(Code::Taken));
    let mut back = house.roster.roster().successor(at_ms);
    back.revoked.clear();
    back.members.push(worker.member());
    let back = SignedRoster::sign(back, &house.root).unwrap();
    assert_eq!(try_bytes(&house, back.bytes()).await, Err(Code::NotSigned));
    assert_eq!(try_bytes(&house, house.roster.bytes()).await, Ok(()), "the same again");
    house.restart(|_| {});
    assert_eq!(house.kinds(&worker, worker.device).await, Err(NO));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_heartbeat_does_not_follow_a_newer_one() {
    let house = House::new().await;
    let beat = async |at_ms| {
        let bytes = Heartbeat::sign(&house.roster, &house.root, at_ms);
        let items = vec![Item { kind: Kind::HEARTBEAT, bytes }];
        house.append(&house.coordinator, house.team(), items).await
    };
    assert_eq!(beat(1000).await, Outcome::Taken(vec![2]));
    assert_eq!(beat(2000).await, Outcome::Taken(vec![3]));
    assert_eq!(beat(1500).await, Outcome::Refused(Code::Older.into()));
    assert_eq!(beat(2000).await, Outcome::Taken(vec![3]));
}
