//! Records of others on their way in.

use crate::append::Prepared;
use crate::bytes::fresh_number;
use crate::compartment::Compartment;
use crate::contract::{Author, Id, Row};
use crate::cores;
use crate::error::Error;
use crate::heads::{ChainId, End};
use crate::link::{Link, Linked, link};
use crate::row::{Fresh, Header, described, open_body};
use crate::travel::{Arriving, NotTaken, Piece, Received, Stub, Waits};
use crate::unlock::Vault;
use seal::chain::Head;
use seal::sign::{Purpose, VerifyingKey};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use wire::{BatchHead, Envelope};

/// Whether a head is signed by its author; `None` when the author is not known.
type Verify<'a> = &'a dyn Fn(&BatchHead) -> Option<bool>;

impl Vault {
    /// Takes in what arrived, in one durable transaction. A record is kept once its author's
    /// signature covers it and everything before it in its chain is here; until then it waits
    /// with the caller, who hands it over again together with what came since. Whoever may say
    /// that a record was erased is the caller's question: a stub is believed. `key_of` names
    /// the key of an author, as the signed roster does; earlier lives of this device are known.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]; [`Error::Damaged`] when the end of a chain is not
    /// known: rescue the vault first. Nothing has changed then.
    pub fn receive(
        &mut self,
        arriving: &[Arriving],
        key_of: &dyn Fn(Author) -> Option<VerifyingKey>,
    ) -> Result<Received, Error> {
        let lives: HashMap<Author, VerifyingKey> = self
            .lives()
            .iter()
            .map(|life| (life.author(), life.signing_key().verifying_key()))
            .collect();
        self.receive_verified(arriving, &|head| {
            let author = Author { device: head.device, incarnation: head.incarnation };
            let key = lives.get(&author).copied().or_else(|| key_of(author))?;
            let right = key.verify(Purpose::ChainHead, &head.signed_bytes(), &head.signature);
            Some(right.is_ok())
        })
    }

    /// The same, with another way to tell whether a head is its author's.
    pub(crate) fn receive_verified(
        &mut self,
        arriving: &[Arriving],
        verify: Verify<'_>,
    ) -> Result<Received, Error> {
        if !self.ends.whole {
            return Err(Error::Damaged);
        }
        let mut taking = Taking {
            vault: self,
            verify,
            prepared: Prepared::empty(self.ends.rows),
            received: Received::default(),
        };
        let mut chains: BTreeMap<(Id, Author, u32), Vec<&Arriving>> = BTreeMap::new();
        for one in arriving {
            let chain = (one.piece.stream(), one.piece.author(), one.piece.epoch());
            chains.entry(chain).or_default().push(one);
        }
        for ((stream, author, epoch), pieces) in chains {
            taking.chain(ChainId { stream, author, epoch }, &pieces)?;
        }
        let Taking { prepared, received, .. } = taking;
        if !prepared.rows.is_empty() {
            self.store(&prepared, &[])?;
            self.ends.rows = prepared.last;
            self.ends.chains.extend(prepared.ends);
        }
        Ok(received)
    }
}

/// What is known while taking in.
struct Taking<'a> {
    vault: &'a Vault,
    verify: Verify<'a>,
    prepared: Prepared,
    received: Received,
}

/// The pieces of one chain beyond its end, none of them refused so far.
#[derive(Default)]
struct Beyond<'a> {
    records: HashMap<[u8; 32], Record<'a>>,
    /// Places of erased ones. Where the record came as well, the place counts.
    stubs: HashMap<[u8; 32], (&'a Arriving, &'a Stub)>,
    heads: Vec<(&'a Arriving, &'a BatchHead)>,
    again: Vec<(&'a Arriving, [u8; 32])>,
}

/// A record beyond the end.
struct Record<'a> {
    one: &'a Arriving,
    envelope: &'a Envelope,
    associated: Vec<u8>,
}

