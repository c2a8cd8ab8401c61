//! `schakel pack` as somebody at a keyboard meets it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Runs `schakel pack` in a folder; what it said, or what it complained of.
fn pack(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let run = Command::new(env!("CARGO_BIN_EXE_schakel"))
        .current_dir(folder)
        .arg("pack")
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    let complained = String::from_utf8(run.stderr).unwrap();
    assert!(!complained.contains("panicked"), "{complained}");
    if run.status.success() {
        Ok(said)
    } else {
        assert_eq!(said, "");
        Err(complained)
    }
}

fn twenterand() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/twenterand")
}

/// A folder with a key and Twenterand's pack signed by it, and the key's fingerprint.
fn built() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let said = pack(folder.path(), &["key", "-o", "key"]).unwrap();
    let fingerprint = said.trim().lines().last().unwrap().to_owned();
    let source = twenterand();
    let source = source.to_str().unwrap();
    let said = pack(folder.path(), &["build", source, "--key", "key", "-o", "t.pack"]).unwrap();
    assert!(said.contains("Twenterand (GM1700), version 1: 13 needs"), "{said}");
    assert!(said.contains("It is an example"), "{said}");
    assert!(said.contains(&fingerprint), "{said}");
    (folder, fingerprint)
}

#[test]
fn a_pack_is_built_signed_and_checked_against_its_signer() {
    let (folder, fingerprint) = built();
    let folder = folder.path();
    assert!(pack(folder, &["check", "t.pack"]).unwrap().contains(&fingerprint));
    let spoken = fingerprint.replace(' ', "-");
    let said = pack(folder, &["check", "t.pack", "--signer", &spoken]).unwrap();
    assert!(said.contains("by this signer"), "{said}");

    let other = pack(folder, &["key", "-o", "other"]).unwrap();
    let other = other.trim().lines().last().unwrap();
    assert_ne!(other, fingerprint, "two keys were the same");
    let no = pack(folder, &["check", "t.pack", "--signer", other]).unwrap_err();
    assert!(no.contains("another key") && no.contains(&fingerprint), "{no}");
    let no = pack(folder, &["check", "t.pack", "--signer", ""]).unwrap_err();
    assert!(no.contains("another key"), "{no}");
}

#[test]
fn a_changed_pack_is_refused() {
    let (folder, _) = built();
    let file = folder.path().join("t.pack");
    let mut bytes = fs::read(&file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&file, bytes).unwrap();
    let no = pack(folder.path(), &["check", "t.pack"]).unwrap_err();
    assert!(no.contains("changed after it was signed"), "{no}");
}

#[test]
fn a_huge_file_is_refused_without_reading_it() {
    let folder = tempfile::tempdir().unwrap();
    // A terabyte with nothing in it: reading it would take minutes and all memory.
    fs::File::create(folder.path().join("huge")).unwrap().set_len(1 << 40).unwrap();
    let no = pack(folder.path(), &["check", "huge"]).unwrap_err();
    assert!(no.contains("larger than a pack may be (4 MiB)"), "{no}");
    let no = pack(folder.path(), &["check", "."]).unwrap_err();
    assert!(no.contains("not a file"), "{no}");
    let no = pack(folder.path(), &["check", "absent"]).unwrap_err();
    assert!(no.contains("absent: "), "{no}");
}

#[cfg(unix)]
#[test]
fn a_key_is_its_owners_alone_and_never_overwritten() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, _) = built();
    let path = folder.path().join("key");
    let before = fs::read(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let no = pack(folder.path(), &["key", "-o", "key"]).unwrap_err();
    assert!(no.contains("never overwritten"), "{no}");
    assert_eq!(fs::read(&path).unwrap(), before);

    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let source = twenterand();
    let build = ["build", source.to_str().unwrap(), "--key", "key", "-o", "t.pack"];
    let no = pack(folder.path(), &build).unwrap_err();
    assert!(no.contains("chmod 600 key"), "{no}");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    for wrong in ["", "schakel-pack-key-1 00", "schakel-pack-key-1 zz", "PRIVATE KEY"] {
        fs::write(&path, wrong).unwrap();
        let no = pack(folder.path(), &build).unwrap_err();
        assert!(no.contains("key: this is not a signing key"), "{no}");
    }
}

#[test]
fn a_fault_leaves_the_older_pack_standing_and_names_file_and_line() {
    let (folder, _) = built();
    let source = folder.path().join("source");
    fs::create_dir(&source).unwrap();
    for name in ["pack.toml", "boundary.geojson", "villages.json"] {
        fs::copy(twenterand().join(name), source.join(name)).unwrap();
    }
    let table = fs::read_to_string(source.join("pack.toml")).unwrap();
    let table = table.replacen("role = \"shelter\"", "role = \"hotel\"", 1);
    fs::write(source.join("pack.toml"), &table).unwrap();
    let before = fs::read(folder.path().join("t.pack")).unwrap();
    let build = ["build", "source", "--key", "key", "-o", "t.pack"];
    let no = pack(folder.path(), &build).unwrap_err();
    let line = table.lines().position(|l| l == "name = \"Maatschappelijke opvang\"").unwrap();
    let place = format!("pack.toml:{line}: \"shelter\": \"hotel\" is not a role");
    assert!(no.contains(&place), "{no}");
    assert_eq!(fs::read(folder.path().join("t.pack")).unwrap(), before);

    fs::remove_file(source.join("villages.json")).unwrap();
    let no = pack(folder.path(), &build).unwrap_err();
    assert!(no.contains("villages.json: "), "{no}");
}
