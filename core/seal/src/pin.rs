//! Stretching a PIN: Argon2id (RFC 9106), its cost stored beside the vault and capped before use.

use crate::{Refused, Secret32};
use argon2::{Algorithm, Argon2, Params, Version};

/// The cost of stretching a PIN, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argon2Params {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Argon2Params {
    /// What a phone uses: above OWASP's least for Argon2id (19 MiB, 2 passes, 1 lane), and meant
    /// to stay below half a second on a phone of some years.
    pub const PHONE: Self = Self { memory_kib: 32 * 1024, passes: 3, lanes: 1 };

    /// As little as the limits allow: for tests and demonstrations with made-up people only.
    pub const SMALLEST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// The most that is accepted from a file: more memory would stop an old phone.
    pub const LARGEST: Self = Self { memory_kib: 256 * 1024, passes: 16, lanes: 4 };

    /// Whether this cost lies within the limits. Asked before anything is computed: a changed
    /// file must not be able to stop the phone.
    #[must_use]
    pub fn within_limits(&self) -> bool {
        let (least, most) = (Self::SMALLEST, Self::LARGEST);
        (least.memory_kib..=most.memory_kib).contains(&self.memory_kib)
            && (least.passes..=most.passes).contains(&self.passes)
            && (least.lanes..=most.lanes).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes
    }
}

/// Length of the salt, in bytes.
pub const SALT: usize = 16;

/// 32 bytes from a PIN: Argon2id, version 0x13, without secret or associated data.
///
/// # Errors
/// [`Refused::Cost`] when the cost lies outside the limits, before any work is done.
pub fn stretch(pin: &[u8], cost: &Argon2Params, salt: &[u8; SALT]) -> Result<Secret32, Refused> {
    if !cost.within_limits() {
        return Err(Refused::Cost);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| Refused::Cost)?;
    let mut out = zeroize::Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(pin, salt, out.as_mut_slice())
        .map_err(|_| Refused::Cost)?;
    Ok(Secret32::new(*out))
}
