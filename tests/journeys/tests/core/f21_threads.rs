//! F21: several threads, listeners, and a caseload that is taken over.

use companion::data::{AttemptOutcome, CaseId, EntityId};
use companion::{CaseFilter, Error, Listener, Session, Subscription};
use journeys::{Stage, case, report, tap};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn cases(session: &Session) -> usize {
    session.cases().list(CaseFilter::Open, None, 10_000).unwrap().cases.len()
}

/// Hands on the ids that it hears.
struct Ear(Mutex<Sender<Vec<EntityId>>>);

impl Listener for Ear {
    fn changed(&self, ids: Vec<EntityId>) {
        let _ = self.0.lock().unwrap().send(ids);
    }
}

/// Two threads write while two read: nothing stands still, and all that was acknowledged is there
/// after a kill.
#[test]
fn f21_two_threads_write_while_others_read() {
    let (stage, session) = Stage::ready();
    let session = Arc::new(session);
    let done = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..2)
        .map(|_| {
            let (session, done) = (Arc::clone(&session), Arc::clone(&done));
            thread::spawn(move || {
                let mut looks = 0_u32;
                while !done.load(Ordering::SeqCst) {
                    session.today().view(None).unwrap();
                    session.today().search("persoon", None, 20).unwrap();
                    looks += 1;
                }
                looks
            })
        })
        .collect();
    let writers: Vec<_> = (0..2)
        .map(|writer| {
            let session = Arc::clone(&session);
            thread::spawn(move || {
                let mut acknowledged = Vec::new();
                for number in 0..60 {
                    let case = case(&session, &format!("Persoon {writer} {number}"));
                    session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
                    acknowledged.push(case);
                }
                acknowledged
            })
        })
        .collect();
    let acknowledged: Vec<CaseId> =
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
    done.store(true, Ordering::SeqCst);
    assert!(readers.into_iter().all(|reader| reader.join().unwrap() > 0));
    let after = stage.killed_now().unlock();
    assert_eq!(cases(&after), 120);
    for case in acknowledged {
        assert_eq!(after.cases().get(case).unwrap().attempts, 1);
    }
}

/// Locked in the middle of writing, the app keeps exactly what it had acknowledged.
#[test]
fn f21_locking_while_another_thread_writes_keeps_what_was_acknowledged() {
    let (stage, session) = Stage::ready();
    let session = Arc::new(session);
    let (tell, told) = channel();
    let writer = {
        let session = Arc::clone(&session);
        thread::spawn(move || {
            let mut written = 0;
            loop {
                match session.cases().report(&report("Persoon")) {
                    Ok(_) => written += 1,
                    Err(error) => break (written, error),
                }
                let _ = tell.send(());
            }
        })
    };
    for _ in 0..5 {
        told.recv_timeout(Duration::from_secs(60)).unwrap();
    }
    session.lock().unwrap();
    let (written, error) = writer.join().unwrap();
    assert_eq!(error, Error::Locked);
    assert_eq!(cases(&stage.unlock()), written);
}

/// Listeners hear the ids of what changed, after it is kept, until they stop listening.
#[test]
fn f21_listeners_hear_ids_until_they_stop() {
    let (_stage, session) = Stage::ready();
    let (tell, told) = channel();
    let subscription = session.listen(Arc::new(Ear(Mutex::new(tell))));
    let case = case(&session, "Rinus Kwakernaat");
    assert!(told.try_recv().unwrap().contains(&case.into()));
    assert!(session.cases().report(&report(" ")).is_err());
    assert!(told.try_recv().is_err(), "what was refused is not told");
    drop(subscription);
    session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
    assert!(told.try_recv().is_err());
}

/// A listener that writes from its callback is answered, and hears of its own write.
#[test]
fn f21_a_listener_may_write_from_its_callback() {
    struct Writes {
        session: Arc<Session>,
        case: CaseId,
        heard: AtomicU32,
    }
    impl Listener for Writes {
        fn changed(&self, _: Vec<EntityId>) {
            if self.heard.fetch_add(1, Ordering::SeqCst) < 3 {
                let tap = tap(self.case, AttemptOutcome::NotHome);
                self.session.visits().attempt(&tap).unwrap();
                self.session.today().view(None).unwrap();
            }
        }
    }
    let (_stage, session) = Stage::ready();
    let session = Arc::new(session);
    let case = case(&session, "Rinus Kwakernaat");
    let listener =
        Arc::new(Writes { session: Arc::clone(&session), case, heard: AtomicU32::new(0) });
    let subscription = session.listen(listener.clone());
    session.cases().set_risks(case, vec!["Hond".to_owned()]).unwrap();
    assert_eq!(listener.heard.load(Ordering::SeqCst), 4);
    assert_eq!(session.cases().get(case).unwrap().attempts, 3);
    drop(subscription);
}

