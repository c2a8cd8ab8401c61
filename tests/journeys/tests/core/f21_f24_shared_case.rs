//! A case that more than one phone follows: a colleague's, or one's own second device.

use companion::data::{AttemptOutcome, CaseId};
use companion::{CaseFilter, Error, Incoming, Session, SummaryFilter};
use journeys::{PIN, Stage, Town, case, tap, visit};

const COLLEAGUE: &str = "Bo Bedacht";

fn sync(phone: &(Stage, Session)) {
    assert_eq!(phone.1.sync().now().unwrap().trouble, None);
}

/// A worker with a case that has a past, and a colleague who follows it.
fn shared() -> (Town, (Stage, Session), CaseId) {
    let town = Town::new();
    let colleague = town.colleague(COLLEAGUE);
    let case = case(&town.worker.1, "Rinus Kwakernaat");
    visit(&town.worker.0, &town.worker.1, case, "Post stapelt op.");
    // Everyone's clock goes as far as the visit took.
    town.supervisor.0.minutes(31);
    colleague.0.minutes(31);
    town.minutes(0);
    town.sync_worker();
    assert_eq!(open_cases(&colleague.1), 0);
    town.worker.1.cases().share_with(case, town.device_of(COLLEAGUE)).unwrap();
    town.sync_worker();
    sync(&colleague);
    sync(&colleague);
    (town, colleague, case)
}

fn open_cases(session: &Session) -> usize {
    session.cases().list(CaseFilter::Open, None, 10).unwrap().cases.len()
}

fn risks(session: &Session, case: CaseId) -> Vec<String> {
    session.cases().get(case).unwrap().risks
}

fn set_risks(session: &Session, case: CaseId, risk: &str) {
    session.cases().set_risks(case, vec![risk.to_owned()]).unwrap();
}

/// A colleague who is given a case has its whole past, and each sees what the other writes.
#[test]
fn f21_f24_a_shared_case_comes_with_its_past_and_both_write_in_it() {
    let (town, colleague, case) = shared();
    let worker = &town.worker.1;
    assert_eq!(colleague.1.cases().get(case).unwrap().who.name, "Rinus Kwakernaat");
    assert_eq!(colleague.1.cases().timeline(case, None, 10).unwrap().entries.len(), 2);
    set_risks(&colleague.1, case, "hond");
    sync(&colleague);
    town.sync_worker();
    assert_eq!(risks(worker, case), ["hond"]);
    set_risks(worker, case, "hond, bel eerst");
    town.sync_worker();
    sync(&colleague);
    assert_eq!(risks(&colleague.1, case), ["hond, bel eerst"]);
    let here = worker.cases().shared_with(case).unwrap();
    let there = colleague.1.cases().shared_with(case).unwrap();
    assert_eq!(here.len(), 2);
    assert!(here[0].here && here[0].name == "Noor Verzonnen" && here[1].name == COLLEAGUE);
    assert!(here.iter().all(|f| f.until.is_none() && f.given));
    assert!(there[1].here && there.iter().map(|f| f.device).eq(here.iter().map(|f| f.device)));
    for _ in 0..3 {
        town.minutes(1);
        colleague.0.minutes(1);
        town.sync_supervisor();
        sync(&colleague);
        town.sync_worker();
    }
    for phone in [&town.worker.1, &colleague.1] {
        let view = phone.sync().now().unwrap();
        assert!(view.all_arrived, "everyone's device said that it is there: {view:?}");
        assert!(matches!(view.incoming, Incoming::Complete { .. }), "{view:?}");
    }
}

/// What two phones change at once stands side by side until somebody settles it.
#[test]
fn f21_f24_a_change_on_two_phones_shows_and_is_settled_on_either() {
    let (town, colleague, case) = shared();
    set_risks(&town.worker.1, case, "hond");
    set_risks(&colleague.1, case, "trap is kapot");
    town.sync_worker();
    sync(&colleague);
    town.sync_worker();
    for phone in [&town.worker.1, &colleague.1] {
        assert_eq!(phone.cases().get(case).unwrap().conflicts.len(), 1);
    }
    let versions = colleague.1.cases().versions(case.into()).unwrap();
    let own = versions.iter().find(|v| v.here && v.current).unwrap().revision;
    colleague.1.cases().settle(case.into(), own).unwrap();
    sync(&colleague);
    town.sync_worker();
    assert_eq!(risks(&town.worker.1, case), ["trap is kapot"]);
    assert!(town.worker.1.cases().get(case).unwrap().conflicts.is_empty());
}

/// A supervisor hears of a shared case once, from the one whose case it is.
#[test]
fn f13_f24_a_supervisor_hears_of_a_shared_case_once() {
    let (town, colleague, case) = shared();
    town.worker.0.minutes(1);
    let seen = visit(&town.worker.0, &town.worker.1, case, "Deur bleef dicht.");
    town.worker.1.visits().summarise(seen, "Binnen geweest.").unwrap();
    town.sync_worker();
    for _ in 0..2 {
        sync(&colleague);
        town.sync_worker();
    }
    town.sync_supervisor();
    let supervision = town.supervisor.1.supervision();
    let page = supervision.summaries(SummaryFilter::All, None, 10).unwrap();
    assert_eq!(page.summaries.len(), 1);
    assert_eq!(page.summaries[0].worker, "Noor Verzonnen");
    let standings = supervision.standings().unwrap();
    assert_eq!(standings.len(), 1);
    assert_eq!(standings[0].worker, "Noor Verzonnen");
    let states = town.worker.1.cases().versions(case.into()).unwrap().len();
    sync(&colleague);
    town.sync_worker();
    assert_eq!(town.worker.1.cases().versions(case.into()).unwrap().len(), states);
}

