//! The hub killed with -9 under load: nothing that it acknowledged is lost, nothing is there
//! twice, no number is missing. Five times by default, fifty with `SCHAKEL_FAULTS=full`.

use crate::support::{Client, Device, found, item, random, record};
use hub::{Clock, Config, Hub};
use seal::Secret32;
use seal::digest::item_id;
use seal::invitation::Invitation;
use seal::roster::{Roster, SignedRoster, role};
use seal::sign::SigningKey;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use wire::{
    Append, Batch, Cursor, Id, Item, Kind, Message, Open, Outcome, Read, Received, StreamKind,
};

const FOLDER: &str = "SCHAKEL_TEST_HUB_FOLDER";
const CLIENTS: usize = 6;

/// Not a test of its own: the process that is killed. It runs a hub when it is told where.
#[test]
fn the_hub_that_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = PathBuf::from(folder);
    let hub = Hub::start(&Config::loopback(&folder), Clock::system()).unwrap();
    std::fs::write(folder.join("address.new"), hub.url()).unwrap();
    std::fs::rename(folder.join("address.new"), folder.join("address")).unwrap();
    // Until it is killed; not for ever when the test itself was.
    std::thread::sleep(Duration::from_secs(600));
}

/// The process, which does not outlive the test.
struct Running(Child);

impl Running {
    fn kill(&mut self) {
        // SIGKILL on Unix.
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn start(folder: &Path) -> (Running, String) {
    let _ = std::fs::remove_file(folder.join("address"));
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["killed::the_hub_that_is_killed", "--exact"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .spawn();
    let child = Running(child.unwrap());
    for _ in 0..400 {
        if let Ok(url) = std::fs::read_to_string(folder.join("address")) {
            return (child, url);
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the hub did not come up");
}

type Numbers = HashMap<(Id, Id), u64>;

/// Appends to its own stream and to one that all share, until told to stop; retries what was not
/// acknowledged. Returns the number that each item was acknowledged with.
async fn client(
    device: Device,
    shared: Id,
    url: Arc<Mutex<String>>,
    stop: Arc<std::sync::atomic::AtomicBool>,
) -> (Id, Numbers) {
    let own = random();
    let mut client = Client::new("");
    let mut acknowledged = Numbers::new();
    while !stop.load(std::sync::atomic::Ordering::Relaxed) {
        let open = Some(Open { kind: StreamKind::COMPARTMENT, members: vec![] });
        let batches = vec![
            Batch { stream: own, items: vec![record(), record()], open },
            Batch { stream: shared, items: vec![item(Kind::STATEMENT)], open: None },
        ];
        let append = Append { batches };
        let results = loop {
            client.url = url.lock().unwrap().clone();
            match client.try_ask(Some(&device.token), &append).await {
                Some(answer) => break answer.unwrap().results,
                None => tokio::time::sleep(Duration::from_millis(10)).await,
            }
        };
        for (batch, outcome) in append.batches.iter().zip(results) {
            let Outcome::Taken(numbers) = outcome else { panic!("{outcome:?}") };
            for (item, number) in batch.items.iter().zip(numbers) {
                let id = item_id(&item.to_bytes());
                assert_eq!(acknowledged.insert((batch.stream, id), number), None);
            }
        }
    }
    (own, acknowledged)
}

async fn all_of(client: &Client, device: &Device, stream: Id) -> Vec<Received> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let asked = Read { streams: vec![Cursor { stream, after }], wait_s: 0 };
        let pages = client.try_ask(Some(&device.token), &asked).await.unwrap().unwrap().pages;
        let Some(last) = pages[0].items.last() else { return all };
        after = last.seq;
        all.extend(pages[0].items.iter().cloned());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_under_load_nothing_acknowledged_is_lost_or_doubled() {
    let full = std::env::var("SCHAKEL_FAULTS").is_ok_and(|faults| faults == "full");
    let kills = if full { 50 } else { 5 };
    let folder = tempfile::tempdir().unwrap();
    let devices: Vec<Device> = (0..CLIENTS).map(|_| Device::new(role::ALL)).collect();
    let root = SigningKey::from_seed(&Secret32::new(random()));
    let members = devices.iter().map(Device::member).collect();
    let roster =
        SignedRoster::sign(Roster::first(root.verifying_key(), 1, members), &root).unwrap();
    let team = roster.roster().team();
    let config = Config::loopback(folder.path());
    let invitation = hub::invite_founder(&config, &Clock::system()).unwrap();
    let invitation = Invitation::from_text(&invitation).unwrap();
    let (mut child, url) = start(folder.path()).await;
    let asked = found(&invitation, &root, &roster, &devices[0]);
    Client::new(&url).try_ask(None, &asked).await.unwrap().unwrap();
    give_tokens(folder.path(), &devices);
    child.kill();

    let (mut child, first) = start(folder.path()).await;
    let url = Arc::new(Mutex::new(first));
    let stop = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let clients: Vec<_> = devices
        .iter()
        .map(|device| tokio::spawn(client(device.clone(), team, url.clone(), stop.clone())))
        .collect();
    for _ in 0..kills {
        let pause = 60 + u64::from(u16::from_le_bytes(random())) % 240;
        tokio::time::sleep(Duration::from_millis(pause)).await;
        child.kill();
        let (next, address) = start(folder.path()).await;
        child = next;
        *url.lock().unwrap() = address;
    }
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    let reader = Client::new(&url.lock().unwrap().clone());
    let mut shared = Numbers::new();
    let mut count = 0;
    for (running, device) in clients.into_iter().zip(&devices) {
        let (own, acknowledged) = running.await.unwrap();
        let is_own = |stream: &Id| *stream == own;
        let (mine, ours): (Numbers, Numbers) =
            acknowledged.into_iter().partition(|((stream, _), _)| is_own(stream));
        count += mine.len() + ours.len();
        check(&all_of(&reader, device, own).await, own, &mine, 0);
        shared.extend(ours);
    }
    // Number 1 is the roster.
    check(&all_of(&reader, &devices[0], team).await, team, &shared, 1);
    child.kill();
    assert!(count > 20 * kills, "too little load to prove anything: {count}");
}

/// Every acknowledged item stands at its number, and nothing else is there: what was not
/// acknowledged was sent again until it was.
fn check(items: &[Received], stream: Id, acknowledged: &Numbers, before: usize) {
    assert_eq!(items.len(), acknowledged.len() + before);
    for (at, kept) in items.iter().enumerate() {
        assert_eq!(kept.seq, at as u64 + 1, "a hole");
        let bytes = Item { kind: kept.kind, bytes: kept.bytes.clone() }.to_bytes();
        if at >= before {
            assert_eq!(acknowledged.get(&(stream, item_id(&bytes))), Some(&kept.seq));
        }
    }
}

/// Joining is another test's subject: the tokens of the other devices are written by hand.
fn give_tokens(folder: &Path, devices: &[Device]) {
    let db = rusqlite::Connection::open(folder.join("hub.sqlite")).unwrap();
    db.busy_timeout(Duration::from_secs(5)).unwrap();
    for device in &devices[1..] {
        db.execute(
            "INSERT INTO tokens VALUES (?1, ?2, ?3, 1)",
            rusqlite::params![
                seal::digest::secret_hash(&device.token),
                device.device,
                device.incarnation
            ],
        )
        .unwrap();
    }
}
