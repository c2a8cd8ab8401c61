//! A hub with a team, for the tests: one way to build it, one way to ask it.

use hub::{Clock, Config, Hub};
use seal::Secret32;
use seal::digest::secret_hash;
use seal::invitation::Invitation;
use seal::join::InvitationSecret;
use seal::kem::KemKey;
use seal::roster::{Member, Roster, SignedRoster, role};
use seal::sign::SigningKey;
use tempfile::TempDir;
use wire::http::Request;
use wire::{
    Append, Batch, Code, Cursor, Found, Id, Item, Join, Kind, Message, Newcomer, Open, Outcome,
    Pages, Read, Refusal, StreamKind, Ticket,
};

pub const NOW: i64 = 1_800_000_000_000;

pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

/// A device with its keys and its token.
#[derive(Clone)]
pub struct Device {
    pub device: Id,
    pub incarnation: Id,
    pub sign: SigningKey,
    pub token: [u8; 32],
    pub roles: u32,
}

impl Device {
    pub fn new(roles: u32) -> Self {
        let sign = SigningKey::from_seed(&Secret32::new(random()));
        Self { device: random(), incarnation: random(), sign, token: random(), roles }
    }

    pub fn member(&self) -> Member {
        // Nothing is sealed to it here; the hub only carries the key.
        let kem_key = KemKey::from_seed(Secret32::new([7; 32])).public_key();
        let (device, incarnation) = (self.device, self.incarnation);
        let sign_key = self.sign.verifying_key();
        Member { device, incarnation, sign_key, kem_key, roles: self.roles }
    }

    pub fn newcomer(&self) -> Newcomer {
        Newcomer {
            device: self.device,
            incarnation: self.incarnation,
            token_hash: secret_hash(&self.token),
            sealed: vec![9; 100],
        }
    }
}

/// Asks a hub over HTTP.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    pub url: String,
}

impl Client {
    pub fn new(url: &str) -> Self {
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { http, url: url.to_owned() }
    }

    /// None when nobody answered.
    pub async fn try_ask<R: Request>(
        &self,
        token: Option<&[u8; 32]>,
        request: &R,
    ) -> Option<Result<R::Answer, Refusal>> {
        let url = format!("{}{}", self.url, R::PATH);
        let mut asked = self.http.post(url).header("content-type", wire::http::CONTENT_TYPE);
        if let Some(token) = token {
            asked = asked.header("authorization", wire::http::bearer(token));
        }
        let answer = asked.body(request.to_bytes()).send().await.ok()?;
        let status = answer.status().as_u16();
        let bytes = answer.bytes().await.ok()?;
        Some(if status == 200 {
            Ok(R::Answer::from_bytes(&bytes).expect("the answer is in its form"))
        } else {
            let refusal = Refusal::from_bytes(&bytes).expect("the refusal is in its form");
            assert_eq!(refusal.code.status(), status);
            Err(refusal)
        })
    }

    pub async fn get(&self, path: &str) -> (u16, String) {
        let answer = self.http.get(format!("{}{path}", self.url)).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }
}

/// A hub with a founded team.
pub struct House {
    pub hub: Option<Hub>,
    pub clock: Clock,
    pub config: Config,
    pub client: Client,
    pub root: SigningKey,
    pub roster: SignedRoster,
    pub coordinator: Device,
    pub folder: TempDir,
}