/// A listener that locks the app from its callback, or ends itself and the next one there, stops
/// nothing; who no longer listens is not called.
#[test]
fn f21_a_listener_may_end_listening_while_it_is_called() {
    type Kept = Arc<Mutex<Vec<Subscription>>>;
    struct Ends(Kept);
    impl Listener for Ends {
        fn changed(&self, _: Vec<EntityId>) {
            self.0.lock().unwrap().clear();
        }
    }
    struct Locks(Arc<Session>);
    impl Listener for Locks {
        fn changed(&self, _: Vec<EntityId>) {
            self.0.lock().unwrap();
        }
    }
    let (stage, session) = Stage::ready();
    let session = Arc::new(session);
    let kept: Kept = Arc::default();
    let (tell, told) = channel();
    let first = session.listen(Arc::new(Ends(Arc::clone(&kept))));
    let second = session.listen(Arc::new(Ear(Mutex::new(tell))));
    kept.lock().unwrap().extend([first, second]);
    let case = case(&session, "Rinus Kwakernaat");
    assert!(told.try_recv().is_err(), "the second one had ended by then");

    let _locks = session.listen(Arc::new(Locks(Arc::clone(&session))));
    let answer = session.cases().set_risks(case, vec!["Hond".to_owned()]);
    assert_eq!(answer, Ok(()), "it was kept before it was told");
    assert_eq!(session.today().view(None).err(), Some(Error::Locked));
    assert_eq!(stage.unlock().cases().get(case).unwrap().risks, ["Hond"]);
}

/// A caseload that is taken over is there when that returns, and is told once.
#[test]
fn f21_an_import_is_there_when_it_returns() {
    let (stage, session) = Stage::ready();
    let (tell, told) = channel();
    let _subscription = session.listen(Arc::new(Ear(Mutex::new(tell))));
    session
        .import(|session| {
            for number in 0..700 {
                let case = case(session, &format!("Persoon {number}"));
                session.visits().attempt(&tap(case, AttemptOutcome::NotHome))?;
            }
            assert!(told.try_recv().is_err(), "nothing is told before it is kept");
            Ok(())
        })
        .unwrap();
    assert!(told.try_recv().unwrap().len() >= 700 * 3);
    assert!(told.try_recv().is_err());
    assert_eq!(cases(&stage.killed_now().unlock()), 700);
}

/// Cancelled in the middle, an import keeps what it had written, and the app goes on.
#[test]
fn f21_a_cancelled_import_keeps_what_was_written() {
    let (stage, session) = Stage::ready();
    let cancelled = session.import(|session| {
        for number in 0..50 {
            let _ = case(session, &format!("Persoon {number}"));
        }
        Err(Error::NotFound)
    });
    assert_eq!(cancelled, Err(Error::NotFound));
    assert_eq!(cases(&session), 50);
    assert_eq!(cases(&stage.killed_now().unlock()), 50);

    // Also when it panics: the next write is durable again when it is acknowledged.
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        session.import(|session| {
            let _ = case(session, "Voor de val");
            panic!("in the middle")
        })
    }));
    assert!(panicked.is_err());
    let _ = case(&session, "Na de val");
    assert_eq!(cases(&stage.killed_now().unlock()), 52);
}

/// What another thread writes during an import is kept when it is acknowledged, and an import
/// within an import loses nothing.
#[test]
fn f21_writing_beside_an_import_is_acknowledged_as_always() {
    let (stage, session) = Stage::ready();
    session
        .import(|session| {
            let held = case(session, "Ingelezen");
            thread::scope(|scope| {
                let written = scope.spawn(|| {
                    session.visits().attempt(&tap(held, AttemptOutcome::NotHome)).unwrap();
                    session.import(|session| {
                        let _ = case(session, "Uit een ander bestand");
                        Ok(())
                    })
                });
                written.join().unwrap()
            })?;
            let now = stage.killed_now().unlock();
            assert_eq!(cases(&now), 2);
            assert_eq!(now.cases().get(held)?.attempts, 1);
            let _ = case(session, "Nog een");
            session.import(|session| {
                let _ = case(session, "Daarbinnen");
                Ok(())
            })
        })
        .unwrap();
    assert_eq!(cases(&session), 4);
    assert_eq!(cases(&stage.killed_now().unlock()), 4);
}
