//! F17: the municipality's pack is taken in, and a wrong one is refused.

use companion::data::PartnerId;
use companion::{ContactDraft, Error, PartnerDraft, Rejection, Session};
use field::pack::{MAX_BYTES, Pack};
use journeys::{NUMBER, Stage, case, pack, pack_file, partner, signed, worker};

fn rejected<T>(result: companion::Result<T>) -> Option<Rejection> {
    match result.err()? {
        Error::Rejected { code } => Some(code),
        other => panic!("{other}"),
    }
}

fn named(session: &Session, name: &str) -> PartnerId {
    session.directory().list(None).unwrap().iter().find(|p| p.name == name).unwrap().partner
}

fn issue(version: u32, edit: impl FnOnce(&mut Pack)) -> Vec<u8> {
    let mut pack = pack();
    pack.version = version;
    edit(&mut pack);
    signed(&pack, 1)
}

/// A pack is looked into before it is taken in: what it is, who signed it, what it lacks.
#[test]
fn f17_a_pack_is_looked_into_before_it_is_taken_in() {
    let stage = Stage::new();
    let session = stage.companion.set_up(journeys::PIN, &worker(), None).unwrap();
    assert_eq!(session.settings().pack().unwrap().version, 0);
    assert!(session.calls().needs().unwrap().is_empty());
    let seen = session.settings().look_into_pack(pack_file()).unwrap();
    assert_eq!((seen.key.as_str(), seen.municipality.as_str()), ("twenterand", "Twenterand"));
    assert!(seen.example && !seen.sources.is_empty() && !seen.signer.is_empty());
    assert!(seen.without_number > 0 && seen.without_number < seen.partners);
    assert_eq!(session.settings().pack().unwrap().version, 0, "looking takes nothing in");
    let taken = session.settings().take_pack(pack_file()).unwrap();
    assert!(taken == seen && session.settings().pack().unwrap() == seen);
    assert!(!session.calls().needs().unwrap().is_empty());
    session.lock().unwrap();
    assert!(stage.unlock().settings().pack().unwrap() == seen);
}

/// Own partners and filled-in numbers stay when the municipality sends a new pack.
#[test]
fn f17_own_contacts_and_filled_in_numbers_survive_an_update() {
    let (stage, session) = Stage::ready();
    let own = partner(&session, "Dierenoppas", "someone-alongside");
    let housing = named(&session, "Woningcorporatie");
    let filled = PartnerDraft {
        dial: NUMBER.to_owned(),
        hours: "Mo-Fr 09:00-17:00".to_owned(),
        line: "Vraag naar Teun".to_owned(),
        contacts: vec![ContactDraft {
            name: "Teun Hypotheet".to_owned(),
            function: "wijkconsulent".to_owned(),
            dial: "(0546) 00 00 11".to_owned(),
            ..ContactDraft::default()
        }],
        ..PartnerDraft::default()
    };
    session.directory().fill_in(housing, &filled).unwrap();
    let check = |session: &Session, name: &str| {
        let view = session.directory().get(housing).unwrap();
        assert_eq!(view.name, name);
        assert_eq!(view.dial.unwrap().dial, "0546000021");
        assert_eq!(
            (view.hours.as_str(), view.line.as_str()),
            ("Mo-Fr 09:00-17:00", "Vraag naar Teun")
        );
        assert!(view.from_pack && view.contacts.iter().any(|c| c.name == "Teun Hypotheet"));
        let own = session.directory().get(own).unwrap();
        assert!(!own.from_pack && own.name == "Dierenoppas" && own.dial.is_some());
    };
    check(&session, "Woningcorporatie");
    let update = issue(2, |pack| {
        let housing = pack.partners.iter_mut().find(|p| p.partner.name == "Woningcorporatie");
        housing.unwrap().partner.name = "Woningcorporatie Twente".to_owned();
        pack.partners.retain(|p| p.partner.name != "Voedselbank");
    });
    assert_eq!(session.settings().take_pack(&update).unwrap().version, 2);
    check(&session, "Woningcorporatie Twente");
    assert!(session.directory().list(None).unwrap().iter().all(|p| p.name != "Voedselbank"));
    session.lock().unwrap();
    check(&stage.unlock(), "Woningcorporatie Twente");
}

/// A number of the pack is missing until it is filled in; a wrong one is not accepted.
#[test]
fn f17_a_blank_number_can_be_filled_in() {
    let (_stage, session) = Stage::ready();
    let housing = named(&session, "Woningcorporatie");
    assert!(session.directory().get(housing).unwrap().dial.is_none());
    for (field, rule, draft) in [
        (
            "dial",
            companion::Rule::NotDialable,
            PartnerDraft { dial: "bel".to_owned(), ..PartnerDraft::default() },
        ),
        (
            "hours",
            companion::Rule::NotReadable,
            PartnerDraft { hours: "altijd wel".to_owned(), ..PartnerDraft::default() },
        ),
    ] {
        let refused = session.directory().fill_in(housing, &draft).err();
        assert_eq!(refused, Some(Error::Invalid { field, rule }));
    }
    let draft = PartnerDraft { dial: NUMBER.to_owned(), ..PartnerDraft::default() };
    let view = session.directory().fill_in(housing, &draft).unwrap();
    assert_eq!(view.dial.unwrap().e164.as_deref(), Some("+31546000021"));
    let nobody = session.directory().fill_in(PartnerId::new([3; 16]), &draft).err();
    assert_eq!(nobody, Some(Error::NotFound));
}

