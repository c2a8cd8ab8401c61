//! `schakel hub`, as whoever runs a hub sees it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use seal::invitation::Invitation;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

fn schakel(words: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schakel"));
    command.arg("hub").args(words).arg(folder).output().unwrap()
}

fn invitation(output: &Output) -> Invitation {
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    Invitation::from_text(text.lines().last().unwrap()).unwrap()
}

#[test]
fn a_hub_is_made_and_its_founder_invited() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("hub");
    let none = schakel(&[], &folder);
    assert!(!none.status.success());
    assert!(String::from_utf8_lossy(&none.stderr).contains("schakel hub init"));
    let made = schakel(&["init", "--url", "https://hub.example.nl:8443"], &folder);
    let first = invitation(&made);
    assert!(first.founding && first.pin.is_some());
    assert_eq!(first.hub, "https://hub.example.nl:8443");
    assert!(!schakel(&["init", "--url", "https://hub.example.nl"], &folder).status.success());
    let second = invitation(&schakel(&["invite"], &folder));
    assert_ne!(second.secret.bytes(), first.secret.bytes());
    assert_eq!(second.pin, first.pin);
}

#[cfg(unix)]
#[test]
fn a_hub_runs_until_it_is_told_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("hub");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("127.0.0.1:{port}");
    let url = format!("http://{address}");
    invitation(&schakel(&["init", "--url", &url, "--listen", &address], &folder));
    let mut hub = Command::new(env!("CARGO_BIN_EXE_schakel"))
        .arg("hub")
        .arg(&folder)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut answer = String::new();
    for _ in 0..400 {
        if let Ok(mut stream) = TcpStream::connect(&address) {
            stream
                .write_all(b"GET /health HTTP/1.1\r\nhost: hub\r\nconnection: close\r\n\r\n")
                .unwrap();
            stream.read_to_string(&mut answer).unwrap();
            break;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    let stopped = Command::new("kill").args(["-TERM", &hub.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    let status = hub.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(status.success(), "{status}");
    assert!(!folder.join("hub.sqlite-wal").exists(), "one file again");
}
