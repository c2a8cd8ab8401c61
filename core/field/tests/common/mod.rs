//! One sample of every kind of record with every field filled in.
#![allow(dead_code, reason = "each test program uses a part")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod team;
pub(crate) mod tree;

use field::Rest;
use field::id::{
    AttemptId, CallId, CaseId, CompartmentId, ContactId, DeviceId, EntityId, IncarnationId, LineId,
    PartnerId, PersonId, PlanItemId, RevisionId, RoundId, VisitId,
};
use field::record::*;
use field::revision::{Author, Revision};
use field::time::{Instant, LocalDate, LocalTime, PartOfDay, Stamp};

const REST: Rest = Rest::NONE;
/// 4 March 2024, 13:20 UTC.
const AT: Instant = Instant(1_709_558_400_000);

fn day(after: i32) -> LocalDate {
    LocalDate::from_days(19_786 + after).unwrap()
}

fn later(minutes: i64) -> Instant {
    AT.plus_minutes(minutes)
}

/// The id of the case that every sample names.
pub(crate) fn case_id() -> CaseId {
    CaseId::new([2; 16])
}

/// A first revision of an entity.
pub(crate) fn applied(entity: u8, body: Body) -> Revision {
    Revision {
        id: RevisionId::new([entity; 16]),
        entity: EntityId::new([entity; 16]),
        compartment: CompartmentId::new([0xC0; 16]),
        author: Author {
            device: DeviceId::new([0xD0; 16]),
            incarnation: IncarnationId::new([0xD1; 16]),
        },
        replaces: vec![RevisionId::new([0xEE; 16])],
        stamp: Stamp { ms: AT.0, count: 3 },
        recorded: AT,
        received: None,
        body,
    }
}

fn place() -> Place {
    let point = Point { lat: 52_366_000, lon: -6_600_000, rest: REST };
    Place {
        address: "Dorpsstraat 1".into(),
        village: "Vroom".into(),
        point: Some(point),
        rest: REST,
    }
}

fn contact_person() -> ContactPerson {
    ContactPerson {
        id: ContactId::new([0x31; 16]),
        name: "Wim".into(),
        function: "wijkconsulent".into(),
        dial: "0546 000 001".into(),
        email: "wim@voorbeeld.invalid".into(),
        rest: REST,
    }
}

fn contact() -> Contact {
    Contact { reached: true, in_conversation: true, accepts_help: true, rest: REST }
}

fn line(mark: Mark, text: &str) -> Line {
    Line { id: LineId::new([0x41; 16]), mark, text: text.into(), rest: REST }
}

fn next_step() -> NextStep {
    NextStep {
        what: "samen bellen".into(),
        on: Some(day(3)),
        part: Some(PartOfDay::Morning),
        rest: REST,
    }
}

pub(crate) fn person() -> Person {
    Person {
        name: "Bas van Dam".into(),
        description: "man, ongeveer 30".into(),
        birth_year: Some(1994),
        place: Some(place()),
        dial: "06 0000 0001".into(),
        language: "Nederlands".into(),
        around: vec![Relation {
            name: "Ria".into(),
            role: "moeder".into(),
            dial: "0546 000 002".into(),
            may_approach: Some(true),
            rest: REST,
        }],
        rest: REST,
    }
}

/// A case about the person with entity id `[person; 16]`.
pub(crate) fn case_of(person: u8) -> Case {
    Case {
        person: PersonId::new([person; 16]),
        phase: Phase::Closed,
        opened: AT,
        duties: vec![Responsibility {
            duty: Duty::CaseDirection,
            name: "Anna".into(),
            organisation: "Team Noord".into(),
            since: AT,
            rest: REST,
        }],
        risks: vec!["hond loopt los".into()],
        previous: Some(CaseId::new([3; 16])),
        closing: Some(Closing { reason: ClosingReason::LedToCare, on: day(9), rest: REST }),
        shared: Some(CompartmentId::new([0xC1; 16])),
        rest: REST,
    }
}

