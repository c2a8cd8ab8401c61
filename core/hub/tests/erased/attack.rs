//! The attack: every key that can be got, on every box that ever was, until nothing new opens.
//! Written from FORMAT.md and PROTOCOL.md alone.

use crate::cbor::Value;
use crate::record::{Record, Row};
use seal::digest::item_id;
use seal::kem::KemKey;
use seal::people;
use seal::pin::{Argon2Params, stretch};
use seal::recovery::Code;
use seal::roster::{SignedRoster, team_id};
use seal::sealed::{open, open_padded};
use seal::sealed_to::{self, Use};
use seal::sign::VerifyingKey;
use seal::{Secret32, kdf};
use std::collections::{BTreeSet, HashMap, HashSet};
use wire::{Envelope, Item, Kind};

/// Bytes of a piece of a snapshot; nothing else that is sealed is as long.
const PIECE: usize = 4016;

/// What somebody has of one phone.
pub struct Phone {
    /// Its vault and its spool, of all times.
    pub vault: Record,
    pub spool: Record,
    /// What its keystore holds at the end, and the PIN.
    pub device: [u8; 32],
    pub others: Vec<[u8; 32]>,
    pub pin: &'static [u8],
}

/// What is known so far.
#[derive(Default)]
pub struct Attack {
    /// Every 32 bytes that may be a key.
    keys: BTreeSet<[u8; 32]>,
    teams: BTreeSet<[u8; 16]>,
    signers: HashMap<([u8; 16], [u8; 16]), VerifyingKey>,
    devices: BTreeSet<[u8; 16]>,
    /// Everything that opened.
    pub opened: BTreeSet<Vec<u8>>,
    codes: Vec<Code>,
    /// Which key was tried on which box.
    tried: HashSet<([u8; 32], [u8; 16])>,
}

fn secret(bytes: &[u8; 32]) -> Secret32 {
    Secret32::new(*bytes)
}

fn place(label: &str, vault: &[u8], number: i64, more: &[u8]) -> Vec<u8> {
    let one = 1_u32.to_be_bytes();
    [label.as_bytes(), &[0], &one, &one, vault, &number.to_be_bytes(), more].concat()
}

/// The content of a part of the anchor.
fn part(row: &Row) -> Option<&[u8]> {
    let bytes = row.blobs.first()?;
    bytes.get(..bytes.len().checked_sub(8)?)
}

impl Attack {
    /// Tries everything on everything, again as long as something new comes out of it.
    pub fn on(phones: &[Phone], hub: &Record, codes: Vec<Code>) -> Self {
        let mut attack = Self { codes, ..Self::default() };
        for phone in phones {
            attack.keys.insert(phone.device);
            attack.keys.extend(&phone.others);
        }
        loop {
            let before = (attack.keys.len(), attack.opened.len(), attack.signers.len());
            for phone in phones {
                attack.phone(phone);
            }
            attack.hub(hub);
            attack.sealed_again();
            if before == (attack.keys.len(), attack.opened.len(), attack.signers.len()) {
                return attack;
            }
        }
    }

    /// Whether a text was recovered.
    pub fn has(&self, text: &str) -> bool {
        self.opened.iter().any(|found| found.windows(text.len()).any(|w| w == text.as_bytes()))
    }

    /// How many pieces of snapshots name something.
    pub fn pieces_with(&self, id: [u8; 16]) -> usize {
        let pieces = self.opened.iter().filter(|found| found.len() == PIECE);
        pieces.filter(|piece| piece.windows(16).any(|w| w == id)).count()
    }

    fn found(&mut self, content: Vec<u8>) {
        if let Some(value) = Value::read(&content) {
            let mut keys = Vec::new();
            value.keys(&mut keys);
            self.keys.extend(keys);
        }
        if let Ok(key) = <[u8; 32]>::try_from(content.as_slice()) {
            self.keys.insert(key);
        }
        self.opened.insert(content);
    }

