//! Founding a team and joining one. Everything is written down before the hub is asked, so that
//! trying again after a lost answer is safe.

use super::{FAULT, OTHER_TEAM, Team, TeamView, member, root_of, seal_names, trouble};
use crate::error::{Error, Rejection, Result};
use crate::post::{client_of, note};
use crate::secrets::{fresh_secret, nonce};
use field::Rest;
use field::id::{MembershipId, TeamId};
use field::record::{Bytes, Membership};
use seal::invitation::Invitation;
use seal::join::{Joiner, seal_joiner};
use seal::names::Name;
use seal::roster::{Roster, SignedRoster, role, team_id};
use wire::{Found, Join, Newcomer};

impl Team {
    /// Starts a team with the founding invitation that the hub's owner was given. This device
    /// becomes its coordinator, and a supervisor.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::Unreachable`], and what storage can meet. Trying again is
    /// safe.
    pub fn found(&self, invitation: &str) -> Result<TeamView> {
        let invitation = read_invitation(invitation)?;
        if !invitation.founding {
            return Err(Error::Rejected { code: Rejection::NotAnInvitation });
        }
        let life = self.life()?;
        let root = root_of(&life);
        let team = team_id(&root.verifying_key());
        self.enter(&invitation, team, role::COORDINATOR | role::SUPERVISOR)?;
        let key = self.own_team_key(team)?;
        let (name, now) = self.road.read(|known, now| Ok((known.worker().0, now)))?;
        let roster = match self.post.note(note::ROSTER)? {
            Some(bytes) => bytes,
            None => {
                let me = member(&life, role::COORDINATOR | role::SUPERVISOR);
                let names = vec![Name { device: me.device, name }];
                let mut roster = Roster::first(root.verifying_key(), now.at.0, vec![me]);
                roster.names = seal_names(&names, &key, &team)?;
                let signed = SignedRoster::sign(roster, &root).map_err(|_| FAULT)?;
                self.post.keep(note::ROSTER, signed.bytes())?;
                signed.bytes().to_vec()
            }
        };
        let author = life.author();
        self.client()?
            .ask(&Found {
                ticket: *invitation.secret.ticket().bytes(),
                root: root.verifying_key().to_bytes(),
                roster: roster.clone(),
                device: author.device,
                incarnation: author.incarnation,
                token_hash: self.token_hash()?,
            })
            .map_err(trouble)?;
        self.listed()?;
        self.post.with(|spool| spool.follow(&[team, author.device], false))?;
        let signed = SignedRoster::verify(&roster, &team).map_err(|_| FAULT)?;
        self.sign_heartbeat(&signed, &root, now.at.0)?;
        self.view()
    }

    /// Asks to join with an invitation. The coordinator's device signs at its next sync.
    ///
    /// # Errors
    /// [`Error::Rejected`], [`Error::Unreachable`], and what storage can meet. Trying again is
    /// safe.
    pub fn join(&self, invitation: &str) -> Result<TeamView> {
        let invitation = read_invitation(invitation)?;
        if invitation.founding {
            return Err(Error::Rejected { code: Rejection::NotAnInvitation });
        }
        self.enter(&invitation, invitation.team, invitation.roles)?;
        let life = self.life()?;
        let name = self.road.read(|known, _| Ok(known.worker().0))?;
        let me = member(&life, invitation.roles);
        let author = life.author();
        let joiner = Joiner::new(author.device, author.incarnation, me.sign_key, me.kem_key, name);
        let sealed = seal_joiner(
            &joiner,
            life.signing_key(),
            &invitation.secret,
            &invitation.team,
            &nonce()?,
        )
        .map_err(|_| FAULT)?;
        self.client()?
            .ask(&Join {
                ticket: *invitation.secret.ticket().bytes(),
                newcomer: Newcomer {
                    device: author.device,
                    incarnation: author.incarnation,
                    token_hash: self.token_hash()?,
                    sealed,
                },
            })
            .map_err(trouble)?;
        self.post.with(|spool| spool.follow(&[invitation.team, author.device], false))?;
        self.view()
    }

    /// Writes down where the hub is and which team this is, before anything is asked.
    fn enter(&self, invitation: &Invitation, team: [u8; 16], roles: u32) -> Result<()> {
        let team = TeamId::new(team);
        let pin = invitation.pin.map(|p| p.to_vec()).unwrap_or_default();
        self.road.write(|known, pen| {
            let old = known.book.all::<MembershipId>().next_back();
            let record = Membership {
                team,
                hub: invitation.hub.clone(),
                pin: Bytes(pin.clone()),
                roles,
                listed: false,
                rest: Rest::NONE,
            };
            match old {
                Some((_, old)) if old.listed => Err(OTHER_TEAM),
                Some((id, _)) => pen.change(id, record),
                None => pen.add(known.personal, record).map(|_| ()),
            }
        })?;
        let token = match self.post.note(note::TOKEN)? {
            Some(token) => token,
            None => fresh_secret()?.bytes().to_vec(),
        };
        let pin = invitation.pin;
        self.post.with(|spool| {
            spool.keep_notes(&[
                (note::TOKEN, Some(&token)),
                (note::HUB, Some(invitation.hub.as_bytes())),
                (note::PIN, pin.as_ref().map(<[u8; 32]>::as_slice)),
            ])
        })?;
        Ok(())
    }

    fn listed(&self) -> Result<()> {
        self.road.write(|known, pen| {
            let found = known.book.all::<MembershipId>().next_back();
            let (id, old) = found.ok_or(OTHER_TEAM)?;
            pen.change(id, Membership { listed: true, ..old.clone() })
        })
    }
}

fn read_invitation(text: &str) -> Result<Invitation> {
    let rejected = |code| Error::Rejected { code };
    let invitation =
        Invitation::from_text(text).map_err(|_| rejected(Rejection::NotAnInvitation))?;
    let usable = client_of(&invitation.hub, invitation.pin, None).is_some();
    usable.then_some(invitation).ok_or(rejected(Rejection::NotAnInvitation))
}
