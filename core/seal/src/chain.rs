//! Chains: each sealed record names the hash of the one before it.

/// The place of one record in its chain: how many there are so far, and the hash of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of the record in its chain, from 1; 0 before the first.
    pub counter: u64,
    /// Hash of the record; zeros before the first.
    pub hash: [u8; 32],
}

impl Head {
    /// Before the first record.
    pub const START: Self = Self { counter: 0, hash: [0; 32] };

    /// The head after one more record. Its associated data names this head's hash, so the new
    /// one covers everything before it.
    #[must_use]
    pub fn next(&self, associated: &[u8], sealed: &[u8]) -> Self {
        Self { counter: self.counter.saturating_add(1), hash: hash(associated, sealed) }
    }
}

/// Hash of one record: BLAKE3 over a label, the length of the associated data (four bytes,
/// little-endian), the associated data and the box.
#[must_use]
pub fn hash(associated: &[u8], sealed: &[u8]) -> [u8; 32] {
    let length = u32::try_from(associated.len()).unwrap_or(u32::MAX);
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"schakel/chain/1\0").update(&length.to_le_bytes());
    hasher.update(associated).update(sealed);
    *hasher.finalize().as_bytes()
}

/// 32 bytes that stand for `name` to whoever has the key, and say nothing to others: BLAKE3 with
/// a key.
#[must_use]
pub fn keyed(key: &crate::Secret32, name: &[u8]) -> [u8; 32] {
    *blake3::keyed_hash(key.bytes(), name).as_bytes()
}

/// The first eight bytes of the BLAKE3 hash: tells an accident from a sound copy, nothing more.
#[must_use]
pub fn checksum(bytes: &[u8]) -> [u8; 8] {
    let hash = blake3::hash(bytes);
    let mut first = [0; 8];
    first.iter_mut().zip(hash.as_bytes()).for_each(|(to, from)| *to = *from);
    first
}
