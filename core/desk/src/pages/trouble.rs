//! What did not work, and how it stands with the hub, each in a sentence that says what to do.

use crate::say::Say;
use crate::texts::Text;
use companion::{Error, Incoming, Refusal, Rejection, SyncView, Trouble};

/// An error in words. Nothing of what was typed is in it.
pub(crate) fn words(say: Say, error: &Error) -> String {
    let text = match error {
        Error::Locked => Text::Locked,
        Error::Refused(refusal) => return refused(say, *refusal),
        Error::NotFound => Text::NotFound,
        Error::Invalid { .. } => Text::NotFilledIn,
        Error::Conflict => Text::ChangedMeanwhile,
        Error::StorageFull => Text::DiskFull,
        Error::ReadOnly => Text::ReadOnly,
        Error::Corrupt => Text::Damaged,
        Error::Newer => Text::Newer,
        Error::InUse => Text::InUse,
        Error::Unreachable { .. } => Text::HubAway,
        Error::Rejected { code } => match code {
            Rejection::NotAnInvitation => Text::NotAnInvitation,
            Rejection::InvitationUsed => Text::InvitationUsed,
            Rejection::NotCoordinator => Text::NotCoordinator,
            Rejection::OtherTeam => Text::OtherTeam,
            Rejection::AlreadySetUp => Text::AlreadySetUp,
            _ => Text::Rejected,
        },
        Error::Internal { code } => return say.fill(Text::Fault, &[&code.to_string()]),
    };
    say.text(text).to_owned()
}

fn refused(say: Say, refusal: Refusal) -> String {
    match refusal {
        Refusal::WrongPin { .. } => say.text(Text::WrongPin).to_owned(),
        Refusal::Wait { .. } => say.text(Text::TooSoon).to_owned(),
        Refusal::PinNeeded => say.text(Text::Pin).to_owned(),
        Refusal::OtherDevice => say.text(Text::OtherDevice).to_owned(),
        Refusal::RolledBack => say.text(Text::RolledBack).to_owned(),
        Refusal::Wiped => say.text(Text::Wiped).to_owned(),
        Refusal::WeakPin => say.text(Text::PinRule).to_owned(),
    }
}

/// How it stands with the hub, and whether that is in order. Never more than is known.
pub(crate) fn sync_sentence(say: Say, view: &SyncView) -> (bool, String) {
    if view.incoming == Incoming::Alone {
        return (true, say.text(Text::SyncAlone).to_owned());
    }
    if let Some(trouble) = view.trouble {
        return (false, join([Some(troubled(say, trouble, view)), outgoing(say, view)]));
    }
    let (in_order, incoming) = match &view.incoming {
        Incoming::Complete { as_of } => (true, say.fill(Text::AllIsHere, &[&say.moment(*as_of)])),
        Incoming::Missing { records } => {
            (false, say.count(*records, Text::MissingOne, Text::MissingMany))
        }
        Incoming::Unsure { devices, since } => {
            let sure = say.count(*devices, Text::UnsureOne, Text::UnsureMany);
            let since = since.map(|at| say.fill(Text::SilentSince, &[&say.moment(at)]));
            (false, format!("{sure}{}.", since.unwrap_or_default()))
        }
        Incoming::Alone => (true, String::new()),
    };
    (in_order && view.waiting == 0, join([Some(incoming), outgoing(say, view)]))
}

fn troubled(say: Say, trouble: Trouble, view: &SyncView) -> String {
    let last = view.heard.map_or_else(
        || say.text(Text::NeverHeard).to_owned(),
        |at| say.fill(Text::LastHeardAt, &[&say.moment(at)]),
    );
    let why = match trouble {
        Trouble::Unreachable => Text::TroubleUnreachable,
        Trouble::Busy => Text::TroubleBusy,
        Trouble::WrongCertificate => Text::TroubleCertificate,
        Trouble::Revoked => Text::YouAreRevoked,
        Trouble::Dishonest => Text::TroubleDishonest,
        Trouble::Pending => Text::TroublePending,
        Trouble::Update => Text::TroubleUpdate,
        Trouble::Refused => Text::TroubleRefused,
    };
    format!("{} {last}", say.text(why))
}

/// What was written here and is not yet known to have arrived.
fn outgoing(say: Say, view: &SyncView) -> Option<String> {
    match (view.waiting, view.sent, view.all_arrived) {
        (0, _, true) | (0, 0, _) => None,
        (0, sent, false) => Some(say.count(sent, Text::SentOne, Text::SentMany)),
        (waiting, _, _) => Some(say.count(waiting, Text::WaitingOne, Text::WaitingMany)),
    }
}

fn join<const N: usize>(sentences: [Option<String>; N]) -> String {
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
