//! Every bit of a small vault and a small spool flipped, one at a time, and the file cut at every
//! length: no crash, nothing made up, and what is lost is named.
#![allow(clippy::print_stdout, reason = "a long run says what it counted")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod disk;
mod support;

use disk::{over, put, some};
use std::path::Path;
use support::*;
use vault::{Condition, Damage, Draft, Error, Found, Parcel, Secret32, Spool, condition, rescue};
use wire::{Item, Kind, Received};

fn alone(path: &Path, bytes: &[u8]) {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    put(path.parent().unwrap(), &[(name, bytes.to_vec())]);
}

fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

/// A vault as small as one can be with something in each table.
struct Small {
    bytes: Vec<u8>,
    rows: Rows,
    drafts: Vec<Draft>,
}

fn small_vault() -> Small {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1]);
    for n in 1..=5_u64 {
        let compartment = [vault.personal(), case(1)][(n % 2) as usize];
        write(&mut vault, compartment, &note(n)).unwrap();
    }
    vault.put_draft(b"visit/7", b"he opened the door himself").unwrap();
    let ((rows, _), drafts) = (read(&vault), vault.drafts().unwrap());
    vault.pause().unwrap();
    Small { bytes: std::fs::read(&place.path).unwrap(), rows, drafts }
}

/// What is read of a damaged file, and that what is not is named.
fn look(small: &Small, folder: &Path, bytes: &[u8]) -> &'static str {
    let path = folder.join("vault");
    alone(&path, bytes);
    let unlocked = vault::Vault::unlock_pin(&path, &secrets(), PIN, NOW);
    let vault = match unlocked {
        Ok(vault) => vault,
        Err(Error::Damaged | Error::Foreign | Error::Newer { .. }) => return "refused",
        Err(other) => panic!("{other:?}"),
    };
    let (rows, damage) = read(&vault);
    let checked = vault.check().unwrap();
    // Of a page that is no page, SQLite gives something else when it is asked again.
    let pages = [&damage, &checked].iter().all(|named| named.contains(&Damage::Pages));
    assert!(
        pages || damage.iter().all(|d| checked.contains(d)),
        "check sees what read sees: {checked:?}, {damage:?}"
    );
    assert!(rows.iter().all(|row| small.rows.contains(row)), "nothing is made up");
    let drafts = vault.drafts().unwrap();
    assert!(drafts.iter().all(|d| small.drafts.iter().any(|of| of == d)), "nothing is made up");
    let whole = (rows.len(), drafts.len()) == (small.rows.len(), small.drafts.len());
    assert!(whole || !checked.is_empty(), "what is lost is named");
    match (whole, checked.is_empty()) {
        (true, true) => "nothing wrong",
        (true, false) => "named, nothing lost",
        _ => "lost and named",
    }
}

#[test]
fn every_flipped_bit_of_a_vault_is_harmless_named_or_rescued() {
    let small = small_vault();
    let bits = some(small.bytes.len() * 8, 3000);
    let seen = over(&bits, &|folder, bit| {
        let bytes = flipped(&small.bytes, bit);
        let what = look(&small, folder, &bytes);
        if what != "refused" {
            return what;
        }
        // One bit never costs more than the page that it stands on.
        let path = folder.join("vault");
        let left = std::fs::read(&path).unwrap();
        assert!(bit / 8 < 4096 || left == bytes, "a file that is refused is left as it is");
        if let Condition::Newer { format } = condition(&path) {
            assert!(format < 256 && left == bytes, "a version that can read it may come");
            return "newer";
        }
        let rescued = rescue(&path, &secrets(), PIN, NOW).unwrap();
        assert_eq!(rescued.recovered, 5, "a bit on the first page, and no record is lost");
        assert_eq!(rescued.vault.check().unwrap(), []);
        assert_eq!(std::fs::read(&rescued.kept_as).unwrap(), left);
        "rescued whole"
    });
    println!("{} bits of a vault flipped: {seen:?}", bits.len());
    let met = |what: &&str| seen.contains_key(*what);
    assert!(
        bits.len() == 1 || ["nothing wrong", "lost and named", "rescued whole"].iter().all(met)
    );
}

#[test]
fn a_vault_cut_at_any_length_is_refused_or_read_as_far_as_it_goes() {
    let small = small_vault();
    let lengths = some(small.bytes.len(), 300);
    let seen = over(&lengths, &|folder, length| {
        let what = look(&small, folder, &small.bytes[..length]);
        assert_ne!(what, "nothing wrong");
        what
    });
    println!("a vault cut at {} lengths: {seen:?}", lengths.len());
}

