//! F5: who to call, dialling, and what came of it.

use companion::data::{
    CallChannel, CallOutcome, Callee, DialKind, Instant, ItemKind, OpenState, PartnerId, Phase,
    Reason,
};
use companion::{
    CallDraft, ContactDraft, Error, OutcomeDraft, PartnerDraft, PersonPart, RelationPart, Rule,
    Session,
};
use journeys::{NUMBER, Stage, call, case, day, partner, report, time, to};

fn always_open(name: &str, needs: &[&str], hours: &str) -> PartnerDraft {
    PartnerDraft {
        name: name.to_owned(),
        needs: needs.iter().map(|n| (*n).to_owned()).collect(),
        dial: "(0546) 00 00 32".to_owned(),
        hours: hours.to_owned(),
        ..PartnerDraft::default()
    }
}

fn of_pack(session: &Session, name: &str) -> PartnerId {
    session.directory().list(None).unwrap().iter().find(|p| p.name == name).unwrap().partner
}

/// For a need the plan names about whom it is and who to call, with the reasons.
#[test]
fn f05_a_need_gives_a_ranked_plan_with_reasons() {
    let (_stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let needs = session.calls().needs().unwrap();
    for wanted in ["bed-tonight", "eviction", "detox-place", "benefit-stopped"] {
        assert!(needs.iter().any(|n| n.key == wanted));
        let plan = session.calls().call_plan(case, wanted).unwrap();
        assert_eq!(plan.who.name, "Rinus Kwakernaat");
        assert_eq!(plan.need.key, wanted);
        assert!(plan.candidates.iter().all(|c| !c.reasons.is_empty()));
        assert!(plan.candidates.is_sorted_by(|a, b| a.score >= b.score));
    }
    assert_eq!(session.calls().call_plan(case, "no-such-need").err(), Some(Error::NotFound));
}

/// Open stands before closed, closing soon before both, and who has no number at the end.
#[test]
fn f05_open_closing_and_closed_decide_the_order() {
    let (stage, session) = Stage::ready();
    stage.at("2026-11-24", 16, 40);
    let case = case(&session, "Rinus Kwakernaat");
    for (name, hours) in [
        ("Dicht", "Mo-Fr 09:00-12:00"),
        ("Open", "24/7"),
        ("Bijna dicht", "Mo-Fr 09:00-17:00"),
        ("Onbekend", ""),
    ] {
        session.directory().add(&always_open(name, &["food"], hours)).unwrap();
    }
    let plan = session.calls().call_plan(case, "food").unwrap().candidates;
    let place = |name: &str| plan.iter().position(|c| c.name == name).unwrap();
    let order = ["Bijna dicht", "Open", "Onbekend", "Dicht"].map(place);
    assert!(order.is_sorted(), "{order:?}");
    assert!(plan[place("Bijna dicht")].reasons.contains(&Reason::ClosesIn { minutes: 20 }));
    assert!(plan[place("Open")].reasons.iter().any(|r| matches!(r, Reason::OpenNow { .. })));
    let tomorrow = stage.now().plus_minutes(16 * 60 + 20);
    assert!(plan[place("Dicht")].reasons.contains(&Reason::Closed { opens: Some(tomorrow) }));
    let without = plan.iter().position(|c| c.reasons.contains(&Reason::NumberMissing)).unwrap();
    assert!(plan[without..].iter().all(|c| c.dial.is_none()), "who has a number comes first");
}

/// Covering this municipality, an agreement, being reached and a promise kept or broken are
/// reasons that are said.
#[test]
fn f05_f06_what_is_known_of_a_partner_is_said_as_a_reason() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let housing = of_pack(&session, "Woningcorporatie");
    let filled = PartnerDraft { dial: NUMBER.to_owned(), ..PartnerDraft::default() };
    session.directory().fill_in(housing, &filled).unwrap();
    let reasons = || {
        let plan = session.calls().call_plan(case, "eviction").unwrap().candidates;
        plan.iter().find(|c| c.partner == housing).unwrap().reasons.clone()
    };
    let first = reasons();
    assert!(first.contains(&Reason::CoversMunicipality));
    assert!(first.contains(&Reason::HoursUnknown) && first.contains(&Reason::Role { place: 1 }));
    assert!(first.iter().any(|r| matches!(r, Reason::Agreement { version: 1, .. })));

    let general = to(case, Callee::Partner(housing, None), "debts", None);
    for outcome in [CallOutcome::NoAnswer, CallOutcome::Arranged, CallOutcome::NotArranged] {
        call(&stage, &session, &general, outcome);
    }
    assert!(reasons().contains(&Reason::Reached { times: 2, of: 3 }));
    let dialled = session.calls().dial(&general).unwrap();
    let mut promised = OutcomeDraft::of(CallOutcome::Promised);
    promised.promise = Some(companion::PromiseDraft {
        what: "Uitstel op papier".to_owned(),
        who: String::new(),
        due: day("2026-11-25"),
        time: None,
    });
    session.calls().outcome(dialled.call, &promised).unwrap();
    stage.days(2);
    assert!(reasons().contains(&Reason::BrokeLastPromise));
    let promise = session.calls().open_promises(None).unwrap()[0].promise;
    session.calls().settle_promise(promise, companion::data::PromiseState::Kept).unwrap();
    let kept_late = reasons();
    assert!(!kept_late.contains(&Reason::BrokeLastPromise));
    assert!(!kept_late.contains(&Reason::KeptLastPromise));
}

