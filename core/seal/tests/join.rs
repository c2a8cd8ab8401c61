//! Joining by an invitation, recovering by a code, alarms: what a mistyped character, a swapped
//! key or a wrong secret does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use seal::alarm::{self, Cancel};
use seal::digest::secret_hash;
use seal::invitation::{Invitation, NotInvitation};
use seal::join::{
    InvitationSecret, Joiner, open_joiner, open_successor, seal_joiner, seal_successor,
};
use seal::kem::KemKey;
use seal::recovery::{Code, NotCode};
use seal::sign::{Purpose, SigningKey};
use seal::stamp::Stamped;
use seal::team::TeamKey;
use seal::{Refused, Secret32, Untrusted};

const TEAM: [u8; 16] = [1; 16];
const NOT_OPENED: Untrusted = Untrusted::Refused(Refused::NotOpened);
const NOT_SIGNED: Untrusted = Untrusted::Refused(Refused::Signature);

fn key(n: u8) -> SigningKey {
    SigningKey::from_seed(&Secret32::new([n; 32]))
}

fn secret(n: u8) -> InvitationSecret {
    InvitationSecret::new([n; 16])
}

fn invitation() -> Invitation {
    Invitation {
        hub: "https://hub.example:8443".into(),
        pin: Some([7; 32]),
        team: TEAM,
        secret: secret(9),
        roles: 1,
        founding: false,
    }
}

fn joiner() -> Joiner {
    named("Anna".into())
}

fn named(name: String) -> Joiner {
    let kem_key = KemKey::from_seed(Secret32::new([9; 32])).public_key();
    Joiner::new([3; 16], [4; 16], key(3).verifying_key(), kem_key, name)
}

fn invitations() -> impl Strategy<Value = Invitation> {
    let bytes = (any::<[u8; 16]>(), any::<[u8; 16]>(), any::<Option<[u8; 32]>>());
    ("[a-z:/.0-9]{0,80}", bytes, any::<u32>(), any::<bool>()).prop_map(
        |(hub, (team, secret, pin), roles, founding)| {
            let secret = InvitationSecret::new(secret);
            Invitation { hub, pin, team, secret, roles, founding }
        },
    )
}

proptest! {
    #[test]
    fn an_invitation_is_read_however_it_was_copied(
        invitation in invitations(), width in 3..30_usize, lower: bool, hyphen: bool,
    ) {
        let text = invitation.to_text();
        prop_assert_eq!(Invitation::from_text(&text), Ok(invitation.clone()));
        let parts: Vec<String> =
            text.chars().collect::<Vec<_>>().chunks(width).map(|c| c.iter().collect()).collect();
        let mut copied = format!(" {}\n", parts.join(if hyphen { "-" } else { " \r\n" }));
        if lower {
            copied = copied.to_lowercase();
        }
        prop_assert_eq!(Invitation::from_text(&copied), Ok(invitation));
    }

    #[test]
    fn a_mistyped_missing_or_doubled_character_is_found(
        at in any::<prop::sample::Index>(), to in "[A-Z2-7]", what in 0..4,
    ) {
        let text = invitation().to_text();
        let at = 9 + at.index(text.len() - 10);
        let mut mistyped = text.clone();
        match what {
            0 => mistyped.replace_range(at..=at, &to),
            1 => drop(mistyped.remove(at)),
            2 => mistyped.insert_str(at, &to),
            _ => {
                let next = mistyped.remove(at + 1);
                mistyped.insert(at, next);
            }
        }
        if mistyped != text {
            prop_assert_eq!(Invitation::from_text(&mistyped), Err(NotInvitation::Check));
        }
    }

    #[test]
    fn any_text_is_no_invitation(text in "(schakel1\\.)?\\PC{0,100}") {
        prop_assert!(Invitation::from_text(&text).is_err());
    }

    #[test]
    fn a_code_is_read_however_it_was_written(bytes: [u8; 16], between in "[ ,.\n-]{0,3}") {
        let code = Code::new(bytes);
        let text = code.to_text();
        prop_assert_eq!(text.len(), 8 * 6 + 7);
        prop_assert_eq!(Code::from_text(&text), Ok(code.clone()));
        let written = text.replace(' ', &between).replace('0', "O").replace('1', "l");
        prop_assert_eq!(Code::from_text(&written), Ok(code));
    }

    #[test]
    fn one_wrong_digit_names_its_group(
        bytes: [u8; 16], group in 0..8_usize, at in 0..6_usize, to in 1..10_u8,
    ) {
        let mut text = Code::new(bytes).to_text().as_bytes().to_vec();
        let at = group * 7 + at;
        text[at] = b'0' + (text[at] - b'0' + to) % 10;
        let text = String::from_utf8(text).unwrap();
        prop_assert_eq!(Code::from_text(&text), Err(NotCode::Group(group + 1)));
    }

    #[test]
    fn digits_or_groups_that_changed_places_are_found(
        bytes: [u8; 16], group in 0..7_usize, at in 0..5_usize,
    ) {
        let text = Code::new(bytes).to_text();
        let mut swapped = text.as_bytes().to_vec();
        swapped.swap(group * 7 + at, group * 7 + at + 1);
        let swapped = String::from_utf8(swapped).unwrap();
        if swapped != *text {
            prop_assert_eq!(Code::from_text(&swapped), Err(NotCode::Group(group + 1)));
        }
        let mut groups: Vec<&str> = text.split(' ').collect();
        groups.swap(group, group + 1);
        if groups[group] != groups[group + 1] {
            let swapped = Code::from_text(&groups.join(" "));
            prop_assert_eq!(swapped, Err(NotCode::Group(group + 1)));
        }
    }

    #[test]
    fn any_flipped_bit_of_a_joiner_is_refused(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut sealed = seal_joiner(&joiner(), &key(3), &secret(9), &TEAM, &[5; 24]).unwrap();
        let at = at.index(sealed.len());
        sealed[at] ^= 1_u8 << bit;
        prop_assert_eq!(open_joiner(&sealed, &secret(9), &TEAM), Err(NOT_OPENED));
    }

    #[test]
    fn any_flipped_bit_of_a_cancelling_is_refused(
        at in any::<prop::sample::Index>(), bit in 0..8_u8,
    ) {
        let mut bytes = Cancel::sign([1; 16], [3; 16], [4; 16], 5, &key(3));
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        prop_assert!(Cancel::verify(&bytes, |_, _| Some(key(3).verifying_key())).is_err());
    }

    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open_joiner(&bytes, &secret(9), &TEAM).is_err());
        prop_assert!(Cancel::verify(&bytes, |_, _| Some(key(3).verifying_key())).is_err());
        prop_assert!(alarm::open_body(&Secret32::new([1; 32]), &[1; 16], &bytes).is_err());
    }
}

