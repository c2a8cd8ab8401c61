//! What a device still had to send when it was taken out of the team: it waits until the
//! coordinator decides, and is marked when it comes in after all.

use companion::data::{CaseId, DeviceId};
use companion::{Error, Refusal, Rejection, Session, SummaryFilter};
use journeys::{Stage, Town, case, visit};

const COLLEAGUE: &str = "Bo Bedacht";
const WORKER: &str = "Noor Verzonnen";

/// A worker who shares a case with a colleague writes in it and for the supervisor, and is taken
/// out of the team before anything of it is sent.
fn taken_out() -> (Town, (Stage, Session), CaseId, DeviceId) {
    let town = Town::new();
    let colleague = town.colleague(COLLEAGUE);
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    town.sync_worker();
    worker.cases().share_with(case, town.device_of(COLLEAGUE)).unwrap();
    town.sync_worker();
    colleague.1.sync().now().unwrap();
    colleague.1.sync().now().unwrap();
    town.minutes(10);
    let seen = visit(&town.worker.0, worker, case, "Post stapelt op.");
    town.minutes(0);
    worker.visits().summarise(seen, "Binnen geweest.").unwrap();
    worker.cases().set_risks(case, vec!["hond".to_owned()]).unwrap();
    let device = town.device_of(WORKER);
    town.supervisor.1.team().revoke(device, true).unwrap();
    town.sync_supervisor();
    town.minutes(5);
    assert_eq!(worker.sync().now().err(), Some(Error::Refused(Refusal::Wiped)));
    town.sync_supervisor();
    (town, colleague, case, device)
}

fn summaries(town: &Town) -> usize {
    let page = town.supervisor.1.supervision().summaries(SummaryFilter::All, None, 10).unwrap();
    page.summaries.len()
}

/// The coordinator sees from whom and how much, lets it count, and everyone has what was theirs.
#[test]
fn f21_what_a_revoked_phone_still_sent_arrives_once_the_coordinator_lets_it() {
    let (town, colleague, case, device) = taken_out();
    let team = town.supervisor.1.team();
    let waiting = team.quarantined().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].device, waiting[0].name.as_str()), (device, WORKER));
    assert!(waiting[0].records > 0 && waiting[0].messages > 0, "{waiting:?}");
    colleague.1.sync().now().unwrap();
    assert_eq!(summaries(&town), 0);
    assert!(colleague.1.cases().get(case).unwrap().risks.is_empty());
    assert_eq!(colleague.1.team().quarantined().unwrap(), []);
    let refused = Some(Error::Rejected { code: Rejection::NotCoordinator });
    assert_eq!(colleague.1.team().release(device).err(), refused);

    team.release(device).unwrap();
    assert_eq!(team.quarantined().unwrap(), []);
    for _ in 0..2 {
        town.sync_supervisor();
        colleague.1.sync().now().unwrap();
    }
    assert_eq!(summaries(&town), 1);
    assert_eq!(colleague.1.cases().get(case).unwrap().risks, ["hond"]);
    assert_eq!(colleague.1.cases().timeline(case, None, 10).unwrap().entries.len(), 3);
    let page = town.supervisor.1.supervision().summaries(SummaryFilter::All, None, 10).unwrap();
    assert_eq!(page.summaries[0].worker, WORKER, "it is its author's");
    let late = team.came_late().unwrap();
    assert!(late.iter().any(|l| l.entity == page.summaries[0].id.into() && l.name == WORKER));
    assert!(colleague.1.team().came_late().unwrap().iter().any(|l| l.entity == case.into()));
    assert_eq!(team.release(device).err(), Some(Error::NotFound), "nothing waits any more");
}

/// What the coordinator leaves where it is reaches nobody, and is not asked about again.
#[test]
fn f21_what_the_coordinator_discards_reaches_nobody() {
    let (town, colleague, case, device) = taken_out();
    let team = town.supervisor.1.team();
    team.discard(device).unwrap();
    for _ in 0..2 {
        town.sync_supervisor();
        colleague.1.sync().now().unwrap();
    }
    assert_eq!(team.quarantined().unwrap(), []);
    assert_eq!(summaries(&town), 0);
    assert!(colleague.1.cases().get(case).unwrap().risks.is_empty());
    assert_eq!(team.came_late().unwrap(), []);
}
