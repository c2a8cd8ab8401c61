use crate::support::*;
use field::Rest;
use field::id::CaseId;
use field::record::*;
use field::rule::callback::call_backs;
use field::rule::summary::summary;
use field::rule::today::*;
use field::time::PartOfDay;

fn kinds(items: &[Item]) -> Vec<&'static str> {
    items
        .iter()
        .map(|item| match item.kind {
            ItemKind::Clock { .. } => "clock",
            ItemKind::CallBack { .. } => "call back",
            ItemKind::Promise { .. } => "promise",
            ItemKind::Appointment { .. } => "appointment",
            ItemKind::AttemptProposed { .. } => "attempt",
            ItemKind::OutcomeMissing { .. } => "outcome",
            ItemKind::Justify { .. } => "justify",
            ItemKind::NextStep { .. } => "next step",
        })
        .collect()
}

fn ask(world: &World, when: &str) -> Today {
    today(&world.book, &pack(vec![]), now(when), None)
}

/// A case in contact that asks for nothing by itself.
fn quiet(world: &mut World, name: &str) -> CaseId {
    world.case(name, Phase::InContact, "2026-11-01 09:00").1
}

#[test]
fn what_is_due_and_what_is_late() {
    let mut world = World::default();
    let id = quiet(&mut world, "Rob van der Meulen");
    world.add(promise(id, Promiser::Client, "2026-11-10 09:00", "2026-11-20"));
    let mut with_time = promise(id, Promiser::Worker, "2026-11-10 09:00", "2026-11-20");
    with_time.time = Some(time(17, 0));
    world.add(with_time);
    world.add(promise(id, Promiser::Worker, "2026-11-10 09:00", "2026-11-18"));
    world.add(promise(id, Promiser::Worker, "2026-11-10 09:00", "2026-11-21"));
    let mut back =
        call(id, Callee::Relative("zus".into()), "2026-11-19 15:00", Some(CallOutcome::CallBack));
    back.call_back = Some(at("2026-11-20 11:00"));
    world.add(back);
    world.add(Spending {
        case: id,
        cents: 4_500,
        purpose: "slot".into(),
        item: None,
        call: None,
        at: at("2026-11-05 09:00"),
        justify_by: date("2026-11-19"),
        agreed_by: String::new(),
        effect: String::new(),
        justified: None,
        rest: Rest::NONE,
    });

    let morning = ask(&world, "2026-11-20 09:00");
    assert_eq!(kinds(&morning.late), ["promise", "justify"]);
    assert_eq!(kinds(&morning.due), ["call back", "promise", "promise"]);
    assert_eq!(morning.due[1].when.time, Some(time(17, 0)));
    assert_eq!(morning.promises_open, 4);
    assert_eq!(morning.due[0].who.initials, "R.M.");
    assert_eq!(kinds(morning.next.as_slice()), ["call back"]);

    let evening = ask(&world, "2026-11-20 18:00");
    assert_eq!(kinds(&evening.late), ["promise", "justify", "call back", "promise"]);
    assert_eq!(kinds(&evening.due), ["promise"]);
    // Somebody tried again: the line is gone.
    world.add(call(
        id,
        Callee::Relative("zus".into()),
        "2026-11-20 18:30",
        Some(CallOutcome::NoAnswer),
    ));
    assert!(!kinds(&ask(&world, "2026-11-20 19:00").late).contains(&"call back"));
    // Nothing personal in what a log may show.
    assert!(
        !format!("{evening:?}").contains("Meulen") && !format!("{evening:?}").contains("a place")
    );
}

#[test]
fn the_call_back_list_holds_later_days_too() {
    let mut world = World::default();
    let id = quiet(&mut world, "Rob Jansen");
    let mut ask_back = |name: &str, started: &str, back: Option<&str>| {
        let callee = Callee::Relative(name.into());
        let mut call = call(id, callee, started, Some(CallOutcome::CallBack));
        call.call_back = back.map(at);
        world.add(call)
    };
    let later = ask_back("zus", "2026-11-18 10:00", Some("2026-11-25 11:00"));
    let some_time = ask_back("broer", "2026-11-19 10:00", None);
    ask_back("moeder", "2026-11-19 11:00", Some("2026-11-20 09:00"));
    let mother = Callee::Relative("moeder".into());
    world.add(call(id, mother, "2026-11-20 09:00", Some(CallOutcome::Arranged)));
    let list = call_backs(&world.book, NL);
    let shown: Vec<_> = list.iter().map(|c| (c.call, c.at, c.due)).collect();
    let timed = at("2026-11-25 11:00");
    let expected = [(some_time, None, NL.end_of(date("2026-11-19"))), (later, Some(timed), timed)];
    assert_eq!(shown, expected);
    assert_eq!(kinds(&ask(&world, "2026-11-20 12:00").late), ["call back"]);
}

