//! Files of packs and of signing keys.

use super::PackError;
use seal::Secret32;
use seal::sign::SigningKey;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A signed pack may be this large: the pack itself, and the signature in front of it.
pub(super) const MOST_BYTES: usize = field::pack::MAX_BYTES + 1024;

/// What stands before the seed in a key file.
const KEY_MARK: &str = "schakel-pack-key-1 ";

/// The bytes of an ordinary file, unless it is larger than a pack may be.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, PackError> {
    let no = |e: std::io::Error| PackError::file(path, e);
    let size = fs::metadata(path).map_err(no)?;
    if !size.is_file() {
        return Err(PackError::file(path, "this is not a file"));
    }
    if size.len() > MOST_BYTES as u64 {
        return Err(PackError::TooLarge);
    }
    let mut bytes = Vec::new();
    let most = MOST_BYTES as u64 + 1; // it may have grown meanwhile
    fs::File::open(path).and_then(|f| f.take(most).read_to_end(&mut bytes)).map_err(no)?;
    if bytes.len() > MOST_BYTES { Err(PackError::TooLarge) } else { Ok(bytes) }
}

/// Writes a file whole or not at all; an older one stays until the new one is complete.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), PackError> {
    let no = |e: std::io::Error| PackError::file(path, e);
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = new_file(folder).map_err(no)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(no)?;
    file.persist(path).map_err(|e| no(e.error))?;
    Ok(())
}

/// A file beside its target that a pack's readers may read.
fn new_file(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    builder.tempfile_in(folder)
}

/// Makes a new signing key in a file that only its owner can read.
pub(super) fn new_key(path: &Path) -> Result<SigningKey, PackError> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(seed.as_mut_slice()).map_err(|_| PackError::Randomness)?;
    let mut line = Zeroizing::new(KEY_MARK.to_owned());
    seed.iter().for_each(|byte| line.push_str(&format!("{byte:02x}")));
    line.push('\n');
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options.open(path).and_then(|mut f| {
        f.write_all(line.as_bytes())?;
        f.sync_all()
    });
    written.map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => PackError::file(
            path,
            "there is a file already; a key is never overwritten, because phones trust it",
        ),
        _ => PackError::file(path, e),
    })?;
    Ok(SigningKey::from_seed(&Secret32::new(*seed)))
}

/// The signing key in a file.
pub(super) fn read_key(path: &Path) -> Result<SigningKey, PackError> {
    let not_a_key = || PackError::NotAKey(path.to_owned());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let seen = fs::metadata(path).map_err(|e| PackError::file(path, e))?;
        if seen.permissions().mode() & 0o077 != 0 {
            return Err(PackError::OpenKey(PathBuf::from(path)));
        }
    }
    let bytes = Zeroizing::new(read(path)?);
    let text = std::str::from_utf8(&bytes).map_err(|_| not_a_key())?;
    let digits = text.trim_end().strip_prefix(KEY_MARK).ok_or_else(not_a_key)?;
    let seed = digits.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        // from_str_radix also reads "+f".
        let hex = pair.len() == 2 && pair.bytes().all(|b| b.is_ascii_hexdigit());
        hex.then(|| u8::from_str_radix(pair, 16).ok()).flatten()
    });
    let seed = Zeroizing::new(seed.collect::<Option<Vec<u8>>>().ok_or_else(not_a_key)?);
    Secret32::from_slice(&seed).map(|seed| SigningKey::from_seed(&seed)).ok_or_else(not_a_key)
}
