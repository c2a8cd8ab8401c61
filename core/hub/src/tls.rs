//! TLS: the certificate that `init` makes, and what is read back from files. rustls with ring,
//! TLS 1.3 only.

use crate::config::TlsFiles;
use crate::error::HubError;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig, crypto, version};

/// A certificate that signs itself, with its key, both as PEM.
pub(crate) struct OwnCertificate {
    pub(crate) certificate: String,
    pub(crate) key: String,
}

/// Makes a certificate for one host. Phones know it by its hash, so it needs no issuer and no
/// early end.
pub(crate) fn own_certificate(host: &str) -> Result<OwnCertificate, HubError> {
    let failed = |error: rcgen::Error| HubError::Certificate { what: error.to_string() };
    let key = rcgen::KeyPair::generate().map_err(failed)?;
    let mut params = rcgen::CertificateParams::new(vec![host.to_owned()]).map_err(failed)?;
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(rcgen::DnType::CommonName, "Schakel hub");
    let certificate = params.self_signed(&key).map_err(failed)?.pem();
    Ok(OwnCertificate { certificate, key: key.serialize_pem() })
}

/// What a phone pins: SHA-256 over the first certificate of the file, in DER.
pub(crate) fn pin(certificate: &Path) -> Result<[u8; 32], HubError> {
    let der = CertificateDer::from_pem_file(certificate).map_err(|_| unreadable())?;
    Ok(Sha256::digest(der.as_ref()).into())
}

fn unreadable() -> HubError {
    HubError::Certificate { what: "not a readable PEM file".to_owned() }
}

/// How the hub answers a TLS handshake.
pub(crate) fn server(folder: &Path, files: &TlsFiles) -> Result<Arc<ServerConfig>, HubError> {
    let chain = CertificateDer::pem_file_iter(folder.join(&files.certificate))
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|_| unreadable())?;
    let key = PrivateKeyDer::from_pem_file(folder.join(&files.key)).map_err(|_| unreadable())?;
    let config = ServerConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_protocol_versions(&[&version::TLS13])
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(|error| HubError::Certificate { what: error.to_string() })?;
    Ok(Arc::new(config))
}

/// How the hub itself calls a webhook: with the roots that browsers use.
pub(crate) fn client() -> Result<ClientConfig, HubError> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| HubError::Certificate { what: error.to_string() })?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
