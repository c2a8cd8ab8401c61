//! A keystore of files, for a machine that lends no hardware to programs. Who reads these files
//! and the vault beside them has all but the PIN: `core/THREATS.md` says what follows.

use companion::{Keystore, KeystoreEntry, KeystoreError};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// One file an entry, readable by its owner only.
pub(crate) struct FileKeystore {
    folder: PathBuf,
}

impl FileKeystore {
    /// The keystore in a folder that is there.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn file(&self, entry: KeystoreEntry) -> PathBuf {
        // Names as the entries are called; a test holds them fast.
        self.folder.join(format!("{entry:?}.key").to_lowercase())
    }

    fn write(&self, entry: KeystoreEntry, secret: &[u8]) -> io::Result<()> {
        let (path, fresh) = (self.file(entry), self.file(entry).with_extension("new"));
        remove_if_there(&fresh)?;
        let mut file = owner_only().write(true).create_new(true).open(&fresh)?;
        file.write_all(secret)?;
        file.sync_all()?;
        fs::rename(&fresh, &path)?;
        // The new name has to survive a power cut too, where a folder can be flushed.
        #[cfg(unix)]
        File::open(&self.folder)?.sync_all()?;
        Ok(())
    }
}

impl Keystore for FileKeystore {
    fn load(&self, entry: KeystoreEntry) -> Result<Option<Vec<u8>>, KeystoreError> {
        let mut secret = Zeroizing::new(Vec::new());
        match File::open(self.file(entry)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            opened => opened
                .and_then(|mut file| file.read_to_end(&mut secret))
                .map_err(|_| KeystoreError)?,
        };
        Ok(Some(secret.to_vec()))
    }

    fn store(&self, entry: KeystoreEntry, secret: &[u8]) -> Result<(), KeystoreError> {
        self.write(entry, secret).map_err(|_| KeystoreError)
    }

    fn remove(&self, entry: KeystoreEntry) -> Result<(), KeystoreError> {
        remove_if_there(&self.file(entry)).map_err(|_| KeystoreError)
    }
}

/// Makes the folder, for its owner only, when it is not there.
pub(crate) fn own_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn owner_only() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "elsewhere the folder's own rights count"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_kept_replaced_and_destroyed() {
        let folder = tempfile::tempdir().unwrap();
        let keystore = FileKeystore::new(folder.path().to_owned());
        assert_eq!(keystore.load(KeystoreEntry::Device), Ok(None));
        keystore.store(KeystoreEntry::Device, &[1; 32]).unwrap();
        keystore.store(KeystoreEntry::Table, &[2; 32]).unwrap();
        keystore.store(KeystoreEntry::Table, &[3; 32]).unwrap();
        let again = FileKeystore::new(folder.path().to_owned());
        assert_eq!(again.load(KeystoreEntry::Device), Ok(Some(vec![1; 32])));
        assert_eq!(again.load(KeystoreEntry::Table), Ok(Some(vec![3; 32])));
        // Another name would make every desk one of another device.
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["device.key", "table.key"]);
        again.remove(KeystoreEntry::Device).unwrap();
        again.remove(KeystoreEntry::Device).unwrap();
        assert_eq!(keystore.load(KeystoreEntry::Device), Ok(None));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_on_the_machine_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("desk");
        own_folder(&home).unwrap();
        FileKeystore::new(home.clone()).store(KeystoreEntry::Device, &[1; 32]).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&home), mode(&home.join("device.key"))), (0o700, 0o600));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_an_error_and_not_silence() {
        let folder = tempfile::tempdir().unwrap();
        let keystore = FileKeystore::new(folder.path().join("not-there"));
        assert_eq!(keystore.store(KeystoreEntry::Device, &[1; 32]), Err(KeystoreError));
    }
}
