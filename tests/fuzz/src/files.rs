//! Files that somebody else wrote into: a vault and a spool, opened, read, checked and rescued.

use crate::taken::{memory, new_vault, secrets};
use std::cell::RefCell;
use std::path::Path;
use tempfile::TempDir;
use vault::{Secret32, Spool, Vault};

thread_local! {
    static PLACE: RefCell<(TempDir, Vec<u8>, Vec<u8>)> =
        RefCell::new((memory(), small_vault(), small_spool()));
}

/// A vault with a draft in it.
fn small_vault() -> Vec<u8> {
    let folder = memory();
    let mut vault = new_vault(&folder, 1);
    vault.put_draft(b"slot", b"text").expect("a draft");
    vault.pause().expect("closed");
    std::fs::read(folder.path().join("vault")).expect("a file")
}

/// A spool with a note in it.
fn small_spool() -> Vec<u8> {
    let folder = memory();
    let path = folder.path().join("spool");
    let (mut spool, _) = Spool::open(&path, &Secret32::new([3; 32])).expect("a spool");
    spool.keep_notes(&[("token", Some(b"text"))]).expect("a note");
    spool.close().expect("closed");
    std::fs::read(path).expect("a file")
}

/// A true file, with changes at places that the bytes name: three bytes for where, one for what.
fn changed(file: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    for four in bytes.as_chunks::<4>().0 {
        let at = u32::from_be_bytes([0, four[0], four[1], four[2]]) as usize % file.len();
        file[at] = four[3];
    }
    file
}

fn alone(folder: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    for old in std::fs::read_dir(folder).expect("a folder") {
        let _ = std::fs::remove_file(old.expect("a file").path());
    }
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("room");
    path
}

/// A vault that somebody changed.
pub(crate) fn vault(bytes: &[u8]) {
    PLACE.with_borrow(|(folder, small, _)| {
        let path = alone(folder.path(), "vault", &changed(small, bytes));
        if let Ok(vault) = Vault::unlock_pin(&path, &secrets(), b"273849", 0) {
            let mut rows = 0;
            vault.read(&mut |_| rows += 1).expect("never an error");
            assert_eq!(rows, 0, "nothing is made up");
            let _ = (vault.check(), vault.drafts());
            return;
        }
        if let Ok(rescued) = vault::rescue(&path, &secrets(), b"273849", 0) {
            assert_eq!(rescued.recovered, 0, "nothing is made up");
        }
    });
}

/// A spool that somebody changed.
pub(crate) fn spool(bytes: &[u8]) {
    PLACE.with_borrow(|(folder, _, small)| {
        let path = alone(folder.path(), "spool", &changed(small, bytes));
        if let Ok((spool, _)) = Spool::open(&path, &Secret32::new([3; 32])) {
            let made_up = spool.waiting(0, 10).is_ok_and(|all| !all.is_empty())
                || spool.kept(0, 10).is_ok_and(|all| !all.is_empty());
            assert!(!made_up, "nothing is made up");
            let token = spool.note("token").ok().flatten();
            assert!(token.is_none_or(|token| token == b"text"), "nothing is made up");
        }
    });
}
