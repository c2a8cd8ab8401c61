//! F1: a report comes in.

use companion::data::{Audience, Channel, ClosingReason, Duty, Likeness, Phase, Source, Urgency};
use companion::{CaseFilter, Error, PersonPart, ReportDraft, ReporterPart, Rule};
use journeys::{NUMBER, Stage, case, report};

/// A source, an urgency and a word on the person are enough to open a case with a director.
#[test]
fn f01_a_report_needs_only_source_urgency_and_a_word() {
    let (stage, session) = Stage::ready();
    let reported = session.cases().report(&report("Rinus Kwakernaat")).unwrap();
    let view = session.cases().get(reported.case).unwrap();
    assert_eq!((view.phase, view.opened), (Phase::Reported, stage.now()));
    assert_eq!((view.who.name.as_str(), view.who.initials.as_str()), ("Rinus Kwakernaat", "R.K."));
    let [duty] = view.duties.as_slice() else { panic!("one responsibility") };
    assert_eq!((duty.duty, duty.name.as_str()), (Duty::CaseDirection, "Noor Verzonnen"));
    let [kept] = view.reports.as_slice() else { panic!("one report") };
    assert_eq!((kept.channel, kept.source), (Channel::Phone, Source::Police));
    for (missing, draft) in [
        ("source", ReportDraft { source: None, ..report("Rinus") }),
        ("urgency", ReportDraft { urgency: None, ..report("Rinus") }),
        ("name", report("  ")),
    ] {
        let refused = session.cases().report(&draft).err();
        assert_eq!(refused, Some(Error::Invalid { field: missing, rule: Rule::Empty }));
    }
}

/// Each source, channel and urgency that the form offers is kept as it was tapped.
#[test]
fn f01_every_source_channel_and_urgency_is_kept() {
    let (_stage, session) = Stage::ready();
    for source in Source::ALL {
        for channel in Channel::ALL {
            let urgency = Urgency::ALL[(source.code() as usize) % Urgency::ALL.len()];
            let draft = ReportDraft {
                source: Some(*source),
                channel: Some(*channel),
                urgency: Some(urgency),
                ..report("Rinus Kwakernaat")
            };
            let case = session.cases().report(&draft).unwrap().case;
            let kept = session.cases().get(case).unwrap().reports.remove(0);
            assert_eq!((kept.source, kept.channel, kept.urgency), (*source, *channel, urgency));
        }
    }
}

/// Everything the reporter said is there again after the phone was locked.
#[test]
fn f01_what_the_reporter_said_is_there_after_locking() {
    let (stage, session) = Stage::ready();
    let mut draft = report("");
    draft.person.description = "man, ongeveer 30, rode jas".to_owned();
    draft.person.place.address = "Verzonnenlaan 12".to_owned();
    draft.person.place.village = "Vroomshoop".to_owned();
    draft.reporter = ReporterPart {
        name: "Teun Hypotheet".to_owned(),
        organisation: "Woningcorporatie".to_owned(),
        dial: NUMBER.to_owned(),
    };
    draft.concern = "Post stapelt op".to_owned();
    draft.safety = "Grote hond".to_owned();
    draft.reason = "home".to_owned();
    draft.kind = "nuisance".to_owned();
    draft.place.address = "bij de sluis".to_owned();
    let case = session.cases().report(&draft).unwrap().case;
    session.lock().unwrap();

    let view = stage.unlock().cases().get(case).unwrap();
    assert_eq!(view.who.name, "man, ongeveer 30, rode jas", "an unknown person is shown in words");
    assert_eq!(view.who.initials, "");
    assert_eq!((view.who.village.as_str(), view.risks[0].as_str()), ("Vroomshoop", "Grote hond"));
    assert!(view.person == draft.person);
    let kept = &view.reports[0];
    assert!(kept.reporter == draft.reporter && kept.place == draft.place);
    assert_eq!((kept.concern.as_str(), kept.kind.as_str()), ("Post stapelt op", "nuisance"));
    assert_eq!((kept.reason.as_str(), kept.safety.as_str()), ("home", "Grote hond"));
}

/// The type decides who may hear the outcome and whether the reporter stays shielded; the worker
/// may say otherwise.
#[test]
fn f01_the_type_decides_what_the_reporter_may_hear() {
    let (_stage, session) = Stage::ready();
    let form = session.cases().report_form().unwrap();
    assert!(form.types.len() > 3 && form.reasons.len() > 3 && form.villages.len() > 3);
    let kept = |kind: &str, shielded| {
        let draft = ReportDraft { kind: kind.to_owned(), shielded, ..report("Rinus") };
        let case = session.cases().report(&draft).unwrap().case;
        session.cases().get(case).unwrap().reports.remove(0)
    };
    let concern = kept("concern", None);
    assert_eq!((concern.may_hear, concern.shielded), (Audience::TakenUpOnly, true));
    let compulsory = kept("compulsory-care", None);
    assert_eq!((compulsory.may_hear, compulsory.shielded), (Audience::Outline, false));
    assert!(kept("compulsory-care", Some(true)).shielded);
    assert!(!kept("concern", Some(false)).shielded);
    assert_eq!(kept("", None).kind, form.types[0].key, "the first type unless said otherwise");
}