/// Another signer, an older issue, a cut, changed, huge or newer file, and what is no pack at all
/// are each refused for what they are; the pack in use stays.
#[test]
fn f17_a_wrong_pack_is_refused_for_what_it_is() {
    let (_stage, session) = Stage::ready();
    let take = |file: &[u8]| rejected(session.settings().take_pack(file));
    session.settings().take_pack(&issue(3, |_| ())).unwrap();
    assert_eq!(take(&signed(&pack(), 2)), Some(Rejection::OtherSigner));
    assert_eq!(take(&issue(2, |_| ())), Some(Rejection::Older));
    assert_eq!(take(&issue(3, |_| ())), None, "the same issue again is fine");
    let good = issue(4, |_| ());
    for cut in [0, 1, 12, 13, 16, 17, 49, 112] {
        assert_eq!(take(&good[..cut]), Some(Rejection::NotAPack), "cut at {cut}");
    }
    assert_eq!(take(&good[..good.len() - 1]), Some(Rejection::BadSignature));
    let mut changed = good.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    assert_eq!(take(&changed), Some(Rejection::BadSignature));
    assert_eq!(take(&[good.as_slice(), b"more"].concat()), Some(Rejection::BadSignature));
    let mut newer = good.clone();
    newer[16] = 2;
    assert_eq!(take(&newer), Some(Rejection::NewerFormat));
    assert_eq!(take(&vec![0; MAX_BYTES + 1]), Some(Rejection::TooLarge));
    assert_eq!(take(b"%PDF-1.7 this is no pack"), Some(Rejection::NotAPack));
    let other = seal::signed::sign_file(&journeys::signer(1), b"signed, but no pack").unwrap();
    assert_eq!(take(&other), Some(Rejection::NotAPack));
    assert_eq!(session.settings().pack().unwrap().version, 3);
    assert!(session.settings().look_into_pack(&good).is_ok());
}

/// A phone cannot be set up with a wrong pack, and nothing is left behind then.
#[test]
fn f17_f21_a_wrong_pack_leaves_nothing_set_up() {
    let stage = Stage::new();
    let set_up = stage.companion.set_up(journeys::PIN, &worker(), Some(b"no pack"));
    assert_eq!(rejected(set_up.map(|_| ())), Some(Rejection::NotAPack));
    assert_eq!(stage.companion.state().unwrap(), companion::State::New);
}

/// A properly signed pack full of hostile content does not stop the phone.
#[test]
fn f17_a_hostile_pack_does_not_stop_the_phone() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let hostile = issue(9, |pack| {
        let long = "\u{202e}x\u{0}\u{7}🦊".repeat(1000);
        pack.municipality.clone_from(&long);
        pack.mandate_cents = i64::MIN;
        pack.justify_days = u32::MAX;
        pack.boundary.clear();
        pack.villages.clear();
        for partner in &mut pack.partners {
            partner.partner.name.clone_from(&long);
            partner.partner.hours = "24/7; ".repeat(400);
            partner.partner.dial = "+".repeat(500);
            partner.partner.covers = vec![String::new(); 300];
        }
        for kind in &mut pack.report_types {
            for clock in &mut kind.clocks {
                clock.days = u32::MAX;
            }
        }
    });
    session.settings().take_pack(&hostile).unwrap();
    let needs = session.calls().needs().unwrap();
    for need in &needs {
        session.calls().call_plan(case, &need.key).unwrap();
    }
    let draft = companion::ReportDraft {
        kind: "urgent-concern".to_owned(),
        ..journeys::report("Willemijn Denkbeeld")
    };
    session.cases().report(&draft).unwrap();
    let money = companion::SpendingDraft {
        cents: i64::MAX,
        purpose: "Alles".to_owned(),
        item: None,
        agreed_by: String::new(),
    };
    session.plans().spend(case, &money).unwrap();
    session.today().view(None).unwrap();
    session.today().search("fox", None, 10).unwrap();
    session.directory().list(None).unwrap();
    session.lock().unwrap();
    stage.unlock().today().view(None).unwrap();
}

/// The report types of a new pack decide new reports; the clocks of older ones stay as they ran.
#[test]
fn f01_f17_clocks_of_older_reports_stay_when_the_pack_changes() {
    let (_stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let clocks = |session: &Session| session.cases().get(case).unwrap().reports[0].clocks.clone();
    let before = clocks(&session);
    session
        .settings()
        .take_pack(&issue(2, |pack| {
            for clock in pack.report_types.iter_mut().flat_map(|t| &mut t.clocks) {
                clock.days += 10;
            }
        }))
        .unwrap();
    assert!(clocks(&session) == before);
    let new = journeys::case(&session, "Willemijn Denkbeeld");
    let after = session.cases().get(new).unwrap().reports[0].clocks.clone();
    assert_eq!(after[0].days, before[0].days + 10);
}
