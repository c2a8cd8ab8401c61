//! Telling the hub that this device is no more: its token is withdrawn, by itself.

use crate::companion::Companion;
use crate::post::{Post, note};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use sync::Client;
use wire::RevokeToken;

/// A wipe does not wait longer for the hub.
const LONGEST: Duration = Duration::from_secs(3);

/// What is needed to tell the hub once everything here is gone.
pub(crate) struct Leaving {
    client: Client,
    token: RevokeToken,
}

impl Leaving {
    fn of(post: &Post) -> Option<Self> {
        let client = post.client().ok()??;
        let me = post.note(note::SELF).ok()??;
        let (_, me) = me.split_first_chunk::<16>()?;
        let (device, life) = me.split_first_chunk::<16>()?;
        let token = RevokeToken { device: *device, incarnation: life.try_into().ok()? };
        Some(Self { client, token })
    }

    /// Tells it, if it is there.
    pub(crate) fn say(self) {
        let (said, heard) = mpsc::channel();
        thread::spawn(move || {
            let answer = self.client.ask(&self.token);
            tracing::info!(heard = answer.is_ok(), "the hub was told that this device is wiped");
            let _ = said.send(());
        });
        let _ = heard.recv_timeout(LONGEST);
    }
}

impl Companion {
    /// How the hub is told, while its address and the token can still be read.
    pub(crate) fn leaving(&self) -> Option<Leaving> {
        if let Some(post) = self.open_post().filter(|post| post.is_open()) {
            return Leaving::of(&post);
        }
        let post = self.post_while_locked().ok().flatten()?;
        let leaving = Leaving::of(&post);
        let _ = post.close();
        leaving
    }
}