fn partner() -> Partner {
    Partner {
        name: "Woonvoorbeeld".into(),
        role: "housing-association".into(),
        needs: vec!["eviction".into()],
        covers: vec!["GM1700".into()],
        hours: "Mo-Fr 09:00-17:00".into(),
        dial: "0546 000 003".into(),
        email: "info@voorbeeld.invalid".into(),
        contacts: vec![contact_person()],
        place: Some(place()),
        agreement: Some(AgreementRef {
            title: "Geen huisuitzetting".into(),
            version: 2,
            rest: REST,
        }),
        line: "vraag naar Wim".into(),
        rest: REST,
    }
}

fn report() -> Report {
    Report {
        case: case_id(),
        kind: "worrying-behaviour".into(),
        source: Source::HousingAssociation,
        reporter: Reporter {
            name: "Kees".into(),
            organisation: "Woonvoorbeeld".into(),
            dial: "0546 000 004".into(),
            rest: REST,
        },
        channel: Channel::Phone,
        concern: "post stapelt zich op".into(),
        reason: "self-neglect".into(),
        urgency: Urgency::ThisWeek,
        place: Some(place()),
        safety: "bel aan en stap terug".into(),
        received: AT,
        clocks: vec![ResponseClock {
            event: ClockEvent::FirstContact,
            due: later(5 * 1440),
            days: 5,
            working: true,
            rest: REST,
        }],
        may_hear: Audience::TakenUpOnly,
        shielded: true,
        fed_back: Some(later(60)),
        rest: REST,
    }
}

fn visit() -> Visit {
    Visit {
        case: case_id(),
        started: AT,
        ended: later(45),
        present: vec![Present { name: "Jan".into(), organisation: "GGZ".into(), rest: REST }],
        lines: vec![line(Mark::Fact, "gordijnen dicht"), line(Mark::Quote, "laat mij maar")],
        outcome: AttemptOutcome::Inside,
        contact: contact(),
        trust: Some(Trust::Beginning),
        stage: Some(Stage::Contemplation),
        next: Some(next_step()),
        attempt: Some(AttemptId::new([0x13; 16])),
        rest: REST,
    }
}

fn plan() -> Plan {
    let item = PlanItem {
        id: PlanItemId::new([0x51; 16]),
        stressor: "huurschuld".into(),
        goal: "blijven wonen".into(),
        action: "regeling treffen".into(),
        owner: Owner::Worker,
        owner_name: "Anna".into(),
        due: Some(day(14)),
        state: ActionState::Open,
        rest: REST,
    };
    Plan {
        case: case_id(),
        items: vec![item],
        own_words: "rust in huis".into(),
        clients_yes: Some(day(0)),
        rest: REST,
    }
}

fn call() -> Call {
    Call {
        case: case_id(),
        callee: Callee::Partner(PartnerId::new([0x33; 16]), Some(ContactId::new([0x31; 16]))),
        channel: CallChannel::Phone,
        dialled: "0546000003".into(),
        need: "eviction".into(),
        round: Some(RoundId::new([0x18; 16])),
        started: AT,
        outcome: Some(CallOutcome::Promised),
        ended: Some(later(6)),
        call_back: Some(later(1440)),
        line: "belt morgen terug".into(),
        rest: REST,
    }
}

fn promise() -> Promise {
    Promise {
        case: case_id(),
        by: Promiser::Partner(PartnerId::new([0x33; 16])),
        who: "Wim".into(),
        what: "ontruiming van de baan".into(),
        due: day(1),
        time: LocalTime::new(16, 30),
        made: AT,
        call: Some(CallId::new([0x19; 16])),
        need: "eviction".into(),
        state: PromiseState::Kept,
        settled: Some(later(1500)),
        rest: REST,
    }
}

