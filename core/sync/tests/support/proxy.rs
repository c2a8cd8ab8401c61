//! A road between client and hub: good, bad by seed, or bent by a test.

use super::chance::Chance;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use wire::{Message, Pages};

/// What the client is given: a status and a body, or only a part of it.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    /// After how many bytes the connection breaks.
    pub(crate) cut: Option<usize>,
}

impl Answer {
    pub(crate) fn ok(body: Vec<u8>) -> Self {
        Self { status: 200, body, cut: None }
    }
}

/// Bends an answer: path, request, the hub's answer.
type Bend = Box<dyn FnMut(&str, &[u8], Answer) -> Option<Answer> + Send>;

pub(crate) enum Road {
    /// Everything arrives as it was sent.
    Good,
    /// Nothing arrives.
    Cut,
    /// Faults by seed.
    Bad(Bad),
    /// A test's own.
    Bent(Bend),
}

/// Faults by seed: one request in three meets one.
pub(crate) struct Bad {
    chance: Chance,
    last_answer: HashMap<String, Vec<u8>>,
    last_request: Option<(String, String, Vec<u8>)>,
}

impl Bad {
    pub(crate) fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed), last_answer: HashMap::new(), last_request: None }
    }
}

pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    road: Arc<Mutex<Road>>,
    hub: Arc<Mutex<SocketAddr>>,
}

impl Proxy {
    pub(crate) fn new(hub: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (road, hub) = (Arc::new(Mutex::new(Road::Good)), Arc::new(Mutex::new(hub)));
        let (in_thread, to) = (Arc::clone(&road), Arc::clone(&hub));
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let Ok(client) = client else { return };
                // Whoever made the proxy is gone.
                if Arc::strong_count(&in_thread) == 1 {
                    return;
                }
                let (road, hub) = (Arc::clone(&in_thread), *to.lock().unwrap());
                std::thread::spawn(move || serve(client, hub, &road));
            }
        });
        Self { address, road, hub }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn take(&self, road: Road) {
        *self.road.lock().unwrap() = road;
    }

    pub(crate) fn lead_to(&self, hub: SocketAddr) {
        *self.hub.lock().unwrap() = hub;
    }

    /// Bends every answer to one path; the others pass.
    pub(crate) fn bend<R: wire::Request>(
        &self,
        mut bend: impl FnMut(R, R::Answer) -> R::Answer + Send + 'static,
    ) {
        self.bend_raw(R::PATH, move |request, answer| {
            let (asked, said) = (R::from_bytes(request), R::Answer::from_bytes(&answer.body));
            Some(Answer::ok(bend(asked.unwrap(), said.unwrap()).to_bytes()))
        });
    }

    /// The same with bytes.
    pub(crate) fn bend_raw(
        &self,
        path: &'static str,
        mut bend: impl FnMut(&[u8], Answer) -> Option<Answer> + Send + 'static,
    ) {
        self.take(Road::Bent(Box::new(move |to, request, answer| {
            if to == path { bend(request, answer) } else { Some(answer) }
        })));
    }
}

fn serve(mut client: TcpStream, hub: SocketAddr, road: &Mutex<Road>) {
    let Some((path, head, body)) = read_message(&mut client) else { return };
    let forward = || forward(hub, &path, &head, &body);
    let mut road = road.lock().unwrap();
    let answer = match &mut *road {
        Road::Good => {
            drop(road);
            forward()
        }
        Road::Cut => None,
        Road::Bad(bad) => bad.answer(hub, &path, &head, &body),
        Road::Bent(bend) => forward().and_then(|answer| bend(&path, &body, answer)),
    };
    let Some(Answer { status, body, cut }) = answer else { return };
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/cbor\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n",
        body.len()
    );
    let _ = client.write_all(head.as_bytes());
    let _ = client.write_all(&body[..cut.unwrap_or(body.len()).min(body.len())]);
}

