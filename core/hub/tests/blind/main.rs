//! A blind hub: two days of equal shape and different contents leave databases and transcripts of
//! equal structure and sizes, so that what was written shows in nothing that the hub keeps or that
//! passes it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod ear;

use companion::Session;
use companion::data::{CallOutcome, Callee};
use ear::Ear;
use journeys::{Town, call, case, partner, to, visit};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::Path;

/// What differs between the two days, all of one length.
struct Contents {
    client: &'static str,
    fact: &'static str,
    partner: &'static str,
    line: &'static str,
}

fn a_day(town: &Town, contents: &Contents) {
    let (stage, phone): (_, &Session) = (&town.worker.0, &town.worker.1);
    let case = case(phone, contents.client);
    town.sync_worker();
    let visit = visit(stage, phone, case, contents.fact);
    town.minutes(0);
    phone.visits().summarise(visit, contents.line).unwrap();
    town.sync_worker();
    let partner = partner(phone, contents.partner, "food");
    let asked = to(case, Callee::Partner(partner, None), "food", None);
    call(stage, phone, &asked, CallOutcome::Arranged);
    town.minutes(5);
    town.sync_worker();
    town.sync_supervisor();
    town.sync_worker();
}

/// For each table, for each row in order, type and size of each value.
fn shape(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let file = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .find(|f| f.path().extension().is_some_and(|e| e == "sqlite"));
    let db = Connection::open_with_flags(
        file.unwrap().path(),
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .unwrap();
    let names = |sql: &str| -> Vec<String> {
        let mut asked = db.prepare(sql).unwrap();
        asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut shape = BTreeMap::new();
    for table in names("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") {
        let columns = names(&format!("SELECT name FROM pragma_table_info('{table}')"));
        let sizes: Vec<String> = columns
            .iter()
            .map(|c| format!("typeof({c}) || coalesce(length(CAST({c} AS BLOB)), 0)"))
            .collect();
        // Random ids sort differently: rows are compared as a whole, not by place.
        let mut rows = names(&format!("SELECT {} FROM {table}", sizes.join(" || ' ' || ")));
        rows.sort();
        shape.insert(table, rows);
    }
    shape
}

fn two_days() -> [Contents; 2] {
    let one = Contents {
        client: "Rinus Kwakernaat",
        fact: "Keuken vol post, ongeopend sinds juli.",
        partner: "Voedselbank West",
        line: "Binnen geweest, wil hulp.",
    };
    let other = Contents {
        client: "Agnes Bovenkamer",
        fact: "Lacht, huis is opgeruimd, eet weer wat",
        partner: "Buurtkok de Linde",
        line: "Niets aan de hand vandaag",
    };
    [one, other]
}

#[test]
fn two_days_of_equal_shape_make_transcripts_of_equal_structure_and_sizes() {
    let [one, other] = two_days().map(|contents| {
        let mut ear = None;
        let town = Town::through(|hub| ear.insert(Ear::before(hub)).address);
        a_day(&town, &contents);
        ear.unwrap().heard()
    });
    let asked = |path: &str| one.iter().filter(|line| line.contains(path)).count();
    assert!(asked("/v1/append") > 5 && asked("/v1/read") > 5, "there is something to compare");
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one, other);
    }
    assert_eq!(one.len(), other.len());
}

#[test]
fn two_days_of_equal_shape_leave_databases_of_equal_structure_and_sizes() {
    let shapes = two_days().map(|contents| {
        let mut town = Town::new();
        a_day(&town, &contents);
        if let Some(hub) = town.hub.take() {
            hub.stop();
        }
        shape(town.hub_folder())
    });
    assert!(shapes[0].values().map(Vec::len).sum::<usize>() > 30, "there is something to compare");
    for (table, rows) in &shapes[0] {
        assert_eq!(Some(rows), shapes[1].get(table), "{table}");
    }
}
