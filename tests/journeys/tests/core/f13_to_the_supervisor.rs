//! The other half of the main job: the summary travels sealed, and the supervisor reads it.

use companion::{Place, SummaryFilter};
use journeys::{Town, case, visit};

/// Somebody who was invited is in the team after one sync of each side.
#[test]
fn f13_an_invitation_brings_a_phone_into_the_team() {
    let town = Town::new();
    let view = town.worker.1.team().view().unwrap();
    assert!(matches!(view.place, Place::Member(roles) if roles.worker && !roles.coordinator));
    assert_eq!(view.members.len(), 2);
    assert!(view.members.iter().any(|m| m.here && m.name == "Noor Verzonnen"));
}

/// The supervisor reads exactly what the worker saw beforehand, and marks it.
#[test]
fn f13_the_supervisor_reads_what_the_worker_previewed() {
    let town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    let visit = visit(&town.worker.0, worker, case, "Post stapelt op.");
    town.minutes(0);
    let preview = worker.visits().preview(visit, "Binnen geweest.").unwrap();
    worker.visits().summarise(visit, "Binnen geweest.").unwrap();
    town.minutes(1);
    let view = town.sync_worker();
    assert_eq!(view.trouble, None);
    assert!(!view.all_arrived, "nobody said yet that it is there");
    town.sync_supervisor();
    let supervision = town.supervisor.1.supervision();
    let page = supervision.summaries(SummaryFilter::Unread, None, 10).unwrap();
    assert_eq!(page.unread, 1);
    let received = &page.summaries[0];
    assert!(received.summary == preview, "what was previewed is what is seen");
    assert_eq!(received.worker, "Noor Verzonnen");
    let read = supervision.read(received.id).unwrap();
    assert!(read.read.is_some());
    assert!(supervision.follow_up(received.id, true).unwrap().follow_up);
    assert_eq!(supervision.summaries(SummaryFilter::Unread, None, 10).unwrap().unread, 0);
    assert_eq!(supervision.standings().unwrap().len(), 1);
    let view = town.sync_worker();
    assert!(view.all_arrived, "the supervisor's device said that it is there");
}
