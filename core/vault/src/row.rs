//! One row of the log: a header box under the header key, a body box under the compartment's.

use crate::bytes::{decoded, encoded, fresh};
use crate::compartment::Compartment;
use crate::contract::{Author, Entry, Id, Row};
use crate::error::Error;
use crate::heads::ChainId;
use crate::keys::{Keys, Purpose};
use crate::own::Own;
use crate::travel::Stub;
use minicbor::{Decode, Encode};
use seal::chain::Head;
use seal::sealed;
use seal::sign::{SigningKey, VerifyingKey};
use wire::{BatchHead, Envelope};

/// Least padded length of a body, in bytes; part of the padding scheme [`wire::PADME_256`].
const BODY_LEAST: usize = 256;

/// What a header box holds.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Header {
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(crate) compartment: Id,
    #[cbor(n(2), with = "minicbor::bytes")]
    stream: Id,
    #[n(3)]
    pub(crate) epoch: u32,
    #[n(4)]
    pub(crate) kind: u32,
    #[cbor(n(5), with = "minicbor::bytes")]
    pub(crate) entity: Id,
    #[cbor(n(6), with = "minicbor::bytes")]
    device: Id,
    #[cbor(n(7), with = "minicbor::bytes")]
    incarnation: Id,
    #[n(8)]
    pub(crate) counter: u64,
    #[cbor(n(9), with = "minicbor::bytes")]
    pub(crate) previous: [u8; 32],
    #[n(10)]
    padding: u32,
    /// When it came in from elsewhere, UTC ms.
    #[n(11)]
    pub(crate) received_ms: Option<i64>,
    /// On the last row of a chain in a batch: the author's signature over the chain so far.
    #[cbor(n(12), with = "minicbor::bytes")]
    pub(crate) signature: Option<[u8; 64]>,
    /// It came in signed and its content did not open: it stands here so that the chain goes on.
    #[n(13)]
    void: Option<bool>,
    /// It was erased: its body is its hash in the chain.
    #[n(14)]
    erased: Option<bool>,
}

impl Header {
    /// The header of a record that came from elsewhere: its kind and entity, when it opened, and
    /// the signature that its author put behind it.
    pub(crate) fn received(
        envelope: &Envelope,
        described: Option<(u32, Id)>,
        received_ms: i64,
        signature: Option<[u8; 64]>,
    ) -> Self {
        let (kind, entity) = described.unwrap_or_default();
        Self {
            compartment: envelope.compartment,
            stream: envelope.stream,
            epoch: envelope.epoch,
            kind,
            entity,
            device: envelope.device,
            incarnation: envelope.incarnation,
            counter: envelope.counter,
            previous: envelope.previous,
            padding: envelope.padding,
            received_ms: Some(received_ms),
            signature,
            void: described.is_none().then_some(true),
            erased: None,
        }
    }

    /// The header of a record that was erased before it came.
    pub(crate) fn stub(stub: &Stub, received_ms: i64, signature: Option<[u8; 64]>) -> Self {
        Self {
            compartment: stub.compartment,
            stream: stub.stream,
            epoch: stub.epoch,
            kind: 0,
            entity: Id::default(),
            device: stub.author.device,
            incarnation: stub.author.incarnation,
            counter: stub.counter,
            previous: stub.previous,
            padding: wire::PADME_256,
            received_ms: Some(received_ms),
            signature,
            void: None,
            erased: Some(true),
        }
    }

    /// The same record once it is erased.
    pub(crate) fn erase(self) -> Self {
        Self { kind: 0, entity: Id::default(), void: None, erased: Some(true), ..self }
    }

    /// The hash in the chain of a row that was erased: its body. Of any other row, and of one
    /// whose body is no hash, `None`.
    pub(crate) fn stub_hash(&self, body: &[u8]) -> Option<[u8; 32]> {
        self.is_erased().then(|| body.try_into().ok()).flatten()
    }

    /// Whether it was erased.
    pub(crate) fn is_erased(&self) -> bool {
        self.erased == Some(true)
    }

    /// Its place in the chain, when it was erased.
    pub(crate) fn as_stub(&self, body: &[u8]) -> Option<Stub> {
        let hash = self.stub_hash(body)?;
        Some(Stub {
            stream: self.stream,
            compartment: self.compartment,
            author: self.author(),
            epoch: self.epoch,
            counter: self.counter,
            previous: self.previous,
            hash,
        })
    }

    /// Whether its content did not open when it came in.
    pub(crate) fn is_void(&self) -> bool {
        self.void == Some(true)
    }

    pub(crate) fn author(&self) -> Author {
        Author { device: self.device, incarnation: self.incarnation }
    }

    pub(crate) fn chain(&self) -> ChainId {
        ChainId { stream: self.stream, author: self.author(), epoch: self.epoch }
    }