#[test]
fn a_rescue_of_a_cut_vault_ends_well_or_changes_nothing() {
    let small = small_vault();
    let lengths: Vec<usize> = some(small.bytes.len(), 300).into_iter().step_by(7).collect();
    let seen = over(&lengths, &|folder, length| {
        let (path, bytes) = (folder.join("vault"), &small.bytes[..length]);
        alone(&path, bytes);
        match rescue(&path, &secrets(), PIN, NOW) {
            Ok(rescued) => {
                assert!(rescued.lost.contains(&Damage::Pages) || !rescued.lost.is_empty());
                let contents: Vec<_> = small.rows.iter().map(|(_, of, c)| (of, c)).collect();
                let left = read(&rescued.vault).0;
                assert!(left.iter().all(|(_, of, c)| contents.contains(&(of, c))));
                assert_eq!(std::fs::read(&rescued.kept_as).unwrap().len(), length);
                "rescued"
            }
            Err(Error::Damaged | Error::Foreign) => {
                assert_eq!(std::fs::read(&path).unwrap(), bytes);
                "refused"
            }
            Err(other) => panic!("{other:?}"),
        }
    });
    println!("{} cut vaults: {seen:?}", lengths.len());
}

const STREAM: [u8; 16] = [5; 16];

fn key() -> Secret32 {
    Secret32::new([0x5e; 32])
}

fn parcel(n: u64) -> Parcel {
    let item = Item { kind: Kind::ENVELOPE, bytes: format!("parcel {n}").into_bytes() };
    Parcel { stream: STREAM, open: None, item, mark: None }
}

fn received(seq: u64) -> Received {
    let bytes = format!("item {seq}").into_bytes();
    Received { seq, received_ms: NOW, kind: Kind::MESSAGE, bytes }
}

fn small_spool() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spool");
    let (mut spool, _) = Spool::open(&path, &key()).unwrap();
    spool.follow(&[STREAM], false).unwrap();
    spool.queue(&[parcel(1), parcel(2)], Some(2)).unwrap();
    let place = vault::Place { stream: STREAM, seq: 9, item: [1; 16] };
    spool.sent(&[vault::Taken { number: 1, place: Some(place) }]).unwrap();
    assert!(spool.take_in(STREAM, &[received(1), received(2)]).unwrap());
    spool.keep_notes(&[("token", Some(b"a token"))]).unwrap();
    spool.close().unwrap();
    std::fs::read(&path).unwrap()
}

/// Reads all of a spool. What it cannot read it says is damaged, and what it reads is right.
fn read_spool(spool: &Spool) -> Result<bool, Error> {
    let waiting = spool.waiting(0, 10)?;
    assert!(waiting.iter().all(|q| q.parcel == parcel(q.number)), "nothing is made up");
    let kept = spool.kept(0, 10)?;
    assert!(kept.iter().all(|k| k.item == received(k.item.seq)), "nothing is made up");
    let token = spool.note("token")?;
    assert!(token.is_none() || token.as_deref() == Some(b"a token".as_slice()));
    let queued = spool.queued_to()?;
    assert!(queued == 2 || queued == 0);
    Ok(waiting.len() == 1 && kept.len() == 2 && token.is_some() && queued == 2)
}

/// Opens a damaged spool and reads it; a new one is always there in the end.
fn look_at_spool(folder: &Path, bytes: &[u8]) -> &'static str {
    let path = folder.join("spool");
    alone(&path, bytes);
    let (spool, found) = match Spool::open(&path, &key()) {
        Err(Error::Newer { .. }) => {
            assert_eq!(std::fs::read(&path).unwrap(), bytes, "left untouched");
            return "newer";
        }
        other => other.unwrap(),
    };
    match found {
        Found::Sound => {}
        Found::New => {
            assert_eq!(bytes, [], "only a file without anything in it is as good as none");
            return "new";
        }
        Found::SetAside(aside) => {
            assert!(aside.exists());
            assert_eq!(spool.cursors(), []);
            return "set aside";
        }
    }
    match read_spool(&spool) {
        Ok(true) => "nothing wrong",
        Ok(false) => "something gone",
        Err(Error::Damaged) => {
            let (spool, found) = spool.begin_anew().unwrap();
            assert!(matches!(found, Found::SetAside(aside) if aside.exists()));
            assert_eq!(spool.waiting_count(), Ok(0));
            "set aside when read"
        }
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn every_flipped_bit_of_a_spool_is_harmless_or_sets_it_aside() {
    let sound = small_spool();
    let bits = some(sound.len() * 8, 3000);
    let seen = over(&bits, &|folder, bit| look_at_spool(folder, &flipped(&sound, bit)));
    println!("{} bits of a spool flipped: {seen:?}", bits.len());
    assert!(seen["nothing wrong"] > 0 && seen["set aside"] > 0);
    assert!(!seen.contains_key("something gone"), "a row went without a word");
}

#[test]
fn a_spool_cut_at_any_length_is_set_aside() {
    let sound = small_spool();
    let lengths = some(sound.len(), 300);
    let seen = over(&lengths, &|folder, length| look_at_spool(folder, &sound[..length]));
    println!("a spool cut at {} lengths: {seen:?}", lengths.len());
    assert!(!seen.contains_key("something gone"), "a row went without a word");
}
