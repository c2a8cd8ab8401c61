//! Rescue: what is sound in a damaged vault goes into a new one; the damaged file is kept.

use crate::bytes::fresh_secret;
use crate::compartment::Compartment;
use crate::contract::{Batch, Entry, KeystoreSecrets, Rescue, Row};
use crate::error::Error;
use crate::file;
use crate::keys::Keys;
use crate::lockout::{self as tries, Count};
use crate::own;
use crate::slots::StoredPin;
use crate::unlock::{Foundation, UNFINISHED, Vault, try_pin};
use std::path::{Path, PathBuf};

/// How many damaged files are kept beside a vault.
const KEPT_MOST: u32 = 99;

/// How many rows are carried over in one transaction.
const AT_ONCE: usize = 1000;

/// Wrong PINs that wipe, and those that count as made, where the count itself is lost.
const LOST_COUNT: Count = Count { failed: 4, tries: 10, since_ms: 0 };

/// Opens a damaged vault as far as it goes and puts a new one with everything sound in its
/// place, under the same PIN and secrets. The damaged file is kept beside it under another name.
/// The new vault writes as a new incarnation of the same device; biometrics must be set again.
///
/// # Errors
/// As [`Vault::unlock_pin`]; [`Error::Damaged`] when nothing can be opened, the file untouched.
pub fn rescue(
    path: &Path,
    secrets: &KeystoreSecrets,
    pin: &[u8],
    now_ms: i64,
) -> Result<Rescue, Error> {
    let connection = file::open(path)?;
    let id = own::read_vault_id(&connection)?;
    let device = &secrets.device;
    if tries::read(&connection, &id, device) == Err(Error::Damaged) {
        tries::write(&connection, &id, device, &LOST_COUNT)?;
    }
    let (root, tries_given) = try_pin(&connection, path, &id, device, pin, now_ms)?;
    let table = match own::read_table_key(&connection, &id, &root, secrets) {
        // Without the table key only personal things are left; they are worth saving.
        Err(Error::Damaged) => fresh_secret()?,
        other => other?,
    };
    let damaged = Vault::load(connection, path, Keys::new(id, root, table))?;
    let lost = damaged.check()?;

    let building = file::beside(path, UNFINISHED);
    let mut vault = Foundation {
        own: damaged.own.reborn(&damaged.keys)?,
        secrets,
        pin,
        cost: StoredPin::read(&damaged.connection)?.cost(),
        tries: tries_given,
        table: fresh_secret()?,
    }
    .lay(&building)?;
    let recovered = carry_over(&damaged, &mut vault)?;
    vault.pause()?;
    // When the damaged file cannot be written to, its log of writes stays and is kept as well.
    let _ = damaged.pause();
    let kept_as = keep(path)?;
    file::put_in_place(&building, path)?;
    let vault = Vault::unlock_pin(path, secrets, pin, now_ms)?;
    Ok(Rescue { vault, kept_as, lost, recovered })
}

/// Compartments, rows and drafts, as far as they open.
fn carry_over(from: &Vault, to: &mut Vault) -> Result<u64, Error> {
    let personal = from.own.personal;
    let compartments: Vec<Compartment> =
        from.compartments.values().filter(|c| c.id != personal).cloned().collect();
    to.adopt(&compartments)?;
    let (mut waiting, mut failed, mut recovered) = (Vec::with_capacity(AT_ONCE), None, 0);
    from.read(&mut |row| {
        waiting.push(row);
        recovered += 1;
        if waiting.len() == AT_ONCE && failed.is_none() {
            failed = append_rows(to, &waiting).err();
            waiting.clear();
        }
    })?;
    failed.map_or(Ok(()), Err)?;
    append_rows(to, &waiting)?;
    for draft in from.drafts()? {
        to.put_draft(&draft.slot, &draft.bytes)?;
    }
    Ok(recovered)
}

fn append_rows(to: &mut Vault, rows: &[Row]) -> Result<(), Error> {
    let entries: Vec<Entry<'_>> = rows
        .iter()
        .map(|row| Entry {
            compartment: row.compartment,
            kind: row.kind,
            entity: row.entity,
            content: &row.content,
        })
        .collect();
    to.append(&Batch { entries: &entries, ..Batch::default() }).map(|_| ())
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
