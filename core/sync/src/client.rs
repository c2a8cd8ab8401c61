//! Asking a hub: one request, one answer.

use crate::endpoint::{BadAddress, Endpoint};
use crate::stop::Stop;
use crate::tls;
use crate::trouble::{Lie, Trouble};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use reqwest::{Response, StatusCode, Url, redirect};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use wire::{Message, Refusal, Request};

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// How long an answer may take, beside the time that a read is to wait.
const ANSWER: Duration = Duration::from_secs(30);

/// The most bytes that an answer may have.
const ANSWER_MOST: usize = 16 << 20;

/// Asks one hub.
pub struct Client {
    waiting: Waiting,
    http: reqwest::Client,
    url: Url,
    bearer: Option<HeaderValue>,
    spread: u8,
    stop: Stop,
}

impl Client {
    /// A client of a hub, with the token of this device, or without where none is needed. Not to
    /// be asked on a thread that drives asynchronous tasks.
    ///
    /// # Errors
    /// [`BadAddress::BadRoot`]; [`BadAddress::NoThreads`].
    pub fn new(endpoint: &Endpoint, token: Option<[u8; 32]>) -> Result<Self, BadAddress> {
        let builder = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .https_only(!endpoint.is_loopback())
            .tls_backend_preconfigured(tls::config(&endpoint.trust)?);
        let bearer = token.map(|token| HeaderValue::try_from(wire::http::bearer(&token)));
        let mut bearer = bearer.transpose().map_err(|_| BadAddress::NotAnAddress)?;
        if let Some(bearer) = &mut bearer {
            bearer.set_sensitive(true);
        }
        Ok(Self {
            waiting: Waiting::new()?,
            http: builder.build().map_err(|_| BadAddress::BadRoot)?,
            url: endpoint.url.clone(),
            bearer,
            spread: token.map_or(0, |token| seal::digest::secret_hash(&token)[0]),
            stop: Stop::default(),
        })
    }

    /// The same client, which asks no longer once the word is said; what it is asking then is
    /// broken off.
    #[must_use]
    pub fn until(self, stop: &Stop) -> Self {
        Self { stop: stop.clone(), ..self }
    }

    /// Asks once. Blocks until the answer is there or it is clear that none comes.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn ask<R: Request>(&self, request: &R) -> Result<R::Answer, Trouble> {
        self.ask_patiently(request, 0, &Stop::default())
    }

    /// The same, when the hub may take so many seconds longer, and until it is over.
    pub(crate) fn ask_patiently<R: Request>(
        &self,
        request: &R,
        wait_s: u32,
        over: &Stop,
    ) -> Result<R::Answer, Trouble> {
        let url = self.url.join(R::PATH).map_err(|_| Trouble::Unreachable)?;
        let mut post = self
            .http
            .post(url)
            .header(CONTENT_TYPE, wire::http::CONTENT_TYPE)
            .timeout(ANSWER + Duration::from_secs(wait_s.into()))
            .body(request.to_bytes());
        if let Some(bearer) = &self.bearer {
            post = post.header(AUTHORIZATION, bearer.clone());
        }
        let (status, after, body) = self.unless_stopped(over, async {
            let response = post.send().await.map_err(|error| why(&error))?;
            let (status, after) = (response.status(), retry_after(&response));
            Ok((status, after, body(response).await?))
        })?;
        if status == StatusCode::OK {
            return R::Answer::from_bytes(&body).map_err(|_| Lie::Form.into());
        }
        match Refusal::from_bytes(&body) {
            Ok(refusal) => Err(refusal.into()),
            // Not the hub's words: something between that is in its way.
            Err(_) => Err(match status {
                StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                    Trouble::Busy { retry_after_s: after }
                }
                _ => Trouble::Unreachable,
            }),
        }
    }

    /// Waits so long, or until the word is said or it is over.
    pub(crate) fn pause(&self, wait: Duration, over: &Stop) -> Result<(), Trouble> {
        self.unless_stopped(over, async {
            tokio::time::sleep(wait).await;
            Ok(())
        })
    }

    /// Does it here and now, or breaks it off.
    fn unless_stopped<T>(
        &self,
        over: &Stop,
        act: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<T, Trouble> {
        let Some(runtime) = &self.waiting.0 else { return Err(Trouble::Unreachable) };
        runtime.block_on(async {
            tokio::select! {
                biased;
                () = self.stop.said() => Err(Trouble::Stopped),
                () = over.said() => Err(Trouble::Stopped),
                done = act => done,
            }
        })
    }

    /// A part of 256 by which this device waits longer than others, so that they do not all come
    /// back at once.
    pub(crate) fn spread(&self) -> u8 {
        self.spread
    }
}

/// Where answers are waited for: on the thread that asks.
struct Waiting(Option<Runtime>);

impl Waiting {
    fn new() -> Result<Self, BadAddress> {
        let runtime = Builder::new_current_thread().enable_all().build();
        runtime.map(Some).map(Self).map_err(|_| BadAddress::NoThreads)
    }
}

impl Drop for Waiting {
    /// A name that is being looked up cannot be broken off: it is left behind, not waited for.
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

async fn body(mut response: Response) -> Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    while let Some(some) = response.chunk().await.map_err(|_| Trouble::Unreachable)? {
        body.extend_from_slice(&some);
        if body.len() > ANSWER_MOST {
            return Err(Lie::Size.into());
        }
    }
    Ok(body)
}

fn retry_after(response: &Response) -> Option<u32> {
    response.headers().get(RETRY_AFTER)?.to_str().ok()?.parse().ok()
}

/// Why there is no answer: the certificate, or anything else.
fn why(error: &reqwest::Error) -> Trouble {
    if wrong_certificate(error) { Trouble::WrongCertificate } else { Trouble::Unreachable }
}

/// Whether a certificate that was not accepted lies at the bottom of it.
fn wrong_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return matches!(tls, rustls::Error::InvalidCertificate(_));
    }
    // What an I/O error wraps is not its source: its source is that one's.
    let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    wrapped.is_some_and(|inner| wrong_certificate(inner))
        || error.source().is_some_and(wrong_certificate)
}
