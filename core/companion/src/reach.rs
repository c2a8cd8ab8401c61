//! Who is called, under which number or address.

use crate::error::{Error, Result, Rule};
use crate::known::Known;
use field::id::{CaseId, PartnerId};
use field::record::{CallChannel, Callee, ContactPerson, Partner};
use field::rule::dial::{Dial, dial};
use field::rule::partners::partner_in_use;

/// How somebody is reached.
pub(crate) struct Reach {
    /// Who it is, as shown.
    pub(crate) name: String,
    /// The number or address, as shown.
    pub(crate) shown: String,
    /// What the phone opens.
    pub(crate) uri: String,
}

/// How somebody is reached by a channel, or which field is missing.
pub(crate) fn reach(
    known: &Known,
    case: CaseId,
    callee: &Callee,
    channel: CallChannel,
) -> Result<Reach> {
    let name = callee_name(known, case, callee);
    if channel == CallChannel::Email {
        let address =
            email_of(known, callee).filter(|a| !a.is_empty()).ok_or(Error::missing("email"))?;
        return Ok(Reach { name, uri: mailto(&address), shown: address });
    }
    let number = number_of(known, case, callee)?;
    if number.is_empty() {
        return Err(Error::missing("dial"));
    }
    let Dial { shown, dial, .. } =
        dial(&number).map_err(|_| Error::Invalid { field: "dial", rule: Rule::NotDialable })?;
    let scheme = if channel == CallChannel::Text { "sms" } else { "tel" };
    Ok(Reach { name, uri: format!("{scheme}:{dial}"), shown })
}

/// An address for the mail app, and nothing beside it: what would fill in other fields of the
/// mail is written so that it cannot (RFC 6068).
fn mailto(address: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"@.-_~+".contains(&b);
    let written = address.bytes().map(|b| match plain(b) {
        true => char::from(b).to_string(),
        false => format!("%{b:02X}"),
    });
    format!("mailto:{}", written.collect::<String>())
}

fn number_of(known: &Known, case: CaseId, callee: &Callee) -> Result<String> {
    Ok(match callee {
        Callee::Client => known.get(known.get(case)?.person)?.dial.clone(),
        Callee::Relative(name) => {
            let person = known.get(known.get(case)?.person)?;
            let relation = person.around.iter().find(|r| r.name == *name);
            relation.ok_or(Error::NotFound)?.dial.clone()
        }
        Callee::Reporter(report) => known.get(*report)?.reporter.dial.clone(),
        Callee::Partner(partner, _) => {
            let own = contact(known, callee).map(|c| c.dial).filter(|d| !d.is_empty());
            own.map_or_else(|| in_use(known, *partner).map(|p| p.dial), Ok)?
        }
    })
}

fn email_of(known: &Known, callee: &Callee) -> Option<String> {
    let Callee::Partner(partner, _) = callee else { return None };
    let own = contact(known, callee).map(|c| c.email).filter(|e| !e.is_empty());
    own.or_else(|| in_use(known, *partner).ok().map(|p| p.email))
}

fn contact(known: &Known, callee: &Callee) -> Option<ContactPerson> {
    let Callee::Partner(partner, Some(id)) = callee else { return None };
    in_use(known, *partner).ok()?.contacts.into_iter().find(|c| c.id == *id)
}

fn in_use(known: &Known, partner: PartnerId) -> Result<Partner> {
    let found = partner_in_use(&known.book, &known.pack, partner);
    Ok(found.ok_or(Error::NotFound)?.partner)
}

/// What somebody who is called is shown as: function before name before organisation.
pub(crate) fn callee_name(known: &Known, case: CaseId, callee: &Callee) -> String {
    let first = |words: [String; 3]| words.into_iter().find(|w| !w.is_empty()).unwrap_or_default();
    match callee {
        Callee::Client => known.about(case).map(|w| w.name).unwrap_or_default(),
        Callee::Relative(name) => name.clone(),
        Callee::Reporter(report) => known.book.get(*report).map_or_else(String::new, |r| {
            let reporter = &r.reporter;
            first([reporter.name.clone(), reporter.organisation.clone(), String::new()])
        }),
        Callee::Partner(partner, _) => {
            let person = contact(known, callee);
            let (function, name) = person.map(|c| (c.function, c.name)).unwrap_or_default();
            let organisation = in_use(known, *partner).map(|p| p.name).unwrap_or_default();
            first([function, name, organisation])
        }
    }
}
