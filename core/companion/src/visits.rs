//! Visits (F3): a draft that loses nothing, then one revision; and its correction.

use crate::areas::Visits;
use crate::attempts::advance;
use crate::drafts::{Slot, found};
use crate::error::{Error, Result};
use crate::known::Known;
use crate::parts::{ContactPart, LinePart, NextPart, PresentPart};
use crate::post::erasing::shared_part;
use crate::road::{Pen, Road, random};
use field::Rest;
use field::id::{AttemptId, CaseId, CompartmentId, LineId, OwnNotesId, VisitId};
use field::record::{AttemptOutcome, Line, NextStep, OwnNotes, Present, Stage, Trust, Visit};
use field::rule::person::Who;
use field::time::Instant;
use minicbor::{Decode, Encode};

/// A visit while it is being written.
#[derive(Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct VisitDraft {
    /// For which case.
    #[n(1)]
    pub case: CaseId,
    /// Start.
    #[n(2)]
    pub started: Instant,
    /// End; when it is finished, unless said otherwise.
    #[n(3)]
    pub ended: Option<Instant>,
    /// Who was there beside the worker.
    #[n(4)]
    pub present: Vec<PresentPart>,
    /// The text, line by line.
    #[n(5)]
    pub lines: Vec<LinePart>,
    /// What it led to.
    #[n(6)]
    pub outcome: Option<AttemptOutcome>,
    /// What came of it, where that differs from what the outcome says.
    #[n(7)]
    pub contact: Option<ContactPart>,
    /// Trust.
    #[n(8)]
    pub trust: Option<Trust>,
    /// Stage of change.
    #[n(9)]
    pub stage: Option<Stage>,
    /// The next step.
    #[n(10)]
    pub next: Option<NextPart>,
    /// The attempt that became this visit.
    #[n(11)]
    pub attempt: Option<AttemptId>,
}

/// A visit under way.
#[derive(Clone, PartialEq)]
pub struct UnfinishedView {
    /// Its id.
    pub visit: VisitId,
    /// For which case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// Start.
    pub started: Instant,
    /// Whether it is the correction of a finished one.
    pub correction: bool,
}

/// A visit as it is read.
#[derive(Clone, PartialEq)]
pub struct VisitView {
    /// Its id.
    pub visit: VisitId,
    /// For which case.
    pub case: CaseId,
    /// Start.
    pub started: Instant,
    /// End.
    pub ended: Instant,
    /// Minutes it took.
    pub minutes: u32,
    /// Who was there.
    pub present: Vec<PresentPart>,
    /// The text, line by line.
    pub lines: Vec<LinePart>,
    /// What it led to.
    pub outcome: AttemptOutcome,
    /// What came of it.
    pub contact: ContactPart,
    /// Trust.
    pub trust: Option<Trust>,
    /// Stage of change.
    pub stage: Option<Stage>,
    /// The next step.
    pub next: Option<NextPart>,
}

impl Visits {
    /// Starts a visit now, or where an attempt at the door became one. One tap; from here on
    /// nothing that is typed can be lost.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn start(&self, case: CaseId, attempt: Option<AttemptId>) -> Result<VisitId> {
        let started = self.road.read(|known, now| {
            known.get(case)?;
            attempt.map_or(Ok(now.at), |id| Ok(known.get(id)?.at))
        })?;
        let visit = VisitId::new(random()?);
        let draft = VisitDraft {
            case,
            started,
            ended: None,
            present: Vec::new(),
            lines: Vec::new(),
            outcome: None,
            contact: None,
            trust: None,
            stage: None,
            next: None,
            attempt,
        };
        self.keep(visit, &draft)?;
        Ok(visit)
    }

    /// Keeps what was typed so far: sealed, on this phone, over what stood there.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::StorageFull`].
    pub fn keep(&self, visit: VisitId, draft: &VisitDraft) -> Result<()> {
        Slot::Visit(visit).keep(&self.road, draft)
    }

    /// What was typed so far.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no draft of this visit.
    pub fn draft(&self, visit: VisitId) -> Result<VisitDraft> {
        found(Slot::Visit(visit).read(&self.road)?)
    }

    /// Visits under way.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn unfinished(&self) -> Result<Vec<UnfinishedView>> {
        unfinished(&self.road)
    }

    /// Throws the draft of a visit away; a finished one stays as it was.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::StorageFull`].
    pub fn discard(&self, visit: VisitId) -> Result<()> {
        Slot::Visit(visit).discard(&self.road)
    }

    /// Finishes a visit, or the correction of one; what was written first stays readable.
    ///
    /// # Errors
    /// [`Error::Invalid`], and what storage can meet. Then the draft is still there.
    pub fn finish(&self, visit: VisitId, draft: &VisitDraft) -> Result<VisitView> {
        self.keep(visit, draft)?;
        self.road.write(|known, pen| finish(known, pen, visit, draft.clone()))?;
        self.get(visit)
    }

    /// Opens a finished visit for correction.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn correct(&self, visit: VisitId) -> Result<VisitDraft> {
        let draft = self.road.read(|known, _| {
            let view = visit_view(known, visit, known.get(visit)?);
            Ok(VisitDraft {
                case: view.case,
                started: view.started,
                ended: Some(view.ended),
                present: view.present,
                lines: view.lines,
                outcome: Some(view.outcome),
                contact: Some(view.contact),
                trust: view.trust,
                stage: view.stage,
                next: view.next,
                attempt: known.get(visit)?.attempt,
            })
        })?;
        self.keep(visit, &draft)?;
        Ok(draft)
    }

    /// A finished visit.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Locked`].
    pub fn get(&self, visit: VisitId) -> Result<VisitView> {
        self.road.read(|known, _| Ok(visit_view(known, visit, known.get(visit)?)))
    }
}

