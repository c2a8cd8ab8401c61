//! Three kinds of time that are never mixed: an instant, a local date, a local time.
//! No clock here: the moment and the zone are handed in as [`Now`].

use crate::cbor::{codes, required};
use chrono::{
    DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc, Weekday,
};
use minicbor::decode::{Decode, Decoder, Error};
use minicbor::encode::{Encode, Encoder, Write};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// This instant, `minutes` later (earlier when negative).
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(60_000)))
    }

    /// Whole minutes from `earlier` to this instant, never below zero.
    #[must_use]
    pub fn minutes_since(self, earlier: Self) -> u32 {
        u32::try_from((self.0.saturating_sub(earlier.0) / 60_000).max(0)).unwrap_or(u32::MAX)
    }
}

/// A day on a Dutch calendar, without a time or zone. Stored as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDate(pub NaiveDate);

impl LocalDate {
    /// Days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i32 {
        self.0.to_epoch_days()
    }

    /// The day `days` after 1970-01-01; `None` outside the calendar.
    #[must_use]
    pub fn from_days(days: i32) -> Option<Self> {
        NaiveDate::from_epoch_days(days).map(Self)
    }

    /// This day, `days` later (earlier when negative); stays put at the calendar's end.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        self.days().checked_add(days).and_then(Self::from_days).unwrap_or(self)
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The first day of its quarter.
    #[must_use]
    pub fn quarter(self) -> Self {
        let first = NaiveDate::from_ymd_opt(self.0.year(), self.0.month0() / 3 * 3 + 1, 1);
        first.map_or(self, Self)
    }
}

/// Minutes since midnight, 0 to 1439.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime(u16);

impl LocalTime {
    /// A time of day; `None` when there is no such time.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// Minute, 0 to 59.
    #[must_use]
    pub fn minute(self) -> u16 {
        self.0 % 60
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }
}

codes! {
    /// Part of the day as the national early-signalling definitions divide it.
    PartOfDay {
        /// Until 12:00.
        1 Morning,
        /// From 12:00 until 18:00.
        2 Afternoon,
        /// From 18:00.
        3 Evening,
    }
}

impl PartOfDay {
    /// The part of the day in which a time falls.
    #[must_use]
    pub fn of(time: LocalTime) -> Self {
        match time.hour() {
            0..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }
}

/// A time zone by its IANA name; `Europe/Amsterdam` unless the shell says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// The zone of the Netherlands.
    pub const NETHERLANDS: Self = Self(chrono_tz::Europe::Amsterdam);

    /// A zone by its IANA name; of Europe, or of the Kingdom elsewhere.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Date and time of day on the wall at an instant.
    #[must_use]
    pub fn local(self, at: Instant) -> NaiveDateTime {
        let utc = DateTime::<Utc>::from_timestamp_millis(at.0).unwrap_or_default();
        utc.with_timezone(&self.0).naive_local()
    }

    /// The day at an instant.
    #[must_use]
    pub fn date(self, at: Instant) -> LocalDate {
        LocalDate(self.local(at).date())
    }

    /// The time of day at an instant.
    #[must_use]
    pub fn time(self, at: Instant) -> LocalTime {
        let t = self.local(at);
        LocalTime(u16::try_from(t.hour() * 60 + t.minute()).unwrap_or(0))
    }

    /// The instant of a date and time on the wall. A time that is skipped when summer time
    /// starts becomes the first one after it; one that comes twice becomes the earlier.
    #[must_use]
    pub fn instant(self, date: LocalDate, time: LocalTime) -> Instant {
        let wall = date.0.and_time(
            NaiveTime::from_hms_opt(time.hour().into(), time.minute().into(), 0)
                .unwrap_or_default(),
        );
        let ms = self.0.from_local_datetime(&wall).earliest().map_or_else(
            || {
                let shifted = wall + chrono::TimeDelta::hours(1);
                self.0
                    .from_local_datetime(&shifted)
                    .earliest()
                    .map_or_else(|| wall.and_utc().timestamp_millis(), |t| t.timestamp_millis())
            },
            |t| t.timestamp_millis(),
        );
        Instant(ms)
    }
}

impl Zone {
    /// The last instant of a day: a term that ends on a day lasts until its midnight.
    #[must_use]
    pub fn end_of(self, date: LocalDate) -> Instant {
        Instant(self.instant(date.plus_days(1), LocalTime(0)).0.saturating_sub(1))
    }
}

/// The moment at which a question is asked, and the zone in which it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub at: Instant,
    /// The zone of the phone.
    pub zone: Zone,
}

impl Now {
    /// Today.
    #[must_use]
    pub fn date(self) -> LocalDate {
        self.zone.date(self.at)
    }

    /// The time on the wall.
    #[must_use]
    pub fn time(self) -> LocalTime {
        self.zone.time(self.at)
    }
}

/// A hybrid logical clock: physical milliseconds, and a count for what falls in the same one.
/// It orders what is shown and decides nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC; never behind the highest stamp seen.
    pub ms: i64,
    /// Counts stamps within one millisecond.
    pub count: u32,
}

impl Stamp {
    /// The stamp after `last` at the moment `now`: later than both, whatever the clock did.
    #[must_use]
    pub fn after(last: Option<Self>, now: Instant) -> Self {
        match last {
            Some(last) if last.ms >= now.0 => match last.count.checked_add(1) {
                Some(count) => Self { ms: last.ms, count },
                None => Self { ms: last.ms.saturating_add(1), count: 0 },
            },
            _ => Self { ms: now.0, count: 0 },
        }
    }
}

required!(Instant, LocalDate, LocalTime, Stamp);

macro_rules! as_integer {
    ($t:ty, $to:expr, $from:expr) => {
        impl<C> Encode<C> for $t {
            fn encode<W: Write>(
                &self,
                e: &mut Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                let to: fn(&$t) -> i64 = $to;
                e.i64(to(self))?.ok()
            }
        }
        impl<'b, C> Decode<'b, C> for $t {
            fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Error> {
                let from: fn(i64) -> Option<$t> = $from;
                from(d.i64()?).ok_or_else(|| Error::message("no such time"))
            }
        }
    };
}

as_integer!(Instant, |t| t.0, |ms| Some(Self(ms)));
as_integer!(LocalDate, |t| t.days().into(), |days| i32::try_from(days)
    .ok()
    .and_then(Self::from_days));
as_integer!(LocalTime, |t| t.0.into(), |m| u16::try_from(m)
    .ok()
    .and_then(|m| Self::new(m / 60, m % 60)));

impl<C> Encode<C> for Stamp {
    fn encode<W: Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.i64(self.ms)?.u32(self.count)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Stamp {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Error> {
        if d.array()? != Some(2) {
            return Err(Error::message("a stamp has two numbers"));
        }
        Ok(Self { ms: d.i64()?, count: d.u32()? })
    }
}
