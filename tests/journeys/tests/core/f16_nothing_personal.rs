//! F16, in part: nothing personal stands in an error, or in what a log could show of a view.

use companion::data::{
    AttemptKind, AttemptOutcome, CallChannel, CallOutcome, Callee, Mark, Promiser,
};
use companion::{
    CallDraft, CaseFilter, ContactDraft, Language, NextPart, OutcomeDraft, PartnerDraft,
    PresentPart, PromiseDraft, RelationPart, SpendingDraft, Spot,
};
use journeys::{Stage, day, line, report, tap};
use std::fmt::Debug;

/// Stands in every text that is typed below.
const MARK: &str = "Kwakernaat";

/// What `{:?}` shows of a value; nothing when it cannot be shown at all. A view that is given a
/// `Debug` later is looked at by itself.
macro_rules! shown {
    ($value:expr) => {{ (&Look(&$value)).shown() }};
}

struct Look<'a, T>(&'a T);

trait Visible {
    fn shown(&self) -> String;
}

impl<T: Debug> Visible for Look<'_, T> {
    fn shown(&self) -> String {
        format!("{:?} {:#?}", self.0, self.0)
    }
}

trait Hidden {
    fn shown(&self) -> String;
}

impl<T> Hidden for &Look<'_, T> {
    fn shown(&self) -> String {
        String::new()
    }
}

