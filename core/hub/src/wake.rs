//! Who waits for which stream. A wait is registered before the first look, and a wake-up that
//! comes before the waiter sleeps is kept for it: none is missed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;
use wire::Id;

type Waiters = HashMap<Id, HashMap<u64, Arc<Notify>>>;

/// The registry of waiting readers.
#[derive(Default)]
pub(crate) struct Wake(Mutex<Registry>);

#[derive(Default)]
struct Registry {
    waiters: Waiters,
    last: u64,
}

/// One reader's place in the registry; it leaves when dropped.
pub(crate) struct Waiting<'a> {
    wake: &'a Wake,
    number: u64,
    streams: Vec<Id>,
    notify: Arc<Notify>,
}

impl Wake {
    fn with<T>(&self, work: impl FnOnce(&mut Registry) -> T) -> T {
        // Nothing in here leaves the registry half changed.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Registers a reader of `streams`.
    pub(crate) fn wait_for(&self, streams: Vec<Id>) -> Waiting<'_> {
        let notify = Arc::new(Notify::new());
        let number = self.with(|registry| {
            registry.last += 1;
            for stream in &streams {
                let waiters = registry.waiters.entry(*stream).or_default();
                waiters.insert(registry.last, Arc::clone(&notify));
            }
            registry.last
        });
        Waiting { wake: self, number, streams, notify }
    }

    /// Wakes the readers of a stream. Called after the commit, never before.
    pub(crate) fn wake(&self, stream: &Id) {
        self.with(|registry| {
            for waiter in registry.waiters.get(stream).into_iter().flat_map(HashMap::values) {
                waiter.notify_one();
            }
        });
    }
}

impl Waiting<'_> {
    /// Returns when one of the streams was appended to since the last call.
    pub(crate) async fn woken(&self) {
        self.notify.notified().await;
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.wake.with(|registry| {
            for stream in &self.streams {
                if let Some(waiters) = registry.waiters.get_mut(stream) {
                    waiters.remove(&self.number);
                    if waiters.is_empty() {
                        registry.waiters.remove(stream);
                    }
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leaves_is_forgotten() {
        let wake = Wake::default();
        let first = wake.wait_for(vec![[1; 16], [2; 16]]);
        let second = wake.wait_for(vec![[1; 16]]);
        drop(first);
        assert_eq!(wake.with(|registry| registry.waiters.len()), 1);
        drop(second);
        assert_eq!(wake.with(|registry| registry.waiters.len()), 0);
    }

    #[tokio::test]
    async fn a_wake_up_before_the_sleep_is_kept() {
        let wake = Wake::default();
        let waiting = wake.wait_for(vec![[1; 16], [2; 16]]);
        wake.wake(&[2; 16]);
        wake.wake(&[2; 16]);
        waiting.woken().await;
        wake.wake(&[3; 16]);
        let none = tokio::time::timeout(std::time::Duration::from_millis(20), waiting.woken());
        assert!(none.await.is_err(), "woken for a stream it does not read");
    }
}
