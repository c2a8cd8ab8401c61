//! Where a hub is, and by what it is known.

use reqwest::Url;

/// Where a hub is, and by what it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    pub(crate) url: Url,
    pub(crate) trust: Trust,
}

/// By what a hub is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// Its certificate has this SHA-256, as the invitation says.
    Pinned([u8; 32]),
    /// Its certificate leads to one of these roots (DER) and carries its name.
    Roots(Vec<Vec<u8>>),
    /// Nothing: without TLS, on this same machine only.
    Loopback,
}

/// Why an address is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// Not the address of a hub.
    #[error("this is not the address of a hub; check it, or ask for a new invitation")]
    NotAnAddress,
    /// It would go over the network in the clear.
    #[error("a hub elsewhere is reached by https only")]
    NotSealed,
    /// There is nothing by which the hub could be known.
    #[error("the invitation does not say by what the hub is known; ask for a new one")]
    Unknown,
    /// A root certificate cannot be read.
    #[error("a root certificate cannot be read")]
    BadRoot,
    /// The system gives no means to wait for an answer.
    #[error("the system has no room for a connection; close other apps")]
    NoThreads,
}

impl Endpoint {
    /// The hub at an address, without TLS only on this same machine.
    ///
    /// # Errors
    /// [`BadAddress`].
    pub fn new(address: &str, trust: Trust) -> Result<Self, BadAddress> {
        let url = Url::parse(address).map_err(|_| BadAddress::NotAnAddress)?;
        let plain = url.username().is_empty() && url.password().is_none();
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !plain || !bare {
            return Err(BadAddress::NotAnAddress);
        }
        let here = match url.host_str() {
            None => return Err(BadAddress::NotAnAddress),
            Some(host) => matches!(host, "127.0.0.1" | "[::1]" | "localhost"),
        };
        match (url.scheme(), &trust) {
            ("https", Trust::Loopback) => Err(BadAddress::Unknown),
            ("https", _) => Ok(Self { url, trust }),
            ("http", Trust::Loopback) if here => Ok(Self { url, trust }),
            ("http", _) => Err(BadAddress::NotSealed),
            _ => Err(BadAddress::NotAnAddress),
        }
    }

    /// Whether nothing but this machine lies between.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.trust == Trust::Loopback
    }
}
