//! A small world: a book to write in, and records with everything left blank.

use chrono::{NaiveDate, NaiveDateTime};
use field::Rest;
use field::book::Book;
use field::id::*;
use field::pack::*;
use field::record::*;
use field::revision::{Author, Revision};
use field::time::*;

pub const NL: Zone = Zone::NETHERLANDS;

pub fn date(text: &str) -> LocalDate {
    LocalDate(NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap())
}

/// An instant by the wall clock in the Netherlands.
pub fn at(text: &str) -> Instant {
    let wall = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let time = wall.format("%H %M").to_string();
    let (hour, minute) = time.split_once(' ').unwrap();
    let time = LocalTime::new(hour.parse().unwrap(), minute.parse().unwrap()).unwrap();
    NL.instant(LocalDate(wall.date()), time)
}

pub fn now(text: &str) -> Now {
    Now { at: at(text), zone: NL }
}

pub fn time(hour: u16, minute: u16) -> LocalTime {
    LocalTime::new(hour, minute).unwrap()
}

pub fn days_off() -> DaysOff {
    DaysOff { good_friday: false, liberation_day: false, rest: Rest::NONE }
}

pub fn point(lat: f64, lon: f64) -> Point {
    Point::from_degrees(lat, lon).unwrap()
}

pub fn place(address: &str, village: &str, point: Option<Point>) -> Place {
    Place { address: address.into(), village: village.into(), point, rest: Rest::NONE }
}

/// A book that writes; every record it is given is recorded when it happened.
#[derive(Default)]
pub struct World {
    pub book: Book,
    count: u64,
    elsewhere: bool,
}

/// Where everything stands unless it is added elsewhere.
pub const HERE: CompartmentId = CompartmentId::new([1; 16]);

impl World {
    fn fresh(&mut self) -> [u8; 16] {
        self.count += 1;
        let mut bytes = [7; 16];
        bytes[8..].copy_from_slice(&self.count.to_be_bytes());
        bytes
    }

    pub fn add<R: Record>(&mut self, record: R) -> R::Id {
        let id = EntityId::new(self.fresh());
        self.write(id, record, None)
    }

    /// As [`World::add`], in another compartment.
    pub fn add_elsewhere<R: Record>(&mut self, record: R) -> R::Id {
        self.elsewhere = true;
        let id = self.add(record);
        self.elsewhere = false;
        id
    }

    /// A new revision of what is there.
    pub fn change<R: Record>(&mut self, id: R::Id, recorded: &str, record: R) {
        self.write(id.into(), record, Some(at(recorded)));
    }

    fn write<R: Record>(
        &mut self,
        entity: EntityId,
        record: R,
        recorded: Option<Instant>,
    ) -> R::Id {
        let recorded = recorded.or(record.happened()).unwrap_or(Instant(0));
        let replaces = self.book.heads(entity).iter().map(|r| r.id).collect();
        let id = self.fresh();
        self.book.apply(Revision {
            id: RevisionId::new(id),
            entity,
            compartment: if self.elsewhere { CompartmentId::new([9; 16]) } else { HERE },
            author: Author {
                device: DeviceId::new([2; 16]),
                incarnation: IncarnationId::new([3; 16]),
            },
            replaces,
            stamp: Stamp { ms: recorded.0, count: u32::try_from(self.count).unwrap() },
            recorded,
            received: None,
            body: record.into(),
        });
        entity.into()
    }

    /// A person and an open case about them.
    pub fn case(&mut self, name: &str, phase: Phase, opened: &str) -> (PersonId, CaseId) {
        let person = self.add(person(name));
        let record = case(person, phase, opened);
        (person, self.add(record))
    }
}

pub fn person(name: &str) -> Person {
    Person {
        name: name.into(),
        description: String::new(),
        birth_year: None,
        place: None,
        dial: String::new(),
        language: String::new(),
        around: vec![],
        rest: Rest::NONE,
    }
}

pub fn case(person: PersonId, phase: Phase, opened: &str) -> Case {
    Case {
        person,
        phase,
        opened: at(opened),
        duties: vec![],
        risks: vec![],
        previous: None,
        closing: None,
        shared: None,
        rest: Rest::NONE,
    }
}

pub fn report(case: CaseId, received: &str) -> Report {
    Report {
        case,
        kind: "concern".into(),
        source: Source::Neighbour,
        reporter: Reporter {
            name: String::new(),
            organisation: String::new(),
            dial: String::new(),
            rest: Rest::NONE,
        },
        channel: Channel::Phone,
        concern: String::new(),
        reason: String::new(),
        urgency: Urgency::ThisWeek,
        place: None,
        safety: String::new(),
        received: at(received),
        clocks: vec![],
        may_hear: Audience::Outline,
        shielded: false,
        fed_back: None,
        rest: Rest::NONE,
    }
}

