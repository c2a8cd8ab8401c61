//! The road to the hub while the app is locked, and a sync that is ended.

use companion::data::{Instant, Promiser};
use companion::{Error, PromiseDraft, Refusal, State, SummaryFilter, Trouble};
use journeys::{Town, case, day, time, visit};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

/// A hub that takes connections and never says anything.
struct Silent(TcpListener);

impl Silent {
    /// In the place of the hub of a town.
    fn instead_of_the_hub(town: &mut Town) -> Self {
        let address: SocketAddr = town.hub.take().map(|hub| hub.address()).unwrap();
        Self(TcpListener::bind(address).unwrap())
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a real wait takes is measured")]
fn begun() -> std::time::Instant {
    std::time::Instant::now()
}

fn unread(town: &Town) -> u32 {
    let supervision = town.supervisor.1.supervision();
    supervision.summaries(SummaryFilter::Unread, None, 10).unwrap().unread
}

/// What waits goes out while both phones are locked, and stands there after the next unlock, even
/// without a network.
#[test]
fn f13_f21_a_summary_travels_between_two_locked_phones() {
    let mut town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    let visit = visit(&town.worker.0, worker, case, "Post stapelt op.");
    worker.visits().summarise(visit, "Binnen geweest.").unwrap();
    town.minutes(1);
    // No network: everything waits, sealed.
    let address = town.hub.take().map(|hub| hub.address());
    assert_eq!(town.sync_worker().trouble, Some(Trouble::Unreachable));
    town.worker.1.lock().unwrap();
    town.supervisor.1.lock().unwrap();
    town.start_hub_at(address);

    let sent = town.worker.0.companion.sync_while_locked().unwrap();
    assert!(sent.sent > 0 && sent.trouble.is_none() && !sent.unlocked);
    assert_eq!(sent.heard, Some(town.worker.0.now()));
    let again = town.worker.0.companion.sync_while_locked().unwrap();
    assert_eq!(again.sent, 0, "it went once");
    let fetched = town.supervisor.0.companion.sync_while_locked().unwrap();
    assert!(fetched.fetched > 0);
    town.hub = None;
    town.supervisor.1 = town.supervisor.0.unlock();
    assert_eq!(unread(&town), 1);
}

/// An app that is not locked syncs by itself: the background work makes room.
#[test]
fn f21_the_background_leaves_an_unlocked_app_alone() {
    let town = Town::new();
    let view = town.worker.0.companion.sync_while_locked().unwrap();
    assert!(view.unlocked && view.sent == 0 && view.heard.is_none());
    assert_eq!(town.sync_worker().trouble, None);
}

/// Unlocking never waits for the network: what goes on while locked is ended.
#[test]
fn f21_unlocking_ends_what_goes_on_while_locked() {
    let mut town = Town::new();
    town.worker.1.lock().unwrap();
    let silent = Silent::instead_of_the_hub(&mut town);
    let stage = &town.worker.0;
    let begun = begun();
    std::thread::scope(|scope| {
        let locked = scope.spawn(|| stage.companion.sync_while_locked().unwrap());
        // It is asking: somebody has come to the door.
        drop(silent.0.accept().unwrap());
        let _held = silent.0.accept().unwrap();
        let session = stage.unlock();
        assert!(session.sync().state().unwrap().running.is_none());
        assert!(locked.join().unwrap().unlocked);
    });
    assert!(begun.elapsed() < Duration::from_secs(15));
}

/// A sync that takes long shows that it goes on, and is ended from another thread at once.
#[test]
fn f21_a_sync_that_hangs_is_ended_by_a_tap() {
    let mut town = Town::new();
    let silent = Silent::instead_of_the_hub(&mut town);
    let session = &town.worker.1;
    let _ = case(session, "Rinus Kwakernaat");
    let begun = begun();
    std::thread::scope(|scope| {
        let syncing = scope.spawn(|| session.sync().now().unwrap());
        let _held = silent.0.accept().unwrap();
        let running = session.sync().state().unwrap().running.unwrap();
        assert!(running.done < running.total);
        session.sync().cancel();
        let view = syncing.join().unwrap();
        assert!(view.running.is_none() && view.waiting > 0 && !view.all_arrived);
    });
    assert!(begun.elapsed() < Duration::from_secs(15));
    let address = silent.0.local_addr().unwrap();
    drop(silent);
    town.start_hub_at(Some(address));
    let view = town.sync_worker();
    assert_eq!((view.trouble, view.waiting), (None, 0), "the next one goes on");
}

/// Who waits for something new has it as soon as it is there.
#[test]
fn f13_who_waits_hears_at_once() {
    let town = Town::new();
    let boss = &town.supervisor.1;
    boss.sync().now().unwrap();
    let begun = begun();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| boss.sync().wait(40).unwrap());
        std::thread::sleep(Duration::from_millis(300));
        let _ = case(&town.worker.1, "Rinus Kwakernaat");
        town.sync_worker();
        waiting.join().unwrap();
    });
    assert!(begun.elapsed() < Duration::from_secs(20));
    assert_eq!(boss.supervision().standings().unwrap().len(), 1);
}

