//! Recovery: a code on paper and a share at the hub bring a new phone back (F21).

use crate::anchor;
use crate::companion::Companion;
use crate::error::{Error, Rejection, Result};
use crate::post::circle::Circle;
use crate::post::{Post, client_of, note};
use crate::road::{Road, random};
use crate::secrets::{fresh_secret, good_pin, keep, nonce, randomness};
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
use seal::kem::KemPublicKey;
use seal::recovery::Code;
use seal::sealed_to::{self, Use};
use seal::team::TeamKey;
use std::sync::Arc;
use sync::Client;
use vault::{Backup, KeystoreSecrets, Life, Restoring, Vault};
use wire::{Newcomer, Recover, Recovered, Slot, SlotGet, SlotName, SlotPut};

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
        let (old, membership, now) = self.road.read(|known, now| {
            let old = known.book.all::<RecoveryId>().next_back();
            let membership = known.membership().cloned().ok_or(Error::NotFound)?;
            Ok((old.map(|(id, _)| id), membership, now))
        })?;
        self.road.vault(|vault| vault.set_recovery_share(&share))?;
        let mut record = field::record::Recovery {
            key: Bytes(code.kem_key().public_key().bytes().to_vec()),
            version: 0,
            compartments: 0,
            made: now.at,
            hub_hash: Some(Bytes(secret_hash(code.hub_key().bytes()).to_vec())),
            share_hash: None,
            rest: Rest::NONE,
        };
        put_share(&client, &record, &share, None)?;
        self.put_backup(&client, &mut record, &share)?;
        self.road.write(|known, pen| match old {
            Some(id) => pen.change(id, record),
            None => pen.add(known.personal, record).map(|_| ()),
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

    /// Whether there is a code. One that an earlier version made cannot be kept up to date, and
    /// counts as none.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn has_code(&self) -> Result<bool> {
        Ok(self.kept()?.is_some())
    }

    fn kept(&self) -> Result<Option<(RecoveryId, field::record::Recovery)>> {
        let usable = |record: &field::record::Recovery| sealed_to_key(record).is_some();
        self.road.read(|known, _| {
            let last = known.book.all::<RecoveryId>().next_back();
            Ok(last.filter(|(_, r)| usable(r)).map(|(id, r)| (id, r.clone())))
        })
    }

    /// Makes the backup anew when there are compartments that it does not hold; after an erase,
    /// together with the share, so that no backup of before opens with what the hub has.
    pub(crate) fn tend(&self, client: &Client) -> Result<()> {
        let Some((id, mut record)) = self.kept()? else { return Ok(()) };
        let share = match self.road.vault(|vault| vault.recovery_share())? {
            Some(share) => share,
            None => {
                let share = fresh_secret()?;
                self.road.vault(|vault| vault.set_recovery_share(&share))?;
                share
            }
        };
        let here = self.road.vault(|vault| Ok(vault.compartments().len()))?;
        let settled = record.share_hash.as_ref().is_some_and(|h| h.0 == secret_hash(share.bytes()));
        if settled && u32::try_from(here).unwrap_or(u32::MAX) == record.compartments {
            return Ok(());
        }
        // The hub is not heard, or refuses: again at the next sync.
        let mut renew = || {
            if settled {
                return self.put_backup(client, &mut record, &share);
            }
            // Both shares stand there until the backup is under the new one: whoever recovers
            // meanwhile finds one that fits.
            let stands = slot(client, SlotName::RECOVERY_SHARE)?;
            put_share(client, &record, &share, stands)?;
            self.put_backup(client, &mut record, &share)?;
            put_share(client, &record, &share, None)
        };
        if renew().is_err() {
            return Ok(());
        }
        self.road.write(|_, pen| pen.change(id, record))
    }

    /// Puts a backup under a share, sealed to the code; notes it in the record.
    fn put_backup(
        &self,
        client: &Client,
        record: &mut field::record::Recovery,
        share: &Secret32,
    ) -> Result<()> {
        let to = sealed_to_key(record).ok_or(KEY_FAULT)?;
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
        let (backup, count) = self
            .road
            .vault(|vault| Ok((vault.backup(share, &beside)?, vault.compartments().len())))?;
        let bytes = sealed_to::seal(Use::Backup, &backup, &to, &randomness()?);
        let bytes = bytes.map_err(|_| KEY_FAULT)?;
        let name = SlotName::KEY_BACKUP;
        let version = slot(client, name)?.map_or(1, |stands| stands.version + 1);
        client.ask(&SlotPut { name, version, bytes, recovery_hash: None }).map_err(trouble)?;
        record.version = version;
        record.compartments = u32::try_from(count).unwrap_or(u32::MAX);
        record.share_hash = Some(Bytes(secret_hash(share.bytes()).to_vec()));
        Ok(())
    }
}

/// The key that backups are sealed to; `None` in a record of an earlier version.
fn sealed_to_key(record: &field::record::Recovery) -> Option<KemPublicKey> {
    record.hub_hash.as_ref()?;
    KemPublicKey::from_bytes(&record.key.0).ok()
}

/// What stands in a slot of this device.
fn slot(client: &Client, name: SlotName) -> Result<Option<Slot>> {
    match client.ask(&SlotGet { name }) {
        Ok(slot) => Ok(Some(slot)),
        Err(sync::Trouble::Refused(wire::Code::NotFound)) => Ok(None),
        Err(other) => Err(trouble(other)),
    }
}

/// Puts a share into its slot, and behind it one that stood there.
fn put_share(
    client: &Client,
    record: &field::record::Recovery,
    share: &Secret32,
    stands: Option<Slot>,
) -> Result<()> {
    let name = SlotName::RECOVERY_SHARE;
    let version = match &stands {
        Some(stands) => stands.version,
        None => slot(client, name)?.map_or(0, |stands| stands.version),
    };
    let before = stands.map(|stands| stands.bytes).unwrap_or_default();
    let before = before.chunks(32).find(|other| *other != share.bytes()).unwrap_or_default();
    let hash = record.hub_hash.as_ref().and_then(|hash| hash.0.as_slice().try_into().ok());
    let put = SlotPut {
        name,
        version: version + 1,
        bytes: [share.bytes().as_slice(), before].concat(),
        recovery_hash: hash,
    };
    client.ask(&put).map_err(trouble)?;
    Ok(())
}

/// Opens the backup that the hub has, with a code and the share that fits.
fn open_backup(code: &Code, found: &Recovered) -> Result<Backup> {
    let shares = found.share.bytes.chunks(32).filter_map(Secret32::from_slice);
    let inner = sealed_to::open(Use::Backup, &code.kem_key(), &found.backup.bytes);
    for share in shares {
        let opened = match &inner {
            Ok(inner) => Backup::open(inner, &share)?,
            // As the first version made it.
            Err(_) => Backup::open(&found.backup.bytes, &code.backup_key(&share))?,
        };
        if let Some(backup) = opened {
            return Ok(backup);
        }
    }
    Err(WRONG_CODE)
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
        let backup = open_backup(&code, &found)?;
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
        anchor::forget(self.home(), self.keystore())?;
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
