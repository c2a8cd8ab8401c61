//! Rules about who uses what: dependencies, their features, names in sources, SQL.

use crate::Check;
use crate::house::{House, Package, Source};
use crate::rust;
use crate::table::Table;

/// One check a crate and one a ban.
pub(crate) fn check(table: &Table, house: &House) -> Vec<Check> {
    let mut checks: Vec<Check> = house.packages.iter().map(|p| arrows_of(table, p)).collect();
    checks.extend(table.features.iter().map(|ban| {
        Check {
            rule: format!("nobody turns on a banned feature of {}", ban.name),
            broken: house
                .packages
                .iter()
                .flat_map(|p| p.uses.iter().map(move |u| (p, u)))
                .filter(|(_, u)| u.name == ban.name)
                .flat_map(|(p, u)| u.features.iter().map(move |f| (p, f)))
                .filter(|(_, f)| ban.features.contains(f))
                .map(|(p, f)| {
                    format!("{}/Cargo.toml turns on {}'s \"{f}\": {}", p.folder, ban.name, ban.why)
                })
                .collect(),
        }
    }));
    let code: Vec<_> = house
        .sources
        .iter()
        .filter_map(|s| house.crate_of(&s.path).map(|p| (p, s)))
        .filter(|(p, s)| !is_test(p, s))
        .map(|(p, s)| (p, s, rust::split(&s.text)))
        .collect();
    for ban in &table.words {
        let mut broken = Vec::new();
        for (_, source, split) in code.iter().filter(|(p, ..)| ban.holds_for(&p.name)) {
            for (line, path) in named(&split.code, &ban.paths) {
                broken.push(format!("{}:{line} names {path}: {}", source.path, ban.why));
            }
        }
        let whom = if ban.within.is_empty() {
            format!("all but {}", ban.out.join(", "))
        } else {
            ban.within.join(", ")
        };
        checks.push(Check { rule: format!("names kept out of {whom}"), broken });
    }
    let mut broken = Vec::new();
    for (package, source, split) in code.iter().filter(|(p, ..)| !table.sql.only.contains(&p.name))
    {
        for (line, statement) in split.literals.iter().filter(|(_, l)| is_sql(l)) {
            let words: Vec<&str> = statement.split_whitespace().take(3).collect();
            broken.push(format!(
                "{}:{line} holds SQL (\"{} …\"): {}; ask {} for a function instead of writing it in {}",
                source.path,
                words.join(" "),
                table.sql.why,
                table.sql.only.join(" or "),
                package.name,
            ));
        }
    }
    checks.push(Check { rule: format!("SQL only in {}", table.sql.only.join(", ")), broken });
    checks
}

/// The arrows that leave one crate.
fn arrows_of(table: &Table, package: &Package) -> Check {
    let manifest = format!("{}/Cargo.toml", package.folder);
    let rule = format!("{} uses only what it may", package.name);
    let Some(allowed) = table.crates.get(&package.name) else {
        return Check {
            rule,
            broken: vec![format!(
                "{manifest}: {} is not in tests/arrows/arrows.toml; add [crates.{}] with what it may use and why",
                package.name, package.name
            )],
        };
    };
    let mut broken = Vec::new();
    for used in package.uses.iter().map(|u| &u.name) {
        let ban = table.bans.iter().find(|b| b.name == *used && !b.only.contains(&package.name));
        if let Some(ban) = ban {
            broken.push(format!(
                "{manifest}: {} uses {used}, which only {} may: {}",
                package.name,
                ban.only.join(", "),
                ban.why
            ));
        } else if !allowed.may.contains(used) {
            broken.push(format!(
                "{manifest}: {} uses {used}: {}. It may use {}. If this arrow is right, add it to tests/arrows/arrows.toml",
                package.name,
                allowed.why,
                if allowed.may.is_empty() { "nothing".to_owned() } else { allowed.may.join(", ") }
            ));
        }
    }
    Check { rule, broken }
}

/// Banned paths that the code names, in a `use` or in full, with their lines.
fn named(code: &str, banned: &[String]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (line, path) in rust::used_paths(code) {
        let under = |ban: &&String| {
            path.strip_prefix(ban.as_str()).is_some_and(|r| r.is_empty() || r.starts_with("::"))
        };
        found.extend(banned.iter().find(under).map(|_| (line, path.clone())));
    }
    for ban in banned {
        found.extend(rust::lines_with(code, ban).into_iter().map(|line| (line, ban.clone())));
    }
    found.sort();
    found.dedup_by_key(|(line, _)| *line);
    found
}

/// A file that holds tests only: under the crate's `tests` or `benches`, or a `tests.rs`.
fn is_test(package: &Package, source: &Source) -> bool {
    let inside = source.path.strip_prefix(&package.folder).unwrap_or(&source.path);
    inside.starts_with("/benches/") || inside.contains("/tests/") || inside.ends_with("/tests.rs")
}

/// Whether a string starts as an SQL statement does.
fn is_sql(literal: &str) -> bool {
    let words: Vec<String> =
        literal.split_whitespace().take(64).map(str::to_ascii_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["select", rest @ ..] => rest.contains(&"from"),
        ["update", rest @ ..] => rest.get(1) == Some(&"set"),
        ["insert" | "replace", "into", ..] | ["insert", "or", ..] | ["delete", "from", ..] => true,
        ["create" | "drop" | "alter", "table" | "index" | "unique" | "trigger" | "view", ..] => {
            true
        }
        ["begin", "immediate" | "exclusive", ..] | ["pragma", _, ..] => true,
        _ => false,
    }
}
