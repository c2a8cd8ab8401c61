//! Calling the webhook: that there is an alarm, in which team, and nothing else.

use crate::error::HubError;
use std::time::Duration;

/// How long one call may take.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Pauses between tries; after the last one the call is given up. The supervisors' devices have the
/// alarm all the same.
const PAUSES: [Duration; 6] = [
    Duration::from_secs(1),
    Duration::from_secs(5),
    Duration::from_secs(15),
    Duration::from_secs(60),
    Duration::from_secs(300),
    Duration::from_secs(900),
];

/// The configured address, and a client to call it with.
#[derive(Clone)]
pub(crate) struct Webhook {
    client: reqwest::Client,
    url: reqwest::Url,
}

impl Webhook {
    /// Checks the address.
    pub(crate) fn new(url: &str) -> Result<Self, HubError> {
        let failed = |_| HubError::Config { what: "the webhook is not an address".to_owned() };
        let url = reqwest::Url::parse(url).map_err(failed)?;
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(crate::tls::client()?)
            .timeout(TIMEOUT)
            // A gateway that moves says so to whoever runs the hub, not to the hub.
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| HubError::Config { what: error.without_url().to_string() })?;
        Ok(Self { client, url })
    }

    /// Calls until it is heard. False when every try failed.
    pub(crate) async fn call(&self, team: &[u8], failed: impl Fn()) -> bool {
        let team: String = team.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let body = format!("{{\"alarm\": true, \"team\": \"{team}\"}}");
        let mut pauses = PAUSES.iter();
        loop {
            let request = self.client.post(self.url.clone());
            let request = request.header("content-type", "application/json").body(body.clone());
            if request.send().await.is_ok_and(|answer| answer.status().is_success()) {
                return true;
            }
            failed();
            tracing::warn!("the webhook did not answer");
            let Some(pause) = pauses.next() else { return false };
            tokio::time::sleep(*pause).await;
        }
    }
}
