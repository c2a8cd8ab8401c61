//! What goes on between this phone and the hub: whose turn it is, how far it is, and the word that
//! ends it.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use sync::{Progress, Stop};

/// How far a sync is: a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgressView {
    /// Steps done.
    pub done: u32,
    /// Steps in all, as far as is known now. It may still grow.
    pub total: u32,
}

/// One sync at a time; the others wait for their turn.
#[derive(Default)]
pub(crate) struct Running {
    all: Mutex<All>,
    ended: Condvar,
}

#[derive(Default)]
struct All {
    last: u64,
    /// Those that have begun, each with the word that ends it; the first has its turn.
    begun: Vec<Begun>,
    steps: Steps,
}

struct Begun {
    number: u64,
    stop: Stop,
    /// Whether it only waits for something new: then it makes room for the next.
    idles: bool,
}

/// What was done in this turn, and what is still to do.
#[derive(Default)]
struct Steps {
    /// Of the rounds before this one.
    moved: u64,
    round: Progress,
    to_send: u64,
    opened: u64,
}

/// A sync whose turn it is, until this is dropped.
pub(crate) struct Turn<'a> {
    running: &'a Running,
    number: u64,
    pub(crate) stop: Stop,
}

impl Running {
    /// Waits for a turn. One that idles waits for something new when there is nothing to do, and
    /// is ended by the next that comes.
    pub(crate) fn turn(&self, idles: bool) -> Turn<'_> {
        let mut all = self.lock();
        all.last += 1;
        let (number, stop) = (all.last, Stop::default());
        all.begun.iter().filter(|begun| begun.idles).for_each(|begun| begun.stop.say());
        all.begun.push(Begun { number, stop: stop.clone(), idles });
        let others = |all: &mut All| all.begun.first().is_some_and(|begun| begun.number != number);
        let mut all = self.ended.wait_while(all, others).unwrap_or_else(PoisonError::into_inner);
        all.steps = Steps::default();
        drop(all);
        Turn { running: self, number, stop }
    }

    /// Ends every sync that has begun.
    pub(crate) fn cancel(&self) {
        self.lock().begun.iter().for_each(|begun| begun.stop.say());
    }

    /// Whether the one whose turn it is was told to end.
    pub(crate) fn is_stopped(&self) -> bool {
        self.lock().begun.first().is_some_and(|begun| begun.stop.is_said())
    }

    /// So many things that came in were opened.
    pub(crate) fn opened(&self, count: usize) {
        self.lock().steps.opened += count as u64;
    }

    /// How far it is; `None` when nothing goes on.
    pub(crate) fn view(&self) -> Option<ProgressView> {
        let all = self.lock();
        let Steps { moved, round, to_send, opened } = &all.steps;
        all.begun.first()?;
        // What comes in takes two steps: it is fetched, and it is opened.
        let fetched = round.taken_in + round.to_come;
        let done = moved + round.sent + round.taken_in + opened;
        let total = moved + to_send.max(&round.sent) + fetched + fetched.max(*opened);
        let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        Some(ProgressView { done: count(done), total: count(total.max(done)) })
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn<'_> {
    /// A round begins, with so many things to send.
    pub(crate) fn round(&self, to_send: u64) {
        let steps = &mut self.running.lock().steps;
        steps.moved += steps.round.sent + steps.round.taken_in + steps.opened;
        (steps.round, steps.opened, steps.to_send) = (Progress::default(), 0, to_send);
    }

    /// How far the round is.
    pub(crate) fn tell(&self, progress: Progress) {
        self.running.lock().steps.round = progress;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.running.lock().begun.retain(|begun| begun.number != self.number);
        self.running.ended.notify_all();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_bar_counts_what_is_sent_fetched_and_opened_and_never_goes_back() {
        let running = Running::default();
        assert_eq!(running.view(), None);
        let turn = running.turn(false);
        turn.round(3);
        assert_eq!(running.view(), Some(ProgressView { done: 0, total: 3 }));
        turn.tell(Progress { sent: 3, taken_in: 2, to_come: 8 });
        running.opened(2);
        assert_eq!(running.view(), Some(ProgressView { done: 7, total: 23 }));
        turn.round(0);
        assert_eq!(running.view(), Some(ProgressView { done: 7, total: 7 }));
        drop(turn);
        assert_eq!(running.view(), None);
    }

    #[test]
    fn ending_ends_those_that_have_begun_and_none_that_comes_later() {
        let running = Running::default();
        let turn = running.turn(false);
        assert!(!running.is_stopped());
        running.cancel();
        assert!(running.is_stopped() && turn.stop.is_said());
        drop(turn);
        let next = running.turn(false);
        assert!(!running.is_stopped() && !next.stop.is_said());
    }

    #[test]
    fn one_that_only_waits_makes_room_for_the_next() {
        let running = Running::default();
        let idle = running.turn(true);
        std::thread::scope(|scope| {
            let next = scope.spawn(|| running.turn(false).stop.is_said());
            while !idle.stop.is_said() {
                std::thread::yield_now();
            }
            drop(idle);
            assert!(!next.join().unwrap());
        });
    }
}
