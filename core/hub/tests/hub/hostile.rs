//! Whatever bytes come: a refusal in its form, never a panic, never a broken hub.

use crate::support::{House, random};
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use proptest::prelude::*;
use seal::roster::role;
use std::sync::LazyLock;
use tower::ServiceExt;
use wire::{
    Append, Arm, Batch, CancelAlarm, ChangeMembers, Code, Cursor, Found, Hello, Item, Join, Kind,
    Message, Newcomer, Open, Read, Recover, Refusal, RevokeToken, SlotGet, SlotName, SlotPut,
    StreamKind, Ticket,
};

const PATHS: [&str; 14] = [
    "/v1/hello",
    "/v1/append",
    "/v1/read",
    "/v1/members",
    "/v1/slot/put",
    "/v1/slot/get",
    "/v1/found",
    "/v1/ticket",
    "/v1/join",
    "/v1/joins",
    "/v1/token/revoke",
    "/v1/recover",
    "/v1/alarm/arm",
    "/v1/alarm/cancel",
];

static RUNTIME: LazyLock<tokio::runtime::Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap());
static HOUSE: LazyLock<(House, [u8; 32])> = LazyLock::new(|| {
    RUNTIME.block_on(async {
        let mut house = House::new().await;
        let token = house.member(role::WORKER).await.token;
        (house, token)
    })
});

/// Asks without a socket. The status, and the refusal when it is one.
fn ask(path: &str, token: Option<[u8; 32]>, body: Vec<u8>) -> (u16, Option<Refusal>) {
    RUNTIME.block_on(async {
        let mut request = Request::post(path)
            .header("content-type", "application/cbor")
            .header("content-length", body.len());
        if let Some(token) = token {
            request = request.header("authorization", wire::http::bearer(&token));
        }
        let router = HOUSE.0.hub.as_ref().unwrap().router();
        let answer = router.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let status = answer.status().as_u16();
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        let refusal = (status != 200).then(|| Refusal::from_bytes(&bytes).unwrap());
        (status, refusal)
    })
}

fn sound(path: &str, body: Vec<u8>) -> Result<(), TestCaseError> {
    for token in [None, Some(HOUSE.1), Some(HOUSE.0.coordinator.token)] {
        let (status, refusal) = ask(path, token, body.clone());
        prop_assert_ne!(status, 500, "{} {:?}", path, refusal);
        if let Some(refusal) = refusal {
            prop_assert_eq!(refusal.code.status(), status);
            prop_assert!(!matches!(refusal.code, Code::Internal | Code::Other(_)));
        }
    }
    Ok(())
}

/// One sound request of each sort, to be bent.
fn requests() -> Vec<Vec<u8>> {
    let id = random();
    let item = Item { kind: Kind::ENVELOPE, bytes: vec![1; 40] };
    let newcomer =
        Newcomer { device: id, incarnation: id, token_hash: [1; 32], sealed: vec![1; 9] };
    let open = Some(Open { kind: StreamKind::COMPARTMENT, members: vec![] });
    let slot = SlotName::KEY_BACKUP;
    vec![
        Hello { versions: vec![1], capabilities: vec![1] }.to_bytes(),
        Append { batches: vec![Batch { stream: id, items: vec![item.clone()], open }] }.to_bytes(),
        Read { streams: vec![Cursor { stream: id, after: u64::MAX }], wait_s: 0 }.to_bytes(),
        ChangeMembers { stream: id, add: vec![id], remove: vec![id] }.to_bytes(),
        SlotPut { name: slot, version: u64::MAX, bytes: vec![1], recovery_hash: None }.to_bytes(),
        SlotGet { name: slot }.to_bytes(),
        Found {
            ticket: [1; 32],
            root: [1; 32],
            roster: vec![1; 50],
            device: id,
            incarnation: id,
            token_hash: [1; 32],
        }
        .to_bytes(),
        Ticket { ticket_hash: random(), expires_ms: i64::MIN, roles: u32::MAX }.to_bytes(),
        Join { ticket: [1; 32], newcomer: newcomer.clone() }.to_bytes(),
        wire::ListJoins {}.to_bytes(),
        RevokeToken { device: id, incarnation: id }.to_bytes(),
        Recover { hub_key: [1; 32], newcomer: Some(newcomer) }.to_bytes(),
        Arm {
            alarm: id,
            due_ms: i64::MIN,
            grace_s: u32::MAX,
            release_key: [1; 32],
            inboxes: vec![id],
        }
        .to_bytes(),
        CancelAlarm { alarm: id, item: Item { kind: Kind::ALARM_CANCEL, ..item } }.to_bytes(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_bytes_anywhere(at in 0..PATHS.len(), body in prop::collection::vec(any::<u8>(), 0..600)) {
        sound(PATHS[at], body)?;
    }

    #[test]
    fn a_bent_request(at in 0..PATHS.len(), to in 0..PATHS.len(), place in any::<usize>(), byte in any::<u8>()) {
        let mut body = requests().remove(at);
        let place = place % body.len();
        body[place] = byte;
        // In most cases to its own path, where it gets furthest.
        sound(PATHS[if byte % 4 == 0 { to } else { at }], body)?;
    }
}

#[test]
fn the_extremes_of_every_request() {
    for (path, body) in PATHS.iter().zip(requests()) {
        sound(path, body).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn size_and_form_come_before_everything_else() {
    let house = House::new().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let send = async |path: &str, content: &'static str, body: Vec<u8>| {
        let url = format!("{}{path}", house.client.url);
        let asked = http.post(url).header("content-type", content).body(body);
        let token = wire::http::bearer(&house.coordinator.token);
        let answer = asked.header("authorization", token).send().await.unwrap();
        (
            answer.status().as_u16(),
            Refusal::from_bytes(&answer.bytes().await.unwrap()).unwrap().code,
        )
    };
    let cbor = "application/cbor";
    assert_eq!(send("/v1/append", cbor, vec![0; (8 << 20) + 1]).await, (413, Code::TooLarge));
    assert_eq!(send("/v1/hello", cbor, vec![0; (1 << 20) + 1]).await, (413, Code::TooLarge));
    assert_eq!(send("/v1/hello", "text/plain", vec![]).await, (400, Code::Malformed));
    assert_eq!(send("/v1/other", cbor, vec![]).await, (404, Code::NotFound));
    let get = http.get(format!("{}/v1/hello", house.client.url)).send().await.unwrap();
    assert_eq!(get.status().as_u16(), 404);
    // A token that nobody has, with a body that would be too large: heard, not cut off.
    let url = format!("{}/v1/append", house.client.url);
    let asked = http.post(url).header("content-type", cbor).body(vec![0; 6 << 20]);
    let answer = asked.header("authorization", wire::http::bearer(&random())).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 401);
}
