//! Setting up: folder, certificate, settings, and the invitation of the one who founds the team.

use crate::config::{CONFIG_FILE, Config, TlsFiles};
use crate::error::HubError;
use std::fs::OpenOptions;
use std::io::Write;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// What `init` is told.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Where phones will find the hub.
    pub url: String,
    /// Address and port to listen on; without it, every address of this machine and the port of
    /// the url.
    pub listen: Option<SocketAddr>,
    /// Certificate and key to use; without them one is made, and phones pin it.
    pub certificate: Option<(PathBuf, PathBuf)>,
}

/// Makes a hub in `folder`: settings, database, certificate.
///
/// # Errors
/// [`HubError`] says what is in the way and what to do. A hub that is there is never touched.
pub fn init(folder: &Path, setup: &Setup) -> Result<Config, HubError> {
    if folder.join(CONFIG_FILE).exists() {
        return Err(HubError::AlreadyThere);
    }
    let url = reqwest::Url::parse(&setup.url).map_err(|_| HubError::Url)?;
    let host = url.host_str().ok_or(HubError::Url)?.trim_matches(['[', ']']).to_owned();
    let loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    let plain = match url.scheme() {
        "https" => false,
        "http" if loopback => true,
        _ => return Err(HubError::Url),
    };
    if url.path() != "/" || url.query().is_some() || !url.username().is_empty() {
        return Err(HubError::Url);
    }
    private_folder(folder)?;
    let tls = match &setup.certificate {
        _ if plain => None,
        Some((certificate, key)) => {
            // The hub may be started from another folder than it was made from.
            let (certificate, key) = (std::path::absolute(certificate)?, std::path::absolute(key)?);
            Some(TlsFiles { certificate, key, own: false })
        }
        None => {
            let own = crate::tls::own_certificate(&host)?;
            let files = TlsFiles {
                certificate: "certificate.pem".into(),
                key: "key.pem".into(),
                own: true,
            };
            write_private(&folder.join(&files.certificate), own.certificate.as_bytes())?;
            write_private(&folder.join(&files.key), own.key.as_bytes())?;
            Some(files)
        }
    };
    let port = url.port_or_known_default().ok_or(HubError::Url)?;
    let everywhere =
        if plain { IpAddr::V6(Ipv6Addr::LOCALHOST) } else { Ipv6Addr::UNSPECIFIED.into() };
    let config = Config {
        folder: folder.to_owned(),
        url: setup.url.trim_end_matches('/').to_owned(),
        listen: setup.listen.unwrap_or(SocketAddr::new(everywhere, port)),
        tls,
        ..Config::loopback(folder)
    };
    config.check()?;
    if let Some(files) = &config.tls {
        crate::tls::server(folder, files)?;
    }
    drop(crate::store::open_for_writing(&config.database())?);
    write_private(&folder.join(CONFIG_FILE), config.to_toml()?.as_bytes())?;
    Ok(config)
}

fn private_folder(folder: &Path) -> Result<(), HubError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn write_private(path: &Path, bytes: &[u8]) -> Result<(), HubError> {
    let mut file = options().create_new(true).open(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Makes an empty file that only its owner reads, unless it is there. SQLite gives its other
/// files the same rights.
pub(crate) fn private_file(path: &Path) -> std::io::Result<()> {
    options().create(true).truncate(false).open(path).map(drop)
}
