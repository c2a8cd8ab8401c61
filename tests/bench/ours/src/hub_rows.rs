//! The rows of the hub: appending, waiting, and a first sync.

use crate::Outcome;
use crate::figures::percentile;
use crate::idle;
use crate::load::{Speech, rate};
use crate::row::Bar::{AtLeast, AtMost, Told, Within};
use crate::row::Program::{Ours, Plain};
use crate::row::{Row, Stage, figure, figures};
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

/// Phones that append at the same time.
const PHONES: usize = 200;
/// Records of a first sync.
const RECORDS: usize = 10_000;

const POCKETBASE_FULL: &str = "PocketBase 0.39, synchronous FULL";
const POCKETBASE: &str = "PocketBase 0.39, as it comes";
const BARE: &str = "a bare server: axum, one grouping writer, synchronous FULL, no auth";
const POUCHDB: &str = "PouchDB 9 with express-pouchdb at its best batch size, a slow peer";
const OPEN_AND_STORE: &str = "only opening as many boxes and storing as many bytes";

/// A server in a process of its own, until this is dropped.
struct Server {
    process: Child,
    /// Kept open: a server that still says something must not die of it.
    _said: BufReader<ChildStdout>,
    port: u16,
    tokens: Vec<String>,
}

impl Server {
    /// Starts a server that prints its port and then a token a phone.
    fn start(mut command: Command, tokens: usize) -> Outcome<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
        let said = process.stdout.take().ok_or("a server without output")?;
        let mut said = BufReader::new(said);
        let mut next = || -> Outcome<String> {
            let mut line = String::new();
            match said.read_line(&mut line)? {
                0 => Err(format!("{command:?} ended").into()),
                _ => Ok(line.trim_end().to_owned()),
            }
        };
        let port = next()?.parse()?;
        let tokens = (0..tokens).map(|_| next()).collect::<Outcome<_>>()?;
        Ok(Self { process, _said: said, port, tokens })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The end of its input ends it.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// Items a second, one a request and twenty, from a server that is fresh for each round.
fn appends(
    speech: Speech,
    tokens: usize,
    start: impl Fn() -> Outcome<Command>,
) -> Outcome<[f64; 2]> {
    let server = Server::start(start()?, tokens)?;
    let mut tokens = server.tokens.clone();
    tokens.resize(PHONES, String::new());
    Ok([rate(server.port, speech, &tokens, 1)?, rate(server.port, speech, &tokens, 20)?])
}

/// Durable appends of 200 phones.
pub(crate) fn hub_append(stage: &Stage) -> Outcome<Vec<Row>> {
    let peer = |name: &str| Command::new(stage.peers.join(name));
    let pocketbase = |kind: &'static str| {
        move || {
            let folder = stage.work.join(stage.fresh("pocketbase")?);
            let mut command = Command::new(stage.peers.join("pocketbase"));
            command.arg(folder).arg(PHONES.to_string()).arg(kind);
            Ok(command)
        }
    };
    let mut all: [[Vec<f64>; 2]; 4] = Default::default();
    for _ in 0..5 {
        let round = [
            appends(Speech::Hub, PHONES, || {
                stage.command(Ours("hub"), &stage.fresh("hub")?, PHONES)
            })?,
            appends(Speech::PocketBase, PHONES, pocketbase("full"))?,
            appends(Speech::PocketBase, PHONES, pocketbase("default"))?,
            appends(Speech::Bare, 0, || {
                let mut command = peer("sqlite-plain");
                command.arg("serve").arg(stage.work.join(stage.fresh("bare")?)).arg("0");
                Ok(command)
            })?,
        ];
        for (figures, taken) in all.iter_mut().flatten().zip(round.as_flattened()) {
            figures.push(*taken);
        }
    }
    let [hub, full, default, bare] = all.map(|both| both.map(|mut f| percentile(&mut f, 0.5)));
    let row = |name, items: usize, peer_name, peer: [f64; 2], bar| {
        let at = usize::from(items > 1);
        let of = if items > 1 {
            "durable items a second, 200 phones, twenty a request"
        } else {
            "durable items a second, 200 phones, one a request"
        };
        let figure = |both: [f64; 2]| both.get(at).copied().unwrap_or_default();
        let peer = Some((peer_name, figure(peer)));
        Row { name, of, ours: figure(hub), peer, bar: AtLeast(bar) }
    };
    Ok(vec![
        row("hub-append", 1, POCKETBASE_FULL, full, 5.0),
        row("hub-append-default", 1, POCKETBASE, default, 3.0),
        row("hub-append-bare", 1, BARE, bare, 0.5),
        row("hub-append-20", 20, POCKETBASE_FULL, full, 10.0),
        row("hub-append-20-bare", 20, BARE, bare, 0.5),
    ])
}

/// Ten thousand connections that wait, and what waking one takes.
pub(crate) fn hub_idle(stage: &Stage) -> Outcome<Vec<Row>> {
    let folder = stage.fresh("hub-idle")?;
    let command = stage.command(Ours("hub-tls"), &folder, PHONES)?;
    let server = Server::start(command, PHONES)?;
    let folder = stage.work.join(folder);
    let idle = idle::measure(&folder, server.process.id(), server.port, &server.tokens)?;
    Ok(vec![
        Row {
            name: "hub-idle",
            of: "10,000 connections wait over TLS; from sending until one who waits has it, p99, \
                 milliseconds",
            ours: idle.wake_ms,
            peer: None,
            bar: Within(5.0),
        },
        Row {
            name: "hub-idle-memory",
            of: "the hub's memory meanwhile, MB",
            ours: idle.mb,
            peer: None,
            bar: Told,
        },
    ])
}

/// The first sync of a new phone.
pub(crate) fn first_sync(stage: &Stage) -> Outcome<Vec<Row>> {
    let pouchdb = stage.peers.join("pouchdb");
    let (mut ours, mut theirs, mut least) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..5 {
        ours.push(figure(&stage.run(Ours("first-sync"), "first-sync", RECORDS)?, "seconds")?);
        let mut node = Command::new("node");
        node.arg(pouchdb.join("main.js")).arg(stage.work.join(stage.fresh("pouchdb")?));
        theirs.push(figure(&figures(node.arg(RECORDS.to_string()))?, "seconds")?);
        let stored = stage.run(Plain("store"), &stage.fresh("store")?, RECORDS)?;
        let mut bare = Command::new(stage.peers.join("bare-soft"));
        let opened = figure(&figures(bare.arg(RECORDS.to_string()))?, "bare")? / 1e3;
        least.push(opened + figure(&stored, "seconds")?);
    }
    let [ours, theirs, least] = [ours, theirs, least].map(|mut all| percentile(&mut all, 0.5));
    let of = "10,000 records to a new phone over loopback, seconds";
    Ok(vec![
        Row { name: "first-sync", of, ours, peer: Some((POUCHDB, theirs)), bar: AtMost(0.1) },
        Row {
            name: "first-sync-least",
            of,
            ours,
            peer: Some((OPEN_AND_STORE, least)),
            bar: AtMost(3.0),
        },
    ])
}
