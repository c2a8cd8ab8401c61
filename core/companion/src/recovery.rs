//! Recovery: a code on paper and a share at the hub bring a new phone back (F21).

use crate::companion::Companion;
use crate::error::{Error, Rejection, Result};
use crate::post::circle::Circle;
use crate::post::{Post, client_of, note};
use crate::road::{Road, random};
use crate::secrets::{fresh_secret, good_pin, keep, nonce};
use crate::session::Session;
use crate::team::{KEY_FAULT, member, trouble};
use crate::{KeystoreEntry, Refusal};
use field::Rest;
use field::id::{MembershipId, RecoveryId, TeamId, TeamSecretId};
use field::record::{Bytes, Membership, TeamSecret};
use minicbor::{Decode, Encode};
use seal::Secret32;
use seal::digest::secret_hash;
use seal::invitation::Invitation;
use seal::join::{InvitationSecret, Joiner, seal_successor};
use seal::recovery::Code;
use seal::team::TeamKey;
use std::sync::Arc;
use sync::Client;
use vault::{Backup, KeystoreSecrets, Life, Restoring, Vault};
use wire::{Newcomer, Recover, SlotName, SlotPut};

/// What to write down, and keep apart from the phone.
pub struct RecoverySheet {
    /// The code: eight groups of six digits.
    pub code: String,
    /// Where the hub is and by what it is known. Not secret; may be shown as a QR code.
    pub card: String,
}

/// What a new phone needs before it has a record; it stands in the backup beside the keys.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Beside {
    #[cbor(n(1), with = "minicbor::bytes")]
    team: [u8; 16],
    #[n(2)]
    roles: u32,
    #[n(3)]
    epoch: u32,
    #[cbor(n(4), with = "minicbor::bytes")]
    key: [u8; 32],
    #[n(5)]
    name: String,
}

const WRONG_CODE: Error = Error::Rejected { code: Rejection::WrongCode };

/// The recovery code of this device.
pub struct Recovery {
    road: Arc<Road>,
    post: Arc<Post>,
}

impl Recovery {
    pub(crate) fn new(road: Arc<Road>, post: Arc<Post>) -> Self {
        Self { road, post }
    }

    /// Makes a new code; the one before opens nothing any more.
    ///
    /// # Errors
    /// [`Error::NotFound`] outside a team, [`Error::Unreachable`], and what storage can meet.
    pub fn make_code(&self) -> Result<RecoverySheet> {
        let client = self.post.client()?.ok_or(Error::NotFound)?;
        let (code, share) = (Code::new(random()?), fresh_secret()?);
        let key = code.backup_key(&share);
        let (old, membership, now) = self.road.read(|known, now| {
            let old = known.book.all::<RecoveryId>().next_back();
            let membership = known.membership().cloned().ok_or(Error::NotFound)?;
            Ok((old.map(|(id, r)| (id, r.clone())), membership, now))
        })?;
        let version = old.as_ref().map_or(1, |(_, r)| r.version + 1);
        let put = SlotPut {
            name: SlotName::RECOVERY_SHARE,
            version,
            bytes: share.bytes().to_vec(),
            recovery_hash: Some(secret_hash(code.hub_key().bytes())),
        };
        client.ask(&put).map_err(trouble)?;
        let compartments = self.put_backup(&client, &key, version)?;
        self.road.write(|known, pen| {
            let record = field::record::Recovery {
                key: Bytes(key.bytes().to_vec()),
                version,
                compartments,
                made: now.at,
                rest: Rest::NONE,
            };
            match old {
                Some((id, _)) => pen.change(id, record),
                None => pen.add(known.personal, record).map(|_| ()),
            }
        })?;
        let card = Invitation {
            hub: membership.hub,
            pin: membership.pin.0.try_into().ok(),
            team: membership.team.bytes(),
            secret: InvitationSecret::new([0; 16]),
            roles: 0,
            founding: false,
        };
        Ok(RecoverySheet { code: code.to_text().to_string(), card: card.to_text() })
    }

