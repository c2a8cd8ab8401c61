//! How records become bytes: CBOR maps with integer keys, one macro for records, one for codes.
//!
//! A record keeps the keys it does not know ([`Rest`]), so a phone with an older version that
//! corrects a record of a newer one loses nothing. A code keeps numbers it does not know.

use minicbor::decode::{Decode, Decoder, Error};
use minicbor::encode::{Encode, Encoder, Write};
use std::collections::BTreeMap;
use std::fmt;

/// The keys of a record that this version does not know, each with its value as it came.
#[derive(Clone, Default, PartialEq, Eq)]
#[expect(clippy::box_collection, reason = "in every part of every record, and nearly always none")]
pub struct Rest(Option<Box<BTreeMap<u32, Vec<u8>>>>);

impl Rest {
    /// No unknown keys: what every record made by this version starts with.
    pub const NONE: Self = Self(None);

    /// How many keys were not known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |keys| keys.len())
    }

    /// Whether every key was known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn keep(&mut self, key: u32, d: &mut Decoder<'_>) -> Result<(), Error> {
        let from = d.position();
        d.skip()?;
        let raw = d.input().get(from..d.position()).ok_or_else(Error::end_of_input)?;
        match self.0.get_or_insert_default().insert(key, raw.to_vec()) {
            None => Ok(()),
            Some(_) => Err(Error::message("a key stands twice")),
        }
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.0.iter().flat_map(|keys| keys.iter()).map(|(k, v)| (*k, v.as_slice()))
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} unknown keys", self.len())
    }
}

/// A value that may be left out of a record when it says nothing.
pub(crate) trait Absent: Sized {
    /// What a missing key means; `None` where the key must be there.
    fn absent() -> Option<Self> {
        None
    }
    /// Whether this value may be left out.
    fn is_absent(&self) -> bool {
        false
    }
    /// Gives back memory that was reserved while reading: records stay in memory for long.
    fn fit(&mut self) {}
}

impl<T> Absent for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn fit(&mut self) {
        self.shrink_to_fit();
    }
}

impl Absent for String {
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for bool {
    fn absent() -> Option<Self> {
        Some(false)
    }
    fn is_absent(&self) -> bool {
        !self
    }
}

macro_rules! required {
    ($($t:ty),*) => { $( impl $crate::cbor::Absent for $t {} )* };
}
pub(crate) use required;
required!(u8, u16, u32, u64, i32, i64);

/// Writes one key and its value, unless the value says nothing.
pub(crate) fn put<C, W: Write, T: Absent + Encode<C>>(
    e: &mut Encoder<W>,
    ctx: &mut C,
    key: u32,
    value: &T,
) -> Result<(), minicbor::encode::Error<W::Error>> {
    if !value.is_absent() {
        e.u32(key)?.encode_with(value, ctx)?;
    }
    Ok(())
}

/// Reads the value of a known key; a key that stands twice is refused.
pub(crate) fn take<'b, C, T: Absent + Decode<'b, C>>(
    slot: &mut Option<T>,
    d: &mut Decoder<'b>,
    ctx: &mut C,
) -> Result<(), Error> {
    if slot.is_some() {
        return Err(Error::message("a key stands twice"));
    }
    let mut value: T = d.decode_with(ctx)?;
    value.fit();
    *slot = Some(value);
    Ok(())
}

/// The value of a key, or what its absence means, or an error that names the key.
pub(crate) fn fill<T: Absent>(slot: Option<T>, key: u32) -> Result<T, Error> {
    slot.or_else(T::absent).ok_or_else(|| Error::missing_value(i64::from(key)))
}

/// Length of the map that opens a record; indefinite maps are not ours.
pub(crate) fn map_len(d: &mut Decoder<'_>) -> Result<u64, Error> {
    d.map()?.ok_or_else(|| Error::message("a map without length"))
}

/// Declares a record: a struct whose fields have integer keys, plus [`Rest`].
/// `Debug` shows the name only: records hold what must not reach a log.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $( $(#[$fmeta:meta])* $key:literal $field:ident: $ty:ty, )* }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub struct $name {
            $( $(#[$fmeta])* pub $field: $ty, )*
            /// Keys of a newer version, kept as they came.
            pub rest: $crate::cbor::Rest,
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), " (not shown)"))
            }
        }

        $crate::cbor::required!($name);

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                ctx: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                use $crate::cbor::Absent as _;
                let known = [$( !self.$field.is_absent(), )*].iter().filter(|b| **b).count();
                e.map((known + self.rest.len()) as u64)?;
                $( $crate::cbor::put(e, ctx, $key, &self.$field)?; )*
                for (key, raw) in self.rest.entries() {
                    e.u32(key)?;
                    e.writer_mut().write_all(raw).map_err(minicbor::encode::Error::write)?;
                }
                Ok(())
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(
                d: &mut minicbor::Decoder<'b>,
                ctx: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                $( let mut $field: Option<$ty> = None; )*
                let mut rest = $crate::cbor::Rest::NONE;
                for _ in 0..$crate::cbor::map_len(d)? {
                    match d.u32()? {
                        $( $key => $crate::cbor::take(&mut $field, d, ctx)?, )*
                        key => rest.keep(key, d)?,
                    }
                }
                Ok(Self { $( $field: $crate::cbor::fill($field, $key)?, )* rest })
            }
        }
    };
}
pub(crate) use record;

/// Declares a code: an enum stored as a number, with `Unknown` for numbers of a newer version.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $( $(#[$vmeta:meta])* $code:literal $variant:ident, )* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $( $(#[$vmeta])* $variant, )*
            /// A value of a newer version, kept as it came.
            #[serde(skip)]
            Unknown(u32),
        }

        impl $name {
            /// Every value this version knows, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )*];

            /// The number that is stored.
            #[must_use]
            pub fn code(self) -> u32 {
                match self { $( Self::$variant => $code, )* Self::Unknown(code) => code }
            }

            /// The value for a stored number.
            #[must_use]
            pub fn from_code(code: u32) -> Self {
                match code { $( $code => Self::$variant, )* other => Self::Unknown(other) }
            }
        }

        $crate::cbor::required!($name);

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.u32(self.code())?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(
                d: &mut minicbor::Decoder<'b>,
                _: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                d.u32().map(Self::from_code)
            }
        }
    };
}
pub(crate) use codes;

/// A value as bytes.
pub(crate) fn to_vec<T: Encode<()>>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = minicbor::encode(value, &mut bytes);
    bytes
}

/// A value from exactly these bytes; `None` when they are anything else.
pub(crate) fn from_slice<'b, T: Decode<'b, ()>>(bytes: &'b [u8]) -> Option<T> {
    let mut d = Decoder::new(bytes);
    let value = d.decode().ok()?;
    (d.position() == bytes.len()).then_some(value)
}
