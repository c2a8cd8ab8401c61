//! A day of one process with its vault and its spool, which says in a file of its own what is
//! safe; and what has to be there afterwards, whatever happened to the process or the disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::support::*;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs::File;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use vault::{
    Anchor, Arriving, Author, Batch, Condition, Error, Found, Id, NewVault, Parcel, Place as At,
    Secret32, Spool, Taken, Vault, condition,
};
use wire::{Item, Kind, Received};

/// What is followed: what others send, and what this device wrote itself.
const INBOX: Id = [5; 16];
const OWN: Id = [6; 16];
const BIG: usize = 200_000;
/// Under this name it is said which secrets of anchors the keystore has: the older one times
/// [`BEFORE`], and the newer.
const ANCHORS: &str = "anchors";
const BEFORE: u64 = 1_000;

fn pin(n: u64) -> Vec<u8> {
    format!("27384{n}").into_bytes()
}

fn released() -> Secret32 {
    Secret32::new([0xb1; 32])
}

/// What seals the n-th anchor; each one's is its own, and the keystore forgets the one before.
fn anchor_secret(n: u64) -> Secret32 {
    Secret32::new([n as u8; 32])
}

fn spool_key() -> Secret32 {
    Secret32::new([0x5e; 32])
}

/// A note by its number, long enough to fill pages.
fn long_note(n: u64) -> Vec<u8> {
    note(n).into_iter().cycle().take(BIG).collect()
}

/// What somebody else wrote: the front of a revision, and a text.
fn elsewhere(n: u64) -> Vec<u8> {
    let text = format!("from elsewhere {n}");
    let front =
        [&[0xa4, 1, 0x50][..], &[1; 16], &[2, 8, 3, 0x50], &[0xe5; 16], &[7, 0x58]].concat();
    [&front, &[text.len() as u8][..], text.as_bytes()].concat()
}

fn parcel(row: u64) -> Parcel {
    let item = Item { kind: Kind::ENVELOPE, bytes: format!("parcel {row}").into_bytes() };
    Parcel { stream: OWN, open: None, item, mark: None }
}

fn received(seq: u64) -> Received {
    let bytes = format!("item {seq}").into_bytes();
    Received { seq, received_ms: NOW, kind: Kind::MESSAGE, bytes }
}

/// The last of each thing that was said: its name and number.
struct Said {
    file: File,
}

impl Said {
    fn say(&mut self, what: &str, n: u64) {
        self.file.write_all(format!("{what} {n}\n").as_bytes()).unwrap();
    }
}

/// Whether it was done. A full disk is the one thing that may be in the way.
fn done<T: Debug>(result: Result<T, Error>) -> Option<T> {
    match result {
        Err(Error::Full) => None,
        other => Some(other.unwrap_or_else(|error| panic!("{error:?}"))),
    }
}

/// Again and again until there is room.
fn until_room<T>(mut act: impl FnMut() -> Result<T, Error>) -> T {
    for _ in 0..100 {
        match act() {
            Err(Error::Full) => {}
            Err(error) => panic!("{error:?}"),
            Ok(done) => return done,
        }
    }
    panic!("no room ever came");
}

fn open_vault(path: &Path, pins: u64) -> Vault {
    until_room(|| match condition(path) {
        Condition::Absent => Vault::create(path, &secrets(), &pin(pins), &new_vault(200), NOW),
        _ => Vault::unlock_pin(path, &secrets(), &pin(pins), NOW),
    })
}

struct Day {
    path: PathBuf,
    vault: Vault,
    spool: Spool,
    said: Said,
    rows: u64,
    queued: u64,
    came: u64,
    pins: u64,
    drafts: u64,
    notes: u64,
    anchors: u64,
}

impl Day {
    fn begin(folder: &Path) -> Self {
        let mut said = Said { file: File::create(folder.join("said")).unwrap() };
        let path = folder.join("vault");
        let mut vault = open_vault(&path, 0);
        said.say("vault", 1);
        let mut spool =
            until_room(|| Spool::open(&folder.join("spool"), &spool_key()).map(|(spool, _)| spool));
        until_room(|| spool.follow(&[INBOX, OWN], false));
        said.say("spool", 1);
        let new = [1, 2].map(|n| vault::NewCompartment { id: case(n), regime: 7 });
        until_room(|| vault.append(&Batch { new_compartments: &new, ..Batch::default() }));
        said.say("cases", 2);
        let (rows, queued, came, pins, drafts, notes, anchors) = (0, 0, 0, 0, 0, 0, 0);
        Self { path, vault, spool, said, rows, queued, came, pins, drafts, notes, anchors }
    }

