//! Just enough of CBOR to read what the formats' pages describe.

use std::collections::BTreeMap;

/// A value; the maps that matter here have numbers as keys.
#[derive(Debug, Clone)]
pub enum Value {
    Number(u64),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Map(BTreeMap<u64, Value>),
    Other,
}

impl Value {
    /// One value and nothing after it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let value = value(&mut rest)?;
        rest.is_empty().then_some(value)
    }

    /// What stands under a key of a map.
    pub fn key(&self, key: u64) -> Option<&Self> {
        match self {
            Self::Map(map) => map.get(&key),
            _ => None,
        }
    }

    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub fn array<const N: usize>(&self) -> Option<[u8; N]> {
        self.bytes()?.try_into().ok()
    }

    /// Every byte string of 32 bytes in it, however deep: each may be a key.
    pub fn keys(&self, found: &mut Vec<[u8; 32]>) {
        match self {
            Self::Bytes(bytes) => found.extend(<[u8; 32]>::try_from(bytes.as_slice()).ok()),
            Self::List(list) => list.iter().for_each(|value| value.keys(found)),
            Self::Map(map) => map.values().for_each(|value| value.keys(found)),
            Self::Number(_) | Self::Other => {}
        }
    }
}

fn value(rest: &mut &[u8]) -> Option<Value> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    let (major, short) = (first >> 5, first & 31);
    let argument = match short {
        0..=23 => u64::from(short),
        24..=27 => {
            let length = 1 << (short - 24);
            let (number, after) = rest.split_at_checked(length)?;
            *rest = after;
            number.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
        }
        _ => return None,
    };
    let length = usize::try_from(argument).ok()?;
    Some(match major {
        0 => Value::Number(argument),
        2 | 3 => {
            let (bytes, after) = rest.split_at_checked(length)?;
            *rest = after;
            if major == 2 { Value::Bytes(bytes.to_vec()) } else { Value::Other }
        }
        4 => Value::List((0..argument).map(|_| value(rest)).collect::<Option<_>>()?),
        5 => {
            let mut map = BTreeMap::new();
            for _ in 0..argument {
                let key = value(rest)?;
                let content = value(rest)?;
                map.insert(key.number()?, content);
            }
            Value::Map(map)
        }
        1 | 7 => Value::Other,
        _ => return None,
    })
}
