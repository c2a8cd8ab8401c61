//! A case is erased: here, on every phone that has it, and at the hub (F16).

use companion::data::{CaseId, ErasureGround, Mark};
use companion::{
    CaseFilter, Companion, Error, Extent, Keystore, KeystoreEntry, KeystoreError, Refusal,
    Rejection, Session, SummaryFilter,
};
use journeys::{PIN, Stage, Town, case, copy_files, line, visit};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

const COLLEAGUE: &str = "Bo Bedacht";
const RIGHT: ErasureGround = ErasureGround::ClientsRight;

fn sync(phone: &(Stage, Session)) {
    assert_eq!(phone.1.sync().now().unwrap().trouble, None);
}

fn open_cases(session: &Session) -> usize {
    session.cases().list(CaseFilter::Open, None, 10).unwrap().cases.len()
}

/// A worker with a case that a colleague follows and a supervisor was told of.
fn shared() -> (Town, (Stage, Session), CaseId) {
    let town = Town::new();
    let colleague = town.colleague(COLLEAGUE);
    let case = case(&town.worker.1, "Rinus Kwakernaat");
    let seen = visit(&town.worker.0, &town.worker.1, case, "Post stapelt op.");
    town.worker.1.visits().summarise(seen, "Binnen geweest.").unwrap();
    town.supervisor.0.minutes(31);
    colleague.0.minutes(31);
    town.minutes(0);
    town.sync_worker();
    town.worker.1.cases().share_with(case, town.device_of(COLLEAGUE)).unwrap();
    round(&town, &colleague);
    assert_eq!(open_cases(&colleague.1), 1);
    assert_eq!(summaries(&town), 1);
    (town, colleague, case)
}

fn round(town: &Town, colleague: &(Stage, Session)) {
    for _ in 0..2 {
        town.minutes(1);
        colleague.0.minutes(1);
        town.sync_worker();
        sync(colleague);
        town.sync_supervisor();
    }
}

fn summaries(town: &Town) -> usize {
    let supervision = town.supervisor.1.supervision();
    supervision.summaries(SummaryFilter::All, None, 10).unwrap().summaries.len()
}

/// What goes is shown before, and goes; everything else stays, and counts without a name.
#[test]
fn f16_a_case_is_looked_at_and_then_erased() {
    let (stage, session) = Stage::ready();
    let stays = case(&session, "Griet Verzinsel");
    let goes = case(&session, "Rinus Kwakernaat");
    visit(&stage, &session, goes, "Post stapelt op.");
    let typing = session.visits().start(goes, None).unwrap();
    let mut draft = session.visits().draft(typing).unwrap();
    draft.lines.push(line(Mark::Fact, "half getypt"));
    session.visits().keep(typing, &draft).unwrap();
    let erasing = session.erasing();
    let preview = erasing.preview(goes, Extent::Case).unwrap();
    assert_eq!(preview.who.name, "Rinus Kwakernaat");
    assert!(preview.entities >= 4 && preview.revisions >= preview.entities && preview.may);
    assert_eq!((preview.drafts, preview.holders.len()), (1, 0));
    let stay = preview.stays.unwrap();
    assert_eq!((stay.reports, stay.visits), (1, 1));
    assert!(erasing.standing().unwrap().is_empty(), "looking changes nothing");
    assert_eq!(erasing.preview(goes, Extent::SharedPart), Err(Error::NotFound));

    let view = erasing.erase(goes, Extent::Case, RIGHT).unwrap();
    assert_eq!((view.revisions, view.whole, view.ground), (preview.revisions, true, RIGHT));
    assert!(view.holders.is_empty() && view.hub_told);
    let mut session = Some(session);
    for _ in 0..2 {
        let session = session.take().unwrap_or_else(|| stage.unlock());
        assert_eq!(session.cases().get(goes).err(), Some(Error::NotFound));
        assert_eq!(session.cases().get(stays).unwrap().who.name, "Griet Verzinsel");
        assert!(session.visits().unfinished().unwrap().is_empty());
        assert!(session.today().search("Rinus", None, 10).unwrap().hits.is_empty());
        assert_eq!(session.erasing().standing().unwrap(), std::slice::from_ref(&view));
        assert_eq!(session.erasing().tallies().unwrap(), std::slice::from_ref(&stay));
        assert!(session.damage_of_all().is_empty());
        let again = session.erasing().erase(goes, Extent::Case, RIGHT);
        assert_eq!(again.err(), Some(Error::NotFound));
        let _ = case(&session, "Harm Bedenksel");
        session.lock().unwrap();
    }
}

