//! Rescue: what is sound in a damaged vault goes into a new one; the damaged file is kept.

use crate::bytes::fresh_secret;
use crate::carve::{CARVED, carve};
use crate::contract::{Batch, Entry, Id, KeystoreSecrets, Rescue, Row};
use crate::error::{Damage, Error};
use crate::file;
use crate::keys::Keys;
use crate::lockout::{self as tries, Count};
use crate::own;
use crate::read::{Examined, Sound};
use crate::slots::StoredPin;
use crate::travel::{Arriving, Piece};
use crate::unlock::{Foundation, UNFINISHED, Vault, try_pin};
use rusqlite::Connection;
use seal::Secret32;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// How many damaged files are kept beside a vault.
const KEPT_MOST: u32 = 99;

/// How many rows are carried over in one transaction.
const AT_ONCE: usize = 1000;

/// Wrong PINs that wipe, and those that count as made, where the count itself is lost.
const LOST_COUNT: Count = Count { failed: 4, tries: 10, since_ms: 0 };

/// Opens a damaged vault as far as it goes and puts a new one with everything sound in its
/// place, under the same PIN and secrets. The damaged file is kept beside it under another name.
/// The new vault writes as a new incarnation of the same device; biometrics must be set again,
/// and streams of the hub are to be read from their first item again.
///
/// # Errors
/// As [`Vault::unlock_pin`]; [`Error::Damaged`] or [`Error::Foreign`] when nothing can be opened,
/// the file untouched.
pub fn rescue(
    path: &Path,
    secrets: &KeystoreSecrets,
    pin: &[u8],
    now_ms: i64,
) -> Result<Rescue, Error> {
    let device = &secrets.device;
    let in_place = file::open(path).and_then(|file| Opened::new(file, path, device, pin, now_ms));
    let (opened, pages_lost) = match in_place {
        Ok(opened) if file::whole(&opened.connection) => (opened, false),
        Ok(opened) => {
            // What cannot be written into the one file stays beside it and is kept as well.
            let _ = file::close(opened.connection);
            (Opened { connection: carve(path)?, ..opened }, true)
        }
        Err(Error::Damaged | Error::Foreign) => {
            let carved = carve_and_count_on(path, device)?;
            (Opened::new(carved, path, device, pin, now_ms)?, true)
        }
        Err(other) => return Err(other),
    };
    let Opened { connection, id, root, tries } = opened;
    let table = match own::read_table_key(&connection, &id, &root, &secrets.table) {
        // Without the table key only personal things are left; they are worth saving.
        Err(Error::Damaged) => fresh_secret()?,
        other => other?,
    };
    let damaged = Vault::load(connection, path, Keys::new(id, root, table))?;
    let Examined { damage: mut lost, disproved } = damaged.examine();
    if pages_lost {
        lost.push(Damage::Pages);
    }

    let building = file::beside(path, UNFINISHED);
    let mut vault = Foundation {
        own: damaged.own.reborn(&damaged.keys)?,
        secrets,
        pin,
        cost: StoredPin::read(&damaged.connection)?.cost(),
        tries,
        table: fresh_secret()?,
    }
    .lay(&building)?;
    let recovered = carry_over(&damaged, disproved, &mut vault)?;
    vault.pause()?;
    // When the damaged file cannot be written to, its log of writes stays and is kept as well.
    let _ = damaged.pause();
    let kept_as = keep(path)?;
    file::put_in_place(&building, path)?;
    file::remove(&file::beside(path, CARVED))?;
    let vault = Vault::unlock_pin(path, secrets, pin, now_ms)?;
    Ok(Rescue { vault, kept_as, lost, recovered })
}

/// A damaged vault whose PIN was right.
struct Opened {
    connection: Connection,
    id: Id,
    root: Secret32,
    tries: u32,
}

impl Opened {
    fn new(
        connection: Connection,
        path: &Path,
        device: &Secret32,
        pin: &[u8],
        now_ms: i64,
    ) -> Result<Self, Error> {
        let id = own::read_vault_id(&connection)?;
        if tries::read(&connection, &id, device) == Err(Error::Damaged) {
            tries::write(&connection, &id, device, &LOST_COUNT)?;
        }
        let (root, tries) = try_pin(&connection, path, &id, device, pin, now_ms)?;
        Ok(Self { connection, id, root, tries })
    }
}

