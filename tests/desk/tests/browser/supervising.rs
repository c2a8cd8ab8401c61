//! A supervisor with ten minutes between meetings.

use crate::driver::{Browser, ENTER, Looks, SPACE};
use desk_stage::{Sample, Stage};
use std::path::Path;

fn stage(home: &Path, sample: Sample) -> Stage {
    Stage::open(home, sample).unwrap()
}

/// Comes in with the keyboard: the button of the door has the focus.
fn enter(browser: &Browser, stage: &Stage) {
    browser.go(&stage.desk.link().unwrap());
    browser.text_of("button");
    browser.keys(&ENTER.to_string());
    browser.text_of("nav");
}

/// Each unread summary stands in front in turn: one key to mark it, one to read on.
/// Reading the next summary takes one key, marking it one more.
#[test]
fn f13_summaries_are_read_one_after_the_other_with_the_keyboard() {
    let home = tempfile::tempdir().unwrap();
    let stage = stage(home.path(), Sample::afternoon());
    let browser = Browser::start(Looks::default());
    enter(&browser, &stage);
    assert!(browser.text_of("#next h3").contains("R.K., Vroomshoop"));
    browser.tab_to("Gelezen, volgende", 25);
    browser.tab_to("Opvolgen", 1);
    browser.keys(&SPACE.to_string());
    browser.until_it_says("R.K., Vroomshoop staat bij Opvolgen.");
    assert!(browser.has("#next [aria-pressed=true]"));
    // The page came back with the next act close by: one Tab, one Enter for each summary.
    for (read, then) in [
        ("R.K., Vroomshoop is gelezen.", "J. de B., Vriezenveen"),
        ("J. de B., Vriezenveen is gelezen.", "N.N., Den Ham"),
        ("N.N., Den Ham is gelezen.", "Alles is gelezen."),
    ] {
        browser.tab_to("Gelezen, volgende", 1);
        browser.keys(&ENTER.to_string());
        browser.until_it_says(read);
        assert!(browser.text_of("#next").contains(then), "{}", browser.text_of("#next"));
    }
    assert!(browser.text_of(".figures").contains("0"));
    browser.go(&format!("http://{}/summaries?only=follow-up", stage.desk.address()));
    assert_eq!(browser.script("return document.querySelectorAll('article').length"), 2);
}

/// An alarm stands above everything, in the title too, and says who has to be called.
/// An alarm stands above everything until somebody answers it.
#[test]
fn f15_an_alarm_comes_first_and_is_answered() {
    let home = tempfile::tempdir().unwrap();
    let stage = stage(home.path(), Sample::alarm());
    let browser = Browser::start(Looks { english: true, ..Looks::default() });
    enter(&browser, &stage);
    assert!(browser.title().starts_with("Alarm"), "{}", browser.title());
    let alarm = browser.text_of("main section");
    assert!(alarm.contains("Alarm from Noor Verzonnen"), "{alarm}");
    assert!(alarm.contains("Hond in huis"), "{alarm}");
    browser.go(&format!("http://{}/team", stage.desk.address()));
    browser.until_it_says("There is an alarm. Look at it.");
    browser.click(".alarm-line a");
    browser.tab_to("Seen, I act", 25);
    browser.keys(&ENTER.to_string());
    browser.until_it_says("Alarm from Noor Verzonnen, seen at");
    assert!(!browser.title().starts_with("Alarm"));
    assert!(browser.text().contains("Daan Denkbeeld is out, timer until 14:45"));
}

/// What comes in while the page is open is noticed; an alarm brings itself in front.
/// What comes in while the page is open is noticed.
#[test]
fn f13_f15_news_is_noticed_while_the_page_is_open() {
    let home = tempfile::tempdir().unwrap();
    let stage = stage(home.path(), Sample::afternoon());
    let browser = Browser::start(Looks::default());
    enter(&browser, &stage);
    browser.go(&format!("http://{}/cases", stage.desk.address()));
    browser.text_of("h1");
    // The script asks every fifteen seconds; a test need not wait for that.
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert!(!browser.text().contains("Er is iets nieuws"));
    stage.sample.change(|known| known.summaries[3].read = None);
    browser.script("pulse()");
    browser.until_it_says("Er is iets nieuws. Toon het.");
    stage.sample.change(|known| known.alarms[0].sounding = true);
    browser.script("pulse()");
    browser.until_it_says("Alarm van Daan Denkbeeld");
}

/// Everything works without script, in English too.
/// Without script everything works.
#[test]
fn f13_without_script_everything_works() {
    let home = tempfile::tempdir().unwrap();
    let stage = stage(home.path(), Sample::afternoon());
    let browser = Browser::start(Looks { without_script: true, ..Looks::default() });
    enter(&browser, &stage);
    browser.click(".own form button");
    browser.until_it_says("Next summary");
    browser.click("#next .main");
    browser.until_it_says("R.K., Vroomshoop is read.");
    browser.go(&format!("http://{}/figures", stage.desk.address()));
    browser.until_it_says("In 12 weeks: 290 calls, 123 needs arranged.");
    assert!(!browser.has("[data-print]:not([hidden])"));
}

/// An invitation is made, shown as a code and as text, and is gone with the page.
/// Somebody is invited and somebody loses access.
#[test]
fn f21_somebody_is_invited_and_somebody_loses_access() {
    let home = tempfile::tempdir().unwrap();
    let stage = stage(home.path(), Sample::afternoon());
    let browser = Browser::start(Looks::default());
    enter(&browser, &stage);
    let address = format!("http://{}/team", stage.desk.address());
    browser.go(&address);
    browser.click("#name");
    browser.keys("Yara Nergens");
    browser.click("#invite .main");
    browser.until_it_says("Uitnodiging voor Yara Nergens");
    assert!(browser.has("svg.qr path"));
    let text = browser.script("return document.querySelector('textarea').value");
    assert!(text.as_str().unwrap().starts_with("schakel1."));
    browser.picture("invitation-nl");
    assert_eq!(browser.barriers(), Vec::<String>::new());
    browser.go(&address);
    assert!(!browser.text().contains("schakel1."));
    browser.click("tr:last-child a");
    browser.until_it_says("Toegang van Daan Denkbeeld intrekken");
    browser.picture("revoke-nl");
    assert_eq!(browser.barriers(), Vec::<String>::new());
    browser.click("[name=wipe]");
    browser.click(".danger");
    browser.until_it_says("De toegang is ingetrokken.");
    assert!(!browser.text_of("table").contains("Daan"));
    assert_eq!(browser.address(), address);
}
