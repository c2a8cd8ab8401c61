//! The readable source of a pack: a table in TOML, and two data files with their licences.

use super::check::{Fault, Part, faults};
use super::{PackError, file};
use field::Rest;
use field::id::{ContactId, PartnerId};
use field::pack::{
    Choice, ClockRule, DayCount, DaysOff, Need, Pack, PackPartner, ReportType, Village, Words,
};
use field::record::{AgreementRef, Audience, ClockEvent, ContactPerson, Partner, Place};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::path::Path;
use toml::Spanned;

mod map;

/// The names of its files.
const PACK: &str = "pack.toml";
const BOUNDARY: &str = "boundary.geojson";
const VILLAGES: &str = "villages.json";

/// The texts of a source's files.
pub struct Source {
    pack: String,
    boundary: String,
    villages: String,
}

impl Source {
    /// The source in a folder.
    ///
    /// # Errors
    /// [`PackError::File`] or [`PackError::TooLarge`] when a file cannot be read.
    pub fn read(folder: &Path) -> Result<Self, PackError> {
        let text = |name: &str| {
            let path = folder.join(name);
            String::from_utf8(file::read(&path)?)
                .map_err(|_| PackError::file(&path, "this is not text in UTF-8"))
        };
        Ok(Self { pack: text(PACK)?, boundary: text(BOUNDARY)?, villages: text(VILLAGES)? })
    }

    /// The source of Twenterand's pack, which this program carries.
    #[must_use]
    pub fn twenterand() -> Self {
        Self {
            pack: include_str!("../../packs/twenterand/pack.toml").to_owned(),
            boundary: include_str!("../../packs/twenterand/boundary.geojson").to_owned(),
            villages: include_str!("../../packs/twenterand/villages.json").to_owned(),
        }
    }

    #[cfg(test)]
    pub(super) fn edited(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = match file {
            PACK => &mut self.pack,
            BOUNDARY => &mut self.boundary,
            _ => &mut self.villages,
        };
        assert!(text.contains(from), "{file} does not hold {from}");
        *text = text.replacen(from, to, 1);
        self
    }

    /// The pack that the source describes.
    ///
    /// # Errors
    /// [`PackError::Source`] names everything that is wrong, with file and line.
    pub(super) fn pack(&self) -> Result<Pack, PackError> {
        let one = |line: String| PackError::Source(vec![line]);
        let table: Table = toml::from_str(&self.pack)
            .map_err(|e| one(format!("{PACK}: {}", e.to_string().trim_end())))?;
        let border = map::border(&self.boundary).map_err(|e| one(format!("{BOUNDARY}: {e}")))?;
        let towns = map::towns(&self.villages).map_err(|e| one(format!("{VILLAGES}: {e}")))?;
        let pack = table.pack(border, towns);
        let found: Vec<String> = faults(&pack).iter().map(|f| self.placed(&table, f)).collect();
        if found.is_empty() { Ok(pack) } else { Err(PackError::Source(found)) }
    }

    /// A fault with the file and line where it is mended.
    fn placed(&self, table: &Table, fault: &Fault) -> String {
        let spans = match fault.part {
            Part::Boundary => return format!("{BOUNDARY}: {}", fault.what),
            Part::Village => return format!("{VILLAGES}: {fault}"),
            Part::Top => return format!("{PACK}: {}", fault.what),
            Part::Role => spans(&table.roles, |r| &r.key),
            Part::Need => spans(&table.needs, |n| &n.key),
            Part::Reason => spans(&table.reasons, |r| &r.key),
            Part::ReportType => spans(&table.report_types, |t| &t.key),
            Part::Partner => spans(&table.partners, |p| &p.key),
        };
        match spans.get(fault.entry) {
            None => format!("{PACK}: {}", fault.what),
            Some((start, key)) => {
                let line = self.pack.get(..*start).unwrap_or("").matches('\n').count() + 1;
                format!("{PACK}:{line}: {key:?}: {}", fault.what)
            }
        }
    }
}

/// Where the key of each entry stands, and the key.
fn spans<T>(entries: &[T], key: fn(&T) -> &Spanned<String>) -> Vec<(usize, &str)> {
    entries.iter().map(key).map(|key| (key.span().start, key.get_ref().as_str())).collect()
}

