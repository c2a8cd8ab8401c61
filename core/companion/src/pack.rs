//! Reading a signed pack, and what stands in place of one.

use crate::error::{Error, Rejection, Result};
use field::Rest;
use field::pack::{DaysOff, Pack};
use seal::Refused;
use seal::signed::open_file;

/// The pack in a signed file, and who signed it.
pub(crate) fn open_pack(file: &[u8]) -> Result<(Pack, String)> {
    let rejected = |code| Error::Rejected { code };
    if file.len() > field::pack::MAX_BYTES {
        return Err(rejected(Rejection::TooLarge));
    }
    let opened = open_file(file).map_err(|refused| {
        rejected(match refused {
            Refused::TooLong => Rejection::TooLarge,
            Refused::Signature => Rejection::BadSignature,
            Refused::Newer { .. } => Rejection::NewerFormat,
            _ => Rejection::NotAPack,
        })
    })?;
    let pack = Pack::from_bytes(opened.body).ok_or(rejected(Rejection::NotAPack))?;
    Ok((pack, opened.signer.fingerprint()))
}

/// What stands in place of a pack until one is taken in.
pub(crate) fn no_pack() -> Pack {
    Pack {
        key: String::new(),
        version: 0,
        municipality: String::new(),
        code: String::new(),
        needs: Vec::new(),
        report_types: Vec::new(),
        reasons: Vec::new(),
        roles: Vec::new(),
        partners: Vec::new(),
        boundary: Vec::new(),
        villages: Vec::new(),
        days_off: DaysOff { good_friday: false, liberation_day: false, rest: Rest::NONE },
        mandate_cents: 0,
        justify_days: 0,
        sources: Vec::new(),
        example: true,
        rest: Rest::NONE,
    }
}
