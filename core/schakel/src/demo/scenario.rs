//! The scenario file: a day in plain words, read from TOML.

use companion::data::{
    AttemptKind, AttemptOutcome, CallOutcome, Mark, Owner, PartOfDay, Source, Stage, Trust, Urgency,
};
use serde::Deserialize;

/// A day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    /// The day, "2026-11-24".
    pub(crate) date: String,
    pub(crate) pin: String,
    pub(crate) here: Here,
    pub(crate) worker: Worker,
    pub(crate) supervisor: Worker,
    pub(crate) partner: Vec<Partner>,
    pub(crate) step: Vec<Step>,
}

/// Where the phone is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Here {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Worker {
    pub(crate) name: String,
    pub(crate) organisation: String,
    pub(crate) function: String,
}

/// What is filled in for a partner of the pack, or one of the worker's own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Partner {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) own: bool,
    #[serde(default)]
    pub(crate) role: String,
    #[serde(default)]
    pub(crate) needs: Vec<String>,
    #[serde(default)]
    pub(crate) dial: String,
    #[serde(default)]
    pub(crate) hours: String,
    #[serde(default)]
    pub(crate) line: String,
    #[serde(default)]
    pub(crate) contacts: Vec<Contact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contact {
    pub(crate) function: String,
    pub(crate) name: String,
    pub(crate) dial: String,
}

/// One thing that is done.
#[derive(Deserialize)]
pub(crate) struct Step {
    /// Time on the wall, "09:05".
    pub(crate) at: String,
    /// What it costs on the phone, typing aside.
    #[serde(default)]
    pub(crate) taps: u32,
    #[serde(flatten)]
    pub(crate) act: Act,
}

#[derive(Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub(crate) enum Act {
    Today,
    Report(Box<Report>),
    Attempt {
        kind: AttemptKind,
        outcome: AttemptOutcome,
        #[serde(default)]
        line: String,
    },
    CallClient {
        outcome: CallOutcome,
    },
    VisitStart,
    Watch {
        minutes: u32,
        words: String,
    },
    Offline,
    Online,
    SupervisorReads,
    Write {
        mark: Mark,
        text: String,
    },
    Killed,
    VisitEnd {
        outcome: AttemptOutcome,
        accepts_help: bool,
        trust: Trust,
        stage: Stage,
        next: Next,
    },
    Plan {
        own_words: String,
        items: Vec<PlanItem>,
    },
    ClientYes,
    Round {
        needs: Vec<String>,
    },
    Call(Box<Call>),
    CallReporter {
        outcome: CallOutcome,
    },
    PromiseKept {
        what: String,
    },
    Summary {
        line: String,
    },
    Search {
        words: String,
    },
    Lock,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Report {
    pub(crate) source: Source,
    pub(crate) reporter: Reporter,
    pub(crate) kind: String,
    pub(crate) reason: String,
    pub(crate) urgency: Urgency,
    pub(crate) person: Person,
    pub(crate) concern: String,
    pub(crate) safety: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reporter {
    pub(crate) name: String,
    pub(crate) organisation: String,
    pub(crate) dial: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) birth_year: u16,
    pub(crate) dial: String,
    pub(crate) address: String,
    pub(crate) village: String,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Next {
    pub(crate) what: String,
    pub(crate) days: i32,
    pub(crate) part: PartOfDay,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanItem {
    pub(crate) stressor: String,
    pub(crate) goal: String,
    pub(crate) action: String,
    pub(crate) owner: Owner,
    #[serde(default)]
    pub(crate) owner_name: String,
    pub(crate) days: i32,
}

#[derive(Deserialize)]
pub(crate) struct Call {
    pub(crate) need: String,
    /// Name of the partner, as the directory shows it.
    pub(crate) partner: String,
    pub(crate) minutes: i64,
    pub(crate) outcome: CallOutcome,
    #[serde(default)]
    pub(crate) line: String,
    pub(crate) promise: Option<Promise>,
    pub(crate) spending: Option<Spending>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Promise {
    pub(crate) what: String,
    pub(crate) days: i32,
    pub(crate) time: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spending {
    pub(crate) cents: i64,
    pub(crate) purpose: String,
}

impl Scenario {
    /// The day that the program carries.
    pub(crate) fn day() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("../../scenarios/day.toml"))
    }
}
