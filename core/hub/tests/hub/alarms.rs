//! Alarms: armed, cancelled in time, released in time, also over a restart.

use crate::support::{Device, House, NOW, random};
use seal::alarm::Cancel;
use seal::roster::role;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;
use wire::{AlarmRelease, Arm, CancelAlarm, Code, Cursor, Id, Item, Kind, Message, Read, Received};

const DUE: i64 = NOW + 3600 * 1000;

fn arm(inboxes: &[&Device]) -> Arm {
    let inboxes = inboxes.iter().map(|device| device.device).collect();
    Arm { alarm: random(), due_ms: DUE, grace_s: 120, release_key: random(), inboxes }
}

fn cancel(device: &Device, alarm: Id) -> CancelAlarm {
    let bytes = Cancel::sign(alarm, device.device, device.incarnation, NOW, &device.sign);
    CancelAlarm { alarm, item: Item { kind: Kind::ALARM_CANCEL, bytes } }
}

/// What comes in an inbox, waiting for it; nothing when nothing comes.
async fn inbox(house: &House, device: &Device, wait_s: u32) -> Vec<Received> {
    house.read(device, &[device.device], wait_s).await.unwrap().pages.remove(0).items
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_is_released_when_it_is_due_and_not_before() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let supervisors = [house.member(role::SUPERVISOR).await, house.member(role::SUPERVISOR).await];
    let asked = arm(&[&supervisors[0], &supervisors[1]]);
    let receipt = house.ask(&worker, &asked).await.unwrap();
    assert_eq!((receipt.alarm, receipt.due_ms, receipt.at_ms), (asked.alarm, DUE, NOW));
    assert_eq!(house.ask(&worker, &asked).await, Ok(receipt), "a lost answer");
    let changed = Arm { due_ms: DUE + 1, ..asked.clone() };
    assert_eq!(house.ask(&worker, &changed).await, Err(Code::Taken));
    assert_eq!(house.ask(&supervisors[0], &asked).await, Err(Code::Taken));

    house.clock.set(DUE - 1);
    assert!(inbox(&house, &supervisors[0], 1).await.is_empty());
    house.clock.set(DUE);
    for supervisor in &supervisors {
        let items = inbox(&house, supervisor, 10).await;
        assert_eq!((items.len(), items[0].kind), (1, Kind::ALARM_RELEASE));
        let release = AlarmRelease::from_bytes(&items[0].bytes).unwrap();
        assert_eq!((release.alarm, release.release_key), (asked.alarm, asked.release_key));
    }
    assert_eq!(house.ask(&worker, &cancel(&worker, asked.alarm)).await, Err(Code::TooLate));
    assert_eq!(house.ask(&worker, &asked).await, Ok(receipt), "armed twice is released once");
    assert_eq!(inbox(&house, &supervisors[0], 1).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_alarm_is_never_released_and_its_key_is_gone() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let supervisor = house.member(role::SUPERVISOR).await;
    let asked = arm(&[&supervisor]);
    let receipt = house.ask(&worker, &asked).await.unwrap();
    assert!(stands_in(house.folder.path(), &asked.release_key), "the search would find it");
    let cancel = cancel(&worker, asked.alarm);
    assert_eq!(house.ask(&worker, &cancel).await, Ok(receipt));
    assert_eq!(house.ask(&worker, &cancel).await, Ok(receipt), "a lost answer");
    house.restart(|clock| clock.set(DUE + 1000));
    let items = inbox(&house, &supervisor, 1).await;
    assert_eq!((items.len(), items[0].kind), (1, Kind::ALARM_CANCEL));
    assert_eq!(items[0].bytes, cancel.item.bytes);
    house.hub.take().unwrap().stop();
    assert!(!stands_in(house.folder.path(), &asked.release_key));
}

fn stands_in(folder: &Path, secret: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(secret.len()).any(|window| window == secret)
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_device_that_armed_cancels_and_only_signed() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let colleague = house.member(role::WORKER).await;
    let supervisor = house.member(role::SUPERVISOR).await;
    let (asked, other) = (arm(&[&supervisor]), arm(&[&supervisor]));
    house.ask(&worker, &asked).await.unwrap();
    house.ask(&worker, &other).await.unwrap();
    let right = cancel(&worker, asked.alarm);
    assert_eq!(house.ask(&colleague, &right).await, Err(Code::NotFound));
    let of_colleague = cancel(&colleague, asked.alarm);
    assert_eq!(house.ask(&worker, &of_colleague).await, Err(Code::NotSigned));
    let mut forged = worker.clone();
    forged.sign = colleague.sign.clone();
    assert_eq!(house.ask(&worker, &cancel(&forged, asked.alarm)).await, Err(Code::NotSigned));
    let swapped = CancelAlarm { alarm: other.alarm, ..right.clone() };
    assert_eq!(house.ask(&worker, &swapped).await, Err(Code::NotSigned));
    assert_eq!(house.ask(&worker, &cancel(&worker, random())).await, Err(Code::NotFound));
    // Who has the phone after it was revoked silences nothing.
    let (device, at_ms) = (worker.device, house.clock.now_ms());
    house.change_roster(|roster| assert!(roster.revoke(&device, at_ms, true))).await;
    assert_eq!(house.ask(&worker, &right).await, Err(Code::NotAllowed));
    house.clock.set(DUE);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(inbox(&house, &supervisor, 10).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_armed() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let supervisor = house.member(role::SUPERVISOR).await;
    let right = arm(&[&supervisor]);
    let far = Arm { due_ms: NOW + 3 * 24 * 3600 * 1000, ..right.clone() };
    assert_eq!(house.ask(&worker, &far).await, Err(Code::TooLarge));
    let to_nobody = Arm { inboxes: vec![], ..right.clone() };
    assert_eq!(house.ask(&worker, &to_nobody).await, Err(Code::Malformed));
    let to_strangers = Arm { inboxes: vec![random()], ..right.clone() };
    assert_eq!(house.ask(&worker, &to_strangers).await, Err(Code::NotFound));
    for _ in 0..wire::Limits::DEFAULT.alarms {
        house.ask(&worker, &arm(&[&supervisor])).await.unwrap();
    }
    assert_eq!(house.ask(&worker, &right).await, Err(Code::TooMany));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_that_was_due_while_the_hub_was_down_is_released_at_once() {
    let (url, called) = gateway(1);
    let mut house = House::with(|config| config.webhook = Some(url)).await;
    let worker = house.member(role::WORKER).await;
    let supervisor = house.member(role::SUPERVISOR).await;
    house.ask(&worker, &arm(&[&supervisor])).await.unwrap();
    house.restart(|clock| clock.set(DUE + 5000));
    let items = inbox(&house, &supervisor, 10).await;
    assert_eq!((items.len(), items[0].kind), (1, Kind::ALARM_RELEASE));
    let team: String = house.team()[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    // The gateway refuses the first call; the second comes by itself.
    let calls = tokio::task::spawn_blocking(move || {
        [called.recv_timeout(Duration::from_secs(10)), called.recv_timeout(Duration::from_secs(10))]
    });
    for call in calls.await.unwrap() {
        assert_eq!(call.unwrap(), format!("{{\"alarm\": true, \"team\": \"{team}\"}}"));
    }
}

/// A gateway for text messages that refuses the first calls, and hands on what it was told.
fn gateway(refuses: usize) -> (String, std::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/alarm", listener.local_addr().unwrap());
    let (told, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
            let mut request = Vec::new();
            // Until the client waits for the answer.
            let _ = stream.read_to_end(&mut request);
            let status = if number < refuses { "503 Busy" } else { "204 No Content" };
            let answer =
                format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).unwrap();
            let request = String::from_utf8(request).unwrap();
            let body = request.split_once("\r\n\r\n").unwrap().1.to_owned();
            if told.send(body).is_err() {
                return;
            }
        }
    });
    (url, heard)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_waiting_supervisor_is_woken_by_the_release() {
    let mut house = House::new().await;
    let worker = house.member(role::WORKER).await;
    let supervisor = house.member(role::SUPERVISOR).await;
    house.ask(&worker, &arm(&[&supervisor])).await.unwrap();
    let (client, token, stream) = (house.client.clone(), supervisor.token, supervisor.device);
    let waiting = tokio::spawn(async move {
        let asked = Read { streams: vec![Cursor { stream, after: 0 }], wait_s: 30 };
        client.try_ask(Some(&token), &asked).await.unwrap().unwrap().pages.remove(0).items
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    house.clock.set(DUE);
    let items = tokio::time::timeout(Duration::from_secs(3), waiting).await.unwrap().unwrap();
    assert_eq!(items[0].kind, Kind::ALARM_RELEASE);
}