/// One tap hands the number to the phone's own dialer; the call is written down before it opens.
#[test]
fn f05_a_call_is_written_down_before_the_dialer_opens() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let sitter = partner(&session, "Dierenoppas", "food");
    let dialled = session.calls().dial(&to(case, Callee::Partner(sitter, None), "food", None));
    let dialled = dialled.unwrap();
    assert_eq!(
        (dialled.uri.as_str(), dialled.shown.as_str()),
        ("tel:0546000031", "(0546) 000 031")
    );
    assert_eq!(
        (dialled.who.name.as_str(), dialled.callee.as_str()),
        ("Rinus Kwakernaat", "Dierenoppas")
    );

    let after = stage.killed_now().unlock();
    let [waiting] = after.calls().pending().unwrap().try_into().ok().unwrap();
    assert_eq!((waiting.call, waiting.outcome), (dialled.call, None));
    assert_eq!(waiting.who.name, "Rinus Kwakernaat");
    let today = after.today().view(None).unwrap();
    assert!(today.pending.is_some_and(|p| p.call == dialled.call));
    let next = today.today.next.unwrap().kind;
    assert_eq!(next, ItemKind::OutcomeMissing { call: dialled.call });
}

/// A call that is being made keeps the app unlocked for ten minutes from its start, and no longer.
#[test]
fn f05_f21_a_call_keeps_the_app_unlocked_for_ten_minutes() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    assert_eq!(session.calls().unlocked_until().unwrap(), None);
    let dialled = session.calls().dial(&to(case, Callee::Client, "", None)).unwrap();
    let until = stage.now().plus_minutes(10);
    stage.minutes(9);
    assert_eq!(session.calls().unlocked_until().unwrap(), Some(until));
    stage.minutes(2);
    assert_eq!(session.calls().unlocked_until().unwrap(), None);
    stage.minutes(-6 * 30 * 24 * 60);
    let until = session.calls().unlocked_until().unwrap();
    assert!(until <= Some(stage.now().plus_minutes(10)), "a clock set back opens nothing longer");
    session.calls().outcome(dialled.call, &OutcomeDraft::of(CallOutcome::NoAnswer)).unwrap();
    assert_eq!(session.calls().unlocked_until().unwrap(), None);
}