/// Names, notes, numbers, addresses and spots stand in no error text and in no debug output of
/// anything that companion takes or gives.
#[test]
fn f16_nothing_personal_in_errors_and_debug_output() {
    let (stage, s) = Stage::ready();
    let typed = format!("{MARK} typte dit");
    let spot = Spot { lat: 52.461_234, lon: 6.570_234 };
    let mut texts = Vec::new();
    let mut look = |what: &str, text: String| texts.push((what.to_owned(), text));

    let mut draft = report(MARK);
    draft.person.description.clone_from(&typed);
    draft.person.dial = "(0546) 00 00 77".to_owned();
    draft.person.place.address.clone_from(&typed);
    draft.person.place.spot = Some(spot);
    draft.person.around = vec![RelationPart {
        name: typed.clone(),
        role: typed.clone(),
        dial: "(0546) 00 00 77".to_owned(),
        may_approach: None,
    }];
    draft.reporter.name.clone_from(&typed);
    draft.reporter.dial = "(0546) 00 00 77".to_owned();
    draft.concern.clone_from(&typed);
    draft.safety.clone_from(&typed);
    let reported = s.cases().report(&draft).unwrap();
    let case = reported.case;
    look("report", shown!(draft) + &shown!(reported) + &shown!(spot));
    look("suggestions", shown!(s.cases().suggestions(&draft).unwrap()));
    s.cases().keep_report(&draft).unwrap();
    look("form", shown!(s.cases().report_form().unwrap()));
    look("list", shown!(s.cases().list(CaseFilter::Open, None, 9).unwrap()));

    let mut attempt = tap(case, AttemptOutcome::NotHome);
    attempt.line.clone_from(&typed);
    attempt.spot = Some(spot);
    look("attempt", shown!(attempt) + &shown!(s.visits().attempt(&attempt).unwrap()));
    let appointment = companion::AppointmentDraft {
        case,
        kind: AttemptKind::HomeVisit,
        on: day("2026-11-24"),
        time: None,
        part: None,
        what: typed.clone(),
    };
    look("appointment", shown!(appointment) + &shown!(s.visits().plan(&appointment).unwrap()));

    let visit = s.visits().start(case, None).unwrap();
    let mut draft = s.visits().draft(visit).unwrap();
    draft.present = vec![PresentPart { name: typed.clone(), organisation: typed.clone() }];
    draft.lines = Mark::ALL.iter().map(|mark| line(*mark, &typed)).collect();
    draft.next = Some(NextPart { what: typed.clone(), on: Some(day("2026-11-24")), part: None });
    s.visits().keep(visit, &draft).unwrap();
    look("unfinished", shown!(s.visits().unfinished().unwrap()));
    look("refused", shown!(s.visits().finish(visit, &draft)));
    draft.outcome = Some(AttemptOutcome::Inside);
    look("visit", shown!(draft) + &shown!(s.visits().finish(visit, &draft).unwrap()));
    look("summary", shown!(s.visits().preview(visit, &typed).unwrap()));
    s.visits().summarise(visit, &typed).unwrap();
    assert!(s.visits().text(visit, Language::Nl).unwrap().contains(MARK), "the mark is there");

    let partner = PartnerDraft {
        name: typed.clone(),
        needs: vec!["food".to_owned()],
        dial: "(0546) 00 00 77".to_owned(),
        email: typed.clone(),
        contacts: vec![ContactDraft {
            name: typed.clone(),
            function: typed.clone(),
            dial: "(0546) 00 00 77".to_owned(),
            ..ContactDraft::default()
        }],
        line: typed.clone(),
        ..PartnerDraft::default()
    };
    let id = s.directory().add(&partner).unwrap();
    look("partner", shown!(partner) + &shown!(s.directory().get(id).unwrap()));
    look("number", shown!(s.directory().get(id).unwrap().dial));
    look("plan of calls", shown!(s.calls().call_plan(case, "food").unwrap()));
    let candidates = s.calls().call_plan(case, "food").unwrap().candidates;
    look(
        "candidates",
        shown!(candidates) + &shown!(candidates[0].reasons) + &shown!(candidates[0].dial),
    );
    let call = CallDraft {
        case,
        callee: Callee::Relative(typed.clone()),
        channel: CallChannel::Phone,
        need: "food".to_owned(),
        round: Some(s.calls().start_round(case, vec!["food".to_owned()]).unwrap()),
    };
    let dialled = s.calls().dial(&call).unwrap();
    look("call", shown!(call) + &shown!(call.callee) + &shown!(dialled));
    look("pending", shown!(s.calls().pending().unwrap()));
    let outcome = OutcomeDraft {
        outcome: CallOutcome::CallBack,
        line: typed.clone(),
        call_back: Some(stage.now()),
        promise: Some(PromiseDraft {
            what: typed.clone(),
            who: typed.clone(),
            due: day("2026-11-24"),
            time: None,
        }),
        spending: Some(SpendingDraft {
            cents: 100,
            purpose: typed.clone(),
            item: None,
            agreed_by: typed.clone(),
        }),
    };
    look("outcome", shown!(outcome) + &shown!(s.calls().outcome(dialled.call, &outcome).unwrap()));
    look("call backs", shown!(s.calls().call_backs().unwrap()));
    look("rounds", shown!(s.calls().rounds(case).unwrap()));
    look("promises", shown!(s.calls().open_promises(None).unwrap()));
    let by = Promiser::Relative;
    look("promise", shown!(outcome.promise) + &shown!(by) + &shown!(outcome.spending));
    look("to justify", shown!(s.plans().to_justify().unwrap()));
    look("plan", shown!(s.plans().get(case).unwrap()));

    let today = s.today().view(Some(spot)).unwrap();
    assert!(!today.today.due.is_empty() && !today.today.visits.is_empty());
    look("today", shown!(today) + &shown!(today.today) + &shown!(today.today.due[0].who));
    let found = s.today().search(MARK, None, 99).unwrap();
    assert!(found.hits.len() > 5);
    look("search", shown!(found) + &shown!(found.hits[0]) + &shown!(found.hits[0].target));
    let view = s.cases().get(case).unwrap();
    look("case", shown!(view) + &shown!(view.person) + &shown!(view.reports) + &shown!(view.who));
    look("duties", shown!(view.duties) + &shown!(view.plan));
    let timeline = s.cases().timeline(case, None, 99).unwrap();
    look("timeline", shown!(timeline) + &shown!(timeline.entries[0].what));
    look("versions", shown!(s.cases().versions(visit.into()).unwrap()));
    let worker = companion::WorkerDraft { name: typed.clone(), ..Default::default() };
    look("worker", shown!(worker) + &shown!(s.settings().pack().unwrap()));

    // Each way in which a text can be refused.
    let number = format!("{MARK} 111222333");
    let long = MARK.repeat(7000);
    for bad in [&number, &long] {
        let mut draft = report(bad);
        draft.concern.clone_from(bad);
        let refused = s.cases().report(&draft).unwrap_err();
        look("refused report", format!("{refused} {refused:?}"));
        let refused = s.cases().set_risks(case, vec![bad.clone()]).unwrap_err();
        look("refused risks", format!("{refused} {refused:?}"));
        let dial = PartnerDraft { dial: bad.clone(), ..partner.clone() };
        let refused = s.directory().add(&dial).unwrap_err();
        look("refused number", format!("{refused} {refused:?}"));
        let hours = PartnerDraft { hours: bad.clone(), ..partner.clone() };
        let refused = s.directory().add(&hours).unwrap_err();
        look("refused hours", format!("{refused} {refused:?}"));
        let refused = s.calls().call_plan(case, bad).err().unwrap();
        look("refused need", format!("{refused} {refused:?}"));
    }
    let shown = texts.iter().filter(|(_, text)| !text.is_empty()).count();
    assert!(shown > 15, "only {shown} were looked at");
    for (what, text) in &texts {
        // Ids are shown as hexadecimal digits, in which a short number may stand by chance.
        for personal in [MARK, "(0546)", "0546000077", "52.46", "6.570", "5246123", "111222333"] {
            assert!(!text.contains(personal), "{what} shows {personal}: {text}");
        }
    }
}
