//! The keys and boxes of the spool.

use crate::bytes::{decoded, encoded, fresh};
use crate::contract::Id;
use crate::error::Error;
use minicbor::{Decode, Encode};
use seal::{Secret32, kdf, sealed};
use wire::{Item, Open, Received};

/// What a box of the spool is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Outgoing,
    Incoming,
    Promise,
    Slot,
}

impl Use {
    const fn label(self) -> &'static str {
        match self {
            Self::Outgoing => "schakel/spool/1/outgoing",
            Self::Incoming => "schakel/spool/1/incoming",
            Self::Promise => "schakel/spool/1/promise",
            Self::Slot => "schakel/spool/1/slot",
        }
    }

    /// Least padded length, in bytes.
    const fn least(self) -> usize {
        match self {
            Self::Outgoing | Self::Incoming => 512,
            Self::Promise | Self::Slot => 128,
        }
    }
}

/// Label of the key that hides what a slot is for.
const SLOT_NUMBER: &str = "schakel/spool/1/slot-number";

/// The keys of an open spool.
pub(super) struct Keys {
    outgoing: Secret32,
    incoming: Secret32,
    promise: Secret32,
    slot: Secret32,
    slot_number: Secret32,
}

impl Keys {
    pub(super) fn new(key: &Secret32) -> Self {
        let of = |purpose: Use| kdf::derive(purpose.label(), &[key], &[]);
        Self {
            outgoing: of(Use::Outgoing),
            incoming: of(Use::Incoming),
            promise: of(Use::Promise),
            slot: of(Use::Slot),
            slot_number: kdf::derive(SLOT_NUMBER, &[key], &[]),
        }
    }

    fn of(&self, purpose: Use) -> &Secret32 {
        match purpose {
            Use::Outgoing => &self.outgoing,
            Use::Incoming => &self.incoming,
            Use::Promise => &self.promise,
            Use::Slot => &self.slot,
        }
    }

    /// The number of a slot's row.
    pub(super) fn slot_number(&self, name: &SlotName) -> Result<i64, Error> {
        let hash = seal::chain::keyed(&self.slot_number, &encoded(name)?);
        Ok(hash.first_chunk::<8>().map_or(0, |first| i64::from_be_bytes(*first)))
    }

    pub(super) fn seal<T: Encode<()>>(
        &self,
        purpose: Use,
        number: i64,
        content: &T,
    ) -> Result<Vec<u8>, Error> {
        let (bound, content) = (bound(purpose, number), encoded(content)?);
        let (key, least) = (self.of(purpose), purpose.least());
        Ok(sealed::seal_padded(key, &fresh()?, &bound, &content, least)?)
    }

    pub(super) fn open<T: for<'b> Decode<'b, ()>>(
        &self,
        purpose: Use,
        number: i64,
        sealed: &[u8],
    ) -> Result<T, Error> {
        let bound = bound(purpose, number);
        let content = sealed::open_padded(self.of(purpose), &bound, sealed, purpose.least())?;
        decoded(&content).ok_or(Error::Damaged)
    }
}

fn bound(purpose: Use, number: i64) -> Vec<u8> {
    let (suite, format) = (wire::SUITE_1.to_be_bytes(), super::FORMAT.to_be_bytes());
    [purpose.label().as_bytes(), &[0], &suite, &format, &number.to_be_bytes()].concat()
}

/// What a slot is for.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(super) enum SlotName {
    /// A note.
    #[n(1)]
    Note(#[n(0)] String),
    /// How far a stream has come in.
    #[n(2)]
    Cursor(#[cbor(n(0), with = "minicbor::bytes")] Id),
    /// How far a line was sent: stream and epoch.
    #[n(3)]
    Line(#[cbor(n(0), with = "minicbor::bytes")] Id, #[n(1)] u32),
    /// Up to which row of the vault everything is queued.
    #[n(4)]
    VaultRow,
}

/// What stands in a slot.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(super) struct Slot {
    #[n(1)]
    pub(super) name: SlotName,
    /// Of a note.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(super) bytes: Option<Vec<u8>>,
    /// Of everything else.
    #[n(3)]
    pub(super) number: Option<u64>,
}

/// What stands in a row of `outgoing`.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(super) struct Out {
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(super) stream: Id,
    #[n(2)]
    pub(super) open: Option<Open>,
    #[n(3)]
    pub(super) item: Item,
    /// Epoch of its line.
    #[n(4)]
    pub(super) epoch: Option<u32>,
    /// Number in its line.
    #[n(5)]
    pub(super) counter: Option<u64>,
}

/// What stands in a row of `incoming`.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(super) struct In {
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(super) stream: Id,
    #[n(2)]
    pub(super) item: Received,
}

/// What stands in a row of `promise`.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(super) struct Promised {
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(super) stream: Id,
    #[n(2)]
    pub(super) seq: u64,
    #[cbor(n(3), with = "minicbor::bytes")]
    pub(super) item: Id,
    /// Its row of `outgoing`, which stays until the item was read back.
    #[n(4)]
    pub(super) outgoing: u64,
}