    fn write(&mut self, content: &[u8]) {
        let compartment = [self.vault.personal(), case(1), case(2)][(self.rows % 3) as usize];
        done(self.vault.put_draft(b"done", &(self.rows + 1).to_be_bytes()));
        let entries = [entry(compartment, content)];
        let batch = Batch { entries: &entries, finished_drafts: &[b"done"], ..Batch::default() };
        if let Some(row) = done(self.vault.append(&batch)) {
            assert_eq!(row, self.rows + 1);
            self.rows = row;
            self.said.say("row", row);
        }
    }

    fn draft(&mut self) {
        if done(self.vault.put_draft(b"open", &note(self.drafts + 1))).is_some() {
            self.drafts += 1;
            self.said.say("draft", self.drafts);
        }
    }

    /// What was written is queued, sent, promised, and read back.
    fn send(&mut self) {
        let parcels: Vec<Parcel> = (self.queued + 1..=self.rows).map(parcel).collect();
        if done(self.spool.queue(&parcels, Some(self.rows))).is_some() {
            self.queued = self.rows;
            self.said.say("queued", self.rows);
        }
        let waiting = self.spool.waiting(0, 3).unwrap();
        let Some(last) = waiting.last() else { return };
        let place = |n: u64| At { stream: OWN, seq: n, item: [n as u8; 16] };
        let taken: Vec<Taken> = waiting
            .iter()
            .map(|q| Taken { number: q.number, place: Some(place(q.number)) })
            .collect();
        self.said.say("sending", last.number);
        if done(self.spool.sent(&taken)).is_some() {
            self.said.say("sent", last.number);
        }
        let after = self.spool.cursors().iter().find(|c| c.stream == OWN).unwrap().after;
        let back: Vec<_> = (after + 1..=last.number).map(received).collect();
        done(self.spool.take_in(OWN, &back));
    }

    /// Items of others come in, and those before are looked at and let go of.
    fn take_in(&mut self) {
        let items: Vec<_> = (self.came + 1..=self.came + 3).map(received).collect();
        if done(self.spool.take_in(INBOX, &items)) == Some(true) {
            self.came += 3;
            self.said.say("came", self.came);
        }
        let kept = self.spool.kept(0, 100).unwrap();
        let old = |seq: u64| seq + 3 <= self.came;
        let gone = kept.iter().filter(|k| k.stream == OWN || old(k.item.seq));
        let gone: Vec<u64> = gone.map(|kept| kept.number).collect();
        self.said.say("letting", self.came.saturating_sub(3));
        done(self.spool.let_go(&gone));
        let token = (self.notes + 1).to_be_bytes();
        if done(self.spool.keep_notes(&[("token", Some(&token))])).is_some() {
            self.notes += 1;
            self.said.say("note", self.notes);
        }
    }

    /// Records of a colleague, whose vault stands elsewhere.
    fn receive(&mut self) {
        let (_place, mut other) = colleague();
        other.add_compartment(&self.vault.grants(case(1)).pop().unwrap()).unwrap();
        let texts = [1, 2].map(|n| elsewhere(self.rows + n));
        let entries = texts.each_ref().map(|text| entry(case(1), text));
        other.append(&Batch { entries: &entries, ..Batch::default() }).unwrap();
        let mut arriving = Vec::new();
        let each = &mut |out: vault::Outgoing| {
            arriving.push(Arriving { number: out.row, received_ms: NOW, piece: out.piece });
            ControlFlow::Continue(())
        };
        other.outgoing(0, each).unwrap();
        let (author, key) = (other.author(), other.signing_key().verifying_key());
        let taken = self.vault.receive(&arriving, &|of| (of == author).then_some(key));
        if let Some(taken) = done(taken.map(|taken| taken.rows.len())) {
            assert_eq!(taken, 2);
            self.rows += 2;
            self.said.say("row", self.rows);
        }
    }

    fn set_pin(&mut self) {
        let (old, new) = (pin(self.pins), pin(self.pins + 1));
        if done(self.vault.set_pin(&secrets(), &old, &new, NOW)).is_some() {
            self.pins += 1;
            self.said.say("pin", self.pins);
        } else {
            self.said.say("pin kept", self.pins);
        }
    }

