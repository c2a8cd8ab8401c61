//! The first words, founding, joining, tokens.

use crate::app::{App, Asker};
use crate::endpoint::{Endpoint, Handle, known};
use crate::store::joining::{self, Knock};
use crate::store::people::{self, Caller};
use crate::store::roster;
use std::sync::Arc;
use wire::{
    Code, Done, Found, Hello, Join, Joins, ListJoins, Newcomer, PROTOCOL_VERSION, Refusal,
    RevokeToken, Ticket, Welcome, capability,
};

/// Longest sealed keys of a newcomer, in bytes.
const NEWCOMER_BYTES: usize = 16 * 1024;
/// Most tickets that wait to be used.
const TICKETS: u32 = 200;

impl Handle for Hello {
    const ENDPOINT: Endpoint = Endpoint::Hello;

    async fn handle(self, app: &Arc<App>, _: Option<Asker>) -> Result<Welcome, Refusal> {
        if !self.versions.contains(&PROTOCOL_VERSION) {
            return Err(Code::Version.into());
        }
        Ok(Welcome {
            version: PROTOCOL_VERSION,
            capabilities: vec![capability::ALARM, capability::RECOVERY],
            now_ms: app.clock.now_ms(),
            limits: app.limits,
        })
    }
}

impl Handle for Found {
    const ENDPOINT: Endpoint = Endpoint::Found;

    async fn handle(self, app: &Arc<App>, _: Option<Asker>) -> Result<Done, Refusal> {
        if self.roster.len() as u64 > app.limits.item_bytes {
            return Err(Code::TooLarge.into());
        }
        let now_ms = app.clock.now_ms();
        let weight = self.roster.len();
        app.write(weight, move |db, changed| {
            roster::found(db, changed, &self, now_ms)?;
            Ok(Done {})
        })
        .await
    }
}

impl Handle for Ticket {
    const ENDPOINT: Endpoint = Endpoint::Ticket;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Done, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        let now_ms = app.clock.now_ms();
        // A day more than it should be: the coordinator's clock may be ahead of ours.
        let latest = now_ms.saturating_add(seal::join::GOOD_FOR_MS + 24 * 3600 * 1000);
        if self.expires_ms > latest {
            return Err(Code::TooLarge.into());
        }
        app.write(0, move |db, _| {
            people::coordinator(db, &caller)?;
            if joining::count_tickets(db, now_ms)? >= TICKETS {
                return Err(Code::TooMany.into());
            }
            let Ticket { ticket_hash, expires_ms, roles } = self;
            let ticket = joining::Ticket { expires_ms, roles, founding: false };
            joining::add_ticket(db, &ticket_hash, &ticket)?;
            Ok(Done {})
        })
        .await
    }
}

impl Handle for Join {
    const ENDPOINT: Endpoint = Endpoint::Join;

    async fn handle(self, app: &Arc<App>, _: Option<Asker>) -> Result<Done, Refusal> {
        if self.newcomer.sealed.len() > NEWCOMER_BYTES {
            return Err(Code::TooLarge.into());
        }
        let now_ms = app.clock.now_ms();
        let ticket_hash = seal::digest::secret_hash(&self.ticket);
        // Looked up by a reader first: a stranger without a ticket takes none of the writer's time.
        let Newcomer { device, incarnation, token_hash, .. } = self.newcomer;
        let knocks = app.read(move |db| {
            let again = people::owner_of(db, &token_hash)? == Some(Caller { device, incarnation });
            Ok(again || joining::is_unused(db, &ticket_hash)?)
        });
        if !knocks.await? {
            return Err(Code::Ticket.into());
        }
        app.write(self.newcomer.sealed.len(), move |db, changed| {
            joining::knock(db, changed, &self.newcomer, Knock::Ticket(ticket_hash), now_ms)?;
            Ok(Done {})
        })
        .await
    }
}

impl Handle for ListJoins {
    const ENDPOINT: Endpoint = Endpoint::Joins;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Joins, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        app.read(move |db| {
            people::coordinator(db, &caller)?;
            Ok(Joins { waiting: joining::waiting(db)? })
        })
        .await
    }
}

impl Handle for RevokeToken {
    const ENDPOINT: Endpoint = Endpoint::RevokeToken;

    async fn handle(self, app: &Arc<App>, asker: Option<Asker>) -> Result<Done, Refusal> {
        let Asker { caller, .. } = known(asker)?;
        let whose = Caller { device: self.device, incarnation: self.incarnation };
        app.write(0, move |db, changed| {
            // A device may always give up its own, also when it waits or was revoked.
            if whose != caller {
                people::coordinator(db, &caller)?;
            }
            people::withdraw_tokens(db, changed, &whose)?;
            Ok(Done {})
        })
        .await
    }
}
