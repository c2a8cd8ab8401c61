//! The safety timer, and a phone that is taken out of the team.

use companion::data::AlarmState;
use companion::{CaseFilter, Error, Place, Refusal, Rejection, State};
use journeys::{PIN, Stage, Town, case, visit};

/// A timer is watched only after the hub's receipt, and the supervisor's device has it at once.
#[test]
fn f15_watched_is_said_only_after_the_hub_confirmed() {
    let town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    let watch = worker.safety().start(case, None, 60, "bel eerst").unwrap();
    assert_eq!(watch.watched, None, "niet bewaakt: nobody but this phone knows");
    town.sync_worker();
    let running = worker.safety().running().unwrap();
    assert!(running[0].watched.is_some(), "bewaakt");
    town.sync_supervisor();
    let alarms = town.supervisor.1.supervision().alarms().unwrap();
    assert_eq!(alarms[0].state, AlarmState::Armed);
    assert!(!alarms[0].sounding && alarms[0].words.is_empty());
}

/// When the timer passes unanswered the hub releases it, although the phone is gone.
#[test]
fn f15_an_unanswered_timer_sounds_with_the_workers_words() {
    let mut town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    worker.safety().start(case, None, 30, "Verzonnenlaan 12; bel eerst").unwrap();
    town.sync_worker();
    // The phone goes away, and the hub starts again in between.
    town.restart_hub();
    town.minutes(31);
    let alarm = town.until_it_sounds();
    assert_eq!(alarm.state, AlarmState::Released);
    assert_eq!(alarm.worker, "Noor Verzonnen");
    assert_eq!(alarm.words, "Verzonnenlaan 12; bel eerst");
    let seen = town.supervisor.1.supervision().saw_alarm(alarm.id).unwrap();
    assert!(!seen.sounding);
}

/// A dead hub does not keep an alarm quiet: the supervisor's own device raises it.
#[test]
fn f15_without_a_hub_the_supervisors_device_raises_it_itself() {
    let mut town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    worker.safety().start(case, None, 30, "bel eerst").unwrap();
    town.sync_worker();
    town.sync_supervisor();
    town.hub = None;
    town.minutes(31);
    let quiet = town.supervisor.1.supervision().alarms().unwrap();
    assert!(!quiet[0].sounding, "within the grace the hub may still speak");
    town.minutes(5);
    let alarms = town.supervisor.1.supervision().alarms().unwrap();
    assert_eq!(alarms[0].state, AlarmState::RaisedHere);
    assert!(alarms[0].sounding && alarms[0].words.is_empty());
    assert_eq!(alarms[0].worker, "Noor Verzonnen");
}

/// All is well in time: nothing ever sounds.
#[test]
fn f15_called_off_in_time_never_sounds() {
    let town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    let watch = worker.safety().start(case, None, 30, "bel eerst").unwrap();
    town.sync_worker();
    town.minutes(20);
    worker.safety().all_well(watch.watch).unwrap();
    town.sync_worker();
    town.minutes(60);
    town.sync_supervisor();
    let alarms = town.supervisor.1.supervision().alarms().unwrap();
    assert_eq!(alarms[0].state, AlarmState::Cancelled);
    assert!(!alarms[0].sounding);
}

/// A phone that the coordinator revokes wipes itself at its next sync, and only then.
#[test]
fn f21_a_revoked_phone_wipes_itself_on_the_signed_word() {
    let town = Town::new();
    let device = {
        let view = town.worker.1.team().view().unwrap();
        view.members.iter().find(|m| m.here).unwrap().device
    };
    let left = town.supervisor.1.team().revoke(device, true).unwrap();
    assert_eq!(left.members.len(), 1);
    assert!(matches!(town.worker.1.team().view().unwrap().place, Place::Member(_)));
    town.sync_supervisor();
    assert_eq!(town.worker.1.sync().now().err(), Some(Error::Refused(Refusal::Wiped)));
    assert_eq!(town.worker.1.cases().suggestions(&Default::default()).err(), Some(Error::Locked));
    assert_eq!(town.worker.0.companion.state().unwrap(), State::New);
}

/// A hub that is down costs nothing: what was written waits, and arrives when it is back.
#[test]
fn f13_a_hub_that_is_down_loses_nothing() {
    let mut town = Town::new();
    let address = town.hub.take().map(|hub| hub.address()).unwrap();
    let case = case(&town.worker.1, "Rinus Kwakernaat");
    town.worker.1.cases().set_risks(case, vec!["hond".to_owned()]).unwrap();
    let view = town.sync_worker();
    assert!(view.trouble.is_some() && view.waiting > 0 && !view.all_arrived);
    town.start_hub_at(Some(address));
    let view = town.sync_worker();
    assert_eq!((view.trouble, view.waiting), (None, 0));
    town.sync_supervisor();
    assert_eq!(town.supervisor.1.supervision().standings().unwrap().len(), 1);
}

/// A lost phone is replaced with the code on paper and what the hub keeps; the old one wipes.
#[test]
fn f21_a_new_phone_comes_back_with_the_code_and_the_hub() {
    let town = Town::new();
    let lost = &town.worker.1;
    let sheet = lost.recovery().make_code().unwrap();
    let first = case(lost, "Rinus Kwakernaat");
    town.minutes(5);
    visit(&town.worker.0, lost, first, "Post stapelt op.");
    town.minutes(0);
    town.sync_worker();

    let fresh = Stage::new();
    fresh.minutes(60);
    town.minutes(60);
    let mistyped = sheet.code.replacen(|c: char| c.is_ascii_digit(), "x", 1);
    let wrong = fresh.companion.recover(&sheet.card, &mistyped, PIN).err();
    assert_eq!(wrong, Some(Error::Rejected { code: Rejection::WrongCode }));
    let found = fresh.companion.recover(&sheet.card, &sheet.code, PIN).unwrap();
    town.sync_supervisor();
    found.sync().now().unwrap();
    let page = found.cases().list(CaseFilter::Open, None, 10).unwrap();
    assert_eq!(page.cases.len(), 1);
    assert_eq!(page.cases[0].who.name, "Rinus Kwakernaat");
    assert_eq!(found.cases().timeline(first, None, 10).unwrap().entries.len(), 2);
    assert!(matches!(found.team().view().unwrap().place, Place::Member(_)));
    assert_eq!(lost.sync().now().err(), Some(Error::Refused(Refusal::Wiped)));

    // Once more, over what stands there now: refused, and nothing of it is lost.
    let again = fresh.companion.recover(&sheet.card, &sheet.code, PIN).err();
    assert_eq!(again, Some(Error::Rejected { code: Rejection::AlreadySetUp }));
    found.lock().unwrap();
    let opened = fresh.companion.unlock_with_pin(PIN).unwrap();
    assert_eq!(opened.cases().list(CaseFilter::Open, None, 10).unwrap().cases.len(), 1);
}
