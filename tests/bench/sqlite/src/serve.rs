//! A bare server: what a hub costs that checks nothing. Each request is a stream's id and items of
//! 600 bytes; one writer takes what waits into one durable transaction.

use crate::{Outcome, open};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use rusqlite::{Connection, params};
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use tokio::sync::{mpsc, oneshot};

/// Bytes of an item.
const ITEM: usize = bench_texts::NOTE_BYTES;
/// Requests in a transaction.
const GROUP: usize = 256;

struct Request {
    body: Bytes,
    answer: oneshot::Sender<u64>,
}

/// Prints the port and serves until the input ends.
pub(crate) fn serve(folder: &Path) -> Outcome {
    let db = open(folder)?;
    db.execute_batch(
        "CREATE TABLE item (stream BLOB NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL);
         CREATE UNIQUE INDEX item_of ON item (stream, number)",
    )?;
    let (queue, waiting) = mpsc::channel(2048);
    let writer = std::thread::spawn(move || write(&db, waiting).map_err(|e| eprintln!("{e}")));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let router = Router::new().route("/append", post(append)).with_state(queue);
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
    println!("{}", listener.local_addr()?.port());
    let server = runtime.spawn(async { axum::serve(listener, router).await });
    std::io::stdin().read_to_end(&mut Vec::new())?;
    server.abort();
    drop(runtime);
    let _ = writer.join();
    Ok(())
}

async fn append(
    State(queue): State<mpsc::Sender<Request>>,
    body: Bytes,
) -> Result<Vec<u8>, StatusCode> {
    let (answer, number) = oneshot::channel();
    let sent = queue.send(Request { body, answer }).await;
    sent.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let number = number.await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(number.to_be_bytes().to_vec())
}

fn write(db: &Connection, mut waiting: mpsc::Receiver<Request>) -> Outcome {
    let mut numbers: HashMap<Vec<u8>, u64> = HashMap::new();
    let mut group = Vec::new();
    while let Some(first) = waiting.blocking_recv() {
        let transaction = db.unchecked_transaction()?;
        let mut next = Some(first);
        while let Some(request) = next {
            let (stream, items) = request.body.split_at_checked(16).ok_or("too short")?;
            let last = numbers.entry(stream.to_vec()).or_default();
            for item in items.chunks(ITEM) {
                *last += 1;
                db.prepare_cached("INSERT INTO item VALUES (?1, ?2, ?3)")?
                    .execute(params![stream, *last as i64, item])?;
            }
            group.push((request.answer, *last));
            next = if group.len() < GROUP { waiting.try_recv().ok() } else { None };
        }
        transaction.commit()?;
        for (answer, number) in group.drain(..) {
            let _ = answer.send(number);
        }
    }
    Ok(())
}
