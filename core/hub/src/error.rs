//! What can stand in the way of setting up or running a hub.

use std::io;

/// Why a hub could not be set up or started. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HubError {
    /// No settings file in the folder.
    #[error("no hub in this folder; make one with `schakel hub init` ({error})")]
    NoHub {
        /// What the system said.
        error: io::Error,
    },
    /// There is a hub in the folder already.
    #[error("this folder has a hub already; choose an empty folder")]
    AlreadyThere,
    /// The settings do not hold.
    #[error("hub.toml does not hold: {what}")]
    Config {
        /// Which line, and why.
        what: String,
    },
    /// Plain http elsewhere than on loopback.
    #[error(
        "without a certificate the hub listens on loopback only (127.0.0.1 or [::1]); set [tls] in \
         hub.toml, or make the hub with an https address"
    )]
    PlainHttp,
    /// The address is not one that phones could use.
    #[error("the address must be https://HOST or https://HOST:PORT (http:// for loopback only)")]
    Url,
    /// Certificate or key cannot be used.
    #[error("certificate or key cannot be used: {what}")]
    Certificate {
        /// Why.
        what: String,
    },
    /// A file of the hub could not be read or written.
    #[error(
        "a file of the hub could not be read or written; check the folder's rights and room ({0})"
    )]
    File(#[from] io::Error),
    /// The database cannot be used.
    #[error("the database cannot be used: {what}")]
    Database {
        /// Why.
        what: String,
    },
    /// The address to listen on is taken or not this machine's.
    #[error("cannot listen on this address; is another hub running? ({error})")]
    Listen {
        /// What the system said.
        error: io::Error,
    },
    /// The team exists already.
    #[error("the team of this hub is founded already; its coordinator invites the others")]
    Founded,
}

impl From<crate::store::StoreError> for HubError {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Database { what: error.to_string() }
    }
}