#[test]
fn a_village_will_do_for_a_place() {
    let mut world = World::default();
    for (name, village) in [("Near", "vriezenveen"), ("Far", "Vroomshoop")] {
        let mut somebody = person(name);
        somebody.place = Some(place("", village, None));
        let id = world.add(somebody);
        let case = world.add(case(id, Phase::InContact, "2026-11-01 09:00"));
        world.add(appointment(case, "2026-11-20"));
    }
    let order = |from| {
        let day = today(&world.book, &pack(vec![]), now("2026-11-20 09:00"), Some(&from));
        day.visits.into_iter().map(|item| item.who.name).collect::<Vec<_>>()
    };
    assert_eq!(order(point(52.35, 6.66)), ["Near", "Far"]);
    assert_eq!(order(point(52.47, 6.55)), ["Far", "Near"]);
}

#[test]
fn a_call_without_outcome_comes_first() {
    let mut world = World::default();
    let id = quiet(&mut world, "Rob Jansen");
    world.add(appointment(id, "2026-11-20"));
    world.add(call(id, Callee::Client, "2026-11-20 10:00", None));
    let now = ask(&world, "2026-11-20 10:03");
    assert_eq!(kinds(now.next.as_slice()), ["outcome"]);
    assert_eq!((kinds(&now.due), kinds(&now.visits)), (vec!["outcome"], vec!["appointment"]));
    assert_eq!(kinds(&ask(&world, "2026-11-21 10:03").late), ["outcome", "appointment"]);
}

#[test]
fn clocks_show_from_their_last_day_and_attempts_when_proposed() {
    let mut world = World::default();
    let (_, id) = world.case("Rob Jansen", Phase::Reported, "2026-11-16 10:00");
    let mut record = report(id, "2026-11-16 10:00");
    record.clocks = vec![ResponseClock {
        event: ClockEvent::FirstAttempt,
        due: NL.end_of(date("2026-11-18")),
        days: 2,
        working: true,
        rest: Rest::NONE,
    }];
    record.place = Some(place("", "Vroomshoop", Some(point(52.46, 6.56))));
    world.add(record);
    let first = ask(&world, "2026-11-16 10:01");
    assert_eq!((kinds(&first.visits), kinds(&first.due)), (vec!["attempt"], vec![]));
    assert_eq!(first.visits[0].kind, ItemKind::AttemptProposed { number: 1 });
    assert_eq!(first.visits[0].who.village, "Vroomshoop", "known from the report only");
    assert!(first.visits[0].point.is_some());
    assert_eq!(kinds(&ask(&world, "2026-11-18 08:00").due), ["clock"]);
    assert_eq!(kinds(&ask(&world, "2026-11-19 08:00").late), ["clock"]);
    world.add(attempt(id, "2026-11-19 09:00", AttemptOutcome::NotHome));
    let after = ask(&world, "2026-11-19 10:00");
    assert_eq!((after.late, after.visits), (vec![], vec![]), "the next one is for another day");
    let next_day = ask(&world, "2026-11-20 10:00");
    assert_eq!(next_day.visits[0].kind, ItemKind::AttemptProposed { number: 2 });
    assert_eq!(next_day.visits[0].when.part, Some(PartOfDay::Afternoon));
}

#[test]
fn the_next_step_stands_until_something_was_done() {
    let mut world = World::default();
    let id = quiet(&mut world, "Rob Jansen");
    let mut record = visit(id, "2026-11-16 10:00", "2026-11-16 10:45");
    record.next = Some(NextStep {
        what: "mee naar de huisarts".into(),
        on: Some(date("2026-11-19")),
        part: None,
        rest: Rest::NONE,
    });
    world.add(record);
    assert_eq!(ask(&world, "2026-11-18 10:00"), Today::default());
    assert_eq!(kinds(&ask(&world, "2026-11-19 10:00").due), ["next step"]);
    assert_eq!(kinds(&ask(&world, "2026-11-20 10:00").late), ["next step"]);
    world.add(visit(id, "2026-11-20 11:00", "2026-11-20 11:30"));
    assert_eq!(ask(&world, "2026-11-20 12:00"), Today::default());
}

