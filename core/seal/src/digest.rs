//! Short names for bytes: BLAKE3, its first 16 bytes where an id is wanted.

/// The id of an item: over its bytes `[kind, bytes]`.
#[must_use]
pub fn item_id(item: &[u8]) -> [u8; 16] {
    first16(blake3::hash(item).as_bytes())
}

/// What the hub keeps of a token, a ticket or a recovery key. These are 256 random bits, so that
/// a plain hash is enough.
#[must_use]
pub fn secret_hash(secret: &[u8; 32]) -> [u8; 32] {
    *blake3::hash(secret).as_bytes()
}

/// The stream in which the hub keeps what a revoked device still sends.
#[must_use]
pub fn quarantine_stream(team: &[u8; 16], device: &[u8; 16], incarnation: &[u8; 16]) -> [u8; 16] {
    first16(&labelled(b"schakel/quarantine/1\0", &[team, device, incarnation]))
}

/// Hash of parts that have a fixed length, or stand last.
pub(crate) fn labelled(label: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(label);
    for part in parts {
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}

pub(crate) fn first16(hash: &[u8; 32]) -> [u8; 16] {
    let mut first = [0; 16];
    first.iter_mut().zip(hash).for_each(|(to, from)| *to = *from);
    first
}
