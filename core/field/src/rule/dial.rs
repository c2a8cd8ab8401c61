//! Dutch dial strings: what is shown, what the dialer gets, and E.164 where it exists.
//!
//! Source: Nummerplan telefoon- en ISDN-diensten (area codes in its annex). 112, 116, 14, 0800
//! and 0900 cannot be dialled as +31, so the dial string is what is kept.

/// A number that can be dialled. `Debug` shows its kind only: it may be a client's.
#[derive(Clone, PartialEq, Eq)]
pub struct Dial {
    /// As it is shown: "(0546) 840 840".
    pub shown: String,
    /// What the dialer gets: "0546840840".
    pub dial: String,
    /// International form, where the number can be dialled from abroad: "+31546840840".
    pub e164: Option<String>,
    /// What kind of number it is.
    pub kind: DialKind,
}

impl std::fmt::Debug for Dial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dial({:?}, not shown)", self.kind)
    }
}

/// Kinds of numbers of the Dutch numbering plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DialKind {
    /// 112.
    Emergency,
    /// 113, 144 and 116 xxx: short numbers of public interest.
    Short,
    /// 14 0xx: a municipality's own short number.
    Municipality,
    /// 0800: free.
    Free,
    /// 0900, 0906, 0909: paid.
    Paid,
    /// 088: companies.
    Company,
    /// 084, 085, 087, 091: not tied to a place.
    Nongeographic,
    /// 06, without pagers.
    Mobile,
    /// 097: machines.
    Machine,
    /// An area code.
    Area,
    /// Another country.
    International,
}

/// Why an input is not a number that can be dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotDialable {
    /// Nothing was given.
    #[error("there is no number")]
    Empty,
    /// It holds something else than digits, spaces, dots, dashes, slashes and brackets.
    #[error("a number has digits only")]
    NotDigits,
    /// No Dutch or international number has this length.
    #[error("this number is too short or too long")]
    Length,
    /// No numbers start like this.
    #[error("no number starts like this")]
    Start,
}

/// Area codes of two digits after the nought; numbers behind them have seven.
const SHORT_AREAS: [u16; 30] = [
    10, 13, 15, 20, 23, 24, 26, 30, 33, 35, 36, 38, 40, 43, 45, 46, 50, 53, 55, 58, 70, 71, 72, 73,
    74, 75, 76, 77, 78, 79,
];

/// Area codes of three digits after the nought; numbers behind them have six.
const LONG_AREAS: [u16; 111] = [
    111, 113, 114, 115, 117, 118, 161, 162, 164, 165, 166, 167, 168, 172, 174, 180, 181, 182, 183,
    184, 186, 187, 222, 223, 224, 226, 227, 228, 229, 251, 252, 255, 294, 297, 299, 313, 314, 315,
    316, 317, 318, 320, 321, 341, 342, 343, 344, 345, 346, 347, 348, 411, 412, 413, 416, 418, 475,
    478, 481, 485, 486, 487, 488, 492, 493, 495, 497, 499, 511, 512, 513, 514, 515, 516, 517, 518,
    519, 521, 522, 523, 524, 525, 527, 528, 529, 541, 543, 544, 545, 546, 547, 548, 561, 562, 566,
    570, 571, 572, 573, 575, 577, 578, 591, 592, 593, 594, 595, 596, 597, 598, 599,
];

/// Longest text that is looked at; the longest number people write has half of it.
const LONGEST_INPUT: usize = 48;

/// Reads a number as people write it: "(0546) 840 840", "0031…", "+31 (0)546…", "tel:…".
///
/// # Errors
/// [`NotDialable`] says what is wrong with it; the text itself is never in the error.
pub fn dial(input: &str) -> Result<Dial, NotDialable> {
    let (plus, digits) = digits(input)?;
    if plus {
        return abroad(&digits);
    }
    if let Some(rest) = digits.strip_prefix("00") {
        return abroad(rest);
    }
    if digits.starts_with('0') {
        return national(&digits);
    }
    short(&digits)
}

/// The digits of an input, and whether a plus stands before them.
fn digits(input: &str) -> Result<(bool, String), NotDialable> {
    if input.len() > LONGEST_INPUT {
        return Err(NotDialable::Length);
    }
    let invisible = |c: char| {
        c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
    };
    let text = input.trim_matches(invisible);
    let text = match text.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => text.get(4..).unwrap_or_default(),
        _ => text,
    };
    let mut plus = false;
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !plus => plus = true,
            ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}' | '\u{2010}'..='\u{2014}' => {
            }
            _ => return Err(NotDialable::NotDigits),
        }
    }
    if digits.is_empty() { Err(NotDialable::Empty) } else { Ok((plus, digits)) }
}

/// A number after the plus.
fn abroad(digits: &str) -> Result<Dial, NotDialable> {
    if let Some(dutch) = digits.strip_prefix("31") {
        // "+31 (0)546" says the nought twice.
        return national(&format!("0{}", dutch.strip_prefix('0').unwrap_or(dutch)));
    }
    if digits.starts_with('0') {
        return Err(NotDialable::Start);
    }
    // E.164: at most fifteen digits; no country has numbers of fewer than seven with its code.
    if !(7..=15).contains(&digits.len()) {
        return Err(NotDialable::Length);
    }
    let (country, rest) = split(digits, country_code_length(digits));
    let dial = format!("+{digits}");
    Ok(Dial {
        shown: format!("+{country} {rest}"),
        e164: Some(dial.clone()),
        dial,
        kind: DialKind::International,
    })
}