#[test]
fn only_open_cases_and_nothing_that_is_done() {
    let mut world = World::default();
    let id = quiet(&mut world, "Rob Jansen");
    let mut done = appointment(id, "2026-11-20");
    done.settled = Some(at("2026-11-20 08:00"));
    world.add(done);
    world.add(appointment(id, "2026-11-21"));
    let (person, closed) = world.case("Anna Vos", Phase::InContact, "2026-11-01 09:00");
    world.add(appointment(closed, "2026-11-20"));
    world.add(promise(closed, Promiser::Client, "2026-11-10 09:00", "2026-11-12"));
    world.change(closed, "2026-11-19 09:00", case(person, Phase::Closed, "2026-11-01 09:00"));
    assert_eq!(ask(&world, "2026-11-20 09:00"), Today::default());
}

#[test]
fn visits_go_by_the_times_agreed_and_the_way_between() {
    let mut world = World::default();
    let mut set = |name: &str, lon: f64, hour: Option<u16>, part| {
        let mut somebody = person(name);
        somebody.place = Some(place("", "", Some(point(52.4, lon))));
        let id = world.add(somebody);
        let case = world.add(case(id, Phase::InContact, "2026-11-01 09:00"));
        let mut record = appointment(case, "2026-11-20");
        record.time = hour.map(|h| time(h, 0));
        record.part = part;
        world.add(record);
    };
    set("Evening", 6.50, None, Some(PartOfDay::Evening));
    set("Ten", 6.60, Some(10), None);
    set("Eleven", 6.50, Some(11), None);
    set("Between", 6.55, None, Some(PartOfDay::Morning));
    set("Onward", 6.48, None, Some(PartOfDay::Morning));
    set("Two", 6.52, Some(14), None);
    let here = point(52.4, 6.62);
    let day = today(&world.book, &pack(vec![]), now("2026-11-20 08:00"), Some(&here));
    let names: Vec<_> = day.visits.iter().map(|i| i.who.name.as_str()).collect();
    assert_eq!(names, ["Ten", "Between", "Eleven", "Onward", "Two", "Evening"]);
}

#[test]
fn the_supervisor_sees_initials_counts_and_one_line() {
    let mut world = World::default();
    let mut somebody = person("Rob van der Meulen");
    somebody.place = Some(place("Dorpsstraat 5", "Vroomshoop", None));
    let id = world.add(somebody);
    let case = world.add(case(id, Phase::InContact, "2026-11-01 09:00"));
    world.add(attempt(case, "2026-11-10 10:00", AttemptOutcome::NotHome));
    let mut record = visit(case, "2026-11-12 10:00", "2026-11-12 10:45");
    record.lines = vec![Line {
        id: field::id::LineId::new([1; 16]),
        mark: Mark::Quote,
        text: "laat me met rust".into(),
        rest: Rest::NONE,
    }];
    record.trust = Some(Trust::Beginning);
    let record = world.add(record);
    world.add(visit(case, "2026-11-19 10:00", "2026-11-19 10:30"));
    let mut arranged =
        call(case, Callee::Relative("zus".into()), "2026-11-12 11:00", Some(CallOutcome::Arranged));
    arranged.need = "bed".into();
    world.add(arranged);
    world.add(promise(case, Promiser::Client, "2026-11-12 10:00", "2026-11-30"));

    let made = summary(&world.book, record, "  gaat\nde goede kant op ", now("2026-11-12 12:00"));
    let made = made.unwrap();
    assert_eq!(made.about, "R.M., Vroomshoop");
    assert_eq!(made.line, "gaat de goede kant op");
    assert_eq!((made.minutes, made.attempts, made.calls), (45, 2, 1));
    assert_eq!((made.arranged, made.promises_open), (1, 1));
    assert_eq!((made.trust, made.phase), (Some(Trust::Beginning), Phase::InContact));
    let bytes = Body::from(made).to_bytes();
    for word in ["Meulen", "Dorpsstraat", "rust"] {
        let found = bytes.windows(word.len()).any(|w| w == word.as_bytes());
        assert!(!found, "{word}");
    }
}

#[test]
fn somebody_without_a_name_has_no_description_in_a_summary() {
    let mut world = World::default();
    let mut unknown = person("");
    unknown.description = "man, about 30".into();
    let id = world.add(unknown);
    let case = world.add(case(id, Phase::Outreach, "2026-11-01 09:00"));
    let record = world.add(visit(case, "2026-11-12 10:00", "2026-11-12 10:45"));
    let made = summary(&world.book, record, "", now("2026-11-12 12:00")).unwrap();
    assert_eq!(made.about, "N.N.");
}