pub fn contact(reached: bool) -> Contact {
    Contact { reached, in_conversation: reached, accepts_help: false, rest: Rest::NONE }
}

pub fn attempt(case: CaseId, when: &str, outcome: AttemptOutcome) -> Attempt {
    Attempt {
        case,
        kind: AttemptKind::HomeVisit,
        at: at(when),
        outcome,
        contact: field::rule::attempts::contact_after(outcome),
        point: None,
        line: String::new(),
        rest: Rest::NONE,
    }
}

pub fn visit(case: CaseId, started: &str, ended: &str) -> Visit {
    Visit {
        case,
        started: at(started),
        ended: at(ended),
        present: vec![],
        lines: vec![],
        outcome: AttemptOutcome::Inside,
        contact: contact(true),
        trust: None,
        stage: None,
        next: None,
        attempt: None,
        rest: Rest::NONE,
    }
}

pub fn call(case: CaseId, callee: Callee, started: &str, outcome: Option<CallOutcome>) -> Call {
    Call {
        case,
        callee,
        channel: CallChannel::Phone,
        dialled: String::new(),
        need: String::new(),
        round: None,
        started: at(started),
        outcome,
        ended: outcome.map(|_| at(started).plus_minutes(4)),
        call_back: None,
        line: String::new(),
        rest: Rest::NONE,
    }
}

pub fn promise(case: CaseId, by: Promiser, made: &str, due: &str) -> Promise {
    Promise {
        case,
        by,
        who: String::new(),
        what: "a place".into(),
        due: date(due),
        time: None,
        made: at(made),
        call: None,
        need: String::new(),
        state: PromiseState::Open,
        settled: None,
        rest: Rest::NONE,
    }
}

pub fn kept(mut promise: Promise, settled: &str) -> Promise {
    promise.state = PromiseState::Kept;
    promise.settled = Some(at(settled));
    promise
}

pub fn appointment(case: CaseId, on: &str) -> Appointment {
    Appointment {
        case,
        kind: AttemptKind::HomeVisit,
        on: date(on),
        time: None,
        part: None,
        what: String::new(),
        settled: None,
        rest: Rest::NONE,
    }
}

pub fn partner(name: &str, role: &str) -> Partner {
    Partner {
        name: name.into(),
        role: role.into(),
        needs: vec![],
        covers: vec![],
        hours: String::new(),
        dial: String::new(),
        email: String::new(),
        contacts: vec![],
        place: None,
        agreement: None,
        line: String::new(),
        rest: Rest::NONE,
    }
}

pub fn words(nl: &str) -> Words {
    Words { nl: nl.into(), en: nl.into(), rest: Rest::NONE }
}

/// A pack with one need, a square for a border, and two villages: one inside, one outside.
pub fn pack(partners: Vec<(u8, Partner)>) -> Pack {
    let corners = [(52.3, 6.4), (52.3, 6.7), (52.5, 6.7), (52.5, 6.4), (52.3, 6.4)];
    let hole = [(52.40, 6.50), (52.40, 6.52), (52.42, 6.52), (52.42, 6.50), (52.40, 6.50)];
    let ring = |corners: &[(f64, f64)]| Ring {
        points: corners.iter().map(|(lat, lon)| point(*lat, *lon)).collect(),
        rest: Rest::NONE,
    };
    let village = |name: &str, lat, lon, code: &str| Village {
        name: name.into(),
        point: point(lat, lon),
        code: code.into(),
        rest: Rest::NONE,
    };
    Pack {
        key: "twenterand".into(),
        version: 1,
        municipality: "Twenterand".into(),
        code: "GM1700".into(),
        needs: vec![Need {
            key: "bed".into(),
            words: words("bed vannacht"),
            roles: vec!["shelter".into(), "housing".into()],
            rest: Rest::NONE,
        }],
        report_types: vec![],
        reasons: vec![],
        roles: vec![],
        partners: partners
            .into_iter()
            .map(|(n, partner)| PackPartner {
                id: PartnerId::new([n; 16]),
                partner,
                rest: Rest::NONE,
            })
            .collect(),
        boundary: vec![Area { rings: vec![ring(&corners), ring(&hole)], rest: Rest::NONE }],
        villages: vec![
            village("Vriezenveen", 52.40833, 6.62222, "GM1700"),
            village("Vroomshoop", 52.46083, 6.56528, "GM1700"),
            village("Almelo", 52.35667, 6.6625, "GM0141"),
        ],
        days_off: days_off(),
        mandate_cents: 25_000,
        justify_days: 14,
        sources: vec![],
        example: true,
        rest: Rest::NONE,
    }
}
