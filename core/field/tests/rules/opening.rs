use crate::support::{at, days_off, now};
use field::pack::DaysOff;
use field::rule::opening::*;
use proptest::prelude::*;

fn open(until: &str, minutes: u32) -> OpenState {
    OpenState::Open { until: Some(at(until)), closes_in_min: Some(minutes) }
}

fn closed(opens: &str) -> OpenState {
    OpenState::Closed { opens: Some(at(opens)) }
}

#[test]
fn office_hours_through_a_week_with_a_holiday() {
    let hours = "Mo-Fr 09:00-12:30,13:00-17:00; PH off";
    let table = [
        // Thursday 2 April to Tuesday 7 April 2026: Easter, with Good Friday as the pack says.
        ("2026-04-02 08:59", closed("2026-04-02 09:00")),
        ("2026-04-02 09:00", open("2026-04-02 12:30", 210)),
        ("2026-04-02 12:20", open("2026-04-02 12:30", 10)),
        ("2026-04-02 12:30", closed("2026-04-02 13:00")),
        ("2026-04-03 10:00", open("2026-04-03 12:30", 150)),
        ("2026-04-03 17:00", closed("2026-04-07 09:00")),
        ("2026-04-06 10:00", closed("2026-04-07 09:00")),
    ];
    for (when, state) in table {
        assert_eq!(open_state(hours, now(when), &days_off()), state, "{when}");
    }
    let good_friday = DaysOff { good_friday: true, ..days_off() };
    let state = open_state(hours, now("2026-04-03 10:00"), &good_friday);
    assert_eq!(state, closed("2026-04-07 09:00"));
}

#[test]
fn nights_and_the_clock_being_set() {
    // A shelter, open from evening to morning; summer time starts in between.
    let hours = "18:00-09:00";
    assert_eq!(
        open_state(hours, now("2026-03-28 23:00"), &days_off()),
        open("2026-03-29 09:00", 540)
    );
    assert_eq!(
        open_state(hours, now("2026-10-24 23:00"), &days_off()),
        open("2026-10-25 09:00", 660)
    );
    assert_eq!(
        open_state(hours, now("2026-03-29 00:30"), &days_off()),
        open("2026-03-29 09:00", 450)
    );
    assert_eq!(open_state(hours, now("2026-03-29 10:00"), &days_off()), closed("2026-03-29 18:00"));
}

#[test]
fn always_never_and_unknown() {
    let state = |hours| open_state(hours, now("2026-11-22 03:00"), &days_off());
    assert_eq!(state("24/7"), OpenState::Open { until: None, closes_in_min: None });
    assert_eq!(state("off"), OpenState::Closed { opens: None });
    assert_eq!(state("2025 Mo-Fr 09:00-17:00"), OpenState::Closed { opens: None });
    assert_eq!(state(""), OpenState::Unknown);
    assert_eq!(state("elke werkdag"), OpenState::Unknown);
    assert_eq!(state("\"op afspraak\""), OpenState::Unknown);
    // Two rules for one day, as people write a late evening.
    assert_eq!(state("Su 00:00-04:00; Mo 09:00-17:00"), open("2026-11-22 04:00", 60));
}

#[test]
fn hours_that_can_be_read() {
    for hours in
        ["", " ", "24/7", "Mo-Fr 09:00-17:00; PH off", "Dec 31 off; PH off", "Tu,Th 13:00+"]
    {
        assert!(hours_are_valid(hours), "{hours}");
    }
    let long = "Mo 09:00-10:00; ".repeat(100);
    for hours in ["maandag", "Mo 25:00", "09:00-", long.as_str()] {
        assert!(!hours_are_valid(hours), "{hours}");
    }
}

proptest! {
    #[test]
    fn no_text_keeps_the_phone_busy(
        hours in "(Mo|Tu-Fr|PH|SH|week 1-53/2|Jan-Mar|easter|2020-2030|24/7|off|unknown|[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}|sunrise-sunset|;|,| |\\|\\||[a-z0-9+-]){0,12}",
        minutes in 0_i64..5_000_000,
    ) {
        let now = field::time::Now { at: at("2020-01-01 00:00").plus_minutes(minutes), zone: crate::support::NL };
        let state = open_state(&hours, now, &days_off());
        if !hours_are_valid(&hours) {
            prop_assert_eq!(state, OpenState::Unknown);
        }
        match state {
            OpenState::Open { until: Some(change), .. } | OpenState::Closed { opens: Some(change) } => {
                prop_assert!(change > now.at && change < now.at.plus_minutes(10 * 24 * 60));
            }
            _ => {}
        }
    }
}
