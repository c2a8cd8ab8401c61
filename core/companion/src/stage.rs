//! For tests: devices without hardware, under one clock.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use crate::inbox::{Received, Sender, take_in};
use crate::parts::PersonPart;
use crate::phone::{Clock, Keystore, KeystoreEntry, KeystoreError};
use crate::post::circle::Circle;
use crate::post::note;
use crate::road::Road;
use crate::team::member;
use crate::{Companion, ReportDraft, Session, VisitDraft, WorkerDraft};
use field::Rest;
use field::id::{CaseId, DeviceId, EntityId, TeamId, VisitId};
use field::record::{AttemptOutcome, Bytes, Membership, Source, Urgency};
use field::time::{Instant, LocalDate, LocalTime, Zone};
use seal::Secret32;
use seal::kem::KemKey;
use seal::roster::{Member, Roster, SignedRoster, role};
use seal::sign::SigningKey;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

const PIN: &[u8] = b"135790";

/// A clock that stands until it is moved.
pub(crate) struct StageClock(AtomicI64);

impl StageClock {
    pub(crate) fn at(now: Instant) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(now.0)))
    }

    pub(crate) fn set(&self, now: Instant) {
        self.0.store(now.0, Ordering::SeqCst);
    }
}

impl Clock for StageClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    fn zone(&self) -> String {
        "Europe/Amsterdam".to_owned()
    }
}

#[derive(Default)]
struct MemoryKeystore(Mutex<BTreeMap<KeystoreEntry, Vec<u8>>>);

impl Keystore for MemoryKeystore {
    fn load(&self, entry: KeystoreEntry) -> std::result::Result<Option<Vec<u8>>, KeystoreError> {
        Ok(self.0.lock().unwrap().get(&entry).cloned())
    }

    fn store(&self, entry: KeystoreEntry, secret: &[u8]) -> std::result::Result<(), KeystoreError> {
        self.0.lock().unwrap().insert(entry, secret.to_vec());
        Ok(())
    }

    fn remove(&self, entry: KeystoreEntry) -> std::result::Result<(), KeystoreError> {
        self.0.lock().unwrap().remove(&entry);
        Ok(())
    }
}

/// Somebody's device, unlocked.
pub(crate) struct Device {
    _home: TempDir,
    companion: Companion,
    pub(crate) keystore: Arc<dyn Keystore>,
    pub(crate) session: Session,
    pub(crate) name: &'static str,
}

impl Device {
    pub(crate) fn of(name: &'static str, clock: &Arc<StageClock>) -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = Arc::clone(clock) as Arc<dyn Clock>;
        let keystore: Arc<dyn Keystore> = Arc::new(MemoryKeystore::default());
        let mut companion = Companion::new(home.path(), Arc::clone(&keystore), clock);
        companion.pin_cost = vault::Argon2Params::SMALLEST;
        let worker = WorkerDraft {
            name: name.into(),
            organisation: "Team Noord".into(),
            function: String::new(),
        };
        let session = companion.set_up(PIN, &worker, None).unwrap();
        Self { _home: home, companion, keystore, session, name }
    }

    pub(crate) fn unlock_again(&mut self) {
        self.session.lock().unwrap();
        self.session = self.companion.unlock_with_pin(PIN).unwrap();
    }

    /// A new case about somebody in Vroomshoop.
    pub(crate) fn case(&self, name: &str) -> CaseId {
        let mut draft = ReportDraft {
            source: Some(Source::Neighbour),
            urgency: Some(Urgency::ThisWeek),
            concern: "burenruzie".into(),
            person: PersonPart { name: name.into(), ..PersonPart::default() },
            ..ReportDraft::default()
        };
        draft.person.place.village = "Vroomshoop".into();
        self.session.cases().report(&draft).unwrap().case
    }