    /// Tries every key, and every key made of it in one of these ways, on a box.
    fn break_open(
        &mut self,
        sealed: &[u8],
        bound: &[u8],
        least: Option<usize>,
        make: &dyn Fn(&Secret32) -> Vec<Secret32>,
    ) {
        let name = item_id(&[sealed, bound].concat());
        let (keys, tried) = (&self.keys, &mut self.tried);
        let mut fresh = keys.iter().filter(|key| tried.insert((**key, name)));
        let made = fresh.by_ref().flat_map(|key| make(&secret(key)));
        let opened = made.into_iter().find_map(|key| match least {
            Some(least) => open_padded(&key, bound, sealed, least).ok(),
            None => open(&key, bound, sealed).ok(),
        });
        if let Some(content) = opened {
            self.found(content);
        }
    }

    fn phone(&mut self, phone: &Phone) {
        let anchors: Vec<&Row> = phone.vault.of("anchor").collect();
        let first = anchors.iter().find(|row| row.number == 1).unwrap();
        let clear = Value::read(part(first).unwrap()).unwrap();
        let vault = clear.key(3).unwrap().bytes().unwrap().to_vec();
        let key = |label: &str, secrets: &[&Secret32]| kdf::derive(label, secrets, &vault);
        let root = root(&anchors, phone, &vault);
        self.keys.insert(*root.bytes());
        let keys: Vec<Secret32> = self.keys.iter().map(secret).collect();
        for row in &anchors {
            let Some(sealed) = part(row) else { continue };
            match row.number {
                3 => {
                    let own = key("schakel/vault/1/own", &[&root]);
                    let bound = place("schakel/vault/1/own", &vault, 3, &[]);
                    let Ok(content) = open(&own, &bound, sealed) else { continue };
                    let value = Value::read(&content).unwrap();
                    self.teams.extend(value.key(1).and_then(Value::array::<16>));
                    self.devices.extend(value.key(2).and_then(Value::array::<16>));
                    self.keys.insert(*key("schakel/vault/1/personal", &[&root]).bytes());
                    self.keys.insert(*key("schakel/vault/1/life", &[&root]).bytes());
                    self.found(content);
                }
                4 => {
                    let bound = place("schakel/vault/1/table", &vault, 4, &[]);
                    let wraps =
                        |table: &Secret32| vec![key("schakel/vault/1/table", &[&root, table])];
                    self.break_open(sealed, &bound, None, &wraps);
                }
                18 => {
                    let bound = place("schakel/vault/1/renewed", &vault, 18, &[]);
                    let of = |table: &Secret32| vec![key("schakel/vault/1/renewed", &[table])];
                    self.break_open(sealed, &bound, None, &of);
                }
                _ => {}
            }
        }
        for row in phone.vault.of("compartment") {
            let bound = place("schakel/vault/1/compartment", &vault, row.number, &[]);
            self.break_open(&row.blobs[0], &bound, Some(144), &|key| vec![key.clone()]);
        }
        for row in phone.vault.of("draft") {
            for (label, with_table) in
                [("schakel/vault/2/draft", true), ("schakel/vault/1/draft", false)]
            {
                let bound = place(label, &vault, row.number, &[]);
                let of = |table: &Secret32| {
                    vec![if with_table {
                        key(label, &[&root, table])
                    } else {
                        key(label, &[&root])
                    }]
                };
                self.break_open(&row.blobs[0], &bound, Some(256), &of);
            }
        }
        let header = key("schakel/vault/1/header", &[&root]);
        for row in phone.vault.of("log") {
            let bound = place("schakel/vault/1/header", &vault, row.number, &[]);
            let Ok(content) = open_padded(&header, &bound, &row.blobs[0], 224) else { continue };
            if let Some(header) = Value::read(&content) {
                self.body(&header, &row.blobs[1]);
            }
        }
        self.snapshots(phone, &root, &vault);
        self.spool(phone, &keys);
    }

