//! Who may come in, from where, and what every answer carries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use desk_stage::Sample;
use support::{FORM, Inside, key, send, stage};

const PAGES: [&str; 7] = [
    "/",
    "/summaries",
    "/cases",
    "/figures",
    "/team",
    "/pulse",
    "/team/revoke/02020202020202020202020202020202",
];

/// Everything that changes something.
const ACTS: [&str; 11] = [
    "/summaries/01010101010101010101010101010101/read",
    "/summaries/01010101010101010101010101010101/follow-up",
    "/alarms/01010101010101010101010101010101/seen",
    "/team/invite",
    "/team/join",
    "/team/revoke/02020202020202020202020202020202",
    "/sync",
    "/language",
    "/lock",
    "/unlock",
    "/set-up",
];

#[test]
fn a_link_works_once_and_opening_it_uses_nothing_up() {
    let (stage, _home) = stage(Sample::afternoon());
    let desk = &stage.desk;
    let host = desk.address().to_string();
    let origin = format!("http://{host}");
    let key = key(desk);
    let look = || send(desk, &format!("GET /enter?key={key}"), &[("Host", &host)], "");
    let enter = |key: &str| {
        let headers = [("Host", host.as_str()), ("Origin", &origin), FORM];
        send(desk, "POST /enter", &headers, &format!("key={key}"))
    };
    assert_eq!((look().status, look().status), (200, 200));
    assert_eq!(enter("").status, 403);
    assert_eq!(enter(&"0".repeat(64)).status, 403);
    let answer = enter(&key);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/")));
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.ends_with("; HttpOnly; SameSite=Strict; Path=/"), "{cookie}");
    assert_eq!(enter(&key).status, 403, "a link was used twice");
}

#[test]
fn a_new_link_replaces_the_one_before_and_a_new_browser_the_one_that_was_in() {
    let (stage, _home) = stage(Sample::afternoon());
    let desk = &stage.desk;
    let (old, host) = (key(desk), desk.address().to_string());
    let first = Inside::enter(desk);
    let origin = format!("http://{host}");
    let headers = [("Host", host.as_str()), ("Origin", &origin), FORM];
    assert_eq!(send(desk, "POST /enter", &headers, &format!("key={old}")).status, 403);
    assert_eq!(first.get("/").status, 200);
    desk.link().unwrap();
    assert_eq!(first.get("/").status, 200, "a link that nobody used changes nothing");
    let second = Inside::enter(desk);
    assert_eq!((first.get("/").status, second.get("/").status), (401, 200));
}

#[test]
fn without_the_cookie_there_is_nothing_to_see_or_do() {
    let (stage, _home) = stage(Sample::alarm());
    let inside = Inside::enter(&stage.desk);
    let form = inside.form();
    let host = stage.desk.address().to_string();
    let origin = format!("http://{host}");
    for cookie in ["", "schakel-desk=", "schakel-desk=00", &inside.cookie[..40]] {
        for page in PAGES.into_iter().chain(["/unlock", "/set-up"]) {
            let headers = [("Host", host.as_str()), ("Cookie", cookie)];
            let answer = send(&stage.desk, &format!("GET {page}"), &headers, "");
            assert_eq!(answer.status, 401, "{page}");
            assert!(!answer.body.contains("Noor") && !answer.body.contains("Vroomshoop"));
        }
        for act in ACTS {
            let headers = [("Host", host.as_str()), ("Cookie", cookie), ("Origin", &origin), FORM];
            let answer =
                send(&stage.desk, &format!("POST {act}"), &headers, &format!("form={form}"));
            assert_eq!(answer.status, 401, "{act}");
        }
    }
    stage.sample.change(|known| {
        assert!(known.summaries[0].read.is_none() && known.alarms[0].sounding && !known.locked);
    });
}

#[test]
fn another_host_name_is_refused() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    let host = stage.desk.address().to_string();
    let port = stage.desk.address().port();
    let others = [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("localhost:{port}"),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1:{port}."),
    ];
    for other in &others {
        for page in PAGES.into_iter().chain(["/enter", "/desk.css", "/nowhere"]) {
            let headers = [("Host", other.as_str()), ("Cookie", &inside.cookie)];
            let answer = send(&stage.desk, &format!("GET {page}"), &headers, "");
            assert_eq!(answer.status, 403, "{other}{page}");
        }
    }
    let two = [("Host", host.as_str()), ("Host", "evil.example"), ("Cookie", &inside.cookie)];
    assert!(matches!(send(&stage.desk, "GET /", &two, "").status, 400 | 403));
    assert_eq!(inside.get("/").status, 200);
}

