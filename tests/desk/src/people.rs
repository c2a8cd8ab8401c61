//! The made-up people and cases of the sample.

use crate::vault::{at, day};
use companion::data::{
    AlarmId, AlarmState, AttemptOutcome, CaseId, ClockEvent, ClockState, DeviceId, ErasureGround,
    PartOfDay, Phase, Stage, SummaryId, Trust, VisitId,
};
use companion::{
    AlarmView, ClockView, ContactPart, ErasureView, HolderView, MemberView, NextPart,
    OpenPromiseView, ReceivedView, Roles, StandingView, SummaryView,
};

pub(crate) const NOOR: &str = "Noor Verzonnen";
pub(crate) const DAAN: &str = "Daan Denkbeeld";

pub(crate) fn member(id: u8, name: &str, roles: [bool; 3], minutes_ago: i64) -> MemberView {
    let [worker, supervisor, coordinator] = roles;
    MemberView {
        device: DeviceId::new([id; 16]),
        name: name.to_owned(),
        roles: Roles { worker, supervisor, coordinator },
        here: id == 1,
        heard: Some(at(0, 14, 5).plus_minutes(-minutes_ago)),
    }
}

pub(crate) fn alarm(id: u8, worker: &str, state: AlarmState) -> AlarmView {
    AlarmView {
        id: AlarmId::new([id; 16]),
        worker: worker.to_owned(),
        due: at(0, 14, 45),
        state,
        drill: false,
        to_be_seen: false,
        sounding: false,
        words: String::new(),
        seen: None,
    }
}

/// Two that colleagues decided, and one of this device's own that a colleague has not confirmed.
pub(crate) fn erasures() -> Vec<ErasureView> {
    let told = ErasureView {
        case: CaseId::new([9; 16]),
        whole: true,
        at: at(0, 9, 20),
        ground: ErasureGround::ClientsRight,
        revisions: 14,
        here: false,
        by: NOOR.to_owned(),
        hub_told: true,
        holders: Vec::new(),
    };
    let holder = |id, name: &str, confirmed| HolderView {
        device: DeviceId::new([id; 16]),
        name: name.to_owned(),
        confirmed,
    };
    let own = ErasureView {
        case: CaseId::new([8; 16]),
        at: at(-1, 16, 5),
        ground: ErasureGround::HandedOver,
        revisions: 41,
        here: true,
        by: String::new(),
        holders: vec![holder(3, DAAN, None), holder(2, NOOR, Some(at(-1, 16, 7)))],
        ..told.clone()
    };
    let part = ErasureView { at: at(-5, 11, 0), whole: false, by: String::new(), ..told.clone() };
    vec![told, own, part]
}

