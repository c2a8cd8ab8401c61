//! Ids cross as 32 hexadecimal digits: a string is a value in every language, and can stand in a
//! list's key or in the state that a shell saves. What comes back and is no id names nothing.

use crate::error::{CoreError, Result};
use companion::data::{
    AlarmId, AppointmentId, AttemptId, CallId, CaseId, ContactId, DeviceId, EntityId, InviteeId,
    LineId, PartnerId, PersonId, PlanItemId, PromiseId, ReportId, RevisionId, RoundId, SpendingId,
    SummaryId, VisitId, WatchId,
};

macro_rules! ids {
    ($($id:ident),*) => { $(
        uniffi::custom_type!($id, String, {
            remote,
            lower: |id| hex(id.bytes()),
            try_lift: |text| Ok($id::new(bytes(&text)?)),
        });
    )* };
}

ids!(
    AlarmId,
    AppointmentId,
    AttemptId,
    CallId,
    CaseId,
    ContactId,
    DeviceId,
    EntityId,
    InviteeId,
    LineId,
    PartnerId,
    PersonId,
    PlanItemId,
    PromiseId,
    ReportId,
    RevisionId,
    RoundId,
    SpendingId,
    SummaryId,
    VisitId,
    WatchId
);

fn hex(bytes: [u8; 16]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}

fn bytes(text: &str) -> Result<[u8; 16]> {
    let mut digits = text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()));
    let mut next = || digits.next().flatten().ok_or(CoreError::NotFound);
    let mut bytes = [0; 16];
    for byte in &mut bytes {
        *byte = next()? << 4 | next()?;
    }
    digits.next().is_none().then_some(bytes).ok_or(CoreError::NotFound)
}
