//! Who may have something erased: the one whose case it is, and nobody who says so.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{is_erased, take_order, take_word};
use crate::erasing::finish;
use crate::phone::Keystore;
use crate::post::circle::Circle;
use crate::post::incoming::Fate;
use crate::stage::{ANNA, BO, Device, in_a_team, signs};
use field::Rest;
use field::id::{CaseId, CompartmentId, DeviceId};
use field::record::{ErasureGround, Following};
use field::time::Instant;
use seal::digest::item_id;
use seal::sign::Purpose;
use seal::stamp::Stamped;
use wire::Message;
use wire::body::ErasureOrder;

/// Somebody's case on this device, and its compartment.
fn case(device: &Device) -> (CaseId, CompartmentId) {
    let case = device.case("Rinus Kwakernaat");
    let found = device.road().read(|known, _| Ok(known.book.compartment(case.into())));
    (case, found.unwrap().unwrap())
}

/// Writes down that a device follows a compartment since some minute.
fn follows(device: &Device, compartment: CompartmentId, who: [u8; 16], since: i64) {
    let write = device.road().write(|_, pen| {
        let (device, since) = (DeviceId::new(who), Instant(since));
        let rest = Rest::NONE;
        let record = Following { compartment, device, since, until: None, epoch: 1, rest };
        pen.add(compartment, record).map(|_| ())
    });
    write.unwrap();
}

fn order(device: &Device, compartment: CompartmentId, by: [u8; 16]) -> wire::Erasure {
    let grants = device.road().vault(|vault| Ok(vault.grants(compartment.bytes()))).unwrap();
    wire::Erasure {
        version: wire::Erasure::VERSION,
        stream: grants.first().map_or([9; 16], |grant| grant.stream),
        compartment: compartment.bytes(),
        device: by,
        incarnation: [by[0] + 1; 16],
        at_ms: 1,
    }
}

fn letter(
    order: &wire::Erasure,
    signed_by: [u8; 16],
    purpose: Purpose,
    case: CaseId,
) -> ErasureOrder {
    let order = Stamped::sign(&signs(signed_by), purpose, order.to_bytes()).to_bytes();
    ErasureOrder { order, case: case.bytes(), whole: true, ground: ErasureGround::Retention.code() }
}

/// Whether an order from somebody leaves the case gone; `None` when it waits.
fn obeyed(
    device: &Device,
    circle: &Circle,
    from: [u8; 16],
    letter: &ErasureOrder,
    compartment: CompartmentId,
) -> Option<bool> {
    let (road, post) = (device.road(), device.session.post());
    let fate = take_order(&road, circle, &from, letter).unwrap();
    if matches!(fate, Fate::Waits) {
        return None;
    }
    finish(&road, post, device.keystore.as_ref() as &dyn Keystore).unwrap();
    let gone = road.vault(|vault| Ok(vault.grants(compartment.bytes()).is_empty())).unwrap();
    let noted = road.read(|known, _| Ok(is_erased(known, compartment))).unwrap();
    assert_eq!(gone, noted);
    Some(gone)
}

#[test]
fn the_first_who_follows_is_obeyed_and_nobody_else() {
    let (device, circle) = in_a_team();
    let (case, compartment) = case(&device);
    follows(&device, compartment, ANNA, 1);
    follows(&device, compartment, BO, 2);
    let by = |who| order(&device, compartment, who);
    let erasure = Purpose::Erasure;
    let no = Some(false);
    let ask = |from, letter: &ErasureOrder| obeyed(&device, &circle, from, letter, compartment);
    assert_eq!(ask(BO, &letter(&by(BO), BO, erasure, case)), None, "a follower, and not the first");
    assert_eq!(ask(BO, &letter(&by(ANNA), ANNA, erasure, case)), no, "an order of somebody else");
    assert_eq!(ask(ANNA, &letter(&by(ANNA), BO, erasure, case)), no, "signed by somebody else");
    assert_eq!(ask(ANNA, &letter(&by(ANNA), ANNA, Purpose::Tombstone, case)), no);
    let stranger = [0xc; 16];
    assert_eq!(ask(stranger, &letter(&by(stranger), stranger, erasure, case)), no);
    let other_stream = wire::Erasure { stream: [1; 16], ..by(ANNA) };
    assert_eq!(ask(ANNA, &letter(&other_stream, ANNA, erasure, case)), no);
    let newer = wire::Erasure { version: 2, ..by(ANNA) };
    assert_eq!(ask(ANNA, &letter(&newer, ANNA, erasure, case)), no);
    let earlier_life = wire::Erasure { incarnation: [1; 16], ..by(ANNA) };
    assert_eq!(ask(ANNA, &letter(&earlier_life, ANNA, erasure, case)), no);
    assert_eq!(ask(ANNA, &letter(&by(ANNA), ANNA, erasure, case)), Some(true));
    assert_eq!(ask(ANNA, &letter(&by(ANNA), ANNA, erasure, case)), Some(true), "twice is once");
}

#[test]
fn what_nobody_else_follows_nobody_else_erases_nor_what_is_personal() {
    let (device, circle) = in_a_team();
    let (case, compartment) = case(&device);
    let own = order(&device, compartment, ANNA);
    let asked = letter(&own, ANNA, Purpose::Erasure, case);
    assert_eq!(obeyed(&device, &circle, ANNA, &asked, compartment), Some(false));
    let personal = device.road().vault(|vault| Ok(vault.personal())).unwrap();
    let personal = CompartmentId::new(personal);
    let asked = letter(&order(&device, personal, ANNA), ANNA, Purpose::Erasure, case);
    assert_eq!(obeyed(&device, &circle, ANNA, &asked, personal), Some(false));
}

#[test]
fn only_the_holders_own_word_confirms() {
    let (device, circle) = in_a_team();
    let (case, compartment) = case(&device);
    let me = device.road().read(|known, _| Ok(known.author.device.bytes())).unwrap();
    follows(&device, compartment, me, 1);
    follows(&device, compartment, ANNA, 2);
    let erasing = device.session.erasing();
    erasing.erase(case, crate::Extent::Case, ErasureGround::ClientsRight).unwrap();
    let (road, life) = (device.road(), device.road().vault(|v| Ok(v.this_life())).unwrap());
    let erasure = road.read(|known, _| {
        let found = super::erasure_of(known, compartment);
        Ok(found.map(|(_, erasure)| erasure.clone()))
    });
    let erasure = erasure.unwrap().unwrap();
    let order = item_id(&super::order(&life, &erasure));
    let word = |by: [u8; 16], signed_by, order| {
        let body = wire::Erased {
            version: wire::Erased::VERSION,
            compartment: compartment.bytes(),
            order,
            device: by,
            incarnation: [by[0] + 1; 16],
            at_ms: 5,
        };
        Stamped::sign(&signs(signed_by), Purpose::Erased, body.to_bytes()).to_bytes()
    };
    let confirmed = || erasing.standing().unwrap()[0].holders[0].confirmed;
    for (from, word) in [
        (BO, word(BO, BO, order)),
        (BO, word(ANNA, ANNA, order)),
        (ANNA, word(ANNA, BO, order)),
        (ANNA, word(ANNA, ANNA, [1; 16])),
        (ANNA, b"no word".to_vec()),
    ] {
        take_word(&road, &circle, &from, &word).unwrap();
        assert_eq!(confirmed(), None);
    }
    take_word(&road, &circle, &ANNA, &word(ANNA, ANNA, order)).unwrap();
    assert_eq!(confirmed(), Some(Instant(5)));
}
