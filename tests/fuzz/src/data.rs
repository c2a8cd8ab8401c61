//! What stands in bytes and texts alone: messages, invitations, codes, signed things, records.

use field::id::{CompartmentId, DeviceId, IncarnationId};
use field::pack::Pack;
use field::record::Body;
use field::revision::{Author, Revision};
use field::time::Instant;
use seal::Secret32;
use seal::heartbeat::Heartbeat;
use seal::invitation::Invitation;
use seal::recovery::Code;
use seal::roster::SignedRoster;
use seal::sign::SigningKey;
use seal::signed::{open_file, sign_file};
use seal::stamp::Stamped;
use std::fmt::Debug;
use wire::{BatchHead, Envelope, Message};

/// A message that is taken has one form: the same again from its own bytes.
fn again<M: Message + PartialEq + Debug>(bytes: &[u8]) {
    if let Ok(message) = M::from_bytes(bytes) {
        assert_eq!(M::from_bytes(&message.to_bytes()).as_ref(), Ok(&message));
    }
}

/// A message without a way to compare it: by its bytes.
fn same_bytes<M: Message>(bytes: &[u8]) {
    if let Ok(message) = M::from_bytes(bytes) {
        let made = message.to_bytes();
        assert_eq!(M::from_bytes(&made).map(|m| m.to_bytes()).as_ref(), Ok(&made));
    }
}

/// Everything that travels between phone and hub; the first byte says what it is taken for.
pub(crate) fn wire(bytes: &[u8]) {
    let Some((what, bytes)) = bytes.split_first() else { return };
    macro_rules! one_of {
        ($($number:literal $message:ty,)*) => {
            match what % 34 {
                $($number => same_bytes::<$message>(bytes),)*
                28 => envelope(bytes),
                29 => head(bytes),
                30 => again::<wire::Item>(bytes),
                31 => again::<wire::Received>(bytes),
                32 => again::<wire::Open>(bytes),
                _ => drop(std::str::from_utf8(bytes).ok().and_then(wire::http::from_bearer)),
            }
        };
    }
    one_of! {
        0 wire::Hello, 1 wire::Welcome, 2 wire::Found, 3 wire::Join, 4 wire::ListJoins,
        5 wire::Joins, 6 wire::RevokeToken, 7 wire::Ticket, 8 wire::Append, 9 wire::Appended,
        10 wire::Read, 11 wire::Pages, 12 wire::ChangeMembers, 13 wire::Done, 14 wire::SlotGet,
        15 wire::Slot, 16 wire::SlotPut, 17 wire::Recover, 18 wire::Recovered, 19 wire::Arm,
        20 wire::Receipt, 21 wire::CancelAlarm, 22 wire::AlarmRelease, 23 wire::Refusal,
        24 wire::Statement, 25 wire::Tombstone, 26 wire::body::CompartmentGrant,
        27 wire::body::AlarmNotice,
    }
}

fn envelope(bytes: &[u8]) {
    if let Ok(envelope) = Envelope::from_bytes(bytes) {
        assert_eq!(envelope.to_bytes(), bytes);
        let _ = envelope.associated_data();
    }
}

fn head(bytes: &[u8]) {
    if let Ok(head) = BatchHead::from_bytes(bytes) {
        assert_eq!(head.to_bytes(), bytes);
        let _ = head.signed_bytes();
    }
}

/// Invitations and recovery codes, as somebody pastes or types them.
pub(crate) fn texts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(invitation) = Invitation::from_text(&text) {
        let written = invitation.to_text();
        let again = Invitation::from_text(&written).map(|again| again.to_text().to_string());
        assert_eq!(again.ok().as_deref(), Some(written.as_str()));
    }
    if let Ok(code) = Code::from_text(&text) {
        let written = code.to_text();
        let again = Code::from_text(&written).map(|again| again.to_text().to_string());
        assert_eq!(again.ok().as_deref(), Some(written.as_str()));
    }
}

/// Packs, rosters, heartbeats: as they come, and with a signature that is right.
pub(crate) fn signed(bytes: &[u8]) {
    let key = SigningKey::from_seed(&Secret32::new([7; 32]));
    let _ = open_file(bytes);
    if let Ok(file) = sign_file(&key, bytes) {
        let opened = open_file(&file).map(|opened| opened.body);
        assert_eq!(opened.ok(), Some(bytes));
    }
    let _ = Pack::from_bytes(bytes);
    let _ = SignedRoster::verify(bytes, &[7; 16]);
    let _ = Heartbeat::verify(bytes, &key.verifying_key());
    let _ = Stamped::from_bytes(bytes);
    let _ = seal::team::epoch(bytes);
}

/// The content of a sealed body, and the record in it.
pub(crate) fn records(bytes: &[u8]) {
    let author =
        Author { device: DeviceId::new([1; 16]), incarnation: IncarnationId::new([2; 16]) };
    let compartment = CompartmentId::new([3; 16]);
    if let Some(revision) =
        Revision::from_content(bytes, compartment, author, Some(Instant(1_770_000_000_000)))
    {
        look(&revision.body);
        let again = Revision::from_content(&revision.to_content(), compartment, author, None);
        assert_eq!(again.map(|again| again.to_content()), Some(revision.to_content()));
    }
    let Some((kind, bytes)) = bytes.split_first() else { return };
    look(&Body::from_bytes(u32::from(*kind % 40), bytes));
}

fn look(body: &Body) {
    let (mut under, mut words) = (Vec::new(), Vec::new());
    let _ = (body.happened(), body.waits());
    body.links(&mut under);
    body.text(&mut words);
    let bytes = body.to_bytes();
    assert_eq!(Body::from_bytes(body.kind(), &bytes).to_bytes(), bytes);
}
