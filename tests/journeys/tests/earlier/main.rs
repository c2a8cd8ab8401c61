//! What earlier versions left: vaults, spools, a hub's database, and what passed between phones
//! and hub on a day. Today's code opens the files, answers yesterday's phones as yesterday's hub
//! did, and goes on working with all of it. That today reads what yesterday's hub answered is
//! tested beside the messages, in `core/wire/tests/earlier_days.rs`.
//!
//! `tests/fixtures/README.md` says how they were made: by `SCHAKEL_FIXTURES=write` and this file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod road;

use companion::data::{AttemptOutcome, Mark};
use companion::{CaseFilter, Companion, Keystore, KeystoreEntry, Session, SummaryFilter};
use hub::{Clock, Config, Hub};
use journeys::{PIN, Stage, Town, case, copy_files, day, line, time, visit};
use road::{ADDRESS, Passed, Road};
use schakel::demo::{MemoryKeystore, StageClock};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The newest format that has fixtures; every earlier one has them too.
const NEWEST: u32 = 2;

const KEYS: [(&str, KeystoreEntry); 3] = [
    ("device.key", KeystoreEntry::Device),
    ("table.key", KeystoreEntry::Table),
    ("spool.key", KeystoreEntry::Spool),
];

const CLIENT: &str = "Rinus Kwakernaat";
const FACT: &str = "Keuken vol post, ongeopend sinds juli.";
const LINE: &str = "Binnen geweest, wil hulp.";

fn fixtures(format: u32) -> PathBuf {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    all.join(format!("format-{format}"))
}

/// Puts what a phone has on it, and in it, into a folder.
fn keep(stage: &Stage, session: &Session, folder: &Path) {
    session.lock().unwrap();
    let _ = std::fs::remove_dir_all(folder);
    copy_files(&stage.home, folder);
    for (name, entry) in KEYS {
        std::fs::write(folder.join(name), stage.keystore.load(entry).unwrap().unwrap()).unwrap();
    }
}

/// Not a test of its own: makes the fixtures of this version, when it is asked to.
#[test]
fn fixtures_are_written_when_asked_for() {
    if std::env::var("SCHAKEL_FIXTURES").is_ok_and(|wanted| wanted == "write") {
        write(&fixtures(NEWEST));
    }
}

fn write(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let mut road = None;
    let mut town = Town::through(|hub| {
        road = Some(Road::before(hub));
        SocketAddr::from(ADDRESS)
    });
    let (road, hub) = (road.unwrap(), town.hub.take().unwrap());
    let address = hub.address();
    hub.stop();
    std::fs::copy(town.hub_folder().join("hub.sqlite"), folder.join("hub.sqlite")).unwrap();
    town.start_hub_at(Some(address));
    road.passed();

    // The hub's clock stands, so that its answers are the same whenever they are asked for.
    let (stage, phone) = &town.worker;
    let case = case(phone, CLIENT);
    town.sync_worker();
    let visit = visit(stage, phone, case, FACT);
    phone.visits().summarise(visit, LINE).unwrap();
    town.sync_worker();
    town.sync_supervisor();
    town.sync_worker();
    let lines: String = road.passed().iter().map(Passed::to_line).collect();
    std::fs::write(folder.join("passed.tsv"), lines).unwrap();
    // One more, that has not left the phone yet, and something half written.
    journeys::visit(stage, phone, case, "Nog niet verstuurd.");
    let half = phone.visits().start(case, None).unwrap();
    assert!(phone.visits().draft(half).is_ok());
    keep(stage, phone, &folder.join("phone"));
    keep(&town.supervisor.0, &town.supervisor.1, &folder.join("supervisor"));
}

/// The number of a vault's format: SQLite keeps it at byte 60 of the file.
fn format_of(folder: &Path) -> u32 {
    let file = std::fs::read(folder.join("vault.db")).unwrap();
    u32::from_be_bytes(file[60..64].try_into().unwrap())
}

#[test]
fn the_format_of_today_and_each_before_it_have_fixtures() {
    let (stage, session) = Stage::ready();
    session.lock().unwrap();
    assert_eq!(format_of(&stage.home), NEWEST);
    for format in 1..=NEWEST {
        assert_eq!(format_of(&fixtures(format).join("phone")), format);
    }
}

