//! A vault in a folder of its own, and what stands in it.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;
use vault::{
    Argon2Params, Author, Batch, Damage, Entry, Error, Id, KeystoreSecrets, NewCompartment,
    NewVault, Row, Secret32, Vault,
};

pub(crate) const PIN: &[u8] = b"273849";
pub(crate) const WRONG: &[u8] = b"111111";
pub(crate) const NOW: i64 = 1_770_000_000_000;
pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const DEVICE: Id = [0xd1; 16];

/// Number, compartment and content of rows.
pub(crate) type Rows = Vec<(u64, Id, Vec<u8>)>;

pub(crate) struct Place {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) path: PathBuf,
    pub(crate) secrets: KeystoreSecrets,
}

pub(crate) fn secrets() -> KeystoreSecrets {
    KeystoreSecrets { device: Secret32::new([1; 32]), table: Secret32::new([2; 32]) }
}

pub(crate) fn new_vault(tries: u32) -> NewVault {
    NewVault {
        team: [0x7e; 16],
        author: Author { device: DEVICE, incarnation: [0x1c; 16] },
        pin_cost: Argon2Params::SMALLEST,
        tries,
    }
}

impl Place {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault");
        Self { folder, path, secrets: secrets() }
    }

    /// A folder with a new vault, open.
    pub(crate) fn with_vault() -> (Self, Vault) {
        let place = Self::new();
        let vault = Vault::create(&place.path, &place.secrets, PIN, &new_vault(10), NOW).unwrap();
        (place, vault)
    }

    pub(crate) fn unlock(&self) -> Result<Vault, Error> {
        Vault::unlock_pin(&self.path, &self.secrets, PIN, NOW)
    }

    /// The same files in another folder.
    pub(crate) fn copy(&self) -> Self {
        let place = Self::new();
        for file in std::fs::read_dir(self.folder.path()).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), place.folder.path().join(file.file_name())).unwrap();
        }
        place
    }

    /// SQL on the closed file, as somebody would do it who has the file and no key.
    pub(crate) fn tamper(&self, sql: &str) {
        let connection = rusqlite::Connection::open(&self.path).unwrap();
        connection.execute_batch(sql).unwrap();
        connection.close().unwrap();
    }
}

pub(crate) const fn case(n: u8) -> Id {
    [n; 16]
}

pub(crate) fn note(n: u64) -> Vec<u8> {
    format!("note {n}: the neighbour heard him at night, the curtains stay closed").into_bytes()
}

pub(crate) fn start(vault: &mut Vault, cases: &[u8]) {
    let new: Vec<_> = cases.iter().map(|n| NewCompartment { id: case(*n), regime: 7 }).collect();
    vault.append(&Batch { new_compartments: &new, ..Batch::default() }).unwrap();
}

pub(crate) fn entry(compartment: Id, content: &[u8]) -> Entry<'_> {
    Entry { compartment, kind: 8, entity: [0xe5; 16], content }
}

pub(crate) fn write(vault: &mut Vault, compartment: Id, content: &[u8]) -> Result<u64, Error> {
    vault.append(&Batch { entries: &[entry(compartment, content)], ..Batch::default() })
}

/// What comes back: number, compartment and content of each row, and what is wrong.
pub(crate) fn read(vault: &Vault) -> (Rows, Vec<Damage>) {
    let mut rows = Vec::new();
    let damage =
        vault.read(&mut |row: Row| rows.push((row.number, row.compartment, row.content))).unwrap();
    (rows, damage)
}

/// What a look at everything finds that goes on a few rows at a time.
pub(crate) fn checked(vault: &Vault, at_once: u32) -> Vec<Damage> {
    let mut checking = vault.begin_check();
    std::iter::repeat_with(|| vault.check_on(&mut checking, at_once)).find_map(|end| end).unwrap()
}

/// Cases 1 and 2 and the personal compartment, nine rows in turn, closed.
pub(crate) fn small() -> (Place, Rows) {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1, 2]);
    for n in 1..=9_u64 {
        let compartment = [vault.personal(), case(1), case(2)][(n % 3) as usize];
        write(&mut vault, compartment, &note(n)).unwrap();
    }
    vault.put_draft(b"visit/7", b"he opened the door himself").unwrap();
    let (rows, damage) = read(&vault);
    assert_eq!(damage, []);
    assert_eq!(vault.check().unwrap(), []);
    vault.pause().unwrap();
    (place, rows)
}
