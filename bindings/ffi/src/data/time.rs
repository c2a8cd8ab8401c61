//! Times and spots: an instant crosses as milliseconds, a day and a time as ISO 8601 writes them.

use crate::error::CoreError;
use companion::Rule;
use companion::Spot;
use companion::data::{Instant, LocalDate, LocalTime, Point};

uniffi::custom_type!(Instant, i64, {
    remote,
    lower: |at| at.0,
    try_lift: |ms| Ok(Instant(ms)),
});

// As in "2026-11-24".
uniffi::custom_type!(LocalDate, String, {
    remote,
    lower: |day| day.0.to_string(),
    try_lift: |text| Ok(LocalDate(text.parse().map_err(|_| no_such("day"))?)),
});

// As in "09:30".
uniffi::custom_type!(LocalTime, String, {
    remote,
    lower: |time| format!("{:02}:{:02}", time.hour(), time.minute()),
    try_lift: |text| Ok(time(&text).ok_or_else(|| no_such("time"))?),
});

uniffi::custom_type!(Point, Spot, {
    remote,
    lower: |point| {
        let (lat, lon) = point.degrees();
        Spot { lat, lon }
    },
    try_lift: |spot| Ok(Point::from_degrees(spot.lat, spot.lon).ok_or_else(|| no_such("spot"))?),
});

fn time(text: &str) -> Option<LocalTime> {
    let (hour, minute) = text.split_once(':')?;
    LocalTime::new(hour.parse().ok()?, minute.parse().ok()?)
}

/// What came back from the shell lies outside every calendar, day or globe.
fn no_such(field: &str) -> CoreError {
    CoreError::Invalid { field: field.to_owned(), rule: Rule::OutOfRange }
}
