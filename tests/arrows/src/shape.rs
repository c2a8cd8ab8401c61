//! Rules about the shape of the tree: names at the top, lengths of modules, manifests.

use crate::Check;
use crate::house::House;
use crate::table::Table;

/// One check a rule.
pub(crate) fn check(table: &Table, house: &House) -> Vec<Check> {
    let strangers = house.top.iter().filter(|name| !table.top.names.contains(name));
    let lengths = house.sources.iter().map(|s| (&s.path, s.text.lines().count()));
    let undescribed = house
        .packages
        .iter()
        .filter(|p| p.description.as_ref().is_none_or(|d| d.trim().is_empty()));
    vec![
        Check {
            rule: "only the agreed names stand at the top of the tree".to_owned(),
            broken: strangers
                .map(|name| format!("{name} may not stand at the top: {}", table.top.why))
                .collect(),
        },
        Check {
            rule: format!("no module is longer than {} lines", table.modules.most),
            broken: lengths
                .filter(|(_, lines)| *lines > table.modules.most)
                .map(|(path, lines)| format!("{path} has {lines} lines: {}", table.modules.why))
                .collect(),
        },
        Check {
            rule: "every crate takes over the workspace's lints".to_owned(),
            broken: house
                .packages
                .iter()
                .filter(|p| !p.inherits_lints)
                .map(|p| {
                    format!(
                        "{}/Cargo.toml lacks `[lints] workspace = true`: without it an unwrap or a panic passes unseen",
                        p.folder
                    )
                })
                .collect(),
        },
        Check {
            rule: "every crate says what it is".to_owned(),
            broken: undescribed
                .map(|p| format!("{}/Cargo.toml has no description: say in one line what it is", p.folder))
                .collect(),
        },
        Check {
            rule: "the table names no crate that is gone".to_owned(),
            broken: table
                .crates
                .keys()
                .filter(|name| house.packages.iter().all(|p| p.name != **name))
                .map(|name| format!("tests/arrows/arrows.toml has [crates.{name}], which is no crate of the workspace: take it out"))
                .collect(),
        },
    ]
}

/// Modules that are longer than they should be, though not yet too long.
pub(crate) fn over_goal(table: &Table, house: &House) -> Vec<String> {
    let range = table.modules.goal + 1..=table.modules.most;
    house
        .sources
        .iter()
        .map(|s| (&s.path, s.text.lines().count()))
        .filter(|(_, lines)| range.contains(lines))
        .map(|(path, lines)| {
            format!("{path} has {lines} lines; the goal is {}", table.modules.goal)
        })
        .collect()
}
