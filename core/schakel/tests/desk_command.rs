//! The program itself: a link, a new one at Enter, and an end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

#[test]
fn the_desk_gives_a_link_and_a_new_one_at_enter() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Command::new(env!("CARGO_BIN_EXE_schakel"))
        .args(["desk", "--home"])
        .arg(home.path().join("desk"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(desk.stdout.take().unwrap()).lines();
    let mut next_link = || lines.by_ref().map(Result::unwrap).find(|l| l.starts_with("http"));
    let first = next_link().unwrap();
    desk.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    let second = next_link().unwrap();
    assert_ne!(first, second);
    let host = second.split('/').nth(2).unwrap();
    let path = second.strip_prefix(&format!("http://{host}")).unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    let asked = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(asked.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    desk.kill().unwrap();
    desk.wait().unwrap();
}
