//! The first page: alarms, what is unread, what has to be followed up, what is due.

use crate::page::is_armed;
use crate::pages::card::card;
use crate::pages::cases::{clocks_due, promises_due};
use crate::pages::frame::{Frame, in_address, mark};
use crate::say::capital;
use crate::texts::Text;
use companion::data::AlarmState;
use companion::{AlarmView, Place, ReceivedPage, StandingView, TeamView, Words};
use maud::{Markup, html};

/// What the overview shows.
pub(crate) struct Overview {
    pub(crate) alarms: Vec<AlarmView>,
    pub(crate) next: ReceivedPage,
    pub(crate) follow_up: ReceivedPage,
    pub(crate) standings: Vec<StandingView>,
    pub(crate) team: TeamView,
}

/// Rows of a short list; the page of cases has them all.
const FEW: usize = 6;

pub(crate) fn page(frame: &Frame, view: &Overview) -> Markup {
    let content = html! {
        (alarms(frame, &view.alarms))
        @if view.team.place == Place::Alone {
            p.hint { (frame.text(Text::JoinFirst)) " " a href="/team" { (frame.text(Text::ToTeam)) } }
        }
        (figures(frame, view))
        div.columns {
            (next(frame, &view.next))
            div.side {
                (follow_up(frame, &view.follow_up))
                (clocks(frame, &view.standings))
                (promises(frame, &view.standings))
            }
        }
    };
    let today = capital(&frame.say.long_day(frame.say.now.date()));
    let under = format!("{today}, {}", frame.say.time(frame.say.now.at));
    frame.page(frame.text(Text::Overview), &under, &content)
}

fn alarms(frame: &Frame, alarms: &[AlarmView]) -> Markup {
    let armed = alarms.iter().filter(|alarm| is_armed(alarm));
    let armed: Vec<String> = armed
        .map(|a| frame.say.fill(Text::Watched, &[&a.worker, &frame.say.moment(a.due)]))
        .collect();
    let today = |at| frame.say.now.zone.date(at) == frame.say.now.date();
    let seen = alarms.iter().filter_map(|a| Some((a, a.seen.filter(|at| today(*at))?)));
    let seen: Vec<String> = seen
        .map(|(a, at)| {
            let text = if a.drill { Text::DrillSeenAt } else { Text::SeenAt };
            frame.say.fill(text, &[&a.worker, &frame.say.moment(at)])
        })
        .collect();
    html! {
        @for alarm in alarms.iter().filter(|alarm| alarm.sounding) {
            section.alarm role="alert" {
                h2 { (mark("!")) (frame.say.fill(Text::AlarmOf, &[&alarm.worker])) }
                p { (frame.say.fill(why(alarm.state), &[&frame.say.moment(alarm.due)])) }
                @if alarm.words.is_empty() { p { (frame.text(Text::NoWordsYet)) } }
                @else { p.line { (alarm.words) } }
                (frame.button(&format!("/alarms/{}/seen", in_address(alarm.id.bytes())), "", "danger",
                    &html! { (frame.text(Text::SeenIAct)) }))
            }
        }
        @for drill in alarms.iter().filter(|alarm| alarm.drill && alarm.to_be_seen) {
            section.armed {
                h2 { (frame.say.fill(Text::DrillOf, &[&drill.worker])) }
                p { (frame.say.fill(Text::DrillWhy, &[&drill.worker])) }
                (frame.button(&format!("/alarms/{}/seen", in_address(drill.id.bytes())), "", "",
                    &html! { (frame.text(Text::DrillSeen)) }))
            }
        }
        @if !armed.is_empty() || !seen.is_empty() {
            section.armed aria-label=(frame.text(Text::NowWatched)) {
                @for line in armed { p { (mark("◷")) (line) } }
                @for line in seen { p { (mark("✓")) (line) } }
            }
        }
    }
}

fn why(state: AlarmState) -> Text {
    match state {
        AlarmState::RaisedHere => Text::NotHeard,
        _ => Text::NotAnswered,
    }
}

