//! The bare time to open so many boxes on one core, one after the other: each as long as that of
//! a note, in memory already, bound to as much as ours are.
//!
//!   bare COUNT    prints milliseconds

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, Tag, XChaCha20Poly1305, XNonce};
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

/// Bytes sealed: a note of 600 bytes as a visit, padded.
const SEALED: usize = 832;
/// Bytes that each is bound to.
const ASSOCIATED: usize = 190;

fn main() -> Result<(), Box<dyn Error>> {
    let count: u64 = std::env::args().nth(1).ok_or("bare COUNT")?.parse()?;
    let cipher = XChaCha20Poly1305::new(&[9; 32].into());
    let associated = [5; ASSOCIATED];
    let nonce = |number: u64| {
        let mut nonce = [0; 24];
        nonce[..8].copy_from_slice(&number.to_le_bytes());
        XNonce::from(nonce)
    };
    let mut boxes: Vec<(Vec<u8>, Tag)> = Vec::new();
    for number in 0..count {
        let mut body = vec![b'x'; SEALED];
        let whole = body.as_mut_slice().into();
        let tag = cipher.encrypt_inout_detached(&nonce(number), &associated, whole)?;
        boxes.push((body, tag));
    }
    let begun = Instant::now();
    for (number, (body, tag)) in (0..).zip(&boxes) {
        let mut opened = body.clone();
        let whole = opened.as_mut_slice().into();
        cipher.decrypt_inout_detached(&nonce(number), &associated, whole, tag)?;
        black_box(opened);
    }
    println!("bare {}", begun.elapsed().as_secs_f64() * 1e3);
    Ok(())
}
