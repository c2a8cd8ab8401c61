//! A hub that leaves one item out and numbers the rest as if it had never been: the phone notices
//! by the word of the others, reads again, and has it once the hub hands it over.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use companion::{Incoming, Session};
use journeys::{Stage, Town, case};
use rusqlite::{Connection, params};

/// An item in the middle of the stream that two phones follow, put away and put back.
struct Withheld {
    db: Connection,
    stream: i64,
}

/// Its place in the stream: a record, in the middle of the first batch.
const PLACE: i64 = 2;

impl Withheld {
    fn put_away(town: &Town) -> Self {
        let files = std::fs::read_dir(town.hub_folder()).unwrap().flatten();
        let mut files = files.map(|file| file.path());
        let file = files.find(|f| f.extension().is_some_and(|e| e == "sqlite")).unwrap();
        let db = Connection::open(file).unwrap();
        let two = "SELECT stream FROM members GROUP BY stream HAVING count(*) = 2";
        let stream = db.query_row(two, [], |row| row.get(0)).unwrap();
        db.execute(
            "CREATE TEMP TABLE away AS SELECT * FROM items WHERE stream = ?1 AND number = ?2",
            params![stream, PLACE],
        )
        .unwrap();
        let withheld = Self { db, stream };
        withheld.run("DELETE FROM items WHERE stream = ?1 AND number = ?2");
        // In two steps, since a number stands once.
        withheld.run("UPDATE items SET number = -number WHERE stream = ?1 AND number > ?2");
        withheld.run("UPDATE items SET number = -number - 1 WHERE stream = ?1 AND number < -?2");
        withheld.run("UPDATE streams SET next_number = next_number - 1 WHERE id = ?1 AND ?2 > 0");
        withheld
    }

    fn put_back(&self) {
        self.run("UPDATE items SET number = -number WHERE stream = ?1 AND number >= ?2");
        self.run("UPDATE items SET number = -number + 1 WHERE stream = ?1 AND number <= -?2");
        self.db.execute("INSERT INTO items SELECT * FROM away", []).unwrap();
        self.run("UPDATE streams SET next_number = next_number + 1 WHERE id = ?1 AND ?2 > 0");
    }

    fn run(&self, sql: &str) {
        assert!(self.db.execute(sql, params![self.stream, PLACE]).unwrap() > 0, "{sql}");
    }
}

fn risks(phone: &Session, case: companion::data::CaseId) -> Vec<String> {
    phone.cases().get(case).map(|view| view.risks).unwrap_or_default()
}

#[test]
fn what_was_left_out_in_the_middle_is_read_again() {
    let town = Town::new();
    let colleague: (Stage, Session) = town.colleague("Bo Bedacht");
    let worker = &town.worker.1;
    let case = case(worker, "Rinus Kwakernaat");
    town.sync_worker();
    worker.cases().share_with(case, town.device_of("Bo Bedacht")).unwrap();
    for risk in ["hond", "trap", "bel eerst"] {
        worker.cases().set_risks(case, vec![risk.to_owned()]).unwrap();
    }
    town.minutes(1);
    colleague.0.minutes(1);
    town.sync_worker();
    let withheld = Withheld::put_away(&town);
    colleague.1.sync().now().unwrap();
    let view = colleague.1.sync().now().unwrap();
    assert!(matches!(view.incoming, Incoming::Missing { .. }), "{view:?}");
    assert_ne!(risks(&colleague.1, case), ["bel eerst"]);
    withheld.put_back();
    // What is missing is asked for at once, then every six hours.
    colleague.0.minutes(6 * 60);
    colleague.1.sync().now().unwrap();
    let view = colleague.1.sync().now().unwrap();
    assert!(!matches!(view.incoming, Incoming::Missing { .. }), "{view:?}");
    assert_eq!(risks(&colleague.1, case), ["bel eerst"]);
}
