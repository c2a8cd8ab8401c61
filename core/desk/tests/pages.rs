//! What the pages say and do, apart from how they look.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use companion::data::{DeviceId, Instant};
use companion::{Incoming, QuarantineView, Trouble};
use desk::Desk;
use desk_stage::{Sample, StageClock, locked};
use std::sync::Arc;
use support::{Inside, stage};

#[test]
fn nothing_on_a_page_is_inline_or_from_elsewhere() {
    let (stage, _home) = stage(Sample::alarm());
    let inside = Inside::enter(&stage.desk);
    for path in ["/", "/summaries", "/cases", "/figures", "/team", "/enter?key=0", "/nowhere"] {
        let page = inside.get(path).body;
        let elsewhere = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!elsewhere.contains("http://") && !elsewhere.contains("https://"), "{path}");
        assert!(!page.contains(" style=") && !page.contains("<style"), "{path}");
        assert!(!page.contains("javascript:"), "{path}");
        for tag in page.split('<').filter_map(|rest| rest.split('>').next()) {
            let handler = |word: &str| word.starts_with("on") && word.contains('=');
            assert!(!tag.split(' ').any(handler), "{path}: {tag}");
        }
        assert_eq!(page.matches("<script").count(), page.matches("<script src=\"/").count());
    }
}

#[test]
fn what_others_wrote_is_text_and_nothing_else() {
    let (stage, _home) = stage(Sample::alarm());
    let hostile = "\"'><script>alert(1)</script><img src=x onerror=y>&amp;";
    stage.sample.change(|known| {
        known.summaries.iter_mut().for_each(|s| {
            s.worker = hostile.to_owned();
            s.summary.about = hostile.to_owned();
            s.summary.line = hostile.to_owned();
        });
        known.standings.iter_mut().for_each(|s| {
            s.about = hostile.to_owned();
            s.promises.iter_mut().for_each(|p| p.partner = hostile.to_owned());
        });
        known.alarms.iter_mut().for_each(|a| a.words = hostile.to_owned());
        known.team.members.iter_mut().for_each(|m| m.name = hostile.to_owned());
        known.erased.iter_mut().for_each(|e| {
            e.by = hostile.to_owned();
            e.holders.iter_mut().for_each(|h| h.name = hostile.to_owned());
        });
    });
    let inside = Inside::enter(&stage.desk);
    inside.post("/summaries/01010101010101010101010101010101/follow-up", "wanted=1&back=summaries");
    for path in ["/summaries", "/", "/cases", "/team"] {
        let page = inside.get(path).body;
        assert!(page.contains("&lt;script&gt;alert(1)"), "{path} does not show it");
        assert!(!page.contains("<script>") && !page.contains("<img"), "{path}");
    }
    let door = inside.get("/enter?key=%22%3E%3Cscript%3E").body;
    assert!(!door.contains("<script>"));
}

/// "Nothing is missing" is said when everyone's signed word says so, and never otherwise.
#[test]
fn the_sentence_about_the_hub_never_says_more_than_is_known() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    let sentence = |change: &dyn Fn(&mut companion::SyncView)| {
        stage.sample.change(|known| {
            let fresh = Sample::afternoon();
            fresh.change(|fresh| known.sync = fresh.sync.clone());
            change(&mut known.sync);
        });
        inside.get("/").body
    };
    let fine = "Niets ontbreekt, stand 14:04.";
    assert!(sentence(&|_| {}).contains(fine));
    let unsure = |s: &mut companion::SyncView| {
        let since = Some(Instant(s.heard.unwrap().0 - 26 * 60 * 60_000));
        s.incoming = Incoming::Unsure { devices: 2, since };
    };
    let page = sentence(&unsure);
    assert!(!page.contains("Niets ontbreekt"));
    assert!(page.contains("van 2 apparaten niets gehoord sinds ma 23 nov 12:04."));
    let page = sentence(&|s| s.incoming = Incoming::Missing { records: 3 });
    assert!(!page.contains("Niets ontbreekt") && page.contains("Er ontbreken nog 3 berichten"));
    for trouble in [
        Trouble::Unreachable,
        Trouble::Busy,
        Trouble::WrongCertificate,
        Trouble::Revoked,
        Trouble::Dishonest,
    ] {
        let page = sentence(&|s| s.trouble = Some(trouble));
        assert!(!page.contains("Niets ontbreekt"), "{trouble:?}");
        assert!(page.contains("Laatst gehoord: 14:04."), "{trouble:?}");
    }
    let page = sentence(&|s| (s.waiting, s.all_arrived) = (1, false));
    assert!(page.contains("1 bericht wacht hier op verzending."));
    let page = sentence(&|s| (s.sent, s.all_arrived) = (2, false));
    assert!(page.contains("2 berichten zijn verstuurd en nog niet bevestigd."));
}