#[test]
fn what_is_no_invitation_is_named() {
    let text = invitation().to_text();
    assert_eq!(Invitation::from_text(""), Err(NotInvitation::Other));
    assert_eq!(Invitation::from_text("schakel2.AAAA"), Err(NotInvitation::Other));
    assert_eq!(Invitation::from_text("schakel1."), Err(NotInvitation::Check));
    let strange = text.replacen('.', ".é", 1);
    assert_eq!(Invitation::from_text(&strange), Err(NotInvitation::Character(10)));
    assert_eq!(Invitation::from_text(&format!("{text}8")), {
        Err(NotInvitation::Character(text.len() + 1))
    });
    let long = format!("{text}{}", "A".repeat(3000));
    assert_eq!(Invitation::from_text(&long), Err(NotInvitation::Check));
    assert!(!format!("{:?}", invitation()).contains("9, 9"), "a secret does not show itself");
}

#[test]
fn the_two_halves_of_a_secret_say_nothing_about_each_other() {
    // The hub has the ticket and its hash. What it opens with these is nothing.
    let sealed = seal_joiner(&joiner(), &key(3), &secret(9), &TEAM, &[5; 24]).unwrap();
    assert_eq!(open_joiner(&sealed, &secret(9), &TEAM), Ok(joiner()));
    let ticket = secret(9).ticket();
    let as_secret = InvitationSecret::new(ticket.bytes()[..16].try_into().unwrap());
    assert_eq!(open_joiner(&sealed, &as_secret, &TEAM), Err(NOT_OPENED));
    assert_eq!(open_joiner(&sealed, &secret(8), &TEAM), Err(NOT_OPENED));
    assert_eq!(open_joiner(&sealed, &secret(9), &[2; 16]), Err(NOT_OPENED));
    assert_ne!(secret_hash(ticket.bytes()), *ticket.bytes());
    assert_ne!(ticket.bytes(), secret(8).ticket().bytes());
}

