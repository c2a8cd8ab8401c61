//! Many phones that wait on a connection each: what that takes of memory, and how soon one hears.

use crate::Outcome;
use crate::figures::percentile;
use crate::hub_stage::{ISSUER, inbox_of, posted, random, stream_of};
use crate::load::Line;
use bench_texts::{Chance, NOTE_BYTES};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::LocalSet;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use wire::{Append, Batch, Cursor, Id, Item, Kind, Limits, Message, Pages, Read};

/// Connections of a phone: the hub lets one wait on 64 at most.
pub(crate) const EACH: usize = 50;
/// How many wake-ups are timed in a round, and rounds.
const WOKEN: usize = 200;
const ROUNDS: usize = 5;
/// After this long a wake-up was missed.
const MISSED: Duration = Duration::from_secs(5);
/// Handshakes at a time.
const AT_ONCE: usize = 50;

/// What waiting takes and how soon one hears.
pub(crate) struct Idle {
    /// Memory of the hub, MB, when all of them wait.
    pub(crate) mb: f64,
    /// From sending an item until one who waits has it, milliseconds; p99.
    pub(crate) wake_ms: f64,
}

/// Measures a hub in another process, with [`EACH`] connections a phone.
pub(crate) fn measure(folder: &Path, hub: u32, port: u16, tokens: &[String]) -> Outcome<Idle> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let issuer = CertificateDer::from(std::fs::read(folder.join(ISSUER))?);
    let mut roots = RootCertStore::empty();
    roots.add(issuer)?;
    let tls = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let tls = TlsConnector::from(Arc::new(tls));
    let phones = LocalSet::new();
    phones.block_on(&runtime, async {
        let (heard, hears) = mpsc::unbounded_channel();
        for connection in 0..EACH {
            for chunk in (0..tokens.len()).collect::<Vec<_>>().chunks(AT_ONCE) {
                let mut lines = Vec::new();
                for phone in chunk {
                    lines.push((*phone, tokio::task::spawn_local(connect(tls.clone(), port))));
                }
                for (phone, line) in lines {
                    let token = tokens.get(phone).cloned().unwrap_or_default();
                    // One of each phone waits for what will come, the others for what will not.
                    let (stream, after) = match connection {
                        0 => (stream_of(phone), 1),
                        _ => (inbox_of(phone), 0),
                    };
                    let heard = heard.clone();
                    let line = line.await??;
                    tokio::task::spawn_local(wait(line, Cursor { stream, after }, token, heard));
                }
            }
        }
        // The last ones reach the hub.
        tokio::time::sleep(Duration::from_secs(2)).await;
        let mb = resident_mb(hub)?;
        let mut waking = Waking { line: connect(tls, port).await?, hears, chance: Chance(8) };
        let mut p99 = Vec::new();
        for _ in 0..ROUNDS {
            let mut took = Vec::new();
            for turn in 0..WOKEN {
                let phone = turn % tokens.len();
                let token = tokens.get(phone).ok_or("no such phone")?;
                took.push(waking.one(phone, token).await?);
            }
            p99.push(percentile(&mut took, 0.99));
        }
        Ok(Idle { mb, wake_ms: percentile(&mut p99, 0.5) })
    })
}

type Tls = TlsStream<TcpStream>;
/// Which stream brought something, and when.
type Heard = (Id, Instant);

async fn connect(tls: TlsConnector, port: u16) -> Result<Line<Tls>, std::io::Error> {
    let stream = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
    stream.set_nodelay(true)?;
    let name = ServerName::try_from("localhost").map_err(std::io::Error::other)?;
    Ok(Line::new(tls.connect(name, stream).await?))
}

/// Waits for what comes, again and again. Ends when the hub does.
async fn wait(
    mut line: Line<Tls>,
    mut cursor: Cursor,
    token: String,
    heard: mpsc::UnboundedSender<Heard>,
) {
    loop {
        let asked = Read { streams: vec![cursor], wait_s: Limits::DEFAULT.wait_s };
        let Ok(answer) = line.ask(&posted::<Read>(&token, &asked.to_bytes())).await else { return };
        let at = Instant::now();
        let Ok(pages) = Pages::from_bytes(&answer) else { return };
        let came = pages.pages.iter().map(|page| page.items.len()).sum::<usize>();
        if came > 0 && heard.send((cursor.stream, at)).is_err() {
            return;
        }
        cursor.after += came as u64;
    }
}

/// Wakes one who waits.
struct Waking {
    line: Line<Tls>,
    hears: mpsc::UnboundedReceiver<Heard>,
    chance: Chance,
}

impl Waking {
    /// How long it takes from sending an item until who waits has it, in milliseconds.
    async fn one(&mut self, phone: usize, token: &str) -> Outcome<f64> {
        let bytes = random::<NOTE_BYTES>(&mut self.chance).to_vec();
        let items = vec![Item { kind: Kind::ENVELOPE, bytes }];
        let batch = Batch { stream: stream_of(phone), items, open: None };
        let asked = posted::<Append>(token, &Append { batches: vec![batch] }.to_bytes());
        let begun = Instant::now();
        self.line.ask(&asked).await?;
        let hear = tokio::time::timeout(MISSED, self.hears.recv()).await;
        let (stream, at) = hear.map_err(|_| "a wake-up was missed")?.ok_or("nobody waits")?;
        if stream != stream_of(phone) {
            return Err("somebody else was woken".into());
        }
        Ok(at.duration_since(begun).as_secs_f64() * 1e3)
    }
}

/// The memory of a process now, MB.
fn resident_mb(process: u32) -> Outcome<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let now = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = now.and_then(|line| line.trim().strip_suffix(" kB")).ok_or("no memory is told")?;
    Ok(kib.trim().parse::<f64>()? * 1024.0 / 1e6)
}