/// Carves a file that SQLite does not open. Wrong PINs cannot be counted in it, so they are
/// counted in what was carved, and the count of an earlier time goes on.
fn carve_and_count_on(path: &Path, device: &Secret32) -> Result<Connection, Error> {
    let count = |connection: &Connection| {
        let id = own::read_vault_id(connection)?;
        Ok((id, tries::read(connection, &id, device)?))
    };
    let earlier = file::open(&file::beside(path, CARVED)).and_then(|earlier| count(&earlier));
    let carved = carve(path)?;
    let now: Result<_, Error> = count(&carved);
    if let (Ok((of, earlier)), Ok((id, now))) = (earlier, now)
        && of == id
        && earlier.failed > now.failed
    {
        tries::write(&carved, &id, device, &earlier)?;
    }
    Ok(carved)
}

/// Compartments, rows and drafts, as far as they open.
fn carry_over(from: &Vault, disproved: HashSet<u64>, to: &mut Vault) -> Result<u64, Error> {
    to.adopt(&from.compartments.without(from.own.personal))?;
    let (own, others) = (Vec::new(), Vec::new());
    let mut carrying = Carrying { from, disproved, to, own, others, recovered: 0 };
    let mut failed = None;
    from.read_sound(&mut |sound| {
        if failed.is_none() {
            failed = carrying.add(sound).err();
        }
    });
    failed.map_or(Ok(()), Err)?;
    carrying.append_own()?;
    carrying.append_others()?;
    let recovered = carrying.recovered;
    for draft in from.drafts()? {
        to.put_draft(&draft.slot, &draft.bytes)?;
    }
    Ok(recovered)
}

/// Rows on their way into the new vault.
struct Carrying<'a> {
    from: &'a Vault,
    /// Own rows that this device did not write so: it must not sign them now.
    disproved: HashSet<u64>,
    to: &'a mut Vault,
    own: Vec<Row>,
    /// What others wrote goes over as it is, chain by chain: nobody else can sign it again. What
    /// stands behind a gap stays in the damaged file, and comes from the hub once more.
    others: Vec<Arriving>,
    recovered: u64,
}

impl Carrying<'_> {
    fn add(&mut self, sound: Sound<'_, Row>) -> Result<(), Error> {
        if sound.header.author() == self.from.own.author() {
            if self.disproved.contains(&sound.number) {
                return Ok(());
            }
            self.own.extend(sound.made);
            if self.own.len() >= AT_ONCE { self.append_own() } else { Ok(()) }
        } else {
            let team = self.from.ends.team_of(&sound.header.chain(), self.from.own.team);
            let received_ms = sound.header.received_ms.unwrap_or_default();
            let pieces = sound.header.pieces(team, sound.body);
            self.others.extend(pieces.map(|piece| Arriving { number: 0, received_ms, piece }));
            let whole = matches!(self.others.last(), Some(Arriving { piece: Piece::Head(_), .. }));
            if whole && self.others.len() >= AT_ONCE { self.append_others() } else { Ok(()) }
        }
    }

    fn append_own(&mut self) -> Result<(), Error> {
        let entries: Vec<Entry<'_>> = self
            .own
            .iter()
            .map(|row| Entry {
                compartment: row.compartment,
                kind: row.kind,
                entity: row.entity,
                content: &row.content,
            })
            .collect();
        self.to.append(&Batch { entries: &entries, ..Batch::default() })?;
        self.recovered += entries.len() as u64;
        self.own.clear();
        Ok(())
    }

    fn append_others(&mut self) -> Result<(), Error> {
        let before = self.to.last_row();
        // Under the header key of the damaged vault: every signature was checked when it came in.
        self.to.receive_verified(&self.others, &|_| Some(true))?;
        self.recovered += self.to.last_row() - before;
        self.others.clear();
        Ok(())
    }
}

/// Copies the damaged file, and the log of writes beside it if there is one, to a free name, and
/// removes that log: it must never be read into the file that takes the place.
fn keep(path: &Path) -> Result<PathBuf, Error> {
    let (kept_as, _) = kept(path).find(|(_, there)| !there).ok_or(Error::Full)?;
    for ending in [""].iter().chain(&file::COMPANIONS) {
        let (from, to) = (file::beside(path, ending), file::beside(&kept_as, ending));
        match std::fs::copy(&from, &to) {
            Ok(_) => std::fs::File::open(&to)?.sync_all()?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error.into()),
        }
        if !ending.is_empty() {
            std::fs::remove_file(&from)?;
        }
    }
    Ok(kept_as)
}

/// The names under which damaged files are kept, and whether there is one.
pub(crate) fn kept(path: &Path) -> impl Iterator<Item = (PathBuf, bool)> {
    (1..=KEPT_MOST).map(|n| {
        let name = file::beside(path, &format!(".damaged-{n}"));
        let there = name.exists();
        (name, there)
    })
}