    /// What unlocks read instead of the log: a front that says how far it goes, and pieces.
    fn snapshots(&mut self, phone: &Phone, root: &Secret32, vault: &[u8]) {
        let (label, piece) = ("schakel/vault/2/snapshot", "schakel/vault/2/snapshot-part");
        let keys: Vec<Secret32> = self.keys.iter().map(secret).collect();
        let (fronts, pieces): (Vec<&Row>, Vec<&Row>) =
            phone.vault.of("snapshot").partition(|row| row.number == 0);
        for front in fronts {
            let bound = place(label, vault, 0, &[]);
            let opened = keys.iter().find_map(|table| {
                let key = kdf::derive(label, &[root, table], vault);
                Some((table, open_padded(&key, &bound, &front.blobs[0], 256).ok()?))
            });
            let Some((table, content)) = opened else { continue };
            let front = Value::read(&content).unwrap();
            let rows = front.key(1).unwrap().number().unwrap().to_be_bytes();
            let heads = front.key(2).unwrap().bytes().unwrap();
            let Some(Value::List(parts)) = front.key(3) else { panic!("no parts") };
            for row in &pieces {
                let compartments = parts.iter().map(|part| part.key(1).unwrap().bytes().unwrap());
                let bounds = compartments.map(|c| [c, &rows, heads].concat());
                for bound in bounds.map(|more| place(piece, vault, row.number, &more)) {
                    let with = |key: &Secret32| vec![kdf::derive(piece, &[key, table], vault)];
                    self.break_open(&row.blobs[0], &bound, None, &with);
                }
            }
        }
    }

    fn body(&mut self, header: &Value, body: &[u8]) {
        let Some(made) = envelope(header) else { return };
        for team in self.teams.clone() {
            let bound = Envelope { team, ..made.clone() }.associated_data();
            self.break_open(body, &bound, Some(256), &|key| vec![key.clone()]);
        }
    }

    fn spool(&mut self, phone: &Phone, keys: &[Secret32]) {
        for (table, item) in [("outgoing", 3), ("incoming", 2)] {
            let label = format!("schakel/spool/1/{table}");
            for row in phone.spool.of(table) {
                let one = 1_u32.to_be_bytes();
                let number = row.number.to_be_bytes();
                let bound = [label.as_bytes(), &[0], &one, &one, &number].concat();
                let opened = keys.iter().find_map(|key| {
                    let key = kdf::derive(&label, &[key], &[]);
                    open_padded(&key, &bound, &row.blobs[0], 512).ok()
                });
                let value = opened.and_then(|content| Value::read(&content));
                let Some(Value::List(parts)) = value.as_ref().and_then(|v| v.key(item)) else {
                    continue;
                };
                let mut end = parts.iter().rev();
                let (bytes, kind) = (end.next().unwrap(), end.next().unwrap());
                let kind = Kind(u32::try_from(kind.number().unwrap()).unwrap());
                self.item(&Item { kind, bytes: bytes.bytes().unwrap().to_vec() });
            }
        }
    }

    fn hub(&mut self, hub: &Record) {
        for row in hub.of("items") {
            let kind = Kind(u32::try_from(row.kind).unwrap());
            self.item(&Item { kind, bytes: row.blobs.last().unwrap().clone() });
        }
        let slots: Vec<&Vec<u8>> = hub.of("slots").flat_map(|row| &row.blobs).collect();
        // The shares stand there open.
        for share in slots.iter().flat_map(|bytes| bytes.chunks_exact(32)) {
            self.keys.extend(<[u8; 32]>::try_from(share).ok());
        }
        for (code, sealed) in
            self.codes.clone().iter().flat_map(|code| slots.iter().map(move |s| (code, *s)))
        {
            let Ok(backup) = sealed_to::open(Use::Backup, &code.kem_key(), sealed) else {
                continue;
            };
            let label = "schakel/vault/1/backup";
            let bound = [label.as_bytes(), &[0], &1_u32.to_be_bytes()].concat();
            let of = |share: &Secret32| vec![kdf::derive(label, &[share], &[])];
            self.break_open(&backup, &bound, Some(4096), &of);
        }
    }

