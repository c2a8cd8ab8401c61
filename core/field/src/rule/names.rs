//! How alike two names are, as people write and mishear them.

use crate::book::letters::plain;
use crate::rule::person::{name_parts, says_nothing};

/// In what two names are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameLikeness {
    /// The same, letter case, accents, tussenvoegsels and order aside.
    Same,
    /// The same surname, with initials that fit the other's first names.
    InitialsFit,
    /// A slip of the pen, one spelling for another (Dijkstra, Dykstra), or a name more, as people
    /// have who marry.
    Near,
    /// One is a single word of the other.
    Part,
}

/// Compares two names. The words of a name may stand in any order: forms ask for the surname
/// first, neighbours do not.
pub(crate) fn likeness(a: &str, b: &str) -> Option<NameLikeness> {
    let (mut shorter, mut longer) = (words(a), words(b));
    if shorter.len() > longer.len() {
        std::mem::swap(&mut shorter, &mut longer);
    }
    let (alone, count) = (shorter.len() == 1, shorter.len());
    let equal_length = count == longer.len();
    if shorter.iter().all(|word| is_initial(word)) {
        return None;
    }
    let same = pair(&mut shorter, &mut longer, |a, b| a == b);
    if same == count && equal_length {
        return Some(NameLikeness::Same);
    }
    let near =
        pair(&mut shorter, &mut longer, |a, b| !is_initial(a) && !is_initial(b) && nearly(a, b));
    let initials = pair(&mut shorter, &mut longer, initial_fits);
    if same + near + initials < count || same + near == 0 {
        return None;
    }
    // A single word shared with a whole name is little: there are many Jans.
    if alone && !equal_length {
        return Some(NameLikeness::Part);
    }
    Some(match (near, initials) {
        (0, 1..) => NameLikeness::InitialsFit,
        _ => NameLikeness::Near,
    })
}

/// Small plain letters and digits only, for comparing addresses.
pub(crate) fn folded(text: &str) -> String {
    text.chars()
        .flat_map(|c| <[Option<char>; 2]>::from(plain(c)))
        .flatten()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name_parts(name)
        .iter()
        .flat_map(|part| part.split('-'))
        .filter(|word| !says_nothing(word))
        .map(folded)
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words
}

/// Takes the words that go together out of both names; says how many pairs that were.
fn pair(
    shorter: &mut Vec<String>,
    longer: &mut Vec<String>,
    together: impl Fn(&str, &str) -> bool,
) -> usize {
    let before = shorter.len();
    shorter.retain(|word| match longer.iter().position(|other| together(word, other)) {
        Some(index) => {
            longer.remove(index);
            false
        }
        None => true,
    });
    before - shorter.len()
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

fn initial_fits(a: &str, b: &str) -> bool {
    (is_initial(a) && b.starts_with(a)) || (is_initial(b) && a.starts_with(b))
}

/// Whether two words sound the same in Dutch, or differ by one slip of the pen (two in a word of
/// eight letters or more). Words of three letters have to be the same: Jan is not Jon.
fn nearly(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (sound(a).chars().collect(), sound(b).chars().collect());
    let shortest = a.len().min(b.len());
    let slips = match shortest {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    a.len().abs_diff(b.len()) <= slips && slips_between(&a, &b) <= slips
}

/// One spelling for those that sound the same in Dutch names.
fn sound(word: &str) -> String {
    let mut word = word.to_owned();
    for (written, heard) in [
        ("ij", "y"),
        ("ei", "y"),
        ("ck", "k"),
        ("ks", "x"),
        ("ph", "f"),
        ("th", "t"),
        ("dt", "t"),
        ("sch", "sg"),
        ("ch", "g"),
        ("ou", "au"),
        ("c", "k"),
        ("z", "s"),
        ("v", "f"),
    ] {
        word = word.replace(written, heard);
    }
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Optimal string alignment: letters put in, left out, replaced, or two swapped.
fn slips_between(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut least =
                (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i
                .checked_sub(1)
                .zip(j.checked_sub(1))
                .is_some_and(|(pi, pj)| a.get(pi) == Some(y) && b.get(pj) == Some(x));
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}
