#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::house::{House, Package, Source, Use};
use crate::table::Table;
use crate::{check, rust};

fn table() -> Table {
    Table::parse(include_str!("../arrows.toml")).unwrap()
}

/// A house in which every crate of the table stands and uses nothing.
fn sound() -> House {
    let packages = table().crates.into_keys().map(|name| Package {
        folder: format!("core/{name}"),
        name,
        description: Some("What it is.".to_owned()),
        inherits_lints: true,
        uses: Vec::new(),
    });
    House { packages: packages.collect(), ..House::default() }
}

impl House {
    fn using(mut self, name: &str, used: &str, features: &[&str]) -> Self {
        let package = self.packages.iter_mut().find(|p| p.name == name).unwrap();
        let features = features.iter().map(ToString::to_string).collect();
        package.uses.push(Use { name: used.to_owned(), features });
        self
    }

    fn with(mut self, path: &str, text: &str) -> Self {
        self.sources.push(Source { path: path.to_owned(), text: text.to_owned() });
        self
    }
}

/// Everything that is broken, one line each.
fn broken(house: &House) -> Vec<String> {
    check(&table(), house).into_iter().flat_map(|c| c.broken).collect()
}

#[track_caller]
fn fails(house: &House, words: &[&str]) {
    let found = broken(house);
    let right = found.iter().any(|line| words.iter().all(|w| line.contains(w)));
    assert!(right, "no line with {words:?} among {found:?}");
}

#[test]
fn a_sound_house_passes() {
    let house = sound()
        .using("vault", "rusqlite", &["bundled"])
        .using("field", "chrono", &["std"])
        .with("core/vault/src/rows.rs", "const READ: &str = \"SELECT n FROM log\";")
        .with("core/field/src/lib.rs", "use crate::time::Instant; fn later(i: Instant) {}");
    assert_eq!(broken(&house), [""; 0]);
}

#[test]
fn field_must_not_use_rusqlite() {
    let house = sound().using("field", "rusqlite", &[]);
    fails(
        &house,
        &["core/field/Cargo.toml", "rusqlite", "only hub, vault may", "SQL lives in the vault"],
    );
}

#[test]
fn field_must_not_use_a_crate_outside_its_row() {
    let house = sound().using("field", "serde_json", &[]);
    fails(&house, &["field uses serde_json", "field is pure", "It may use chrono", "arrows.toml"]);
}

#[test]
fn companion_must_not_use_uniffi() {
    let why = "the core must build and be tested without them";
    fails(
        &sound().using("companion", "uniffi", &[]),
        &["companion uses uniffi", "only bindgen, ffi", why],
    );
    let derived = sound().with("core/companion/src/lib.rs", "#[derive(uniffi::Record)] struct V;");
    fails(&derived, &["core/companion/src/lib.rs:1", "uniffi", why]);
}

#[test]
fn only_vault_holds_sql() {
    let statements = [
        "SELECT body FROM log WHERE row = ?1",
        "insert into log values (?1)",
        "\n    UPDATE head\n    SET counter = 2",
        "DELETE FROM draft",
        "CREATE TABLE log (n INTEGER)",
        "PRAGMA journal_mode = WAL",
        "BEGIN IMMEDIATE",
    ];
    for statement in statements {
        for literal in [format!("\"{statement}\""), format!("r#\"{statement}\"#")] {
            let text = format!("// fine\nfn f() {{ run({literal}); }}");
            let elsewhere = sound().with("core/companion/src/store.rs", &text);
            fails(
                &elsewhere,
                &["core/companion/src/store.rs:2", "holds SQL", "SQL lives in the vault"],
            );
            assert_eq!(broken(&sound().with("core/vault/src/store.rs", &text)), [""; 0]);
        }
    }
}

#[test]
fn english_that_only_sounds_like_sql_passes() {
    let text = r#"// SELECT x FROM y
        /* DELETE FROM /* nested */ log */
        const A: &str = "Select a need first"; const B: &str = "Update the pack to set it";
        const C: char = '"'; const D: &str = "escaped \" DELETE FROM log";
        fn of<'a>(x: &'a str) {}"#;
    assert_eq!(broken(&sound().with("core/companion/src/words.rs", text)), [""; 0]);
}

