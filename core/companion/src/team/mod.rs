//! The team: who is in it, inviting, revoking. Founding and joining stand in `enter`, what a
//! coordinator's device does by itself in `tend`.

mod enter;
mod quarantine;
mod tend;

pub use quarantine::{LateView, QuarantineView};

use crate::error::{Error, Rejection, Result};
use crate::post::circle::Circle;
use crate::post::letters::KEM;
use crate::post::{Post, incoming, note, word};
use crate::road::{Road, random};
use crate::secrets::{fresh_secret, nonce};
use field::Rest;
use field::id::{DeviceId, InviteeId, TeamId};
use field::record::{Bytes, Invitee, TeamSecret};
use field::time::Instant;
use seal::Secret32;
use seal::digest::secret_hash;
use seal::invitation::Invitation;
use seal::join::{GOOD_FOR_MS, InvitationSecret};
use seal::kem::KemKey;
use seal::names::{self, Name};
use seal::roster::{Member, role, team_id};
use seal::sign::SigningKey;
use seal::team::TeamKey;
use std::sync::Arc;
use sync::{Client, Trouble};
use vault::Life;
use wire::{Code, Ticket};

/// The label under which a team's root follows from the life of the device that founded it.
const ROOT: &str = "schakel/team/root/1";

/// The team.
pub struct Team {
    road: Arc<Road>,
    post: Arc<Post>,
}

/// What somebody may do in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roles {
    /// Goes to people.
    pub worker: bool,
    /// Gets summaries and alarms.
    pub supervisor: bool,
    /// Invites and revokes.
    pub coordinator: bool,
}

impl Roles {
    pub(crate) fn of(bits: u32) -> Self {
        Self {
            worker: bits & role::WORKER != 0,
            supervisor: bits & role::SUPERVISOR != 0,
            coordinator: bits & role::COORDINATOR != 0,
        }
    }

    fn bits(self) -> u32 {
        let bit = |set: bool, bit: u32| if set { bit } else { 0 };
        bit(self.worker, role::WORKER)
            | bit(self.supervisor, role::SUPERVISOR)
            | bit(self.coordinator, role::COORDINATOR)
    }
}

/// This device's place in a team, and who else is in it.
#[derive(Clone, PartialEq)]
pub struct TeamView {
    /// Where this device stands.
    pub place: Place,
    /// Everyone whom the signed roster lists.
    pub members: Vec<MemberView>,
    /// Whether the roster's signed heartbeat is out of date: a revocation may be withheld.
    pub stale: bool,
}

/// Where this device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In no team.
    Alone,
    /// Asked to join; the coordinator has not signed yet.
    Asked,
    /// In the team.
    Member(Roles),
    /// Revoked.
    Revoked,
}

/// Somebody in the team.
#[derive(Clone, PartialEq)]
pub struct MemberView {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub name: String,
    /// What it may do.
    pub roles: Roles,
    /// Whether it is this one.
    pub here: bool,
    /// When its last signed word was heard.
    pub heard: Option<Instant>,
}

/// An invitation, to be shown as a QR code or handed over as text; it works once.
#[derive(Clone, PartialEq, Eq)]
pub struct InvitationView {
    /// Which one.
    pub invitee: InviteeId,
    /// The text.
    pub text: String,
    /// Until when it works.
    pub until: Instant,
}

impl Team {
    pub(crate) fn new(road: Arc<Road>, post: Arc<Post>) -> Self {
        Self { road, post }
    }

