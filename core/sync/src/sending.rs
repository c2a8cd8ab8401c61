//! Sending what waits.

use crate::Id;
use crate::check;
use crate::plan::{Action, Part, plan};
use crate::round::{End, Outcome, Round, stored};
use crate::store::{Outbound, Promise, Store, Taken};
use std::collections::{HashMap, HashSet};
use wire::{Append, Batch, Code, Limits, Outcome as Fate};

/// How many items that wait are looked at in one go.
const WINDOW: usize = 500;

impl Round<'_> {
    /// Sends what waits, window by window.
    pub(crate) fn send<S: Store>(
        &mut self,
        store: &mut S,
        outcome: &mut Outcome,
        limits: &Limits,
    ) -> Result<(), End<S::Error>> {
        let (mut after, mut held) = (0, HashSet::new());
        loop {
            let waiting = stored(store.waiting(after, WINDOW))?;
            let Some(last) = waiting.last() else { return Ok(()) };
            after = last.number;
            for action in plan(&waiting, &held, &[], limits) {
                match action {
                    Action::Append(parts) => {
                        self.append(store, outcome, &mut held, &waiting, &parts)?;
                    }
                    Action::Hold { stream, .. } => {
                        held.insert(stream);
                        outcome.blocked.push((stream, Code::TooLarge.into()));
                    }
                    // Reading is planned once everything is sent.
                    Action::Read(_) => {}
                }
            }
        }
    }

    fn append<S: Store>(
        &mut self,
        store: &mut S,
        outcome: &mut Outcome,
        held: &mut HashSet<Id>,
        waiting: &[Outbound],
        parts: &[Part],
    ) -> Result<(), End<S::Error>> {
        let by_number: HashMap<u64, &Outbound> = waiting.iter().map(|o| (o.number, o)).collect();
        let parts: Vec<&Part> = parts.iter().filter(|part| !held.contains(&part.stream)).collect();
        let (mut batches, mut ids, mut promised) = (Vec::new(), Vec::new(), Vec::new());
        for part in &parts {
            let outbound: Vec<&Outbound> =
                part.numbers.iter().filter_map(|n| by_number.get(n).copied()).collect();
            batches.push(Batch {
                stream: part.stream,
                items: outbound.iter().map(|one| one.item.clone()).collect(),
                open: outbound.iter().find_map(|one| one.open.clone()),
            });
            ids.push(outbound.iter().map(|one| check::item_id(&one.item)).collect::<Vec<_>>());
            promised.push(stored(store.promises(part.stream))?);
        }
        if batches.is_empty() {
            return Ok(());
        }
        let answer = self.ask(&Append { batches }, 0)?;
        if let Err(lie) = check::appended(&ids, &promised, &answer.results) {
            let streams: Vec<Id> = parts.iter().map(|part| part.stream).collect();
            return Err(self.caught(store, lie, &streams));
        }
        let mut taken = Vec::new();
        for ((part, ids), fate) in parts.iter().zip(&ids).zip(&answer.results) {
            let places = match fate {
                Fate::Taken(places) => places,
                Fate::Held(places) => {
                    outcome.quarantined = true;
                    places
                }
                Fate::Refused(refusal) => {
                    held.insert(part.stream);
                    outcome.blocked.push((part.stream, *refusal));
                    continue;
                }
            };
            let held_back = matches!(fate, Fate::Held(_));
            for ((number, seq), item) in part.numbers.iter().zip(places).zip(ids) {
                let promise = Promise { stream: part.stream, seq: *seq, item: *item };
                taken.push(Taken { number: *number, promise: (!held_back).then_some(promise) });
            }
        }
        stored(store.sent(&taken))?;
        outcome.progress.sent += taken.len() as u64;
        (self.progress)(outcome.progress);
        Ok(())
    }
}
