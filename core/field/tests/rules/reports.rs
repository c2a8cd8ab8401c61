use crate::support::*;
use field::Rest;
use field::record::*;
use field::rule::reports::*;
use proptest::prelude::*;

fn reasons(known: &Person, reported: &Person) -> Vec<Likeness> {
    let mut world = World::default();
    let id = world.add(known.clone());
    world.add(case(id, Phase::Outreach, "2026-01-05 09:00"));
    let sought = Sought { person: reported, place: None, reason: "", case: None };
    suggest(&world.book, &sought, now("2026-11-20 12:00"))
        .pop()
        .map(|s| s.reasons)
        .unwrap_or_default()
}

#[test]
fn names_as_people_write_and_mishear_them() {
    use Likeness::*;
    let alike = [
        ("Rob van der Meulen", "rob v.d. meulen", SameName),
        ("Rob van der Meulen", "Meulen, Rob van der", SameName),
        ("Zoë Çelik", "Zoe Celik", SameName),
        ("Rob Jansen", "R. Jansen", InitialsFit),
        ("Rob Willem Jansen", "R.W. Jansen", InitialsFit),
        ("Rob Jansen", "Rob Janssen", NearName),
        ("Sjoerd Dijkstra", "Sjoerd Dykstra", NearName),
        ("Cornelis Visser", "Kornelis Fisser", NearName),
        ("Mohammed El Idrissi", "Mohamed Idrisi", NearName),
        ("Anna de Vries-Bakker", "Anna de Vries", NearName),
        ("Willemina Hoekstra", "Wilhelmina Hoekstra", NearName),
    ];
    for (known, reported, likeness) in alike {
        assert_eq!(reasons(&person(known), &person(reported)), [likeness], "{known} / {reported}");
        assert_eq!(reasons(&person(reported), &person(known)), [likeness], "{reported} / {known}");
    }
    let different = [
        ("Rob Jansen", "Rob de Wit"),
        ("Rob Jansen", "Jan Robben"),
        ("Rob Jansen", "P. Jansen"),
        ("Jan Bos", "Jan Vos"),
        ("Rob Jansen", "Rob"),
        ("Rob Jansen", ""),
        ("", ""),
        ("van de", "van de"),
        ("R.", "R."),
    ];
    for (known, reported) in different {
        assert_eq!(reasons(&person(known), &person(reported)), [], "{known} / {reported}");
    }
}

#[test]
fn what_stands_beside_the_name() {
    use Likeness::*;
    let full = |name: &str, year, address: &str, village: &str, dial: &str| {
        let mut person = person(name);
        person.birth_year = year;
        person.place = Some(place(address, village, None));
        person.dial = dial.into();
        person
    };
    let known = full("Rob Jansen", Some(1980), "Dorpsstraat 5", "Vriezenveen", "06 12345678");
    let ask = |reported: Person| reasons(&known, &reported);
    assert_eq!(
        ask(full("", None, "dorpsstraat  5", "VRIEZENVEEN", "")),
        [SameAddress, SameVillage],
        "somebody unknown at a known address"
    );
    assert_eq!(ask(full("", None, "Dorpsstraat", "Vriezenveen", "")), []);
    assert_eq!(ask(full("", None, "Dorpsstraat 5", "Vroomshoop", "")), []);
    assert_eq!(ask(full("", None, "", "", "+31 6 1234 5678")), [SameNumber]);
    assert_eq!(ask(full("Rob", Some(1981), "", "Vriezenveen", "")), [], "there are many Robs");
    assert_eq!(
        ask(full("R. Jansen", Some(1981), "", "Vriezenveen", "")),
        [InitialsFit, NearBirthYear, SameVillage]
    );
    assert_eq!(ask(full("R. Jansen", Some(1950), "", "", "")), [], "another one of that name");
    assert_eq!(ask(full("Rob Jansen", Some(1980), "", "", "")), [SameName, SameBirthYear]);
}

#[test]
fn re_reports_are_linked_with_reason_and_months() {
    let mut world = World::default();
    let id = world.add(person("Rob Jansen"));
    let mut closed = case(id, Phase::Closed, "2025-01-05 09:00");
    closed.closing = Some(Closing {
        reason: ClosingReason::NoContact,
        on: date("2026-05-31"),
        rest: Rest::NONE,
    });
    let old = world.add(closed);
    let mut before = report(old, "2025-01-05 09:00");
    before.reason = "nuisance".into();
    world.add(before);
    let (_, fresh) = world.case("Rob Jansen", Phase::Reported, "2026-11-30 09:00");

    let reported = person("Rob Jansen");
    let ask = |reason, when| {
        let sought = Sought { person: &reported, place: None, reason, case: Some(fresh) };
        let mut found = suggest(&world.book, &sought, now(when));
        assert_eq!(found.len(), 1, "not suggested to itself");
        let one = found.pop().unwrap();
        assert_eq!((one.case, one.person, one.score), (old, id, 60));
        (one.closed_months_ago, one.same_reason)
    };
    assert_eq!(ask("nuisance", "2026-11-30 10:00"), (Some(5), true));
    assert_eq!(ask("debts", "2026-12-31 10:00"), (Some(7), false));
    assert_eq!(ask("", "2026-05-31 10:00"), (Some(0), false));
    // Suggesting changed nothing.
    assert_eq!(world.book.all::<field::id::PersonId>().count(), 2);
}

proptest! {
    #[test]
    fn alike_both_ways_and_always_to_oneself(
        a in "(van |de |J\\. ?)?[A-Zé][a-zëij]{0,9}([ -][A-Z][a-zü]{0,9}|, \\PC{0,6}){0,2}",
        b in "\\PC{0,20}",
    ) {
        prop_assert_eq!(reasons(&person(&a), &person(&b)), reasons(&person(&b), &person(&a)));
        let slip = a.replacen('a', "e", 1);
        prop_assert_eq!(reasons(&person(&a), &person(&slip)), reasons(&person(&slip), &person(&a)));
        let itself = reasons(&person(&a), &person(&a));
        prop_assert!(itself.is_empty() || itself == [Likeness::SameName]);
    }
}
