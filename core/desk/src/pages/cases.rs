//! How every open case stands: clocks, promises, cases; and what was erased.

use crate::pages::erased;
use crate::pages::frame::{Frame, mark};
use crate::say::{Say, capital};
use crate::texts::Text;
use companion::data::ClockState;
use companion::{ClockView, ErasureView, OpenPromiseView, StandingView, Words};
use maud::{Markup, html};

/// A clock that still runs, of a case.
pub(crate) struct ClockDue<'a> {
    pub(crate) standing: &'a StandingView,
    pub(crate) clock: &'a ClockView,
}

impl ClockDue<'_> {
    pub(crate) fn overdue(&self) -> bool {
        matches!(self.clock.state, ClockState::Overdue { .. })
    }

    /// Overdue or soon.
    pub(crate) fn pressing(&self) -> bool {
        self.overdue() || matches!(self.clock.state, ClockState::Soon { .. })
    }
}

/// Clocks that still run, the first due first: what is overdue longest stands in front.
pub(crate) fn clocks_due(standings: &[StandingView]) -> Vec<ClockDue<'_>> {
    let all = standings
        .iter()
        .flat_map(|standing| standing.clocks.iter().map(move |clock| ClockDue { standing, clock }));
    let mut due: Vec<_> =
        all.filter(|due| !matches!(due.clock.state, ClockState::Met { .. })).collect();
    due.sort_by_key(|due| due.clock.due);
    due
}

/// An open promise, in a case.
pub(crate) struct PromiseDue<'a> {
    pub(crate) standing: &'a StandingView,
    pub(crate) promise: &'a OpenPromiseView,
}

impl PromiseDue<'_> {
    pub(crate) fn by(&self, say: Say) -> String {
        match self.promise.partner.as_str() {
            "" => capital(say.text(Text::SomebodyElse)),
            partner => partner.to_owned(),
        }
    }

    pub(crate) fn when(&self, say: Say) -> String {
        let day = say.day(self.promise.due);
        let days = say.now.date().days().saturating_sub(self.promise.due.days());
        match u32::try_from(days) {
            Ok(days) if self.promise.late && days > 0 => {
                let days = say.count(days, Text::DayOne, Text::DayMany);
                format!("{} ({day})", say.fill(Text::Late, &[&days]))
            }
            _ => say.fill(Text::By, &[&day]),
        }
    }
}

/// Open promises: late first, then by day.
pub(crate) fn promises_due(standings: &[StandingView]) -> Vec<PromiseDue<'_>> {
    let all = standings.iter().flat_map(|standing| {
        standing.promises.iter().map(move |promise| PromiseDue { standing, promise })
    });
    let mut due: Vec<_> = all.collect();
    due.sort_by_key(|due| (!due.promise.late, due.promise.due));
    due
}

pub(crate) fn page(frame: &Frame, standings: &[StandingView], gone: &[ErasureView]) -> Markup {
    let content = html! {
        section {
            h2 { (frame.text(Text::HowCasesStand)) }
            @if standings.is_empty() { p.empty { (frame.text(Text::NoCases)) } }
            @else { (table_of_cases(frame, standings)) }
        }
        section id="clocks" tabindex="-1" {
            h2 { (frame.text(Text::Clocks)) }
            (table_of_clocks(frame, standings))
        }
        section id="promises" tabindex="-1" {
            h2 { (frame.text(Text::OpenPromises)) }
            (table_of_promises(frame, standings))
        }
        (erased::section(frame, gone))
    };
    let n = u32::try_from(standings.len()).unwrap_or(u32::MAX);
    let under = frame.say.count(n, Text::CaseOne, Text::CaseMany);
    frame.page(frame.text(Text::Cases), &under, &content)
}

fn table_of_cases(frame: &Frame, standings: &[StandingView]) -> Markup {
    let (say, l) = (frame.say, frame.say.language);
    let heads = [
        Text::About,
        Text::Worker,
        Text::Phase,
        Text::Open,
        Text::Attempts,
        Text::FirstReached,
        Text::ToJustify,
    ];
    html! {
        (table(frame, Text::HowCasesStand, &heads, &html! {
            @for standing in standings {
                tr {
                    th scope="row" { (standing.about) }
                    td data-label=(frame.text(Text::Worker)) { (standing.worker) }
                    td data-label=(frame.text(Text::Phase)) { (capital(standing.phase.words(l))) }
                    td data-label=(frame.text(Text::Open)) {
                        (say.day(say.now.zone.date(standing.opened)))
                    }
                    td.n data-label=(frame.text(Text::Attempts)) { (standing.attempts) }
                    td data-label=(frame.text(Text::FirstReached)) {
                        @match standing.reached {
                            Some(at) => (say.day(say.now.zone.date(at))),
                            None => (frame.text(Text::NotYet)),
                        }
                    }
                    td.n data-label=(frame.text(Text::ToJustify)) { (euros(say, standing.to_justify_cents)) }
                }
            }
        }))
    }
}

fn table_of_clocks(frame: &Frame, standings: &[StandingView]) -> Markup {
    let (say, l) = (frame.say, frame.say.language);
    let due = clocks_due(standings);
    let heads = [Text::About, Text::Clock, Text::Stands, Text::Until, Text::Worker];
    html! {
        @if due.is_empty() { p.empty { (frame.text(Text::NoClocks)) } }
        @else {
            (table(frame, Text::Clocks, &heads, &html! {
                @for due in &due {
                    tr {
                        th scope="row" { (due.standing.about) }
                        td data-label=(frame.text(Text::Clock)) { (capital(due.clock.event.words(l))) }
                        td data-label=(frame.text(Text::Stands)) {
                            span.state.late[due.overdue()].soon[due.pressing() && !due.overdue()] {
                                @if due.overdue() { (mark("!")) }
                                @else if due.pressing() { (mark("◷")) }
                                (say.clock(due.clock.state, due.clock.working))
                            }
                        }
                        td data-label=(frame.text(Text::Until)) { (say.moment(due.clock.due)) }
                        td data-label=(frame.text(Text::Worker)) { (due.standing.worker) }
                    }
                }
            }))
        }
    }
}

fn table_of_promises(frame: &Frame, standings: &[StandingView]) -> Markup {
    let due = promises_due(standings);
    let heads = [Text::PromisedBy, Text::About, Text::Stands, Text::Worker];
    html! {
        @if due.is_empty() { p.empty { (frame.text(Text::NoPromises)) } }
        @else {
            (table(frame, Text::OpenPromises, &heads, &html! {
                @for due in &due {
                    tr {
                        th scope="row" { (due.by(frame.say)) }
                        td data-label=(frame.text(Text::About)) { (due.standing.about) }
                        td data-label=(frame.text(Text::Stands)) {
                            span.state.late[due.promise.late] {
                                @if due.promise.late { (mark("!")) }
                                (due.when(frame.say))
                            }
                        }
                        td data-label=(frame.text(Text::Worker)) { (due.standing.worker) }
                    }
                }
            }))
        }
    }
}

/// A table with a name for those who hear it; on a narrow screen each row is a small list.
pub(crate) fn table(frame: &Frame, name: Text, heads: &[Text], rows: &Markup) -> Markup {
    html! {
        table.narrow {
            caption.unseen { (frame.text(name)) }
            thead { tr { @for head in heads { th scope="col" { (frame.text(*head)) } } } }
            tbody { (rows) }
        }
    }
}

/// Whole and part of euros, as the language writes them.
fn euros(say: Say, cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let (whole, part) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let comma = if say.language == companion::Language::Nl { ',' } else { '.' };
    format!("{sign}€ {whole}{comma}{part:02}")
}
