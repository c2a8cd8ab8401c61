use crate::support::*;
use field::Rest;
use field::id::{CaseId, PartnerId};
use field::record::*;
use field::rule::promise::*;
use field::rule::round::*;

const PARTNER: PartnerId = PartnerId::new([9; 16]);

fn a_case() -> (World, CaseId) {
    let mut world = World::default();
    let (_, case) = world.case("Rob Jansen", Phase::InContact, "2026-11-01 09:00");
    (world, case)
}

#[test]
fn where_a_promise_stands() {
    let (_, case) = a_case();
    let open = || promise(case, Promiser::Worker, "2026-11-10 10:00", "2026-11-13");
    let standing = |p: &Promise, when| promise_standing(p, now(when));
    assert_eq!(standing(&open(), "2026-11-12 23:59"), PromiseStanding::Open);
    assert_eq!(standing(&open(), "2026-11-13 00:00"), PromiseStanding::DueToday);
    assert_eq!(standing(&open(), "2026-11-13 23:59"), PromiseStanding::DueToday);
    assert_eq!(standing(&open(), "2026-11-14 00:00"), PromiseStanding::Late { days: 1 });

    let mut timed = open();
    timed.time = Some(time(17, 0));
    assert_eq!(standing(&timed, "2026-11-13 17:00"), PromiseStanding::DueToday);
    assert_eq!(standing(&timed, "2026-11-13 17:01"), PromiseStanding::Late { days: 0 });

    let later = "2026-12-01 09:00";
    assert_eq!(standing(&kept(open(), "2026-11-13 23:00"), later), PromiseStanding::Kept);
    assert_eq!(standing(&kept(open(), "2026-11-14 08:00"), later), PromiseStanding::KeptLate);
    let mut withdrawn = open();
    withdrawn.state = PromiseState::Withdrawn;
    assert_eq!(standing(&withdrawn, later), PromiseStanding::Withdrawn);
}

#[test]
fn a_partners_history() {
    let (mut world, case) = a_case();
    let by = Promiser::Partner(PARTNER);
    let record = |w: &World| partner_record(&w.book, PARTNER, now("2026-11-20 12:00"));
    assert_eq!(record(&world), PartnerRecord::default());
    // Kept after 1 and 4 days, the second one late; one late and open; one not due yet.
    world.add(kept(promise(case, by, "2026-11-02 10:00", "2026-11-04"), "2026-11-03 10:00"));
    world.add(kept(promise(case, by, "2026-11-05 10:00", "2026-11-06"), "2026-11-09 10:00"));
    assert_eq!(record(&world).last, Some(PromiseStanding::KeptLate));
    world.add(promise(case, by, "2026-11-10 10:00", "2026-11-18"));
    world.add(promise(case, by, "2026-11-10 10:00", "2026-12-01"));
    world.add(promise(case, Promiser::Client, "2026-11-10 10:00", "2026-11-11"));
    let to = || Callee::Partner(PARTNER, None);
    for outcome in CallOutcome::ALL {
        world.add(call(case, to(), "2026-11-12 10:00", Some(*outcome)));
    }
    world.add(call(case, to(), "2026-11-12 11:00", None));
    let expected = PartnerRecord {
        asked: 4,
        kept: 2,
        late_open: 1,
        median_days: Some(3),
        calls: 6,
        reached: 3,
        last: Some(PromiseStanding::Late { days: 2 }),
    };
    assert_eq!(record(&world), expected);
}

#[test]
fn a_round_of_calls() {
    let (mut world, case) = a_case();
    let needs = ["bed", "eviction", "detox", "debts", "food"];
    let round = world.add(Round {
        case,
        needs: needs.map(String::from).into(),
        started: at("2026-11-20 09:58"),
        ended: None,
        rest: Rest::NONE,
    });
    let mut dialled = |need: &str, started: &str, outcome| {
        let mut call = call(case, Callee::Partner(PARTNER, None), started, outcome);
        call.need = need.into();
        call.round = Some(round);
        world.add(call)
    };
    dialled("bed", "2026-11-20 10:00", Some(CallOutcome::NoAnswer));
    dialled("bed", "2026-11-20 10:04", Some(CallOutcome::Arranged));
    let eviction = dialled("eviction", "2026-11-20 10:08", Some(CallOutcome::Promised));
    let detox = dialled("detox", "2026-11-20 10:12", Some(CallOutcome::Promised));
    dialled("debts", "2026-11-20 10:15", Some(CallOutcome::Promised));
    dialled("food", "2026-11-20 10:30", None);
    let of = |call| {
        let mut made = promise(case, Promiser::Partner(PARTNER), "2026-11-20 10:10", "2026-11-24");
        made.call = Some(call);
        made
    };
    let eviction = world.add(of(eviction));
    let mut withdrawn = of(detox);
    withdrawn.state = PromiseState::Withdrawn;
    world.add(withdrawn);

    let result = round_result(&world.book, round, now("2026-11-20 12:00")).unwrap();
    let states: Vec<NeedState> = result.needs.iter().map(|n| n.state).collect();
    let due = Some(date("2026-11-24"));
    assert_eq!(
        states,
        [
            NeedState::Arranged,
            NeedState::Promised { due, late: false },
            NeedState::NotYet,
            NeedState::Promised { due: None, late: false },
            NeedState::NotYet,
        ]
    );
    assert_eq!((result.arranged, result.calls, result.minutes), (1, 5, 19));

    let late = round_result(&world.book, round, now("2026-11-25 12:00")).unwrap();
    assert_eq!(late.needs[1].state, NeedState::Promised { due, late: true });

    let before = world.book.get(eviction).unwrap().clone();
    world.change(eviction, "2026-11-23 09:00", kept(before, "2026-11-23 09:00"));
    let later = round_result(&world.book, round, now("2026-11-25 12:00")).unwrap();
    assert_eq!((later.needs[1].state, later.arranged), (NeedState::Arranged, 2));
    assert_eq!(arranged_in_case(&world.book, case, now("2026-11-25 12:00")), 2);
    assert_eq!(
        round_result(&world.book, field::id::RoundId::new([0; 16]), now("2026-11-25 12:00")),
        None
    );
}
