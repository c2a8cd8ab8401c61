//! F21: a full disk, a damaged or foreign file, a second process, a kill.

use companion::data::{AttemptOutcome, CaseId, Mark, VisitId};
use companion::{CaseFilter, Companion, Error, Refusal, Session, State};
use journeys::{PIN, Stage, case, line, tap, visit};
use schakel::demo::MemoryKeystore;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// Says that a journey could not be walked here; written past the test harness, which would keep
/// it to itself.
fn skip(name: &str, reason: &str) {
    let _ = writeln!(std::io::stdout(), "\nSKIP {name}: {reason}");
}

/// Killed without locking, after any acknowledged write: everything is there.
#[test]
fn f21_killing_the_app_loses_nothing_that_was_acknowledged() {
    let (stage, session) = Stage::ready();
    let mut found = Vec::new();
    let known = case(&session, "Rinus Kwakernaat");
    for number in 1..=5 {
        session.visits().attempt(&tap(known, AttemptOutcome::NotHome)).unwrap();
        found.push((stage.killed_now(), number));
    }
    for (twin, number) in found {
        let after = twin.unlock();
        assert_eq!(after.cases().get(known).unwrap().attempts, number);
        assert!(after.damage_of_all().is_empty());
        let _ = case(&after, "Er kan verder geschreven worden");
    }
}

/// Behind the first screen the rest of the file is looked at. What is damaged there is named, and
/// is never left out of a list without a word.
#[test]
fn f21_a_flipped_record_is_named_behind_the_first_screen() {
    let (stage, session) = Stage::ready();
    let known = case(&session, "Rinus Kwakernaat");
    let written = session.import(|session| {
        for _ in 0..100 {
            session.visits().attempt(&tap(known, AttemptOutcome::NotHome))?;
        }
        Ok(())
    });
    written.unwrap();
    let whole = session.cases().timeline(known, None, 500).unwrap().entries.len();
    session.lock().unwrap();
    let sound = fs::read(stage.home.join("vault.db")).unwrap();
    let (mut named_behind, mut refused) = (0, 0);
    for page in 1..sound.len() / 4096 {
        let twin = stage.killed_now();
        let mut damaged = sound.clone();
        damaged[page * 4096 + 1500..page * 4096 + 1540].fill(0xA5);
        fs::write(twin.home.join("vault.db"), &damaged).unwrap();
        let Ok(session) = twin.companion.unlock_with_pin(PIN) else { continue };
        let at_once = !session.damage().is_empty();
        let shown = session.cases().timeline(known, None, 500);
        let damage = session.damage_of_all();
        assert!(!at_once || !damage.is_empty());
        named_behind += usize::from(!at_once && !damage.is_empty());
        match shown {
            Ok(page) => assert!(at_once || page.entries.len() == whole, "a list that is shorter"),
            Err(error) => {
                assert!(error == Error::Corrupt && !damage.is_empty(), "page {page}: {error}");
                refused += 1;
            }
        }
    }
    assert!(named_behind > 5 && refused > 5, "{named_behind} named behind, {refused} refused");
}

/// A second process is told that the file is in use, loses nothing and costs no try.
#[test]
fn f21_a_second_process_is_told_that_it_is_in_use() {
    let (stage, session) = Stage::ready();
    let second = Companion::new(&stage.home, stage.keystore.clone(), stage.clock.clone());
    assert_eq!(second.unlock_with_pin(PIN).map(|_| ()).err(), Some(Error::InUse));
    assert_eq!(second.rescue(PIN).map(|_| ()).err(), Some(Error::InUse));
    let case = case(&session, "Rinus Kwakernaat");
    drop(session);
    let session = second.unlock_with_pin(PIN).unwrap();
    assert!(session.cases().get(case).is_ok());
    session.lock().unwrap();
    assert!(matches!(second.state().unwrap(), State::Locked { tries_left: 12, .. }));
}

/// A file of a newer version, and one that is no vault at all, are left exactly as they are.
#[test]
fn f21_a_newer_or_foreign_file_is_left_untouched() {
    let (stage, session) = Stage::ready();
    session.lock().unwrap();
    let file = stage.home.join("vault.db");
    let mut newer = fs::read(&file).unwrap();
    // SQLite keeps the user version, which is the format, at offset 60.
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    for (bytes, state, error) in [
        (newer, State::Newer, Error::Newer),
        (b"Dear diary, this is no vault.".repeat(400), State::Damaged, Error::Corrupt),
    ] {
        fs::write(&file, &bytes).unwrap();
        assert_eq!(stage.companion.state().unwrap(), state);
        assert_eq!(stage.companion.unlock_with_pin(PIN).map(|_| ()).err(), Some(error.clone()));
        assert_eq!(stage.companion.rescue(PIN).map(|_| ()).err(), Some(error));
        let set_up = stage.companion.set_up(PIN, &journeys::worker(), None).map(|_| ());
        assert!(matches!(set_up, Err(Error::Rejected { .. })));
        assert!(fs::read(&file).unwrap() == bytes, "untouched");
    }
}

