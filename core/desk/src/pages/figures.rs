//! A day or a week in figures, which prints on one A4.

use crate::pages::cases::table;
use crate::pages::frame::{Frame, mark};
use crate::pages::plot::plot;
use crate::say::{Say, capital};
use crate::texts::Text;
use chrono::Datelike;
use companion::DigestView;
use companion::data::{LocalDate, Now};
use maud::{Markup, html};

/// A day, or the week that starts on a Monday.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Span {
    Day(LocalDate),
    Week(LocalDate),
}

impl Span {
    /// What an address asks for; this week when it asks for nothing, or for no day that is one.
    pub(crate) fn asked(day: &Option<String>, week: &Option<String>, now: Now) -> Self {
        let parsed = |text: &Option<String>| text.as_ref()?.parse().ok().map(LocalDate);
        match (parsed(day), parsed(week)) {
            (Some(day), _) => Self::Day(day),
            (None, Some(week)) => Self::Week(monday(week)),
            (None, None) => Self::Week(monday(now.date())),
        }
    }

    pub(crate) fn from(self) -> LocalDate {
        match self {
            Self::Day(day) => day,
            Self::Week(monday) => monday,
        }
    }

    pub(crate) fn until(self) -> LocalDate {
        match self {
            Self::Day(day) => day,
            Self::Week(monday) => monday.plus_days(6),
        }
    }

    /// The one so many after this one.
    fn later(self, n: i32) -> Self {
        match self {
            Self::Day(day) => Self::Day(day.plus_days(n)),
            Self::Week(monday) => Self::Week(monday.plus_days(7 * n)),
        }
    }

    fn address(self) -> String {
        match self {
            Self::Day(day) => format!("/figures?day={}", day.0),
            Self::Week(monday) => format!("/figures?week={}", monday.0),
        }
    }

    fn title(self, say: Say) -> String {
        match self {
            Self::Day(day) => capital(&say.long_day(day)),
            Self::Week(monday) => say.fill(
                Text::WeekOf,
                &[
                    &monday.0.iso_week().week().to_string(),
                    &say.day(monday),
                    &say.day(monday.plus_days(6)),
                ],
            ),
        }
    }
}

fn monday(day: LocalDate) -> LocalDate {
    let past = i32::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    day.plus_days(-past)
}

pub(crate) fn page(frame: &Frame, span: Span, digest: &DigestView) -> Markup {
    let content = html! {
        (choices(frame, span))
        section aria-labelledby="visits-title" {
            h2 id="visits-title" { (frame.text(Text::Visits)) }
            ul.figures {
                (figure(frame, digest.visits, Text::VisitsSummarised, false))
                (figure(frame, digest.reached, Text::WereReached, false))
                (figure(frame, digest.in_conversation, Text::WereInConversation, false))
                (figure(frame, digest.accepts_help, Text::WhoAcceptHelp, false))
            }
        }
        section aria-labelledby="now-title" {
            h2 id="now-title" { (frame.text(Text::StandsNow)) }
            ul.figures {
                (figure(frame, digest.unread, Text::Unread, false))
                (figure(frame, digest.follow_up, Text::ToFollowUp, false))
                (figure(frame, digest.overdue, Text::ClocksLate, digest.overdue > 0))
                (figure(frame, digest.late_promises, Text::PromisesLate, digest.late_promises > 0))
            }
        }
        div.columns {
            (calls(frame, digest))
            section {
                h2 { (frame.text(Text::ByWorker)) }
                @if digest.workers.is_empty() { p.empty { (frame.text(Text::NoVisits)) } }
                @else {
                    (table(frame, Text::ByWorker, &[Text::Worker, Text::Visits], &html! {
                        @for by in &digest.workers {
                            tr {
                                th scope="row" { (by.worker) }
                                td.n data-label=(frame.text(Text::Visits)) { (by.visits) }
                            }
                        }
                    }))
                }
            }
        }
    };
    frame.page(frame.text(Text::Figures), &span.title(frame.say), &content)
}

fn choices(frame: &Frame, span: Span) -> Markup {
    let today = frame.say.now.date();
    let (day, week) = (Span::Day(today), Span::Week(monday(today)));
    let is_day = matches!(span, Span::Day(_));
    html! {
        nav.choices aria-label=(frame.text(Text::WhichDays)) {
            ul {
                li { a href=(span.later(-1).address()) { "‹ " (frame.text(Text::Before)) } }
                li { a href=(day.address()) aria-current=[is_day.then_some("true")] {
                    (frame.text(Text::Day))
                } }
                li { a href=(week.address()) aria-current=[(!is_day).then_some("true")] {
                    (frame.text(Text::Week))
                } }
                @if span.until() < today {
                    li { a href=(span.later(1).address()) { (frame.text(Text::After)) " ›" } }
                }
            }
            button.plain type="button" hidden data-print { (frame.text(Text::Print)) }
        }
    }
}

fn figure(frame: &Frame, number: u32, label: Text, late: bool) -> Markup {
    html! {
        li { div.late[late] {
            strong { @if late { (mark("!")) } (number) } span { (frame.text(label)) }
        } }
    }
}

/// What calls arranged: one plot, and the same in a table.
fn calls(frame: &Frame, digest: &DigestView) -> Markup {
    let any = digest.weeks.iter().any(|week| week.calls > 0 || week.arranged > 0);
    html! {
        section {
            h2 { (frame.text(Text::ArrangedAgainstCalls)) }
            @if !any { p.empty { (frame.text(Text::NoCalls)) } }
            @else {
                (plot(frame.say, &digest.weeks))
                (table(frame, Text::ArrangedAgainstCalls,
                    &[Text::WeekFrom, Text::Calls, Text::ArrangedNeeds, Text::PerNeed], &html! {
                    @for week in digest.weeks.iter().rev() {
                        tr {
                            th scope="row" { (frame.say.day(week.monday)) }
                            td.n data-label=(frame.text(Text::Calls)) { (week.calls) }
                            td.n data-label=(frame.text(Text::ArrangedNeeds)) { (week.arranged) }
                            td.n data-label=(frame.text(Text::PerNeed)) {
                                (per_need(frame.say, week.calls, week.arranged))
                            }
                        }
                    }
                }))
            }
        }
    }
}

/// Calls for each arranged need, to one decimal.
fn per_need(say: Say, calls: u32, arranged: u32) -> String {
    if arranged == 0 {
        return "–".to_owned();
    }
    let text = format!("{:.1}", f64::from(calls) / f64::from(arranged));
    if say.language == companion::Language::Nl { text.replace('.', ",") } else { text }
}