    /// Whether there is a code.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn has_code(&self) -> Result<bool> {
        self.road.read(|known, _| Ok(known.book.all::<RecoveryId>().next_back().is_some()))
    }

    /// Makes the backup anew when there are compartments that it does not hold.
    pub(crate) fn tend(&self, client: &Client) -> Result<()> {
        let kept = self.road.read(|known, _| {
            Ok(known.book.all::<RecoveryId>().next_back().map(|(id, r)| (id, r.clone())))
        })?;
        let Some((id, kept)) = kept else { return Ok(()) };
        let here = self.road.vault(|vault| Ok(vault.compartments().len()))?;
        if u32::try_from(here).unwrap_or(u32::MAX) == kept.compartments {
            return Ok(());
        }
        let Some(key) = Secret32::from_slice(&kept.key.0) else { return Ok(()) };
        let version = kept.version + 1;
        let Ok(compartments) = self.put_backup(client, &key, version) else { return Ok(()) };
        self.road.write(|_, pen| {
            pen.change(id, field::record::Recovery { version, compartments, ..kept })
        })
    }

    fn put_backup(&self, client: &Client, key: &Secret32, version: u64) -> Result<u32> {
        let beside = self.road.read(|known, _| {
            let circle = Circle::require(known, &self.post)?;
            let team_key = circle.key.ok_or(Error::NotFound)?;
            Ok(Beside {
                team: circle.team,
                roles: known.membership().map_or(0, |m| m.roles),
                epoch: team_key.epoch,
                key: *team_key.key.bytes(),
                name: known.worker().0,
            })
        })?;
        let beside = minicbor::to_vec(&beside).map_err(|_| KEY_FAULT)?;
        let (bytes, count) = self
            .road
            .vault(|vault| Ok((vault.backup(key, &beside)?, vault.compartments().len())))?;
        let name = SlotName::KEY_BACKUP;
        client.ask(&SlotPut { name, version, bytes, recovery_hash: None }).map_err(trouble)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

impl Companion {
    /// Sets a new phone up in place of a lost one, with the sheet that was written down. What the
    /// hub has comes in at the next syncs, once the coordinator's device has let this phone in;
    /// the old phone is revoked then, and wipes itself.
    ///
    /// # Errors
    /// [`Rejection::WrongCode`], [`Rejection::AlreadySetUp`], [`Refusal::WeakPin`],
    /// [`Error::Unreachable`], and what storage can meet.
    pub fn recover(&self, card: &str, code: &str, pin: &[u8]) -> Result<Session> {
        // What stands here needs the keystore's secrets, which the restored vault would replace.
        self.nothing_stands_here()?;
        good_pin(pin)?;
        let card = Invitation::from_text(card)
            .map_err(|_| Error::Rejected { code: Rejection::NotAnInvitation })?;
        let code = Code::from_text(code).map_err(|_| WRONG_CODE)?;
        let ask = client_of(&card.hub, card.pin, None)
            .ok_or(Error::Rejected { code: Rejection::NotAnInvitation })?;
        let mut recover = Recover { hub_key: *code.hub_key().bytes(), newcomer: None };
        let found = ask.ask(&recover).map_err(|t| match trouble(t) {
            Error::Unreachable { retry_after_s } => Error::Unreachable { retry_after_s },
            _ => WRONG_CODE,
        })?;
        let share = Secret32::from_slice(&found.share.bytes).ok_or(WRONG_CODE)?;
        let backup =
            Backup::open(&found.backup.bytes, &code.backup_key(&share))?.ok_or(WRONG_CODE)?;
        let beside: Beside = minicbor::decode(backup.beside()).map_err(|_| KEY_FAULT)?;

        let session = self.restore(&backup, pin)?;
        let life = session.road().vault(|vault| Ok(vault.this_life()))?;
        let token = take_place(&session, &card, &beside)?;
        let sealed = successor(&backup, &life, &beside)?;
        let author = life.author();
        recover.newcomer = Some(Newcomer {
            device: author.device,
            incarnation: author.incarnation,
            token_hash: secret_hash(token.bytes()),
            sealed,
        });
        ask.ask(&recover).map_err(trouble)?;
        Ok(session)
    }

    fn restore(&self, backup: &Backup, pin: &[u8]) -> Result<Session> {
        let secrets = KeystoreSecrets { device: fresh_secret()?, table: fresh_secret()? };
        self.make_home()?;
        keep(self.keystore(), KeystoreEntry::Device, &secrets.device)?;
        keep(self.keystore(), KeystoreEntry::Table, &secrets.table)?;
        let restoring = Restoring { pin_cost: self.pin_cost, tries: crate::companion::TRIES };
        let now = self.now_ms();
        let vault = Vault::restore(&self.file(), &secrets, pin, &restoring, backup, now)?;
        self.pin_was_given();
        self.open(vault)
    }
}

/// Writes down the place in the team, and follows every stream from its beginning.
fn take_place(session: &Session, card: &Invitation, beside: &Beside) -> Result<Secret32> {
    let (road, post) = (session.road(), session.post());
    let team = TeamId::new(beside.team);
    road.write(|known, pen| {
        let _: MembershipId = pen.add(
            known.personal,
            Membership {
                team,
                hub: card.hub.clone(),
                pin: Bytes(card.pin.map(|p| p.to_vec()).unwrap_or_default()),
                roles: beside.roles,
                listed: false,
                rest: Rest::NONE,
            },
        )?;
        let key = Bytes(beside.key.to_vec());
        let _: TeamSecretId = pen
            .add(known.personal, TeamSecret { team, epoch: beside.epoch, key, rest: Rest::NONE })?;
        Ok(())
    })?;
    let token = fresh_secret()?;
    let mut streams =
        road.vault(|vault| Ok(vault.compartments().iter().map(|c| c.stream).collect::<Vec<_>>()))?;
    let device = road.read(|known, _| Ok(known.author.device.bytes()))?;
    streams.extend([beside.team, device]);
    post.with(|spool| {
        spool.keep_notes(&[
            (note::TOKEN, Some(token.bytes())),
            (note::HUB, Some(card.hub.as_bytes())),
            (note::PIN, card.pin.as_ref().map(<[u8; 32]>::as_slice)),
        ])?;
        spool.follow(&streams, true)
    })?;
    Ok(token)
}

fn successor(backup: &Backup, life: &Life, beside: &Beside) -> Result<Vec<u8>> {
    let lives = backup.lives();
    let old = lives.last().ok_or(Error::Refused(Refusal::OtherDevice))?;
    let me = member(life, beside.roles);
    let joiner =
        Joiner::new(me.device, me.incarnation, me.sign_key, me.kem_key, beside.name.clone());
    let key = TeamKey { epoch: beside.epoch, key: Secret32::new(beside.key) };
    seal_successor(&joiner, old.signing_key(), &key, &beside.team, &nonce()?).map_err(|_| KEY_FAULT)
}
