//! What goes into a vault and comes out of it.

use crate::error::Damage;
use seal::Secret32;
use seal::pin::Argon2Params;
use std::path::PathBuf;

/// 128 random bits.
pub type Id = [u8; 16];

/// What the phone's keystore holds for one vault.
#[derive(Clone)]
pub struct KeystoreSecrets {
    /// Made when the vault is made; never changes.
    pub device: Secret32,
    /// Wraps the key of the compartment table; replaced at each erase.
    pub table: Secret32,
}

/// Who writes: a device, and which of its lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Author {
    /// The device.
    pub device: Id,
    /// Its life: a restored phone starts a new one.
    pub incarnation: Id,
}

/// What a new vault is made with.
#[derive(Debug, Clone, Copy)]
pub struct NewVault {
    /// The team that this vault belongs to.
    pub team: Id,
    /// Who writes in it.
    pub author: Author,
    /// The cost of stretching the PIN.
    pub pin_cost: Argon2Params,
    /// How many wrong PINs in a row wipe the vault; at least 1.
    pub tries: u32,
}

/// What stands at a path, as far as it can be seen without a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Nothing.
    Absent,
    /// A vault of a format that this version reads.
    Present,
    /// A vault of a newer version.
    Newer {
        /// Its format.
        format: u32,
    },
    /// Something else.
    Foreign,
    /// A vault whose outermost part is damaged.
    Damaged,
}

/// Where the counting of wrong PINs stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lockout {
    /// Wrong PINs since the last right one.
    pub failed: u32,
    /// Tries left before the vault is wiped.
    pub tries_left: u32,
    /// Seconds until the next try is accepted; 0 when it may be now.
    pub wait_s: u64,
}

/// A compartment that starts with this batch.
#[derive(Debug, Clone, Copy)]
pub struct NewCompartment {
    /// Its random id.
    pub id: Id,
    /// Code of its retention regime; what it means is data of the pack.
    pub regime: u32,
}

/// One revision to be kept.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// The compartment it belongs to.
    pub compartment: Id,
    /// The kind of its record.
    pub kind: u32,
    /// The entity it is a state of.
    pub entity: Id,
    /// The bytes to seal.
    pub content: &'a [u8],
}

/// What one durable transaction adds.
#[derive(Clone, Copy, Default)]
pub struct Batch<'a> {
    /// Compartments that start here; each gets a fresh key.
    pub new_compartments: &'a [NewCompartment],
    /// Revisions, in order.
    pub entries: &'a [Entry<'a>],
    /// Slots of drafts that are finished by this.
    pub finished_drafts: &'a [&'a [u8]],
}

/// One revision that was kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in this vault, from 1.
    pub number: u64,
    /// The compartment it belongs to.
    pub compartment: Id,
    /// The kind of its record.
    pub kind: u32,
    /// The entity it is a state of.
    pub entity: Id,
    /// Who wrote it.
    pub author: Author,
    /// When it reached this vault from elsewhere, in UTC ms; `None` for what was written here.
    pub received_ms: Option<i64>,
    /// The bytes that were sealed.
    pub content: Vec<u8>,
}

/// A draft: its slot and its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// The name the caller gave it.
    pub slot: Vec<u8>,
    /// What was written so far.
    pub bytes: Vec<u8>,
}

/// What a rescue brought.
pub struct Rescue {
    /// The new vault, unlocked, with everything that was sound.
    pub vault: crate::Vault,
    /// Where the damaged file is kept.
    pub kept_as: PathBuf,
    /// What was wrong in it.
    pub lost: Vec<Damage>,
    /// How many revisions were carried over.
    pub recovered: u64,
}