#[test]
fn field_has_no_clock_file_network_or_randomness() {
    let sources = [
        "use std::fs;",
        "use std::{collections::BTreeMap, net::{IpAddr, TcpStream}};",
        "pub(crate) use std::time::{Duration, SystemTime as T};",
        "fn f() { let t = std::time::Instant::now(); }",
        "fn f() { let t = Utc::now(); }",
        "fn f() { getrandom::fill(&mut b); }",
    ];
    for source in sources {
        let house = sound().with("core/field/src/rule/x.rs", &format!("\n\n{source}"));
        fails(&house, &["core/field/src/rule/x.rs:3", "they are handed in"]);
        let elsewhere = sound().with("core/vault/src/x.rs", source);
        assert_eq!(broken(&elsewhere), [""; 0], "{source}");
    }
    let tests_only = "#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn f() { {} }\n}\n";
    assert_eq!(broken(&sound().with("core/field/src/a.rs", tests_only)), [""; 0]);
    let behind = format!("{tests_only}use std::fs;\n");
    fails(&sound().with("core/field/src/a.rs", &behind), &["core/field/src/a.rs:6"]);
    assert_eq!(broken(&sound().with("core/field/tests/a.rs", "use std::fs;")), [""; 0]);
}

#[test]
fn chrono_comes_without_its_clock() {
    for feature in ["clock", "default"] {
        let house = sound().using("field", "chrono", &["std", feature]);
        fails(&house, &["core/field/Cargo.toml", feature, "time is handed in"]);
    }
}

#[test]
fn a_crate_that_is_not_in_the_table_is_named_and_so_is_one_that_is_gone() {
    let mut house = sound();
    house.packages.retain(|p| p.name != "wire");
    fails(&house, &["[crates.wire]", "take it out"]);
    let mut house = sound();
    house.packages[0].name = "stranger".to_owned();
    fails(&house, &["stranger is not in tests/arrows/arrows.toml", "[crates.stranger]"]);
}

#[test]
fn the_shape_of_the_tree_is_kept() {
    let mut house = sound();
    house.top = vec!["core".to_owned(), "docs".to_owned()];
    fails(&house, &["docs may not stand at the top", "beside what it describes"]);

    let long = "\n".repeat(451);
    fails(&sound().with("core/field/src/a.rs", &long), &["core/field/src/a.rs has 451 lines"]);
    let just = sound().with("core/field/src/a.rs", &"\n".repeat(450));
    assert_eq!(broken(&just), [""; 0]);
    assert_eq!(crate::shape::over_goal(&table(), &just).len(), 1);

    let mut house = sound();
    house.packages[0].inherits_lints = false;
    fails(&house, &["lacks `[lints] workspace = true`"]);
    let mut house = sound();
    house.packages[0].description = Some(" ".to_owned());
    fails(&house, &["has no description"]);
}

#[test]
fn links_in_documents_lead_somewhere() {
    let text = "[a](FORMAT.md#rows) [b](../README.md) [c](https://example.org) [d](#here)\n\
                `[e](no.md)`\n```\n[f](no.md)\n```\n[g `h`](../missing.md)\n[i](../../../x.md)\n";
    let mut house = sound();
    house.paths = ["core/README.md", "core/vault/FORMAT.md"].map(str::to_owned).into();
    house.documents =
        vec![Source { path: "core/vault/FORMAT.md".to_owned(), text: text.to_owned() }];
    fails(&house, &["core/vault/FORMAT.md:6", "../missing.md"]);
    fails(&house, &["core/vault/FORMAT.md:7", "../../../x.md"]);
    assert_eq!(broken(&house).len(), 2);
}

#[test]
fn a_use_tree_is_written_out() {
    let paths = rust::used_paths("use a::{self, b::{c, d as e}, f};\nuse ::g;\nlet reuse = 1;");
    let paths: Vec<_> = paths.iter().map(|(line, path)| (*line, path.as_str())).collect();
    assert_eq!(paths, [(1, "a"), (1, "a::b::c"), (1, "a::b::d"), (1, "a::f"), (2, "g")]);
}
