//! A device with its vault, its spool and its road to the hub.

use super::chance::Chance;
use super::proxy::Proxy;
use super::stage::{NOW, SHARED, folder};
use std::ops::ControlFlow;
use std::time::Duration;
use sync::truth::{FRESH_MS, Line, Peer, Statements, What};
use sync::{Client, Endpoint, Id, Outbound, Outcome, Patience, Promise, Round, Stop, Store, Trust};
use vault::{
    Argon2Params, Arriving, Author, Batch, Entry, KeystoreSecrets, Mark, NewVault, Parcel, Piece,
    Place, Secret32, Spool, Taken, Vault, VerifyingKey,
};
use wire::{Heard, Item, Kind, Message, Open, Received, Seen, Statement, StreamKind, Wrote};

/// A spool as a round sees it.
pub(crate) struct SpoolStore(pub(crate) Spool);

impl Store for SpoolStore {
    type Error = vault::Error;

    fn waiting(&mut self, after: u64, most: usize) -> Result<Vec<Outbound>, vault::Error> {
        let queued = self.0.waiting(after, most)?.into_iter();
        let outbound = queued.map(|queued| Outbound {
            number: queued.number,
            stream: queued.parcel.stream,
            open: queued.parcel.open,
            item: queued.parcel.item,
        });
        Ok(outbound.collect())
    }

    fn sent(&mut self, taken: &[sync::Taken]) -> Result<(), vault::Error> {
        let place = |p: Promise| Place { stream: p.stream, seq: p.seq, item: p.item };
        let taken: Vec<Taken> = taken
            .iter()
            .map(|one| Taken { number: one.number, place: one.promise.map(place) })
            .collect();
        self.0.sent(&taken)
    }

    fn cursors(&mut self) -> Result<Vec<wire::Cursor>, vault::Error> {
        Ok(self.0.cursors())
    }

    fn promises(&mut self, stream: Id) -> Result<Vec<Promise>, vault::Error> {
        let promise = |p: Place| Promise { stream: p.stream, seq: p.seq, item: p.item };
        Ok(self.0.promises(stream).into_iter().map(promise).collect())
    }

    fn broken(&mut self, streams: &[Id]) -> Result<(), vault::Error> {
        self.0.broken(streams)
    }

    fn take_in(&mut self, stream: Id, items: Vec<Received>) -> Result<(), vault::Error> {
        assert!(self.0.take_in(stream, &items)?, "a page that follows");
        Ok(())
    }

    fn end(&mut self) -> Result<(), vault::Error> {
        Ok(())
    }
}

/// A device with its files.
pub(crate) struct Device {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) vault: Vault,
    pub(crate) spool: SpoolStore,
    pub(crate) proxy: Proxy,
    pub(crate) client: Client,
    endpoint: Endpoint,
    pub(crate) token: [u8; 32],
    pub(crate) words: Statements,
    /// The last message from each sender with nothing missing before it.
    pub(crate) heard: Vec<(Peer, u64)>,
    /// How many messages went to each device.
    pub(crate) messages: Vec<(Peer, u64)>,
    pub(crate) polled_ms: i64,
}

pub(crate) fn peer(author: Author) -> Peer {
    Peer { device: author.device, incarnation: author.incarnation }
}

/// A content as the vault knows it: the front of a revision, and a text.
pub(crate) fn content(text: &str) -> Vec<u8> {
    let front =
        [&[0xa4, 1, 0x50][..], &[1; 16], &[2, 8, 3, 0x50], &[0xe5; 16], &[7, 0x58]].concat();
    [&front, &[u8::try_from(text.len()).unwrap()][..], text.as_bytes()].concat()
}

impl Device {
    pub(crate) fn new(chance: &mut Chance, team: Id, proxy: Proxy) -> Self {
        let folder = folder();
        let secrets = KeystoreSecrets {
            device: Secret32::new(chance.bytes()),
            table: Secret32::new(chance.bytes()),
        };
        let author = Author { device: chance.bytes(), incarnation: chance.bytes() };
        let new = NewVault { team, author, pin_cost: Argon2Params::SMALLEST, tries: 10 };
        let path = folder.path().join("vault");
        let vault = Vault::create(&path, &secrets, b"273849", &new, NOW).unwrap();
        let spool = Spool::open(&folder.path().join("spool"), &Secret32::new([3; 32])).unwrap().0;
        let token = chance.bytes();
        let endpoint = Endpoint::new(&proxy.url(), Trust::Loopback).unwrap();
        let client = Client::new(&endpoint, Some(token)).unwrap();
        Self {
            folder,
            vault,
            spool: SpoolStore(spool),
            proxy,
            client,
            endpoint,
            token,
            words: Statements::default(),
            heard: Vec::new(),
            messages: Vec::new(),
            polled_ms: NOW - FRESH_MS,
        }
    }

