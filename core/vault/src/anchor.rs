//! The anchor: a few bytes outside the vault that say how far it was, under a key of the keystore
//! that is replaced each time. Who puts back an older vault has an older anchor with it at most,
//! and its key is gone.

use crate::bytes::{decoded, encoded, fresh};
use crate::contract::Id;
use crate::error::{Damage, Error};
use crate::file;
use crate::heads::ChainId;
use crate::keys::{Purpose, bound};
use crate::twofold::{self, part};
use crate::unlock::Vault;
use minicbor::{Decode, Encode};
use seal::chain::Head;
use seal::{Secret32, kdf, sealed};
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Ending of the anchor's file, behind the path of the vault.
const ANCHOR: &str = ".anchor";
const LABEL: &str = "schakel/anchor/1";
/// Least padded length, in bytes: every anchor is as long as the next.
const LEAST: usize = 128;

/// How far a vault was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Anchor {
    #[n(1)]
    version: u32,
    #[cbor(n(2), with = "minicbor::bytes")]
    vault: Id,
    /// How often it was anchored.
    #[n(3)]
    times: u64,
    /// Number of the last row of the log.
    #[n(4)]
    rows: u64,
    /// Hash over where each chain ended.
    #[cbor(n(5), with = "minicbor::bytes")]
    heads: [u8; 32],
}

/// How often a vault was anchored, as it knows itself (part 5).
#[derive(Encode, Decode)]
#[cbor(map)]
struct Times {
    #[n(1)]
    times: u64,
}

fn key_of(secret: &Secret32) -> Secret32 {
    kdf::derive(LABEL, &[secret], &[])
}

fn place() -> Vec<u8> {
    [LABEL.as_bytes(), &[0], &wire::SUITE_1.to_be_bytes()].concat()
}

impl Anchor {
    /// Writes it beside a vault in place of the one before, durably and at once, under a secret
    /// that no other anchor had. It stands there twice: one flipped bit costs nothing.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]; then the one before stands.
    pub fn write(&self, vault: &Path, secret: &Secret32) -> Result<(), Error> {
        let sealed =
            sealed::seal_padded(&key_of(secret), &fresh()?, &place(), &encoded(self)?, LEAST)?;
        let path = file::beside(vault, ANCHOR);
        let building = file::beside(&path, crate::unlock::UNFINISHED);
        let mut made = File::create(&building)?;
        made.write_all(&sealed)?;
        made.write_all(&sealed)?;
        made.sync_all()?;
        file::put_in_place(&building, &path)
    }

    /// Reads the anchor beside a vault, with the first of these secrets that opens it; `None` when
    /// none does, or nothing is there.
    ///
    /// # Errors
    /// [`Error::ReadOnly`] when the file may not be read.
    pub fn read(vault: &Path, secrets: &[Secret32]) -> Result<Option<Self>, Error> {
        let bytes = match std::fs::read(file::beside(vault, ANCHOR)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            read => read?,
        };
        let copies = [bytes.get(..bytes.len() / 2), bytes.get(bytes.len() / 2..)];
        let opened = secrets.iter().find_map(|secret| {
            let key = key_of(secret);
            let open = |copy: &[u8]| sealed::open_padded(&key, &place(), copy, LEAST).ok();
            copies.into_iter().flatten().find_map(open)
        });
        Ok(opened.and_then(|content| decoded(&content)))
    }

    /// Removes the anchor beside a vault; fine when there is none.
    ///
    /// # Errors
    /// [`Error::ReadOnly`].
    pub fn remove(vault: &Path) -> Result<(), Error> {
        let path = file::beside(vault, ANCHOR);
        file::remove(&file::beside(&path, crate::unlock::UNFINISHED))?;
        file::remove(&path)
    }
}

impl Vault {
    /// How far this vault is now, to be written as its anchor. Counts this first, durably: an
    /// older copy of the file has counted less.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]; [`Error::Damaged`] for an older copy.
    pub fn anchor(&mut self) -> Result<Anchor, Error> {
        if self.is_older_copy() {
            return Err(Error::Damaged);
        }
        let times = self.times().saturating_add(1);
        let bound = bound(Purpose::Anchored, &self.keys.vault, part::ANCHORED, &[]);
        let key = self.anchored_key();
        let sealed = sealed::seal(&key, &fresh()?, &bound, &encoded(&Times { times })?)?;
        twofold::write_durably(&self.connection, part::ANCHORED, &sealed)?;
        Ok(Anchor { times, ..self.as_anchor() })
    }

    /// Compares this vault with its anchor. When it is older, that is named as
    /// [`Damage::RolledBack`], and nothing is written to it any more: what others have of its
    /// chains goes further. A rescue starts a new life of the device from it.
    pub fn hold_against(&mut self, anchor: &Anchor) {
        let here = Anchor { times: self.times(), ..self.as_anchor() };
        let same_time = here.times == anchor.times;
        let fewer = here.rows < anchor.rows;
        let others = here.rows == anchor.rows && here.heads != anchor.heads;
        let older = here.times < anchor.times || (same_time && (fewer || others));
        if older || here.vault != anchor.vault {
            self.note_older_copy();
        }
    }

    /// Takes down that this vault is an older copy of itself, as its anchor or the hub shows.
    pub fn note_older_copy(&mut self) {
        self.ends.whole = false;
        if !self.is_older_copy() {
            self.faults.push(Damage::RolledBack);
        }
    }

    /// Whether this vault is an older copy of itself, as far as was noticed.
    #[must_use]
    pub fn is_older_copy(&self) -> bool {
        self.faults.contains(&Damage::RolledBack)
    }

    fn as_anchor(&self) -> Anchor {
        Anchor {
            version: 1,
            vault: self.keys.vault,
            times: 0,
            rows: self.ends.rows,
            heads: heads(self.ends.chains.iter().map(|(chain, end)| (chain, end.head))),
        }
    }

    fn anchored_key(&self) -> Secret32 {
        Purpose::Anchored.key(&[&self.keys.root], &self.keys.vault)
    }

    /// 0 in a vault that was never anchored, and where the count is damaged.
    fn times(&self) -> u64 {
        let kept = twofold::part(&self.connection, part::ANCHORED).ok().flatten();
        let bound = bound(Purpose::Anchored, &self.keys.vault, part::ANCHORED, &[]);
        let key = self.anchored_key();
        let opened = kept.and_then(|part| part.read(|copy| sealed::open(&key, &bound, copy).ok()));
        opened.and_then(|bytes| decoded::<Times>(&bytes)).map_or(0, |times| times.times)
    }
}

/// Over every chain that has a record, in one order.
pub(crate) fn heads<'a>(chains: impl Iterator<Item = (&'a ChainId, Head)>) -> [u8; 32] {
    let begun = chains.filter(|(_, head)| head.counter > 0);
    let mut all: Vec<Vec<u8>> = begun
        .map(|(chain, head)| {
            [
                chain.stream.as_slice(),
                &chain.author.device,
                &chain.author.incarnation,
                &chain.epoch.to_be_bytes(),
                &head.counter.to_be_bytes(),
                &head.hash,
            ]
            .concat()
        })
        .collect();
    all.sort_unstable();
    seal::chain::hash(LABEL.as_bytes(), &all.concat())
}