impl House {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::loopback(folder.path());
        change(&mut config);
        let clock = Clock::standing(NOW);
        let hub = Hub::start(&config, clock.clone()).unwrap();
        let client = Client::new(&format!("http://{}", hub.address()));
        let invitation = Invitation::from_text(&hub.founding_invitation().unwrap()).unwrap();
        let root = SigningKey::from_seed(&Secret32::new(random()));
        let coordinator = Device::new(role::ALL);
        let first = Roster::first(root.verifying_key(), NOW, vec![coordinator.member()]);
        let roster = SignedRoster::sign(first, &root).unwrap();
        let found = found(&invitation, &root, &roster, &coordinator);
        client.try_ask(None, &found).await.unwrap().unwrap();
        Self { hub: Some(hub), clock, config, client, root, roster, coordinator, folder }
    }

    pub fn team(&self) -> Id {
        self.roster.roster().team()
    }

    pub async fn ask<R: Request>(&self, who: &Device, request: &R) -> Result<R::Answer, Code> {
        self.client.try_ask(Some(&who.token), request).await.unwrap().map_err(|r| r.code)
    }

    pub async fn ask_as_stranger<R: Request>(&self, request: &R) -> Result<R::Answer, Code> {
        self.client.try_ask(None, request).await.unwrap().map_err(|r| r.code)
    }

    /// Lets a device knock, without a roster that names it.
    pub async fn knock(&self, device: &Device) {
        let secret = InvitationSecret::new(random());
        let ticket = *secret.ticket().bytes();
        let asked = Ticket {
            ticket_hash: secret_hash(&ticket),
            expires_ms: self.clock.now_ms() + 1000,
            roles: device.roles,
        };
        self.ask(&self.coordinator, &asked).await.unwrap();
        self.ask_as_stranger(&Join { ticket, newcomer: device.newcomer() }).await.unwrap();
    }

    /// A new member.
    pub async fn member(&mut self, roles: u32) -> Device {
        let device = Device::new(roles);
        self.knock(&device).await;
        self.change_roster(|roster| roster.members.push(device.member())).await;
        device
    }

    /// Signs and appends the next roster.
    pub async fn change_roster(&mut self, change: impl FnOnce(&mut Roster)) {
        let mut next = self.roster.roster().successor(self.clock.now_ms());
        change(&mut next);
        self.roster = SignedRoster::sign(next, &self.root).unwrap();
        let item = Item { kind: Kind::ROSTER, bytes: self.roster.bytes().to_vec() };
        let outcome = self.append(&self.coordinator, self.team(), vec![item]).await;
        assert!(matches!(outcome, Outcome::Taken(_)), "{outcome:?}");
    }

    pub async fn append(&self, who: &Device, stream: Id, items: Vec<Item>) -> Outcome {
        self.append_batch(who, Batch { stream, items, open: None }).await
    }

    pub async fn append_batch(&self, who: &Device, batch: Batch) -> Outcome {
        let appended = self.ask(who, &Append { batches: vec![batch] }).await.unwrap();
        appended.results.into_iter().next().unwrap()
    }

    /// Opens a compartment's stream with one record in it.
    pub async fn compartment(&self, who: &Device, members: &[&Device]) -> Id {
        let stream = random();
        let members = members.iter().map(|device| device.device).collect();
        let open = Some(Open { kind: StreamKind::COMPARTMENT, members });
        let outcome = self.append_batch(who, Batch { stream, items: vec![record()], open }).await;
        assert_eq!(outcome, Outcome::Taken(vec![1]));
        stream
    }

    pub async fn read(&self, who: &Device, streams: &[Id], wait_s: u32) -> Result<Pages, Code> {
        let streams = streams.iter().map(|stream| Cursor { stream: *stream, after: 0 }).collect();
        self.ask(who, &Read { streams, wait_s }).await
    }

    /// The kinds of all items in one stream, or why it may not be read.
    pub async fn kinds(&self, who: &Device, stream: Id) -> Result<Vec<u32>, Code> {
        let page = self.read(who, &[stream], 0).await?.pages.into_iter().next().unwrap();
        match page.refused {
            Some(refusal) => Err(refusal.code),
            None => Ok(page.items.iter().map(|item| item.kind.0).collect()),
        }
    }

    /// Stops the hub and starts it again on the same folder; `meanwhile` happens in between.
    pub fn restart(&mut self, meanwhile: impl FnOnce(&Clock)) {
        self.hub.take().unwrap().stop();
        meanwhile(&self.clock);
        let hub = Hub::start(&self.config, self.clock.clone()).unwrap();
        self.client.url = format!("http://{}", hub.address());
        self.hub = Some(hub);
    }
}

pub fn found(
    invitation: &Invitation,
    root: &SigningKey,
    roster: &SignedRoster,
    device: &Device,
) -> Found {
    Found {
        ticket: *invitation.secret.ticket().bytes(),
        root: root.verifying_key().to_bytes(),
        roster: roster.bytes().to_vec(),
        device: device.device,
        incarnation: device.incarnation,
        token_hash: secret_hash(&device.token),
    }
}

/// Something as large as a short note.
pub fn record() -> Item {
    Item { kind: Kind::ENVELOPE, bytes: random::<600>().to_vec() }
}

pub fn item(kind: Kind) -> Item {
    Item { kind, bytes: random::<300>().to_vec() }
}
