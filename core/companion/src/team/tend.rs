//! What a coordinator's device does at each sync: lets in who was invited, gives the team key, and
//! signs that the roster is still the last.

use super::{FAULT, Team, seal_names};
use crate::error::Result;
use crate::post::circle::Circle;
use crate::post::letters::{Letter, said, send};
use crate::post::note;
use field::id::{InviteeId, TeamSecretId};
use field::record::Invitee;
use field::time::Instant;
use seal::digest::secret_hash;
use seal::heartbeat::Heartbeat;
use seal::join::{InvitationSecret, open_joiner, open_successor};
use seal::names::Name;
use seal::roster::{Member, Roster, SignedRoster, role};
use seal::sign::SigningKey;
use sync::Client;
use vault::Parcel;
use wire::body::Purpose;
use wire::{Item, Kind, ListJoins};

impl Team {
    /// What a coordinator's device does at each sync: lets in who was invited, and signs that
    /// the roster is still the last.
    pub(crate) fn tend(&self, client: &Client) -> Result<()> {
        let loaded = self.road.read(|known, now| {
            let coordinator =
                known.membership().is_some_and(|m| m.listed && m.roles & role::COORDINATOR != 0);
            Ok((coordinator.then(|| Circle::load(known, &self.post)).transpose()?.flatten(), now))
        })?;
        let (Some(circle), now) = loaded else { return Ok(()) };
        self.tend_quarantine(&circle)?;
        let Ok(root) = self.root(&circle) else { return Ok(()) };
        if circle.heartbeat.as_ref().is_none_or(|h| h.due(now.at.0)) {
            self.sign_heartbeat(&circle.roster, &root, now.at.0)?;
        }
        if let Ok(joins) = client.ask(&ListJoins {}) {
            for waiting in joins.waiting {
                self.let_in(&root, &waiting, now.at.0)?;
            }
        }
        self.grant_keys()
    }

    fn let_in(&self, root: &SigningKey, waiting: &wire::Waiting, now_ms: i64) -> Result<()> {
        if let Some(device) = waiting.succeeds {
            return self.let_successor_in(root, waiting, device, now_ms);
        }
        let Some(ticket) = waiting.ticket_hash else { return Ok(()) };
        let found = self.road.read(|known, _| {
            let circle = Circle::require(known, &self.post)?;
            let invitee = known.book.all::<InviteeId>().find_map(|(id, invitee)| {
                let secret = InvitationSecret::new(invitee.secret.0.clone().try_into().ok()?);
                (secret_hash(secret.ticket().bytes()) == ticket).then_some((
                    id,
                    invitee.clone(),
                    secret,
                ))
            });
            Ok(invitee.map(|invitee| (circle, invitee)))
        })?;
        let Some((circle, (id, invitee, secret))) = found else { return Ok(()) };
        let Ok(joiner) = open_joiner(&waiting.sealed, &secret, &circle.team) else { return Ok(()) };
        let same = (joiner.device, joiner.incarnation) == (waiting.device, waiting.incarnation);
        let known = circle.roster.roster().member(&joiner.device).is_some();
        if !same || known || invitee.joined.is_some() {
            return Ok(());
        }
        let Some(key) = &circle.key else { return Ok(()) };
        let mut roster = circle.roster.roster().successor(now_ms);
        let mut names = circle.names();
        names.retain(|n| n.device != joiner.device);
        names.push(Name { device: joiner.device, name: invitee.name.clone() });
        roster.members.push(Member {
            device: joiner.device,
            incarnation: joiner.incarnation,
            sign_key: joiner.sign_key,
            kem_key: joiner.kem_key,
            roles: invitee.roles,
        });
        roster.names = seal_names(&names, key, &circle.team)?;
        self.publish(roster, root, now_ms)?;
        self.road
            .write(|_, pen| pen.change(id, Invitee { joined: Some(Instant(now_ms)), ..invitee }))
    }

    /// A new phone in place of a lost one: its old life proves it. The lost phone is revoked in the
    /// same roster, and wipes itself when it hears of it.
    fn let_successor_in(
        &self,
        root: &SigningKey,
        waiting: &wire::Waiting,
        device: [u8; 16],
        now_ms: i64,
    ) -> Result<()> {
        let circle = self.road.read(|known, _| Circle::require(known, &self.post))?;
        let Some(key) = &circle.key else { return Ok(()) };
        let mut roster = circle.roster.roster().successor(now_ms);
        let Some(old) = roster.member(&device).cloned() else { return Ok(()) };
        let opened = open_successor(&waiting.sealed, &old.sign_key, key, &circle.team);
        let Ok(joiner) = opened else { return Ok(()) };
        let same = (joiner.device, joiner.incarnation) == (device, waiting.incarnation);
        if !same || waiting.device != device || joiner.incarnation == old.incarnation {
            return Ok(());
        }
        roster.revoke(&device, now_ms, true);
        roster.members.push(Member {
            device,
            incarnation: joiner.incarnation,
            sign_key: joiner.sign_key,
            kem_key: joiner.kem_key,
            roles: old.roles,
        });
        roster.names = seal_names(&circle.names(), key, &circle.team)?;
        self.publish(roster, root, now_ms)
    }

    /// Gives everyone the team key in use who was not given it.
    pub(super) fn grant_keys(&self) -> Result<()> {
        let (others, key) = self.road.read(|known, _| {
            let circle = Circle::require(known, &self.post)?;
            let secret = known.book.all::<TeamSecretId>().max_by_key(|(_, s)| s.epoch);
            Ok((circle.others(known), secret.map(|(id, _)| id)))
        })?;
        let Some(key) = key else { return Ok(()) };
        for to in &others {
            let letter = Letter { purpose: Purpose::TEAM_KEY.0, about: Some(key.into()) };
            let said = self.road.read(|known, _| {
                Ok(said(known, to)
                    .iter()
                    .any(|(p, about, _)| *p == letter.purpose && *about == letter.about))
            })?;
            if !said {
                send(&self.road, &self.post, to, &[letter])?;
            }
        }
        Ok(())
    }

    pub(super) fn publish(&self, roster: Roster, root: &SigningKey, now_ms: i64) -> Result<()> {
        let signed = SignedRoster::sign(roster, root).map_err(|_| FAULT)?;
        self.queue_for_team(Kind::ROSTER, signed.bytes().to_vec(), signed.roster().team())?;
        self.post.keep(note::ROSTER, signed.bytes())?;
        self.sign_heartbeat(&signed, root, now_ms)
    }

    pub(super) fn sign_heartbeat(
        &self,
        roster: &SignedRoster,
        root: &SigningKey,
        now_ms: i64,
    ) -> Result<()> {
        let bytes = Heartbeat::sign(roster, root, now_ms);
        self.queue_for_team(Kind::HEARTBEAT, bytes.clone(), roster.roster().team())?;
        self.post.keep(note::HEARTBEAT, &bytes)
    }

    fn queue_for_team(&self, kind: Kind, bytes: Vec<u8>, team: [u8; 16]) -> Result<()> {
        let parcel = Parcel { stream: team, open: None, item: Item { kind, bytes }, mark: None };
        self.post.with(|spool| spool.queue(&[parcel], None))
    }
}
