//! Which key opens what. The labels stand in FORMAT.md and never change.

use crate::BOXES;
use crate::bytes::fresh;
use crate::contract::Id;
use crate::error::Error;
use seal::{Secret32, kdf, sealed};

/// The purpose of a box within the file: part of its associated data and of its key's label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Lockout,
    Pin,
    Biometric,
    Own,
    Table,
    Compartment,
    Header,
    Head,
    Draft,
    DraftFirst,
    DraftSlot,
    Personal,
    Life,
    Anchored,
    Renewed,
    Snapshot,
    SnapshotPart,
}

impl Purpose {
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Lockout => "schakel/vault/1/lockout",
            Self::Pin => "schakel/vault/1/pin",
            Self::Biometric => "schakel/vault/1/biometric",
            Self::Own => "schakel/vault/1/own",
            Self::Table => "schakel/vault/1/table",
            Self::Compartment => "schakel/vault/1/compartment",
            Self::Header => "schakel/vault/1/header",
            Self::Head => "schakel/vault/1/head",
            Self::Draft => "schakel/vault/2/draft",
            Self::DraftFirst => "schakel/vault/1/draft",
            Self::DraftSlot => "schakel/vault/1/draft-slot",
            Self::Personal => "schakel/vault/1/personal",
            Self::Life => "schakel/vault/1/life",
            Self::Anchored => "schakel/vault/1/anchored",
            Self::Renewed => "schakel/vault/1/renewed",
            Self::Snapshot => "schakel/vault/2/snapshot",
            Self::SnapshotPart => "schakel/vault/2/snapshot-part",
        }
    }

    /// The key of this purpose in one vault.
    pub(crate) fn key(self, secrets: &[&Secret32], vault: &Id) -> Secret32 {
        kdf::derive(self.label(), secrets, vault)
    }
}

/// What binds a box to its place: purpose, suite, format, vault, and the number of its row or
/// part; `more` is what stands beside it in the clear.
pub(crate) fn bound(purpose: Purpose, vault: &Id, number: i64, more: &[u8]) -> Vec<u8> {
    let label = purpose.label().as_bytes();
    let suite = wire::SUITE_1.to_be_bytes();
    [label, &[0], &suite, &BOXES.to_be_bytes(), vault, &number.to_be_bytes(), more].concat()
}

/// The keys of an unlocked vault.
pub(crate) struct Keys {
    pub(crate) vault: Id,
    /// Opens everything below but the compartments; wrapped by the slots.
    pub(crate) root: Secret32,
    /// Opens the compartments' keys.
    pub(crate) table: Secret32,
    header: Secret32,
    head: Secret32,
    draft: Secret32,
    draft_first: Secret32,
    draft_slot: Secret32,
}

impl Keys {
    pub(crate) fn new(vault: Id, root: Secret32, table: Secret32) -> Self {
        let of = |purpose: Purpose| purpose.key(&[&root], &vault);
        Self {
            header: of(Purpose::Header),
            head: of(Purpose::Head),
            // Together with the table key: what was typed about a case that is erased goes too.
            draft: Purpose::Draft.key(&[&root, &table], &vault),
            draft_first: of(Purpose::DraftFirst),
            draft_slot: of(Purpose::DraftSlot),
            vault,
            root,
            table,
        }
    }

    /// The same keys over another table key.
    pub(crate) fn with_table(&self, table: Secret32) -> Self {
        Self::new(self.vault, self.root.clone(), table)
    }

    /// The key of the personal compartment: from the root, never in the table.
    pub(crate) fn personal(&self) -> Secret32 {
        Purpose::Personal.key(&[&self.root], &self.vault)
    }

    /// What other keys of this life of the device are derived from.
    pub(crate) fn life(&self) -> Secret32 {
        Purpose::Life.key(&[&self.root], &self.vault)
    }

    /// The number of a draft's row.
    pub(crate) fn draft_number(&self, slot: &[u8]) -> i64 {
        let hash = seal::chain::keyed(&self.draft_slot, slot);
        hash.first_chunk::<8>().map_or(0, |first| i64::from_be_bytes(*first))
    }

    fn of(&self, purpose: Purpose) -> &Secret32 {
        match purpose {
            Purpose::Header => &self.header,
            Purpose::Head => &self.head,
            Purpose::Draft => &self.draft,
            Purpose::DraftFirst => &self.draft_first,
            Purpose::Compartment => &self.table,
            _ => &self.root,
        }
    }

    /// Seals the box of a row, padded.
    pub(crate) fn seal(
        &self,
        purpose: Purpose,
        number: i64,
        content: &[u8],
    ) -> Result<Vec<u8>, Error> {
        let bound = bound(purpose, &self.vault, number, &[]);
        Ok(sealed::seal_padded(self.of(purpose), &fresh()?, &bound, content, least(purpose))?)
    }

    /// Opens the box of a row.
    pub(crate) fn open(&self, purpose: Purpose, number: i64, sealed: &[u8]) -> Option<Vec<u8>> {
        let bound = bound(purpose, &self.vault, number, &[]);
        sealed::open_padded(self.of(purpose), &bound, sealed, least(purpose)).ok()
    }
}

/// Least padded length, in bytes: what lets all boxes of one purpose be equally long, and those
/// of another purpose not.
pub(crate) fn least(purpose: Purpose) -> usize {
    match purpose {
        Purpose::Header => 224,
        Purpose::Head => 128,
        Purpose::Compartment => 144,
        _ => 256,
    }
}

/// The key that wraps the table key.
pub(crate) fn table_wrap(root: &Secret32, table: &Secret32, vault: &Id) -> Secret32 {
    Purpose::Table.key(&[root, table], vault)
}