#[test]
fn a_joiner_proves_that_it_has_its_key() {
    // Somebody who saw the invitation knocks with the key of another.
    let forged = seal_joiner(&joiner(), &key(5), &secret(9), &TEAM, &[5; 24]).unwrap();
    assert_eq!(open_joiner(&forged, &secret(9), &TEAM), Err(NOT_SIGNED));
    let name = "a".repeat(Joiner::LONGEST_NAME + 1);
    let long = named(name);
    assert_eq!(seal_joiner(&long, &key(3), &secret(9), &TEAM, &[5; 24]), Err(Refused::TooLong));
    // A long name shows no more than a short one.
    let short = seal_joiner(&joiner(), &key(3), &secret(9), &TEAM, &[5; 24]).unwrap();
    let long = named("a".repeat(Joiner::LONGEST_NAME));
    let long = seal_joiner(&long, &key(3), &secret(9), &TEAM, &[5; 24]).unwrap();
    assert_eq!(short.len(), long.len());
}

#[test]
fn a_successor_shows_the_old_key() {
    let team_key = |n| TeamKey { epoch: 1, key: Secret32::new([n; 32]) };
    let sealed = seal_successor(&joiner(), &key(7), &team_key(6), &TEAM, &[5; 24]).unwrap();
    let open =
        |old, with| open_successor(&sealed, &key(old).verifying_key(), &team_key(with), &TEAM);
    assert_eq!(open(7, 6), Ok(joiner()));
    assert_eq!(open(3, 6), Err(NOT_SIGNED), "its own new key is not enough");
    assert_eq!(open(7, 5), Err(NOT_OPENED));
}

#[test]
fn a_code_of_another_length_is_named() {
    let text = Code::new([0xff; 16]).to_text();
    assert_eq!(Code::from_text(""), Err(NotCode::Length(0)));
    assert_eq!(Code::from_text(&text[..54]), Err(NotCode::Length(47)));
    assert_eq!(Code::from_text(&format!("{}1", *text)), Err(NotCode::Length(49)));
    assert_eq!(format!("{:?}", Code::new([1; 16])), "Code (not shown)");
}

/// 65536 and more fit in five digits, with a right check digit, and are no code.
#[test]
fn a_group_above_two_bytes_is_wrong() {
    let rest = Code::new([0; 16]).to_text().clone();
    let groups = (0..10).map(|check| format!("65536{check}{}", &rest[6..]));
    assert!(groups.into_iter().all(|text| Code::from_text(&text) == Err(NotCode::Group(1))));
}

#[test]
fn code_and_share_open_the_backup_together_only() {
    let share = |n| Secret32::new([n; 32]);
    let (code, other) = (Code::new([1; 16]), Code::new([2; 16]));
    let backup = code.backup_key(&share(1));
    assert_ne!(backup.bytes(), code.backup_key(&share(2)).bytes());
    assert_ne!(backup.bytes(), other.backup_key(&share(1)).bytes());
    assert_ne!(code.hub_key().bytes(), other.hub_key().bytes());
    // The hub has hash and share; what a phone shows it is neither key nor part of it.
    assert_ne!(code.hub_key().bytes(), backup.bytes());
}

#[test]
fn an_alarm_stays_dark_without_its_key() {
    let (release, alarm) = (Secret32::new([8; 32]), [1; 16]);
    let sealed = alarm::seal_body(&release, &alarm, &[5; 24], b"Dorpsstraat 1").unwrap();
    assert_eq!(alarm::open_body(&release, &alarm, &sealed).unwrap(), b"Dorpsstraat 1");
    let other = alarm::open_body(&Secret32::new([9; 32]), &alarm, &sealed);
    assert_eq!(other, Err(Refused::NotOpened));
    assert_eq!(alarm::open_body(&release, &[2; 16], &sealed), Err(Refused::NotOpened));
}

#[test]
fn only_a_known_device_cancels() {
    let bytes = Cancel::sign([1; 16], [3; 16], [4; 16], 5, &key(3));
    let knows = |device: &[u8; 16], life: &[u8; 16]| {
        (*device == [3; 16] && *life == [4; 16]).then(|| key(3).verifying_key())
    };
    let cancel = Cancel::verify(&bytes, knows).unwrap();
    assert_eq!((cancel.alarm, cancel.at_ms), ([1; 16], 5));
    assert_eq!(Cancel::verify(&bytes, |_, _| None), Err(Untrusted::UnknownSender));
    let other = Cancel::sign([1; 16], [3; 16], [4; 16], 5, &key(5));
    assert_eq!(Cancel::verify(&other, knows), Err(NOT_SIGNED));
    let body = Stamped::from_bytes(&bytes).unwrap().body;
    let statement = Stamped::sign(&key(3), Purpose::Statement, body).to_bytes();
    assert_eq!(Cancel::verify(&statement, knows), Err(NOT_SIGNED));
}
