//! TLS by rustls with ring: a certificate that is pinned, or roots that were handed in.

use crate::endpoint::{BadAddress, Trust};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// How a hub is recognised. Without TLS nothing is, should anybody answer with it.
pub(crate) fn config(trust: &Trust) -> Result<ClientConfig, BadAddress> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|_| BadAddress::BadRoot)?;
    let config = match trust {
        Trust::Loopback => builder.with_root_certificates(RootCertStore::empty()),
        Trust::Pinned(pin) => {
            let pinned = Arc::new(Pinned { pin: *pin, provider });
            builder.dangerous().with_custom_certificate_verifier(pinned)
        }
        Trust::Roots(roots) => {
            let mut store = RootCertStore::empty();
            for root in roots {
                let root = CertificateDer::from(root.clone());
                store.add(root).map_err(|_| BadAddress::BadRoot)?;
            }
            builder.with_root_certificates(store)
        }
    };
    Ok(config.with_no_client_auth())
}

/// Accepts one certificate, whatever name or date it carries: the invitation vouches for it.
#[derive(Debug)]
struct Pinned {
    pin: [u8; 32],
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if <[u8; 32]>::from(Sha256::digest(certificate)) == self.pin {
            return Ok(ServerCertVerified::assertion());
        }
        Err(CertificateError::ApplicationVerificationFailure.into())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
