use crate::support::{at, date, days_off, now, time};
use field::pack::{DayCount, DaysOff, Pack};
use field::rule::calendar::*;
use field::rule::spending::{justify_by, over_mandate};
use field::time::{LocalDate, PartOfDay, Zone};
use proptest::prelude::*;

/// Holidays of a year as they stand in its calendars: Easter Monday, King's Day, Ascension,
/// Whit Monday.
const KNOWN: [(&str, &str, &str, &str); 9] = [
    ("2008-03-24", "2008-04-26", "2008-05-01", "2008-05-12"),
    ("2014-04-21", "2014-04-26", "2014-05-29", "2014-06-09"),
    ("2019-04-22", "2019-04-27", "2019-05-30", "2019-06-10"),
    ("2024-04-01", "2024-04-27", "2024-05-09", "2024-05-20"),
    ("2025-04-21", "2025-04-26", "2025-05-29", "2025-06-09"),
    ("2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25"),
    ("2027-03-29", "2027-04-27", "2027-05-06", "2027-05-17"),
    ("2031-04-14", "2031-04-26", "2031-05-22", "2031-06-02"),
    ("2038-04-26", "2038-04-27", "2038-06-03", "2038-06-14"),
];

#[test]
fn holidays_of_nine_years() {
    for (easter_monday, kings_day, ascension, whit_monday) in KNOWN {
        let year = &easter_monday[..4];
        let easter = date(easter_monday).plus_days(-1);
        let mut expected = vec![
            date(&format!("{year}-01-01")),
            easter,
            date(easter_monday),
            date(kings_day),
            date(ascension),
            date(whit_monday).plus_days(-1),
            date(whit_monday),
            date(&format!("{year}-12-25")),
            date(&format!("{year}-12-26")),
        ];
        expected.sort();
        let first = date(&format!("{year}-01-01"));
        let found: Vec<LocalDate> = (0..365)
            .map(|n| first.plus_days(n))
            .filter(|day| is_holiday(*day, &days_off()))
            .collect();
        assert_eq!(found, expected, "{year}");
    }
}

#[test]
fn earliest_and_latest_easter() {
    for easter in ["1913-03-23", "1943-04-25", "2000-04-23", "2160-03-23", "2199-04-14"] {
        assert!(is_holiday(date(easter), &days_off()), "{easter}");
        assert!(!is_holiday(date(easter).plus_days(-1), &days_off()), "{easter}");
        assert!(is_holiday(date(easter).plus_days(1), &days_off()), "{easter}");
    }
}

#[test]
fn good_friday_and_liberation_day_are_the_packs_choice() {
    let (good_friday, liberation_day) = (date("2026-04-03"), date("2026-05-05"));
    assert!(
        is_working_day(good_friday, &days_off()) && is_working_day(liberation_day, &days_off())
    );
    let both = DaysOff { good_friday: true, liberation_day: true, rest: field::Rest::NONE };
    assert!(!is_working_day(good_friday, &both) && !is_working_day(liberation_day, &both));
}

#[test]
fn working_days_are_counted_from_the_day_after() {
    // Thursday before Easter 2026; Good Friday counts here, Easter Monday does not.
    let from = date("2026-04-02");
    for (days, end) in [(0, "2026-04-02"), (1, "2026-04-03"), (2, "2026-04-07"), (5, "2026-04-10")]
    {
        assert_eq!(plus_days(from, days, DayCount::Working, &days_off()), date(end), "{days}");
    }
    assert_eq!(plus_days(from, 14, DayCount::Calendar, &days_off()), date("2026-04-16"));
    // Christmas 2026 falls on Friday and Saturday.
    let from = date("2026-12-24");
    assert_eq!(plus_days(from, 1, DayCount::Working, &days_off()), date("2026-12-28"));
}

