//! One error for everything, flat: each variant is something else to do.

use companion::{Refusal, Rejection, Rule};

/// What went wrong, as something the user can act on. Never holds a name, a text or a number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum CoreError {
    /// The session was locked: unlock and go on; drafts are kept.
    #[error("locked: unlock to go on")]
    Locked,
    /// The PIN or fingerprint did not open it.
    #[error("not opened: {refusal}")]
    Refused {
        /// Why.
        refusal: Refusal,
    },
    /// There is no such thing (any more).
    #[error("not found: it may have been removed on another device")]
    NotFound,
    /// A field has to be filled in differently.
    #[error("{field}: {rule}")]
    Invalid {
        /// Name of the field in the draft.
        field: String,
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

/// What functions of this crate return.
pub(crate) type Result<T> = std::result::Result<T, CoreError>;

impl From<companion::Error> for CoreError {
    fn from(error: companion::Error) -> Self {
        use companion::Error as E;
        match error {
            E::Locked => Self::Locked,
            E::Refused(refusal) => Self::Refused { refusal },
            E::NotFound => Self::NotFound,
            E::Invalid { field, rule } => Self::Invalid { field: field.to_owned(), rule },
            E::Conflict => Self::Conflict,
            E::StorageFull => Self::StorageFull,
            E::ReadOnly => Self::ReadOnly,
            E::Corrupt => Self::Corrupt,
            E::Newer => Self::Newer,
            E::InUse => Self::InUse,
            E::Unreachable { retry_after_s } => Self::Unreachable { retry_after_s },
            E::Rejected { code } => Self::Rejected { code },
            E::Internal { code } => Self::Internal { code },
        }
    }
}

/// Why an unlock was refused.
#[uniffi::remote(Enum)]
pub enum Refusal {
    /// Wrong PIN.
    WrongPin {
        /// Tries before everything is wiped.
        tries_left: u32,
        /// Seconds until the next try.
        wait_s: u64,
    },
    /// Too soon after a wrong PIN.
    Wait {
        /// Seconds until the next try.
        wait_s: u64,
    },
    /// A fingerprint is not enough now: after a restart, and every 72 hours, the PIN is asked.
    PinNeeded,
    /// The vault belongs to another device, or this device's keystore was emptied.
    OtherDevice,
    /// The file is an older copy of the vault, from before something was erased: its keys are gone.
    RolledBack,
    /// The last try was used up: the vault was wiped.
    Wiped,
    /// The PIN is too short or not digits.
    WeakPin,
}

/// Why something handed in was refused.
#[uniffi::remote(Enum)]
pub enum Rejection {
    /// Not a pack, or cut off.
    NotAPack,
    /// Larger than it may be: a pack, or what was typed in one piece.
    TooLarge,
    /// The signature does not fit: it was changed on the way.
    BadSignature,
    /// Signed by somebody else than the pack in use.
    OtherSigner,
    /// Older than the pack in use.
    Older,
    /// Of a newer format: update the app.
    NewerFormat,
    /// There is a vault already.
    AlreadySetUp,
    /// Not an invitation, or mistyped.
    NotAnInvitation,
    /// The invitation was used before, or is too old.
    InvitationUsed,
    /// Only a coordinator may do this.
    NotCoordinator,
    /// This device is in a team already, or in none.
    OtherTeam,
    /// Not a recovery code of this team, or mistyped.
    WrongCode,
    /// The hub is not the one of the invitation, or says what cannot be.
    WrongHub,
    /// Only the one whose case it is may erase it.
    NotYours,
}

/// Why a field is refused.
#[uniffi::remote(Enum)]
pub enum Rule {
    /// It says nothing and has to.
    Empty,
    /// A text or a list that is too long.
    TooLong,
    /// It has happened, and yet lies more than a day ahead.
    InFuture,
    /// It ends before it starts.
    BeforeStart,
    /// What it names is not known here.
    NotFound,
    /// There is more than one and there can be only one.
    Several,
    /// An amount that cannot be.
    OutOfRange,
    /// A number that no telephone can dial.
    NotDialable,
    /// Opening hours that cannot be read.
    NotReadable,
    /// It holds what looks like a citizen service number (BSN), which must not be kept here.
    CitizenNumber,
}