#[test]
fn what_another_page_makes_the_browser_send_is_refused() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    let (form, host) = (inside.form(), stage.desk.address().to_string());
    let own = format!("http://{host}");
    let sent = |method: &str, more: &[(&str, &str)]| {
        let mut headers = vec![("Host", host.as_str()), ("Cookie", &inside.cookie), FORM];
        headers.extend(more);
        send(&stage.desk, &format!("{method} /sync"), &headers, &format!("form={form}")).status
    };
    const SITE: &str = "Sec-Fetch-Site";
    assert_eq!(sent("POST", &[("Origin", &own)]), 303);
    assert_eq!(sent("POST", &[("Origin", &own), (SITE, "same-origin")]), 303);
    assert_eq!(sent("POST", &[("Origin", "null"), (SITE, "same-origin")]), 303);
    for refused in [
        &[("Origin", "null")][..],
        &[],
        &[(SITE, "same-origin")],
        &[("Origin", "null"), (SITE, "none")],
        &[("Origin", "http://evil.example"), (SITE, "same-origin")],
        &[("Origin", "http://127.0.0.1:1"), (SITE, "same-site")],
        &[("Origin", &own), (SITE, "same-site")],
        &[("Origin", &own), (SITE, "cross-site")],
        &[("Origin", &own), ("Origin", "http://evil.example")],
    ] {
        assert_eq!(sent("POST", refused), 403, "{refused:?}");
    }
    for method in ["PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "PATCH"] {
        assert_eq!(sent(method, &[("Origin", &own)]), 403, "{method}");
    }
    for site in ["cross-site", "same-site"] {
        let headers = [("Host", host.as_str()), ("Cookie", &inside.cookie), (SITE, site)];
        assert_eq!(send(&stage.desk, "GET /", &headers, "").status, 403, "{site}");
    }
}

#[test]
fn a_form_that_is_not_ours_changes_nothing() {
    let (stage, _home) = stage(Sample::alarm());
    let inside = Inside::enter(&stage.desk);
    let other = "0".repeat(64);
    for act in ACTS {
        for fields in [String::new(), "form=".to_owned(), format!("form={other}")] {
            let fields = format!("{fields}&wanted=1&pin=481516&name=X&worker=1");
            assert_eq!(inside.post_bare(act, &fields).status, 403, "{act} {fields}");
        }
    }
    stage.sample.change(|known| {
        assert!(known.summaries[0].read.is_none() && !known.summaries[0].follow_up);
        assert!(known.alarms[0].sounding && known.team.members.len() == 3 && !known.locked);
    });
    let read = inside.post(ACTS[0], "back=next");
    assert_eq!((read.status, read.header("location")), (303, Some("/#next")));
    stage.sample.change(|known| assert!(known.summaries[0].read.is_some()));
}

#[test]
fn a_form_of_another_kind_or_too_long_is_refused() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    let host = stage.desk.address().to_string();
    let (origin, fields) = (format!("http://{host}"), format!("form={}", inside.form()));
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x"] {
        let headers = [
            ("Host", host.as_str()),
            ("Cookie", &inside.cookie),
            ("Origin", &origin),
            ("Content-Type", kind),
        ];
        assert_eq!(send(&stage.desk, "POST /sync", &headers, &fields).status, 403, "{kind}");
    }
    let long = format!("invitation={}", "A".repeat(20_000));
    assert_eq!(inside.post("/team/join", &long).status, 403);
}

#[test]
fn every_answer_forbids_what_the_page_does_not_need() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    let host = stage.desk.address().to_string();
    let more = ["/unlock", "/enter?key=0", "/desk.css", "/desk.js", "/icon.svg", "/nowhere"];
    let mut answers: Vec<_> = PAGES.into_iter().chain(more).map(|p| inside.get(p)).collect();
    answers.push(send(&stage.desk, "GET /", &[("Host", &host)], ""));
    answers.push(send(&stage.desk, "GET /", &[("Host", "evil.example")], ""));
    answers.push(inside.post_bare("/sync", ""));
    answers.push(inside.post("/sync", ""));
    let statuses: std::collections::BTreeSet<u16> = answers.iter().map(|a| a.status).collect();
    assert_eq!(statuses, [200, 303, 401, 403, 404].into());
    for answer in answers {
        let policy = answer.header("content-security-policy").unwrap();
        for rule in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.split("; ").any(|r| r == rule), "{rule} is not in {policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"));
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        assert_eq!(answer.header("server"), None);
    }
}

#[test]
fn it_answers_on_loopback_only() {
    let (stage, _home) = stage(Sample::afternoon());
    let address = stage.desk.address();
    assert_eq!(address.ip().to_string(), "127.0.0.1");
    // Another address of this very machine: a page on all addresses would answer there.
    let other = std::net::SocketAddr::from(([127, 0, 0, 2], address.port()));
    assert!(std::net::TcpStream::connect(other).is_err());
    let again = desk::Desk::start(
        address.port(),
        desk_stage::locked(tempfile::tempdir().unwrap().path(), &stage.clock),
    );
    assert!(matches!(again, Err(desk::DeskError::Port(_))), "a port that is taken is said");
    stage.desk.stop();
    assert!(std::net::TcpStream::connect(address).is_err(), "stopped is stopped");
}