/// Client, relative, reporter and partner are called the same way, by phone, text or e-mail.
#[test]
fn f05_everybody_is_called_the_same_way() {
    let (_stage, session) = Stage::ready();
    let mut draft = report("Rinus Kwakernaat");
    draft.reporter.name = "Teun Hypotheet".to_owned();
    draft.reporter.dial = "0900-8844".to_owned();
    draft.person = PersonPart {
        dial: "+31 546 00 00 22".to_owned(),
        around: vec![RelationPart {
            name: "Truus".to_owned(),
            role: "zus".to_owned(),
            dial: "(0546) 00 00 23".to_owned(),
            may_approach: Some(true),
        }],
        ..draft.person
    };
    let reported = session.cases().report(&draft).unwrap();
    let mail = PartnerDraft {
        email: "balie@voorbeeld.invalid".to_owned(),
        contacts: vec![ContactDraft {
            function: "wijkconsulent".to_owned(),
            name: "Bas Fictief".to_owned(),
            dial: "(0546) 00 00 24".to_owned(),
            ..ContactDraft::default()
        }],
        ..always_open("Corporatie", &["eviction"], "")
    };
    let partner = session.directory().add(&mail).unwrap();
    let contact = session.directory().get(partner).unwrap().contacts[0].contact;
    for (callee, channel, uri, name) in [
        (Callee::Client, CallChannel::Phone, "tel:0546000022", "Rinus Kwakernaat"),
        (Callee::Client, CallChannel::Text, "sms:0546000022", "Rinus Kwakernaat"),
        (Callee::Relative("Truus".to_owned()), CallChannel::Phone, "tel:0546000023", "Truus"),
        (Callee::Reporter(reported.report), CallChannel::Phone, "tel:09008844", "Teun Hypotheet"),
        (Callee::Partner(partner, None), CallChannel::Phone, "tel:0546000032", "Corporatie"),
        (
            Callee::Partner(partner, Some(contact)),
            CallChannel::Phone,
            "tel:0546000024",
            "wijkconsulent",
        ),
        (
            Callee::Partner(partner, None),
            CallChannel::Email,
            "mailto:balie@voorbeeld.invalid",
            "Corporatie",
        ),
    ] {
        let draft = CallDraft { channel, ..to(reported.case, callee, "", None) };
        let dialled = session.calls().dial(&draft).unwrap();
        assert_eq!((dialled.uri.as_str(), dialled.callee.as_str()), (uri, name));
        assert_eq!(dialled.who.name, "Rinus Kwakernaat", "a call is always about somebody");
    }
    let client =
        CallDraft { channel: CallChannel::Email, ..to(reported.case, Callee::Client, "", None) };
    let refused = session.calls().dial(&client).err();
    assert_eq!(refused, Some(Error::Invalid { field: "email", rule: Rule::Empty }));
}

