//! The team, syncing, safety, recovery.

use companion::data::{CaseId, DeviceId, EntityId, Instant, InviteeId, WatchId};
use companion::{
    DrillView, FollowerView, Incoming, InvitationView, LateView, LockedSyncView, MemberView, Place,
    ProgressView, QuarantineView, RecoverySheet, Roles, SyncView, TeamView, Trouble, WatchView,
};

/// What somebody may do in a team.
#[uniffi::remote(Record)]
pub struct Roles {
    /// Goes to people.
    pub worker: bool,
    /// Gets summaries and alarms.
    pub supervisor: bool,
    /// Invites and revokes.
    pub coordinator: bool,
}

/// This device's place in a team, and who else is in it.
#[uniffi::remote(Record)]
pub struct TeamView {
    /// Where this device stands.
    pub place: Place,
    /// Everyone whom the signed roster lists.
    pub members: Vec<MemberView>,
    /// Whether the roster's signed heartbeat is out of date: a revocation may be withheld.
    pub stale: bool,
}

/// Where this device stands.
#[uniffi::remote(Enum)]
pub enum Place {
    /// In no team.
    Alone,
    /// Asked to join; the coordinator has not signed yet.
    Asked,
    /// In the team.
    Member(Roles),
    /// Revoked.
    Revoked,
}

/// Somebody in the team.
#[uniffi::remote(Record)]
pub struct MemberView {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub name: String,
    /// What it may do.
    pub roles: Roles,
    /// Whether it is this one.
    pub here: bool,
    /// When its last signed word was heard.
    pub heard: Option<Instant>,
}

/// An invitation, to be shown as a QR code or handed over as text; it works once.
#[uniffi::remote(Record)]
pub struct InvitationView {
    /// Which one.
    pub invitee: InviteeId,
    /// The text.
    pub text: String,
    /// Until when it works.
    pub until: Instant,
}

/// What waits of one revoked device.
#[uniffi::remote(Record)]
pub struct QuarantineView {
    /// The device.
    pub device: DeviceId,
    /// Whose it was.
    pub name: String,
    /// Records in cases.
    pub records: u32,
    /// Messages to people: summaries and the like.
    pub messages: u32,
    /// When the first of it came.
    pub since: Instant,
}

/// Something that was taken in from a quarantine.
#[uniffi::remote(Record)]
pub struct LateView {
    /// What: a summary, a record of a case.
    pub entity: EntityId,
    /// Whose device it came from.
    pub name: String,
    /// When it was taken in.
    pub at: Instant,
}

/// A device that follows a case.
#[uniffi::remote(Record)]
pub struct FollowerView {
    /// The device.
    pub device: DeviceId,
    /// Whose it is, by the team's roster.
    pub name: String,
    /// Whether it is this one.
    pub here: bool,
    /// Since when.
    pub since: Instant,
    /// Until when; `None` as long as it does.
    pub until: Option<Instant>,
    /// Whether the keys are on their way to it.
    pub given: bool,
}

/// How far a sync is.
#[uniffi::remote(Record)]
pub struct ProgressView {
    /// Moved so far.
    pub done: u32,
    /// Known to be moved in all.
    pub total: u32,
}

/// What syncing while locked came to. It tells nothing about what was moved.
#[uniffi::remote(Record)]
pub struct LockedSyncView {
    /// Whether the app is being unlocked, or is not locked: then its session syncs.
    pub unlocked: bool,
    /// Sealed things that the hub took.
    pub sent: u32,
    /// Sealed things that came in; they are opened at the next unlock.
    pub fetched: u32,
    /// When the hub last answered; `None` when never.
    pub heard: Option<Instant>,
    /// Why it did not work, if it did not.
    pub trouble: Option<Trouble>,
    /// Reminders whose time has come since the last unlock.
    pub due_reminders: u32,
    /// Alarms and drills of colleagues that went off since the last unlock: about whom is sealed.
    pub alarms: u32,
}

/// What has been sent and what has come in. Never says more than is known.
#[uniffi::remote(Record)]
pub struct SyncView {
    /// How far the sync is that runs now.
    pub running: Option<ProgressView>,
    /// When the hub last answered; `None` when never.
    pub heard: Option<Instant>,
    /// Why the last try did not work.
    pub trouble: Option<Trouble>,
    /// Records and messages that wait here.
    pub waiting: u32,
    /// Sent to the hub, without word from those they are for.
    pub sent: u32,
    /// Whether everything sent has arrived, by the word of those it was for.
    pub all_arrived: bool,
    /// What is known about what others wrote.
    pub incoming: Incoming,
}

/// What is known about what others wrote.
#[uniffi::remote(Enum)]
pub enum Incoming {
    /// Nothing is missing, as of then, by the signed word of everyone in the team.
    Complete {
        /// As of when.
        as_of: Instant,
    },
    /// So many records are announced and not here yet.
    Missing {
        /// How many.
        records: u32,
    },
    /// Not certain: nothing was heard of so many devices for a while.
    Unsure {
        /// How many devices.
        devices: u32,
        /// The longest silence started then; `None` when nothing was ever heard.
        since: Option<Instant>,
    },
    /// Not in a team.
    Alone,
}

/// Why the hub could not be used.
#[uniffi::remote(Enum)]
pub enum Trouble {
    /// No connection, or the hub is down.
    Unreachable,
    /// The hub asks to wait.
    Busy,
    /// The certificate is not the one of the invitation.
    WrongCertificate,
    /// The coordinator has not signed for this device yet.
    Pending,
    /// This device's access was taken away.
    Revoked,
    /// App and hub are too far apart: update the older one.
    Update,
    /// The hub said something that cannot be; nothing of it was taken in.
    Dishonest,
    /// The hub refused for another reason; what waits still waits.
    Refused,
}

/// A safety timer.
#[uniffi::remote(Record)]
pub struct WatchView {
    /// Its id.
    pub watch: WatchId,
    /// For which case.
    pub case: CaseId,
    /// When it passes.
    pub due: Instant,
    /// When the hub confirmed that it watches. `None` shows as "niet bewaakt: geen verbinding".
    pub watched: Option<Instant>,
    /// When the worker said that all is well.
    pub well: Option<Instant>,
    /// Whether it is a silent alarm: nothing on a screen may show that it was raised.
    pub silent: bool,
    /// Name of the supervisor who saw it first, once it sounded; empty before.
    pub seen_by: String,
    /// When that was.
    pub seen_at: Option<Instant>,
}

/// A drill of the alarm: whether the whole chain worked, and when.
#[uniffi::remote(Record)]
pub struct DrillView {
    /// When it was begun.
    pub at: Instant,
    /// When the hub confirmed that it watches; `None` when it was not heard.
    pub watched: Option<Instant>,
    /// Name of the supervisor who saw it first; empty as long as nobody is known to.
    pub seen_by: String,
    /// When that was. Only with this the whole chain has worked.
    pub seen_at: Option<Instant>,
}

/// What to write down, and keep apart from the phone.
#[uniffi::remote(Record)]
pub struct RecoverySheet {
    /// The code: eight groups of six digits.
    pub code: String,
    /// Where the hub is and by what it is known. Not secret; may be shown as a QR code.
    pub card: String,
}
