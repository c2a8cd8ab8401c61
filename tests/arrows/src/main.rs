//! Checks that every crate uses only what it may, and that the tree keeps its shape.
//!
//! The table is `tests/arrows/arrows.toml`. Every rule is one check; it holds or it fails with
//! the place, the reason and what to do.

mod house;
mod links;
mod rust;
mod shape;
mod table;
#[cfg(test)]
mod tests;
mod uses;

use house::House;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use table::Table;

/// One rule that was looked at: what it is about, and everything that breaks it.
struct Check {
    /// The rule in a few words.
    rule: String,
    /// What breaks it: place, reason, remedy. Empty when it holds.
    broken: Vec<String>,
}

/// Every rule of the table, applied to the house.
fn check(table: &Table, house: &House) -> Vec<Check> {
    let mut checks = uses::check(table, house);
    checks.extend(shape::check(table, house));
    checks.push(links::check(house));
    checks
}

#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn main() -> ExitCode {
    // Asked when it runs, not when it was built: the tree may have moved since.
    let root = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from("."), |folder| Path::new(&folder).join("../.."));
    let read = Table::read(&root.join("tests/arrows/arrows.toml"))
        .and_then(|table| House::read(&root).map(|house| (table, house)));
    let (table, house) = match read {
        Ok(read) => read,
        Err(message) => {
            println!("{message}");
            return ExitCode::FAILURE;
        }
    };
    let checks = check(&table, &house);
    for check in checks.iter().filter(|c| !c.broken.is_empty()) {
        println!("FAILED {}", check.rule);
        check.broken.iter().for_each(|line| println!("  {line}"));
    }
    for note in shape::over_goal(&table, &house) {
        println!("note: {note}");
    }
    let failed = checks.iter().filter(|c| !c.broken.is_empty()).count();
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    // In cargo's own words, so that one sum counts these with the tests.
    println!(
        "test result: {verdict}. {} passed; {failed} failed; 0 ignored",
        checks.len() - failed
    );
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
