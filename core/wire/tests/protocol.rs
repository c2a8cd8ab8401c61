//! PROTOCOL.md against the code: its worked examples in both directions, its tables of codes,
//! limits and paths, and what it says that a hub sees.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;

use samples::{SAMPLES, TIME};
use seal::alarm::{self, Cancel};
use seal::digest::{item_id, quarantine_stream, secret_hash};
use seal::heartbeat::Heartbeat;
use seal::invitation::Invitation;
use seal::join::{InvitationSecret, Joiner, open_joiner, seal_joiner};
use seal::kem::KemKey;
use seal::names::{self, Name};
use seal::people;
use seal::recovery::Code as RecoveryCode;
use seal::roster::{Member, Roster, SignedRoster, role, team_id};
use seal::sign::{Purpose, SigningKey};
use seal::stamp::Stamped;
use seal::team::{self, TeamKey, Use};
use seal::{Secret32, Zeroizing};
use std::collections::{BTreeMap, BTreeSet};
use wire::body::{Mark, Purpose as Body};
use wire::http::bearer;
use wire::{
    Append, Arm, CancelAlarm, ChangeMembers, Code, Erased, Erasure, Found, Hello, Join, Limits,
    ListJoins, Message, Read, Recover, Request, RevokeToken, SlotGet, SlotPut, Statement, Ticket,
    Tombstone,
};

const PAGE: &str = include_str!("../PROTOCOL.md");

/// The lines of a fenced block.
fn block(name: &str) -> impl Iterator<Item = &'static str> {
    let block = PAGE.split(&format!("```{name}\n")).nth(1).unwrap();
    block.split("```").next().unwrap().lines()
}

/// The examples by name, as text without line breaks.
fn examples() -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut name = String::new();
    for line in block("examples") {
        match line.strip_prefix("  ") {
            Some(more) => all.get_mut(&name).unwrap().push_str(more),
            None => {
                name = line.strip_suffix(" =").unwrap().to_owned();
                assert!(all.insert(name.clone(), String::new()).is_none(), "{name} stands twice");
            }
        }
    }
    all
}

