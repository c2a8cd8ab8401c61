//! F4 and F7, in part: the plan on one page, and what was spent.

use companion::data::{ActionState, CallOutcome, Callee, ItemKind, Owner, PlanItemId};
use companion::{Error, OutcomeDraft, PlanDraft, PlanItemPart, Rule, SpendingDraft};
use journeys::{Stage, case, day, partner, to};

fn row(stressor: &str, owner: Owner) -> PlanItemPart {
    PlanItemPart {
        id: None,
        stressor: stressor.to_owned(),
        goal: "In de woning blijven".to_owned(),
        action: "Betalingsregeling vragen".to_owned(),
        owner,
        owner_name: "Teun".to_owned(),
        due: Some(day("2026-11-30")),
        state: ActionState::Open,
    }
}

fn spending(cents: i64) -> SpendingDraft {
    SpendingDraft {
        cents,
        purpose: "Voer voor de hond".to_owned(),
        item: None,
        agreed_by: String::new(),
    }
}

/// Stressor, goal, action, owner and day come back as written, with the client's own words.
#[test]
fn f04_a_plan_comes_back_as_it_was_written() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    assert!(session.plans().get(case).unwrap().items.is_empty());
    let items: Vec<_> = Owner::ALL.iter().map(|owner| row("Ontruiming", *owner)).collect();
    let draft = PlanDraft { items: items.clone(), own_words: "Eerst slapen.".to_owned() };
    session.plans().keep(case, &draft).unwrap();
    assert!(stage.killed_now().unlock().plans().draft(case).unwrap() == Some(draft.clone()));
    session.plans().write(case, &draft).unwrap();
    assert!(session.plans().draft(case).unwrap().is_none());
    session.lock().unwrap();
    let plan = stage.unlock().plans().get(case).unwrap();
    assert_eq!((plan.own_words.as_str(), plan.clients_yes), ("Eerst slapen.", None));
    let kept: Vec<_> =
        plan.items.into_iter().map(|item| PlanItemPart { id: None, ..item }).collect();
    assert!(kept == items);
}

/// The client's yes has its date, holds while the work is done, and ends when the words change.
#[test]
fn f04_the_clients_yes_is_to_the_words_that_were_said() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let yes = day("2026-11-24");
    assert_eq!(session.plans().client_said_yes(case, yes).err(), Some(Error::NotFound));
    let draft = PlanDraft { items: vec![row("Ontruiming", Owner::Worker)], ..PlanDraft::default() };
    session.plans().write(case, &draft).unwrap();
    assert_eq!(session.plans().client_said_yes(case, yes).unwrap().clients_yes, Some(yes));
    stage.days(3);
    let mut items = session.plans().get(case).unwrap().items;
    items[0].state = ActionState::Done;
    let done = session.plans().write(case, &PlanDraft { items: items.clone(), ..draft.clone() });
    assert_eq!(done.unwrap().clients_yes, Some(yes));
    items[0].action = "Verhuizen".to_owned();
    let other = session.plans().write(case, &PlanDraft { items, ..draft }).unwrap();
    assert_eq!(other.clients_yes, None);
}

/// Spending within the mandate goes at once; over it the app warns and asks for a name, and does
/// not block.
#[test]
fn f07_over_the_mandate_warns_and_does_not_block() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    assert!(!session.plans().over_mandate(25_000).unwrap());
    assert!(session.plans().over_mandate(25_001).unwrap());
    let pet_sitter = partner(&session, "Dierenoppas", "someone-alongside");
    let draft = to(case, Callee::Partner(pet_sitter, None), "someone-alongside", None);
    for (cents, over) in [(8_500, false), (60_000, true)] {
        let dialled = session.calls().dial(&draft).unwrap();
        stage.minutes(2);
        let mut outcome = OutcomeDraft::of(CallOutcome::Arranged);
        outcome.spending = Some(spending(cents));
        let after = session.calls().outcome(dialled.call, &outcome).unwrap();
        assert_eq!(after.over_mandate, over);
    }
    let total: i64 = session.plans().to_justify().unwrap().iter().map(|s| s.cents).sum();
    assert_eq!(total, 68_500);
    for cents in [0, -1] {
        let refused = session.plans().spend(case, &spending(cents)).err();
        assert_eq!(refused, Some(Error::Invalid { field: "cents", rule: Rule::OutOfRange }));
    }
    let nothing = SpendingDraft { purpose: " ".to_owned(), ..spending(100) };
    let refused = session.plans().spend(case, &nothing).err();
    assert_eq!(refused, Some(Error::Invalid { field: "purpose", rule: Rule::Empty }));
}

/// What was spent is asked to be accounted for by its date, until its effect was written down.
#[test]
fn f07_f18_spending_is_accounted_for_by_a_date() {
    let (stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let spent = session.plans().spend(case, &spending(8_500)).unwrap();
    let [open] = session.plans().to_justify().unwrap().try_into().unwrap();
    // Thirty days on is Thursday 24 December, a working day.
    assert_eq!((open.spending, open.by, open.late), (spent, day("2026-12-24"), false));
    stage.at("2026-12-25", 9, 0);
    assert!(session.plans().to_justify().unwrap()[0].late);
    let late = session.today().view(None).unwrap().today.late;
    assert!(late.iter().any(|i| i.kind == ItemKind::Justify { spending: spent, cents: 8_500 }));
    session.plans().justify(spent, "De hond was veilig, hij ging mee naar de opname").unwrap();
    assert!(session.plans().to_justify().unwrap().is_empty());
    let refused = session.plans().justify(companion::data::SpendingId::new([9; 16]), "x").err();
    assert_eq!(refused, Some(Error::NotFound));
}

/// A row of the plan that money serves is kept with it.
#[test]
fn f04_f07_spending_names_the_row_it_serves() {
    let (_stage, session) = Stage::ready();
    let case = case(&session, "Rinus Kwakernaat");
    let draft = PlanDraft { items: vec![row("Hond", Owner::Network)], ..PlanDraft::default() };
    let item: PlanItemId = session.plans().write(case, &draft).unwrap().items[0].id.unwrap();
    session.plans().spend(case, &SpendingDraft { item: Some(item), ..spending(100) }).unwrap();
    let entries = session.cases().timeline(case, None, 9).unwrap().entries;
    assert!(entries.iter().any(|e| matches!(&e.what,
        companion::Moment::Spending(s) if s.item == Some(item) && s.cents == 100)));
}
