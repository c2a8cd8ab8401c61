use crate::support::*;
use field::Rest;
use field::id::{CaseId, ContactId, PartnerId};
use field::pack::Pack;
use field::record::*;
use field::rule::callplan::*;
use field::rule::partners::*;

const SHELTER: PartnerId = PartnerId::new([1; 16]);
const HOUSING: PartnerId = PartnerId::new([2; 16]);

fn worker(n: u8, function: &str, dial: &str) -> ContactPerson {
    ContactPerson {
        id: ContactId::new([n; 16]),
        name: String::new(),
        function: function.into(),
        dial: dial.into(),
        email: String::new(),
        rest: Rest::NONE,
    }
}

/// A shelter and a housing association, both with a number and open by day.
fn two() -> (Partner, Partner) {
    let mut shelter = partner("Opvang", "shelter");
    shelter.dial = "0546 111 111".into();
    shelter.hours = "Mo-Su 08:00-20:00".into();
    let mut housing = partner("Woningstichting", "housing");
    housing.dial = "0546 222 222".into();
    housing.hours = "Mo-Su 08:00-20:00".into();
    (shelter, housing)
}

fn both((shelter, housing): (Partner, Partner)) -> Pack {
    pack(vec![(1, shelter), (2, housing)])
}

fn a_case() -> (World, CaseId) {
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::InContact, "2026-11-01 09:00");
    (world, case)
}

fn plan(world: &World, pack: &Pack, case: CaseId) -> Vec<Candidate> {
    call_plan(&world.book, pack, case, "bed", now("2026-11-20 12:00"))
}

fn first(plan: &[Candidate]) -> PartnerId {
    plan.first().unwrap().partner
}

#[test]
fn the_likeliest_role_comes_first() {
    let (world, case) = a_case();
    let mut others = two();
    others.1.needs = vec!["debts".into()];
    let plan = plan(&world, &both(others), case);
    assert_eq!(plan.iter().map(|c| c.partner).collect::<Vec<_>>(), [SHELTER, HOUSING]);
    let shown = plan[0].dial.as_ref().map(|d| d.shown.as_str());
    assert_eq!((plan[0].name.as_str(), shown), ("Opvang", Some("(0546) 111 111")));
    let until = Some(at("2026-11-20 20:00"));
    assert_eq!(plan[0].reasons, [Reason::OpenNow { until }, Reason::Role { place: 1 }]);
    assert_eq!(plan[0].score, 64);
    // A partner with neither the need nor a role for it is not asked.
    let mut stranger = two();
    stranger.0.role = "library".into();
    stranger.1.role = "library".into();
    stranger.1.needs = vec!["bed".into()];
    assert_eq!(super::callplan::plan(&world, &both(stranger), case).len(), 1);
}

/// One thing that is different about the shelter; whether it still comes first; and the reason.
#[test]
fn every_reason_weighs() {
    type Change = fn(&mut Partner, &mut Partner);
    let table: [(&str, Change, PartnerId, Reason); 7] = [
        (
            "closed",
            |shelter, _| shelter.hours = "Mo-Su 18:00-20:00".into(),
            HOUSING,
            Reason::Closed { opens: Some(at("2026-11-20 18:00")) },
        ),
        (
            "closes soon",
            |_, housing| housing.hours = "Mo-Su 08:00-12:20".into(),
            SHELTER,
            Reason::ClosesIn { minutes: 20 },
        ),
        ("hours unknown", |s, _| s.hours = String::new(), HOUSING, Reason::HoursUnknown),
        ("no number", |s, _| s.dial = String::new(), HOUSING, Reason::NumberMissing),
        ("number of letters", |s, _| s.dial = "bel Jan".into(), HOUSING, Reason::NumberMissing),
        ("elsewhere", |s, _| s.covers = vec!["GM0141".into()], HOUSING, Reason::CoversElsewhere),
        ("covers", |_, h| h.covers = vec!["GM1700".into()], HOUSING, Reason::CoversMunicipality),
    ];
    for (what, change, expected, reason) in table {
        let (world, case) = a_case();
        let (mut shelter, mut housing) = two();
        change(&mut shelter, &mut housing);
        let plan = plan(&world, &both((shelter, housing)), case);
        assert_eq!(first(&plan), expected, "{what}");
        assert!(plan.iter().any(|c| c.reasons.contains(&reason)), "{what}");
        assert_eq!(plan.len(), 2, "{what}: nobody falls off the list");
    }
}

#[test]
fn agreement_and_nearness_are_said() {
    let (mut world, _) = a_case();
    let mut somebody = person("Anna Vos");
    somebody.place = Some(place("", "Vroomshoop", Some(point(52.46, 6.56))));
    let id = world.add(somebody);
    let case = world.add(case(id, Phase::InContact, "2026-11-01 09:00"));
    let (shelter, mut housing) = two();
    housing.agreement =
        Some(AgreementRef { title: "Laatste kans".into(), version: 3, rest: Rest::NONE });
    housing.place = Some(place("", "Vroomshoop", Some(point(52.46, 6.57))));
    let plan = plan(&world, &both((shelter, housing)), case);
    assert_eq!(first(&plan), HOUSING);
    let agreement = Reason::Agreement { title: "Laatste kans".into(), version: 3 };
    assert!(plan[0].reasons.contains(&agreement));
    assert!(plan[0].reasons.iter().any(|r| matches!(r, Reason::Nearby { metres: 600..750 })));
}

