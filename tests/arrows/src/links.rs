//! The rule that a link in a document leads somewhere in the tree.

use crate::Check;
use crate::house::House;

/// One check over all documents. Links that leave the tree are not followed.
pub(crate) fn check(house: &House) -> Check {
    let mut broken = Vec::new();
    for document in &house.documents {
        let folder = document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (line, target) in links(&document.text) {
            let path = target.split('#').next().unwrap_or("");
            let outside = target.contains("://") || target.starts_with("mailto:");
            if !outside && !path.is_empty() && !leads_to(folder, path, house) {
                broken.push(format!(
                    "{}:{line} links to {target}, which is not there: mend the link or take it out",
                    document.path
                ));
            }
        }
    }
    Check { rule: "links in documents lead somewhere".to_owned(), broken }
}

/// Whether a path, seen from a folder, is in the tree.
fn leads_to(folder: &str, path: &str, house: &House) -> bool {
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in path.split('/').filter(|p| !p.is_empty() && *p != ".") {
        if part != ".." {
            parts.push(part);
        } else if parts.pop().is_none() {
            return false;
        }
    }
    parts.is_empty() || house.paths.contains(&parts.join("/"))
}

/// Targets of inline links with their lines; code blocks and code in a line are passed over.
fn links(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        // Between backticks every second piece is code.
        for piece in line.split('`').step_by(2).filter(|_| !fenced) {
            let targets = piece.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
            found.extend(targets.map(|(target, _)| (number + 1, target)));
        }
    }
    found
}
