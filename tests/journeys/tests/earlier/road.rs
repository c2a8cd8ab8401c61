//! A road at a fixed address between phones and hub, which writes down what passes; and what was
//! written down, asked once more.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Where the phones of the fixtures find their hub: below the ports that systems give out.
pub(crate) const ADDRESS: ([u8; 4], u16) = ([127, 0, 0, 1], 17_651);

/// A request and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passed {
    pub(crate) path: String,
    /// The value of the header, or nothing.
    pub(crate) authorization: String,
    pub(crate) asked: Vec<u8>,
    pub(crate) status: u16,
    pub(crate) answered: Vec<u8>,
}

pub(crate) struct Road {
    passed: Arc<Mutex<Vec<Passed>>>,
}

impl Road {
    pub(crate) fn before(hub: SocketAddr) -> Self {
        let listener = TcpListener::bind(SocketAddr::from(ADDRESS)).unwrap();
        let passed = Arc::new(Mutex::new(Vec::new()));
        let all = Arc::clone(&passed);
        thread::spawn(move || {
            for phone in listener.incoming().flatten() {
                let all = Arc::clone(&all);
                thread::spawn(move || relay(&phone, hub, &all));
            }
        });
        Self { passed }
    }

    /// What passed since this was asked last.
    pub(crate) fn passed(&self) -> Vec<Passed> {
        std::mem::take(&mut *self.passed.lock().unwrap())
    }
}

fn relay(phone: &TcpStream, hub: SocketAddr, all: &Mutex<Vec<Passed>>) {
    let Ok(hub) = TcpStream::connect(hub) else { return };
    let (mut asking, mut answering) = (BufReader::new(phone), BufReader::new(&hub));
    while let Some((head, asked)) = message(&mut asking) {
        let bytes = [head.concat().as_bytes(), &asked].concat();
        if (&hub).write_all(&bytes).is_err() {
            return;
        }
        let Some((front, answered)) = message(&mut answering) else { return };
        let word = |line: &str, n: usize| line.split(' ').nth(n).unwrap().trim().to_owned();
        all.lock().unwrap().push(Passed {
            path: word(&head[0], 1),
            authorization: header(&head, "authorization").unwrap_or_default(),
            asked,
            status: word(&front[0], 1).parse().unwrap(),
            answered: answered.clone(),
        });
        let bytes = [front.concat().as_bytes(), &answered].concat();
        if (&*phone).write_all(&bytes).is_err() {
            return;
        }
    }
}

fn message(from: &mut impl BufRead) -> Option<(Vec<String>, Vec<u8>)> {
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
    let length = header(&head, "content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some((head, body))
}

fn header(head: &[String], wanted: &str) -> Option<String> {
    head.iter().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case(wanted).then(|| value.trim().to_owned())
    })
}

impl Passed {
    /// Asks the same again; status and answer.
    pub(crate) fn ask(&self, hub: SocketAddr) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect(hub).unwrap();
        let authorization = match self.authorization.as_str() {
            "" => String::new(),
            value => format!("authorization: {value}\r\n"),
        };
        let head = format!(
            "POST {} HTTP/1.1\r\nhost: hub\r\ncontent-type: application/cbor\r\n{authorization}\
             content-length: {}\r\n\r\n",
            self.path,
            self.asked.len()
        );
        stream.write_all(&[head.as_bytes(), &self.asked].concat()).unwrap();
        let (front, answer) = message(&mut BufReader::new(stream)).unwrap();
        (front[0].split(' ').nth(1).unwrap().parse().unwrap(), answer)
    }

    pub(crate) fn to_line(&self) -> String {
        let Self { path, authorization, asked, status, answered } = self;
        let authorization = if authorization.is_empty() { "-" } else { authorization };
        format!("{path}\t{authorization}\t{}\t{status}\t{}\n", hex(asked), hex(answered))
    }

    pub(crate) fn from_line(line: &str) -> Self {
        let [path, authorization, asked, status, answered] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let authorization = if authorization == "-" { "" } else { authorization };
        Self {
            path: path.to_owned(),
            authorization: authorization.to_owned(),
            asked: from_hex(asked),
            status: status.parse().unwrap(),
            answered: from_hex(answered),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().as_chunks::<2>().0;
    let byte = |two: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap();
    digits.iter().map(byte).collect()
}