    /// A finished visit of half an hour.
    pub(crate) fn visit(&self, case: CaseId, started: Instant) -> VisitId {
        let visits = self.session.visits();
        let visit = visits.start(case, None).unwrap();
        let draft = VisitDraft {
            started,
            ended: Some(started.plus_minutes(30)),
            outcome: Some(AttemptOutcome::Inside),
            ..visits.draft(visit).unwrap()
        };
        visits.finish(visit, &draft).unwrap();
        visit
    }

    /// What is sent of an entity: the content of the revision in front.
    pub(crate) fn sent(&self, id: impl Into<EntityId>) -> Vec<u8> {
        self.road().read(|known, _| Ok(known.book.front(id.into()).unwrap().to_content())).unwrap()
    }

    /// The id of this device, in tests the first letter of its owner.
    pub(crate) fn sender(&self) -> Sender {
        let letter = self.name.as_bytes()[0];
        Sender { device: DeviceId::new([letter; 16]), name: self.name.into() }
    }

    /// Takes a record in that `from` sent. Whether it changed anything.
    pub(crate) fn receive(&self, from: &Self, content: &[u8]) -> bool {
        let message = self.road().read(|known, _| Ok(Received::record(known, content))).unwrap();
        self.take_in(&from.sender(), message.unwrap())
    }

    /// Takes a message in. Whether it changed anything.
    pub(crate) fn take_in(&self, from: &Sender, message: Received) -> bool {
        self.road().write(|known, pen| take_in(known, pen, from, message)).unwrap()
    }

    pub(crate) fn road(&self) -> Arc<Road> {
        Arc::clone(&self.session.cases().road)
    }
}

/// A day of November 2026; the 1st is a Sunday. Days below 1 lie in October, and so on.
pub(crate) fn day(of_november: i32) -> LocalDate {
    LocalDate::from_days(20_757 + of_november).unwrap()
}

/// A moment of November 2026 by the wall clock in the Netherlands.
pub(crate) fn at(of_november: i32, hour: u16, minute: u16) -> Instant {
    Zone::NETHERLANDS.instant(day(of_november), LocalTime::new(hour, minute).unwrap())
}

/// The devices of two colleagues.
pub(crate) const ANNA: [u8; 16] = [0xa; 16];
pub(crate) const BO: [u8; 16] = [0xb; 16];

/// What signs for a colleague.
pub(crate) fn signs(device: [u8; 16]) -> SigningKey {
    SigningKey::from_seed(&Secret32::new([device[0]; 32]))
}

fn colleague(device: [u8; 16]) -> Member {
    Member {
        device,
        incarnation: [device[0] + 1; 16],
        sign_key: signs(device).verifying_key(),
        kem_key: KemKey::from_seed(Secret32::new([device[0]; 32])).public_key(),
        roles: role::WORKER | role::COORDINATOR,
    }
}

/// A device in a team with Anna and Bo.
pub(crate) fn in_a_team() -> (Device, Circle) {
    let device = Device::of("Noor", &StageClock::at(at(24, 9, 0)));
    let (road, post) = (device.road(), device.session.post());
    let life = road.vault(|vault| Ok(vault.this_life())).unwrap();
    let root = SigningKey::from_seed(&Secret32::new([1; 32]));
    let members = vec![member(&life, role::WORKER), colleague(ANNA), colleague(BO)];
    let roster = Roster::first(root.verifying_key(), 0, members);
    let team = TeamId::new(roster.team());
    let signed = SignedRoster::sign(roster, &root).unwrap();
    post.keep(note::ROSTER, signed.bytes()).unwrap();
    road.write(|known, pen| {
        let (hub, pin) = (String::new(), Bytes(Vec::new()));
        let record = Membership { team, hub, pin, roles: 1, listed: true, rest: Rest::NONE };
        pen.add(known.personal, record).map(|_| ())
    })
    .unwrap();
    let circle = road.read(|known, _| Circle::require(known, post)).unwrap();
    (device, circle)
}