/// A vault on the phone's screen after damage: everything asked of it is answered.
fn look_around(session: &Session) -> usize {
    session.today().view(None).unwrap();
    session.today().search("koelkast", None, 20).unwrap();
    session.directory().list(None).unwrap();
    session.visits().unfinished().unwrap();
    session.calls().open_promises(None).unwrap();
    let cases = session.cases().list(CaseFilter::Open, None, 99).unwrap().cases;
    for row in &cases {
        session.cases().get(row.case).unwrap();
        session.cases().timeline(row.case, None, 99).unwrap();
    }
    cases.len()
}

/// Wherever a page of the file goes bad, the app opens or says so, rescue keeps the file and
/// recovers the rest, and what is left can be looked at and written to.
#[test]
fn f21_a_damaged_file_is_rescued_and_kept() {
    let (stage, session) = Stage::ready();
    let mut visits = Vec::new();
    for number in 0..4 {
        let case = case(&session, &format!("Persoon {number}"));
        visits.push(visit(&stage, &session, case, "Koelkast leeg"));
        session.visits().start(case, None).unwrap();
    }
    let whole = session.settings().contents().unwrap().revisions;
    session.lock().unwrap();
    let sound = fs::read(stage.home.join("vault.db")).unwrap();
    let (mut rescued, mut opened, mut lost) = (0, 0, 0);
    for page in 1..sound.len() / 4096 {
        let twin = stage.killed_now();
        let file = twin.home.join("vault.db");
        let mut damaged = sound.clone();
        damaged[page * 4096 + 1500..page * 4096 + 3000].fill(0xA5);
        fs::write(&file, &damaged).unwrap();
        match twin.companion.unlock_with_pin(PIN) {
            Ok(session) => {
                opened += 1;
                let damage = session.damage_of_all().len();
                look_around(&session);
                drop(session);
                if damage == 0 {
                    continue;
                }
            }
            Err(Error::Corrupt) => {}
            Err(other) => panic!("page {page}: {other}"),
        }
        let rescue = match twin.companion.rescue(PIN) {
            Ok(rescue) => rescue,
            Err(Error::Corrupt) => {
                lost += 1;
                assert!(fs::read(&file).unwrap() == damaged, "nothing to save: untouched");
                continue;
            }
            Err(other) => panic!("page {page}: {other}"),
        };
        rescued += 1;
        assert!(!rescue.damage.is_empty() && rescue.recovered <= u64::from(whole));
        assert!(fs::read(&rescue.kept_as).is_ok(), "the damaged file is kept");
        look_around(&rescue.session);
        let _ = case(&rescue.session, "Er kan verder geschreven worden");
        let count = look_around(&rescue.session);
        drop(rescue.session);
        let again = twin.unlock();
        assert!(again.damage_of_all().is_empty());
        assert_eq!(look_around(&again), count);
    }
    assert!(opened > 5 && rescued > 5, "{opened} opened, {rescued} rescued, {lost} lost");
    assert_eq!(lost, 0, "{opened} opened, {rescued} rescued");
}

/// What was typed in a visit whose case is gone is shown all the same, and Today goes on.
#[test]
fn f18_f21_a_draft_without_its_case_stops_nothing() {
    let (_stage, session) = Stage::ready();
    let known = case(&session, "Rinus Kwakernaat");
    let visit = session.visits().start(known, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    draft.case = CaseId::new([9; 16]);
    draft.lines.push(line(Mark::Fact, "Hoort bij niemand meer"));
    session.visits().keep(VisitId::new([8; 16]), &draft).unwrap();
    let view = session.today().view(None).unwrap();
    assert_eq!(view.unfinished.len(), 2);
    assert_eq!(session.visits().draft(VisitId::new([8; 16])).unwrap().lines.len(), 1);
}

/// The keystore does not answer: that is said by a code, and no try is counted.
#[test]
fn f21_a_keystore_that_does_not_answer_costs_nothing() {
    struct Silent;
    impl companion::Keystore for Silent {
        fn load(
            &self,
            _: companion::KeystoreEntry,
        ) -> Result<Option<Vec<u8>>, companion::KeystoreError> {
            Err(companion::KeystoreError)
        }
        fn store(
            &self,
            _: companion::KeystoreEntry,
            _: &[u8],
        ) -> Result<(), companion::KeystoreError> {
            Err(companion::KeystoreError)
        }
        fn remove(&self, _: companion::KeystoreEntry) -> Result<(), companion::KeystoreError> {
            Err(companion::KeystoreError)
        }
    }
    let (stage, session) = Stage::ready();
    session.lock().unwrap();
    let silent = Companion::new(&stage.home, Arc::new(Silent), stage.clock.clone());
    for answer in [
        silent.state().map(|_| ()).err(),
        silent.unlock_with_pin(b"000000").map(|_| ()).err(),
        silent.wipe().err(),
    ] {
        assert!(matches!(answer, Some(Error::Internal { .. })));
    }
    assert!(matches!(stage.companion.state().unwrap(), State::Locked { tries_left: 12, .. }));
    let nowhere = Stage::new();
    let silent = Companion::new(&nowhere.home, Arc::new(Silent), nowhere.clock.clone());
    assert!(silent.set_up(PIN, &journeys::worker(), None).is_err());
    assert_eq!(silent.state().unwrap(), State::New);
    let gone = Companion::new(&nowhere.home, Arc::<MemoryKeystore>::default(), stage.clock.clone());
    let refused = gone.unlock_with_pin(PIN).map(|_| ()).err();
    assert_eq!(refused, Some(Error::Refused(Refusal::OtherDevice)), "there is nothing to unlock");
}

/// A disk of two megabytes that belongs to this test alone; unmounted in the end.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(folder.path())
            .output();
        mounted.ok()?.status.success().then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Fills it to the last byte; removing the file makes room.
    fn fill(&self) {
        let mut file = fs::File::create(self.path().join("full")).unwrap();
        let mut piece = 64 << 10;
        while piece > 0 {
            if file.write_all(&vec![0; piece]).is_err() {
                piece /= 2;
            }
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.path()).output();
    }
}

