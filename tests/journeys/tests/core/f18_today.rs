//! F18: today.

use companion::data::{AttemptKind, AttemptOutcome, ClosingReason, ItemKind, PartOfDay};
use companion::{AppointmentDraft, PlacePart, Session, Spot};
use journeys::{Stage, case, day, report, tap, time};

fn living_at(session: &Session, name: &str, lat: f64, lon: f64) -> companion::data::CaseId {
    let mut draft = report(name);
    draft.person.place = PlacePart {
        address: String::new(),
        village: "Vroomshoop".to_owned(),
        spot: Some(Spot { lat, lon }),
    };
    session.cases().report(&draft).unwrap().case
}

/// A new phone has an empty day, and says so without asking for a location.
#[test]
fn f18_a_new_phone_has_an_empty_day() {
    let (_stage, session) = Stage::ready();
    let view = session.today().view(None).unwrap();
    assert!(
        view.today.late.is_empty() && view.today.due.is_empty() && view.today.visits.is_empty()
    );
    assert!(view.today.next.is_none() && view.pending.is_none() && view.unfinished.is_empty());
    assert!(!view.clock_behind);
}

/// The visits of the day stand in the order of the way from here, and without a location too.
#[test]
fn f18_visits_stand_in_a_sensible_order_from_here() {
    let (stage, session) = Stage::ready();
    stage.at("2026-11-24", 9, 0);
    let far = living_at(&session, "Ver weg", 52.50, 6.70);
    let near = living_at(&session, "Dichtbij", 52.461, 6.566);
    let middle = living_at(&session, "Halverwege", 52.48, 6.62);
    let order = |here| {
        let view = session.today().view(here).unwrap().today;
        view.visits.iter().map(|item| item.case).collect::<Vec<_>>()
    };
    assert_eq!(order(Some(Spot { lat: 52.4608, lon: 6.5653 })), [near, middle, far]);
    assert_eq!(order(Some(Spot { lat: 52.51, lon: 6.71 })), [far, middle, near]);
    assert_eq!(order(None).len(), 3);
    let next = session.today().view(Some(Spot { lat: 52.51, lon: 6.71 })).unwrap().today.next;
    assert_eq!(next.unwrap().case, far, "the first visit is what is most likely next");
}

/// Appointments with a time stand before what can be done in the evening.
#[test]
fn f18_appointments_stand_in_the_order_of_the_day() {
    let (_stage, session) = Stage::ready();
    let names = ["Avond", "Tien uur", "Middag"];
    let cases = names.map(|name| case(&session, name));
    for (at, (hour, part)) in [
        (None, Some(PartOfDay::Evening)),
        (Some(time(10, 0)), None),
        (None, Some(PartOfDay::Afternoon)),
    ]
    .into_iter()
    .enumerate()
    {
        let draft = AppointmentDraft {
            case: cases[at],
            kind: AttemptKind::HomeVisit,
            on: day("2026-11-24"),
            time: hour,
            part,
            what: names[at].to_owned(),
        };
        session.visits().plan(&draft).unwrap();
    }
    let view = session.today().view(None).unwrap().today;
    let order: Vec<_> = view.visits.iter().map(|i| i.who.name.as_str()).collect();
    assert_eq!(order, ["Tien uur", "Middag", "Avond"]);
}

/// What to know before ringing the bell stands with the line of the day.
#[test]
fn f15_f18_risks_stand_with_the_line_of_the_day() {
    let (_stage, session) = Stage::ready();
    let mut draft = report("Rinus Kwakernaat");
    draft.safety = "Grote hond".to_owned();
    let case = session.cases().report(&draft).unwrap().case;
    let risks = || session.today().view(None).unwrap().today.visits[0].risks.clone();
    assert_eq!(risks(), ["Grote hond"]);
    session.cases().set_risks(case, vec!["Nooit alleen".to_owned()]).unwrap();
    assert_eq!(risks(), ["Nooit alleen"]);
}

/// A closed case asks for nothing any more.
#[test]
fn f18_a_closed_case_asks_for_nothing() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    session.visits().attempt(&tap(case, AttemptOutcome::NotHome)).unwrap();
    stage.days(30);
    assert!(!session.today().view(None).unwrap().today.late.is_empty());
    session.cases().close(case, ClosingReason::Moved).unwrap();
    let today = session.today().view(None).unwrap().today;
    assert!(today.late.is_empty() && today.due.is_empty() && today.visits.is_empty());
}

/// Lists come in pages, the latest active first, with nothing twice and nothing left out.
#[test]
fn f18_lists_come_in_pages_without_gaps() {
    let (stage, session) = Stage::ready();
    let all: Vec<_> = (0..23)
        .map(|number| {
            stage.minutes(i64::from(number % 3));
            case(&session, &format!("Persoon {number}"))
        })
        .collect();
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = session.cases().list(companion::CaseFilter::Open, after, 5).unwrap();
        assert!(page.cases.len() <= 5 && page.cases.is_sorted_by(|a, b| a.last >= b.last));
        seen.extend(page.cases.iter().map(|row| row.case));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 23);
    assert!(all.iter().all(|case| seen.contains(case)));

    let one = all[0];
    stage.minutes(1);
    for _ in 0..12 {
        session.visits().attempt(&tap(one, AttemptOutcome::NotHome)).unwrap();
    }
    let mut ids = Vec::new();
    let mut after = None;
    loop {
        let page = session.cases().timeline(one, after, 4).unwrap();
        ids.extend(page.entries.iter().map(|e| e.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let different: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!((ids.len(), different.len()), (13, 13));
    let first = session.cases().list(companion::CaseFilter::Open, None, 1).unwrap();
    assert_eq!(first.cases[0].case, one, "what something just happened in stands in front");
    assert!(!matches!(
        session.today().view(None).unwrap().today.next.unwrap().kind,
        ItemKind::Justify { .. }
    ));
}
