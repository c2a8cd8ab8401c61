//! Bytes of this format's own making: fresh randomness, and small CBOR maps in sealed boxes.

use crate::error::{Error, NO_RANDOMNESS, OWN_BYTES};
use minicbor::{Decode, Decoder, Encode};
use seal::{Secret32, Zeroizing};

/// Fresh randomness.
pub(crate) fn fresh<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Internal { code: NO_RANDOMNESS })?;
    Ok(bytes)
}

/// A fresh key.
pub(crate) fn fresh_secret() -> Result<Secret32, Error> {
    Ok(Secret32::new(*Zeroizing::new(fresh()?)))
}

/// A fresh row number that tells nothing: positive, never 0.
pub(crate) fn fresh_number() -> Result<i64, Error> {
    Ok((i64::from_be_bytes(fresh()?) & i64::MAX).max(1))
}

/// A map as bytes.
pub(crate) fn encoded<T: Encode<()>>(value: &T) -> Result<Zeroizing<Vec<u8>>, Error> {
    let bytes = minicbor::to_vec(value).map_err(|_| Error::Internal { code: OWN_BYTES })?;
    Ok(Zeroizing::new(bytes))
}

/// A map from exactly these bytes.
pub(crate) fn decoded<'b, T: Decode<'b, ()>>(bytes: &'b [u8]) -> Option<T> {
    let mut d = Decoder::new(bytes);
    let value = d.decode().ok()?;
    (d.position() == bytes.len()).then_some(value)
}

/// Secrets as byte strings within a map.
pub(crate) mod secret {
    use minicbor::encode::Write;
    use minicbor::{Decoder, Encoder};
    use seal::Secret32;

    pub(crate) fn encode<C, W: Write>(
        secret: &Secret32,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(secret.bytes())?.ok()
    }

    pub(crate) fn decode<C>(
        d: &mut Decoder<'_>,
        _: &mut C,
    ) -> Result<Secret32, minicbor::decode::Error> {
        Secret32::from_slice(d.bytes()?)
            .ok_or_else(|| minicbor::decode::Error::message("a secret has 32 bytes"))
    }
}
