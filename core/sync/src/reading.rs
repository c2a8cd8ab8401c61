//! Reading what is new.

use crate::Id;
use crate::asking::Asking;
use crate::check;
use crate::plan::{Action, plan};
use crate::round::{End, Outcome, Round, stored};
use crate::stop::Stop;
use crate::store::{Promise, Store};
use crate::trouble::Trouble;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use wire::{Cursor, Limits, Page, Read};

/// How many answers may wait to be taken in while more are fetched.
const AHEAD: usize = 2;

/// The longest wait for something new when not all streams fit into one request, in seconds.
const WAIT_IN_TURNS_S: u32 = 5;

impl Round<'_> {
    /// Reads every stream to its end, and when nothing came, waits for something.
    pub(crate) fn read<S: Store>(
        &mut self,
        store: &mut S,
        outcome: &mut Outcome,
        limits: &Limits,
    ) -> Result<(), End<S::Error>> {
        let cursors = stored(store.cursors())?;
        let mut to_come = BTreeMap::new();
        for group in groups(&cursors, limits) {
            self.read_group(store, outcome, limits, &mut to_come, group, 0)?;
        }
        if self.wait_s == 0 || outcome.progress.taken_in > 0 {
            return Ok(());
        }
        let closed: HashSet<Id> = outcome.closed.iter().map(|(stream, _)| *stream).collect();
        let open = |cursor: &Cursor| !closed.contains(&cursor.stream);
        let groups = groups(&cursors.into_iter().filter(open).collect::<Vec<_>>(), limits);
        let wait_s = if groups.len() > 1 { self.wait_s.min(WAIT_IN_TURNS_S) } else { self.wait_s };
        let Some(first) = groups.into_iter().next() else { return Ok(()) };
        self.read_group(store, outcome, limits, &mut to_come, first, wait_s.min(limits.wait_s))
    }

    /// Reads streams until nothing more is there. The first request waits for something. What came
    /// is taken in while more is fetched.
    fn read_group<S: Store>(
        &mut self,
        store: &mut S,
        outcome: &mut Outcome,
        limits: &Limits,
        to_come: &mut BTreeMap<Id, u64>,
        group: Vec<Cursor>,
        wait_s: u32,
    ) -> Result<(), End<S::Error>> {
        let streams: Vec<Id> = group.iter().map(|cursor| cursor.stream).collect();
        let mut promised = HashMap::with_capacity(streams.len());
        for stream in &streams {
            promised.insert(*stream, stored(store.promises(*stream))?);
        }
        let over = Stop::default();
        let asking = Asking { client: self.client, patience: self.patience, over: &over };
        let fetching = Fetching { asking, promised, limits: *limits };
        thread::scope(|scope| {
            let (to, answers) = sync_channel(AHEAD);
            scope.spawn(move || fetching.run(group, wait_s, &to));
            let read = answers.iter().try_for_each(|answer| match answer {
                Ok(pages) => self.take_in(store, outcome, to_come, pages),
                Err(Trouble::Dishonest(lie)) => Err(self.caught(store, lie, &streams)),
                Err(trouble) => Err(trouble.into()),
            });
            over.say();
            read
        })
    }

    /// Hands over what came.
    fn take_in<S: Store>(
        &mut self,
        store: &mut S,
        outcome: &mut Outcome,
        to_come: &mut BTreeMap<Id, u64>,
        pages: Vec<(Cursor, Page)>,
    ) -> Result<(), End<S::Error>> {
        for (cursor, page) in pages {
            if let Some(refusal) = page.refused {
                outcome.closed.push((page.stream, refusal));
                continue;
            }
            let count = page.items.len() as u64;
            if count > 0 {
                stored(store.take_in(page.stream, page.items))?;
            }
            outcome.progress.taken_in += count;
            to_come.insert(page.stream, page.last.saturating_sub(cursor.after));
        }
        outcome.progress.to_come = to_come.values().sum();
        (self.progress)(outcome.progress);
        Ok(())
    }
}

/// Fetches what streams have, on a thread of its own.
struct Fetching<'a> {
    asking: Asking<'a>,
    /// What the hub promised about each stream before.
    promised: HashMap<Id, Vec<Promise>>,
    limits: Limits,
}

impl Fetching<'_> {
    /// Hands over checked answers, each page with how far its stream is read then, until nothing
    /// more is there, something is wrong, or nobody takes them.
    fn run(&self, mut group: Vec<Cursor>, mut wait_s: u32, to: &SyncSender<Answer>) {
        while !group.is_empty() {
            let answer = self.answer(&group, wait_s);
            let pages = answer.as_ref().map_or(&[][..], Vec::as_slice).iter();
            let more = pages.filter(|(at, page)| page.refused.is_none() && page.last > at.after);
            (group, wait_s) = (more.map(|(at, _)| *at).collect(), 0);
            if to.send(answer).is_err() {
                return;
            }
        }
    }

    fn answer(&self, group: &[Cursor], wait_s: u32) -> Answer {
        let answer = self.asking.ask(&Read { streams: group.to_vec(), wait_s }, wait_s)?;
        let of = |cursor: &Cursor| self.promised.get(&cursor.stream).map_or(&[][..], Vec::as_slice);
        let promised: Vec<&[Promise]> = group.iter().map(of).collect();
        check::pages(group, &promised, &answer, &self.limits)?;
        let read_to = |(cursor, page): (&Cursor, Page)| {
            let after = page.items.last().map_or(cursor.after, |item| item.seq);
            (Cursor { after, ..*cursor }, page)
        };
        Ok(group.iter().zip(answer.pages).map(read_to).collect())
    }
}

/// The pages of an answer, each with how far its stream is read then.
type Answer = Result<Vec<(Cursor, Page)>, Trouble>;

/// The streams of each request.
fn groups(cursors: &[Cursor], limits: &Limits) -> Vec<Vec<Cursor>> {
    let actions = plan(&[], &HashSet::new(), cursors, limits).into_iter();
    let reads = actions.filter_map(|action| match action {
        Action::Read(group) => Some(group),
        Action::Append(_) | Action::Hold { .. } => None,
    });
    reads.collect()
}
