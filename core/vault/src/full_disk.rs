//! A disk that is full and a file that may not be written: said, and nothing has changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::{
    Argon2Params, Author, Batch, Entry, Error, Id, KeystoreSecrets, NewCompartment, NewVault,
    Secret32, Vault,
};

fn vault_in(folder: &std::path::Path) -> Vault {
    let secrets = KeystoreSecrets { device: Secret32::new([1; 32]), table: Secret32::new([2; 32]) };
    let new = NewVault {
        team: [1; 16],
        author: Author { device: [2; 16], incarnation: [3; 16] },
        pin_cost: Argon2Params::SMALLEST,
        tries: 10,
    };
    Vault::create(&folder.join("vault"), &secrets, b"273849", &new, 0).unwrap()
}

fn write(vault: &mut Vault, compartment: Id, length: usize) -> Result<u64, Error> {
    let content = vec![7; length];
    let entries = [Entry { compartment, kind: 1, entity: [5; 16], content: &content }];
    vault.append(&Batch { entries: &entries, ..Batch::default() })
}

/// Every change is refused with `error`; once it is possible again, the vault goes on as if
/// nothing had been.
fn refused_and_unchanged(stop: &str, error: Error, go_on: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = vault_in(folder.path());
    let personal = vault.personal();
    assert_eq!(write(&mut vault, personal, 100), Ok(1));
    vault.connection.execute_batch(stop).unwrap();
    let new = [NewCompartment { id: [9; 16], regime: 1 }];
    for _ in 0..3 {
        assert_eq!(write(&mut vault, personal, 200_000), Err(error));
        let content = vec![7; 200_000];
        let entries = [Entry { compartment: [9; 16], kind: 1, entity: [5; 16], content: &content }];
        let batch = Batch { new_compartments: &new, entries: &entries, finished_drafts: &[] };
        assert_eq!(vault.append(&batch), Err(error));
        assert_eq!(vault.put_draft(b"draft", &content), Err(error));
    }
    let mut rows = 0;
    assert_eq!(vault.read(&mut |_| rows += 1), Ok(vec![]));
    assert_eq!(rows, 1);
    vault.connection.execute_batch(go_on).unwrap();
    assert_eq!(write(&mut vault, [9; 16], 10), Err(Error::NoCompartment));
    vault.append(&Batch { new_compartments: &new, ..Batch::default() }).unwrap();
    assert_eq!(write(&mut vault, [9; 16], 200_000), Ok(2));
    assert_eq!(vault.check(), Ok(vec![]));
    assert_eq!(vault.drafts().unwrap().len(), 0);
}

#[test]
fn a_full_disk_is_said_and_changes_nothing() {
    let more = "PRAGMA max_page_count = 100000";
    refused_and_unchanged("PRAGMA max_page_count = 20", Error::Full, more);
}

#[test]
fn a_file_that_may_not_be_written_is_said_and_changes_nothing() {
    refused_and_unchanged("PRAGMA query_only = 1", Error::ReadOnly, "PRAGMA query_only = 0");
}

#[test]
fn what_the_system_says_about_a_file_becomes_an_error_of_ours() {
    use std::io::{Error as Io, ErrorKind};
    for (kind, error) in [
        (ErrorKind::StorageFull, Error::Full),
        (ErrorKind::QuotaExceeded, Error::Full),
        (ErrorKind::ReadOnlyFilesystem, Error::ReadOnly),
        (ErrorKind::PermissionDenied, Error::ReadOnly),
    ] {
        assert_eq!(Error::from(Io::from(kind)), error);
    }
}