#[test]
fn an_open_desk_locks_itself_after_ten_minutes_without_a_click() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    stage.clock.advance_minutes(9);
    assert_eq!(inside.get("/").status, 200);
    stage.clock.advance_minutes(9);
    // What the page's script asks by itself is no click.
    assert_eq!(inside.get("/pulse").body, "0 3");
    stage.clock.advance_minutes(2);
    assert_eq!(inside.get("/pulse").body, "locked");
    stage.sample.change(|known| assert!(known.locked, "the vault itself is not locked"));
    let page = inside.get("/");
    assert_eq!((page.status, page.header("location")), (303, Some("/unlock")));
}

#[test]
fn a_clock_that_was_set_back_keeps_nothing_open() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    stage.clock.advance_minutes(-60);
    assert_eq!(inside.get("/").header("location"), Some("/unlock"));
}

#[test]
fn locking_by_hand_closes_the_vault_at_once() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    assert_eq!(inside.post("/lock", "").header("location"), Some("/unlock"));
    stage.sample.change(|known| assert!(known.locked));
    assert_eq!(inside.get("/summaries").status, 303);
}

/// A new desk: set up, lock, wrong PINs until there is a wait that grows, then the right one.
#[test]
fn a_desk_is_set_up_and_opens_with_its_pin_only() {
    let home = tempfile::tempdir().unwrap();
    let clock = Arc::new(StageClock::default());
    let supervisor = locked(home.path(), &clock);
    let desk = Desk::start(0, supervisor).unwrap();
    let inside = Inside::enter(&desk);
    assert_eq!(inside.get("/").header("location"), Some("/unlock"));
    assert_eq!(inside.get("/unlock").header("location"), Some("/set-up"));

    let set_up = |pin: &str, again: &str| {
        inside.post("/set-up", &format!("name=Marit+Bedacht&pin={pin}&again={again}"));
    };
    set_up("481516", "481517");
    assert!(inside.get("/set-up").body.contains("De twee pincodes zijn niet gelijk."));
    set_up("48151", "48151");
    assert!(inside.get("/set-up").body.contains("role=\"alert\""), "a short PIN is refused");
    assert!(!home.path().join("vault.db").exists());
    set_up("481516", "481516");
    assert_eq!(inside.get("/").status, 200);
    assert!(inside.get("/").body.contains("Dit apparaat zit nog in geen team."));

    inside.post("/lock", "");
    let form = inside.form();
    let locked = inside.get("/unlock").body;
    assert!(
        locked.contains("name=\"pin\"") && !locked.contains("<nav") && !locked.contains("Marit")
    );
    for _ in 0..4 {
        inside.post("/unlock", "pin=000000");
    }
    assert!(inside.get("/unlock").body.contains("Dat is niet de goede pincode."));
    inside.post("/unlock", "pin=000000");
    let waits = inside.get("/unlock").body;
    assert!(waits.contains("Wacht 1 min. Vanaf 14:07 kun je het weer proberen."), "{waits}");
    assert!(waits.contains("Nog 7 pogingen") && !waits.contains("name=\"pin\""));
    inside.post_bare("/unlock", &format!("form={form}&pin=481516"));
    assert_eq!(inside.get("/").status, 303, "the right PIN, too soon");
    clock.advance_minutes(2);
    inside.post("/unlock", "pin=481516");
    assert_eq!(inside.get("/").status, 200);
}

#[test]
fn weeks_start_on_monday_and_what_is_no_day_is_this_week() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    let title = |asked: &str| {
        let page = inside.get(&format!("/figures?{asked}")).body;
        let at = page.find("class=\"under\">").unwrap() + 14;
        page[at..].split('<').next().unwrap().to_owned()
    };
    assert_eq!(title("week=2026-11-29"), "Week 48: ma 23 nov tot en met zo 29 nov");
    assert_eq!(title("week=2027-01-01"), "Week 53: ma 28 dec tot en met zo 3 jan 2027");
    assert_eq!(title("day=2026-03-08"), "Zondag 8 maart 2026");
    for nothing in ["", "week=", "day=2026-02-30", "week=%3Cscript%3E"] {
        assert_eq!(title(nothing), "Week 48: ma 23 nov tot en met zo 29 nov", "{nothing}");
    }
}

