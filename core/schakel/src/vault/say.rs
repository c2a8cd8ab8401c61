//! What was found in a vault, in plain words.

use super::Wrong;
use companion::{Damage, Error, Language, Refusal, Survey};
use std::collections::BTreeMap;
use std::path::Path;

/// More records than this are counted and not listed.
const LISTED: usize = 12;

pub(super) struct Teller {
    language: Language,
}

impl Teller {
    pub(super) fn new(language: Language) -> Self {
        Self { language }
    }

    fn say<'s>(&self, nl: &'s str, en: &'s str) -> &'s str {
        if self.language == Language::Nl { nl } else { en }
    }

    pub(super) fn inside(&self, records: u64, damage: &[Damage]) -> String {
        let head = match (damage.is_empty(), self.language) {
            (true, Language::Nl) => {
                format!("De kluis is gaaf: {records} regels, en niets is verloren.")
            }
            (true, Language::En) => {
                format!("The vault is sound: {records} records, and nothing is lost.")
            }
            (false, Language::Nl) => {
                format!(
                    "Er is iets mis met de kluis. {records} regels zijn te lezen. Dit klopt niet:"
                )
            }
            (false, Language::En) => format!(
                "Something is wrong in the vault. {records} records can be read. This is not right:"
            ),
        };
        let end = self.say(
            "Redden zet een nieuwe kluis op deze plek met alles wat gaaf is, en bewaart dit \
             bestand: schakel vault rescue.",
            "A rescue puts a new vault with everything sound in this place, and keeps this file: \
             schakel vault rescue.",
        );
        if damage.is_empty() { head } else { format!("{head}\n{}\n{end}", self.list(damage)) }
    }

    pub(super) fn outside(&self, survey: &Survey) -> String {
        let Survey { records, missing, one_copy, no_copy, pages_whole } = *survey;
        let mut lines = vec![match self.language {
            Language::Nl => format!("Zonder sleutels, van buiten gezien: {records} regels."),
            Language::En => format!("Without keys, from outside: {records} records."),
        }];
        let mut add = |wrong: bool, nl: String, en: String| {
            if wrong {
                lines.push(if self.language == Language::Nl { nl } else { en });
            }
        };
        add(
            missing > 0,
            format!("- er ontbreken {missing} regels"),
            format!("- {missing} records are missing"),
        );
        add(
            one_copy > 0,
            format!("- van {one_copy} sleuteldelen is één kopie beschadigd; de andere is goed"),
            format!("- of {one_copy} parts of the keys one copy is damaged; the other is good"),
        );
        add(
            no_copy > 0,
            format!(
                "- van {no_copy} sleuteldelen is geen kopie goed: de kluis gaat niet meer open"
            ),
            format!("- of {no_copy} parts of the keys no copy is good: the vault opens no more"),
        );
        add(
            !pages_whole,
            "- bladzijden van het bestand zijn beschadigd".to_owned(),
            "- pages of the file are damaged".to_owned(),
        );
        lines.push(
            self.say(
                "Of de inhoud klopt, zeggen alleen de sleutels: geef met --keys de map met \
                 device.key en table.key.",
                "Whether the content is right, only the keys can tell: give the folder with \
                 device.key and table.key with --keys.",
            )
            .to_owned(),
        );
        lines.join("\n")
    }

    pub(super) fn rescued(&self, recovered: u64, damage: &[Damage], kept_as: &Path) -> String {
        let kept = kept_as.display();
        let (head, end) = match self.language {
            Language::Nl => (
                format!(
                    "Gered: {recovered} regels staan in een nieuwe kluis, met dezelfde pincode."
                ),
                format!("Het oude bestand is bewaard: {kept}"),
            ),
            Language::En => (
                format!("Rescued: {recovered} records stand in a new vault, with the same PIN."),
                format!("The old file is kept: {kept}"),
            ),
        };
        let nothing = self.say("Er was niets mis.", "Nothing was wrong.").to_owned();
        let wrong = if damage.is_empty() { nothing } else { self.list(damage) };
        format!("{head}\n{wrong}\n{end}")
    }

