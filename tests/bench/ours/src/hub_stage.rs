//! A hub with a team of many phones, each with a stream of its own, in a process of its own.

use crate::Outcome;
use crate::load::Line;
use bench_texts::Chance;
use hub::{Clock, Config, Hub, TlsFiles};
use seal::Secret32;
use seal::digest::secret_hash;
use seal::invitation::Invitation;
use seal::kem::KemKey;
use seal::roster::{Member, Roster, SignedRoster, role};
use seal::sign::SigningKey;
use std::io::{Read, Write};
use std::path::Path;
use tokio::net::TcpStream;
use wire::http::Request;
use wire::{
    Append, Batch, Found, Id, Item, Join, Kind, Message, Newcomer, Open, StreamKind, Ticket,
};

/// Where a hub with TLS keeps the certificate of who vouches for it.
pub(crate) const ISSUER: &str = "issuer.der";

struct Device {
    id: Id,
    token: [u8; 32],
    sign: SigningKey,
}

/// Serves so many phones until the input ends, with TLS or without. Prints the port, then the
/// token of each phone.
pub(crate) fn serve(folder: &Path, phones: usize, tls: bool) -> Outcome {
    std::fs::create_dir_all(folder)?;
    let plain = Config::loopback(folder);
    // Set up without TLS: what is measured begins afterwards.
    let hub = Hub::start(&plain, Clock::system())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let tokens = runtime.block_on(set_up(&hub, phones))?;
    drop(runtime);
    hub.stop();
    let tls = if tls { Some(certificate(folder)?) } else { None };
    let hub = Hub::start(&Config { tls, ..plain }, Clock::system())?;
    let mut out = std::io::stdout();
    writeln!(out, "{}", hub.address().port())?;
    for token in tokens {
        writeln!(out, "{}", wire::http::bearer(&token))?;
    }
    out.flush()?;
    std::io::stdin().read_to_end(&mut Vec::new())?;
    hub.stop();
    Ok(())
}

/// Founds a team, lets every phone join, and opens its stream, whose id is the phone's own number.
async fn set_up(hub: &Hub, phones: usize) -> Outcome<Vec<[u8; 32]>> {
    let mut line = Line::new(TcpStream::connect(hub.address()).await?);
    let invitation = Invitation::from_text(&hub.founding_invitation()?)?;
    let mut chance = Chance(7);
    let root = SigningKey::from_seed(&Secret32::new(random(&mut chance)));
    let coordinator = device(random(&mut chance), &mut chance);
    let now = Clock::system().now_ms();
    let first = Roster::first(root.verifying_key(), now, vec![member(&coordinator, role::ALL)]);
    let first = SignedRoster::sign(first, &root)?;
    let founded = Found {
        ticket: *invitation.secret.ticket().bytes(),
        root: root.verifying_key().to_bytes(),
        roster: first.bytes().to_vec(),
        device: coordinator.id,
        incarnation: coordinator.id,
        token_hash: secret_hash(&coordinator.token),
    };
    ask(&mut line, None, &founded).await?;
    let mut next = first.roster().successor(now);
    let all: Vec<Device> = (0..phones).map(|n| device(inbox_of(n), &mut chance)).collect();
    for phone in &all {
        let ticket = random(&mut chance);
        let expires_ms = now + 3_600_000;
        let asked = Ticket { ticket_hash: secret_hash(&ticket), expires_ms, roles: role::WORKER };
        ask(&mut line, Some(&coordinator), &asked).await?;
        let newcomer = Newcomer {
            device: phone.id,
            incarnation: phone.id,
            token_hash: secret_hash(&phone.token),
            sealed: vec![9; 100],
        };
        ask(&mut line, None, &Join { ticket, newcomer }).await?;
        next.members.push(member(phone, role::WORKER));
    }
    let roster = SignedRoster::sign(next, &root)?;
    let item = Item { kind: Kind::ROSTER, bytes: roster.bytes().to_vec() };
    append(&mut line, &coordinator, roster.roster().team(), item, None).await?;
    for (number, phone) in all.iter().enumerate() {
        let open = Some(Open { kind: StreamKind::COMPARTMENT, members: Vec::new() });
        let item = Item { kind: Kind::ENVELOPE, bytes: random::<32>(&mut chance).to_vec() };
        append(&mut line, phone, stream_of(number), item, open).await?;
    }
    Ok(all.iter().map(|phone| phone.token).collect())
}

/// The stream of a phone.
pub(crate) fn stream_of(phone: usize) -> Id {
    (phone as u128 + 1).to_be_bytes()
}

/// The inbox of a phone, which has the phone's own number.
pub(crate) fn inbox_of(phone: usize) -> Id {
    ((phone as u128 + 1) << 64).to_be_bytes()
}

/// Bytes that are others each time.
pub(crate) fn random<const N: usize>(chance: &mut Chance) -> [u8; N] {
    let mut bytes = [0; N];
    for part in bytes.chunks_mut(8) {
        part.iter_mut().zip(chance.bits().to_le_bytes()).for_each(|(to, from)| *to = from);
    }
    bytes
}

fn device(id: Id, chance: &mut Chance) -> Device {
    let sign = SigningKey::from_seed(&Secret32::new(random(chance)));
    Device { id, token: random(chance), sign }
}

fn member(device: &Device, roles: u32) -> Member {
    // Nothing is sealed to it here; the hub only carries the key.
    let kem_key = KemKey::from_seed(Secret32::new([7; 32])).public_key();
    let sign_key = device.sign.verifying_key();
    Member { device: device.id, incarnation: device.id, sign_key, kem_key, roles }
}

async fn append(
    line: &mut Line<TcpStream>,
    who: &Device,
    stream: Id,
    item: Item,
    open: Option<Open>,
) -> Outcome {
    let asked = Append { batches: vec![Batch { stream, items: vec![item], open }] };
    match ask(line, Some(who), &asked).await?.results.as_slice() {
        [wire::Outcome::Taken(_)] => Ok(()),
        other => Err(format!("not taken: {other:?}").into()),
    }
}

async fn ask<R: Request>(
    line: &mut Line<TcpStream>,
    who: Option<&Device>,
    asked: &R,
) -> Outcome<R::Answer> {
    let bearer = who.map(|device| wire::http::bearer(&device.token)).unwrap_or_default();
    let answer = line.ask(&posted::<R>(&bearer, &asked.to_bytes())).await?;
    R::Answer::from_bytes(&answer).map_err(|_| "an answer of another form".into())
}

/// A request as it goes over the line.
pub(crate) fn posted<R: Request>(bearer: &str, body: &[u8]) -> Vec<u8> {
    crate::load::posted(R::PATH, wire::http::CONTENT_TYPE, bearer, body)
}

/// A certificate for this machine, and who vouches for it.
fn certificate(folder: &Path) -> Outcome<TlsFiles> {
    let issuer_key = rcgen::KeyPair::generate()?;
    let mut issuer = rcgen::CertificateParams::new(Vec::new())?;
    issuer.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    std::fs::write(folder.join(ISSUER), issuer.self_signed(&issuer_key)?.der())?;
    let issuer = rcgen::Issuer::new(issuer, issuer_key);
    let key = rcgen::KeyPair::generate()?;
    let own = rcgen::CertificateParams::new(vec!["localhost".to_owned()])?;
    std::fs::write(folder.join("own.pem"), own.signed_by(&key, &issuer)?.pem())?;
    std::fs::write(folder.join("key.pem"), key.serialize_pem())?;
    Ok(TlsFiles { certificate: "own.pem".into(), key: "key.pem".into(), own: false })
}
