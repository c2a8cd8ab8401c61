//! Setting up, TLS, health and metrics.

use crate::support::House;
use hub::{CONFIG_FILE, Clock, Config, Hub, HubError, Setup, init, invite_founder};
use seal::invitation::Invitation;
use sha2::{Digest, Sha256};
use std::path::Path;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use wire::{Hello, Message, Request as _, Welcome};

fn setup(url: &str) -> Setup {
    Setup { url: url.to_owned(), listen: None, certificate: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn init_makes_a_hub_that_speaks_tls_and_is_known_by_its_pin() {
    let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("hub");
    let asked =
        Setup { listen: Some("127.0.0.1:0".parse().unwrap()), ..setup("https://127.0.0.1:8443/") };
    let config = init(&folder, &asked).unwrap();
    assert_eq!(Config::read(&folder).unwrap(), config);
    assert!(matches!(init(&folder, &asked), Err(HubError::AlreadyThere)));
    private(&folder, 0o700);
    for file in ["key.pem", CONFIG_FILE, "hub.sqlite"] {
        private(&folder.join(file), 0o600);
    }
    let pem = std::fs::read(folder.join("certificate.pem")).unwrap();
    let certificate = CertificateDer::from_pem_slice(&pem).unwrap();
    let invitation = invite_founder(&config, &Clock::system()).unwrap();
    let invitation = Invitation::from_text(&invitation).unwrap();
    assert_eq!(invitation.hub, "https://127.0.0.1:8443");
    assert_eq!(invitation.pin.unwrap(), <[u8; 32]>::from(Sha256::digest(&certificate)));

    let hub = Hub::start(&config, Clock::system()).unwrap();
    let url = format!("https://{}{}", hub.address(), Hello::PATH);
    let roots = [reqwest::Certificate::from_pem(&pem).unwrap()];
    let client = reqwest::Client::builder().no_proxy().tls_certs_only(roots).build().unwrap();
    let hello = Hello { versions: vec![1], capabilities: vec![] }.to_bytes();
    let asked = client.post(&url).header("content-type", "application/cbor").body(hello);
    let answer = asked.send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 200);
    Welcome::from_bytes(&answer.bytes().await.unwrap()).unwrap();
    // Nobody else's certificate is taken, and nothing is said in the open.
    let stranger = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
    assert!(stranger.post(&url).send().await.is_err());
    assert!(client.post(url.replace("https", "http")).send().await.is_err());
}

#[cfg(unix)]
fn private(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    let found = std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(found, mode, "{}", path.display());
}

#[cfg(not(unix))]
fn private(_: &Path, _: u32) {}

#[test]
fn plain_http_stays_on_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for url in
        ["http://hub.example.nl", "hub.example.nl", "ftp://x", "https://x/path", "https://a@x"]
    {
        assert!(matches!(init(&at("a"), &setup(url)), Err(HubError::Url)), "{url}");
    }
    assert!(!at("a").exists(), "a refused hub leaves nothing behind");
    let everywhere = Some("0.0.0.0:8000".parse().unwrap());
    let open = Setup { listen: everywhere, ..setup("http://localhost:8000") };
    assert!(matches!(init(&at("b"), &open), Err(HubError::PlainHttp)));
    init(&at("c"), &setup("http://localhost:8000")).unwrap();
    let text = std::fs::read_to_string(at("c").join(CONFIG_FILE)).unwrap();
    let opened = text.replace("[::1]:8000", "[::]:8000");
    assert_ne!(text, opened);
    std::fs::write(at("c").join(CONFIG_FILE), opened).unwrap();
    assert!(matches!(Config::read(&at("c")), Err(HubError::PlainHttp)));
    let misspelt = text.replace("listen", "lisen");
    std::fs::write(at("c").join(CONFIG_FILE), misspelt).unwrap();
    assert!(matches!(Config::read(&at("c")), Err(HubError::Config { .. })));
    assert!(matches!(Config::read(&at("d")), Err(HubError::NoHub { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn health_and_metrics_tell_no_names() {
    let house = House::new().await;
    house.compartment(&house.coordinator, &[]).await;
    assert_eq!(house.client.get("/health").await, (200, "ok\n".to_owned()));
    let (status, text) = house.client.get("/metrics").await;
    assert_eq!(status, 200);
    assert!(text.contains("schakel_items_total 2\n"), "{text}");
    assert!(text.contains("schakel_answers_total{endpoint=\"append\",status=\"2xx\"} 1\n"));
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
    for id in [house.team(), house.coordinator.device, house.coordinator.incarnation] {
        assert!(!text.contains(&hex(&id[..4])));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_port_and_a_newer_database_are_said() {
    let house = House::new().await;
    let other = tempfile::tempdir().unwrap();
    let mut config = Config::loopback(other.path());
    config.listen = house.hub.as_ref().unwrap().address();
    let taken = Hub::start(&config, Clock::system());
    assert!(matches!(taken, Err(HubError::Listen { .. })));
    let db = rusqlite::Connection::open(other.path().join("hub.sqlite")).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    let newer = Hub::start(&Config::loopback(other.path()), Clock::system());
    let Err(HubError::Database { what }) = newer else { panic!("started") };
    assert!(what.contains("newer hub"), "{what}");
}