impl Bad {
    fn answer(&mut self, hub: SocketAddr, path: &str, head: &str, body: &[u8]) -> Option<Answer> {
        let send = || forward(hub, path, head, body);
        let before = self.last_request.replace((path.to_owned(), head.to_owned(), body.to_vec()));
        let fault = if self.chance.below(3) == 0 { self.chance.below(12) } else { 99 };
        let answer = match fault {
            // Lost on the way there.
            0 => return None,
            // Lost on the way back.
            1 => return send().and(None),
            2 => {
                std::thread::sleep(Duration::from_millis(self.chance.below(4)));
                send()?
            }
            // There twice.
            3 => {
                send()?;
                send()?
            }
            // Cut off in the middle.
            4 => {
                let answer = send()?;
                let cut = self.chance.below(answer.body.len() as u64 + 1);
                return Some(Answer { cut: usize::try_from(cut).ok(), ..answer });
            }
            // An old answer in place of the new one.
            5 => {
                let answer = send()?;
                let stale = self.last_answer.get(path).cloned();
                return Some(stale.map_or(answer, Answer::ok));
            }
            // An old request once more.
            6 => {
                if let Some((path, head, body)) = before {
                    forward(hub, &path, &head, &body)?;
                }
                send()?
            }
            7 => return send().map(|_| Answer::ok(self.chance.bytes::<40>().to_vec())),
            8 => {
                return send().map(|_| Answer { status: 502, body: b"<html>".to_vec(), cut: None });
            }
            9..=11 if path == "/v1/read" => {
                let answer = send()?;
                match Pages::from_bytes(&answer.body) {
                    Ok(pages) => Answer::ok(self.bend_pages(fault, pages).to_bytes()),
                    Err(_) => answer,
                }
            }
            _ => send()?,
        };
        self.last_answer.insert(path.to_owned(), answer.body.clone());
        Some(answer)
    }

    /// Withholds the end of a page, or something from its middle, or changes the order, all so
    /// that the numbers still follow.
    fn bend_pages(&mut self, fault: u64, mut pages: Pages) -> Pages {
        let which = usize::try_from(self.chance.below(pages.pages.len() as u64)).unwrap();
        let page = &mut pages.pages[which];
        let Some(first) = page.items.first().map(|item| item.seq) else { return pages };
        let at = usize::try_from(self.chance.below(page.items.len() as u64)).unwrap();
        match fault {
            9 => page.items.truncate(at),
            10 => drop(page.items.remove(at)),
            _ => page.items.rotate_left(at),
        }
        for (seq, item) in (first..).zip(&mut page.items) {
            item.seq = seq;
        }
        if fault < 11 {
            page.last = page.items.last().map_or(first - 1, |item| item.seq);
        }
        pages
    }
}

/// Path, the lines of the head that matter, body.
fn read_message(from: &mut TcpStream) -> Option<(String, String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut some = [0; 16 * 1024];
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        match from.read(&mut some) {
            Ok(0) | Err(_) => return None,
            Ok(n) => bytes.extend_from_slice(&some[..n]),
        }
    };
    let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    let mut body = bytes[end..].to_vec();
    while body.len() < length? {
        match from.read(&mut some) {
            Ok(0) | Err(_) => return None,
            Ok(n) => body.extend_from_slice(&some[..n]),
        }
    }
    let kept: Vec<&str> = head
        .lines()
        .filter(|line| {
            let name = line.to_ascii_lowercase();
            name.starts_with("authorization:") || name.starts_with("content-type:")
        })
        .collect();
    let path = head.split(' ').nth(1)?.to_owned();
    Some((path, kept.join("\r\n"), body))
}

fn forward(hub: SocketAddr, path: &str, head: &str, body: &[u8]) -> Option<Answer> {
    let mut to = TcpStream::connect(hub).ok()?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: hub\r\n{head}\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n",
        body.len()
    );
    to.write_all(head.as_bytes()).ok()?;
    to.write_all(body).ok()?;
    let mut bytes = Vec::new();
    to.read_to_end(&mut bytes).ok()?;
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let status = String::from_utf8_lossy(&bytes[..end]).split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, body: bytes[end..].to_vec(), cut: None })
}
