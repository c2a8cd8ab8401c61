//! How a person is named: in full, or by discreet initials.

use crate::record::Person;
use std::fmt;

/// A person as lists show them. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// The name; the description for somebody whose name is not known.
    pub name: String,
    /// Discreet initials ("R.M."); empty when the name is not known.
    pub initials: String,
    /// Village; may be empty.
    pub village: String,
}

impl fmt::Debug for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Who (not shown)")
    }
}

/// How a person is shown.
#[must_use]
pub fn who(person: &Person) -> Who {
    let name = person.name.trim();
    let known = if name.is_empty() { person.description.trim() } else { name };
    Who {
        name: known.to_owned(),
        initials: initials(name),
        village: person.place.as_ref().map(|p| p.village.clone()).unwrap_or_default(),
    }
}

/// Discreet initials of a name: the first letter of the first name and of the surname, and
/// nothing in between. "Rob van der Meulen" becomes "R.M.": a tussenvoegsel or a third letter
/// would tell a neighbour in a small village who it is. "Vries, Jan de" becomes "J.V.".
#[must_use]
pub fn initials(name: &str) -> String {
    let (surname, given) = match name.split_once(',') {
        Some((surname, given)) => (surname, given),
        None => ("", name),
    };
    let mut parts = name_parts(given);
    parts.extend(name_parts(surname));
    let ends = match parts.as_slice() {
        [] => Vec::new(),
        [only] => vec![only],
        [first, .., last] => vec![first, last],
    };
    let mut initials = String::new();
    for part in ends {
        initials.push_str(&initial(part));
        initials.push('.');
    }
    initials
}

/// The words of a name that count: no titles, no tussenvoegsels, nothing in brackets.
pub(crate) fn name_parts(name: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut brackets = 0_u32;
    let open: String = name
        .chars()
        .filter(|c| {
            match c {
                '(' | '[' => brackets += 1,
                ')' | ']' => brackets = brackets.saturating_sub(1),
                _ => return brackets == 0,
            }
            false
        })
        .collect();
    for word in open.split(|c: char| c.is_whitespace() || c == '.' || c == ',') {
        let word = word.trim_matches(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
        if word.chars().any(char::is_alphabetic) && !says_nothing(word) {
            parts.push(word.to_owned());
        }
    }
    parts
}

/// Titles and tussenvoegsels. "v" and "d" are short for "van" and "de", in lower case only:
/// "V." is an initial.
fn says_nothing(word: &str) -> bool {
    const NOTHING: [&str; 42] = [
        "van", "de", "der", "den", "het", "'t", "’t", "t", "ten", "ter", "te", "op", "in", "la",
        "le", "du", "des", "von", "zu", "zur", "el", "al", "di", "da", "dos", "v/d", "vd", "v",
        "d", "bij", "aan", "uit", "onder", "over", "dhr", "mw", "mevr", "mevrouw", "meneer",
        "heer", "fam", "familie",
    ];
    let lower = word.to_lowercase();
    if word.chars().count() == 1 && word != lower {
        return false;
    }
    NOTHING.contains(&lower.as_str())
}

/// The first letter in capitals; the Dutch ij is one letter.
fn initial(word: &str) -> String {
    let word = word.trim_start_matches(|c: char| !c.is_alphabetic());
    if word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("ij")) {
        return "IJ".to_owned();
    }
    word.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default()
}
