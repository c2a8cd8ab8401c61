//! The citizen service number (BSN), which must not be kept here: how it is recognised in text.
//!
//! Nine digits that pass the eleven-test, in one piece or in the groups 3-3-3 or 4-2-3 with the
//! same separator (space, dot, hyphen), and standing free: no letter, plus sign or further group
//! of digits belongs to them. Telephone numbers (ten digits, or a plus sign), dates, amounts,
//! account numbers and file numbers with letters or more parts so stay out of it. Of the other
//! nine-digit numbers one in eleven is refused by mistake; those can be written in other groups.

/// How many a number has: most texts have fewer, and need no closer look.
const DIGITS: usize = 9;

const GROUPS: [&[usize]; 3] = [&[9], &[3, 3, 3], &[4, 2, 3]];

/// What stands between two separators, and the separator before it.
#[derive(Clone, Copy)]
struct Piece<'a> {
    separator: char,
    text: &'a str,
}

impl Piece<'_> {
    fn is_digits(&self) -> bool {
        !self.text.is_empty() && self.text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// Whether something that looks like a citizen service number stands in a text.
pub(super) fn stands_in(text: &str) -> bool {
    if text.bytes().filter(u8::is_ascii_digit).count() < DIGITS {
        return false;
    }
    text.split(|c| !is_separator(c) && !belongs_to_word(c)).any(|phrase| {
        let pieces = pieces(phrase);
        (0..pieces.len()).any(|at| {
            let (before, rest) = pieces.split_at_checked(at).unwrap_or_default();
            GROUPS.iter().any(|lengths| starts_with_number(before.last(), rest, lengths))
        })
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '.' | '-')
}

fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '+' | '_')
}

fn pieces(phrase: &str) -> Vec<Piece<'_>> {
    let mut separator = '\n';
    let pieces = phrase.split_inclusive(is_separator).map(|piece| {
        let text = piece.trim_end_matches(is_separator);
        let before = std::mem::replace(&mut separator, piece.chars().next_back().unwrap_or('\n'));
        Piece { separator: before, text: without_label(text) }
    });
    pieces.collect()
}

/// "BSN123456782" without its label.
fn without_label(text: &str) -> &str {
    match text.split_at_checked(3) {
        Some((label, number)) if label.eq_ignore_ascii_case("bsn") => number,
        _ => text,
    }
}

fn starts_with_number(before: Option<&Piece<'_>>, rest: &[Piece<'_>], lengths: &[usize]) -> bool {
    let Some((groups, after)) = rest.split_at_checked(lengths.len()) else { return false };
    let fits =
        groups.iter().zip(lengths).all(|(p, length)| p.is_digits() && p.text.len() == *length);
    let mut inner = groups.iter().skip(1).map(|piece| piece.separator);
    let separator = inner.next();
    // Another number may stand beside one in a single piece, with a space between them.
    let beside = |separator| groups.len() == 1 && separator == ' ';
    let starts_free = before.is_none_or(|before| {
        let own = groups.first().map_or(' ', |piece| piece.separator);
        !before.text.starts_with('+') && (!before.is_digits() || beside(own))
    });
    let ends_free = after.first().is_none_or(|next| !next.is_digits() || beside(next.separator));
    fits && inner.all(|other| Some(other) == separator)
        && starts_free
        && ends_free
        && passes_eleven_test(groups.iter().flat_map(|piece| piece.text.bytes()))
}

/// Nine times the first digit, eight times the second, … twice the eighth, less the ninth, is a
/// multiple of eleven (Besluit burgerservicenummer). None has been issued that starts with 00.
fn passes_eleven_test(digits: impl Iterator<Item = u8>) -> bool {
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let digits: Vec<i32> = digits.map(|b| i32::from(b) - i32::from(b'0')).collect();
    let sum: i32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    sum % 11 == 0 && digits.iter().take(2).any(|digit| *digit > 0)
}