    pub(crate) fn peer(&self) -> Peer {
        peer(self.vault.author())
    }

    pub(crate) fn stream(&self) -> Id {
        self.vault.compartments().iter().find(|c| c.id == SHARED).unwrap().stream
    }

    /// Reads the shared stream, the team's, its own and its inbox; from the start `again`.
    pub(crate) fn follow(&mut self, team: Id, again: bool) {
        let mut streams: Vec<Id> = self.vault.compartments().iter().map(|c| c.stream).collect();
        streams.extend([team, self.peer().device]);
        self.spool.0.follow(&streams, again).unwrap();
    }

    pub(crate) fn write(&mut self, texts: &[String]) {
        let contents: Vec<Vec<u8>> = texts.iter().map(|text| content(text)).collect();
        let entry = |content| Entry { compartment: SHARED, kind: 8, entity: [0xe5; 16], content };
        let entries: Vec<Entry<'_>> = contents.iter().map(|content| entry(content)).collect();
        self.vault.append(&Batch { entries: &entries, ..Batch::default() }).unwrap();
    }

    /// Something personal, which nobody else gets.
    pub(crate) fn write_personal(&mut self) {
        let content = content("personal");
        let compartment = self.vault.personal();
        let entries = [Entry { compartment, kind: 8, entity: [0xe5; 16], content: &content }];
        self.vault.append(&Batch { entries: &entries, ..Batch::default() }).unwrap();
    }

    pub(crate) fn send_message(&mut self, to: Peer) {
        let n = match self.messages.iter_mut().find(|(peer, _)| *peer == to) {
            Some((_, n)) => {
                *n += 1;
                *n
            }
            None => {
                self.messages.push((to, 1));
                1
            }
        };
        // The seal of a message is not what is tested here: sender and counter stand in it.
        let me = self.peer();
        let bytes = [&me.device[..], &me.incarnation, &n.to_be_bytes(), &[0; 200]].concat();
        let parcel = Parcel {
            stream: to.device,
            open: None,
            item: Item { kind: Kind::MESSAGE, bytes },
            mark: Some(Mark { stream: to.device, epoch: 0, counter: n }),
        };
        self.spool.0.queue(&[parcel], None).unwrap();
    }

    /// What this device would state about itself.
    pub(crate) fn statement(&self, at_ms: i64) -> Statement {
        let me = self.vault.author();
        let (mut wrote, mut read) = (Vec::new(), Vec::new());
        for end in self.vault.chain_ends() {
            let (stream, epoch, counter) = (end.stream, end.epoch, end.counter);
            if end.author == me {
                wrote.push(Wrote { stream, epoch, counter });
            } else {
                let Author { device, incarnation } = end.author;
                read.push(Seen { stream, device, incarnation, epoch, counter });
            }
        }
        let all = |of: &[(Peer, u64)]| {
            let heard = of.iter().map(|(Peer { device, incarnation }, counter)| Heard {
                device: *device,
                incarnation: *incarnation,
                counter: *counter,
            });
            heard.collect()
        };
        let (received, sent) = (all(&self.heard), all(&self.messages));
        let (device, incarnation) = (me.device, me.incarnation);
        Statement { device, incarnation, at_ms, wrote, received, read, sent, grant_key: None }
    }

    pub(crate) fn state_it(&mut self, team: Id, at_ms: i64) {
        let item = Item { kind: Kind::STATEMENT, bytes: self.statement(at_ms).to_bytes() };
        let parcel = Parcel { stream: team, open: None, item, mark: None };
        self.spool.0.queue(&[parcel], None).unwrap();
    }

    /// Puts into the spool what the vault has and was not queued.
    pub(crate) fn queue(&mut self, others: &[Id]) {
        let shared = self.stream();
        let mut parcels = Vec::new();
        let all = &mut |out: vault::Outgoing| {
            let stream = out.piece.stream();
            let members = if stream == shared { others.to_vec() } else { Vec::new() };
            let (item, mark) = match &out.piece {
                Piece::Record(record) => {
                    let mark = Mark { stream, epoch: record.epoch, counter: record.counter };
                    (Item { kind: Kind::ENVELOPE, bytes: record.to_bytes() }, Some(mark))
                }
                Piece::Head(head) => {
                    (Item { kind: Kind::BATCH_HEAD, bytes: head.to_bytes() }, None)
                }
                Piece::Stub(_) => panic!("nothing is erased here"),
            };
            let open = Some(Open { kind: StreamKind::COMPARTMENT, members });
            parcels.push(Parcel { stream, open, item, mark });
            ControlFlow::Continue(())
        };
        self.vault.outgoing(self.spool.0.queued_to().unwrap(), all).unwrap();
        self.spool.0.queue(&parcels, Some(self.vault.last_row())).unwrap();
    }

