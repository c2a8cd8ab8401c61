//! A phone with notes on it, kept in a folder so that each measuring process finds the same.

use crate::Outcome;
use bench_texts::{NOW_MS, cases, due, notes};
use companion::data::{CaseId, ClosingReason, LocalDate, LocalTime, Phase, Promiser};
use companion::{
    AppointmentDraft, Clock, Companion, Keystore, KeystoreEntry, KeystoreError, PromiseDraft,
    Session,
};
use field::Rest;
use field::id::{CompartmentId, DeviceId, EntityId, IncarnationId, LineId, RevisionId};
use field::record::{AttemptKind, AttemptOutcome, Contact, Line, Mark, NextStep, Visit};
use field::revision::{Author, Revision};
use field::time::{Instant, Stamp};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use vault::{Batch, Entry, KeystoreSecrets, Secret32, Vault};

/// What a fingerprint releases.
const FINGER: [u8; 32] = [7; 32];

/// Rows of one transaction while the past is written.
const CHUNK: usize = 2_000;

const DAY_MS: i64 = 24 * 60 * 60_000;

/// A phone in a folder: its app's files, its keystore, and its files as they were when it was new.
pub(crate) struct Phone {
    pub(crate) companion: Companion,
    pub(crate) clock: Arc<SetClock>,
    keystore: Arc<FolderKeystore>,
    folder: PathBuf,
}

impl Phone {
    /// The phone in a folder.
    pub(crate) fn at(folder: &Path) -> Self {
        let clock = Arc::new(SetClock(AtomicI64::new(NOW_MS)));
        let keystore = Arc::new(FolderKeystore(folder.to_owned()));
        let companion = Companion::new(folder.join("home"), keystore.clone(), clock.clone());
        Self { companion, clock, keystore, folder: folder.to_owned() }
    }

    fn home(&self) -> PathBuf {
        self.folder.join("home")
    }

    fn young(&self) -> PathBuf {
        self.folder.join("young")
    }

    fn vault_file(&self) -> PathBuf {
        self.home().join("vault.db")
    }

    /// How large the vault's file is.
    pub(crate) fn bytes(&self) -> Outcome<u64> {
        Ok(fs::metadata(self.vault_file())?.len())
    }

    pub(crate) fn unlock(&self) -> Outcome<Session> {
        Ok(self.companion.unlock_with_pin(journeys::PIN)?)
    }

    /// Unlocks as a finger does, without stretching a PIN. That works in a process in which the
    /// PIN was given: it is, to the same phone as it was when it was new, so that nothing of its
    /// past was read before.
    pub(crate) fn ready_for_a_finger(&self) -> Outcome {
        let aside = self.folder.join("aside");
        fs::rename(self.home(), &aside)?;
        journeys::copy_files(&self.young(), &self.home());
        self.unlock()?.lock()?;
        fs::remove_dir_all(self.home())?;
        fs::rename(aside, self.home())?;
        // The file was just written, or just read: as with a phone in use, it is in memory.
        for file in fs::read_dir(self.home())? {
            fs::read(file?.path())?;
        }
        Ok(())
    }

    pub(crate) fn unlock_by_finger(&self) -> Outcome<Session> {
        Ok(self.companion.unlock_with_biometrics(&FINGER)?)
    }

    /// A new phone, set up.
    pub(crate) fn set_up(folder: &Path) -> Outcome<(Self, Session)> {
        fs::create_dir_all(folder)?;
        let phone = Self::at(folder);
        let pack = Some(journeys::pack_file());
        let session = phone.companion.set_up(journeys::PIN, &journeys::worker(), pack)?;
        Ok((phone, session))
    }

    /// A phone with a past of so many notes, locked.
    pub(crate) fn with_notes(folder: &Path, count: usize) -> Outcome<Self> {
        let (phone, session) = Self::set_up(folder)?;
        session.settings().set_biometrics(Some(&FINGER))?;
        session.lock()?;
        journeys::copy_files(&phone.home(), &phone.young());
        let mut cases = Vec::with_capacity(cases(count));
        let mut due_to_open = notes(count).peekable();
        // Each load of cases was reported on the day before its first note.
        while let Some(first) = due_to_open.next() {
            phone.clock.set(first.at_ms - DAY_MS);
            let session = phone.unlock()?;
            open_cases(&session, &mut cases)?;
            session.lock()?;
            while due_to_open.next_if(|note| note.case < cases.len()).is_some() {}
        }
        phone.write_past(&cases, count)?;
        phone.clock.set(NOW_MS);
        let session = phone.unlock()?;
        session.import(|session| to_do(session, &cases))?;
        session.lock()?;
        Ok(phone)
    }

