//! Just enough of Rust's grammar to tell code from comments, string literals and tests.

/// A source taken apart. Lines keep their numbers.
pub(crate) struct Split {
    /// The code, with comments gone and every literal emptied.
    pub(crate) code: String,
    /// String literals with the number of the line on which they start, counted from 1.
    pub(crate) literals: Vec<(usize, String)>,
}

/// Takes a source apart; what stands under `#[cfg(test)]` in the same file is left out.
pub(crate) fn split(text: &str) -> Split {
    let mut code = String::with_capacity(text.len());
    let mut literals = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after_name = code.chars().next_back().is_some_and(is_name);
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some((literal, taken)) = string(rest).filter(|_| !after_name || c == '"') {
            literals.push((line_of(&code), literal.to_owned()));
            code.push_str("\"\"");
            taken
        } else if let Some(taken) = character(rest) {
            code.push_str("' '");
            taken
        } else {
            code.push(c);
            rest = after(rest, c.len_utf8());
            continue;
        };
        let lines = rest.get(..taken).unwrap_or(rest).matches('\n').count();
        code.extend(std::iter::repeat_n('\n', lines));
        rest = after(rest, taken);
    }
    without_tests(Split { code, literals })
}

/// Every path that a `use` names, with the number of its line; groups are written out.
pub(crate) fn used_paths(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let before = code.get(..at).unwrap_or("");
        if before.chars().next_back().is_none_or(|c| c.is_whitespace()) {
            let statement = after(code, at + 4);
            let statement = statement.split(';').next().unwrap_or(statement);
            let tree: String = statement.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut paths = Vec::new();
            write_out("", &tree, &mut paths);
            found.extend(paths.into_iter().map(|path| (line_of(before), path)));
        }
    }
    found
}

/// The lines on which a path stands in the code outside a longer name.
pub(crate) fn lines_with(code: &str, path: &str) -> Vec<usize> {
    let stands_alone = |at: usize| {
        let before = code.get(..at).and_then(|b| b.chars().next_back());
        let behind = after(code, at + path.len()).chars().next();
        !before.is_some_and(|c| is_name(c) || c == ':') && !behind.is_some_and(is_name)
    };
    let hits = code.match_indices(path).filter(|(at, _)| stands_alone(*at));
    hits.map(|(at, _)| line_of(code.get(..at).unwrap_or(""))).collect()
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn line_of(before: &str) -> usize {
    before.matches('\n').count() + 1
}

fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

/// Length of the block comment at the start; they nest.
fn block_comment(text: &str) -> usize {
    let (mut at, mut depth) = (2, 1_usize);
    while depth > 0 && at < text.len() {
        let rest = after(text, at);
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// Content and length of the string literal at the start, if there is one.
fn string(text: &str) -> Option<(&str, usize)> {
    let opening = ["\"", "b\"", "c\"", "r", "br", "cr"].into_iter().find_map(|prefix| {
        let rest = text.strip_prefix(prefix)?;
        if prefix.ends_with('"') {
            return Some((prefix.len(), None));
        }
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        after(rest, hashes).starts_with('"').then_some((prefix.len() + hashes + 1, Some(hashes)))
    })?;
    let (start, raw) = opening;
    let body = after(text, start);
    let end = match raw {
        Some(hashes) => body.find(&format!("\"{}", "#".repeat(hashes)))?,
        None => {
            let mut escaped = false;
            body.find(|c| {
                let closes = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                closes
            })?
        }
    };
    Some((body.get(..end)?, start + end + 1 + raw.unwrap_or(0)))
}

/// Length of the character literal at the start, if there is one and not a lifetime.
fn character(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    let first = body.chars().next()?;
    if first == '\\' {
        return after(body, 2).find('\'').map(|end| end + 4);
    }
    let width = first.len_utf8();
    after(body, width).starts_with('\'').then_some(width + 2)
}

/// Writes out a `use` tree into the paths it names.
fn write_out(prefix: &str, tree: &str, into: &mut Vec<String>) {
    let Some((head, group)) = tree.split_once('{') else {
        let path = tree.trim().split(" as ").next().unwrap_or("").trim_start_matches("::");
        into.push(format!("{prefix}{path}").trim_end_matches("::self").to_owned());
        return;
    };
    let prefix = format!("{prefix}{}", head.trim());
    let (mut depth, mut start) = (0_usize, 0);
    let group = group.strip_suffix('}').unwrap_or(group);
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                let member = group.get(start..at).unwrap_or("").trim();
                if !member.is_empty() {
                    write_out(&prefix, member, into);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// Empties every block under `#[cfg(test)]`, and drops the literals in it.
fn without_tests(split: Split) -> Split {
    let Split { mut code, mut literals } = split;
    let mark = "#[cfg(test)]";
    let mut from = 0;
    while let Some(at) = after(&code, from).find(mark).map(|at| at + from) {
        from = at + mark.len();
        let rest = after(&code, from);
        let Some(open) = rest.find(['{', ';']).filter(|i| after(rest, *i).starts_with('{')) else {
            continue;
        };
        let mut depth = 0_usize;
        let close = after(rest, open).find(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let end = close.map_or(code.len(), |c| from + open + c + 1);
        let tests = code.get(at..end).unwrap_or("");
        let first = line_of(code.get(..at).unwrap_or(""));
        let last = first + tests.matches('\n').count();
        literals.retain(|(line, _)| *line < first || *line > last);
        let empty = "\n".repeat(last - first);
        code.replace_range(at..end, &empty);
        from = at;
    }
    Split { code, literals }
}
