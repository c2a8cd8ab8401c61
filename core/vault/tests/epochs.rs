//! A compartment gets a new key: what comes after is closed to who has the old one only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::*;
use vault::{Damage, Error, Grant, Id, Vault, rescue};

const SHARED: Id = case(1);

fn keys(vault: &Vault) -> Vec<(u32, [u8; 32])> {
    vault.grants(SHARED).iter().map(|g| (g.epoch, *g.key.bytes())).collect()
}

#[test]
fn what_is_written_after_a_change_stands_under_the_new_key_and_all_of_it_is_read() {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1]);
    write(&mut vault, SHARED, b"before").unwrap();
    let epoch = vault.change_key(SHARED).unwrap();
    assert!(epoch > 1);
    write(&mut vault, SHARED, b"after").unwrap();
    let held = keys(&vault);
    assert_eq!(held.iter().map(|(epoch, _)| *epoch).collect::<Vec<_>>(), [1, epoch]);
    assert_ne!(held[0].1, held[1].1);
    let wrote: Vec<_> = vault.compartments().into_iter().filter(|c| c.id == SHARED).collect();
    assert_eq!(wrote.iter().map(|c| (c.epoch, c.wrote)).collect::<Vec<_>>(), [(1, 1), (epoch, 1)]);
    vault.pause().unwrap();
    let vault = place.unlock().unwrap();
    assert_eq!(keys(&vault), held);
    let (rows, damage) = read(&vault);
    assert_eq!(damage, []);
    assert_eq!(vault.check().unwrap(), []);
    let texts: Vec<_> = rows.into_iter().map(|(_, _, content)| content).collect();
    assert_eq!(texts, [b"before".to_vec(), b"after".to_vec()]);
}

#[test]
fn only_a_compartment_that_is_here_and_not_personal_gets_a_new_key() {
    let (_place, mut vault) = Place::with_vault();
    let personal = vault.personal();
    assert_eq!(vault.change_key(personal), Err(Error::NoCompartment));
    assert_eq!(vault.change_key(SHARED), Err(Error::NoCompartment));
    // Nor does a grant give the personal one a second key.
    let own = vault.grants(personal).pop().unwrap();
    let forged = Grant { epoch: 2, key: vault::Secret32::new([9; 32]), ..own };
    assert_eq!(vault.add_compartment(&forged), Err(Error::Exists));
    assert_eq!(vault.grants(personal).len(), 1);
}

#[test]
fn a_later_key_is_taken_in_and_an_epoch_has_one_key_only() {
    let (_place, mut vault) = Place::with_vault();
    start(&mut vault, &[1]);
    let first = vault.grants(SHARED).pop().unwrap();
    let second = Grant { epoch: 9, key: vault::Secret32::new([9; 32]), ..first.clone() };
    assert_eq!(vault.add_compartment(&second), Ok(true));
    assert_eq!(vault.add_compartment(&second), Ok(false));
    let other = Grant { key: vault::Secret32::new([8; 32]), ..second.clone() };
    assert_eq!(vault.add_compartment(&other), Err(Error::Exists));
    let elsewhere = Grant { epoch: 10, stream: [3; 16], ..second };
    assert_eq!(vault.add_compartment(&elsewhere), Err(Error::Exists));
    assert!(vault.change_key(SHARED).unwrap() > 9);
}

#[test]
fn a_rescue_keeps_every_key() {
    let (place, mut vault) = Place::with_vault();
    start(&mut vault, &[1]);
    write(&mut vault, SHARED, b"before").unwrap();
    vault.change_key(SHARED).unwrap();
    write(&mut vault, SHARED, b"after").unwrap();
    let held = keys(&vault);
    vault.pause().unwrap();
    place.tamper("DELETE FROM head WHERE number = 0");
    let rescued = rescue(&place.path, &place.secrets, PIN, NOW).unwrap();
    assert_eq!(rescued.lost, [Damage::HeadUnreadable]);
    assert_eq!(keys(&rescued.vault), held);
    assert_eq!(read(&rescued.vault).0.len(), 2);
}
