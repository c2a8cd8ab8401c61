//! Keys from keys: HKDF-SHA256 (RFC 5869), one label per purpose.

use crate::Secret32;
use hkdf::HkdfExtract;
use sha2::Sha256;

/// The key of one purpose. Extract without salt over the secrets, one after the other; expand
/// with the label, a zero byte and the context.
#[must_use]
pub fn derive(label: &str, secrets: &[&Secret32], context: &[u8]) -> Secret32 {
    let secrets: Vec<&[u8]> = secrets.iter().map(|secret| secret.bytes().as_slice()).collect();
    derive_from(label, &secrets, context)
}

/// The same from secrets of any length.
pub(crate) fn derive_from(label: &str, secrets: &[&[u8]], context: &[u8]) -> Secret32 {
    let mut extract = HkdfExtract::<Sha256>::new(None);
    for secret in secrets {
        extract.input_ikm(secret);
    }
    let (_, hkdf) = extract.finalize();
    let mut out = zeroize::Zeroizing::new([0; 32]);
    // 32 bytes are one block: expanding cannot fail.
    let _ = hkdf.expand_multi_info(&[label.as_bytes(), &[0], context], out.as_mut_slice());
    Secret32::new(*out)
}