impl<'a> Taking<'a> {
    fn chain(&mut self, id: ChainId, pieces: &[&'a Arriving]) -> Result<(), Error> {
        let compartment =
            self.vault.compartments.all().find(|c| c.stream == id.stream && c.epoch == id.epoch);
        let Some(compartment) = compartment else {
            self.wait(pieces.iter().map(|one| one.number), Waits::Key);
            return Ok(());
        };
        let known = self.vault.ends.chains.get(&id);
        let end = known.map_or(Head::START, |end| end.head);
        let (beyond, team) = self.sorted(&end, known, compartment, pieces);
        let records = beyond.records.iter().map(|(hash, Record { envelope, .. })| {
            (*hash, Link { counter: envelope.counter, previous: envelope.previous })
        });
        let stubs = beyond.stubs.iter().map(|(hash, (_, stub))| {
            (*hash, Link { counter: stub.counter, previous: stub.previous })
        });
        let links = records.chain(stubs);
        let heads: Vec<Head> = beyond.heads.iter().map(|(_, head)| head_of(head)).collect();
        let linked = link(&end, &links.collect(), &heads);
        let own = id.author == self.vault.own.author();
        if own {
            // Only this vault writes its chains: what it does not know, an older copy forgot.
            self.leave(&beyond, &Linked::default(), end.counter, !linked.run.is_empty());
            return Ok(());
        }
        if !linked.run.is_empty() {
            let number = known.map_or_else(fresh_number, |end| Ok(end.number))?;
            self.keep(&beyond, &linked, compartment, team, number)?;
        }
        let last = end.counter + linked.run.len() as u64;
        self.leave(&beyond, &linked, last, false);
        Ok(())
    }

    /// Sets aside what is known, wrong, or not for this version; returns the rest and the team
    /// of the chain.
    fn sorted(
        &mut self,
        end: &Head,
        known: Option<&End>,
        compartment: &Compartment,
        pieces: &[&'a Arriving],
    ) -> (Beyond<'a>, Id) {
        let mut beyond = Beyond::default();
        let mut team = known.map(|end| end.team.unwrap_or(self.vault.own.team));
        // Heads first: only a signed one says to which team a new chain belongs.
        for one in pieces {
            let Piece::Head(head) = &one.piece else { continue };
            if !head.rest.is_empty() {
                self.wait([one.number], Waits::Update);
                continue;
            }
            match (self.verify)(head) {
                None => self.wait([one.number], Waits::Author),
                Some(false) => self.refuse(one.number, NotTaken::Signature),
                Some(true) if *team.get_or_insert(head.team) != head.team => {
                    self.refuse(one.number, NotTaken::WrongPlace);
                }
                Some(true) if head.counter > end.counter => beyond.heads.push((one, head)),
                Some(true) if head.counter == end.counter && head.hash != end.hash => {
                    self.refuse(one.number, NotTaken::Forked);
                }
                Some(true) => self.received.done.push(one.number),
            }
        }
        for one in pieces {
            let Piece::Stub(stub) = &one.piece else { continue };
            if stub.compartment != compartment.id {
                self.refuse(one.number, NotTaken::WrongPlace);
            } else if stub.counter <= end.counter || beyond.stubs.contains_key(&stub.hash) {
                self.received.done.push(one.number);
            } else {
                beyond.stubs.insert(stub.hash, (one, stub));
            }
        }
        let mut new = Vec::with_capacity(pieces.len());
        for one in pieces {
            let Piece::Record(envelope) = &one.piece else { continue };
            let readable = envelope.suite == wire::SUITE_1 && envelope.padding == wire::PADME_256;
            if envelope.compartment != compartment.id || team.is_some_and(|t| t != envelope.team) {
                self.refuse(one.number, NotTaken::WrongPlace);
            } else if envelope.counter <= end.counter {
                self.received.done.push(one.number);
            } else if !readable || !envelope.rest.is_empty() {
                self.wait([one.number], Waits::Update);
            } else {
                new.push((*one, envelope));
            }
        }
        let hashed = cores::each(&new, |(_, envelope)| {
            let associated = envelope.associated_data();
            (seal::chain::hash(&associated, &envelope.sealed), associated)
        });
        for ((one, envelope), (hash, associated)) in new.into_iter().zip(hashed) {
            match beyond.records.entry(hash) {
                Entry::Occupied(_) => beyond.again.push((one, hash)),
                Entry::Vacant(free) => drop(free.insert(Record { one, envelope, associated })),
            }
        }
        (beyond, team.unwrap_or(self.vault.own.team))
    }

    /// Prepares the records of a run.
    fn keep(
        &mut self,
        beyond: &Beyond<'a>,
        linked: &Linked,
        compartment: &Compartment,
        team: Id,
        number: i64,
    ) -> Result<(), Error> {
        let signatures: HashMap<[u8; 32], [u8; 64]> =
            beyond.heads.iter().map(|(_, head)| (head.hash, head.signature)).collect();
        let opened = cores::each(&linked.run, |hash| {
            let erased = beyond.stubs.contains_key(hash);
            let record = beyond.records.get(hash).filter(|_| !erased)?;
            let content = open_body(compartment, &record.associated, &record.envelope.sealed)?;
            Some((described(&content)?, content))
        });
        for (hash, readable) in linked.run.iter().zip(opened) {
            let signature = signatures.get(hash).copied();
            if let Some((one, stub)) = beyond.stubs.get(hash) {
                let header = Header::stub(stub, one.received_ms, signature);
                self.push(header, hash.to_vec(), *hash, team, number);
                self.received.done.push(one.number);
                continue;
            }
            let Some(Record { one, envelope, .. }) = beyond.records.get(hash) else {
                return Err(Error::Damaged);
            };
            let of = readable.as_ref().map(|(described, _)| *described);
            let header = Header::received(envelope, of, one.received_ms, signature);
            let author = header.author();
            let row = self.push(header, envelope.sealed.clone(), *hash, team, number);
            match (readable, of) {
                (Some((_, content)), Some((kind, entity))) => {
                    self.received.done.push(one.number);
                    self.received.rows.push(Row {
                        number: row,
                        compartment: compartment.id,
                        kind,
                        entity,
                        author,
                        received_ms: Some(one.received_ms),
                        content,
                    });
                }
                _ => self.refuse(one.number, NotTaken::Unreadable),
            }
        }
        Ok(())
    }

    /// Prepares one row, at the end of its chain. Returns its number.
    fn push(
        &mut self,
        header: Header,
        body: Vec<u8>,
        hash: [u8; 32],
        team: Id,
        number: i64,
    ) -> u64 {
        let head = Head { counter: header.counter, hash };
        self.prepared.last += 1;
        let row = self.prepared.last;
        let foreign = (team != self.vault.own.team).then_some(team);
        self.prepared.ends.insert(header.chain(), End { number, head, row, team: foreign });
        self.prepared.rows.push(Fresh { header, body, head });
        row
    }

    /// Says what becomes of the pieces that are not kept: the chain ends at `last` now.
    fn leave(&mut self, beyond: &Beyond<'a>, linked: &Linked, last: u64, older_copy: bool) {
        let run: HashSet<_> = linked.run.iter().collect();
        let records = beyond.records.iter().map(|(hash, Record { one, envelope, .. })| {
            let kept = run.contains(hash) && !beyond.stubs.contains_key(hash);
            (one.number, *hash, envelope.counter, kept)
        });
        let stubs = beyond
            .stubs
            .iter()
            .map(|(hash, (one, stub))| (one.number, *hash, stub.counter, run.contains(hash)));
        let again =
            beyond.again.iter().map(|(one, hash)| (one.number, *hash, one.piece.counter(), false));
        let heads =
            beyond.heads.iter().map(|(one, head)| (one.number, head.hash, head.counter, false));
        for (number, hash, counter, kept) in records.chain(stubs).chain(again).chain(heads) {
            if kept {
                continue;
            }
            if linked.forked.contains(&hash) {
                self.refuse(number, NotTaken::Forked);
            } else if older_copy {
                self.refuse(number, NotTaken::OlderCopy);
            } else if counter <= last {
                self.received.done.push(number);
            } else {
                self.wait([number], Waits::Chain);
            }
        }
    }

    fn wait(&mut self, numbers: impl IntoIterator<Item = u64>, waits: Waits) {
        self.received.waiting.extend(numbers.into_iter().map(|number| (number, waits)));
    }

    fn refuse(&mut self, number: u64, why: NotTaken) {
        self.received.refused.push((number, why));
    }
}

fn head_of(head: &BatchHead) -> Head {
    Head { counter: head.counter, hash: head.hash }
}
