//! A browser that is not one: it sends what a test says, byte for byte.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use desk::Desk;
use desk_stage::{Sample, Stage};
use std::io::{Read, Write};
use std::net::TcpStream;
use tempfile::TempDir;

/// An answer as it came.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// Sends a request with exactly these headers.
pub(crate) fn send(desk: &Desk, what: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut stream = TcpStream::connect(desk.address()).unwrap();
    let mut text = format!("{what} HTTP/1.1\r\nConnection: close\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    if !body.is_empty() {
        text += &format!("Content-Length: {}\r\n", body.len());
    }
    stream.write_all(format!("{text}\r\n{body}").as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

pub(crate) const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// The secret of a new link.
pub(crate) fn key(desk: &Desk) -> String {
    desk.link().unwrap().rsplit('=').next().unwrap().to_owned()
}

/// A browser that came in.
pub(crate) struct Inside<'a> {
    desk: &'a Desk,
    host: String,
    pub(crate) cookie: String,
}

impl<'a> Inside<'a> {
    pub(crate) fn enter(desk: &'a Desk) -> Self {
        let host = desk.address().to_string();
        let origin = format!("http://{host}");
        let headers = [("Host", host.as_str()), ("Origin", &origin), FORM];
        let answer = send(desk, "POST /enter", &headers, &format!("key={}", key(desk)));
        assert_eq!(answer.status, 303, "{}", answer.body);
        let cookie = answer.header("set-cookie").unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Self { desk, host, cookie }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        let headers = [("Host", self.host.as_str()), ("Cookie", &self.cookie)];
        send(self.desk, &format!("GET {path}"), &headers, "")
    }

    /// Sends fields as a form, without the one that shows that it is ours.
    pub(crate) fn post_bare(&self, path: &str, fields: &str) -> Answer {
        let origin = format!("http://{}", self.host);
        let headers =
            [("Host", self.host.as_str()), ("Cookie", &self.cookie), ("Origin", &origin), FORM];
        send(self.desk, &format!("POST {path}"), &headers, fields)
    }

    /// Sends a form as a page of ours has it.
    pub(crate) fn post(&self, path: &str, fields: &str) -> Answer {
        self.post_bare(path, &format!("form={}&{fields}", self.form()))
    }

    /// The field that shows that a form is ours, from whichever page is open.
    pub(crate) fn form(&self) -> String {
        let page = ["/team", "/unlock", "/set-up"].into_iter().map(|path| self.get(path));
        let page = page.into_iter().find(|answer| answer.status == 200).unwrap().body;
        let at = page.find("name=\"form\" value=\"").unwrap() + 19;
        page[at..at + 64].to_owned()
    }
}

/// A desk over a sample, with a folder that lasts as long.
pub(crate) fn stage(sample: Sample) -> (Stage, TempDir) {
    let home = tempfile::tempdir().unwrap();
    (Stage::open(home.path(), sample).unwrap(), home)
}