    /// Where this device stands and who is in the team.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn view(&self) -> Result<TeamView> {
        let heard = word::heard(&self.post)?;
        self.road.read(|known, now| {
            let Some(membership) = known.membership() else {
                return Ok(TeamView { place: Place::Alone, members: Vec::new(), stale: false });
            };
            let Some(circle) = Circle::load(known, &self.post)? else {
                return Ok(TeamView { place: Place::Asked, members: Vec::new(), stale: false });
            };
            let place = if incoming::revoked(known, &circle).is_some() {
                Place::Revoked
            } else if circle.me(known).is_some() {
                Place::Member(Roles::of(membership.roles))
            } else {
                Place::Asked
            };
            let member = |m: &Member| MemberView {
                device: DeviceId::new(m.device),
                name: circle.name_of(&m.device),
                roles: Roles::of(m.roles),
                here: m.device == known.author.device.bytes(),
                heard: heard.get(&m.device).map(|ms| Instant(*ms)),
            };
            Ok(TeamView {
                place,
                members: circle.roster.roster().members.iter().map(member).collect(),
                stale: circle.stale(now.at.0),
            })
        })
    }

    /// Invites somebody. Coordinators only.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::Unreachable`], and what storage can meet.
    pub fn invite(&self, name: &str, roles: Roles) -> Result<InvitationView> {
        let (circle, membership, now) = self.road.read(|known, now| {
            let membership = known.membership().cloned().ok_or(OTHER_TEAM)?;
            Ok((Circle::require(known, &self.post)?, membership, now))
        })?;
        if membership.roles & role::COORDINATOR == 0 {
            return Err(NOT_COORDINATOR);
        }
        let secret = InvitationSecret::new(random()?);
        let until = Instant(now.at.0 + GOOD_FOR_MS);
        let ticket_hash = secret_hash(secret.ticket().bytes());
        self.client()?
            .ask(&Ticket { ticket_hash, expires_ms: until.0, roles: roles.bits() })
            .map_err(trouble)?;
        let invitee = self.road.write(|known, pen| {
            pen.add(
                known.personal,
                Invitee {
                    name: name.to_owned(),
                    roles: roles.bits(),
                    secret: Bytes(secret.bytes().to_vec()),
                    until,
                    joined: None,
                    rest: Rest::NONE,
                },
            )
        })?;
        let invitation = Invitation {
            hub: membership.hub,
            pin: membership.pin.0.try_into().ok(),
            team: circle.team,
            secret,
            roles: roles.bits(),
            founding: false,
        };
        Ok(InvitationView { invitee, text: invitation.to_text(), until })
    }

    /// Takes a device out of the team; with `wipe` it wipes itself when it hears of it, after
    /// which what it still had to send waits in quarantine. Coordinators only.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::NotFound`], and what storage can meet.
    pub fn revoke(&self, device: DeviceId, wipe: bool) -> Result<TeamView> {
        let (circle, now) =
            self.road.read(|known, now| Ok((Circle::require(known, &self.post)?, now)))?;
        let root = self.root(&circle)?;
        let mut roster = circle.roster.roster().successor(now.at.0);
        if !roster.revoke(&device.bytes(), now.at.0, wipe) {
            return Err(Error::NotFound);
        }
        let key = self.next_team_key(&circle)?;
        // Names of those who left stay: what they wrote stays theirs.
        roster.names = seal_names(&circle.names(), &key, &circle.team)?;
        self.publish(roster, &root, now.at.0)?;
        self.grant_keys()?;
        self.view()
    }

    fn own_team_key(&self, team: [u8; 16]) -> Result<TeamKey> {
        match self.road.read(|known, _| Ok(known.team_key()))? {
            Some(key) => Ok(key),
            None => self.new_team_key(team, 1),
        }
    }

    fn next_team_key(&self, circle: &Circle) -> Result<TeamKey> {
        let epoch = circle.key.as_ref().map_or(1, |k| k.epoch + 1);
        self.new_team_key(circle.team, epoch)
    }

    fn new_team_key(&self, team: [u8; 16], epoch: u32) -> Result<TeamKey> {
        let key = fresh_secret()?;
        let team = TeamId::new(team);
        self.road.write(|known, pen| {
            let key = Bytes(key.bytes().to_vec());
            pen.add(known.personal, TeamSecret { team, epoch, key, rest: Rest::NONE })
        })?;
        Ok(TeamKey { epoch, key })
    }

    fn life(&self) -> Result<Life> {
        self.road.vault(|vault| Ok(vault.this_life()))
    }

    /// The team's root, when this device has it.
    fn root(&self, circle: &Circle) -> Result<SigningKey> {
        let lives = self.road.vault(|vault| Ok(vault.lives()))?;
        let root = lives.iter().map(root_of);
        root.into_iter()
            .find(|root| team_id(&root.verifying_key()) == circle.team)
            .ok_or(NOT_COORDINATOR)
    }

    fn client(&self) -> Result<Client> {
        self.post.client()?.ok_or(Error::Rejected { code: Rejection::NotAnInvitation })
    }

    fn token_hash(&self) -> Result<[u8; 32]> {
        let token = self.post.note(note::TOKEN)?.and_then(|t| Secret32::from_slice(&t));
        Ok(secret_hash(token.ok_or(FAULT)?.bytes()))
    }
}

const FAULT: Error = Error::Internal { code: 3 };
/// Sealing failed: it never should.
pub(crate) const KEY_FAULT: Error = FAULT;
const NOT_COORDINATOR: Error = Error::Rejected { code: Rejection::NotCoordinator };
const OTHER_TEAM: Error = Error::Rejected { code: Rejection::OtherTeam };

fn root_of(life: &Life) -> SigningKey {
    SigningKey::from_seed(&life.derived(ROOT))
}

/// This life of the device, as a roster lists it.
pub(crate) fn member(life: &Life, roles: u32) -> Member {
    let author = life.author();
    Member {
        device: author.device,
        incarnation: author.incarnation,
        sign_key: life.signing_key().verifying_key(),
        kem_key: KemKey::from_seed(life.derived(KEM)).public_key(),
        roles,
    }
}

fn seal_names(names: &[Name], key: &TeamKey, team: &[u8; 16]) -> Result<Vec<u8>> {
    names::seal(names, key, team, &nonce()?).map_err(|_| FAULT)
}

/// Trouble with the hub, as something to do.
pub(crate) fn trouble(trouble: Trouble) -> Error {
    match trouble {
        Trouble::Unreachable => Error::Unreachable { retry_after_s: 5 },
        Trouble::Busy { retry_after_s } => {
            Error::Unreachable { retry_after_s: retry_after_s.unwrap_or(5) }
        }
        Trouble::Refused(Code::Ticket) => Error::Rejected { code: Rejection::InvitationUsed },
        Trouble::Refused(Code::NotAllowed) => NOT_COORDINATOR,
        Trouble::Refused(Code::Taken) => OTHER_TEAM,
        Trouble::WrongCertificate | Trouble::Dishonest(_) => {
            Error::Rejected { code: Rejection::WrongHub }
        }
        _ => Error::Unreachable { retry_after_s: 60 },
    }
}
