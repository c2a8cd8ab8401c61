//! One of each message, with every field that it can have.

use std::sync::LazyLock;
use wire::body::{
    AlarmNotice, CompartmentEnd, CompartmentGrant, EpochKey, ErasureOrder, Mark, MarkKind,
    QuarantineRelease, TeamKeyGrant,
};
use wire::{
    AlarmRelease, Append, Appended, Arm, Batch, CancelAlarm, ChangeMembers, Code, Cursor, Done,
    Erased, Erasure, Found, Heard, Hello, Item, Join, Joins, Kind, Limits, ListJoins, Malformed,
    Message, Newcomer, Open, Outcome, Page, Pages, Quarantined, Read, Receipt, Received, Recover,
    Recovered, Refusal, RevokeToken, Seen, Slot, SlotGet, SlotName, SlotPut, Statement, StreamKind,
    Ticket, Tombstone, Waiting, Welcome, Wrote, capability,
};

pub(crate) const TIME: i64 = 1_770_000_000_000;

pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    /// Reads the bytes as this message and writes them again.
    pub(crate) again: fn(&[u8]) -> Result<Vec<u8>, Malformed>,
}

fn sample<T: Message>(name: &'static str, message: &T) -> Sample {
    Sample { name, bytes: message.to_bytes(), again: |b| T::from_bytes(b).map(|m| m.to_bytes()) }
}

pub(crate) static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    vec![
        sample("hello", &hello()),
        sample("welcome", &welcome()),
        sample("append", &append()),
        sample("appended", &appended()),
        sample("read", &read()),
        sample("pages", &pages()),
        sample("members", &members()),
        sample("done", &Done {}),
        sample("refusal", &refusal()),
        sample("slot put", &slot_put()),
        sample("slot get", &SlotGet { name: SlotName::KEY_BACKUP }),
        sample("slot", &slot(b"backup")),
        sample("recover", &recover()),
        sample("recovered", &recovered()),
        sample("found", &found()),
        sample("ticket", &ticket()),
        sample("join", &join()),
        sample("list joins", &ListJoins {}),
        sample("joins", &joins()),
        sample("revoke token", &RevokeToken { device: [3; 16], incarnation: [4; 16] }),
        sample("arm", &arm()),
        sample("receipt", &receipt()),
        sample("cancel alarm", &cancel_alarm()),
        sample("release", &release()),
        sample("quarantined", &quarantined()),
        sample("statement", &statement()),
        sample("team key grant", &TeamKeyGrant { epoch: 1, key: [22; 32] }),
        sample("compartment grant", &compartment_grant()),
        sample("alarm notice", &alarm_notice()),
        sample("mark", &mark()),
        sample("quarantine release", &quarantine_release()),
        sample("compartment end", &compartment_end()),
        sample("tombstone", &tombstone()),
        sample("erasure", &erasure()),
        sample("erasure order", &erasure_order()),
        sample("erased", &erased()),
        sample("item", &item()),
        sample("Outcome, taken", &Outcome::Taken(vec![1, 300])),
        sample("Outcome, held", &Outcome::Held(vec![1])),
        sample("Outcome, refused", &Outcome::Refused(refusal())),
    ]
});

pub(crate) fn item() -> Item {
    Item { kind: Kind::STATEMENT, bytes: b"abc".to_vec() }
}

pub(crate) fn hello() -> Hello {
    Hello { versions: vec![1], capabilities: vec![capability::ALARM, capability::RECOVERY] }
}

pub(crate) fn welcome() -> Welcome {
    Welcome {
        version: 1,
        capabilities: vec![capability::ALARM, capability::RECOVERY],
        now_ms: TIME,
        limits: Limits::DEFAULT,
    }
}

pub(crate) fn append() -> Append {
    let open = Open { kind: StreamKind::COMPARTMENT, members: vec![[3; 16]] };
    let items = vec![item(), Item { kind: Kind(40_000), bytes: vec![] }];
    let batches = vec![
        Batch { stream: [8; 16], items, open: Some(open) },
        Batch { stream: [9; 16], items: vec![item()], open: None },
    ];
    Append { batches }
}

pub(crate) fn appended() -> Appended {
    let refused = Outcome::Refused(refusal());
    Appended { results: vec![Outcome::Taken(vec![41, 42]), Outcome::Held(vec![1]), refused] }
}

pub(crate) fn read() -> Read {
    let streams = vec![Cursor { stream: [8; 16], after: 40 }, Cursor { stream: [9; 16], after: 0 }];
    Read { streams, wait_s: 55 }
}

pub(crate) fn pages() -> Pages {
    let received =
        Received { seq: 41, received_ms: TIME, kind: Kind::STATEMENT, bytes: b"abc".to_vec() };
    let refused = Some(Refusal::from(Code::NoStream));
    let pages = vec![
        Page { stream: [8; 16], items: vec![received], last: 41, refused: None },
        Page { stream: [9; 16], items: vec![], last: 0, refused },
    ];
    Pages { pages }
}

pub(crate) fn members() -> ChangeMembers {
    ChangeMembers { stream: [8; 16], add: vec![[3; 16]], remove: vec![] }
}

pub(crate) fn refusal() -> Refusal {
    Refusal { code: Code::Quota, retry_after_s: Some(600) }
}

pub(crate) fn slot(bytes: &[u8]) -> Slot {
    Slot { version: 2, bytes: bytes.to_vec() }
}