pub(crate) fn summaries() -> Vec<ReceivedView> {
    let inside = SummaryView {
        worker: "Noor Verzonnen".to_owned(),
        case: CaseId::new([1; 16]),
        visit: VisitId::new([1; 16]),
        about: "R.K., Vroomshoop".to_owned(),
        started: at(0, 10, 30),
        minutes: 55,
        phase: Phase::InContact,
        outcome: AttemptOutcome::Inside,
        contact: ContactPart { reached: true, in_conversation: true, accepts_help: true },
        attempts: 3,
        trust: Some(Trust::Beginning),
        stage: Some(Stage::Contemplation),
        next: Some(NextPart {
            what: "samen naar de schuldhulp".to_owned(),
            on: Some(day(2)),
            part: Some(PartOfDay::Morning),
        }),
        arranged: 3,
        calls: 4,
        promises_open: 2,
        line: "Binnen geweest; wil hulp bij de huur, niet bij het drinken. De hond blijft bij hem."
            .to_owned(),
        read: None,
        follow_up: false,
    };
    let refused = SummaryView {
        worker: "Noor Verzonnen".to_owned(),
        case: CaseId::new([2; 16]),
        visit: VisitId::new([2; 16]),
        about: "J. de B., Vriezenveen".to_owned(),
        started: at(0, 9, 10),
        minutes: 10,
        phase: Phase::Outreach,
        outcome: AttemptOutcome::SpokeAtDoor,
        contact: ContactPart { reached: true, in_conversation: false, accepts_help: false },
        attempts: 5,
        trust: Some(Trust::None),
        stage: None,
        next: Some(NextPart {
            what: "zus bellen voor een ander moment".to_owned(),
            on: Some(day(1)),
            part: None,
        }),
        arranged: 0,
        calls: 2,
        promises_open: 0,
        line: "Aan de deur kort gesproken, wil eerst met haar zus praten.".to_owned(),
        read: None,
        follow_up: false,
    };
    let absent = SummaryView {
        worker: "Noor Verzonnen".to_owned(),
        case: CaseId::new([3; 16]),
        visit: VisitId::new([3; 16]),
        about: "N.N., Den Ham".to_owned(),
        started: at(-1, 19, 40),
        minutes: 5,
        outcome: AttemptOutcome::CardLeft,
        contact: ContactPart { reached: false, in_conversation: false, accepts_help: false },
        attempts: 1,
        trust: None,
        next: None,
        calls: 1,
        line: String::new(),
        ..refused.clone()
    };
    let read = SummaryView { started: at(-2, 11, 0), minutes: 35, ..inside.clone() };
    let received = |id: u8, worker: &str, summary: SummaryView| ReceivedView {
        id: SummaryId::new([id; 16]),
        worker: worker.to_owned(),
        received: summary.started.plus_minutes(90),
        summary,
        read: None,
        follow_up: false,
    };
    vec![
        received(1, NOOR, inside),
        received(2, NOOR, refused),
        received(3, DAAN, absent),
        ReceivedView { read: Some(at(-1, 9, 0)), follow_up: true, ..received(4, NOOR, read) },
    ]
}

pub(crate) fn standings() -> Vec<StandingView> {
    let clock = |event, due, state| ClockView { event, due, days: 5, working: true, state };
    let promise = |partner: &str, days: i32| OpenPromiseView {
        partner: partner.to_owned(),
        due: day(days),
        late: days < 0,
    };
    let standing = StandingView {
        case: CaseId::new([1; 16]),
        about: "R.K., Vroomshoop".to_owned(),
        worker: NOOR.to_owned(),
        phase: Phase::InContact,
        opened: at(-12, 9, 5),
        clocks: vec![clock(
            ClockEvent::Feedback,
            at(-1, 23, 59),
            ClockState::Overdue { since: at(-1, 23, 59), days: 1 },
        )],
        attempts: 3,
        reached: Some(at(0, 10, 30)),
        promises: vec![promise("Woningcorporatie", -3), promise("Gemeente Twenterand", 1)],
        to_justify_cents: 4_350,
        at: at(0, 12, 0),
    };
    vec![
        standing.clone(),
        StandingView {
            case: CaseId::new([2; 16]),
            about: "J. de B., Vriezenveen".to_owned(),
            phase: Phase::Outreach,
            opened: at(-5, 15, 0),
            clocks: vec![
                clock(
                    ClockEvent::FirstContact,
                    at(0, 17, 0),
                    ClockState::Soon { minutes_left: 175 },
                ),
                clock(ClockEvent::Inquiry, at(30, 23, 59), ClockState::Running { days_left: 22 }),
            ],
            attempts: 5,
            reached: None,
            promises: vec![promise("", 3)],
            to_justify_cents: 0,
            ..standing.clone()
        },
        StandingView {
            case: CaseId::new([3; 16]),
            about: "N.N., Den Ham".to_owned(),
            worker: DAAN.to_owned(),
            phase: Phase::Outreach,
            opened: at(-1, 10, 0),
            clocks: vec![clock(
                ClockEvent::FirstContact,
                at(3, 23, 59),
                ClockState::Running { days_left: 3 },
            )],
            attempts: 1,
            reached: None,
            promises: Vec::new(),
            to_justify_cents: 0,
            ..standing
        },
    ]
}
