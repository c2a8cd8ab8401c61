//! What a colleague's phone sends: any body under the right key, and any order of pieces.

use seal::chain::Head;
use seal::sealed::seal_padded;
use seal::sign::Purpose;
use std::cell::RefCell;
use std::ops::ControlFlow;
use tempfile::TempDir;
use vault::{
    Argon2Params, Arriving, Author, Batch, Entry, KeystoreSecrets, NewCompartment, NewVault, Piece,
    Secret32, Vault,
};
use wire::{BatchHead, Envelope};

const CASE: [u8; 16] = [1; 16];

/// Two vaults that share a case, in memory where the system has a place for that.
struct Pair {
    _folders: [TempDir; 2],
    mine: Vault,
    theirs: Vault,
    /// Where their chain ends.
    end: Head,
    sent: Vec<Piece>,
}

pub(crate) fn memory() -> TempDir {
    let memory = std::path::Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}

pub(crate) fn secrets() -> KeystoreSecrets {
    KeystoreSecrets { device: Secret32::new([1; 32]), table: Secret32::new([2; 32]) }
}

pub(crate) fn new_vault(folder: &TempDir, n: u8) -> Vault {
    let new = NewVault {
        team: [9; 16],
        author: Author { device: [n; 16], incarnation: [n; 16] },
        pin_cost: Argon2Params::SMALLEST,
        tries: 10,
    };
    Vault::create(&folder.path().join("vault"), &secrets(), b"273849", &new, 0).expect("a vault")
}

impl Pair {
    fn new() -> Self {
        let folders = [memory(), memory()];
        let (mut mine, mut theirs) = (new_vault(&folders[0], 1), new_vault(&folders[1], 2));
        let new = [NewCompartment { id: CASE, regime: 1 }];
        theirs.append(&Batch { new_compartments: &new, ..Batch::default() }).expect("a case");
        for text in [b"one".as_slice(), b"two", b"three"] {
            let entry = Entry { compartment: CASE, kind: 8, entity: [5; 16], content: text };
            theirs.append(&Batch { entries: &[entry], ..Batch::default() }).expect("a record");
        }
        let mut sent = Vec::new();
        let each = &mut |out: vault::Outgoing| {
            sent.push(out.piece);
            ControlFlow::Continue(())
        };
        theirs.outgoing(0, each).expect("what was written");
        mine.add_compartment(&theirs.grants(CASE)[0]).expect("its key");
        Self { _folders: folders, mine, theirs, end: Head::START, sent }
    }

    fn take(&mut self, pieces: Vec<Piece>) {
        let arriving: Vec<_> = (0..)
            .zip(pieces)
            .map(|(number, piece)| Arriving { number, received_ms: 0, piece })
            .collect();
        let (author, key) = (self.theirs.author(), self.theirs.signing_key().verifying_key());
        let taken = self.mine.receive(&arriving, &|of| (of == author).then_some(key));
        let taken = taken.expect("nothing that arrives is an error");
        let all = taken.done.len() + taken.waiting.len() + taken.refused.len();
        assert_eq!(all, arriving.len(), "each number comes back once");
    }
}

thread_local! {
    static PAIR: RefCell<(Pair, u32)> = RefCell::new((Pair::new(), 0));
}

/// Begins anew now and then, so that a vault stays small.
fn with(act: impl FnOnce(&mut Pair)) {
    PAIR.with_borrow_mut(|(pair, used)| {
        *used += 1;
        if *used % 500 == 0 {
            *pair = Pair::new();
        }
        act(pair);
    });
}

/// The content of a body that its author signed.
pub(crate) fn bodies(bytes: &[u8]) {
    with(|pair| {
        let Some(Piece::Record(first)) = pair.sent.first().cloned() else { return };
        let envelope = Envelope {
            counter: pair.end.counter + 1,
            previous: pair.end.hash,
            sealed: Vec::new(),
            ..first
        };
        let key = pair.theirs.grants(CASE)[0].key.clone();
        let associated = envelope.associated_data();
        let Ok(sealed) = seal_padded(&key, &[3; 24], &associated, bytes, 256) else { return };
        pair.end = pair.end.next(&associated, &sealed);
        let Some(Piece::Head(last)) = pair.sent.get(1).cloned() else { return };
        let mut head = BatchHead { counter: pair.end.counter, hash: pair.end.hash, ..last };
        head.signature = pair.theirs.signing_key().sign(Purpose::ChainHead, &head.signed_bytes());
        pair.take(vec![Piece::Record(Envelope { sealed, ..envelope }), Piece::Head(head)]);
    });
}

/// True pieces in any order, changed anywhere, and whatever else can be read as one.
pub(crate) fn chains(bytes: &[u8]) {
    with(|pair| {
        let mut pieces = Vec::new();
        for three in bytes.chunks(3) {
            let [which, at, with] = [0, 1, 2].map(|n| three.get(n).copied().unwrap_or(0));
            let Some(piece) = pair.sent.get(usize::from(which) % pair.sent.len()) else { continue };
            let mut changed = match piece {
                Piece::Record(envelope) => envelope.to_bytes(),
                Piece::Head(head) => head.to_bytes(),
                Piece::Stub(_) => continue,
            };
            let at = usize::from(at) * 2 % changed.len();
            changed[at] ^= with;
            let piece = match piece {
                Piece::Record(_) => Envelope::from_bytes(&changed).ok().map(Piece::Record),
                _ => BatchHead::from_bytes(&changed).ok().map(Piece::Head),
            };
            pieces.extend(piece);
        }
        pair.take(pieces);
    });
}
