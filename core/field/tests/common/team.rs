//! Samples of what passes between workers and supervisors, and of what belongs to a team.

use super::{AT, REST, case_id, day, later};
use field::id::{
    CompartmentId, DeviceId, EntityId, IncarnationId, RevisionId, SummaryId, TeamId, VisitId,
};
use field::record::*;

fn standing() -> Standing {
    let clock = StandingClock {
        event: ClockEvent::FirstContact,
        due: later(5 * 1440),
        met: Some(later(45)),
        received: AT,
        days: 5,
        working: true,
        rest: REST,
    };
    let promise = StandingPromise { partner: "Woonvoorbeeld".into(), due: day(1), rest: REST };
    Standing {
        case: case_id(),
        about: "B.D., Vroom".into(),
        worker: "Anna".into(),
        phase: Phase::InContact,
        opened: AT,
        clocks: vec![clock],
        attempts: 3,
        reached: Some(later(45)),
        promises: vec![promise],
        weeks: vec![StandingWeek { monday: day(0), calls: 5, arranged: 2, rest: REST }],
        to_justify_cents: 4_995,
        at: later(60),
        rest: REST,
    }
}

fn alarm() -> Alarm {
    Alarm {
        device: Some(DeviceId::new([0xD2; 16])),
        worker: "Anna".into(),
        due: later(60),
        grace_minutes: 10,
        sealed: Bytes(vec![1, 2, 3]),
        words: "Dorpsstraat 1, hond".into(),
        state: AlarmState::Released,
        seen: Some(later(61)),
        key: Some(Bytes(vec![4; 32])),
        drill: false,
        rest: REST,
    }
}

/// A sample of each of these kinds, by name, in the order of their numbers.
pub(super) fn samples() -> Vec<(&'static str, Body)> {
    let review = Review {
        summary: SummaryId::new([0x22; 16]),
        read: Some(later(90)),
        follow_up: true,
        by: None,
        at: None,
        of: None,
        rest: REST,
    };
    let watch = Watch {
        case: Some(case_id()),
        visit: Some(VisitId::new([0x14; 16])),
        due: later(60),
        watched: Some(AT),
        well: Some(later(50)),
        silent: true,
        words: "hond, bel eerst".into(),
        called_off: Some(later(51)),
        drill: false,
        seen_by: String::new(),
        seen: None,
        due_at_hub: None,
        rest: REST,
    };
    // What later versions write, beside what the first one wrote.
    let review_by = Review {
        by: Some(DeviceId::new([0xD2; 16])),
        at: Some(later(91)),
        of: Some(later(60)),
        ..review.clone()
    };
    let watch_seen =
        Watch { drill: true, seen_by: "Bea".into(), seen: Some(later(62)), ..watch.clone() };
    let watch_at_hub = Watch { due_at_hub: Some(later(70)), ..watch_seen.clone() };
    let membership = Membership {
        team: TeamId::new([0x7E; 16]),
        hub: "https://hub.voorbeeld.invalid".into(),
        pin: Bytes(vec![5; 32]),
        roles: 3,
        listed: true,
        rest: REST,
    };
    let invitee = Invitee {
        name: "Bo".into(),
        roles: 1,
        secret: Bytes(vec![6; 16]),
        until: later(7 * 1440),
        joined: Some(later(30)),
        rest: REST,
    };
    let team_secret =
        TeamSecret { team: TeamId::new([0x7E; 16]), epoch: 2, key: Bytes(vec![7; 32]), rest: REST };
    let dispatch = Dispatch {
        to: DeviceId::new([0xD2; 16]),
        life: IncarnationId::new([0x1F; 16]),
        counter: 3,
        purpose: 4,
        about: Some(EntityId::new([0x22; 16])),
        revision: Some(RevisionId::new([0x23; 16])),
        at: AT,
        rest: REST,
    };
    let recovery = Recovery {
        key: Bytes(vec![8; 32]),
        version: 2,
        compartments: 40,
        made: AT,
        hub_hash: None,
        share_hash: None,
        rest: REST,
    };
    let recovery_renewed = Recovery {
        key: Bytes(vec![8; 1216]),
        hub_hash: Some(Bytes(vec![9; 32])),
        share_hash: Some(Bytes(vec![10; 32])),
        ..recovery.clone()
    };
    let erasure = Erasure {
        compartment: CompartmentId::new([0x0C; 16]),
        case: case_id(),
        stream: Bytes(vec![8; 16]),
        at: AT,
        ground: ErasureGround::ClientsRight,
        revisions: 12,
        by: DeviceId::new([0xD2; 16]),
        order: Some(Bytes(vec![7; 3])),
        holders: vec![ErasureHolder {
            device: DeviceId::new([0xD3; 16]),
            confirmed: Some(later(60)),
            word: Some(Bytes(vec![6; 3])),
            rest: REST,
        }],
        told: true,
        whole: true,
        rest: REST,
    };
    let tally = Tally {
        quarter: day(0),
        reports: 1,
        attempts: 4,
        days_to_contact: Some(9),
        visits: 3,
        calls: 8,
        arranged: 2,
        promises: 5,
        kept: 4,
        spent_cents: 4_250,
        weeks: Some(26),
        closing: Some(ClosingReason::LedToCare),
        rest: REST,
    };
    let following = Following {
        compartment: CompartmentId::new([0x0C; 16]),
        device: DeviceId::new([0xD2; 16]),
        since: AT,
        until: Some(later(60)),
        epoch: 4,
        rest: REST,
    };
    let verdict = Verdict {
        device: DeviceId::new([0xD2; 16]),
        life: IncarnationId::new([0x1F; 16]),
        items: Bytes(vec![9; 32]),
        released: true,
        at: AT,
        rest: REST,
    };
    let late = Late {
        entity: EntityId::new([0x22; 16]),
        device: DeviceId::new([0xD2; 16]),
        at: AT,
        rest: REST,
    };
    vec![
        ("Standing", standing().into()),
        ("Review", review.into()),
        ("ReviewBy", review_by.into()),
        ("Watch", watch.into()),
        ("WatchSeen", watch_seen.into()),
        ("WatchAtHub", watch_at_hub.into()),
        ("Alarm", alarm().into()),
        ("AlarmDrill", Alarm { drill: true, ..alarm() }.into()),
        ("Membership", membership.into()),
        ("Invitee", invitee.into()),
        ("TeamSecret", team_secret.into()),
        ("Dispatch", dispatch.into()),
        ("Recovery", recovery.into()),
        ("Following", following.into()),
        ("Verdict", verdict.into()),
        ("Late", late.into()),
        ("RecoveryRenewed", recovery_renewed.into()),
        ("Erasure", erasure.into()),
        ("Tally", tally.into()),
    ]
}