    /// A client of the same hub that goes by a word.
    pub(crate) fn client_until(&self, stop: &Stop) -> Client {
        Client::new(&self.endpoint, Some(self.token)).unwrap().until(stop)
    }

    pub(crate) fn round(&mut self) -> Outcome {
        let patience = Patience {
            tries: 2,
            first_wait: Duration::from_millis(1),
            longest_wait: Duration::from_millis(2),
        };
        let round = Round { client: &self.client, patience, wait_s: 0, progress: &mut |_| {} };
        round.run(&mut self.spool).unwrap()
    }

    /// Opens what came in.
    pub(crate) fn take_in(&mut self, team: Id, keys: &[(Author, VerifyingKey)]) {
        let mut arriving = Vec::new();
        let mut done = Vec::new();
        for kept in self.spool.0.kept(0, 100_000).unwrap() {
            let (number, received_ms) = (kept.number, kept.item.received_ms);
            let bytes = &kept.item.bytes;
            let piece = match kept.item.kind {
                Kind::ENVELOPE => wire::Envelope::from_bytes(bytes).ok().map(Piece::Record),
                Kind::BATCH_HEAD => wire::BatchHead::from_bytes(bytes).ok().map(Piece::Head),
                Kind::STATEMENT => {
                    assert_eq!(kept.stream, team);
                    let statement = Statement::from_bytes(bytes).unwrap();
                    if statement.device != self.peer().device {
                        self.words.hear(statement);
                    }
                    done.push(number);
                    continue;
                }
                Kind::MESSAGE => {
                    let of = |at: usize| bytes[at..at + 16].try_into().unwrap();
                    let from = Peer { device: of(0), incarnation: of(16) };
                    let n = u64::from_be_bytes(bytes[32..40].try_into().unwrap());
                    let known = self.heard.iter_mut().find(|(peer, _)| *peer == from);
                    match known {
                        Some((_, last)) if n == *last + 1 => *last = n,
                        Some((_, last)) if n > *last => continue,
                        None if n == 1 => self.heard.push((from, 1)),
                        None => continue,
                        Some(_) => {}
                    }
                    done.push(number);
                    continue;
                }
                _ => None,
            };
            match piece {
                Some(piece) => arriving.push(Arriving { number, received_ms, piece }),
                None => done.push(number),
            }
        }
        let key_of =
            |author: Author| keys.iter().find(|(of, _)| *of == author).map(|(_, key)| *key);
        let received = self.vault.receive(&arriving, &key_of).unwrap();
        done.extend(received.done);
        assert_eq!(received.refused, [], "honest authors");
        self.spool.0.let_go(&done).unwrap();
    }

    /// What stands in the shared compartment, sorted.
    pub(crate) fn texts(&self) -> Vec<Vec<u8>> {
        let mut texts = Vec::new();
        let damage = self
            .vault
            .read(&mut |row| {
                if row.compartment == SHARED {
                    texts.push(row.content);
                }
            })
            .unwrap();
        assert_eq!(damage, []);
        texts.sort();
        texts
    }

    /// What was written here, and how much of it the hub has.
    pub(crate) fn lines(&self, others: &[Peer]) -> Vec<Line> {
        let marks = self.spool.0.sent_marks();
        let sent = |stream: Id, epoch: u32| {
            let of = marks.iter().find(|mark| (mark.stream, mark.epoch) == (stream, epoch));
            of.map_or(0, |mark| mark.counter)
        };
        let records = self.vault.compartments().into_iter().map(|c| Line {
            what: What::Records { stream: c.stream, epoch: c.epoch },
            made: c.wrote,
            sent: sent(c.stream, c.epoch),
            to: if c.id == SHARED { others.to_vec() } else { Vec::new() },
        });
        let messages = self.messages.iter().map(|(to, made)| Line {
            what: What::Messages,
            made: *made,
            sent: sent(to.device, 0),
            to: vec![*to],
        });
        records.chain(messages).collect()
    }
}
