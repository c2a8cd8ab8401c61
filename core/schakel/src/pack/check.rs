//! What must hold for a pack to be of use, wherever it comes from.

use field::pack::{Area, Pack, PackPartner};
use field::record::Point;
use field::rule::{dial, opening, place};
use std::collections::BTreeSet;
use std::fmt;

/// A part of a pack; with a count from 0 it names an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What stands at the top: key, version, municipality, mandate.
    Top,
    /// Roles.
    Role,
    /// Needs.
    Need,
    /// Reasons.
    Reason,
    /// Types of report.
    ReportType,
    /// Partners.
    Partner,
    /// The border, by area.
    Boundary,
    /// Villages.
    Village,
}

/// Something that cannot be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In which part.
    pub part: Part,
    /// In which entry of it, from 0.
    pub entry: usize,
    /// What is wrong and what would be right. Texts of the pack stand in it quoted and escaped.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = match self.part {
            Part::Top => return write!(f, "pack: {}", self.what),
            Part::Role => "role",
            Part::Need => "need",
            Part::Reason => "reason",
            Part::ReportType => "type of report",
            Part::Partner => "partner",
            Part::Boundary => "border area",
            Part::Village => "village",
        };
        write!(f, "{part} {}: {}", self.entry + 1, self.what)
    }
}

/// Longest key and longest text, in bytes.
const LONGEST_KEY: usize = 64;
const LONGEST_TEXT: usize = 500;
/// A year: no term of a pack is longer.
const MOST_DAYS: u32 = 366;
/// One million euro: more is a slip of the pen, not a mandate.
const MOST_CENTS: i64 = 100_000_000;

/// Everything that is wrong with a pack; empty when it can be used.
#[must_use]
pub fn faults(pack: &Pack) -> Vec<Fault> {
    let mut found = Faults(Vec::new());
    top(pack, &mut found);
    let roles = keys(Part::Role, pack.roles.iter().map(|r| r.key.as_str()), &mut found);
    let needs = keys(Part::Need, pack.needs.iter().map(|n| n.key.as_str()), &mut found);
    keys(Part::Reason, pack.reasons.iter().map(|r| r.key.as_str()), &mut found);
    keys(Part::ReportType, pack.report_types.iter().map(|t| t.key.as_str()), &mut found);
    let words = [
        (Part::Role, pack.roles.iter().map(|r| &r.words).collect::<Vec<_>>()),
        (Part::Need, pack.needs.iter().map(|n| &n.words).collect()),
        (Part::Reason, pack.reasons.iter().map(|r| &r.words).collect()),
        (Part::ReportType, pack.report_types.iter().map(|t| &t.words).collect()),
    ];
    for (part, words) in words {
        for (entry, words) in words.iter().enumerate() {
            found.text(part, entry, "nl", &words.nl, Must::Stand);
            found.text(part, entry, "en", &words.en, Must::Stand);
        }
    }
    for (entry, need) in pack.needs.iter().enumerate() {
        if need.roles.is_empty() {
            found.add(Part::Need, entry, format!("{:?} names no role that may have it", need.key));
        }
        found.known(Part::Need, entry, "role", &need.roles, &roles);
    }
    for (entry, kind) in pack.report_types.iter().enumerate() {
        for clock in &kind.clocks {
            if !(1..=MOST_DAYS).contains(&clock.days) {
                let what = format!("a clock of {} days; 1 to {MOST_DAYS} can be", clock.days);
                found.add(Part::ReportType, entry, what);
            }
            found.text(Part::ReportType, entry, "source", &clock.source, Must::Stand);
        }
    }
    let villages: BTreeSet<&str> = pack.villages.iter().map(|v| v.name.as_str()).collect();
    for (entry, partner) in pack.partners.iter().enumerate() {
        self::partner(entry, partner, &roles, &needs, &villages, &mut found);
    }
    let mut ids = BTreeSet::new();
    for (entry, partner) in pack.partners.iter().enumerate() {
        if !ids.insert(partner.id) {
            let what = format!("{:?} has the key of another partner", partner.partner.name);
            found.add(Part::Partner, entry, what);
        }
    }
    map(pack, &mut found);
    found.0
}

