//! How one hub runs: the settings in `hub.toml`.

use crate::error::HubError;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// The file with the settings, in the hub's folder.
pub const CONFIG_FILE: &str = "hub.toml";
/// The database, in the hub's folder.
pub(crate) const DATABASE_FILE: &str = "hub.sqlite";

/// The settings of one hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder with database, certificate and settings. Not in the file: it is where the file
    /// stands.
    #[serde(skip)]
    pub folder: PathBuf,
    /// Where phones find the hub; stands in invitations.
    pub url: String,
    /// Address and port that the hub listens on.
    pub listen: SocketAddr,
    /// What logs tell: error, warn, info or debug. `RUST_LOG` goes before it.
    #[serde(default = "default_log")]
    pub log: String,
    /// Called, without content, when an alarm is released: a gateway for text messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook: Option<String>,
    /// Certificate and key. Without it the hub speaks plain http, on loopback only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<TlsFiles>,
}

/// Certificate and key as PEM files; a path that is not absolute starts at the hub's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsFiles {
    /// The certificate, and the chain to its issuer where there is one.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
    /// Whether `init` made the certificate: phones then pin it.
    pub own: bool,
}

fn default_log() -> String {
    "info".to_owned()
}

impl Config {
    /// A hub on a free loopback port without TLS: for tests and the demo.
    #[must_use]
    pub fn loopback(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            url: String::new(),
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            log: default_log(),
            webhook: None,
            tls: None,
        }
    }

    /// Reads the settings of the hub in `folder`.
    ///
    /// # Errors
    /// [`HubError::NoHub`] without a settings file, [`HubError::Config`] when it does not hold,
    /// [`HubError::PlainHttp`] when it would send sealed bytes and tokens in the open.
    pub fn read(folder: &Path) -> Result<Self, HubError> {
        let text = std::fs::read_to_string(folder.join(CONFIG_FILE))
            .map_err(|error| HubError::NoHub { error })?;
        let mut config: Self =
            toml::from_str(&text).map_err(|error| HubError::Config { what: error.to_string() })?;
        config.folder = folder.to_owned();
        config.check()?;
        Ok(config)
    }

    /// The settings as they stand in the file.
    pub(crate) fn to_toml(&self) -> Result<String, HubError> {
        toml::to_string(self).map_err(|error| HubError::Config { what: error.to_string() })
    }

    /// Refuses what must not run.
    pub(crate) fn check(&self) -> Result<(), HubError> {
        if self.tls.is_none() && !self.listen.ip().is_loopback() {
            return Err(HubError::PlainHttp);
        }
        Ok(())
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join(DATABASE_FILE)
    }
}