fn example(name: &str) -> Vec<u8> {
    let text = &examples()[name];
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn signing(n: u8) -> SigningKey {
    SigningKey::from_seed(&Secret32::new([n; 32]))
}

fn kem(n: u8) -> KemKey {
    KemKey::from_seed(Secret32::new([n; 32]))
}

fn root() -> SigningKey {
    signing(0x11)
}

fn team() -> [u8; 16] {
    team_id(&root().verifying_key())
}

fn team_key() -> TeamKey {
    TeamKey { epoch: 1, key: Secret32::new([0x16; 32]) }
}

fn nonce() -> [u8; 24] {
    std::array::from_fn(|i| 0x50 + u8::try_from(i).unwrap())
}

fn secret() -> InvitationSecret {
    InvitationSecret::new([0x0a; 16])
}

fn invitation() -> Invitation {
    let hub = "https://hub.example:8443".into();
    let (pin, team, secret) = (Some([0x0b; 32]), team(), secret());
    Invitation { hub, pin, team, secret, roles: role::WORKER, founding: false }
}

fn joiner() -> Joiner {
    let (sign, seal) = (signing(0x14).verifying_key(), kem(0x15).public_key());
    Joiner::new([3; 16], [4; 16], sign, seal, "Anna".into())
}

fn code() -> RecoveryCode {
    RecoveryCode::new(std::array::from_fn(|i| 0xf0 + u8::try_from(i).unwrap()))
}

fn names() -> Vec<Name> {
    vec![Name { device: [1; 16], name: "Bea".into() }]
}

fn roster() -> SignedRoster {
    let coordinator = Member {
        device: [1; 16],
        incarnation: [2; 16],
        sign_key: signing(0x12).verifying_key(),
        kem_key: kem(0x13).public_key(),
        roles: role::SUPERVISOR | role::COORDINATOR,
    };
    let mut roster = Roster::first(root().verifying_key(), TIME, vec![coordinator]);
    roster.names = names::seal(&names(), &team_key(), &team(), &nonce()).unwrap();
    SignedRoster::sign(roster, &root()).unwrap()
}

fn message() -> people::Message {
    people::Message {
        purpose: Body::MARK.0,
        sender: [1; 16],
        incarnation: [2; 16],
        receiver: [3; 16],
        counter: 1,
        sent_ms: TIME,
        body: Zeroizing::new(samples::mark().to_bytes()),
    }
}

fn sealed_message() -> Vec<u8> {
    let randomness = Zeroizing::new(std::array::from_fn(|i| u8::try_from(i).unwrap()));
    people::seal(&message(), &signing(0x12), &kem(0x15).public_key(), &randomness).unwrap()
}

fn stamped_statement() -> Vec<u8> {
    let body = samples::statement().to_bytes();
    Stamped::sign(&signing(0x14), Purpose::Statement, body).to_bytes()
}

fn stamped_tombstone() -> Vec<u8> {
    let body = samples::tombstone().to_bytes();
    Stamped::sign(&signing(0x14), Purpose::Tombstone, body).to_bytes()
}

fn stamped_erasure() -> Vec<u8> {
    let body = samples::erasure().to_bytes();
    Stamped::sign(&signing(0x14), Purpose::Erasure, body).to_bytes()
}

fn stamped_erased() -> Vec<u8> {
    let body = samples::erased().to_bytes();
    Stamped::sign(&signing(0x12), Purpose::Erased, body).to_bytes()
}

fn made() -> Vec<(&'static str, String)> {
    let mut all: Vec<_> = SAMPLES.iter().map(|s| (s.name, hex(&s.bytes))).collect();
    let mut put = |name, bytes: &[u8]| all.push((name, hex(bytes)));
    put("item id", &item_id(&samples::item().to_bytes()));
    put("team id", &team());
    put("roster", roster().bytes());
    put("roster hash", &roster().hash());
    put("heartbeat", &Heartbeat::sign(&roster(), &root(), TIME));
    put("key hash", &kem(0x15).public_key().hash());
    put("message", &sealed_message());
    let stamped = stamped_statement();
    put(
        "statement box",
        &team::seal(&team_key(), &team(), Use::Statement, &nonce(), &stamped).unwrap(),
    );
    put("tombstone item", &stamped_tombstone());
    put("erasure item", &stamped_erasure());
    put("erased message", &stamped_erased());
    put("invitation ticket", secret().ticket().bytes());
    put("ticket hash", &secret_hash(secret().ticket().bytes()));
    put(
        "joiner box",
        &seal_joiner(&joiner(), &signing(0x14), &secret(), &team(), &nonce()).unwrap(),
    );
    put("hub key", code().hub_key().bytes());
    put("backup key", code().backup_key(&Secret32::new([0x17; 32])).bytes());
    let release = Secret32::new([0x1e; 32]);
    put("alarm body", &alarm::seal_body(&release, &[6; 16], &nonce(), b"help").unwrap());
    put("alarm cancel", &Cancel::sign([6; 16], [3; 16], [4; 16], TIME, &signing(0x14)));
    put("quarantine stream", &quarantine_stream(&team(), &[3; 16], &[4; 16]));
    all.push(("authorization", bearer(&[0x21; 32])));
    all.push(("invitation", invitation().to_text()));
    all.push(("recovery code", code().to_text().to_string()));
    all
}

#[test]
fn what_the_code_makes_stands_on_the_page() {
    let page = examples();
    for (name, text) in made() {
        assert_eq!(page.get(name), Some(&text), "{name}");
    }
    assert_eq!(page.len(), made().len(), "an example that nothing checks");
}

#[test]
fn what_stands_on_the_page_is_read() {
    for sample in SAMPLES.iter() {
        let bytes = example(sample.name);
        assert_eq!((sample.again)(&bytes).as_ref(), Ok(&bytes), "{}", sample.name);
    }
    let read = SignedRoster::verify(&example("roster"), &team()).unwrap();
    assert_eq!(read.hash().to_vec(), example("roster hash"));
    assert_eq!(names::open(&read.roster().names, &team_key(), &team()), Ok(names()));
    let beat = Heartbeat::verify(&example("heartbeat"), &root().verifying_key()).unwrap();
    assert!(beat.vouches(&read).is_ok() && !beat.stale(TIME));

    let signer = |device: &[u8; 16], life: &[u8; 16]| read.roster().signer(device, life, TIME);
    let opened = people::open(&kem(0x15), &[3; 16], &example("message"), signer).unwrap();
    assert_eq!(opened, message());
    assert_eq!(Mark::from_bytes(&opened.body), Ok(samples::mark()));

    let opened = team::open(&team_key(), &team(), Use::Statement, &example("statement box"));
    let stamped = Stamped::from_bytes(&opened.unwrap()).unwrap();
    assert_eq!(stamped.verify(&signing(0x14).verifying_key(), Purpose::Statement), Ok(()));
    assert_eq!(Statement::from_bytes(&stamped.body), Ok(samples::statement()));

    let stamped = Stamped::from_bytes(&example("tombstone item")).unwrap();
    assert_eq!(stamped.verify(&signing(0x14).verifying_key(), Purpose::Tombstone), Ok(()));
    let tombstone = Tombstone::from_bytes(&stamped.body).unwrap();
    assert_eq!(tombstone, samples::tombstone());
    let places: Vec<_> = tombstone.records().collect();
    assert_eq!(places, [(5, [0x23; 32], [0x24; 32]), (6, [0x24; 32], [0x25; 32])]);

    let stamped = Stamped::from_bytes(&example("erasure item")).unwrap();
    assert_eq!(stamped.verify(&signing(0x14).verifying_key(), Purpose::Erasure), Ok(()));
    assert_eq!(Erasure::from_bytes(&stamped.body), Ok(samples::erasure()));
    let stamped = Stamped::from_bytes(&example("erased message")).unwrap();
    assert_eq!(stamped.verify(&signing(0x12).verifying_key(), Purpose::Erased), Ok(()));
    assert_eq!(Erased::from_bytes(&stamped.body), Ok(samples::erased()));

    let opened = open_joiner(&example("joiner box"), &secret(), &team());
    assert_eq!(opened, Ok(joiner()));
    let body = alarm::open_body(&Secret32::new([0x1e; 32]), &[6; 16], &example("alarm body"));
    assert_eq!(body.unwrap(), b"help");
    let known = |_: &[u8; 16], _: &[u8; 16]| Some(signing(0x14).verifying_key());
    assert_eq!(Cancel::verify(&example("alarm cancel"), known).unwrap().at_ms, TIME);
    assert_eq!(Invitation::from_text(&examples()["invitation"]), Ok(invitation()));
    assert_eq!(RecoveryCode::from_text(&examples()["recovery code"]), Ok(code()));
}

/// The rows of the table after a heading, cell by cell.
fn table(heading: &str) -> Vec<Vec<&'static str>> {
    let after = PAGE.split(&format!("## {heading}\n")).nth(1).unwrap();
    let after = after.split("\n## ").next().unwrap();
    let rows = after.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

#[test]
fn the_codes_are_those_of_the_page() {
    let page: Vec<String> = table("Refusals").iter().map(|row| row[..4].join(" ")).collect();
    let code = |c: &Code| {
        format!(
            "{} {} {} {}",
            c.number(),
            c.name(),
            c.status(),
            format!("{:?}", c.next()).to_lowercase()
        )
    };
    assert_eq!(page, Code::ALL.iter().map(code).collect::<Vec<_>>());
}

#[test]
fn the_limits_are_those_of_the_page() {
    let page: Vec<u64> = table("Limits").iter().map(|row| row[2].parse().unwrap()).collect();
    let Limits {
        item_bytes,
        batch_items,
        page_items,
        page_bytes,
        wait_s,
        streams_per_read,
        quota_bytes,
        slot_bytes,
        request_bytes,
        members,
        alarms,
        alarm_ahead_s,
    } = Limits::DEFAULT;
    let code = [
        item_bytes,
        batch_items.into(),
        page_items.into(),
        page_bytes,
        wait_s.into(),
        streams_per_read.into(),
        quota_bytes,
        slot_bytes,
        request_bytes,
        members.into(),
        alarms.into(),
        alarm_ahead_s.into(),
    ];
    assert_eq!(page, code);
    // An append of one item of the largest size, and a whole batch of ordinary ones, fit.
    assert!(item_bytes < request_bytes && page_bytes >= item_bytes);
    assert!(u64::from(batch_items) * 4096 < request_bytes);
    assert!(people::LARGEST_BODY as u64 * 113 / 100 + 4096 < item_bytes);
}

#[test]
fn every_request_says_what_a_hub_sees() {
    let paths = [
        Hello::PATH,
        Found::PATH,
        Ticket::PATH,
        Join::PATH,
        ListJoins::PATH,
        RevokeToken::PATH,
        Append::PATH,
        Read::PATH,
        ChangeMembers::PATH,
        SlotPut::PATH,
        SlotGet::PATH,
        Recover::PATH,
        Arm::PATH,
        CancelAlarm::PATH,
    ];
    let listed: BTreeSet<&str> =
        table("Requests").iter().map(|row| row[0].trim_matches('`')).collect();
    assert_eq!(listed, paths.into_iter().collect());
    let mut seen = BTreeSet::new();
    for line in block("sees") {
        let (what, meaning) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
        assert!(!meaning.is_empty() && seen.insert(what), "{line}");
        let (kind, name) = what.split_once(' ').unwrap();
        match kind {
            "column" => assert_eq!(name.split('.').count(), 2, "{line}"),
            "field" => assert!(paths.contains(&name.split(' ').next().unwrap()), "{line}"),
            _ => panic!("{line}"),
        }
    }
    // A request whose fields are all kept is in the columns; what is not kept stands as a field.
    for path in paths.into_iter().filter(|path| *path != ListJoins::PATH) {
        let start = format!("field {path} ");
        assert!(seen.iter().any(|what| what.starts_with(&start)), "{path} shows nothing?");
    }
}
