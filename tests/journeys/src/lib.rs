//! The stage on which the journeys play: one phone with its clock, its keystore and its files,
//! and the few acts that most journeys begin with. Everything goes through companion's public API.
#![allow(clippy::unwrap_used, reason = "a stage that cannot be set fails the journey on it")]

mod town;
pub use town::Town;

use companion::data::{
    AttemptKind, AttemptOutcome, CallChannel, CallOutcome, Callee, CaseId, Instant, LocalDate,
    LocalTime, Mark, PartnerId, RoundId, Source, Urgency, VisitId,
};
use companion::{
    AfterCallView, AttemptDraft, CallDraft, Companion, LinePart, OutcomeDraft, PartnerDraft,
    PersonPart, ReportDraft, Session, WorkerDraft,
};
use field::pack::Pack;
use schakel::demo::{MemoryKeystore, StageClock};
use seal::Secret32;
use seal::sign::SigningKey;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// The PIN of every phone on this stage.
pub const PIN: &[u8] = b"481516";

/// A number that cannot exist: no Dutch subscriber number starts with a 0.
pub const NUMBER: &str = "(0546) 00 00 21";

/// One phone.
pub struct Stage {
    /// Where its files stand.
    pub home: PathBuf,
    /// What its hardware keeps.
    pub keystore: Arc<MemoryKeystore>,
    /// Its clock.
    pub clock: Arc<StageClock>,
    /// The app on it.
    pub companion: Companion,
    /// Removes the files in the end.
    _scratch: TempDir,
}

impl Default for Stage {
    fn default() -> Self {
        Self::new()
    }
}

impl Stage {
    /// A phone on which nothing was set up yet, on Tuesday 24 November 2026 at 09:00.
    #[must_use]
    pub fn new() -> Self {
        Self::on(Arc::default())
    }

    fn on(keystore: Arc<MemoryKeystore>) -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let home = scratch.path().join("home");
        let clock = Arc::new(StageClock::default());
        clock.set(day("2026-11-24"), time(9, 0));
        let companion = Companion::new(&home, keystore.clone(), clock.clone());
        Self { home, keystore, clock, companion, _scratch: scratch }
    }

    /// Sets the phone up, with the pack of Twenterand.
    #[must_use]
    pub fn set_up(&self) -> Session {
        self.companion.set_up(PIN, &worker(), Some(pack_file())).unwrap()
    }

    /// A phone that is set up.
    #[must_use]
    pub fn ready() -> (Self, Session) {
        let stage = Self::new();
        let session = stage.set_up();
        (stage, session)
    }

    /// Unlocks with the PIN.
    #[must_use]
    pub fn unlock(&self) -> Session {
        self.companion.unlock_with_pin(PIN).unwrap()
    }

    /// The same phone as it is found when the process is killed right now: its files as they
    /// stand on the disk, its keystore, its time.
    #[must_use]
    pub fn killed_now(&self) -> Self {
        let twin = Self::on(self.keystore.clone());
        copy_files(&self.home, &twin.home);
        twin.clock.advance_minutes((self.clock.now().0 - twin.clock.now().0) / 60_000);
        twin
    }

    /// Moves the clock to a day ("2026-11-24") and a time of day.
    pub fn at(&self, date: &str, hour: u16, minute: u16) {
        self.clock.set(day(date), time(hour, minute));
    }

    /// Time passes.
    pub fn minutes(&self, minutes: i64) {
        self.clock.advance_minutes(minutes);
    }

    /// Days pass.
    pub fn days(&self, days: i64) {
        self.clock.advance_minutes(days * 24 * 60);
    }

    /// The moment it is.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }
}

/// Copies the files of one folder into another.
pub fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// A day, "2026-11-24".
#[must_use]
pub fn day(date: &str) -> LocalDate {
    LocalDate(date.parse().unwrap())
}

