//! Asking a hub: one request, one answer.

use crate::endpoint::{BadAddress, Endpoint};
use crate::trouble::Trouble;
use wire::Request;

/// Asks one hub.
pub struct Client {
    _endpoint: Endpoint,
    _token: Option<[u8; 32]>,
}

impl Client {
    /// A client of a hub, with the token of this device, or without where none is needed.
    ///
    /// # Errors
    /// [`BadAddress::BadRoot`].
    pub fn new(endpoint: &Endpoint, token: Option<[u8; 32]>) -> Result<Self, BadAddress> {
        Ok(Self { _endpoint: endpoint.clone(), _token: token })
    }

    /// Asks once. Blocks until the answer is there or it is clear that none comes.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn ask<R: Request>(&self, request: &R) -> Result<R::Answer, Trouble> {
        let _ = request;
        Err(Trouble::Unreachable)
    }
}
