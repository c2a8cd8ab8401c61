//! An ear between phones and hub: it passes everything on, and writes down of each request and
//! answer what somebody hears who can read none of what is sealed: structure and sizes.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

pub(crate) struct Ear {
    pub(crate) address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Ear {
    /// Listens before a hub.
    pub(crate) fn before(hub: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let all = Arc::clone(&heard);
        thread::spawn(move || {
            for phone in listener.incoming().flatten() {
                let all = Arc::clone(&all);
                thread::spawn(move || relay(&phone, hub, &all));
            }
        });
        Self { address, heard }
    }

    /// What was heard, one line for each request and its answer.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

fn relay(phone: &TcpStream, hub: SocketAddr, all: &Mutex<Vec<String>>) {
    let Ok(hub) = TcpStream::connect(hub) else { return };
    let (mut asked, mut answered) = (BufReader::new(phone), BufReader::new(&hub));
    while let Some(request) = message(&mut asked) {
        if (&hub).write_all(&request.bytes()).is_err() {
            return;
        }
        let Some(answer) = message(&mut answered) else { return };
        all.lock().unwrap().push(format!("{} -> {}", request.shape(), answer.shape()));
        if (&*phone).write_all(&answer.bytes()).is_err() {
            return;
        }
    }
}

/// A request or an answer.
struct Passing {
    head: Vec<String>,
    body: Vec<u8>,
}

fn message(from: &mut impl BufRead) -> Option<Passing> {
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let end = line == "\r\n";
        head.push(line);
        if end {
            break;
        }
    }
    let length = head.iter().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap())
    });
    let mut body = vec![0; length.unwrap_or(0)];
    from.read_exact(&mut body).ok()?;
    Some(Passing { head, body })
}

impl Passing {
    fn bytes(&self) -> Vec<u8> {
        [self.head.concat().as_bytes(), &self.body].concat()
    }

    /// The first line, each header with its length, and the body's structure.
    fn shape(&self) -> String {
        let first = self.head[0].trim_end();
        let headers = self.head[1..].iter().map(|line| {
            let name = line.split(':').next().unwrap_or_default().trim_end();
            format!("{name} {}", line.len())
        });
        let headers: Vec<String> = headers.collect();
        let mut at = self.body.as_slice();
        let body = if at.is_empty() { String::new() } else { value(&mut at) };
        assert!(at.is_empty(), "more than one value");
        format!("{first} [{}] {body}", headers.join(", "))
    }
}

/// The structure of one value of CBOR: of a number its width, of bytes and texts their length.
/// What stands in a list is ordered by its structure, since random ids order it otherwise.
fn value(at: &mut &[u8]) -> String {
    let (major, number) = (at[0] >> 5, at[0] & 31);
    *at = &at[1..];
    let width = if number < 24 { 0 } else { 1_usize << (number - 24) };
    let (bytes, rest) = at.split_at(width);
    *at = rest;
    let count = bytes.iter().fold(0_u64, |n, byte| n << 8 | u64::from(*byte));
    let count = if width == 0 { u64::from(number) } else { count };
    let length = usize::try_from(count).unwrap_or(usize::MAX);
    match major {
        0 | 1 => format!("n{width}"),
        2 | 3 => {
            *at = &at[length..];
            format!("{}{length}", if major == 2 { 'b' } else { 't' })
        }
        4 => {
            let mut all: Vec<String> = (0..length).map(|_| value(at)).collect();
            all.sort();
            format!("[{}]", all.join(" "))
        }
        5 => {
            let pair = |at: &mut &[u8]| {
                let key = at[0];
                value(at);
                format!("{key}:{}", value(at))
            };
            let all: Vec<String> = (0..length).map(|_| pair(at)).collect();
            format!("{{{}}}", all.join(" "))
        }
        _ => format!("s{number}"),
    }
}
