//! The erase attack: whoever recorded every row that was ever written, on the phones and at the
//! hub, and then has the phones with their keystores and PINs, finds nothing of a case that was
//! erased. The control is the same attack where nothing was erased: it finds all of it.
//!
//! The files are recorded after each act of a day; what an act writes and overwrites by itself is
//! looked at in `core/vault/tests/erase.rs`.
#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod attack;
mod cbor;
mod record;

use attack::{Attack, Phone};
use companion::data::{CaseId, ErasureGround, Mark};
use companion::{Extent, Keystore, KeystoreEntry, RecoverySheet, Session};
use journeys::{PIN, Stage, Town, case, line, visit};
use record::Record;
use seal::recovery::Code;

const COLLEAGUE: &str = "Bo Bedacht";

/// What stands in the case that is erased, each in another kind of record or draft.
const ERASED: [&str; 6] = [
    "Rinus Kwakernaat",
    "Post stapelt op bij Rinus",
    "hond van Rinus",
    "Bo was bij Rinus",
    "half getypt over Rinus",
    "en nog een regel over Rinus",
];

/// What stands in a case that stays.
const STAYS: [&str; 2] = ["Griet Verzinsel", "Griet doet open"];

/// Everything that was written, of all times.
#[derive(Default)]
struct Records {
    worker: [Record; 2],
    colleague: [Record; 2],
    hub: Record,
}

struct Day {
    town: Town,
    colleague: (Stage, Session),
    records: Records,
    case: CaseId,
    sheet: RecoverySheet,
}

impl Day {
    fn look(&mut self) {
        let Records { worker, colleague, hub } = &mut self.records;
        for (records, home) in
            [(worker, &self.town.worker.0.home), (colleague, &self.colleague.0.home)]
        {
            records[0].look(&home.join("vault.db"));
            records[1].look(&home.join("spool.db"));
        }
        hub.look(&self.town.hub_folder().join("hub.sqlite"));
    }

    fn sync(&mut self) {
        for _ in 0..2 {
            self.town.minutes(1);
            self.colleague.0.minutes(1);
            for session in [&self.town.worker.1, &self.town.supervisor.1, &self.colleague.1] {
                assert_eq!(session.sync().now().unwrap().trouble, None);
            }
        }
        self.look();
    }

    /// Two cases; one of them is shared with a colleague, visited, typed about, and backed up.
    fn new() -> Self {
        let town = Town::new();
        let colleague = town.colleague(COLLEAGUE);
        let sheet = town.worker.1.recovery().make_code().unwrap();
        let case = case(&town.worker.1, ERASED[0]);
        let mut day = Self { town, colleague, records: Records::default(), case, sheet };
        day.look();
        let other = journeys::case(&day.town.worker.1, STAYS[0]);
        let _ = visit(&day.town.worker.0, &day.town.worker.1, other, STAYS[1]);
        let _ = visit(&day.town.worker.0, &day.town.worker.1, case, ERASED[1]);
        day.look();
        day.colleague.0.minutes(62);
        day.town.supervisor.0.minutes(62);
        day.town.minutes(0);
        day.sync();
        day.sync();
        let worker = &day.town.worker.1;
        worker.cases().share_with(case, day.town.device_of(COLLEAGUE)).unwrap();
        // So much that a snapshot of it is kept when the phone locks.
        for n in 0..80 {
            worker.cases().set_risks(case, vec![format!("{n} honden")]).unwrap();
        }
        worker.cases().set_risks(case, vec![ERASED[2].to_owned()]).unwrap();
        worker.lock().unwrap();
        day.town.worker.1 = day.town.worker.0.unlock();
        day.look();
        day.sync();
        day.sync();
        day.colleague.1.cases().set_risks(case, vec![ERASED[3].to_owned()]).unwrap();
        day.sync();
        for text in &ERASED[4..] {
            let visits = day.town.worker.1.visits();
            let typing = visits.start(case, None).unwrap();
            let mut draft = visits.draft(typing).unwrap();
            draft.lines.push(line(Mark::Fact, text));
            visits.keep(typing, &draft).unwrap();
            day.look();
            draft.lines.clear();
            visits.keep(typing, &draft).unwrap();
        }
        day.sync();
        day
    }

    fn erase(&mut self) {
        let erasing = self.town.worker.1.erasing();
        let view = erasing.erase(self.case, Extent::Case, ErasureGround::ClientsRight).unwrap();
        assert!(view.holders.iter().any(|h| h.name == COLLEAGUE && h.confirmed.is_none()));
        self.look();
        for _ in 0..3 {
            self.sync();
        }
        let view = self.town.worker.1.erasing().standing().unwrap().remove(0);
        assert!(view.holders.iter().all(|h| h.confirmed.is_some()), "{view:?}");
    }

    /// The attack with both phones and these codes on what the hub has, or had.
    fn attack(&self, hub: &Record, codes: Vec<Code>) -> Attack {
        let phone = |stage: &Stage, [vault, spool]: &[Record; 2]| {
            let entry = |entry| {
                let bytes = stage.keystore.load(entry).unwrap().unwrap_or_default();
                bytes.chunks_exact(32).map(|b| b.try_into().unwrap()).collect::<Vec<[u8; 32]>>()
            };
            use KeystoreEntry::{Anchor, Device, Spool, Table};
            Phone {
                vault: vault.clone(),
                spool: spool.clone(),
                device: entry(Device)[0],
                others: [Table, Spool, Anchor].into_iter().flat_map(entry).collect(),
                pin: PIN,
            }
        };
        let phones = [
            phone(&self.town.worker.0, &self.records.worker),
            phone(&self.colleague.0, &self.records.colleague),
        ];
        Attack::on(&phones, hub, codes)
    }

    fn hub_now(&self) -> Record {
        let mut now = Record::default();
        now.look(&self.town.hub_folder().join("hub.sqlite"));
        now
    }

    fn code(&self) -> Vec<Code> {
        vec![Code::from_text(&self.sheet.code).unwrap()]
    }
}

/// Which of the texts were recovered.
fn recovered<'t>(attack: &Attack, texts: &[&'t str]) -> Vec<&'t str> {
    texts.iter().copied().filter(|text| attack.has(text)).collect()
}

#[test]
fn the_control_without_an_erase_recovers_everything() {
    let day = Day::new();
    let attack = day.attack(&day.records.hub, Vec::new());
    assert!(attack.pieces_with(day.case.bytes()) > 0, "a snapshot was kept, and is opened");
    assert_eq!(recovered(&attack, &ERASED), ERASED);
    assert_eq!(recovered(&attack, &STAYS), STAYS);
}

#[test]
fn after_an_erase_nothing_of_the_case_is_recovered_by_anybody() {
    let mut day = Day::new();
    day.erase();
    // Both phones of all times, the hub of all times, every secret of now.
    let attack = day.attack(&day.records.hub, Vec::new());
    assert_eq!(recovered(&attack, &ERASED), [""; 0]);
    assert_eq!(attack.pieces_with(day.case.bytes()), 0);
    assert_eq!(recovered(&attack, &STAYS), STAYS, "the attack works");
    // The paper as well, and the hub as it stands.
    let attack = day.attack(&day.hub_now(), day.code());
    assert_eq!(recovered(&attack, &ERASED), [""; 0]);
    assert_eq!(recovered(&attack, &STAYS), STAYS);
    // What does not hold, and is said in THREATS.md: the paper and a hub that kept old shares.
    let attack = day.attack(&day.records.hub, day.code());
    assert!(attack.has(ERASED[0]));
}