/// The shell knows when to remind, of nothing in particular, also while locked.
#[test]
fn f06_f21_reminders_are_bare_moments() {
    let mut town = Town::new();
    let companion = &town.worker.0.companion;
    let case = case(&town.worker.1, "Rinus Kwakernaat");
    let clocks = companion.reminders().unwrap();
    let draft = |on: &str, at: Option<(u16, u16)>| PromiseDraft {
        what: "ontruiming van de baan".into(),
        who: String::new(),
        due: day(on),
        time: at.map(|(hour, minute)| time(hour, minute)),
    };
    let calls = town.worker.1.calls();
    calls.promise(case, Promiser::Worker, &draft("2026-11-24", Some((16, 30)))).unwrap();
    calls.promise(case, Promiser::Worker, &draft("2026-11-26", None)).unwrap();
    let moment = |on: &str, hour: u16, minute: u16| {
        companion::data::Zone::NETHERLANDS.instant(day(on), time(hour, minute))
    };
    let mut expected = clocks.clone();
    expected.extend([moment("2026-11-24", 16, 30), moment("2026-11-26", 9, 0)]);
    expected.sort_unstable();
    expected.dedup();
    assert_eq!(companion.reminders().unwrap(), expected);
    town.worker.1.lock().unwrap();
    assert_eq!(companion.reminders().unwrap(), expected);
    town.worker.0.at("2026-11-24", 16, 31);
    town.hub = None;
    let passed = expected.iter().filter(|at: &&Instant| **at <= town.worker.0.now()).count();
    let view = companion.sync_while_locked().unwrap();
    assert!(passed > 0);
    assert_eq!(view.due_reminders as usize, passed);
    town.worker.1 = town.worker.0.unlock();
    assert!(!companion.reminders().unwrap().contains(&moment("2026-11-24", 16, 30)));
}

/// A supervisor's locked phone learns that an alarm went off, to ring for it, and not about whom.
#[test]
fn f15_f21_a_locked_phone_learns_that_an_alarm_went_off() {
    let mut town = Town::new();
    let case = case(&town.worker.1, "Rinus Kwakernaat");
    town.sync_supervisor();
    town.supervisor.1.lock().unwrap();
    let locked = || town.supervisor.0.companion.sync_while_locked().unwrap().alarms;
    assert_eq!(locked(), 0);
    let silent = town.worker.1.safety().silent(case, "Verzonnenlaan 12").unwrap();
    assert!(silent.silent);
    town.sync_worker();
    // The hub needs a moment.
    let rang = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        locked() == 1
    });
    assert!(rang, "nothing rang within five seconds");
    town.supervisor.1 = town.supervisor.0.unlock();
    assert!(town.supervisor.1.supervision().alarms().unwrap()[0].sounding);
    town.supervisor.1.lock().unwrap();
    assert_eq!(town.supervisor.0.companion.sync_while_locked().unwrap().alarms, 0);
}

/// A lost phone that nobody unlocks any more wipes itself all the same, on the signed word.
#[test]
fn f21_a_revoked_phone_wipes_itself_while_locked() {
    let town = Town::new();
    let _ = case(&town.worker.1, "Rinus Kwakernaat");
    town.sync_worker();
    town.worker.1.lock().unwrap();
    let companion = &town.worker.0.companion;
    assert!(companion.sync_while_locked().unwrap().trouble.is_none());
    let members = town.supervisor.1.team().view().unwrap().members;
    let lost = members.iter().find(|member| !member.here).unwrap().device;
    town.supervisor.1.team().revoke(lost, true).unwrap();
    town.sync_supervisor();
    let refused = companion.sync_while_locked().err();
    assert_eq!(refused, Some(Error::Refused(Refusal::Wiped)));
    assert_eq!(companion.state().unwrap(), State::New);
    assert_eq!(std::fs::read_dir(&town.worker.0.home).unwrap().count(), 0, "nothing is left");
}
