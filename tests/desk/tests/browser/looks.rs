//! How the pages look, to an eye and to one who cannot see them: each page in both languages,
//! light and dark, wide and on a phone, without barriers; and on paper.

use crate::driver::{Browser, Looks};
use desk_stage::{Sample, Stage, StageClock, locked};
use std::sync::Arc;

const PAGES: [(&str, &str); 6] = [
    ("", "overview"),
    ("summaries", "summaries"),
    ("cases", "cases"),
    ("figures?week=2026-11-23", "figures"),
    ("team", "team"),
    ("nowhere", "nowhere"),
];

fn enter(browser: &Browser, stage: &Stage) -> String {
    browser.go(&stage.desk.link().unwrap());
    browser.click("button");
    browser.text_of("nav");
    format!("http://{}", stage.desk.address())
}

fn every_page(looks: Looks, name: &str, sample: Sample) {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::open(home.path(), sample).unwrap();
    let browser = Browser::start(looks);
    let address = enter(&browser, &stage);
    for (page, called) in PAGES {
        browser.go(&format!("{address}/{page}"));
        browser.text_of("h1");
        let too_wide = "return document.documentElement.scrollWidth > window.innerWidth";
        assert_eq!(browser.script(too_wide), false, "{called} ({name}) scrolls sideways");
        let language = if looks.english { "en" } else { "nl" };
        assert_eq!(browser.script("return document.documentElement.lang"), language);
        browser.picture(&format!("{called}-{name}"));
        assert_eq!(browser.barriers(), Vec::<String>::new(), "{called} ({name})");
    }
}

/// Every page in Dutch is free of serious barriers.
#[test]
fn f13_pages_in_dutch_have_no_barriers() {
    every_page(Looks::default(), "nl", Sample::afternoon());
}

/// In English and in the dark as well.
#[test]
fn f13_pages_in_english_and_dark_have_no_barriers() {
    let looks = Looks { english: true, dark: true, ..Looks::default() };
    every_page(looks, "en-dark", Sample::afternoon());
}

/// On a phone nothing runs off the page.
#[test]
fn f13_pages_on_a_phone_fit_and_have_no_barriers() {
    let looks = Looks { phone: true, ..Looks::default() };
    every_page(looks, "phone", Sample::alarm());
}

/// An empty desk says what will come.
#[test]
fn f13_pages_of_a_new_desk_say_what_will_come() {
    let looks = Looks { english: true, ..Looks::default() };
    every_page(looks, "en-new", Sample::alone());
}

/// The digest of a day or week prints on one A4.
#[test]
fn f13_digest_of_a_week_and_a_day_fits_one_a4() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::open(home.path(), Sample::afternoon()).unwrap();
    let browser = Browser::start(Looks { dark: true, ..Looks::default() });
    let address = enter(&browser, &stage);
    for (asked, name) in [("week=2026-11-23", "week"), ("day=2026-11-24", "day")] {
        browser.go(&format!("{address}/figures?{asked}"));
        browser.text_of("svg");
        assert_eq!(browser.print(name), 1, "a {name} takes one sheet");
    }
}

/// Coming in, the PIN and setting up are free of barriers.
#[test]
fn f21_door_pin_and_setting_up_have_no_barriers() {
    let home = tempfile::tempdir().unwrap();
    let clock = Arc::new(StageClock::default());
    let desk = desk::Desk::start(0, locked(home.path(), &clock)).unwrap();
    let browser = Browser::start(Looks::default());
    let look = |name: &str| {
        browser.picture(name);
        assert_eq!(browser.barriers(), Vec::<String>::new(), "{name}");
    };
    browser.go(&desk.link().unwrap());
    browser.text_of("h1");
    look("door-nl");
    browser.click("button");
    browser.until_it_says("Richt dit bureau in");
    look("set-up-nl");
    for (field, typed) in [("name", "Marit Bedacht"), ("pin", "481516"), ("again", "481516")] {
        browser.click(&format!("#{field}"));
        browser.keys(typed);
    }
    browser.click("button");
    browser.until_it_says("Kom bij een team");
    look("join-nl");
    clock.advance_minutes(11);
    browser.go(&format!("http://{}/", desk.address()));
    browser.until_it_says("Vergrendeld");
    look("locked-nl");
    browser.click("#pin");
    browser.keys("000000\u{e007}");
    browser.until_it_says("niet de goede pincode");
    look("wrong-pin-nl");
}
