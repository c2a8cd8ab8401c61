//! What belongs to the worker on this phone: who that is, and the pack in use.

use crate::cbor::record;
use crate::record::kind;
use crate::time::Instant;

record! {
    /// The worker's own details.
    Worker {
        /// Name.
        1 name: String,
        /// Team or organisation.
        2 organisation: String,
        /// Function.
        3 function: String,
    }
}

kind!(1 Worker, WorkerId);

record! {
    /// A pack as it was taken in: the signed file, whole.
    PackFile {
        /// Key of the pack ("twenterand").
        1 key: String,
        /// Its version.
        2 version: u32,
        /// The signed file.
        3 file: Bytes,
        /// When it was taken in.
        4 accepted: Instant,
    }
}

kind!(2 PackFile, PackId);

/// Bytes that are carried as they are.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

crate::cbor::required!(Bytes);

impl<C> minicbor::Encode<C> for Bytes {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Bytes {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.bytes().map(|b| Self(b.to_vec()))
    }
}
