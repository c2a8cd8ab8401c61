//! `schakel demo`: one day on one phone, played through the companion's public interface.

mod facts;
mod history;
mod office;
mod phone;
mod play;
mod scenario;
mod setup;
mod tell;
mod together;

use crate::Lang;
use crate::desk::keystore::{FileKeystore, own_folder};
use crate::pack::{PackError, twenterand};
use clap::Args;
use companion::Keystore;
use companion::data::{LocalDate, LocalTime};
use history::History;
pub use phone::{MemoryKeystore, StageClock};
use scenario::Scenario;
use seal::Secret32;
use seal::sign::SigningKey;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tell::Teller;

/// Plays a day: a report, a visit, a few phone calls, a summary.
#[derive(Args)]
pub struct DemoCommand {
    /// End after the day; otherwise wait until Ctrl-C.
    #[arg(long)]
    once: bool,
    /// Print one object of facts instead of telling.
    #[arg(long)]
    json: bool,
    /// Language of the telling.
    #[arg(long, value_enum, default_value_t = Lang::Nl)]
    lang: Lang,
    /// Leave every file that was written in this folder (which must be empty or absent), and with
    /// them, as files, what the keystores held.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// First make a history of this many cases …
    #[arg(long, value_name = "N", default_value_t = 0, requires = "days")]
    cases: u32,
    /// … over this many days before the day.
    #[arg(long, value_name = "N", default_value_t = 0, requires = "cases")]
    days: u32,
}

/// Why the demo did not end well.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The companion refused.
    #[error("{0}")]
    Companion(#[from] companion::Error),
    /// The pack could not be built.
    #[error("{0}")]
    Pack(#[from] PackError),
    /// The scenario file cannot be read.
    #[error("the scenario cannot be read: {0}")]
    Scenario(#[from] toml::de::Error),
    /// A date or time in the scenario is none.
    #[error("the scenario has a date or time that is none: {0}")]
    Time(String),
    /// Steps of the scenario stand in an order that cannot be.
    #[error("the scenario's steps stand in an order that cannot be")]
    Order,
    /// The scenario calls somebody whom the call plan does not offer with a number.
    #[error("the call plan offers nobody with a number for {0}")]
    NoNumber(String),
    /// Something that was kept is not there: this must never happen.
    #[error("something that was acknowledged is not there")]
    Lost,
    /// The folder to keep files in holds something already.
    #[error("the folder is not empty; choose an empty one, or one that is not there yet")]
    NotEmpty,
    /// A folder or file could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] std::io::Error),
    /// The hub did not start.
    #[error("the hub did not start: {0}")]
    Hub(#[from] hub::HubError),
    /// The desk did not start.
    #[error("{0}")]
    Desk(#[from] desk::DeskError),
    /// The system does not let us hear Ctrl-C.
    #[error("cannot listen for Ctrl-C")]
    Signals,
    /// Ctrl-C.
    #[error("cancelled; nothing is left half done")]
    Cancelled,
}

impl DemoCommand {
    /// Plays the day. Returns whether it ended as it should.
    ///
    /// # Errors
    /// [`DemoError`].
    pub fn run(&self) -> Result<bool, DemoError> {
        let scratch = tempfile::tempdir()?;
        let home = match &self.keep {
            Some(keep) => empty(keep.clone())?,
            None => scratch.path().to_owned(),
        };
        log_to(&home)?;
        let mut teller = Teller::new(self.lang.language(), self.json);
        let scenario = Scenario::day()?;
        let date = scenario
            .date
            .parse()
            .map(LocalDate)
            .map_err(|_| DemoError::Time(scenario.date.clone()))?;
        let pack = twenterand(&SigningKey::from_seed(&Secret32::new(DEMO_PACK_SEED)))?;

        let history = History { cases: self.cases, days: self.days };
        let start = history.first_day(date);
        let (phone_at, office_at) = (home.join("phone"), home.join("supervisor"));
        let keystore = self.keystore(&phone_at)?;
        let phone = setup::set_up(phone_at, keystore, &scenario, &pack.file, start)?;
        let stop = history::on_ctrl_c()?;
        history.make(&phone, date, &stop, self.json)?;

        phone.clock.set(date, clock_time("08:30")?);
        let keystore = self.keystore(&office_at)?;
        let office =
            office::Office::open(&home, office_at, keystore, &scenario, &phone.clock, &pack.file)?;
        office.let_in(&phone.session, &scenario.worker.name)?;
        teller.line(
            "Een dag van een casemanager. Alles is verzonnen.\n",
            "A day of a case manager. Everything is made up.\n",
        );
        let clock = Arc::clone(&phone.clock);
        let report =
            play::Player::new(phone, &office, &scenario, date, &mut teller).play()?.report();
        let [nl, en] = report.lines();
        teller.line(&format!("\n{nl}"), &format!("\n{en}"));
        if self.json {
            print_json(&report);
        }
        if !self.once {
            let (desk, link) = office.desk(clock)?;
            teller.line(
                &format!("\nDe leidinggevende leest het hier; de link werkt één keer:\n{link}\nCtrl-C om te stoppen."),
                &format!("\nThe supervisor reads it here; the link works once:\n{link}\nCtrl-C to end."),
            );
            stop.wait();
            desk.stop();
        }
        Ok(report.is_ok())
    }
}

impl DemoCommand {
    /// The keystore of a device in a folder. What is kept can be opened later.
    fn keystore(&self, folder: &Path) -> Result<Arc<dyn Keystore>, DemoError> {
        if self.keep.is_none() {
            return Ok(Arc::new(MemoryKeystore::default()));
        }
        own_folder(folder)?;
        Ok(Arc::new(FileKeystore::new(folder.to_owned())))
    }
}

/// Signs the demo's pack, whose municipality has no key yet. Not a secret.
const DEMO_PACK_SEED: [u8; 32] = *b"schakel demo: not a secret seed!";

#[expect(clippy::print_stdout, reason = "a program talks to its user")]
fn print_json(report: &facts::Report) {
    if let Ok(text) = serde_json::to_string(report) {
        println!("{text}");
    }
}

/// Everything that is ever logged goes to a file beside the vault, where a test looks for what
/// must not stand there.
fn log_to(home: &Path) -> Result<(), DemoError> {
    let file = Mutex::new(File::create(home.join("schakel.log"))?);
    // A second call in one process keeps the first log.
    let _ = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(file)
        .try_init();
    Ok(())
}

fn empty(folder: PathBuf) -> Result<PathBuf, DemoError> {
    std::fs::create_dir_all(&folder)?;
    match std::fs::read_dir(&folder)?.next() {
        None => Ok(folder),
        Some(_) => Err(DemoError::NotEmpty),
    }
}

/// "09:05" as a time of day.
fn clock_time(text: &str) -> Result<LocalTime, DemoError> {
    let parsed = text
        .split_once(':')
        .and_then(|(hour, minute)| LocalTime::new(hour.parse().ok()?, minute.parse().ok()?));
    parsed.ok_or_else(|| DemoError::Time(text.to_owned()))
}