pub(crate) fn unfinished(road: &Road) -> Result<Vec<UnfinishedView>> {
    let mut drafts = Vec::new();
    for slot in Slot::all(road)? {
        if let Slot::Visit(visit) = slot
            && let Some(draft) = slot.read::<VisitDraft>(road)?
        {
            drafts.push((visit, draft));
        }
    }
    road.read(|known, _| {
        let mut views = Vec::new();
        for (visit, draft) in drafts {
            views.push(UnfinishedView {
                visit,
                case: draft.case,
                // What was typed is shown, even when its case was lost to damage.
                who: known.about(draft.case).unwrap_or_default(),
                started: draft.started,
                correction: known.book.get(visit).is_some(),
            });
        }
        Ok(views)
    })
}

fn finish(known: &Known, pen: &mut Pen<'_>, id: VisitId, draft: VisitDraft) -> Result<()> {
    let now = pen.now().at;
    let outcome = draft.outcome.ok_or(Error::missing("outcome"))?;
    let contact = draft.contact.unwrap_or_else(|| ContactPart::presumed(outcome)).record();
    let case = known.get(draft.case)?;
    let home = pen.compartment_of(draft.case)?;
    let old = known.book.get(id);
    let notes = known.book.under::<OwnNotesId>(id).next_back();
    let shared = shared_part(known, case);
    let apart = shared.is_some();
    let old_lines: Vec<Line> = old
        .iter()
        .flat_map(|v| &v.lines)
        .chain(notes.iter().flat_map(|(_, n)| &n.lines))
        .cloned()
        .collect();
    let mut shared_lines = Vec::new();
    let mut own_lines = Vec::new();
    for line in draft.lines.into_iter().filter(|l| !l.text.trim().is_empty()) {
        let own = apart && line.own;
        let line_id = line.id.map_or_else(|| random().map(LineId::new), Ok)?;
        let line = line.onto(line_id, &old_lines);
        if own { own_lines.push(line) } else { shared_lines.push(line) }
    }
    advance(known, pen, draft.case, &contact)?;
    let record = Visit {
        case: draft.case,
        started: draft.started,
        ended: draft.ended.unwrap_or(now.max(draft.started)),
        present: draft.present.into_iter().map(PresentPart::record).collect::<Vec<Present>>(),
        lines: shared_lines,
        outcome,
        contact,
        trust: draft.trust,
        stage: draft.stage,
        next: draft.next.map(NextPart::record).filter(|n: &NextStep| !n.what.trim().is_empty()),
        attempt: draft.attempt,
        rest: old.map_or(Rest::NONE, |v| v.rest.clone()),
    };
    match old {
        Some(_) => pen.change(id, record)?,
        None => pen.add_as(id, shared.unwrap_or(home), record)?,
    }
    keep_own(pen, id, draft.case, home, own_lines, notes)?;
    pen.finish_draft(Slot::Visit(id).name());
    Ok(())
}

/// Writes the lines that stay with the own organisation beside the visit, when there are any or
/// were any before.
fn keep_own(
    pen: &mut Pen<'_>,
    visit: VisitId,
    case: CaseId,
    home: CompartmentId,
    lines: Vec<Line>,
    old: Option<(OwnNotesId, &OwnNotes)>,
) -> Result<()> {
    match old {
        Some((_, old)) if old.lines == lines => Ok(()),
        Some((id, old)) => pen.change(id, OwnNotes { lines, ..old.clone() }),
        None if lines.is_empty() => Ok(()),
        None => pen.add(home, OwnNotes { case, visit, lines, rest: Rest::NONE }).map(|_| ()),
    }
}

pub(crate) fn visit_view(known: &Known, id: VisitId, visit: &Visit) -> VisitView {
    let own = known.book.under::<OwnNotesId>(id).next_back();
    let own = own.iter().flat_map(|(_, notes)| &notes.lines).map(|l| LinePart::of(l, true));
    VisitView {
        visit: id,
        case: visit.case,
        started: visit.started,
        ended: visit.ended,
        minutes: visit.ended.minutes_since(visit.started),
        present: visit.present.iter().map(PresentPart::of).collect(),
        lines: visit.lines.iter().map(|l| LinePart::of(l, false)).chain(own).collect(),
        outcome: visit.outcome,
        contact: ContactPart::of(&visit.contact),
        trust: visit.trust,
        stage: visit.stage,
        next: visit.next.as_ref().map(NextPart::of),
    }
}
