//! Small worlds in which revisions meet often: few entities, few ids, few moments.

use field::Rest;
use field::id::{CaseId, CompartmentId, DeviceId, EntityId, IncarnationId, RevisionId};
use field::record::{
    Attempt, AttemptKind, AttemptOutcome, Body, Bytes, Contact, IGNORABLE_FROM, Promise,
    PromiseState, Promiser,
};
use field::revision::{Author, Revision};
use field::time::{Instant, LocalDate, Stamp};
use proptest::prelude::*;

/// How many entities a world has.
pub(crate) const ENTITIES: u8 = 5;
const DAY: i64 = 86_400_000;

pub(crate) fn entity_id(n: u8) -> EntityId {
    EntityId::new([n; 16])
}

pub(crate) fn case_id(n: u8) -> CaseId {
    CaseId::new([n; 16])
}

pub(crate) fn revision_id(n: u8) -> RevisionId {
    RevisionId::new([n; 16])
}

/// A revision written here, in the first compartment.
pub(crate) fn revision(entity: u8, id: u8, replaces: &[u8], ms: i64, body: Body) -> Revision {
    Revision {
        id: revision_id(id),
        entity: entity_id(entity),
        compartment: CompartmentId::new([1; 16]),
        author: Author { device: DeviceId::new([1; 16]), incarnation: IncarnationId::new([1; 16]) },
        replaces: replaces.iter().copied().map(revision_id).collect(),
        stamp: Stamp { ms, count: 0 },
        recorded: Instant(ms),
        received: None,
        body,
    }
}

pub(crate) fn attempt(case: u8, at: i64) -> Body {
    Attempt {
        case: case_id(case),
        kind: AttemptKind::HomeVisit,
        at: Instant(at),
        outcome: AttemptOutcome::NotHome,
        contact: Contact {
            reached: false,
            in_conversation: false,
            accepts_help: false,
            rest: Rest::NONE,
        },
        point: None,
        line: String::new(),
        rest: Rest::NONE,
    }
    .into()
}

fn promise(case: u8, at: i64, state: PromiseState) -> Body {
    Promise {
        case: case_id(case),
        by: Promiser::Partner(entity_id(4).into()),
        who: String::new(),
        what: "bed".into(),
        due: LocalDate::from_days(0).unwrap(),
        time: None,
        made: Instant(at),
        call: None,
        need: String::new(),
        state,
        settled: None,
        rest: Rest::NONE,
    }
    .into()
}

fn body() -> impl Strategy<Value = Body> {
    let case_and_moment = || (0..3u8, 0..3i64);
    prop_oneof![
        6 => case_and_moment().prop_map(|(case, at)| attempt(case, at)),
        2 => case_and_moment().prop_map(|(case, at)| promise(case, at, PromiseState::Open)),
        2 => case_and_moment().prop_map(|(case, at)| promise(case, at, PromiseState::Kept)),
        1 => Just(Body::Unknown(13, Bytes(vec![1]))),
        1 => Just(Body::Unknown(IGNORABLE_FROM, Bytes(vec![2]))),
    ]
}

fn any_revision() -> impl Strategy<Value = Revision> {
    let replaces = prop::collection::vec(0..12u8, 0..3);
    let stamp = (prop_oneof![4 => 0..4i64, 1 => 2 * DAY..2 * DAY + 2], 0..2u32);
    let received = prop_oneof![Just(None), (0..3 * DAY).prop_map(|ms| Some(Instant(ms)))];
    (0..ENTITIES, 0..12u8, replaces, stamp, received, 1..3u8, body()).prop_map(
        |(entity, id, replaces, (ms, count), received, compartment, body)| Revision {
            stamp: Stamp { ms, count },
            received,
            compartment: CompartmentId::new([compartment.min(1 + id / 11); 16]),
            ..revision(entity, id, &replaces, ms, body)
        },
    )
}

/// Revisions of one world, forged ones (an id used twice, rings of replacement) among them.
pub(crate) fn revisions() -> impl Strategy<Value = Vec<Revision>> {
    prop::collection::vec(any_revision(), 0..40)
}
