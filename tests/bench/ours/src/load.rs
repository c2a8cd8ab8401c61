//! Many phones that append at the same time: the same client for every server, as light as can be,
//! for it runs on the same cores.

use crate::Outcome;
use crate::hub_stage::{random, stream_of};
use bench_texts::{Chance, NOTE_BYTES};
use std::cell::Cell;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::LocalSet;
use wire::{Append, Appended, Batch, Item, Kind, Message};

/// How long it runs before it is counted, and how long it is.
const WARM_UP: Duration = Duration::from_secs(1);
const COUNTED: Duration = Duration::from_secs(4);

/// What a server is spoken to in.
#[derive(Clone, Copy)]
pub(crate) enum Speech {
    /// Our hub's.
    Hub,
    /// PocketBase's.
    PocketBase,
    /// That of the bare server: the stream and the items, one after the other.
    Bare,
}

/// A connection on which one request follows the answer to another.
pub(crate) struct Line<S> {
    stream: S,
    buffer: Vec<u8>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Line<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self { stream, buffer: Vec::with_capacity(4096) }
    }

    /// Sends a request; the body of its answer, when that is a good one.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Outcome<Vec<u8>> {
        self.stream.write_all(request).await?;
        self.stream.flush().await?;
        self.buffer.clear();
        let head = loop {
            if let Some(at) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let text = String::from_utf8_lossy(self.buffer.get(..head).unwrap_or_default());
        let text = text.to_ascii_lowercase();
        let good = text.split(' ').nth(1).is_some_and(|status| status.starts_with('2'));
        let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length: Option<usize> = length.map(|length| length.trim().parse()).transpose()?;
        let whole = |buffer: &[u8]| match length {
            Some(length) => buffer.len() >= head + length,
            // In pieces, the last of them empty.
            None => buffer.ends_with(b"\r\n0\r\n\r\n"),
        };
        while !whole(&self.buffer) {
            self.more().await?;
        }
        let body = self.buffer.get(head..).unwrap_or_default();
        if !good {
            return Err(format!("refused: {text} {}", String::from_utf8_lossy(body)).into());
        }
        Ok(body.to_vec())
    }

    async fn more(&mut self) -> Outcome {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err("the server hung up".into()),
            _ => Ok(()),
        }
    }
}

/// A request as it goes over the line.
pub(crate) fn posted(path: &str, kind: &str, bearer: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: {kind}\r\n\
         authorization: {bearer}\r\ncontent-length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// Items a second that a server takes from so many phones, each sending so many a request and the
/// next one when that is answered.
pub(crate) fn rate(port: u16, speech: Speech, tokens: &[String], items: usize) -> Outcome<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let phones = LocalSet::new();
    let counted = Rc::new(Cell::new(0_usize));
    let begun = Instant::now();
    let mut all = Vec::new();
    for (number, token) in tokens.iter().cloned().enumerate() {
        let counted = Rc::clone(&counted);
        all.push(phones.spawn_local(async move {
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            let mut line = Line::new(stream);
            let mut chance = Chance(1_000 + number as u64);
            while begun.elapsed() < WARM_UP + COUNTED {
                let request = request(speech, number, &token, items, &mut chance);
                let answer = line.ask(&request).await?;
                taken(speech, &answer, items)?;
                let at = begun.elapsed();
                if at >= WARM_UP && at < WARM_UP + COUNTED {
                    counted.set(counted.get() + items);
                }
            }
            Outcome::Ok(())
        }));
    }
    phones.block_on(&runtime, async {
        for phone in all {
            phone.await??;
        }
        Outcome::Ok(())
    })?;
    Ok(counted.get() as f64 / COUNTED.as_secs_f64())
}

fn request(
    speech: Speech,
    phone: usize,
    token: &str,
    items: usize,
    chance: &mut Chance,
) -> Vec<u8> {
    let stream = stream_of(phone);
    let sealed: Vec<[u8; NOTE_BYTES]> = (0..items).map(|_| random(chance)).collect();
    match speech {
        Speech::Hub => {
            let item =
                |bytes: &[u8; NOTE_BYTES]| Item { kind: Kind::ENVELOPE, bytes: bytes.to_vec() };
            let items = sealed.iter().map(item).collect();
            let asked = Append { batches: vec![Batch { stream, items, open: None }] };
            crate::hub_stage::posted::<Append>(token, &asked.to_bytes())
        }
        Speech::PocketBase => {
            let record = |bytes: &[u8; NOTE_BYTES]| {
                format!("{{\"stream\":\"{phone}\",\"bytes\":\"{}\"}}", text(bytes))
            };
            const RECORDS: &str = "/api/collections/items/records";
            if let [one] = sealed.as_slice() {
                return posted(RECORDS, "application/json", token, record(one).as_bytes());
            }
            let each = sealed.iter().map(|one| {
                let body = record(one);
                format!("{{\"method\":\"POST\",\"url\":\"{RECORDS}\",\"body\":{body}}}")
            });
            let body = format!("{{\"requests\":[{}]}}", each.collect::<Vec<_>>().join(","));
            posted("/api/batch", "application/json", token, body.as_bytes())
        }
        Speech::Bare => {
            let body = [stream.as_slice(), sealed.as_flattened()].concat();
            posted("/append", "application/octet-stream", "", &body)
        }
    }
}

/// Bytes as text in JSON: four characters for three bytes.
fn text(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len() * 4 / 3);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        for place in [18, 12, 6, 0] {
            let digit = DIGITS.get((bits >> place & 63) as usize).copied().unwrap_or_default();
            text.push(char::from(digit));
        }
    }
    text
}

/// Whether everything was taken.
fn taken(speech: Speech, answer: &[u8], items: usize) -> Outcome {
    if !matches!(speech, Speech::Hub) {
        return Ok(());
    }
    let answer = Appended::from_bytes(answer).map_err(|_| "an answer of another form")?;
    match answer.results.as_slice() {
        [wire::Outcome::Taken(numbers)] if numbers.len() == items => Ok(()),
        other => Err(format!("not taken: {other:?}").into()),
    }
}