/// A time of day.
#[must_use]
pub fn time(hour: u16, minute: u16) -> LocalTime {
    LocalTime::new(hour, minute).unwrap()
}

/// Who works here.
#[must_use]
pub fn worker() -> WorkerDraft {
    WorkerDraft {
        name: "Noor Verzonnen".to_owned(),
        organisation: "Team Outreach".to_owned(),
        function: "casemanager".to_owned(),
    }
}

/// Who signs packs; another number is another signer.
#[must_use]
pub fn signer(number: u8) -> SigningKey {
    SigningKey::from_seed(&Secret32::new([number; 32]))
}

/// The pack of Twenterand, to be changed before it is signed.
#[must_use]
pub fn pack() -> Pack {
    schakel::pack::twenterand(&signer(1)).unwrap().pack
}

/// A pack as a signed file.
#[must_use]
pub fn signed(pack: &Pack, by: u8) -> Vec<u8> {
    seal::signed::sign_file(&signer(by), &pack.to_bytes()).unwrap()
}

/// The pack of Twenterand as a signed file.
#[must_use]
pub fn pack_file() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| signed(&pack(), 1))
}

/// The least that a report can be: a source, an urgency, a word on the person.
#[must_use]
pub fn report(name: &str) -> ReportDraft {
    ReportDraft {
        source: Some(Source::Police),
        urgency: Some(Urgency::Today),
        person: PersonPart { name: name.to_owned(), ..PersonPart::default() },
        ..ReportDraft::default()
    }
}

/// A report that opens a case, about somebody with a number.
#[must_use]
pub fn case(session: &Session, name: &str) -> CaseId {
    let mut draft = report(name);
    draft.person.dial = NUMBER.to_owned();
    session.cases().report(&draft).unwrap().case
}

/// A home visit and what happened, in one tap.
#[must_use]
pub fn tap(case: CaseId, outcome: AttemptOutcome) -> AttemptDraft {
    AttemptDraft {
        case,
        kind: AttemptKind::HomeVisit,
        outcome,
        contact: None,
        at: None,
        spot: None,
        line: String::new(),
        appointment: None,
    }
}

/// A line of a visit.
#[must_use]
pub fn line(mark: Mark, text: &str) -> LinePart {
    LinePart { id: None, mark, text: text.to_owned(), own: false }
}

/// A visit of half an hour, inside, with one fact.
pub fn visit(stage: &Stage, session: &Session, case: CaseId, fact: &str) -> VisitId {
    let visits = session.visits();
    stage.minutes(1);
    let visit = visits.start(case, None).unwrap();
    stage.minutes(30);
    let mut draft = visits.draft(visit).unwrap();
    draft.lines.push(line(Mark::Fact, fact));
    draft.outcome = Some(AttemptOutcome::Inside);
    visits.finish(visit, &draft).unwrap();
    visit
}

/// A partner of the worker's own that is always open.
#[must_use]
pub fn partner(session: &Session, name: &str, need: &str) -> PartnerId {
    let draft = PartnerDraft {
        name: name.to_owned(),
        needs: vec![need.to_owned()],
        dial: "(0546) 00 00 31".to_owned(),
        hours: "24/7".to_owned(),
        ..PartnerDraft::default()
    };
    session.directory().add(&draft).unwrap()
}

/// Somebody to call about a case.
#[must_use]
pub fn to(case: CaseId, callee: Callee, need: &str, round: Option<RoundId>) -> CallDraft {
    CallDraft { case, callee, channel: CallChannel::Phone, need: need.to_owned(), round }
}

/// A call of three minutes and what came of it.
pub fn call(
    stage: &Stage,
    session: &Session,
    draft: &CallDraft,
    outcome: CallOutcome,
) -> AfterCallView {
    let dialled = session.calls().dial(draft).unwrap();
    stage.minutes(3);
    session.calls().outcome(dialled.call, &OutcomeDraft::of(outcome)).unwrap()
}
