//! How a message is asked and answered over HTTP.

use crate::Message;

/// The content type of every request and answer.
pub const CONTENT_TYPE: &str = "application/cbor";

/// The header that says after how many seconds to ask again.
pub const RETRY_AFTER: &str = "retry-after";

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// Anyone: what opens the door stands in the request itself.
    Anyone,
    /// A device of the roster.
    Member,
    /// A device of the roster with the role of coordinator.
    Coordinator,
}

/// A request: `POST` to its path, answered by one kind of message or by a
/// [`Refusal`](crate::Refusal).
pub trait Request: Message {
    /// Where it is posted.
    const PATH: &'static str;
    /// Who may ask.
    const ASKER: Asker;
    /// What comes back with status 200.
    type Answer: Message;
}

/// The value of the `authorization` header for a token: `Bearer ` and 64 lower-case hexadecimal
/// digits.
#[must_use]
pub fn bearer(token: &[u8; 32]) -> String {
    let digits = token.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
    std::iter::once("Bearer ").map(String::from).chain(digits.map(String::from)).collect()
}

/// The token in the value of an `authorization` header, when it is in exactly that form.
#[must_use]
pub fn from_bearer(value: &str) -> Option<[u8; 32]> {
    let digits = value.strip_prefix("Bearer ")?.as_bytes();
    let mut token = [0; 32];
    let (pairs, []) = digits.as_chunks::<2>() else { return None };
    if pairs.len() != token.len() {
        return None;
    }
    for (byte, [high, low]) in token.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(token)
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}