#[test]
fn history_counts() {
    let (mut world, case) = a_case();
    let pack = both(two());
    let shelter = || Callee::Partner(SHELTER, None);
    world.add(call(case, shelter(), "2026-11-10 10:00", Some(CallOutcome::NotArranged)));
    for _ in 0..4 {
        world.add(call(case, shelter(), "2026-11-11 10:00", Some(CallOutcome::NoAnswer)));
    }
    let broken = promise(case, Promiser::Partner(SHELTER), "2026-11-10 10:00", "2026-11-12");
    let broken = world.add(broken);
    let by_history = plan(&world, &pack, case);
    assert_eq!(first(&by_history), HOUSING);
    assert!(by_history[1].reasons.contains(&Reason::Reached { times: 1, of: 5 }));
    assert!(by_history[1].reasons.contains(&Reason::BrokeLastPromise));
    let before = world.book.get(broken).unwrap().clone();
    world.change(broken, "2026-11-12 10:00", kept(before, "2026-11-12 10:00"));
    let forgiven = plan(&world, &pack, case);
    assert_eq!(first(&forgiven), SHELTER);
    assert!(forgiven[0].reasons.contains(&Reason::KeptLastPromise));
}

#[test]
fn who_was_just_called_makes_room_for_the_next() {
    for (outcome, minutes_ago, next) in [
        (Some(CallOutcome::NoAnswer), 1, HOUSING),
        (Some(CallOutcome::NotArranged), 1_439, HOUSING),
        (None, 0, HOUSING),
        (Some(CallOutcome::NotArranged), 1_441, SHELTER),
    ] {
        let (mut world, case) = a_case();
        let mut called = call(case, Callee::Partner(SHELTER, None), "2026-11-20 12:00", outcome);
        called.started = at("2026-11-20 12:00").plus_minutes(-minutes_ago);
        called.need = "bed".into();
        world.add(called);
        let plan = plan(&world, &both(two()), case);
        assert_eq!(first(&plan), next, "{outcome:?} {minutes_ago}");
        let minutes_ago = u32::try_from(minutes_ago).unwrap();
        let said = Reason::AlreadyCalled { outcome, minutes_ago };
        assert_eq!(plan[1].reasons.contains(&said), next == HOUSING);
    }
}

#[test]
fn people_before_the_general_number() {
    let (world, case) = a_case();
    let (mut shelter, housing) = two();
    // Whatever their ids are, which are random.
    shelter.contacts = vec![
        worker(9, "nachtdienst", ""),
        worker(8, "receptie", ""),
        worker(7, "coördinator", "06 1111 1111"),
    ];
    let plan = plan(&world, &both((shelter, housing)), case);
    let shown: Vec<_> = plan
        .iter()
        .map(|c| (c.function.as_str(), c.dial.as_ref().unwrap().dial.as_str()))
        .collect();
    // Who has no number of their own is asked for at the general one.
    let expected = [
        ("coördinator", "0611111111"),
        ("nachtdienst", "0546111111"),
        ("receptie", "0546111111"),
        ("", "0546222222"),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn own_partners_and_what_was_filled_in_stand_beside_the_pack() {
    let (mut world, case) = a_case();
    let (mut shelter, housing) = two();
    shelter.dial = String::new();
    shelter.contacts = vec![worker(8, "nachtdienst", "")];
    let pack = both((shelter, housing));
    world.add(FillIn {
        partner: SHELTER,
        dial: "0546 333 333".into(),
        email: String::new(),
        hours: String::new(),
        contacts: vec![worker(8, "nachtdienst", "06 2222 2222"), worker(9, "Bea", "")],
        line: "achterom".into(),
        rest: Rest::NONE,
    });
    let mut own = partner("Bakkerij", "");
    own.needs = vec!["bed".into()];
    let own = world.add(own);

    let merged = partner_in_use(&world.book, &pack, SHELTER).unwrap();
    assert!(merged.from_pack);
    assert_eq!(
        (merged.partner.dial.as_str(), merged.partner.line.as_str()),
        ("0546 333 333", "achterom")
    );
    assert_eq!(merged.partner.hours, "Mo-Su 08:00-20:00", "an empty field leaves the pack's");
    let dials: Vec<_> = merged.partner.contacts.iter().map(|c| c.dial.as_str()).collect();
    assert_eq!(dials, ["06 2222 2222", ""]);

    let names: Vec<_> =
        partners(&world.book, &pack).into_iter().map(|p| (p.partner.name, p.from_pack)).collect();
    assert_eq!(
        names,
        [("Bakkerij".into(), false), ("Opvang".into(), true), ("Woningstichting".into(), true)]
    );
    let plan = plan(&world, &pack, case);
    let last = plan.last().unwrap();
    assert_eq!((last.partner, last.dial.is_none()), (own, true), "without a number comes last");
    assert_eq!(last.reasons, [Reason::NumberMissing, Reason::HoursUnknown]);
}
