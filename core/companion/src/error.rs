//! One small error for everything: each variant is something else to do.

use field::check::Invalid;

/// What went wrong, as something the user can act on. Never holds a name, a text or a number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The session was locked: unlock and go on; drafts are kept.
    #[error("locked: unlock to go on")]
    Locked,
    /// The PIN or fingerprint did not open it.
    #[error("not opened: {0}")]
    Refused(Refusal),
    /// There is no such thing (any more).
    #[error("not found: it may have been removed on another device")]
    NotFound,
    /// A field has to be filled in differently.
    #[error("{field}: {rule}")]
    Invalid {
        /// Name of the field in the draft.
        field: &'static str,
        /// What it has to obey.
        rule: Rule,
    },
    /// Something changed in between: look again, then decide.
    #[error("changed in the meantime: look again")]
    Conflict,
    /// No room left on the phone: free some space; nothing was lost.
    #[error("no room left on this device: free some space, nothing was lost")]
    StorageFull,
    /// The file cannot be written to: check its permissions.
    #[error("the vault cannot be written to: check the storage")]
    ReadOnly,
    /// The file is damaged: rescue keeps it and recovers what is sound.
    #[error("the vault is damaged: rescue keeps it aside and recovers what is sound")]
    Corrupt,
    /// A newer version wrote the file: update the app.
    #[error("a newer version wrote this vault: update the app")]
    Newer,
    /// Another process has it open: close that one.
    #[error("the vault is in use by another process: close that first")]
    InUse,
    /// The hub is out of reach: it is tried again by itself.
    #[error("the hub is out of reach, try again in {retry_after_s} s")]
    Unreachable {
        /// When to try again.
        retry_after_s: u32,
    },
    /// What was handed in was refused for what it is.
    #[error("refused: {code}")]
    Rejected {
        /// Why.
        code: Rejection,
    },
    /// A fault of ours: nothing was lost; report the code.
    #[error("internal fault {code}: nothing was lost, please report this code")]
    Internal {
        /// Where it happened; stable.
        code: u32,
    },
}

/// Why an unlock was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Wrong PIN.
    #[error("wrong PIN, {tries_left} tries left, wait {wait_s} s")]
    WrongPin {
        /// Tries before everything is wiped.
        tries_left: u32,
        /// Seconds until the next try.
        wait_s: u64,
    },
    /// Too soon after a wrong PIN.
    #[error("wait {wait_s} s")]
    Wait {
        /// Seconds until the next try.
        wait_s: u64,
    },
    /// A fingerprint is not enough now: after a restart, and every 72 hours, the PIN is asked.
    #[error("the PIN is needed now")]
    PinNeeded,
    /// The vault belongs to another device, or this device's keystore was emptied.
    #[error("this vault belongs to another device: use the recovery code")]
    OtherDevice,
    /// The file is an older copy of the vault, from before something was erased: its keys are gone.
    #[error("this is an older copy of the vault, from before an erase: use the recovery code")]
    RolledBack,
    /// The last try was used up: the vault was wiped.
    #[error("wiped after too many tries: join again or use the recovery code")]
    Wiped,
    /// The PIN is too short or not digits.
    #[error("a PIN has six digits or more")]
    WeakPin,
}

/// Why something handed in was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// Not a pack, or cut off.
    #[error("this is not a pack, or not all of it: fetch it again")]
    NotAPack,
    /// Larger than it may be: a pack, or what was typed in one piece.
    #[error("this is too large: ask the sender for the right file, or make the text shorter")]
    TooLarge,
    /// The signature does not fit: it was changed on the way.
    #[error("this was changed after it was signed: ask the sender for a new one")]
    BadSignature,
    /// Signed by somebody else than the pack in use.
    #[error("this is signed by somebody else than the pack in use: ask the municipality")]
    OtherSigner,
    /// Older than the pack in use.
    #[error("this is older than the pack in use: nothing has to be done")]
    Older,
    /// Of a newer format: update the app.
    #[error("this is of a newer version: update the app")]
    NewerFormat,
    /// There is a vault already.
    #[error("this device is set up already: unlock it")]
    AlreadySetUp,
    /// Not an invitation, or mistyped.
    #[error("not an invitation: copy the whole text again")]
    NotAnInvitation,
    /// The invitation was used before, or is too old.
    #[error("the invitation was used before or is too old: ask for a new one")]
    InvitationUsed,
    /// Only a coordinator may do this.
    #[error("only a coordinator may do this: ask them")]
    NotCoordinator,
    /// This device is in a team already, or in none.
    #[error("this device is in a team already, or in none")]
    OtherTeam,
    /// Not a recovery code of this team, or mistyped.
    #[error("this is not the recovery code: check each group of six digits")]
    WrongCode,
    /// The hub is not the one of the invitation, or says what cannot be.
    #[error("the hub is not the one of the invitation: ask for a new invitation")]
    WrongHub,
    /// Only the one whose case it is may erase it.
    #[error("only the one whose case it is may erase it: ask them")]
    NotYours,
}

pub use field::check::Rule;

impl Error {
    /// A field that says nothing and has to.
    pub(crate) const fn missing(field: &'static str) -> Self {
        Self::Invalid { field, rule: Rule::Empty }
    }
}

/// What functions of this crate return.
pub type Result<T> = std::result::Result<T, Error>;

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid { field: invalid.field, rule: invalid.rule }
    }
}

impl From<vault::Error> for Error {
    fn from(error: vault::Error) -> Self {
        use vault::Error as E;
        match error {
            E::WrongPin { tries_left, wait_s } => {
                Self::Refused(Refusal::WrongPin { tries_left, wait_s })
            }
            E::Wait { wait_s } => Self::Refused(Refusal::Wait { wait_s }),
            E::Wiped => Self::Refused(Refusal::Wiped),
            E::WrongDevice => Self::Refused(Refusal::OtherDevice),
            E::RolledBack => Self::Refused(Refusal::RolledBack),
            E::Newer { .. } => Self::Newer,
            E::NoBiometric => Self::Refused(Refusal::PinNeeded),
            E::PinTooShort { .. } => Self::Refused(Refusal::WeakPin),
            E::Damaged | E::Foreign => Self::Corrupt,
            E::InUse => Self::InUse,
            E::Full => Self::StorageFull,
            E::ReadOnly => Self::ReadOnly,
            E::NotFound | E::NoCompartment => Self::NotFound,
            E::Exists => Self::Rejected { code: Rejection::AlreadySetUp },
            E::TooLong => Self::Rejected { code: Rejection::TooLarge },
            E::Internal { code } => Self::Internal { code },
        }
    }
}