    /// The vault is anchored. From before until after, the keystore has two secrets: of the anchor
    /// that stands and of the one that comes.
    fn anchor(&mut self) {
        let Some(anchor) = done(self.vault.anchor()) else { return };
        let (old, new) = (self.anchor_in_use(), self.anchors + 1);
        self.anchors = new;
        self.said.say(ANCHORS, old * BEFORE + new);
        if done(anchor.write(&self.path, &anchor_secret(new))).is_some() {
            self.said.say(ANCHORS, new * BEFORE + new);
        }
    }

    fn anchor_in_use(&self) -> u64 {
        let opens = |n: &u64| Anchor::read(&self.path, &[anchor_secret(*n)]).unwrap().is_some();
        (1..=self.anchors).rev().find(opens).unwrap_or(0)
    }

    /// The app is closed, somebody tries a wrong PIN, and it is opened again.
    fn again(mut self, folder: &Path) -> Self {
        self.anchor();
        done(self.vault.pause());
        done(self.spool.close());
        match Vault::unlock_pin(&self.path, &secrets(), WRONG, NOW) {
            Err(Error::WrongPin { tries_left, .. }) => {
                self.said.say("tries", 200 - u64::from(tries_left));
            }
            other => drop(done(other.map(drop))),
        }
        self.said.say("tries", 0);
        let vault = open_vault(&self.path, self.pins);
        let open = || Spool::open(&folder.join("spool"), &spool_key());
        let (spool, found) = until_room(open);
        assert_eq!(found, Found::Sound);
        Self { vault, spool, ..self }
    }
}

fn colleague() -> (Place, Vault) {
    let place = Place::new();
    let author = Author { device: [9; 16], incarnation: rand_id() };
    let new = NewVault { author, ..new_vault(10) };
    let vault = Vault::create(&place.path, &place.secrets, PIN, &new, NOW).unwrap();
    (place, vault)
}

/// Another life each time, so that its chains begin anew.
fn rand_id() -> Id {
    let mut id = [0; 16];
    getrandom::fill(&mut id).unwrap();
    id
}

/// The day, from setting up to the evening; a long one writes so much that SQLite moves the log of
/// writes into the file by itself.
pub(crate) fn live(folder: &Path, long: bool) {
    let (mut day, mut keys) = (Day::begin(folder), 0);
    for _hour in 0..3 {
        for n in 0..4 {
            day.draft();
            day.write(&note(day.rows + 1));
            if n % 2 == 1 {
                day.send();
            }
        }
        day.take_in();
        day.receive();
        day.set_pin();
        if done(day.vault.set_biometric(&secrets(), Some(&released()))).is_some() {
            day.said.say("biometrics", 1);
        }
        if done(day.vault.change_key(case(2))).is_some() {
            keys += 1;
            day.said.say("keys", keys);
        }
        day.write(&note(day.rows + 1));
        day = day.again(folder);
        day.send();
    }
    for _ in 0..if long { 22 } else { 0 } {
        day.write(&long_note(day.rows + 1));
    }
    day.draft();
    day.write(&note(day.rows + 1));
    day.anchor();
    done(day.vault.pause());
    done(day.spool.close());
    day.said.file.write_all(b"evening 1\n").unwrap();
}

/// What was said, by name: the last number of each.
pub(crate) fn heard(said: &str) -> BTreeMap<&str, u64> {
    let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole
        .lines()
        .map(|l| l.rsplit_once(' ').unwrap())
        .map(|(k, n)| (k, n.parse().unwrap()))
        .collect()
}

