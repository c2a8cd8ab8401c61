//! F21: PIN, biometrics, lockout, wiping.

use companion::{Companion, Error, Keystore, KeystoreEntry, Refusal, State, WorkerDraft};
use journeys::{PIN, Stage, case, visit, worker};
use schakel::demo::MemoryKeystore;
use std::sync::Arc;

fn refused<T>(result: companion::Result<T>) -> Refusal {
    match result.err().expect("it opened") {
        Error::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn locked(stage: &Stage) -> (u64, u32, bool) {
    match stage.companion.state().unwrap() {
        State::Locked { wait_s, tries_left, biometrics } => (wait_s, tries_left, biometrics),
        other => panic!("{other:?}"),
    }
}

/// A phone is new, then set up, then locked; setting it up again is refused.
#[test]
fn f21_a_phone_is_set_up_once() {
    let stage = Stage::new();
    assert_eq!(stage.companion.state().unwrap(), State::New);
    for weak in [b"12345".as_slice(), b"", b"abcdef", "１２３４５６".as_bytes()] {
        let set_up = stage.companion.set_up(weak, &worker(), None);
        assert_eq!(refused(set_up.map(|_| ())), Refusal::WeakPin);
        assert_eq!(stage.companion.state().unwrap(), State::New);
    }
    let nobody = WorkerDraft::default();
    let set_up = stage.companion.set_up(PIN, &nobody, None).map(|_| ());
    let rule = companion::Rule::Empty;
    assert_eq!(set_up.err(), Some(Error::Invalid { field: "name", rule }));
    assert_eq!(stage.companion.state().unwrap(), State::New, "nothing is left behind");

    let session = stage.set_up();
    assert!(session.settings().worker().unwrap() == worker());
    session.lock().unwrap();
    assert_eq!(locked(&stage), (0, 12, true));
    let again = stage.companion.set_up(PIN, &worker(), None).map(|_| ());
    let code = companion::Rejection::AlreadySetUp;
    assert_eq!(again.err(), Some(Error::Rejected { code }));
}

/// Wrong PINs make one wait longer and longer, also after a restart; the right one ends that.
#[test]
fn f21_wrong_pins_make_one_wait_longer_and_longer() {
    let (stage, session) = Stage::ready();
    session.lock().unwrap();
    let mut waits = Vec::new();
    for left in (4..12).rev() {
        // A new process each time.
        let companion = Companion::new(&stage.home, stage.keystore.clone(), stage.clock.clone());
        let Refusal::WrongPin { tries_left, wait_s } =
            refused(companion.unlock_with_pin(b"000000"))
        else {
            panic!("a wrong PIN")
        };
        assert_eq!(tries_left, left);
        waits.push(wait_s / 60);
        if wait_s > 0 {
            let early = refused(companion.unlock_with_pin(PIN));
            assert_eq!(early, Refusal::Wait { wait_s }, "also the right PIN waits");
            let (wait, tries, _) = locked(&stage);
            assert_eq!((wait, tries), (wait_s, left));
            stage.minutes(i64::try_from(wait_s / 60).unwrap());
        }
    }
    assert_eq!(waits, [0, 0, 0, 0, 1, 5, 15, 60]);
    drop(stage.unlock());
    assert_eq!(locked(&stage).1, 12);
}

/// After the last wrong PIN nothing is left: no file, no secret, and a copy made before is dark.
#[test]
fn f21_the_last_wrong_pin_wipes_everything() {
    let (stage, session) = Stage::ready();
    let _ = case(&session, "Rinus Kwakernaat");
    session.lock().unwrap();
    let copied_before = stage.killed_now();
    for _ in 0..11 {
        let wrong = refused(stage.companion.unlock_with_pin(b"000000"));
        assert!(matches!(wrong, Refusal::WrongPin { .. }));
        stage.minutes(61);
    }
    assert_eq!(refused(stage.companion.unlock_with_pin(b"000000")), Refusal::Wiped);
    assert!(stage.companion.unlock_with_pin(PIN).is_err());
    for entry in [KeystoreEntry::Device, KeystoreEntry::Table] {
        assert_eq!(stage.keystore.load(entry).unwrap(), None);
    }
    assert_eq!(copied_before.companion.state().unwrap(), State::OtherDevice);
    assert_eq!(refused(copied_before.companion.unlock_with_pin(PIN)), Refusal::OtherDevice);
    assert_eq!(stage.companion.state().unwrap(), State::New);
    let left: Vec<_> = std::fs::read_dir(&stage.home).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    let fresh = stage.set_up();
    assert_eq!(fresh.cases().list(companion::CaseFilter::Open, None, 9).unwrap().cases.len(), 0);
}

/// Another PIN is set by giving the old one; wrong old ones count, and the last one wipes.
#[test]
fn f21_another_pin_asks_for_the_old_one() {
    let (stage, session) = Stage::ready();
    let settings = session.settings();
    for weak in [b"12345".as_slice(), b"abcdef"] {
        assert_eq!(refused(settings.set_pin(PIN, weak)), Refusal::WeakPin);
    }
    settings.set_pin(PIN, b"777777").unwrap();
    session.lock().unwrap();
    assert!(matches!(refused(stage.companion.unlock_with_pin(PIN)), Refusal::WrongPin { .. }));
    let session = stage.companion.unlock_with_pin(b"777777").unwrap();
    for _ in 0..11 {
        let wrong = refused(session.settings().set_pin(b"000000", PIN));
        assert!(matches!(wrong, Refusal::WrongPin { .. }));
        stage.minutes(61);
    }
    assert_eq!(refused(session.settings().set_pin(b"000000", PIN)), Refusal::Wiped);
    assert_eq!(session.today().view(None).err(), Some(Error::Locked), "nothing stays open");
    assert_eq!(stage.keystore.load(KeystoreEntry::Device).unwrap(), None);
}

/// A fingerprint opens only after the PIN was given in this process, and for 72 hours.
#[test]
fn f21_biometrics_only_after_the_pin_and_for_72_hours() {
    let (stage, session) = Stage::ready();
    let key = [7; 32];
    assert!(!session.settings().has_biometrics().unwrap());
    let short = session.settings().set_biometrics(Some(&key[..31])).err();
    let rule = companion::Rule::OutOfRange;
    assert_eq!(short, Some(Error::Invalid { field: "key", rule }));
    session.settings().set_biometrics(Some(&key)).unwrap();
    session.lock().unwrap();
    let open = |companion: &Companion| companion.unlock_with_biometrics(&key);
    let session = open(&stage.companion).unwrap();
    assert!(session.settings().has_biometrics().unwrap());
    session.lock().unwrap();
    assert_eq!(refused(stage.companion.unlock_with_biometrics(&[8; 32])), Refusal::PinNeeded);
    assert_eq!(refused(stage.companion.unlock_with_biometrics(b"short")), Refusal::PinNeeded);
    assert_eq!(locked(&stage), (0, 12, true), "a fingerprint costs no try");

    let restarted = Companion::new(&stage.home, stage.keystore.clone(), stage.clock.clone());
    assert_eq!(refused(open(&restarted)), Refusal::PinNeeded);
    restarted.unlock_with_pin(PIN).unwrap().lock().unwrap();
    stage.minutes(72 * 60 - 1);
    open(&restarted).unwrap().lock().unwrap();
    stage.minutes(1);
    assert_eq!(refused(open(&restarted)), Refusal::PinNeeded);
    let session = restarted.unlock_with_pin(PIN).unwrap();
    session.settings().set_biometrics(None).unwrap();
    session.lock().unwrap();
    assert_eq!(refused(open(&restarted)), Refusal::PinNeeded);
}

/// On another device, or with an emptied keystore, no try is counted and nothing is lost.
#[test]
fn f21_another_device_costs_no_try() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    session.lock().unwrap();
    let empty = Companion::new(&stage.home, Arc::<MemoryKeystore>::default(), stage.clock.clone());
    let foreign = Arc::<MemoryKeystore>::default();
    for entry in [KeystoreEntry::Device, KeystoreEntry::Table] {
        foreign.store(entry, &[9; 32]).unwrap();
    }
    let foreign = Companion::new(&stage.home, foreign, stage.clock.clone());
    for other in [&empty, &foreign] {
        assert_eq!(other.state().unwrap(), State::OtherDevice);
        for _ in 0..15 {
            assert_eq!(refused(other.unlock_with_pin(PIN)), Refusal::OtherDevice);
        }
    }
    assert_eq!(locked(&stage).1, 12);
    assert!(stage.unlock().cases().get(case).is_ok());
}

/// After locking, every call on every object says Locked, also on objects handed out before.
#[test]
fn f21_locked_means_locked_everywhere() {
    use companion::data::{
        AppointmentId, AttemptId, AttemptKind, AttemptOutcome, CallId, CallOutcome, Callee,
        ClosingReason, Duty, PartnerId, Phase, PromiseId, PromiseState, Promiser, ReportId,
        RevisionId, RoundId, SpendingId, VisitId,
    };
    use companion::{CaseFilter, Language, OutcomeDraft, PartnerDraft, PersonPart, PlanDraft};
    let (stage, s) = Stage::ready();
    let case = case(&s, "Rinus Kwakernaat");
    let visit = visit(&stage, &s, case, "Koelkast leeg");
    let draft = s.visits().correct(visit).unwrap();
    let promise = companion::PromiseDraft {
        what: "x".to_owned(),
        who: String::new(),
        due: journeys::day("2026-11-25"),
        time: None,
    };
    let money = companion::SpendingDraft {
        cents: 1,
        purpose: "x".to_owned(),
        item: None,
        agreed_by: String::new(),
    };
    let appointment = companion::AppointmentDraft {
        case,
        kind: AttemptKind::HomeVisit,
        on: journeys::day("2026-11-25"),
        time: None,
        part: None,
        what: String::new(),
    };
    let (report, tap) = (journeys::report("x"), journeys::tap(case, AttemptOutcome::NotHome));
    let to = journeys::to(case, Callee::Client, "", None);
    let (cases, visits, calls) = (s.cases(), s.visits(), s.calls());
    let (directory, plans, today, settings) = (s.directory(), s.plans(), s.today(), s.settings());
    let partner = PartnerId::new([1; 16]);
    let outcome = OutcomeDraft::of(CallOutcome::Arranged);
    s.lock().unwrap();
    s.lock().expect("locking twice is fine");
    let answers: Vec<(&str, Option<Error>)> = vec![
        ("list", cases.list(CaseFilter::Open, None, 9).err()),
        ("get", cases.get(case).err()),
        ("correct_person", cases.correct_person(case, &PersonPart::default()).err()),
        ("set_risks", cases.set_risks(case, vec![]).err()),
        ("set_phase", cases.set_phase(case, Phase::Aftercare).err()),
        ("close", cases.close(case, ClosingReason::Moved).err()),
        ("give", cases.give(case, Duty::Operational, "x", "x").err()),
        ("share", cases.share(case).err()),
        ("settle", cases.settle(visit.into(), RevisionId::new([1; 16])).err()),
        ("timeline", cases.timeline(case, None, 9).err()),
        ("versions", cases.versions(visit.into()).err()),
        ("report_form", cases.report_form().err()),
        ("keep_report", cases.keep_report(&report).err()),
        ("discard_report", cases.discard_report().err()),
        ("suggestions", cases.suggestions(&report).err()),
        ("report", cases.report(&report).err()),
        ("fed_back", cases.fed_back(ReportId::new([1; 16])).err()),
        ("attempt", visits.attempt(&tap).err()),
        ("correct_attempt", visits.correct_attempt(AttemptId::new([1; 16]), &tap).err()),
        ("plan", visits.plan(&appointment).err()),
        ("settle_appointment", visits.settle_appointment(AppointmentId::new([1; 16])).err()),
        ("start", visits.start(case, None).err()),
        ("keep", visits.keep(visit, &draft).err()),
        ("draft", visits.draft(visit).err()),
        ("unfinished", visits.unfinished().err()),
        ("discard", visits.discard(visit).err()),
        ("finish", visits.finish(visit, &draft).err()),
        ("correct", visits.correct(visit).err()),
        ("visit", visits.get(VisitId::new([1; 16])).err()),
        ("preview", visits.preview(visit, "").err()),
        ("summarise", visits.summarise(visit, "").err()),
        ("text", visits.text(visit, Language::Nl).err()),
        ("needs", calls.needs().err()),
        ("call_plan", calls.call_plan(case, "food").err()),
        ("dial", calls.dial(&to).err()),
        ("pending", calls.pending().err()),
        ("unlocked_until", calls.unlocked_until().err()),
        ("call_backs", calls.call_backs().err()),
        ("outcome", calls.outcome(CallId::new([1; 16]), &outcome).err()),
        ("start_round", calls.start_round(case, vec![]).err()),
        ("add_need", calls.add_need(RoundId::new([1; 16]), "food").err()),
        ("end_round", calls.end_round(RoundId::new([1; 16])).err()),
        ("round", calls.round(RoundId::new([1; 16])).err()),
        ("rounds", calls.rounds(case).err()),
        ("promise", calls.promise(case, Promiser::Client, &promise).err()),
        ("open_promises", calls.open_promises(None).err()),
        ("settle_promise", calls.settle_promise(PromiseId::new([1; 16]), PromiseState::Kept).err()),
        ("directory", directory.list(None).err()),
        ("roles", directory.roles().err()),
        ("partner", directory.get(partner).err()),
        ("add", directory.add(&PartnerDraft::default()).err()),
        ("fill_in", directory.fill_in(partner, &PartnerDraft::default()).err()),
        ("plan of a case", plans.get(case).err()),
        ("draft of a plan", plans.draft(case).err()),
        ("keep a plan", plans.keep(case, &PlanDraft::default()).err()),
        ("write a plan", plans.write(case, &PlanDraft::default()).err()),
        ("yes", plans.client_said_yes(case, journeys::day("2026-11-24")).err()),
        ("spend", plans.spend(case, &money).err()),
        ("over_mandate", plans.over_mandate(1).err()),
        ("justify", plans.justify(SpendingId::new([1; 16]), "x").err()),
        ("to_justify", plans.to_justify().err()),
        ("today", today.view(None).err()),
        ("search", today.search("hond", None, 9).err()),
        ("introduce", settings.introduce(&worker()).err()),
        ("worker", settings.worker().err()),
        ("take_pack", settings.take_pack(journeys::pack_file()).err()),
        ("pack", settings.pack().err()),
        ("contents", settings.contents().err()),
        ("set_pin", settings.set_pin(PIN, PIN).err()),
        ("set_biometrics", settings.set_biometrics(None).err()),
        ("has_biometrics", settings.has_biometrics().err()),
        ("import", s.import(|_| Ok(())).err()),
    ];
    for (call, answer) in answers {
        assert_eq!(answer, Some(Error::Locked), "{call}");
    }
}

/// Locking keeps what is being typed, and unlocking at any later time finds it.
#[test]
fn f03_f21_locking_keeps_what_is_being_typed() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let visit = session.visits().start(case, None).unwrap();
    let mut draft = session.visits().draft(visit).unwrap();
    draft.lines.push(journeys::line(companion::data::Mark::Fact, "Half af"));
    session.visits().keep(visit, &draft).unwrap();
    session.lock().unwrap();
    stage.days(40);
    assert!(stage.unlock().visits().draft(visit).unwrap() == draft);
}

/// Wiping on purpose leaves nothing; the phone can be set up anew.
#[test]
fn f21_wiping_leaves_nothing() {
    let (stage, session) = Stage::ready();
    let _ = case(&session, "Rinus Kwakernaat");
    session.lock().unwrap();
    stage.companion.wipe().unwrap();
    assert_eq!(stage.companion.state().unwrap(), State::New);
    assert_eq!(stage.keystore.load(KeystoreEntry::Device).unwrap(), None);
    let session = stage.set_up();
    assert_eq!(session.settings().contents().unwrap().entities, 2, "the worker and the pack");
}