#[test]
fn addresses_that_name_nothing_are_answered_plainly() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    for id in ["", "01", "zz", &"+1".repeat(16), &"g".repeat(32), &"0".repeat(32)] {
        let answer = inside.get(&format!("/team/revoke/{id}"));
        assert_eq!(answer.status, 404, "{id}");
        inside.post(&format!("/summaries/{id}/read"), "");
    }
    assert!(inside.get("/").body.contains("Dat is er niet (meer)."));
}

/// A drill asks to be seen, in its own words; nothing on the page is an alarm.
#[test]
fn a_drill_is_shown_as_one_and_never_as_an_alarm() {
    let (stage, _home) = stage(Sample::alarm());
    stage.sample.change(|known| {
        known.alarms.truncate(1);
        known.alarms.iter_mut().for_each(|alarm| {
            (alarm.drill, alarm.to_be_seen, alarm.sounding) = (true, true, false);
        });
    });
    let inside = Inside::enter(&stage.desk);
    let page = inside.get("/").body;
    assert!(page.contains("Oefening van Noor"), "{page}");
    assert!(!page.contains("role=\"alert\"") && !page.contains("Alarm van"));
    let id = "02".repeat(16);
    assert!(page.contains(&format!("/alarms/{id}/seen")));
    inside.post(&format!("/alarms/{id}/seen"), "back=");
    let page = inside.get("/").body;
    assert!(page.contains("Oefening van Noor") && page.contains("gezien om"));
    assert!(!page.contains(&format!("/alarms/{id}/seen")));
}

/// What a device without access still sent stands on the team page, until it is decided about.
#[test]
fn the_coordinator_decides_about_what_came_too_late() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    assert!(!inside.get("/team").body.contains("Kwam na de intrekking"));
    let waiting = |n: u8, records, messages| QuarantineView {
        device: DeviceId::new([n; 16]),
        name: format!("Telefoon {n}"),
        records,
        messages,
        since: Instant(1_764_000_000_000),
    };
    let both = vec![waiting(1, 3, 1), waiting(2, 0, 2)];
    stage.sample.change(|known| known.quarantine.clone_from(&both));
    let page = inside.get("/team").body;
    assert!(page.contains("3 notities, 1 bericht") && page.contains("2 berichten"), "{page}");
    for (n, act, said) in [(1, "release", "Toegelaten."), (2, "discard", "Weggelaten.")] {
        let to = format!("/team/quarantine/{}/{act}", format!("{n:02x}").repeat(16));
        assert_eq!(inside.post(&to, "").status, 303);
        let page = inside.get("/team").body;
        assert!(page.contains(said) && !page.contains(&format!("Telefoon {n}")), "{page}");
    }
    inside.post("/language", "language=en");
    stage.sample.change(|known| known.quarantine = both);
    let page = inside.get("/team").body;
    assert!(page.contains("Came after access was revoked") && page.contains("Let in"));
}

/// What was erased stands below the cases: who has not confirmed it first, as this device knows it.
#[test]
fn what_was_erased_names_who_has_not_confirmed() {
    let (stage, _home) = stage(Sample::afternoon());
    let inside = Inside::enter(&stage.desk);
    let section = || {
        let page = inside.get("/cases").body;
        let at = page.find("id=\"erased\"").unwrap();
        page[at..].split("</section>").next().unwrap().to_owned()
    };
    let said = section();
    let place =
        |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} is not in {said}"));
    assert!(place("Daan Denkbeeld: nog niet") < place("Noor Verzonnen: bevestigd ma 23 nov 16:07"));
    assert!(place("Overgedragen") < place("Recht van de cliënt"), "who waits stands first");
    assert!(place("41 versies") < place("gedeeld deel van een casus, 14 versies"));
    assert!(place("dit apparaat") < place("iemand die niet meer in het team zit"));
    assert_eq!(said.matches("gewist op dit apparaat").count(), 2);
    assert!(!said.contains("<form") && !said.contains("de hub heeft"), "{said}");

    stage.sample.change(|known| {
        known.erased.truncate(2);
        known.erased.iter_mut().filter(|e| e.here).for_each(|e| {
            e.holders.clear();
            e.hub_told = false;
        });
    });
    assert!(section().contains("de hub heeft de opdracht nog niet"));
    inside.post("/language", "language=en");
    let said = section();
    assert!(
        said.contains("The client&#39;s right") || said.contains("The client's right"),
        "{said}"
    );
    assert!(said.contains("the hub does not have the order yet") && said.contains("Decided by"));
    stage.sample.change(|known| known.erased.clear());
    assert!(section().contains("When a case is erased, it stands here"));
}
