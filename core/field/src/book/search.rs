//! One box over people, notes, partners and promises, newest first, while typing.

use super::Book;
use super::entity::Kept;
use super::texts::Grams;
use super::word::Word;
use crate::id::EntityId;
use crate::record::Body;
use crate::revision::Revision;
use crate::time::Instant;
use std::ops::Range;

/// How many characters of a text are shown on either side of a match.
const AROUND: usize = 40;

/// How many records are opened in one go to be looked at.
const AT_ONCE: usize = 128;

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
        let mut candidates = self.texts.newest_first(grams, before).peekable();
        let mut hits = Vec::new();
        // As many at once as may still be wanted, then more: most words stand where their letters
        // do, and one that stands nowhere should not be looked for one by one.
        let mut at_once = limit;
        while hits.len() < limit && candidates.peek().is_some() {
            let some: Vec<(Instant, EntityId)> = candidates.by_ref().take(at_once).collect();
            at_once = (2 * at_once).min(AT_ONCE);
            let mut looked_at = self.look(&some).into_iter();
            let found = some.iter().filter_map(|(at, entity)| {
                let mut texts = Vec::new();
                let look = looked_at.next()??;
                let (text, found) = find(&look.as_ref().body, first, others, &mut texts)?;
                Some(hit(*entity, *at, text, found))
            });
            hits.extend(found.take(limit - hits.len()));
        }
        hits
    }

    /// What is in front of entities. Of what has to be opened for it some stays open: the next key
    /// looks at it again. Not all: most of what is looked at is not what was looked for.
    fn look(&self, some: &[(Instant, EntityId)]) -> Vec<Option<Look<'_>>> {
        let fronts: Vec<Option<&Kept>> =
            some.iter().map(|(_, id)| self.entities.get(id).map(|entity| &entity.front)).collect();
        let closed = |kept: &&Kept| !kept.is_open();
        let closed: Vec<&Kept> = fronts.iter().copied().flatten().filter(closed).collect();
        let rows: Vec<u64> = closed.iter().map(|kept| kept.row).collect();
        let mut fetched = Vec::with_capacity(rows.len());
        for (kept, revision) in closed.iter().zip(self.shelved.fetch(&rows)) {
            match revision {
                Some(revision) if self.shelved.may_stay_open() => kept.fill(revision),
                other => fetched.push((kept.row, other)),
            }
        }
        let mut fetched = fetched.into_iter().peekable();
        let mut looked_at = Vec::with_capacity(fronts.len());
        for kept in fronts {
            let row = kept.map_or(0, |kept| kept.row);
            looked_at.push(match fetched.next_if(|(of, _)| *of == row) {
                Some((_, revision)) => revision.map(|r| Look::Fetched(Box::new(r))),
                None => kept.and_then(Kept::get).map(Look::Open),
            });
        }
        looked_at
    }
}

/// A revision that is looked at.
enum Look<'a> {
    Open(&'a Revision),
    Fetched(Box<Revision>),
}

impl AsRef<Revision> for Look<'_> {
    fn as_ref(&self) -> &Revision {
        match self {
            Self::Open(revision) => revision,
            Self::Fetched(revision) => revision,
        }
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
