//! Wiping: the keys first, then the files.

use crate::anchor::Anchor;
use crate::carve::CARVED;
use crate::error::Error;
use crate::file;
use crate::rescue::kept;
use crate::unlock::UNFINISHED;
use rusqlite::Connection;
use std::path::Path;

/// Destroys the keys of the vault and removes its files, kept damaged ones included. Fine when
/// there is none. The caller then destroys what the keystore holds.
///
/// # Errors
/// [`Error::Foreign`] and [`Error::Newer`] when what stands there is not this version's to
/// remove; [`Error::InUse`], [`Error::ReadOnly`].
pub fn wipe(path: &Path) -> Result<(), Error> {
    match file::open(path) {
        Ok(connection) => destroy(&connection, path),
        Err(Error::NotFound | Error::Damaged) => remove_all(path),
        Err(other) => Err(other),
    }
}

/// What a spent last try leads to. When wiping is broken off, the count still stands, and the
/// next call goes on from there.
pub(crate) fn after_last_try(connection: &Connection, path: &Path) -> Error {
    destroy(connection, path).err().unwrap_or(Error::Wiped)
}

fn destroy(connection: &Connection, path: &Path) -> Result<(), Error> {
    // Deleted means overwritten (secure_delete). What names the vault and the count stays until
    // the file goes.
    for sql in ["DELETE FROM anchor WHERE part > 2", "DELETE FROM anchor_copy WHERE part > 2"] {
        match connection.execute(sql, []).map_err(Error::from) {
            // A damaged page: the file goes all the same.
            Ok(_) | Err(Error::Damaged) => {}
            Err(other) => return Err(other),
        }
    }
    file::checkpoint(connection)?;
    remove_all(path)
}

fn remove_all(path: &Path) -> Result<(), Error> {
    for (kept, _) in kept(path).filter(|(_, there)| *there) {
        file::remove(&kept)?;
    }
    Anchor::remove(path)?;
    let carved = file::beside(path, CARVED);
    for made in [file::beside(path, UNFINISHED), file::beside(&carved, UNFINISHED), carved] {
        file::remove(&made)?;
    }
    file::remove(path)
}