    /// One line for each thing that is wrong, with the records it is about.
    fn list(&self, damage: &[Damage]) -> String {
        let mut kinds: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for (words, row) in damage.iter().map(|one| self.named(one)) {
            kinds.entry(words).or_default().extend(row);
        }
        let record = self.say("regel", "record");
        let lines = kinds.into_iter().map(|(words, rows)| {
            let listed: Vec<String> = rows.iter().take(LISTED).map(u64::to_string).collect();
            let more = rows.len().saturating_sub(LISTED);
            match (rows.len(), more, self.language) {
                (0, ..) => format!("- {words}"),
                (_, 0, _) => format!("- {words}: {record} {}", listed.join(", ")),
                (_, _, Language::Nl) => {
                    format!("- {words}: regel {} en nog {more}", listed.join(", "))
                }
                (_, _, Language::En) => {
                    format!("- {words}: record {} and {more} more", listed.join(", "))
                }
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn named(&self, damage: &Damage) -> (&str, Option<u64>) {
        let (nl, en, row) = match damage {
            Damage::RowMissing { row } => ("ontbreekt", "missing", Some(*row)),
            Damage::HeaderUnreadable { row: 0 } => (
                "er staan regels die hier niet horen",
                "there are records that do not belong here",
                None,
            ),
            Damage::HeaderUnreadable { row } => (
                "gaat niet open: beschadigd, verwisseld of van een andere kluis",
                "does not open: damaged, swapped or of another vault",
                Some(*row),
            ),
            Damage::BodyUnreadable { row, .. } => {
                ("de inhoud gaat niet open", "the content does not open", Some(*row))
            }
            Damage::KeyMissing { row, .. } => {
                ("de sleutel is er niet", "the key is not there", Some(*row))
            }
            Damage::ChainBroken { row } => (
                "sluit niet aan op wat ervoor geschreven is",
                "does not follow what was written before it",
                Some(*row),
            ),
            Damage::SignatureWrong { row } => (
                "de handtekening klopt niet: dit schreef de schrijver niet zo",
                "the signature is wrong: its author did not write it so",
                Some(*row),
            ),
            Damage::TailCut { row } => (
                "het einde is niet zoals het was, na",
                "the end is not as it was, after",
                Some(*row),
            ),
            Damage::HeadUnreadable => (
                "waar een keten eindigt is niet te lezen; er kan niets bij tot de kluis gered is",
                "where a chain ends cannot be read; nothing can be added until the rescue",
                None,
            ),
            Damage::KeyUnreadable => {
                ("een dossiersleutel gaat niet open", "the key of a case does not open", None)
            }
            Damage::DraftUnreadable => {
                ("een concept gaat niet open", "a draft does not open", None)
            }
            Damage::CopyDamaged => (
                "een van twee kopieën is beschadigd; de andere is goed, er is niets verloren",
                "one of two copies is damaged; the other is good, nothing is lost",
                None,
            ),
            Damage::Pages => (
                "bladzijden van het bestand zijn beschadigd",
                "pages of the file are damaged",
                None,
            ),
            Damage::RolledBack => (
                "het hele bestand is een oudere kopie; wat er later in kwam staat er niet",
                "the whole file is an older copy; what came into it later is not there",
                None,
            ),
        };
        (self.say(nl, en), row)
    }

    /// What is in the way, and what to do.
    pub(super) fn wrong(&self, wrong: &Wrong) -> String {
        let (nl, en) = match wrong {
            Wrong::File(error) => return format!("{}: {error}", self.say("bestand", "file")),
            Wrong::Changing => (
                "het bestand verandert: sluit de app die het gebruikt, en probeer het opnieuw",
                "the file is changing: close the app that uses it, and try again",
            ),
            Wrong::NoKeys => (
                "de sleutels zijn er niet: geef met --keys de map met device.key en table.key",
                "the keys are not there: give the folder with device.key and table.key with --keys",
            ),
            Wrong::NoPin => ("er werd geen pincode getypt", "no PIN was typed"),
            Wrong::Name => (
                "redden gebeurt in de map van de app, waar de kluis vault.db heet",
                "a rescue happens in the folder of the app, where the vault is called vault.db",
            ),
            Wrong::Vault(Error::Refused(Refusal::WrongPin { .. })) => {
                ("verkeerde pincode", "wrong PIN")
            }
            Wrong::Vault(Error::Refused(Refusal::OtherDevice)) => {
                ("deze sleutels zijn van een andere kluis", "these keys are of another vault")
            }
            Wrong::Vault(Error::Refused(Refusal::Wait { wait_s })) => {
                return match self.language {
                    Language::Nl => format!("na een verkeerde pincode: wacht {wait_s} seconden"),
                    Language::En => format!("after a wrong PIN: wait {wait_s} seconds"),
                };
            }
            Wrong::Vault(Error::Corrupt) => (
                "de kluis gaat niet open: beschadigd, of geen kluis. schakel vault rescue redt wat gaaf is, als er iets gaaf is",
                "the vault does not open: damaged, or no vault. schakel vault rescue saves what is sound, if anything is",
            ),
            Wrong::Vault(Error::Newer) => (
                "een nieuwere versie schreef deze kluis; neem een nieuwere schakel",
                "a newer version wrote this vault; take a newer schakel",
            ),
            Wrong::Vault(Error::InUse) => {
                ("de kluis is in gebruik: sluit de app", "the vault is in use: close the app")
            }
            Wrong::Vault(Error::StorageFull) => {
                ("er is geen ruimte meer; maak ruimte", "there is no room left; make room")
            }
            Wrong::Vault(other) => return other.to_string(),
        };
        self.say(nl, en).to_owned()
    }
}