    /// The revision with this header.
    pub(crate) fn as_row(&self, number: u64, content: Vec<u8>) -> Row {
        Row {
            number,
            compartment: self.compartment,
            kind: self.kind,
            entity: self.entity,
            author: self.author(),
            received_ms: self.received_ms,
            content,
        }
    }

    /// The record as it travels.
    pub(crate) fn envelope(&self, team: Id, sealed: Vec<u8>) -> Envelope {
        Envelope {
            suite: wire::SUITE_1,
            team,
            stream: self.stream,
            compartment: self.compartment,
            epoch: self.epoch,
            device: self.device,
            incarnation: self.incarnation,
            counter: self.counter,
            previous: self.previous,
            padding: self.padding,
            sealed,
            rest: wire::Rest::NONE,
        }
    }

    /// What the body's box is bound to.
    pub(crate) fn associated_data(&self, team: Id) -> Vec<u8> {
        self.envelope(team, Vec::new()).associated_data()
    }

    /// The head of its chain as it travels.
    pub(crate) fn batch_head(&self, team: Id, head: &Head, signature: [u8; 64]) -> BatchHead {
        BatchHead {
            team,
            stream: self.stream,
            epoch: self.epoch,
            device: self.device,
            incarnation: self.incarnation,
            counter: head.counter,
            hash: head.hash,
            signature,
            rest: wire::Rest::NONE,
        }
    }

    /// What the author signs once this row is the head.
    fn signed_bytes(&self, team: Id, head: &Head) -> Vec<u8> {
        self.batch_head(team, head, [0; 64]).signed_bytes()
    }

    pub(crate) fn sign(&mut self, key: &SigningKey, team: Id, head: &Head) {
        let message = self.signed_bytes(team, head);
        self.signature = Some(key.sign(seal::sign::Purpose::ChainHead, &message));
    }

    /// Whether a signature over `head` is by this key.
    pub(crate) fn signed_by(&self, key: &VerifyingKey, team: Id, head: &Head) -> bool {
        let message = self.signed_bytes(team, head);
        self.signature.is_some_and(|signature| {
            key.verify(seal::sign::Purpose::ChainHead, &message, &signature).is_ok()
        })
    }

    pub(crate) fn seal(&self, keys: &Keys, row: u64) -> Result<Vec<u8>, Error> {
        keys.seal(Purpose::Header, as_number(row), &encoded(self)?)
    }

    /// Opens the header of a row; `None` when it is not this row's.
    pub(crate) fn open(keys: &Keys, row: u64, sealed: &[u8]) -> Option<Self> {
        let header: Self = decoded(&keys.open(Purpose::Header, as_number(row), sealed)?)?;
        (header.padding == wire::PADME_256).then_some(header)
    }
}

/// A row's number as SQLite has it.
pub(crate) fn as_number(row: u64) -> i64 {
    i64::try_from(row).unwrap_or(i64::MAX)
}

/// A row that is sealed but for its header.
pub(crate) struct Fresh {
    pub(crate) header: Header,
    pub(crate) body: Vec<u8>,
    /// The chain with this row at its end.
    pub(crate) head: Head,
}

/// Seals an entry as the next record of its chain.
pub(crate) fn seal_entry(
    entry: &Entry<'_>,
    compartment: &Compartment,
    own: &Own,
    before: &Head,
) -> Result<Fresh, Error> {
    let author = own.author();
    let header = Header {
        compartment: compartment.id,
        stream: compartment.stream,
        epoch: compartment.epoch,
        kind: entry.kind,
        entity: entry.entity,
        device: author.device,
        incarnation: author.incarnation,
        counter: before.counter.saturating_add(1),
        previous: before.hash,
        padding: wire::PADME_256,
        received_ms: None,
        signature: None,
        void: None,
        erased: None,
    };
    let bound = header.associated_data(own.team);
    let body = sealed::seal_padded(&compartment.key, &fresh()?, &bound, entry.content, BODY_LEAST)?;
    Ok(Fresh { head: before.next(&bound, &body), header, body })
}

/// Opens the body of a row.
pub(crate) fn open_body(
    compartment: &Compartment,
    associated: &[u8],
    body: &[u8],
) -> Option<Vec<u8>> {
    sealed::open_padded(&compartment.key, associated, body, BODY_LEAST).ok()
}

/// What stands at the front of every content: its kind and its entity (FORMAT.md, "Content of a
/// body").
#[derive(Decode)]
#[cbor(map)]
struct Described {
    #[n(2)]
    kind: u32,
    #[cbor(n(3), with = "minicbor::bytes")]
    entity: Id,
}

/// Kind and entity of a content that came from elsewhere; `None` when it is not one.
pub(crate) fn described(content: &[u8]) -> Option<(u32, Id)> {
    decoded::<Described>(content).map(|found| (found.kind, found.entity))
}