/// Everyone who holds it erases it and says so; until then the screen names who has not.
#[test]
fn f16_who_holds_a_case_erases_it_and_confirms() {
    let (town, colleague, case) = shared();
    let view = town.worker.1.erasing().erase(case, Extent::Case, RIGHT).unwrap();
    let names = |confirmed: bool| {
        let view = town.worker.1.erasing().standing().unwrap().remove(0);
        let holders = view.holders.into_iter().filter(|h| h.confirmed.is_some() == confirmed);
        let mut names: Vec<String> = holders.map(|h| h.name).collect();
        names.sort();
        names
    };
    assert_eq!(view.holders.len(), 2);
    assert_eq!(names(true), [""; 0]);
    // The supervisor's device is first to hear of it.
    town.sync_worker();
    town.sync_supervisor();
    town.sync_supervisor();
    town.sync_worker();
    assert_eq!(names(false), [COLLEAGUE]);
    assert_eq!(summaries(&town), 0);
    assert!(town.supervisor.1.supervision().standings().unwrap().is_empty());
    assert_eq!(open_cases(&colleague.1), 1);
    sync(&colleague);
    assert_eq!(open_cases(&colleague.1), 0);
    let there = colleague.1.erasing().standing().unwrap().remove(0);
    assert_eq!((there.here, there.by.as_str(), there.ground), (false, "Noor Verzonnen", RIGHT));
    assert!(town.worker.1.erasing().standing().unwrap().remove(0).here);
    sync(&colleague);
    town.sync_worker();
    assert_eq!(names(false), [""; 0]);
    // Nothing of it comes back, and everybody's screen comes to rest.
    for _ in 0..3 {
        round(&town, &colleague);
    }
    assert_eq!((open_cases(&colleague.1), open_cases(&town.worker.1), summaries(&town)), (0, 0, 0));
    for phone in [&town.worker.1, &colleague.1] {
        let view = phone.sync().now().unwrap();
        assert!(view.all_arrived && view.waiting == 0, "{view:?}");
    }
}

/// Without a network it is erased here at once; the order travels later, and what the colleague
/// wrote meanwhile goes as well.
#[test]
fn f16_without_a_network_the_order_travels_later() {
    let (mut town, colleague, case) = shared();
    let address = town.hub.take().map(|hub| hub.address());
    town.worker.1.erasing().erase(case, Extent::Case, RIGHT).unwrap();
    let _ = town.worker.1.sync().now().unwrap();
    assert_eq!(open_cases(&town.worker.1), 0);
    town.start_hub_at(address);
    colleague.1.cases().set_risks(case, vec!["nog van niets gehoord".into()]).unwrap();
    sync(&colleague);
    for _ in 0..2 {
        round(&town, &colleague);
    }
    assert_eq!(open_cases(&colleague.1), 0);
    assert_eq!(open_cases(&town.worker.1), 0);
    let view = town.worker.1.erasing().standing().unwrap().remove(0);
    assert!(view.hub_told && view.holders.iter().all(|h| h.confirmed.is_some()), "{view:?}");
}

/// Who follows somebody else's case cannot have it erased.
#[test]
fn f16_only_the_one_whose_case_it_is_may_erase_it() {
    let (town, colleague, case) = shared();
    let look = |session: &Session| {
        let preview = session.erasing().preview(case, Extent::Case).unwrap();
        (preview.may, preview.whose)
    };
    assert_eq!(look(&colleague.1), (false, "Noor Verzonnen".into()));
    assert_eq!(look(&town.worker.1), (true, String::new()));
    let tried = colleague.1.erasing().erase(case, Extent::Case, RIGHT);
    assert_eq!(tried.err(), Some(Error::Rejected { code: Rejection::NotYours }));
    round(&town, &colleague);
    assert_eq!((open_cases(&colleague.1), open_cases(&town.worker.1)), (1, 1));
}