/// A device as it was kept, in another folder.
struct Kept {
    companion: Companion,
    clock: Arc<StageClock>,
    _place: tempfile::TempDir,
}

impl Kept {
    fn of(folder: &Path) -> Self {
        let place = tempfile::tempdir().unwrap();
        let keystore = Arc::new(MemoryKeystore::default());
        for (name, entry) in KEYS {
            keystore.store(entry, &std::fs::read(folder.join(name)).unwrap()).unwrap();
        }
        copy_files(folder, place.path());
        let clock = Arc::new(StageClock::default());
        clock.set(day("2026-11-24"), time(11, 0));
        let companion = Companion::new(place.path().to_owned(), keystore, clock.clone());
        Self { companion, clock, _place: place }
    }
}

/// Today's hub on yesterday's database, where yesterday's phones look for it. Waits for the place
/// when another run of this test is there.
fn hub_at_its_address(folder: &Path) -> Hub {
    let mut config = Config::loopback(folder);
    config.listen = SocketAddr::from(ADDRESS);
    let now = StageClock::default();
    now.set(day("2026-11-24"), time(9, 0));
    for _ in 0..600 {
        match Hub::start(&config, Clock::standing(now.now().0)) {
            Ok(hub) => return hub,
            Err(_) => std::thread::sleep(std::time::Duration::from_millis(100)),
        }
    }
    panic!("port {} of this machine is taken", ADDRESS.1);
}

fn passed(folder: &Path) -> Vec<Passed> {
    let lines = std::fs::read_to_string(folder.join("passed.tsv")).unwrap();
    lines.lines().map(Passed::from_line).collect()
}

#[test]
fn yesterdays_phones_and_todays_hub_and_then_todays_phones_go_on() {
    for format in 1..=NEWEST {
        let folder = fixtures(format);
        let place = tempfile::tempdir().unwrap();
        std::fs::copy(folder.join("hub.sqlite"), place.path().join("hub.sqlite")).unwrap();
        let hub = hub_at_its_address(place.path());
        let all = passed(&folder);
        assert!(all.len() > 8, "there is something to compare");
        for one in &all {
            let (status, answer) = one.ask(hub.address());
            assert_eq!(status, one.status, "{}", one.path);
            assert!(says_the_same(&one.path, &one.answered, &answer), "{}", one.path);
        }
        // And now the same devices with today's code on them.
        let (phone, supervisor) =
            (Kept::of(&folder.join("phone")), Kept::of(&folder.join("supervisor")));
        let worker = phone.companion.unlock_with_pin(PIN).unwrap();
        assert_eq!(worker.damage_of_all(), [], "format {format}");
        assert_eq!(worker.sync().now().unwrap().trouble, None);
        let boss = supervisor.companion.unlock_with_pin(PIN).unwrap();
        assert_eq!(boss.damage_of_all(), [], "format {format}");
        let received = |boss: &Session| {
            boss.sync().now().unwrap();
            let page = boss.supervision().summaries(SummaryFilter::All, None, 50).unwrap();
            page.summaries.into_iter().map(|one| one.summary.line).collect::<Vec<_>>()
        };
        assert_eq!(received(&boss), [LINE], "format {format}");
        let cases = worker.cases().list(CaseFilter::Open, None, 50).unwrap().cases;
        assert_eq!(cases.len(), 1, "format {format}");
        let visits = worker.visits();
        let open = visits.unfinished().unwrap();
        assert_eq!(open.len(), 1, "format {format}: what was half written is there");
        phone.clock.advance_minutes(30);
        let mut draft = visits.draft(open[0].visit).unwrap();
        draft.lines.push(line(Mark::Fact, "En verder."));
        draft.outcome = Some(AttemptOutcome::Inside);
        visits.finish(open[0].visit, &draft).unwrap();
        visits.summarise(open[0].visit, "En verder.").unwrap();
        worker.sync().now().unwrap();
        assert_eq!(received(&boss).len(), 2, "format {format}");
        hub.stop();
    }
}

/// A newer hub may say more; what yesterday's phone reads is the same.
fn says_the_same(path: &str, yesterday: &[u8], today: &[u8]) -> bool {
    path.ends_with("/hello") || yesterday == today
}
