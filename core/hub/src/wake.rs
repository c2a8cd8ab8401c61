//! Who waits for which stream. A wait is registered before the first look, and a wake-up that
//! comes before the waiter sleeps is kept for it: none is missed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;
use wire::Id;

type Waiters = HashMap<Id, HashMap<u64, Arc<Notify>>>;

/// Most reads of one device that wait at a time: a phone needs one, and leaves some behind when
/// its network comes and goes.
const READS_PER_DEVICE: u32 = 64;

/// The registry of waiting readers.
#[derive(Default)]
pub(crate) struct Wake(Mutex<Registry>);

#[derive(Default)]
struct Registry {
    waiters: Waiters,
    reads: HashMap<Id, u32>,
    last: u64,
}

/// One reader's place in the registry; it leaves when dropped.
pub(crate) struct Waiting<'a> {
    wake: &'a Wake,
    device: Id,
    number: u64,
    streams: Vec<Id>,
    notify: Arc<Notify>,
}

impl Wake {
    fn with<T>(&self, work: impl FnOnce(&mut Registry) -> T) -> T {
        // Nothing in here leaves the registry half changed.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Registers a read of `streams` by a device. None when too many of its reads wait already.
    pub(crate) fn wait_for(&self, device: Id, streams: Vec<Id>) -> Option<Waiting<'_>> {
        let notify = Arc::new(Notify::new());
        let number = self.with(|registry| {
            let reads = registry.reads.entry(device).or_default();
            if *reads >= READS_PER_DEVICE {
                return None;
            }
            *reads += 1;
            registry.last += 1;
            for stream in &streams {
                let waiters = registry.waiters.entry(*stream).or_default();
                waiters.insert(registry.last, Arc::clone(&notify));
            }
            Some(registry.last)
        })?;
        Some(Waiting { wake: self, device, number, streams, notify })
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
            if let Some(reads) = registry.reads.get_mut(&self.device) {
                *reads = reads.saturating_sub(1);
                if *reads == 0 {
                    registry.reads.remove(&self.device);
                }
            }
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
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const DEVICE: Id = [9; 16];

    #[test]
    fn who_leaves_is_forgotten() {
        let wake = Wake::default();
        let first = wake.wait_for(DEVICE, vec![[1; 16], [2; 16]]);
        let second = wake.wait_for(DEVICE, vec![[1; 16]]);
        drop(first);
        assert_eq!(wake.with(|registry| registry.waiters.len()), 1);
        drop(second);
        assert_eq!(wake.with(|registry| (registry.waiters.len(), registry.reads.len())), (0, 0));
    }

    #[test]
    fn one_device_cannot_take_all_the_room() {
        let wake = Wake::default();
        let many: Vec<_> = (0..READS_PER_DEVICE).map(|_| wake.wait_for(DEVICE, vec![])).collect();
        assert!(many.iter().all(Option::is_some));
        assert!(wake.wait_for(DEVICE, vec![]).is_none());
        assert!(wake.wait_for([8; 16], vec![]).is_some(), "another is not held up");
        drop(many);
        assert!(wake.wait_for(DEVICE, vec![]).is_some());
    }

    #[tokio::test]
    async fn a_wake_up_before_the_sleep_is_kept() {
        let wake = Wake::default();
        let waiting = wake.wait_for(DEVICE, vec![[1; 16], [2; 16]]).unwrap();
        wake.wake(&[2; 16]);
        wake.wake(&[2; 16]);
        waiting.woken().await;
        wake.wake(&[3; 16]);
        let none = tokio::time::timeout(std::time::Duration::from_millis(20), waiting.woken());
        assert!(none.await.is_err(), "woken for a stream it does not read");
    }
}
