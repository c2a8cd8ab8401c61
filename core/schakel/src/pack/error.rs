//! What can go wrong with a pack, in words that say what to do.

use super::check::Fault;
use seal::Refused;
use std::path::{Path, PathBuf};

/// Why a pack was not built or not accepted.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A file could not be read or written.
    #[error("{}: {why}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// The system's words, or ours.
        why: String,
    },
    /// The source cannot be built; one line for each fault.
    #[error("The pack was not built. Mend this in its source, then build again:\n{}", .0.join("\n"))]
    Source(Vec<String>),
    /// Larger than a pack may be; nothing of it was read.
    #[error(
        "This is larger than a pack may be ({} MiB), so it was not read. Ask its sender for the right file.",
        field::pack::MAX_BYTES >> 20
    )]
    TooLarge,
    /// No signed pack at all, or cut off.
    #[error("This is not a signed pack, or not all of it. Fetch it again from its sender.")]
    NotAPack,
    /// A format that only a newer version reads.
    #[error(
        "This pack has format {format}, made by a newer Schakel. Update Schakel, then try again."
    )]
    Newer {
        /// Number of the format.
        format: u32,
    },
    /// Changed after it was signed.
    #[error(
        "The signature does not fit: the pack was changed after it was signed. Do not use it; ask its sender for a new one."
    )]
    Signature,
    /// Signed, but by another key than the one asked for.
    #[error(
        "Signed by another key than you gave. Do not use it. The signer's fingerprint is:\n{found}"
    )]
    OtherSigner {
        /// Fingerprint of the key that signed.
        found: String,
    },
    /// Properly signed, but it says what cannot be.
    #[error("The pack is signed, but cannot be used. Ask its sender to mend this:\n{}",
        .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Fault>),
    /// A key file that does not hold a key.
    #[error("{}: this is not a signing key of Schakel; make one with `schakel pack key -o FILE`", .0.display())]
    NotAKey(PathBuf),
    /// A key file that others on this machine can read.
    #[error("{path}: others on this machine can read this key; run `chmod 600 {path}`, and make a new key if it lay there for long",
        path = .0.display())]
    OpenKey(PathBuf),
    /// The system gives no randomness.
    #[error("The system gives no randomness now; try again later.")]
    Randomness,
}

impl PackError {
    /// A file that could not be read or written.
    pub(super) fn file(path: &Path, why: impl ToString) -> Self {
        Self::File { path: path.to_owned(), why: why.to_string() }
    }

    /// What a refusal by seal means for a pack.
    pub(super) fn refused(refused: Refused) -> Self {
        match refused {
            Refused::TooLong => Self::TooLarge,
            Refused::Newer { format } => Self::Newer { format },
            Refused::Signature => Self::Signature,
            Refused::NotSignedFile | Refused::NotOpened | Refused::Padding | Refused::Cost => {
                Self::NotAPack
            }
        }
    }
}
