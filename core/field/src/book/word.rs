//! Looking for one word in text, without a copy of that text: bytes are compared many at a time
//! until a rare pair of letters of the word may stand there, and only then letter by letter.

use super::letters::plain;
use std::ops::Range;

/// Bytes compared at once; the compiler turns the comparison into vector instructions.
const BLOCK: usize = 64;

/// A word of a query.
pub(super) struct Word {
    letters: Vec<char>,
    pivot: Option<Pivot>,
}

/// Two neighbouring letters of the word that are rare in text. Each stands there as itself, as its
/// capital, or in a form with an accent, of which only the first byte is looked at.
struct Pivot {
    /// How many letters of the word come before it.
    before: usize,
    first: u8,
    /// The letter after it; `None` when there is none within ASCII.
    second: Option<u8>,
    /// The lowest byte with which a form of the first letter outside ASCII starts.
    lead: u8,
}

impl Word {
    /// A word as typed; `None` when nothing of it remains to be compared.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let letters: Vec<char> =
            typed.chars().map(plain).flat_map(|(one, two)| one.into_iter().chain(two)).collect();
        let pivot = Pivot::of(&letters);
        (!letters.is_empty()).then_some(Self { letters, pivot })
    }

    /// Where the word stands in a text, in bytes; the first place if there are more.
    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
        match &self.pivot {
            Some(pivot) => pivot.find(text, &self.letters),
            None => text.char_indices().find_map(|(at, _)| match_from(text, at, &self.letters)),
        }
    }
}

impl Pivot {
    fn of(letters: &[char]) -> Option<Self> {
        let byte = |c: char| u8::try_from(c).ok().filter(u8::is_ascii);
        let pairs = letters.iter().enumerate().filter_map(|(before, c)| {
            let first = byte(*c)?;
            let second = letters.get(before + 1).and_then(|c| byte(*c));
            let common = commonness(first) * second.map_or(1000, commonness);
            Some((common, Self { before, first, second, lead: lead(first) }))
        });
        pairs.min_by_key(|(common, _)| *common).map(|(_, pivot)| pivot)
    }

    fn find(&self, text: &str, letters: &[char]) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some(rest) = bytes.get(from..).filter(|rest| !rest.is_empty()) {
            let here = rest.get(..BLOCK).unwrap_or(rest);
            let next = rest.get(1..=BLOCK).unwrap_or_default();
            // The last block is looked at letter by letter.
            if next.is_empty() || self.may_stand(here, next) {
                for (i, b) in here.iter().enumerate() {
                    if self.is_first(*b) && self.is_second(rest.get(i + 1).copied()) {
                        let found = match_around(text, from + i, self.before, letters);
                        if found.is_some() {
                            return found;
                        }
                    }
                }
            }
            from += BLOCK;
        }
        None
    }

    fn may_stand(&self, here: &[u8], next: &[u8]) -> bool {
        match self.second {
            Some(second) => here.iter().zip(next).fold(false, |found, (a, b)| {
                found | (self.is_first(*a) & (is_letter(*b, second) | (*b >= 0x80)))
            }),
            None => here.iter().fold(false, |found, a| found | self.is_first(*a)),
        }
    }

    fn is_first(&self, b: u8) -> bool {
        is_letter(b, self.first) | (b >= self.lead)
    }

    fn is_second(&self, b: Option<u8>) -> bool {
        self.second.is_none_or(|second| b.is_some_and(|b| is_letter(b, second) || b >= 0x80))
    }
}

/// How often a letter stands in a thousand of Dutch text, roughly; letters that are met with an
/// accent count for more, since every letter outside ASCII has to be looked at for them.
fn commonness(letter: u8) -> u32 {
    match letter {
        b'e' => 220,
        b'n' => 130,
        b'a' | b'i' | b'o' => 100,
        b't' | b'r' | b'd' | b's' | b'u' => 60,
        b'l' | b'g' | b'v' | b'c' => 35,
        b'h' | b'k' | b'm' | b'b' | b'p' | b'w' | b'j' | b'z' => 20,
        _ => 8,
    }
}

/// The lowest first byte of a form of a letter outside ASCII; see [`plain`].
fn lead(letter: u8) -> u8 {
    match letter {
        b'a' | b'c' | b'd' | b'e' | b'i' | b'n' | b'o' | b's' | b'u' | b'y' => 0xC3,
        b'g' | b'h' | b'j' | b'k' | b'l' | b'r' | b't' | b'w' | b'z' => 0xC4,
        b'\'' => 0xE2,
        _ => 0xFF,
    }
}

fn is_letter(b: u8, plain: u8) -> bool {
    b.to_ascii_lowercase() == plain
}

/// Matches the word when what stands at byte `at` is, or ends with, the letter that has `before`
/// letters of the word before it.
fn match_around(text: &str, at: usize, before: usize, letters: &[char]) -> Option<Range<usize>> {
    let start = at.wrapping_sub(before);
    // Where only ASCII stands, every letter is one byte and the answer is at hand.
    let here = text.as_bytes().get(start..start.wrapping_add(letters.len()));
    if let Some(here) = here.filter(|here| here.is_ascii()) {
        let equal = here.iter().zip(letters).all(|(b, l)| char::from(b.to_ascii_lowercase()) == *l);
        return equal.then_some(start..start + letters.len());
    }
    let (head, rest) = text.split_at_checked(at)?;
    let two_letters = matches!(plain(rest.chars().next()?), (Some(_), Some(_)));
    match_after(text, head, before, letters).or_else(|| {
        let before = before.checked_sub(1).filter(|_| two_letters)?;
        match_after(text, head, before, letters)
    })
}

/// Matches the word when its first `before` letters are the last ones of `head`.
fn match_after(text: &str, head: &str, before: usize, letters: &[char]) -> Option<Range<usize>> {
    let mut start = head.len();
    let mut missing = before;
    let mut back = head.char_indices().rev();
    while missing > 0 {
        let (i, c) = back.next()?;
        let (one, two) = plain(c);
        missing = missing.checked_sub(one.iter().chain(&two).count())?;
        start = i;
    }
    match_from(text, start, letters)
}

/// Matches the word when its first letter stands at byte `at`.
fn match_from(text: &str, at: usize, letters: &[char]) -> Option<Range<usize>> {
    let mut wanted = letters.iter().copied().peekable();
    let rest = text.get(at..)?;
    for (i, c) in rest.char_indices() {
        let (one, two) = plain(c);
        for letter in one.into_iter().chain(two) {
            match wanted.next() {
                Some(want) if want == letter => {}
                Some(_) => return None,
                None => break,
            }
        }
        if wanted.peek().is_none() {
            return Some(at..at + i + c.len_utf8());
        }
    }
    None
}