/// How many digits the country code has (ITU-T E.164).
fn country_code_length(digits: &str) -> usize {
    let two = digits.get(..2).unwrap_or_default();
    match two.as_bytes() {
        [b'1' | b'7', _] => 1,
        [b'2', b'0' | b'7']
        | [b'3', b'0'..=b'4' | b'6' | b'9']
        | [b'4', b'0' | b'1' | b'3'..=b'9']
        | [b'5', b'1'..=b'8']
        | [b'6', b'0'..=b'6']
        | [b'8', b'1' | b'2' | b'4' | b'6']
        | [b'9', b'0'..=b'5' | b'8'] => 2,
        _ => 3,
    }
}

/// A Dutch number with its nought.
fn national(digits: &str) -> Result<Dial, NotDialable> {
    let (service, rest) = split(digits, 4);
    match service {
        "0800" => return service_number(service, rest, DialKind::Free),
        "0900" | "0906" | "0909" => return service_number(service, rest, DialKind::Paid),
        "0970" => {
            let (a, b) = split(rest, 4);
            return with_e164(digits, 12, DialKind::Machine, format!("{service} {a} {b}"));
        }
        _ => {}
    }
    let (code, rest) = split(digits, 3);
    let (a, b) = split(rest, 3);
    match code {
        "061" | "062" | "063" | "064" | "065" | "068" => {
            let (a, b) = split(digits.get(2..).unwrap_or_default(), 4);
            with_e164(digits, 10, DialKind::Mobile, format!("06 {a} {b}"))
        }
        "088" => with_e164(digits, 10, DialKind::Company, format!("{code} {a} {b}")),
        "084" | "085" | "087" | "091" => {
            with_e164(digits, 10, DialKind::Nongeographic, format!("{code} {a} {b}"))
        }
        _ if is_area(&SHORT_AREAS, code) => {
            with_e164(digits, 10, DialKind::Area, format!("({code}) {a} {b}"))
        }
        _ if is_area(&LONG_AREAS, service) => {
            let (a, b) = split(digits.get(4..).unwrap_or_default(), 3);
            with_e164(digits, 10, DialKind::Area, format!("({service}) {a} {b}"))
        }
        _ if digits.len() < 4 => Err(NotDialable::Length),
        _ => Err(NotDialable::Start),
    }
}

/// 0800 and 0900: four or seven digits follow; none can be dialled from abroad for certain.
fn service_number(service: &str, rest: &str, kind: DialKind) -> Result<Dial, NotDialable> {
    let shown = match rest.len() {
        4 => format!("{service}-{rest}"),
        7 => {
            let (a, b) = split(rest, 3);
            format!("{service}-{a} {b}")
        }
        _ => return Err(NotDialable::Length),
    };
    Ok(Dial { shown, dial: format!("{service}{rest}"), e164: None, kind })
}

/// A number that can be dialled as +31 too, when it has the right length.
fn with_e164(
    digits: &str,
    length: usize,
    kind: DialKind,
    shown: String,
) -> Result<Dial, NotDialable> {
    if digits.len() != length {
        return Err(NotDialable::Length);
    }
    let e164 = format!("+31{}", digits.strip_prefix('0').unwrap_or(digits));
    Ok(Dial { shown, dial: digits.to_owned(), e164: Some(e164), kind })
}

/// A number without a nought: dialled as it stands.
fn short(digits: &str) -> Result<Dial, NotDialable> {
    let (start, rest) = split(digits, 2);
    let (kind, shown) = match digits {
        "112" => (DialKind::Emergency, digits.to_owned()),
        "113" | "144" => (DialKind::Short, digits.to_owned()),
        _ if digits.len() == 6 && digits.starts_with("116") => {
            let (a, b) = split(digits, 3);
            (DialKind::Short, format!("{a} {b}"))
        }
        _ if start == "14" && (is_area(&SHORT_AREAS, rest) || is_area(&LONG_AREAS, rest)) => {
            (DialKind::Municipality, format!("{start} {rest}"))
        }
        _ if start == "14" || digits.len() < 3 => return Err(NotDialable::Length),
        _ => return Err(NotDialable::Start),
    };
    Ok(Dial { shown, dial: digits.to_owned(), e164: None, kind })
}

/// Whether a code with its nought stands in a list, with as many digits as the list's.
fn is_area(areas: &[u16], code: &str) -> bool {
    let Some(bare) = code.strip_prefix('0') else { return false };
    let listed_length = areas.first().map(|a| a.to_string().len());
    listed_length == Some(bare.len()) && bare.parse().is_ok_and(|n| areas.binary_search(&n).is_ok())
}

/// Splits ASCII digits; the second part is empty when there are not that many.
fn split(digits: &str, at: usize) -> (&str, &str) {
    digits.split_at_checked(at).unwrap_or((digits, ""))
}
