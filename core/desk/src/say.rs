//! Days, times, counts and clocks in words.

use crate::texts::Text;
use chrono::Datelike;
use companion::Language;
use companion::data::{ClockState, Instant, LocalDate, Now};

const MONTHS: [[&str; 12]; 2] = [
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

const DAYS: [[&str; 7]; 2] = [
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

/// Says things in a language, as seen from now.
#[derive(Clone, Copy)]
pub(crate) struct Say {
    pub(crate) language: Language,
    pub(crate) now: Now,
}

impl Say {
    pub(crate) fn text(self, text: Text) -> &'static str {
        text.say(self.language)
    }

    /// A text with its gaps `{0}`, `{1}` filled in.
    pub(crate) fn fill(self, text: Text, gaps: &[&str]) -> String {
        let mut filled = self.text(text).to_owned();
        for (n, gap) in gaps.iter().enumerate() {
            filled = filled.replace(&format!("{{{n}}}"), gap);
        }
        filled
    }

    /// "1 dag", "2 dagen".
    pub(crate) fn count(self, n: u32, one: Text, many: Text) -> String {
        self.fill(if n == 1 { one } else { many }, &[&n.to_string()])
    }

    /// "di 24 nov", with its year when that is another one.
    pub(crate) fn day(self, date: LocalDate) -> String {
        let year = date.0.year();
        let year =
            if year == self.now.date().0.year() { String::new() } else { format!(" {year}") };
        let (weekday, month) = (self.weekday(date), self.month(date));
        let letters = if self.language == Language::Nl { 2 } else { 3 };
        let weekday = weekday.get(..letters).unwrap_or(weekday);
        let month = if month == "maart" { "mrt" } else { month.get(..3).unwrap_or(month) };
        format!("{weekday} {} {month}{year}", date.0.day())
    }

    /// "dinsdag 24 november 2026".
    pub(crate) fn long_day(self, date: LocalDate) -> String {
        let (day, year) = (date.0.day(), date.0.year());
        format!("{} {day} {} {year}", self.weekday(date), self.month(date))
    }

    /// "14:05".
    pub(crate) fn time(self, at: Instant) -> String {
        self.now.zone.local(at).format("%H:%M").to_string()
    }

    /// "14:05" today, "di 24 nov 14:05" on another day.
    pub(crate) fn moment(self, at: Instant) -> String {
        let date = self.now.zone.date(at);
        let time = self.time(at);
        if date == self.now.date() { time } else { format!("{} {time}", self.day(date)) }
    }

    /// "45 min", "3 uur", "2 dagen": rounded down, so that there is never less time than it says.
    pub(crate) fn minutes(self, minutes: u32) -> String {
        match minutes {
            0..60 => format!("{minutes} min"),
            60..2880 => self.count(minutes / 60, Text::HourOne, Text::HourMany),
            _ => self.count(minutes / 1440, Text::DayOne, Text::DayMany),
        }
    }

    /// Where a response clock stands.
    pub(crate) fn clock(self, state: ClockState, working: bool) -> String {
        let days = |n| match working {
            true => self.count(n, Text::WorkdayOne, Text::WorkdayMany),
            false => self.count(n, Text::DayOne, Text::DayMany),
        };
        match state {
            ClockState::Overdue { days: n, .. } => self.fill(Text::Late, &[&days(n)]),
            ClockState::Soon { minutes_left } => {
                self.fill(Text::Left, &[&self.minutes(minutes_left)])
            }
            ClockState::Running { days_left: 0 } => self.text(Text::LastDay).to_owned(),
            ClockState::Running { days_left } => self.fill(Text::Left, &[&days(days_left)]),
            ClockState::Met { late: true, .. } => self.text(Text::MetLate).to_owned(),
            ClockState::Met { late: false, .. } => self.text(Text::Met).to_owned(),
        }
    }

    fn weekday(self, date: LocalDate) -> &'static str {
        let day = date.0.weekday().num_days_from_monday() as usize;
        self.of(&DAYS).get(day).copied().unwrap_or_default()
    }

    fn month(self, date: LocalDate) -> &'static str {
        self.of(&MONTHS).get(date.0.month0() as usize).copied().unwrap_or_default()
    }

    fn of<T>(self, both: &[T; 2]) -> &T {
        let [nl, en] = both;
        if self.language == Language::Nl { nl } else { en }
    }
}

/// The first letter as a capital.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