/// The part that is shared with another employer goes; the rest of the case stays, and goes on.
#[test]
fn f16_the_shared_part_of_a_case_is_erased_alone() {
    let (town, colleague, case) = shared();
    let worker = &town.worker.1;
    worker.cases().share(case).unwrap();
    visit(&town.worker.0, worker, case, "Samen geweest.");
    colleague.0.minutes(31);
    town.supervisor.0.minutes(31);
    town.minutes(0);
    round(&town, &colleague);
    let lines = |session: &Session| session.today().search("Samen", None, 10).unwrap().hits.len();
    assert_eq!((lines(worker), lines(&colleague.1)), (1, 1));
    let view = worker.erasing().erase(case, Extent::SharedPart, RIGHT).unwrap();
    assert!(!view.whole && worker.erasing().tallies().unwrap().is_empty());
    for _ in 0..2 {
        round(&town, &colleague);
    }
    assert_eq!((lines(worker), lines(&colleague.1)), (0, 0));
    assert_eq!((open_cases(worker), open_cases(&colleague.1), summaries(&town)), (1, 1, 1));
    visit(&town.worker.0, worker, case, "Weer samen geweest.");
    assert_eq!(lines(worker), 1);
}

/// A new phone in place of this one gets what is left, with the paper of before.
#[test]
fn f16_f21_the_recovery_code_still_works_and_brings_nothing_back() {
    let (town, colleague, erased) = shared();
    let sheet = town.worker.1.recovery().make_code().unwrap();
    let _ = case(&town.worker.1, "Griet Verzinsel");
    round(&town, &colleague);
    town.worker.1.erasing().erase(erased, Extent::Case, RIGHT).unwrap();
    for _ in 0..2 {
        round(&town, &colleague);
    }
    assert!(town.worker.1.recovery().has_code().unwrap());
    let phone = Stage::new();
    phone.minutes((town.worker.0.now().0 - phone.now().0) / 60_000);
    let session = phone.companion.recover(&sheet.card, &sheet.code, PIN).unwrap();
    town.sync_supervisor();
    for _ in 0..3 {
        assert!(session.sync().now().is_ok());
        town.sync_supervisor();
    }
    let cases = session.cases().list(CaseFilter::Open, None, 10).unwrap().cases;
    let names: Vec<_> = cases.iter().map(|row| row.who.name.as_str()).collect();
    assert_eq!(names, ["Griet Verzinsel"]);
}

/// What a keystore holds.
type Entries = BTreeMap<KeystoreEntry, Vec<u8>>;

/// A keystore that remembers what the phone looked like each time it was asked to change.
#[derive(Default)]
struct Watching {
    kept: Mutex<Entries>,
    home: Mutex<PathBuf>,
    seen: Mutex<Vec<(tempfile::TempDir, Entries)>>,
}

impl Watching {
    fn look(&self) {
        let home = self.home.lock().unwrap().clone();
        if home.exists() {
            let copy = tempfile::tempdir().unwrap();
            copy_files(&home, copy.path());
            self.seen.lock().unwrap().push((copy, self.kept.lock().unwrap().clone()));
        }
    }
}

impl Keystore for Watching {
    fn load(&self, entry: KeystoreEntry) -> Result<Option<Vec<u8>>, KeystoreError> {
        Ok(self.kept.lock().unwrap().get(&entry).cloned())
    }
    fn store(&self, entry: KeystoreEntry, secret: &[u8]) -> Result<(), KeystoreError> {
        self.look();
        self.kept.lock().unwrap().insert(entry, secret.to_vec());
        self.look();
        Ok(())
    }
    fn remove(&self, entry: KeystoreEntry) -> Result<(), KeystoreError> {
        self.kept.lock().unwrap().remove(&entry);
        Ok(())
    }
}

/// Killed at any moment, the erase is finished at the next unlock, and nothing else is lost.
#[test]
fn f16_killed_while_erasing_it_is_finished_at_the_next_unlock() {
    let stage = Stage::new();
    let keystore = Arc::new(Watching::default());
    let companion = Companion::new(&stage.home, keystore.clone(), stage.clock.clone());
    let session = companion.set_up(PIN, &journeys::worker(), None).unwrap();
    let goes = case(&session, "Rinus Kwakernaat");
    let stays = case(&session, "Griet Verzinsel");
    keystore.seen.lock().unwrap().clear();
    *keystore.home.lock().unwrap() = stage.home.clone();
    session.erasing().erase(goes, Extent::Case, RIGHT).unwrap();
    let seen = std::mem::take(&mut *keystore.seen.lock().unwrap());
    assert!(seen.len() >= 8, "{}", seen.len());
    for (home, kept) in seen {
        let keystore = Arc::new(Watching { kept: Mutex::new(kept), ..Watching::default() });
        let companion = Companion::new(home.path(), keystore.clone(), stage.clock.clone());
        let session = companion.unlock_with_pin(PIN).unwrap();
        assert!(!session.rolled_back().unwrap() && session.damage_of_all().is_empty());
        assert_eq!(session.cases().get(goes).err(), Some(Error::NotFound));
        assert!(session.cases().get(stays).is_ok());
        assert_eq!(session.erasing().standing().unwrap().len(), 1);
        session.lock().unwrap();
        let table = keystore.load(KeystoreEntry::Table).unwrap().unwrap();
        assert_eq!(table.len(), 32, "the old secret is forgotten");
    }
}

