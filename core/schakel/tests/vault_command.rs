//! `schakel vault` as somebody at a keyboard meets it, over a vault of an earlier version.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

const PIN: &str = "481516\n";

/// A phone's folder: vault, spool, and what its keystore held.
fn phone() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/format-1/phone");
    for file in fs::read_dir(kept).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}

/// What it said, what it complained of, and whether it ended well.
fn vault(folder: &Path, arguments: &[&str], typed: &str) -> (String, String, bool) {
    let mut run = Command::new(env!("CARGO_BIN_EXE_schakel"))
        .current_dir(folder)
        .arg("vault")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // What asks for no PIN does not listen.
    let _ = run.stdin.take().unwrap().write_all(typed.as_bytes());
    let run = run.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (said, complained) = (text(run.stdout), text(run.stderr));
    assert!(!complained.contains("panicked"), "{complained}");
    (said, complained, run.status.success())
}

/// Every page of the file but the first two has two bytes changed.
fn damage(folder: &Path) {
    let path = folder.join("vault.db");
    let mut bytes = fs::read(&path).unwrap();
    for page in (8192..bytes.len()).step_by(4096) {
        bytes[page + 3000] ^= 0x55;
        bytes[page + 4000] ^= 0x55;
    }
    fs::write(&path, bytes).unwrap();
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    all.sort();
    all.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn a_sound_vault_is_said_to_be_so_and_is_not_touched() {
    let phone = phone();
    let before = files(phone.path());
    let (said, _, well) = vault(phone.path(), &["check", "vault.db"], PIN);
    assert!(well && said.contains("De kluis is gaaf"), "{said}");
    let (said, _, well) = vault(phone.path(), &["check", "vault.db", "--lang", "en"], PIN);
    assert!(well && said.contains("The vault is sound"), "{said}");
    assert!(files(phone.path()) == before, "a copy was looked at");
}

#[test]
fn what_is_wrong_is_named_and_a_rescue_brings_back_what_is_sound() {
    let phone = phone();
    damage(phone.path());
    let before = files(phone.path());
    let (said, _, well) = vault(phone.path(), &["check", "vault.db", "--lang", "en"], PIN);
    assert!(!well && said.contains("Something is wrong"), "{said}");
    assert!(said.contains("record ") && said.contains("schakel vault rescue"), "{said}");
    assert!(files(phone.path()) == before, "a copy was looked at");
    let (said, complained, well) =
        vault(phone.path(), &["rescue", "vault.db", "--lang", "en"], PIN);
    assert!(well && said.contains("Rescued"), "{said}{complained}");
    assert!(said.contains("vault.db.damaged-1"), "{said}");
    assert!(phone.path().join("vault.db.damaged-1").exists());
    let (said, _, well) = vault(phone.path(), &["check", "vault.db"], PIN);
    assert!(well && said.contains("De kluis is gaaf"), "{said}");
}

#[test]
fn without_keys_it_says_what_shows_from_outside() {
    let phone = phone();
    for key in ["device.key", "table.key"] {
        fs::remove_file(phone.path().join(key)).unwrap();
    }
    let (said, _, well) = vault(phone.path(), &["check", "vault.db", "--lang", "en"], "");
    assert!(well && said.contains("Without keys") && said.contains("--keys"), "{said}");
    let (_, complained, well) = vault(phone.path(), &["rescue", "vault.db"], PIN);
    assert!(!well && complained.contains("--keys"), "{complained}");
    damage(phone.path());
    let (said, complained, well) = vault(phone.path(), &["check", "vault.db"], "");
    assert!(!well && (said + &complained).contains("beschadigd"));
}

#[test]
fn what_is_in_the_way_is_said_with_what_to_do() {
    let phone = phone();
    let other = self::phone();
    let complaint = |arguments: &[&str], typed: &str| {
        let (said, complained, well) = vault(phone.path(), arguments, typed);
        assert!(!well && said.is_empty(), "{said}");
        complained
    };
    assert!(complaint(&["check", "vault.db"], "111111\n").contains("verkeerde pincode"));
    assert!(complaint(&["check", "vault.db"], "").contains("geen pincode"));
    assert!(complaint(&["check", "absent.db"], PIN).contains("bestand"));
    assert!(complaint(&["check", "device.key"], PIN).contains("geen kluis"));
    fs::copy(phone.path().join("vault.db"), phone.path().join("copy.db")).unwrap();
    assert!(complaint(&["rescue", "copy.db"], PIN).contains("vault.db"));
    fs::write(other.path().join("device.key"), [7; 32]).unwrap();
    let keys = other.path().to_str().unwrap();
    let said = complaint(&["check", "vault.db", "--keys", keys], PIN);
    assert!(said.contains("andere kluis"), "{said}");
}