/// Taken back: what was read stays, what comes after does not arrive, and the screen says so.
#[test]
fn f21_f24_a_case_that_was_taken_back_stands_still_there() {
    let (town, colleague, case) = shared();
    let device = town.device_of(COLLEAGUE);
    set_risks(&colleague.1, case, "hond");
    sync(&colleague);
    town.sync_worker();
    let left = town.worker.1.cases().stop_sharing(case, device).unwrap();
    assert!(left[1].until.is_some());
    set_risks(&town.worker.1, case, "niet voor Bo");
    town.sync_worker();
    set_risks(&colleague.1, case, "nog een hond");
    sync(&colleague);
    sync(&colleague);
    assert_eq!(risks(&colleague.1, case), ["nog een hond"]);
    let there = colleague.1.cases().shared_with(case).unwrap();
    assert!(there.iter().any(|f| f.here && f.until.is_some()), "{there:?}");
    let again = colleague.1.cases().share_with(case, town.device_of("Noor Verzonnen"));
    assert_eq!(again.err(), Some(Error::NotFound));
    town.sync_worker();
    assert_eq!(risks(&town.worker.1, case), ["niet voor Bo"]);
    let view = town.sync_worker();
    assert!(!matches!(view.incoming, Incoming::Missing { .. }), "{view:?}");
    // Shared once more, everything in between comes as well, in both directions.
    town.worker.1.cases().share_with(case, device).unwrap();
    town.sync_worker();
    for _ in 0..3 {
        sync(&colleague);
        town.sync_worker();
    }
    assert_eq!(colleague.1.cases().get(case).unwrap().conflicts.len(), 1);
    assert_eq!(town.worker.1.cases().get(case).unwrap().conflicts.len(), 1);
}

/// A second device of one's own gets every open case by one act.
#[test]
fn f21_a_second_device_gets_every_open_case() {
    let town = Town::new();
    let tablet = town.colleague("Noor, tablet");
    for name in ["Rinus Kwakernaat", "Griet Verzinsel", "Harm Bedenksel"] {
        let _ = case(&town.worker.1, name);
    }
    town.sync_worker();
    let shared = town.worker.1.cases().share_all_with(town.device_of("Noor, tablet")).unwrap();
    assert_eq!(shared, 3);
    town.sync_worker();
    sync(&tablet);
    sync(&tablet);
    assert_eq!(open_cases(&tablet.1), 3);
}

/// A phone that leaves the team leaves its cases as well: what comes after has another key.
#[test]
fn f21_f24_whoever_leaves_the_team_follows_nothing_any_more() {
    let (town, colleague, case) = shared();
    town.supervisor.1.team().revoke(town.device_of(COLLEAGUE), false).unwrap();
    town.sync_supervisor();
    town.sync_worker();
    set_risks(&town.worker.1, case, "niet voor Bo");
    town.sync_worker();
    let followers = town.worker.1.cases().shared_with(case).unwrap();
    assert!(followers[1].until.is_some(), "{followers:?}");
    let _ = colleague.1.sync().now();
    assert!(risks(&colleague.1, case).is_empty());
}

/// A phone whose file was rescued keeps its cases, and reads everything from its start again.
#[test]
fn f21_a_rescued_phone_still_hears_what_others_write() {
    let (mut town, colleague, case) = shared();
    set_risks(&colleague.1, case, "hond");
    sync(&colleague);
    town.sync_worker();
    town.worker.1.lock().unwrap();
    town.worker.1 = town.worker.0.companion.rescue(PIN).unwrap().session;
    assert_eq!(risks(&town.worker.1, case), ["hond"]);
    set_risks(&colleague.1, case, "trap");
    sync(&colleague);
    town.sync_worker();
    assert_eq!(risks(&town.worker.1, case), ["trap"]);
    assert!(town.worker.1.cases().get(case).unwrap().conflicts.is_empty());
}

/// A case that was taken over with a long past comes whole, also to who follows it later.
#[test]
fn f21_f24_a_long_past_that_was_taken_over_reaches_a_colleague() {
    const PAST: u32 = 1_200;
    let town = Town::new();
    let colleague = town.colleague(COLLEAGUE);
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    worker
        .import(|session| {
            (0..PAST).try_for_each(|_| {
                session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).map(|_| ())
            })
        })
        .unwrap();
    town.sync_worker();
    worker.cases().share_with(case, town.device_of(COLLEAGUE)).unwrap();
    town.sync_worker();
    sync(&colleague);
    sync(&colleague);
    let page = colleague.1.cases().timeline(case, None, PAST + 10).unwrap();
    assert_eq!(page.entries.len(), PAST as usize + 1, "every attempt, and the report");
}