fn top(pack: &Pack, found: &mut Faults) {
    found.key(Part::Top, 0, &pack.key);
    found.text(Part::Top, 0, "municipality", &pack.municipality, Must::Stand);
    found.code(Part::Top, 0, &pack.code);
    if pack.version == 0 {
        found.add(Part::Top, 0, "version starts at 1".to_owned());
    }
    if !(0..=MOST_CENTS).contains(&pack.mandate_cents) {
        found.add(Part::Top, 0, format!("a mandate of {} cents cannot be", pack.mandate_cents));
    }
    if !(1..=MOST_DAYS).contains(&pack.justify_days) {
        let what = format!("justify_days is {}; 1 to {MOST_DAYS} can be", pack.justify_days);
        found.add(Part::Top, 0, what);
    }
    for source in &pack.sources {
        found.text(Part::Top, 0, "source", source, Must::Stand);
    }
    for (empty, name) in [
        (pack.needs.is_empty(), "needs"),
        (pack.report_types.is_empty(), "types of report"),
        (pack.boundary.is_empty(), "border"),
    ] {
        if empty {
            found.add(Part::Top, 0, format!("the pack has no {name}"));
        }
    }
}

fn partner(
    entry: usize,
    pack_partner: &PackPartner,
    roles: &BTreeSet<&str>,
    needs: &BTreeSet<&str>,
    villages: &BTreeSet<&str>,
    found: &mut Faults,
) {
    let part = Part::Partner;
    let partner = &pack_partner.partner;
    found.text(part, entry, "name", &partner.name, Must::Stand);
    found.text(part, entry, "line", &partner.line, Must::BeClean);
    found.text(part, entry, "email", &partner.email, Must::BeClean);
    found.known(part, entry, "role", std::slice::from_ref(&partner.role), roles);
    found.known(part, entry, "need", &partner.needs, needs);
    partner.covers.iter().for_each(|code| found.code(part, entry, code));
    if !opening::hours_are_valid(&partner.hours) {
        let what = format!(
            "opening hours {:?} cannot be read; write them as \"Mo-Fr 09:00-17:00\" or \"24/7\", or leave them out",
            clip(&partner.hours)
        );
        found.add(part, entry, what);
    }
    found.number(part, entry, &partner.dial);
    let mut ids = BTreeSet::new();
    for contact in &partner.contacts {
        if !ids.insert(contact.id) {
            let function = clip(&contact.function);
            found.add(part, entry, format!("contact {function:?} has the key of another"));
        }
        found.text(part, entry, "name of a contact", &contact.name, Must::BeClean);
        found.text(part, entry, "function of a contact", &contact.function, Must::Stand);
        found.text(part, entry, "email of a contact", &contact.email, Must::BeClean);
        found.number(part, entry, &contact.dial);
    }
    if let Some(agreement) = &partner.agreement {
        found.text(part, entry, "title of the agreement", &agreement.title, Must::Stand);
    }
    if let Some(place) = &partner.place {
        found.text(part, entry, "address", &place.address, Must::BeClean);
        if !place.village.is_empty() {
            let village = std::slice::from_ref(&place.village);
            found.known(part, entry, "village", village, villages);
        }
    }
}

fn map(pack: &Pack, found: &mut Faults) {
    let mut sound = true;
    for (entry, area) in pack.boundary.iter().enumerate() {
        if let Some(what) = bad_area(area) {
            found.add(Part::Boundary, entry, what);
            sound = false;
        }
    }
    for (entry, village) in pack.villages.iter().enumerate() {
        found.text(Part::Village, entry, "name", &village.name, Must::Stand);
        found.code(Part::Village, entry, &village.code);
        if !in_the_netherlands(&village.point) {
            let what = format!("{:?} is not in the Netherlands: is its lat its lon?", village.name);
            found.add(Part::Village, entry, what);
        }
    }
    let mut own = pack.villages.iter().filter(|v| v.code == pack.code).peekable();
    if sound && !pack.boundary.is_empty() && own.peek().is_some() {
        // A generalised border may leave out one at its edge, though not all of them.
        if !own.any(|v| place::in_municipality(pack, &v.point)) {
            let what = format!("no village of {:?} lies within it", pack.code);
            found.add(Part::Boundary, 0, what);
        }
    }
}

