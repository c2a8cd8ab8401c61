//! Base32 (RFC 4648, section 6): upper case, without padding.

const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Why a text is not base32.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A character that is no digit, at this place, from 1.
    Character(usize),
    /// The end cannot be one: digits are missing, or bits are left over.
    End,
}

pub(crate) fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            text.push(digit(bits >> count));
        }
        bits &= (1 << count) - 1;
    }
    if count > 0 {
        text.push(digit(bits << (5 - count)));
    }
    text
}

fn digit(value: u32) -> char {
    let at = usize::try_from(value & 31).unwrap_or_default();
    DIGITS.get(at).map_or('A', |digit| char::from(*digit))
}

pub(crate) fn decoded(text: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut bits, mut count) = (0_u32, 0);
    for (at, character) in text.chars().enumerate() {
        let value = DIGITS.iter().position(|digit| char::from(*digit) == character);
        let value = value.and_then(|value| u32::try_from(value).ok());
        bits = bits << 5 | value.ok_or(Fault::Character(at + 1))?;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xff));
        }
        bits &= (1 << count) - 1;
    }
    if count < 5 && bits == 0 { Ok(bytes) } else { Err(Fault::End) }
}
