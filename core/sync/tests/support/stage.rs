//! A hub with a founded team, and its devices.

use super::chance::Chance;
use super::device::{Device, peer};
use super::proxy::Proxy;
use hub::{Clock, Config, Hub};
use seal::digest::secret_hash;
use seal::invitation::Invitation;
use seal::join::InvitationSecret;
use seal::kem::KemKey;
use seal::roster::{Member, Roster, SignedRoster, role};
use seal::sign::SigningKey;
use std::path::PathBuf;
use sync::truth::{Incoming, Peer, Sending, incoming, sending};
use sync::{Id, Outcome};
use vault::{Author, Batch, NewCompartment, Secret32, VerifyingKey};
use wire::{Append, Found, Item, Join, Kind, Newcomer, Ticket};

pub(crate) const NOW: i64 = 1_800_000_000_000;
pub(crate) const MINUTE: i64 = 60_000;
/// The compartment that everyone shares.
pub(crate) const SHARED: Id = [0xc5; 16];

/// Where tests keep their files: in memory when the system has such a place.
pub(crate) fn folder() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

pub(crate) struct Stage {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) hub: Option<Hub>,
    pub(crate) config: Config,
    pub(crate) team: Id,
    pub(crate) devices: Vec<Device>,
    pub(crate) keys: Vec<(Author, VerifyingKey)>,
}

fn member(author: Author, sign_key: VerifyingKey) -> Member {
    let kem_key = KemKey::from_seed(Secret32::new([7; 32])).public_key();
    let Author { device, incarnation } = author;
    Member { device, incarnation, sign_key, kem_key, roles: role::ALL }
}

impl Stage {
    /// A hub, a team and so many devices that share a compartment.
    pub(crate) fn new(devices: usize, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let folder = folder();
        let config = Config::loopback(folder.path());
        let hub = Hub::start(&config, Clock::standing(NOW)).unwrap();
        let address = hub.address();
        let root = SigningKey::from_seed(&Secret32::new(chance.bytes()));
        let team = seal::roster::team_id(&root.verifying_key());
        let devices: Vec<Device> =
            (0..devices).map(|_| Device::new(&mut chance, team, Proxy::new(address))).collect();
        let keys: Vec<(Author, VerifyingKey)> = devices
            .iter()
            .map(|device| (device.vault.author(), device.vault.signing_key().verifying_key()))
            .collect();
        let mut stage = Self { folder, hub: Some(hub), config, team, devices, keys };
        stage.found(&root, &mut chance);
        stage.share();
        stage
    }

    fn found(&self, root: &SigningKey, chance: &mut Chance) {
        let text = self.hub.as_ref().unwrap().founding_invitation().unwrap();
        let invitation = Invitation::from_text(&text).unwrap();
        let all: Vec<Member> =
            self.keys.iter().map(|(author, key)| member(*author, *key)).collect();
        let first = Roster::first(root.verifying_key(), NOW, all[..1].to_vec());
        let first = SignedRoster::sign(first, root).unwrap();
        let founder = &self.devices[0];
        let Author { device, incarnation } = self.keys[0].0;
        let found = Found {
            ticket: *invitation.secret.ticket().bytes(),
            root: root.verifying_key().to_bytes(),
            roster: first.bytes().to_vec(),
            device,
            incarnation,
            token_hash: secret_hash(&founder.token),
        };
        founder.client.ask(&found).unwrap();
        for (joiner, (author, _)) in self.devices.iter().zip(&self.keys).skip(1) {
            let ticket = *InvitationSecret::new(chance.bytes()).ticket().bytes();
            let asked = Ticket {
                ticket_hash: secret_hash(&ticket),
                expires_ms: NOW + 1000,
                roles: role::ALL,
            };
            founder.client.ask(&asked).unwrap();
            let newcomer = Newcomer {
                device: author.device,
                incarnation: author.incarnation,
                token_hash: secret_hash(&joiner.token),
                sealed: vec![9; 100],
            };
            joiner.client.ask(&Join { ticket, newcomer }).unwrap();
        }
        let mut next = first.roster().successor(NOW);
        next.members = all;
        let roster = SignedRoster::sign(next, root).unwrap();
        let item = Item { kind: Kind::ROSTER, bytes: roster.bytes().to_vec() };
        let batch = wire::Batch { stream: self.team, items: vec![item], open: None };
        let appended = founder.client.ask(&Append { batches: vec![batch] }).unwrap();
        assert!(matches!(appended.results[0], wire::Outcome::Taken(_)));
    }

    /// The first device starts the compartment, the others get its key.
    fn share(&mut self) {
        let new = [NewCompartment { id: SHARED, regime: 0 }];
        let first = &mut self.devices[0].vault;
        first.append(&Batch { new_compartments: &new, ..Batch::default() }).unwrap();
        let grant = first.grants(SHARED).pop().unwrap();
        for device in &mut self.devices {
            device.vault.add_compartment(&grant).unwrap();
        }
        self.devices.iter_mut().for_each(|device| device.follow(self.team, false));
    }

    pub(crate) fn peers(&self, but: usize) -> Vec<Peer> {
        let all = self.keys.iter().enumerate().filter(|(n, _)| *n != but);
        all.map(|(_, (author, _))| peer(*author)).collect()
    }

    /// Stops the hub and starts it again.
    pub(crate) fn restart_hub(&mut self) {
        self.hub.take().unwrap().stop();
        let hub = Hub::start(&self.config, Clock::standing(NOW)).unwrap();
        self.devices.iter().for_each(|device| device.proxy.lead_to(hub.address()));
        self.hub = Some(hub);
    }

    /// Queues what the vault has, goes round once, and takes in what came.
    pub(crate) fn sync(&mut self, which: usize, now_ms: i64) -> Outcome {
        let members: Vec<Id> = self.peers(which).iter().map(|peer| peer.device).collect();
        let (team, keys) = (self.team, self.keys.clone());
        let device = &mut self.devices[which];
        device.queue(&members);
        let outcome = device.round();
        if outcome.whole {
            device.polled_ms = now_ms;
        }
        device.take_in(team, &keys);
        outcome
    }

    pub(crate) fn state(&self, which: usize) -> (Sending, Incoming) {
        let (device, others) = (&self.devices[which], self.peers(which));
        let me = device.peer();
        let lines = device.lines(&others);
        let followed: Vec<Id> = device.spool.0.cursors().iter().map(|c| c.stream).collect();
        let here = device.statement(device.polled_ms);
        let known = incoming(&here, &followed, &others, &device.words, device.polled_ms);
        (sending(me, &lines, &device.words), known)
    }
}