/// What is wrong with an area, if anything.
fn bad_area(area: &Area) -> Option<String> {
    if area.rings.is_empty() {
        return Some("it has no ring".to_owned());
    }
    for ring in &area.rings {
        let points = &ring.points;
        if points.len() < 4 {
            return Some(format!("a ring of {} points; it takes 4 or more", points.len()));
        }
        if points.first() != points.last() {
            return Some("a ring is not closed: its last point must be its first".to_owned());
        }
        if !points.iter().all(in_the_netherlands) {
            return Some(
                "a point is not in the Netherlands; GeoJSON has longitude first".to_owned(),
            );
        }
        let pairs = points.iter().zip(points.iter().skip(1));
        let twice = pairs.map(|(a, b)| {
            i128::from(a.lon) * i128::from(b.lat) - i128::from(b.lon) * i128::from(a.lat)
        });
        if twice.sum::<i128>() == 0 {
            return Some("a ring encloses nothing".to_owned());
        }
    }
    None
}

/// The European part, roughly.
fn in_the_netherlands(point: &Point) -> bool {
    (50_000_000..=54_000_000).contains(&point.lat) && (3_000_000..=8_000_000).contains(&point.lon)
}

/// The keys of one part; a key that stands twice or is no key is a fault.
fn keys<'a>(
    part: Part,
    all: impl Iterator<Item = &'a str>,
    found: &mut Faults,
) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for (entry, key) in all.enumerate() {
        found.key(part, entry, key);
        if !seen.insert(key) {
            found.add(part, entry, format!("the key {:?} stands twice", clip(key)));
        }
    }
    seen
}

/// What a text must do.
#[derive(Clone, Copy, PartialEq)]
enum Must {
    /// Be there.
    Stand,
    /// Be printable; it may be empty.
    BeClean,
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, part: Part, entry: usize, what: String) {
        self.0.push(Fault { part, entry, what });
    }

    fn key(&mut self, part: Part, entry: usize, key: &str) {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if key.is_empty() || key.len() > LONGEST_KEY || !key.bytes().all(plain) {
            let what = format!(
                "{:?} is no key; it has small letters, digits and dashes, at most {LONGEST_KEY}",
                clip(key)
            );
            self.add(part, entry, what);
        }
    }

    fn text(&mut self, part: Part, entry: usize, name: &str, text: &str, must: Must) {
        if must == Must::Stand && text.trim().is_empty() {
            self.add(part, entry, format!("{name} is empty"));
        }
        if text.len() > LONGEST_TEXT {
            self.add(part, entry, format!("{name} is longer than {LONGEST_TEXT} bytes"));
        }
        // Neither what moves a terminal's cursor nor what turns the direction of reading.
        let hidden = |c: char| {
            c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        if text.chars().any(hidden) {
            self.add(part, entry, format!("{name} holds characters that cannot be shown"));
        }
    }

    fn code(&mut self, part: Part, entry: usize, code: &str) {
        let number = code.strip_prefix("GM").unwrap_or("");
        if number.len() != 4 || !number.bytes().all(|b| b.is_ascii_digit()) {
            let what = format!("{:?} is no code of a municipality, as \"GM1700\" is", clip(code));
            self.add(part, entry, what);
        }
    }

    fn number(&mut self, part: Part, entry: usize, number: &str) {
        if let Some(why) = (!number.is_empty()).then(|| dial::dial(number).err()).flatten() {
            let what = format!(
                "{:?} cannot be dialled ({why}); leave it out if it is not known",
                clip(number)
            );
            self.add(part, entry, what);
        }
    }

    fn known(
        &mut self,
        part: Part,
        entry: usize,
        name: &str,
        named: &[String],
        all: &BTreeSet<&str>,
    ) {
        for key in named.iter().filter(|key| !all.contains(key.as_str())) {
            let what = format!("{:?} is not a {name} of this pack", clip(key));
            self.add(part, entry, what);
        }
    }
}

/// The start of a text, for showing it in a fault.
fn clip(text: &str) -> String {
    text.chars().take(40).collect()
}
