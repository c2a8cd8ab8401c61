//! What every measured program writes and looks for, the same for all and the same each time.
//!
//! Words are made of syllables and drawn as words are in a language (Zipf: the second half as
//! often as the first, and so on), so that an index has as much to do as with real notes.

/// Length of a note, in bytes.
pub const NOTE_BYTES: usize = 600;

/// Cases that are open at a time: a full load for two workers. Older ones are closed.
pub const OPEN_CASES: usize = 60;

/// Notes written while the same cases are open: a hundred a case, in four months.
const NOTES_OF_A_LOAD: usize = OPEN_CASES * 100;

/// The moment at which everything is measured: 24 November 2026, 09:00 in the Netherlands, in UTC
/// milliseconds.
pub const NOW_MS: i64 = 1_795_507_200_000;

/// Days from 1970 to that day.
pub const TODAY: i32 = 20_781;

/// Time between two notes, in milliseconds.
const BETWEEN_MS: i64 = 30 * 60_000;

/// How many words there are.
const VOCABULARY: usize = 20_000;

/// One note.
pub struct Note {
    /// Of which case, counted from 0. Cases take turns.
    pub case: usize,
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// [`NOTE_BYTES`] of text.
    pub text: String,
}

/// How many cases so many notes have.
#[must_use]
pub fn cases(notes: usize) -> usize {
    notes.div_ceil(NOTES_OF_A_LOAD) * OPEN_CASES
}

/// So many notes, the oldest first; the last one was written just now. The open cases take turns.
pub fn notes(count: usize) -> impl Iterator<Item = Note> {
    let mut chance = Chance(1);
    (0..count).map(move |number| {
        let left = count - 1 - number;
        let newer = left / NOTES_OF_A_LOAD * OPEN_CASES + left % OPEN_CASES;
        Note {
            case: cases(count) - 1 - newer,
            at_ms: NOW_MS - (left as i64 + 1) * BETWEEN_MS,
            text: chance.note(),
        }
    })
}

/// What is still to be done in an open case: two promises and an appointment.
pub struct Due {
    /// In which case.
    pub case: usize,
    /// Days from 1970.
    pub day: i32,
    /// What, in a line.
    pub what: String,
    /// Whether it is an appointment, at 10:00.
    pub appointment: bool,
}

/// What is still to be done in the last [`OPEN_CASES`] of so many cases; a third of it by today.
#[must_use]
pub fn due(cases: usize) -> Vec<Due> {
    let mut chance = Chance(2);
    let open = cases.saturating_sub(OPEN_CASES)..cases;
    let each = |case| (0..3).map(move |turn| (case, turn));
    open.flat_map(each)
        .map(|(case, turn)| Due {
            case,
            day: TODAY - 10 + chance.below(30) as i32,
            what: chance.sentence(40),
            appointment: turn == 2,
        })
        .collect()
}

/// What stands in the search box after each key of `words` searches, from the second key on. One
/// in ten is a word that stands nowhere, one in ten is two words.
#[must_use]
pub fn keystrokes(words: usize) -> Vec<String> {
    let mut chance = Chance(3);
    let mut typed = Vec::new();
    for number in 0..words {
        let wanted = match number % 10 {
            0 => format!("{}q{}", chance.word(), chance.word()),
            1 => format!("{} {}", chance.word(), chance.word()),
            // Nobody looks for the words that stand in every sentence.
            _ => word(100 + chance.below(VOCABULARY - 100)),
        };
        typed.extend((2..=wanted.len()).filter_map(|end| wanted.get(..end)).map(str::to_owned));
    }
    typed
}

/// The same numbers each time (SplitMix64); nothing depends on how good they are.
pub struct Chance(pub u64);

impl Chance {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.bits() % bound.max(1) as u64) as usize
    }

    /// A word of the language, the frequent ones more often.
    fn word(&mut self) -> String {
        let part = (self.bits() >> 11) as f64 / (1_u64 << 53) as f64;
        word((VOCABULARY as f64).powf(part) as usize - 1)
    }

    /// So many bytes of words.
    pub fn sentence(&mut self, bytes: usize) -> String {
        let mut text = self.word();
        while text.len() < bytes {
            text.push(' ');
            text.push_str(&self.word());
        }
        text.truncate(bytes);
        text
    }

    /// The text of a note.
    pub fn note(&mut self) -> String {
        self.sentence(NOTE_BYTES)
    }
}

/// A word by its place among all, the most frequent first and the shortest.
fn word(mut place: usize) -> String {
    const BEGIN: [&str; 16] =
        ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"];
    const END: [&str; 8] = ["e", "a", "ij", "oen", "ug", "al", "ers", "ist"];
    let mut text = String::new();
    loop {
        text.push_str(BEGIN.get(place % 16).copied().unwrap_or_default());
        text.push_str(END.get(place / 16 % 8).copied().unwrap_or_default());
        if place < 128 {
            return text;
        }
        place = place / 128 - 1;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn notes_are_the_same_each_time_and_each_is_another() {
        let (one, two) = (notes(300).collect::<Vec<_>>(), notes(300).collect::<Vec<_>>());
        assert!(one.iter().zip(&two).all(|(a, b)| a.text == b.text && a.at_ms == b.at_ms));
        let texts: HashSet<_> = one.iter().map(|note| &note.text).collect();
        assert_eq!(texts.len(), 300);
        assert!(one.iter().all(|note| note.text.len() == NOTE_BYTES && note.case < 60));
        assert!(one.is_sorted_by_key(|note| note.at_ms) && one[299].at_ms < NOW_MS);
    }

    #[test]
    fn every_word_is_another() {
        let words: HashSet<_> = (0..VOCABULARY).map(word).collect();
        assert!(words.len() > VOCABULARY * 99 / 100, "{}", words.len());
    }

    #[test]
    fn keys_are_typed_one_by_one() {
        let typed = keystrokes(1);
        assert!(typed.len() > 2 && typed.windows(2).all(|w| w[1].starts_with(&w[0])));
    }
}