/// The disk is full in the middle of a visit: it is said, the draft is still there, and with some
/// room it is finished.
#[test]
fn f03_f21_a_full_disk_loses_nothing() {
    let Some(disk) = SmallDisk::new() else {
        skip("f03_f21_a_full_disk_loses_nothing", "no small disk can be mounted here");
        return;
    };
    let stage = Stage::new();
    let home = disk.path().join("home");
    let companion = Companion::new(&home, stage.keystore.clone(), stage.clock.clone());
    let session = companion.set_up(PIN, &journeys::worker(), None).unwrap();
    let known = case(&session, "Rinus Kwakernaat");
    let under_way = session.visits().start(known, None).unwrap();
    let mut draft = session.visits().draft(under_way).unwrap();
    draft.outcome = Some(AttemptOutcome::Inside);
    draft.lines = vec![line(Mark::Fact, &"Koelkast leeg. ".repeat(3000))];
    session.visits().keep(under_way, &draft).unwrap();
    disk.fill();
    // What fits in the room that the file had left still goes in; in the end it is full.
    let full =
        (0..400).find_map(|_| session.visits().attempt(&tap(known, AttemptOutcome::NotHome)).err());
    assert_eq!(full, Some(Error::StorageFull));
    let attempts = session.cases().get(known).unwrap().attempts;
    assert_eq!(
        session.visits().finish(under_way, &draft).map(|_| ()).err(),
        Some(Error::StorageFull)
    );
    assert!(session.visits().draft(under_way).unwrap() == draft);
    let imported = session.import(|session| {
        for _ in 0..400 {
            session.visits().attempt(&tap(known, AttemptOutcome::NotHome))?;
        }
        Ok(())
    });
    assert_eq!(imported, Err(Error::StorageFull));
    assert_eq!(session.today().view(None).err(), Some(Error::Locked), "what is kept is asked anew");

    // A try of the PIN has to be written down first, so unlocking needs room too, and says so.
    let full = companion.unlock_with_pin(PIN).map(|_| ()).err();
    assert_eq!(full, Some(Error::StorageFull));
    fs::remove_file(disk.path().join("full")).unwrap();
    let session = companion.unlock_with_pin(PIN).unwrap();
    assert!(session.cases().get(known).unwrap().attempts >= attempts);
    assert!(session.visits().draft(under_way).unwrap() == draft);
    session.visits().finish(under_way, &draft).unwrap();
    assert!(session.visits().unfinished().unwrap().is_empty());
    session.lock().unwrap();
    let session = companion.unlock_with_pin(PIN).unwrap();
    assert_eq!(session.visits().get(under_way).unwrap().lines.len(), 1);
}

/// There is no room even to set up: it is said, and nothing is left half done.
#[test]
fn f21_no_room_to_set_up_leaves_nothing() {
    let Some(disk) = SmallDisk::new() else {
        skip("f21_no_room_to_set_up_leaves_nothing", "no small disk can be mounted here");
        return;
    };
    let stage = Stage::new();
    let home = disk.path().join("home");
    fs::create_dir(&home).unwrap();
    disk.fill();
    let companion = Companion::new(&home, stage.keystore.clone(), stage.clock.clone());
    let full = companion.set_up(PIN, &journeys::worker(), None).map(|_| ()).err();
    assert_eq!(full, Some(Error::StorageFull));
    assert_eq!(companion.state().unwrap(), State::New);
    fs::remove_file(disk.path().join("full")).unwrap();
    companion.set_up(PIN, &journeys::worker(), None).unwrap().lock().unwrap();
}