/// An address that tries to fill in a mail by itself opens an empty mail all the same.
#[test]
fn f05_an_address_cannot_fill_in_the_mail() {
    let (_stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let sly = PartnerDraft {
        email: "a@b.invalid?bcc=c@d.invalid&body=hallo wereld".to_owned(),
        ..always_open("Slim", &["food"], "")
    };
    let partner = session.directory().add(&sly).unwrap();
    let draft = CallDraft {
        channel: CallChannel::Email,
        ..to(case, Callee::Partner(partner, None), "", None)
    };
    let uri = session.calls().dial(&draft).unwrap().uri;
    assert!(!uri.contains('?') && !uri.contains('&') && !uri.contains(' '), "{uri}");
}

/// Without a number nothing is dialled and nothing written down; the field is named.
#[test]
fn f05_without_a_number_nothing_is_dialled() {
    let (_stage, session) = Stage::ready();
    let case = session.cases().report(&report("Rinus Kwakernaat")).unwrap().case;
    let housing = of_pack(&session, "Woningcorporatie");
    let view = session.directory().get(housing).unwrap();
    assert!(view.from_pack && view.dial.is_none() && view.open == OpenState::Unknown);
    for callee in [Callee::Client, Callee::Partner(housing, None)] {
        let refused = session.calls().dial(&to(case, callee, "", None)).err();
        assert_eq!(refused, Some(Error::Invalid { field: "dial", rule: Rule::Empty }));
    }
    assert!(session.calls().pending().unwrap().is_empty());
    let wrong =
        PersonPart { dial: "bel maar".to_owned(), name: "R".to_owned(), ..PersonPart::default() };
    session.cases().correct_person(case, &wrong).unwrap();
    let refused = session.calls().dial(&to(case, Callee::Client, "", None)).err();
    assert_eq!(refused, Some(Error::Invalid { field: "dial", rule: Rule::NotDialable }));
}

/// Numbers that cannot be dialled as +31 keep their own dial string.
#[test]
fn f05_short_numbers_keep_their_dial_string() {
    let (_stage, session) = Stage::ready();
    let dial = |name: &str| session.directory().get(of_pack(&session, name)).unwrap().dial.unwrap();
    let emergency = dial("Alarmnummer 112");
    assert_eq!(
        (emergency.dial.as_str(), emergency.e164, emergency.kind),
        ("112", None, DialKind::Emergency)
    );
    assert_eq!(dial("Politie, geen spoed").e164, None);
    assert_eq!(dial("Landelijk meldpunt zorgwekkend gedrag").e164, None);
    assert_eq!(dial("Gemeente Twenterand").e164.as_deref(), Some("+31546840840"));
}

/// "Call back" stands in the list and in Today at its time, until there was another call.
#[test]
fn f05_f18_call_backs_stand_until_called_again() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let sitter = partner(&session, "Dierenoppas", "food");
    let draft = to(case, Callee::Partner(sitter, None), "food", None);
    let dialled = session.calls().dial(&draft).unwrap();
    let at: Instant = companion::data::Zone::NETHERLANDS.instant(day("2026-11-24"), time(15, 0));
    let mut outcome = OutcomeDraft::of(CallOutcome::CallBack);
    outcome.call_back = Some(at);
    outcome.line = "Na drieën".to_owned();
    session.calls().outcome(dialled.call, &outcome).unwrap();
    let [back] = session.calls().call_backs().unwrap().try_into().ok().unwrap();
    assert_eq!(
        (back.call, back.call_back, back.line.as_str()),
        (dialled.call, Some(at), "Na drieën")
    );
    let asked = ItemKind::CallBack { call: dialled.call };
    let today = || session.today().view(None).unwrap().today;
    assert!(today().due.iter().any(|i| i.kind == asked && i.when.due == at));
    stage.at("2026-11-24", 15, 1);
    assert!(today().late.iter().any(|i| i.kind == asked));
    call(&stage, &session, &draft, CallOutcome::Arranged);
    assert!(session.calls().call_backs().unwrap().is_empty());
    assert!(!today().late.iter().any(|i| i.kind == asked));
}

/// A promise by the client or a relative names who made it, and is about the client.
#[test]
fn f05_f06_a_promise_in_a_call_names_who_made_it() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let dialled = session.calls().dial(&to(case, Callee::Client, "", None)).unwrap();
    stage.minutes(2);
    let mut outcome = OutcomeDraft::of(CallOutcome::Promised);
    outcome.promise = Some(companion::PromiseDraft {
        what: "Doet morgen open".to_owned(),
        who: String::new(),
        due: day("2026-11-25"),
        time: None,
    });
    session.calls().outcome(dialled.call, &outcome).unwrap();
    let [promise] = session.calls().open_promises(Some(case)).unwrap().try_into().ok().unwrap();
    assert!(promise.by == companion::data::Promiser::Client);
    assert_eq!(
        (promise.who.as_str(), promise.about.name.as_str()),
        ("Rinus Kwakernaat", "Rinus Kwakernaat")
    );
    assert_eq!(session.cases().get(case).unwrap().phase, Phase::InContact);
}

/// The same outcome sent twice, by a double tap, is one outcome: one promise, one spending.
#[test]
fn f05_f07_a_double_tap_promises_and_spends_once() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let sitter = partner(&session, "Dierenoppas", "food");
    let dialled =
        session.calls().dial(&to(case, Callee::Partner(sitter, None), "food", None)).unwrap();
    stage.minutes(2);
    let mut outcome = OutcomeDraft::of(CallOutcome::Promised);
    outcome.promise = Some(companion::PromiseDraft {
        what: "Belt terug".to_owned(),
        who: String::new(),
        due: day("2026-11-25"),
        time: None,
    });
    outcome.spending = Some(companion::SpendingDraft {
        cents: 500,
        purpose: "Voer".to_owned(),
        item: None,
        agreed_by: String::new(),
    });
    session.calls().outcome(dialled.call, &outcome).unwrap();
    session.calls().outcome(dialled.call, &outcome).unwrap();
    assert_eq!(session.calls().open_promises(None).unwrap().len(), 1);
    assert_eq!(session.plans().to_justify().unwrap().len(), 1);
}