    fn item(&mut self, item: &Item) {
        match item.kind {
            Kind::ENVELOPE => {
                let Ok(envelope) = Envelope::from_bytes(&item.bytes) else { return };
                let bound = envelope.associated_data();
                self.break_open(&envelope.sealed, &bound, Some(256), &|key| vec![key.clone()]);
            }
            Kind::ROSTER => {
                let read = Value::read(&item.bytes).and_then(|stamped| {
                    Value::read(stamped.key(1)?.bytes()?)?.key(2)?.array::<32>()
                });
                let Some(root) = read else { return };
                let team = team_id(&VerifyingKey::from_bytes(&root).unwrap());
                let Ok(roster) = SignedRoster::verify(&item.bytes, &team) else { return };
                for member in &roster.roster().members {
                    let life = (member.device, member.incarnation);
                    self.signers.insert(life, member.sign_key);
                }
            }
            Kind::MESSAGE => self.letter(&item.bytes),
            _ => {}
        }
    }

    /// Opens a letter with every key that one could be sealed to, and what is sealed in it.
    fn letter(&mut self, bytes: &[u8]) {
        let derived = |life: &Secret32| {
            KemKey::from_seed(kdf::derive("schakel/vault/1/derived", &[life], b"schakel/kem/1"))
        };
        let signer = |d: &[u8; 16], life: &[u8; 16]| self.signers.get(&(*d, *life)).copied();
        let name = item_id(bytes);
        let fresh: Vec<[u8; 32]> =
            self.keys.iter().filter(|key| self.tried.insert((**key, name))).copied().collect();
        let message = fresh.iter().find_map(|key| {
            let key = derived(&secret(key));
            self.devices.iter().find_map(|device| people::open(&key, device, bytes, signer).ok())
        });
        let Some(message) = message else { return };
        self.found(message.body.to_vec());
    }

    /// Opens what letters held that was sealed once more: to a key that is replaced.
    fn sealed_again(&mut self) {
        for inner in self.opened.clone() {
            if Value::read(&inner).and_then(|v| v.key(2)?.bytes().map(<[u8]>::len)) != Some(1120) {
                continue;
            }
            let name = item_id(&inner);
            let fresh = self.keys.iter().filter(|key| self.tried.insert((**key, name)));
            let fresh: Vec<[u8; 32]> = fresh.copied().collect();
            let opened = fresh.iter().find_map(|key| {
                sealed_to::open(Use::Grant, &KemKey::from_seed(secret(key)), &inner).ok()
            });
            if let Some(content) = opened {
                self.found(content.to_vec());
            }
        }
    }
}

/// The root key, by the PIN.
fn root(anchors: &[&Row], phone: &Phone, vault: &[u8]) -> Secret32 {
    let pin = anchors.iter().rev().find(|row| row.number == 16).unwrap();
    let slot = Value::read(part(pin).unwrap()).unwrap();
    let number = |key| u32::try_from(slot.key(key).unwrap().number().unwrap()).unwrap();
    let cost = Argon2Params { memory_kib: number(1), passes: number(2), lanes: number(3) };
    let salt: [u8; 16] = slot.key(4).unwrap().array().unwrap();
    let stretched = stretch(phone.pin, &cost, &salt).unwrap();
    let label = "schakel/vault/1/pin";
    let key = kdf::derive(label, &[&stretched, &secret(&phone.device)], vault);
    let clear = [number(1), number(2), number(3)].map(u32::to_be_bytes).concat();
    let bound = place(label, vault, 16, &[clear.as_slice(), &salt].concat());
    let opened = open(&key, &bound, slot.key(5).unwrap().bytes().unwrap()).unwrap();
    Secret32::from_slice(&opened).unwrap()
}

/// The envelope that a header describes, but for its team and its box.
fn envelope(header: &Value) -> Option<Envelope> {
    let id = |key| header.key(key)?.array::<16>();
    let number = |key| header.key(key)?.number();
    Some(Envelope {
        suite: 1,
        team: [0; 16],
        compartment: id(1)?,
        stream: id(2)?,
        epoch: u32::try_from(number(3)?).ok()?,
        device: id(6)?,
        incarnation: id(7)?,
        counter: number(8)?,
        previous: header.key(9)?.array()?,
        padding: u32::try_from(number(10)?).ok()?,
        sealed: Vec::new(),
        rest: wire::Rest::NONE,
    })
}
