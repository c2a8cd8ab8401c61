//! The visit (bezoek): written once, with a mark per line.

use crate::cbor::{codes, record};
use crate::id::{AttemptId, CaseId, EntityId, LineId, VisitId};
use crate::record::attempt::{AttemptOutcome, Contact};
use crate::record::kind;
use crate::time::{Instant, LocalDate, PartOfDay};

record! {
    /// A visit. Lives in the shared compartment when the case has one.
    Visit {
        /// For which case.
        1 case: CaseId,
        /// Start.
        2 started: Instant,
        /// End.
        3 ended: Instant,
        /// Who was there beside the worker.
        4 present: Vec<Present>,
        /// What was seen, thought, said and agreed, line by line.
        5 lines: Vec<Line>,
        /// What the visit led to; every visit is an attempt too.
        6 outcome: AttemptOutcome,
        /// What came of it.
        7 contact: Contact,
        /// Trust as the worker judges it.
        8 trust: Option<Trust>,
        /// Stage of change.
        9 stage: Option<Stage>,
        /// The next step.
        10 next: Option<NextStep>,
        /// The attempt that became this visit: counted once.
        11 attempt: Option<AttemptId>,
    }
}

kind!(14 Visit, VisitId, {
    fn happened(&self) -> Option<Instant> {
        Some(self.started)
    }
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
        under.extend(self.attempt.map(EntityId::from));
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend(self.lines.iter().map(|line| line.text.as_str()));
        words.extend(self.next.iter().map(|next| next.what.as_str()));
    }
});

record! {
    /// What stays with the own organisation of what was written at a shared visit.
    OwnNotes {
        /// For which case.
        1 case: CaseId,
        /// At which visit.
        2 visit: VisitId,
        /// The lines.
        3 lines: Vec<Line>,
    }
}

kind!(15 OwnNotes, OwnNotesId, {
    fn links(&self, under: &mut Vec<EntityId>) {
        under.push(self.case.into());
        under.push(self.visit.into());
    }
    fn text<'a>(&'a self, words: &mut Vec<&'a str>) {
        words.extend(self.lines.iter().map(|line| line.text.as_str()));
    }
});

record! {
    /// One line with its mark.
    Line {
        /// Its id: an edit keeps it.
        1 id: LineId,
        /// What kind of line it is.
        2 mark: Mark,
        /// The text.
        3 text: String,
    }
}

record! {
    /// Somebody who was there.
    Present {
        /// Name.
        1 name: String,
        /// Organisation, or who that is to the client.
        2 organisation: String,
    }
}

record! {
    /// What happens next, and when.
    NextStep {
        /// What, in one line.
        1 what: String,
        /// On which day.
        2 on: Option<LocalDate>,
        /// In which part of it.
        3 part: Option<PartOfDay>,
    }
}

codes! {
    /// Kept apart, because a court and a client read them differently.
    Mark {
        /// Seen or heard.
        1 Fact,
        /// What the worker makes of it.
        2 Interpretation,
        /// In the person's own words.
        3 Quote,
        /// What was agreed.
        4 Agreement,
    }
}

codes! {
    /// Trust between client and worker.
    Trust {
        /// None yet.
        1 None,
        /// A beginning.
        2 Beginning,
        /// Growing.
        3 Growing,
        /// Firm.
        4 Firm,
    }
}

codes! {
    /// Stages of change (Prochaska and DiClemente).
    Stage {
        /// voorbeschouwing
        1 Precontemplation,
        /// overpeinzing
        2 Contemplation,
        /// voorbereiding
        3 Preparation,
        /// actie
        4 Action,
        /// gedragsbehoud
        5 Maintenance,
        /// terugval
        6 Relapse,
    }
}