pub(crate) fn slot_put() -> SlotPut {
    SlotPut {
        name: SlotName::RECOVERY_SHARE,
        version: 2,
        bytes: vec![0x17; 32],
        recovery_hash: Some([0x18; 32]),
    }
}

pub(crate) fn newcomer() -> Newcomer {
    Newcomer {
        device: [3; 16],
        incarnation: [4; 16],
        token_hash: [0x19; 32],
        sealed: b"sealed".to_vec(),
    }
}

pub(crate) fn recover() -> Recover {
    Recover { hub_key: [0x1a; 32], newcomer: Some(newcomer()) }
}

pub(crate) fn recovered() -> Recovered {
    Recovered { device: [5; 16], share: slot(&[0x17; 32]), backup: slot(b"backup") }
}

pub(crate) fn found() -> Found {
    Found {
        ticket: [0x1b; 32],
        root: [0x1c; 32],
        roster: b"roster".to_vec(),
        device: [1; 16],
        incarnation: [2; 16],
        token_hash: [0x19; 32],
    }
}

pub(crate) fn ticket() -> Ticket {
    Ticket { ticket_hash: [0x1d; 32], expires_ms: TIME, roles: 1 }
}

pub(crate) fn join() -> Join {
    Join { ticket: [0x1b; 32], newcomer: newcomer() }
}

pub(crate) fn joins() -> Joins {
    let by_ticket = Waiting {
        device: [3; 16],
        incarnation: [4; 16],
        received_ms: TIME,
        sealed: b"sealed".to_vec(),
        ticket_hash: Some([0x1d; 32]),
        succeeds: None,
    };
    let successor = Waiting { ticket_hash: None, succeeds: Some([5; 16]), ..by_ticket.clone() };
    Joins { waiting: vec![by_ticket, successor] }
}

pub(crate) fn arm() -> Arm {
    Arm {
        alarm: [6; 16],
        due_ms: TIME + 3_600_000,
        grace_s: 300,
        release_key: [0x1e; 32],
        inboxes: vec![[1; 16]],
    }
}

pub(crate) fn receipt() -> Receipt {
    Receipt { alarm: [6; 16], due_ms: TIME + 3_600_000, at_ms: TIME }
}

pub(crate) fn cancel_alarm() -> CancelAlarm {
    let item = Item { kind: Kind::ALARM_CANCEL, bytes: b"cancel".to_vec() };
    CancelAlarm { alarm: [6; 16], item }
}

pub(crate) fn release() -> AlarmRelease {
    AlarmRelease { alarm: [6; 16], release_key: [0x1e; 32], due_ms: TIME + 3_600_000 }
}

pub(crate) fn quarantined() -> Quarantined {
    Quarantined { stream: [8; 16], item: item() }
}

pub(crate) fn statement() -> Statement {
    let heard = |counter| Heard { device: [1; 16], incarnation: [2; 16], counter };
    let seen =
        Seen { stream: [8; 16], device: [1; 16], incarnation: [2; 16], epoch: 1, counter: 7 };
    Statement {
        device: [3; 16],
        incarnation: [4; 16],
        at_ms: TIME,
        wrote: vec![Wrote { stream: [8; 16], epoch: 1, counter: 12 }],
        received: vec![heard(3)],
        read: vec![seen],
        sent: vec![heard(5)],
        grant_key: None,
    }
}

pub(crate) fn compartment_grant() -> CompartmentGrant {
    let key = [0x20; 32];
    CompartmentGrant {
        compartment: [7; 16],
        stream: [8; 16],
        epoch: 300,
        key,
        regime: 7,
        earlier: Some(vec![EpochKey { epoch: 1, key: [0x22; 32] }]),
    }
}

pub(crate) fn tombstone() -> Tombstone {
    Tombstone {
        version: Tombstone::VERSION,
        stream: [8; 16],
        compartment: [7; 16],
        epoch: 1,
        device: [3; 16],
        incarnation: [4; 16],
        counter: 5,
        previous: [0x23; 32],
        hashes: vec![[0x24; 32], [0x25; 32]],
        signer: [3; 16],
        signer_incarnation: [4; 16],
        at_ms: TIME,
    }
}

pub(crate) fn erasure() -> Erasure {
    Erasure {
        version: Erasure::VERSION,
        stream: [8; 16],
        compartment: [7; 16],
        device: [3; 16],
        incarnation: [4; 16],
        at_ms: TIME,
    }
}

pub(crate) fn erasure_order() -> ErasureOrder {
    ErasureOrder { order: b"stamped".to_vec(), case: [12; 16], whole: true, ground: 3 }
}

pub(crate) fn erased() -> Erased {
    Erased {
        version: Erased::VERSION,
        compartment: [7; 16],
        order: [13; 16],
        device: [1; 16],
        incarnation: [2; 16],
        at_ms: TIME,
    }
}

pub(crate) fn compartment_end() -> CompartmentEnd {
    CompartmentEnd { compartment: [7; 16], at_ms: TIME }
}

pub(crate) fn alarm_notice() -> AlarmNotice {
    let sealed = b"sealed".to_vec();
    AlarmNotice { alarm: [6; 16], due_ms: TIME + 3_600_000, grace_s: 300, sealed, drill: None }
}

pub(crate) fn mark() -> Mark {
    Mark { summary: [10; 16], kind: MarkKind::FOLLOW_UP, at_ms: TIME, read_ms: None, of_ms: None }
}

pub(crate) fn quarantine_release() -> QuarantineRelease {
    QuarantineRelease { device: [3; 16], incarnation: [4; 16], items: vec![[11; 16]] }
}
