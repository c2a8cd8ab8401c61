//! Reading what is new.

use crate::Id;
use crate::check;
use crate::plan::{Action, plan};
use crate::round::{End, Outcome, Round, stored};
use crate::store::Store;
use std::collections::{BTreeMap, HashSet};
use wire::{Cursor, Limits, Read};

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

    /// Reads streams until nothing more is there. The first request waits for something.
    fn read_group<S: Store>(
        &mut self,
        store: &mut S,
        outcome: &mut Outcome,
        limits: &Limits,
        to_come: &mut BTreeMap<Id, u64>,
        mut group: Vec<Cursor>,
        mut wait_s: u32,
    ) -> Result<(), End<S::Error>> {
        while !group.is_empty() {
            let mut promised = Vec::with_capacity(group.len());
            for cursor in &group {
                promised.push(stored(store.promises(cursor.stream))?);
            }
            let answer = self.ask(&Read { streams: group.clone(), wait_s }, wait_s)?;
            if let Err(lie) = check::pages(&group, &promised, &answer, limits) {
                let streams: Vec<Id> = group.iter().map(|cursor| cursor.stream).collect();
                return Err(self.caught(store, lie, &streams));
            }
            let mut more = Vec::new();
            for (mut cursor, page) in group.into_iter().zip(answer.pages) {
                if let Some(refusal) = page.refused {
                    outcome.closed.push((page.stream, refusal));
                    continue;
                }
                if let Some(last) = page.items.last() {
                    stored(store.take_in(page.stream, &page.items))?;
                    cursor.after = last.seq;
                    outcome.progress.taken_in += page.items.len() as u64;
                }
                to_come.insert(page.stream, page.last.saturating_sub(cursor.after));
                if page.last > cursor.after {
                    more.push(cursor);
                }
            }
            outcome.progress.to_come = to_come.values().sum();
            (self.progress)(outcome.progress);
            (group, wait_s) = (more, 0);
        }
        Ok(())
    }
}

/// The streams of each request.
fn groups(cursors: &[Cursor], limits: &Limits) -> Vec<Vec<Cursor>> {
    let actions = plan(&[], &HashSet::new(), cursors, limits).into_iter();
    let reads = actions.filter_map(|action| match action {
        Action::Read(group) => Some(group),
        Action::Append(_) | Action::Hold { .. } => None,
    });
    reads.collect()
}
