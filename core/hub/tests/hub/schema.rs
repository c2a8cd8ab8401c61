//! What PROTOCOL.md says that a hub sees is what its database has room for: no column more, no
//! column less.

use crate::support::House;
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread")]
async fn the_protocol_lists_every_column() {
    let house = House::new().await;
    let db = rusqlite::Connection::open(house.folder.path().join("hub.sqlite")).unwrap();
    let mut select = db
        .prepare(
            "SELECT t.name || '.' || c.name FROM pragma_table_list t, pragma_table_info(t.name) c
             WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%'",
        )
        .unwrap();
    let columns = select.query_map([], |row| row.get(0)).unwrap();
    let columns: BTreeSet<String> = columns.map(Result::unwrap).collect();
    let protocol = include_str!("../../../wire/PROTOCOL.md");
    let sees = protocol.split_once("```sees\n").unwrap().1.split_once("\n```").unwrap().0;
    let listed: BTreeSet<String> = sees
        .lines()
        .filter_map(|line| line.strip_prefix("column "))
        .map(|row| row.split_once(" = ").unwrap().0.to_owned())
        .collect();
    assert_eq!(columns, listed);
    assert!(columns.len() > 40, "the tables were not found");
}