/// An older copy of the files is named when it is opened, and is not gone on with.
#[test]
fn f16_f21_files_that_were_put_back_are_named() {
    let (stage, session) = Stage::ready();
    let goes = case(&session, "Rinus Kwakernaat");
    let _ = case(&session, "Griet Verzinsel");
    session.lock().unwrap();
    let older = tempfile::tempdir().unwrap();
    copy_files(&stage.home, older.path());
    let session = stage.unlock();
    session.cases().set_risks(goes, vec!["hond".into()]).unwrap();
    session.lock().unwrap();
    // Everything is put back, the anchor too: its key is gone.
    copy_files(older.path(), &stage.home);
    let session = stage.unlock();
    assert!(session.rolled_back().unwrap() && !session.damage_of_all().is_empty());
    assert!(session.cases().get(goes).unwrap().risks.is_empty(), "it is the older one");
    let written = session.cases().set_risks(goes, vec!["kat".into()]);
    assert_eq!(written.err(), Some(Error::Corrupt));
    session.lock().unwrap();
    let rescued = stage.companion.rescue(PIN).unwrap();
    assert!(!rescued.session.rolled_back().unwrap());
    rescued.session.cases().set_risks(goes, vec!["kat".into()]).unwrap();
    rescued.session.lock().unwrap();
    let session = stage.unlock();
    assert!(!session.rolled_back().unwrap());
    // From before an erase, it does not open at all.
    session.lock().unwrap();
    let older = tempfile::tempdir().unwrap();
    copy_files(&stage.home, older.path());
    let session = stage.unlock();
    session.erasing().erase(goes, Extent::Case, RIGHT).unwrap();
    session.lock().unwrap();
    copy_files(older.path(), &stage.home);
    let refused = Error::Refused(Refusal::RolledBack);
    assert_eq!(stage.companion.unlock_with_pin(PIN).err(), Some(refused));
}

/// A vault that was put back is noticed by what the phone said to the team, too.
#[test]
fn f16_f21_what_this_phone_said_shows_that_its_vault_is_older() {
    let (mut town, _colleague, case) = shared();
    let home = town.worker.0.home.clone();
    town.worker.1.lock().unwrap();
    let older = std::fs::read(home.join("vault.db")).unwrap();
    town.worker.1 = town.worker.0.unlock();
    town.worker.1.cases().set_risks(case, vec!["hond".into()]).unwrap();
    town.minutes(1);
    town.sync_worker();
    town.worker.1.lock().unwrap();
    std::fs::write(home.join("vault.db"), older).unwrap();
    // As if there were no anchor.
    town.worker.0.keystore.remove(KeystoreEntry::Anchor).unwrap();
    town.worker.1 = town.worker.0.unlock();
    assert!(town.worker.1.rolled_back().unwrap());
    let view = town.sync_worker();
    assert_eq!(view.waiting, 0, "it sends nothing");
}

/// A phone that is wiped says so to the hub, which forgets its token.
#[test]
fn f21_a_wiped_phone_gives_its_token_back() {
    let town = Town::new();
    let colleague = town.colleague(COLLEAGUE);
    let twin = colleague.0.killed_now();
    colleague.1.lock().unwrap();
    // A copy of its files still syncs, with its keystore.
    let keystore = [KeystoreEntry::Device, KeystoreEntry::Table, KeystoreEntry::Spool]
        .map(|entry| (entry, colleague.0.keystore.load(entry).unwrap().unwrap()));
    assert_eq!(twin.companion.sync_while_locked().unwrap().trouble, None);
    colleague.0.companion.wipe().unwrap();
    assert_eq!(colleague.0.keystore.load(KeystoreEntry::Anchor).unwrap(), None);
    for (entry, secret) in keystore {
        twin.keystore.store(entry, &secret).unwrap();
    }
    let trouble = twin.companion.sync_while_locked().unwrap().trouble;
    assert_eq!(trouble, Some(companion::Trouble::Revoked));
}