/// An id that stays the same in every issue: the first 16 bytes of SHA-256 over the keys, with
/// slashes between them ("twenterand/police", "twenterand/police/community-officer").
fn id(keys: &[&str]) -> [u8; 16] {
    let mut id = [0; 16];
    let hash = Sha256::digest(keys.join("/"));
    id.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    id
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    key: String,
    version: u32,
    municipality: String,
    code: String,
    example: bool,
    days_off: DaysOffTable,
    mandate: MandateTable,
    roles: Vec<ChoiceTable>,
    needs: Vec<NeedTable>,
    #[serde(default)]
    reasons: Vec<ChoiceTable>,
    report_types: Vec<ReportTypeTable>,
    #[serde(default)]
    partners: Vec<PartnerTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DaysOffTable {
    good_friday: bool,
    liberation_day: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MandateTable {
    cents: i64,
    justify_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChoiceTable {
    key: Spanned<String>,
    nl: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NeedTable {
    key: Spanned<String>,
    nl: String,
    en: String,
    roles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportTypeTable {
    key: Spanned<String>,
    nl: String,
    en: String,
    may_hear: Audience,
    shielded: bool,
    #[serde(default)]
    clocks: Vec<ClockTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockTable {
    event: ClockEvent,
    days: u32,
    count: DayCount,
    source: String,
    #[serde(default)]
    statutory: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartnerTable {
    key: Spanned<String>,
    name: String,
    role: String,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    covers: Vec<String>,
    #[serde(default)]
    hours: String,
    #[serde(default)]
    dial: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    line: String,
    village: Option<String>,
    agreement: Option<AgreementTable>,
    #[serde(default)]
    contacts: Vec<ContactTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgreementTable {
    title: String,
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactTable {
    key: String,
    function: String,
    #[serde(default)]
    dial: String,
    #[serde(default)]
    email: String,
}

fn words(nl: &str, en: &str) -> Words {
    Words { nl: nl.to_owned(), en: en.to_owned(), rest: Rest::NONE }
}

impl ChoiceTable {
    fn choice(&self) -> Choice {
        Choice {
            key: self.key.get_ref().clone(),
            words: words(&self.nl, &self.en),
            rest: Rest::NONE,
        }
    }
}

impl Table {
    fn pack(&self, border: map::Border, towns: map::Towns) -> Pack {
        let needs = self.needs.iter().map(|need| Need {
            key: need.key.get_ref().clone(),
            words: words(&need.nl, &need.en),
            roles: need.roles.clone(),
            rest: Rest::NONE,
        });
        let partners = self.partners.iter().map(|p| p.partner(&self.key, &towns.villages));
        Pack {
            key: self.key.clone(),
            version: self.version,
            municipality: self.municipality.clone(),
            code: self.code.clone(),
            needs: needs.collect(),
            report_types: self.report_types.iter().map(ReportTypeTable::report_type).collect(),
            reasons: self.reasons.iter().map(ChoiceTable::choice).collect(),
            roles: self.roles.iter().map(ChoiceTable::choice).collect(),
            partners: partners.collect(),
            boundary: border.areas,
            villages: towns.villages,
            days_off: DaysOff {
                good_friday: self.days_off.good_friday,
                liberation_day: self.days_off.liberation_day,
                rest: Rest::NONE,
            },
            mandate_cents: self.mandate.cents,
            justify_days: self.mandate.justify_days,
            sources: vec![border.source, towns.source],
            example: self.example,
            rest: Rest::NONE,
        }
    }
}

impl ReportTypeTable {
    fn report_type(&self) -> ReportType {
        let clocks = self.clocks.iter().map(|clock| ClockRule {
            event: clock.event,
            days: clock.days,
            count: clock.count,
            source: clock.source.clone(),
            statutory: clock.statutory,
            rest: Rest::NONE,
        });
        ReportType {
            key: self.key.get_ref().clone(),
            words: words(&self.nl, &self.en),
            clocks: clocks.collect(),
            may_hear: self.may_hear,
            shielded: self.shielded,
            rest: Rest::NONE,
        }
    }
}

impl PartnerTable {
    fn partner(&self, pack: &str, villages: &[Village]) -> PackPartner {
        let key = self.key.get_ref().as_str();
        let contacts = self.contacts.iter().map(|contact| ContactPerson {
            id: ContactId::new(id(&[pack, key, &contact.key])),
            name: String::new(),
            function: contact.function.clone(),
            dial: contact.dial.clone(),
            email: contact.email.clone(),
            rest: Rest::NONE,
        });
        let place = self.village.as_ref().map(|village| Place {
            address: String::new(),
            village: village.clone(),
            point: villages.iter().find(|v| v.name == *village).map(|v| v.point.clone()),
            rest: Rest::NONE,
        });
        let agreement = self.agreement.as_ref().map(|agreement| AgreementRef {
            title: agreement.title.clone(),
            version: agreement.version,
            rest: Rest::NONE,
        });
        PackPartner {
            id: PartnerId::new(id(&[pack, key])),
            partner: Partner {
                name: self.name.clone(),
                role: self.role.clone(),
                needs: self.needs.clone(),
                covers: self.covers.clone(),
                hours: self.hours.clone(),
                dial: self.dial.clone(),
                email: self.email.clone(),
                contacts: contacts.collect(),
                place,
                agreement,
                line: self.line.clone(),
                rest: Rest::NONE,
            },
            rest: Rest::NONE,
        }
    }
}