fn figures(frame: &Frame, view: &Overview) -> Markup {
    let clocks = clocks_due(&view.standings).iter().filter(|due| due.overdue()).count();
    let promises = promises_due(&view.standings).iter().filter(|due| due.promise.late).count();
    let follow_up = if view.follow_up.next.is_some() { "+" } else { "" };
    let follow_up = format!("{}{follow_up}", view.follow_up.summaries.len());
    let rows = [
        ("/summaries?only=unread", view.next.unread.to_string(), Text::Unread, false),
        ("/summaries?only=follow-up", follow_up, Text::ToFollowUp, false),
        ("/cases#clocks", clocks.to_string(), Text::ClocksLate, clocks > 0),
        ("/cases#promises", promises.to_string(), Text::PromisesLate, promises > 0),
    ];
    html! {
        ul.figures aria-label=(frame.text(Text::InFigures)) {
            @for (to, number, label, late) in rows {
                li { a.late[late] href=(to) {
                    strong { @if late { (mark("!")) } (number) } span { (frame.text(label)) }
                } }
            }
        }
    }
}

fn next(frame: &Frame, page: &ReceivedPage) -> Markup {
    html! {
        section.next id="next" aria-labelledby="next-title" tabindex="-1" {
            h2 id="next-title" { (frame.text(Text::NextSummary)) }
            @if let Some(received) = page.summaries.first() {
                (card(frame, received, "next", true))
            } @else {
                p.empty { (frame.text(Text::NoUnread)) }
            }
        }
    }
}

fn follow_up(frame: &Frame, page: &ReceivedPage) -> Markup {
    html! {
        section {
            h2 { (frame.text(Text::ToFollowUp)) }
            @if page.summaries.is_empty() { p.empty { (frame.text(Text::NoFollowUp)) } }
            ul.rows { @for received in &page.summaries {
                li {
                    p { strong { (received.summary.about) } " " (received.worker) }
                    @if let Some(step) = &received.summary.next {
                        p.under {
                            (capital(&step.what))
                            @if let Some(on) = step.on { ", " (frame.say.day(on)) }
                        }
                    }
                }
            } }
            @if !page.summaries.is_empty() {
                p { a href="/summaries?only=follow-up" { (frame.text(Text::OpenList)) } }
            }
        }
    }
}

fn clocks(frame: &Frame, standings: &[StandingView]) -> Markup {
    let due = clocks_due(standings);
    let pressing: Vec<_> = due.iter().filter(|due| due.pressing()).collect();
    html! {
        section {
            h2 { (frame.text(Text::Clocks)) }
            @if pressing.is_empty() { p.empty { (frame.text(Text::NoClocks)) } }
            ul.rows { @for due in pressing.iter().take(FEW) {
                li {
                    p {
                        strong { (due.standing.about) } " "
                        (due.clock.event.words(frame.say.language))
                    }
                    p.state.late[due.overdue()].soon[!due.overdue()] {
                        (mark(if due.overdue() { "!" } else { "◷" }))
                        (frame.say.clock(due.clock.state, due.clock.working))
                        " · " (due.standing.worker)
                    }
                }
            } }
            @if pressing.len() > FEW { p { a href="/cases#clocks" { (frame.text(Text::OpenList)) } } }
        }
    }
}

fn promises(frame: &Frame, standings: &[StandingView]) -> Markup {
    let due = promises_due(standings);
    html! {
        section {
            h2 { (frame.text(Text::OpenPromises)) }
            @if due.is_empty() { p.empty { (frame.text(Text::NoPromises)) } }
            ul.rows { @for due in due.iter().take(FEW) {
                li {
                    p { strong { (due.by(frame.say)) } " " (due.standing.about) }
                    p.state.late[due.promise.late] {
                        @if due.promise.late { (mark("!")) }
                        (due.when(frame.say)) " · " (due.standing.worker)
                    }
                }
            } }
            @if due.len() > FEW { p { a href="/cases#promises" { (frame.text(Text::OpenList)) } } }
        }
    }
}