/// A type that the pack no longer has is asked again, instead of silently becoming another one.
#[test]
fn f01_a_type_that_is_gone_is_asked_again() {
    let (_stage, session) = Stage::ready();
    let draft = ReportDraft { kind: "of-an-older-pack".to_owned(), ..report("Rinus") };
    let refused = session.cases().report(&draft).err();
    assert_eq!(refused, Some(Error::Invalid { field: "kind", rule: Rule::NotFound }));
    assert!(session.cases().list(CaseFilter::Open, None, 9).unwrap().cases.is_empty());
}

/// Somebody who may be known already is suggested, and nothing is merged.
#[test]
fn f01_duplicates_are_suggested_and_never_merged() {
    let (_stage, session) = Stage::ready();
    let first = case(&session, "Rinus Kwakernaat");
    let other = case(&session, "Willemijn Denkbeeld");
    let again = report("kwakernaat, R.");
    let suggestions = session.cases().suggestions(&again).unwrap();
    let [suggestion] = suggestions.as_slice() else { panic!("one suggestion") };
    assert_eq!(suggestion.case, first);
    assert_eq!(suggestion.closed_months_ago, None);
    assert!(suggestion.reasons.contains(&Likeness::InitialsFit));
    let third = session.cases().report(&again).unwrap().case;
    assert!(![first, other].contains(&third));
    assert_eq!(session.cases().list(CaseFilter::Open, None, 9).unwrap().cases.len(), 3);
    assert_eq!(session.cases().get(first).unwrap().reports.len(), 1);
}

/// A report about somebody whose case was closed says how many months ago and for which reason.
#[test]
fn f01_a_re_report_is_linked_with_months_since_closing() {
    let (stage, session) = Stage::ready();
    let mut draft = ReportDraft { reason: "home".to_owned(), ..report("Rinus Kwakernaat") };
    let old = session.cases().report(&draft).unwrap().case;
    session.cases().close(old, ClosingReason::NoContact).unwrap();
    stage.at("2027-03-01", 10, 0);
    let suggestion = session.cases().suggestions(&draft).unwrap().remove(0);
    assert_eq!((suggestion.case, suggestion.closed_months_ago), (old, Some(3)));
    assert!(suggestion.same_reason);
    draft.reason = "money".to_owned();
    assert!(!session.cases().suggestions(&draft).unwrap()[0].same_reason);

    draft.follows = Some(old);
    let new = session.cases().report(&draft).unwrap().case;
    assert_eq!(session.cases().get(new).unwrap().previous, Some(old));
    let old = session.cases().get(old).unwrap();
    assert_eq!((old.phase, old.closed), (Phase::Closed, Some(ClosingReason::NoContact)));
}

/// A report may also go on in the case itself: a closed one opens again, an open one stays where
/// it is.
#[test]
fn f01_a_report_in_a_case_of_its_own_reopens_it() {
    let (_stage, session) = Stage::ready();
    let known = case(&session, "Rinus Kwakernaat");
    session.cases().set_phase(known, Phase::CaseManagement).unwrap();
    let mut again = report("");
    again.case = Some(known);
    session.cases().report(&again).unwrap();
    assert_eq!(session.cases().get(known).unwrap().phase, Phase::CaseManagement);
    session.cases().close(known, ClosingReason::Moved).unwrap();
    session.cases().report(&again).unwrap();
    let view = session.cases().get(known).unwrap();
    assert_eq!((view.phase, view.closed, view.reports.len()), (Phase::Reported, None, 3));
}

/// A safety remark in a later report stands where one looks before ringing the bell.
#[test]
fn f01_f15_a_new_safety_remark_is_shown_with_the_case() {
    let (_stage, session) = Stage::ready();
    let known = case(&session, "Rinus Kwakernaat");
    let mut again = report("");
    again.case = Some(known);
    again.safety = "Dreigde met een mes".to_owned();
    session.cases().report(&again).unwrap();
    session.cases().report(&again).unwrap();
    assert_eq!(session.cases().get(known).unwrap().risks, ["Dreigde met een mes"]);
}

/// What was typed of a report is there after the app was killed, and gone once it is taken in.
#[test]
fn f01_an_unfinished_report_survives_the_app_being_killed() {
    let (stage, session) = Stage::ready();
    let draft = ReportDraft {
        source: Some(Source::Neighbour),
        person: PersonPart { description: "vrouw met kat".to_owned(), ..PersonPart::default() },
        ..ReportDraft::default()
    };
    session.cases().keep_report(&draft).unwrap();
    let twin = stage.killed_now();
    let after = twin.unlock();
    assert!(after.cases().report_form().unwrap().unfinished == Some(draft.clone()));

    let refused = after.cases().report(&draft).err();
    assert_eq!(refused, Some(Error::Invalid { field: "urgency", rule: Rule::Empty }));
    assert!(after.cases().report_form().unwrap().unfinished.is_some(), "a refusal loses nothing");
    let whole = ReportDraft { urgency: Some(Urgency::Now), ..draft.clone() };
    after.cases().report(&whole).unwrap();
    assert!(after.cases().report_form().unwrap().unfinished.is_none());

    session.cases().discard_report().unwrap();
    assert!(session.cases().report_form().unwrap().unfinished.is_none());
}
