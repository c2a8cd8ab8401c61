//! Maps with integer keys that keep what they do not know.

use crate::Malformed;
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

/// Keys of a newer version, each with its value as it came, in ascending order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rest(Vec<(u32, Vec<u8>)>);

impl Rest {
    /// Nothing unknown: what everything made by this version starts with.
    pub const NONE: Self = Self(Vec::new());

    /// How many keys were not known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether every key was known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One known value.
pub(crate) enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// The most bytes that a key and what stands before its value take.
const HEADS: usize = 14;

/// A map of known keys, which are below every unknown one.
pub(crate) fn encode(known: &[(u32, Value<'_>)], rest: &Rest) -> Vec<u8> {
    // At once as large as it becomes, or a little larger.
    let bytes = known.iter().map(|(_, value)| match value {
        Value::Number(_) => 0,
        Value::Bytes(bytes) => bytes.len(),
    });
    let more = rest.0.iter().map(|(_, raw)| raw.len());
    let heads = (known.len() + rest.len() + 1) * HEADS;
    let mut e = Encoder::new(Vec::with_capacity(heads + bytes.chain(more).sum::<usize>()));
    // Writing to memory cannot fail.
    let _ = write(&mut e, known, rest);
    e.into_writer()
}

fn write(
    e: &mut Encoder<Vec<u8>>,
    known: &[(u32, Value<'_>)],
    rest: &Rest,
) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
    e.map((known.len() + rest.len()) as u64)?;
    for (key, value) in known {
        e.u32(*key)?;
        match value {
            Value::Number(n) => e.u64(*n)?,
            Value::Bytes(b) => e.bytes(b)?,
        };
    }
    for (key, raw) in &rest.0 {
        e.u32(*key)?.writer_mut().extend_from_slice(raw);
    }
    Ok(())
}

/// Reads a map whose known keys are 1 to `known`, all of them, in order.
pub(crate) struct Reader<'b> {
    d: Decoder<'b>,
    left: u64,
    next: u32,
}

impl<'b> Reader<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Result<Self, Malformed> {
        let mut d = Decoder::new(bytes);
        let left = d.map().ok().flatten().ok_or(Malformed::Shape)?;
        Ok(Self { d, left, next: 1 })
    }

    fn key(&mut self) -> Result<(), Malformed> {
        self.left = self.left.checked_sub(1).ok_or(Malformed::Shape)?;
        let key = self.d.u32().map_err(|_| Malformed::Shape)?;
        if key != self.next {
            return Err(Malformed::Shape);
        }
        self.next += 1;
        Ok(())
    }

    pub(crate) fn number(&mut self) -> Result<u64, Malformed> {
        self.key()?;
        self.d.u64().map_err(|_| Malformed::Shape)
    }

    pub(crate) fn small(&mut self) -> Result<u32, Malformed> {
        u32::try_from(self.number()?).map_err(|_| Malformed::Shape)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'b [u8], Malformed> {
        self.key()?;
        self.d.bytes().map_err(|_| Malformed::Shape)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        self.bytes()?.try_into().map_err(|_| Malformed::Shape)
    }

    /// What is left: unknown keys, ascending, up to the end of the bytes.
    pub(crate) fn rest(mut self) -> Result<Rest, Malformed> {
        let mut rest = Vec::new();
        let mut least = self.next;
        for _ in 0..self.left {
            let key = self.d.u32().map_err(|_| Malformed::Shape)?;
            if key < least {
                return Err(Malformed::Shape);
            }
            least = key.checked_add(1).ok_or(Malformed::Shape)?;
            let from = self.d.position();
            plain(&mut self.d)?;
            let raw = self.d.input().get(from..self.d.position()).ok_or(Malformed::Shape)?;
            rest.push((key, raw.to_vec()));
        }
        if self.d.position() == self.d.input().len() {
            Ok(Rest(rest))
        } else {
            Err(Malformed::Shape)
        }
    }
}

/// Passes over a value of a newer version: a number, a text or bytes. Nothing nested, so that
/// hostile bytes cannot make a reader work.
fn plain(d: &mut Decoder<'_>) -> Result<(), Malformed> {
    match d.datatype() {
        Ok(Type::U8 | Type::U16 | Type::U32 | Type::U64 | Type::Bytes | Type::String) => {
            d.skip().map_err(|_| Malformed::Shape)
        }
        _ => Err(Malformed::Shape),
    }
}
