//! The one form of what is signed: deterministic CBOR (RFC 8949, 4.2.1), checked before it is
//! read, as `wire` does; seal stands on no other crate of the house.

use crate::Untrusted;
use minicbor::data::Type;
use minicbor::{Decode, Decoder, Encode};

/// How deep lists and maps may lie within each other.
const DEEPEST: u32 = 8;

/// The version that stands as key 1 in what is signed.
pub(crate) const VERSION: u32 = 1;

/// The bytes of a value.
pub(crate) fn encoded<T: Encode<()>>(value: &T) -> Vec<u8> {
    // Writing to memory cannot fail.
    minicbor::to_vec(value).unwrap_or_default()
}

/// A value from exactly these bytes. Keys of a newer version are passed over.
pub(crate) fn decoded<'b, T: Decode<'b, ()>>(bytes: &'b [u8]) -> Result<T, Untrusted> {
    check(bytes)?;
    minicbor::decode(bytes).map_err(|_| Untrusted::Form)
}

/// A value of a map whose key 1 is the version: said before anything else is read.
pub(crate) fn versioned<'b, T: Decode<'b, ()>>(bytes: &'b [u8]) -> Result<T, Untrusted> {
    check(bytes)?;
    match minicbor::decode::<Versioned>(bytes).map_err(|_| Untrusted::Form)?.version {
        VERSION => minicbor::decode(bytes).map_err(|_| Untrusted::Form),
        version => Err(Untrusted::Newer { version }),
    }
}

#[derive(Decode)]
#[cbor(map)]
struct Versioned {
    #[n(1)]
    version: u32,
}

/// Whether the bytes are one value of deterministic CBOR, and nothing after it. Only whole
/// numbers, byte strings, texts, booleans, lists, and maps with whole numbers as keys occur.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Untrusted> {
    let mut d = Decoder::new(bytes);
    value(&mut d, DEEPEST)?;
    if d.position() == bytes.len() { Ok(()) } else { Err(Untrusted::Form) }
}

fn value(d: &mut Decoder<'_>, deep: u32) -> Result<(), Untrusted> {
    let deeper = || deep.checked_sub(1).ok_or(Untrusted::Form);
    match d.datatype().map_err(|_| Untrusted::Form)? {
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => number(d).map(drop),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => negative(d),
        Type::Bool => d.bool().map(drop).map_err(|_| Untrusted::Form),
        Type::Bytes => {
            let before = d.position();
            let length = d.bytes().map_err(|_| Untrusted::Form)?.len();
            shortest(length as u64, d.position() - before - length)
        }
        Type::String => {
            let before = d.position();
            let length = d.str().map_err(|_| Untrusted::Form)?.len();
            shortest(length as u64, d.position() - before - length)
        }
        Type::Array => {
            let before = d.position();
            let count = d.array().ok().flatten().ok_or(Untrusted::Form)?;
            shortest(count, d.position() - before)?;
            let deep = deeper()?;
            (0..count).try_for_each(|_| value(d, deep))
        }
        Type::Map => {
            let before = d.position();
            let count = d.map().ok().flatten().ok_or(Untrusted::Form)?;
            shortest(count, d.position() - before)?;
            let deep = deeper()?;
            let mut least = 0_u64;
            (0..count).try_for_each(|_| {
                let key = number(d)?;
                if key < least {
                    return Err(Untrusted::Form);
                }
                least = key.checked_add(1).ok_or(Untrusted::Form)?;
                value(d, deep)
            })
        }
        _ => Err(Untrusted::Form),
    }
}

fn number(d: &mut Decoder<'_>) -> Result<u64, Untrusted> {
    let before = d.position();
    let number = d.u64().map_err(|_| Untrusted::Form)?;
    shortest(number, d.position() - before)?;
    Ok(number)
}

fn negative(d: &mut Decoder<'_>) -> Result<(), Untrusted> {
    let before = d.position();
    let number = d.i64().map_err(|_| Untrusted::Form)?;
    // CBOR holds -1 - n as n; `!` gives that n.
    shortest(u64::try_from(!number).map_err(|_| Untrusted::Form)?, d.position() - before)
}

/// A number, or the length of something, must take as few bytes as it can.
fn shortest(number: u64, taken: usize) -> Result<(), Untrusted> {
    let least = match number {
        0..=23 => 1,
        24..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    };
    if taken == least { Ok(()) } else { Err(Untrusted::Form) }
}
