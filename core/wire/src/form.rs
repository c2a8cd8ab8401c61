//! The one form of what travels: deterministic CBOR (RFC 8949, 4.2.1), checked before it is read.

use crate::Malformed;
use minicbor::data::Type;
use minicbor::{Decode, Decoder, Encode};

/// How deep lists and maps may lie within each other. The deepest that this version makes is 6.
const DEEPEST: u32 = 8;

/// What travels: bytes of one form only, in both directions.
pub trait Message: Sized {
    /// The bytes that travel.
    fn to_bytes(&self) -> Vec<u8>;

    /// A message from exactly these bytes. Keys of a newer version are passed over.
    ///
    /// # Errors
    /// [`Malformed::Shape`] for anything that is not deterministic CBOR, or that lacks what this
    /// message has.
    fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed>;
}

impl<T: Encode<()> + for<'b> Decode<'b, ()>> Message for T {
    fn to_bytes(&self) -> Vec<u8> {
        // Writing to memory cannot fail.
        minicbor::to_vec(self).unwrap_or_default()
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        check(bytes)?;
        minicbor::decode(bytes).map_err(|_| Malformed::Shape)
    }
}

/// Whether the bytes are one value of deterministic CBOR, and nothing after it. Only whole
/// numbers, byte strings, texts, booleans, lists, and maps with whole numbers as keys occur.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Malformed> {
    let mut d = Decoder::new(bytes);
    value(&mut d, DEEPEST)?;
    if d.position() == bytes.len() { Ok(()) } else { Err(Malformed::Shape) }
}

fn value(d: &mut Decoder<'_>, deep: u32) -> Result<(), Malformed> {
    let deeper = || deep.checked_sub(1).ok_or(Malformed::Shape);
    match d.datatype().map_err(|_| Malformed::Shape)? {
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => number(d).map(drop),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => negative(d),
        Type::Bool => d.bool().map(drop).map_err(|_| Malformed::Shape),
        Type::Bytes => {
            let before = d.position();
            let length = d.bytes().map_err(|_| Malformed::Shape)?.len();
            shortest(length as u64, d.position() - before - length)
        }
        Type::String => {
            let before = d.position();
            let length = d.str().map_err(|_| Malformed::Shape)?.len();
            shortest(length as u64, d.position() - before - length)
        }
        Type::Array => {
            let before = d.position();
            let count = d.array().ok().flatten().ok_or(Malformed::Shape)?;
            shortest(count, d.position() - before)?;
            let deep = deeper()?;
            (0..count).try_for_each(|_| value(d, deep))
        }
        Type::Map => {
            let before = d.position();
            let count = d.map().ok().flatten().ok_or(Malformed::Shape)?;
            shortest(count, d.position() - before)?;
            let deep = deeper()?;
            let mut least = 0_u64;
            (0..count).try_for_each(|_| {
                let key = number(d)?;
                if key < least {
                    return Err(Malformed::Shape);
                }
                least = key.checked_add(1).ok_or(Malformed::Shape)?;
                value(d, deep)
            })
        }
        _ => Err(Malformed::Shape),
    }
}

fn number(d: &mut Decoder<'_>) -> Result<u64, Malformed> {
    let before = d.position();
    let number = d.u64().map_err(|_| Malformed::Shape)?;
    shortest(number, d.position() - before)?;
    Ok(number)
}

fn negative(d: &mut Decoder<'_>) -> Result<(), Malformed> {
    let before = d.position();
    let number = d.i64().map_err(|_| Malformed::Shape)?;
    // CBOR holds -1 - n as n; `!` gives that n.
    shortest(u64::try_from(!number).map_err(|_| Malformed::Shape)?, d.position() - before)
}

/// A number, or the length of something, must take as few bytes as it can.
fn shortest(number: u64, taken: usize) -> Result<(), Malformed> {
    let least = match number {
        0..=23 => 1,
        24..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    };
    if taken == least { Ok(()) } else { Err(Malformed::Shape) }
}

/// Lists of ids, each a byte string of 16.
pub(crate) mod ids {
    use crate::Id;
    use minicbor::bytes::ByteArray;
    use minicbor::encode::Write;
    use minicbor::{Decoder, Encoder};

    pub(crate) fn encode<C, W: Write>(
        ids: &[Id],
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(ids.len() as u64)?;
        ids.iter().try_for_each(|id| e.bytes(id)?.ok())
    }

    pub(crate) fn decode<C>(
        d: &mut Decoder<'_>,
        _: &mut C,
    ) -> Result<Vec<Id>, minicbor::decode::Error> {
        d.array_iter::<ByteArray<16>>()?.map(|id| id.map(Into::into)).collect()
    }
}

/// Lists of hashes, each a byte string of 32.
pub(crate) mod hashes {
    use minicbor::bytes::ByteArray;
    use minicbor::encode::Write;
    use minicbor::{Decoder, Encoder};

    pub(crate) fn encode<C, W: Write>(
        hashes: &[[u8; 32]],
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(hashes.len() as u64)?;
        hashes.iter().try_for_each(|hash| e.bytes(hash)?.ok())
    }

    pub(crate) fn decode<C>(
        d: &mut Decoder<'_>,
        _: &mut C,
    ) -> Result<Vec<[u8; 32]>, minicbor::decode::Error> {
        d.array_iter::<ByteArray<32>>()?.map(|hash| hash.map(Into::into)).collect()
    }
}