/// Everything that was said to be safe is there, nothing else is, and the day goes on. Returns
/// how many records were safe.
pub(crate) fn check(folder: &Path, said: &str) -> u64 {
    let heard = heard(said);
    let least = |what: &str| heard.get(what).copied().unwrap_or(0);
    let path = folder.join("vault");
    if condition(&path) == Condition::Absent {
        assert_eq!(least("vault"), 0, "the vault is gone");
    } else {
        let lockout = vault::lockout(&path, &secrets().device, NOW).unwrap();
        assert!(u64::from(lockout.failed) >= least("tries"), "{lockout:?}");
        if least("biometrics") == 1 {
            drop(Vault::unlock_biometric(&path, &secrets(), &released(), NOW).unwrap());
        }
    }
    let set_up = condition(&path) == Condition::Absent;
    let open = |n: u64| match condition(&path) {
        Condition::Absent => Vault::create(&path, &secrets(), &pin(n), &new_vault(200), NOW),
        _ => Vault::unlock_pin(&path, &secrets(), &pin(n), NOW),
    };
    // The PIN that was said to be set, or the next, which was just being set.
    let mut vault = match open(least("pin")) {
        Err(Error::WrongPin { .. }) => {
            assert_ne!(heard.get("pin kept"), Some(&least("pin")), "a PIN that was not set holds");
            open(least("pin") + 1).unwrap()
        }
        other => other.unwrap(),
    };
    let (rows, damage) = read(&vault);
    assert_eq!(damage, []);
    assert_eq!(vault.check().unwrap(), []);
    assert!(rows.len() as u64 >= least("row"), "{} of {} records", rows.len(), least("row"));
    for ((number, _, content), at) in rows.iter().zip(1..) {
        assert_eq!(*number, at);
        let known = [note(at), long_note(at), elsewhere(at)].contains(content);
        assert!(known, "record {at} is another");
    }
    for draft in vault.drafts().unwrap() {
        if draft.slot == b"done" {
            let version = u64::from_be_bytes(draft.bytes.try_into().unwrap());
            assert!(version > least("row"), "a finished draft is back");
        } else {
            let now = [0, 1].map(|more| note(least("draft") + more));
            assert!(now.contains(&draft.bytes), "the draft is another");
        }
    }
    assert!(least("draft") == 0 || vault.drafts().unwrap().iter().any(|d| d.slot == b"open"));
    assert!(least("cases") == 0 || vault.compartments().len() >= 3 + least("keys") as usize);
    let (old, new) = (least(ANCHORS) / BEFORE, least(ANCHORS) % BEFORE);
    match Anchor::read(&path, &[anchor_secret(new), anchor_secret(old)]).unwrap() {
        Some(anchor) => vault.hold_against(&anchor),
        None => assert_eq!(old, 0, "the anchor is gone"),
    }
    assert!(!vault.is_older_copy(), "taken for an older copy");
    let rows = rows.len() as u64;
    check_spool(folder, rows, &least);
    // And on.
    if set_up || least("cases") == 0 {
        let _ = vault.append(&Batch {
            new_compartments: &[vault::NewCompartment { id: case(1), regime: 7 }],
            ..Batch::default()
        });
    }
    assert_eq!(write(&mut vault, case(1), b"and on"), Ok(rows + 1));
    vault.pause().unwrap();
    least("row")
}

fn check_spool(folder: &Path, rows: u64, least: &dyn Fn(&str) -> u64) {
    let (spool, found) = Spool::open(&folder.join("spool"), &spool_key()).unwrap();
    let new = found == Found::New && least("spool") == 0;
    assert!(found == Found::Sound || new, "{found:?}");
    let queued = spool.queued_to().unwrap();
    assert!(queued >= least("queued") && queued <= rows, "queued {queued} of {rows}");
    let waiting: BTreeMap<u64, Parcel> =
        spool.waiting(0, 1000).unwrap().into_iter().map(|q| (q.number, q.parcel)).collect();
    for row in 1..=queued {
        match waiting.get(&row) {
            Some(waits) => assert!(*waits == parcel(row) && row > least("sent"), "{row} again"),
            None => assert!(row <= least("sending"), "parcel {row} of {queued} is gone"),
        }
    }
    assert!(waiting.keys().all(|n| *n <= queued));
    let came = spool.cursors().iter().find(|c| c.stream == INBOX).map_or(0, |c| c.after);
    assert!(came >= least("came"));
    let kept: Vec<Received> = spool
        .kept(0, 1000)
        .unwrap()
        .into_iter()
        .filter(|kept| kept.stream == INBOX)
        .map(|kept| kept.item)
        .collect();
    assert!(kept.iter().all(|item| item.seq <= came && *item == received(item.seq)));
    for seq in least("letting") + 1..=came {
        assert!(kept.iter().any(|item| item.seq == seq), "item {seq} of {came} is gone");
    }
    let token =
        spool.note("token").unwrap().map_or(0, |n| u64::from_be_bytes(n.try_into().unwrap()));
    assert!((0..=1).contains(&(token - least("note"))), "note {token}");
    spool.close().unwrap();
}