fn summary() -> Summary {
    Summary {
        case: case_id(),
        visit: VisitId::new([0x14; 16]),
        about: "B.D., Vroom".into(),
        started: AT,
        minutes: 45,
        phase: Phase::InContact,
        outcome: AttemptOutcome::Inside,
        contact: contact(),
        attempts: 3,
        trust: Some(Trust::Growing),
        stage: Some(Stage::Preparation),
        next: Some(next_step()),
        arranged: 2,
        calls: 5,
        promises_open: 1,
        line: "gaat de goede kant op".into(),
        finished: later(60),
        worker: String::new(),
        from: None,
        rest: REST,
    }
}

/// A sample of every kind, by name, in the order of their numbers.
pub(crate) fn named_samples() -> Vec<(&'static str, Body)> {
    let worker = Worker {
        name: "Anna".into(),
        organisation: "Team Noord".into(),
        function: "casemanager".into(),
        rest: REST,
    };
    let pack = PackFile {
        key: "twenterand".into(),
        version: 7,
        file: Bytes(vec![1, 2, 3]),
        accepted: AT,
        rest: REST,
    };
    let fill_in = FillIn {
        partner: PartnerId::new([0x33; 16]),
        dial: "0546 000 005".into(),
        email: "balie@voorbeeld.invalid".into(),
        hours: "24/7".into(),
        contacts: vec![contact_person()],
        line: "balie aan de zijkant".into(),
        rest: REST,
    };
    let attempt = Attempt {
        case: case_id(),
        kind: AttemptKind::HomeVisit,
        at: AT,
        outcome: AttemptOutcome::CardLeft,
        contact: contact(),
        point: place().point,
        line: "licht aan boven".into(),
        rest: REST,
    };
    let own_notes = OwnNotes {
        case: case_id(),
        visit: VisitId::new([0x14; 16]),
        lines: vec![line(Mark::Interpretation, "lijkt somber")],
        rest: REST,
    };
    let appointment = Appointment {
        case: case_id(),
        kind: AttemptKind::HomeVisit,
        on: day(2),
        time: LocalTime::new(9, 5),
        part: Some(PartOfDay::Morning),
        what: "tweede poging".into(),
        settled: Some(later(2880)),
        rest: REST,
    };
    let round = Round {
        case: case_id(),
        needs: vec!["eviction".into(), "bed-tonight".into()],
        started: AT,
        ended: Some(later(30)),
        rest: REST,
    };
    let spending = Spending {
        case: case_id(),
        cents: 4_995,
        purpose: "slot vervangen".into(),
        item: Some(PlanItemId::new([0x51; 16])),
        call: Some(CallId::new([0x19; 16])),
        at: AT,
        justify_by: day(30),
        agreed_by: "Jos".into(),
        effect: "deur kan weer dicht".into(),
        justified: Some(later(9000)),
        rest: REST,
    };
    let from = Some(DeviceId::new([0xD2; 16]));
    let mut samples = vec![
        ("Worker", worker.into()),
        ("PackFile", pack.into()),
        ("Partner", partner().into()),
        ("FillIn", fill_in.into()),
        ("Person", person().into()),
        ("Case", case_of(1).into()),
        ("Report", report().into()),
        ("Attempt", attempt.into()),
        ("Visit", visit().into()),
        ("OwnNotes", own_notes.into()),
        ("Appointment", appointment.into()),
        ("Plan", plan().into()),
        ("Round", round.into()),
        ("Call", call().into()),
        ("Promise", promise().into()),
        ("Spending", spending.into()),
        // As the first versions wrote it, and as it is written now.
        ("Summary", summary().into()),
        ("SummaryByName", Summary { worker: "Anna".into(), ..summary() }.into()),
        ("SummaryFrom", Summary { worker: "Anna".into(), from, ..summary() }.into()),
    ];
    samples.extend(team::samples());
    samples
}

/// A sample of every kind.
pub(crate) fn samples() -> Vec<Body> {
    named_samples().into_iter().map(|(_, body)| body).collect()
}

/// The sample of a kind, by the name of its type.
pub(crate) fn sample(name: &str) -> Body {
    named_samples().into_iter().find(|(known, _)| *known == name).unwrap().1
}
