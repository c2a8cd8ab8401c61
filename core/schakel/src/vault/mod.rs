//! `schakel vault`: looks at a vault's file, and rescues what is sound in a damaged one.

mod say;

use crate::Lang;
use crate::desk::clock::WallClock;
use crate::desk::keystore::FileKeystore;
use companion::{Clock, Companion, Error, Keystore, KeystoreEntry};
use console::Term;
use say::Teller;
use std::fs::Metadata;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The vault's name in the folder of the app.
const VAULT_FILE: &str = "vault.db";

/// What can be done with a vault's file.
#[derive(clap::Subcommand)]
pub enum VaultCommand {
    /// Say what is wrong in a vault, if anything. The file is not touched: a copy is looked at.
    Check(Which),
    /// Put a new vault with everything sound in the place of a damaged one, which is kept.
    Rescue(Which),
}

/// Which vault, and what opens it.
#[derive(clap::Args)]
pub struct Which {
    /// The vault's file. Close the app that uses it first.
    file: PathBuf,
    /// Folder with device.key and table.key, what the keystore holds; 32 bytes each. A phone's
    /// keystore gives them to nobody: without them, check tells what shows from outside
    /// [default: the folder of the file]
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    /// Language of the telling.
    #[arg(long, value_enum, default_value_t = Lang::Nl)]
    lang: Lang,
}

/// Why a vault was not looked at or rescued.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct VaultCommandError(String);

impl VaultCommand {
    /// Does it, and returns what to tell and whether everything was sound or came back. The PIN is
    /// asked at the terminal, without showing it, or read as a line when something else is typing.
    ///
    /// # Errors
    /// [`VaultCommandError`] says what is in the way and what to do, in the language asked for.
    pub fn run(&self) -> Result<(String, bool), VaultCommandError> {
        let (Self::Check(which) | Self::Rescue(which)) = self;
        let teller = Teller::new(which.lang.language());
        let keystore = FileKeystore::new(which.keys());
        let done = match self {
            Self::Check(_) => check(which, &keystore, &teller),
            Self::Rescue(_) => rescue(which, keystore, &teller),
        };
        done.map_err(|wrong| VaultCommandError(teller.wrong(&wrong)))
    }
}

impl Which {
    fn keys(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| folder_of(&self.file))
    }
}

/// What can be in the way.
enum Wrong {
    /// The vault refuses, or the file.
    Vault(Error),
    /// There is no such file, or it cannot be read.
    File(io::Error),
    /// It changed while it was copied.
    Changing,
    /// The keys are not where they should be.
    NoKeys,
    /// Nothing was typed.
    NoPin,
    /// It is not called as the app calls it.
    Name,
}

impl From<Error> for Wrong {
    fn from(error: Error) -> Self {
        Self::Vault(error)
    }
}

impl From<io::Error> for Wrong {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

fn check(which: &Which, keystore: &FileKeystore, teller: &Teller) -> Result<(String, bool), Wrong> {
    let place = tempfile::tempdir()?;
    let copy = place.path().join(VAULT_FILE);
    copy_still(&which.file, &copy)?;
    if !has_keys(keystore)? {
        let survey = companion::inspect_outside(&copy)?;
        let sound = (survey.missing, survey.one_copy, survey.no_copy) == (0, 0, 0);
        return Ok((teller.outside(&survey), sound && survey.pages_whole));
    }
    let pin = ask_pin()?;
    let found = companion::inspect(&copy, keystore, pin.trim_end().as_bytes(), WallClock.now_ms())?;
    Ok((teller.inside(found.records, &found.damage), found.damage.is_empty()))
}

fn rescue(which: &Which, keystore: FileKeystore, teller: &Teller) -> Result<(String, bool), Wrong> {
    std::fs::metadata(&which.file)?;
    if which.file.file_name().is_none_or(|name| name != VAULT_FILE) {
        return Err(Wrong::Name);
    }
    if !has_keys(&keystore)? {
        return Err(Wrong::NoKeys);
    }
    let pin = ask_pin()?;
    let home = folder_of(&which.file);
    let companion = Companion::new(home, Arc::new(keystore), Arc::new(WallClock));
    let rescued = companion.rescue(pin.trim_end().as_bytes())?;
    Ok((teller.rescued(rescued.recovered, &rescued.damage, &rescued.kept_as), true))
}

fn has_keys(keystore: &FileKeystore) -> Result<bool, Wrong> {
    let there = |entry| keystore.load(entry).map(|secret| secret.is_some());
    let both =
        there(KeystoreEntry::Device).and_then(|device| Ok(device && there(KeystoreEntry::Table)?));
    both.map_err(|_| Wrong::NoKeys)
}

fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// Copies the file and its log of writes, and sees that neither changed meanwhile.
fn copy_still(file: &Path, to: &Path) -> Result<(), Wrong> {
    let log = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push("-wal");
        PathBuf::from(name)
    };
    let seen = |path: &Path| {
        let about = |m: Metadata| (m.len(), m.modified().ok());
        std::fs::metadata(path).map(about).ok()
    };
    let before = (seen(file), seen(&log(file)));
    std::fs::copy(file, to)?;
    match std::fs::copy(log(file), log(to)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    if before == (seen(file), seen(&log(file))) { Ok(()) } else { Err(Wrong::Changing) }
}

fn ask_pin() -> Result<Zeroizing<String>, Wrong> {
    if io::stdin().is_terminal() {
        let terminal = Term::stderr();
        terminal.write_str("PIN: ")?;
        return Ok(terminal.read_secure_line().map(Zeroizing::new)?);
    }
    let mut line = Zeroizing::new(String::new());
    io::stdin().lock().read_line(&mut line)?;
    if line.is_empty() { Err(Wrong::NoPin) } else { Ok(line) }
}