#[test]
fn terms_set_by_law_move_on() {
    let cases = [
        // Ends on a Saturday: until Monday.
        ("2026-10-31", 14, "2026-11-16"),
        // Ends on a working day: stays.
        ("2026-11-02", 14, "2026-11-16"),
        // Ends on Good Friday, which is no holiday elsewhere: until Tuesday after Easter.
        ("2026-03-20", 14, "2026-04-07"),
        // Ends on 5 May.
        ("2026-04-21", 14, "2026-05-06"),
        // Three days with one working day among them (Good Friday to Easter Monday): two it is.
        ("2026-04-04", 3, "2026-04-08"),
        // More than 90 days: stays.
        ("2026-01-04", 91, "2026-04-05"),
    ];
    for (from, days, end) in cases {
        let plain = plus_days(date(from), days, DayCount::Calendar, &days_off());
        assert_eq!(extended_by_law(date(from), plain, days), date(end), "{from} {days}");
    }
}

#[test]
fn spending_is_accounted_for_on_a_working_day() {
    let pack: Pack = crate::support::pack(vec![]);
    assert_eq!(justify_by(&pack, date("2026-11-22")), date("2026-12-07"));
    assert_eq!(justify_by(&pack, date("2026-12-11")), date("2026-12-28"));
    assert!(!over_mandate(&pack, 25_000) && over_mandate(&pack, 25_001));
}

#[test]
fn summer_time_starts_and_ends() {
    // 02:30 does not exist on 29 March 2026, and comes twice on 25 October.
    let skipped = Zone::NETHERLANDS.instant(date("2026-03-29"), time(2, 30));
    assert_eq!(Zone::NETHERLANDS.time(skipped), time(3, 30));
    assert_eq!(at("2026-03-29 03:00").minutes_since(at("2026-03-29 01:00")), 60);
    let earlier = Zone::NETHERLANDS.instant(date("2026-10-25"), time(2, 30));
    assert_eq!(at("2026-10-25 03:30").minutes_since(earlier), 120);
    for day in ["2026-03-29", "2026-10-25", "2026-12-31"] {
        let end = Zone::NETHERLANDS.end_of(date(day));
        assert_eq!(Zone::NETHERLANDS.date(end), date(day));
        let after = field::time::Instant(end.0 + 1);
        assert_eq!(Zone::NETHERLANDS.date(after), date(day).plus_days(1));
    }
    assert_eq!(PartOfDay::of(now("2026-07-01 11:59").time()), PartOfDay::Morning);
    assert_eq!(PartOfDay::of(now("2026-07-01 12:00").time()), PartOfDay::Afternoon);
    assert_eq!(PartOfDay::of(now("2026-07-01 18:00").time()), PartOfDay::Evening);
}

proptest! {
    #[test]
    fn counting_forth_and_back_agree(from in -20_000_i32..80_000, days in 0_u32..400) {
        let from = LocalDate::from_days(from).unwrap();
        for count in [DayCount::Calendar, DayCount::Working] {
            let end = plus_days(from, days, count, &days_off());
            prop_assert_eq!(days_between(from, end, count, &days_off()), days);
            prop_assert!(count == DayCount::Calendar || days == 0 || is_working_day(end, &days_off()));
        }
    }

    #[test]
    fn a_huge_term_ends(days in 3_661_u32.., count in prop_oneof![Just(DayCount::Calendar), Just(DayCount::Working)]) {
        let from = date("2026-01-01");
        prop_assert_eq!(
            plus_days(from, days, count, &days_off()),
            plus_days(from, LONGEST_TERM_DAYS, count, &days_off())
        );
    }
}

#[test]
fn the_kingdom_overseas_has_its_own_time() {
    let noon_in_almelo = Zone::NETHERLANDS.instant(date("2026-11-24"), time(12, 0));
    for name in ["America/Kralendijk", "America/Curacao", "America/Aruba"] {
        assert_eq!(Zone::named(name).unwrap().time(noon_in_almelo), time(7, 0), "{name}");
    }
    assert_eq!(Zone::named("UTC").unwrap().time(noon_in_almelo), time(11, 0));
}
