//! Everything that was ever written: the rows of every database after each act.

use rusqlite::types::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A row as it stood at some time: its table, its number, its columns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    pub table: String,
    pub number: i64,
    pub blobs: Vec<Vec<u8>>,
    /// Of an item of the hub.
    pub kind: i64,
}

/// The rows of one database, of all times.
#[derive(Default, Clone)]
pub struct Record(pub BTreeSet<Row>);

impl Record {
    /// Adds every row that stands in a file now. The file is copied together with its log of
    /// writes, as somebody would who images the disk.
    pub fn look(&mut self, file: &Path) {
        let copy = tempfile::tempdir().unwrap();
        let to = copy.path().join("copy.db");
        for ending in ["", "-wal"] {
            let from = format!("{}{ending}", file.display());
            if Path::new(&from).exists() {
                std::fs::copy(&from, format!("{}{ending}", to.display())).unwrap();
            }
        }
        let database = rusqlite::Connection::open(&to).unwrap();
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table'";
        let mut names = database.prepare(sql).unwrap();
        let names: Vec<String> =
            names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for table in names {
            self.table(&database, &table);
        }
    }

    fn table(&mut self, database: &rusqlite::Connection, table: &str) {
        let mut select = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns: Vec<String> = select.column_names().map(str::to_owned).collect();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let mut found = Row { table: table.to_owned(), number: 0, blobs: Vec::new(), kind: 0 };
            for (at, column) in columns.iter().enumerate() {
                match row.get::<_, Value>(at).unwrap() {
                    Value::Blob(bytes) => found.blobs.push(bytes),
                    Value::Integer(number) if at == 0 => found.number = number,
                    Value::Integer(number) if column == "kind" => found.kind = number,
                    _ => {}
                }
            }
            self.0.insert(found);
        }
    }

    /// The rows of a table.
    pub fn of<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a Row> {
        self.0.iter().filter(move |row| row.table == table)
    }
}
