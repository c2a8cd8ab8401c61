//! One box over people, notes, partners and promises, newest first, while typing.

use super::Book;
use super::texts::Grams;
use super::word::Word;
use crate::id::EntityId;
use crate::record::Body;
use crate::time::Instant;
use std::ops::Range;

/// How many characters of a text are shown on either side of a match.
const AROUND: usize = 40;

/// Where a text was found. `Debug` does not show the words.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    /// In which entity.
    pub entity: EntityId,
    /// When that happened.
    pub at: Instant,
    /// The words around the match, on one line.
    pub excerpt: String,
    /// Where the match starts in `excerpt`, in characters.
    pub start: u32,
    /// How many characters match.
    pub length: u32,
}

impl std::fmt::Debug for Hit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hit({:?}, {:?})", self.entity, self.at)
    }
}

impl Book {
    /// Entities whose text holds every word of `query` (letter case and accents aside, also
    /// within longer words), newest first, strictly before `before`; at most `limit`.
    /// The excerpt shows the first word. Nothing is found for a query without words.
    #[must_use]
    pub fn search(
        &self,
        query: &str,
        before: Option<(Instant, EntityId)>,
        limit: usize,
    ) -> Vec<Hit> {
        let words: Vec<Word> = query.split_whitespace().filter_map(Word::new).collect();
        let Some((first, others)) = words.split_first() else { return Vec::new() };
        let mut grams = Grams::default();
        grams.add(query);
        let mut texts = Vec::new();
        self.texts
            .newest_first(grams, before)
            .filter_map(|(at, entity)| {
                let front = self.front(entity)?;
                let (text, found) = find(&front.body, first, others, &mut texts)?;
                Some(hit(entity, at, text, found))
            })
            .take(limit)
            .collect()
    }
}

/// The text and place of the first word, if every word stands somewhere in the record.
fn find<'a>(
    body: &'a Body,
    first: &Word,
    others: &[Word],
    texts: &mut Vec<&'a str>,
) -> Option<(&'a str, Range<usize>)> {
    texts.clear();
    body.text(texts);
    let found = texts.iter().find_map(|text| first.find(text).map(|at| (*text, at)))?;
    let stands = |word: &Word| texts.iter().any(|text| word.find(text).is_some());
    others.iter().all(stands).then_some(found)
}

fn hit(entity: EntityId, at: Instant, text: &str, found: Range<usize>) -> Hit {
    let part = |range| text.get(range).unwrap_or_default();
    let (head, tail) = (part(0..found.start), part(found.end..text.len()));
    let from = head.char_indices().rev().take(AROUND).last().map_or(head.len(), |(i, _)| i);
    let to = tail.char_indices().nth(AROUND).map_or(tail.len(), |(i, _)| i);
    let shown = part(from..found.end + to);
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    Hit {
        entity,
        at,
        excerpt: shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
        start: count(part(from..found.start)),
        length: count(part(found)),
    }
}
