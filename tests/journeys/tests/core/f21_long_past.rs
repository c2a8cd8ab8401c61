//! A long past that comes in: killed in the middle, stopped in the middle.

use companion::data::{AttemptOutcome, CaseId, EntityId};
use companion::{Keystore, KeystoreEntry, Listener, Session};
use journeys::{Stage, Town, case, tap};
use std::sync::{Arc, Mutex};

const COLLEAGUE: &str = "Bo Bedacht";

/// More than one transaction of an import, and more than three pages of a hub: what the first
/// signature covers ends before the page with the second.
const PAST: u32 = 3_500;

/// A case with a long past, and a colleague's phone that was given it and has nothing of it yet.
fn given() -> (Town, (Stage, Arc<Session>), CaseId) {
    let town = Town::new();
    let (stage, session) = town.colleague(COLLEAGUE);
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    let tap = tap(case, AttemptOutcome::NotHome);
    worker
        .import(|session| (0..PAST).try_for_each(|_| session.visits().attempt(&tap).map(|_| ())))
        .unwrap();
    town.sync_worker();
    worker.cases().share_with(case, town.device_of(COLLEAGUE)).unwrap();
    town.sync_worker();
    (town, (stage, Arc::new(session)), case)
}

/// Hears of the first load of the past: it is in the vault, and the spool does not know yet. What
/// is done then, is done once.
struct AtTheFirstLoad<A>(Mutex<Option<A>>);

impl<A: FnOnce() + Send> Listener for AtTheFirstLoad<A> {
    fn changed(&self, entities: Vec<EntityId>) {
        if entities.len() > 1_000
            && let Some(act) = self.0.lock().unwrap().take()
        {
            act();
        }
    }
}

fn at_the_first_load<A: FnOnce() + Send + 'static>(act: A) -> Arc<AtTheFirstLoad<A>> {
    Arc::new(AtTheFirstLoad(Mutex::new(Some(act))))
}

fn entries(session: &Session, case: CaseId) -> usize {
    session.cases().timeline(case, None, PAST + 100).unwrap().entries.len()
}

/// Every attempt and the report, each once; nothing waits, nothing is damaged.
fn assert_whole(session: &Session, case: CaseId) {
    assert_eq!(session.sync().now().unwrap().trouble, None);
    assert_eq!(entries(session, case), PAST as usize + 1);
    let revisions = session.settings().contents().unwrap().revisions;
    assert_eq!(session.sync().now().unwrap().trouble, None);
    assert_eq!(session.settings().contents().unwrap().revisions, revisions);
    assert!(session.cases().get(case).unwrap().conflicts.is_empty());
}

/// Killed right after a part of it was taken in and before that was noted: the phone reads that
/// part again, and has everything once.
#[test]
fn f21_f24_killed_while_a_long_past_comes_in_it_comes_whole_and_once() {
    use KeystoreEntry::{Anchor, Device, Spool, Table};
    let (_town, (stage, session), case) = given();
    let stage = Arc::new(stage);
    let kept: Arc<Mutex<Option<_>>> = Arc::default();
    let (keep, from, stop) = (Arc::clone(&kept), Arc::clone(&stage), Arc::clone(&session));
    let ear = at_the_first_load(move || {
        let held = [Device, Table, Spool, Anchor]
            .map(|entry| from.keystore.load(entry).unwrap().map(|secret| (entry, secret)));
        *keep.lock().unwrap() = Some((from.killed_now(), held));
        stop.sync().cancel();
    });
    let listening = session.listen(ear);
    session.sync().now().unwrap();
    drop(listening);
    session.lock().unwrap();
    // The one that was not killed went on: the keystore is as it was then.
    let (twin, held) = kept.lock().unwrap().take().expect("a load came in");
    for (entry, secret) in held.into_iter().flatten() {
        twin.keystore.store(entry, &secret).unwrap();
    }
    let session = twin.unlock();
    let before = entries(&session, case);
    assert!(before > 1_000 && before <= PAST as usize, "a part of it was safe: {before}");
    assert_whole(&session, case);
}

/// Stopped in the middle it keeps what came, says how far it is, and goes on next time.
#[test]
fn f21_f24_stopped_while_a_long_past_comes_in_it_goes_on_next_time() {
    let (_town, (_stage, session), case) = given();
    let told = Arc::new(Mutex::new(None));
    let (tell, stop) = (Arc::clone(&told), Arc::clone(&session));
    let ear = at_the_first_load(move || {
        *tell.lock().unwrap() = stop.sync().state().unwrap().running;
        stop.sync().cancel();
    });
    let listening = session.listen(ear);
    session.sync().now().unwrap();
    drop(listening);
    let running = told.lock().unwrap().take().expect("a load came in");
    assert!(running.done > 1_000 && running.done < running.total, "{running:?}");
    let here = entries(&session, case);
    assert!(here > 1_000 && here <= PAST as usize, "what was looked at is here: {here}");
    assert_whole(&session, case);
}
