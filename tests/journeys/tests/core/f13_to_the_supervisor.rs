//! The other half of the main job: the summary travels sealed, and the supervisor reads it.

use companion::data::CaseId;
use companion::{Moment, Place, SummaryFilter, SummaryView};
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

/// The summary as it stands on the worker's own timeline.
fn on_the_timeline(town: &Town, case: CaseId) -> SummaryView {
    let page = town.worker.1.cases().timeline(case, None, 50).unwrap();
    let mut found = page.entries.into_iter().filter_map(|entry| match entry.what {
        Moment::Summary(summary) => Some(summary),
        _ => None,
    });
    found.next().unwrap()
}

/// The worker sees that the summary was read and is followed up, and no longer when it was
/// corrected or is dealt with.
#[test]
fn f13_read_and_follow_up_come_back_to_the_worker() {
    let town = Town::new();
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    let visit = visit(&town.worker.0, worker, case, "Post stapelt op.");
    town.minutes(0);
    let summary = worker.visits().summarise(visit, "Binnen geweest.").unwrap();
    town.sync_worker();
    let marks = || {
        let summary = on_the_timeline(&town, case);
        (summary.read, summary.follow_up)
    };
    assert_eq!(marks(), (None, false));
    town.sync_supervisor();
    town.minutes(3);
    let at = town.supervisor.0.now();
    let supervision = town.supervisor.1.supervision();
    supervision.read(summary).unwrap();
    let bring_back = || {
        town.minutes(2);
        town.sync_supervisor();
        town.sync_worker();
    };
    bring_back();
    assert_eq!(marks(), (Some(at), false));
    supervision.follow_up(summary, true).unwrap();
    bring_back();
    assert_eq!(marks(), (Some(at), true));
    supervision.follow_up(summary, false).unwrap();
    bring_back();
    assert_eq!(marks(), (Some(at), false));
    worker.visits().summarise(visit, "Binnen geweest, hond blijft.").unwrap();
    assert_eq!(marks(), (None, false), "as it stands now nobody read it");
    bring_back();
    town.sync_supervisor();
    town.minutes(1);
    supervision.read(summary).unwrap();
    bring_back();
    assert!(marks().0.is_some_and(|read| read > at));
}
