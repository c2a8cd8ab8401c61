//! Every parser of bytes that come from outside, one at a time: `SCHAKEL_FUZZ` names it. Nothing
//! may panic, hang or take much memory, and what is taken has one form.
#![no_main]

mod data;
mod files;
mod taken;

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("SCHAKEL_FUZZ").unwrap_or_default();
    match name.as_str() {
        "wire" => data::wire,
        "texts" => data::texts,
        "signed" => data::signed,
        "records" => data::records,
        "bodies" => taken::bodies,
        "chains" => taken::chains,
        "vault" => files::vault,
        "spool" => files::spool,
        _ => panic!(
            "SCHAKEL_FUZZ names none of wire, texts, signed, records, bodies, chains, vault, spool"
        ),
    }
});

fuzz_target!(|bytes: &[u8]| TARGET(bytes));