    /// Writes notes as the visits that they would be, straight into the vault.
    fn write_past(&self, cases: &[CaseId], count: usize) -> Outcome {
        let mut vault = self.open_vault()?;
        let mut compartments = HashMap::new();
        let damage = vault.read(&mut |row| {
            compartments.insert(row.entity, row.compartment);
        })?;
        if !damage.is_empty() {
            return Err("the vault is damaged".into());
        }
        let author = vault.author();
        let author = Author {
            device: DeviceId::new(author.device),
            incarnation: IncarnationId::new(author.incarnation),
        };
        let mut ids = bench_texts::Chance(6);
        let mut fresh = || [ids.bits().to_be_bytes(), ids.bits().to_be_bytes()].concat();
        let mut id = || <[u8; 16]>::try_from(fresh()).unwrap_or_default();
        let mut written = Vec::with_capacity(CHUNK);
        for note in notes(count) {
            let case = *cases.get(note.case).ok_or("no such case")?;
            let home = compartments.get(&case.bytes()).ok_or("a case without compartment")?;
            let at = Instant(note.at_ms);
            let revision = Revision {
                id: RevisionId::new(id()),
                entity: EntityId::new(id()),
                compartment: CompartmentId::new(*home),
                author,
                replaces: Vec::new(),
                stamp: Stamp { ms: note.at_ms, count: 0 },
                recorded: at,
                received: None,
                body: visit(case, at, note.text, LineId::new(id())).into(),
            };
            written.push((revision.to_content(), revision));
            if written.len() == CHUNK {
                append(&mut vault, &mut written)?;
            }
        }
        append(&mut vault, &mut written)?;
        Ok(vault.pause()?)
    }

    fn open_vault(&self) -> Outcome<Vault> {
        let secret = |entry| {
            let kept = self.keystore.load(entry)?.ok_or(KeystoreError)?;
            Secret32::from_slice(&kept).ok_or(KeystoreError)
        };
        let device = secret(KeystoreEntry::Device)?;
        let secrets = KeystoreSecrets { device, table: secret(KeystoreEntry::Table)? };
        let now = self.clock.now_ms();
        Ok(Vault::unlock_pin(&self.vault_file(), &secrets, journeys::PIN, now)?)
    }
}

fn append(vault: &mut Vault, written: &mut Vec<(Vec<u8>, Revision)>) -> Outcome {
    let entries: Vec<Entry<'_>> = written
        .iter()
        .map(|(content, revision)| Entry {
            compartment: revision.compartment.bytes(),
            kind: revision.body.kind(),
            entity: revision.entity.bytes(),
            content,
        })
        .collect();
    vault.append(&Batch { entries: &entries, ..Batch::default() })?;
    written.clear();
    Ok(())
}

fn visit(case: CaseId, at: Instant, text: String, line: LineId) -> Visit {
    Visit {
        case,
        started: at,
        ended: at.plus_minutes(20),
        present: Vec::new(),
        lines: vec![Line { id: line, mark: Mark::Fact, text, rest: Rest::NONE }],
        outcome: AttemptOutcome::Inside,
        contact: Contact {
            reached: true,
            in_conversation: true,
            accepts_help: true,
            rest: Rest::NONE,
        },
        trust: None,
        stage: None,
        next: Some(NextStep {
            what: "Langsgaan".to_owned(),
            on: LocalDate::from_days(bench_texts::TODAY + 3),
            part: None,
            rest: Rest::NONE,
        }),
        attempt: None,
        rest: Rest::NONE,
    }
}

/// Opens a load of cases: reported, told back to who reported, and under way.
fn open_cases(session: &Session, cases: &mut Vec<CaseId>) -> Outcome {
    session.import(|session| {
        for number in cases.len()..cases.len() + bench_texts::OPEN_CASES {
            let report = journeys::report(&format!("Persoon {number}"));
            let reported = session.cases().report(&report)?;
            session.cases().fed_back(reported.report)?;
            session.cases().set_phase(reported.case, Phase::CaseManagement)?;
            cases.push(reported.case);
        }
        Ok(())
    })?;
    Ok(())
}

/// Closes the old cases, and puts down what is still to be done in the others.
fn to_do(session: &Session, cases: &[CaseId]) -> companion::Result<()> {
    let closed = cases.len().saturating_sub(bench_texts::OPEN_CASES);
    for case in cases.iter().take(closed) {
        session.cases().close(*case, ClosingReason::LedToCare)?;
    }
    for due in due(cases.len()) {
        let (Some(case), Some(day)) = (cases.get(due.case), LocalDate::from_days(due.day)) else {
            continue;
        };
        let (case, what) = (*case, due.what);
        if due.appointment {
            session.visits().plan(&AppointmentDraft {
                case,
                kind: AttemptKind::Phone,
                on: day,
                time: LocalTime::new(10, 0),
                part: None,
                what,
            })?;
        } else {
            let draft = PromiseDraft { what, who: String::new(), due: day, time: None };
            session.calls().promise(case, Promiser::Worker, &draft)?;
        }
    }
    Ok(())
}

/// A clock that stands until it is set.
pub(crate) struct SetClock(AtomicI64);

impl SetClock {
    pub(crate) fn set(&self, now_ms: i64) {
        self.0.store(now_ms, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    fn zone(&self) -> String {
        "Europe/Amsterdam".to_owned()
    }
}

/// A keystore of files, for phones that outlast the process.
struct FolderKeystore(PathBuf);

impl FolderKeystore {
    fn file(&self, entry: KeystoreEntry) -> PathBuf {
        self.0.join(format!("{entry:?}.key"))
    }
}

impl Keystore for FolderKeystore {
    fn load(&self, entry: KeystoreEntry) -> Result<Option<Vec<u8>>, KeystoreError> {
        match fs::read(self.file(entry)) {
            Ok(secret) => Ok(Some(secret)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(_) => Err(KeystoreError),
        }
    }

    fn store(&self, entry: KeystoreEntry, secret: &[u8]) -> Result<(), KeystoreError> {
        fs::write(self.file(entry), secret).map_err(|_| KeystoreError)
    }

    fn remove(&self, entry: KeystoreEntry) -> Result<(), KeystoreError> {
        match fs::remove_file(self.file(entry)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(KeystoreError),
            _ => Ok(()),
        }
    }
}
