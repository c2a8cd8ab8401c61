//! Sets the phone of the demo up.

use crate::demo::phone::StageClock;
use crate::demo::scenario::{Contact, Partner, Scenario};
use crate::demo::{DemoError, clock_time};
use companion::data::LocalDate;
use companion::{Companion, ContactDraft, Keystore, PartnerDraft, Session};
use std::path::PathBuf;
use std::sync::Arc;

/// A phone that was set up, before its day starts.
pub(crate) struct Phone {
    pub(crate) companion: Companion,
    pub(crate) session: Session,
    pub(crate) clock: Arc<StageClock>,
}

/// Sets a phone up in `home`: PIN, worker, pack, and what the worker filled in.
pub(crate) fn set_up(
    home: PathBuf,
    keystore: Arc<dyn Keystore>,
    scenario: &Scenario,
    pack: &[u8],
    start: LocalDate,
) -> Result<Phone, DemoError> {
    let clock = Arc::new(StageClock::default());
    clock.set(start, clock_time("08:00")?);
    let companion = Companion::new(home, keystore, clock.clone());
    let worker = companion::WorkerDraft {
        name: scenario.worker.name.clone(),
        organisation: scenario.worker.organisation.clone(),
        function: scenario.worker.function.clone(),
    };
    let session = companion.set_up(scenario.pin.as_bytes(), &worker, Some(pack))?;
    for partner in &scenario.partner {
        fill_in(&session, partner)?;
    }
    Ok(Phone { companion, session, clock })
}

fn fill_in(session: &Session, partner: &Partner) -> Result<(), DemoError> {
    let directory = session.directory();
    let known = directory.list(None)?.into_iter().find(|p| p.name == partner.name);
    let named = |c: &Contact| ContactDraft {
        contact: None,
        name: c.name.clone(),
        function: c.function.clone(),
        dial: c.dial.clone(),
        email: String::new(),
    };
    let draft = PartnerDraft {
        name: partner.name.clone(),
        role: partner.role.clone(),
        needs: partner.needs.clone(),
        dial: partner.dial.clone(),
        hours: partner.hours.clone(),
        contacts: partner.contacts.iter().map(named).collect(),
        line: partner.line.clone(),
        ..PartnerDraft::default()
    };
    match known {
        Some(known) if !partner.own => directory.fill_in(known.partner, &draft).map(|_| ())?,
        _ => directory.add(&draft).map(|_| ())?,
    }
    Ok(())
}
